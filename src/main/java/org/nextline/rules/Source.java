package org.nextline.rules;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A publication, label or guideline that rules rest on.
 *
 * @param id its id
 * @param citation as it is cited
 * @param url where it can be read; empty when no identifier was confirmed
 * @param note further words; may be empty
 * @param checked how far it was checked, in words
 * @param citationVerified whether the citation itself was confirmed
 * @param reviewed when it was last looked through for this book; null when not recorded
 * @param reviewDue when it has to be looked through again; null when not recorded
 * @param retracted why and when it was retracted; empty while it stands
 */
public record Source(String id, String citation, String url, String note, String checked, boolean citationVerified,
		@Nullable LocalDate reviewed, @Nullable LocalDate reviewDue, String retracted) {

	/** Whether the review is overdue on this day. */
	public boolean overdue(LocalDate today) {
		LocalDate due = this.reviewDue;
		return due != null && today.isAfter(due);
	}

	/** Whether it was retracted: nothing should rest on it any longer. */
	public boolean isRetracted() {
		return !this.retracted.isEmpty();
	}

}
