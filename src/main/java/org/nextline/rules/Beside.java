package org.nextline.rules;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One option of a case under two books, side by side.
 *
 * @param option its key
 * @param title its name
 * @param was how it stands in the book of before
 * @param becomes how it stands in the book of after
 * @param shift what becomes of it; null when it stays as it is
 */
public record Beside(String option, String title, Side was, Side becomes, @Nullable Shift shift) {

	/**
	 * How an option stands under one book.
	 *
	 * @param verdict the verdict
	 * @param place where it stands on the page; null when it is not offered
	 * @param reasons what the verdict rests on, in words
	 * @param warnings what is to be minded
	 */
	public record Side(Verdict verdict, Shift.@Nullable Place place, List<String> reasons, List<String> warnings) {

		static final Side ABSENT = new Side(Verdict.NOT_APPLICABLE, null, List.of(), List.of());

	}

	/** Whether it is offered or refused by either book. */
	boolean told() {
		return this.was.verdict() != Verdict.NOT_APPLICABLE || this.becomes.verdict() != Verdict.NOT_APPLICABLE;
	}

}
