package org.nextline.rules;

import java.util.List;
import java.util.Set;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;

import static org.assertj.core.api.Assertions.assertThat;

/** A quick form answers what its criterion answers, and explains it alike. */
class QuickProperties {

	private static final String AGENT = "gilteritinib";

	private static final Set<String> REGIMEN = Set.of("gilteritinib", "venetoclax");

	@Provide
	Arbitrary<Criterion> trees() {
		return RandomTrees.tree(RandomTrees.Reach.FEW_FIELDS);
	}

	@Provide
	Arbitrary<Criterion> wideTrees() {
		return RandomTrees.tree(RandomTrees.Reach.EVERYTHING);
	}

	@Provide
	Arbitrary<CaseFacts> cases() {
		return RandomTrees.facts();
	}

	@Property(tries = 3000)
	void decidesLikeTheTree(@ForAll("trees") Criterion tree, @ForAll("cases") CaseFacts facts) {
		Situation situation = Asked.situation(facts);

		assertThat(situation.truth(new QuickForms().of(tree))).isEqualTo(tree.decide(situation));
	}

	@Property(tries = 1000)
	void decidesAnyFieldLikeTheTree(@ForAll("wideTrees") Criterion tree, @ForAll("cases") CaseFacts facts) {
		Situation situation = Asked.situation(facts);

		assertThat(situation.truth(new QuickForms().of(tree))).isEqualTo(tree.decide(situation));
	}

	@Property(tries = 2000)
	void explainsLikeTheTree(@ForAll("trees") Criterion tree, @ForAll("cases") CaseFacts facts) {
		Situation situation = Asked.situation(facts);

		assertThat(situation.finding(new QuickForms().of(tree))).isEqualTo(tree.explain(situation));
	}

	@Property(tries = 2000)
	void answersForTheAgentAndRegimenThatItWasMadeFor(@ForAll("trees") Criterion tree,
			@ForAll("cases") CaseFacts facts) {
		QuickForms forms = new QuickForms();
		Quick bound = forms.of(tree, AGENT, REGIMEN);
		Quick other = forms.of(tree, "imatinib", Set.of("imatinib"));
		Situation situation = Asked.situation(facts);
		Situation judging = situation.judging(AGENT, REGIMEN);

		assertThat(situation.truth(bound)).isEqualTo(tree.decide(judging));
		assertThat(situation.finding(bound)).isEqualTo(tree.explain(judging));
		assertThat(situation.truth(other)).isEqualTo(tree.decide(situation.judging("imatinib", Set.of("imatinib"))));
	}

	@Property(tries = 1000)
	void manyOfThemShareAnswersWithoutMixingThemUp(@ForAll("trees") Criterion first, @ForAll("trees") Criterion second,
			@ForAll("trees") Criterion third, @ForAll("cases") CaseFacts facts) {
		QuickForms forms = new QuickForms();
		Situation situation = Asked.situation(facts);
		for (Criterion tree : List.of(first, second, third, new Criterion.All(List.of(first, third)),
				new Criterion.Any(List.of(second, first)), first)) {
			assertThat(situation.truth(forms.of(tree))).isEqualTo(tree.decide(situation));
			assertThat(situation.finding(forms.of(tree))).isEqualTo(tree.explain(situation));
		}
	}

	@Property(tries = 1000)
	void waitsForWhatIsMissing(@ForAll("trees") Criterion tree, @ForAll("cases") CaseFacts facts) {
		Situation situation = Asked.situation(facts);
		Finding finding = tree.explain(situation);
		for (CaseField field : List.of(CaseField.SITES, CaseField.DISEASE, CaseField.ALTERATIONS,
				CaseField.PRIOR_THERAPIES)) {
			assertThat(new QuickForms().of(tree).waitsFor(Set.of(field), situation))
				.isEqualTo(finding.missing().stream().anyMatch((missing) -> missing.field() == field));
		}
	}

}
