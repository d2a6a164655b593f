package org.nextline.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Fault;

/** Scores around allogeneic transplantation (reference, sections 1.15 to 1.19). */
final class TransplantScores {

	private static final List<String> COMORBIDITIES = List.of("arrhythmia", "cardiac", "ibd", "diabetes",
			"cerebrovascular", "psychiatric", "hepaticMild", "obesity", "infection", "rheumatologic", "pepticUlcer",
			"renalModSevere", "pulmonaryModerate", "priorMalignancy", "heartValve", "pulmonarySevere",
			"hepaticModSevere");

	private static final Set<String> REMISSIONS = Set.of("CR", "CR1", "CR2", "CR3");

	private static final Set<String> PHASES = Set.of("CP", "AP", "BP");

	private TransplantScores() {
	}

	static List<Score> all() {
		return List.of(hctCi(), hctCiAge(), rdri(), ebmt(), timing());
	}

	private static Group gitmo(String name, String condition, String mortality, String survival) {
		return new Group(name, condition, "2-year non-relapse mortality " + mortality + " %, survival " + survival
				+ " %; GITMO, prospective, 1937 patients", CheckMark.V);
	}

	private static Score hctCi() {
		Input items = Input
			.list("comorbidities", "Comorbidities", List.of(List.of(), List.of("diabetes"), COMORBIDITIES))
			.of(COMORBIDITIES);
		return new Written(new Sheet("hct_ci", "HCT-CI (Sorror 2005)",
				"Candidates for transplantation, data within about 4 weeks of conditioning", List.of(items),
				List.of(gitmo("LOW", "0", "14.7", "56.4"), gitmo("INTERMEDIATE", "1 to 2", "21.3", "54.5"),
						gitmo("HIGH", "3 or more", "27.3", "41.3")),
				"Sum of the weights of 17 comorbidities, 0 to 26; the severe item of an organ replaces the mild one",
				"Before transplantation.", "Not a fitness score for CAR T cells or low-intensity therapy.",
				"Sorror ML et al., Blood 2005;106:2912-2919 and 2013;121:2854-2863", CheckMark.V), (in, tally) -> {
					Set<String> present = in.list("comorbidities")
						.stream()
						.map(String::valueOf)
						.collect(Collectors.toSet());
					tally.total(0);
					Set<String> counted = Comorbidity.counted(present);
					COMORBIDITIES.stream()
						.filter(present::contains)
						.forEach(
								(item) -> tally.add(item, counted.contains(item) ? Comorbidity.points(Set.of(item)) : 0,
										counted.contains(item) ? "present" : "replaced by the severe item"));
					double points = tally.points();
					tally.group((points == 0) ? "LOW" : (points <= 2) ? "INTERMEDIATE" : "HIGH");
				});
	}

	private static Score hctCiAge() {
		return new Written(new Sheet("hct_ci_age", "HCT-CI/Age", "Candidates for transplantation, 3033 patients",
				List.of(Written.count("hctCi", "HCT-CI", 0, 26),
						Input.number("ageYears", "Age", "years", 0, 90).whole(40)),
				List.of(Group.of("0", "0"), Group.of("1-2", "1 to 2"),
						new Group("3-4", "3 to 4",
								"Mortality significantly worse after high-dose than after nonmyeloablative "
										+ "conditioning: reduced intensity is preferred.",
								CheckMark.V),
						new Group(">=5", "5 or more",
								"Mortality significantly worse after high-dose than after nonmyeloablative "
										+ "conditioning: reduced intensity is preferred.",
								CheckMark.V)),
				"HCT-CI + 1 from age 40", "Before transplantation.",
				"Not a fitness score for CAR T cells or low-intensity therapy.",
				"Sorror ML et al., J Clin Oncol 2014;32:3249-3256", CheckMark.V), (in, tally) -> {
					tally.add("HCT-CI", in.number("hctCi"), "sum of the comorbidities");
					Written.factor(tally, "Age 40 or more", in.years("ageYears") >= 40, 1);
					double points = tally.points();
					tally.group((points == 0) ? "0" : (points <= 2) ? "1-2" : (points <= 4) ? "3-4" : ">=5");
				});
	}

