package org.nextline.knowledge;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Whose tests a page shows: those of the release in force, or of a proposal's draft.
 *
 * @param pack what is tested; null when the draft cannot be read
 * @param faults why it cannot be read
 * @param proposal the proposal; null for the release
 * @param version version of the release
 */
record TestPlace(@Nullable Pack pack, List<String> faults, @Nullable Proposal proposal, String version) {

	/** What goes behind the addresses of its pages. */
	public @Nullable String getId() {
		return (this.proposal != null) ? this.proposal.getId().toString() : null;
	}

	/** Whose tests they are, for whoever runs them. */
	String whose() {
		return (this.proposal != null) ? this.proposal.getId().toString() : "release";
	}

	/** Whether tests can be written into it. */
	public boolean isOpen() {
		return this.proposal != null && this.proposal.getStatus().open();
	}

}
