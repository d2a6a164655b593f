package org.nextline.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Strength;
import org.nextline.vocabulary.TherapyCategory;
import org.nextline.vocabulary.Truth;
import org.nextline.vocabulary.Value;

/**
 * Judges every option rule of a book in one case: verdict, strength, vetoes, checks.
 * Holds the gates G-VERDICT, G-UNLESS, G-SAFETY, G-COMFORT, G-ACTIVE, G-DONOR, G-PLAN,
 * G-SITES, G-BLOCKED and G-CONSISTENT.
 */
final class Judging {

	private static final Set<CaseField> SITES = Set.of(CaseField.SITES);

	private static final Correctable TRANSPLANT = Correctable.beforeTransplant();

	private final RuleBook book;

	private final Gates gates;

	private final Situation situation;

	private final Safety safety;

	private final Chapter chapter;

	private final boolean comfort;

	private final boolean responseUnknown;

	private final boolean exceptionAgreed;

	private final boolean noDonor;

	private final Correctable correctable;

	private final Correctable correctableBeforeCells;

	private final Set<List<String>> plannedRegimens = new HashSet<>();

	private final Map<CaseField, String> contradicted = new LinkedHashMap<>();

	private @Nullable Situation marrowOnly;

	/** How far the condition of a regimen carries, before anything speaks against it. */
	private enum Standing {

		HOLDS(""), OPEN(""), FAILS(""), CURRENT_NOT_KNOWN(""), NOTHING_CURRENT("No drug of this kind is taken now"),
		PLANNED("Only once the response to treatment of this relapse is known; the plan stands meanwhile"),
		NO_DONOR("No donor is available: widen the search"),
		NO_SITES("Needs the sites of disease, which are not recorded yet");

		private final String words;

		Standing(String words) {
			this.words = words;
		}

		private List<String> reasons() {
			return this.words.isEmpty() ? List.of() : List.of(this.words);
		}

	}

	Judging(RuleBook book, Gates gates, Situation situation, List<Consistency.Contradiction> contradictions) {
		this.book = book;
		this.gates = gates;
		this.situation = situation;
		this.safety = new Safety(gates, situation);
		this.chapter = this.safety.chapter();
		this.comfort = situation.truth(this.chapter.kept(gates.comfort())).isTrue();
		this.responseUnknown = !situation.knows(CaseField.CURRENT_RESPONSE);
		this.exceptionAgreed = situation.facts().is(CaseField.PREGNANCY_EXCEPTION_AGREED, "yes");
		this.noDonor = situation.facts().is(CaseField.DONOR_AVAILABLE, "NONE");
		this.correctable = Correctable.generally(situation, false);
		this.correctableBeforeCells = Correctable.generally(situation, true);
		contradictions.forEach((one) -> one.fields().forEach((field) -> this.contradicted.put(field, one.message())));
	}

	Safety safety() {
		return this.safety;
	}

	/** Judges every regimen with everything that speaks for and against it. */
	List<Judged> judge() {
		List<Judged> judged = new ArrayList<>();
		Set<List<String>> reached = new HashSet<>();
		for (Offer offer : this.chapter.offers(this.situation)) {
			Judged one = judge(offer);
			judged.add(one);
			remember(offer, one.verdict());
			if (inResponse(offer, one.verdict())) {
				reached.add(offer.option().required());
			}
		}
		if (!reached.isEmpty()) {
			judged.replaceAll((one) -> overtaken(one.offer(), one.verdict(), reached) ? reached(one) : one);
		}
		return judged;
	}

	/**
	 * Judges the regimens of one rule with everything that speaks for and against them;
	 * all others are only decided, for a plan keeps its regimen from being offered twice.
	 */
	List<Judged> judge(String ruleId) {
		List<Judged> judged = new ArrayList<>();
		Set<List<String>> reached = new HashSet<>();
		for (Offer offer : this.chapter.offers(this.situation)) {
			Verdict verdict;
			if (offer.rule().id().equals(ruleId)) {
				Judged one = judge(offer);
				judged.add(one);
				verdict = one.verdict();
			}
			else {
				verdict = decide(offer);
			}
			remember(offer, verdict);
			if (inResponse(offer, verdict)) {
				reached.add(offer.option().required());
			}
		}
		if (!reached.isEmpty()) {
			judged.replaceAll((one) -> overtaken(one.offer(), one.verdict(), reached) ? reached(one) : one);
		}
		return judged;
	}

	/**
	 * A plan and the row that holds in response to treatment are never shown together
	 * (gate G-PLAN): once the response is known the plan gives way.
	 */
	private boolean overtaken(Offer plan, Verdict verdict, Set<List<String>> reached) {
		return plan.plan() && verdict == Verdict.SUPPORTED && reached.contains(plan.option().required());
	}

