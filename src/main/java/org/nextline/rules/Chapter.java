package org.nextline.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Agent;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.TherapyCategory;
import org.nextline.vocabulary.Truth;

/**
 * What of a rule book concerns one disease, prepared once: its options, guards, modifiers
 * and safety rows, with the quick forms of their conditions. A case asks its own chapter
 * only.
 */
final class Chapter {

	private final RuleBook book;

	private final Gates gates;

	private final @Nullable Disease disease;

	private final QuickForms forms = new QuickForms();

	private final List<Row> options = new ArrayList<>();

	private final boolean continues;

	private final List<Offer> offers = new ArrayList<>();

	private final List<Asked> guards;

	private final List<Asked> modifiers;

	private final List<Asked> always;

	private final Map<TherapyCategory, List<Limit>> limits = new java.util.EnumMap<>(TherapyCategory.class);

	private final Map<String, TherapyCategory> drugs = new LinkedHashMap<>();

	private final Map<SafetyRule, @Nullable Quick> elsewhere = new IdentityHashMap<>();

	private final Map<String, SafetyRule> byId = new HashMap<>();

	private final Map<Key, Offer> made = new ConcurrentHashMap<>();

	private final Map<String, Objections> alone = new ConcurrentHashMap<>();

	private final Map<String, List<Objections.Row>> avoiding = new ConcurrentHashMap<>();

	private final Map<String, List<Objections.Cell>> cells = new ConcurrentHashMap<>();

	/** An option rule and its regimens; none of them where it continues what is taken. */
	private record Row(OptionRule rule, List<Offer> offers, boolean continues) {
	}

	private record Key(String ruleId, Alternative option) {
	}

	/**
	 * A criterion of candidacy that can speak against an option.
	 *
	 * @param row the criterion
	 * @param against when it does
	 * @param caution when it is a matter for the single case, or null
	 */
	record Limit(Candidacy row, Quick against, @Nullable Quick caution) {
	}

	/**
	 * A guard or modifier as it is asked without any agent.
	 *
	 * @param rule the row
	 * @param when its condition
	 * @param unless its exclusions, or null when it has none
	 * @param strength how strongly it suggests
	 */
	record Asked(OptionRule rule, Quick when, @Nullable Quick unless,
			QuickClauses<org.nextline.vocabulary.Strength> strength) {

		/** Whether it holds; one whose exclusion holds does not. */
		Truth holds(Situation situation) {
			Truth truth = situation.truth(this.when);
			return (truth.isTrue() && this.unless != null && situation.truth(this.unless).isTrue()) ? Truth.FALSE
					: truth;
		}

	}

	/**
	 * @param book the book
	 * @param gates the conditions of the global gates
	 * @param disease the disease, or null for cases in which it is not known
	 */
	Chapter(RuleBook book, Gates gates, @Nullable Disease disease) {
		this.book = book;
		this.gates = gates;
		this.disease = disease;
		gates.all().forEach(this.forms::keep);
		for (SafetyRule row : book.safety()) {
			Criterion also = row.alsoWhen();
			if (disease != null && row.diseases().contains(disease)) {
				this.elsewhere.put(row, null);
			}
			else if (also != null) {
				this.elsewhere.put(row, this.forms.of(also));
			}
		}
		this.elsewhere.keySet().forEach((row) -> this.byId.put(row.id(), row));
		this.guards = asked(OptionRule.Kind.GUARD);
		this.modifiers = asked(OptionRule.Kind.MODIFIER);
		this.always = Cards.ALWAYS.stream().flatMap((id) -> book.rule(id).stream()).map(this::asked).toList();
		book.candidacy().forEach(this::limit);
		for (OptionRule rule : rules(OptionRule.Kind.OPTION)) {
			for (Alternative option : rule.alternatives()) {
				if (!elsewhere(rule, option)) {
					option.required().forEach((key) -> this.drugs.putIfAbsent(key, kind(key, rule, option, book)));
				}
			}
		}
		this.guards.stream()
			.map(Asked::rule)
			.filter((guard) -> !guard.is(OptionRule.Flag.ON_REQUEST) && guard.onlyRules().isEmpty())
			.forEach((guard) -> guard.actsOn().forEach((key) -> this.drugs.putIfAbsent(key, guard.category())));
		this.drugs.keySet().removeIf((agent) -> book.agents().withKey(agent).isEmpty());
		List<OptionRule> judged = rules(OptionRule.Kind.OPTION).stream()
			.filter((rule) -> !Cards.ALWAYS.contains(rule.id()))
			.toList();
		judged.stream().filter((rule) -> rule.is(OptionRule.Flag.PLAN)).forEach(this::add);
		judged.stream().filter((rule) -> !rule.is(OptionRule.Flag.PLAN)).forEach(this::add);
		this.continues = this.options.stream().anyMatch(Row::continues);
		this.options.forEach((row) -> this.offers.addAll(row.offers()));
	}

