package org.nextline.scores;

import java.util.List;

import org.nextline.vocabulary.CheckMark;

/**
 * Strata of relapsed adult ALL by the first remission (reference, section 1.8); no point
 * score is in general use.
 */
final class AdultAllStrata extends Score {

	AdultAllStrata() {
		super(new Sheet("adult_all_cr1_strata", "Adult ALL: strata by first remission",
				"Adults with relapsed or refractory ALL; a convention of this project upon published series",
				List.of(Input.number("firstRemissionMonths", "Duration of first remission", "months", 0, 600)
					.cuts(12, 24), Input.code("setting", "Setting", "RELAPSE", "PRIMARY_REFRACTORY")),
				List.of(Group.of("PRIMARY_REFRACTORY", "no first remission"),
						Group.of("EARLY_LT12", "first remission under 12 months"),
						Group.of("INTERMEDIATE_12_24", "first remission from 12 to under 24 months"),
						Group.of("LATE_GE24",
								"first remission of 24 months or more; re-using intensive chemotherapy "
										+ "is reasonable")),
				"Months of first remission: under 12, 12 to under 24, 24 or more; or none",
				"To place a relapse among published series of adult ALL.",
				"Not under 18 years. An MRD relapse is shown as a flag, not as a stratum.",
				"UKALL12/ECOG2993 (Fielding, Blood 2007), PETHEMA (Oriol, Haematologica 2010), GRAALL, GMALL "
						+ "(Goekbuget, Blood 2012)",
				CheckMark.P));
	}

	@Override
	void tally(Inputs in, Tally tally) {
		boolean refractory = in.knows("setting") ? in.knownAs("setting", "PRIMARY_REFRACTORY")
				: !in.knows("firstRemissionMonths") && in.text("setting").equals("PRIMARY_REFRACTORY");
		if (refractory) {
			tally.because("First remission", "none").group("PRIMARY_REFRACTORY");
			return;
		}
		double months = in.number("firstRemissionMonths");
		tally.because("First remission", plain(months) + " months")
			.group((months < 12) ? "EARLY_LT12" : (months < 24) ? "INTERMEDIATE_12_24" : "LATE_GE24");
	}

	@Override
	List<String> cautions(Inputs in) {
		return List
			.of("A convention of this project; a cut at 18 months (GRAALL, GMALL) is published beside the one at "
					+ "24 (UKALL, PETHEMA). The series are from before blinatumomab, inotuzumab and CAR T cells: no "
					+ "percentage is shown.");
	}

}
