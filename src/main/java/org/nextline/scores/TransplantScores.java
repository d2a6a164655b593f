package org.nextline.scores;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.nextline.vocabulary.CheckMark;

/** Scores around allogeneic transplantation (reference, sections 1.15 to 1.19). */
final class TransplantScores {

	private static final Set<String> REMISSIONS = Set.of("CR", "CR1", "CR2", "CR3");

	private static final Set<String> PHASES = Set.of("CP", "AP", "BP");

	private static final String NO_FITNESS = "Not a fitness score for CAR T cells or low-intensity therapy.";

	private TransplantScores() {
	}

	static List<Score> all() {
		return List.of(hctCi(), hctCiAge(), rdri(), ebmt(), donors(), timing(), schmid());
	}

	private static Group gitmo(String name, String condition, double mortality, double survival) {
		return Group.published(name, condition,
				"2-year non-relapse mortality " + Score.plain(mortality) + " %, survival " + Score.plain(survival)
						+ " %; GITMO, prospective, 1937 patients",
				CheckMark.V, Measure.percent("Non-relapse mortality at 2 years", mortality),
				Measure.percent("Survival at 2 years", survival));
	}

	private static Score hctCi() {
		List<Input> inputs = new ArrayList<>();
		inputs.add(Input
			.list("comorbidities", "Comorbidities", List.of(List.of(), List.of("diabetes"), Comorbidity.keys()))
			.of(Comorbidity.keys())
			.words(Comorbidity.words())
			.hint("Tick all that apply: what is not ticked counts as absent"));
		inputs.add(Input.number("dlco", "DLCO, corrected for haemoglobin", "% predicted", 10, 150).asGuard());
		inputs.add(Input.number("fev1", "FEV1", "% predicted", 10, 150).asGuard());
		inputs.add(Input.number("creatinineMgDl", "Creatinine", "mg/dL", 0.2, 20).asGuard());
		inputs.add(Input.number("bilirubinUln", "Bilirubin", "x ULN", 0, 50).asGuard());
		inputs.add(Input.number("altUln", "AST or ALT", "x ULN", 0, 200).asGuard());
		inputs.add(Input.number("lvef", "LVEF", "%", 5, 90).asGuard());
		inputs.add(Input.number("bmi", "Body mass index", "kg/m2", 8, 100).asGuard());
		return new Written(Sheet
			.of("hct_ci", "HCT-CI", "HCT-CI (Sorror 2005)", Topic.TRANSPLANT, "1.15",
					"Candidates for transplantation, data within about 4 weeks of conditioning", inputs,
					List.of(gitmo("LOW", "0", 14.7, 56.4), gitmo("INTERMEDIATE", "1 to 2", 21.3, 54.5),
							gitmo("HIGH", "3 or more", 27.3, 41.3)),
					"Sum of the weights of 17 comorbidities, 0 to 26; the severe item of an organ replaces the mild "
							+ "one. Measured values make their item, compared as whole percents.",
					"Before transplantation, allogeneic or autologous.", NO_FITNESS,
					"Sorror ML et al., Blood 2005;106:2912-2919 and 2013;121:2854-2863", CheckMark.V)
			.outOf(26), (in, tally) -> {
				Set<String> ticked = in.list("comorbidities")
					.stream()
					.map(String::valueOf)
					.collect(Collectors.toCollection(LinkedHashSet::new));
				Set<String> measured = Comorbidity.measured(in);
				Set<String> present = new LinkedHashSet<>(ticked);
				present.addAll(measured);
				Set<String> counted = Comorbidity.counted(present);
				tally.total(0);
				for (Comorbidity.Item item : Comorbidity.ITEMS) {
					if (present.contains(item.key())) {
						boolean counts = counted.contains(item.key());
						tally.add(item.label(), counts ? item.weight() : 0, !counts ? "replaced by the severe item"
								: ticked.contains(item.key()) ? "present" : "by the measured value");
					}
				}
				double points = tally.points();
				tally.group((points == 0) ? "LOW" : (points <= 2) ? "INTERMEDIATE" : "HIGH");
			});
	}

