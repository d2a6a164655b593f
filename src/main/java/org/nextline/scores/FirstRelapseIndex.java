package org.nextline.scores;

import java.util.ArrayList;
import java.util.Arrays;
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
		super(Sheet
			.of("epi_aml_first_relapse", "EPI", "European Prognostic Index for AML in first relapse", Topic.AML, "1.1",
					"667 adults of 15-60 years with AML (APL excluded) in first relapse, diagnosed 1987-2001, HOVON/SAKK "
							+ "trials",
					inputs(),
					List.of(group("FAVORABLE", "0 to 6 points", 70, 46), group("INTERMEDIATE", "7 to 9 points", 49, 18),
							group("POOR", "10 to 14 points", 16, 4)),
					"Relapse-free interval above 18 months 0, 7 to 18 months 3, under 7 months 5; inv(16) or t(16;16) "
							+ "0, t(8;21) 3, other 5; age up to 35 years 0, 36-45 1, over 45 2; earlier transplant 2",
					"First haematological relapse of AML in adults up to 60 years.",
					"Not for APL, second or later relapse, primary refractory disease or MRD relapse. Over 60 years it "
							+ "is an extrapolation.",
					"Breems DA et al., J Clin Oncol 2005;23:1969-1978", CheckMark.P)
			.outOf(14));
	}

	private static List<Input> inputs() {
		return List.of(
				Input.number("firstRemissionMonths", "Relapse-free interval from first remission", "months", 0, 240)
					.tried(1.0, 12.0, 24.0)
					.hint("From first complete remission to relapse"),
				Input.text("cytogeneticsAtDiagnosis", "Cytogenetics at initial diagnosis", "normal", "inv(16)",
						"t(8;21)")
					.hint("For example normal, inv(16), t(8;21), complex"),
				Input.age("ageYears", "Age at relapse", 15, 80).tried(30.0, 40.0, 50.0),
				Input.yesNo("priorHsct", "Stem-cell transplant before first relapse").hint("Autologous or allogeneic"),
				Input.count("relapseNumber", "Number of this relapse", 1, 20).asGuard(), Input
					.code("disease", "Disease", Arrays.stream(Disease.values()).map(Enum::name).toArray(String[]::new))
					.words(diseases())
					.asGuard(),
				Input
					.code("setting", "Situation", "RELAPSE", "PRIMARY_REFRACTORY", "MRD_RELAPSE", "MRD_PERSISTENCE",
							"PROGRESSION", "RESISTANCE", "INTOLERANCE", "TREATMENT_FREE_REMISSION_LOSS")
					.words("RELAPSE", "relapse", "PRIMARY_REFRACTORY", "primary refractory", "MRD_RELAPSE",
							"MRD relapse", "MRD_PERSISTENCE", "MRD persistence")
					.asGuard());
	}

	/** Diseases in words, as a form shows them. */
	static String[] diseases() {
		return Arrays.stream(Disease.values())
			.flatMap((one) -> java.util.stream.Stream.of(one.name(), one.shortName()))
			.toArray(String[]::new);
	}

	private static Group group(String name, String condition, int oneYear, int fiveYears) {
		return Group.published(name, condition, SURVIVAL.formatted(oneYear, fiveYears), CheckMark.P,
				Measure.percent("Survival at 1 year", oneYear), Measure.percent("Survival at 5 years", fiveYears));
	}

	@Override
	Optional<String> outside(Inputs in) {
		if (in.knows("disease") && !in.knownAs("disease", "AML")) {
			return Optional.of("Made for AML other than APL; this is " + spoken("disease", in) + ".");
		}
		if (in.knows("relapseNumber") && in.number("relapseNumber") != 1) {
			return Optional.of("Made for the first relapse only; this is relapse number "
					+ plain(in.number("relapseNumber")) + ".");
		}
		if (in.knows("setting") && !in.knownAs("setting", "RELAPSE")) {
			return Optional.of("Made for haematological relapse; this is " + spoken("setting", in) + ".");
		}
		if (in.knows("cytogeneticsAtDiagnosis") && report(in).promyelocytic()) {
			return Optional.of("Made for AML other than APL; t(15;17) is APL.");
		}
		return Optional.empty();
	}

	private String spoken(String key, Inputs in) {
		return input(key).map((input) -> input.word(in.text(key))).orElse("");
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
			if (report(in).inversion16() && report(in).translocation821()) {
				faults.add(new Fault("cytogeneticsAtDiagnosis",
						"inv(16) and t(8;21) were both entered; only one of them can be right."));
			}
			Lesions.denied("cytogeneticsAtDiagnosis", text).ifPresent(faults::add);
		}
		return faults;
	}

	private static Lesions.Report report(Inputs in) {
		return in.report("", in.text("cytogeneticsAtDiagnosis"));
	}

	@Override
	boolean possible(Inputs in) {
		return true;
	}

	@Override
	void tally(Inputs in, Tally tally) {
		double months = in.number("firstRemissionMonths");
		tally.add("Relapse-free interval", (months < 7) ? 5 : (months <= 18) ? 3 : 0, plain(months) + " months: "
				+ ((months < 7) ? "under 7" : (months <= 18) ? "from 7 to 18" : "above 18"));
		String found = in.text("cytogeneticsAtDiagnosis");
		tally.add("Cytogenetics at diagnosis", report(in).inversion16() ? 0 : report(in).translocation821() ? 3 : 5,
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
