package org.nextline.suggestions;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.CareRule;
import org.nextline.rules.Severity;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.EvidenceLevel;
import org.nextline.vocabulary.Strength;

/**
 * Supportive care as it stands on the advice page.
 *
 * @param topics what there is, by topic, in their order
 * @param first what has to be done now, in one line each, with the topic it leads to
 */
record CarePage(List<Topic> topics, List<First> first) {

	/** How many lines and cards there are. */
	public int count() {
		return this.topics.stream().mapToInt(Topic::count).sum();
	}

	/** A line that stands first, with the anchor of its topic. */
	record First(String title, String anchor) {
	}

	/**
	 * A topic.
	 *
	 * @param anchor its place on the page
	 * @param label its heading
	 * @param lines what to do
	 * @param open what to check first, and what depends on it
	 * @param cards cards for what may happen
	 */
	record Topic(String anchor, String label, List<Line> lines, List<Open> open, List<Card> cards) {

		public int count() {
			return this.lines.size() + this.open.stream().mapToInt((one) -> one.lines().size()).sum()
					+ this.cards.size();
		}

		/** Whether something in it has to be done now. */
		public boolean now() {
			return this.lines.stream().anyMatch(Line::now);
		}

	}

	/**
	 * One thing to do.
	 *
	 * @param title what, in a few words
	 * @param text how, in words
	 * @param strength how strongly; null where the reference gives none
	 * @param level how good the evidence is; null where the reference gives none
	 * @param mark how far it was checked
	 * @param facts the facts that make it hold
	 * @param with the options it goes with; empty when it concerns the case
	 * @param now whether it has to be done now
	 * @param sources what it rests on
	 * @param id its row
	 */
	record Line(String title, String text, @Nullable Strength strength, @Nullable EvidenceLevel level, CheckMark mark,
			List<String> facts, List<String> with, boolean now, List<AdvicePage.Cited> sources, String id) {
	}

	/**
	 * What to check first.
	 *
	 * @param labels the facts
	 * @param anchor place of the first of them in the entry form
	 * @param lines what holds if they turn out so
	 */
	record Open(List<String> labels, String anchor, List<Line> lines) {
	}

	/**
	 * A card to have at hand.
	 *
	 * @param anchor its place on the page
	 * @param line its title and words
	 * @param parts its steps or grades
	 */
	record Card(String anchor, Line line, List<CareRule.Part> parts) {
	}

	/**
	 * What stands beside one option.
	 *
	 * @param together interactions that hold
	 * @param perhaps interactions that depend on what else is taken, which is not known
	 * @param lines care that goes with it
	 * @param open care whose condition is not known
	 * @param cards cards for what may happen under it
	 * @param closings what it closes for later
	 */
	record Beside(List<Together> together, List<Perhaps> perhaps, List<Line> lines, List<Open> open, List<Card> cards,
			List<Closing> closings) {

		static final Beside NOTHING = new Beside(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

		public int careCount() {
			return this.lines.size() + this.open.stream().mapToInt((one) -> one.lines().size()).sum()
					+ this.cards.size();
		}

	}

	/**
	 * Two drugs that act on one another.
	 *
	 * @param drug the drug of the option
	 * @param other the other one
	 * @param where where the other one comes from: TAKEN, SAME_OPTION, CURRENT, PLANNED
	 * @param severity how grave
	 * @param first the first sentence of what to do
	 * @param rest the other sentences; may be empty
	 * @param clears whether it clears when the other one is stopped
	 * @param ids the rows that say so
	 */
	record Together(String drug, String other, String where, Severity severity, String first, String rest,
			boolean clears, List<String> ids) {
	}

	/** A drug of the option, and what it would act on one another with. */
	record Perhaps(String drug, List<String> others) {
	}

	/**
	 * What an option closes for later.
	 *
	 * @param what what is closed
	 * @param by the drugs that do so, where the option has others
	 * @param text how, and what to do about it
	 * @param interval for how long; may be empty
	 * @param facts the facts that make it hold
	 * @param unless facts that are not known
	 * @param mark how far it was checked
	 * @param basis rows that say so
	 */
	record Closing(String what, List<String> by, String text, String interval, List<String> facts, List<String> unless,
			CheckMark mark, List<String> basis) {
	}

}
