package org.nextline.rules;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Truth;

/**
 * One case, asked condition by condition; what rows and tables say of single agents is
 * worked out once.
 */
public final class Interview {

	private final Situation situation;

	Interview(Situation situation) {
		this.situation = situation;
	}

	/**
	 * What a condition says of the case.
	 * @param criterion the condition
	 * @param agent the agent being judged, or null
	 * @param regimen the regimen being judged; empty when none is
	 */
	public Truth decide(Criterion criterion, @Nullable String agent, Set<String> regimen) {
		return criterion.decide(this.situation.judging(agent, regimen));
	}

	/**
	 * What a condition says of the case, with all its parts and what each rests on.
	 * @param criterion the condition
	 * @param agent the agent being judged, or null
	 * @param regimen the regimen being judged; empty when none is
	 */
	public Finding explain(Criterion criterion, @Nullable String agent, Set<String> regimen) {
		return criterion.explain(this.situation.judging(agent, regimen));
	}

}
