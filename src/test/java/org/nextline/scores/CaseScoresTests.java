package org.nextline.scores;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextline.knowledge.SharedPack;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseText;

import static org.assertj.core.api.Assertions.assertThat;

/** From the facts of a case to the scores that make sense for it. */
class CaseScoresTests {

	private static final String AML = "disease: AML, setting: RELAPSE, relapseNumber: 1, ageYears: 52, ";

	private static List<CaseScore> scores(String facts) {
		CaseFacts complete = Derivations.complete(CaseText.facts(facts), SharedPack.PACK.book().agents());
		return CaseScores.of(complete, SharedPack.PACK.book().agents());
	}

	private static List<String> ids(String facts) {
		return scores(facts).stream().map((one) -> one.score().id()).toList();
	}

	private static CaseScore score(String id, String facts) {
		return find(id, facts).orElseThrow(() -> new AssertionError("No " + id + " among " + ids(facts)));
	}

	private static Optional<CaseScore> find(String id, String facts) {
		return scores(facts).stream().filter((one) -> one.score().id().equals(id)).findFirst();
	}

	private static @Nullable String group(String id, String facts) {
		return score(id, facts).result().group();
	}

	@Test
	void theIndexOfFirstRelapseIsFedFromTheCase() {
		CaseScore epi = score("epi_aml_first_relapse", AML
				+ "firstRemissionMonths: 10, cytogeneticsAtDiagnosis: ['t(8;21)'], priorAlloHsct: false, priorAutoHsct: false");

		assertThat(epi.result().points()).isEqualTo(8);
		assertThat(epi.result().group()).isEqualTo("INTERMEDIATE");
		assertThat(epi.given()).extracting(CaseScore.Given::input, CaseScore.Given::value)
			.contains(org.assertj.core.groups.Tuple.tuple("firstRemissionMonths", "10 months"),
					org.assertj.core.groups.Tuple.tuple("priorHsct", "no"));
		assertThat(epi.given()).filteredOn((one) -> one.input().equals("priorHsct"))
			.extracting(CaseScore.Given::detail)
			.containsExactly("no transplant in the past");
	}

	@Test
	void whatTheCaseDoesNotTellIsOpenWithItsField() {
		CaseScore epi = score("epi_aml_first_relapse", AML + "firstRemissionMonths: 10");

		assertThat(epi.result().points()).isNull();
		assertThat(epi.result().reachable().min()).isEqualTo(5);
		assertThat(epi.result().reachable().max()).isEqualTo(12);
		assertThat(epi.open()).extracting(CaseScore.Open::field)
			.containsExactlyInAnyOrder(CaseField.CYTOGENETICS_AT_DIAGNOSIS, CaseField.PRIOR_HSCT);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			cytogenetics: ['inv(16)'] | -
			cytogenetics: {value: ['inv(16)'], phase: DIAGNOSIS} | 5
			alterations: [{gene: 'CBFB::MYH11', kind: FUSION, phase: DIAGNOSIS}] | 5
			alterations: [{gene: 'CBFB::MYH11', kind: FUSION}] | -
			cytogeneticsAtDiagnosis: [normal], cytogenetics: ['inv(16)'] | 10
			cytogeneticsAtDiagnosis: [] | 10
			""")
	void onlyCytogeneticsOfTheDiagnosisCount(String genetics, @Nullable Double points) {
		Result result = score("epi_aml_first_relapse", AML + "firstRemissionMonths: 10, priorHsct: false, " + genetics)
			.result();

		assertThat(result.points()).isEqualTo(points);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			disease: AML, setting: RELAPSE, relapseNumber: 2, ageYears: 52 | second
			disease: AML, setting: MRD_RELAPSE, relapseNumber: 1, ageYears: 52 | residual
			disease: AML, setting: RELAPSE, relapseNumber: 1, ageYears: 85 | too old
			""")
	void outsideItsPopulationTheIndexSaysWhy(String facts, String why) {
		CaseScore epi = score("epi_aml_first_relapse", facts);

		assertThat(epi.outside()).as(why).isTrue();
		assertThat(epi.result().valid()).isFalse();
		assertThat(epi.result().points()).isNull();
		assertThat(epi.result().outcome()).isNotBlank();
	}

