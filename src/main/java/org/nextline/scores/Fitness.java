package org.nextline.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Truth;

/**
 * Derives fitness for intensive chemotherapy (reference, section 2.1: Ferrara criteria,
 * VIALE-A limits and conventions of this project). FRAIL rows come first, then UNFIT,
 * then FIT.
 */
public final class Fitness {

	/** Age up to which the Lansky score is used; from then on Karnofsky. */
	private static final int LANSKY_TO = 16;

	/** Tests without which FIT stands, and that are named (note g). */
	private static final List<CaseField> BESIDES = List.of(CaseField.HCT_CI, CaseField.DLCO, CaseField.FEV1,
			CaseField.ALT_ULN);

	private final CaseFacts facts;

	private final List<String> because = new ArrayList<>();

	private final List<CaseField> missing = new ArrayList<>();

	private Fitness(CaseFacts facts) {
		this.facts = facts;
	}

	/**
	 * What follows of fitness.
	 *
	 * @param value FIT, UNFIT or FRAIL; null when it cannot be derived
	 * @param provisional whether organ tests are missing behind a FIT
	 * @param because the rows that decided, in words
	 * @param missing tests that it rests on and that are not known
	 * @param notAssessed further tests that are not known; without them it stands
	 */
	public record Derived(@Nullable String value, boolean provisional, List<String> because, List<CaseField> missing,
			List<CaseField> notAssessed) {

		public Derived {
			because = List.copyOf(because);
			missing = List.copyOf(missing);
			notAssessed = List.copyOf(notAssessed);
		}

	}

	/** Fitness of a case, from its other facts. */
	public static Derived of(CaseFacts facts) {
		return new Fitness(facts).derive();
	}

	private Derived derive() {
		boolean child = number(CaseField.AGE_YEARS, (age) -> age < 18).isTrue();
		boolean frail = frail();
		if (child) {
			return child(frail);
		}
		if (frail) {
			return new Derived("FRAIL", false, this.because, List.of(), List.of());
		}
		List<String> borderline = borderline();
		boolean unfit = unfit();
		if (!unfit && borderline.size() >= 2) {
			this.because.add("two or more borderline items: " + String.join(", ", borderline) + " (U10)");
			unfit = true;
		}
		if (unfit) {
			return new Derived("UNFIT", false, this.because, List.of(), List.of());
		}
		this.missing.addAll(unknown(
				List.of(CaseField.AGE_YEARS, CaseField.ECOG, CaseField.LVEF, CaseField.CRCL, CaseField.BILIRUBIN_ULN)));
		String flag = borderline.isEmpty() ? "" : "; borderline: " + borderline.get(0);
		if (this.missing.isEmpty()) {
			this.because.add("age, ECOG, LVEF, clearance and bilirubin within their limits" + flag);
			return new Derived("FIT", false, this.because, this.missing, unknown(BESIDES));
		}
		if (provisional()) {
			this.because.add("provisional, nothing known is outside its limit" + flag);
			return new Derived("FIT", true, this.because, this.missing, unknown(BESIDES));
		}
		return new Derived(null, false, List.of(), this.missing, unknown(BESIDES));
	}

	private List<CaseField> unknown(List<CaseField> fields) {
		return fields.stream().filter((field) -> !this.facts.knows(field)).toList();
	}

	private Derived child(boolean frail) {
		boolean limit = frail | organs();
		Truth poor = number(CaseField.LANSKY, (score) -> score < 50)
			.or(number(CaseField.KARNOFSKY, (score) -> score < 50));
		boolean grown = number(CaseField.AGE_YEARS, (age) -> age >= LANSKY_TO).isTrue();
		List<CaseField> open = unknown(List.of(grown ? CaseField.KARNOFSKY : CaseField.LANSKY, CaseField.LVEF,
				CaseField.CRCL, CaseField.BILIRUBIN_ULN));
		if (limit || poor.isTrue()) {
			return new Derived(null, false, this.because, open, List.of());
		}
		return new Derived("FIT", !open.isEmpty(), List.of("child, no limit reached (OK-C)"), open, List.of());
	}

	private boolean provisional() {
		Truth age18 = number(CaseField.AGE_YEARS, (age) -> age >= 18);
		boolean young = age18.and(number(CaseField.AGE_YEARS, (age) -> age < 65))
			.and(number(CaseField.ECOG, (ecog) -> ecog <= 1))
			.isTrue();
		boolean tested = age18.and(number(CaseField.AGE_YEARS, (age) -> age < 75))
			.and(number(CaseField.ECOG, (ecog) -> ecog <= 2))
			.isTrue() && this.facts.knows(CaseField.LVEF) && this.facts.knows(CaseField.CRCL);
		return young || tested;
	}

	private boolean frail() {
		boolean frail = row("F1", "refractory heart failure or LVEF below 30 %",
				is(CaseField.HEART_FAILURE, "yes").and(is(CaseField.CARDIAC_CONTROLLED, "no"))
					.or(number(CaseField.LVEF, (lvef) -> lvef < 30)));
		frail |= row("F2", "dyspnoea at rest or oxygen", condition("DYSPNOEA_AT_REST_OR_OXYGEN"));
		frail |= row("F3", "Child-Pugh B or C, or acute viral hepatitis",
				is(CaseField.CHILD_PUGH, "B", "C").or(condition("ACUTE_VIRAL_HEPATITIS")));
		frail |= row("F4", "infection resistant to treatment (review every 48-72 hours)",
				is(CaseField.INFECTION_REFRACTORY, "yes"));
		frail |= row("F5", "cognitive dependence", condition("COGNITIVE_DEPENDENCE"));
		frail |= row("F6", "uncontrolled second cancer", condition("UNCONTROLLED_SECOND_CANCER"));
		Truth poor = number(CaseField.ECOG, (ecog) -> ecog == 4).or(number(CaseField.ECOG, (ecog) -> ecog == 3).and(
				number(CaseField.AGE_YEARS, (age) -> age >= 75).or(number(CaseField.HCT_CI, (points) -> points >= 3))));
		frail |= row("F7", "ECOG 4, or 3 with age 75 or HCT-CI 3, not known to be reversible",
				poor.and(Truth.of(!this.facts.is(CaseField.PERFORMANCE_REVERSIBLE, "yes"))));
		return frail;
	}

