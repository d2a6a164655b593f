package org.nextline.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Strength;
import org.nextline.vocabulary.TherapyCategory;
import org.nextline.vocabulary.Truth;

/**
 * Judges every option rule of a book in one case: verdict, strength, vetoes, checks.
 * Holds the gates G-VERDICT, G-UNLESS, G-SAFETY, G-COMFORT, G-ACTIVE, G-DONOR, G-PLAN,
 * G-SITES, G-BLOCKED and G-CONSISTENT.
 */
final class Judging {

	private final RuleBook book;

	private final Gates gates;

	private final Situation situation;

	private final Safety safety;

	private final @Nullable Disease disease;

	private final boolean comfort;

	private final boolean responseUnknown;

	private final Set<String> plannedRegimens = new LinkedHashSet<>();

	private final Map<CaseField, String> contradicted = new LinkedHashMap<>();

	Judging(RuleBook book, Gates gates, Situation situation, List<Consistency.Contradiction> contradictions) {
		this.book = book;
		this.gates = gates;
		this.situation = situation;
		this.safety = new Safety(book, gates, situation);
		this.disease = situation.facts().disease().orElse(null);
		this.comfort = gates.comfort().decide(situation).isTrue();
		this.responseUnknown = !situation.knows(CaseField.CURRENT_RESPONSE);
		contradictions.forEach((one) -> one.fields().forEach((field) -> this.contradicted.put(field, one.message())));
	}

	Safety safety() {
		return this.safety;
	}

	List<Judged> judge() {
		List<OptionRule> options = this.book.rules()
			.stream()
			.filter((rule) -> rule.kind() == OptionRule.Kind.OPTION && (this.disease != null)
					&& rule.diseases().contains(this.disease) && !Cards.ALWAYS.contains(rule.id()))
			.toList();
		List<Judged> judged = new ArrayList<>();
		for (OptionRule rule : options) {
			if (rule.is(OptionRule.Flag.PLAN)) {
				alternatives(rule).forEach((option) -> {
					Judged plan = judge(rule, option);
					judged.add(plan);
					if (plan.verdict() == Verdict.SUPPORTED || plan.verdict() == Verdict.CONDITIONAL) {
						this.plannedRegimens.add(option.required().toString());
					}
				});
			}
		}
		for (OptionRule rule : options) {
			if (!rule.is(OptionRule.Flag.PLAN)) {
				alternatives(rule).forEach((option) -> judged.add(judge(rule, option)));
			}
		}
		return judged.stream().map((one) -> overtaken(one, judged) ? reached(one) : one).toList();
	}

	/**
	 * A plan and the row that holds in response to treatment are never shown together
	 * (gate G-PLAN): once the response is known the plan gives way.
	 */
	private boolean overtaken(Judged plan, List<Judged> judged) {
		return plan.rule().is(OptionRule.Flag.PLAN) && plan.verdict() == Verdict.SUPPORTED && !this.responseUnknown
				&& judged.stream()
					.anyMatch((one) -> !one.rule().is(OptionRule.Flag.PLAN) && one.verdict() == Verdict.SUPPORTED
							&& one.option().required().equals(plan.option().required())
							&& Stage.asksForResponse(one.rule().when()));
	}

	private Judged reached(Judged plan) {
		return notApplicable(plan.rule(), plan.option(), plan.when(), null,
				List.of("The response is reached: the transplant itself stands instead of its plan"), false);
	}

	/** The regimens of a rule; CURRENT stands for what is taken now. */
	private List<Alternative> alternatives(OptionRule rule) {
		if (rule.alternatives().isEmpty()) {
			return List.of(Alternative.NO_DRUG);
		}
		List<Alternative> resolved = new ArrayList<>();
		for (Alternative option : rule.alternatives()) {
			if (option.required().contains("CURRENT")) {
				Set<String> current = this.situation.facts().codes(CaseField.CURRENT_THERAPY).orElse(Set.of());
				List<String> members = current.stream()
					.filter((key) -> this.book.agents().in(key, classOf(rule.category())))
					.toList();
				members.forEach((key) -> resolved.add(new Alternative(List.of(key), option.optional())));
				if (members.isEmpty()) {
					resolved.add(new Alternative(List.of(), List.of()));
				}
			}
			else {
				resolved.add(option);
			}
		}
		return resolved;
	}

