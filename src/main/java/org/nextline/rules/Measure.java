package org.nextline.rules;

/** The functions of the grammar that give a number. */
public enum Measure {

	/** Number of different alterations of that gene and kind. */
	COUNT_ALT,
	/** Number of courses of the class that failed. */
	COUNT_FAILED,
	/** Number of courses of the class that were not tolerated. */
	COUNT_INTOL,
	/** Months since the last dose. */
	MONTHS_SINCE

}
