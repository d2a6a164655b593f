package org.nextline.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.nextline.knowledge.SharedPack;
import org.nextline.rules.Grounds.Bar;
import org.nextline.rules.Grounds.Claim;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.Truth;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What proofs rest on: a regimen that the engine lets stand has a way to, and nothing
 * that is written down against it holds.
 */
class GroundsProperties {

	private static final RuleBook BOOK = SharedPack.PACK.book();

	private static final Advisor ADVISOR = new Advisor(BOOK);

	private static final Gates GATES = new Gates(BOOK);

	private static final List<CaseFacts> EXAMPLES = examples();

	private static final Map<Disease, Map<List<Object>, Grounds>> GROUNDS = new EnumMap<>(Disease.class);

	private static List<CaseFacts> examples() {
		Set<CaseFacts> facts = new LinkedHashSet<>();
		SharedPack.PACK.examples().forEach((example) -> facts.add(CaseReader.read(example.answers()).facts()));
		return List.copyOf(facts);
	}

	/** An example with facts of two others added, then some of its facts unknown. */
	private static CaseFacts random(Random chance) {
		Map<CaseField, Fact> known = new EnumMap<>(CaseField.class);
		known.putAll(EXAMPLES.get(chance.nextInt(EXAMPLES.size())).known());
		for (int more = 0; more < 2; more++) {
			EXAMPLES.get(chance.nextInt(EXAMPLES.size())).known().forEach(known::putIfAbsent);
		}
		int unknown = chance.nextInt(60);
		known.keySet().removeIf((field) -> field != CaseField.DISEASE && chance.nextInt(100) < unknown);
		return CaseFacts.of(known);
	}

	private static Grounds grounds(Disease disease, OptionRule rule, Alternative regimen) {
		return GROUNDS
			.computeIfAbsent(disease, (key) -> GATES.chapter(key)
				.grounds(key)
				.stream()
				.collect(Collectors.toMap((one) -> List.of(one.rule().id(), one.regimen()), Function.identity(),
						(one, same) -> one)))
			.get(List.of(rule.id(), regimen));
	}

	@Test
	void whatStandsHasAWayToAndNothingAgainstIt() {
		Random chance = new Random(20261130);
		int supported = 0;
		int conditional = 0;
		List<String> wrong = new ArrayList<>();
		for (int run = 0; run < 150; run++) {
			CaseFacts facts = random(chance);
			Disease disease = facts.disease().orElseThrow();
			Decision decision = ADVISOR.decide(facts);
			Situation situation = Situation.of(facts, BOOK.agents());
			new Safety(GATES, situation);
			for (int index = 0; index < decision.size(); index++) {
				Verdict verdict = decision.verdict(index);
				if (verdict != Verdict.SUPPORTED && verdict != Verdict.CONDITIONAL) {
					continue;
				}
				supported += (verdict == Verdict.SUPPORTED) ? 1 : 0;
				conditional += (verdict == Verdict.CONDITIONAL) ? 1 : 0;
				Grounds one = grounds(disease, decision.rule(index), decision.regimen(index));
				String name = decision.rule(index).id() + " " + decision.regimen(index) + " in " + facts.known();
				assertThat(one).as(name).isNotNull();
				if (one.ways().stream().noneMatch((way) -> stands(way, verdict, situation))) {
					wrong.add("no way: " + name);
				}
				for (Bar bar : one.bars()) {
					if (bar.severity() == Severity.AVOID && bar.dropped().isEmpty()
							&& bar.claims().stream().allMatch((claim) -> holds(claim, situation))) {
						wrong.add(bar.id() + " holds against: " + name);
					}
				}
			}
		}
		assertThat(wrong).isEmpty();
		assertThat(supported).isGreaterThan(500);
		assertThat(conditional).isGreaterThan(500);
	}

	private static boolean stands(Grounds.Way way, Verdict verdict, Situation situation) {
		Truth truth = truth(way.when(), situation);
		return way.with().stream().allMatch((claim) -> holds(claim, situation))
				&& ((verdict == Verdict.SUPPORTED) ? way.supports() && truth.isTrue() : !truth.isFalse());
	}

	private static boolean holds(Claim claim, Situation situation) {
		return truth(claim, situation).isTrue() == claim.holds();
	}

	private static Truth truth(Claim claim, Situation situation) {
		return claim.criterion().decide(situation.judging(claim.agent(), claim.regimen()));
	}

}
