package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.logicng.formulas.Formula;
import org.logicng.formulas.FormulaFactory;
import org.logicng.formulas.Variable;
import org.nextline.knowledge.PossibleFacts.Possible;
import org.nextline.rules.Clauses;
import org.nextline.rules.Criterion;
import org.nextline.rules.Operator;
import org.nextline.rules.Question;
import org.nextline.rules.RuleBook;
import org.nextline.rules.SafetyRule;
import org.nextline.rules.Severity;
import org.nextline.rules.Situation;
import org.nextline.rules.TkiTable;
import org.nextline.vocabulary.Absence;
import org.nextline.vocabulary.Agent;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.PriorTherapy.ReasonStopped;
import org.nextline.vocabulary.Truth;

/**
 * Conditions as propositional formulas over the possible facts, one formula for "true"
 * and one for "false"; where neither holds the condition is unknown. What a single fact
 * makes of a single statement is not written here a second time: the statement itself is
 * asked.
 */
final class Encoding implements Logic {

	private final RuleBook book;

	private final PossibleFacts facts;

	private final FormulaFactory f = new FormulaFactory();

	private final Map<Possible, Variable> variables = new LinkedHashMap<>();

	private final Map<Possible, Situation> alone = new LinkedHashMap<>();

	private final Map<Asked, Rail> known = new HashMap<>();

	private final Set<String> asking = new HashSet<>();

	private final Situation nothing;

	/** A condition and the agent and regimen it is judged for. */
	private record Asked(Criterion criterion, @Nullable String agent, Set<String> regimen) {
	}

	/** When a condition is true, and when it is false. */
	record Rail(Formula yes, Formula no) {

		Formula of(Truth truth, FormulaFactory factory) {
			return switch (truth) {
				case TRUE -> this.yes;
				case FALSE -> this.no;
				case UNKNOWN -> factory.and(factory.not(this.yes), factory.not(this.no));
			};
		}

	}

	Encoding(RuleBook book, PossibleFacts facts) {
		this.book = book;
		this.facts = facts;
		this.nothing = Situation.of(PossibleFacts.facts(List.of()), book.agents());
		facts.all().forEach((one) -> this.variables.put(one, this.f.variable("f" + this.variables.size())));
		facts.all()
			.forEach((one) -> this.alone.put(one, Situation.of(PossibleFacts.facts(List.of(one)), book.agents())));
	}

	@Override
	public FormulaFactory factory() {
		return this.f;
	}

	Map<Possible, Variable> variables() {
		return this.variables;
	}

	/**
	 * What holds of the facts of every case: one value a field, a list before its
	 * members.
	 */
	List<Formula> laws() {
		List<Formula> laws = new ArrayList<>();
		Map<String, List<Variable>> groups = new LinkedHashMap<>();
		this.variables.forEach((one, variable) -> {
			if (one.group() != null) {
				groups.computeIfAbsent(one.group(), (group) -> new ArrayList<>()).add(variable);
			}
			Possible listed = this.facts.listed(one.field());
			if (listed != null && !one.listed()) {
				laws.add(this.f.implication(variable, variable(listed)));
			}
		});
		groups.values().stream().filter((group) -> group.size() > 1).forEach((group) -> laws.add(this.f.amo(group)));
		for (Possible absent : this.facts.of(CaseField.KNOWN_ABSENT)) {
			for (Possible found : this.facts.of(CaseField.ALTERATIONS)) {
				if (absent.member() != null && found.alteration() != null
						&& Absence.read(absent.member()).contradicts(found.alteration())) {
					laws.add(this.f.not(this.f.and(variable(absent), variable(found))));
				}
			}
		}
		return laws;
	}

	Variable variable(Possible one) {
		return Objects.requireNonNull(this.variables.get(one));
	}

