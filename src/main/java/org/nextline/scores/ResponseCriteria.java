package org.nextline.scores;

import java.util.List;
import java.util.Optional;

import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Disease;

/**
 * Response to treatment by the criteria of the reference (section 4), by disease. What is
 * not known leaves the categories open that it could still lead to.
 */
public final class ResponseCriteria {

	private static final Score AML = aml();

	private static final Score AML_MRD = amlMrd();

	private static final Score ALL = all();

	private static final Score ALL_MRD = allMrd();

	private static final Score CLL = cll();

	private ResponseCriteria() {
	}

	/**
	 * The criteria for a disease; empty where the reference holds no full table for it.
	 * @param disease the disease
	 */
	public static List<Score> of(Disease disease) {
		return switch (disease) {
			case AML -> List.of(AML, AML_MRD);
			case B_ALL, T_ALL -> List.of(ALL, ALL_MRD);
			case CML -> List.of(Scores.get("eln_cml_milestones"));
			case CLL -> List.of(CLL);
			case APL, MPAL, RICHTER, HCL, T_PLL, BPDCN -> List.of();
		};
	}

	/**
	 * The criteria of this id for a disease.
	 * @param disease the disease
	 * @param id of the criteria
	 */
	public static Optional<Score> find(Disease disease, String id) {
		return of(disease).stream().filter((one) -> one.id().equals(id)).findFirst();
	}

	// AML

	private static List<Input> counts() {
		return List.of(Input.number("bmBlasts", "Marrow blasts", "%", 0, 100).cuts(5, 25),
				Input.yesNo("circulatingBlasts", "Blasts in the blood"),
				Input.yesNo("extramedullary", "Disease outside the marrow"),
				Input.number("anc", "Neutrophils, without growth factor", "10^9/L", 0, 100).cuts(0.5, 1),
				Input.number("plt", "Platelets, untransfused", "10^9/L", 0, 5000).cuts(50, 100));
	}

	/** The category by counts once the leukaemia is not found. */
	private static String byCounts(Inputs in, Tally tally, String without) {
		double neutrophils = in.number("anc");
		double platelets = in.number("plt");
		tally.because("Leukaemia", "not found")
			.because("Neutrophils", Score.plain(neutrophils) + " x 10^9/L")
			.because("Platelets", Score.plain(platelets) + " x 10^9/L");
		return (neutrophils >= 1 && platelets >= 100) ? "CR" : (neutrophils >= 0.5 && platelets >= 50) ? "CRh"
				: (neutrophils >= 1 || platelets >= 100) ? "CRi" : without;
	}

	/** Whether leukaemia is left; what is known to be there needs nothing else. */
	private static boolean left(Inputs in) {
		boolean known = (in.knows("bmBlasts") && in.number("bmBlasts") >= 5) || in.knownYes("circulatingBlasts")
				|| in.knownYes("extramedullary");
		return known || in.number("bmBlasts") >= 5 || in.yes("circulatingBlasts") || in.yes("extramedullary");
	}

