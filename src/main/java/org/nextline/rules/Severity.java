package org.nextline.rules;

/** How grave a safety row is; from least to gravest. */
public enum Severity {

	/** A routine measure or dose change; strength unchanged. */
	WARN("Note"),
	/** Raises risk; strength lowered by one step. */
	CAUTION("Caution"),
	/** Contraindicated or useless: the option is vetoed. */
	AVOID("Avoid");

	private final String label;

	Severity(String label) {
		this.label = label;
	}

	public String label() {
		return this.label;
	}

}
