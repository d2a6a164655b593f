package org.nextline.rules;

import java.util.List;
import java.util.Set;

import org.nextline.vocabulary.Disease;

/**
 * A test to do or repeat at relapse.
 *
 * @param id its id
 * @param test what to do
 * @param when by when
 * @param diseases diseases it concerns
 * @param doneIf field keys, genes or antigens whose knowledge means that it is done
 * @param unlocks ids of the rules that it opens or changes
 * @param say what to say while it is unknown; may be empty
 */
public record Prerequisite(String id, String test, String when, Set<Disease> diseases, List<String> doneIf,
		List<String> unlocks, String say) {

	public Prerequisite {
		diseases = Set.copyOf(diseases);
		doneIf = List.copyOf(doneIf);
		unlocks = List.copyOf(unlocks);
	}

}
