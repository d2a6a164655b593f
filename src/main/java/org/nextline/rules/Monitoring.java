package org.nextline.rules;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Disease;

/**
 * What to watch under a treatment: one row of the reference.
 *
 * @param id its id
 * @param targets agents, classes, categories or rule ids it belongs to
 * @param diseases diseases it concerns
 * @param role how it stands beside other rows
 * @param only what has to hold in the case, or null; a row whose condition is not known
 * is shown
 * @param cycleDays length of a cycle where the row knows it, else 0
 * @param mark how far it was checked
 * @param watches what to look at
 */
public record Monitoring(String id, List<String> targets, Set<Disease> diseases, Role role, @Nullable Criterion only,
		int cycleDays, CheckMark mark, List<Watch> watches) {

	/** How a row stands beside others. */
	public enum Role {

		/** Always stands. */
		SPECIFIC,
		/** Fills in for tests that no specific row of the option speaks of. */
		GENERAL,
		/** Stands only where the option has nothing else. */
		LAST

	}

	public Monitoring {
		targets = List.copyOf(targets);
		diseases = Set.copyOf(diseases);
		watches = List.copyOf(watches);
	}

}