	/**
	 * What a drug is by itself: as part of a combination its own kind, where it has one,
	 * and not that of the combination.
	 */
	private static TherapyCategory kind(String key, OptionRule rule, Alternative option, RuleBook book) {
		TherapyCategory whole = rule.categoryOf(option, book.agents());
		if (option.required().size() == 1 || whole == TherapyCategory.VENETOCLAX_COMBINATION) {
			return whole;
		}
		return Arrays.stream(TherapyCategory.values())
			.filter((category) -> category.diseaseDirected() && book.agents().in(key, category.name()))
			.findFirst()
			.orElse(whole);
	}

	private void limit(Candidacy row) {
		Criterion against = row.againstWhen();
		Criterion caution = row.cautionWhen();
		if (against != null && row.settled() != Candidacy.Settled.BY_SEARCH && this.disease != null
				&& row.diseases().contains(this.disease)) {
			this.limits.computeIfAbsent(row.sheet().category(), (category) -> new ArrayList<>())
				.add(new Limit(row, this.forms.of(against), (caution != null) ? this.forms.of(caution) : null));
		}
	}

	/** Criteria of candidacy that can speak against an option of the category. */
	List<Limit> limits(TherapyCategory category) {
		return this.limits.getOrDefault(category, List.of());
	}

	/** Whether a rule of several diseases offers this only in another one. */
	private boolean elsewhere(OptionRule rule, Alternative option) {
		return rule.diseases().size() > 1 && this.disease != null && truthIn(this.disease, rule, option).isFalse()
				&& rule.diseases().stream().anyMatch((other) -> !truthIn(other, rule, option).isFalse());
	}

	private Truth truthIn(Disease other, OptionRule rule, Alternative option) {
		CaseFacts alone = CaseFacts.nothing().with(CaseField.DISEASE, other.name());
		return rule.when().decide(Situation.of(alone, this.book.agents()).judging(option.first(), option.regimen()));
	}

	private List<OptionRule> rules(OptionRule.Kind kind) {
		return this.book.rules()
			.stream()
			.filter((rule) -> rule.kind() == kind && this.disease != null && rule.diseases().contains(this.disease))
			.toList();
	}

	private List<Asked> asked(OptionRule.Kind kind) {
		return rules(kind).stream().map(this::asked).toList();
	}

	private Asked asked(OptionRule rule) {
		Criterion unless = rule.unless();
		return new Asked(rule, this.forms.of(rule.when()), (unless != null) ? this.forms.of(unless) : null,
				this.forms.of(rule.strength(), null, Set.of()));
	}

	private void add(OptionRule rule) {
		boolean current = rule.continuesCurrent();
		List<Offer> regimens = new ArrayList<>();
		if (rule.alternatives().isEmpty()) {
			regimens.add(offer(rule, Alternative.NO_DRUG));
		}
		else if (!current) {
			rule.alternatives().forEach((option) -> regimens.add(offer(rule, option)));
		}
		this.options.add(new Row(rule, regimens, current));
	}

	@Nullable Disease disease() {
		return this.disease;
	}

	RuleBook book() {
		return this.book;
	}

	Gates gates() {
		return this.gates;
	}

	QuickForms forms() {
		return this.forms;
	}

	/** Guards of the disease. */
	List<Asked> guards() {
		return this.guards;
	}

	/** Modifiers of the disease. */
	List<Asked> modifiers() {
		return this.modifiers;
	}

	/** What is offered in every case (gate G-ALWAYS). */
	List<Asked> always() {
		return this.always;
	}

	/**
	 * Agents that an option of the disease offers or that its guards name, with their
	 * category.
	 */
	Map<String, TherapyCategory> drugs() {
		return this.drugs;
	}

