package org.nextline.vocabulary;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextline.knowledge.SharedPack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextline.vocabulary.CaseText.facts;
import static org.nextline.vocabulary.CaseText.reading;

/** Reading a case from plain values, with everything that is wrong named at once. */
class CaseReaderTests {

	private static void faulty(String text, String field, String... words) {
		List<Fault> faults = reading(text).faults();
		assertThat(faults).as(text).extracting(Fault::field).contains(field);
		assertThat(faults.stream().filter((fault) -> fault.field().equals(field)).map(Fault::message))
			.anySatisfy((message) -> assertThat(message).contains(words));
	}

	// What can be read

	@Test
	void readsEveryKindOfAnswer() {
		CaseFacts facts = facts("disease: AML, ageYears: 58.5, pregnant: false, breastfeeding: 'no', sites: [MARROW],"
				+ " alterations: [FLT3 ITD 38], knownAbsent: [NPM1], antigens: {CD33: true},"
				+ " priorTherapies: [7+3], plannedAgents: [gilteritinib, ALLO_HSCT]");

		assertThat(facts.disease()).contains(Disease.AML);
		assertThat(facts.number(CaseField.AGE_YEARS)).hasValue(58.5);
		assertThat(facts.code(CaseField.PREGNANT)).contains("no");
		assertThat(facts.code(CaseField.BREASTFEEDING)).contains("no");
		assertThat(facts.has(CaseField.SITES, "MARROW")).isTrue();
		assertThat(facts.alterations())
			.containsExactly(new Alteration("FLT3", AlterationKind.ITD, null, 38.0, null, null));
		assertThat(facts.antigens().get("CD33").positive()).isTrue();
		assertThat(facts.therapies().orElseThrow()).extracting(PriorTherapy::name).containsExactly("7+3");
	}

	@Test
	void whatIsNullOrLeftOutIsUnknown() {
		Map<String, Object> answers = new HashMap<>();
		answers.put("ageYears", null);
		answers.put("lvef", Collections.singletonMap("value", null));
		CaseReader.Reading reading = CaseReader.read(answers);

		assertThat(reading.faultless()).isTrue();
		assertThat(reading.facts()).isEqualTo(CaseFacts.nothing());
	}

	@Test
	void aSetOrListThatIsEmptyIsKnownToBeEmpty() {
		CaseFacts facts = facts("sites: [], priorTherapies: []");

		assertThat(facts.codes(CaseField.SITES)).hasValueSatisfying((codes) -> assertThat(codes).isEmpty());
		assertThat(facts.therapies()).hasValueSatisfying((courses) -> assertThat(courses).isEmpty());
	}

	@Test
	void readsDateSourceAndPhaseOfAValue() {
		Fact fact = facts("marrowBlasts: {value: 40, date: 2026-03, source: laboratory, phase: RELAPSE}")
			.find(CaseField.MARROW_BLASTS)
			.orElseThrow();

		assertThat(fact.value()).isEqualTo(new Value.Number(40));
		assertThat(fact.observed()).hasToString("2026-03");
		assertThat(fact.source()).isEqualTo("laboratory");
		assertThat(fact.phase()).isEqualTo(Phase.RELAPSE);
		assertThat(facts("lvef: {value: 60, date: 2025}").find(CaseField.LVEF).orElseThrow().observed())
			.hasToString("2025");
	}

	@Test
	void keepsFreeKaryotypeText() {
		assertThat(
				facts("cytogenetics: ['46,XX,t(1;2)(p10;q10)', complex]").codes(CaseField.CYTOGENETICS).orElseThrow())
			.containsExactly("46,XX,t(1;2)(p10;q10)", "complex");
	}

	@Test
	void guessesTheKindOfAnAlterationOnlyWhereThereIsOne() {
		assertThat(facts("alterations: [{gene: 'bcr::abl1'}, {gene: IDH1, variant: R132C}]").alterations())
			.extracting(Alteration::kind)
			.containsExactly(AlterationKind.FUSION, AlterationKind.MUTATION);
		faulty("alterations: [{gene: FLT3}]", "alterations[0].kind", "Say what was found in FLT3");
	}

