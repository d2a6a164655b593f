package org.nextline.rules;

import java.util.List;
import java.util.Set;

import org.nextline.vocabulary.Truth;

/**
 * What a criterion says of a case, and what that rests on.
 *
 * @param criterion the criterion
 * @param words the criterion as a sentence, without its first capital
 * @param truth true, false or unknown
 * @param parts the findings of its parts, all of them
 * @param facts the facts it rests on, in words with dates; empty for groups
 * @param missing what would settle it while it is unknown; empty when it is settled
 */
public record Finding(Criterion criterion, String words, Truth truth, List<Finding> parts, List<String> facts,
		Set<Missing> missing) {

	public Finding {
		parts = List.copyOf(parts);
		facts = List.copyOf(facts);
		missing = MissingFacts.of(missing);
	}

	/** Whether it is a single statement, with no parts below it. */
	public boolean leaf() {
		return this.parts.isEmpty();
	}

}
