package org.nextline.knowledge;

import org.nextline.rules.Advice;
import org.nextline.rules.RuleBook;
import org.nextline.vocabulary.CaseFacts;

/**
 * Asks a rule book about a case. The room above, which knows what follows from the facts,
 * supplies it.
 */
public interface Assessor {

	/**
	 * The facts with everything that follows from them.
	 * @param stated the facts as they were stated
	 * @param book the book whose agents the treatments are read with
	 */
	CaseFacts complete(CaseFacts stated, RuleBook book);

	/**
	 * The advice of any book, published or not. Nothing is stored.
	 * @param stated the facts as they were stated
	 * @param book the rules to ask
	 */
	Advice advise(CaseFacts stated, RuleBook book);

}