	private static Score aml() {
		List<Input> inputs = new java.util.ArrayList<>(counts());
		inputs.add(Input.yesNo("adequate", "Marrow sample good enough")
			.hint("spicules and 200 cells counted, or cellularity 10 % or more"));
		inputs.add(Input.yesNo("remissionBefore", "In CR, CRh or CRi before"));
		inputs.add(Input.yesNo("seenTwice", "Blood blasts in two samples a week or more apart"));
		inputs.add(Input.number("blastsBefore", "Marrow blasts before this treatment", "%", 0, 100)
			.tried(0.0, 10.0, 50.0, 100.0));
		inputs.add(Input.yesNo("landmark", "At the landmark")
			.hint("after 2 intensive induction courses, or the defined day of less intensive treatment, e.g. day 180"));
		return new Written(Sheet.of("eln2022_assessment", "ELN 2022", "Response in AML (ELN 2022)", Topic.CARE, "4.1",
				"AML after treatment", inputs,
				List.of(Group.of("CR", "neutrophils 1.0 and platelets 100 or more"),
						Group.of("CRh", "neutrophils 0.5 and platelets 50 or more"),
						Group.of("CRi", "neutrophils 1.0 or platelets 100 or more"),
						Group.of("MLFS", "no recovery of counts, marrow sample good enough"),
						Group.of("NOT_ASSESSABLE", "no recovery of counts, marrow sample not good enough")
							.called("not assessable: repeat the marrow"),
						Group.of("PR", "counts of CR, marrow blasts 5 to 25 % and down by half or more").called("PR"),
						Group.of("REFRACTORY", "none of these at the landmark").called("refractory"),
						Group.of("RELAPSE",
								"after remission: marrow blasts 5 % or more, disease outside the marrow, or blood blasts "
										+ "in two samples"),
						Group.of("BLASTS_ONCE", "after remission: blood blasts in one sample")
							.called("blood blasts once: repeat after a week"),
						Group.of("NOT_CR", "leukaemia left, none of the above").called("no remission yet")),
				"Marrow blasts below 5 %, no blood blasts, no disease outside the marrow; then by counts, in the order CR, "
						+ "CRh, CRi, MLFS",
				"At response assessment.", "", "Doehner H et al., Blood 2022;140:1345-1377", CheckMark.V),
				ResponseCriteria::aml)
			.saying("Counts without transfusion or growth factor for some days.");
	}

	private static void aml(Inputs in, Tally tally) {
		if (!left(in)) {
			String group = byCounts(in, tally, "MLFS");
			if (group.equals("MLFS") && !in.yes("adequate")) {
				group = "NOT_ASSESSABLE";
			}
			if (group.equals("MLFS") && in.knownYes("landmark")) {
				tally.warn("MLFS at the landmark is no CR, CRh or CRi: it counts as refractory.");
			}
			tally.group(group);
			return;
		}
		tally.because("Leukaemia", "still found");
		if (in.yes("remissionBefore")) {
			boolean relapse = (in.knows("bmBlasts") && in.number("bmBlasts") >= 5) || in.knownYes("extramedullary")
					|| in.number("bmBlasts") >= 5 || in.yes("extramedullary") || in.yes("seenTwice");
			tally.group(relapse ? "RELAPSE" : "BLASTS_ONCE");
			return;
		}
		double blasts = in.number("bmBlasts");
		boolean partial = blasts >= 5 && blasts <= 25 && !in.yes("circulatingBlasts") && !in.yes("extramedullary")
				&& in.number("anc") >= 1 && in.number("plt") >= 100 && blasts <= in.number("blastsBefore") / 2;
		if (partial) {
			if (in.knownYes("landmark")) {
				tally.warn("PR at the landmark is no CR, CRh or CRi: it counts as refractory.");
			}
			tally.group("PR");
			return;
		}
		tally.group(in.yes("landmark") ? "REFRACTORY" : "NOT_CR");
	}

	private static Score amlMrd() {
		return new Written(Sheet.of("eln2021_mrd", "MRD, ELN 2021", "Measurable residual disease in AML (ELN 2021)",
				Topic.CARE, "4.1", "AML in remission",
				List.of(Input.code("method", "Method", "FLOW", "PCR", "NGS")
					.words("FLOW", "flow, % of CD45+ cells", "PCR", "PCR of NPM1 or a core-binding fusion, % per ABL1",
							"NGS", "sequencing, VAF %"),
						Input.number("value", "Value", "%", 0, 100).cuts(0.1, 2),
						Input.yesNo("detected", "Detected at all"),
						Input.yesNo("risen", "Risen tenfold or more, or newly positive, in a second sample too")
							.hint("the second sample within 4 weeks")),
				List.of(Group.of("NEGATIVE", "flow below 0.1 %, sequencing below 0.1 %, PCR not detected"),
						Group.of("LOW_LEVEL", "PCR below 2 % without a rise").called("low-level MRD, no failure"),
						Group.of("POSITIVE", "flow or sequencing 0.1 % or more, PCR 2 % or more"),
						Group.of("MRD_RELAPSE", "newly positive or a tenfold rise, confirmed by a second sample")
							.called("MRD relapse")),
				"By method: flow and sequencing from 0.1 %, PCR at the end of treatment from 2 %",
				"At the time points of the protocol.",
				"Mutations of DNMT3A, TET2, ASXL1 and of the germline do not count. Sequencing alone is not enough.",
				"Heuser M et al., Blood 2021;138:2753-2767; the numbers are to be confirmed locally", CheckMark.P),
				(in, tally) -> {
					if (in.yes("risen")) {
						tally.group("MRD_RELAPSE");
						return;
					}
					String method = in.text("method");
					if (in.knownNo("detected") || (method.equals("PCR") && !in.yes("detected"))) {
						tally.group("NEGATIVE");
						return;
					}
					double value = in.number("value");
					tally.group(method.equals("PCR") ? ((value < 2) ? "LOW_LEVEL" : "POSITIVE")
							: (value < 0.1) ? "NEGATIVE" : "POSITIVE");
				});
	}

