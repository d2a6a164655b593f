package org.nextline.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.nextline.vocabulary.CheckMark;

/** Scores of chronic myeloid leukaemia (reference, sections 1.9 to 1.11). */
final class CmlScores {

	private static final String NOT_FOR = "Not for relapse, resistance, accelerated or blast phase, nor for values taken "
			+ "after hydroxycarbamide or a TKI.";

	private CmlScores() {
	}

	static List<Score> all() {
		return List.of(new Elts(), new Sokal(), new Milestones());
	}

	/** What ELTS and Sokal share: values at diagnosis, in chronic phase, untreated. */
	private abstract static class Baseline extends Score {

		Baseline(Sheet sheet) {
			super(sheet);
		}

		static List<Input> inputs(boolean blastsFirst) {
			Input blasts = Input.number("bloodBlasts", "Blasts in peripheral blood", "%", 0, 14);
			Input platelets = Input.number("platelets", "Platelets", "10^9/L", 10, 5000);
			List<Input> inputs = new ArrayList<>();
			inputs.add(Input.age("ageYears", "Age at diagnosis", 18, 100));
			inputs.add(Input.number("spleenCm", "Spleen below the costal margin", "cm", 0, 40)
				.hint("By palpation; 0 when not palpable"));
			inputs.add(blastsFirst ? blasts : platelets);
			inputs.add(blastsFirst ? platelets : blasts);
			inputs.add(Input.yesNo("treated", "Treated before these values were taken")
				.asGuard()
				.hint("Hydroxycarbamide counts"));
			inputs.add(Input.code("cmlPhase", "Phase", "CHRONIC", "ACCELERATED", "BLAST_MYELOID", "BLAST_LYMPHOID")
				.words("CHRONIC", "chronic", "ACCELERATED", "accelerated", "BLAST_MYELOID", "myeloid blast phase",
						"BLAST_LYMPHOID", "lymphoid blast phase")
				.asGuard());
			return inputs;
		}

		@Override
		Optional<String> outside(Inputs in) {
			if (in.knownYes("treated")) {
				return Optional.of("Made for values before any treatment.");
			}
			if (in.knows("cmlPhase") && !in.knownAs("cmlPhase", "CHRONIC")) {
				return Optional.of("Made for chronic phase only.");
			}
			return Optional.empty();
		}

		@Override
		boolean continuous() {
			return true;
		}

	}

	/** EUTOS long-term survival score at diagnosis. */
	private static final class Elts extends Baseline {

