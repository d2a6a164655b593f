package org.nextline.suggestions;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

import org.nextline.knowledge.Assessor;
import org.nextline.rules.Advice;
import org.nextline.rules.Advisor;
import org.nextline.rules.RuleBook;
import org.nextline.scores.Derivations;
import org.nextline.vocabulary.CaseFacts;

import org.springframework.stereotype.Component;

/** Asks books that are not published yet, the same way as published ones. */
@Component
class AnyBook implements Assessor {

	private final TherapyAdvisor advisor;

	/** By identity, for two equal books need not share an advisor. */
	private final Map<Object, Advisor> advisors = Collections.synchronizedMap(new WeakHashMap<>());

	AnyBook(TherapyAdvisor advisor) {
		this.advisor = advisor;
	}

	@Override
	public CaseFacts complete(CaseFacts stated, RuleBook book) {
		return Derivations.complete(this.advisor.placed(stated), book.agents());
	}

	@Override
	public Advice advise(CaseFacts stated, RuleBook book) {
		return this.advisors.computeIfAbsent(book.agents(), (agents) -> new Advisor(book))
			.advise(complete(stated, book));
	}

}
