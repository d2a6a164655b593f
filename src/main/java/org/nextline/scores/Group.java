package org.nextline.scores;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.nextline.vocabulary.CheckMark;

/**
 * A group that a score leads to, with what was published about it.
 *
 * @param name code of the group
 * @param words the group in words
 * @param condition what leads to it, in words
 * @param published outcome with population, era and endpoint; empty when none is quoted
 * @param check how far the outcome was checked against its source
 * @param measures the published numbers, for a chart; empty when none is quoted
 */
public record Group(String name, String words, String condition, String published, CheckMark check,
		List<Measure> measures) {

	private static final Set<String> SPOKEN_AS_WRITTEN = Set.of("CR", "CRh", "CRi", "MLFS", "SR", "HR", "S1", "S2",
			"S3", "S4", "A", "B", "C", "I", "II", "III", "IV");

	public Group {
		measures = List.copyOf(measures);
	}

	static Group of(String name, String condition) {
		return new Group(name, spoken(name), condition, "", CheckMark.V, List.of());
	}

	/** A group with its published outcome, and the numbers of it. */
	static Group published(String name, String condition, String published, CheckMark check, Measure... measures) {
		return new Group(name, spoken(name), condition, published, check, List.of(measures));
	}

	/** The same group, called so on the page. */
	Group called(String other) {
		return new Group(this.name, other, this.condition, this.published, this.check, this.measures);
	}

	/** A code in words: {@code VERY_HIGH} is very high. */
	static String spoken(String name) {
		return SPOKEN_AS_WRITTEN.contains(name) ? name : name.toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	/**
	 * The published outcome as it may be shown: one that nobody has checked is not shown
	 * as fact.
	 */
	public String outcome() {
		if (this.published.isEmpty()) {
			return "";
		}
		return switch (this.check) {
			case V -> this.published;
			case P -> this.published + " (" + this.check.words() + ")";
			case M -> "An outcome was published, but it is " + this.check.words() + "; it is not shown.";
		};
	}

	/** Whether its numbers may stand in a chart: checked, or partly checked and marked. */
	public boolean charted() {
		return !this.measures.isEmpty() && this.check != CheckMark.M;
	}

}