	private static String classOf(TherapyCategory category) {
		return (category == TherapyCategory.BCR_ABL1_INHIBITOR) ? "BCR_ABL1_TKI" : category.name();
	}

	private Judged judge(OptionRule rule, Alternative option) {
		Situation judging = this.situation.judging(option.first(), option.regimen());
		boolean plan = rule.is(OptionRule.Flag.PLAN);
		Criterion condition = rule.when();
		boolean nextStep = false;
		Truth truth = condition.decide(judging);
		if (needsCurrent(rule, option)) {
			Truth taken = this.situation.facts().knows(CaseField.CURRENT_THERAPY) ? Truth.FALSE : Truth.UNKNOWN;
			truth = truth.and(taken);
			if (truth.isUnknown()) {
				Finding when = condition.explain(judging);
				Set<Missing> needs = new TreeSet<>(when.missing());
				needs.add(Missing.of(CaseField.PRIOR_THERAPIES));
				return conditional(rule, option, when, null, List.of(), List.of(), needs, false, List.of());
			}
			return notApplicable(rule, option, condition.explain(judging), null,
					List.of("No drug of this kind is taken now"), false);
		}
		if (truth.isUnknown() && this.responseUnknown && !plan && Stage.asksForResponse(condition)
				&& Stage.hangsOnResponse(condition.explain(judging))) {
			Optional<Criterion> staged = Stage.withoutResponse(condition);
			Truth relaxed = staged.map((one) -> one.decide(judging)).orElse(Truth.TRUE);
			if (this.plannedRegimens.contains(option.required().toString())) {
				return notApplicable(rule, option, condition.explain(judging), null, List
					.of("Only once the response to treatment of this relapse is known; the plan stands meanwhile"),
						false);
			}
			if (!relaxed.isUnknown() || staged.isPresent()) {
				nextStep = !relaxed.isFalse();
				condition = staged.orElse(new Criterion.Always());
				truth = relaxed;
			}
		}
		Finding when = condition.explain(judging);
		if (truth.isFalse()) {
			return notApplicable(rule, option, when, null, List.of(), false);
		}
		if (category(rule, option) == TherapyCategory.ALLO_HSCT && !plan
				&& this.situation.facts().is(CaseField.DONOR_AVAILABLE, "NONE")) {
			return notApplicable(rule, option, when, null, List.of("No donor is available: widen the search"), false);
		}
		boolean siteOnly = truth.isUnknown()
				&& when.missing().stream().anyMatch((missing) -> missing.field() == CaseField.SITES);
		if (siteOnly) {
			return notApplicable(rule, option, when, null,
					List.of("Needs the sites of disease, which are not recorded yet"), true);
		}
		return weigh(rule, option, judging, when, truth, nextStep);
	}

	private TherapyCategory category(OptionRule rule, Alternative option) {
		return rule.categoryOf(option, this.book.agents());
	}

	private boolean needsCurrent(OptionRule rule, Alternative option) {
		return option.required().isEmpty()
				&& rule.alternatives().stream().anyMatch((one) -> one.required().contains("CURRENT"));
	}

