package org.nextline.suggestions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Truth;

/**
 * A check of a plan in one of its states.
 *
 * @param row the row of the release that it comes from; empty for one of the clinician's
 * own
 * @param test what is looked at, in general words that tell nothing of the disease
 * @param what what to look at
 * @param when when, in the words of the row
 * @param confirm whether the row was not checked against its source
 * @param estimated whether the day rests on an assumed length of a cycle
 * @param running whether it comes again and again between the two days, too often to name
 * each
 * @param event what it waits for, as a code; empty when it has a day
 * @param from the first day on which it is in time, as an ISO date; null when not known
 * @param to the last one
 * @param limits what calls for action
 * @param status where it stands
 * @param result what was found; null before
 * @param settled what was done about a crossed or unclear limit; empty before
 */
record CheckState(String row, String test, String what, String when, boolean confirm, boolean estimated,
		boolean running, String event, @Nullable String from, @Nullable String to, List<PlanLimit> limits,
		Status status, @Nullable CheckResult result, String settled) {

	/** Where a check stands. */
	enum Status {

		OPEN, DONE,
		/** Taken out, with a reason. */
		REMOVED,
		/** Its plan was replaced by another. */
		REPLACED

	}

	/** What became of the limits. */
	enum Crossing {

		NONE, CROSSED,
		/** A limit could not be judged. */
		UNCLEAR,
		/** Somebody wrote down what was done about it. */
		SETTLED

	}

	/**
	 * A limit with what the result says of it.
	 *
	 * @param place of the limit in its check, from 0
	 * @param limit the limit
	 * @param crossed TRUE, FALSE, or UNKNOWN when it is not known
	 */
	record Judged(int place, PlanLimit limit, Truth crossed) {
	}

	CheckState {
		limits = List.copyOf(limits);
	}

	/** What the result says of every limit; all unknown before there is one. */
	List<Judged> judged() {
		List<Judged> all = new ArrayList<>();
		CheckResult found = this.result;
		for (int place = 0; place < this.limits.size(); place++) {
			PlanLimit limit = this.limits.get(place);
			all.add(new Judged(place, limit, (found != null) ? found.crossed(place, limit) : Truth.UNKNOWN));
		}
		return all;
	}

	List<PlanLimit> crossedLimits() {
		return judged().stream().filter((one) -> one.crossed() == Truth.TRUE).map(Judged::limit).toList();
	}

	List<PlanLimit> unclearLimits() {
		return (this.result == null) ? List.of()
				: judged().stream().filter((one) -> one.crossed() == Truth.UNKNOWN).map(Judged::limit).toList();
	}

	Crossing crossing() {
		if (this.status != Status.DONE || (crossedLimits().isEmpty() && unclearLimits().isEmpty())) {
			return Crossing.NONE;
		}
		if (!this.settled.isEmpty()) {
			return Crossing.SETTLED;
		}
		return crossedLimits().isEmpty() ? Crossing.UNCLEAR : Crossing.CROSSED;
	}

	/** The first day on which it is in time. */
	Optional<LocalDate> first() {
		return Optional.ofNullable(this.from).map(LocalDate::parse);
	}

	/** The last day on which it is in time. */
	Optional<LocalDate> last() {
		return Optional.ofNullable(this.to).map(LocalDate::parse);
	}

	/** Whether it should have been done by now. */
	boolean overdue(LocalDate today) {
		return this.status == Status.OPEN && !this.running && last().filter((day) -> day.isBefore(today)).isPresent();
	}

	CheckState due(LocalDate first, LocalDate last) {
		return new CheckState(this.row, this.test, this.what, this.when, this.confirm, false, this.running, "",
				first.toString(), last.toString(), this.limits, this.status, this.result, this.settled);
	}

	CheckState with(Status now) {
		return new CheckState(this.row, this.test, this.what, this.when, this.confirm, this.estimated, this.running,
				this.event, this.from, this.to, this.limits, now, this.result, this.settled);
	}

	CheckState found(CheckResult found) {
		return new CheckState(this.row, this.test, this.what, this.when, this.confirm, this.estimated, this.running,
				this.event, this.from, this.to, this.limits, Status.DONE, found, "");
	}

	/** The same check for another day, nothing found yet. */
	CheckState again(LocalDate first, LocalDate last) {
		return new CheckState(this.row, this.test, this.what, this.when, this.confirm, false, false, "",
				first.toString(), last.toString(), this.limits, Status.OPEN, null, "");
	}

	CheckState settled(String words) {
		return new CheckState(this.row, this.test, this.what, this.when, this.confirm, this.estimated, this.running,
				this.event, this.from, this.to, this.limits, this.status, this.result, words);
	}

	CheckState limits(List<PlanLimit> all) {
		return new CheckState(this.row, this.test, this.what, this.when, this.confirm, this.estimated, this.running,
				this.event, this.from, this.to, all, this.status, this.result, this.settled);
	}

	/** Tells checks of two layouts of the same rows apart. */
	String mark() {
		return String.join("\n", this.row, this.test, this.what, this.when, this.event, String.valueOf(this.from),
				String.valueOf(this.to));
	}

}
