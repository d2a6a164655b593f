package org.nextline.suggestions;

/** Why none of the options was chosen, or another one than the first. */
enum DecisionReason {

	TOXICITY("Toxicity or comorbidity"), EARLIER_TREATMENT("Earlier treatment precludes it"),
	PATIENT_WISH("The patient's wish"), NOT_AVAILABLE("Not available or not funded"), NEWER_EVIDENCE("Newer evidence"),
	CONTINUING("Treatment begun elsewhere continues"), SUPPORTIVE_CARE("Best supportive care"), OTHER("Other");

	private final String label;

	DecisionReason(String label) {
		this.label = label;
	}

	public String label() {
		return this.label;
	}

	/** Its place in a form. */
	public String id() {
		return "reason-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
	}

}
