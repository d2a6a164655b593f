package org.nextline.rules;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.Collections;

import org.nextline.vocabulary.Truth;

/**
 * What a criterion says of a case, and what that rests on.
 *
 * @param criterion the criterion
 * @param truth true, false or unknown
 * @param parts the findings of its parts, all of them
 * @param facts the facts it rests on, in words with dates; empty for groups
 * @param missing what would settle it while it is unknown; empty when it is settled
 */
public record Finding(Criterion criterion, Truth truth, List<Finding> parts, List<String> facts, Set<Missing> missing) {

	public Finding {
		parts = List.copyOf(parts);
		facts = List.copyOf(facts);
		missing = missing.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(missing));
	}

	/** The criterion as a sentence. */
	public String words() {
		return this.criterion.words();
	}

	/** Whether it is a single statement, with no parts below it. */
	public boolean leaf() {
		return this.parts.isEmpty();
	}

}
