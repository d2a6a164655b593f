package org.nextline.knowledge;

/** What a finding asks of the author; from the gravest on. */
enum CheckWeight {

	/** Has to be mended before review. */
	STOPS,
	/** Has to be mended, or accepted with a reason. */
	ASKS,
	/** Good to know. */
	TELLS

}
