package org.nextline.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.EvidenceLevel;
import org.nextline.vocabulary.Strength;
import org.nextline.vocabulary.TherapyCategory;
import org.nextline.vocabulary.Truth;

/**
 * The advice for one case under one rule book. What is seldom shown is found when it is
 * asked for; so an advice is read by one thread at a time.
 *
 * @param facts the facts it rests on, derived ones included
 * @param options what may be offered, best first: supported ones, then conditional ones
 * @param notAdvised what the disease would call for but this patient should not get
 * @param notApplicable why not everything else
 * @param missing what to find out first, ranked
 * @param checks checks that many options share, printed once for the page
 * @param notices contradictions and other things to know first
 * @param became finds what became of every row; only who asks pays for it
 * @param worked works the sheets of transplantation and CAR T cells; only who asks pays
 * for it
 */
public record Advice(CaseFacts facts, List<Option> options, List<NotAdvised> notAdvised,
		List<NotApplicable> notApplicable, List<MissingFact> missing, List<Warning> checks, List<String> notices,
		Supplier<List<Outcome>> became, Supplier<List<Worksheet>> worked) {

	public Advice {
		became = Once.of(became);
		worked = Once.of(worked);
	}

	/** What became of every row, for tests and for the rule library. */
	public List<Outcome> outcomes() {
		return this.became.get();
	}

	/**
	 * The worked sheets of transplantation and CAR T cells; none while the disease is not
	 * known.
	 */
	public List<Worksheet> candidacy() {
		return this.worked.get();
	}

	/**
	 * One card.
	 *
	 * @param rank place among all; equal ranks are real ties
	 * @param lane when it has its place
	 * @param category what kind of treatment
	 * @param title what the card says
	 * @param agents agents of all its members, in order
	 * @param verdict SUPPORTED or CONDITIONAL
	 * @param strength how strongly, cautions counted
	 * @param evidence level of its leading rule
	 * @param members interchangeable regimens of a group card, best first; one for a
	 * plain card
	 * @param folded whether little is known of it, so that it is folded away
	 */
	public record Option(int rank, Lane lane, TherapyCategory category, String title, List<String> agents,
			Verdict verdict, Strength strength, EvidenceLevel evidence, List<Member> members, boolean folded) {

		/** The member that leads the card. */
		public Member lead() {
			return this.members.get(0);
		}

		public boolean group() {
			return this.members.size() > 1;
		}

		/** Ids of all rules that stand behind it. */
		public List<String> ruleIds() {
			return this.members.stream()
				.flatMap((member) -> member.reasons().stream())
				.map((reason) -> reason.rule().id())
				.distinct()
				.toList();
		}

	}

	/**
	 * One regimen.
	 *
	 * @param title its name
	 * @param agents its agents, required ones first, optional ones that stand after them
	 * @param optional those of the agents that may be left out
	 * @param strength how strongly, cautions counted
	 * @param reasons the rules that offer it, the leading one first
	 * @param warnings what to mind, gravest first; checks that many options share stand
	 * with the page
	 * @param checks what to check first for this regimen
	 * @param additions words that modifiers and rules that do not stand add
	 * @param modifiers ids of the modifiers among them
	 * @param nextStep whether it is the next step once remission is reached
	 * @param needs what is decisive and not known; empty unless conditional
	 */
	public record Member(String title, List<String> agents, List<String> optional, Strength strength,
			List<Reason> reasons, List<Warning> warnings, List<Warning> checks, List<String> additions,
			List<String> modifiers, boolean nextStep, Set<Missing> needs) {

		public Reason lead() {
			return this.reasons.get(0);
		}

	}

	/**
	 * Why a rule offers it.
	 *
	 * @param rule the rule
	 * @param strength its strength, cautions counted
	 * @param when what its condition says of the case
	 * @param unless what its exclusions say, or null when it has none
	 */
	public record Reason(OptionRule rule, Strength strength, Finding when, @Nullable Finding unless) {
	}

	/**
	 * What this patient should not get.
	 *
	 * @param category what kind of treatment
	 * @param title what it is
	 * @param agents its agents
	 * @param correctable whether every obstacle can be corrected first
	 * @param called whether a rule called for it in this case; else it is only a drug of
	 * this disease to keep away from
	 * @param ruleIds rows and gates that speak against it, and the rule that would have
	 * offered it
	 * @param reasons why, in words
	 */
	public record NotAdvised(TherapyCategory category, String title, List<String> agents, boolean correctable,
			boolean called, List<String> ruleIds, List<String> reasons) {
	}

	/**
	 * Why something else does not apply.
	 *
	 * @param category what kind of treatment
	 * @param title what it is
	 * @param agents its agents
	 * @param ruleId the rule
	 * @param stated reasons that a gate gives; empty when the condition itself is the
	 * reason
	 * @param condition finds what the condition says of the case
	 */
	public record NotApplicable(TherapyCategory category, String title, List<String> agents, String ruleId,
			List<String> stated, Supplier<Finding> condition) {

		/** What the condition says of the case. */
		public Finding when() {
			return this.condition.get();
		}

		/** The conditions that do not hold, with the facts, in words. */
		public List<String> failed() {
			return this.stated.isEmpty() ? Findings.reasons(when()) : this.stated;
		}

	}

	/**
	 * A fact to find out.
	 *
	 * @param missing the fact
	 * @param decides number of options whose verdict it would settle
	 * @param clears number of options that carry a check it would clear
	 * @param ruleIds the rules and rows that ask for it
	 */
	public record MissingFact(Missing missing, int decides, int clears, List<String> ruleIds) {
	}

	/**
	 * What became of one row for one alternative.
	 *
	 * @param ruleId the row
	 * @param agent the agent it was judged by; null when it offers none
	 * @param verdict verdict of an option; null for guards and modifiers
	 * @param correctable whether a veto can be corrected
	 * @param truth truth of a guard or modifier; null for options
	 * @param missing what would settle it
	 */
	public record Outcome(String ruleId, @Nullable String agent, @Nullable Verdict verdict, boolean correctable,
			@Nullable Truth truth, Set<Missing> missing) {
	}

	/** Rank of facts by field key, for whoever wants to point at a field. */
	public Map<String, Integer> missingByKey() {
		Map<String, Integer> ranks = new java.util.LinkedHashMap<>();
		this.missing.forEach((fact) -> ranks.putIfAbsent(fact.missing().key(), ranks.size() + 1));
		return ranks;
	}

}