	/** Whether the regimen stands now that the response it asks for is known. */
	private boolean inResponse(Offer offer, Verdict verdict) {
		return !this.responseUnknown && !offer.plan() && offer.asksForResponse() && verdict == Verdict.SUPPORTED;
	}

	private Judged reached(Judged plan) {
		return notApplicable(plan.offer(), plan.when(), null,
				List.of("The response is known: the transplant itself stands instead of its plan"), false);
	}

	/** The verdict on every regimen alone. */
	Decision decide() {
		List<Offer> offers = this.chapter.offers(this.situation);
		Verdict[] verdicts = new Verdict[offers.size()];
		Set<List<String>> reached = new HashSet<>();
		for (int index = 0; index < verdicts.length; index++) {
			Offer offer = offers.get(index);
			verdicts[index] = decide(offer);
			remember(offer, verdicts[index]);
			if (inResponse(offer, verdicts[index])) {
				reached.add(offer.option().required());
			}
		}
		for (int index = 0; index < verdicts.length && !reached.isEmpty(); index++) {
			if (overtaken(offers.get(index), verdicts[index], reached)) {
				verdicts[index] = Verdict.NOT_APPLICABLE;
			}
		}
		return new Decision(offers, verdicts);
	}

	/** What a plan row offers is not offered again before the response is known. */
	private void remember(Offer offer, Verdict verdict) {
		if (offer.plan() && (verdict == Verdict.SUPPORTED || verdict == Verdict.CONDITIONAL)) {
			this.plannedRegimens.add(offer.option().required());
		}
	}

	/** Whether terms on the response do not count yet in the condition. */
	private boolean staged(Offer offer) {
		return this.responseUnknown && offer.asksForResponse() && !offer.plan() && !offer.needsCurrent()
				&& offer.when().waitsFor(Stage.FUTURE, this.situation);
	}

	private Standing standing(Offer offer, boolean staged) {
		Truth truth = this.situation.truth(staged ? offer.staged() : offer.when());
		if (offer.needsCurrent()) {
			if (this.situation.facts().knows(CaseField.CURRENT_THERAPY)) {
				return Standing.NOTHING_CURRENT;
			}
			return truth.isFalse() ? Standing.FAILS : Standing.CURRENT_NOT_KNOWN;
		}
		if (staged && this.plannedRegimens.contains(offer.option().required())) {
			return Standing.PLANNED;
		}
		if (truth.isFalse()) {
			return Standing.FAILS;
		}
		if (offer.category() == TherapyCategory.ALLO_HSCT && !offer.plan() && this.noDonor) {
			return Standing.NO_DONOR;
		}
		if (truth.isUnknown()) {
			Quick condition = staged ? offer.staged() : offer.when();
			return (condition.waitsFor(SITES, this.situation) && marrowOnly().truth(condition).isFalse())
					? Standing.NO_SITES : Standing.OPEN;
		}
		return Standing.HOLDS;
	}

	/** The same case with disease in the marrow alone (gate G-SITES). */
	private Situation marrowOnly() {
		Situation known = this.marrowOnly;
		if (known == null) {
			known = Situation.of(this.situation.facts().with(CaseField.SITES, new Value.Codes(Set.of("MARROW"))),
					this.book.agents());
			known.use(this.safety);
			this.marrowOnly = known;
		}
		return known;
	}

	private Verdict decide(Offer offer) {
		Standing standing = standing(offer, staged(offer));
		return switch (standing) {
			case HOLDS -> ruledOut(offer) ? Verdict.VETOED : Verdict.SUPPORTED;
			case OPEN, CURRENT_NOT_KNOWN -> ruledOut(offer) ? Verdict.NOT_APPLICABLE : Verdict.CONDITIONAL;
			default -> Verdict.NOT_APPLICABLE;
		};
	}

	private Judged judge(Offer offer) {
		boolean staged = staged(offer);
		Quick condition = staged ? offer.staged() : offer.when();
		Standing standing = standing(offer, staged);
		return switch (standing) {
			case HOLDS, OPEN -> weigh(offer, condition, standing == Standing.OPEN, staged);
			case CURRENT_NOT_KNOWN -> currentNotKnown(offer);
			case PLANNED -> notApplicable(offer, offer.when(), null, standing.reasons(), false);
			default -> notApplicable(offer, condition, null, standing.reasons(), standing == Standing.NO_SITES);
		};
	}

