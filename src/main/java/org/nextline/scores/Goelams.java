package org.nextline.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.nextline.vocabulary.CheckMark;

/**
 * GOELAMS simplified score of relapsed or refractory AML (reference, section 1.2).
 */
final class Goelams extends Score {

	private static final String SURVIVAL = "Survival %s %% and event-free survival %s %% at 2 years (138 adults of "
			+ "19-70 years, intensive salvage with gemtuzumab)";

	Goelams() {
		super(Sheet
			.of("goelams_rr_aml", "GOELAMS", "GOELAMS simplified score for relapsed or refractory AML", Topic.AML,
					"1.2",
					"138 adults of 19-70 years (median 55) with relapsed or refractory AML, intensive salvage with "
							+ "gemtuzumab; validated in 111",
					inputs(),
					List.of(group("FAVORABLE", "0 points", 58, 45), group("INTERMEDIATE", "1 point", 37, 31),
							group("UNFAVORABLE", "2 or 3 points", 12, 12)),
					"1 point each: FLT3-ITD; high-risk cytogenetics; first remission under 12 months or primary "
							+ "refractory",
					"Intensive salvage of relapsed or refractory AML.",
					"Not for low-intensity salvage, APL, age above 70, or relapse after an allograft.",
					"Chevallier P et al., Leukemia 2011;25:939-944", CheckMark.M)
			.outOf(3));
	}

	private static List<Input> inputs() {
		return List.of(Input.yesNo("flt3Itd", "FLT3-ITD"), Input
			.yesNo("highRiskCytogenetics", "High-risk cytogenetics")
			.hint("An adverse chromosome lesion of ELN 2022, not a gene mutation; the paper does not define it"),
				Input.code("setting", "Situation", "RELAPSE", "PRIMARY_REFRACTORY")
					.words("RELAPSE", "relapse", "PRIMARY_REFRACTORY", "primary refractory"),
				Input.number("firstRemissionMonths", "Duration of first remission", "months", 0, 240).tried(6.0, 24.0),
				Input.age("ageYears", "Age", 18, 110).asGuard(),
				Input.code("disease", "Disease", "AML", "APL").words("AML", "AML", "APL", "APL").asGuard(),
				Input.yesNo("lowIntensitySalvage", "Low-intensity salvage planned").asGuard(),
				Input.yesNo("priorAlloHsct", "Relapse after allogeneic transplantation").asGuard());
	}

	private static Group group(String name, String condition, int survival, int eventFree) {
		return Group.published(name, condition, SURVIVAL.formatted(survival, eventFree), CheckMark.M,
				Measure.percent("Survival at 2 years", survival),
				Measure.percent("Event-free survival at 2 years", eventFree));
	}

	@Override
	Optional<String> outside(Inputs in) {
		if (in.knownAs("disease", "APL")) {
			return Optional.of("Not made for APL.");
		}
		if (in.knownYes("lowIntensitySalvage")) {
			return Optional.of("Made for intensive salvage; low-intensity salvage is planned.");
		}
		return Optional.empty();
	}

	@Override
	void tally(Inputs in, Tally tally) {
		boolean duplication = in.yes("flt3Itd");
		tally.add("FLT3-ITD", duplication ? 1 : 0, duplication ? "found" : "not found");
		boolean highRisk = in.yes("highRiskCytogenetics");
		tally.add("High-risk cytogenetics", highRisk ? 1 : 0, highRisk ? "found" : "not found");
		boolean refractory = in.knows("setting") ? in.knownAs("setting", "PRIMARY_REFRACTORY")
				: !in.knows("firstRemissionMonths") && in.text("setting").equals("PRIMARY_REFRACTORY");
		if (refractory) {
			tally.add("First remission", 1, "none: primary refractory");
		}
		else {
			double months = in.number("firstRemissionMonths");
			tally.add("First remission", (months < 12) ? 1 : 0,
					plain(months) + " months: " + ((months < 12) ? "under 12" : "12 or more"));
		}
		double total = tally.points();
		tally.group((total == 0) ? "FAVORABLE" : (total == 1) ? "INTERMEDIATE" : "UNFAVORABLE");
	}

	@Override
	List<String> cautions(Inputs in) {
		List<String> cautions = new ArrayList<>();
		if (in.knows("ageYears") && in.years("ageYears") > 70) {
			cautions.add("Above 70 years the score was not made: 19 to 70 years.");
		}
		if (in.knownYes("priorAlloHsct")) {
			cautions.add("Not made for relapse after an allogeneic transplant.");
		}
		if (in.knownAs("setting", "PRIMARY_REFRACTORY") && in.knows("firstRemissionMonths")
				&& in.number("firstRemissionMonths") > 0) {
			cautions.add("Primary refractory disease has no first remission; its length was not used.");
		}
		cautions.add("For intensive salvage only: not for APL, age above 70, or relapse after an allograft.");
		if (in.knownYes("flt3Itd")) {
			cautions.add("FLT3-ITD counts as adverse here from before gilteritinib and quizartinib.");
		}
		return cautions;
	}

}