	private static Score hctCiAge() {
		String conditioning = "Mortality significantly worse after high-dose than after nonmyeloablative conditioning: "
				+ "reduced intensity is preferred.";
		String alike = "Mortality similar whatever the conditioning.";
		return new Written(Sheet.of("hct_ci_age", "HCT-CI/Age", "HCT-CI with age", Topic.TRANSPLANT, "1.15",
				"Candidates for transplantation, 3033 patients",
				List.of(Input.count("hctCi", "HCT-CI", 0, 26).tried(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 26.0),
						Input.age("ageYears", "Age", 0, 90).tried(30.0, 50.0)),
				List.of(Group.published("0", "0", alike, CheckMark.V),
						Group.published("1-2", "1 to 2", alike, CheckMark.V),
						Group.published("3-4", "3 to 4", conditioning, CheckMark.V),
						Group.published(">=5", "5 or more", conditioning, CheckMark.V).called("5 or more")),
				"HCT-CI + 1 from age 40", "Before transplantation.", NO_FITNESS,
				"Sorror ML et al., J Clin Oncol 2014;32:3249-3256", CheckMark.V)
			.outOf(27), (in, tally) -> {
				tally.add("HCT-CI", in.number("hctCi"), "sum of the comorbidities");
				Written.factor(tally, "Age 40 or more", in.years("ageYears") >= 40, 1);
				double points = tally.points();
				tally.group((points == 0) ? "0" : (points <= 2) ? "1-2" : (points <= 4) ? "3-4" : ">=5");
			});
	}

	private static Score rdri() {
		Input disease = Input
			.code("disease", "Disease", "AML", "ALL", "CML", "CLL", "B_ALL", "T_ALL", "APL", "MPAL", "MDS", "RICHTER",
					"HCL", "T_PLL", "BPDCN")
			.tried("AML", "ALL", "CML", "CLL")
			.words("B_ALL", "B-ALL", "T_ALL", "T-ALL", "T_PLL", "T-PLL", "RICHTER", "Richter transformation", "MPAL",
					"MPAL", "BPDCN", "BPDCN");
		String survival = "2-year survival about %s %%";
		return new Written(Sheet.of("rdri", "rDRI", "Refined disease risk index", Topic.TRANSPLANT, "1.16",
				"Allogeneic transplantation, 13 131 patients; AML by transplant cytogenetics, not by ELN",
				List.of(disease,
						Input
							.code("statusAtHct", "Status at transplantation", "CR", "ACTIVE", "CR1", "CR2", "CR3", "CP",
									"AP", "BP", "PR", "ADV")
							.tried("CR1", "CR2", "ACTIVE", "CP", "AP", "BP", "PR", "ADV")
							.words("CR", "complete remission", "ACTIVE", "active disease", "CP", "chronic phase", "AP",
									"accelerated phase", "BP", "blast phase", "PR", "partial remission", "ADV",
									"advanced, stable or progressive"),
						Input.code("driCytogenetics", "Cytogenetics of AML", "FAV", "INT", "ADV")
							.words("FAV", "favourable: t(8;21), inv(16), t(16;16), t(15;17)", "INT", "all others", "ADV",
									"adverse: complex, four or more abnormalities"),
						Input.count("remissionNumber", "Number of the remission (ALL)", 1, 10).tried(1.0, 2.0),
						Input.yesNo("previousBlastPhase", "Blast phase earlier (CML)").asGuard()),
				List.of(index("LOW", "AML favourable in CR; CML chronic phase; CLL in CR or PR", survival, 66),
						index("INTERMEDIATE",
								"AML intermediate in CR; ALL CR1; CML accelerated; CLL stable or progressive", survival,
								51),
						index("HIGH", "AML adverse in CR, or favourable or intermediate not in CR; ALL CR2-3", survival,
								33),
						index("VERY_HIGH", "AML adverse or ALL not in CR; CML blast phase", survival, 23)),
				"Table of disease, status and, in AML, cytogenetics: favourable t(8;21), inv(16), t(15;17); adverse "
						+ "four or more abnormalities; otherwise intermediate",
				"Before allogeneic transplantation.",
				"Not alone for second transplantation; other diseases are not defined.",
				"Armand P et al., Blood 2014;123:3664-3671", CheckMark.M), TransplantScores::cell)
			.outside(TransplantScores::notInTable)
			.sayingOf((in) -> {
				List<String> words = new ArrayList<>(List.of("The table of cells is not checked in the original."));
				boolean chronic = in.knownAs("disease", "CML") && in.knownAs("statusAtHct", "CP");
				if (chronic && in.knownYes("previousBlastPhase")) {
					words.add("Previous blast phase: the risk is clinically higher than this group says.");
				}
				else if (chronic && !in.knownNo("previousBlastPhase")) {
					words.add("After a blast phase the risk is clinically higher than this group says.");
				}
				if (in.knownAs("disease", "CLL")
						&& (in.knownAs("statusAtHct", "ADV") || in.knownAs("statusAtHct", "ACTIVE"))) {
					words.add("Stable or progressive CLL is the least certain cell.");
				}
				return words;
			});
	}

