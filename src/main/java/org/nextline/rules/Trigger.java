package org.nextline.rules;

import org.jspecify.annotations.Nullable;

/**
 * What calls for action, and what to do then.
 *
 * @param limit what calls for it
 * @param action what to do, in words; empty where the limit says it
 */
public record Trigger(Limit limit, String action) {

	/** What calls for action. */
	public sealed interface Limit {

		/** As a person reads it, without its first capital. */
		String words();

	}

	/**
	 * A value beyond its limit.
	 *
	 * @param value the field, the comparison and the number, in the unit of the field
	 * @param at when the value counts; null for always
	 */
	public record Crossed(Criterion.Within value, @Nullable Timing at) implements Limit {

		@Override
		public String words() {
			Timing when = this.at;
			return this.value.words() + ((when != null) ? " " + when.words() : "");
		}

	}

	/**
	 * Something that should have come by a certain time.
	 *
	 * @param what what should have come
	 * @param by by when
	 */
	public record Lacking(String what, Timing by) implements Limit {

		@Override
		public String words() {
			String when = this.by.words().replaceFirst("^(at|on|in|after) ", "");
			return "no " + this.what + " by " + when;
		}

	}

	/** Something that can be seen but not compared with a number. */
	public record Seen(String words) implements Limit {
	}

	/** What it is and what to do, as a person reads it. */
	public String words() {
		String what = this.limit.words();
		int first = what.offsetByCodePoints(0, 1);
		return what.substring(0, first).toUpperCase(java.util.Locale.ROOT) + what.substring(first)
				+ (this.action.isEmpty() ? "" : ": " + this.action);
	}

}
