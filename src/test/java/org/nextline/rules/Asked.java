package org.nextline.rules;

import org.nextline.knowledge.SharedPack;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseText;
import org.nextline.vocabulary.Truth;

/** Asks conditions of cases, with the agents and definitions of the shipped pack. */
final class Asked {

	static final Agents AGENTS = SharedPack.PACK.book().agents();

	static final Grammar GRAMMAR = SharedPack.PACK.book().grammar();

	private Asked() {
	}

	static Situation situation(String facts) {
		return situation(CaseText.facts(facts));
	}

	static Situation situation(CaseFacts facts) {
		return Situation.of(facts, AGENTS);
	}

	/** What the condition says of the case. */
	static Truth ask(String condition, String facts) {
		return GRAMMAR.parse(condition).decide(situation(facts));
	}

	static Finding explain(String condition, String facts) {
		return GRAMMAR.parse(condition).explain(situation(facts));
	}

}
