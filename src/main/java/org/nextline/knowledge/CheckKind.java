package org.nextline.knowledge;

/** What a check looks for. */
enum CheckKind {

	/** A row, a regimen or a grade of it that can never stand. */
	NEVER_FIRES,
	/** A row that holds for every patient of its diseases. */
	ALWAYS_FIRES,
	/** A row that says no more than another one. */
	COVERED,
	/** Rows that say opposite things of one patient. */
	CONTRADICTED,
	/** A disease and setting with a patient to whom no treatment is offered. */
	NO_OPTION,
	/** A source that is missing, retracted or overdue. */
	SOURCE,
	/** A number without a test on both sides. */
	NUMBER_UNTESTED,
	/** What could be neither found nor ruled out. */
	UNSETTLED

}
