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

	private final Map<RuleBook, Advisor> advisors = Collections.synchronizedMap(new WeakHashMap<>());

	AnyBook(TherapyAdvisor advisor) {
		this.advisor = advisor;
	}

	@Override
	public Advice advise(CaseFacts stated, RuleBook book) {
		Advisor asked = this.advisors.computeIfAbsent(book, Advisor::new);
		return asked.advise(Derivations.complete(this.advisor.placed(stated), book.agents()));
	}

}
