package org.nextline.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.nextline.vocabulary.CheckMark;

/**
 * Grades of cytokine release, neurotoxicity and veno-occlusive disease (reference, 3.5
 * and 3.7).
 */
final class ToxicityScores {

	private static final Map<String, Integer> OXYGEN = Map.ofEntries(Map.entry("NONE", 0), Map.entry("LOW_FLOW_NC", 2),
			Map.entry("BLOW_BY", 2), Map.entry("HIGH_FLOW_NC", 3), Map.entry("FACEMASK", 3),
			Map.entry("NON_REBREATHER", 3), Map.entry("VENTURI", 3), Map.entry("CPAP", 4), Map.entry("BIPAP", 4),
			Map.entry("INTUBATION", 4));

	private static final String LEE = "Lee DW et al., Biol Blood Marrow Transplant 2019 (ASTCT)";

	private ToxicityScores() {
	}

	static List<Score> all() {
		return List.of(crs(), icans(), sos(), children());
	}

	// Cytokine release syndrome

	private static Score crs() {
		return new Written(Sheet.of("astct_crs", "CRS", "Cytokine release syndrome (ASTCT)", Topic.CARE, "3.5",
				"After CAR T cells or bispecific antibodies, fever not from another cause",
				List.of(Input.number("tempC", "Temperature", "°C", 30, 45).tried(37.0, 39.0),
						Input.yesNo("hypotension", "Hypotension"),
						Input.count("vasopressors", "Vasopressors, vasopressin not counted", 0, 10)
							.tried(0.0, 1.0, 2.0),
						Input.yesNo("vasopressin", "Vasopressin").asGuard(), Input
							.code("oxygen", "Oxygen", "LOW_FLOW_NC", "NC", "CPAP", "NONE", "BLOW_BY", "HIGH_FLOW_NC",
									"FACEMASK", "NON_REBREATHER", "VENTURI", "BIPAP", "INTUBATION")
							.words("LOW_FLOW_NC", "low-flow nasal cannula, up to 6 L/min", "NC",
									"nasal cannula, by its flow", "NONE", "room air", "CPAP", "CPAP", "HIGH_FLOW_NC",
									"high-flow nasal cannula, above 6 L/min", "BIPAP", "BiPAP", "BLOW_BY", "blow-by",
									"NON_REBREATHER", "non-rebreather mask", "VENTURI", "Venturi mask")
							.also("room air", "NONE", "nasal cannula", "NC")
							.hint("Left out counts as room air"),
						Input.number("flowLMin", "Flow through the cannula", "L/min", 0, 100).tried(2.0, 10.0),
						Input.yesNo("feverEarlier", "Fever earlier in this episode"),
						Input.yesNo("tocilizumabGiven", "Tocilizumab, antipyretic or steroid given")),
				List.of(Group.of("GRADE_0", "no fever that counts"),
						Group.of("GRADE_1", "fever, no hypotension, no hypoxia"),
						Group.of("GRADE_2",
								"hypotension without vasopressor, or low-flow cannula (up to 6 L/min) or blow-by"),
						Group.of("GRADE_3",
								"one vasopressor with or without vasopressin, or more than 6 L/min or a mask"),
						Group.of("GRADE_4",
								"several vasopressors (vasopressin not counted), or positive pressure ventilation")),
				"Fever of 38.0 °C or more. Grade by the worse of hypotension (without vasopressor 2, one vasopressor 3, "
						+ "several 4) and hypoxia (up to 6 L/min by cannula 2, more or mask 3, positive pressure 4). "
						+ "After antipyretic, tocilizumab or steroids fever is no longer required",
				"Every day after cellular or bispecific therapy.", "Organ toxicities are graded apart.", LEE,
				CheckMark.V), ToxicityScores::release)
			.sayingOf((in) -> in.knows("oxygen") ? List.of()
					: List.of("No oxygen was reported: graded as breathing room air."));
	}