	private static Group index(String name, String condition, String words, int survival) {
		return Group.published(name, condition, words.formatted(survival), CheckMark.M,
				Measure.percent("Survival at 2 years", survival));
	}

	private static String disease(Inputs in) {
		String disease = in.text("disease");
		return disease.endsWith("_ALL") ? "ALL" : disease;
	}

	private static void cell(Inputs in, Tally tally) {
		String disease = disease(in);
		String status = in.text("statusAtHct");
		boolean remission = REMISSIONS.contains(status);
		String group = switch (disease) {
			case "AML" -> aml(in.text("driCytogenetics"), remission);
			case "APL" -> aml("FAV", remission);
			case "ALL" -> !remission ? "VERY_HIGH" : first(in, status) ? "INTERMEDIATE" : "HIGH";
			case "CML" ->
				(remission || status.equals("CP")) ? "LOW" : status.equals("BP") ? "VERY_HIGH" : "INTERMEDIATE";
			default -> (remission || status.equals("PR")) ? "LOW" : "INTERMEDIATE";
		};
		tally.because("Disease and status", disease + ", " + status).group(group);
	}

	private static boolean first(Inputs in, String status) {
		return status.equals("CR") ? in.number("remissionNumber") == 1 : status.equals("CR1");
	}

	private static String aml(String cytogenetics, boolean remission) {
		if (!remission) {
			return cytogenetics.equals("ADV") ? "VERY_HIGH" : "HIGH";
		}
		return switch (cytogenetics) {
			case "FAV" -> "LOW";
			case "INT" -> "INTERMEDIATE";
			default -> "HIGH";
		};
	}

	private static Optional<String> notInTable(Inputs in) {
		if (!in.knows("disease")) {
			return Optional.empty();
		}
		String disease = disease(in);
		if (!Set.of("AML", "APL", "ALL", "CML", "CLL").contains(disease)) {
			return Optional.of("The index is not defined for " + disease.replace('_', '-') + ".");
		}
		if (!in.knows("statusAtHct")) {
			return Optional.empty();
		}
		String status = in.text("statusAtHct");
		if (disease.equals("CML") != PHASES.contains(status)) {
			return Optional.of("The index is not defined for " + disease + " in status " + status + ".");
		}
		return Optional.empty();
	}