	private static Score rdri() {
		Input disease = Written.tried(Input.code("disease", "Disease", "AML", "ALL", "CML", "CLL", "B_ALL", "T_ALL",
				"APL", "MPAL", "MDS", "RICHTER", "HCL", "T_PLL", "BPDCN"), "AML", "ALL", "CML", "CLL");
		String survival = "2-year survival about %s %%";
		return new Written(new Sheet("rdri", "Refined disease risk index",
				"Allogeneic transplantation, 13 131 patients; AML by transplant cytogenetics, not by ELN",
				List.of(disease,
						Input.code("statusAtHct", "Status at transplantation", "CR", "ACTIVE", "CR1", "CR2", "CR3",
								"CP", "AP", "BP", "PR", "ADV"),
						Input.code("driCytogenetics", "Cytogenetics of AML", "FAV", "INT", "ADV")),
				List.of(new Group("LOW", "AML favourable in CR; CML chronic phase; CLL in CR or PR",
						survival.formatted("66"), CheckMark.M),
						new Group("INTERMEDIATE",
								"AML intermediate in CR; ALL CR1; CML accelerated; CLL stable or progressive",
								survival.formatted("51"), CheckMark.M),
						new Group("HIGH", "AML adverse in CR, or favourable or intermediate not in CR; ALL CR2-3",
								survival.formatted("33"), CheckMark.M),
						new Group("VERY_HIGH", "AML adverse or ALL not in CR; CML blast phase",
								survival.formatted("23"), CheckMark.M)),
				"Table of disease, status and, in AML, cytogenetics: favourable t(8;21), inv(16), t(15;17); adverse "
						+ "four or more abnormalities; otherwise intermediate",
				"Before allogeneic transplantation.",
				"Not alone for second transplantation; other diseases are not defined.",
				"Armand P et al., Blood 2014;123:3664-3671", CheckMark.M), TransplantScores::index)
			.outside(TransplantScores::notInTable)
			.refusing((in) -> (in.knownAs("statusAtHct", "CR") && in.knows("disease") && disease(in).equals("ALL"))
					? List.of(new Fault("statusAtHct", "ALL needs the number of the remission: CR1, CR2 or CR3."))
					: List.of())
			.sayingOf((in) -> {
				List<String> words = new ArrayList<>(List.of("The table of cells is not checked in the original."));
				if (in.knownAs("disease", "CML") && in.knownAs("statusAtHct", "CP")) {
					words.add("After a blast phase the risk is clinically higher than this group says.");
				}
				if (in.knownAs("disease", "CLL")
						&& (in.knownAs("statusAtHct", "ADV") || in.knownAs("statusAtHct", "ACTIVE"))) {
					words.add("Stable or progressive CLL is the least certain cell.");
				}
				return words;
			});
	}

	private static String disease(Inputs in) {
		String disease = in.text("disease");
		return disease.endsWith("_ALL") ? "ALL" : disease;
	}

	private static void index(Inputs in, Tally tally) {
		String status = in.text("statusAtHct");
		boolean remission = REMISSIONS.contains(status);
		String disease = disease(in);
		String group = switch (disease) {
			case "AML" -> aml(in, remission);
			case "ALL" -> status.equals("CR1") ? "INTERMEDIATE" : remission ? "HIGH" : "VERY_HIGH";
			case "CML" ->
				(remission || status.equals("CP")) ? "LOW" : status.equals("BP") ? "VERY_HIGH" : "INTERMEDIATE";
			default -> (remission || status.equals("PR")) ? "LOW" : "INTERMEDIATE";
		};
		tally.because("Disease and status", disease + ", " + status).group(group);
	}

