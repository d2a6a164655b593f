package org.nextline.scores;

import java.util.ArrayList;
import java.util.List;

import org.nextline.vocabulary.CheckMark;

/** Tumour lysis: the risk before treatment, and its signs (reference, 3.2). */
final class LysisScores {

	private static final List<String> CLASSES = List.of("LOW", "INTERMEDIATE", "HIGH");

	private LysisScores() {
	}

	static List<Score> all() {
		return List.of(cairo(), venetoclax(), laboratory());
	}

	private static Score cairo() {
		Input disease = Input
			.code("disease", "Disease", "AML", "B_ALL", "T_ALL", "CML_CHRONIC", "CLL", "CML_ACCELERATED",
					"CML_BLAST_MYELOID", "CML_BLAST_LYMPHOID")
			.tried("AML", "B_ALL", "CML_CHRONIC", "CLL")
			.words("AML", "AML", "B_ALL", "B-ALL", "T_ALL", "T-ALL", "CML_CHRONIC", "CML, chronic phase", "CLL", "CLL",
					"CML_ACCELERATED", "CML, accelerated phase", "CML_BLAST_MYELOID", "CML, myeloid blast phase",
					"CML_BLAST_LYMPHOID", "CML, lymphoid blast phase")
			.also("ALL", "B_ALL");
		return new Written(Sheet.of("tls_cairo_2010", "TLS risk", "Tumour lysis risk (Cairo 2010)", Topic.CARE, "3.2",
				"Before treatment",
				List.of(disease, Input.number("wbc", "Leukocytes", "10^9/L", 0, 2000).tried(10.0, 30.0, 70.0, 200.0),
						Input.number("ldhXUln", "LDH", "x ULN", 0.1, 100).tried(1.0, 3.0),
						Input.yesNo("renalDysfunctionOrInvolvement", "Renal dysfunction or involvement"), Input
							.code("planned", "Planned treatment (CLL)", "alkylator", "obinutuzumab", "fludarabine",
									"targeted", "venetoclax")
							.tried("alkylator", "obinutuzumab")
							.words("alkylator", "alkylator only", "targeted", "targeted agent"),
						Input.yesNo("uricAcidPotassiumOrPhosphateHigh",
								"Uric acid, potassium or phosphate above the upper limit")
							.asGuard()),
				List.of(Group.of("LOW", "watch, fluids"),
						Group.of("INTERMEDIATE", "fluids, allopurinol, laboratory every 8-12 hours"),
						Group.of("HIGH", "rasburicase, laboratory every 4-6 hours, intensive care on call")),
				"By disease, leukocytes and LDH. Low becomes intermediate with renal dysfunction or involvement; "
						+ "intermediate becomes high with it, or with uric acid, potassium or phosphate above the upper "
						+ "limit",
				"Before the first dose.", "Venetoclax in CLL has its own classes.",
				"Cairo MS et al., Br J Haematol 2010", CheckMark.P), LysisScores::risk)
			.sayingOf(LysisScores::cautions);
	}

	private static void risk(Inputs in, Tally tally) {
		int risk = base(in, in.text("disease"));
		tally.because("Disease, leukocytes, LDH", Group.spoken(CLASSES.get(risk)));
		if (risk == 1 && in.knownYes("uricAcidPotassiumOrPhosphateHigh")) {
			tally.because("Uric acid, potassium or phosphate", "above the upper limit: high").group("HIGH");
			return;
		}
		if (risk < 2 && in.yes("renalDysfunctionOrInvolvement")) {
			tally.because("Kidneys", "one class higher");
			risk++;
		}
		tally.group(CLASSES.get(risk));
	}

	private static List<String> cautions(Inputs in) {
		List<String> words = new ArrayList<>();
		if (in.knownAs("planned", "venetoclax")) {
			words.add("For venetoclax in CLL use its own classes (tls_venetoclax_cll).");
		}
		if (!in.knows("uricAcidPotassiumOrPhosphateHigh")) {
			words.add("An intermediate class with uric acid, potassium or phosphate above the upper limit is high.");
		}
		words.add("No rasburicase in G6PD deficiency.");
		return words;
	}

