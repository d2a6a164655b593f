package org.nextline.suggestions;

/** The part that turns facts and rules into advice, by its version. */
final class Engine {

	/**
	 * Raised whenever the same facts and release may get another answer, so that a
	 * receipt tells a changed engine from a changed row.
	 */
	static final String VERSION = "2026.12";

	private Engine() {
	}

}
