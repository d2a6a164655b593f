package org.nextline.rules;

import java.util.List;

import org.nextline.vocabulary.Truth;

/** Hears what speaks against a regimen, one statement after another. */
interface Hearing {

	/** Whether it wants to hear of a row whose condition has this truth. */
	boolean hears(Truth truth);

	/**
	 * Hears a statement.
	 * @param id the row or gate
	 * @param severity how grave
	 * @param unknown whether its condition is not known
	 * @param agents agents it concerns
	 * @param required whether the regimen cannot do without what it concerns
	 * @param message what to do, in words
	 * @param because its condition
	 */
	void hear(String id, Severity severity, boolean unknown, List<String> agents, boolean required, String message,
			Quick because);

	/**
	 * Whether one of these rows or gates was heard to avoid already; one that does not
	 * remember says no.
	 * @param ids rows and gates
	 * @param truth the truth of what would say it again: while it is unknown, a row that
	 * is unknown says as much
	 */
	default boolean said(List<String> ids, Truth truth) {
		return false;
	}

}
