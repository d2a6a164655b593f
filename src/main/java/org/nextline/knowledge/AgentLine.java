package org.nextline.knowledge;

import java.util.List;
import java.util.stream.Collectors;

import org.nextline.vocabulary.Agent;

/**
 * An agent as a line of a list.
 *
 * @param agent the agent
 * @param classes its classes in words
 * @param suggested how many rules suggest it
 * @param cautions how many safety rows mean it
 * @param text all that a search looks into, in small letters
 */
record AgentLine(Agent agent, List<String> classes, int suggested, int cautions, String text) {

	static AgentLine of(Agent agent, int suggested, int cautions) {
		List<String> classes = agent.classes().stream().sorted().map(Names::ofClass).toList();
		String text = Query.folded(
				agent.key() + "\n" + agent.name() + "\n" + agent.synonyms().stream().collect(Collectors.joining(" "))
						+ "\n" + String.join("\n", classes) + "\n" + String.join(" ", agent.classes()));
		return new AgentLine(agent, classes, suggested, cautions, text);
	}

}
