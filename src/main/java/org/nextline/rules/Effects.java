package org.nextline.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.nextline.vocabulary.Truth;

/** Keeps everything that speaks against a regimen, each row with its gravest word. */
final class Effects implements Hearing {

	/** What cannot be had is named piece by piece. */
	private static final String EACH = "G-REGION";

	private final Situation situation;

	private final boolean known;

	private final List<Effect> heard = new ArrayList<>();

	/**
	 * @param situation the case
	 * @param known whether only what is known counts
	 */
	Effects(Situation situation, boolean known) {
		this.situation = situation;
		this.known = known;
	}

	List<Effect> heard() {
		return this.heard;
	}

	@Override
	public boolean hears(Truth truth) {
		return truth.isTrue() || (truth.isUnknown() && !this.known);
	}

	@Override
	public void hear(String id, Severity severity, boolean unknown, List<String> agents, boolean required,
			String message, Quick because) {
		Set<Missing> missing = unknown ? this.situation.finding(because).missing() : Set.of();
		Effect effect = new Effect(id, severity, unknown, agents, !required, message, because, this.situation, missing);
		if (!id.equals(EACH)) {
			for (int index = 0; index < this.heard.size(); index++) {
				Effect before = this.heard.get(index);
				if (before.id().equals(id) && before.unknown() == unknown && before.optionalOnly() == !required) {
					this.heard.set(index, merged(before, effect));
					return;
				}
			}
		}
		this.heard.add(effect);
	}

	@Override
	public boolean said(List<String> ids, Truth truth) {
		return this.heard.stream()
			.anyMatch((effect) -> ids.contains(effect.id())
					&& (effect.avoids() || (truth.isUnknown() && effect.unknown())));
	}

	/** One row speaks once of a regimen, with its gravest word. */
	private Effect merged(Effect before, Effect effect) {
		Set<String> agents = new LinkedHashSet<>(before.agents());
		agents.addAll(effect.agents());
		Effect graver = (effect.severity().compareTo(before.severity()) > 0) ? effect : before;
		return new Effect(graver.id(), graver.severity(), graver.unknown(), List.copyOf(agents),
				before.optionalOnly() && effect.optionalOnly(), graver.message(), graver.because(), this.situation,
				MissingFacts.union(before.missing(), effect.missing()));
	}

}