	private static Score ebmt() {
		List<Group> groups = new ArrayList<>();
		String words = "5-year survival %s %% for a score of %s; Korean series, after myeloablative conditioning";
		for (int total = 0; total <= 7; total++) {
			int percent = (total <= 2) ? 72 : (total == 3) ? 57 : (total == 4) ? 41 : 25;
			String range = (total <= 2) ? "0-2" : (total <= 4) ? String.valueOf(total) : "5-7";
			groups.add(Group.published(String.valueOf(total), String.valueOf(total), words.formatted(percent, range),
					CheckMark.V, Measure.percent("Survival at 5 years", percent)));
		}
		return new Written(Sheet
			.of("ebmt_score", "EBMT", "EBMT (Gratwohl) score", Topic.TRANSPLANT, "1.17",
					"Allogeneic transplantation; before haploidentical transplantation with cyclophosphamide",
					List.of(Input.age("ageYears", "Age", 0, 90).tried(10.0, 30.0, 50.0), Input
						.code("stage", "Stage", "EARLY", "INTERMEDIATE", "LATE")
						.words("EARLY", "early: acute leukaemia CR1, CML first chronic phase", "INTERMEDIATE",
								"intermediate: acute leukaemia CR2, other CML CP or AP, CLL PR or later CR", "LATE",
								"late: everything else (active disease, CR3 or later, blast phase)"),
							Input
								.number("monthsDiagnosisToHct", "Time from diagnosis to transplantation", "months", 0,
										600)
								.tried(6.0, 24.0),
							Input.yesNo("inCr1", "In first remission"),
							Input.yesNo("hlaIdenticalSibling", "HLA-identical sibling donor"),
							Input.yesNo("femaleDonorMaleRecipient", "Female donor, male recipient"),
							Input.yesNo("autologous", "Autologous transplantation").asGuard()),
					groups,
					"Age below 20: 0, 20-40: 1, above 40: 2; stage early 0, intermediate 1, late 2; 12 months or more "
							+ "from diagnosis 1, but 0 in first remission; donor other than an HLA-identical sibling 1; "
							+ "female donor to male recipient 1",
					"Before allogeneic transplantation.",
					"It discriminated after myeloablative, not after reduced conditioning. In autologous "
							+ "transplantation donor and sex do not count.",
					"Gratwohl A et al., Lancet 1998;352:1087; Cancer 2009;115:4715; Bone Marrow Transplant 2012;47:749",
					CheckMark.P)
			.outOf(7), TransplantScores::gratwohl)
			.saying("The donor point is overstated for haploidentical donors today; bands of stage and time are not "
					+ "checked in the original.");
	}

	private static void gratwohl(Inputs in, Tally tally) {
		int age = in.years("ageYears");
		tally.add("Age", (age < 20) ? 0 : (age <= 40) ? 1 : 2, age + " years");
		String stage = in.text("stage");
		tally.add("Stage", stage.equals("EARLY") ? 0 : stage.equals("LATE") ? 2 : 1, stage.toLowerCase(Locale.ROOT));
		boolean late = !in.knownYes("inCr1") && in.number("monthsDiagnosisToHct") >= 12
				&& !(stage.equals("EARLY") && in.yes("inCr1"));
		Written.factor(tally, "12 months or more from diagnosis, not in first remission", late, 1);
		if (!in.knownYes("autologous")) {
			Written.factor(tally, "Donor other than an HLA-identical sibling", !in.yes("hlaIdenticalSibling"), 1);
			Written.factor(tally, "Female donor, male recipient", in.yes("femaleDonorMaleRecipient"), 1);
		}
		tally.group(String.valueOf((int) tally.points()));
	}

