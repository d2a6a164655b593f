package org.nextline.rules;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.EvidenceLevel;
import org.nextline.vocabulary.Strength;
import org.nextline.vocabulary.TherapyCategory;

/**
 * One row of the reference: an option, or a guard or modifier of other options.
 *
 * @param id its id, never used again once retired
 * @param kind option, guard or modifier
 * @param categories therapy categories; exactly one for an option
 * @param title what the card says
 * @param dose doses for recognition only; empty when none
 * @param alternatives the regimens offered, each judged by itself; empty when it offers
 * no drug
 * @param actsOn what a guard or modifier acts on: agents, classes, categories or rule ids
 * @param flags what is special about it
 * @param onlyRules the only rules that a guard acts on; empty for all
 * @param exceptRules rules that a guard spares
 * @param lane its lane when it is not that of its category
 * @param card key of the group card it joins, or null
 * @param diseases diseases in which it can fire
 * @param when the condition
 * @param unless the exclusions, or null when it has none
 * @param strength how strongly it suggests
 * @param evidence how good the evidence is
 * @param result the key result in words; may be empty
 * @param regulatory status by authority
 * @param sources ids of its sources
 * @param because the reason in words
 * @param check how far it was checked
 * @param upkeep who looks after it, and until when it has to be looked through again
 */
public record OptionRule(String id, Kind kind, List<TherapyCategory> categories, String title, String dose,
		List<Alternative> alternatives, List<String> actsOn, Set<Flag> flags, Set<String> onlyRules,
		Set<String> exceptRules, @Nullable Lane lane, @Nullable String card, Set<Disease> diseases, Criterion when,
		@Nullable Criterion unless, Clauses<Strength> strength, EvidenceLevel evidence, String result,
		List<Regulatory> regulatory, List<String> sources, String because, CheckMark check, Upkeep upkeep) {

	/** What a row is. */
	public enum Kind {

		OPTION, GUARD, MODIFIER

	}

	/** What is special about a row. */
	public enum Flag {

		/** Only shown when its agent is planned. */
		ON_REQUEST,
		/** A guard that acts on its drug as the only one. */
		ALONE_ONLY,
		/** An explicit plan row: nothing is left out of its test (gate G-PLAN). */
		PLAN,
		/**
		 * A re-treatment row: earlier failure is judged by its own condition (gate
		 * G-PRIOR).
		 */
		RETREATMENT,
		/** A modifier that raises what it acts on to its own strength at least. */
		RAISES,
		/** A modifier whose list of what it acts on is an order of rank. */
		RANKS,
		/** A modifier whose options stand before others of equal strength. */
		PRECEDES,
		/** A modifier whose options stand before others that are equal in everything. */
		BREAKS_TIES,
		/** A modifier that adds its words and changes nothing. */
		TEXT_ONLY,
		/** Remains with comfort as the goal (gate G-COMFORT). */
		COMFORT;

		/** Its name in a file of rules, such as {@code onRequest}. */
		public String key() {
			String words = name().toLowerCase(Locale.ROOT);
			return Pattern.compile("_(.)")
				.matcher(words)
				.replaceAll((letter) -> letter.group(1).toUpperCase(Locale.ROOT));
		}

	}

	public OptionRule {
		categories = List.copyOf(categories);
		alternatives = List.copyOf(alternatives);
		actsOn = List.copyOf(actsOn);
		flags = Set.copyOf(flags);
		onlyRules = Set.copyOf(onlyRules);
		exceptRules = Set.copyOf(exceptRules);
		diseases = Set.copyOf(diseases);
		regulatory = List.copyOf(regulatory);
		sources = List.copyOf(sources);
	}

	/**
	 * Whether it may offer an agent that failed before: a re-treatment row whose own
	 * condition looks at failure.
	 */
	boolean judgesFailureItself() {
		Criterion exclusion = this.unless;
		return is(Flag.RETREATMENT) && (looksAtFailure(this.when) || (exclusion != null && looksAtFailure(exclusion)));
	}

	private static boolean looksAtFailure(Criterion criterion) {
		return Stage.leaves(criterion)
			.stream()
			.anyMatch((leaf) -> leaf instanceof Criterion.Asks asks
					&& (asks.question() == Question.FAILED || asks.question() == Question.DONE));
	}

	/** Whether it continues what is taken now. */
	boolean continuesCurrent() {
		return this.alternatives.stream().anyMatch((one) -> one.required().contains("CURRENT"));
	}

	public boolean is(Flag flag) {
		return this.flags.contains(flag);
	}

	@Override
	public int hashCode() {
		return this.id.hashCode();
	}

	/** The category of one alternative: of several the one that its agents belong to. */
	TherapyCategory categoryOf(Alternative option, Agents agents) {
		for (TherapyCategory category : this.categories) {
			boolean belongs = option.required()
				.stream()
				.anyMatch((key) -> agents.in(key, category.name())
						|| (category == TherapyCategory.INTENSIVE_CHEMOTHERAPY && agents.in(key, "INTENSIVE_REGIMEN"))
						|| (category == TherapyCategory.BCR_ABL1_INHIBITOR && agents.in(key, "BCR_ABL1_TKI"))
						|| (category == TherapyCategory.MONOCLONAL_ANTIBODY && (agents.in(key, "ANTI_CD38")
								|| agents.in(key, "ANTI_CD20") || agents.in(key, "ANTI_CD52"))));
			if (belongs) {
				return category;
			}
		}
		return category();
	}

	/** The category of an option, of its first alternative where it has several. */
	public TherapyCategory category() {
		return this.categories.get(0);
	}

}