		Elts() {
			super(Sheet.of("elts", "ELTS", "EUTOS long-term survival (ELTS) score", Topic.CML, "1.9",
					"Chronic-phase CML at diagnosis, before any treatment", inputs(true),
					List.of(Group.of("LOW", "up to 1.5680"), Group.of("INTERMEDIATE", "above 1.5680, up to 2.2185"),
							Group.of("HIGH", "above 2.2185")),
					"0.0025 x (age / 10)^3 + 0.0615 x spleen + 0.1052 x blasts + 0.4104 x (platelets / 1000)^(-0.5)",
					"Baseline risk at diagnosis, as background; ELN prefers it to Sokal.", NOT_FOR,
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
			return List.of("Background only: the risk at diagnosis, before any treatment. Deaths by group are not "
					+ "quoted: they were not checked.");
		}

		@Override
		int decimals() {
			return 4;
		}

	}

	/** Sokal score at diagnosis. */
	private static final class Sokal extends Baseline {

		private static final String IRIS = "IRIS (imatinib): 10-year survival about %s %%";

		Sokal() {
			super(Sheet.of("sokal", "Sokal", "Sokal score", Topic.CML, "1.10",
					"Chronic-phase CML at diagnosis, before any treatment; original cohort aged 5-84", inputs(false),
					List.of(group("LOW", "below 0.8", 90), group("INTERMEDIATE", "0.8 to 1.2, both included", 81),
							group("HIGH", "above 1.2", 69)),
					"exp(0.0116 x (age - 43.4) + 0.0345 x (spleen - 7.51) + 0.188 x ((platelets / 700)^2 - 0.563) "
							+ "+ 0.0887 x (blasts - 2.10))",
					"Baseline risk at diagnosis, as background.",
					NOT_FOR + " ELN prefers ELTS. The version for patients under 45 years is not used here.",
					"Sokal JE et al., Blood 1984;63:789-799", CheckMark.V));
		}

		private static Group group(String name, String condition, int survival) {
			return Group.published(name, condition, IRIS.formatted(survival), CheckMark.M,
					Measure.percent("Survival at 10 years", survival));
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
			return List.of("Background only: the risk at diagnosis, before any treatment.");
		}

		@Override
		public String adding() {
			return "The parts add up to the logarithm; the score is the exponential of their sum.";
		}

		@Override
		int decimals() {
			return 2;
		}

	}

	/** ELN milestones on a TKI. */
	private static final class Milestones extends Score {

		Milestones() {
			super(Sheet.of("eln_cml_milestones", "ELN milestones", "ELN milestones for CML on a TKI", Topic.CML, "1.11",
					"CML on a TKI with a typical e13a2 or e14a2 transcript, measured on the international scale",
					inputs(),
					List.of(Group.of("OPTIMAL", "up to 10 % at 3 months, 1 % at 6, 0.1 % at 12 and later"),
							Group.of("WARNING",
									"above 10 % once at 3 months, above 1 to 10 % at 6, above 0.1 to 1 % at 12 "
											+ "and later"),
							Group.of("FAILURE",
									"above 10 %, confirmed, at 3 months; above 10 % at 6; above 1 % at 12 and later; "
											+ "later also a resistance mutation or high-risk chromosome abnormality")),
					"BCR::ABL1 by time: the row at 3 months holds under 5 months, that at 6 under 10.5 months, that at "
							+ "12 from then on",
					"At every molecular test on a TKI, each line counted from its start.",
					"Not for atypical transcripts or values off the international scale. Losing MMR after stopping "
							+ "treatment is not resistance.",
					"Hochhaus A et al., Leukemia 2020;34:966-984; Apperley J et al., Leukemia 2025;39:1797-1813",
					CheckMark.P));
		}

		private static List<Input> inputs() {
			return List.of(
					Input.number("monthsOnTki", "Months on this TKI", "months", 3, 600).tried(3.0, 6.0, 12.0, 24.0),
					Input.number("bcrAbl1Is", "BCR::ABL1 (IS)", "%", 0, 100).tried(0.05, 0.5, 5.0, 50.0),
					Input.yesNo("confirmed", "Confirmed by a second test within 1-3 months"),
					Input.yesNo("resistanceMutation", "Resistance mutation in the kinase domain").asGuard(),
					Input.yesNo("highRiskAca", "New high-risk chromosome abnormality")
						.asGuard()
						.hint("+8, second Ph, i(17q), +19, -7 or 7q-, 11q23, 3q26.2, complex (to be confirmed locally)"),
					Input.code("transcriptType", "Transcript", "TYPICAL", "ATYPICAL")
						.words("TYPICAL", "typical (e13a2, e14a2)", "ATYPICAL", "atypical")
						.asGuard(),
					Input.yesNo("internationalScale", "Measured on the international scale").asGuard());
		}

		@Override
		Optional<String> outside(Inputs in) {
			if (in.knownAs("transcriptType", "ATYPICAL")) {
				return Optional.of("Made for typical transcripts (e13a2, e14a2) only.");
			}
			if (in.knownNo("internationalScale")) {
				return Optional.of("Made for values on the international scale only.");
			}
			return Optional.empty();
		}

		@Override
		void tally(Inputs in, Tally tally) {
			double months = in.number("monthsOnTki");
			double level = in.number("bcrAbl1Is");
			String group;
			String row;
			if (months < 5) {
				row = "row at 3 months";
				group = (level <= 10) ? "OPTIMAL" : in.yes("confirmed") ? "FAILURE" : "WARNING";
			}
			else if (months < 10.5) {
				row = "row at 6 months";
				group = (level <= 1) ? "OPTIMAL" : (level <= 10) ? "WARNING" : "FAILURE";
			}
			else {
				row = (months <= 15) ? "row at 12 months" : "row of any later time";
				group = later(in, tally, level, months > 15);
			}
			tally.because("BCR::ABL1", plain(level) + " %, " + row).group(group);
			tally.because("Depth", depth(level));
			if (!group.equals("OPTIMAL")) {
				tally.warn("First check adherence and interactions and repeat the test; then sequence the ABL1 kinase "
						+ "domain. ELN 2025 leaves the switch on failure to an individual decision.");
			}
		}

		private static String later(Inputs in, Tally tally, double level, boolean late) {
			String group = (level <= 0.1) ? "OPTIMAL" : (level <= 1) ? "WARNING" : "FAILURE";
			boolean resistant = in.knownYes("resistanceMutation") || in.knownYes("highRiskAca");
			if (late && resistant) {
				tally.because("Resistance", "mutation or high-risk chromosome abnormality");
				return "FAILURE";
			}
			if (resistant) {
				tally.warn("A resistance mutation or high-risk chromosome abnormality was found: discuss it whatever "
						+ "the level.");
			}
			else if (late && group.equals("WARNING")) {
				tally.warn("Above 0.1 %: loss of MMR if it had been reached. With a resistance mutation or high-risk "
						+ "chromosome abnormality it is failure.");
			}
			return group;
		}

		private static String depth(double level) {
			return (level <= 0.001) ? "MR5"
					: (level <= 0.0032) ? "MR4.5" : (level <= 0.01) ? "MR4" : (level <= 0.1) ? "MMR" : "no MMR";
		}

		@Override
		List<String> cautions(Inputs in) {
			return List.of("For typical transcripts (e13a2, e14a2) on the international scale only.");
		}

	}

}
