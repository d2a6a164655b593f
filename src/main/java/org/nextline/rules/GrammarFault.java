package org.nextline.rules;

/**
 * A condition that cannot be read, with the place and, where one is near, what was
 * probably meant.
 */
public class GrammarFault extends IllegalArgumentException {

	private final int column;

	private final String reason;

	/**
	 * A fault of a condition.
	 * @param column place in the text, 1 for the first character
	 * @param reason what is wrong, as a sentence
	 */
	public GrammarFault(int column, String reason) {
		super("column " + column + ": " + reason);
		this.column = column;
		this.reason = reason;
	}

	/** Place in the text, 1 for the first character. */
	public int column() {
		return this.column;
	}

	public String reason() {
		return this.reason;
	}

}
