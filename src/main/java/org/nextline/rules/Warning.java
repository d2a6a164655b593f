package org.nextline.rules;

import java.util.List;
import java.util.Set;

/**
 * Something to mind with an option.
 *
 * @param ruleId id of the row or gate it comes from
 * @param severity how grave
 * @param agents agents it concerns; empty when it concerns the whole option
 * @param message what to do, in words
 * @param unknown whether its condition is not known: check first
 * @param missing what would settle it; empty unless unknown
 */
public record Warning(String ruleId, Severity severity, List<String> agents, String message, boolean unknown,
		Set<Missing> missing) {

	public Warning {
		agents = List.copyOf(agents);
		missing = Set.copyOf(missing);
	}

}