	private static Score donors() {
		return new Written(Sheet.of("donor_hierarchy", "Donor", "Donor hierarchy and HLA match", Topic.TRANSPLANT, "1.18",
				"Candidates for allogeneic transplantation; a table, not a score",
				List.of(Input
					.code("donor", "Best donor found", "MATCHED_SIBLING", "MATCHED_UNRELATED", "HAPLO",
							"MISMATCHED_UNRELATED", "CORD", "NONE")
					.words("MATCHED_SIBLING", "matched sibling: HLA-identical by family study, or 10/10",
							"MATCHED_UNRELATED",
							"matched unrelated: 10/10 (or 8/8) at allele level, DPB1 permissive", "HAPLO",
							"haploidentical relative, 5/10 or better, with post-transplant cyclophosphamide",
							"MISMATCHED_UNRELATED",
							"unrelated 9/10 or 7/8, with post-transplant cyclophosphamide", "CORD",
							"cord blood: 4/6 or better, TNC 2.5-3 x 10^7/kg or more", "NONE", "none found yet"),
						Input.yesNo("youngUnrelatedDonor", "Unrelated donor younger than 35 years"),
						Input.yesNo("germlinePredisposition", "Sibling may share a germline predisposition")
							.hint("DDX41, RUNX1, GATA2 and others"),
						Input.yesNo("siblingMuchOlder", "Sibling much older than a young matched unrelated donor"),
						Input.yesNo("dsaPositive", "Donor-specific antibodies").hint("MFI above 1000-2000"),
						Input.yesNo("hlaLossAfterHaplo", "HLA-loss relapse after the same haploidentical donor")
							.asGuard()),
				List.of(Group.of("PREFERRED", "matched sibling, or young matched unrelated donor"), Group.of(
						"RECOMMENDED",
						"older matched unrelated, haploidentical, or mismatched unrelated donor where none is matched"),
						Group.of("CONSIDER", "cord blood"),
						Group.of("NOT_FIRST", "something speaks against this donor: look for another")
							.called("not first"),
						Group.of("SEARCH", "no donor yet: search now")),
				"Best first: matched sibling; matched unrelated donor, young ones first; haploidentical or mismatched "
						+ "unrelated with post-transplant cyclophosphamide; cord blood",
				"When a donor is chosen. Start the search at relapse; do not wait for a response.",
				"Not a score: it ranks donors, not patients. Changing the donor for a second transplantation is not "
						+ "proven better, except after HLA loss.",
				"Conventions of transplant centres", CheckMark.M), TransplantScores::rank)
			.saying("A table that is not checked against a source: discuss it with the transplant centre.");
	}

	private static void rank(Inputs in, Tally tally) {
		String donor = in.text("donor");
		boolean lost = in.knownYes("hlaLossAfterHaplo") && donor.equals("HAPLO");
		String against = lost ? "HLA loss after this donor: choose another mismatch or a younger donor"
				: switch (donor) {
					case "MATCHED_SIBLING" -> in.yes("germlinePredisposition") ? "may share a germline predisposition"
							: in.yes("siblingMuchOlder") ? "much older than a young matched unrelated donor" : "";
					case "HAPLO", "MISMATCHED_UNRELATED" ->
						in.yes("dsaPositive") ? "donor-specific antibodies" : "";
					default -> "";
				};
		if (!against.isEmpty()) {
			tally.because("Against this donor", against).group("NOT_FIRST");
			return;
		}
		String group = switch (donor) {
			case "MATCHED_SIBLING" -> "PREFERRED";
			case "MATCHED_UNRELATED" -> in.yes("youngUnrelatedDonor") ? "PREFERRED" : "RECOMMENDED";
			case "HAPLO", "MISMATCHED_UNRELATED" -> "RECOMMENDED";
			case "CORD" -> "CONSIDER";
			default -> "SEARCH";
		};
		tally.because("Donor", Group.spoken(donor)).group(group);
	}

