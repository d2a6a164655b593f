package org.nextline.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Strength;
import org.nextline.vocabulary.TherapyCategory;
import org.nextline.vocabulary.Truth;

/**
 * Everything that can speak against a regimen in one case: safety rows, guards, the
 * tables for CML, and the gates G-SAFETY, G-GUARD, G-PREG, G-INFECT, G-PRIOR, G-ORGAN and
 * G-REGION.
 */
final class Safety implements Usability {

	/**
	 * Rows that allow treatment in pregnancy, for the agents that they list (gate
	 * G-PREG).
	 */
	private static final Set<String> ALLOWED_IN_PREGNANCY = Set.of("AML-R-147", "AML-R-175", "ALL-R-110", "ALL-R-137",
			"CML-R-044", "CML-R-045", "CML-R-046", "CML-R-048", "CLL-R-055", "HCL-R-014");

	private static final Set<TherapyCategory> NOT_IN_PREGNANCY = Set.of(TherapyCategory.CAR_T,
			TherapyCategory.ALLO_HSCT, TherapyCategory.AUTO_HSCT, TherapyCategory.RADIOTHERAPY);

	private static final Set<TherapyCategory> NOT_IN_INFECTION = Set.of(TherapyCategory.CAR_T,
			TherapyCategory.BISPECIFIC_T_CELL_ENGAGER, TherapyCategory.ALLO_HSCT, TherapyCategory.PI3K_INHIBITOR,
			TherapyCategory.INTENSIVE_CHEMOTHERAPY);

	private static final Set<String> NOT_IN_INFECTION_CLASSES = Set.of("CAR_T", "BISPECIFIC_T_CELL_ENGAGER",
			"PI3K_INHIBITOR", "PURINE_ANALOGUE", "ANTI_CD52", "INTENSIVE_REGIMEN");

	/** Regimens that stand without their asparaginase. */
	private static final Set<String> WITHOUT_ASPARAGINASE = Set.of("UKALL R3", "ALL-REZ BFM",
			"paediatric-inspired ALL protocol", "bortezomib + VPLD", "daratumumab + VPLD");

	private static final Set<String> MYELOSUPPRESSIVE = Set.of("ANTI_CD20", "BCL2_INHIBITOR", "CYTOTOXIC", "HMA",
			"ANTIBODY_DRUG_CONJUGATE", "FLT3_INHIBITOR", "BCR_ABL1_TKI", "BTK_INHIBITOR", "CYTOREDUCTIVE");

	private final RuleBook book;

	private final Situation situation;

	private final @Nullable Disease disease;

	private final Set<String> inScope = new HashSet<>();

	private final List<OptionRule> guards;

	private final Map<String, Truth> avoided = new HashMap<>();

	private final Set<String> asking = new HashSet<>();

	private final Gates gates;

	Safety(RuleBook book, Gates gates, Situation situation) {
		this.book = book;
		this.gates = gates;
		this.situation = situation;
		this.disease = situation.facts().disease().orElse(null);
		situation.use(this);
		book.safety().stream().filter(this::inScope).forEach((row) -> this.inScope.add(row.id()));
		this.guards = book.rules()
			.stream()
			.filter((rule) -> rule.kind() == OptionRule.Kind.GUARD && this.disease != null
					&& rule.diseases().contains(this.disease))
			.toList();
	}

	private boolean inScope(SafetyRule row) {
		if (this.disease != null && row.diseases().contains(this.disease)) {
			return true;
		}
		Criterion also = row.alsoWhen();
		return also != null && also.decide(this.situation).isTrue();
	}

	List<OptionRule> guards() {
		return this.guards;
	}

	// All that speaks against a regimen

