package org.nextline.vocabulary;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one field.
 *
 * @param value the value, in the unit of the field
 * @param observed when it was observed; null when not stated
 * @param source where it comes from (laboratory, letter, clinician); null when not stated
 * @param phase of the sample, where it has one; null means at this relapse
 * @param derivedFrom for a derived fact, from what and how, in words; null for a stated
 * one
 */
public record Fact(Value value, @Nullable PartialDate observed, @Nullable String source, @Nullable Phase phase,
		@Nullable String derivedFrom) {

	/** A stated value without further detail. */
	public static Fact stated(Value value) {
		return new Fact(value, null, null, null, null);
	}

	/**
	 * A value that follows from others.
	 * @param value the value
	 * @param from what it follows from, in words
	 */
	public static Fact derived(Value value, String from) {
		return new Fact(value, null, null, null, from);
	}

	public boolean derived() {
		return this.derivedFrom != null;
	}

	/**
	 * Whether it counts for a field that needs a sample of this relapse (gate G-SAMPLE).
	 */
	public boolean atThisRelapse() {
		return this.phase == null || this.phase == Phase.RELAPSE;
	}

}
