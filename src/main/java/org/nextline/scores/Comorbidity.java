package org.nextline.scores;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** HCT-CI by Sorror 2005 (Blood 2005;106:2912): 0 to 26 points. */
public final class Comorbidity {

	/**
	 * One of the seventeen comorbidities.
	 *
	 * @param key name in the vocabulary
	 * @param label name on the page
	 * @param definition what counts
	 * @param weight its points
	 */
	record Item(String key, String label, String definition, int weight) {
	}

	/** All items, in the order of the paper. */
	static final List<Item> ITEMS = List.of(
			new Item("arrhythmia", "Arrhythmia",
					"atrial fibrillation or flutter, sick sinus syndrome, ventricular arrhythmia; any history needing "
							+ "treatment",
					1),
			new Item("cardiac", "Heart", "coronary artery disease that needs treatment, stent or bypass; heart failure; "
					+ "myocardial infarction; ejection fraction 50 % or less", 1),
			new Item("ibd", "Inflammatory bowel disease", "Crohn disease or ulcerative colitis", 1),
			new Item("diabetes", "Diabetes", "needing insulin or tablets, not diet alone", 1),
			new Item("cerebrovascular", "Cerebrovascular", "TIA or stroke", 1),
			new Item("psychiatric", "Psychiatric",
					"depression or anxiety needing consultation or treatment at the time of transplantation", 1),
			new Item("hepaticMild", "Liver, mild", "chronic hepatitis; bilirubin above 1 to 1.5 x ULN; AST or ALT above "
					+ "1 to 2.5 x ULN", 1),
			new Item("obesity", "Obesity", "BMI above 35; children: 95th centile or more for age", 1),
			new Item("infection", "Infection",
					"documented infection or fever of unknown origin, antimicrobials continued after day 0", 1),
			new Item("rheumatologic", "Rheumatologic",
					"SLE, rheumatoid arthritis, polymyositis, mixed connective tissue disease, polymyalgia", 2),
			new Item("pepticUlcer", "Peptic ulcer", "requiring treatment", 2),
			new Item("renalModSevere", "Kidney, moderate or severe",
					"creatinine above 2 mg/dL (177 umol/L), dialysis or earlier kidney transplant", 2),
			new Item("pulmonaryModerate", "Lung, moderate",
					"DLCO or FEV1 66-80 %, or dyspnoea on slight activity", 2),
			new Item("priorMalignancy", "Earlier cancer",
					"treated at any time; not non-melanoma skin cancer, not the disease transplanted for", 3),
			new Item("heartValve", "Heart valve", "any, but for mitral valve prolapse without symptoms", 3),
			new Item("pulmonarySevere", "Lung, severe",
					"DLCO or FEV1 65 % or less, dyspnoea at rest, or oxygen", 3),
			new Item("hepaticModSevere", "Liver, moderate or severe",
					"cirrhosis; bilirubin above 1.5 x ULN; AST or ALT above 2.5 x ULN", 3));

	private Comorbidity() {
	}

	static List<String> keys() {
		return ITEMS.stream().map(Item::key).toList();
	}

	/** Keys and labels in turn. */
	static String[] words() {
		return ITEMS.stream()
			.flatMap((item) -> Arrays.stream(new String[] { item.key(), item.label() + ": " + item.definition() }))
			.toArray(String[]::new);
	}

	/**
	 * Points of a complete set of comorbidities; of the same organ the severe item
	 * replaces the mild one.
	 * @param items keys of the vocabulary, for example {@code diabetes}
	 */
	public static int points(Set<String> items) {
		Set<String> counted = counted(items);
		return ITEMS.stream().filter((item) -> counted.contains(item.key())).mapToInt(Item::weight).sum();
	}

	/** The items that count: a severe one replaces the mild one of its organ. */
	static Set<String> counted(Set<String> items) {
		Set<String> counted = new HashSet<>(items);
		if (counted.contains("hepaticModSevere")) {
			counted.remove("hepaticMild");
		}
		if (counted.contains("pulmonarySevere")) {
			counted.remove("pulmonaryModerate");
		}
		return counted;
	}

	/** Items that measured values make, whether ticked or not. */
	static Set<String> measured(Inputs in) {
		Set<String> items = new LinkedHashSet<>();
		double breath = Math.min(percent(in, "dlco"), percent(in, "fev1"));
		if (breath <= 80) {
			items.add((breath <= 65) ? "pulmonarySevere" : "pulmonaryModerate");
		}
		double bilirubin = in.knows("bilirubinUln") ? in.number("bilirubinUln") : 0;
		double transaminase = in.knows("altUln") ? in.number("altUln") : 0;
		if (bilirubin > 1.5 || transaminase > 2.5) {
			items.add("hepaticModSevere");
		}
		else if (bilirubin > 1 || transaminase > 1) {
			items.add("hepaticMild");
		}
		if (in.knows("creatinineMgDl") && in.number("creatinineMgDl") > 2) {
			items.add("renalModSevere");
		}
		if (in.knows("lvef") && in.number("lvef") <= 50) {
			items.add("cardiac");
		}
		if (in.knows("bmi") && in.number("bmi") > 35) {
			items.add("obesity");
		}
		return items;
	}

	/** Whole percents are compared: 65.4 is 65, 65.5 is 66. */
	private static double percent(Inputs in, String key) {
		return in.knows(key) ? Math.floor(in.number(key) + 0.5) : Double.MAX_VALUE;
	}

}
