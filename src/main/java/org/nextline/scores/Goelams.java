package org.nextline.scores;

import java.util.List;

import org.nextline.vocabulary.CheckMark;

/**
 * GOELAMS simplified score of relapsed or refractory AML (reference, section 1.2).
 */
final class Goelams extends Score {

	private static final String SURVIVAL = "Survival %s %% and event-free survival %s %% at 2 years (138 adults of "
			+ "19-70 years, intensive salvage with gemtuzumab)";

	Goelams() {
		super(new Sheet("goelams_rr_aml", "GOELAMS simplified score for relapsed or refractory AML",
				"138 adults of 19-70 years (median 55) with relapsed or refractory AML, intensive salvage with "
						+ "gemtuzumab; validated in 111",
				List.of(Input.yesNo("flt3Itd", "FLT3-ITD"),
						Input.yesNo("highRiskCytogenetics", "High-risk cytogenetics (ELN 2022 adverse lesions)"),
						Input.code("setting", "Setting", "RELAPSE", "PRIMARY_REFRACTORY"),
						Input.number("firstRemissionMonths", "Duration of first remission", "months", 0, 240).cuts(12)),
				List.of(new Group("FAVORABLE", "0 points", SURVIVAL.formatted("58", "45"), CheckMark.M),
						new Group("INTERMEDIATE", "1 point", SURVIVAL.formatted("37", "31"), CheckMark.M),
						new Group("UNFAVORABLE", "2 or 3 points", SURVIVAL.formatted("12", "12"), CheckMark.M)),
				"1 point each: FLT3-ITD; high-risk cytogenetics; first remission under 12 months or primary refractory",
				"Intensive salvage of relapsed or refractory AML.",
				"Not for low-intensity salvage, APL, age above 70, or relapse after an allograft.",
				"Chevallier P et al., Leukemia 2011;25:939-944", CheckMark.M));
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
		String limits = "For intensive salvage only: not for APL, age above 70, or relapse after an allograft.";
		return in.knownYes("flt3Itd")
				? List.of(limits, "FLT3-ITD counts as adverse here from before gilteritinib and quizartinib.")
				: List.of(limits);
	}

}