	private static void release(Inputs in, Tally tally) {
		boolean fever = in.number("tempC") >= 38;
		if (!fever && in.knownNo("feverEarlier")) {
			tally.because("Temperature", "no fever").group("GRADE_0");
			return;
		}
		int hypoxia = hypoxia(in);
		int hypotension = (hypoxia == 4) ? 0 : hypotension(in);
		int worse = Math.max(hypoxia, hypotension);
		if (!fever && worse > 0 && !(in.yes("feverEarlier") && in.yes("tocilizumabGiven"))) {
			worse = 0;
		}
		tally.because("Temperature", fever ? "fever" : "below 38.0 °C")
			.because("Hypoxia", (hypoxia == 0) ? "none" : "grade " + hypoxia);
		if (hypoxia < 4) {
			tally.because("Hypotension", (hypotension == 0) ? "none" : "grade " + hypotension);
		}
		tally.group("GRADE_" + (fever ? Math.max(1, worse) : worse));
	}

	private static int hypotension(Inputs in) {
		if (in.knownYes("vasopressin") || (in.knows("vasopressors") && in.number("vasopressors") >= 1)) {
			return (in.number("vasopressors") >= 2) ? 4 : 3;
		}
		if (!in.yes("hypotension")) {
			return 0;
		}
		double vasopressors = in.number("vasopressors");
		return (vasopressors >= 2) ? 4 : (vasopressors >= 1) ? 3 : 2;
	}

	private static int hypoxia(Inputs in) {
		String oxygen = in.knows("oxygen") ? in.text("oxygen") : "NONE";
		if (oxygen.equals("NC")) {
			return (in.number("flowLMin") <= 6) ? 2 : 3;
		}
		if (oxygen.equals("LOW_FLOW_NC") && in.knows("flowLMin") && in.number("flowLMin") > 6) {
			return 3;
		}
		return OXYGEN.getOrDefault(oxygen, 0);
	}

	// Neurotoxicity

	private static Score icans() {
		return new Written(Sheet.of("astct_icans", "ICANS", "Neurotoxicity (ICANS, ASTCT)", Topic.CARE, "3.5",
				"After CAR T cells or bispecific antibodies, from 12 years",
				List.of(Input.count("ice", "ICE score", 0, 10)
					.tried(0.0, 2.0, 5.0, 8.0, 10.0)
					.hint("Orientation 4, naming 3, command 1, writing 1, attention 1"),
						Input.yesNo("awake", "Awake").asGuard(), Input.yesNo("unarousable", "Unarousable"),
						Input
							.code("consciousness", "Consciousness", "ALERT", "AWAKENS_SPONTANEOUSLY",
									"AWAKENS_TO_VOICE", "AWAKENS_TO_TOUCH", "UNAROUSABLE")
							.tried("AWAKENS_TO_VOICE", "AWAKENS_TO_TOUCH", "UNAROUSABLE")
							.words("UNAROUSABLE", "unarousable, or only by vigorous stimuli", "AWAKENS_SPONTANEOUSLY",
									"depressed, awakens spontaneously"),
						Input
							.code("seizure", "Seizure", "BRIEF_RESOLVED", "PROLONGED_OVER_5_MIN", "NONE")
							.words("BRIEF_RESOLVED", "clinical or on EEG, resolved rapidly", "PROLONGED_OVER_5_MIN",
									"longer than 5 minutes, or repetitive without return", "NONE", "none")
							.hint("Left out counts as not seen"),
						Input
							.code("motor", "Deep focal weakness", "HEMIPARESIS", "PARAPARESIS", "NONE")
							.words("NONE", "none")
							.hint("Left out counts as not seen"),
						Input
							.code("imaging", "Oedema or raised pressure", "FOCAL_EDEMA", "DIFFUSE_EDEMA", "NONE")
							.words("FOCAL_EDEMA", "focal oedema", "DIFFUSE_EDEMA",
									"diffuse oedema, posturing, VI palsy, papilloedema or Cushing triad", "NONE", "none")
							.hint("Left out counts as not seen"),
						Input.age("ageYears", "Age", 0, 110).asGuard()),
				List.of(Group.of("GRADE_0", "ICE 10, nothing else"),
						Group.of("GRADE_1", "ICE 7-9, or awakens spontaneously"),
						Group.of("GRADE_2", "ICE 3-6, or awakens to voice"), Group.of("GRADE_3",
								"ICE 0-2, awakens only to touch, brief seizure, or focal oedema"),
						Group.of("GRADE_4",
								"unarousable, prolonged seizure, deep focal weakness, or diffuse oedema")),
				"The worst element: ICE 7-9 grade 1, 3-6 grade 2, 0-2 grade 3, 0 and unarousable grade 4; awakens to "
						+ "voice 2, to touch 3; brief seizure 3, prolonged 4; deep focal weakness 4; focal oedema 3, "
						+ "diffuse 4",
				"Every day after cellular or bispecific therapy.",
				"Under 12 years, or with developmental delay, CAPD replaces ICE; intracranial bleeding is graded apart.",
				LEE, CheckMark.V), ToxicityScores::neurotoxicity)
			.outside((in) -> (in.knows("ageYears") && in.years("ageYears") < 12)
					? Optional.of("Under 12 years CAPD replaces the ICE score.") : Optional.empty())
			.sayingOf((in) -> List.of("seizure", "motor", "imaging").stream().allMatch(in::knows) ? List.of()
					: List
						.of("Graded by what is reported: a seizure, weakness or oedema that is not reported counts as "
								+ "not seen."));
	}

