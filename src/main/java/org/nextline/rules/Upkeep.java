package org.nextline.rules;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Who looks after a rule, and until when it has to be looked through again.
 *
 * @param owner who looks after it; may be empty
 * @param reviewBy by when it has to be looked through; null when not recorded
 */
public record Upkeep(String owner, @Nullable LocalDate reviewBy) {

	/** Whether the review is overdue on this day. */
	public boolean overdue(LocalDate today) {
		LocalDate due = this.reviewBy;
		return due != null && today.isAfter(due);
	}

}