	private Judged weigh(OptionRule rule, Alternative option, Situation judging, Finding when, Truth truth,
			boolean nextStep) {
		boolean plan = rule.is(OptionRule.Flag.PLAN);
		List<Judged.Veto> vetoes = new ArrayList<>();
		List<Boolean> corrections = new ArrayList<>();
		List<String> notes = new ArrayList<>();
		List<Warning> before = new ArrayList<>();
		Map<Missing, Warning> checks = new TreeMap<>();
		Correctable correctable = Correctable.generally(this.situation,
				option.required()
					.stream()
					.anyMatch((key) -> this.book.agents().in(key, "CAR_T")
							|| this.book.agents().in(key, "BISPECIFIC_T_CELL_ENGAGER")));
		Correctable transplant = Correctable.beforeTransplant();

		Finding unless = unless(rule, judging);
		if (unless != null && unless.truth().isTrue()) {
			if (plan && transplant.can(unless)) {
				before.add(new Warning(rule.id(), Severity.WARN, option.required(),
						"Before the transplant, correct: " + String.join("; ", Findings.reasons(unless)), false,
						Set.of()));
			}
			else if (truth.isUnknown()) {
				return notApplicable(rule, option, when, unless, Findings.reasons(unless), false);
			}
			else {
				Findings.reasons(unless).forEach((reason) -> vetoes.add(new Judged.Veto(rule.id(), reason)));
				corrections.add(correctable.can(unless));
			}
		}
		if (this.comfort && !allowedInComfort(rule)) {
			vetoes.clear();
			vetoes.add(new Judged.Veto("G-COMFORT", "The agreed goal is comfort."));
			corrections.add(false);
		}
		if (plan && this.situation.facts().is(CaseField.DONOR_AVAILABLE, "NONE")) {
			notes.add("No donor at present: widen the search.");
		}
		if (category(rule, option) == TherapyCategory.ALLO_HSCT && !this.situation.knows(CaseField.DONOR_AVAILABLE)) {
			check(checks, Missing.of(CaseField.DONOR_AVAILABLE), new Warning("G-DONOR", Severity.CAUTION,
					option.required(), "Search for a donor: none is entered yet.", true, Set.of()));
		}

		List<Effect> kept = new ArrayList<>();
		Set<String> dropped = new LinkedHashSet<>();
		for (Effect effect : this.safety.on(rule, option)) {
			if (effect.avoids() && effect.optionalOnly()) {
				dropped.addAll(effect.agents());
				notes.add("Without " + effect.agents()
					.stream()
					.map(this.book.agents()::label)
					.reduce((left, right) -> left + ", " + right)
					.orElse("") + ": " + effect.message());
			}
			else if (effect.avoids() && plan && transplant.can(effect.finding())) {
				before.add(new Warning(effect.id(), Severity.WARN, effect.agents(),
						"Before the transplant: " + effect.message(), false, Set.of()));
			}
			else if (effect.avoids() && this.comfort && !allowedInComfort(rule)) {
				corrections.add(false);
			}
			else if (effect.avoids()) {
				vetoes.add(new Judged.Veto(effect.id(), effect.message()));
				corrections.add(correctable.can(effect.finding()));
			}
			else if (effect.unknown()) {
				this.situation.asked(effect.missing()).forEach((missing) -> check(checks, missing, effect.warning()));
			}
			else {
				kept.add(effect);
			}
		}
		Alternative remaining = dropped.isEmpty() ? option : option.without(components(option, dropped));
		Strength strength = rule.strength().in(judging);
		rule.strength()
			.open(judging)
			.stream()
			.filter((open) -> open.value().compareTo(Strength.CAUTION) >= 0)
			.forEach((open) -> this.situation.asked(open.when().explain(judging).missing())
				.forEach((missing) -> check(checks, missing, new Warning(rule.id(), Severity.CAUTION, option.required(),
						"Raises the risk if it holds: " + open.when().explain(judging).words(), true, Set.of()))));
		boolean cautioned = category(rule, option).diseaseDirected()
				&& kept.stream().anyMatch((effect) -> effect.severity() == Severity.CAUTION && !effect.optionalOnly());
		strength = cautioned ? strength.lowered() : strength;

		if (!vetoes.isEmpty()) {
			boolean every = corrections.stream().allMatch(Boolean::booleanValue);
			if (truth.isUnknown()) {
				return new Judged(rule, category(rule, remaining), remaining, Verdict.NOT_APPLICABLE, strength, when,
						unless, List.of(), List.of(), vetoes, every, Set.of(),
						vetoes.stream().map(Judged.Veto::reason).distinct().toList(), nextStep, false, notes);
			}
			return new Judged(rule, category(rule, remaining), remaining, Verdict.VETOED, strength, when, unless, kept,
					List.of(), vetoes, every, Set.of(), List.of(), nextStep, false, notes);
		}
		if (unless != null && unless.truth().isUnknown()) {
			this.situation.asked(unless.missing())
				.forEach((missing) -> check(checks, missing, new Warning(rule.id(), Severity.AVOID, option.required(),
						"Could rule this option out.", true, Set.of())));
		}
		confirmations(when, checks, rule, option);
		List<Warning> warnings = new ArrayList<>(checks.values());
		contradictions(rule, option, warnings);
		before.forEach((warning) -> kept.add(new Effect(warning.ruleId(), Severity.WARN, false, warning.agents(), false,
				warning.message(), when, Set.of())));
		if (truth.isUnknown()) {
			Set<Missing> needs = this.situation.asked(when.missing());
			warnings.removeIf((warning) -> needs.containsAll(warning.missing()) && !warning.missing().isEmpty());
			return new Judged(rule, category(rule, remaining), remaining, Verdict.CONDITIONAL, strength, when, unless,
					kept, warnings, List.of(), false, needs, List.of(), nextStep, false, notes);
		}
		return new Judged(rule, category(rule, remaining), remaining, Verdict.SUPPORTED, strength, when, unless, kept,
				warnings, List.of(), false, Set.of(), List.of(), nextStep, false, notes);
	}

