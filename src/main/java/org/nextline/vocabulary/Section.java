package org.nextline.vocabulary;

/** The parts of the case form, in the order in which they are asked. */
public enum Section {

	PATIENT("Patient"), DISEASE("Disease"), THIS_RELAPSE("This relapse"), EARLIER_TREATMENT("Earlier treatment"),
	GENETICS("Genetics"), IMMUNOPHENOTYPE("Immunophenotype"), FITNESS("Fitness and organs"),
	HISTORY("History and risks"), MEDICATION("Current medication"), TRANSPLANT("Transplant"),
	GOALS("Goals and setting");

	private final String label;

	Section(String label) {
		this.label = label;
	}

	/** Heading shown to the clinician. */
	public String label() {
		return this.label;
	}

}
