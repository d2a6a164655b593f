package org.nextline.scores;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a score says of its inputs.
 *
 * @param id the score
 * @param points total; null when it has none or an unknown input could change it
 * @param group group; null when an unknown input could change it
 * @param valid whether the score can be used for this patient
 * @param reachable what the unknown inputs could still lead to
 * @param missing unknown inputs that could change the result
 * @param outcome published outcome of the group, in words
 * @param warnings cautions
 * @param parts parts that add up to the points
 * @param source where the score was published
 */
public record Result(String id, @Nullable Double points, @Nullable String group, boolean valid, Reachable reachable,
		List<String> missing, String outcome, List<String> warnings, List<Part> parts, String source) {

	/** Group of a score that is asked outside its population. */
	public static final String NOT_APPLICABLE = "NOT_APPLICABLE";

	/** Group of a value that has no class. */
	public static final String INVALID = "INVALID";

	public Result {
		missing = List.copyOf(missing);
		warnings = List.copyOf(warnings);
		parts = List.copyOf(parts);
	}

	/** The result of a score that does not apply, with the reason. */
	static Result notApplicable(String id, String reason, String source) {
		return new Result(id, null, NOT_APPLICABLE, false, new Reachable(null, null, List.of(NOT_APPLICABLE)),
				List.of(), reason, List.of(reason), List.of(), source);
	}

	/** Smallest and largest total, and the groups, that can be reached. */
	public record Reachable(@Nullable Double min, @Nullable Double max, List<String> groups) {

		public Reachable {
			groups = List.copyOf(groups);
		}

	}

}
