package org.nextline.suggestions;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Truth;

/**
 * What was found at a check.
 *
 * @param on the day, as an ISO date
 * @param numbers amounts by the key of their field, in its unit; what is absent was not
 * measured
 * @param answers by the place of the limit: {@code yes} when it is crossed, {@code no}
 * when it is not, {@code unclear}; what is absent was not answered
 * @param note in words, may be empty
 */
record CheckResult(String on, Map<String, Double> numbers, Map<String, String> answers, String note) {

	CheckResult {
		numbers = Map.copyOf(numbers);
		answers = Map.copyOf(answers);
	}

	/**
	 * Whether the limit is crossed; what was not measured or not answered is unknown,
	 * never "no".
	 * @param place of the limit in its check, from 0
	 * @param limit the limit
	 */
	Truth crossed(int place, PlanLimit limit) {
		if (limit.measured()) {
			Double amount = this.numbers.get(String.valueOf(limit.field()));
			return limit.crossedBy(amount);
		}
		@Nullable String answer = this.answers.get(String.valueOf(place));
		if (answer == null) {
			return Truth.UNKNOWN;
		}
		return switch (answer) {
			case "yes" -> Truth.TRUE;
			case "no" -> Truth.FALSE;
			default -> Truth.UNKNOWN;
		};
	}

}
