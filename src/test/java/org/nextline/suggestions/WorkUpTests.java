package org.nextline.suggestions;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.nextline.knowledge.Release;
import org.nextline.knowledge.SharedPack;
import org.nextline.rules.Situation;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.CaseText;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests at relapse: done or not, with what date, and what rests on them. */
class WorkUpTests {

	private static WorkUp of(String changes) {
		Map<String, Object> answers = new LinkedHashMap<>(SampleCases.firstRelapseAmlWithFlt3Itd());
		CaseText.answers(changes).forEach((key, value) -> {
			answers.put(key, value);
			if (value == null) {
				answers.remove(key);
			}
		});
		return ofAnswers(answers);
	}

	private static WorkUp ofAnswers(Map<String, Object> answers) {
		CaseReader.Reading reading = CaseReader.read(answers);
		assertThat(reading.faults()).isEmpty();
		CaseFacts facts = reading.facts();
		Bedside bedside = Bedside.of(facts);
		Release release = new Release("test", Instant.EPOCH, "", SharedPack.PACK.book(), Map.of());
		Situation situation = Situation.of(bedside.advice().facts(), SharedPack.PACK.book().agents());
		return WorkUp.of(new Advised(release, facts, bedside.advice()), situation,
				(option) -> "card-of-" + option.title());
	}

	private static WorkUp.Test test(WorkUp workUp, String id) {
		return workUp.all().stream().filter((one) -> one.id().equals(id)).findFirst().orElseThrow();
	}

	private static List<String> ids(List<WorkUp.Test> tests) {
		return tests.stream().map(WorkUp.Test::id).toList();
	}

	@Test
	void anOpenTestNamesTheOptionsThatWaitForItAndLeadsToItsField() {
		WorkUp workUp = of("alterations: null");

		assertThat(ids(workUp.open())).contains("AML-PRE-01");
		WorkUp.Test flt3 = test(workUp, "AML-PRE-01");
		assertThat(flt3.opens()).extracting(WorkUp.Opening::title).contains("Gilteritinib");
		assertThat(flt3.opens()).extracting(WorkUp.Opening::anchor).contains("card-of-Gilteritinib");
		assertThat(flt3.anchor()).isEqualTo("f-alterations");
		assertThat(flt3.why()).contains("Gilteritinib depends on it");
	}

	@Test
	void aTestIsDoneWithTheDateOfTheFactThatAnswersIt() {
		WorkUp workUp = of("""
				antigens: { CD33: { positive: true, percent: 80, date: "2026-11-12" } },
				qtcf: { value: 428, date: "2026-11-10" },
				potassium: { value: 4.1, date: "2026-11" },
				magnesium: 0.9,
				knownAbsent: { value: [NPM1, IDH1, IDH2, KMT2A], date: "2026-11-14" }
				""");

		assertThat(ids(workUp.done())).contains("AML-PRE-02", "AML-PRE-03", "AML-PRE-08", "AML-PRE-14");
		assertThat(test(workUp, "AML-PRE-08").parts()).extracting(WorkUp.Part::words)
			.containsExactly("CD33 positive, 80 % (12 Nov 2026)");
		assertThat(test(workUp, "AML-PRE-03").parts()).extracting(WorkUp.Part::words)
			.containsExactly("NPM1: tested, not found (14 Nov 2026)");
		assertThat(test(workUp, "AML-PRE-14").parts()).extracting(WorkUp.Part::date)
			.containsExactly("2026-11-10", "2026-11", null);
		assertThat(test(workUp, "AML-PRE-14").parts()).extracting(WorkUp.Part::words)
			.containsExactly("QTc (Fridericia): 428 ms (10 Nov 2026)", "Potassium: 4.1 mmol/L (Nov 2026)",
					"Magnesium: 0.9 mmol/L");
	}

	@Test
	void anEarlierSampleIsNotDoneAndSaysSo() {
		WorkUp workUp = of("""
				alterations: [ { gene: FLT3, kind: ITD, phase: DIAGNOSIS, date: "2025-03-03" } ],
				antigens: { CD33: { positive: true, phase: DIAGNOSIS } },
				cytogenetics: { value: [normal], phase: DIAGNOSIS, date: "2025-03-04" }
				""");

		WorkUp.Test flt3 = test(workUp, "AML-PRE-01");
		assertThat(flt3.done()).isFalse();
		assertThat(flt3.stale()).extracting(WorkUp.Part::words).contains("FLT3 ITD at diagnosis (3 Mar 2025)");
		assertThat(test(workUp, "AML-PRE-08").stale()).extracting(WorkUp.Part::words)
			.containsExactly("CD33 positive at diagnosis");
		assertThat(test(workUp, "AML-PRE-06").stale()).extracting(WorkUp.Part::date).containsExactly("2025-03-04");
	}

	@Test
	void anAbsenceFromAnEarlierSampleIsNotDoneEither() {
		assertThat(test(of("knownAbsent: { value: [NPM1], phase: DIAGNOSIS }"), "AML-PRE-03").stale())
			.extracting(WorkUp.Part::words)
			.containsExactly("NPM1 not found at diagnosis");
	}

	@Test
	void aHalfKnownTestSaysWhatIsLacking() {
		WorkUp.Test genes = test(of("knownAbsent: [IDH1, NPM1, KMT2A]"), "AML-PRE-02");

		assertThat(genes.done()).isFalse();
		assertThat(genes.lacking()).containsExactly("IDH2");
		assertThat(test(of("alterations: [], knownAbsent: [FLT3 ITD]"), "AML-PRE-01").lacking())
			.containsExactly("FLT3 TKD");
	}

	@Test
	void aTestThatDoesNotConcernTheCaseIsNotListed() {
		assertThat(ids(of("").all())).doesNotContain("AML-PRE-05", "AML-PRE-10", "AML-PRE-12", "AML-PRE-16",
				"AML-PRE-09", "ALL-PRE-01");
		assertThat(ids(of("priorAlloHsct: true").all())).contains("AML-PRE-12");
		assertThat(ids(of("sex: F, ageYears: 41").all())).contains("AML-PRE-16");
		assertThat(ids(of("sex: null, ageYears: 41").all())).as("unknown is not no").contains("AML-PRE-16");
		assertThat(ids(of("setting: MRD_RELAPSE").all())).contains("AML-PRE-10");
		assertThat(ids(of("""
				priorTherapies: [ { name: revumenib, bestResponse: CR, reasonStopped: RELAPSED_ON, monthsAgo: 1 } ]
				""").all())).contains("AML-PRE-05");
	}

	@Test
	void everyTestCanBeDoneInEachOfItsDiseases() {
		SharedPack.PACK.book()
			.prerequisites()
			.stream()
			.filter((one) -> one.only() == null)
			.forEach((one) -> one.diseases().forEach((disease) -> {
				WorkUp.Test test = test(ofAnswers(Map.of("disease", disease.name())), one.id());
				assertThat(test.parts()).as(one.id() + " in " + disease).isNotEmpty();
				assertThat(test.anchor()).as(one.id() + " in " + disease).startsWith("f-");
			}));
	}

	@Test
	void aFusionThatHasNoCardIsNamedAllTheSame() {
		WorkUp workUp = ofAnswers(
				Map.of("disease", "B_ALL", "setting", "RELAPSE", "ageYears", 40, "knownAbsent", List.of("BCR::ABL1")));

		assertThat(test(workUp, "ALL-PRE-03").opens()).isNotEmpty()
			.anyMatch((one) -> one.anchor().isEmpty() && one.title().contains("NTRK"));
	}

}
