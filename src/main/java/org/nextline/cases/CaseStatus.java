package org.nextline.cases;

/** Where a relapse case stands. */
enum CaseStatus {

	/** Being typed; no facts yet. */
	DRAFT,
	/** Stored, with facts. */
	OPEN

}
