package org.nextline.scores;

import java.util.List;

import org.nextline.vocabulary.CheckMark;

/** EUTOS long-term survival score of CML at diagnosis (reference, section 1.9). */
final class Elts extends Score {

	Elts() {
		super(new Sheet("elts", "EUTOS long-term survival (ELTS) score",
				"Chronic-phase CML at diagnosis, before any treatment",
				List.of(Input.number("ageYears", "Age at diagnosis", "years", 18, 100),
						Input.number("spleenCm", "Spleen below the costal margin", "cm", 0, 40),
						Input.number("bloodBlasts", "Blasts in peripheral blood", "%", 0, 14),
						Input.number("platelets", "Platelets", "10^9/L", 10, 5000)),
				List.of(Group.of("LOW", "up to 1.5680"), Group.of("INTERMEDIATE", "above 1.5680, up to 2.2185"),
						Group.of("HIGH", "above 2.2185")),
				"0.0025 x (age / 10)^3 + 0.0615 x spleen + 0.1052 x blasts + 0.4104 x (platelets / 1000)^(-0.5)",
				"Baseline risk at diagnosis, as background; ELN prefers it to Sokal.",
				"Not for relapse, resistance, accelerated or blast phase, nor for values taken after hydroxycarbamide "
						+ "or a TKI.",
				"Pfirrmann M et al., Leukemia 2016;30:48-56 and 2020;34:2138-2149", CheckMark.V));
	}

	@Override
	void tally(Inputs in, Tally tally) {
		int age = in.years("ageYears");
		double decades = age / 10.0;
		tally.add("Age", 0.0025 * decades * decades * decades, age + " years")
			.add("Spleen", 0.0615 * in.number("spleenCm"), plain(in.number("spleenCm")) + " cm")
			.add("Blasts", 0.1052 * in.number("bloodBlasts"), plain(in.number("bloodBlasts")) + " %")
			.add("Platelets", 0.4104 / Math.sqrt(in.number("platelets") / 1000),
					plain(in.number("platelets")) + " x 10^9/L");
		double score = tally.points();
		tally.group((score <= 1.5680) ? "LOW" : (score <= 2.2185) ? "INTERMEDIATE" : "HIGH");
	}

	@Override
	List<String> cautions(Inputs in) {
		return List.of("Background only: the risk at diagnosis, before any treatment.");
	}

	@Override
	boolean continuous() {
		return true;
	}

	@Override
	int decimals() {
		return 4;
	}

}
