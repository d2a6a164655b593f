package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextline.knowledge.SharedPack;
import org.nextline.rules.Advice;
import org.nextline.rules.Lane;
import org.nextline.rules.Severity;
import org.nextline.rules.Verdict;
import org.nextline.rules.Warning;
import org.nextline.vocabulary.CaseText;
import org.nextline.vocabulary.Strength;
import org.nextline.vocabulary.TherapyCategory;

import static org.assertj.core.api.Assertions.assertThat;

/** The global gates of the reference (section 4), each on the shipped pack. */
class GateTests {

	/** Woman of 58, first relapse of FLT3-ITD AML, fit, nothing in the way. */
	private static final String FLT3 = "aml-fit-flt3";

	/** The same woman of an age at which she may be pregnant. */
	private static final String YOUNG = "ageYears: 34, pregnant: null, ";

	private static List<TherapyCategory> categories(List<Advice.Option> options) {
		return options.stream().map(Advice.Option::category).toList();
	}

	// G-VERDICT, G-UNLESS

	@Test
	void verdictTrueFalseUnknown() {
		assertThat(Bedside.of(FLT3).verdict("AML-R-010")).isEqualTo("SUPPORTED");
		assertThat(Bedside.of(FLT3, "alterations: [], knownAbsent: [FLT3]").verdict("AML-R-010"))
			.isEqualTo("NOT_APPLICABLE");
		Bedside untested = Bedside.of(FLT3, "alterations: [], knownAbsent: [IDH1]");
		assertThat(untested.verdict("AML-R-010")).isEqualTo("CONDITIONAL");
		assertThat(untested.option("gilteritinib").verdict()).isEqualTo(Verdict.CONDITIONAL);
		assertThat(untested.member("gilteritinib").needs()).extracting((one) -> one.key()).containsExactly("FLT3");
	}

	@Test
	void unlessTrueVetoesWithTheReason() {
		Bedside advised = Bedside.of(FLT3, "qtcf: 510");
		assertThat(advised.find("gilteritinib")).isEmpty();
		assertThat(advised.notAdvised("gilteritinib").orElseThrow().reasons())
			.anySatisfy((reason) -> assertThat(reason).contains("510"));
	}

	@Test
	void unlessUnknownKeepsTheVerdictAndChecksFirst() {
		Bedside advised = Bedside.of(FLT3, "qtcf: null");
		assertThat(advised.verdict("AML-R-010")).isEqualTo("SUPPORTED");
		assertThat(advised.asked("AML-R-010")).contains("qtcf");
		assertThat(advised.checked()).contains("qtcf");
	}

	@Test
	void unlessTrueWhileTheConditionIsUnknownAnswersOnlyWhyNot() {
		Bedside advised = Bedside.of(FLT3, "alterations: [], knownAbsent: [IDH1], qtcf: 510");
		assertThat(advised.verdict("AML-R-010")).isEqualTo("NOT_APPLICABLE");
		assertThat(advised.advice().notApplicable()).extracting(Advice.NotApplicable::ruleId).contains("AML-R-010");
	}

	// G-SAFETY

	@Test
	void avoidRemovesTheDrugFromEveryRegimenThatContainsIt() {
		Bedside advised = Bedside.of(FLT3, "concomitant: [STRONG_CYP3A4_INDUCER, P_GP_AND_STRONG_CYP3A4_INDUCER]");
		assertThat(advised.supported()).allSatisfy((option) -> option.members()
			.forEach((member) -> assertThat(Bedside.required(member)).doesNotContain("gilteritinib")));
		assertThat(advised.notAdvised("gilteritinib")).isPresent();
	}

	@Test
	void cautionLowersByOneStepHoweverManyThereAre() {
		Strength before = Bedside.of(FLT3).member("gilteritinib").strength();
		Advice.Member one = Bedside.of(FLT3, "qtcf: 470").member("gilteritinib");
		Advice.Member two = Bedside
			.of(FLT3,
					"qtcf: 470, seizureHistory: true, pancreatitisHistory: true, activeInfection: true,"
							+ " infectionControlled: true")
			.member("gilteritinib");

		assertThat(before).isEqualTo(Strength.PREFERRED);
		assertThat(cautions(one)).isNotEmpty();
		assertThat(cautions(two)).hasSizeGreaterThan(cautions(one).size());
		assertThat(one.strength()).isEqualTo(Strength.RECOMMENDED);
		assertThat(two.strength()).isEqualTo(Strength.RECOMMENDED);
	}

	private static List<Warning> cautions(Advice.Member member) {
		return member.warnings().stream().filter((one) -> one.severity() == Severity.CAUTION).toList();
	}

	@Test
	void aRoutineMeasureLowersNothing() {
		Advice.Member member = Bedside.of(FLT3, "concomitant: [STRONG_CYP3A4_INHIBITOR]").member("gilteritinib");
		assertThat(member.warnings()).anyMatch((one) -> one.severity() == Severity.WARN);
		assertThat(member.strength()).isEqualTo(Strength.PREFERRED);
	}

	// G-COMFORT, G-ACTIVE

	@Test
	void comfortLeavesOnlyCareWithPalliativeCareFirst() {
		Bedside advised = Bedside.of("aml-comfort");
		assertThat(advised.supported().get(0).category()).isEqualTo(TherapyCategory.PALLIATIVE_CARE);
		assertThat(categories(advised.supported())).isSubsetOf(TherapyCategory.PALLIATIVE_CARE,
				TherapyCategory.SUPPORTIVE_CARE, TherapyCategory.OBSERVATION, TherapyCategory.RADIOTHERAPY);
	}

	@Test
	void comfortHoldsInEveryCaseOfThePack() {
		SharedPack.PACK.cases().keySet().forEach((name) -> {
			Bedside advised = Bedside.of(name, "goalsOfCare: COMFORT");
			assertThat(categories(advised.advice().options())).as(name)
				.isSubsetOf(TherapyCategory.PALLIATIVE_CARE, TherapyCategory.SUPPORTIVE_CARE,
						TherapyCategory.OBSERVATION, TherapyCategory.RADIOTHERAPY);
			advised.advice()
				.options()
				.stream()
				.filter((option) -> option.category() == TherapyCategory.PALLIATIVE_CARE)
				.findFirst()
				.ifPresent((first) -> assertThat(first.rank()).as(name).isEqualTo(1));
		});
	}

