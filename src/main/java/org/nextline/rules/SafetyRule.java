package org.nextline.rules;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Disease;

/**
 * A condition on the case under which agents are avoided, used with caution, or need a
 * routine measure.
 *
 * @param id its id
 * @param targets agents, classes, categories or groups it acts on
 * @param diseases diseases in which it holds
 * @param alsoWhen a condition under which it holds in other diseases too, or null
 * @param when the condition
 * @param severity how grave
 * @param message what to do, in words
 * @param sources ids of its sources
 * @param check how far it was checked
 * @param upkeep who looks after it, and until when it has to be looked through again
 */
public record SafetyRule(String id, List<String> targets, Set<Disease> diseases, @Nullable Criterion alsoWhen,
		Criterion when, Clauses<Severity> severity, String message, List<String> sources, CheckMark check,
		Upkeep upkeep) {

	public SafetyRule {
		targets = List.copyOf(targets);
		diseases = Set.copyOf(diseases);
		sources = List.copyOf(sources);
	}

}
