package org.nextline.rules;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of one option in one case when one book gives way to another.
 *
 * @param kind what happens to it
 * @param option its key: the same regimen has the same key in every case and book
 * @param title its name
 * @param was the verdict of the book of before
 * @param becomes the verdict of the book of after
 * @param from its place before; null when it had none
 * @param to its place after; null when it has none
 * @param reason why, in words; may be empty
 */
public record Shift(Kind kind, String option, String title, Verdict was, Verdict becomes, @Nullable Place from,
		@Nullable Place to, String reason) {

	/** Kinds of shifts, what a reviewer wants to know first before the others. */
	public enum Kind {

		/** Was offered, and no longer concerns the case. */
		LOST(true),
		/** Something speaks against it that did not before. */
		NEWLY_VETOED(true),
		/** What spoke against it no longer does; it is offered. */
		VETO_LIFTED(true),
		/** Was supported; now something decisive is not known. */
		NEWLY_CONDITIONAL(false),
		/** Is offered, and was not before. */
		GAINED(false),
		/** Was conditional, and is supported. */
		SETTLED(false),
		/** What spoke against it no longer does, and it does not concern the case. */
		NO_LONGER_NAMED(false),
		/** Another lane or strength. */
		MOVED(false),
		/** Other cautions or checks. */
		CAUTIONED(false),
		/** Another order of the options, each of them as it was. */
		REORDERED(false);

		private final boolean grave;

		Kind(boolean grave) {
			this.grave = grave;
		}

		/** Whether a reviewer has to have seen it in every case. */
		public boolean grave() {
			return this.grave;
		}

		static Kind of(Verdict was, Verdict becomes) {
			boolean offered = offered(was);
			return switch (becomes) {
				case VETOED -> NEWLY_VETOED;
				case NOT_APPLICABLE -> offered ? LOST : NO_LONGER_NAMED;
				case CONDITIONAL -> (was == Verdict.VETOED) ? VETO_LIFTED : offered ? NEWLY_CONDITIONAL : GAINED;
				case SUPPORTED -> (was == Verdict.VETOED) ? VETO_LIFTED : offered ? SETTLED : GAINED;
			};
		}

	}

	/**
	 * Where an option stands on the page.
	 *
	 * @param lane when it has its place
	 * @param strength how strongly, cautions counted
	 * @param rank place among all
	 */
	public record Place(Lane lane, org.nextline.vocabulary.Strength strength, int rank) {

		boolean movedFrom(Place before) {
			return this.lane != before.lane || this.strength != before.strength;
		}

	}

	static boolean offered(Verdict verdict) {
		return verdict == Verdict.SUPPORTED || verdict == Verdict.CONDITIONAL;
	}

}
