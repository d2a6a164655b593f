package org.nextline.knowledge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nextline.rules.Advisor;
import org.nextline.rules.Decision;
import org.nextline.rules.RuleBook;
import org.nextline.rules.Verdict;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseReader;

import static org.assertj.core.api.Assertions.assertThat;

/** Faults put into the book that ships are found, each at its row, with a patient. */
class ChecksTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

	private static final String FILE = "aml/flt3.yaml";

	private static final RuleBook SHIPPED = SharedPack.PACK.book();

	private static final List<CheckFinding> FOUND = new ArrayList<>();

	private static RuleBook faulty;

	private static Checks checks;

	@BeforeAll
	static void putFaultsIn() {
		PackText text = PackText.of(ShippedPack.files());
		Map<String, Object> gilteritinib = text.read(Section.RULES, "AML-R-010").orElseThrow();
		String when = String.valueOf(gilteritinib.get("when"));
		put(text, gilteritinib, "AML-R-901", Map.of("strength", "AVOID"));
		put(text, gilteritinib, "AML-R-902", Map.of("when", "disease = AML AND ADULT AND ageYears < 18"));
		put(text, gilteritinib, "AML-R-903", Map.of("when", when + " AND ageYears >= 60", "strength", "CONSIDER"));
		put(text, gilteritinib, "AML-R-904", Map.of("when", when + " AND qtcf > 510", "unless", "qtcf > 500"));
		put(text, gilteritinib, "AML-R-905",
				Map.of("strength", "CAUTION IF ageYears >= 70; CONSIDER IF ageYears >= 75; ELSE RECOMMENDED"));
		put(text, gilteritinib, "AML-R-906", Map.of("when", "disease = AML", "sources", List.of()));
		put(text, gilteritinib, "AML-R-908", Map.of("when", when + " AND qtcf >= 400", "unless", "pregnant = yes"));
		Map<String, Object> guard = new LinkedHashMap<>(text.read(Section.RULES, "AML-R-021").orElseThrow());
		guard.put("id", "AML-R-907");
		guard.put("actsOn", List.of("quizartinib"));
		guard.put("when", "disease = AML AND FLT3_MUT");
		guard.remove("unless");
		guard.remove("examples");
		text.put(FILE, Section.RULES, "AML-R-907", guard);
		Map<String, Object> row = new LinkedHashMap<>(text.read(Section.SAFETY, "AML-S-011").orElseThrow());
		row.put("id", "AML-S-901");
		row.put("when", "qtcf > 520 AND qtcf < 400");
		text.put("aml/safety-targeted.yaml", Section.SAFETY, "AML-S-901", row);
		text.remove(Section.RULES, "ALL-R-090");
		for (String id : List.of("ALL-PRE-06", "ALL-PRE-07")) {
			Map<String, Object> test = new LinkedHashMap<>(text.read(Section.PREREQUISITES, id).orElseThrow());
			List<Object> unlocks = new ArrayList<>((List<?>) test.get("unlocks"));
			unlocks.remove("ALL-R-090");
			test.put("unlocks", unlocks);
			text.put("all/prerequisites.yaml", Section.PREREQUISITES, id, test);
		}
		Pack pack = PackReader.read(text.files());
		faulty = pack.book();
		checks = new Checks(faulty, pack.examples(), SHIPPED, (facts) -> facts, TODAY);
		checks.steps().forEach((step) -> FOUND.addAll(step.run()));
	}

	private static void put(PackText text, Map<String, Object> like, String id, Map<String, Object> other) {
		Map<String, Object> entry = new LinkedHashMap<>(like);
		entry.put("id", id);
		entry.remove("examples");
		entry.putAll(other);
		text.put(FILE, Section.RULES, id, entry);
	}

	@Test
	void twoRulesThatContradictEachOtherStopWithAPatientOnWhomBothStand() {
		CheckFinding found = one(CheckKind.CONTRADICTED, "AML-R-010", "AML-R-901");
		assertThat(found.weight()).isEqualTo(CheckWeight.STOPS);
		assertThat(found.words()).contains("Gilteritinib", "AML-R-901", "avoid");
		Decision decision = decide(faulty, found);
		assertThat(decision.of("AML-R-010")).contains(Verdict.SUPPORTED);
		assertThat(decision.of("AML-R-901")).contains(Verdict.SUPPORTED);
	}

	@Test
	void aRuleThatAnotherRowRulesOutOnEveryPatientStops() {
		CheckFinding found = FOUND.stream()
			.filter((one) -> one.kind() == CheckKind.CONTRADICTED && one.other().contains("AML-R-907"))
			.findFirst()
			.orElseThrow();
		assertThat(found.weight()).isEqualTo(CheckWeight.STOPS);
		assertThat(SHIPPED.rule(found.row()).orElseThrow().alternatives().toString()).contains("quizartinib");
		assertThat(decide(faulty, found).of(found.row())).contains(Verdict.VETOED);
	}

	@Test
	void aRuleThatNobodyCanMeetStops() {
		assertThat(one(CheckKind.NEVER_FIRES, "AML-R-902", "")).satisfies((found) -> {
			assertThat(found.weight()).isEqualTo(CheckWeight.STOPS);
			assertThat(found.words()).contains("No patient can meet its condition");
		});
		assertThat(one(CheckKind.NEVER_FIRES, "AML-R-904", "").words()).contains("one of its own exclusions");
		assertThat(one(CheckKind.NEVER_FIRES, "AML-S-901", "").weight()).isEqualTo(CheckWeight.STOPS);
	}

	@Test
	void aRuleInTheShadowOfAnotherAsks() {
		CheckFinding found = one(CheckKind.COVERED, "AML-R-903", "AML-R-010");
		assertThat(found.weight()).isEqualTo(CheckWeight.ASKS);
		Decision decision = decide(faulty, found);
		assertThat(decision.of("AML-R-903")).contains(Verdict.SUPPORTED);
		assertThat(decision.of("AML-R-010")).contains(Verdict.SUPPORTED);
		assertThat(FOUND).noneMatch((one) -> one.kind() == CheckKind.COVERED && one.row().equals("AML-R-010")
				&& one.other().equals("AML-R-903"));
	}

	@Test
	void aGradeThatAnotherComesBeforeAsks() {
		assertThat(one(CheckKind.NEVER_FIRES, "AML-R-905", "").words()).contains("CONSIDER", "never");
	}

	@Test
	void aGradeThatCountsForOneRegimenOfSeveralIsNoFinding() {
		assertThat(SHIPPED.rule("CML-R-027").orElseThrow().strength().clauses()).isNotEmpty();
		Checks whole = new Checks(SHIPPED, List.of(), null, (facts) -> facts, TODAY);
		assertThat(whole.steps()).filteredOn((step) -> step.about().equals("CML-R-027"))
			.singleElement()
			.satisfies((step) -> assertThat(step.run()).noneMatch((found) -> found.kind() == CheckKind.NEVER_FIRES));
	}

	@Test
	void aRuleForEverybodyAsksAndSoDoesOneWithoutASource() {
		CheckFinding always = one(CheckKind.ALWAYS_FIRES, "AML-R-906", "");
		assertThat(always.words()).contains("every patient with AML");
		assertThat(always.patient()).containsEntry("disease", "AML");
		assertThat(FOUND).anyMatch((one) -> one.kind() == CheckKind.SOURCE && one.row().equals("AML-R-906")
				&& one.weight() == CheckWeight.ASKS);
	}

	@Test
	void aPatientWithTCellLeukaemiaWhoLosesTheLastOptionIsShown() {
		CheckFinding found = FOUND.stream()
			.filter((one) -> one.kind() == CheckKind.NO_OPTION && one.other().startsWith("T-ALL"))
			.findFirst()
			.orElseThrow();
		assertThat(found.weight()).isEqualTo(CheckWeight.ASKS);
		assertThat(found.row()).isEqualTo("ALL-R-090");
		assertThat(found.patient()).containsEntry("disease", "T_ALL");
		assertThat(offered(decide(faulty, found))).isEmpty();
		assertThat(offered(decide(SHIPPED, found))).contains("ALL-R-090");
	}

	@Test
	void aRowThatRulesAChangedRuleOutOnSomePatientsIsToldWithOneOfThem() {
		CheckFinding found = FOUND.stream()
			.filter((one) -> one.row().equals("AML-R-908") && one.other().equals("AML-S-011"))
			.findFirst()
			.orElseThrow();
		assertThat(found.weight()).isEqualTo(CheckWeight.TELLS);
		assertThat(decide(faulty, found).of("AML-R-908")).contains(Verdict.VETOED);
	}

	@Test
	void anAuthorSeesAtOnceThatNobodyCanMeetTheRule() {
		assertThat(checks.glance("AML-R-902")).anyMatch((one) -> one.kind() == CheckKind.NEVER_FIRES);
		assertThat(checks.glance("AML-R-906")).allMatch((one) -> one.row().equals("AML-R-906"))
			.anyMatch((one) -> one.kind() == CheckKind.SOURCE);
		assertThat(checks.glance("AML-R-010")).isEmpty();
	}

	@Test
	void numbersOfARuleWithoutTestsAreNamed() {
		assertThat(one(CheckKind.NUMBER_UNTESTED, "AML-R-903", "").words()).contains("60");
	}

	@Test
	void nothingIsSaidOfRowsThatDidNotChange() {
		Checks same = new Checks(SHIPPED, SharedPack.PACK.examples(), SHIPPED, (facts) -> facts, TODAY);
		assertThat(same.steps()).hasSize(1);
		assertThat(same.steps().get(0).run()).isEmpty();
	}

	@Test
	void aFindingHasTheSameKeyAslongAsWhatItRestsOnIsTheSame() {
		CheckFinding one = CheckFinding.of(CheckKind.COVERED, CheckWeight.ASKS, "A", "B", "words", "x > 1", null);
		assertThat(CheckFinding.of(CheckKind.COVERED, CheckWeight.ASKS, "A", "B", "words", "x > 1", null).key())
			.isEqualTo(one.key());
		assertThat(CheckFinding.of(CheckKind.COVERED, CheckWeight.ASKS, "A", "B", "words", "x > 2", null).key())
			.isNotEqualTo(one.key());
	}

	private static CheckFinding one(CheckKind kind, String row, String other) {
		List<CheckFinding> found = FOUND.stream()
			.filter((one) -> one.kind() == kind && one.row().equals(row) && one.other().equals(other))
			.toList();
		assertThat(found).as(kind + " " + row + " " + other).hasSize(1);
		return found.get(0);
	}

	private static Decision decide(RuleBook book, CheckFinding found) {
		CaseReader.Reading reading = CaseReader.read(found.patient());
		assertThat(reading.faults()).isEmpty();
		CaseFacts facts = reading.facts();
		return new Advisor(book).decide(facts);
	}

	private static Set<String> offered(Decision decision) {
		Set<String> ids = new java.util.TreeSet<>();
		for (int index = 0; index < decision.size(); index++) {
			Verdict verdict = decision.verdict(index);
			if ((verdict == Verdict.SUPPORTED || verdict == Verdict.CONDITIONAL)
					&& decision.rule(index).category().diseaseDirected()) {
				ids.add(decision.rule(index).id());
			}
		}
		return ids;
	}

}
