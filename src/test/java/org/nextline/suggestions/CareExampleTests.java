package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nextline.knowledge.Example;
import org.nextline.knowledge.SharedPack;
import org.nextline.rules.CarePlan;
import org.nextline.rules.CareRule;
import org.nextline.rules.Criterion;
import org.nextline.rules.Fields;
import org.nextline.rules.Foreclosure;
import org.nextline.rules.Interaction;
import org.nextline.vocabulary.CaseField;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the examples that the rows of care, interactions and foreclosures carry, through
 * the whole advice.
 */
class CareExampleTests {

	/** What a plan says of a row: TRUE, UNKNOWN or FALSE. */
	static String truth(CarePlan plan, String id) {
		return plan.truth(id).name();
	}

	@TestFactory
	Stream<DynamicTest> everyExampleGivesWhatItExpects() {
		return SharedPack.PACK.careExamples()
			.stream()
			.map((example) -> DynamicTest.dynamicTest(example.ruleId() + ": " + example.name(),
					() -> assertThat(truth(Bedside.ofAnswers(example.answers()).care(), example.ruleId()))
						.isEqualTo(example.expect())));
	}

	@Test
	void everyRowFiresAndHasANearMiss() {
		List<String> lacking = new ArrayList<>();
		rows().forEach((id) -> {
			Set<String> expected = expected(id);
			if (!expected.contains("TRUE")) {
				lacking.add(id + " has no example that fires");
			}
			if (!expected.contains("FALSE") && !always(id)) {
				lacking.add(id + " has no example that does not fire");
			}
		});
		assertThat(lacking).isEmpty();
	}

	/** A row that concerns every case whatever it is cannot stay away. */
	private static boolean always(String id) {
		return SharedPack.PACK.book()
			.care()
			.stream()
			.anyMatch((row) -> row.id().equals(id) && row.when() instanceof Criterion.Always && !row.tied()
					&& row.diseases().isEmpty());
	}

	@Test
	void everyInteractionWithWhatIsTakenHasAnExampleWhereThatIsNotKnown() {
		assertThat(SharedPack.PACK.book().interactions().stream().filter((row) -> !row.takes().isEmpty()))
			.allSatisfy((row) -> assertThat(expected(row.id())).as(row.id()).contains("UNKNOWN"));
	}

	/**
	 * From every example that fires each fact that the row rests on is left out in turn:
	 * the line then says what to check first, or stands on other facts; it never falls
	 * silent.
	 */
	@TestFactory
	Stream<DynamicTest> noLineFallsSilentForAFactThatIsNotKnown() {
		return SharedPack.PACK.careExamples()
			.stream()
			.filter((example) -> example.expect().equals("TRUE") && example.ruleId().startsWith("CARE-"))
			.flatMap((example) -> fields(example).stream()
				.map((field) -> DynamicTest.dynamicTest(
						example.ruleId() + " without " + field.key() + ": " + example.name(),
						() -> assertThat(truth(without(example, field).care(), example.ruleId())).isIn("TRUE",
								"UNKNOWN"))));
	}

	private static Bedside without(Example example, CaseField field) {
		java.util.Map<String, Object> answers = new java.util.LinkedHashMap<>(example.answers());
		answers.remove(field.key());
		return Bedside.ofAnswers(answers);
	}

	/**
	 * Facts that the row asks for; not those it asks only once they are known, nor the
	 * settings that decide which options there are.
	 */
	private static Set<CaseField> fields(Example example) {
		CareRule row = SharedPack.PACK.book()
			.care()
			.stream()
			.filter((one) -> one.id().equals(example.ruleId()))
			.findFirst()
			.orElseThrow();
		Set<CaseField> fields = new LinkedHashSet<>(Fields.of(row.when()));
		fields.removeAll(Set.of(CaseField.DISEASE, CaseField.SETTING, CaseField.PRIOR_THERAPIES, CaseField.CML_PHASE));
		fields.removeAll(onceKnown(row.when()));
		if (row.tied()) {
			fields.removeAll(Set.of(CaseField.AGE_YEARS, CaseField.GOALS_OF_CARE));
		}
		fields.removeIf((field) -> !example.answers().containsKey(field.key()));
		return fields;
	}

	private static Set<CaseField> onceKnown(Criterion criterion) {
		return criterion.accept(new Knowing());
	}

	private static Set<String> expected(String id) {
		return SharedPack.PACK.careExamples()
			.stream()
			.filter((example) -> example.ruleId().equals(id))
			.map(Example::expect)
			.collect(Collectors.toSet());
	}

	private static Stream<String> rows() {
		return Stream
			.of(SharedPack.PACK.book().care().stream().map(CareRule::id),
					SharedPack.PACK.book().interactions().stream().map(Interaction::id),
					SharedPack.PACK.book().foreclosures().stream().map(Foreclosure::id))
			.flatMap((ids) -> ids);
	}

	/** Fields whose being known is asked. */
	private static final class Knowing implements Criterion.Visitor<Set<CaseField>> {

		private Set<CaseField> of(List<Criterion> parts) {
			return parts.stream()
				.flatMap((part) -> part.accept(this).stream())
				.collect(Collectors.toCollection(LinkedHashSet::new));
		}

		@Override
		public Set<CaseField> all(Criterion.All criterion) {
			return of(criterion.parts());
		}

		@Override
		public Set<CaseField> any(Criterion.Any criterion) {
			return of(criterion.parts());
		}

		@Override
		public Set<CaseField> not(Criterion.Not criterion) {
			return criterion.part().accept(this);
		}

		@Override
		public Set<CaseField> atLeast(Criterion.AtLeast criterion) {
			return of(criterion.parts());
		}

		@Override
		public Set<CaseField> is(Criterion.Is criterion) {
			return Set.of();
		}

		@Override
		public Set<CaseField> within(Criterion.Within criterion) {
			return Set.of();
		}

		@Override
		public Set<CaseField> has(Criterion.Has criterion) {
			return Set.of();
		}

		@Override
		public Set<CaseField> exactly(Criterion.Exactly criterion) {
			return Set.of();
		}

		@Override
		public Set<CaseField> hasClass(Criterion.HasClass criterion) {
			return Set.of();
		}

		@Override
		public Set<CaseField> known(Criterion.Known criterion) {
			return Set.of(criterion.about());
		}

		@Override
		public Set<CaseField> asks(Criterion.Asks criterion) {
			return Set.of();
		}

		@Override
		public Set<CaseField> counts(Criterion.Counts criterion) {
			return Set.of();
		}

		@Override
		public Set<CaseField> named(Criterion.Named criterion) {
			return criterion.body().accept(this);
		}

		@Override
		public Set<CaseField> always(Criterion.Always criterion) {
			return Set.of();
		}

	}

}
