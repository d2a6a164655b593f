package org.nextline.knowledge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.logicng.datastructures.Assignment;
import org.logicng.datastructures.Tristate;
import org.logicng.formulas.Formula;
import org.logicng.formulas.FormulaFactory;
import org.logicng.formulas.Variable;
import org.logicng.solvers.MiniSat;
import org.logicng.solvers.SATSolver;
import org.logicng.solvers.SolverState;
import org.logicng.solvers.sat.MiniSatConfig;
import org.nextline.knowledge.Encoding.Rail;
import org.nextline.knowledge.PossibleFacts.Possible;
import org.nextline.rules.Advisor;
import org.nextline.rules.Condition;
import org.nextline.rules.Criterion;
import org.nextline.rules.Grammar;
import org.nextline.rules.Interview;
import org.nextline.rules.Measure;
import org.nextline.rules.RuleBook;
import org.nextline.rules.Threshold;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Truth;
import org.nextline.vocabulary.Value;

/**
 * All cases that a rule book can tell apart, searched by a SAT solver for a patient on
 * whom conditions have wanted truths. Every patient found is confirmed by the engine
 * before it is returned. A search that finds none proves no more than that none exists
 * among the facts that the book asks for, one course of each drug at most.
 */
public final class CaseSpace {

	/** What no patient has; sentences in the grammar of conditions, never true. */
	private static final List<String> IMPOSSIBLE = List.of("sex = M AND pregnant = yes",
			"ageYears < 12 AND pregnant = yes", "gestationWeeks IS KNOWN AND pregnant = no",
			"priorAlloHsct = no AND (activeGvhd = yes OR monthsSinceAlloHsct IS KNOWN OR PRIOR(ALLO_HSCT))",
			"activeGvhd = no AND gvhdGrade >= 2", "activeInfection = no AND infectionControlled = no",
			"setting = MRD_RELAPSE AND marrowBlasts >= 5", "fitness = FIT AND (ecog >= 3 OR lvef < 40 OR hctCi >= 5)",
			"ecog >= 3 AND NOT karnofsky < 60", "disease = AML AND ALT(PML::RARA FUSION)",
			"cmlPhase IN {CHRONIC, ACCELERATED} AND (marrowBlasts >= 20 OR bloodBlasts >= 20)",
			"sites IS KNOWN AND NOT sites CONTAINS MARROW AND marrowBlasts >= 5",
			"disease = CML AND cmlPhase IS UNKNOWN");

	/** Models that the engine did not confirm, before a search is given up. */
	private static final int ATTEMPTS = 40;

	/** Treatments or alterations tried as the one that makes a count or interval step. */
	private static final int CANDIDATES = 8;

	private final RuleBook book;

	private final Advisor advisor;

	private final PossibleFacts facts;

	private final Encoding encoding;

	private final FormulaFactory f;

	private final List<Criterion> impossible;

	/** Every combination of facts that can be entered. */
	private final Space enterable;

	/** Those that do not contradict each other. */
	private final Space consistent;

	/**
	 * A condition and the truth that it shall have.
	 *
	 * @param criterion the condition
	 * @param truth the truth wanted
	 * @param agent the agent being judged, or null
	 * @param regimen the regimen being judged
	 */
	public record Wish(Criterion criterion, Truth truth, @Nullable String agent, Set<String> regimen) {

		/** A wish that does not depend on an agent. */
		public static Wish of(Criterion criterion, Truth truth) {
			return new Wish(criterion, truth, null, Set.of());
		}

		/** The same truth for a condition of the book. */
		public static Wish of(Condition condition, Truth truth) {
			return new Wish(condition.criterion(), truth, condition.agent(), condition.regimen());
		}

	}

	/**
	 * Two cases that differ in one number alone, on both sides of a limit that decides.
	 *
	 * @param low the case with the lower number
	 * @param high the case with the higher number
	 * @param lower the lower number
	 * @param higher the higher number
	 */
	public record Sides(CaseFacts low, CaseFacts high, double lower, double higher) {
	}

	/** The cases that all conditions of a book tell apart. */
	public CaseSpace(RuleBook book) {
		this(book, new Advisor(book), Condition.of(book));
	}

