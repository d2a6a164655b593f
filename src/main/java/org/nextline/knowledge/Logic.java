package org.nextline.knowledge;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.logicng.formulas.FormulaFactory;
import org.nextline.knowledge.Encoding.Rail;
import org.nextline.rules.Criterion;

/** Writes conditions down as propositional formulas. */
interface Logic {

	FormulaFactory factory();

	/** The condition as it is judged for an agent and regimen. */
	Rail of(Criterion criterion, @Nullable String agent, Set<String> regimen);

}