	@Override
	public Rail of(Criterion criterion, @Nullable String agent, Set<String> regimen) {
		Asked asked = new Asked(criterion, agent, regimen);
		Rail rail = this.known.get(asked);
		if (rail == null) {
			boolean outermost = this.asking.isEmpty();
			rail = encode(asked);
			if (outermost) {
				this.known.put(asked, rail);
			}
		}
		return rail;
	}

	private Rail encode(Asked asked) {
		Criterion criterion = asked.criterion();
		if (criterion instanceof Criterion.All all) {
			List<Rail> parts = parts(all.parts(), asked);
			return new Rail(this.f.and(yes(parts)), this.f.or(no(parts)));
		}
		if (criterion instanceof Criterion.Any any) {
			List<Rail> parts = parts(any.parts(), asked);
			return new Rail(this.f.or(yes(parts)), this.f.and(no(parts)));
		}
		if (criterion instanceof Criterion.AtLeast least) {
			List<Rail> parts = parts(least.parts(), asked);
			return new Rail(atLeast(least.least(), yes(parts)), atLeast(parts.size() - least.least() + 1, no(parts)));
		}
		if (criterion instanceof Criterion.Not not) {
			return not(of(not.part(), asked.agent(), asked.regimen()));
		}
		if (criterion instanceof Criterion.Named named) {
			return of(named.body(), asked.agent(), asked.regimen());
		}
		if (criterion instanceof Criterion.Always) {
			return constant(Truth.TRUE);
		}
		if (criterion instanceof Criterion.Exactly exactly) {
			return exactly(exactly);
		}
		if (criterion instanceof Criterion.Known about && this.facts.listed(about.about()) != null) {
			Formula listed = variable(Objects.requireNonNull(this.facts.listed(about.about())));
			return new Rail(listed, this.f.not(listed));
		}
		if (criterion instanceof Criterion.Counts counts) {
			return counts(counts, asked);
		}
		if (criterion instanceof Criterion.Asks asks) {
			return asks(asks, asked);
		}
		return statement(asked, items(criterion));
	}

	private List<Rail> parts(List<Criterion> parts, Asked asked) {
		return parts.stream().map((part) -> of(part, asked.agent(), asked.regimen())).toList();
	}

	private static List<Formula> yes(List<Rail> rails) {
		return rails.stream().map(Rail::yes).toList();
	}

	private static List<Formula> no(List<Rail> rails) {
		return rails.stream().map(Rail::no).toList();
	}

	private static Rail not(Rail rail) {
		return new Rail(rail.no(), rail.yes());
	}

	private Rail constant(Truth truth) {
		return new Rail(this.f.constant(truth.isTrue()), this.f.constant(truth.isFalse()));
	}

	private Rail both(Rail left, Rail right) {
		return new Rail(this.f.and(left.yes(), right.yes()), this.f.or(left.no(), right.no()));
	}

	private Rail either(Collection<Rail> rails) {
		return new Rail(this.f.or(rails.stream().map(Rail::yes).toList()),
				this.f.and(rails.stream().map(Rail::no).toList()));
	}

	private Formula atLeast(int least, List<? extends Formula> formulas) {
		if (least <= 0) {
			return this.f.verum();
		}
		if (formulas.size() < least) {
			return this.f.falsum();
		}
		Formula first = formulas.get(0);
		List<? extends Formula> rest = formulas.subList(1, formulas.size());
		return this.f.or(this.f.and(first, atLeast(least - 1, rest)), atLeast(least, rest));
	}

	// Single statements

	private List<Possible> items(Criterion leaf) {
		if (leaf instanceof Criterion.Is is) {
			return this.facts.of(is.about());
		}
		if (leaf instanceof Criterion.Within within) {
			return this.facts.of(within.about());
		}
		if (leaf instanceof Criterion.Has has) {
			return set(has.about());
		}
		if (leaf instanceof Criterion.HasClass member) {
			return set(member.about());
		}
		if (leaf instanceof Criterion.Known known) {
			return this.facts.of(known.about());
		}
		return List.of();
	}