	@Test
	void theGeneticClassOfTheRelapseComesFromTheRelapse() {
		String tested = "cytogenetics: [normal], knownAbsent: [TP53, CEBPA, ASXL1, BCOR, EZH2, RUNX1, SF3B1, SRSF2, STAG2,"
				+ " U2AF1, ZRSR2, 'FLT3 ITD'], ";
		assertThat(group("eln2022", AML + tested + "alterations: [NPM1 mut]")).isEqualTo("FAVORABLE");
		assertThat(group("eln2022", AML + tested + "alterations: [{gene: NPM1, kind: MUTATION, phase: DIAGNOSIS}]"))
			.as("NPM1 of the diagnosis is not tested at relapse")
			.isEqualTo("UNDETERMINED");
		assertThat(group("eln2022", AML + "cytogenetics: [normal], alterations: [NPM1 mut]")).isEqualTo("UNDETERMINED");
		assertThat(group("eln2022", AML + "cytogenetics: ['-7']")).isEqualTo("ADVERSE");
		assertThat(group("eln2022", AML + "cytogenetics: ['t(9;11)'], alterations: [KMT2A rearrangement]"))
			.isEqualTo("INTERMEDIATE");
		assertThat(group("eln2022", AML + "alterations: ['RUNX1::RUNX1T1 fusion']")).isEqualTo("FAVORABLE");
		assertThat(group("eln2022",
				AML + tested.replace("TP53, ", "") + "alterations: [{gene: TP53, kind: MUTATION, vafPercent: 40}]"))
			.isEqualTo("ADVERSE");
		assertThat(score("eln2022", AML + "eln2022RiskAtDiagnosis: FAVORABLE, eln2022Risk: ADVERSE").notes())
			.anyMatch((note) -> note.contains("At diagnosis: favorable"))
			.anyMatch((note) -> note.contains("Stated for this relapse: adverse"));
	}

	@Test
	void theClassIsNeverWrittenIntoTheCase() {
		CaseFacts complete = Derivations.complete(CaseText.facts(AML + "cytogenetics: ['-7']"),
				SharedPack.PACK.book().agents());

		assertThat(complete.knows(CaseField.ELN2022_RISK)).isFalse();
		assertThat(complete.knows(CaseField.ELN2022_RISK_AT_DIAGNOSIS)).isFalse();
	}

	@Test
	void goelamsIsForIntensiveSalvage() {
		String facts = AML + "firstRemissionMonths: 8, cytogenetics: [complex], alterations: [FLT3 ITD]";
		assertThat(score("goelams_rr_aml", facts).result().points()).isEqualTo(3);
		assertThat(ids(facts + ", fitness: UNFIT")).doesNotContain("goelams_rr_aml").contains("eln2024_less_intensive");
		assertThat(ids(facts + ", goalsOfCare: COMFORT")).doesNotContain("goelams_rr_aml");
		assertThat(score("goelams_rr_aml",
				"disease: AML, setting: PRIMARY_REFRACTORY, ageYears: 40, cytogenetics: [normal], knownAbsent: [FLT3]")
			.result()
			.points()).isEqualTo(1);
	}

	@Test
	void anEarlierHypomethylatingAgentRulesTheLessIntensiveClassOut() {
		String facts = AML + "fitness: UNFIT, alterations: [TP53 mut], priorTherapies: ";
		assertThat(group("eln2024_less_intensive", facts + "[7+3]")).isEqualTo("ADVERSE");
		assertThat(score("eln2024_less_intensive", facts + "[azacitidine + venetoclax]").outside()).isTrue();
	}