	/** Effects on one regimen of a rule: what holds, and what is not known. */
	List<Effect> on(OptionRule rule, Alternative option) {
		List<Effect> effects = new ArrayList<>();
		TherapyCategory category = category(rule, option);
		boolean pregnancyAllowed = ALLOWED_IN_PREGNANCY.contains(rule.id());
		for (Reach.Row row : this.gates.reach().rows(option, category)) {
			if (this.inScope.contains(row.rule().id()) && !(pregnancyAllowed && onPregnancyAlone(row.rule().when()))) {
				row(row.rule(), row.hit(), option, effects);
			}
		}
		guards(rule, option, effects);
		tables(option, effects);
		pregnancy(rule, option, pregnancyAllowed, effects);
		infection(rule, option, effects);
		prior(rule, option, effects);
		unavailable(option, category, effects);
		if (category == TherapyCategory.ALLO_HSCT && !this.inScope.contains("AML-S-069")) {
			gate("G-ORGAN", this.gates.alloProhibitive(), Severity.AVOID, option.required(),
					"Transplant risk is prohibitive: discuss with the transplant centre.", effects);
		}
		return effects;
	}

	/**
	 * Rows, guards and tables that avoid a single agent (gate G-LIST).
	 * @param open whether the agent stands in an option that waits for a fact: guards
	 * that act on certain rules only are then left to those rules
	 */
	List<Effect> alone(String agent, boolean open) {
		Alternative alone = new Alternative(List.of(agent), List.of());
		List<Effect> effects = new ArrayList<>();
		for (Reach.Row row : this.gates.reach().rows(alone, TherapyCategory.OBSERVATION)) {
			if (this.inScope.contains(row.rule().id()) && !row.rule().targets().contains(Agents.ANY)) {
				row(row.rule(), row.hit(), alone, effects);
			}
		}
		for (Reach.Guard guard : this.gates.reach().guards(alone, TherapyCategory.OBSERVATION)) {
			if (guarding(guard.rule()) && (guard.rule().onlyRules().isEmpty() || (!open && repeated(guard.rule(), agent)))) {
				guard(guard.rule(), guard.hit(), guard.rule(), alone, effects);
			}
		}
		tables(alone, effects);
		return effects.stream().filter(Effect::avoids).toList();
	}

	/**
	 * Guards on certain rules that speak of a drug as such; against a drug alone they are
	 * about giving it again.
	 */
	private boolean repeated(OptionRule guard, String agent) {
		return !guard.actsOn().contains("ALLO_HSCT")
				&& (!guard.is(OptionRule.Flag.ALONE_ONLY) || this.situation.history().prior(agent).isTrue());
	}

	/**
	 * Whether every part that a row means may be dropped from its regimen (reference for
	 * ALL, section 0).
	 */
	private boolean droppable(Reach.Hit hit, Alternative option) {
		return !hit.agents().isEmpty() && option.required().stream().anyMatch(WITHOUT_ASPARAGINASE::contains)
				&& hit.agents().stream().allMatch((key) -> this.book.agents().in(key, "ASPARAGINASE"));
	}

	private void row(SafetyRule row, Reach.Hit reached, Alternative option, List<Effect> effects) {
		Reach.Hit hit = droppable(reached, option) ? new Reach.Hit(reached.agents(), false) : reached;
		Set<String> judged = hit.agents();
		List<String> keys = judged.isEmpty() ? java.util.Arrays.asList((String) null) : new ArrayList<>(judged);
		for (String key : keys) {
			Situation judging = this.situation.judging(key, option.regimen());
			Truth truth = row.when().decide(judging);
			if (truth.isFalse()) {
				continue;
			}
			Severity severity = severity(row, judging, truth);
			List<String> agents = (key != null) ? List.of(key) : List.of();
			Finding finding = row.when().explain(judging);
			merge(new Effect(row.id(), severity, truth.isUnknown(), agents, !hit.required(), row.message(), finding,
					finding.missing()), effects);
			if (truth.isTrue()) {
				for (Clauses.Clause<Severity> open : row.severity().open(judging)) {
					if (open.value().compareTo(severity) > 0) {
						Finding more = open.when().explain(judging);
						merge(new Effect(row.id(), open.value(), true, agents, !hit.required(), row.message(), more,
								more.missing()), effects);
					}
				}
			}
		}
	}

