package org.nextline.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Value;

/**
 * One input of a score.
 *
 * @param key name in the interface
 * @param label name on the page
 * @param kind what kind of answer it takes
 * @param unit unit of a number, empty where it has none
 * @param min smallest number that can be right; null for other kinds
 * @param max largest number that can be right; null for other kinds
 * @param allowed allowed values; empty where any text is taken
 * @param guard whether it tells only if the score applies; a guard that is not known
 * leaves the result as it is
 * @param completions values that stand for all others when the answer is not known: both
 * sides of every cut-off
 */
public record Input(String key, String label, Kind kind, String unit, @Nullable Double min, @Nullable Double max,
		List<String> allowed, boolean guard, List<Object> completions) {

	/** What kind of answer an input takes. */
	public enum Kind {

		NUMBER, YES_NO, CODE, TEXT, LIST

	}

	private static final double BESIDE = 0.001;

	public Input {
		allowed = List.copyOf(allowed);
		completions = List.copyOf(completions);
	}

	/** A number; the ends of the range can be right. */
	static Input number(String key, String label, String unit, double min, double max) {
		return new Input(key, label, Kind.NUMBER, unit, min, max, List.of(), false, List.of(min, max));
	}

	static Input yesNo(String key, String label) {
		return new Input(key, label, Kind.YES_NO, "", null, null, List.of(), false, List.of(true, false));
	}

	static Input code(String key, String label, String... allowed) {
		return new Input(key, label, Kind.CODE, "", null, null, List.of(allowed), false, List.of((Object[]) allowed));
	}

	/** A text, with texts that stand for every kind of answer. */
	static Input text(String key, String label, String... examples) {
		return new Input(key, label, Kind.TEXT, "", null, null, List.of(), false, List.of((Object[]) examples));
	}

	/** A list of texts, with lists that stand for every kind of answer. */
	static Input list(String key, String label, List<? extends List<?>> examples) {
		return new Input(key, label, Kind.LIST, "", null, null, List.of(), false, List.copyOf(examples));
	}

	/** The same number, with its cut-offs: each is tried, and both of its sides. */
	Input cuts(double... cuts) {
		TreeSet<Double> tried = new TreeSet<>();
		double least = Objects.requireNonNull(this.min);
		double most = Objects.requireNonNull(this.max);
		tried.add(least);
		tried.add(most);
		for (double cut : cuts) {
			for (double value : new double[] { cut - BESIDE, cut, cut + BESIDE }) {
				if (value >= least && value <= most) {
					tried.add(value);
				}
			}
		}
		return new Input(this.key, this.label, this.kind, this.unit, this.min, this.max, this.allowed, this.guard,
				new ArrayList<>(tried));
	}

	/** The same whole number: only whole values are tried. */
	Input whole(int... cuts) {
		TreeSet<Double> tried = new TreeSet<>();
		double least = Objects.requireNonNull(this.min);
		double most = Objects.requireNonNull(this.max);
		tried.add(least);
		tried.add(most);
		for (int cut : cuts) {
			for (int value = cut - 1; value <= cut + 1; value++) {
				if (value >= least && value <= most) {
					tried.add((double) value);
				}
			}
		}
		return new Input(this.key, this.label, this.kind, this.unit, this.min, this.max, this.allowed, this.guard,
				new ArrayList<>(tried));
	}

	/** The same list, of these entries only. */
	Input of(List<String> entries) {
		return new Input(this.key, this.label, this.kind, this.unit, this.min, this.max, entries, this.guard,
				this.completions);
	}

	/** The same input, telling only whether the score applies. */
	Input asGuard() {
		return new Input(this.key, this.label, this.kind, this.unit, this.min, this.max, this.allowed, true,
				this.completions);
	}

	/** The range in words: {@code between 0 and 240 months}. */
	public String range() {
		if (this.min == null || this.max == null) {
			return "";
		}
		return String
			.format(Locale.ROOT, "between %s and %s %s", Value.plain(this.min), Value.plain(this.max), this.unit)
			.trim();
	}

}
