package org.nextline.suggestions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextline.vocabulary.CaseText;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is not known of earlier treatment is never read as a good course of it, and a drug
 * that was not tolerated is not offered again because it is still taken.
 */
class UnknownHistoryTests {

	private static final String CML = """
			disease: CML, cmlPhase: CHRONIC, ageYears: 50, sex: M, marrowBlasts: 2, bloodBlasts: 0, monthsOnTki: 24,
			goalsOfCare: CURATIVE
			""";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			CML-R-002 | bcrAbl1Is: 0.05, setting: RESISTANCE
			CML-R-002 | bcrAbl1Is: 0.05, setting: INTOLERANCE
			CML-R-003 | bcrAbl1Is: 0.5, setting: INTOLERANCE
			CML-R-003 | bcrAbl1Is: 0.5, bcrAbl1Trend: RISING
			CML-R-004 | bcrAbl1Is: 5, bcrAbl1Trend: RISING
			CML-R-002 | bcrAbl1Is: 0.05, goalsOfCare: COMFORT
			""")
	void theDrugTakenNowIsNotContinuedAgainstAnExclusionWhileItsNameIsNotKnown(String ruleId, String facts) {
		String goals = facts.contains("goalsOfCare")
				? CML.replace(", goalsOfCare: CURATIVE", "").replace("goalsOfCare: CURATIVE", "priorAlloHsct: false")
				: CML;
		Bedside bedside = Bedside.ofAnswers(CaseText.answers(goals.replace('\n', ' ') + ", " + facts));
		assertThat(bedside.verdicts(ruleId)).isNotEmpty().containsOnly("NOT_APPLICABLE");
		assertThat(bedside.advice().notApplicable()).filteredOn((one) -> one.ruleId().equals(ruleId))
			.allSatisfy((one) -> assertThat(one.failed()).doesNotContain("No drug of this kind is taken now"));
	}

	@Test
	void anInotuzumabThatWasNotToleratedIsNotContinued() {
		String facts = """
				disease: B_ALL, setting: RELAPSE, relapseNumber: 2, ageYears: 45, sex: M, ecog: 1, marrowBlasts: 40,
				sites: [MARROW], currentResponse: NO_RESPONSE, goalsOfCare: CURATIVE, concomitant: [],
				antigens: {CD19: {positive: true}, CD22: {positive: true}}, knownAbsent: ["BCR::ABL1", KMT2A, TP53],
				priorTherapies: [{name: hyper-CVAD, bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: 20},
				{name: inotuzumab ozogamicin, bestResponse: PR, reasonStopped: ONGOING, monthsAgo: 0}]
				""".replace('\n', ' ');
		assertThat(Bedside.ofAnswers(CaseText.answers(facts + ", intolerances: [inotuzumab ozogamicin]"))
			.verdicts("ALL-R-017")).containsOnly("VETOED");
	}

	@Test
	void venetoclaxOfWhichNoResponseIsEnteredIsNotOfferedAgainUnasked() {
		String facts = """
				disease: CLL, setting: RELAPSE, relapseNumber: 3, ageYears: 65, sex: M, ecog: 1,
				treatmentIndication: true, richterSuspected: false, knownAbsent: [TP53, BTK, PLCG2, BCL2],
				cytogenetics: [normal], goalsOfCare: LIFE_PROLONGING, concomitant: [],
				priorTherapies: [{name: VenR, %s reasonStopped: COMPLETED, monthsAgo: 20},
				{name: pirtobrutinib, bestResponse: PD, reasonStopped: REFRACTORY, monthsAgo: 1}]
				""".replace('\n', ' ');
		assertThat(Bedside.ofAnswers(CaseText.answers(facts.formatted(""))).verdict("CLL-R-046"))
			.isEqualTo("CONDITIONAL");
		assertThat(Bedside.ofAnswers(CaseText.answers(facts.formatted("bestResponse: CR,"))).verdict("CLL-R-046"))
			.isEqualTo("SUPPORTED");
	}

}
