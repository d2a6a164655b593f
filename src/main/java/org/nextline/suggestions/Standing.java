package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.nextline.rules.Lane;
import org.nextline.rules.Verdict;
import org.nextline.vocabulary.Strength;
import org.nextline.vocabulary.TherapyCategory;

/**
 * How one treatment stands in an advice.
 *
 * @param key tells it from others, in every advice alike
 * @param title its name
 * @param category what kind of treatment, as a code
 * @param verdict SUPPORTED, CONDITIONAL, VETOED or NOT_APPLICABLE
 * @param lane when it has its place, as a code; empty unless it is offered
 * @param strength how strongly, as a code; empty unless it is offered
 * @param rank place among all; 0 unless it is offered
 * @param cautions what speaks for care with it, in words
 * @param reasons why it is offered, or why not, in words
 * @param needs what would settle it, in words
 * @param ruleIds rows that stand behind it
 */
record Standing(String key, String title, String category, Verdict verdict, String lane, String strength, int rank,
		List<String> cautions, List<String> reasons, List<String> needs, List<String> ruleIds) {

	/** A treatment that an advice does not name. */
	static Standing unnamed(Standing other) {
		return new Standing(other.key(), other.title(), other.category(), Verdict.NOT_APPLICABLE, "", "", 0, List.of(),
				List.of(), List.of(), List.of());
	}

	/** The same with the reasons and rows of another one. */
	Standing and(List<String> moreReasons, List<String> moreRules) {
		return new Standing(this.key, this.title, this.category, this.verdict, this.lane, this.strength, this.rank,
				this.cautions, Stream.concat(this.reasons.stream(), moreReasons.stream()).distinct().toList(),
				this.needs, Stream.concat(this.ruleIds.stream(), moreRules.stream()).distinct().toList());
	}

	/** Regimens that are refused alike stand in one line; each is one by itself. */
	static List<String> titles(String joined) {
		return List.of(joined.split("; "));
	}

	static String key(String category, String title) {
		return category + ": " + title;
	}

	public boolean offered() {
		return this.verdict == Verdict.SUPPORTED || this.verdict == Verdict.CONDITIONAL;
	}

	/** Whether it stands alike, whatever words give the reasons. */
	boolean alike(Standing other) {
		return this.verdict == other.verdict && this.lane.equals(other.lane) && this.strength.equals(other.strength)
				&& this.rank == other.rank && this.cautions.equals(other.cautions) && this.needs.equals(other.needs);
	}

	/** The kind of treatment; empty where the title says it. */
	public String categoryLabel() {
		for (TherapyCategory one : TherapyCategory.values()) {
			if (one.name().equals(this.category)) {
				boolean said = this.title.toLowerCase(Locale.ROOT).startsWith(one.label().toLowerCase(Locale.ROOT));
				return said ? "" : one.label();
			}
		}
		return this.category;
	}

	public String strengthLabel() {
		for (Strength one : Strength.values()) {
			if (one.name().equals(this.strength)) {
				return one.label();
			}
		}
		return this.strength;
	}

	private String laneLabel() {
		for (Lane one : Lane.values()) {
			if (one.name().equals(this.lane)) {
				return one.label();
			}
		}
		return this.lane;
	}

	/** How it stands, in words. */
	public String words() {
		List<String> words = new ArrayList<>();
		words.add(switch (this.verdict) {
			case SUPPORTED -> "supported";
			case CONDITIONAL -> "conditional";
			case VETOED -> "not advised";
			case NOT_APPLICABLE -> "does not apply";
		});
		if (offered()) {
			words.add(strengthLabel().toLowerCase(Locale.ROOT));
			words.add("rank " + this.rank);
			if (!this.lane.equals(Lane.NOW.name())) {
				words.add(laneLabel().toLowerCase(Locale.ROOT));
			}
		}
		return String.join(", ", words);
	}

}
