package org.nextline.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.Truth;

/**
 * Maps one case to advice under one rule book: every rule is judged, every gate of the
 * reference applied.
 */
public final class Advisor {

	private final RuleBook book;

	private final Gates gates;

	public Advisor(RuleBook book) {
		this.book = book;
		this.gates = new Gates(book);
	}

	public RuleBook book() {
		return this.book;
	}

	/**
	 * Whether a guard or modifier holds in a case; one whose exclusion holds does not.
	 * @param rule the row
	 * @param facts the facts, derived ones included
	 * @param agent the agent or regimen that it is asked of, or null
	 */
	public Truth holds(OptionRule rule, CaseFacts facts, @Nullable String agent) {
		Situation situation = Situation.of(facts, this.book.agents());
		new Safety(this.gates, situation);
		Situation judging = situation.judging(agent, (agent != null) ? Set.of(agent) : Set.of());
		Criterion unless = rule.unless();
		Truth truth = rule.when().decide(judging);
		return (truth.isTrue() && unless != null && unless.decide(judging).isTrue()) ? Truth.FALSE : truth;
	}

	/**
	 * One condition of this book in a case, with what its safety rows and tables say of
	 * single agents.
	 * @param criterion the condition
	 * @param facts the facts, derived ones included
	 * @param agent the agent being judged, or null
	 * @param regimen the regimen being judged; empty when none is
	 */
	public Truth decide(Criterion criterion, CaseFacts facts, @Nullable String agent, Set<String> regimen) {
		return interview(facts).decide(criterion, agent, regimen);
	}

	/**
	 * The advice for a case.
	 * @param facts its facts, derived ones included
	 */
	public Advice advise(CaseFacts facts) {
		Situation situation = situation(facts);
		List<Consistency.Contradiction> contradictions = Consistency.of(situation);
		Judging judging = new Judging(this.book, this.gates, situation, contradictions);
		return new Cards(this.book, this.gates, situation, contradictions, judging.judge()).advice(judging);
	}

	/**
	 * The verdicts for a case, without any explanation: the same that {@link #advise}
	 * gives, at a small part of its cost.
	 * @param facts its facts, derived ones included
	 */
	public Decision decide(CaseFacts facts) {
		return decide(situation(facts));
	}

	/**
	 * The case, to be asked condition by condition.
	 * @param facts the facts, derived ones included
	 */
	public Interview interview(CaseFacts facts) {
		Situation situation = Situation.of(facts, this.book.agents());
		new Safety(this.gates, situation);
		return new Interview(situation);
	}

	/**
	 * What became of one option rule in a case: the same that the outcomes of
	 * {@link #advise} say of it, at a small part of their cost.
	 * @param ruleId the rule
	 * @param facts the facts, derived ones included
	 */
	public List<Advice.Outcome> outcomes(String ruleId, CaseFacts facts) {
		Situation situation = situation(facts);
		return new Judging(this.book, this.gates, situation, Consistency.of(situation)).judge(ruleId)
			.stream()
			.map(Judged::outcome)
			.toList();
	}

	/**
	 * The rows and gates that rule a regimen of a rule out in a case; empty when it is
	 * not vetoed.
	 * @param facts its facts, derived ones included
	 * @param ruleId the rule
	 * @param regimen one of its regimens
	 */
	public Set<String> against(CaseFacts facts, String ruleId, Alternative regimen) {
		Set<String> ids = new TreeSet<>();
		for (Judged one : new Judging(this.book, this.gates, situation(facts), List.of()).judge(ruleId)) {
			if (one.offer().option().equals(regimen)) {
				one.vetoes().forEach((veto) -> ids.add(veto.id()));
			}
		}
		return ids;
	}

	/** The verdicts for a case that was begun with {@link #situation}. */
	Decision decide(Situation situation) {
		return new Judging(this.book, this.gates, situation, List.of()).decide();
	}

	/** How every option stands in a case, what is not offered included. */
	Map<String, Standing> standings(CaseFacts facts) {
		Situation situation = situation(facts);
		List<Consistency.Contradiction> contradictions = Consistency.of(situation);
		Judging judging = new Judging(this.book, this.gates, situation, contradictions);
		List<Judged> judged = judging.judge();
		Advice advice = new Cards(this.book, this.gates, situation, contradictions, judged).advice(judging);
		return Standing.all(advice, judged, situation, this.book);
	}

	/** A case as this book sees it. */
	Situation situation(CaseFacts facts) {
		Chapter chapter = this.gates.chapter(facts.disease().orElse(null));
		return Situation.of(facts, this.book.agents(), chapter.forms());
	}

	/**
	 * What goes with an advice of this book: supportive care, interactions, and what each
	 * option closes for later.
	 * @param advice an advice that this advisor gave
	 */
	public CarePlan care(Advice advice) {
		return new Caring(this.book, this.gates, advice).plan();
	}

}
