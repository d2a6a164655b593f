package org.nextline.vocabulary;

/** How a fact ages. */
public enum Dating {

	/** Must come from a sample or finding of this relapse. */
	SAMPLE,
	/** A current value, shown with its date. */
	CURRENT,
	/** History; does not age. */
	HISTORY

}