	private boolean unfit() {
		boolean unfit = row("U1", "age 76 or more", number(CaseField.AGE_YEARS, (age) -> age >= 76));
		unfit |= row("U2", "age 75; sources differ on it", number(CaseField.AGE_YEARS, (age) -> age >= 75 && age < 76));
		unfit |= row("U3", "ECOG 3 or more, not known to be caused by the leukaemia",
				number(CaseField.ECOG, (ecog) -> ecog >= 3)
					.and(Truth.of(!this.facts.is(CaseField.ECOG_RELATED_TO_LEUKAEMIA, "yes"))));
		unfit |= organs();
		unfit |= row("U8", "ALT above 3 x ULN with liver disease over 60 years",
				number(CaseField.ALT_ULN, (alt) -> alt > 3).and(condition("LIVER_DISEASE"))
					.and(number(CaseField.AGE_YEARS, (age) -> age > 60)));
		unfit |= row("U9", "HCT-CI 3 or more from age 60",
				number(CaseField.HCT_CI, (points) -> points >= 3).and(number(CaseField.AGE_YEARS, (age) -> age >= 60)));
		return unfit;
	}

	private boolean organs() {
		boolean unfit = row("U4", "LVEF below 45 %, or up to 50 % with heart failure or cardiomyopathy",
				number(CaseField.LVEF, (lvef) -> lvef <= 50)
					.and(is(CaseField.HEART_FAILURE, "yes").or(condition("CARDIOMYOPATHY")))
					.or(number(CaseField.LVEF, (lvef) -> lvef < 45)));
		unfit |= row("U5", "DLCO or FEV1 65 % or less",
				number(CaseField.DLCO, (dlco) -> dlco <= 65).or(number(CaseField.FEV1, (fev1) -> fev1 <= 65)));
		unfit |= row("U6", "clearance below 45 mL/min or dialysis",
				number(CaseField.CRCL, (crcl) -> crcl < 45).or(is(CaseField.DIALYSIS, "yes")));
		Set<String> conditions = this.facts.codes(CaseField.OTHER_CONDITIONS).orElse(Set.of());
		boolean explained = conditions.contains("GILBERT") || conditions.contains("LEUKAEMIC_LIVER");
		unfit |= row("U7", "bilirubin above 1.5 x ULN without Gilbert syndrome or leukaemic liver",
				number(CaseField.BILIRUBIN_ULN, (bilirubin) -> bilirubin > 1.5).and(Truth.of(!explained)));
		return unfit;
	}

	private List<String> borderline() {
		List<String> items = new ArrayList<>();
		item(items, "ECOG 2", number(CaseField.ECOG, (ecog) -> ecog == 2));
		item(items, "ECOG 3 or more caused by the leukaemia",
				number(CaseField.ECOG, (ecog) -> ecog >= 3).and(is(CaseField.ECOG_RELATED_TO_LEUKAEMIA, "yes")));
		item(items, "age 65-74", number(CaseField.AGE_YEARS, (age) -> age >= 65 && age < 75));
		item(items, "HCT-CI 3 or more under 60",
				number(CaseField.HCT_CI, (points) -> points >= 3).and(number(CaseField.AGE_YEARS, (age) -> age < 60)));
		item(items, "LVEF 45-50 %", number(CaseField.LVEF, (lvef) -> lvef >= 45 && lvef <= 50));
		item(items, "clearance 45-59 mL/min", number(CaseField.CRCL, (crcl) -> crcl >= 45 && crcl < 60));
		item(items, "DLCO or FEV1 66-75 %", number(CaseField.DLCO, (dlco) -> dlco > 65 && dlco <= 75)
			.or(number(CaseField.FEV1, (fev1) -> fev1 > 65 && fev1 <= 75)));
		item(items, "G8 14 or less",
				number(CaseField.G8, (g8) -> g8 <= 14).and(number(CaseField.AGE_YEARS, (age) -> age >= 70)));
		return items;
	}

	private static void item(List<String> items, String words, Truth truth) {
		if (truth.isTrue()) {
			items.add(words);
		}
	}

	private boolean row(String id, String words, Truth truth) {
		if (truth.isTrue()) {
			this.because.add(words + " (" + id + ")");
			return true;
		}
		return false;
	}

	private Truth number(CaseField field, java.util.function.DoublePredicate test) {
		return this.facts.number(field).isPresent() ? Truth.of(test.test(this.facts.number(field).getAsDouble()))
				: Truth.UNKNOWN;
	}

	private Truth is(CaseField field, String... codes) {
		return this.facts.code(field).map((code) -> Truth.of(List.of(codes).contains(code))).orElse(Truth.UNKNOWN);
	}

	private Truth condition(String code) {
		return this.facts.codes(CaseField.OTHER_CONDITIONS)
			.map((codes) -> Truth.of(codes.contains(code)))
			.orElse(Truth.UNKNOWN);
	}

}