	private static void neurotoxicity(Inputs in, Tally tally) {
		int seizure = switch (known(in, "seizure")) {
			case "BRIEF_RESOLVED" -> 3;
			case "PROLONGED_OVER_5_MIN" -> 4;
			default -> 0;
		};
		int motor = known(in, "motor").equals("NONE") ? 0 : 4;
		int imaging = switch (known(in, "imaging")) {
			case "FOCAL_EDEMA" -> 3;
			case "DIFFUSE_EDEMA" -> 4;
			default -> 0;
		};
		int consciousness = consciousness(in);
		int grade = Math.max(Math.max(seizure, motor), Math.max(imaging, consciousness));
		if (grade < 4) {
			int ice = ice(in);
			tally.because("ICE", "grade " + ice);
			grade = Math.max(grade, ice);
		}
		List<String> names = List.of("Seizure", "Weakness", "Oedema", "Consciousness");
		List<Integer> grades = List.of(seizure, motor, imaging, consciousness);
		for (int place = 0; place < names.size(); place++) {
			if (grades.get(place) > 0) {
				tally.because(names.get(place), "grade " + grades.get(place));
			}
		}
		tally.because("Worst element", "grade " + grade).group("GRADE_" + grade);
	}

	private static String known(Inputs in, String key) {
		return in.knows(key) ? in.text(key) : "NONE";
	}

	private static int consciousness(Inputs in) {
		if (in.knownYes("unarousable")) {
			return 4;
		}
		boolean asleep = in.knownNo("awake") && in.knows("ice") && in.number("ice") > 0;
		if (!asleep && !in.knows("consciousness")) {
			return 0;
		}
		return switch (in.text("consciousness")) {
			case "AWAKENS_SPONTANEOUSLY" -> 1;
			case "AWAKENS_TO_VOICE" -> 2;
			case "AWAKENS_TO_TOUCH" -> 3;
			case "UNAROUSABLE" -> 4;
			default -> 0;
		};
	}

	private static int ice(Inputs in) {
		double ice = in.number("ice");
		if (ice > 0) {
			return (ice >= 10) ? 0 : (ice >= 7) ? 1 : (ice >= 3) ? 2 : 3;
		}
		boolean arousable = in.knownYes("awake") || in.knows("consciousness");
		return (!arousable && in.yes("unarousable")) ? 4 : 3;
	}

	// Veno-occlusive disease

