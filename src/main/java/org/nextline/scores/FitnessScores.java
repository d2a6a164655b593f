package org.nextline.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Fault;

/** Performance, renal function, size, QT and fitness (reference, 1.20 to 1.23). */
final class FitnessScores {

	private static final String KIDNEY = "Not on dialysis and not while creatinine is unstable.";

	/** Points that each item of the G8 can have. */
	private static final List<List<Double>> G8 = List.of(List.of(0.0, 1.0, 2.0), List.of(0.0, 1.0, 2.0, 3.0),
			List.of(0.0, 1.0, 2.0), List.of(0.0, 1.0, 2.0), List.of(0.0, 1.0, 2.0, 3.0), List.of(0.0, 1.0),
			List.of(0.0, 0.5, 1.0, 2.0), List.of(0.0, 1.0, 2.0));

	private static final List<String> G8_ITEMS = List.of("Food intake", "Weight loss", "Mobility", "Neuropsychological",
			"Body mass index", "More than 3 drugs", "Self-rated health", "Age");

	private FitnessScores() {
	}

	static List<Score> all() {
		return List.of(karnofsky(), cockcroftGault(), ckdEpi(), surface("bsa_mosteller", "Body surface (Mosteller)"),
				surface("bsa_dubois", "Body surface (DuBois)"), qtcf(), ferrara(), g8());
	}

	private static Score karnofsky() {
		List<Object> tens = new ArrayList<>();
		for (int score = 10; score <= 100; score += 10) {
			tens.add((double) score);
		}
		return new Written(new Sheet("kps_to_ecog", "ECOG from Karnofsky", "Adults, to fill a missing field only",
				List.of(Written.tried(Input.number("karnofsky", "Karnofsky score", "", 0, 100), tens.toArray())),
				List.of(Group.of("0", "Karnofsky 90-100"), Group.of("1", "Karnofsky 70-80"),
						Group.of("2", "Karnofsky 50-60"), Group.of("3", "Karnofsky 30-40"),
						Group.of("4", "Karnofsky 10-20"), Group.of(Result.INVALID, "0, or not a multiple of 10")),
				"Table of the Karnofsky score in tens", "Only where no ECOG status was recorded.",
				"There is no formally validated mapping; other tables put 90 or 80 elsewhere.", "hemonc.org",
				CheckMark.P), (in, tally) -> {
					double score = in.number("karnofsky");
					if (score % 10 != 0) {
						tally.warn("Karnofsky is given in tens.").group(Result.INVALID);
					}
					else if (score == 0) {
						tally.warn("A Karnofsky score of 0 is no case.").group(Result.INVALID);
					}
					else {
						int ecog = Performance.ecog(score);
						tally.add("ECOG", ecog, "converted from Karnofsky " + Score.plain(score))
							.group(String.valueOf(ecog));
					}
				})
			.saying("Converted, not recorded.");
	}

	private static Input creatinine() {
		return Input.number("creatinineMgDl", "Creatinine", "mg/dL", 0.2, 20);
	}

	private static Input age() {
		return Input.number("ageYears", "Age", "years", 18, 110);
	}

	private static Score cockcroftGault() {
		return new Written(
				new Sheet("cockcroft_gault", "Creatinine clearance (Cockcroft-Gault)", "Adults with stable creatinine",
						List.of(age(), Input.number("weightKg", "Weight", "kg", 30, 250), creatinine(),
								Input.code("sex", "Sex", "M", "F")),
						List.of(), "(140 - age) x weight x (0.85 if female) / (72 x creatinine), in mL/min",
						"Dosing by drug labels.", KIDNEY, "Cockcroft DW, Gault MH, Nephron 1976;16:31-41", CheckMark.V),
				(in, tally) -> tally.total(Formulas.cockcroftGault(in.years("ageYears"), in.number("weightKg"),
						OptionalDouble.empty(), in.number("creatinineMgDl"), in.text("sex").equals("F"))))
			.decimals(1)
			.saying("Computed with the weight as entered; from a body mass index of 30 enter the adjusted weight.",
					KIDNEY);
	}

	private static Score ckdEpi() {
		return new Written(
				new Sheet("ckd_epi_2021", "Estimated filtration rate (CKD-EPI 2021)", "Adults with stable creatinine",
						List.of(creatinine(), age(), Input.code("sex", "Sex", "F", "M")), List.of(),
						"142 x min(creatinine/k, 1)^a x max(creatinine/k, 1)^-1.2 x 0.9938^age x (1.012 if female), in "
								+ "mL/min/1.73 m2; k 0.7, a -0.241 in women, k 0.9, a -0.302 in men",
						"Staging of kidney disease.", KIDNEY + " Not a creatinine clearance for drug labels.",
						"Inker LA et al., NEJM 2021", CheckMark.V),
				(in, tally) -> tally.total(Formulas.ckdEpi2021(in.number("creatinineMgDl"), in.years("ageYears"),
						in.text("sex").equals("F"))))
			.decimals(0)
			.saying("Per 1.73 m2 of body surface: not a creatinine clearance.", KIDNEY);
	}

