package org.nextline.rules;

/** What becomes of a rule in a case; from best to worst. */
public enum Verdict {

	/** All its conditions hold. */
	SUPPORTED,
	/** Something decisive is not known. */
	CONDITIONAL,
	/** It would apply, and something speaks against it. */
	VETOED,
	/** It does not concern this case. */
	NOT_APPLICABLE

}
