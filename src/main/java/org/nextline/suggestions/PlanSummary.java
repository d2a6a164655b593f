package org.nextline.suggestions;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Where the plan of a case stands, for lists and papers.
 *
 * @param caseId the case
 * @param overdue what should have been done by now, longest overdue first
 * @param next what is ahead, soonest first; what goes on all the time comes with its last
 * day
 * @param crossed limits that are crossed and not yet dealt with, latest first
 * @param unclear limits that could not be judged and are not yet dealt with
 */
public record PlanSummary(UUID caseId, List<Due> overdue, List<Due> next, List<Crossed> crossed,
		List<Crossed> unclear) {

	/**
	 * A check that is due.
	 *
	 * @param id of the check
	 * @param what what to look at
	 * @param from the first day on which it is in time
	 * @param to the last one
	 * @param running whether it goes on between the two days
	 */
	public record Due(UUID id, String what, LocalDate from, LocalDate to, boolean running) {
	}

	/**
	 * A limit that calls for action.
	 *
	 * @param id of the check
	 * @param what what was looked at
	 * @param on when
	 * @param limit the limit in words
	 * @param found the number that was found, with its unit; empty where a person judged
	 * @param action what to do; may be empty
	 */
	public record Crossed(UUID id, String what, LocalDate on, String limit, String found, String action) {
	}

	public PlanSummary {
		overdue = List.copyOf(overdue);
		next = List.copyOf(next);
		crossed = List.copyOf(crossed);
		unclear = List.copyOf(unclear);
	}

	/** Whether something calls for somebody: overdue, crossed or unclear. */
	public boolean calls() {
		return !this.overdue.isEmpty() || !this.crossed.isEmpty() || !this.unclear.isEmpty();
	}

}
