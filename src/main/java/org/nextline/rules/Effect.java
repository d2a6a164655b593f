package org.nextline.rules;

import java.util.List;
import java.util.Set;

/**
 * What a safety row, a guard, a table or a gate says of one regimen.
 *
 * @param id the row or gate
 * @param severity how grave
 * @param unknown whether its condition is not known
 * @param agents agents it concerns
 * @param optionalOnly whether it concerns only parts that may be left out
 * @param message what to do, in words
 * @param because its condition
 * @param situation the case
 * @param missing what would settle it
 */
record Effect(String id, Severity severity, boolean unknown, List<String> agents, boolean optionalOnly, String message,
		Quick because, Situation situation, Set<Missing> missing) {

	/** What its condition rests on. */
	Finding finding() {
		return this.situation.finding(this.because);
	}

	boolean avoids() {
		return !this.unknown && this.severity == Severity.AVOID;
	}

	Warning warning() {
		return new Warning(this.id, this.severity, this.agents, this.message, this.unknown, this.missing);
	}

}