	/** One row speaks once of a regimen, with its gravest word. */
	private static void merge(Effect effect, List<Effect> effects) {
		for (int index = 0; index < effects.size(); index++) {
			Effect known = effects.get(index);
			if (known.id().equals(effect.id()) && known.unknown() == effect.unknown()) {
				Set<String> agents = new LinkedHashSet<>(known.agents());
				agents.addAll(effect.agents());
				Effect graver = (effect.severity().compareTo(known.severity()) > 0) ? effect : known;
				Set<Missing> missing = new TreeSet<>(known.missing());
				missing.addAll(effect.missing());
				effects.set(index, new Effect(graver.id(), graver.severity(), graver.unknown(), List.copyOf(agents),
						known.optionalOnly() && effect.optionalOnly(), graver.message(), graver.finding(), missing));
				return;
			}
		}
		effects.add(effect);
	}

	private static Severity severity(SafetyRule row, Situation judging, Truth truth) {
		Severity severity = row.severity().in(judging);
		if (truth.isUnknown()) {
			for (Clauses.Clause<Severity> open : row.severity().open(judging)) {
				severity = (open.value().compareTo(severity) > 0) ? open.value() : severity;
			}
		}
		return severity;
	}

	private TherapyCategory category(OptionRule rule, Alternative option) {
		return rule.categoryOf(option, this.book.agents());
	}

	private boolean guarding(OptionRule guard) {
		return this.disease != null && guard.diseases().contains(this.disease) && !guard.is(OptionRule.Flag.ON_REQUEST);
	}

	private void guards(OptionRule rule, Alternative option, List<Effect> effects) {
		for (OptionRule guard : this.guards) {
			if (guard.exceptRules().contains(rule.id())
					|| (!guard.onlyRules().isEmpty() && !guard.onlyRules().contains(rule.id()))
					|| (guard.is(OptionRule.Flag.ALONE_ONLY) && option.required().size() != 1)) {
				continue;
			}
			Reach.Hit hit = role(guard, rule, option);
			if (hit != null) {
				guard(guard, hit, rule, option, effects);
			}
		}
	}

	private Reach.@Nullable Hit role(OptionRule guard, OptionRule rule, Alternative option) {
		List<String> actsOn = guard.actsOn();
		if (actsOn.contains("THIS_AGENT")) {
			return rule.judgesFailureItself() ? null : new Reach.Hit(new LinkedHashSet<>(option.required()), true);
		}
		if (actsOn.contains("THIS_REGIMEN")) {
			String first = option.first();
			return (guard.categories().contains(category(rule, option)) && first != null && !rule.judgesFailureItself())
					? new Reach.Hit(Set.of(first), true) : null;
		}
		if (actsOn.contains(rule.id())) {
			return new Reach.Hit(option.regimen(), true);
		}
		for (Reach.Guard reached : this.gates.reach().guards(option, category(rule, option))) {
			if (reached.rule() == guard) {
				return reached.hit();
			}
		}
		return null;
	}

	private void guard(OptionRule guard, Reach.Hit hit, OptionRule rule, Alternative option, List<Effect> effects) {
		boolean spared = ALLOWED_IN_PREGNANCY.contains(rule.id()) && onPregnancyAlone(guard.when());
		List<String> keys = hit.agents().isEmpty() ? java.util.Arrays.asList((String) null)
				: new ArrayList<>(hit.agents());
		for (String key : keys) {
			Situation judging = this.situation.judging(key, option.regimen());
			Truth truth = guard.when().decide(judging);
			Criterion unless = guard.unless();
			if (spared || truth.isFalse() || (unless != null && unless.decide(judging).isTrue())) {
				continue;
			}
			Strength strength = guard.strength().in(judging);
			Severity severity = (strength == Strength.AVOID) ? Severity.AVOID : Severity.CAUTION;
			Finding finding = guard.when().explain(judging);
			merge(new Effect(guard.id(), severity, truth.isUnknown(), (key != null) ? List.of(key) : List.of(),
					!hit.required(), guard.because(), finding, finding.missing()), effects);
		}
	}

