package org.nextline.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.nextline.vocabulary.CheckMark;

/**
 * Strata of relapsed adult ALL by the first remission (reference, section 1.8); no point
 * score is in general use.
 */
final class AdultAllStrata extends Score {

	AdultAllStrata() {
		super(Sheet.of("adult_all_cr1_strata", "Adult ALL strata", "Adult ALL: strata by first remission", Topic.ALL,
				"1.8", "Adults with relapsed or refractory ALL; a convention of this project upon published series",
				List.of(Input.number("firstRemissionMonths", "Duration of first remission", "months", 0, 600)
					.tried(6.0, 18.0, 30.0),
						Input.code("setting", "Situation", "RELAPSE", "PRIMARY_REFRACTORY", "MRD_RELAPSE")
							.tried("RELAPSE", "PRIMARY_REFRACTORY")
							.words("RELAPSE", "relapse", "PRIMARY_REFRACTORY", "primary refractory", "MRD_RELAPSE",
									"MRD relapse"),
						Input.age("ageYears", "Age", 18, 110).asGuard(),
						Input.yesNo("priorAlloHsct", "Relapse after allogeneic transplantation").asGuard(),
						Input.yesNo("extramedullary", "CNS or other extramedullary disease").asGuard(),
						Input.yesNo("phPositive", "Ph-positive (BCR::ABL1)").asGuard()),
				List.of(Group.of("PRIMARY_REFRACTORY", "no first remission"),
						Group.of("EARLY_LT12", "first remission under 12 months")
							.called("early: remission under 12 months"),
						Group.of("INTERMEDIATE_12_24", "first remission from 12 to under 24 months")
							.called("intermediate: remission of 12 to under 24 months"),
						Group
							.of("LATE_GE24",
									"first remission of 24 months or more; re-using intensive chemotherapy "
											+ "is reasonable")
							.called("late: remission of 24 months or more")),
				"Months of first remission: under 12, 12 to under 24, 24 or more; or none",
				"To place a relapse among published series of adult ALL.",
				"Not under 18 years. An MRD relapse is shown as a flag, not as a stratum.",
				"UKALL12/ECOG2993 (Fielding, Blood 2007), PETHEMA (Oriol, Haematologica 2010), GRAALL, GMALL "
						+ "(Goekbuget, Blood 2012)",
				CheckMark.P));
	}

	@Override
	Optional<String> outside(Inputs in) {
		return in.knownAs("setting", "MRD_RELAPSE")
				? Optional.of("MRD relapse is a flag of its own and has no stratum here.") : Optional.empty();
	}

	@Override
	void tally(Inputs in, Tally tally) {
		boolean refractory = in.knows("setting") ? in.knownAs("setting", "PRIMARY_REFRACTORY")
				: !in.knows("firstRemissionMonths") && in.text("setting").equals("PRIMARY_REFRACTORY");
		if (refractory) {
			tally.because("First remission", "none").group("PRIMARY_REFRACTORY");
		}
		else {
			double months = in.number("firstRemissionMonths");
			tally.because("First remission", plain(months) + " months")
				.group((months < 12) ? "EARLY_LT12" : (months < 24) ? "INTERMEDIATE_12_24" : "LATE_GE24");
		}
		if (in.knows("ageYears")) {
			int age = in.years("ageYears");
			tally.because("Flag: age", age + " years: "
					+ ((age < 30) ? "under 30" : (age > 50) ? "above 50, worse in every series" : "30 to 50"));
		}
		if (in.knownYes("priorAlloHsct")) {
			tally.because("Flag: transplant", "relapse after allogeneic transplantation");
		}
		if (in.knownYes("extramedullary")) {
			tally.because("Flag: site", "CNS or other extramedullary disease");
		}
		if (in.knows("phPositive")) {
			tally.because("Flag: Ph", in.yes("phPositive") ? "Ph-positive" : "Ph-negative");
		}
	}

	@Override
	List<String> cautions(Inputs in) {
		List<String> cautions = new ArrayList<>();
		if (in.knownAs("setting", "PRIMARY_REFRACTORY") && in.knows("firstRemissionMonths")
				&& in.number("firstRemissionMonths") > 0) {
			cautions.add("Primary refractory disease has no first remission; its length was not used.");
		}
		cautions.add("A convention of this project; a cut at 18 months (GRAALL, GMALL) is published beside the one at "
				+ "24 (UKALL, PETHEMA). The series are from before blinatumomab, inotuzumab and CAR T cells: no "
				+ "percentage is shown.");
		return cautions;
	}

}