	/**
	 * The cases that some conditions of a book tell apart: a smaller space, searched
	 * faster.
	 * @param book the book
	 * @param advisor judges by the same book
	 * @param conditions the conditions that will be asked about
	 */
	public CaseSpace(RuleBook book, Advisor advisor, Collection<Condition> conditions) {
		this.book = book;
		this.advisor = advisor;
		Grammar grammar = book.grammar();
		this.impossible = IMPOSSIBLE.stream().map(grammar::parse).toList();
		this.facts = new PossibleFacts(book, conditions, this.impossible);
		this.encoding = new Encoding(book, this.facts);
		this.f = this.encoding.factory();
		List<Formula> laws = new ArrayList<>(this.encoding.laws());
		this.enterable = space(laws);
		this.impossible.forEach((one) -> laws.add(this.f.not(this.encoding.of(one, null, Set.of()).yes())));
		same(CaseField.FIRST_REMISSION_MONTHS, CaseField.LAST_REMISSION_MONTHS, laws);
		this.consistent = space(laws);
	}

	/**
	 * Laws that hold of all cases by the facts they speak of, and a solver that knows
	 * them.
	 */
	private record Space(Map<Variable, List<Formula>> laws, SATSolver solver) {

		Set<Formula> about(Collection<Variable> variables) {
			Set<Formula> found = new LinkedHashSet<>();
			variables.forEach((variable) -> found.addAll(this.laws.getOrDefault(variable, List.of())));
			return found;
		}

	}

	private Space space(List<Formula> laws) {
		SATSolver solver = MiniSat.miniSat(this.f, MiniSatConfig.builder().initialPhase(false).build());
		Map<Variable, List<Formula>> byVariable = new HashMap<>();
		for (Formula law : laws) {
			solver.add(law);
			law.variables()
				.forEach((variable) -> byVariable.computeIfAbsent(variable, (key) -> new ArrayList<>()).add(law));
		}
		return new Space(byVariable, solver);
	}

	/** In first relapse both lengths of remission are one. */
	private void same(CaseField left, CaseField right, List<Formula> laws) {
		for (Possible relapse : this.facts.of(CaseField.RELAPSE_NUMBER)) {
			if (!(relapse.value() instanceof Value.Number number) || number.amount() != 1) {
				continue;
			}
			for (Possible one : this.facts.of(left)) {
				for (Possible other : this.facts.of(right)) {
					if (one.value() != null && !one.value().equals(other.value())) {
						laws.add(this.f.not(this.f.and(this.encoding.variable(relapse), this.encoding.variable(one),
								this.encoding.variable(other))));
					}
				}
			}
		}
	}

	/** A condition in the grammar of the book. */
	public Criterion parse(String text) {
		return this.book.grammar().parse(text);
	}

	/** Whether the book asks for facts of this field at all. */
	public boolean asks(CaseField field) {
		return !this.facts.of(field).isEmpty();
	}

	/** A patient on whom all wishes come true, confirmed by the engine. */
	public Optional<CaseFacts> find(List<Wish> wishes) {
		return find(wishes, (found) -> true);
	}

	/**
	 * A patient on whom all wishes come true, confirmed by the engine and by the caller.
	 * @param wishes what shall hold
	 * @param confirmed what the caller asks of the patient beyond that
	 */
	Optional<CaseFacts> find(List<Wish> wishes, Predicate<CaseFacts> confirmed) {
		List<Formula> query = wishes.stream().map(this::formula).toList();
		return search(this.consistent, query, (chosen) -> {
			CaseFacts found = PossibleFacts.facts(chosen);
			return wishes.stream().allMatch((wish) -> holds(wish, found)) && confirmed.test(found) ? found : null;
		});
	}

	/**
	 * What a search came to.
	 *
	 * @param found a patient of whom the claim holds, confirmed by the engine; null when
	 * none was found
	 * @param settled whether the answer is certain: a patient was found, or it is proven
	 * that there is none
	 */
	record Search(@Nullable CaseFacts found, boolean settled) {