	private void tables(Alternative option, List<Effect> effects) {
		if (this.disease != Disease.CML) {
			return;
		}
		for (boolean required : new boolean[] { true, false }) {
			for (String key : required ? option.required() : option.optional()) {
				Situation judging = this.situation.judging(key, option.regimen());
				for (TkiTable.Row row : this.book.tki().rows()) {
					Clauses<TkiTable.Cell> cells = row.cells().get(key);
					if (cells != null) {
						cell(row, cells, key, judging, required, effects);
					}
				}
			}
		}
	}

	private void cell(TkiTable.Row row, Clauses<TkiTable.Cell> cells, String key, Situation judging, boolean required,
			List<Effect> effects) {
		Truth truth = row.when().decide(judging);
		if (truth.isFalse()) {
			return;
		}
		TkiTable.Cell cell = cells.in(judging);
		Finding finding = row.when().explain(judging);
		Severity severity = severity(cell);
		if (truth.isUnknown()) {
			for (Clauses.Clause<TkiTable.Cell> open : cells.open(judging)) {
				Severity possible = severity(open.value());
				severity = (possible != null && (severity == null || possible.compareTo(severity) > 0)) ? possible
						: severity;
			}
		}
		if (severity != null) {
			merge(new Effect(row.id(), severity, truth.isUnknown(), List.of(key), !required, row.message(key), finding,
					finding.missing()), effects);
		}
		else if (truth.isTrue() && row.messages().containsKey(key)) {
			merge(new Effect(row.id(), Severity.WARN, false, List.of(key), !required, row.message(key), finding,
					Set.of()), effects);
		}
		if (truth.isTrue()) {
			for (Clauses.Clause<TkiTable.Cell> open : cells.open(judging)) {
				Severity possible = severity(open.value());
				if (possible != null && open.value().compareTo(cell) > 0) {
					Finding more = open.when().explain(judging);
					merge(new Effect(row.id(), possible, true, List.of(key), !required, row.message(key), more,
							more.missing()), effects);
				}
			}
		}
	}

	private static @Nullable Severity severity(TkiTable.Cell cell) {
		return switch (cell) {
			case AVOID -> Severity.AVOID;
			case CAUTION -> Severity.CAUTION;
			case WARN -> Severity.WARN;
			default -> null;
		};
	}

	private void gate(String id, Criterion criterion, Severity severity, List<String> agents, String message,
			List<Effect> effects) {
		Truth truth = criterion.decide(this.situation);
		if (!truth.isFalse()) {
			Finding finding = criterion.explain(this.situation);
			merge(new Effect(id, severity, truth.isUnknown(), agents, false, message, finding, finding.missing()),
					effects);
		}
	}

	static boolean onPregnancyAlone(Criterion criterion) {
		List<Criterion> leaves = Stage.leaves(criterion);
		return leaves.stream().anyMatch((leaf) -> about(leaf) == CaseField.PREGNANT) && leaves.stream()
			.allMatch((leaf) -> about(leaf) == CaseField.PREGNANT || about(leaf) == CaseField.DISEASE);
	}

	private static @Nullable CaseField about(Criterion leaf) {
		return (leaf instanceof Criterion.Is is) ? is.about() : null;
	}

	private void pregnancy(OptionRule rule, Alternative option, boolean allowed, List<Effect> effects) {
		boolean systemic = option.required().stream().anyMatch((key) -> this.book.agents().in(key, Agents.SYSTEMIC));
		if (allowed || (!systemic && !NOT_IN_PREGNANCY.contains(category(rule, option)))) {
			return;
		}
		boolean agreed = this.situation.facts().is(CaseField.PREGNANCY_EXCEPTION_AGREED, "yes");
		gate("G-PREG", this.gates.pregnant(), agreed ? Severity.CAUTION : Severity.AVOID, option.required(),
				agreed ? "Pregnancy: a life-saving exception has been agreed with the patient and obstetrics."
						: "Not in pregnancy. A pregnancy test comes before the first dose.",
				effects);
		if (agreed) {
			effects.replaceAll(
					(effect) -> (effect.severity() == Severity.AVOID && onPregnancyAlone(effect.finding().criterion()))
							? new Effect(effect.id(), Severity.CAUTION, effect.unknown(), effect.agents(),
									effect.optionalOnly(), effect.message(), effect.finding(), effect.missing())
							: effect);
		}
	}