	/** What is taken now follows from the treatments. */
	private List<Possible> set(CaseField field) {
		if (field != CaseField.CURRENT_THERAPY) {
			return this.facts.of(field);
		}
		return this.facts.of(CaseField.PRIOR_THERAPIES)
			.stream()
			.filter((one) -> one.course() == null || one.course().reasonStopped() == ReasonStopped.ONGOING)
			.toList();
	}

	private Truth told(Criterion leaf, Asked asked, Situation situation) {
		return leaf.decide(situation.judging(asked.agent(), asked.regimen()));
	}

	/**
	 * A statement that each fact by itself makes true, false or leaves open: what is true
	 * with nothing known needs a fact to become false, and the reverse.
	 */
	private Rail statement(Asked asked, List<Possible> items) {
		return statement(asked.criterion(), asked, items);
	}

	private Rail statement(Criterion leaf, Asked asked, List<Possible> items) {
		List<Formula> yes = new ArrayList<>();
		List<Formula> no = new ArrayList<>();
		Possible listed = null;
		for (Possible one : items) {
			if (one.listed()) {
				listed = one;
				continue;
			}
			Truth truth = told(leaf, asked, Objects.requireNonNull(this.alone.get(one)));
			if (truth.isTrue()) {
				yes.add(variable(one));
			}
			else if (truth.isFalse()) {
				no.add(variable(one));
			}
		}
		Formula holds = this.f.or(yes);
		Formula fails = this.f.or(no);
		Truth unknown = told(leaf, asked, this.nothing);
		if (unknown.isTrue()) {
			return new Rail(this.f.not(fails), fails);
		}
		if (unknown.isFalse()) {
			return new Rail(holds, this.f.not(holds));
		}
		if (listed != null) {
			Truth empty = told(leaf, asked, Objects.requireNonNull(this.alone.get(listed)));
			if (empty.isFalse()) {
				return new Rail(holds, this.f.and(variable(listed), this.f.not(holds)));
			}
			if (empty.isTrue()) {
				return new Rail(this.f.and(variable(listed), this.f.not(fails)), fails);
			}
		}
		return new Rail(holds, this.f.and(this.f.not(holds), fails));
	}

	private Rail exactly(Criterion.Exactly exactly) {
		Possible listed = this.facts.listed(exactly.about());
		if (listed == null) {
			return new Rail(this.f.falsum(), this.f.falsum());
		}
		List<Formula> members = this.facts.of(exactly.about())
			.stream()
			.filter((one) -> !one.listed())
			.map((one) -> exactly.codes().contains(one.member()) ? variable(one) : this.f.not(variable(one)))
			.map(Formula.class::cast)
			.toList();
		Formula same = this.f.and(members);
		return new Rail(this.f.and(variable(listed), same), this.f.and(variable(listed), this.f.not(same)));
	}

	// Functions

	private Rail asks(Criterion.Asks asks, Asked asked) {
		List<String> of = asks.of();
		return switch (asks.question()) {
			case ALT, FOUND, UNTESTED, ANY_UNTESTED -> statement(asked, genetic());
			case CYTO -> statement(asked, this.facts.of(CaseField.CYTOGENETICS));
			case AG_POS, AG_NEG, AG_MIXED -> statement(asked, this.facts.of(CaseField.ANTIGENS));
			case INTERACT -> statement(asked, this.facts.of(CaseField.CONCOMITANT));
			case PLANNED -> statement(asked, this.facts.of(CaseField.PLANNED_AGENTS));
			case UNAVAILABLE -> statement(asked, this.facts.of(CaseField.UNAVAILABLE_AGENTS));
			case PRIOR, PRIOR_OTHER, FAILED, INTOL, RESPONDED -> statement(asked, treatments());
			case DONE -> done(asked);
			case INTOL_ALL -> intolerantAll(of.get(0), asked);
			case UNUSABLE -> unusable(of.get(0), asked);
			case UNUSABLE_OTHER -> unusableMembers(of.get(0), resolved(of.get(1), asked), asked);
			case TKI_AVOID -> tki(resolved(of.get(0), asked), Question.TKI_AVOID);
			case TKI_OK -> tki(resolved(of.get(0), asked), Question.TKI_OK);
			case TKI_PREF -> tki(resolved(of.get(0), asked), Question.TKI_PREF);
			case THIS_AGENT_IN -> constant(told(asks, asked, this.nothing));
		};
	}

