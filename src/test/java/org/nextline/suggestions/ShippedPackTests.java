package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nextline.knowledge.Assessor;
import org.nextline.knowledge.Example;
import org.nextline.knowledge.ExampleRun;
import org.nextline.knowledge.Pack;
import org.nextline.knowledge.PackReader;
import org.nextline.knowledge.ShippedPack;
import org.nextline.rules.Advice;
import org.nextline.rules.Advisor;
import org.nextline.rules.OptionRule;
import org.nextline.rules.RuleBook;
import org.nextline.scores.Derivations;
import org.nextline.vocabulary.CaseFacts;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the examples that the rules of the shipped pack carry, through all gates. */
class ShippedPackTests {

	private static final Pack PACK = PackReader.read(ShippedPack.files());

	private static final ExampleRun RUN = new ExampleRun(new Assessor() {

		@Override
		public CaseFacts complete(CaseFacts stated, RuleBook book) {
			return Derivations.complete(stated, book.agents());
		}

		@Override
		public Advice advise(CaseFacts stated, RuleBook book) {
			return new Advisor(book).advise(complete(stated, book));
		}

	});

	@TestFactory
	Stream<DynamicTest> everyExampleGivesWhatItExpects() {
		return RUN.run(PACK.book(), PACK.examples(), (result) -> {
		})
			.stream()
			.map((result) -> DynamicTest.dynamicTest(result.example().ruleId() + ": " + result.example().name(),
					() -> assertThat(result.faults()).isEmpty()));
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

}
