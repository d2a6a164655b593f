package org.nextline.knowledge;

/** What a proposal does to an entry of the pack. */
enum Action {

	/** A new entry. */
	ADD,

	/** Another wording or condition of an entry that stands. */
	CHANGE,

	/** The entry goes; its id is never used again. */
	RETIRE

}
