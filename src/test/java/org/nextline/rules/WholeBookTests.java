package org.nextline.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextline.knowledge.Example;
import org.nextline.knowledge.SharedPack;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.Fact;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The quick forms of the whole shipped book against its conditions as they are written,
 * over random cases with 5, 20 and 50 % of the facts unknown.
 */
class WholeBookTests {

	private static final RuleBook BOOK = SharedPack.PACK.book();

	private static final Gates GATES = new Gates(BOOK);

	private static final Advisor ADVISOR = new Advisor(BOOK);

	private static final List<CaseFacts> EXAMPLES = examples();

	private static List<CaseFacts> examples() {
		Set<CaseFacts> facts = new LinkedHashSet<>();
		SharedPack.PACK.cases().values().forEach((answers) -> facts.add(CaseReader.read(answers).facts()));
		SharedPack.PACK.examples()
			.stream()
			.map(Example::answers)
			.forEach((answers) -> facts.add(CaseReader.read(answers).facts()));
		return List.copyOf(facts);
	}

	/** An example with facts of two others added, then some of its facts unknown. */
	private static CaseFacts random(Random chance, int unknownPercent) {
		Map<CaseField, Fact> known = new EnumMap<>(CaseField.class);
		known.putAll(any(chance).known());
		for (int more = 0; more < 2; more++) {
			any(chance).known().forEach(known::putIfAbsent);
		}
		known.keySet().removeIf((field) -> field != CaseField.DISEASE && chance.nextInt(100) < unknownPercent);
		return CaseFacts.of(known);
	}

	private static CaseFacts any(Random chance) {
		return EXAMPLES.get(chance.nextInt(EXAMPLES.size()));
	}

	private static Stream<Criterion> conditions() {
		List<Criterion> all = new ArrayList<>();
		BOOK.rules().forEach((rule) -> {
			all.add(rule.when());
			Criterion unless = rule.unless();
			if (unless != null) {
				all.add(unless);
			}
			rule.strength().clauses().forEach((clause) -> all.add(clause.when()));
		});
		BOOK.safety().forEach((row) -> {
			all.add(row.when());
			row.severity().clauses().forEach((clause) -> all.add(clause.when()));
		});
		BOOK.tki().rows().forEach((row) -> {
			all.add(row.when());
			row.cells().values().forEach((cell) -> cell.clauses().forEach((clause) -> all.add(clause.when())));
		});
		return all.stream();
	}

	@ParameterizedTest
	@ValueSource(ints = { 5, 20, 50 })
	void everyConditionOfTheBookAnswersQuicklyWhatItAnswersAsItIsWritten(int unknownPercent) {
		Random chance = new Random(unknownPercent);
		List<Criterion> conditions = conditions().toList();
		QuickForms forms = new QuickForms();
		for (int round = 0; round < 60; round++) {
			Situation situation = Situation.of(random(chance, unknownPercent), BOOK.agents());
			new Safety(BOOK, GATES, situation);
			for (Criterion condition : conditions) {
				Quick quick = forms.of(condition);
				assertThat(situation.truth(quick)).as(Grammar.print(condition)).isEqualTo(condition.decide(situation));
				if (chance.nextInt(10) == 0) {
					assertThat(situation.finding(quick)).isEqualTo(condition.explain(situation));
				}
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 5, 20, 50 })
	void decidesForEveryRegimenWhatItAdvises(int unknownPercent) {
		Random chance = new Random(100 + unknownPercent);
		for (int round = 0; round < 300; round++) {
			CaseFacts facts = random(chance, unknownPercent);
			Decision decision = ADVISOR.decide(facts);
			List<Advice.Outcome> outcomes = ADVISOR.advise(facts)
				.outcomes()
				.stream()
				.filter((outcome) -> outcome.verdict() != null)
				.toList();
			assertThat(decision.size()).isEqualTo(outcomes.size());
			for (int index = 0; index < decision.size(); index++) {
				Advice.Outcome outcome = outcomes.get(index);
				assertThat(decision.rule(index).id()).isEqualTo(outcome.ruleId());
				assertThat(decision.regimen(index).first()).isEqualTo(outcome.agent());
				assertThat(decision.verdict(index)).as(outcome.ruleId() + " for " + outcome.agent())
					.isEqualTo(outcome.verdict());
			}
		}
	}

	@Test
	void decidesNothingWhileTheDiseaseIsNotKnown() {
		assertThat(ADVISOR.decide(CaseFacts.nothing()).size()).isZero();
	}

}
