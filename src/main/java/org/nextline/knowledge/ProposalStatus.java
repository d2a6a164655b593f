package org.nextline.knowledge;

/** How far a proposal has come. */
enum ProposalStatus {

	/** Being written. */
	DRAFT,

	/** Waits for somebody else to review it. */
	IN_REVIEW,

	/** Sent back to its authors with a reason. */
	CHANGES_REQUESTED,

	/** Reviewed by somebody else; may be published. */
	APPROVED,

	/** Part of a release. */
	PUBLISHED,

	/** Given up. */
	WITHDRAWN;

	/** Whether its changes may still be written. */
	boolean open() {
		return this == DRAFT || this == CHANGES_REQUESTED;
	}

	/** Whether nothing can happen to it any more. */
	boolean ended() {
		return this == PUBLISHED || this == WITHDRAWN;
	}

}