	/**
	 * Everything that is judged in a case, plans first. Where a rule continues what is
	 * taken now, CURRENT stands for that.
	 */
	List<Offer> offers(Situation situation) {
		if (!this.continues) {
			return this.offers;
		}
		List<Offer> all = new ArrayList<>(this.offers.size() + 8);
		for (Row row : this.options) {
			if (!row.continues()) {
				all.addAll(row.offers());
				continue;
			}
			for (Alternative option : row.rule().alternatives()) {
				if (option.required().contains("CURRENT")) {
					current(row.rule(), option, situation, all);
				}
				else {
					all.add(offer(row.rule(), option));
				}
			}
		}
		return all;
	}

	/**
	 * What decides on every regimen that any case can be offered: where a rule continues
	 * what is taken now, on each drug that it can be.
	 */
	List<Grounds> grounds(Disease here) {
		List<Grounds> all = new ArrayList<>();
		for (Row row : this.options) {
			row.offers().forEach((offer) -> all.add(new Grounds(here, offer, null, this)));
			if (row.continues()) {
				row.rule().alternatives().forEach((option) -> grounds(here, row.rule(), option, all));
			}
		}
		return all;
	}

	private void grounds(Disease here, OptionRule rule, Alternative option, List<Grounds> all) {
		if (!option.required().contains("CURRENT")) {
			all.add(new Grounds(here, offer(rule, option), null, this));
			return;
		}
		for (Agent agent : this.book.agents().all()) {
			if (this.book.agents().in(agent.key(), classOf(rule.category()))) {
				Criterion taken = new Criterion.Has(CaseField.CURRENT_THERAPY, Set.of(agent.key()));
				all.add(new Grounds(here, offer(rule, new Alternative(List.of(agent.key()), option.optional())),
						Grounds.Claim.of(taken, true), this));
			}
		}
		all.add(new Grounds(here, offer(rule, Alternative.NO_DRUG), null, this));
	}

	private void current(OptionRule rule, Alternative option, Situation situation, List<Offer> all) {
		boolean none = true;
		for (String key : situation.facts().codes(CaseField.CURRENT_THERAPY).orElse(Set.of())) {
			if (this.book.agents().in(key, classOf(rule.category()))) {
				all.add(offer(rule, new Alternative(List.of(key), option.optional())));
				none = false;
			}
		}
		if (none) {
			all.add(offer(rule, Alternative.NO_DRUG));
		}
	}

	private static String classOf(TherapyCategory category) {
		return (category == TherapyCategory.BCR_ABL1_INHIBITOR) ? "BCR_ABL1_TKI" : category.name();
	}

	/** A regimen of a rule, prepared once. */
	Offer offer(OptionRule rule, Alternative option) {
		return this.made.computeIfAbsent(new Key(rule.id(), option), (key) -> new Offer(this, rule, option));
	}

	/** What can speak against an agent by itself (gate G-LIST). */
	Objections alone(String agent) {
		return this.alone.computeIfAbsent(agent, (key) -> Objections.alone(this, key));
	}

	/** The safety rows that an agent is avoided by, each asked of the agent itself. */
	List<Objections.Row> avoiding(String agent) {
		return this.avoiding.computeIfAbsent(agent, (key) -> Objections.avoiding(this, key));
	}

	/** The cells of the tables for CML about an agent. */
	List<Objections.Cell> cells(String agent) {
		return this.cells.computeIfAbsent(agent, (key) -> Objections.cells(this, key, null, Set.of(), true));
	}

	/** Whether a safety row can hold in this chapter. */
	boolean concerns(SafetyRule row) {
		return this.elsewhere.containsKey(row);
	}

	/** Whether a safety row can hold in this chapter, by its id. */
	boolean concerns(String id) {
		return this.byId.containsKey(id);
	}

	/** Whether a safety row holds here, by its id. */
	boolean concerns(String id, Situation situation) {
		SafetyRule row = this.byId.get(id);
		if (row == null) {
			return false;
		}
		Quick condition = this.elsewhere.get(row);
		return condition == null || situation.truth(condition).isTrue();
	}

	/** The quick form of a condition that was made with the chapter. */
	Quick kept(Criterion criterion) {
		Quick quick = this.forms.kept(criterion);
		return (quick != null) ? quick : this.forms.of(criterion);
	}

	/**
	 * The condition under which a row of other diseases holds here; null for a row of
	 * this disease, which holds anyway.
	 */
	@Nullable Quick elsewhere(SafetyRule row) {
		return this.elsewhere.get(row);
	}

}