	@Test
	void aResponseNotKnownIsUnknown() {
		PriorTherapy course = facts("priorTherapies: [{name: 7+3, bestResponse: UNKNOWN, monthsAgo: 3}]").therapies()
			.orElseThrow()
			.get(0);

		assertThat(course.bestResponse()).isNull();
		assertThat(course.monthsAgo()).isEqualTo(3.0);
	}

	@Test
	void agentsNameATreatmentThatHasNoName() {
		assertThat(
				facts("priorTherapies: [{agents: [azacitidine, venetoclax]}]").therapies().orElseThrow().get(0).name())
			.isEqualTo("azacitidine + venetoclax");
	}

	// Each fault

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					agYears: 58 | agYears | There is no field "agYears". Did you mean ageYears?
					ageYears: 230 | ageYears | Age at this relapse: "230" is not possible; expected between 0 and 110 years.
					ageYears: -1 | ageYears | not possible
					monthsOnCurrentTki: 13 | monthsOnCurrentTki | Did you mean monthsOnTki?
					hb: 8.2 | hb | Did you mean hemoglobinGL?
					alt: 40 | alt | Did you mean altUln?
					bilirubin: 1 | bilirubin | Did you mean bilirubinUln or bilirubinMgDl?
					hepatitisC: true | hepatitisC | Did you mean hivHcvActive?
					regulatoryRegion: EU | regulatoryRegion | Did you mean region?
					dmrYears: 3 | dmrYears | Did you mean mr4Years or mr45Years?
					region: EMA | region | is not one of US, EU, UK, JP, CN, OTHER.
					concomitant: none | concomitant | An empty list means that there are none
					sites: {MARROW: true} | sites | Where is disease found: expected a list, not a group of values
					lvef: 7000 | lvef | expected between 5 and 85 %
					ageYears: '58' | ageYears | must be a plain number in years, not "58"
					ageYears: true | ageYears | must be a plain number
					ageYears: [58] | ageYears | not a list
					relapseNumber: 1.5 | relapseNumber | must be a whole number
					ecog: 5 | ecog | expected between 0 and 4
					karnofsky: 75 | karnofsky | in tens
					lansky: 55 | lansky | in tens
					setting: RELAPS | setting | Did you mean RELAPSE?
					setting: 3 | setting | is not one of
					setting: relapse | setting | Did you mean RELAPSE?
					pregnant: maybe | pregnant | Answer true or false, not "maybe"
					pregnant: 1 | pregnant | Answer true or false
					sites: MARROW | sites | expected a list
					sites: [MAROW] | sites[0] | Did you mean MARROW?
					sites: [MARROW, 3] | sites[1] | is not a name
					alterations: FLT3 | alterations | must be a list
					alterations: [FLT3] | alterations[0] | cannot be read as an alteration; write for example
					alterations: [3] | alterations[0] | has a gene and a kind
					alterations: [{kind: ITD}] | alterations[0].gene | needs its gene
					alterations: [{gene: FLT3, kind: IDT}] | alterations[0].kind | Did you mean ITD?
					alterations: [{gene: FLT3, kind: ITD, vafPercent: 130}] | alterations[0].vafPercent | between 0 and 100
					alterations: [{gene: FLT3, kind: ITD, vafPercnt: 30}] | alterations[0].vafPercnt | Did you mean vafPercent?
					alterations: [{gene: FLT3, kind: ITD, result: NOT_DETECTED}] | alterations[0].result | put what was not found under knownAbsent
					alterations: [{gene: FLT3, kind: ITD, phase: THEN}] | alterations[0].phase | is not one of
					alterations: [{gene: FLT3, kind: ITD, date: soon}] | alterations[0] | is not a date
					antigens: [CD33] | antigens | must be given by name
					antigens: {CD333: true} | antigens.CD333 | Did you mean CD33?
					antigens: {CD33: high} | antigens.CD33 | must say whether it is positive
					antigens: {CD33: {positive: high}} | antigens.CD33.positive | Answer true or false
					antigens: {CD33: {percent: 130}} | antigens.CD33.percent | between 0 and 100
					antigens: {CD33: {positiv: true}} | antigens.CD33.positiv | Did you mean positive?
					priorTherapies: none | priorTherapies | must be a list
					priorTherapies: [3] | priorTherapies[0] | has a name
					priorTherapies: [{monthsAgo: 3}] | priorTherapies[0].name | needs the name
					priorTherapies: [{name: 7+3, bestResponse: GOOD}] | priorTherapies[0].bestResponse | is not one of CR, CRH
					priorTherapies: [{name: 7+3, reasonStopped: DONE}] | priorTherapies[0].reasonStopped | is not one of COMPLETED
					priorTherapies: [{name: 7+3, monthsAgo: -2}] | priorTherapies[0].monthsAgo | not possible
					priorTherapies: [{name: 7+3, monthsAgo: two}] | priorTherapies[0].monthsAgo | must be a plain number
					priorTherapies: [{name: 7+3, agents: cytarabine}] | priorTherapies[0].agents | must be a list of names
					priorTherapies: [{name: 7+3, monthAgo: 3}] | priorTherapies[0].monthAgo | Did you mean monthsAgo?
					lvef: {value: 60, date: yesterday} | lvef | write 2026, 2026-11 or 2026-11-12
					lvef: {value: 60, when: 2025} | lvef | can carry date, source and phase, not "when"
					lvef: {value: 60, source: [a]} | lvef | Expected a text
					""")
	void namesWhatIsWrongAndHelps(String text, String field, String words) {
		faulty(text, field, words);
	}

	@Test
	void refusesNumbersThatAreNone() {
		for (double none : new double[] { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY }) {
			assertThat(CaseReader.read(Map.of("ageYears", none)).faults()).hasSize(1);
		}
	}

	@Test
	void namesEveryFaultAtOnceAndKeepsWhatCanBeRead() {
		CaseReader.Reading reading = reading("disease: AMLL, ageYears: 230, setting: RELAPSE, sites: [MARROW, NOWHERE],"
				+ " alterations: [FLT3 ITD, nonsense], priorTherapies: [{name: 7+3, reasonStopped: X}]");

		assertThat(reading.faults()).extracting(Fault::field)
			.containsExactly("disease", "ageYears", "sites[1]", "alterations[1]", "priorTherapies[0].reasonStopped");
		assertThat(reading.facts().is(CaseField.SETTING, "RELAPSE")).isTrue();
		assertThat(reading.facts().alterations()).hasSize(1);
		assertThat(reading.facts().knows(CaseField.AGE_YEARS)).isFalse();
	}

	@Test
	void namesEveryFaultOfAnAlterationAtOnce() {
		assertThat(reading("alterations: [{gene: '17p', kind: deletion, vafPercent: high, phase: THEN, date: soon,"
				+ " variant: V299L/T315I, result: NEGATIVE, vaf: 3}]")
			.faults()).extracting(Fault::field)
			.containsExactlyInAnyOrder("alterations[0].vaf", "alterations[0].gene", "alterations[0].result",
					"alterations[0].variant", "alterations[0].kind", "alterations[0].vafPercent",
					"alterations[0].phase", "alterations[0]");
	}

	@Test
	void shortensWhatItRepeats() {
		String flood = "x".repeat(5000);
		CaseReader.Reading reading = CaseReader.read(Map.of(flood, 1, "setting", flood, "sites", List.of(flood)));

		assertThat(reading.faults()).hasSize(3).allSatisfy((fault) -> assertThat(fault.message()).hasSizeLessThan(400));
	}

	@Test
	void refusesEndlessLists() {
		List<Object> many = Arrays.asList(Collections.nCopies(5000, "FLT3 ITD").toArray());
		for (String key : List.of("alterations", "knownAbsent", "priorTherapies", "cytogenetics")) {
			CaseReader.Reading reading = CaseReader.read(Map.of(key, many));
			assertThat(reading.faults()).as(key).hasSize(1);
			assertThat(reading.facts().knows(CaseField.named(key).orElseThrow())).isFalse();
		}
	}

	// Impossible together

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					alterations: [FLT3 ITD], knownAbsent: [FLT3] | knownAbsent | Contradictory data
					alterations: [FLT3 ITD], knownAbsent: [FLT3 ITD] | knownAbsent | FLT3 ITD is entered as found
					alterations: ['BCR::ABL1 T315I'], knownAbsent: ['BCR::ABL1 T315I'] | knownAbsent | Contradictory data
					alterations: ['MLLT3::KMT2A'], knownAbsent: [KMT2A] | knownAbsent | Contradictory data
					ageYears: 40, ageAtDiagnosisYears: 41 | ageAtDiagnosisYears | higher than the age at this relapse
					ageYears: 3, firstRemissionMonths: 60 | firstRemissionMonths | longer than the patient's life of 3 years
					ageYears: 3, monthsFromDiagnosis: 60 | monthsFromDiagnosis | longer than the patient's life
					ageYears: 3, monthsSinceAlloHsct: 60 | monthsSinceAlloHsct | longer than the patient's life
					monthsFromDiagnosis: 10, firstRemissionMonths: 12 | firstRemissionMonths | longer than the time from diagnosis
					""")
	void refusesWhatCannotBeTrueTogether(String text, String field, String words) {
		faulty(text, field, words);
	}

	@Test
	void letsStandWhatCanBeTrueTogether() {
		facts("alterations: [FLT3 ITD], knownAbsent: [FLT3 TKD, FLT3 F691L]");
		facts("alterations: [{gene: FLT3, kind: ITD, phase: DIAGNOSIS}], knownAbsent: [FLT3]");
		facts("alterations: ['BCR::ABL1 F317L'], knownAbsent: ['BCR::ABL1 T315I']");
		facts("alterations: [KMT2A-PTD], knownAbsent: [KMT2A rearrangement]");
		facts("ageYears: 3, firstRemissionMonths: 20, monthsFromDiagnosis: 26, ageAtDiagnosisYears: 1");
	}

	// Round trip

	@Test
	void everyCaseOfThePackIsWrittenAndReadBackAsItWas() {
		SharedPack.PACK.cases().forEach((name, answers) -> {
			CaseFacts facts = CaseReader.read(answers).facts();
			CaseReader.Reading again = CaseReader.read(CaseWriter.write(facts));

			assertThat(again.faults()).as(name).isEmpty();
			assertThat(again.facts().known()).as(name).isEqualTo(facts.known());
		});
	}

	@Test
	void detailsSurviveTheRoundTrip() {
		CaseFacts facts = facts(
				"lvef: {value: 60.5, date: 2026-03, source: echo}, sites: {value: [CNS], phase: RELAPSE},"
						+ " alterations: [{gene: FLT3, kind: ITD, variant: null, vafPercent: 12.5, phase: DIAGNOSIS,"
						+ " date: 2024}], antigens: {CD19: {positive: true, percent: 30, mixed: true, date: 2026-01},"
						+ " CD22: {positive: false, phase: RELAPSE}}, mrd: 0.00123, pregnant: false,"
						+ " priorTherapies: [{name: x, agents: [a, b], bestResponse: CR, reasonStopped: OTHER,"
						+ " monthsAgo: 2.5}]");

		assertThat(CaseReader.read(CaseWriter.write(facts)).facts()).isEqualTo(facts);
	}

	@Test
	void derivedFactsAreNotWritten() {
		CaseFacts facts = facts("ageYears: 58").with(CaseField.ECOG,
				Fact.derived(new Value.Number(1), "from Karnofsky"));

		assertThat(CaseWriter.write(facts)).isEqualTo(new LinkedHashMap<>(Map.of("ageYears", 58L)));
	}

	@Test
	void spellingSuggestsOnlyWhatIsNear() {
		List<String> names = List.of("ageYears", "lvef", "qtcf");
		assertThat(CaseReader.Spelling.nearest("agYears", names)).contains("ageYears");
		assertThat(CaseReader.Spelling.nearest("AGEYEARS", names)).contains("ageYears");
		assertThat(CaseReader.Spelling.nearest("lvfe", names)).as("swapped letters").contains("lvef");
		assertThat(CaseReader.Spelling.nearest("haemoglobin", names)).isEmpty();
		assertThat(CaseReader.Spelling.hint("haemoglobin", names)).isEmpty();
	}

}
