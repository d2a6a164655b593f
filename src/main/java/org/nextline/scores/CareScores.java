package org.nextline.scores;

import java.util.List;
import java.util.Map;

import org.nextline.vocabulary.CheckMark;

/**
 * Grades of toxicity, response and tumour lysis risk (reference, 3.2, 3.5, 3.7 and 4.1).
 */
final class CareScores {

	private static final Map<String, Integer> OXYGEN = Map.ofEntries(Map.entry("NONE", 0), Map.entry("LOW_FLOW_NC", 2),
			Map.entry("BLOW_BY", 2), Map.entry("HIGH_FLOW_NC", 3), Map.entry("FACEMASK", 3),
			Map.entry("NON_REBREATHER", 3), Map.entry("VENTURI", 3), Map.entry("CPAP", 4), Map.entry("BIPAP", 4),
			Map.entry("INTUBATION", 4));

	private static final String LEE = "Lee DW et al., Biol Blood Marrow Transplant 2019 (ASTCT)";

	private static final List<Group> GRADES = List.of(Group.of("GRADE_0", "nothing that counts"),
			Group.of("GRADE_1", "the mildest findings"), Group.of("GRADE_2", "worst finding of column 2"),
			Group.of("GRADE_3", "worst finding of column 3"), Group.of("GRADE_4", "worst finding of column 4"));

	private CareScores() {
	}

	static List<Score> all() {
		return List.of(crs(), icans(), sos(), response(), tumourLysis(), venetoclax());
	}

	// Cytokine release syndrome

	private static Score crs() {
		return new Written(new Sheet("astct_crs", "Cytokine release syndrome (ASTCT)",
				"After CAR T cells or bispecific antibodies, fever not from another cause",
				List.of(Input.number("tempC", "Temperature", "°C", 30, 45).cuts(38),
						Input.yesNo("hypotension", "Hypotension"),
						Written.count("vasopressors", "Vasopressors, vasopressin not counted", 0, 10),
						Input.code("oxygen", "Oxygen; left out is none", "LOW_FLOW_NC", "NC", "CPAP", "NONE", "BLOW_BY",
								"HIGH_FLOW_NC", "FACEMASK", "NON_REBREATHER", "VENTURI", "BIPAP", "INTUBATION"),
						Input.number("flowLMin", "Flow through the cannula", "L/min", 0, 100).cuts(6),
						Input.yesNo("vasopressin", "Vasopressin").asGuard(),
						Input.yesNo("feverEarlier", "Fever earlier in this episode"),
						Input.yesNo("tocilizumabGiven", "Tocilizumab, antipyretic or steroid given")),
				GRADES,
				"Fever of 38.0 °C or more. Grade by the worse of hypotension (without vasopressor 2, one vasopressor 3, "
						+ "several 4) and hypoxia (up to 6 L/min by cannula 2, more or mask 3, positive pressure 4)",
				"Every day after cellular or bispecific therapy.", "Organ toxicities are graded apart.", LEE,
				CheckMark.V), (in, tally) -> {
					boolean fever = in.number("tempC") >= 38;
					if (!fever && in.knows("feverEarlier") && !in.yes("feverEarlier")) {
						tally.because("Temperature", "no fever").group("GRADE_0");
						return;
					}
					int hypoxia = hypoxia(in);
					int worse = (hypoxia == 4) ? 4 : Math.max(hypoxia, hypotension(in));
					if (!fever && worse > 0 && !(in.yes("feverEarlier") && in.yes("tocilizumabGiven"))) {
						worse = 0;
					}
					tally.because("Temperature", fever ? "fever" : "below 38.0 °C")
						.because("Hypoxia", (hypoxia == 0) ? "none" : "grade " + hypoxia)
						.group("GRADE_" + (fever ? Math.max(1, worse) : worse));
				})
			.sayingOf((in) -> in.knows("oxygen") ? List.of()
					: List.of("No oxygen was reported: graded as breathing room air."));
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
		return new Written(
				new Sheet("astct_icans", "Neurotoxicity (ICANS, ASTCT)",
						"After CAR T cells or bispecific antibodies, from 12 years",
						List.of(Written.count("ice", "ICE score", 0, 10), Input.yesNo("awake", "Awake").asGuard(),
								Input.yesNo("unarousable", "Unarousable"),
								Written.tried(
										Input.code("consciousness", "Consciousness", "AWAKENS_TO_VOICE",
												"AWAKENS_SPONTANEOUSLY", "AWAKENS_TO_TOUCH", "UNAROUSABLE"),
										"AWAKENS_TO_VOICE", "AWAKENS_TO_TOUCH", "UNAROUSABLE"),
								Input.code(
										"seizure", "Seizure; left out is none", "BRIEF_RESOLVED",
										"PROLONGED_OVER_5_MIN", "NONE"),
								Input.code("motor", "Deep focal weakness; left out is none", "HEMIPARESIS",
										"PARAPARESIS", "NONE"),
								Input.code("imaging", "Oedema on imaging; left out is none", "FOCAL_EDEMA",
										"DIFFUSE_EDEMA", "NONE")),
						GRADES,
						"The worst element: ICE 7-9 grade 1, 3-6 grade 2, 0-2 grade 3, 0 and unarousable grade 4; awakens to "
								+ "voice 2, to touch 3; brief seizure 3, prolonged 4; deep focal weakness 4; focal oedema 3, "
								+ "diffuse 4",
						"Every day after cellular or bispecific therapy.",
						"Under 12 years CAPD replaces ICE; intracranial bleeding is graded apart.", LEE, CheckMark.V),
				CareScores::neurotoxicity)
			.sayingOf((in) -> List.of("seizure", "motor", "imaging").stream().allMatch(in::knows) ? List.of()
					: List
						.of("Graded by what is reported: a seizure, weakness or oedema that is not reported counts as "
								+ "not seen."));
	}