	@Test
	void aChildInFirstRelapseOfAllIsClassedByBothSchemes() {
		String child = "disease: B_ALL, setting: RELAPSE, relapseNumber: 1, ageYears: 8, monthsFromDiagnosis: 10,"
				+ " monthsFromEndOfTherapy: -3, sites: [CNS]";
		assertThat(group("bfm_s_group", child)).isEqualTo("S2");
		assertThat(group("intreall", child)).isEqualTo("HR");
		assertThat(score("bfm_s_group", child).given()).filteredOn((one) -> one.input().equals("marrowBlasts"))
			.extracting(CaseScore.Given::detail)
			.containsExactly("below 5 %: marrow is not among the sites");
		assertThat(ids(child)).doesNotContain("adult_all_cr1_strata", "cog_all_relapse");
		assertThat(ids(child + ", protocolGroup: COG")).contains("cog_all_relapse");
		assertThat(score("intreall", child + ", alterations: ['BCR::ABL1 fusion']").outside()).isTrue();
		assertThat(score("intreall", child + ", priorAlloHsct: true").outside()).isTrue();
	}

	@Test
	void anAdultRelapseOfAllHasAStratumAndFlags() {
		CaseScore strata = score("adult_all_cr1_strata", "disease: B_ALL, setting: RELAPSE, ageYears: 55,"
				+ " firstRemissionMonths: 24, sites: [MARROW, CNS], knownAbsent: ['BCR::ABL1']");

		assertThat(strata.result().group()).isEqualTo("LATE_GE24");
		assertThat(strata.result().parts()).extracting(Part::name).contains("Flag: age", "Flag: site", "Flag: Ph");
		assertThat(score("adult_all_cr1_strata", "disease: T_ALL, setting: MRD_RELAPSE, ageYears: 30").outside())
			.isTrue();
	}