	private List<Possible> treatments() {
		return this.facts.of(CaseField.PRIOR_THERAPIES);
	}

	/** Facts that settle questions of genetics and markers. */
	private List<Possible> genetic() {
		return Stream
			.of(CaseField.ALTERATIONS, CaseField.KNOWN_ABSENT, CaseField.CYTOGENETICS, CaseField.ANTIGENS,
					CaseField.DISEASE, CaseField.KD_MUTATION_TESTED)
			.flatMap((field) -> this.facts.of(field).stream())
			.filter((one) -> !one.listed())
			.toList();
	}

	private static String resolved(String name, Asked asked) {
		return ((name.equals("THIS_AGENT") || name.equals("CURRENT")) && asked.agent() != null) ? asked.agent() : name;
	}

	private Rail ask(Question question, String of, Asked asked) {
		return of(new Criterion.Asks(question, List.of(of)), asked.agent(), asked.regimen());
	}

	/** Completed, and never failed. */
	private Rail done(Asked asked) {
		String of = ((Criterion.Asks) asked.criterion()).of().get(0);
		Rail completed = statement(asked, treatments());
		Rail failed = ask(Question.FAILED, of, asked);
		return both(completed, not(failed));
	}

	private List<String> usable(String className) {
		return this.book.agents()
			.members(className)
			.stream()
			.filter((agent) -> !agent.investigational())
			.map(Agent::key)
			.toList();
	}

	private Rail intolerantAll(String className, Asked asked) {
		List<Rail> out = new ArrayList<>();
		List<Rail> intolerant = new ArrayList<>();
		for (String key : usable(className)) {
			intolerant.add(ask(Question.INTOL, key, asked));
			out.add(either(List.of(ask(Question.INTOL, key, asked), ask(Question.FAILED, key, asked),
					ask(Question.UNAVAILABLE, key, asked))));
		}
		Rail all = new Rail(this.f.and(yes(out)), this.f.or(no(out)));
		return both(all, either(intolerant));
	}

	private Rail unusable(String name, Asked asked) {
		String target = resolved(name, asked);
		if (this.book.agents().withKey(target).isEmpty()) {
			return unusableMembers(target, "", asked);
		}
		return either(List.of(ask(Question.UNAVAILABLE, target, asked), ask(Question.FAILED, target, asked),
				ask(Question.INTOL, target, asked), tki(target, Question.TKI_AVOID), avoided(target)));
	}

	private Rail unusableMembers(String className, String except, Asked asked) {
		List<Rail> members = usable(className).stream()
			.filter((key) -> !key.equals(except))
			.map((key) -> unusable(key, asked))
			.toList();
		return new Rail(this.f.and(yes(members)), this.f.or(no(members)));
	}

	/** A question asked within itself is answered with the rest, as the engine does. */
	private Rail avoided(String agent) {
		if (!this.asking.add("ROWS " + agent)) {
			return constant(Truth.FALSE);
		}
		List<Rail> rows = new ArrayList<>();
		for (SafetyRule row : this.book.safety()) {
			if (!row.targets().contains(Agents.ANY) && speaksOf(row, agent)) {
				Rail when = of(row.when(), agent, Set.of(agent));
				Formula grave = chosen(row.severity(), (severity) -> severity == Severity.AVOID, agent);
				Formula scope = this.f.or(this.facts.of(CaseField.DISEASE)
					.stream()
					.filter((one) -> row.diseases().contains(Disease.valueOf(code(one))))
					.map(this::variable)
					.toList());
				Formula yes = this.f.and(scope, when.yes(), grave);
				Formula no = this.f.or(this.f.not(scope), when.no(), this.f.not(grave));
				rows.add(new Rail(yes, row.targets().contains(Agents.SYSTEMIC) ? this.f.not(yes) : no));
			}
		}
		this.asking.remove("ROWS " + agent);
		return either(rows);
	}