		/** Whether it is proven that there is no such patient. */
		boolean none() {
			return this.found == null && this.settled;
		}

	}

	/** A patient without contradictions of whom the claim holds. */
	Search seek(Claim claim) {
		int[] refused = new int[1];
		Optional<CaseFacts> found = search(this.consistent, List.of(claim.formula(this::formula, this.f)), (chosen) -> {
			CaseFacts facts = PossibleFacts.facts(chosen);
			if (holds(claim, facts)) {
				return facts;
			}
			refused[0]++;
			return null;
		});
		return new Search(found.map((facts) -> plain(facts, claim)).orElse(null), found.isPresent() || refused[0] == 0);
	}

	/**
	 * The patient without what the claim does not rest on, so that it is read at once.
	 */
	CaseFacts plain(CaseFacts found, Claim claim) {
		CaseFacts plain = found;
		for (CaseField field : found.known().keySet()) {
			CaseFacts less = plain.without(field);
			if (field == CaseField.PRIOR_THERAPIES || field == CaseField.CURRENT_THERAPY) {
				less = less.without(CaseField.PRIOR_THERAPIES).without(CaseField.CURRENT_THERAPY);
			}
			if (holds(claim, less) && possible(less)) {
				plain = less;
			}
		}
		return plain;
	}

	private boolean holds(Claim claim, CaseFacts facts) {
		Interview interview = this.advisor.interview(facts);
		return claim.holds((wish) -> interview.decide(wish.criterion(), wish.agent(), wish.regimen()) == wish.truth());
	}

	private boolean possible(CaseFacts facts) {
		Interview interview = this.advisor.interview(facts);
		return this.impossible.stream().noneMatch((one) -> interview.decide(one, null, Set.of()) == Truth.TRUE);
	}

	/**
	 * A patient for whom the formula holds and whom the caller confirms: first among
	 * those whose facts do not contradict each other, then among all that can be entered.
	 * @param query written over the facts of this space
	 * @param confirmed asks the engine
	 * @param until when to give up
	 */
	Optional<CaseFacts> find(Function<Encoding, Formula> query, Predicate<CaseFacts> confirmed, Instant until) {
		Formula wanted = query.apply(this.encoding);
		for (Space space : List.of(this.consistent, this.enterable)) {
			Optional<CaseFacts> found = find(space, wanted, confirmed, until);
			if (found.isPresent()) {
				return found;
			}
		}
		return Optional.empty();
	}

	private Optional<CaseFacts> find(Space space, Formula wanted, Predicate<CaseFacts> confirmed, Instant until) {
		SATSolver solver = space.solver();
		SolverState before = solver.saveState();
		try {
			solver.add(wanted);
			Map<Possible, Variable> variables = this.encoding.variables();
			for (int attempt = 0; attempt < ATTEMPTS && Instant.now().isBefore(until)
					&& solver.sat() == Tristate.TRUE; attempt++) {
				Set<Variable> chosen = Set.copyOf(solver.model(variables.values()).positiveVariables());
				List<Possible> patient = variables.entrySet()
					.stream()
					.filter((entry) -> chosen.contains(entry.getValue()))
					.map(Map.Entry::getKey)
					.toList();
				if (confirmed.test(PossibleFacts.facts(patient))) {
					return Optional.of(PossibleFacts.facts(fewest(patient, confirmed)));
				}
				solver.add(solver.model(wanted.variables()).blockingClause(this.f));
			}
			return Optional.empty();
		}
		finally {
			solver.loadState(before);
		}
	}

	/** The facts that are needed; what can be left out is. */
	private static List<Possible> fewest(List<Possible> patient, Predicate<CaseFacts> confirmed) {
		List<Possible> kept = new ArrayList<>(patient);
		for (Possible one : patient) {
			kept.remove(one);
			if (!confirmed.test(PossibleFacts.facts(kept))) {
				kept.add(one);
			}
		}
		return kept;
	}