	// ALL

	private static Score all() {
		List<Input> inputs = new java.util.ArrayList<>(counts());
		inputs.add(Input.code("cns", "CSF", "CNS1", "CNS2", "CNS3")
			.words("CNS1", "CNS1: no blasts", "CNS2", "CNS2: blasts, below 5 white cells per µL", "CNS3",
					"CNS3: blasts and 5 or more white cells per µL, or clinical")
			.tried("CNS1", "CNS3"));
		inputs.add(Input.yesNo("remissionBefore", "In remission before"));
		return new Written(Sheet.of("all_assessment", "ALL response", "Response in ALL", Topic.CARE, "4.2",
				"ALL after treatment", inputs,
				List.of(Group.of("CR", "neutrophils 1.0 and platelets 100 or more"),
						Group.of("CRh", "neutrophils 0.5 and platelets 50 or more"),
						Group.of("CRi", "neutrophils 1.0 or platelets 100 or more"),
						Group.of("NO_RECOVERY", "marrow blasts below 5 %, no recovery of counts")
							.called("no leukaemia found, counts not recovered"),
						Group.of("RELAPSE",
								"after remission: marrow blasts 5 % or more, CNS3, or disease outside the marrow"),
						Group.of("NOT_CR", "leukaemia left").called("no remission")),
				"Marrow blasts below 5 %, nothing outside the marrow; then by counts, in the order CR, CRh, CRi",
				"At response assessment.",
				"Disease outside the marrow is to be proven by biopsy. The thresholds of paediatric protocols differ.",
				"Reference, section 4.2; not marked there as checked against a source", CheckMark.M), (in, tally) -> {
					boolean found = in.knownAs("cns", "CNS3") || left(in) || in.text("cns").equals("CNS3");
					if (!found) {
						tally.group(byCounts(in, tally, "NO_RECOVERY"));
						return;
					}
					tally.because("Leukaemia", "still found").group(in.yes("remissionBefore") ? "RELAPSE" : "NOT_CR");
				})
			.saying("Counts without transfusion or growth factor for some days.");
	}

	private static Score allMrd() {
		return new Written(
				Sheet.of("all_mrd", "MRD in ALL", "Measurable residual disease in ALL", Topic.CARE, "4.2",
						"ALL in remission", List.of(Input.number("mrd", "MRD", "%", 0, 100).cuts(0.01, 0.1)),
						List.of(Group.of("NEGATIVE", "below 0.01 %"), Group.of("POSITIVE", "0.01 to below 0.1 %"),
								Group.of("HIGH", "0.1 % or more")),
						"By the level: 0.01 % (10^-4) and 0.1 %", "At the time points of the protocol.",
						"Only where the test reaches 0.01 %.",
						"Reference, section 4.2; not marked there as checked against a source", CheckMark.M),
				(in, tally) -> {
					double level = in.number("mrd");
					tally.because("MRD", Score.plain(level) + " %")
						.group((level < 0.01) ? "NEGATIVE" : (level < 0.1) ? "POSITIVE" : "HIGH");
				});
	}

	// CLL

