package org.nextline.scores;

import java.util.List;
import java.util.Optional;

import org.nextline.vocabulary.CheckMark;

/** Scores of chronic lymphocytic leukaemia (reference, sections 1.12 to 1.14). */
final class CllScores {

	private static final String STAGES = "Cytopenia counts only where CLL causes it, not autoimmune cytopenia.";

	private CllScores() {
	}

	static List<Score> all() {
		return List.of(cllIpi(), ball(), binet(), rai());
	}

	private static Input b2m() {
		return Input.number("b2mMgL", "Beta-2 microglobulin", "mg/L", 0.5, 60);
	}

	private static Input haemoglobin() {
		return Input.number("hemoglobinGL", "Haemoglobin", "g/L", 30, 200);
	}

	private static Input platelets() {
		return Input.number("platelets", "Platelets", "10^9/L", 1, 1500).tried(50.0, 200.0);
	}

	private static Input notFromCll() {
		return Input.yesNo("cytopeniaDueToCll", "Low counts caused by CLL itself").asGuard();
	}

	private static Group survival(String name, String condition, String words, String endpoint, double percent) {
		return Group.published(name, condition, words.formatted(Score.plain(percent)), CheckMark.P,
				Measure.percent(endpoint, percent));
	}

	private static Score cllIpi() {
		String words = "5-year survival %s %%; untreated patients, era of chemo(immuno)therapy";
		String endpoint = "Survival at 5 years";
		Input stage = Input.code("stage", "Stage", "Rai 0", "Rai I", "Rai II", "Rai III", "Rai IV", "Binet A",
				"Binet B", "Binet C")
			.tried("Rai 0", "Rai I")
			.also("Rai 1", "Rai I", "Rai 2", "Rai II", "Rai 3", "Rai III", "Rai 4", "Rai IV");
		return new Written(Sheet
			.of("cll_ipi", "CLL-IPI", "CLL international prognostic index", Topic.CLL, "1.12",
					"Untreated CLL, era of chemo(immuno)therapy",
					List.of(Input.yesNo("tp53Aberrant", "del(17p) or TP53 mutation"),
							Input.yesNo("ighvMutated", "IGHV mutated").hint("Less than 98 % identity with germline"),
							b2m().tried(2.0, 5.0), stage, Input.age("ageYears", "Age", 18, 110).tried(60.0, 70.0)),
					List.of(survival("LOW", "0 to 1", words, endpoint, 93.2),
							survival("INTERMEDIATE", "2 to 3", words, endpoint, 79.3),
							survival("HIGH", "4 to 6", words, endpoint, 63.3),
							survival("VERY_HIGH", "7 to 10", words, endpoint, 23.3)),
					"del(17p) or TP53 mutation 4; IGHV unmutated 2; beta-2 microglobulin above 3.5 mg/L 2; Rai I-IV or "
							+ "Binet B-C 1; age above 65 1",
					"Before the first treatment.", "Not validated at relapse: use BALL there.",
					"International CLL-IPI working group, Lancet Oncol 2016;17:779-790", CheckMark.P)
			.outOf(10), (in, tally) -> {
				Written.factor(tally, "del(17p) or TP53 mutation", in.yes("tp53Aberrant"), 4);
				Written.factor(tally, "IGHV unmutated", !in.yes("ighvMutated"), 2);
				Written.factor(tally, "Beta-2 microglobulin above 3.5 mg/L", in.number("b2mMgL") > 3.5, 2);
				String found = in.text("stage");
				Written.factor(tally, "Rai I-IV or Binet B-C", !found.equals("Rai 0") && !found.equals("Binet A"), 1);
				Written.factor(tally, "Age above 65", in.years("ageYears") > 65, 1);
				double points = tally.points();
				tally.group((points <= 1) ? "LOW"
						: (points <= 3) ? "INTERMEDIATE" : (points <= 6) ? "HIGH" : "VERY_HIGH");
			})
			.saying("Not validated in patients who were treated before: background only. Use BALL at relapse.");
	}

	private static Score ball() {
		String words = "24-month survival %s %%; start of targeted therapy or chemoimmunotherapy at relapse";
		String endpoint = "Survival at 24 months";
		return new Written(Sheet
			.of("ball", "BALL", "BALL score", Topic.CLL, "1.13",
					"CLL, relapsed or refractory, at the start of targeted therapy or chemoimmunotherapy",
					List.of(b2m().tried(3.0, 6.0),
							Input.code("sex", "Sex", "F", "M")
								.words("F", "female", "M", "male")
								.also("female", "F", "male", "M"),
							haemoglobin().tried(90.0, 115.0, 140.0),
							Input.number("ldhXUln", "LDH", "x ULN", 0.1, 50).tried(0.8, 2.0),
							Input
								.number("monthsFromStartOfLastTherapy", "Time since the start of the last therapy",
										"months", 0, 600)
								.tried(12.0, 36.0)
								.hint("From its first dose to now"),
							Input.yesNo("relapsedOrRefractory", "CLL treated before, relapsed or refractory").asGuard(),
							Input.code("disease", "Disease", "CLL", "RICHTER")
								.words("CLL", "CLL", "RICHTER", "Richter transformation")
								.asGuard()),
					List.of(survival("LOW", "0 to 1", words, endpoint, 89.7),
							survival("INTERMEDIATE", "2 to 3", words, endpoint, 79.5),
							survival("HIGH", "4", words, endpoint, 55.8)),
					"1 point each: beta-2 microglobulin 5 mg/L or more; haemoglobin below 110 g/L (women) or 120 g/L "
							+ "(men); LDH above the upper limit; less than 24 months from the start of the last therapy",
					"Relapsed or refractory CLL before the next line.",
					"Not for Richter transformation or untreated CLL; not tested after both a BTK and a BCL2 "
							+ "inhibitor. Papers print mg/dL for beta-2 microglobulin: mg/L is meant.",
					"Soumerai JD et al., Lancet Haematol 2019;6:e366-e374", CheckMark.P)
			.outOf(4), (in, tally) -> {
				Written.factor(tally, "Beta-2 microglobulin 5 mg/L or more", in.number("b2mMgL") >= 5, 1);
				Written.factor(tally, "Anaemia", anaemia(in), 1);
				Written.factor(tally, "LDH above the upper limit", in.number("ldhXUln") > 1, 1);
				Written.factor(tally, "Less than 24 months from the start of the last therapy",
						in.number("monthsFromStartOfLastTherapy") < 24, 1);
				double points = tally.points();
				tally.group((points <= 1) ? "LOW" : (points <= 3) ? "INTERMEDIATE" : "HIGH");
			})
			.outside((in) -> in.knownAs("disease", "RICHTER") ? Optional.of("Not made for Richter transformation.")
					: in.knownNo("relapsedOrRefractory") ? Optional.of("Made for relapsed or refractory CLL only.")
							: Optional.empty())
			.saying("Not tested after both a BTK and a BCL2 inhibitor. In a cohort on ibrutinib (FiLO, 250 patients) "
					+ "24-month survival was 87.3, 82.3 and 58.8 %.");
	}

