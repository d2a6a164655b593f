package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nextline.knowledge.Example;
import org.nextline.knowledge.Pack;
import org.nextline.knowledge.PackReader;
import org.nextline.knowledge.ShippedPack;
import org.nextline.rules.Advice;
import org.nextline.rules.Advisor;
import org.nextline.rules.OptionRule;
import org.nextline.rules.Verdict;
import org.nextline.scores.Derivations;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseReader;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the examples that the rules of the shipped pack carry, through all gates. */
class ShippedPackTests {

	private static final Pack PACK = PackReader.read(ShippedPack.files());

	private static final Advisor ADVISOR = new Advisor(PACK.book());

	static Advice advice(CaseFacts stated) {
		return ADVISOR.advise(Derivations.complete(stated, PACK.book().agents()));
	}

	@TestFactory
	Stream<DynamicTest> everyExampleGivesWhatItExpects() {
		return PACK.examples()
			.stream()
			.map((example) -> DynamicTest.dynamicTest(example.ruleId() + ": " + example.name(), () -> run(example)));
	}

	@Test
	void everyOptionRuleFiresAndHasANearMiss() {
		List<String> lacking = new ArrayList<>();
		for (OptionRule rule : PACK.book().rules()) {
			if (rule.id().startsWith("G-") || rule.kind() != OptionRule.Kind.OPTION) {
				continue;
			}
			Set<String> expected = PACK.examples()
				.stream()
				.filter((example) -> example.ruleId().equals(rule.id()))
				.map(Example::expect)
				.collect(Collectors.toSet());
			if (!expected.contains("SUPPORTED")) {
				lacking.add(rule.id() + " has no example that fires");
			}
			if (expected.stream().allMatch("SUPPORTED"::equals)) {
				lacking.add(rule.id() + " has no near miss");
			}
		}
		assertThat(lacking).isEmpty();
	}

	private void run(Example example) {
		CaseReader.Reading reading = CaseReader.read(example.answers());
		assertThat(reading.faults()).isEmpty();
		OptionRule rule = PACK.book().rule(example.ruleId()).orElseThrow();
		if (rule.kind() != OptionRule.Kind.OPTION) {
			CaseFacts facts = Derivations.complete(reading.facts(), PACK.book().agents());
			assertThat(ADVISOR.holds(rule, facts, example.agent())).hasToString(example.expect());
			return;
		}
		Advice advice = advice(reading.facts());
		List<Advice.Outcome> outcomes = advice.outcomes()
			.stream()
			.filter((outcome) -> outcome.ruleId().equals(example.ruleId()))
			.filter((outcome) -> example.agent() == null || outcome.agent() == null
					|| outcome.agent().equals(example.agent()))
			.toList();
		boolean concerned = reading.facts().disease().map(rule.diseases()::contains).orElse(false);
		if (!concerned) {
			assertThat(outcomes).as("a rule of other diseases is not asked").isEmpty();
			assertThat(example.expect()).isEqualTo("NOT_APPLICABLE");
			return;
		}
		assertThat(outcomes).as("outcomes of " + example.ruleId()).isNotEmpty();
		assertThat(outcomes.stream().map(ShippedPackTests::word).toList())
			.as("%s, missing %s", example.answers().keySet(), outcomes.stream().map(Advice.Outcome::missing).toList())
			.contains(example.expect());
		if (!example.expect().equals("SUPPORTED") && example.agent() == null && outcomes.size() > 1
				&& List.of("NOT_APPLICABLE", "VETOED", "BLOCKED").contains(example.expect())) {
			assertThat(outcomes.stream().map(Advice.Outcome::verdict).filter(Objects::nonNull).toList())
				.as("no alternative may stand")
				.doesNotContain(Verdict.SUPPORTED);
		}
		if (!example.asksFor().isEmpty()) {
			Set<String> keys = outcomes.stream()
				.flatMap((outcome) -> outcome.missing().stream())
				.flatMap((missing) -> Stream.of(missing.key(), missing.field().key()))
				.collect(Collectors.toSet());
			assertThat(keys).containsAll(example.asksFor());
		}
	}

	private static String word(Advice.Outcome outcome) {
		if (outcome.truth() != null) {
			return outcome.truth().name();
		}
		return (outcome.verdict() == Verdict.VETOED && outcome.correctable()) ? "BLOCKED"
				: String.valueOf(outcome.verdict());
	}

}
