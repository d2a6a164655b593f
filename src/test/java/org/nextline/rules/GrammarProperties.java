package org.nextline.rules;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/** Text and tree are two faces of one thing. */
class GrammarProperties {

	@Provide
	Arbitrary<Criterion> trees() {
		return RandomTrees.tree(RandomTrees.Reach.EVERYTHING);
	}

	@Property(tries = 2000)
	void whatIsPrintedIsReadBackAsTheSameTree(@ForAll("trees") Criterion tree) {
		String text = Grammar.print(tree);

		assertThat(Asked.GRAMMAR.parse(text)).as(text).isEqualTo(tree);
	}

	@Property(tries = 500)
	void printingWhatWasReadGivesTheSameText(@ForAll("trees") Criterion tree) {
		String text = Grammar.print(tree);

		assertThat(Grammar.print(Asked.GRAMMAR.parse(text))).isEqualTo(text);
	}

	@Property(tries = 500)
	void aTextWithAHoleIsReadOrRefusedButNeverBreaks(@ForAll("trees") Criterion tree, @ForAll int at) {
		String text = Grammar.print(tree);
		int hole = Math.floorMod(at, text.length());
		String broken = text.substring(0, hole) + text.substring(hole + 1);
		try {
			Asked.GRAMMAR.parse(broken);
		}
		catch (GrammarFault ex) {
			assertThat(ex.column()).isBetween(1, broken.length() + 1);
		}
	}

	@Property(tries = 500)
	void everyTreeHasASentence(@ForAll("trees") Criterion tree) {
		assertThat(tree.accept(Sentences.PLAIN)).isNotBlank();
	}

}
