package org.nextline.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.nextline.vocabulary.Alteration;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Truth;
import org.nextline.vocabulary.Value;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of every condition in every case. */
class LogicProperties {

	@Provide
	Arbitrary<Criterion> trees() {
		return RandomTrees.tree(RandomTrees.Reach.FEW_FIELDS);
	}

	@Provide
	Arbitrary<Criterion> monotoneTrees() {
		return RandomTrees.tree(RandomTrees.Reach.MONOTONE);
	}

	@Provide
	Arbitrary<CaseFacts> cases() {
		return RandomTrees.facts();
	}

	@Provide
	Arbitrary<Truth> truths() {
		return Arbitraries.of(Truth.values());
	}

	private static Criterion all(Criterion... parts) {
		return new Criterion.All(List.of(parts));
	}

	private static Criterion any(Criterion... parts) {
		return new Criterion.Any(List.of(parts));
	}

	private static Criterion not(Criterion part) {
		return new Criterion.Not(part);
	}

	@Property(tries = 3000)
	void theQuickAnswerAndTheExplainedOneAgree(@ForAll("trees") Criterion tree, @ForAll("cases") CaseFacts facts) {
		Situation situation = Asked.situation(facts);

		assertThat(tree.explain(situation).truth()).isEqualTo(tree.decide(situation));
	}

	@Property(tries = 1000)
	void theyAgreeAlsoWhileAnAgentIsJudged(@ForAll("trees") Criterion tree, @ForAll("cases") CaseFacts facts) {
		Situation situation = Asked.situation(facts).judging("gilteritinib", Set.of("gilteritinib", "venetoclax"));

		assertThat(tree.explain(situation).truth()).isEqualTo(tree.decide(situation));
	}

	@Property(tries = 1000)
	void onlyWhatIsUnknownMissesSomethingAndAlwaysSaysWhat(@ForAll("trees") Criterion tree,
			@ForAll("cases") CaseFacts facts) {
		Finding finding = tree.explain(Asked.situation(facts));

		assertThat(finding.missing().isEmpty()).isEqualTo(!finding.truth().isUnknown());
	}

	@Property(tries = 1000)
	void deMorgan(@ForAll("trees") Criterion left, @ForAll("trees") Criterion right, @ForAll("cases") CaseFacts facts) {
		Situation situation = Asked.situation(facts);

		assertThat(not(all(left, right)).decide(situation)).isEqualTo(any(not(left), not(right)).decide(situation));
		assertThat(not(any(left, right)).decide(situation)).isEqualTo(all(not(left), not(right)).decide(situation));
	}

	@Property(tries = 500)
	void notNotIsNothing(@ForAll("trees") Criterion tree, @ForAll("cases") CaseFacts facts) {
		Situation situation = Asked.situation(facts);

		assertThat(not(not(tree)).decide(situation)).isEqualTo(tree.decide(situation));
	}

	@Property(tries = 500)
	void theOrderOfPartsDoesNotMatter(@ForAll("trees") Criterion first, @ForAll("trees") Criterion second,
			@ForAll("trees") Criterion third, @ForAll("cases") CaseFacts facts) {
		Situation situation = Asked.situation(facts);

		assertThat(all(first, second, third).decide(situation)).isEqualTo(all(third, first, second).decide(situation));
		assertThat(any(first, second, third).decide(situation)).isEqualTo(any(third, first, second).decide(situation));
	}

	@Property(tries = 500)
	void atLeastOneIsOrAndAtLeastAllIsAnd(@ForAll("trees") Criterion left, @ForAll("trees") Criterion right,
			@ForAll("cases") CaseFacts facts) {
		Situation situation = Asked.situation(facts);
		List<Criterion> both = List.of(left, right);

		assertThat(new Criterion.AtLeast(1, both).decide(situation)).isEqualTo(any(left, right).decide(situation));
		assertThat(new Criterion.AtLeast(2, both).decide(situation)).isEqualTo(all(left, right).decide(situation));
	}

	@Property
	void truthsJoinAsKleeneSays(@ForAll("truths") Truth left, @ForAll("truths") Truth right) {
		assertThat(left.and(right)).isEqualTo(right.and(left)).isEqualTo(left.not().or(right.not()).not());
		assertThat(left.and(left)).isEqualTo(left);
		assertThat(left.or(Truth.TRUE)).isEqualTo(Truth.TRUE);
		assertThat(left.and(Truth.TRUE)).isEqualTo(left);
		assertThat(left.and(Truth.FALSE)).isEqualTo(Truth.FALSE);
	}

	/**
	 * A fact learnt only settles what was unknown; the generator says what is left out of
	 * these trees, and why.
	 */
	@Property(tries = 3000)
	void learningAFieldNeverTurnsYesIntoNoOrBack(@ForAll("monotoneTrees") Criterion tree,
			@ForAll("cases") CaseFacts facts) {
		Truth full = tree.decide(Asked.situation(facts));
		for (CaseField field : facts.known().keySet()) {
			if (field == CaseField.DISEASE) {
				// a premise, not a fact learnt: CML has BCR::ABL1 by definition
				continue;
			}
			CaseFacts before = facts;
			for (CaseField one : together(field)) {
				before = before.without(one);
			}
			assertThat(tree.decide(Asked.situation(before))).as("without %s: %s", field.key(), Grammar.print(tree))
				.isIn(Truth.UNKNOWN, full);
		}
	}

	/** What is one answer is learnt at once. */
	private static List<CaseField> together(CaseField field) {
		return switch (field) {
			// what was found and what the same test did not find
			case ALTERATIONS, CYTOGENETICS -> List.of(field, CaseField.KNOWN_ABSENT, CaseField.KD_MUTATION_TESTED);
			// intolerances left out follow from the list of treatments
			case INTOLERANCES -> List.of(field, CaseField.PRIOR_THERAPIES);
			default -> List.of(field);
		};
	}

	@Property(tries = 3000)
	void learningOfAnAlterationInAnUntestedGeneNeverTurnsYesIntoNoOrBack(@ForAll("monotoneTrees") Criterion tree,
			@ForAll("cases") CaseFacts facts) {
		Truth full = tree.decide(Asked.situation(facts));
		for (int index = 0; index < facts.alterations().size(); index++) {
			List<Alteration> fewer = new ArrayList<>(facts.alterations());
			Alteration learnt = fewer.remove(index);
			CaseFacts before = facts.with(CaseField.ALTERATIONS, new Value.Alterations(fewer));
			if (!tested(before, learnt.gene())) {
				assertThat(tree.decide(Asked.situation(before)))
					.as("without %s: %s", learnt.words(), Grammar.print(tree))
					.isIn(Truth.UNKNOWN, full);
			}
		}
	}

	/** A gene that was sequenced counts as tested: nothing more is found in it. */
	private static boolean tested(CaseFacts facts, String gene) {
		List<String> parts = List.of(gene.split("::"));
		return facts.knows(CaseField.KD_MUTATION_TESTED)
				|| facts.alterations().stream().anyMatch((one) -> parts.stream().anyMatch(one.gene()::contains))
				|| facts.codes(CaseField.KNOWN_ABSENT)
					.orElse(Set.of())
					.stream()
					.anyMatch((one) -> parts.stream().anyMatch(one::contains));
	}

}