	@Test
	void comfortKeepsRadiotherapyForSymptoms() {
		assertThat(Bedside.of("aml2-sarcoma", "goalsOfCare: COMFORT").verdict("AML-R-140")).isEqualTo("SUPPORTED");
	}

	@Test
	void unknownGoalsExcludeNothingButLeadWhatIsMissing() {
		Bedside advised = Bedside.of(FLT3, "goalsOfCare: null");
		assertThat(advised.verdict("AML-R-010")).isEqualTo("SUPPORTED");
		assertThat(advised.missing()).first().isEqualTo("goalsOfCare");
		assertThat(advised.advice().notices().stream().filter((one) -> one.contains("goals of care"))).hasSize(1);
	}

	// G-PREG

	@Test
	void pregnancyVetoesEverySystemicOption() {
		Bedside advised = Bedside.of(FLT3, "ageYears: 34, pregnant: true");
		assertThat(advised.verdict("AML-R-010")).isEqualTo("VETOED");
		assertThat(advised.supported()
			.stream()
			.filter((option) -> option.category().diseaseDirected())
			.flatMap((option) -> option.ruleIds().stream())).isSubsetOf("AML-R-147", "AML-R-175");
	}

	@ParameterizedTest
	@CsvSource({ "aml3-pregnant, AML-R-147", "apl-pregnant, AML-R-175", "cml-pregnant, CML-R-044",
			"all2-pregnant, ALL-R-110", "cll-pregnant, CLL-R-055", "hcl-pregnant, HCL-R-014" })
	void rowsThatAreMeantForPregnancyStand(String name, String ruleId) {
		assertThat(Bedside.of(name).verdicts(ruleId)).as(name).contains("SUPPORTED");
	}

	@Test
	void inPregnancyNothingSystemicStandsButTheNamedRows() {
		Set<String> allowed = Set.of("AML-R-147", "AML-R-175", "ALL-R-110", "ALL-R-137", "CML-R-044", "CML-R-045",
				"CML-R-046", "CML-R-048", "CLL-R-055", "HCL-R-014");
		SharedPack.PACK.cases().keySet().forEach((name) -> {
			Bedside advised = Bedside.of(name, "sex: F, pregnant: true");
			advised.advice().options().forEach((option) -> option.members().forEach((member) -> {
				boolean systemic = Bedside.required(member)
					.stream()
					.anyMatch((agent) -> SharedPack.PACK.book().agents().in(agent, "SYSTEMIC_ANTILEUKAEMIC"))
						|| Set
							.of(TherapyCategory.CAR_T, TherapyCategory.ALLO_HSCT, TherapyCategory.AUTO_HSCT,
									TherapyCategory.RADIOTHERAPY)
							.contains(option.category());
				if (systemic) {
					assertThat(member.reasons()).as(name + " " + member.agents())
						.anyMatch((reason) -> allowed.contains(reason.rule().id()));
				}
			}));
		});
	}

	@Test
	void anAgreedExceptionTurnsAvoidIntoCaution() {
		Bedside advised = Bedside.of(FLT3, "ageYears: 34, pregnant: true, pregnancyExceptionAgreed: true");
		assertThat(advised.verdict("AML-R-010")).isEqualTo("SUPPORTED");
		Advice.Member member = advised.member("gilteritinib");
		assertThat(member.warnings())
			.anyMatch((one) -> one.ruleId().equals("G-PREG") && one.severity() == Severity.CAUTION);
		assertThat(member.strength()).isEqualTo(Strength.RECOMMENDED);
	}

	@Test
	void aManNeedsNoPregnancyTest() {
		Bedside advised = Bedside.of(FLT3, "sex: M, ageYears: 34, pregnant: null");
		assertThat(advised.checked()).doesNotContain("pregnant");
		assertThat(advised.missing()).doesNotContain("pregnant");
	}

