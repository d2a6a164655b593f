package org.nextline.rules;

/** The yes-no functions of the grammar (section 2 of the clinical reference). */
public enum Question {

	/** An alteration of that gene and kind was found at this relapse. */
	ALT(Subject.ALTERATION),
	/** As ALT, but false when it is not listed. */
	FOUND(Subject.ALTERATION),
	/** The karyotype at this relapse contains the finding. */
	CYTO(Subject.KARYOTYPE),
	/** The antigen is positive on the dominant population and not mixed. */
	AG_POS(Subject.ANTIGEN),
	/** The antigen is negative. */
	AG_NEG(Subject.ANTIGEN),
	/** The antigen is mixed or dim. */
	AG_MIXED(Subject.ANTIGEN),
	/** Nothing is known of the gene, alteration, antigen or marker. */
	UNTESTED(Subject.TEST),
	/** At least one is untested. */
	ANY_UNTESTED(Subject.TESTS),
	/** The agent, regimen or class was given before. */
	PRIOR(Subject.TARGET),
	/** Another member of the class was given before. */
	PRIOR_OTHER(Subject.CLASS_AND_AGENT),
	/** It was given and failed (refractory, or relapse on it). */
	FAILED(Subject.TARGET),
	/** It was given and not tolerated. */
	INTOL(Subject.TARGET),
	/** Every member is intolerable, failed or unavailable, at least one intolerable. */
	INTOL_ALL(Subject.TARGET),
	/** It was completed and never failed. */
	DONE(Subject.TARGET),
	/** It brought a response. */
	RESPONDED(Subject.TARGET),
	/** It is under consideration. */
	PLANNED(Subject.TARGET),
	/** It cannot be had. */
	UNAVAILABLE(Subject.TARGET),
	/** It cannot be used in this patient. */
	UNUSABLE(Subject.TARGET),
	/** Every member of the class but this one cannot be used. */
	UNUSABLE_OTHER(Subject.CLASS_AND_AGENT),
	/** A drug of that kind is taken now. */
	INTERACT(Subject.MEDICATION),
	/** The tables for CML say avoid. */
	TKI_AVOID(Subject.TARGET),
	/** The tables for CML say that it can be used. */
	TKI_OK(Subject.TARGET),
	/** The mutation table for CML favours it. */
	TKI_PREF(Subject.TARGET),
	/** The agent being judged is one of these. */
	THIS_AGENT_IN(Subject.TARGETS);

	private final Subject subject;

	Question(Subject subject) {
		this.subject = subject;
	}

	Subject subject() {
		return this.subject;
	}

	/** Whether the answer rests on safety rows or tables, which can look at any field. */
	boolean restsOnOtherRows() {
		return switch (this) {
			case UNUSABLE, UNUSABLE_OTHER, TKI_AVOID, TKI_OK, TKI_PREF -> true;
			default -> false;
		};
	}

	/** What a function takes. */
	enum Subject {

		ALTERATION, KARYOTYPE, ANTIGEN, TEST, TESTS, TARGET, TARGETS, CLASS_AND_AGENT, MEDICATION

	}

}