	private static Score timing() {
		String words = "3-year survival %s %%; any conditioning, CIBMTR";
		return new Written(Sheet.of("post_allo_timing", "Time after allograft",
				"Time of relapse after allogeneic transplantation", Topic.TRANSPLANT, "1.19",
				"AML in relapse after allogeneic transplantation (CIBMTR)",
				List.of(Input.number("monthsSinceAlloHsct", "Time since allogeneic transplantation", "months", 0, 600)
					.tried(3.0, 12.0, 30.0, 48.0)),
				List.of(stratum("LT6", "below 6 months", words, 4), stratum("6_24", "6 to below 24 months", words, 12),
						stratum("24_36", "24 to below 36 months", words, 26),
						stratum("GE36", "36 months or more", words, 38)),
				"Months from transplantation to relapse, in four strata", "Relapse after allogeneic transplantation.",
				"Not where there was no allogeneic transplantation.", "Bejanyan N et al., BBMT 2015", CheckMark.M),
				(in, tally) -> {
					double months = in.number("monthsSinceAlloHsct");
					tally.because("Time since transplantation", Score.plain(months) + " months")
						.group((months < 6) ? "LT6" : (months < 24) ? "6_24" : (months < 36) ? "24_36" : "GE36");
				});
	}

	private static Group stratum(String name, String condition, String words, int survival) {
		return Group
			.published(name, condition, words.formatted(survival), CheckMark.M,
					Measure.percent("Survival at 3 years", survival))
			.called(condition);
	}

	private static Score schmid() {
		return new Written(Sheet
			.of("schmid_ric_2012", "Schmid 2012", "Relapse after reduced-intensity transplantation: adverse factors",
					Topic.TRANSPLANT, "1.19",
					"263 patients, AML in remission given reduced-intensity conditioning, then relapsed (EBMT)",
					List.of(Input
						.number("monthsSinceAlloHsct", "Remission after transplantation", "months", 0, 600)
						.tried(3.0, 12.0)
						.hint("From transplantation to relapse"),
							Input.number("marrowBlasts", "Marrow blasts at relapse", "%", 0, 100).tried(10.0, 50.0),
							Input.yesNo("acuteGvhdAfterHsct", "Acute GVHD after the transplantation"),
							Input.code("disease", "Disease", "AML", "APL", "B_ALL", "T_ALL", "MPAL", "CML", "CLL",
									"RICHTER", "HCL", "T_PLL", "BPDCN")
								.words(FirstRelapseIndex.diseases())
								.asGuard(),
							Input.code("setting", "Situation", "RELAPSE", "MRD_RELAPSE")
								.words("RELAPSE", "relapse", "MRD_RELAPSE", "MRD relapse")
								.asGuard()),
					List.of(),
					"One adverse factor each: remission of 5 months or less after transplantation; marrow blasts of "
							+ "27 % or more; acute GVHD after transplantation",
					"AML in relapse after reduced-intensity allogeneic transplantation.",
					"Not for other diseases or MRD relapse. How the factors make the published groups is not in the "
							+ "abstract, so no group and no percentage is given.",
					"Schmid C et al., Blood 2012;119:1599-1606", CheckMark.V)
			.outOf(3), (in, tally) -> {
				double months = in.number("monthsSinceAlloHsct");
				tally.add("Remission of 5 months or less", (months <= 5) ? 1 : 0, Score.plain(months) + " months");
				double blasts = in.number("marrowBlasts");
				tally.add("Marrow blasts of 27 % or more", (blasts >= 27) ? 1 : 0, Score.plain(blasts) + " %");
				Written.factor(tally, "Acute GVHD after transplantation", in.yes("acuteGvhdAfterHsct"), 1);
			})
			.outside((in) -> (in.knows("disease") && !in.knownAs("disease", "AML"))
					? Optional.of("Made for AML only.")
					: in.knownAs("setting", "MRD_RELAPSE") ? Optional.of("Not made for MRD relapse.")
							: Optional.empty())
			.wording((group) -> counted())
			.saying("Long-term survival almost only after a new remission followed by donor lymphocytes or a second "
					+ "transplantation. Made for reduced-intensity conditioning.");
	}

	private static String counted() {
		return "Number of adverse factors, of three; fewer is better (hazard ratio of death 0.50, 0.53 and 0.67 without "
				+ "each). No group is given.";
	}

}
