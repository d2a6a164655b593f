package org.nextline.vocabulary;

/** How strongly a rule suggests its option; the order is from strongest to weakest. */
public enum Strength {

	PREFERRED("Preferred", "the option guidelines put first for this situation"),
	RECOMMENDED("Recommended", "a standard option"),
	CONSIDER("Consider", "reasonable in selected patients; weaker evidence"),
	CAUTION("Caution", "applies, but something in the case raises risk"),
	AVOID("Avoid", "contraindicated or expected to be ineffective");

	private final String label;

	private final String meaning;

	Strength(String label, String meaning) {
		this.label = label;
		this.meaning = meaning;
	}

	public String label() {
		return this.label;
	}

	/** What the word means, in one line. */
	public String meaning() {
		return this.meaning;
	}

	/**
	 * One step down, as a CAUTION does (gate G-SAFETY): CONSIDER becomes CAUTION, which
	 * stays.
	 */
	public Strength lowered() {
		return (this.ordinal() < CAUTION.ordinal()) ? values()[ordinal() + 1] : this;
	}

	/** The weaker of the two. */
	public Strength weaker(Strength other) {
		return (this.compareTo(other) >= 0) ? this : other;
	}

	/** The stronger of the two. */
	public Strength stronger(Strength other) {
		return (this.compareTo(other) <= 0) ? this : other;
	}

}
