package org.nextline.rules;

/** How a number is compared with its limit. */
public enum Operator {

	LESS("<", "below"), AT_MOST("<=", "at most"), MORE(">", "above"), AT_LEAST(">=", "at least"), EQUAL("=", "exactly");

	private final String symbol;

	private final String words;

	Operator(String symbol, String words) {
		this.symbol = symbol;
		this.words = words;
	}

	public String symbol() {
		return this.symbol;
	}

	/** The comparison in a sentence: {@code at least}. */
	public String words() {
		return this.words;
	}

	/** Whether the amount stands in this relation to the limit. */
	public boolean holds(double amount, double limit) {
		return switch (this) {
			case LESS -> amount < limit;
			case AT_MOST -> amount <= limit;
			case MORE -> amount > limit;
			case AT_LEAST -> amount >= limit;
			case EQUAL -> amount == limit;
		};
	}

	static Operator of(String symbol) {
		for (Operator operator : values()) {
			if (operator.symbol.equals(symbol)) {
				return operator;
			}
		}
		throw new IllegalArgumentException("No comparison " + symbol);
	}

}
