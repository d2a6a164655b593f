package org.nextline.suggestions;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextline.rules.Advice;
import org.nextline.rules.Severity;
import org.nextline.rules.Verdict;
import org.nextline.rules.Warning;
import org.nextline.vocabulary.Strength;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The corners of the functions and gates of the reference (sections 2 to 5): what an
 * examiner would try after the plain cases of {@link GateTests}.
 */
class GateEdgeTests {

	private static final String FLT3 = "aml-fit-flt3";

	// G-SCOPE: a row holds in every disease that it names

	@Test
	void aGuardOfTheCllFileHoldsInRichterWhenItSaysSo() {
		String stopped = "priorTherapies: [{name: venetoclax + rituximab, bestResponse: CR, reasonStopped: COMPLETED,"
				+ " monthsAgo: %s}]";
		assertThat(Bedside.of("rt-first", stopped.formatted(8)).verdicts("RT-R-005")).containsOnly("VETOED");
		assertThat(Bedside.of("rt-first", stopped.formatted(12)).verdicts("RT-R-005")).containsOnly("SUPPORTED");
	}

	@Test
	void theAntiviralRowOfTheCllFileHoldsInRichterAndHairyCellLeukaemia() {
		assertThat(Bedside.of("rt-first", "hepatitisB: PAST").verdicts("CLL-R-006")).contains("SUPPORTED");
		assertThat(Bedside.of("hcl-late-relapse", "hepatitisB: PAST").verdicts("CLL-R-006")).contains("SUPPORTED");
		assertThat(Bedside.of("tpll-late-relapse", "hepatitisB: PAST").verdicts("CLL-R-006")).isEmpty();
	}

	// G-PRIOR: a regimen counts as each of its parts

	@ParameterizedTest
	@CsvSource({ "fludarabine, AML-R-066, VETOED", "idarubicin, AML-R-066, VETOED", "FLAG-IDA, AML-R-066, VETOED",
			"venetoclax, AML-R-067, VETOED", "etoposide, AML-R-069, VETOED", "etoposide, AML-R-066, SUPPORTED" })
	void aDrugThatMustNotBeGivenAgainTakesItsRegimensWithIt(String drug, String ruleId, String verdict) {
		assertThat(Bedside.of(FLT3, "intolerances: [" + drug + "]").verdicts(ruleId)).as(drug).containsOnly(verdict);
	}

	@Test
	void aRegimenThatWasNotToleratedSaysNothingOfItsPartners() {
		String stopped = "priorTherapies: [{name: 7+3, bestResponse: CR, reasonStopped: INTOLERANT, monthsAgo: 11}]";
		assertThat(Bedside.of(FLT3, stopped).verdicts("AML-R-066")).containsOnly("SUPPORTED");
	}

	@Test
	void aFailedTargetedPartRulesOutTheRegimenThatContainsIt() {
		String failed = "priorTherapies: [{name: azacitidine + venetoclax, bestResponse: NO_RESPONSE,"
				+ " reasonStopped: REFRACTORY, monthsAgo: 1}]";
		Bedside advised = Bedside.of(FLT3, failed);
		assertThat(advised.find("FLAG-IDA + venetoclax")).isEmpty();
		assertThat(advised.find("CLIA + venetoclax")).isEmpty();
		assertThat(advised.find("FLAG-IDA")).isPresent();
	}

	@Test
	void aFailedDrugThatMayBeLeftOutGoesAlone() {
		Bedside advised = Bedside.of("all-after-allo",
				"currentResponse: CR, mrdStatus: POSITIVE, activeGvhd: false, gvhdGrade: null,"
						+ " onImmunosuppression: false, donorLymphocytesAvailable: true, priorTherapies:"
						+ " [{name: allogeneic HSCT, bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: 14},"
						+ " {name: blinatumomab, bestResponse: NO_RESPONSE, reasonStopped: REFRACTORY, monthsAgo: 2}]");
		Advice.Member cells = advised.member("donor lymphocytes");
		assertThat(cells.agents()).doesNotContain("blinatumomab");
		assertThat(cells.additions()).anyMatch((one) -> one.contains("Blinatumomab"));
	}

