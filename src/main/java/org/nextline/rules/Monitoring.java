package org.nextline.rules;

import java.util.List;
import java.util.Set;

import org.nextline.vocabulary.Disease;

/**
 * What to watch under a treatment.
 *
 * @param id its id
 * @param targets agents, classes, categories or rule ids it belongs to
 * @param diseases diseases it concerns
 * @param what what to check
 * @param when when to check it
 * @param response how response is assessed; may be empty
 * @param change when to change the treatment; may be empty
 */
public record Monitoring(String id, List<String> targets, Set<Disease> diseases, String what, String when,
		String response, String change) {

	public Monitoring {
		targets = List.copyOf(targets);
		diseases = Set.copyOf(diseases);
	}

}
