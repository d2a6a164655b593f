package org.nextline.rules;

import java.time.LocalDate;
import java.util.Locale;

/**
 * A length of time.
 *
 * @param amount how many, from 0
 * @param unit of what
 */
public record Span(int amount, Unit unit) {

	/** A unit of time. */
	public enum Unit {

		HOUR, DAY, WEEK, MONTH, YEAR;

		/** The unit in a sentence. */
		public String words(boolean one) {
			return name().toLowerCase(Locale.ROOT) + (one ? "" : "s");
		}

		static Unit of(String word) {
			for (Unit unit : values()) {
				if (unit.words(true).equals(word) || unit.words(false).equals(word)) {
					return unit;
				}
			}
			throw new IllegalArgumentException(
					"\"" + word + "\" is no unit of time; expected hour, day, week, month or year");
		}

	}

	public Span {
		if (amount < 0 || amount > 10_000) {
			throw new IllegalArgumentException("a span of " + amount + " " + unit.words(false) + " cannot be right");
		}
	}

	/** The day that is so much later. */
	public LocalDate after(LocalDate day) {
		return switch (this.unit) {
			case HOUR -> day.plusDays(this.amount / 24);
			case DAY -> day.plusDays(this.amount);
			case WEEK -> day.plusWeeks(this.amount);
			case MONTH -> day.plusMonths(this.amount);
			case YEAR -> day.plusYears(this.amount);
		};
	}

	/** {@code 4 weeks}. */
	public String words() {
		return this.amount + " " + this.unit.words(this.amount == 1);
	}

}