	@Test
	void aPartThatWasLeftOutTakesItsWarningsAndChecksWithIt() {
		String lost = "antigens: {CD19: {positive: false}, CD22: {positive: true, percent: 90}}";
		Advice.Member whole = Bedside.of("all-adult-b").member("mini-hyper-CVD", "inotuzumab ozogamicin");
		Advice.Member rest = Bedside.of("all-adult-b", lost).member("mini-hyper-CVD", "inotuzumab ozogamicin");
		assertThat(Bedside.warnings(whole)).contains("ALL-S-001", "ALL-S-057");
		assertThat(rest.agents()).doesNotContain("blinatumomab");
		assertThat(Bedside.warnings(rest)).contains("ALL-S-057").doesNotContain("ALL-S-001");
		assertThat(rest.checks()).noneMatch((check) -> check.agents().equals(List.of("blinatumomab")));
	}

	@Test
	void aContinuousDrugTakenAsPartOfARegimenIsNotOfferedAgain() {
		String taken = "priorTherapies: [{name: 7+3, bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: 11},"
				+ " {name: AZA-VEN, bestResponse: CR, reasonStopped: ONGOING}]";
		Bedside advised = Bedside.of("aml2-unfit", taken);
		assertThat(advised.find("decitabine", "venetoclax")).isEmpty();
		assertThat(advised.notAdvised("venetoclax")).isPresent();
	}

	@Test
	void whatIsTakenNowCountsWhateverItIsCalled() {
		String taken = "priorTherapies: [], currentTherapy: [%s]";
		for (String name : List.of("imatinib", "Glivec", "IMATINIB")) {
			Bedside advised = Bedside.of("cml-imatinib-resistant", taken.formatted(name));
			assertThat(advised.verdict("CML-R-005", "bosutinib")).as(name).isEqualTo("SUPPORTED");
		}
	}

	// COUNT_FAILED: the same drug given twice is one

	@Test
	void theSameTkiGivenTwiceIsNoSecondFailure() {
		String twice = "priorTherapies: [{name: imatinib, bestResponse: PR, reasonStopped: REFRACTORY, monthsAgo: 20},"
				+ " {name: %s, bestResponse: PR, reasonStopped: REFRACTORY, monthsAgo: 1}]";
		assertThat(Bedside.of("cml-child", twice.formatted("imatinib") + ", alterations: [], kdMutationTested: true")
			.verdicts("CML-R-057")).doesNotContain("SUPPORTED");
		assertThat(Bedside.of("cml-child", twice.formatted("dasatinib") + ", alterations: [], kdMutationTested: true")
			.verdicts("CML-R-057")).contains("SUPPORTED");
	}

	// TKI_AVOID: unknown while a finding that would give AVOID is unknown

	@Test
	void anUnknownEffusionIsAskedForBeforeDasatinib() {
		String open = "pleuralEffusionHistory: null, chronicLungDisease: true";
		Bedside advised = Bedside.of("cml-imatinib-resistant", open);
		assertThat(advised.verdict("CML-R-005", "dasatinib")).isEqualTo("SUPPORTED");
		assertThat(advised.member("dasatinib").checks())
			.anyMatch((check) -> check.severity() == Severity.AVOID && asks(check, "pleuralEffusionHistory"));
		Bedside neither = Bedside.of("cml-imatinib-resistant",
				"pleuralEffusionHistory: null, chronicLungDisease: null");
		assertThat(neither.member("dasatinib").checks())
			.anyMatch((check) -> check.severity() == Severity.AVOID && asks(check, "pleuralEffusionHistory"));
	}

	private static boolean asks(Warning check, String key) {
		return check.missing().stream().anyMatch((one) -> one.key().equals(key));
	}

	// UNUSABLE: asks for what is open, and not of every drug at once

	@ParameterizedTest
	@ValueSource(strings = { "richterSuspected: null", "hepatitisB: null" })
	void whatIsOpenForEverySystemicDrugMakesNoneOfThemUnusable(String open) {
		assertThat(Bedside.of("cll-tp53", open).verdict("CLL-R-012")).isEqualTo("NOT_APPLICABLE");
	}

	@Test
	void anOpenSafetyRowIsAskedForByItsOwnFact() {
		Bedside advised = Bedside.of("all-ph-t315i", "strokeOrArterialEvent: null");
		assertThat(advised.verdict("ALL-R-052")).isEqualTo("CONDITIONAL");
		assertThat(advised.asked("ALL-R-052")).contains("strokeOrArterialEvent").doesNotContain("priorTherapies");
	}

	// G-SAFETY: several cautions lower the strength once

