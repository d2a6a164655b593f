package org.nextline.scores;

import org.jspecify.annotations.Nullable;

/**
 * One published number of a group.
 *
 * @param endpoint what was measured, with its time: {@code Survival at 5 years}
 * @param value the number; null where it was not reached
 * @param unit {@code %} or {@code months}
 */
public record Measure(String endpoint, @Nullable Double value, String unit) {

	static Measure percent(String endpoint, double value) {
		return new Measure(endpoint, value, "%");
	}

	static Measure months(String endpoint, @Nullable Double value) {
		return new Measure(endpoint, value, "months");
	}

	/** The number with its unit, or that it was not reached. */
	public String words() {
		return (this.value != null) ? Score.plain(this.value) + " " + this.unit : "not reached";
	}

}
