package org.nextline.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Fault;

/** European Prognostic Index of AML in first relapse (reference, section 1.1). */
final class FirstRelapseIndex extends Score {

	private static final String SURVIVAL = "Survival %s %% at 1 year and %s %% at 5 years (adults of 15-60 years, "
			+ "diagnosed 1987-2001, HOVON/SAKK trials)";

	FirstRelapseIndex() {
		super(new Sheet("epi_aml_first_relapse", "European Prognostic Index for AML in first relapse",
				"667 adults of 15-60 years with AML (APL excluded) in first relapse, diagnosed 1987-2001, HOVON/SAKK "
						+ "trials",
				List.of(Input
					.number("firstRemissionMonths", "Relapse-free interval from first remission", "months", 0, 240)
					.cuts(7, 18),
						Input.text("cytogeneticsAtDiagnosis", "Cytogenetics at initial diagnosis", "normal", "inv(16)",
								"t(8;21)"),
						Input.number("ageYears", "Age at relapse", "years", 15, 80).whole(35, 45),
						Input.yesNo("priorHsct", "Stem-cell transplant before first relapse"),
						Input.number("relapseNumber", "Number of this relapse", "", 0, 20).asGuard(),
						Input
							.code("disease", "Disease",
									java.util.Arrays.stream(Disease.values()).map(Enum::name).toArray(String[]::new))
							.asGuard()),
				List.of(new Group("FAVORABLE", "0 to 6 points", SURVIVAL.formatted("70", "46"), CheckMark.P),
						new Group("INTERMEDIATE", "7 to 9 points", SURVIVAL.formatted("49", "18"), CheckMark.P),
						new Group("POOR", "10 to 14 points", SURVIVAL.formatted("16", "4"), CheckMark.P),
						Group.of(Result.NOT_APPLICABLE, "not AML, or not the first relapse")),
				"Relapse-free interval above 18 months 0, 7 to 18 months 3, under 7 months 5; inv(16) or t(16;16) 0, "
						+ "t(8;21) 3, other 5; age up to 35 years 0, 36-45 1, over 45 2; earlier transplant 2",
				"First haematological relapse of AML in adults up to 60 years.",
				"Not for APL, second or later relapse, primary refractory disease or MRD relapse. Over 60 years it is "
						+ "an extrapolation.",
				"Breems DA et al., J Clin Oncol 2005;23:1969-1978", CheckMark.P));
	}

	@Override
	Optional<String> outside(Inputs in) {
		if (in.knows("disease") && !in.knownAs("disease", "AML")) {
			return Optional.of("Made for AML other than APL; this is " + in.text("disease") + ".");
		}
		if (in.knows("relapseNumber") && in.number("relapseNumber") != 1) {
			return Optional.of("Made for the first relapse only; this is relapse number "
					+ plain(in.number("relapseNumber")) + ".");
		}
		if (in.knows("cytogeneticsAtDiagnosis") && Lesions.promyelocytic(in.text("cytogeneticsAtDiagnosis"))) {
			return Optional.of("Made for AML other than APL; t(15;17) is APL.");
		}
		return Optional.empty();
	}

	@Override
	List<Fault> clashes(Inputs in) {
		List<Fault> faults = new ArrayList<>();
		if (in.knows("firstRemissionMonths") && in.number("firstRemissionMonths") == 0) {
			faults.add(new Fault("firstRemissionMonths",
					"A relapse-free interval of 0 months is no remission; the index is not for refractory disease."));
		}
		if (in.knows("cytogeneticsAtDiagnosis")) {
			String text = in.text("cytogeneticsAtDiagnosis");
			if (Lesions.inversion16(text) && Lesions.translocation821(text)) {
				faults.add(new Fault("cytogeneticsAtDiagnosis",
						"inv(16) and t(8;21) were both entered; only one of them can be right."));
			}
			Lesions.unknown("cytogeneticsAtDiagnosis", text).ifPresent(faults::add);
		}
		return faults;
	}

	@Override
	void tally(Inputs in, Tally tally) {
		double months = in.number("firstRemissionMonths");
		tally.add("Relapse-free interval", (months < 7) ? 5 : (months <= 18) ? 3 : 0, plain(months) + " months: "
				+ ((months < 7) ? "under 7" : (months <= 18) ? "from 7 to 18" : "above 18"));
		String found = in.text("cytogeneticsAtDiagnosis");
		tally.add("Cytogenetics at diagnosis", Lesions.inversion16(found) ? 0 : Lesions.translocation821(found) ? 3 : 5,
				found);
		int age = in.years("ageYears");
		tally.add("Age at relapse", (age <= 35) ? 0 : (age <= 45) ? 1 : 2, age + " years");
		boolean transplanted = in.yes("priorHsct");
		tally.add("Transplant before first relapse", transplanted ? 2 : 0, transplanted ? "yes" : "no");
		double total = tally.points();
		tally.group((total <= 6) ? "FAVORABLE" : (total <= 9) ? "INTERMEDIATE" : "POOR");
	}

	@Override
	List<String> cautions(Inputs in) {
		List<String> cautions = new ArrayList<>();
		if (in.knows("ageYears") && in.years("ageYears") > 60) {
			cautions.add("Over 60 years the index is extrapolated; it was made for 15 to 60 years.");
		}
		if (!in.knows("disease") || !in.knows("relapseNumber")) {
			cautions.add("Holds only for AML other than APL in first relapse.");
		}
		cautions.add("From before FLT3, IDH and menin inhibitors and venetoclax: survival is pessimistic where a "
				+ "target is present. Survival of a group, not the chance of this patient.");
		return cautions;
	}

}