	/**
	 * Two patients who differ in the number of the threshold alone, so that the condition
	 * changes its truth between them: from true to false where there are such, else from
	 * or to unknown; without contradictions in their facts where there are such.
	 * @param condition the condition
	 * @param threshold one of its numbers
	 * @param wishes what shall hold of both
	 */
	public Optional<Sides> sides(Condition condition, Threshold threshold, List<Wish> wishes) {
		Wish wish = Wish.of(condition, Truth.TRUE);
		List<Step> steps = steps(condition, threshold);
		for (Space space : List.of(this.consistent, this.enterable)) {
			for (boolean settled : new boolean[] { true, false }) {
				for (Step step : steps) {
					Optional<Sides> found = sides(space, settled, wish, threshold, step, wishes);
					if (found.isPresent()) {
						return found;
					}
				}
			}
		}
		return Optional.empty();
	}

	/**
	 * One step across a limit: of facts that exclude each other the one below and the one
	 * above; null where none of them is there.
	 */
	private record Step(List<Possible> group, @Nullable Possible low, @Nullable Possible high, double lower,
			double higher) {
	}

	private List<Step> steps(Condition condition, Threshold threshold) {
		List<Step> steps = new ArrayList<>();
		List<Double> around = threshold.around();
		for (int index = 0; index + 1 < around.size(); index++) {
			double lower = around.get(index);
			double higher = around.get(index + 1);
			if (threshold.holds(lower) != threshold.holds(higher)) {
				steps(condition, threshold, lower, higher, steps);
			}
		}
		return steps;
	}

	private void steps(Condition condition, Threshold threshold, double lower, double higher, List<Step> steps) {
		CaseField field = threshold.field().orElse(null);
		if (field != null) {
			List<Possible> values = this.facts.of(field);
			Possible low = region(values, threshold, lower);
			Possible high = region(values, threshold, higher);
			if (low != null && high != null) {
				steps.add(new Step(values, low, high, lower, higher));
			}
			return;
		}
		Criterion.Counts counts = (Criterion.Counts) threshold.comparison();
		boolean interval = counts.measure() == Measure.MONTHS_SINCE;
		List<Possible> candidates = this.encoding.counted(counts, condition.agent(), condition.regimen())
			.stream()
			.filter((one) -> !interval || one.ago() == lower)
			.sorted(Comparator.comparingInt(CaseSpace::drugs))
			.limit(CANDIDATES)
			.toList();
		for (Possible one : candidates) {
			List<Possible> group = (one.group() != null) ? this.facts.group(one.group()) : List.of(one);
			if (!interval) {
				steps.add(new Step(group, null, one, lower, higher));
				continue;
			}
			group.stream()
				.filter((other) -> other.ago() == higher && other.endedAs(one))
				.forEach((other) -> steps.add(new Step(group, one, other, lower, higher)));
		}
	}

	private static int drugs(Possible one) {
		return (one.course() != null) ? one.course().agents().size() : 1;
	}

	private Optional<Sides> sides(Space space, boolean settled, Wish condition, Threshold threshold, Step step,
			List<Wish> wishes) {
		Rail rail = this.encoding.of(condition.criterion(), condition.agent(), condition.regimen());
		Formula trueLow = at(rail.yes(), step.low(), step.group());
		Formula trueHigh = at(rail.yes(), step.high(), step.group());
		Formula falseLow = at(rail.no(), step.low(), step.group());
		Formula falseHigh = at(rail.no(), step.high(), step.group());
		Formula changes = settled ? this.f.or(this.f.and(trueLow, falseHigh), this.f.and(falseLow, trueHigh))
				: this.f.or(this.f.and(trueLow, this.f.not(trueHigh)), this.f.and(trueHigh, this.f.not(trueLow)),
						this.f.and(falseLow, this.f.not(falseHigh)), this.f.and(falseHigh, this.f.not(falseLow)));
		if (!possible(space, changes)) {
			return Optional.empty();
		}
		List<Formula> query = new ArrayList<>(List.of(changes));
		for (Formula law : space.about(step.group().stream().map(this.encoding::variable).toList())) {
			query.add(at(law, step.low(), step.group()));
			query.add(at(law, step.high(), step.group()));
		}
		for (Wish wish : wishes) {
			Formula wanted = formula(wish);
			query.add(at(wanted, step.low(), step.group()));
			query.add(at(wanted, step.high(), step.group()));
		}
		return search(space, query, (chosen) -> confirmed(condition, threshold, step,
				chosen.stream().filter((one) -> !step.group().contains(one)).toList(), wishes));
	}