	private void infection(OptionRule rule, Alternative option, List<Effect> effects) {
		boolean grave = NOT_IN_INFECTION.contains(category(rule, option)) || option.required()
			.stream()
			.flatMap((key) -> this.book.agents().partsOf(key).stream())
			.anyMatch((key) -> NOT_IN_INFECTION_CLASSES.stream().anyMatch((name) -> this.book.agents().in(key, name)));
		boolean suppressive = grave || category(rule, option) == TherapyCategory.AUTO_HSCT
				|| option.required()
					.stream()
					.flatMap((key) -> this.book.agents().partsOf(key).stream())
					.anyMatch((key) -> MYELOSUPPRESSIVE.stream().anyMatch((name) -> this.book.agents().in(key, name)));
		if (!suppressive) {
			return;
		}
		if (this.situation.facts().is(CaseField.ACTIVE_INFECTION, "yes")
				&& !this.situation.facts().is(CaseField.INFECTION_CONTROLLED, "no")) {
			gate("G-INFECT", this.gates.infection(), Severity.CAUTION, option.required(),
					"Active infection: control it first, delay if the disease allows.", effects);
			if (!this.situation.facts().knows(CaseField.INFECTION_CONTROLLED) && grave) {
				gate("G-INFECT", this.gates.uncontrolledInfection(), Severity.AVOID, option.required(),
						"Is the infection controlled? Not while it is not.", effects);
			}
			return;
		}
		gate("G-INFECT", this.gates.uncontrolledInfection(), grave ? Severity.AVOID : Severity.CAUTION,
				option.required(), "Uncontrolled infection: not until it is controlled.", effects);
	}

	/** Settings in which the disease grows under what is taken now. */
	private static final Set<String> GROWING = Set.of("RELAPSE", "RESISTANCE", "PROGRESSION");

	/**
	 * Whether the disease came back or resists under this continuous drug, and the rule
	 * is not itself about what is taken now.
	 */
	private boolean failing(OptionRule rule, String key) {
		boolean continued = rule.alternatives().stream().anyMatch((one) -> one.required().contains("CURRENT"));
		return !continued && this.situation.facts().has(CaseField.CURRENT_THERAPY, key) && this.situation.history().continuous(key)
				&& this.situation.facts().code(CaseField.SETTING).filter(GROWING::contains).isPresent()
				&& !this.situation.facts().is(CaseField.LYMPHOCYTOSIS_ONLY, "yes")
				&& !Fields.of(rule.when()).contains(CaseField.CURRENT_THERAPY);
	}

	private void prior(OptionRule rule, Alternative option, List<Effect> effects) {
		for (String key : option.required()) {
			if (failing(rule, key)) {
				gate("G-PRIOR", new Criterion.Has(CaseField.CURRENT_THERAPY, Set.of(key)), Severity.AVOID, List.of(key),
						this.book.agents().label(key) + " is taken now and the disease came back or resists under it.",
						effects);
			}
			if (!rule.judgesFailureItself() && !this.situation.history().partner(key)) {
				gate("G-PRIOR", this.gates.failed(key), Severity.AVOID, List.of(key),
						this.book.agents().label(key) + " has failed before in this patient.", effects);
			}
			boolean looked = !this.situation.history().partner(key) || this.situation.history().namedIntolerant(key)
					|| this.situation.history().regimenIntolerant(option.regimen());
			boolean continued = option.required().size() == 1
					&& this.situation.facts().has(CaseField.CURRENT_THERAPY, key);
			if (looked && !continued && !this.gates.tolerable().decide(this.situation).isTrue()) {
				gate("G-PRIOR", this.gates.intolerant(key), Severity.AVOID, List.of(key),
						this.book.agents().label(key) + " was not tolerated before.", effects);
			}
		}
	}