	private static String code(Possible disease) {
		return Objects.requireNonNull(disease.value()).words();
	}

	private boolean speaksOf(SafetyRule row, String agent) {
		return this.book.agents()
			.partsOf(agent)
			.stream()
			.anyMatch((part) -> row.targets()
				.stream()
				.anyMatch((target) -> part.equals(target) || this.book.agents().in(part, target)));
	}

	private Rail tki(String agent, Question question) {
		if (!this.asking.add(question + " " + agent)) {
			return constant((question == Question.TKI_OK) ? Truth.TRUE : Truth.FALSE);
		}
		List<Rail> rows = new ArrayList<>();
		for (TkiTable.Row row : this.book.tki().rows()) {
			Clauses<TkiTable.Cell> cells = row.cells().get(agent);
			if (cells != null && (question != Question.TKI_PREF || row.mutation())) {
				Rail when = of(row.when(), null, Set.of());
				rows.add(both(when, reach(cells, question)));
			}
		}
		this.asking.remove(question + " " + agent);
		Rail any = either(rows);
		return (question == Question.TKI_OK) ? not(any) : any;
	}

	private Rail reach(Clauses<TkiTable.Cell> cells, Question question) {
		Predicate<TkiTable.Cell> grave = switch (question) {
			case TKI_AVOID -> (cell) -> cell == TkiTable.Cell.AVOID;
			case TKI_OK -> (cell) -> cell.compareTo(TkiTable.Cell.CAUTION) >= 0;
			default -> (cell) -> cell == TkiTable.Cell.PREF;
		};
		Formula now = chosen(cells, grave, null);
		Formula open = (question == Question.TKI_PREF) ? this.f.falsum() : open(cells, grave);
		return new Rail(now, this.f.not(this.f.or(now, open)));
	}

	/** Whether the value that counts is one of these. */
	private <T> Formula chosen(Clauses<T> clauses, Predicate<T> wanted, @Nullable String agent) {
		List<Formula> ways = new ArrayList<>();
		List<Formula> earlier = new ArrayList<>();
		Set<String> regimen = (agent != null) ? Set.of(agent) : Set.of();
		for (Clauses.Clause<T> clause : clauses.clauses()) {
			Formula holds = of(clause.when(), agent, regimen).yes();
			if (wanted.test(clause.value())) {
				ways.add(this.f.and(holds, this.f.and(earlier)));
			}
			earlier.add(this.f.not(holds));
		}
		if (wanted.test(clauses.otherwise())) {
			ways.add(this.f.and(earlier));
		}
		return this.f.or(ways);
	}

	/** Whether a clause with one of these values is open before one that counts. */
	private <T> Formula open(Clauses<T> clauses, Predicate<T> wanted) {
		List<Formula> ways = new ArrayList<>();
		List<Formula> earlier = new ArrayList<>();
		for (Clauses.Clause<T> clause : clauses.clauses()) {
			Rail rail = of(clause.when(), null, Set.of());
			if (wanted.test(clause.value())) {
				ways.add(this.f.and(this.f.not(rail.yes()), this.f.not(rail.no()), this.f.and(earlier)));
			}
			earlier.add(this.f.not(rail.yes()));
		}
		return this.f.or(ways);
	}

	// Numbers that functions give

	private Rail counts(Criterion.Counts counts, Asked asked) {
		return switch (counts.measure()) {
			case MONTHS_SINCE -> monthsSince(counts, asked);
			case COUNT_ALT -> alterations(counts, asked);
			case COUNT_FAILED, COUNT_INTOL -> courses(counts, asked);
		};
	}

