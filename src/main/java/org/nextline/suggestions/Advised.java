package org.nextline.suggestions;

import org.nextline.knowledge.Release;
import org.nextline.rules.Advice;
import org.nextline.rules.CarePlan;
import org.nextline.vocabulary.CaseFacts;

/**
 * What was advised, on which facts, by which release.
 *
 * @param release the release that was asked
 * @param stated the facts as they were stated
 * @param advice the advice, which holds the derived facts too
 * @param care what goes with it: supportive care, interactions, what options close
 */
public record Advised(Release release, CaseFacts stated, Advice advice, CarePlan care) {

}