	@Test
	void aModifierAndASafetyRowLowerTheStrengthOnceTogether() {
		Strength plain = Bedside.of("all-mrd").member("blinatumomab").strength();
		Strength one = Bedside.of("all-mrd", "seizureHistory: true").member("blinatumomab").strength();
		Strength other = Bedside.of("all-mrd", "sites: [MARROW, CNS], cnsStatus: CNS2")
			.member("blinatumomab")
			.strength();
		Strength both = Bedside.of("all-mrd", "seizureHistory: true, sites: [MARROW, CNS], cnsStatus: CNS2")
			.member("blinatumomab")
			.strength();
		assertThat(one).isEqualTo(plain.lowered());
		assertThat(other).isEqualTo(plain.lowered());
		assertThat(both).isEqualTo(plain.lowered());
	}

	// G-INFECT: control not stated is asked of every option that it touches

	@Test
	void controlOfAnInfectionIsAskedForWhereItOnlyCautionsToo() {
		Bedside advised = Bedside.of("cll-tp53", "activeInfection: true");
		assertThat(advised.member("acalabrutinib").warnings())
			.anyMatch((one) -> one.ruleId().equals("G-INFECT") && one.severity() == Severity.CAUTION);
		assertThat(advised.checked()).contains("infectionControlled");
	}

	@ParameterizedTest
	@CsvSource({ "'activeInfection: true, infectionControlled: false', Uncontrolled infection",
			"'sex: F, ageYears: 30, pregnant: true', Not in pregnancy" })
	void whatMayBeLeftOutGoesForAGateToo(String changes, String because) {
		String cells = "currentResponse: CR, mrdStatus: POSITIVE, activeGvhd: false, gvhdGrade: null,"
				+ " onImmunosuppression: false, donorLymphocytesAvailable: true, ";
		assertThat(Bedside.of("all-after-allo", cells + "activeInfection: false").member("donor lymphocytes").agents())
			.contains("blinatumomab");
		Advice.Member left = Bedside.of("all-after-allo", cells + changes).member("donor lymphocytes");
		assertThat(left.agents()).doesNotContain("blinatumomab");
		assertThat(left.additions()).anyMatch((one) -> one.contains(because));
	}

	// G-PLAN: a plan that is fulfilled speaks against nothing

	@Test
	void thePlanBehindATransplantInRemissionIsSilent() {
		Bedside advised = Bedside.of("aml2-cr2");
		assertThat(advised.verdict("AML-R-120")).isEqualTo("VETOED");
		assertThat(advised.member("allogeneic HSCT").additions()).noneMatch((one) -> one.startsWith("Against it"));
	}

	// G-SITES: only what needs a site waits for it

	@Test
	void aRowThatTheMarrowAloneCouldOpenAsksForTheSites() {
		Bedside child = Bedside.of("all-child-second-remission", "sites: null");
		assertThat(child.verdict("ALL-R-092")).isEqualTo("CONDITIONAL");
		assertThat(child.asked("ALL-R-092")).contains("sites");
		assertThat(Bedside.of("aml2-cns", "sites: null").verdict("AML-R-135")).isEqualTo("NOT_APPLICABLE");
	}