	private Rail monthsSince(Criterion.Counts counts, Asked asked) {
		boolean least = counts.operator() == Operator.LESS || counts.operator() == Operator.AT_MOST;
		if (least) {
			return statement(asked, treatments());
		}
		// no course of it may be later than the limit
		Criterion given = new Criterion.Asks(Question.PRIOR, List.of(counts.of()));
		Possible listed = Objects.requireNonNull(this.facts.listed(CaseField.PRIOR_THERAPIES));
		List<Formula> early = new ArrayList<>();
		List<Formula> late = new ArrayList<>();
		for (Possible one : treatments()) {
			Situation situation = Objects.requireNonNull(this.alone.get(one));
			if (!one.listed() && told(given, asked, situation).isTrue()) {
				(told(counts, asked, situation).isTrue() ? early : late).add(variable(one));
			}
		}
		Formula holds = this.f.and(this.f.or(early), this.f.not(this.f.or(late)));
		return new Rail(holds, this.f.and(variable(listed), this.f.not(holds)));
	}

	private Rail courses(Criterion.Counts counts, Asked asked) {
		Map<String, List<Formula>> byName = new LinkedHashMap<>();
		for (Possible item : counted(counts, asked.agent(), asked.regimen())) {
			if (item.group() != null) {
				byName.computeIfAbsent(item.group(), (group) -> new ArrayList<>()).add(variable(item));
			}
		}
		List<Formula> different = byName.values().stream().map(this.f::or).map(Formula.class::cast).toList();
		Formula holds = compared(counts, different);
		Possible listed = Objects.requireNonNull(this.facts.listed(CaseField.PRIOR_THERAPIES));
		return new Rail(this.f.and(variable(listed), holds), this.f.and(variable(listed), this.f.not(holds)));
	}

	/** The facts that a function counts, or takes the months from. */
	List<Possible> counted(Criterion.Counts counts, @Nullable String agent, Set<String> regimen) {
		Question question = switch (counts.measure()) {
			case COUNT_ALT -> Question.ALT;
			case COUNT_FAILED -> Question.FAILED;
			case COUNT_INTOL -> Question.INTOL;
			case MONTHS_SINCE -> Question.PRIOR;
		};
		Criterion one = new Criterion.Asks(question, List.of(counts.of()));
		Asked asked = new Asked(one, agent, regimen);
		return ((question == Question.ALT) ? this.facts.of(CaseField.ALTERATIONS) : treatments()).stream()
			.filter((item) -> !item.listed())
			.filter((item) -> told(one, asked, Objects.requireNonNull(this.alone.get(item))).isTrue())
			.toList();
	}

	private Rail alterations(Criterion.Counts counts, Asked asked) {
		Criterion alt = new Criterion.Asks(Question.ALT, List.of(counts.of()));
		List<Formula> found = new ArrayList<>();
		for (Possible item : this.facts.of(CaseField.ALTERATIONS)) {
			if (told(alt, asked, Objects.requireNonNull(this.alone.get(item))).isTrue()) {
				found.add(variable(item));
			}
		}
		Rail any = of(alt, asked.agent(), asked.regimen());
		Formula settled = this.f.or(any.yes(), any.no());
		Formula holds = compared(counts, found);
		return new Rail(this.f.and(settled, holds), this.f.and(settled, this.f.not(holds)));
	}

	private Formula compared(Criterion.Counts counts, List<Formula> formulas) {
		int limit = (int) counts.limit();
		return switch (counts.operator()) {
			case AT_LEAST -> atLeast(limit, formulas);
			case MORE -> atLeast(limit + 1, formulas);
			case LESS -> this.f.not(atLeast(limit, formulas));
			case AT_MOST -> this.f.not(atLeast(limit + 1, formulas));
			case EQUAL -> this.f.and(atLeast(limit, formulas), this.f.not(atLeast(limit + 1, formulas)));
		};
	}

}
