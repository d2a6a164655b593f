package org.nextline.knowledge;

import java.util.List;

import org.nextline.rules.Verdict;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.Disease;

/**
 * What was found of one invariant in one book.
 *
 * @param invariant the invariant
 * @param regimens how many regimens it was asked of
 * @param rests rows and gates that keep it, and of how many regimens each does
 * @param broken patients on whom it fails, confirmed by the engine
 * @param open regimens of which it was neither proven nor shown to fail
 */
record Proof(Invariant invariant, int regimens, List<Rest> rests, List<Broken> broken, List<Open> open) {

	Proof {
		rests = List.copyOf(rests);
		broken = List.copyOf(broken);
		open = List.copyOf(open);
	}

	/** What is known of an invariant. */
	enum State {

		/** It holds for every patient. */
		PROVEN("Proven"),
		/** A patient was found on whom it fails. */
		BROKEN("Broken"),
		/** Neither in the time that there was. */
		NOT_DECIDED("Not decided");

		private final String label;

		State(String label) {
			this.label = label;
		}

		String label() {
			return this.label;
		}

	}

	/**
	 * A row or gate that keeps an invariant.
	 *
	 * @param id the row or gate
	 * @param regimens of how many regimens
	 */
	record Rest(String id, int regimens) {
	}

	/**
	 * A patient on whom it fails.
	 *
	 * @param facts the facts that are needed for it, as they would be entered
	 * @param disease the disease
	 * @param ruleId the rule that offers what it must not, or the category that lacks
	 * @param regimen what is offered
	 * @param verdict how it stands
	 */
	record Broken(CaseFacts facts, Disease disease, String ruleId, String regimen, Verdict verdict) {
	}

	/**
	 * A regimen of which nothing was decided.
	 *
	 * @param disease the disease
	 * @param ruleId the rule
	 * @param regimen the regimen
	 */
	record Open(Disease disease, String ruleId, String regimen) {
	}

	State state() {
		return !this.broken.isEmpty() ? State.BROKEN : this.open.isEmpty() ? State.PROVEN : State.NOT_DECIDED;
	}

}
