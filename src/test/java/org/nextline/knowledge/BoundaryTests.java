package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nextline.knowledge.CaseSpace.Sides;
import org.nextline.rules.Advisor;
import org.nextline.rules.Condition;
import org.nextline.rules.Criterion;
import org.nextline.rules.RuleBook;
import org.nextline.rules.Threshold;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Truth;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every number of every condition, on both sides and unknown, made from the rules. For
 * each a pair of patients is found who differ in that number alone, by the least step
 * that can be entered, and on whom the condition changes its truth.
 */
class BoundaryTests {

	private static final String STRICTER = "a stricter number of the same row decides first: ";

	/**
	 * Numbers that can decide nothing, and why; docs/knowledge-notes.md says the same.
	 */
	private static final Map<String, String> EXPLAINED = Map.ofEntries(
			Map.entry("ALL-R-057 when | relapseNumber >= 1", "0 cannot be entered"),
			Map.entry("ALL-R-084 when | relapseNumber >= 1", "0 cannot be entered"),
			Map.entry("ALL-R-091 when | relapseNumber >= 1", "0 cannot be entered"),
			Map.entry("ALL-R-125 when | relapseNumber >= 1", "0 cannot be entered"),
			Map.entry("AML-R-168 when | relapseNumber >= 1", "0 cannot be entered"),
			Map.entry("AML-R-051 unless | bilirubinUln > 3", STRICTER + "2 x ULN"),
			Map.entry("AML-R-071 unless | crcl < 30", STRICTER + "60 mL/min"),
			Map.entry("AML-R-111 unless | crcl < 30", STRICTER + "40 mL/min"),
			Map.entry("AML-R-117 unless | ecog >= 3", STRICTER + "ECOG 2"),
			Map.entry("AML-R-130 unless | ecog >= 3", STRICTER + "ECOG 2"),
			Map.entry("AML-R-149 unless | lvef < 40", STRICTER + "50 %"),
			Map.entry("CML-R-023 unless | lvef < 40", STRICTER + "50 %"),
			Map.entry("RT-R-004 unless | lvef < 40", STRICTER + "50 %"),
			Map.entry("RT-R-005 unless | lvef < 40", STRICTER + "50 %"),
			Map.entry("RT-R-013 unless | lvef < 40", STRICTER + "50 %"),
			Map.entry("CLL-R-042 unless | hctCi >= 5", STRICTER + "above 3"),
			Map.entry("ALL-S-018 when | marrowBlasts >= 50", STRICTER + "20 %"),
			Map.entry("ALL-R-032 unless | gvhdGrade >= 2", "any active GVHD already excludes"),
			Map.entry("CML-R-008 unless | COUNT_FAILED(TKI_2G) >= 3", "the third failed drug is the one judged"),
			Map.entry("ALL-R-006 when | monthsFromDiagnosis < 18", "the row asks for disease in the marrow: 36 months"),
			Map.entry("ALL-R-006 when | firstRemissionMonths < 15",
					"the row asks for disease in the marrow: 33 months"),
			Map.entry("ALL-R-006 when | firstRemissionMonths < 18",
					"the row asks for disease in the marrow: 36 months"),
			Map.entry("ALL-R-007 when | monthsFromDiagnosis < 36", "the row asks for none in the marrow: 18 months"),
			Map.entry("ALL-R-007 when | firstRemissionMonths < 33", "the row asks for none in the marrow: 15 months"),
			Map.entry("ALL-R-007 when | firstRemissionMonths < 36", "the row asks for none in the marrow: 18 months"));

	private static final Map<String, Number> NUMBERS = new LinkedHashMap<>();

	private static Advisor advisor;

	/** A number of a row, the conditions it stands in, and the two sides found. */
	private record Number(Condition condition, Threshold threshold, Sides sides) {
	}

	@BeforeAll
	static void find() {
		RuleBook book = SharedPack.PACK.book();
		advisor = new Advisor(book);
		for (Condition condition : Condition.of(book)) {
			CaseSpace space = null;
			for (Threshold threshold : Threshold.of(condition.criterion())) {
				String key = condition.id() + " " + condition.part() + " | " + threshold.text();
				Number known = NUMBERS.get(key);
				if (known == null || known.sides() == null) {
					space = (space != null) ? space : new CaseSpace(book, advisor, List.of(condition));
					Optional<Sides> sides = space.sides(condition, threshold, List.of());
					NUMBERS.put(key, new Number(condition, threshold, sides.orElse(null)));
				}
			}
		}
	}

	@Test
	void noNumberIsLeftWithoutAPatientOnEachSide() {
		Set<String> left = new TreeSet<>();
		NUMBERS.forEach((key, number) -> {
			if (number.sides() == null) {
				left.add(key);
			}
		});
		assertThat(NUMBERS).hasSizeGreaterThan(1500);
		assertThat(left).containsExactlyInAnyOrderElementsOf(EXPLAINED.keySet());
	}

	@TestFactory
	Stream<DynamicContainer> everyNumberDecidesExactlyAtItsLimit() {
		Map<String, List<DynamicTest>> byRow = new LinkedHashMap<>();
		NUMBERS.forEach((key, number) -> {
			if (number.sides() != null) {
				byRow.computeIfAbsent(number.condition().id(), (id) -> new ArrayList<>())
					.add(DynamicTest.dynamicTest(key, () -> decides(number)));
			}
		});
		return byRow.entrySet().stream().map((row) -> DynamicContainer.dynamicContainer(row.getKey(), row.getValue()));
	}

	private static void decides(Number number) {
		Sides sides = number.sides();
		Threshold threshold = number.threshold();
		assertThat(threshold.holds(sides.lower())).isNotEqualTo(threshold.holds(sides.higher()));
		assertThat(truth(number, threshold.comparison(), sides.low())).as("the comparison below")
			.isEqualTo(Truth.of(threshold.holds(sides.lower())));
		assertThat(truth(number, threshold.comparison(), sides.high())).as("the comparison above")
			.isEqualTo(Truth.of(threshold.holds(sides.higher())));
		assertThat(truth(number, number.condition().criterion(), sides.low())).as("the condition changes")
			.isNotEqualTo(truth(number, number.condition().criterion(), sides.high()));
		assertThat(sides.higher() - sides.lower()).as("the least step that can be entered")
			.isCloseTo(threshold.step(), org.assertj.core.data.Offset.offset(1e-9));
		threshold.field().ifPresent((field) -> {
			assertThat(sides.low().without(field)).as("all else is equal").isEqualTo(sides.high().without(field));
			unknown(number, field, sides.low().without(field));
		});
	}

	/** Without the number the condition is open, unless it asks whether it is known. */
	private static void unknown(Number number, CaseField field, CaseFacts facts) {
		assertThat(truth(number, number.threshold().comparison(), facts)).isEqualTo(Truth.UNKNOWN);
		List<Criterion> leaves = new ArrayList<>();
		PossibleFacts.leaves(number.condition().criterion(), leaves);
		if (!leaves.contains(new Criterion.Known(field))) {
			assertThat(truth(number, number.condition().criterion(), facts)).as("unknown is neither")
				.isEqualTo(Truth.UNKNOWN);
		}
	}

	private static Truth truth(Number number, Criterion criterion, CaseFacts facts) {
		return advisor.decide(criterion, facts, number.condition().agent(), number.condition().regimen());
	}

	@Test
	void aNumberOutsideItsRangeIsNeverProposed() {
		NUMBERS.values()
			.forEach((number) -> assertThat(number.threshold().around()).allMatch(number.threshold()::possible));
	}

}
