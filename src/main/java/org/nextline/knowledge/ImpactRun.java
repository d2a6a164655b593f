package org.nextline.knowledge;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A comparison of a proposal with the release in force, over all stored cases.
 *
 * @param id of the run
 * @param proposal the proposal
 * @param hash of its changes as they were compared
 * @param baseRelease the release that they were put into
 * @param state how far it is
 * @param askedAt when it was asked for
 * @param askedBy who asked
 * @param startedAt when the first case was read; null while it waits
 * @param finishedAt when it ended; null before
 * @param lastCase the case up to which all are counted; null before the first
 * @param counts its counts
 * @param times what the time went to
 * @param trouble why it ended early, in words; null when it did not
 */
record ImpactRun(UUID id, UUID proposal, String hash, String baseRelease, State state, Instant askedAt, String askedBy,
		@Nullable Instant startedAt, @Nullable Instant finishedAt, @Nullable UUID lastCase, Counts counts, Times times,
		@Nullable String trouble) {

	/** How far a run is. */
	enum State {

		WAITING, RUNNING, DONE, CANCELLED, FAILED;

		/** Whether it goes on by itself. */
		boolean active() {
			return this == WAITING || this == RUNNING;
		}

	}

	/**
	 * What was counted so far.
	 *
	 * @param all cases that were stored when it began
	 * @param read cases that were read
	 * @param touched cases that the changes can concern
	 * @param changed cases in which something differs
	 * @param failed cases that could not be compared
	 */
	record Counts(long all, long read, long touched, long changed, long failed) {

		static final Counts NONE = new Counts(0, 0, 0, 0, 0);

		Counts plus(Counts more) {
			return new Counts(this.all, this.read + more.read, this.touched + more.touched, this.changed + more.changed,
					this.failed + more.failed);
		}

	}

	/**
	 * What the time went to.
	 *
	 * @param reading reading and decoding cases
	 * @param deciding asking both books
	 * @param writing keeping what differs and the position
	 */
	record Times(Duration reading, Duration deciding, Duration writing) {

		static final Times NONE = new Times(Duration.ZERO, Duration.ZERO, Duration.ZERO);

		Times plus(Times more) {
			return new Times(this.reading.plus(more.reading), this.deciding.plus(more.deciding),
					this.writing.plus(more.writing));
		}

		Duration all() {
			return this.reading.plus(this.deciding).plus(this.writing);
		}

	}

	/** How much of it is done, in per cent; all of it only when it is. */
	int percent() {
		if (this.state == State.DONE) {
			return 100;
		}
		long all = Math.max(1, this.counts.all());
		return (int) Math.min(99, this.counts.read() * 100 / all);
	}

	/** Whether it compared exactly this. */
	boolean of(String content, String release) {
		return this.hash.equals(content) && this.baseRelease.equals(release);
	}

}
