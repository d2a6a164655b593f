package org.nextline.knowledge;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A case that a rule carries as its own test.
 *
 * @param ruleId the rule
 * @param name what the case is, in words
 * @param file file it stands in
 * @param answers the case in the shape of the API
 * @param expect SUPPORTED, CONDITIONAL, VETOED, BLOCKED or NOT_APPLICABLE; for guards and
 * modifiers TRUE, FALSE, UNKNOWN
 * @param agent the agent of the alternative that is judged, or null for the best of them
 * @param asksFor what must be among the missing facts
 */
public record Example(String ruleId, String name, String file, Map<String, Object> answers, String expect,
		@Nullable String agent, List<String> asksFor) {

}
