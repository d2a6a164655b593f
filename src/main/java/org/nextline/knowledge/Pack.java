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
 * @param careExamples the cases that rows of care, interactions and foreclosures carry;
 * they expect TRUE, FALSE or UNKNOWN
 * @param cases named base cases in the shape of the API
 * @param wholeCases cases with what the whole advice must say of them
 * @param invariants what must hold for every possible patient
 * @param content hash of the files, the version left out
 */
public record Pack(String version, RuleBook book, List<Example> examples, List<Example> careExamples,
		Map<String, Map<String, Object>> cases, List<WholeCase> wholeCases, List<Invariant> invariants,
		String content) {

	public Pack {
		examples = List.copyOf(examples);
		careExamples = List.copyOf(careExamples);
		cases = Map.copyOf(cases);
		wholeCases = List.copyOf(wholeCases);
		invariants = List.copyOf(invariants);
	}

}
