package org.nextline.knowledge;

import java.util.List;
import java.util.Map;

import org.nextline.rules.RuleBook;

/**
 * A rule book as it was read from files, with the examples of its rules.
 *
 * @param version version that the files name
 * @param book the rules
 * @param examples the cases that the rules carry
 * @param cases named base cases in the shape of the API
 */
public record Pack(String version, RuleBook book, List<Example> examples, Map<String, Map<String, Object>> cases) {

	public Pack {
		examples = List.copyOf(examples);
		cases = Map.copyOf(cases);
	}

}
