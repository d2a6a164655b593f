package org.nextline.rules;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Disease;

/**
 * A test to do or repeat at relapse.
 *
 * @param id its id
 * @param test what to do
 * @param when by when
 * @param diseases diseases it concerns
 * @param only what has to hold in the case for it to be asked for, or null; a test whose
 * condition is not known is asked for
 * @param doneIf field keys, genes or antigens whose knowledge means that it is done
 * @param unlocks ids of the rules that it opens or changes
 * @param say what to say while it is unknown; may be empty
 */
public record Prerequisite(String id, String test, String when, Set<Disease> diseases, @Nullable Criterion only,
		List<String> doneIf, List<String> unlocks, String say) {

	public Prerequisite {
		diseases = Set.copyOf(diseases);
		doneIf = List.copyOf(doneIf);
		unlocks = List.copyOf(unlocks);
	}

}
