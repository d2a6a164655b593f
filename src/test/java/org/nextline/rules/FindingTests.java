package org.nextline.rules;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextline.rules.Asked.explain;

/** A finding says what it rests on and what is missing. */
class FindingTests {

	private static List<String> missing(String condition, String facts) {
		return explain(condition, facts).missing().stream().map(Missing::key).toList();
	}

	@Test
	void asksForTheFieldThatWouldSettleIt() {
		Finding finding = explain("disease = AML AND ageYears >= 18", "disease: AML");

		assertThat(finding.truth()).isEqualTo(Truth.UNKNOWN);
		assertThat(finding.missing()).containsExactly(Missing.of(CaseField.AGE_YEARS));
	}

	@Test
	void asksForNothingOnceItIsSettled() {
		assertThat(explain("disease = AML AND ageYears >= 18", "disease: APL").missing()).isEmpty();
		assertThat(explain("disease = AML OR ageYears >= 18", "disease: AML").missing()).isEmpty();
	}

	@Test
	void asksOnlyForThePartsThatAreOpen() {
		assertThat(missing("ageYears >= 18 AND ecog <= 2 AND lvef > 40", "ecog: 1")).containsExactly("ageYears",
				"lvef");
	}

	@Test
	void doesNotAskWithinAPartThatIsSettled() {
		assertThat(missing("(disease = AML OR pregnant = yes) AND ecog <= 2", "disease: AML")).containsExactly("ecog");
	}

	@Test
	void asksForTheGeneTheAntigenTheTreatment() {
		assertThat(missing("ALT(FLT3 ITD)", "disease: AML")).containsExactly("FLT3");
		assertThat(missing("FLT3_MUT", "disease: AML")).containsExactly("FLT3");
		assertThat(missing("AG_POS(CD33)", "disease: AML")).containsExactly("CD33");
		assertThat(missing("FAILED(gilteritinib)", "disease: AML")).containsExactly("priorTherapies");
		assertThat(missing("CYTO(complex)", "disease: AML")).containsExactly("cytogenetics");
		assertThat(missing("INTERACT(POSACONAZOLE)", "disease: AML")).containsExactly("concomitant");
		assertThat(missing("T315I", "disease: CML")).containsExactly("kdMutationTested");
	}

	@Test
	void asksForTheKindWhereTheGeneWasTestedInPart() {
		Finding finding = explain("ALT(FLT3 ITD)", "knownAbsent: [FLT3 TKD]");

		assertThat(finding.missing()).containsExactly(new Missing(CaseField.ALTERATIONS, "FLT3 ITD"));
		assertThat(finding.missing().iterator().next().key()).isEqualTo("FLT3");
		assertThat(finding.missing().iterator().next().label()).isEqualTo("FLT3 ITD on a sample of this relapse");
	}

	@Test
	void asksHowAnEarlierTreatmentEndedWhenThatIsOpen() {
		Finding finding = explain("FAILED(gilteritinib)", "priorTherapies: [gilteritinib]");

		assertThat(finding.truth()).isEqualTo(Truth.UNKNOWN);
		assertThat(finding.missing()).containsExactly(new Missing(CaseField.PRIOR_THERAPIES, "Gilteritinib"));
	}

	@Test
	void asksForWhatADerivedFactFollowsFrom() {
		assertThat(missing("LOW_K_MG", "potassium: 4.1")).containsExactly("magnesium");
		assertThat(missing("circulatingBlasts > 1", "wbc: 4")).containsExactly("bloodBlasts");
		assertThat(missing("lastRemissionMonths < 6", "relapseNumber: 1")).containsExactly("firstRemissionMonths");
		assertThat(missing("lastRemissionMonths < 6", "relapseNumber: 2")).containsExactly("lastRemissionMonths");
	}

	@Test
	void knownAndUnknownMissNothing() {
		assertThat(explain("ecog IS KNOWN", "disease: AML").truth()).isEqualTo(Truth.FALSE);
		assertThat(explain("ecog IS UNKNOWN", "disease: AML").truth()).isEqualTo(Truth.TRUE);
	}

	@Test
	void namesTheFactWithItsDate() {
		Finding finding = explain("lvef < 50", "lvef: {value: 61, date: 2026-03, source: echo}");

		assertThat(finding.facts()).containsExactly("Left ventricular ejection fraction: 61 % (Mar 2026)");
	}

	@Test
	void saysThatAStaleResultDoesNotCount() {
		Finding finding = explain("marrowBlasts >= 5", "marrowBlasts: {value: 40, phase: DIAGNOSIS}");

		assertThat(finding.truth()).isEqualTo(Truth.UNKNOWN);
		assertThat(finding.facts().get(0)).contains("40 %", "not from this relapse");
	}

	@Test
	void saysThatAGeneWasNotTestedOrNotFoundOrFoundEarlierOnly() {
		assertThat(explain("ALT(FLT3 ITD)", "disease: AML").facts()).containsExactly("FLT3: not tested");
		assertThat(explain("ALT(FLT3 ITD)", "knownAbsent: [FLT3]").facts()).containsExactly("FLT3: tested, not found");
		assertThat(explain("ALT(FLT3 ITD)", "alterations: [FLT3 ITD 38]").facts())
			.containsExactly("FLT3 ITD, VAF 38 %");
		assertThat(explain("ALT(FLT3 ITD)", "alterations: [{gene: FLT3, kind: ITD, phase: DIAGNOSIS}]").facts())
			.containsExactly("FLT3 ITD at diagnosis only: repeat on this relapse");
	}