	@Test
	void cmlScoresAtDiagnosisAreBackgroundAndTakeNoValueOfToday() {
		String facts = "disease: CML, cmlPhase: CHRONIC, setting: RESISTANCE, ageYears: 60, platelets: 250, spleenCm: 5,"
				+ " bloodBlasts: 2, monthsOnTki: 12, bcrAbl1Is: 1.1, transcriptType: TYPICAL";
		CaseScore elts = score("elts", facts);

		assertThat(elts.use()).isEqualTo(CaseScore.Use.BACKGROUND);
		assertThat(elts.result().missing()).containsExactlyInAnyOrder("ageYears", "spleenCm", "bloodBlasts",
				"platelets");
		assertThat(group("eln_cml_milestones", facts)).isEqualTo("FAILURE");
		assertThat(ids(facts.replace("CHRONIC", "BLAST_MYELOID"))).doesNotContain("elts", "sokal",
				"eln_cml_milestones");
		assertThat(ids("disease: CML, setting: TREATMENT_FREE_REMISSION_LOSS, bcrAbl1Is: 2"))
			.doesNotContain("eln_cml_milestones");
		assertThat(ids(facts.replace("monthsOnTki: 12", "monthsOnTki: 2.6"))).doesNotContain("eln_cml_milestones");
		assertThat(score("eln_cml_milestones", facts.replace("TYPICAL", "ATYPICAL")).outside()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "3, 10.1, true, ''", "3, 10.1, false, ''", "6, 5, false, ''", "12, 0.5, false, ''",
			"12, 1.1, true, ''", "30, 0.4, false, ''", "30, 0.05, false, ''", "12, 0.05, false, 'highRiskAca: true'",
			"30, 0.05, false, 'highRiskAca: true'", "30, 0.5, false, 'alterations: [''BCR::ABL1 T315I'']'",
			"30, 0.05, false, 'alterations: [''BCR::ABL1 T315I'']'" })
	void milestonesAndTheResponseOfTheRulesAgree(double months, double level, boolean confirmed, String more) {
		String facts = "disease: CML, cmlPhase: CHRONIC, monthsOnTki: " + months + ", bcrAbl1Is: " + level
				+ ", bcrAbl1Confirmed: " + confirmed + (more.isEmpty() ? "" : ", " + more);
		CaseFacts complete = Derivations.complete(CaseText.facts(facts), SharedPack.PACK.book().agents());

		assertThat(group("eln_cml_milestones", facts)).isEqualTo(complete.code(CaseField.CML_RESPONSE).orElseThrow());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			priorTherapies: [{name: ibrutinib, reasonStopped: ONGOING}], monthsOnCurrentTherapy: 30 | 0
			priorTherapies: [{name: ibrutinib, reasonStopped: ONGOING}], monthsOnCurrentTherapy: 10 | 1
			priorTherapies: [{name: ibrutinib, reasonStopped: ONGOING}] | -
			priorTherapies: [{name: venetoclax, reasonStopped: COMPLETED, monthsAgo: 24}] | 0
			priorTherapies: [{name: venetoclax, reasonStopped: COMPLETED, monthsAgo: 10}] | -
			priorTherapies: [{name: venetoclax, reasonStopped: COMPLETED}] | -
			""")
	void theStartOfTheLastTherapyIsKnownOnlyWhereItFollows(String treatment, @Nullable Double points) {
		CaseScore ball = score("ball", "disease: CLL, setting: PROGRESSION, sex: F, b2mMgL: 3, hemoglobinGL: 130,"
				+ " ldhXUln: 0.8, " + treatment);

		assertThat(ball.result().points()).isEqualTo(points);
	}

	@Test
	void stagesOfCllFeedItsIndex() {
		String facts = "disease: CLL, setting: PROGRESSION, ageYears: 66, hemoglobinGL: 99, platelets: 150, b2mMgL: 4,"
				+ " ighvMutated: false, tp53Aberrant: false, largestNodeCm: 6, alc: 30";
		assertThat(group("binet", facts)).isEqualTo("C");
		assertThat(group("rai", facts)).isEqualTo("III");
		assertThat(score("cll_ipi", facts).result().points()).isEqualTo(6);
		assertThat(score("cll_ipi", facts).use()).isEqualTo(CaseScore.Use.BACKGROUND);
		assertThat(group("tls_venetoclax_cll", facts)).isEqualTo("HIGH");
		assertThat(score("rai", facts + ", autoimmuneCytopenia: true").outside()).isTrue();
		assertThat(ids("disease: CLL, priorTherapies: []")).doesNotContain("ball");
		assertThat(ids("disease: RICHTER, priorTherapies: [R-CHOP]")).doesNotContain("ball", "cll_ipi");
	}

	@Test
	void transplantScoresStandWhereTransplantationIsAQuestion() {
		String facts = AML + "goalsOfCare: CURATIVE, comorbidities: [diabetes, pulmonaryModerate]";
		assertThat(score("hct_ci", facts).result().points()).isEqualTo(3);
		assertThat(score("hct_ci_age", facts).result().points()).isEqualTo(4);
		assertThat(ids(facts.replace("CURATIVE", "COMFORT"))).doesNotContain("hct_ci", "hct_ci_age", "rdri",
				"ebmt_score");
		assertThat(ids(facts.replace("ageYears: 52", "ageYears: 76"))).doesNotContain("hct_ci");
		assertThat(ids("disease: HCL, goalsOfCare: CURATIVE")).isEmpty();
		CaseScore stated = score("hct_ci_age", AML + "hctCi: 5");
		assertThat(stated.result().group()).isEqualTo(">=5");
	}

	@Test
	void aMeasuredValueThatIsNotTickedIsPointedOut() {
		CaseScore index = score("hct_ci",
				AML + "goalsOfCare: CURATIVE, comorbidities: [diabetes], dlco: 60, lvef: 48, altUln: 1.5");

		assertThat(index.result().points()).isEqualTo(1);
		assertThat(index.notes()).hasSize(3).anyMatch((note) -> note.contains("Lung, severe"));
		assertThat(score("hct_ci", AML + "goalsOfCare: CURATIVE, comorbidities: [pulmonarySevere], dlco: 70").notes())
			.isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			currentResponse: CR, cytogenetics: [normal] | INTERMEDIATE
			currentResponse: NO_RESPONSE, cytogenetics: [normal] | HIGH
			currentResponse: NO_RESPONSE, cytogenetics: [complex], karyotypeAbnormalityCount: 5 | VERY_HIGH
			currentResponse: NO_RESPONSE, cytogenetics: [complex], karyotypeAbnormalityCount: 3 | HIGH
			currentResponse: CR, cytogenetics: [complex] | -
			currentResponse: CR, cytogenetics: ['inv(16)'] | LOW
			cytogenetics: [normal] | -
			""")
	void theRiskIndexAsksForTheStatusAtTransplantation(String facts, @Nullable String group) {
		assertThat(group("rdri", AML + "goalsOfCare: CURATIVE, " + facts)).isEqualTo(group);
	}

