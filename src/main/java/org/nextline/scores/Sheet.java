package org.nextline.scores;

import java.util.List;

import org.nextline.vocabulary.CheckMark;

/**
 * What is written about a score.
 *
 * @param id name in the interface
 * @param name name on the page
 * @param population patients it was made for, with era
 * @param inputs what it takes
 * @param groups what it leads to, from the first to the last; empty for a plain number
 * @param formula the formula in words
 * @param whenToUse when to use it
 * @param whenNot when not to use it
 * @param source citation
 * @param check how far the score was checked against its source
 */
public record Sheet(String id, String name, String population, List<Input> inputs, List<Group> groups, String formula,
		String whenToUse, String whenNot, String source, CheckMark check) {

	public Sheet {
		inputs = List.copyOf(inputs);
		groups = List.copyOf(groups);
	}

}