	/**
	 * Whether something rules the regimen out: exclusions, the goal of care, or safety.
	 */
	private boolean ruledOut(Offer offer) {
		if (excluded(offer)) {
			return true;
		}
		Vetoes vetoes = new Vetoes(offer);
		this.safety.speak(offer, vetoes);
		return vetoes.found;
	}

	/** Whether its own exclusions or the goal of care rule the regimen out. */
	private boolean excluded(Offer offer) {
		Quick unless = offer.unless(this.responseUnknown, this.exceptionAgreed);
		return (unless != null && this.situation.truth(unless).isTrue() && !beforeTransplant(offer, unless))
				|| (this.comfort && !allowedInComfort(offer.rule()));
	}

	/** Hears only whether something vetoes the regimen. */
	private final class Vetoes implements Hearing {

		private final Offer offer;

		private boolean found;

		Vetoes(Offer offer) {
			this.offer = offer;
		}

		@Override
		public boolean hears(Truth truth) {
			return !this.found && truth.isTrue();
		}

		@Override
		public void hear(String id, Severity severity, boolean unknown, List<String> agents, boolean required,
				String message, Quick because) {
			this.found |= severity == Severity.AVOID && !unknown && required && !beforeTransplant(this.offer, because);
		}

	}

	/** Whether a plan for transplantation checks this before the transplant. */
	private boolean beforeTransplant(Offer offer, Quick against) {
		return offer.plan() && TRANSPLANT.can(this.situation.finding(against));
	}

