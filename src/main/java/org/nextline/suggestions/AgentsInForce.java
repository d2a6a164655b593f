package org.nextline.suggestions;

import org.nextline.cases.KnownAgents;
import org.nextline.knowledge.Releases;
import org.nextline.vocabulary.Agents;

import org.springframework.stereotype.Component;

/** Tells those who enter cases which agents the current release knows. */
@Component
class AgentsInForce implements KnownAgents {

	private final Releases releases;

	AgentsInForce(Releases releases) {
		this.releases = releases;
	}

	@Override
	public Agents current() {
		return this.releases.current().book().agents();
	}

}