	private static boolean anaemia(Inputs in) {
		double level = in.number("hemoglobinGL");
		if (level < 110 || level >= 120) {
			return level < 110; // whatever the sex
		}
		return in.text("sex").equals("M");
	}

	private static Score binet() {
		return new Written(Sheet.of("binet", "Binet", "Binet stage", Topic.CLL, "1.14", "CLL",
				List.of(haemoglobin().tried(80.0, 130.0), platelets(), Input
					.count("enlargedAreas", "Enlarged areas of five (head and neck, axillae, groins, spleen, liver)", 0,
							5)
					.tried(0.0, 4.0)
					.hint("Both sides of one area count once"), notFromCll()),
				List.of(Group.of("A", "no cytopenia, fewer than 3 areas"),
						Group.of("B", "no cytopenia, 3 areas or more"),
						Group.of("C", "haemoglobin below 100 g/L or platelets below 100")),
				"C: haemoglobin below 100 g/L or platelets below 100; otherwise B: 3 areas or more; otherwise A",
				"Staging of CLL.", STAGES, "Binet JL et al., as in iwCLL 2018", CheckMark.V), (in, tally) -> {
					boolean low = (in.knows("platelets") && in.number("platelets") < 100)
							|| in.number("hemoglobinGL") < 100 || in.number("platelets") < 100;
					if (low) {
						tally.because("Haemoglobin below 100 g/L or platelets below 100", "stage C").group("C");
					}
					else {
						boolean many = in.number("enlargedAreas") >= 3;
						tally
							.because("Enlarged areas",
									many ? "3 or more, without cytopenia" : "fewer than 3, without cytopenia")
							.group(many ? "B" : "A");
					}
				})
			.outside((in) -> otherCause(in, 100))
			.saying(STAGES);
	}

	private static Optional<String> otherCause(Inputs in, double haemoglobin) {
		boolean low = (in.knows("hemoglobinGL") && in.number("hemoglobinGL") < haemoglobin)
				|| (in.knows("platelets") && in.number("platelets") < 100);
		return (low && in.knownNo("cytopeniaDueToCll"))
				? Optional.of("The low counts are not caused by CLL, so they do not make a stage.") : Optional.empty();
	}

	private static Score rai() {
		return new Written(Sheet.of("rai", "Rai", "Rai stage", Topic.CLL, "1.14", "CLL",
				List.of(haemoglobin().tried(80.0, 130.0), platelets(), Input.yesNo("nodes", "Enlarged lymph nodes"),
						Input.yesNo("splenomegalyOrHepatomegaly", "Enlarged spleen or liver"),
						Input.yesNo("lymphocytosis", "Lymphocytosis").asGuard(), notFromCll()),
				List.of(Group.of("0", "lymphocytosis only"), Group.of("I", "enlarged nodes"),
						Group.of("II", "enlarged spleen or liver"), Group.of("III", "haemoglobin below 110 g/L"),
						Group.of("IV", "platelets below 100")),
				"The highest stage that applies: IV platelets below 100; III haemoglobin below 110 g/L; II spleen "
						+ "or liver; I nodes; 0 lymphocytosis only",
				"Staging of CLL.", STAGES, "Rai KR et al., as in iwCLL 2018", CheckMark.V), (in, tally) -> {
					String stage = (in.number("platelets") < 100) ? "IV" : (in.number("hemoglobinGL") < 110) ? "III"
							: in.yes("splenomegalyOrHepatomegaly") ? "II" : in.yes("nodes") ? "I" : "0";
					tally.because("Highest stage that applies", stage).group(stage);
				})
			.outside((in) -> nothingOfCll(in).or(() -> otherCause(in, 110)))
			.saying(STAGES);
	}

	private static Optional<String> nothingOfCll(Inputs in) {
		boolean none = in.knownNo("lymphocytosis") && in.knownNo("nodes") && in.knownNo("splenomegalyOrHepatomegaly")
				&& in.knows("platelets") && in.number("platelets") >= 100 && in.knows("hemoglobinGL")
				&& in.number("hemoglobinGL") >= 110;
		return none ? Optional.of("Without lymphocytosis, nodes, spleen, liver or cytopenia there is no stage.")
				: Optional.empty();
	}

}
