package org.nextline.scores;

/** What a score is about, as the list of calculators is ordered. */
public enum Topic {

	AML("AML"), ALL("Acute lymphoblastic leukaemia"), CML("CML"), CLL("CLL"), TRANSPLANT("Transplantation"),
	FITNESS("Fitness"), FORMULA("Kidney, size, QT"), CARE("Toxicity, tumour lysis, response");

	private final String label;

	Topic(String label) {
		this.label = label;
	}

	/** The topic in words. */
	public String label() {
		return this.label;
	}

}