	// G-REGION: while only the region is unknown the stricter word holds

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "EU, BLOCKED", "US, SUPPORTED", "-, BLOCKED" })
	void dabigatranWithIvosidenibTakesTheStricterLabel(String region, String verdict) {
		assertThat(Bedside.of("aml-unfit-idh1", "qtcf: 420, concomitant: [DABIGATRAN], region: " + region)
			.verdict("AML-R-025")).isEqualTo(verdict);
	}

	// G-HANG: a gene that only panels look for hides no card that another fact can open

	@Test
	void aDrugThatAnotherFactCanOpenKeepsItsCard() {
		Bedside advised = Bedside.of("all-adult-b", "alterations: [], knownAbsent: [KMT2A, TP53]");
		assertThat(advised.advice().options().stream().filter((one) -> one.verdict() == Verdict.CONDITIONAL))
			.anyMatch((one) -> one.agents().contains("ponatinib"));
		assertThat(advised.advice().notices()).anyMatch((one) -> one.contains("panel not entered"));
	}

	// G-LIST: drugs that stand only in combinations are listed too

	@Test
	void aDrugOfCombinationsIsListedWithItsReason() {
		Bedside advised = Bedside.of("aml-fit-flt3",
				"ageYears: 40, concomitant: [STRONG_CYP3A4_INDUCER], alterations: [], knownAbsent: [FLT3, NPM1]");
		assertThat(advised.notAdvised("venetoclax")).hasValueSatisfying((one) -> {
			assertThat(one.correctable()).isTrue();
			assertThat(one.ruleIds()).contains("AML-S-005");
		});
	}

	// Free text is kept and said to be unread

	@Test
	void aKaryotypeInFreeTextLeavesTheQuestionOpenAndSaysSo() {
		Bedside advised = Bedside.of("aml-cbf", "cytogenetics: ['46,XX,inv(16)(p13q22)[20]'], alterations: [],"
				+ " knownAbsent: [], eln2022Risk: null");
		assertThat(advised.verdicts("AML-R-055")).contains("CONDITIONAL");
		assertThat(advised.asked("AML-R-055")).contains("cytogenetics");
		assertThat(advised.advice().notices()).anyMatch((one) -> one.contains("inv(16)(p13q22)"));
	}

	@Test
	void aDrugOfANameThatIsNotKnownIsNamed() {
		assertThat(Bedside.of(FLT3, "priorTherapies: [7+3 + gemtuzumabb]").advice().notices())
			.anyMatch((one) -> one.contains("\"gemtuzumabb\""));
	}

	// G-CONSISTENT

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"apl-after-chemo | alterations: [], knownAbsent: ['PML::RARA'], cytogenetics: ['t(15;17)'] | t(15;17)",
			"all-child-late | lansky: 40, ecog: 0 | Lansky 40",
			"cml-imatinib-resistant | bloodBlasts: 20 | in chronic phase," })
	void moreContradictionsAreReportedOnceWithBothFacts(String name, String changes, String words) {
		List<String> told = Bedside.of(name, changes)
			.advice()
			.notices()
			.stream()
			.filter((one) -> one.startsWith("Contradictory data:"))
			.toList();
		assertThat(told).hasSize(1).allMatch((one) -> one.contains(words));
	}

	@Test
	void aDeletionInTheKaryotypeIsNoContradictionToSequencingWithoutMutation() {
		assertThat(Bedside.of("cll-tp53", "cytogenetics: ['del(17p)'], alterations: [], knownAbsent: [TP53]")
			.advice()
			.notices()).noneMatch((one) -> one.startsWith("Contradictory data:"));
	}

	// G-ALWAYS: what comes nearest is what the disease calls for

	@Test
	void nearestNamesOnlyWhatWasCalledFor() {
		Bedside advised = Bedside.of("aml2-fit-late",
				"lvef: 20, crcl: 10, bilirubinUln: 6, altUln: 9, ecog: 4, fitness: FRAIL, trialAccess: false");
		Set<String> called = advised.advice()
			.notAdvised()
			.stream()
			.filter(Advice.NotAdvised::called)
			.flatMap((entry) -> Stream.of(entry.title().split("[,;] ")))
			.collect(Collectors.toSet());
		String notice = advised.advice()
			.notices()
			.stream()
			.filter((one) -> one.startsWith("No disease-directed option"))
			.findFirst()
			.orElseThrow();
		String[] nearest = notice.substring(notice.indexOf("speaks against them: ") + 21, notice.length() - 1)
			.split("[,;] ");
		assertThat(nearest).isNotEmpty().doesNotHaveDuplicates();
		assertThat(called).contains(nearest);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			lvef: 50 | false
			lvef: 49 | true
			crcl: 60 | false
			crcl: 59 | true
			altUln: 4 | false
			altUln: 4.1 | true
			""")
	void littleReserveBeforeCarTCellsIsACautionInCllToo(String facts, boolean cautioned) {
		Bedside bedside = Bedside.of("cll-double-refractory", facts);
		assertThat(bedside.member("lisocabtagene maraleucel").warnings())
			.filteredOn((warning) -> warning.ruleId().equals("G-CART-RESERVE"))
			.hasSize(cautioned ? 1 : 0);
	}

	@ParameterizedTest
	@CsvSource({ "1.3, VETOED", "1.4, SUPPORTED", "3.2, SUPPORTED" })
	void carTCellsWaitSixWeeksAfterAnAllograftInCllToo(double months, String verdict) {
		Bedside bedside = Bedside.of("cll-double-refractory",
				"priorAlloHsct: true, activeGvhd: false, monthsSinceAlloHsct: " + months);
		assertThat(bedside.verdicts("CLL-R-041")).containsAnyOf(verdict, verdict.replace("VETOED", "BLOCKED"));
		assertThat(bedside.verdicts("CLL-R-041").contains("SUPPORTED")).isEqualTo(verdict.equals("SUPPORTED"));
	}

}