	private static Score cll() {
		return new Written(Sheet.of("iwcll2018_assessment", "iwCLL 2018", "Response in CLL (iwCLL 2018)", Topic.CARE,
				"4.3", "CLL after treatment",
				List.of(Input.yesNo("progressed", "New or growing disease")
					.hint("nodes or spleen grown by half or more, a new node, haemoglobin down by 20 g/L, platelets down by "
							+ "half, or transformation"),
						Input.yesNo("lymphocytesUp", "Lymphocytes up by half or more, to 5 or more"),
						Input.yesNo("pathwayInhibitor", "On a BTK or PI3K inhibitor"),
						Input.number("nodes", "Largest node", "cm", 0, 50).cuts(1.5),
						Input.number("spleen", "Spleen length", "cm", 0, 60).cuts(13),
						Input.yesNo("liver", "Liver enlarged"), Input.yesNo("symptoms", "Symptoms of the disease"),
						Input.number("lymphocytes", "Lymphocytes", "10^9/L", 0, 1000).cuts(4),
						Input.number("plt", "Platelets", "10^9/L", 0, 5000).cuts(100),
						Input.number("hb", "Haemoglobin, untransfused", "g/L", 0, 250).cuts(110),
						Input.number("anc", "Neutrophils", "10^9/L", 0, 100).cuts(1.5),
						Input.code("marrow", "Marrow", "CLEAR", "INSUFFICIENT", "CLL")
							.words("CLEAR", "normocellular, no CLL", "INSUFFICIENT", "no CLL, marrow insufficient",
									"CLL", "CLL left"),
						Input
							.yesNo("groupA",
									"At least two of lymphocytes, nodes, and spleen or liver down by half or more")
							.hint("of those that were abnormal"),
						Input.yesNo("organs", "Nodes, or spleen and liver, down by half or more"),
						Input.yesNo("groupB", "At least one of platelets, haemoglobin, neutrophils or marrow better")),
				List.of(Group.of("CR",
						"all of: nodes 1.5 cm or less, spleen below 13 cm, liver, symptoms, counts, marrow"),
						Group.of("CRi", "as CR, with low counts or an insufficient marrow").called("CRi"),
						Group.of("PR", "two items of group A down by half, and one of group B").called("PR"),
						Group.of("PR_L", "on a BTK or PI3K inhibitor: nodes or spleen down, lymphocytosis left")
							.called("PR-L"),
						Group.of("PD", "new or growing disease, or lymphocytes up by half without such a drug")
							.called("PD"),
						Group.of("NEITHER", "none of these").called("neither response nor progression")),
				"Progression first; then CR, CRi, PR and PR-L", "At response assessment.",
				"Lymphocytosis alone on a BTK or PI3K inhibitor is not progression.",
				"Hallek M et al., Blood 2018;131:2745-2760; this table is not marked as checked in the reference",
				CheckMark.M), ResponseCriteria::cll);
	}

	private static void cll(Inputs in, Tally tally) {
		if (in.yes("progressed") || (in.yes("lymphocytesUp") && !in.yes("pathwayInhibitor"))) {
			tally.group("PD");
			return;
		}
		if (clear(in)) {
			boolean recovered = in.number("plt") >= 100 && in.number("hb") >= 110 && in.number("anc") >= 1.5;
			tally.group((recovered && in.text("marrow").equals("CLEAR")) ? "CR" : "CRi");
			return;
		}
		boolean better = in.yes("groupB");
		if (better && in.yes("groupA")) {
			tally.group("PR");
			return;
		}
		tally.group((better && in.yes("pathwayInhibitor") && in.yes("organs")) ? "PR_L" : "NEITHER");
	}

	/** No disease by nodes, organs, symptoms, lymphocytes and marrow. */
	private static boolean clear(Inputs in) {
		boolean left = in.knownYes("liver") || in.knownYes("symptoms") || in.knownAs("marrow", "CLL")
				|| (in.knows("nodes") && in.number("nodes") > 1.5) || (in.knows("spleen") && in.number("spleen") >= 13)
				|| (in.knows("lymphocytes") && in.number("lymphocytes") >= 4);
		return !left && in.number("nodes") <= 1.5 && in.number("spleen") < 13 && !in.yes("liver") && !in.yes("symptoms")
				&& in.number("lymphocytes") < 4 && !in.text("marrow").equals("CLL");
	}

}