	private static Score surface(String id, String name) {
		boolean mosteller = id.equals("bsa_mosteller");
		return new Written(new Sheet(id, name, "Children and adults", List
			.of(Input.number("heightCm", "Height", "cm", 40, 230), Input.number("weightKg", "Weight", "kg", 3, 300)),
				List.of(),
				mosteller ? "square root of (height x weight / 3600), in m2"
						: "0.007184 x weight^0.425 x height^0.725, in m2",
				mosteller ? "The usual formula for dosing." : "Where a protocol asks for it.", "",
				mosteller ? "Mosteller RD, NEJM 1987;317:1098" : "DuBois D, DuBois EF, Arch Intern Med 1916;17:863",
				CheckMark.V), (in, tally) -> {
					double height = in.number("heightCm");
					double weight = in.number("weightKg");
					tally.total(mosteller ? Formulas.mosteller(height, weight) : Formulas.duBois(height, weight));
				})
			.decimals(2);
	}

	private static Score qtcf() {
		return new Written(new Sheet("qtcf", "QTcF (Fridericia)",
				"Sinus rhythm with a QRS below 120 ms, heart rate 50-120",
				List.of(Written.tried(Input.number("qtMs", "QT interval", "ms", 1, 2000), 200.0, 800.0),
						Written.tried(Input.number("heartRate", "Heart rate", "per minute", 1, 400), 30.0, 200.0)),
				List.of(Group.of(Result.INVALID, "QT outside 200-800 ms or heart rate outside 30-200")),
				"QT / cube root of (60 / heart rate), in ms", "Before and under drugs that prolong QT.",
				"Not with bundle branch block or pacing; not for Bazett values.", "Fridericia LS, 1920", CheckMark.V),
				(in, tally) -> {
					if (beyond(in, "qtMs", 200, 800) || beyond(in, "heartRate", 30, 200)) {
						tally.warn("Only a QT of 200-800 ms at a heart rate of 30-200 is corrected.")
							.group(Result.INVALID);
						return;
					}
					double rate = in.number("heartRate");
					tally.total(Formulas.fridericia(in.number("qtMs"), rate));
					if (rate < 50 || rate > 120) {
						tally.warn("The correction is reliable at a heart rate of 50-120.");
					}
					if (tally.points() > 450) {
						tally.warn("Above 450 ms (men) or 460 ms (women) is prolonged; 481-500 ms is CTCAE grade 2, "
								+ "501 ms or more grade 3.");
					}
				})
			.decimals(0)
			.saying("Not with bundle branch block or pacing.");
	}

	private static boolean beyond(Inputs in, String key, double least, double most) {
		return in.knows(key) && (in.number(key) < least || in.number(key) > most);
	}

	/** A criterion of unfitness with the inputs that it needs. */
	private record Unfit(String words, List<String> needs, boolean nonIntensiveToo, BooleanSupplier met) {

		boolean known(Inputs in) {
			return this.needs.stream().allMatch(in::knows);
		}

	}

	private static Score ferrara() {
		Input child = Input.code("childPugh", "Cirrhosis, Child-Pugh class", "NONE", "A", "B", "C");
		return new Written(new Sheet("ferrara", "Unfitness (Ferrara, SIE-SIES-GITMO)", "Adults with AML",
				List.of(Input.number("ageYears", "Age", "years", 18, 110).whole(60, 75),
						Written.count("ecog", "ECOG", 0, 4), Input.number("lvef", "LVEF", "%", 5, 90).cuts(50),
						Input.yesNo("cardiomyopathy", "Heart failure or cardiomyopathy"),
						Input.number("dlco", "DLCO", "%", 10, 150).cuts(65),
						Input.yesNo("pulmonaryDisease", "Documented pulmonary disease"),
						Input.yesNo("dialysis", "Dialysis"), Written.tried(child, "A", "B", "C"),
						Input.yesNo("ecogRelatedToLeukaemia", "ECOG caused by the leukaemia"),
						Input.yesNo("refractoryInfection", "Infection resistant to treatment")),
				List.of(Group.of("NOT_MET", "none of the criteria asked"),
						Group.of("UNFIT", "one criterion against intensive chemotherapy"),
						Group.of("UNFIT_AND_NON_INTENSIVE_UNFIT", "one criterion against non-intensive treatment too")),
				"One criterion is enough. Intensive: age above 75; ECOG 3 or more not caused by the leukaemia; heart "
						+ "failure or cardiomyopathy with LVEF 50 % or less; dialysis over 60. Also non-intensive: "
						+ "pulmonary disease with DLCO 65 % or less; Child B or C; infection resistant to treatment",
				"Before the choice of intensity in AML.",
				"VIALE-A differs at exactly 75 years, at ECOG 2 and for the kidney.",
				"Ferrara F et al., Leukemia 2013;27:997-999", CheckMark.P), FitnessScores::unfit)
			.saying("Further criteria are not asked here: FEV1, oxygen or dyspnoea at rest, viral hepatitis and liver "
					+ "disease, dependence by mental or cognitive illness, uncontrolled neoplasia, the physician's "
					+ "judgement.");
	}

