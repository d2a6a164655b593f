package org.nextline.vocabulary;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date known to the day, the month or only the year: {@code 2025-03-12},
 * {@code 2025-03}, {@code 2025}.
 *
 * @param year calendar year
 * @param month 1 to 12, 0 when not known
 * @param day 1 to 31, 0 when not known
 */
public record PartialDate(int year, int month, int day) implements Comparable<PartialDate> {

	private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?");

	private static final String[] MONTHS = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
			"Nov", "Dec" };

	public PartialDate {
		if (year < 1850 || year > 2200) {
			throw new IllegalArgumentException("The year " + year + " cannot be right");
		}
		if (day > 0) {
			LocalDate.of(year, month, day);
		}
		else if (month > 0) {
			YearMonth.of(year, month);
		}
	}

	/**
	 * Reads what a person typed.
	 * @param text for example {@code 2025-03}
	 * @return the date, or empty when it cannot be read as one
	 */
	public static Optional<PartialDate> read(String text) {
		Matcher matcher = FORM.matcher(text.trim());
		if (!matcher.matches()) {
			return Optional.empty();
		}
		try {
			return Optional.of(new PartialDate(Integer.parseInt(matcher.group(1)), number(matcher.group(2)),
					number(matcher.group(3))));
		}
		catch (RuntimeException ex) {
			return Optional.empty();
		}
	}

	public static PartialDate of(LocalDate date) {
		return new PartialDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
	}

	private static int number(@org.jspecify.annotations.Nullable String digits) {
		return (digits != null) ? Integer.parseInt(digits) : 0;
	}

	/** The first day the date can mean. */
	public LocalDate earliest() {
		return LocalDate.of(this.year, (this.month > 0) ? this.month : 1, (this.day > 0) ? this.day : 1);
	}

	/** The last day the date can mean. */
	public LocalDate latest() {
		if (this.day > 0) {
			return earliest();
		}
		return (this.month > 0) ? YearMonth.of(this.year, this.month).atEndOfMonth() : LocalDate.of(this.year, 12, 31);
	}

	/** As people read it: {@code 12 Nov 2026}, {@code Nov 2026}, {@code 2026}. */
	public String words() {
		String text = String.valueOf(this.year);
		if (this.month > 0) {
			text = MONTHS[this.month - 1] + " " + text;
		}
		return (this.day > 0) ? this.day + " " + text : text;
	}

	@Override
	public int compareTo(PartialDate other) {
		return earliest().compareTo(other.earliest());
	}

	/** As it is stored: {@code 2026-11-12}, {@code 2026-11}, {@code 2026}. */
	@Override
	public String toString() {
		if (this.day > 0) {
			return earliest().toString();
		}
		return (this.month > 0) ? String.format(Locale.ROOT, "%d-%02d", this.year, this.month)
				: String.valueOf(this.year);
	}

}