	private @Nullable Sides confirmed(Wish condition, Threshold threshold, Step step, List<Possible> rest,
			List<Wish> wishes) {
		CaseFacts low = facts(threshold, rest, step.low(), step.lower());
		CaseFacts high = facts(threshold, rest, step.high(), step.higher());
		Wish comparison = new Wish(threshold.comparison(), Truth.TRUE, condition.agent(), condition.regimen());
		boolean flips = decide(condition, low) != decide(condition, high)
				&& decide(comparison, low) == Truth.of(threshold.holds(step.lower()))
				&& decide(comparison, high) == Truth.of(threshold.holds(step.higher()));
		return (flips && wishes.stream().allMatch((wish) -> holds(wish, low) && holds(wish, high)))
				? new Sides(low, high, step.lower(), step.higher()) : null;
	}

	private static CaseFacts facts(Threshold threshold, List<Possible> rest, @Nullable Possible own, double number) {
		if (threshold.field().isPresent()) {
			return PossibleFacts.facts(rest).with(threshold.field().get(), number);
		}
		List<Possible> all = new ArrayList<>(rest);
		if (own != null) {
			all.add(own);
		}
		return PossibleFacts.facts(all);
	}

	/** The fact whose region the number lies in. */
	private static @Nullable Possible region(List<Possible> values, Threshold threshold, double number) {
		Possible nearest = null;
		double least = Double.MAX_VALUE;
		for (Possible one : values) {
			double amount = (one.value() instanceof Value.Number value) ? value.amount() : Double.NaN;
			boolean side = Math.signum(amount - threshold.limit()) == Math.signum(number - threshold.limit());
			if (side && Math.abs(amount - number) < least) {
				nearest = one;
				least = Math.abs(amount - number);
			}
		}
		return nearest;
	}

	private Formula at(Formula formula, @Nullable Possible chosen, List<Possible> values) {
		Assignment assignment = new Assignment();
		for (Possible one : values) {
			Variable variable = this.encoding.variable(one);
			assignment.addLiteral((one == chosen) ? variable : variable.negate());
		}
		return formula.restrict(assignment);
	}

	private Formula formula(Wish wish) {
		return this.encoding.of(wish.criterion(), wish.agent(), wish.regimen()).of(wish.truth(), this.f);
	}

	private Truth decide(Wish wish, CaseFacts facts) {
		return this.advisor.decide(wish.criterion(), facts, wish.agent(), wish.regimen());
	}

	private boolean holds(Wish wish, CaseFacts facts) {
		return decide(wish, facts) == wish.truth();
	}

	/** Whether the formula alone can hold, before more is written down for it. */
	private static boolean possible(Space space, Formula formula) {
		SATSolver solver = space.solver();
		SolverState before = solver.saveState();
		try {
			solver.add(formula);
			return solver.sat() == Tristate.TRUE;
		}
		finally {
			solver.loadState(before);
		}
	}

	private interface Confirmation<T> {

		@Nullable T of(List<Possible> chosen);

	}

	private <T> Optional<T> search(Space space, List<Formula> query, Confirmation<T> confirmation) {
		SATSolver solver = space.solver();
		SolverState before = solver.saveState();
		try {
			query.forEach(solver::add);
			Map<Possible, Variable> variables = this.encoding.variables();
			for (int attempt = 0; attempt < ATTEMPTS && solver.sat() == Tristate.TRUE; attempt++) {
				Assignment model = solver.model(variables.values());
				Set<Variable> chosen = Set.copyOf(model.positiveVariables());
				T found = confirmation.of(variables.entrySet()
					.stream()
					.filter((entry) -> chosen.contains(entry.getValue()))
					.map(Map.Entry::getKey)
					.toList());
				if (found != null) {
					return Optional.of(found);
				}
				solver.add(model.blockingClause(this.f));
			}
			return Optional.empty();
		}
		finally {
			solver.loadState(before);
		}
	}

}