	@Test
	void aDonorNotYetKnownIsUnknown() {
		assertThat(explain("DONOR", "donorAvailable: UNKNOWN").truth()).isEqualTo(Truth.UNKNOWN);
		assertThat(explain("donorAvailable IS KNOWN", "donorAvailable: UNKNOWN").truth()).isEqualTo(Truth.FALSE);
		assertThat(explain("donorAvailable IN {UNKNOWN, NONE}", "donorAvailable: UNKNOWN").truth())
			.isEqualTo(Truth.TRUE);
		assertThat(explain("donorAvailable = NONE", "donorAvailable: UNKNOWN").truth()).isEqualTo(Truth.UNKNOWN);
	}

	@Test
	void drugsThatImplyAClassCountAsThatClass() {
		assertThat(explain("INTERACT(STRONG_CYP3A4_INHIBITOR)", "concomitant: [POSACONAZOLE]").truth())
			.isEqualTo(Truth.TRUE);
		assertThat(explain("concomitant CONTAINS ANTICOAGULANT", "concomitant: [WARFARIN]").truth())
			.isEqualTo(Truth.TRUE);
		assertThat(explain("INTERACT(ANTICOAGULANT)", "concomitant: [DABIGATRAN]").truth()).isEqualTo(Truth.TRUE);
		assertThat(explain("INTERACT(STRONG_CYP3A4_INDUCER)", "concomitant: [P_GP_AND_STRONG_CYP3A4_INDUCER]").truth())
			.isEqualTo(Truth.TRUE);
		assertThat(explain("INTERACT(POSACONAZOLE)", "concomitant: [STRONG_CYP3A4_INHIBITOR]").truth())
			.isEqualTo(Truth.FALSE);
		assertThat(explain("INTERACT(WARFARIN)", "concomitant: []").truth()).isEqualTo(Truth.FALSE);
	}

	@Test
	void reasonsNameWhatDecidedAndLeaveOutTheRest() {
		Finding finding = explain("disease = AML AND ageYears >= 18 AND NOT pregnant = yes",
				"disease: AML, ageYears: 15, pregnant: false");

		assertThat(finding.truth()).isEqualTo(Truth.FALSE);
		assertThat(Findings.reasons(finding)).hasSize(1);
		assertThat(Findings.reasons(finding).get(0)).startsWith("Age at this relapse at least 18 years")
			.contains("15 years");
	}

	@Test
	void anIdleQuestionIsNotAsked() {
		Situation open = Asked.situation("disease: AML");
		Situation none = Asked.situation("activeInfection: false");
		Criterion criterion = Asked.GRAMMAR.parse("infectionControlled = no");

		assertThat(open.asked(Asked.GRAMMAR.parse("UNCONTROLLED_INFECTION").explain(open).missing()))
			.containsExactly(Missing.of(CaseField.ACTIVE_INFECTION));
		assertThat(none.asked(criterion.explain(none).missing())).isEmpty();
	}

	@Test
	void plannedAndUnavailableLeftOutMeanNone() {
		assertThat(explain("PLANNED(ALLO_HSCT)", "disease: AML").truth()).isEqualTo(Truth.FALSE);
		assertThat(explain("PLANNED(ALLO_HSCT)", "plannedAgents: [allogeneic HSCT]").truth()).isEqualTo(Truth.TRUE);
		assertThat(explain("PLANNED(venetoclax)", "plannedAgents: [AZA-VEN]").truth()).isEqualTo(Truth.TRUE);
		assertThat(explain("UNAVAILABLE(gilteritinib)", "disease: AML").truth()).isEqualTo(Truth.FALSE);
		assertThat(explain("UNAVAILABLE(gilteritinib)", "unavailableAgents: [Xospata]").truth()).isEqualTo(Truth.TRUE);
		assertThat(explain("UNAVAILABLE(gilteritinib)", "unavailableAgents: [FLT3_INHIBITOR]").truth())
			.isEqualTo(Truth.TRUE);
		assertThat(explain("UNAVAILABLE(FLT3_INHIBITOR)", "unavailableAgents: [gilteritinib]").truth())
			.isEqualTo(Truth.FALSE);
		assertThat(explain("UNAVAILABLE(FLT3_INHIBITOR)",
				"unavailableAgents: [gilteritinib, quizartinib, midostaurin, sorafenib]")
			.truth()).as("every member that is not investigational").isEqualTo(Truth.TRUE);
	}

	@Test
	void anUndatedCourseMayBeLaterThanTheDatedOnes() {
		String both = "priorTherapies: [{name: venetoclax, monthsAgo: 4}, AZA-VEN]";
		assertThat(explain("MONTHS_SINCE(venetoclax) < 6", both).truth()).isEqualTo(Truth.TRUE);
		assertThat(explain("MONTHS_SINCE(venetoclax) < 3", both).truth()).isEqualTo(Truth.UNKNOWN);
		assertThat(explain("MONTHS_SINCE(venetoclax) >= 6", both).truth()).isEqualTo(Truth.FALSE);
		assertThat(explain("MONTHS_SINCE(venetoclax) >= 3", both).truth()).isEqualTo(Truth.UNKNOWN);
		assertThat(explain("MONTHS_SINCE(venetoclax) < 6", "priorTherapies: [venetoclax]").truth())
			.isEqualTo(Truth.UNKNOWN);
		assertThat(explain("MONTHS_SINCE(venetoclax) < 6", "priorTherapies: [7+3]").truth()).isEqualTo(Truth.FALSE);
		assertThat(explain("MONTHS_SINCE(venetoclax) >= 6", "priorTherapies: [7+3]").truth()).isEqualTo(Truth.FALSE);
		assertThat(explain("MONTHS_SINCE(venetoclax) < 6", "disease: AML").truth()).isEqualTo(Truth.UNKNOWN);
	}

}