	private static void unfit(Inputs in, Tally tally) {
		List<Unfit> all = List.of(
				new Unfit("Cirrhosis Child B or C", List.of("childPugh"), true,
						() -> List.of("B", "C").contains(in.text("childPugh"))),
				new Unfit("Infection resistant to treatment", List.of("refractoryInfection"), true,
						() -> in.yes("refractoryInfection")),
				new Unfit("Pulmonary disease with DLCO 65 % or less", List.of("dlco", "pulmonaryDisease"), true,
						() -> !no(in, "pulmonaryDisease") && in.number("dlco") <= 65 && in.yes("pulmonaryDisease")),
				new Unfit("Age above 75", List.of("ageYears"), false, () -> in.years("ageYears") > 75),
				new Unfit("ECOG 3 or more, not caused by the leukaemia", List.of("ecog", "ecogRelatedToLeukaemia"),
						false,
						() -> !in.knownYes("ecogRelatedToLeukaemia") && in.number("ecog") >= 3
								&& !in.yes("ecogRelatedToLeukaemia")),
				new Unfit("Heart failure or cardiomyopathy with LVEF 50 % or less", List.of("lvef", "cardiomyopathy"),
						false, () -> !no(in, "cardiomyopathy") && in.number("lvef") <= 50 && in.yes("cardiomyopathy")),
				new Unfit("Dialysis over 60", List.of("dialysis", "ageYears"), false,
						() -> !no(in, "dialysis") && in.years("ageYears") > 60 && in.yes("dialysis")));
		for (boolean nonIntensive : new boolean[] { true, false }) {
			List<Unfit> rows = all.stream().filter((row) -> row.nonIntensiveToo() == nonIntensive).toList();
			// what is known decides before anything unknown is asked
			boolean met = rows.stream().anyMatch((row) -> row.known(in) && row.met().getAsBoolean())
					|| rows.stream().anyMatch((row) -> row.met().getAsBoolean());
			if (met) {
				rows.stream()
					.filter((row) -> row.known(in) && row.met().getAsBoolean())
					.forEach((row) -> tally.because(row.words(), "met"));
				tally.group(nonIntensive ? "UNFIT_AND_NON_INTENSIVE_UNFIT" : "UNFIT");
				return;
			}
		}
		tally.group("NOT_MET");
	}

	private static boolean no(Inputs in, String key) {
		return in.knows(key) && !in.yes(key);
	}

	private static Score g8() {
		List<Double> most = G8.stream().map((points) -> points.get(points.size() - 1)).toList();
		return new Written(new Sheet("g8", "G8 geriatric screen", "Age 70 or more with cancer",
				List.of(Input.list("items", "Points of the eight items",
						List.of(G8.stream().map((one) -> 0.0).toList(), most))),
				List.of(Group.of("ABNORMAL", "14 or less: comprehensive geriatric assessment"),
						Group.of("NORMAL", "above 14")),
				"Food intake 0-2; weight loss 0-3; mobility 0-2; neuropsychological 0-2; body mass index 0-3; more than "
						+ "3 drugs 0-1; self-rated health 0, 0.5, 1 or 2; age 0-2, in this order",
				"Age 70 or more.", "It screens; it does not by itself make unfit.", "G8 geriatric screening tool",
				CheckMark.V), (in, tally) -> {
					List<?> items = in.list("items");
					for (int item = 0; item < G8.size(); item++) {
						double points = (Double) items.get(item);
						tally.add(G8_ITEMS.get(item), points, "of " + Score.plain(most.get(item)));
					}
					tally.group((tally.points() <= 14) ? "ABNORMAL" : "NORMAL");
				})
			.refusing(FitnessScores::wrongItems)
			.saying("For patients of 70 years or more. It screens; it does not by itself make unfit.");
	}

	private static List<Fault> wrongItems(Inputs in) {
		if (!in.knows("items")) {
			return List.of();
		}
		List<?> items = in.list("items");
		if (items.size() != G8.size()) {
			return List.of(new Fault("items", "The G8 has eight items, in the order of the formula."));
		}
		List<Fault> faults = new ArrayList<>();
		for (int item = 0; item < G8.size(); item++) {
			Object points = items.get(item);
			if (!(points instanceof Double number) || !G8.get(item).contains(number)) {
				faults.add(new Fault("items[" + item + "]", G8_ITEMS.get(item) + " is one of "
						+ String.join(", ", G8.get(item).stream().map(Score::plain).toList()) + "."));
			}
		}
		return faults;
	}

}