	private Judged weigh(Offer offer, Quick when, boolean open, boolean nextStep) {
		OptionRule rule = offer.rule();
		Alternative option = offer.option();
		boolean plan = offer.plan();
		List<Judged.Veto> vetoes = new ArrayList<>();
		List<Boolean> corrections = new ArrayList<>();
		List<String> notes = new ArrayList<>();
		List<Warning> before = new ArrayList<>();
		Map<Missing, Warning> checks = new TreeMap<>();
		Correctable correctable = offer.cellular() ? this.correctableBeforeCells : this.correctable;

		Quick unless = offer.unless(this.responseUnknown, this.exceptionAgreed);
		Truth excluded = (unless != null) ? this.situation.truth(unless) : Truth.FALSE;
		if (unless != null && excluded.isTrue()) {
			Finding finding = this.situation.finding(unless);
			if (beforeTransplant(offer, unless)) {
				before.add(new Warning(rule.id(), Severity.WARN, option.required(),
						"Before the transplant, correct: " + String.join("; ", Findings.reasons(finding)), false,
						Set.of()));
			}
			else if (open) {
				return notApplicable(offer, when, unless, Findings.reasons(finding), false);
			}
			else {
				Findings.reasons(finding).forEach((reason) -> vetoes.add(new Judged.Veto(rule.id(), reason, unless)));
				corrections.add(correctable.can(finding));
			}
		}
		if (this.comfort && !allowedInComfort(rule)) {
			vetoes.clear();
			vetoes.add(new Judged.Veto("G-COMFORT", "The agreed goal is comfort.",
					this.chapter.kept(this.gates.comfort())));
			corrections.add(false);
		}
		if (plan && this.noDonor) {
			notes.add("No donor at present: widen the search.");
		}
		if (offer.category() == TherapyCategory.ALLO_HSCT && !this.situation.knows(CaseField.DONOR_AVAILABLE)) {
			check(checks, Missing.of(CaseField.DONOR_AVAILABLE), new Warning("G-DONOR", Severity.CAUTION,
					option.required(), "Search for a donor: none is entered yet.", true, Set.of()));
		}

		List<Effect> kept = new ArrayList<>();
		Set<String> dropped = new LinkedHashSet<>();
		List<Effect> effects = this.safety.on(offer);
		for (Effect effect : effects) {
			if (effect.avoids() && effect.optionalOnly()) {
				List<String> more = effect.agents().stream().filter((agent) -> !dropped.contains(agent)).toList();
				if (!more.isEmpty()) {
					notes
						.add("Without " + more.stream().map(this.book.agents()::label).collect(Collectors.joining(", "))
								+ ": " + effect.message());
				}
				dropped.addAll(more);
			}
		}
		for (Effect effect : effects) {
			if (effect.optionalOnly() && (effect.avoids() || dropped.containsAll(effect.agents()))) {
				continue;
			}
			if (effect.avoids() && beforeTransplant(offer, effect.because())) {
				before.add(new Warning(effect.id(), Severity.WARN, effect.agents(),
						"Before the transplant: " + effect.message(), false, Set.of()));
			}
			else if (effect.avoids() && this.comfort && !allowedInComfort(rule)) {
				corrections.add(false);
			}
			else if (effect.avoids()) {
				vetoes.add(new Judged.Veto(effect.id(), effect.message(), effect.because()));
				corrections.add(correctable.can(effect.finding()));
			}
			else {
				kept.add(effect);
			}
		}
		// what is said of a part that is left out anyway is not worth reading
		kept.removeIf((effect) -> !effect.agents().isEmpty() && dropped.containsAll(effect.agents()));
		kept.stream()
			.filter(Effect::unknown)
			.forEach((effect) -> this.situation.asked(effect.missing())
				.forEach((missing) -> check(checks, missing, effect.warning())));
		kept.removeIf(Effect::unknown);
		Alternative remaining = dropped.isEmpty() ? option : option.without(components(option, dropped));
		Strength strength = offer.strength().in(this.situation);
		for (QuickClauses.Clause<Strength> graver : offer.strength().open(this.situation)) {
			if (graver.value().compareTo(Strength.CAUTION) >= 0) {
				Finding finding = this.situation.finding(graver.when());
				this.situation.asked(finding.missing())
					.forEach((missing) -> check(checks, missing, new Warning(rule.id(), Severity.CAUTION,
							option.required(), "Raises the risk if it holds: " + finding.words(), true, Set.of())));
			}
		}
		boolean cautioned = offer.category().diseaseDirected()
				&& kept.stream().anyMatch((effect) -> effect.severity() == Severity.CAUTION && !effect.optionalOnly());
		strength = cautioned ? strength.lowered() : strength;

		if (!vetoes.isEmpty()) {
			boolean every = corrections.stream().allMatch(Boolean::booleanValue);
			if (open) {
				return new Judged(offer, remaining, Verdict.NOT_APPLICABLE, strength, when, unless, List.of(),
						List.of(), vetoes, every, Set.of(),
						vetoes.stream().map(Judged.Veto::reason).distinct().toList(), nextStep, false, notes);
			}
			return new Judged(offer, remaining, Verdict.VETOED, strength, when, unless, kept, List.of(), vetoes, every,
					Set.of(), List.of(), nextStep, false, notes);
		}
		if (unless != null && excluded.isUnknown()) {
			this.situation.asked(this.situation.finding(unless).missing())
				.forEach((missing) -> check(checks, missing, new Warning(rule.id(), Severity.AVOID, option.required(),
						"Could rule this option out.", true, Set.of())));
		}
		confirmations(this.situation.finding(when), checks, rule, option);
		List<Warning> warnings = new ArrayList<>(checks.values());
		contradictions(offer, warnings);
		before.forEach((warning) -> kept.add(new Effect(warning.ruleId(), Severity.WARN, false, warning.agents(), false,
				warning.message(), when, this.situation, Set.of())));
		if (open) {
			Set<Missing> needs = this.situation.asked(this.situation.finding(when).missing());
			warnings.removeIf((warning) -> needs.containsAll(warning.missing()) && !warning.missing().isEmpty());
			return new Judged(offer, remaining, Verdict.CONDITIONAL, strength, when, unless, kept, warnings, List.of(),
					false, needs, List.of(), nextStep, false, notes);
		}
		return new Judged(offer, remaining, Verdict.SUPPORTED, strength, when, unless, kept, warnings, List.of(), false,
				Set.of(), List.of(), nextStep, false, notes);
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

	private void contradictions(Offer offer, List<Warning> warnings) {
		if (this.contradicted.isEmpty()) {
			return;
		}
		offer.fields()
			.stream()
			.filter(this.contradicted::containsKey)
			.map(this.contradicted::get)
			.distinct()
			.forEach((message) -> warnings
				.add(new Warning("G-CONSISTENT", Severity.AVOID, offer.option().required(), message, true, Set.of())));
	}

	/** What rules out every drug that may be taken rules its continuation out. */
	private Judged currentNotKnown(Offer offer) {
		Judged weighed = weigh(offer, offer.when(), true, false);
		if (weighed.verdict() != Verdict.CONDITIONAL) {
			return weighed;
		}
		Set<Missing> needs = MissingFacts.union(this.situation.finding(offer.when()).missing(),
				Set.of(Missing.of(CaseField.PRIOR_THERAPIES)));
		return new Judged(offer, offer.option(), Verdict.CONDITIONAL, offer.strength().in(this.situation), offer.when(),
				null, List.of(), List.of(), List.of(), false, needs, List.of(), false, false, List.of());
	}

	private Judged notApplicable(Offer offer, Quick when, @Nullable Quick unless, List<String> failed, boolean sites) {
		return new Judged(offer, offer.option(), Verdict.NOT_APPLICABLE, offer.rule().strength().otherwise(), when,
				unless, List.of(), List.of(), List.of(), false, Set.of(), failed, false, sites, List.of());
	}

}
