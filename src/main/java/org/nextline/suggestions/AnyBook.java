package org.nextline.suggestions;

import java.util.LinkedHashMap;
import java.util.Map;

import org.nextline.knowledge.Assessor;
import org.nextline.rules.Advice;
import org.nextline.rules.Advisor;
import org.nextline.rules.RuleBook;
import org.nextline.scores.Derivations;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.CaseFacts;

import org.springframework.stereotype.Component;

/** Asks books that are not published yet, the same way as published ones. */
@Component
class AnyBook implements Assessor {

	private final TherapyAdvisor advisor;

	/** Books that are asked at the same time; a draft is read anew with every change. */
	private static final int MOST = 6;

	/**
	 * By identity, for two equal books need not share an advisor; the one asked last
	 * stands last.
	 */
	private final Map<Agents, Advisor> advisors = new LinkedHashMap<>(MOST * 2, 0.75F, true);

	AnyBook(TherapyAdvisor advisor) {
		this.advisor = advisor;
	}

	@Override
	public CaseFacts complete(CaseFacts stated, RuleBook book) {
		return Derivations.complete(this.advisor.placed(stated), book.agents());
	}

	@Override
	public Advice advise(CaseFacts stated, RuleBook book) {
		return advisor(book).advise(complete(stated, book));
	}

	private Advisor advisor(RuleBook book) {
		synchronized (this.advisors) {
			Advisor advisor = this.advisors.computeIfAbsent(book.agents(), (agents) -> new Advisor(book));
			if (this.advisors.size() > MOST) {
				this.advisors.remove(this.advisors.keySet().iterator().next());
			}
			return advisor;
		}
	}

}
