package org.nextline.cases;

import org.nextline.vocabulary.Agents;

/**
 * The catalogue of agents that is in force. A room above provides it; without one, names
 * are taken as typed.
 */
public interface KnownAgents {

	/** The agents of the current release. */
	Agents current();

}