	@Test
	void aWomanOf56NeedsNoPregnancyTest() {
		assertThat(Bedside.of(FLT3, "ageYears: 56, pregnant: null").checked()).doesNotContain("pregnant");
		assertThat(Bedside.of(FLT3, "ageYears: 55, pregnant: null").checked()).contains("pregnant");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sex: F", "sex: null" })
	void anUnknownPregnancyIsCheckedOnceForThePageAndStandsHighInWhatIsMissing(String sex) {
		Bedside advised = Bedside.of(FLT3, YOUNG + sex);
		assertThat(advised.verdict("AML-R-010")).isEqualTo("SUPPORTED");
		assertThat(advised.advice()
			.checks()
			.stream()
			.filter((check) -> check.missing().stream().anyMatch((one) -> one.key().equals("pregnant")))).hasSize(1);
		assertThat(advised.member("gilteritinib").checks())
			.noneMatch((check) -> check.missing().stream().anyMatch((one) -> one.key().equals("pregnant")));
		assertThat(advised.missing().indexOf("pregnant")).isBetween(0, 2);
	}

	@Test
	void pregnancyVetoesATransplantPlanToo() {
		assertThat(Bedside.of(FLT3, "ageYears: 34, pregnant: true").verdict("AML-R-120")).isEqualTo("VETOED");
		assertThat(Bedside.of("apl-after-chemo", "sex: F, ageYears: 34, pregnant: true").verdicts("AML-R-179"))
			.doesNotContain("SUPPORTED");
	}

	@Test
	void aPlanGivesWayWhenTheResponseIsKnownAndDoesNotCallProgressionAResponse() {
		Bedside progressing = Bedside.of("apl-after-chemo",
				"currentResponse: PD, mrdStatus: POSITIVE, donorAvailable: MATCHED_SIBLING, goalsOfCare: CURATIVE");
		assertThat(progressing.verdict("AML-R-166")).isEqualTo("SUPPORTED");
		assertThat(progressing.advice().notApplicable()).filteredOn((one) -> one.ruleId().equals("AML-R-179"))
			.flatExtracting(Advice.NotApplicable::failed)
			.contains("The response is known: the transplant itself stands instead of its plan")
			.noneMatch((text) -> text.contains("reached"));
	}

	@Test
	void aDrugThatOnlyCombinationsHoldIsNamedByItsOwnKindWhenItIsNotAdvised() {
		Bedside richter = Bedside.of("rt-first",
				"lvef: 45, priorTherapies: [{name: acalabrutinib, reasonStopped: RELAPSED_ON}]");
		assertThat(richter.notAdvised("ibrutinib").orElseThrow().category()).isEqualTo(TherapyCategory.BTK_INHIBITOR);
		assertThat(richter.advice().notAdvised()).filteredOn((one) -> one.agents().equals(List.of("venetoclax")))
			.extracting(Advice.NotAdvised::category)
			.containsExactly(TherapyCategory.BCL2_INHIBITOR);
	}

	@Test
	void theFirstSentenceOfACautionAfterAnAllograftSaysAllOfIt() {
		Bedside richter = Bedside.of("rt-first",
				"priorAlloHsct: true, monthsSinceAlloHsct: 2, relapseNumber: 2, lvef: 45, crcl: 50");
		assertThat(richter.advice()
			.options()
			.stream()
			.filter((option) -> option.category() == TherapyCategory.CAR_T)
			.flatMap((option) -> option.members().stream())
			.flatMap((member) -> member.warnings().stream())
			.map(Warning::message)).anySatisfy((text) -> {
				assertThat(text.split("\\. ")[0]).contains("before 6 weeks no infusion", "without GVHD");
			}).anySatisfy((text) -> assertThat(text.split("\\. ")[0]).contains("little reserve", "less fludarabine"));
	}

	@Test
	void whereOneRowCallsForCautionAndAnotherFavoursTheSameDrugTheCardSaysSo() {
		Bedside restarted = Bedside
			.ofAnswers(Map.of("ageYears", 50, "disease", "CML", "setting", "TREATMENT_FREE_REMISSION_LOSS", "cmlPhase",
					"CHRONIC", "lvef", 39, "currentTherapy", List.of(), "alterations",
					List.of(Map.of("gene", "BCR::ABL1", "kind", "MUTATION", "variant", "T315I")), "priorTherapies",
					List.of(Map.of("name", "ponatinib", "bestResponse", "CR", "reasonStopped", "COMPLETED"))));
		Advice.Member ponatinib = restarted.member("ponatinib");
		assertThat(ponatinib.reasons()).extracting((reason) -> reason.rule().id()).contains("CML-R-040", "CML-R-012");
		assertThat(ponatinib.strength()).isLessThan(Strength.CAUTION);
		assertThat(ponatinib.additions()).anyMatch((text) -> text.startsWith("Caution on the grounds of"));
	}

	// G-AGE

	@Test
	void rowsForChronicLeukaemiasFireUnder18OnlyWhereTheySaySo() {
		Bedside child = Bedside.of("cml-imatinib-resistant", "ageYears: 17.9");
		Set<String> directed = child.supported()
			.stream()
			.filter((option) -> option.category().diseaseDirected())
			.flatMap((option) -> option.ruleIds().stream())
			.collect(Collectors.toSet());
		assertThat(directed).isNotEmpty().doesNotContain("CML-R-002", "CML-R-003", "CML-R-004");
		directed.forEach((id) -> assertThat(SharedPack.PACK.book().rule(id).orElseThrow().when().toString()).as(id)
			.containsAnyOf("PAED", "limit=1.0", "limit=18.0"));
		assertThat(Bedside.of("cml-child").supported())
			.anyMatch((option) -> option.category() == TherapyCategory.BCR_ABL1_INHIBITOR);
	}

	@Test
	void anUnknownAgeLeavesAdultRowsConditional() {
		Bedside advised = Bedside.of(FLT3, "ageYears: null");
		assertThat(advised.verdict("AML-R-010")).isEqualTo("CONDITIONAL");
		assertThat(advised.asked("AML-R-010")).contains("ageYears");
	}

	// G-INFECT

	@Test
	void anUncontrolledInfectionBlocksIntensiveChemotherapyUntilItIsControlled() {
		String infected = "activeInfection: true, infectionControlled: false";
		Bedside advised = Bedside.of("aml2-fit-late", infected);
		assertThat(categories(advised.advice().options())).doesNotContain(TherapyCategory.INTENSIVE_CHEMOTHERAPY);
		assertThat(advised.advice().notAdvised())
			.anyMatch((one) -> one.category() == TherapyCategory.INTENSIVE_CHEMOTHERAPY && one.correctable()
					&& one.ruleIds().contains("G-INFECT"));
		Bedside targeted = Bedside.of(FLT3, infected);
		assertThat(targeted.member("gilteritinib").warnings())
			.anyMatch((one) -> one.ruleId().equals("G-INFECT") && one.severity() == Severity.CAUTION);
	}

	@Test
	void aControlledInfectionIsACaution() {
		Bedside advised = Bedside.of("aml2-fit-late", "activeInfection: true, infectionControlled: true");
		List<Advice.Member> intensive = advised.supported()
			.stream()
			.filter((option) -> option.category() == TherapyCategory.INTENSIVE_CHEMOTHERAPY)
			.flatMap((option) -> option.members().stream())
			.toList();
		assertThat(intensive).isNotEmpty()
			.allSatisfy((member) -> assertThat(member.warnings())
				.anyMatch((one) -> one.ruleId().equals("G-INFECT") && one.severity() == Severity.CAUTION));
	}

	@Test
	void anInfectionWhoseControlIsNotStatedIsACautionWithACheck() {
		Bedside advised = Bedside.of("aml2-fit-late", "activeInfection: true");
		assertThat(categories(advised.supported())).contains(TherapyCategory.INTENSIVE_CHEMOTHERAPY);
		assertThat(advised.checked()).contains("infectionControlled");
	}

	@ParameterizedTest
	@CsvSource({ "hcl-late-relapse, cladribine", "tpll-late-relapse, alemtuzumab", "all-adult-b, blinatumomab",
			"all-adult-second-relapse, obecabtagene autoleucel" })
	void anUncontrolledInfectionBlocksWhatSuppressesImmunityMost(String name, String agent) {
		assertThat(Bedside.of(name).find(agent)).as(name + " without infection").isPresent();
		Bedside advised = Bedside.of(name, "activeInfection: true, infectionControlled: false");
		assertThat(advised.find(agent)).isEmpty();
		assertThat(advised.notAdvised(agent)).hasValueSatisfying((one) -> assertThat(one.correctable()).isTrue());
	}

	// G-PRIOR

	@Test
	void aDrugThatFailedIsNotOfferedAgain() {
		Bedside advised = Bedside.of("aml-flt3-after-gilteritinib");
		assertThat(advised.verdict("AML-R-010")).isEqualTo("VETOED");
		assertThat(advised.find("gilteritinib")).isEmpty();
	}

	@Test
	void partnersAreNotLookedAt() {
		Bedside advised = Bedside.of("aml2-second-salvage");
		assertThat(advised.supported()
			.stream()
			.flatMap((option) -> option.members().stream())
			.flatMap((member) -> Bedside.required(member).stream())).doesNotContain("FLAG-IDA");
		assertThat(advised.advice().notAdvised())
			.noneMatch((one) -> one.ruleIds().contains("G-PRIOR") && one.agents().contains("cytarabine"));
	}

	@Test
	void aDrugThatWasNotToleratedIsNotOfferedAgainUnlessItWasMildAndDoseDependent() {
		String intolerant = "priorTherapies: [{name: 7+3, bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: 11},"
				+ " {name: gilteritinib, bestResponse: CR, reasonStopped: INTOLERANT, monthsAgo: 2}]";
		assertThat(Bedside.of(FLT3, intolerant).verdict("AML-R-010")).isEqualTo("VETOED");
		assertThat(
				Bedside.of(FLT3, intolerant + ", toxicityDoseDependent: true, toxicityGrade: 2").verdict("AML-R-010"))
			.isEqualTo("SUPPORTED");
		assertThat(
				Bedside.of(FLT3, intolerant + ", toxicityDoseDependent: true, toxicityGrade: 3").verdict("AML-R-010"))
			.isEqualTo("VETOED");
		assertThat(
				Bedside.of(FLT3, intolerant + ", toxicityDoseDependent: false, toxicityGrade: 1").verdict("AML-R-010"))
			.isEqualTo("VETOED");
	}

	@Test
	void relapseLongAfterALimitedCourseIsNoFailure() {
		Bedside advised = Bedside.of("all-after-blinatumomab");
		assertThat(advised.find("blinatumomab")).isPresent();
	}

	// G-DONOR

	@Test
	void withoutATypedDonorTheTransplantStaysInThePlanWithACheck() {
		Bedside advised = Bedside.of(FLT3, "donorAvailable: null");
		assertThat(advised.verdict("AML-R-120")).isEqualTo("SUPPORTED");
		Advice.Option plan = advised.option("allogeneic HSCT");
		assertThat(plan.lane()).isEqualTo(Lane.NEXT);
		assertThat(advised.checked()).contains("donorAvailable");
	}

	@Test
	void noDonorHidesTheTransplantButNotThePlan() {
		Bedside now = Bedside.of("aml2-cr2", "donorAvailable: NONE");
		assertThat(now.supported()
			.stream()
			.filter((option) -> option.category() == TherapyCategory.ALLO_HSCT)
			.flatMap((option) -> option.ruleIds().stream())).allMatch(
					(id) -> SharedPack.PACK.book().rule(id).orElseThrow().is(org.nextline.rules.OptionRule.Flag.PLAN));
		Bedside plan = Bedside.of(FLT3, "donorAvailable: NONE");
		assertThat(plan.verdict("AML-R-120")).isEqualTo("SUPPORTED");
		assertThat(plan.member("allogeneic HSCT").additions()).anyMatch((one) -> one.contains("widen the search"));
	}

	// G-ORGAN

	@ParameterizedTest
	@ValueSource(strings = { "ageYears: 76", "hctCi: 5", "lvef: 39", "dlco: 39", "fev1: 39",
			"goalsOfCare: LIFE_PROLONGING" })
	void aProhibitiveRiskVetoesEvenThePlan(String limit) {
		assertThat(Bedside.of(FLT3, limit).verdict("AML-R-120")).isEqualTo("VETOED");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ecog: 3", "crcl: 39", "bilirubinUln: 3.1", "altUln: 5.1",
			"activeInfection: true, infectionControlled: false" })
	void whatCanBeCorrectedIsCheckedBeforeThePlannedTransplant(String limit) {
		Bedside advised = Bedside.of(FLT3, limit);
		assertThat(advised.verdict("AML-R-120")).isEqualTo("SUPPORTED");
		assertThat(advised.member("allogeneic HSCT").warnings())
			.anyMatch((one) -> one.message().startsWith("Before the transplant"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ageYears: 75", "hctCi: 4", "lvef: 40", "dlco: 40", "fev1: 40" })
	void atTheLimitThePlanStands(String limit) {
		assertThat(Bedside.of(FLT3, limit).verdict("AML-R-120")).isEqualTo("SUPPORTED");
	}

	@ParameterizedTest
	@CsvSource({ "aml2-cr2, aml", "cml-myeloid-blast, cml", "tpll-response, tpll", "rt-response, rt" })
	void theProhibitiveRiskHoldsInEveryDisease(String name, String disease) {
		Bedside advised = Bedside.of(name, "dlco: 30");
		assertThat(categories(advised.supported())).as(disease).doesNotContain(TherapyCategory.ALLO_HSCT);
		assertThat(advised.advice().notAdvised())
			.anyMatch((one) -> one.reasons().stream().anyMatch((why) -> why.contains("transplant centre")));
	}

	// G-SAMPLE

	@Test
	void aResultFromDiagnosisAsksForARepeat() {
		Bedside advised = Bedside.of(FLT3, "alterations: [{gene: FLT3, kind: ITD, phase: DIAGNOSIS}], knownAbsent: []");
		assertThat(advised.verdict("AML-R-010")).isEqualTo("CONDITIONAL");
		assertThat(advised.asked("AML-R-010")).contains("FLT3");
		assertThat(advised.advice().notices()).anyMatch((one) -> one.contains("repeat the test"));
	}

	@Test
	void anAntigenFromDiagnosisAsksForARepeat() {
		Bedside advised = Bedside.of("aml-cbf", "antigens: {CD33: {positive: true, phase: DIAGNOSIS}}");
		assertThat(advised.verdict("AML-R-050")).isEqualTo("CONDITIONAL");
		assertThat(advised.asked("AML-R-050")).contains("CD33");
	}

	@Test
	void ighvFromDiagnosisCounts() {
		assertThat(CaseText.facts("disease: CLL, ighvMutated: {value: true, phase: DIAGNOSIS}")
			.atThisRelapse()
			.knows(org.nextline.vocabulary.CaseField.IGHV_MUTATED)).isTrue();
	}

	// G-RELAPSE1

	@Test
	void atFirstRelapseEitherRemissionLengthServes() {
		Bedside first = Bedside.of("aml2-fit-late");
		Bedside last = Bedside.of("aml2-fit-late", "firstRemissionMonths: null, lastRemissionMonths: 20");
		assertThat(last.titles()).isEqualTo(first.titles());
	}

	// G-PLAN

	@Test
	void rowsThatNeedAResponseAreTheNextStepWhileItIsOpen() {
		Bedside open = Bedside.of("aml2-cbf-cr2", "currentResponse: null, mrdStatus: null, remissionNumber: null");
		List<Advice.Member> next = open.advice()
			.options()
			.stream()
			.flatMap((option) -> option.members().stream())
			.filter(Advice.Member::nextStep)
			.toList();
		assertThat(next).isNotEmpty().allSatisfy((member) -> assertThat(member.needs()).isEmpty());
		assertThat(open.missing()).doesNotContain("currentResponse");
	}

	@Test
	void noRemissionHidesWhatNeedsOne() {
		assertThat(Bedside.of("aml2-cr2").verdict("AML-R-110")).isEqualTo("SUPPORTED");
		assertThat(Bedside.of("aml2-cr2", "currentResponse: NO_RESPONSE").verdict("AML-R-110"))
			.isEqualTo("NOT_APPLICABLE");
	}

	@Test
	void aPlanAndItsRowInRemissionAreNeverShownTogether() {
		for (String name : SharedPack.PACK.cases().keySet()) {
			long cards = Bedside.of(name)
				.advice()
				.options()
				.stream()
				.flatMap((option) -> option.members().stream())
				.filter((member) -> Bedside.required(member).equals(Set.of("allogeneic HSCT")))
				.count();
			assertThat(cards).as(name).isLessThanOrEqualTo(1);
		}
	}

	// G-ORDER

	@Test
	void optionsStandInLanesAndInOrderOfStrengthWithinThem() {
		for (String name : SharedPack.PACK.cases().keySet()) {
			List<Advice.Option> supported = Bedside.of(name).supported();
			assertThat(supported.stream().map((option) -> option.lane().ordinal())).as(name).isSorted();
			assertThat(Bedside.of(name).advice().options().stream().map(Advice.Option::rank)).as(name).isSorted();
			assertThat(Bedside.of(name).advice().options().stream().map(Advice.Option::verdict)).as(name).isSorted();
		}
	}

	@Test
	void theDrugForTheTargetLeadsAndCareStandsAlongside() {
		Bedside advised = Bedside.of(FLT3);
		assertThat(advised.supported().stream().filter((option) -> option.category().diseaseDirected()).findFirst())
			.hasValueSatisfying((option) -> assertThat(option.agents()).contains("gilteritinib"));
		assertThat(
				advised.supported().stream().filter((option) -> option.category() == TherapyCategory.SUPPORTIVE_CARE))
			.allMatch((option) -> option.lane() == Lane.ALONGSIDE);
	}

	@Test
	void palliativeCareJoinsTheFirstLaneInTheFrail() {
		assertThat(lanes(Bedside.of("aml2-frail"), TherapyCategory.PALLIATIVE_CARE)).containsOnly(Lane.NOW);
		assertThat(lanes(Bedside.of("aml2-fit-late"), TherapyCategory.PALLIATIVE_CARE)).containsOnly(Lane.ALONGSIDE);
	}

	private static List<Lane> lanes(Bedside advised, TherapyCategory category) {
		return advised.supported()
			.stream()
			.filter((option) -> option.category() == category)
			.map(Advice.Option::lane)
			.toList();
	}

	@Test
	void aPreferredTrialStandsFirstAndAnyOtherAlongside() {
		for (String name : SharedPack.PACK.cases().keySet()) {
			List<Advice.Option> supported = Bedside.of(name).supported();
			for (Advice.Option option : supported) {
				if (option.category() == TherapyCategory.CLINICAL_TRIAL) {
					assertThat(option.lane()).as(name)
						.isEqualTo((option.strength() == Strength.PREFERRED) ? Lane.NOW : Lane.ALONGSIDE);
				}
			}
		}
	}

	@Test
	void tiesAreShownAsTies() {
		for (String name : SharedPack.PACK.cases().keySet()) {
			List<Integer> ranks = Bedside.of(name).advice().options().stream().map(Advice.Option::rank).toList();
			for (int index = 0; index < ranks.size(); index++) {
				assertThat(ranks.get(index)).as(name)
					.isIn(index + 1, (index > 0) ? ranks.get(index - 1) : Integer.valueOf(1));
			}
		}
	}

	// G-CARD

	@Test
	void oneRegimenStandsOnceWithAllItsRows() {
		for (String name : SharedPack.PACK.cases().keySet()) {
			List<Set<String>> regimens = new ArrayList<>();
			Bedside.of(name)
				.advice()
				.options()
				.stream()
				.filter((option) -> option.category().diseaseDirected())
				.forEach((option) -> option.members()
					.stream()
					.filter((member) -> !Bedside.required(member).isEmpty())
					.forEach((member) -> regimens.add(Bedside.required(member))));
			assertThat(regimens).as(name).doesNotHaveDuplicates();
		}
		assertThat(Bedside.of(FLT3).option("gilteritinib").ruleIds()).contains("AML-R-010", "AML-R-011");
	}

	@Test
	void interchangeableRegimensMakeOneGroupCard() {
		Bedside advised = Bedside.of("aml2-fit-late");
		Advice.Option card = advised.option("FLAG-IDA");
		assertThat(card.group()).isTrue();
		assertThat(card.members()).extracting(Advice.Member::title).contains("FLAG-IDA", "MEC");
		assertThat(card.title()).isEqualTo("Intensive salvage chemotherapy");
	}

	@Test
	void theHighestStrengthOfTheRowsCounts() {
		Advice.Member member = Bedside.of(FLT3).member("gilteritinib");
		assertThat(member.reasons()).extracting((reason) -> reason.rule().id()).contains("AML-R-011");
		assertThat(member.strength()).isEqualTo(Strength.PREFERRED);
	}

	@Test
	void aTypicalCaseShowsFewCards() {
		List<Advice.Option> directed = Bedside.of(FLT3)
			.supported()
			.stream()
			.filter((option) -> option.category().diseaseDirected())
			.toList();
		assertThat(directed.size()).isBetween(3, 8);
	}

	// G-MODIFIER

	@Test
	void aModifierNeverMakesAnOption() {
		Set<String> modifiers = SharedPack.PACK.book()
			.rules()
			.stream()
			.filter((rule) -> rule.kind() == org.nextline.rules.OptionRule.Kind.MODIFIER)
			.map(org.nextline.rules.OptionRule::id)
			.collect(Collectors.toSet());
		for (String name : SharedPack.PACK.cases().keySet()) {
			assertThat(Bedside.of(name).advice().options().stream().flatMap((option) -> option.ruleIds().stream()))
				.as(name)
				.doesNotContainAnyElementsOf(modifiers);
		}
	}

	@Test
	void aModifierRaisesWhatAnotherRowSupports() {
		Advice.Member member = Bedside.of("aml-flt3-after-allo").member("gilteritinib");
		assertThat(member.modifiers()).contains("AML-R-132");
		assertThat(member.strength()).isLessThanOrEqualTo(Strength.RECOMMENDED);
		assertThat(Bedside.of("aml-flt3-after-allo", "alterations: [], knownAbsent: [FLT3, IDH1, IDH2, NPM1, KMT2A]")
			.find("gilteritinib")).isEmpty();
	}

	// G-BLOCKED

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			aml-fit-flt3 | qtcf: 510 | gilteritinib | true
			aml-fit-flt3 | concomitant: [P_GP_AND_STRONG_CYP3A4_INDUCER] | gilteritinib | true
			aml2-cns | platelets: 40 | intrathecal therapy | true
			aml2-cns | coagulopathy: true | intrathecal therapy | true
			all-cd19-lost | vodHistory: true | inotuzumab ozogamicin | false
			""")
	void whatCanBeCorrectedIsBlockedNowAndTheRestIsNot(String name, String changes, String agent, boolean correctable) {
		Bedside advised = Bedside.of(name, changes);
		assertThat(advised.find(agent)).isEmpty();
		assertThat(advised.notAdvised(agent))
			.hasValueSatisfying((one) -> assertThat(one.correctable()).isEqualTo(correctable));
	}

	@Test
	void organFunctionIsCorrectableOnlyWhenItIsSaidToBe() {
		String low = "lvef: 38, fitness: null";
		assertThat(Bedside.of("aml-cbf", low).verdicts("AML-R-053")).doesNotContain("BLOCKED", "SUPPORTED");
		assertThat(Bedside.of("aml-cbf", "lvef: 38, organLimitReversible: true").verdicts("AML-R-053"))
			.contains("BLOCKED");
	}

	// G-CONSISTENT

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					aml-fit-flt3 | sex: M, pregnant: true | sex male and pregnant
					aml-fit-flt3 | priorAlloHsct: false, monthsSinceAlloHsct: 8 | no allogeneic transplant
					aml-fit-flt3 | priorAlloHsct: false, activeGvhd: true | active graft-versus-host disease
					aml-fit-flt3 | priorAlloHsct: false, priorTherapies: [allogeneic HSCT] | one among the earlier treatments
					aml-fit-flt3 | fitness: FIT, ecog: 3 | stated fit
					aml-fit-flt3 | fitness: FIT, lvef: 39 | stated fit
					aml-fit-flt3 | fitness: FIT, hctCi: 5 | stated fit
					aml-flt3-mrd | marrowBlasts: 5 | MRD relapse, and marrow blasts 5 %
					aml-fit-flt3 | firstRemissionMonths: 0 | refractory
					aml-fit-flt3 | firstRemissionMonths: null, priorTherapies: [{name: 7+3, bestResponse: NO_RESPONSE, reasonStopped: REFRACTORY}] | no remission
					aml-fit-flt3 | priorAlloHsct: true, activeGvhd: false, gvhdGrade: 2 | no active graft-versus-host disease, and its grade entered as 2
					aml-fit-flt3 | ecog: 0, karnofsky: 50 | differ by more than one level
					aml-fit-flt3 | firstRemissionMonths: 9, lastRemissionMonths: 5 | differ
					aml-fit-flt3 | alterations: ['PML::RARA'] | that is APL
					aml-fit-flt3 | cytogenetics: ['t(15;17)'] | that is APL
					apl-after-chemo | alterations: [], cytogenetics: [normal], knownAbsent: ['PML::RARA'] | APL, and PML::RARA tested and not found
					cml-imatinib-resistant | marrowBlasts: 20 | that is blast phase
					cml-imatinib-resistant | bloodBlasts: 20 | that is blast phase
					cml-accelerated | bloodBlasts: 25 | that is blast phase
					cml-imatinib-resistant | tkiLine: 1, priorTherapies: [{name: imatinib, reasonStopped: RELAPSED_ON}, {name: Sprycel, reasonStopped: ONGOING}] | TKI number 1, and 2 different TKIs
					cml-imatinib-resistant | sex: F, pregnant: false, gestationWeeks: 9 | not pregnant, and week of pregnancy 9
					cml-imatinib-resistant | setting: TREATMENT_FREE_REMISSION_LOSS, tfrAttempt: false | stopping the TKI never tried
					cll-after-chemotherapy | cbtkiStatus: NAIVE, priorTherapies: [{name: ibrutinib, reasonStopped: RELAPSED_ON}] | never a covalent BTK inhibitor, and one among the treatments
					cll-after-chemotherapy | tp53Aberrant: false, cytogenetics: ['del(17p)'] | no TP53 aberration, and del(17p) found
					cll-after-chemotherapy | tp53Aberrant: false, alterations: [TP53 R175H], knownAbsent: [] | no TP53 aberration, and a TP53 mutation found
					cll-after-chemotherapy | priorLines: 0 | no earlier line of treatment
					aml-fit-flt3 | priorAlloHsct: false, worstGvhdGrade: 2 | graft-versus-host disease after it
					""")
	void contradictionsAreReportedWithBothFacts(String name, String changes, String words) {
		assertThat(contradictions(Bedside.of(name))).as("as it stands").isEmpty();
		assertThat(contradictions(Bedside.of(name, changes)))
			.anySatisfy((notice) -> assertThat(notice).containsIgnoringCase("contradictory data").contains(words));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					aml-fit-flt3 | fitness: FIT, ecog: 2, lvef: 40, hctCi: 4
					aml-flt3-mrd | marrowBlasts: 4.9
					aml-fit-flt3 | ecog: 1, karnofsky: 60
					aml-fit-flt3 | relapseNumber: 2, firstRemissionMonths: 9, lastRemissionMonths: 5
					cml-imatinib-resistant | marrowBlasts: 19.9, bloodBlasts: 19.9
					hcl-late-relapse | firstRemissionMonths: null, priorTherapies: [{name: cladribine, bestResponse: PR, reasonStopped: COMPLETED, monthsAgo: 48}]
					""")
	void whatLiesWithinTheLimitsIsNoContradiction(String name, String changes) {
		assertThat(contradictions(Bedside.of(name, changes))).isEmpty();
	}

	@Test
	void noCaseOfThePackContradictsItself() {
		SharedPack.PACK.cases()
			.keySet()
			.forEach((name) -> assertThat(contradictions(Bedside.of(name))).as(name).isEmpty());
	}

	private static List<String> contradictions(Bedside advised) {
		return advised.advice().notices().stream().filter((one) -> one.startsWith("Contradictory data")).toList();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			knownAbsent: ['del(17p)'] | "del(17p)" is no gene
			knownAbsent: ['t(9;22)'] | "t(9;22)" is no gene
			""")
	void saysWhatStandsAmongTheGenesButIsNone(String changes, String words) {
		assertThat(Bedside.of("aml-fit-flt3", changes).advice().notices())
			.anySatisfy((notice) -> assertThat(notice).contains(words, "listed under cytogenetics"));
		assertThat(Bedside.of("aml-fit-flt3", "knownAbsent: [NPM1, 'IDH1 R132H', 'BCR::ABL1', HLA-DRB1]")
			.advice()
			.notices()).noneSatisfy((notice) -> assertThat(notice).contains("is no gene"));
	}

	@Test
	void whatRestsOnAContradictionIsCheckedFirst() {
		Bedside advised = Bedside.of("aml-cbf", "fitness: FIT, hctCi: 5");
		assertThat(advised.checks()).anyMatch((one) -> one.ruleId().equals("G-CONSISTENT"));
	}

	// G-SITES

	@Test
	void sitesNotRecordedAreAskedForOnceAndLeaveNothingHanging() {
		Bedside advised = Bedside.of("aml2-cns", "sites: null");
		assertThat(advised.verdict("AML-R-135")).isEqualTo("NOT_APPLICABLE");
		assertThat(advised.missing().stream().filter("sites"::equals)).hasSize(1);
		assertThat(Bedside.of("aml2-cns").missing()).doesNotContain("sites");
	}

	// G-HANG

	@Test
	void whatLacksThreeFactsIsFolded() {
		for (String name : SharedPack.PACK.cases().keySet()) {
			for (Advice.Option option : Bedside.of(name, "fitness: null, ecog: null, priorTherapies: null")
				.advice()
				.options()) {
				if (option.verdict() == Verdict.CONDITIONAL && option.lead().needs().size() >= 3) {
					assertThat(option.folded()).as(name + " " + option.title()).isTrue();
				}
			}
		}
	}

	@Test
	void aRareTargetNotTestedIsALineAndNoCard() {
		Bedside advised = Bedside.of("all-adult-b", "alterations: [], knownAbsent: ['BCR::ABL1']");
		assertThat(advised.advice().notices()).anyMatch((one) -> one.startsWith("Gene or fusion panel not entered"));
		assertThat(advised.advice().options()).noneMatch((option) -> option.members()
			.stream()
			.anyMatch((member) -> member.needs()
				.stream()
				.anyMatch((need) -> Set.of("ABL1", "CRLF2", "JAK2", "NTRK1").contains(need.subject()))));
	}

	// G-LIST, G-NOTADVISED

	@Test
	void aDrugThatIsRuledOutIsListedWithItsReason() {
		Bedside advised = Bedside.of("cml-t315i");
		for (String agent : List.of("imatinib", "dasatinib", "nilotinib", "bosutinib")) {
			assertThat(advised.notAdvised(agent)).as(agent).isPresent();
		}
		assertThat(advised.find("ponatinib")).isPresent();
		assertThat(advised.find("asciminib")).isPresent();
	}

	@Test
	void aGuardOnRequestSpeaksOnlyOfAPlannedDrug() {
		assertThat(Bedside.of(FLT3).notAdvised("magrolimab")).isEmpty();
		assertThat(Bedside.of(FLT3, "plannedAgents: [magrolimab]").notAdvised("magrolimab")).isPresent();
	}

	@Test
	void nothingIsBothOfferedAndNotAdvised() {
		for (String name : SharedPack.PACK.cases().keySet()) {
			for (String changes : List.of("", "ecog: 3, fitness: UNFIT", "qtcf: 490", "activeInfection: true",
					"altUln: 4", "crcl: 35")) {
				Bedside advised = Bedside.of(name, changes);
				Set<Set<String>> offered = advised.supported()
					.stream()
					.flatMap((option) -> option.members().stream())
					.map(Bedside::required)
					.filter((agents) -> !agents.isEmpty())
					.collect(Collectors.toSet());
				assertThat(advised.advice().notAdvised()).as(name + " " + changes)
					.noneMatch((one) -> offered.contains(Set.copyOf(one.agents())));
			}
		}
	}

	@Test
	void theReasonOfAVetoedSiblingStandsWithTheOption() {
		Bedside advised = Bedside.of(FLT3, "unavailableAgents: []");
		assertThat(advised.member("gilteritinib").reasons()).isNotEmpty();
		Bedside quizartinib = Bedside.of("aml-flt3-after-allo", "strokeOrArterialEvent: true");
		assertThat(quizartinib.notAdvised("gilteritinib")).isEmpty();
	}

	// G-ALWAYS

	@Test
	void supportiveCareAndTheQuestionOfATrialAreAlwaysThere() {
		for (String name : SharedPack.PACK.cases().keySet()) {
			List<TherapyCategory> categories = categories(Bedside.of(name).supported());
			boolean comfort = Bedside.of(name)
				.advice()
				.facts()
				.is(org.nextline.vocabulary.CaseField.GOALS_OF_CARE, "COMFORT");
			assertThat(categories).as(name).contains(TherapyCategory.SUPPORTIVE_CARE);
			if (!comfort) {
				assertThat(categories).as(name).contains(TherapyCategory.CLINICAL_TRIAL);
			}
		}
		assertThat(categories(Bedside.ofAnswers(java.util.Map.of("disease", "AML")).supported()))
			.contains(TherapyCategory.SUPPORTIVE_CARE, TherapyCategory.CLINICAL_TRIAL);
	}

	@Test
	void whereNothingIsLeftThatIsSaidWithWhatComesNearest() {
		Bedside advised = Bedside.of("aml2-fit-late", "pregnant: true, sex: F, ageYears: 30, gestationWeeks: 6");
		assertThat(advised.supported()).noneMatch((option) -> option.category().diseaseDirected());
		assertThat(advised.advice().notices())
			.anySatisfy((one) -> assertThat(one).contains("No disease-directed option is supported", "Nearest"));
	}

	@Test
	void withoutADiseaseNothingIsNamed() {
		Bedside advised = Bedside.ofAnswers(java.util.Map.of("ageYears", 40));
		assertThat(advised.advice().notices()).anyMatch((one) -> one.startsWith("Enter the disease"));
		assertThat(advised.supported()).noneMatch((option) -> option.category().diseaseDirected());
	}

	// G-STRENGTH

	@Test
	void theFirstTrueClauseCountsAndAnUnknownOneDoesNot() {
		org.nextline.rules.Grammar grammar = SharedPack.PACK.book().grammar();
		org.nextline.rules.Clauses<Strength> clauses = org.nextline.rules.Clauses
			.read("AVOID IF crcl < 30; CAUTION IF crcl < 60; ELSE CONSIDER", grammar, Strength::valueOf);

		assertThat(clauses.in(situation("crcl: 29"))).isEqualTo(Strength.AVOID);
		assertThat(clauses.in(situation("crcl: 30"))).isEqualTo(Strength.CAUTION);
		assertThat(clauses.in(situation("crcl: 60"))).isEqualTo(Strength.CONSIDER);
		assertThat(clauses.in(situation("ecog: 1"))).isEqualTo(Strength.CONSIDER);
		assertThat(clauses.open(situation("ecog: 1"))).hasSize(2);
		assertThat(clauses.open(situation("crcl: 29"))).isEmpty();
	}

	private static org.nextline.rules.Situation situation(String facts) {
		return org.nextline.rules.Situation.of(CaseText.facts(facts), SharedPack.PACK.book().agents());
	}

	// G-REGION

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			US | 20 | true
			EU | 20 | false
			EU | 26 | true
			- | 20 | false
			- | 26 | true
			""")
	void anUnknownRegionTakesTheStricterLimit(String region, int age, boolean stands) {
		Bedside advised = Bedside.of("all-adult-second-relapse",
				"ageYears: " + age + ", region: " + ((region != null) ? region : "null"));
		boolean supported = advised.supported()
			.stream()
			.flatMap((option) -> option.members().stream())
			.anyMatch((member) -> Bedside.required(member).contains("brexucabtagene autoleucel"));
		assertThat(supported).isEqualTo(stands);
	}

	@Test
	void anUnavailableAgentIsNoOption() {
		Bedside advised = Bedside.of(FLT3, "unavailableAgents: [gilteritinib]");
		assertThat(advised.supported()
			.stream()
			.flatMap((option) -> option.members().stream())
			.flatMap((member) -> Bedside.required(member).stream())).doesNotContain("gilteritinib");
		Bedside byClass = Bedside.of(FLT3, "unavailableAgents: [FLT3_INHIBITOR]");
		assertThat(byClass.supported()).noneMatch((option) -> option.category() == TherapyCategory.FLT3_INHIBITOR);
	}

	@Test
	void anOffLabelDrugStaysAnOptionAndIsMarked() {
		Bedside advised = Bedside.of("aml-unfit-idh1", "region: EU");
		assertThat(advised.find("olutasidenib")).isPresent();
	}

	// G-SCOPE, G-GUARD

	@Test
	void noRowFiresOutsideItsDisease() {
		for (String name : SharedPack.PACK.cases().keySet()) {
			Bedside advised = Bedside.of(name);
			String disease = advised.advice().facts().code(org.nextline.vocabulary.CaseField.DISEASE).orElseThrow();
			advised.advice()
				.options()
				.stream()
				.flatMap((option) -> option.ruleIds().stream())
				.forEach(
						(id) -> assertThat(SharedPack.PACK.book().rule(id).orElseThrow().diseases()).as(name + " " + id)
							.anyMatch((one) -> one.name().equals(disease)));
		}
	}

	@Test
	void anUnknownExceptionDoesNotLiftAGuard() {
		Bedside advised = Bedside.of("bpdcn-first-relapse", "antigens: {CD123: {positive: false}}, withinTrial: null");
		assertThat(advised.find("tagraxofusp")).isEmpty();
		assertThat(advised.notAdvised("tagraxofusp")).isPresent();
	}

}
