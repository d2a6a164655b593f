package org.nextline.scores;

import org.nextline.vocabulary.CheckMark;

/**
 * A group that a score leads to, with what was published about it.
 *
 * @param name code of the group
 * @param condition what leads to it, in words
 * @param published outcome with population, era and endpoint; empty when none is quoted
 * @param check how far the outcome was checked against its source
 */
public record Group(String name, String condition, String published, CheckMark check) {

	static Group of(String name, String condition) {
		return new Group(name, condition, "", CheckMark.V);
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

}