	@Test
	void aRelapseIsNeverInFirstRemission() {
		CaseScore ebmt = score("ebmt_score", AML + "goalsOfCare: CURATIVE, monthsFromDiagnosis: 20, sex: F,"
				+ " donorAvailable: MATCHED_SIBLING, currentResponse: CR");

		assertThat(ebmt.result().points()).isEqualTo(4);
		assertThat(score("ebmt_score", AML + "goalsOfCare: CURATIVE, monthsFromDiagnosis: 8").result().missing())
			.contains("monthsDiagnosisToHct");
	}

	@Test
	void relapseAfterAnAllograftCountsItsFactors() {
		String facts = AML + "priorAlloHsct: true, monthsSinceAlloHsct: 5, marrowBlasts: 27, acuteGvhdAfterHsct: true";
		assertThat(score("schmid_ric_2012", facts).result().points()).isEqualTo(3);
		assertThat(group("post_allo_timing", facts)).isEqualTo("LT6");
		assertThat(ids(AML + "priorAlloHsct: false")).doesNotContain("schmid_ric_2012", "post_allo_timing");
	}

	@Test
	void fitnessListsAreFedWithoutReadingUnknownAsNo() {
		assertThat(group("ferrara", AML + "ecog: 1")).isNull();
		assertThat(group("ferrara",
				AML + "ecog: 1, lvef: 60, dlco: 90, dialysis: false, activeInfection: false," + " otherConditions: []"))
			.as("no liver disease, no lung disease")
			.isEqualTo("NOT_MET");
		assertThat(group("ferrara", AML.replace("52", "79") + "ecog: 1")).isEqualTo("UNFIT");
		assertThat(group("viale_a_criteria", AML + "ecog: 2")).isEqualTo("MET");
	}

	@Test
	void tumourLysisIsAskedBeforeTreatmentOnly() {
		assertThat(group("tls_cairo_2010", AML + "wbc: 120")).isEqualTo("HIGH");
		assertThat(score("tls_cairo_2010", AML + "wbc: 10, ldhXUln: 1").open()).extracting(CaseScore.Open::label)
			.containsExactly("Renal dysfunction or involvement");
		assertThat(ids(AML + "currentResponse: CR")).doesNotContain("tls_cairo_2010");
		assertThat(ids("disease: CML, cmlPhase: CHRONIC")).doesNotContain("tls_cairo_2010");
	}

	@Test
	void withoutADiseaseThereIsNoScore() {
		assertThat(scores("ageYears: 50")).isEmpty();
	}

	@Test
	void everySampleCaseIsScoredAndWhatWasSentGivesTheSameResultAgain() {
		SharedPack.PACK.cases().forEach((name, answers) -> {
			CaseFacts complete = Derivations.complete(org.nextline.vocabulary.CaseReader.read(answers).facts(),
					SharedPack.PACK.book().agents());
			CaseScores.of(complete, SharedPack.PACK.book().agents()).forEach((one) -> {
				InputReader.Reading reading = one.score().read(one.sent());
				if (reading.faults().isEmpty()) {
					assertThat(one.score().calculate(reading.inputs())).as(name).isEqualTo(one.result());
				}
				assertThat(one.result().missing()).as(name)
					.containsExactlyElementsOf(one.open().stream().map(CaseScore.Open::input).toList());
			});
		});
	}

	@Test
	void whatWasSentIsReadableAsItStands() {
		CaseScore index = score("hct_ci", AML + "goalsOfCare: CURATIVE, comorbidities: []");

		assertThat(index.sent()).isEqualTo(Map.of("comorbidities", List.of()));
		assertThat(index.result().group()).isEqualTo("LOW");
	}

}