	private static Score sos() {
		return new Written(Sheet.of("ebmt_sos_2023", "SOS/VOD", "Sinusoidal obstruction syndrome (EBMT 2023)", Topic.CARE,
				"3.7", "Adults after transplantation; not from another cause",
				List.of(Input.number("bilirubinMgDl", "Bilirubin", "mg/dL", 0, 80)
					.tried(1.0, 3.0)
					.hint("umol/L divided by 17.1"), Input.yesNo("painfulHepatomegaly", "Painful hepatomegaly"),
						Input.number("weightGainPct", "Weight gain", "%", -30, 100).tried(2.0, 8.0),
						Input.yesNo("ascites", "Ascites"),
						Input.yesNo("ultrasoundSuggestive", "Ultrasound or elastography suggestive"),
						Input
							.number("hvpgMmHg", "Hepatic venous pressure gradient", "mmHg", 0, 60)
							.tried(5.0, 15.0)
							.hint("Left out counts as not measured"),
						Input.yesNo("histology", "Proven by histology").hint("Left out counts as not done")),
				List.of(Group.of("NONE", "fewer than two findings"), Group.of("PROBABLE", "two findings or more"),
						Group.of("CLINICAL",
								"bilirubin 2 mg/dL or more with two of hepatomegaly, weight gain, ascites"),
						Group.of("PROVEN", "histology, or a pressure gradient of 10 mmHg or more")),
				"Findings: bilirubin 2 mg/dL or more; painful hepatomegaly; weight gain above 5 %; ascites; ultrasound "
						+ "or elastography suggestive",
				"After transplantation; up to 21 days classical, later late-onset.",
				"Children have other criteria. Severity is not graded: the printed table is not clear.",
				"Mohty M et al., Bone Marrow Transplant 2023;58:749-754", CheckMark.V), ToxicityScores::obstruction)
			.sayingOf((in) -> (in.knows("histology") || in.knows("hvpgMmHg")) ? List.of()
					: List.of("Proven only by histology or the pressure gradient; neither was given."));
	}

	private static void obstruction(Inputs in, Tally tally) {
		if (in.knownYes("histology") || (in.knows("hvpgMmHg") && in.number("hvpgMmHg") >= 10)) {
			tally.because("Histology or pressure gradient", "proven").group("PROVEN");
			return;
		}
		boolean bilirubin = in.number("bilirubinMgDl") >= 2;
		int signs = 0;
		signs += in.yes("painfulHepatomegaly") ? 1 : 0;
		signs += (in.number("weightGainPct") > 5) ? 1 : 0;
		signs += (signs < 2 && in.yes("ascites")) ? 1 : 0;
		if (bilirubin && signs >= 2) {
			tally.because("Bilirubin 2 mg/dL or more", "with two of hepatomegaly, weight gain, ascites")
				.group("CLINICAL");
			return;
		}
		int findings = signs + (bilirubin ? 1 : 0);
		findings += (findings == 1 && in.yes("ultrasoundSuggestive")) ? 1 : 0;
		tally.because("Findings", (findings >= 2) ? "two or more" : "fewer than two")
			.group((findings >= 2) ? "PROBABLE" : "NONE");
	}

	private static Score children() {
		List<Input> inputs = new ArrayList<>();
		inputs.add(Input.yesNo("refractoryThrombocytopenia", "Thrombocytopenia that resists transfusion"));
		inputs.add(Input.yesNo("weightGain", "Unexplained weight gain")
			.hint("On three consecutive days, or more than 5 %"));
		inputs.add(Input.yesNo("hepatomegaly", "Hepatomegaly"));
		inputs.add(Input.yesNo("ascites", "Ascites"));
		inputs.add(Input.yesNo("bilirubinRising", "Bilirubin rising")
			.hint("On three consecutive days, or 2 mg/dL or more within 72 hours"));
		return new Written(Sheet.of("ebmt_sos_children", "SOS/VOD, children",
				"Sinusoidal obstruction syndrome in children (EBMT)", Topic.CARE, "3.7",
				"Children after transplantation; no limit of time", inputs,
				List.of(Group.of("NONE", "fewer than two findings"), Group.of("MET", "two findings or more")
					.called("criteria met")),
				"Two of: thrombocytopenia that resists transfusion; unexplained weight gain; hepatomegaly; ascites; "
						+ "rising bilirubin",
				"After transplantation in children.", "Adults have other criteria.", "EBMT paediatric criteria",
				CheckMark.V), (in, tally) -> {
					for (Input input : inputs) {
						Written.factor(tally, input.label(), in.yes(input.key()), 1);
					}
					tally.group((tally.points() >= 2) ? "MET" : "NONE");
				});
	}

}