	private static void neurotoxicity(Inputs in, Tally tally) {
		int grade = switch (known(in, "seizure")) {
			case "BRIEF_RESOLVED" -> 3;
			case "PROLONGED_OVER_5_MIN" -> 4;
			default -> 0;
		};
		grade = Math.max(grade, known(in, "motor").equals("NONE") ? 0 : 4);
		grade = Math.max(grade, switch (known(in, "imaging")) {
			case "FOCAL_EDEMA" -> 3;
			case "DIFFUSE_EDEMA" -> 4;
			default -> 0;
		});
		grade = Math.max(grade, consciousness(in));
		if (grade < 4) {
			grade = Math.max(grade, ice(in));
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
		boolean asleep = in.knows("awake") && !in.yes("awake") && in.knows("ice") && in.number("ice") > 0;
		if (!asleep && !in.knows("consciousness")) {
			return 0;
		}
		return switch (in.text("consciousness")) {
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
		return new Written(new Sheet("ebmt_sos_2023", "Sinusoidal obstruction syndrome (EBMT 2023)",
				"Adults after transplantation; not from another cause",
				List.of(Input.number("bilirubinMgDl", "Bilirubin", "mg/dL", 0, 80).cuts(2),
						Input.yesNo("painfulHepatomegaly", "Painful hepatomegaly"),
						Input.number("weightGainPct", "Weight gain", "%", -30, 100).cuts(5),
						Input.yesNo("ascites", "Ascites"),
						Input
							.number("hvpgMmHg", "Hepatic venous pressure gradient; left out is not measured", "mmHg", 0,
									60)
							.cuts(10),
						Input.yesNo("histology", "Proven by histology; left out is not done"),
						Input.yesNo("ultrasoundSuggestive", "Ultrasound or elastography suggestive")),
				List.of(Group.of("NONE", "fewer than two findings"), Group.of("PROBABLE", "two findings or more"),
						Group.of("CLINICAL",
								"bilirubin 2 mg/dL or more with two of hepatomegaly, weight gain, ascites"),
						Group.of("PROVEN", "histology, or a pressure gradient of 10 mmHg or more")),
				"Findings: bilirubin 2 mg/dL or more; painful hepatomegaly; weight gain above 5 %; ascites; ultrasound "
						+ "or elastography suggestive",
				"After transplantation; up to 21 days classical, later late-onset.", "Children have other criteria.",
				"Mohty M et al., Bone Marrow Transplant 2023;58:749-754", CheckMark.V), CareScores::obstruction)
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

	// Response

	private static Score response() {
		return new Written(new Sheet("eln2022_response", "Response in AML (ELN 2022)", "AML after treatment",
				List.of(Input.number("bmBlasts", "Marrow blasts", "%", 0, 100).cuts(5),
						Input.number("anc", "Neutrophils", "10^9/L", 0, 100).cuts(0.5, 1),
						Input.number("plt", "Platelets, untransfused", "10^9/L", 0, 5000).cuts(50, 100),
						Input.yesNo("circulatingBlasts", "Circulating blasts"),
						Input.yesNo("extramedullary", "Extramedullary disease")),
				List.of(Group.of("CR", "neutrophils 1.0 and platelets 100 or more"),
						Group.of("CRh", "neutrophils 0.5 and platelets 50 or more"),
						Group.of("CRi", "neutrophils 1.0 or platelets 100 or more"),
						Group.of("MLFS", "no recovery of counts"),
						Group.of("NOT_CR", "marrow blasts 5 % or more, circulating blasts or extramedullary disease")),
				"Marrow blasts below 5 %, no circulating blasts, no extramedullary disease; then by counts, in the order "
						+ "CR, CRh, CRi, MLFS",
				"At response assessment.", "Partial response and refractory disease are not told apart here.",
				"Doehner H et al., Blood 2022", CheckMark.V), CareScores::answer)
			.saying("MLFS asks for marrow spicules and 200 cells counted, or cellularity of 10 % or more. Counts without "
					+ "transfusion or growth factor for some days.");
	}

	private static void answer(Inputs in, Tally tally) {
		boolean left = (in.knows("bmBlasts") && in.number("bmBlasts") >= 5) || in.knownYes("circulatingBlasts")
				|| in.knownYes("extramedullary");
		if (left || in.number("bmBlasts") >= 5 || in.yes("circulatingBlasts") || in.yes("extramedullary")) {
			tally.because("Leukaemia", "still found").group("NOT_CR");
			return;
		}
		double neutrophils = in.number("anc");
		double platelets = in.number("plt");
		String group = (neutrophils >= 1 && platelets >= 100) ? "CR" : (neutrophils >= 0.5 && platelets >= 50) ? "CRh"
				: (neutrophils >= 1 || platelets >= 100) ? "CRi" : "MLFS";
		tally.because("Neutrophils", Score.plain(neutrophils) + " x 10^9/L")
			.because("Platelets", Score.plain(platelets) + " x 10^9/L")
			.group(group);
	}

	// Tumour lysis

	private static Score tumourLysis() {
		Input disease = Written.tried(
				Input.code("disease", "Disease", "AML", "B_ALL", "T_ALL", "CML_CHRONIC", "CLL", "CML_ACCELERATED"),
				"AML", "B_ALL", "CML_CHRONIC", "CLL");
		return new Written(new Sheet("tls_cairo_2010", "Tumour lysis risk (Cairo 2010)", "Before treatment",
				List.of(disease, Input.number("wbc", "Leukocytes", "10^9/L", 0, 2000).cuts(25, 50, 100),
						Input.number("ldhXUln", "LDH", "x ULN", 0.1, 100).cuts(2),
						Input.yesNo("renalDysfunctionOrInvolvement", "Renal dysfunction or involvement"),
						Written.tried(Input.code("planned", "Planned treatment of CLL", "alkylator", "obinutuzumab",
								"fludarabine", "targeted", "venetoclax"), "alkylator", "obinutuzumab")),
				List.of(Group.of("LOW", "watch, fluids"),
						Group.of("INTERMEDIATE", "fluids, allopurinol, laboratory every 8-12 hours"),
						Group.of("HIGH", "rasburicase, laboratory every 4-6 hours, intensive care on call")),
				"By disease, leukocytes and LDH; one class higher with renal dysfunction or involvement",
				"Before the first dose.", "Venetoclax in CLL has its own classes.",
				"Cairo MS et al., Br J Haematol 2010", CheckMark.P), (in, tally) -> {
					int risk = lysis(in, in.text("disease"));
					tally.because("Disease, leukocytes, LDH", List.of("LOW", "INTERMEDIATE", "HIGH").get(risk));
					if (risk < 2 && in.yes("renalDysfunctionOrInvolvement")) {
						tally.because("Kidneys", "one class higher");
						risk++;
					}
					tally.group(List.of("LOW", "INTERMEDIATE", "HIGH").get(risk));
				})
			.sayingOf((in) -> in.knownAs("planned", "venetoclax")
					? List.of("For venetoclax in CLL use its own classes (tls_venetoclax_cll).")
					: List.of("An intermediate class with uric acid, potassium or phosphate above the upper limit is "
							+ "high."));
	}

	private static int lysis(Inputs in, String disease) {
		return switch (disease) {
			case "AML" -> {
				double leukocytes = in.number("wbc");
				yield (leukocytes >= 100) ? 2 : (leukocytes >= 25 || in.number("ldhXUln") >= 2) ? 1 : 0;
			}
			case "CML_CHRONIC" -> 0;
			case "CML_ACCELERATED" -> 1;
			case "CLL" -> {
				boolean many = in.knows("wbc") && in.number("wbc") >= 50;
				yield (many || !in.text("planned").equals("alkylator") || in.number("wbc") >= 50) ? 1 : 0;
			}
			default -> {
				boolean high = in.knows("ldhXUln") && in.number("ldhXUln") >= 2;
				yield (high || in.number("wbc") >= 100 || in.number("ldhXUln") >= 2) ? 2 : 1;
			}
		};
	}

	private static Score venetoclax() {
		return new Written(
				new Sheet("tls_venetoclax_cll", "Tumour lysis risk with venetoclax in CLL", "CLL before venetoclax",
						List.of(Input.number("largestNodeCm", "Largest node", "cm", 0, 50).cuts(5, 10),
								Input.number("alc", "Lymphocytes", "10^9/L", 0, 2000).cuts(25)),
						List.of(Group.of("LOW", "all nodes below 5 cm and lymphocytes below 25"),
								Group.of("MEDIUM", "a node of 5 to below 10 cm, or lymphocytes of 25 or more"),
								Group.of("HIGH", "a node of 10 cm, or of 5 cm with lymphocytes of 25 or more")),
						"By the largest node and the lymphocytes", "Before the ramp-up.",
						"A clearance below 80 mL/min raises concern beyond the class.", "Venetoclax label",
						CheckMark.M),
				(in, tally) -> {
					double node = in.number("largestNodeCm");
					int raised = (node >= 10) ? 2 : ((node >= 5) ? 1 : 0) + ((in.number("alc") >= 25) ? 1 : 0);
					tally.because("Largest node", Score.plain(node) + " cm")
						.group(List.of("LOW", "MEDIUM", "HIGH").get(raised));
				})
			.saying("A clearance below 80 mL/min raises concern beyond the class.");
	}

}
