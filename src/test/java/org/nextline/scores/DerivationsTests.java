package org.nextline.scores;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextline.knowledge.SharedPack;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseText;
import org.nextline.vocabulary.Fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What follows from what was stated: gates G-DERIVE, G-PREG and G-RELAPSE1, and the
 * formulas behind them.
 */
class DerivationsTests {

	private static CaseFacts complete(String facts) {
		return Derivations.complete(CaseText.facts(facts), SharedPack.PACK.book().agents());
	}

	private static Optional<String> code(String facts, CaseField field) {
		return complete(facts).code(field);
	}

	private static OptionalDouble number(String facts, CaseField field) {
		return complete(facts).number(field);
	}

	// A stated value wins

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					sex: M, pregnant: true | pregnant | yes
					karnofsky: 50, ecog: 0 | ecog | 0
					relapseNumber: 1, firstRemissionMonths: 9, lastRemissionMonths: 5 | lastRemissionMonths | 5
					heightCm: 170, weightKg: 70, bsa: 2.5 | bsa | 2.5
					potassium: 3, lowPotassiumOrMagnesium: false | lowPotassiumOrMagnesium | no
					comorbidities: [diabetes], hctCi: 5 | hctCi | 5
					wbc: 10, bloodBlasts: 50, circulatingBlasts: 1 | circulatingBlasts | 1
					priorTherapies: [{name: imatinib, reasonStopped: ONGOING}], currentTherapy: [dasatinib] | currentTherapy | dasatinib
					disease: CML, bcrAbl1Is: 50, monthsOnTki: 24, cmlResponse: OPTIMAL | cmlResponse | OPTIMAL
					priorTherapies: [allogeneic HSCT], priorAlloHsct: false | priorAlloHsct | no
					""")
	void aStatedValueAlwaysWins(String facts, String key, String expected) {
		CaseField field = CaseField.named(key).orElseThrow();
		Fact fact = complete(facts).find(field).orElseThrow();

		assertThat(fact.derived()).isFalse();
		assertThat(fact.value().words()).isEqualTo(expected);
	}

	@Test
	void whatIsDerivedSaysFromWhat() {
		Fact fact = complete("karnofsky: 70").find(CaseField.ECOG).orElseThrow();

		assertThat(fact.derived()).isTrue();
		assertThat(fact.derivedFrom()).isEqualTo("converted from Karnofsky");
	}

	@Test
	void derivingTwiceChangesNothing() {
		SharedPack.PACK.cases().forEach((name, answers) -> {
			CaseFacts once = Derivations.complete(org.nextline.vocabulary.CaseReader.read(answers).facts(),
					SharedPack.PACK.book().agents());
			assertThat(Derivations.complete(once, SharedPack.PACK.book().agents())).as(name).isEqualTo(once);
		});
	}

	// Pregnancy

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			sex: M | no
			sex: M, ageYears: 30 | no
			sex: F, ageYears: 30 | -
			ageYears: 30 | -
			sex: F | -
			sex: F, ageYears: 55 | -
			sex: F, ageYears: 56 | no
			sex: F, ageYears: 12 | -
			sex: F, ageYears: 11.9 | no
			sex: F, ageYears: 60, pregnant: true | yes
			""")
	void pregnancyIsRuledOutOnlyBySexAndAge(String facts, String expected) {
		assertThat(code(facts, CaseField.PREGNANT)).isEqualTo(Optional.ofNullable(expected));
	}

	@Test
	void severeBleedingNowIsAMajorBleedOfTheLastSixMonths() {
		assertThat(code("severeBleedingNow: true", CaseField.BLEED_IN6_MONTHS)).contains("yes");
		assertThat(code("severeBleedingNow: false", CaseField.BLEED_IN6_MONTHS)).isEmpty();
		assertThat(code("severeBleedingNow: true, bleedIn6Months: false", CaseField.BLEED_IN6_MONTHS)).contains("no");
	}

	// Performance

	@ParameterizedTest
	@CsvSource({ "100, 0", "90, 0", "80, 1", "70, 1", "60, 2", "50, 2", "40, 3", "30, 3", "20, 4", "10, 4" })
	void ecogFollowsFromKarnofsky(int karnofsky, int ecog) {
		assertThat(number("karnofsky: " + karnofsky, CaseField.ECOG)).hasValue(ecog);
	}

	@ParameterizedTest
	@CsvSource({ "0, 100", "1, 80", "2, 60", "3, 40", "4, 20" })
	void karnofskyFollowsFromEcogAndLeadsBackToIt(int ecog, int karnofsky) {
		assertThat(number("ecog: " + ecog, CaseField.KARNOFSKY)).hasValue(karnofsky);
		assertThat(Performance.ecog(Performance.karnofsky(ecog))).isEqualTo(ecog);
	}

	@Test
	void lanskyCountsUnder16Only() {
		assertThat(number("ageYears: 15.9, lansky: 60", CaseField.ECOG)).hasValue(2);
		assertThat(number("ageYears: 15.9, lansky: 60", CaseField.KARNOFSKY)).hasValue(60);
		assertThat(number("ageYears: 16, lansky: 60", CaseField.ECOG)).isEmpty();
	}

	// Remissions

	@Test
	void atFirstRelapseTheFirstRemissionIsTheLastAndTheReverse() {
		assertThat(number("relapseNumber: 1, firstRemissionMonths: 9", CaseField.LAST_REMISSION_MONTHS)).hasValue(9);
		assertThat(number("relapseNumber: 1, lastRemissionMonths: 9", CaseField.FIRST_REMISSION_MONTHS)).hasValue(9);
		assertThat(number("relapseNumber: 2, firstRemissionMonths: 9", CaseField.LAST_REMISSION_MONTHS)).isEmpty();
		assertThat(number("firstRemissionMonths: 9", CaseField.LAST_REMISSION_MONTHS)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "CR, true", "CRH, true", "CRI, true", "MLFS, false", "PR, false", "PD, false" })
	void mrdInRemissionIsMrdAfterReinduction(String response, boolean derived) {
		assertThat(number("mrd: 0.02, currentResponse: " + response, CaseField.MRD_END_REINDUCTION).isPresent())
			.isEqualTo(derived);
		assertThat(number("mrd: 0.02", CaseField.MRD_END_REINDUCTION)).isEmpty();
	}

	// Treatments

	@Test
	void whatGoesOnIsTheCurrentTherapyAndACompleteListWithoutItMeansNone() {
		assertThat(complete("priorTherapies: [{name: imatinib, reasonStopped: RELAPSED_ON},"
				+ " {name: Sprycel, reasonStopped: ONGOING}]")
			.codes(CaseField.CURRENT_THERAPY)).contains(Set.of("dasatinib"));
		assertThat(complete("priorTherapies: []").codes(CaseField.CURRENT_THERAPY)).contains(Set.of());
		assertThat(complete("disease: CML").codes(CaseField.CURRENT_THERAPY)).isEmpty();
	}

	@Test
	void whatIsTakenNowCountsAmongTheTreatmentsEvenWhereTheListDoesNotNameIt() {
		String facts = "disease: CML, priorTherapies: [{name: imatinib, reasonStopped: REFRACTORY}],"
				+ " currentTherapy: [Sprycel]";
		assertThat(complete(facts).codes(CaseField.CURRENT_THERAPY)).contains(Set.of("dasatinib"));
		assertThat(number(facts, CaseField.TKI_LINE)).hasValue(2);
		assertThat(number(facts, CaseField.PRIOR_LINES)).hasValue(2);
		String named = facts.replace("name: imatinib", "name: dasatinib");
		assertThat(number(named, CaseField.TKI_LINE)).hasValue(1);
		assertThat(number(named, CaseField.PRIOR_LINES)).hasValue(1);
		String steroid = facts.replace("Sprycel", "prednisone");
		assertThat(number(steroid, CaseField.PRIOR_LINES)).hasValue(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					setting: PROGRESSION, currentTherapy: [Imbruvica] | REFRACTORY
					setting: PROGRESSION, currentTherapy: [ibrutinib], priorTherapies: [FCR] | REFRACTORY
					setting: PRIMARY_REFRACTORY, priorTherapies: [{name: ibrutinib, reasonStopped: ONGOING}] | REFRACTORY
					setting: PROGRESSION, priorTherapies: [{name: ibrutinib, reasonStopped: RELAPSED_ON}] | REFRACTORY
					setting: INTOLERANCE, priorTherapies: [{name: ibrutinib, reasonStopped: INTOLERANT}] | EXPOSED_NOT_REFRACTORY
					setting: INTOLERANCE, currentTherapy: [ibrutinib], priorTherapies: [FCR] | EXPOSED_NOT_REFRACTORY
					setting: RELAPSE, priorTherapies: [{name: ibrutinib, reasonStopped: COMPLETED}] | EXPOSED_NOT_REFRACTORY
					setting: PROGRESSION, lymphocytosisOnly: true, priorTherapies: [{name: ibrutinib, reasonStopped: ONGOING}] | EXPOSED_NOT_REFRACTORY
					setting: RELAPSE, priorTherapies: [{name: pirtobrutinib, reasonStopped: RELAPSED_ON}] | NAIVE
					""")
	void theStatusOfTheCovalentInhibitor(String facts, String expected) {
		assertThat(code("disease: CLL, " + facts, CaseField.CBTKI_STATUS)).contains(expected);
	}

	@Test
	void theStatusWaitsForHowAnInhibitorEnded() {
		assertThat(code("disease: CLL, setting: RELAPSE, priorTherapies: [ibrutinib]", CaseField.CBTKI_STATUS))
			.isEmpty();
		assertThat(code("disease: CLL, setting: RELAPSE", CaseField.CBTKI_STATUS)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "reasonStopped: COMPLETED, monthsAgo: 20", "bestResponse: PR, reasonStopped: COMPLETED",
			"bestResponse: UNKNOWN, reasonStopped: COMPLETED, monthsAgo: 20",
			"reasonStopped: INTOLERANT, monthsAgo: 20" })
	void theStatusOfTheBcl2InhibitorWaitsForItsResponseAndItsEnd(String course) {
		assertThat(code("disease: CLL, setting: RELAPSE, priorTherapies: [{name: VenR, " + course + "}]",
				CaseField.BCL2I_STATUS))
			.isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			bestResponse: PR, reasonStopped: COMPLETED, monthsAgo: 6 | REFRACTORY
			bestResponse: PR, reasonStopped: COMPLETED, monthsAgo: 6.1 | EXPOSED_NOT_REFRACTORY
			bestResponse: NO_RESPONSE, reasonStopped: COMPLETED, monthsAgo: 30 | REFRACTORY
			bestResponse: SD, reasonStopped: COMPLETED, monthsAgo: 30 | REFRACTORY
			bestResponse: SD, reasonStopped: INTOLERANT, monthsAgo: 30 | EXPOSED_NOT_REFRACTORY
			bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: 40 | EXPOSED_NOT_REFRACTORY
			bestResponse: PR, reasonStopped: RELAPSED_ON, monthsAgo: 0 | REFRACTORY
			""")
	void theStatusOfTheBcl2Inhibitor(String course, String expected) {
		assertThat(code("disease: CLL, setting: RELAPSE, priorTherapies: [{name: VenR, " + course + "}]",
				CaseField.BCL2I_STATUS))
			.contains(expected);
	}

	@Test
	void linesAndInhibitorsAreCounted() {
		String facts = "priorTherapies: [imatinib, dasatinib, imatinib, 7+3]";
		assertThat(number(facts, CaseField.PRIOR_LINES)).hasValue(4);
		assertThat(number(facts, CaseField.TKI_LINE)).hasValue(2);
		assertThat(number("disease: CML", CaseField.PRIOR_LINES)).isEmpty();
	}

	@Test
	void aTransplantAmongTheTreatmentsIsATransplant() {
		String facts = "priorTherapies: [{name: allogeneic HSCT, monthsAgo: 14}]";
		assertThat(code(facts, CaseField.PRIOR_ALLO_HSCT)).contains("yes");
		assertThat(number(facts, CaseField.MONTHS_SINCE_ALLO_HSCT)).hasValue(14);
		assertThat(code("priorTherapies: [autologous HSCT]", CaseField.PRIOR_AUTO_HSCT)).contains("yes");
		assertThat(number("lastRemissionMonths: 14, priorAlloHsct: true", CaseField.MONTHS_SINCE_ALLO_HSCT))
			.as("never from the length of remission")
			.isEmpty();
	}

	@Test
	void withoutATransplantThereIsNoGvhd() {
		assertThat(code("priorAlloHsct: false", CaseField.ACTIVE_GVHD)).contains("no");
		assertThat(code("priorAlloHsct: true", CaseField.ACTIVE_GVHD)).isEmpty();
		assertThat(code("disease: AML", CaseField.ACTIVE_GVHD)).isEmpty();
	}

	@Test
	void intolerancesComeFromTheReasonStopped() {
		assertThat(complete("priorTherapies: [{name: imatinib, reasonStopped: INTOLERANT}, dasatinib]")
			.codes(CaseField.INTOLERANCES)).contains(Set.of("imatinib"));
	}

	// Laboratory

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			potassium: 3.4 | yes
			potassium: 3.5 | -
			magnesium: 0.74 | yes
			magnesium: 0.75 | -
			potassium: 3.5, magnesium: 0.75 | no
			potassium: 3.4, magnesium: 0.9 | yes
			potassium: 4.0, magnesium: 0.7 | yes
			disease: AML | -
			""")
	void lowPotassiumOrMagnesium(String facts, String expected) {
		assertThat(code(facts, CaseField.LOW_POTASSIUM_OR_MAGNESIUM)).isEqualTo(Optional.ofNullable(expected));
	}

	@Test
	void circulatingBlastsFollowFromLeukocytes() {
		assertThat(number("wbc: 40, bloodBlasts: 30", CaseField.CIRCULATING_BLASTS)).hasValue(12);
		assertThat(number("wbc: 40", CaseField.CIRCULATING_BLASTS)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "5, true", "4.9, false" })
	void marrowIsASiteFrom5PercentBlasts(double blasts, boolean marrow) {
		CaseFacts facts = complete("sites: [CNS], marrowBlasts: " + blasts);
		assertThat(facts.has(CaseField.SITES, "MARROW")).isEqualTo(marrow);
		assertThat(facts.has(CaseField.SITES, "CNS")).isTrue();
		assertThat(complete("marrowBlasts: 50").knows(CaseField.SITES)).as("the other sites stay open").isFalse();
	}

	@Test
	void bulkIsRuledOutBySitesThatAreKnown() {
		assertThat(code("sites: [MARROW, CNS]", CaseField.BULKY_EXTRAMEDULLARY)).contains("no");
		assertThat(code("sites: [NODAL]", CaseField.BULKY_EXTRAMEDULLARY)).isEmpty();
		assertThat(code("disease: AML", CaseField.BULKY_EXTRAMEDULLARY)).isEmpty();
	}

	// Formulas

	@ParameterizedTest
	@CsvSource({ "M, 60, 70, 1.0, 77.8", "F, 75, 55, 1.2, 35.2", "F, 40, 80, 0.8, 118.1", "M, 70, 90, 2.1, 41.7" })
	void cockcroftGaultOfTheReference(String sex, double age, double weight, double creatinine, double expected) {
		assertThat(Formulas.cockcroftGault(age, weight, OptionalDouble.empty(), creatinine, sex.equals("F")))
			.isCloseTo(expected, within(0.05));
		assertThat(number(
				"sex: " + sex + ", ageYears: " + age + ", weightKg: " + weight + ", creatinineMgDl: " + creatinine,
				CaseField.CRCL)
			.orElseThrow()).isCloseTo(expected, within(0.05));
	}

	@Test
	void theHeavyAreCountedWithTheirAdjustedWeight() {
		double ideal = 50 + 0.9 * (170 - 152);
		double adjusted = ideal + 0.4 * (86.7 - ideal);
		assertThat(Formulas.cockcroftGault(60, 86.7, OptionalDouble.of(170), 1, false)).as("BMI 30")
			.isCloseTo(80 * adjusted / 72, within(0.01));
		assertThat(Formulas.cockcroftGault(60, 86.6, OptionalDouble.of(170), 1, false)).as("BMI below 30")
			.isCloseTo(80 * 86.6 / 72, within(0.01));
	}

	@Test
	void clearanceIsDerivedInAdultsOnlyAndNeedsEveryPart() {
		assertThat(number("sex: M, ageYears: 17, weightKg: 60, creatinineMgDl: 1", CaseField.CRCL)).isEmpty();
		assertThat(number("sex: M, ageYears: 18, weightKg: 60, creatinineMgDl: 1", CaseField.CRCL)).isPresent();
		assertThat(number("ageYears: 60, weightKg: 60, creatinineMgDl: 1", CaseField.CRCL)).isEmpty();
		assertThat(number("sex: M, weightKg: 60, creatinineMgDl: 1", CaseField.CRCL)).isEmpty();
		assertThat(number("sex: M, ageYears: 60, creatinineMgDl: 1", CaseField.CRCL)).isEmpty();
	}

	@Test
	void clearanceIsComparedUnroundedAndCountsCompletedYears() {
		double clearance = number("sex: M, ageYears: 60.9, weightKg: 60, creatinineMgDl: 1.4815", CaseField.CRCL)
			.orElseThrow();

		assertThat(clearance).isCloseTo(80 * 60 / (72 * 1.4815), within(1e-9)).isLessThan(45);
	}

	@Test
	void clearanceIsNotDerivedOnDialysisOrOutsideTheFormula() {
		String base = "sex: M, ageYears: 60, ";
		assertThat(number(base + "weightKg: 60, creatinineMgDl: 1, dialysis: true", CaseField.CRCL)).isEmpty();
		assertThat(number(base + "weightKg: 60, creatinineMgDl: 1, dialysis: false", CaseField.CRCL)).isPresent();
		assertThat(number(base + "weightKg: 29, creatinineMgDl: 1", CaseField.CRCL)).isEmpty();
		assertThat(number(base + "weightKg: 60, creatinineMgDl: 0.1", CaseField.CRCL)).isEmpty();
	}

	@Test
	void anAdjustedWeightIsNamed() {
		Fact fact = complete("sex: F, ageYears: 50, weightKg: 100, heightCm: 160, creatinineMgDl: 1")
			.find(CaseField.CRCL)
			.orElseThrow();

		assertThat(fact.derivedFrom()).contains("adjusted weight");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			relapseNumber: 1, priorAlloHsct: true | yes
			relapseNumber: 1, priorAutoHsct: true, priorAlloHsct: false | yes
			relapseNumber: 1, priorTherapies: [allogeneic HSCT] | yes
			relapseNumber: 1, priorTherapies: [7+3] | no
			relapseNumber: 1, priorTherapies: [] | no
			priorAlloHsct: false, priorAutoHsct: false | no
			priorAlloHsct: false | -
			relapseNumber: 2, priorAlloHsct: true | -
			priorAlloHsct: true | -
			relapseNumber: 1 | -
			relapseNumber: 1, priorAlloHsct: true, priorHsct: false | no
			""")
	void aTransplantBeforeTheFirstRelapse(String facts, String expected) {
		assertThat(code(facts, CaseField.PRIOR_HSCT)).isEqualTo(Optional.ofNullable(expected));
	}

	@ParameterizedTest
	@CsvSource({ "170, 70, 1.82", "158, 52, 1.51", "185, 110, 2.38", "120, 22, 0.86" })
	void bodySurfaceByMosteller(double height, double weight, double expected) {
		assertThat(number("heightCm: " + height + ", weightKg: " + weight, CaseField.BSA).orElseThrow())
			.isCloseTo(expected, within(0.005));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					'' | 0
					diabetes, pulmonaryModerate | 3
					hepaticMild, obesity | 2
					pulmonarySevere, priorMalignancy, arrhythmia | 7
					hepaticModSevere | 3
					hepaticModSevere, hepaticMild | 3
					pulmonarySevere, pulmonaryModerate | 3
					rheumatologic, pepticUlcer, renalModSevere | 6
					arrhythmia, cardiac, ibd, diabetes, cerebrovascular, psychiatric, hepaticMild, obesity, infection, rheumatologic, pepticUlcer, renalModSevere, pulmonaryModerate, priorMalignancy, heartValve, pulmonarySevere, hepaticModSevere | 26
					""")
	void comorbiditiesGiveTheirPoints(String items, int points) {
		assertThat(number("comorbidities: [" + items + "]", CaseField.HCT_CI)).hasValue(points);
	}

	// Genetics

	@Test
	void mrdMarkersFollowFromTheAlterations() {
		assertThat(complete("disease: AML, setting: MRD_RELAPSE, alterations: [NPM1 mut, DNMT3A mut]")
			.codes(CaseField.MRD_MARKER)).contains(Set.of("NPM1"));
		assertThat(complete("disease: AML, setting: MRD_RELAPSE, alterations: [TET2 mut, ASXL1 mut]")
			.codes(CaseField.MRD_MARKER)).contains(Set.of("DTA"));
		assertThat(complete("disease: AML, setting: MRD_RELAPSE, alterations: [FLT3 ITD, IDH1 R132C]")
			.codes(CaseField.MRD_MARKER)).contains(Set.of("FLT3_ITD", "IDH"));
		assertThat(complete("disease: AML, setting: MRD_RELAPSE, alterations: []").codes(CaseField.MRD_MARKER))
			.isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			disease: CLL, alterations: [TP53 mut] | yes
			disease: CLL, cytogenetics: [del(17p)] | yes
			disease: CLL, knownAbsent: [TP53], cytogenetics: [del(13q)] | no
			disease: CLL, knownAbsent: [TP53] | -
			disease: CLL, cytogenetics: [del(13q)] | -
			""")
	void tp53AberrationIsMutationOrDeletion(String facts, String expected) {
		assertThat(code(facts, CaseField.TP53_ABERRANT)).isEqualTo(Optional.ofNullable(expected));
	}

	@ParameterizedTest
	@CsvSource({ "+8, yes", "second Ph, yes", "i(17q), yes", "+19, yes", "-7, yes", "del(7q), yes", "t(v;11q23), yes",
			"t(3q26;v), yes", "inv(3), yes", "t(3;3), yes", "complex, yes", "normal, no", "t(9;22), no", "+12, no" })
	void highRiskAbnormalitiesInCml(String finding, String expected) {
		assertThat(code("disease: CML, cytogenetics: ['" + finding + "']", CaseField.HIGH_RISK_ACA)).contains(expected);
	}

	@Test
	void aSampleOfAnotherTimeDerivesNothing() {
		assertThat(code("disease: CML, cytogenetics: {value: [complex], phase: DIAGNOSIS}", CaseField.HIGH_RISK_ACA))
			.isEmpty();
		assertThat(code("disease: CLL, cytogenetics: {value: [del(17p)], phase: DIAGNOSIS}", CaseField.TP53_ABERRANT))
			.isEmpty();
		assertThat(
				code("disease: CML, bcrAbl1Is: {value: 50, phase: DIAGNOSIS}, monthsOnTki: 24", CaseField.CML_RESPONSE))
			.isEmpty();
		assertThat(number("wbc: 40, bloodBlasts: {value: 30, phase: DIAGNOSIS}", CaseField.CIRCULATING_BLASTS))
			.isEmpty();
		assertThat(complete("sites: [CNS], marrowBlasts: {value: 60, phase: DIAGNOSIS}").has(CaseField.SITES, "MARROW"))
			.isFalse();
		assertThat(complete("setting: MRD_RELAPSE, alterations: [{gene: NPM1, kind: MUTATION, phase: DIAGNOSIS}]")
			.knows(CaseField.MRD_MARKER)).isFalse();
	}

	@Test
	void whatWasStatedOfAnotherTimeIsKept() {
		CaseFacts facts = complete("disease: CML, cytogenetics: {value: [complex], phase: DIAGNOSIS}");

		assertThat(facts.find(CaseField.CYTOGENETICS).orElseThrow().phase()).hasToString("DIAGNOSIS");
	}

	@Test
	void fewerThanTwoDomainMutationsAreNotCompound() {
		assertThat(code("disease: CML, alterations: ['BCR::ABL1 T315I']", CaseField.KD_COMPOUND)).contains("no");
		assertThat(code("disease: CML, kdMutationTested: true", CaseField.KD_COMPOUND)).contains("no");
		assertThat(code("disease: CML, alterations: ['BCR::ABL1 T315I', 'BCR::ABL1 E255V']", CaseField.KD_COMPOUND))
			.isEmpty();
		assertThat(code("disease: CML", CaseField.KD_COMPOUND)).isEmpty();
	}

	// Response in CML, table 1a

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "2.4, 50, -", "2.5, 10, OPTIMAL", "2.5, 10.01, WARNING", "4.5, 10.01, WARNING",
					"4.9, 10.01, WARNING", "5, 1, OPTIMAL", "5, 1.01, WARNING", "5, 10, WARNING", "5, 10.01, FAILURE",
					"7.5, 10.01, FAILURE", "10.4, 1, OPTIMAL", "10.4, 10, WARNING", "10.5, 0.1, OPTIMAL",
					"10.5, 0.11, WARNING", "10.5, 1, WARNING", "10.5, 1.01, FAILURE", "15, 1.01, FAILURE",
					"40, 0.1, OPTIMAL", "40, 0.11, WARNING", "40, 1, WARNING", "40, 1.01, FAILURE" })
	void theGridOnBothSidesOfEveryNumber(double months, double level, String expected) {
		assertThat(code("disease: CML, monthsOnTki: " + months + ", bcrAbl1Is: " + level, CaseField.CML_RESPONSE))
			.isEqualTo(Optional.ofNullable(expected));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			monthsOnTki: 3, bcrAbl1Is: 20, bcrAbl1Confirmed: true | FAILURE
			monthsOnTki: 3, bcrAbl1Is: 20, bcrAbl1Confirmed: false | WARNING
			monthsOnTki: 1, chrLost: true | FAILURE
			chrLost: true | FAILURE
			monthsOnTki: 20, bcrAbl1Is: 0.5, highRiskAca: true | FAILURE
			monthsOnTki: 20, bcrAbl1Is: 0.05, highRiskAca: true | FAILURE
			monthsOnTki: 12, bcrAbl1Is: 0.05, highRiskAca: true | OPTIMAL
			monthsOnTki: 20, bcrAbl1Is: 0.5, alterations: ['BCR::ABL1 T315I'] | FAILURE
			monthsOnTki: 20, bcrAbl1Is: 20, adherenceConfirmed: false | WARNING
			monthsOnTki: 20, bcrAbl1Is: 20, adherenceConfirmed: true | FAILURE
			monthsOnTki: 20, bcrAbl1Is: 0.05, adherenceConfirmed: false | OPTIMAL
			monthsOnTki: 20, bcrAbl1Is: 20, transcriptType: ATYPICAL | -
			monthsOnTki: 20 | -
			bcrAbl1Is: 20 | -
			setting: RESISTANCE | FAILURE
			setting: RESISTANCE, monthsOnTki: 20, bcrAbl1Is: 0.05 | OPTIMAL
			setting: RESISTANCE, monthsOnTki: 20, bcrAbl1Is: 20, transcriptType: ATYPICAL | FAILURE
			setting: TREATMENT_FREE_REMISSION_LOSS, monthsOnTki: 20, bcrAbl1Is: 20 | -
			""")
	void theRulesBesideTheGrid(String facts, String expected) {
		assertThat(code("disease: CML, " + facts, CaseField.CML_RESPONSE)).isEqualTo(Optional.ofNullable(expected));
	}

	@Test
	void anUnconfirmedFailureAsksForARepeatAndAStatedOneForConfirmation() {
		assertThat(complete("disease: CML, monthsOnTki: 20, bcrAbl1Is: 20").find(CaseField.CML_RESPONSE)
			.orElseThrow()
			.derivedFrom()).contains("confirm first, repeat in 2-6 weeks");
		assertThat(complete("disease: CML, monthsOnTki: 20, bcrAbl1Is: 20, bcrAbl1Confirmed: true")
			.find(CaseField.CML_RESPONSE)
			.orElseThrow()
			.derivedFrom()).doesNotContain("confirm first");
		assertThat(
				complete("disease: CML, setting: RESISTANCE").find(CaseField.CML_RESPONSE).orElseThrow().derivedFrom())
			.contains("stated by the clinician", "confirm");
	}

	@Test
	void onlyCmlHasThisResponse() {
		assertThat(code("disease: B_ALL, monthsOnTki: 20, bcrAbl1Is: 20", CaseField.CML_RESPONSE)).isEmpty();
	}

}