	/** What cannot be had is no option, whole or in part (gate G-REGION). */
	private void unavailable(Alternative option, TherapyCategory category, List<Effect> effects) {
		if (!this.situation.knows(CaseField.UNAVAILABLE_AGENTS)) {
			return;
		}
		unavailable(category.name(), category.label(), new Reach.Hit(option.regimen(), true), effects);
		for (String key : option.required()) {
			this.book.agents()
				.partsOf(key)
				.forEach((part) -> unavailable(part, this.book.agents().label(part), new Reach.Hit(Set.of(key), true),
						effects));
		}
		for (String key : option.optional()) {
			this.book.agents()
				.partsOf(key)
				.forEach((part) -> unavailable(part, this.book.agents().label(part), new Reach.Hit(Set.of(key), false),
						effects));
		}
	}

	private void unavailable(String target, String label, Reach.Hit hit, List<Effect> effects) {
		Criterion criterion = new Criterion.Asks(Question.UNAVAILABLE, List.of(target));
		if (criterion.decide(this.situation).isTrue()) {
			effects.add(new Effect("G-REGION", Severity.AVOID, false, List.copyOf(hit.agents()), !hit.required(),
					label + " is entered as not available or not suitable.", criterion.explain(this.situation),
					Set.of()));
		}
	}

	// Usability of single agents

	@Override
	public Truth avoided(String agent) {
		Truth known = this.avoided.get(agent);
		if (known != null) {
			return known;
		}
		if (!this.asking.add(agent)) {
			return Truth.FALSE;
		}
		Situation judging = this.situation.judging(agent, Set.of(agent));
		Alternative alone = new Alternative(List.of(agent), List.of());
		Truth truth = Truth.FALSE;
		for (Reach.Row reached : this.gates.reach().rows(alone, TherapyCategory.OBSERVATION)) {
			SafetyRule row = reached.rule();
			if (this.inScope.contains(row.id()) && !row.targets().contains(Agents.ANY)) {
				Truth holds = row.when().decide(judging);
				if (!holds.isFalse() && row.severity().in(judging) == Severity.AVOID) {
					truth = truth.or(holds);
				}
			}
		}
		this.asking.remove(agent);
		this.avoided.put(agent, truth);
		return truth;
	}

	@Override
	public Truth tkiAvoid(String agent) {
		return guarded("AVOID " + agent, () -> this.book.tki().atLeast(TkiTable.Cell.AVOID, agent, this.situation),
				Truth.FALSE);
	}

	@Override
	public Truth tkiOk(String agent) {
		return guarded("OK " + agent, () -> this.book.tki().atLeast(TkiTable.Cell.CAUTION, agent, this.situation).not(),
				Truth.TRUE);
	}

	@Override
	public Truth tkiPreferred(String agent) {
		return guarded("PREF " + agent, () -> this.book.tki().preferred(agent, this.situation), Truth.FALSE);
	}

	@Override
	public Set<Missing> tkiMissing(String agent, TkiTable.Cell cell) {
		return this.asking.add("MISSING " + agent) ? missingOf(agent, cell) : Set.of();
	}

	private Set<Missing> missingOf(String agent, TkiTable.Cell cell) {
		Set<Missing> missing = this.book.tki().missing(cell, agent, this.situation);
		this.asking.remove("MISSING " + agent);
		return missing;
	}

	/**
	 * Tables and safety rows ask of each other's drugs; a question asked within itself is
	 * answered with the rest.
	 */
	private Truth guarded(String question, java.util.function.Supplier<Truth> answer, Truth within) {
		Truth known = this.avoided.get(question);
		if (known != null) {
			return known;
		}
		if (!this.asking.add(question)) {
			return within;
		}
		Truth truth = answer.get();
		this.asking.remove(question);
		this.avoided.put(question, truth);
		return truth;
	}

}