	private static int base(Inputs in, String disease) {
		return switch (disease) {
			case "AML", "CML_BLAST_MYELOID" -> {
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
		return new Written(Sheet.of("tls_venetoclax_cll", "TLS risk, venetoclax",
				"Tumour lysis risk with venetoclax in CLL", Topic.CARE, "3.2", "CLL before venetoclax",
				List.of(Input.number("largestNodeCm", "Largest node", "cm", 0, 50).tried(2.0, 7.0, 12.0),
						Input.number("alc", "Lymphocytes", "10^9/L", 0, 2000).tried(10.0, 50.0),
						Input.number("crcl", "Creatinine clearance", "mL/min", 0, 250).asGuard()),
				List.of(Group.of("LOW", "all nodes below 5 cm and lymphocytes below 25"),
						Group.of("MEDIUM", "a node of 5 to below 10 cm, or lymphocytes of 25 or more"),
						Group.of("HIGH", "a node of 10 cm, or of 5 cm with lymphocytes of 25 or more")),
				"By the largest node and the lymphocytes", "Before the ramp-up of 20-50-100-200-400 mg, week by week.",
				"A clearance below 80 mL/min raises concern beyond the class.", "Venetoclax label", CheckMark.M),
				(in, tally) -> {
					double node = in.number("largestNodeCm");
					int raised = (node >= 10) ? 2 : ((node >= 5) ? 1 : 0) + ((in.number("alc") >= 25) ? 1 : 0);
					tally.because("Largest node", Score.plain(node) + " cm");
					if (in.knows("alc")) {
						tally.because("Lymphocytes", Score.plain(in.number("alc")) + " x 10^9/L");
					}
					tally.group(List.of("LOW", "MEDIUM", "HIGH").get(raised));
				})
			.sayingOf((in) -> (in.knows("crcl") && in.number("crcl") >= 80) ? List.of() : in.knows("crcl") ? List
				.of("Clearance " + Score.plain(Math.round(in.number("crcl") * 10) / 10.0)
						+ " mL/min, below 80: more concern than the class says.")
					: List.of("A clearance below 80 mL/min raises concern beyond the class."));
	}

	private static Score laboratory() {
		return new Written(Sheet.of("tls_cairo_bishop", "TLS now", "Tumour lysis syndrome (Cairo-Bishop)", Topic.CARE,
				"3.2", "From 3 days before to 7 days after the start of treatment",
				List.of(Input.number("uricAcid", "Uric acid", "umol/L", 20, 2000).tried(300.0, 600.0),
						Input.number("potassium", "Potassium", "mmol/L", 1.5, 9).tried(4.0, 7.0),
						Input.number("phosphate", "Phosphate", "mmol/L", 0.1, 6).tried(1.0, 1.8, 3.0),
						Input.number("correctedCalcium", "Calcium, corrected", "mmol/L", 0.5, 4).tried(1.5, 2.3),
						Input.age("ageYears", "Age", 0, 110).tried(10.0, 40.0),
						Input.yesNo("creatinineRaised", "Creatinine 1.5 x ULN or more"),
						Input.yesNo("arrhythmia", "Arrhythmia"), Input.yesNo("seizure", "Seizure"),
						Input.count("changedBy25Percent", "Others of the four that changed by 25 %", 0, 4)
							.asGuard()
							.hint("Values that have not reached their limit, but changed by 25 % from baseline")),
				List.of(Group.of("NONE", "fewer than two changes"), Group.of("LABORATORY", "two changes or more"),
						Group.of("CLINICAL", "with creatinine 1.5 x ULN, arrhythmia or seizure")),
				"Two of: uric acid 476 umol/L or more; potassium 6.0 or more; phosphate 1.45 or more (children 2.1); "
						+ "corrected calcium 1.75 mmol/L or less; or a change of 25 %. Clinical: with creatinine 1.5 x ULN "
						+ "or more, arrhythmia or seizure",
				"While treatment starts.", "Not before the third day before treatment.", "Cairo-Bishop definition",
				CheckMark.M), LysisScores::syndrome)
			.saying("The limits are not checked against their source.");
	}

	private static void syndrome(Inputs in, Tally tally) {
		Written.factor(tally, "Uric acid 476 umol/L or more", in.number("uricAcid") >= 476, 1);
		Written.factor(tally, "Potassium 6.0 mmol/L or more", in.number("potassium") >= 6, 1);
		double phosphate = in.number("phosphate");
		boolean high = phosphate >= 2.1 || (phosphate >= 1.45 && in.years("ageYears") >= 18);
		Written.factor(tally, "Phosphate at its limit", high, 1);
		Written.factor(tally, "Calcium 1.75 mmol/L or less", in.number("correctedCalcium") <= 1.75, 1);
		if (in.knows("changedBy25Percent")) {
			tally.add("Others changed by 25 %", in.number("changedBy25Percent"), "counted");
		}
		if (tally.points() < 2) {
			tally.group("NONE");
			return;
		}
		boolean clinical = in.knownYes("creatinineRaised") || in.knownYes("arrhythmia") || in.knownYes("seizure")
				|| in.yes("creatinineRaised") || in.yes("arrhythmia") || in.yes("seizure");
		tally.group(clinical ? "CLINICAL" : "LABORATORY");
	}

}