	private Set<String> components(Alternative option, Set<String> dropped) {
		Set<String> keys = new LinkedHashSet<>();
		option.optional().forEach((key) -> {
			if (this.book.agents().partsOf(key).stream().anyMatch(dropped::contains)) {
				keys.add(key);
			}
		});
		return keys;
	}

	private static void check(Map<Missing, Warning> checks, Missing missing, Warning warning) {
		Warning known = checks.get(missing);
		if (known == null || warning.severity().compareTo(known.severity()) > 0) {
			checks.put(missing, new Warning(warning.ruleId(), warning.severity(), warning.agents(), warning.message(),
					true, Set.of(missing)));
		}
	}

	private @Nullable Finding unless(OptionRule rule, Situation judging) {
		Criterion unless = rule.unless();
		if (unless == null) {
			return null;
		}
		Optional<Criterion> kept = Optional.of(unless);
		if (this.responseUnknown) {
			kept = kept.flatMap((one) -> Stage.without(one, Stage::future));
		}
		if (rule.is(OptionRule.Flag.PLAN)) {
			kept = kept.flatMap((one) -> Stage.without(one, Gates::noDonor));
		}
		if (this.situation.facts().is(CaseField.PREGNANCY_EXCEPTION_AGREED, "yes")) {
			kept = kept.flatMap((one) -> Stage.without(one, this.gates.pregnant()::equals));
		}
		return kept.map((one) -> one.explain(judging)).orElse(null);
	}

	private boolean allowedInComfort(OptionRule rule) {
		return rule.category().care() || rule.is(OptionRule.Flag.COMFORT);
	}

	/**
	 * A hot spot that was found without its variant counts, and is confirmed before the
	 * first dose.
	 */
	private void confirmations(Finding when, Map<Missing, Warning> checks, OptionRule rule, Alternative option) {
		for (Finding leaf : Findings.leaves(when)) {
			if (leaf.criterion() instanceof Criterion.Asks asks && asks.question() == Question.ALT
					&& leaf.truth().isTrue()) {
				Lesion lesion = Lesion.of(asks.of().get(0));
				if (this.situation.genetics().variantToConfirm(lesion)) {
					check(checks, new Missing(CaseField.ALTERATIONS, lesion.gene() + " variant"),
							new Warning(rule.id(), Severity.CAUTION, option.required(),
									"Confirm the variant: only the usual hot spot counts.", true, Set.of()));
				}
			}
		}
	}

	private void contradictions(OptionRule rule, Alternative option, List<Warning> warnings) {
		if (this.contradicted.isEmpty()) {
			return;
		}
		Set<CaseField> fields = new LinkedHashSet<>(Fields.of(rule.when()));
		Criterion unless = rule.unless();
		if (unless != null) {
			fields.addAll(Fields.of(unless));
		}
		fields.stream()
			.filter(this.contradicted::containsKey)
			.map(this.contradicted::get)
			.distinct()
			.forEach((message) -> warnings
				.add(new Warning("G-CONSISTENT", Severity.AVOID, option.required(), message, true, Set.of())));
	}

	private Judged conditional(OptionRule rule, Alternative option, Finding when, @Nullable Finding unless,
			List<Effect> effects, List<Warning> checks, Set<Missing> needs, boolean nextStep, List<String> notes) {
		return new Judged(rule, category(rule, option), option, Verdict.CONDITIONAL, rule.strength().in(this.situation),
				when, unless, effects, checks, List.of(), false, needs, List.of(), nextStep, false, notes);
	}

	private Judged notApplicable(OptionRule rule, Alternative option, Finding when, @Nullable Finding unless,
			List<String> failed, boolean sites) {
		return new Judged(rule, category(rule, option), option, Verdict.NOT_APPLICABLE, rule.strength().otherwise(),
				when, unless, List.of(), List.of(), List.of(), false, Set.of(), failed, false, sites, List.of());
	}

}
