package org.nextline.rules;

import java.util.List;

import org.nextline.vocabulary.CaseFacts;

/**
 * Maps one case to advice under one rule book: every rule is judged, every gate of the
 * reference applied.
 */
public final class Advisor {

	private final RuleBook book;

	private final Gates gates;

	public Advisor(RuleBook book) {
		this.book = book;
		this.gates = new Gates(book.grammar());
	}

	public RuleBook book() {
		return this.book;
	}

	/**
	 * The advice for a case.
	 * @param facts its facts, derived ones included
	 */
	public Advice advise(CaseFacts facts) {
		Situation situation = Situation.of(facts, this.book.agents());
		List<Consistency.Contradiction> contradictions = Consistency.of(situation);
		Judging judging = new Judging(this.book, this.gates, situation, contradictions);
		return new Cards(this.book, this.gates, situation, contradictions, judging.judge()).advice(judging);
	}

}