	private static String aml(Inputs in, boolean remission) {
		String cytogenetics = in.text("driCytogenetics");
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
		if (!Set.of("AML", "ALL", "CML", "CLL").contains(disease)) {
			return Optional.of("The index is not defined for " + disease + ".");
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
			String published = (total <= 2) ? words.formatted("72", "0-2") : (total == 3) ? words.formatted("57", "3")
					: (total == 4) ? words.formatted("41", "4") : words.formatted("25", "5-7");
			groups.add(new Group(String.valueOf(total), String.valueOf(total), published, CheckMark.V));
		}
		return new Written(new Sheet("ebmt_score", "EBMT (Gratwohl) score",
				"Allogeneic transplantation; before haploidentical transplantation with cyclophosphamide",
				List.of(Input.number("ageYears", "Age", "years", 0, 90).whole(20, 40),
						Input.code("stage", "Stage", "EARLY", "INTERMEDIATE", "LATE"),
						Input.number("monthsDiagnosisToHct", "Time from diagnosis to transplantation", "months", 0, 600)
							.cuts(12),
						Input.yesNo("inCr1", "In first remission"),
						Input.yesNo("hlaIdenticalSibling", "HLA-identical sibling donor"),
						Input.yesNo("femaleDonorMaleRecipient", "Female donor, male recipient")),
				groups,
				"Age below 20: 0, 20-40: 1, above 40: 2; stage early 0, intermediate 1, late 2; 12 months or more from "
						+ "diagnosis 1, but 0 in first remission; donor other than an HLA-identical sibling 1; female "
						+ "donor to male recipient 1",
				"Before allogeneic transplantation.",
				"It discriminated after myeloablative, not after reduced conditioning. In autologous transplantation "
						+ "donor and sex do not count.",
				"Gratwohl A et al., Lancet 1998;352:1087; Cancer 2009;115:4715; Bone Marrow Transplant 2012;47:749",
				CheckMark.P), (in, tally) -> {
					int age = in.years("ageYears");
					tally.add("Age", (age < 20) ? 0 : (age <= 40) ? 1 : 2, age + " years");
					String stage = in.text("stage");
					tally.add("Stage", stage.equals("EARLY") ? 0 : stage.equals("LATE") ? 2 : 1, stage);
					boolean late = !in.knownYes("inCr1") && in.number("monthsDiagnosisToHct") >= 12
							&& !(stage.equals("EARLY") && in.yes("inCr1"));
					Written.factor(tally, "12 months or more from diagnosis, not in first remission", late, 1);
					Written.factor(tally, "Donor other than an HLA-identical sibling", !in.yes("hlaIdenticalSibling"),
							1);
					Written.factor(tally, "Female donor, male recipient", in.yes("femaleDonorMaleRecipient"), 1);
					tally.group(String.valueOf((int) tally.points()));
				})
			.saying("The donor point is overstated for haploidentical donors today; bands of stage and time are not "
					+ "checked in the original.");
	}

	private static Score timing() {
		String words = "3-year survival %s %%; any conditioning, CIBMTR";
		return new Written(new Sheet("post_allo_timing", "Time of relapse after allogeneic transplantation",
				"AML in relapse after allogeneic transplantation (CIBMTR)",
				List.of(Input.number("monthsSinceAlloHsct", "Time since allogeneic transplantation", "months", 0, 600)
					.cuts(6, 24, 36)),
				List.of(new Group("LT6", "below 6 months", words.formatted("4"), CheckMark.M),
						new Group("6_24", "6 to below 24 months", words.formatted("12"), CheckMark.M),
						new Group("24_36", "24 to below 36 months", words.formatted("26"), CheckMark.M),
						new Group("GE36", "36 months or more", words.formatted("38"), CheckMark.M)),
				"Months from transplantation to relapse, in four strata", "Relapse after allogeneic transplantation.",
				"Not where there was no allogeneic transplantation.", "Bejanyan N et al., BBMT 2015", CheckMark.M),
				(in, tally) -> {
					double months = in.number("monthsSinceAlloHsct");
					tally.because("Time since transplantation", Score.plain(months) + " months")
						.group((months < 6) ? "LT6" : (months < 24) ? "6_24" : (months < 36) ? "24_36" : "GE36");
				});
	}

}
