package org.nextline.rules;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.EvidenceLevel;
import org.nextline.vocabulary.Strength;

/**
 * One thing to do beside treatment, or a card for what may happen under it.
 *
 * @param id its own id, never used again once retired
 * @param topic what it is about
 * @param title what it says in a few words
 * @param diseases diseases it holds in
 * @param when its condition: unknown shows it as "check first", never as no
 * @param targets agents, classes, categories or groups it goes with; empty when it
 * concerns the case whatever is chosen
 * @param except agents or classes whose presence in a regimen keeps it away
 * @param text what to do, in words
 * @param parts steps or grades of an action card; empty for a plain line
 * @param kind a line, an act now, a trigger or a card
 * @param strength how strongly it is suggested; null where the reference gives none
 * @param evidence how good the evidence is; null where the reference gives none
 * @param sources ids of its sources
 * @param check how far it was checked
 */
public record CareRule(String id, CareTopic topic, String title, Set<Disease> diseases, Criterion when,
		List<String> targets, List<String> except, String text, List<Part> parts, Kind kind,
		@Nullable Strength strength, @Nullable EvidenceLevel evidence, List<String> sources, CheckMark check) {

	/** How a row is read. */
	public enum Kind {

		/** A line. */
		LINE,
		/** A line that stands first, because something has to be done now. */
		NOW,
		/** One of the reasons that call for what its topic is about; they share one line. */
		TRIGGER,
		/** A card to have at hand for what may happen. */
		CARD

	}

	/**
	 * A step or grade of a card.
	 *
	 * @param heading its heading, for example {@code Grade 2}
	 * @param lines what it says
	 */
	public record Part(String heading, List<String> lines) {

		public Part {
			lines = List.copyOf(lines);
		}

	}

	public CareRule {
		diseases = Set.copyOf(diseases);
		targets = List.copyOf(targets);
		except = List.copyOf(except);
		parts = List.copyOf(parts);
		sources = List.copyOf(sources);
	}

	/** Whether it goes with certain treatments only. */
	public boolean tied() {
		return !this.targets.isEmpty();
	}

}
