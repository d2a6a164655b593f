package org.nextline.scores;

import java.util.List;

import org.nextline.vocabulary.CheckMark;

/** Sokal score of chronic-phase CML at diagnosis (reference, section 1.10). */
final class Sokal extends Score {

	private static final String IRIS = "IRIS (imatinib): 10-year survival about %s %%";

	Sokal() {
		super(new Sheet("sokal", "Sokal score",
				"Chronic-phase CML at diagnosis, before any treatment; original cohort aged 5-84",
				List.of(Input.number("ageYears", "Age at diagnosis", "years", 18, 100),
						Input.number("spleenCm", "Spleen below the costal margin", "cm", 0, 40),
						Input.number("platelets", "Platelets", "10^9/L", 10, 5000),
						Input.number("bloodBlasts", "Blasts in peripheral blood", "%", 0, 14)),
				List.of(new Group("LOW", "below 0.8", IRIS.formatted("90"), CheckMark.M),
						new Group("INTERMEDIATE", "0.8 to 1.2, both included", IRIS.formatted("81"), CheckMark.M),
						new Group("HIGH", "above 1.2", IRIS.formatted("69"), CheckMark.M)),
				"exp(0.0116 x (age - 43.4) + 0.0345 x (spleen - 7.51) + 0.188 x ((platelets / 700)^2 - 0.563) "
						+ "+ 0.0887 x (blasts - 2.10))",
				"Baseline risk at diagnosis, as background.",
				"Not for relapse, resistance, accelerated or blast phase, nor for values taken after hydroxycarbamide "
						+ "or a TKI. ELN prefers ELTS.",
				"Sokal JE et al., Blood 1984;63:789-799", CheckMark.V));
	}

	@Override
	void tally(Inputs in, Tally tally) {
		int age = in.years("ageYears");
		double platelets = in.number("platelets") / 700;
		tally.add("Age", 0.0116 * (age - 43.4), age + " years")
			.add("Spleen", 0.0345 * (in.number("spleenCm") - 7.51), plain(in.number("spleenCm")) + " cm")
			.add("Platelets", 0.188 * (platelets * platelets - 0.563), plain(in.number("platelets")) + " x 10^9/L")
			.add("Blasts", 0.0887 * (in.number("bloodBlasts") - 2.10), plain(in.number("bloodBlasts")) + " %");
		double score = Math.exp(tally.points());
		tally.total(score).group((score < 0.8) ? "LOW" : (score <= 1.2) ? "INTERMEDIATE" : "HIGH");
	}

	@Override
	List<String> cautions(Inputs in) {
		return List.of("Background only: the risk at diagnosis, before any treatment. The score is the exponential of "
				+ "the sum of its parts.");
	}

	@Override
	boolean continuous() {
		return true;
	}

	@Override
	int decimals() {
		return 2;
	}

}
