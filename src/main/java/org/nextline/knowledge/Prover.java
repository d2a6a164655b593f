package org.nextline.knowledge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.logicng.datastructures.Tristate;
import org.logicng.formulas.Formula;
import org.logicng.solvers.MiniSat;
import org.logicng.solvers.SATSolver;
import org.logicng.solvers.SolverState;
import org.nextline.knowledge.Encoding.Rail;
import org.nextline.knowledge.Invariant.Demand;
import org.nextline.rules.Advice;
import org.nextline.rules.Advisor;
import org.nextline.rules.Condition;
import org.nextline.rules.Criterion;
import org.nextline.rules.Decision;
import org.nextline.rules.Grammar;
import org.nextline.rules.Grounds;
import org.nextline.rules.Grounds.Bar;
import org.nextline.rules.Grounds.Claim;
import org.nextline.rules.Grounds.Way;
import org.nextline.rules.RuleBook;
import org.nextline.rules.Severity;
import org.nextline.rules.Verdict;
import org.nextline.rules.Warning;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.TherapyCategory;
import org.nextline.vocabulary.Truth;
import org.nextline.vocabulary.Value;

/**
 * Proves invariants of a book, or finds patients on whom they fail. Two searches, each
 * trusted in one direction alone: that no assignment of the {@link Abstraction} breaks an
 * invariant proves it, since every patient is an assignment; that one does proves
 * nothing. Then a patient is looked for in the {@link CaseSpace}, and counts only when
 * the engine confirms it. What neither settles is not decided.
 */
final class Prover {

	/** Patients that are shown of one invariant. */
	private static final int SHOWN = 3;

	/** Regimens of which a proof is remembered, and what each rests on. */
	private static final Map<String, String> PROVEN = new ConcurrentHashMap<>();

	private static final int MOST = 60_000;

	private final RuleBook book;

	private final Advisor advisor;

	private final UnaryOperator<CaseFacts> completed;

	private final Duration budget;

	private final Abstraction abstraction;

	private final Function<Disease, List<Grounds>> regimens;

	private final Map<Disease, List<Grounds>> grounds = new EnumMap<>(Disease.class);

	private final Map<Grounds, String> signatures = new IdentityHashMap<>();

	private final Map<Criterion, String> printed = new IdentityHashMap<>();

	/** What conditions are read with: names and agents. */
	private final String context;

	/**
	 * @param book the book
	 * @param completed adds what follows from the facts of a patient
	 * @param budget time to look for patients of one invariant
	 */
	Prover(RuleBook book, UnaryOperator<CaseFacts> completed, Duration budget) {
		this.book = book;
		this.advisor = new Advisor(book);
		this.regimens = Grounds.of(book);
		this.completed = completed;
		this.budget = budget;
		this.abstraction = new Abstraction(book);
		this.context = ShippedPack
			.hash(Map.of("names", book.definitions().texts().toString(), "agents", book.agents().all().toString()));
	}

	/** A regimen that an invariant speaks of, and the parts that it means. */
	private record Asked(Invariant invariant, Grounds grounds, List<String> optional) {
	}

	Proof prove(Invariant invariant) {
		return (invariant.demand() == Demand.ALWAYS_PRESENT) ? present(invariant) : absent(invariant);
	}

	// What must not be offered

	private Proof absent(Invariant invariant) {
		List<Asked> asked = asked(invariant);
		Map<String, Integer> rests = new LinkedHashMap<>();
		List<Asked> doubtful = new ArrayList<>();
		Map<Asked, Formula> sought = new LinkedHashMap<>();
		for (Asked one : asked) {
			String kept = PROVEN.get(signature(one));
			if (kept != null) {
				rests.merge(kept, 1, Integer::sum);
			}
			else {
				sought.put(one, stands(one, one.grounds().bars(), this.abstraction));
			}
		}
		SATSolver solver = MiniSat.miniSat(this.abstraction.factory());
		this.abstraction.laws().forEach(solver::add);
		sought.forEach((one, formula) -> {
			if (possible(solver, List.of(formula))) {
				doubtful.add(one);
			}
			else {
				String kept = rest(one, solver, rests);
				rests.merge(kept, 1, Integer::sum);
				if (PROVEN.size() >= MOST) {
					PROVEN.clear();
				}
				PROVEN.put(signature(one), kept);
			}
		});
		List<Proof.Broken> broken = new ArrayList<>();
		List<Proof.Open> open = new ArrayList<>();
		Instant until = Instant.now().plus(this.budget);
		for (Asked one : doubtful) {
			if (broken.size() >= SHOWN) {
				break;
			}
			Optional<Proof.Broken> found = search(one, until);
			found.ifPresent(broken::add);
			if (found.isEmpty()) {
				open.add(new Proof.Open(one.grounds().disease(), one.grounds().rule().id(), one.grounds().label()));
			}
		}
		return new Proof(invariant, asked.size(), ordered(rests), broken, open);
	}

	/**
	 * All that the proof of one regimen rests on, as a hash: what is the same needs no
	 * second proof.
	 */
	private String signature(Asked asked) {
		Invariant one = asked.invariant();
		String when = (one.when() != null) ? printed(one.when()) : "";
		String unless = (one.unless() != null) ? printed(one.unless()) : "";
		return ShippedPack.hash(Map.of("context", this.context, "grounds",
				this.signatures.computeIfAbsent(asked.grounds(), this::signature), "invariant",
				one.demand() + "\n" + when + "\n" + unless + "\n" + asked.optional()));
	}

	private String signature(Grounds grounds) {
		StringBuilder text = new StringBuilder(grounds.disease().name());
		grounds.ways().forEach((way) -> {
			text.append("\nWAY ").append(way.supports());
			written(way.when(), text);
			way.with().forEach((claim) -> written(claim, text));
		});
		grounds.bars().forEach((bar) -> {
			text.append("\nBAR ")
				.append(bar.id())
				.append(' ')
				.append(bar.severity())
				.append(' ')
				.append(new TreeSet<>(bar.dropped()));
			bar.claims().forEach((claim) -> written(claim, text));
		});
		return ShippedPack.hash(Map.of("grounds", text.toString()));
	}

	private void written(Claim claim, StringBuilder text) {
		text.append('\n')
			.append(claim.holds())
			.append(' ')
			.append(claim.agent())
			.append(' ')
			.append(new TreeSet<>(claim.regimen()))
			.append(' ')
			.append(printed(claim.criterion()));
	}

	private String printed(Criterion criterion) {
		return this.printed.computeIfAbsent(criterion, Grammar::print);
	}

	private static List<Proof.Rest> ordered(Map<String, Integer> rests) {
		return rests.entrySet()
			.stream()
			.map((entry) -> new Proof.Rest(entry.getKey(), entry.getValue()))
			.sorted(Comparator.comparingInt(Proof.Rest::regimens).reversed().thenComparing(Proof.Rest::id))
			.toList();
	}

	private List<Asked> asked(Invariant invariant) {
		List<Asked> asked = new ArrayList<>();
		for (Disease disease : Disease.values()) {
			if (!invariant.diseases().contains(disease)) {
				continue;
			}
			for (Grounds one : this.grounds.computeIfAbsent(disease, this.regimens)) {
				if (invariant.except().contains(one.rule().id())) {
					continue;
				}
				List<String> optional = one.optional(invariant.of());
				if (one.means(invariant.of())) {
					asked.add(new Asked(invariant, one, List.of()));
				}
				else if (!optional.isEmpty() && invariant.demand() == Demand.NEVER_OFFERED) {
					asked.add(new Asked(invariant, one, optional));
				}
			}
		}
		return asked;
	}

	/** The patients that the invariant is about, and the regimen before any bar. */
	private List<Formula> parts(Asked asked, Logic logic) {
		List<Formula> parts = new ArrayList<>();
		parts.add(logic.of(is(asked.grounds().disease()), null, Set.of()).yes());
		Criterion when = asked.invariant().when();
		if (when != null) {
			parts.add(logic.of(when, null, Set.of()).yes());
		}
		Criterion unless = asked.invariant().unless();
		if (unless != null) {
			parts.add(logic.factory().not(logic.of(unless, null, Set.of()).yes()));
		}
		List<Formula> ways = new ArrayList<>();
		for (Way way : asked.grounds().ways()) {
			Rail rail = logic.of(way.when().criterion(), way.when().agent(), way.when().regimen());
			List<Formula> all = new ArrayList<>();
			way.with().forEach((claim) -> all.add(claimed(claim, logic)));
			if (asked.invariant().demand() != Demand.NEVER_SUPPORTED) {
				all.add(logic.factory().not(rail.no()));
				ways.add(logic.factory().and(all));
			}
			else if (way.supports()) {
				all.add(rail.yes());
				ways.add(logic.factory().and(all));
			}
		}
		parts.add(logic.factory().or(ways));
		return parts;
	}

	private static Criterion is(Disease disease) {
		return new Criterion.Is(CaseField.DISEASE, Set.of(disease.name()));
	}

	private static Formula claimed(Claim claim, Logic logic) {
		Formula yes = logic.of(claim.criterion(), claim.agent(), claim.regimen()).yes();
		return claim.holds() ? yes : logic.factory().not(yes);
	}

	/** Whether the bar, when it holds, keeps the invariant for the regimen. */
	private static boolean keeps(Bar bar, Asked asked) {
		return bar.dropped().isEmpty() && (bar.severity() == Severity.AVOID
				|| (asked.invariant().demand() == Demand.ALWAYS_WARNED && bar.severity() == Severity.CAUTION));
	}

	/** Whether the bar, when it holds, takes a part out that the invariant means. */
	private static boolean drops(Bar bar, Asked asked) {
		return asked.optional().stream().anyMatch(bar.dropped()::contains);
	}

	private static Formula fails(Bar bar, Logic logic) {
		return logic.factory()
			.not(logic.factory().and(bar.claims().stream().map((claim) -> claimed(claim, logic)).toList()));
	}

	/** That the regimen stands against the invariant, with nothing but these bars. */
	private Formula stands(Asked asked, Collection<Bar> bars, Logic logic) {
		List<Formula> all = new ArrayList<>(parts(asked, logic));
		bars.stream().filter((bar) -> keeps(bar, asked)).forEach((bar) -> all.add(fails(bar, logic)));
		if (!asked.optional().isEmpty()) {
			all.add(logic.factory()
				.or(asked.optional()
					.stream()
					.map((part) -> logic.factory()
						.and(bars.stream()
							.filter((bar) -> bar.dropped().contains(part))
							.map((bar) -> fails(bar, logic))
							.toList()))
					.toList()));
		}
		return logic.factory().and(all);
	}

	private static boolean possible(SATSolver solver, Collection<Formula> formulas) {
		SolverState before = solver.saveState();
		try {
			formulas.forEach(solver::add);
			return solver.sat() != Tristate.FALSE;
		}
		finally {
			solver.loadState(before);
		}
	}

	/** What a proof rests on: the rule's own condition, one row or gate, or several. */
	private String rest(Asked asked, SATSolver solver, Map<String, Integer> before) {
		if (!possible(solver, parts(asked, this.abstraction))) {
			return asked.grounds().rule().id();
		}
		Map<String, List<Bar>> byId = new LinkedHashMap<>();
		asked.grounds()
			.bars()
			.stream()
			.filter((bar) -> keeps(bar, asked) || drops(bar, asked))
			.forEach((bar) -> byId.computeIfAbsent(bar.id(), (id) -> new ArrayList<>()).add(bar));
		List<String> likely = new ArrayList<>(byId.keySet());
		likely.sort(Comparator.comparing((String id) -> -before.getOrDefault(id, 0))
			.thenComparing((id) -> !id.startsWith("G-")));
		for (String id : likely) {
			if (!possible(solver, List.of(stands(asked, byId.getOrDefault(id, List.of()), this.abstraction)))) {
				return id;
			}
		}
		Map<String, List<Bar>> needed = new LinkedHashMap<>(byId);
		for (String id : List.copyOf(needed.keySet())) {
			List<Bar> without = needed.entrySet()
				.stream()
				.filter((entry) -> !entry.getKey().equals(id))
				.flatMap((entry) -> entry.getValue().stream())
				.toList();
			if (!possible(solver, List.of(stands(asked, without, this.abstraction)))) {
				needed.remove(id);
			}
		}
		return String.join(" + ", needed.keySet());
	}

	// Patients

	/**
	 * A patient on whom it fails: of whom nothing is known but what the regimen asks for,
	 * else one of whom all that could speak against it may be known.
	 */
	private Optional<Proof.Broken> search(Asked asked, Instant until) {
		List<Condition> conditions = new ArrayList<>();
		Grounds grounds = asked.grounds();
		grounds.ways().forEach((way) -> {
			condition(way.when(), grounds, conditions);
			way.with().forEach((claim) -> condition(claim, grounds, conditions));
		});
		Criterion when = asked.invariant().when();
		if (when != null) {
			condition(new Claim(when, null, Set.of(), true), grounds, conditions);
		}
		Criterion unless = asked.invariant().unless();
		if (unless != null) {
			condition(new Claim(unless, null, Set.of(), false), grounds, conditions);
		}
		Optional<Proof.Broken> found = search(asked, conditions, until);
		if (found.isEmpty()) {
			grounds.bars()
				.stream()
				.filter((bar) -> keeps(bar, asked) || drops(bar, asked))
				.forEach((bar) -> bar.claims().forEach((claim) -> condition(claim, grounds, conditions)));
			found = search(asked, conditions, until);
		}
		return found;
	}

	private Optional<Proof.Broken> search(Asked asked, List<Condition> conditions, Instant until) {
		if (!Instant.now().isBefore(until)) {
			return Optional.empty();
		}
		Grounds grounds = asked.grounds();
		CaseSpace space = new CaseSpace(this.book, this.advisor, conditions);
		return space.find((logic) -> stands(asked, grounds.bars(), logic), breaks(asked), until)
			.map((facts) -> new Proof.Broken(facts, grounds.disease(), grounds.rule().id(), grounds.label(),
					supported(asked).test(facts) ? Verdict.SUPPORTED : Verdict.CONDITIONAL));
	}

	private static void condition(Claim claim, Grounds grounds, List<Condition> conditions) {
		conditions.add(new Condition(grounds.rule().id(), "when", claim.criterion(), Set.of(grounds.disease()),
				claim.agent(), claim.regimen()));
	}

	/** Whether the invariant fails on a patient, as the engine sees it. */
	private Predicate<CaseFacts> breaks(Asked asked) {
		return (stated) -> {
			CaseFacts facts = this.completed.apply(stated);
			return facts.is(CaseField.DISEASE, asked.grounds().disease().name()) && concerns(asked.invariant(), facts)
					&& offered(asked, facts, verdicts(asked.invariant().demand()));
		};
	}

	private Predicate<CaseFacts> supported(Asked asked) {
		return (stated) -> offered(asked, this.completed.apply(stated), Set.of(Verdict.SUPPORTED));
	}

	private static Set<Verdict> verdicts(Demand demand) {
		return (demand == Demand.NEVER_SUPPORTED) ? Set.of(Verdict.SUPPORTED)
				: Set.of(Verdict.SUPPORTED, Verdict.CONDITIONAL);
	}

	private boolean concerns(Invariant invariant, CaseFacts facts) {
		Criterion when = invariant.when();
		Criterion unless = invariant.unless();
		return (when == null || decide(when, facts).isTrue()) && (unless == null || !decide(unless, facts).isTrue());
	}

	private Truth decide(Criterion criterion, CaseFacts facts) {
		return this.advisor.decide(criterion, facts, null, Set.of());
	}

	private boolean offered(Asked asked, CaseFacts facts, Set<Verdict> verdicts) {
		Grounds grounds = asked.grounds();
		Decision decision = this.advisor.decide(facts);
		boolean stands = false;
		for (int index = 0; index < decision.size(); index++) {
			stands |= decision.rule(index).id().equals(grounds.rule().id())
					&& decision.regimen(index).equals(grounds.regimen()) && verdicts.contains(decision.verdict(index));
		}
		if (!stands || (asked.optional().isEmpty() && asked.invariant().demand() != Demand.ALWAYS_WARNED)) {
			return stands;
		}
		return this.advisor.advise(facts)
			.options()
			.stream()
			.filter((option) -> verdicts.contains(option.verdict()))
			.flatMap((option) -> option.members().stream())
			.filter((member) -> member.reasons()
				.stream()
				.anyMatch((reason) -> reason.rule().id().equals(grounds.rule().id())))
			.filter((member) -> member.agents().containsAll(grounds.regimen().required()))
			.anyMatch((member) -> asked.optional().isEmpty() ? !warned(member)
					: member.optional().stream().anyMatch(asked.optional()::contains));
	}

	private static boolean warned(Advice.Member member) {
		return member.warnings().stream().anyMatch(Prover::warns);
	}

	private static boolean warns(Warning warning) {
		return !warning.unknown() && warning.severity().compareTo(Severity.CAUTION) >= 0;
	}

	// What must always be there

	/**
	 * A row that puts it into every advice proves it; else a patient is looked for of
	 * whom nothing but the disease is known, or what the invariant asks for beside it.
	 */
	private Proof present(Invariant invariant) {
		List<Proof.Broken> broken = new ArrayList<>();
		List<Proof.Open> open = new ArrayList<>();
		Map<String, Integer> rests = new LinkedHashMap<>();
		for (String name : invariant.of()) {
			TherapyCategory category = TherapyCategory.valueOf(name);
			for (Disease disease : Disease.values()) {
				if (!invariant.diseases().contains(disease)) {
					continue;
				}
				Optional<String> row = always(category, invariant, disease);
				if (row.isPresent()) {
					rests.merge(row.get(), 1, Integer::sum);
					continue;
				}
				CaseFacts lacking = lacking(category, invariant, disease);
				if (lacking == null) {
					open.add(new Proof.Open(disease, name, category.label()));
				}
				else if (broken.size() < SHOWN) {
					broken.add(new Proof.Broken(lacking, disease, name, category.label(), Verdict.NOT_APPLICABLE));
				}
			}
		}
		return new Proof(invariant, invariant.of().size() * invariant.diseases().size(), ordered(rests), broken, open);
	}

	/** With comfort as the goal nobody is asked about a trial. */
	private Optional<String> always(TherapyCategory category, Invariant invariant, Disease disease) {
		Optional<String> row = Grounds.always(this.book, category);
		if (row.isEmpty() || category != TherapyCategory.CLINICAL_TRIAL) {
			return row;
		}
		Criterion comfort = new Criterion.Is(CaseField.GOALS_OF_CARE, Set.of("COMFORT"));
		SATSolver solver = MiniSat.miniSat(this.abstraction.factory());
		List<Formula> asked = new ArrayList<>();
		asked.add(this.abstraction.of(is(disease), null, Set.of()).yes());
		asked.add(this.abstraction.of(comfort, null, Set.of()).yes());
		Criterion when = invariant.when();
		if (when != null) {
			asked.add(this.abstraction.of(when, null, Set.of()).yes());
		}
		Criterion unless = invariant.unless();
		if (unless != null) {
			asked.add(this.abstraction.factory().not(this.abstraction.of(unless, null, Set.of()).yes()));
		}
		this.abstraction.laws().forEach(solver::add);
		return possible(solver, asked) ? Optional.empty() : row;
	}

	private @Nullable CaseFacts lacking(TherapyCategory category, Invariant invariant, Disease disease) {
		Predicate<CaseFacts> lacks = (stated) -> {
			CaseFacts facts = this.completed.apply(stated);
			return facts.is(CaseField.DISEASE, disease.name()) && concerns(invariant, facts)
					&& this.advisor.advise(facts)
						.options()
						.stream()
						.noneMatch((option) -> option.category() == category && option.verdict() == Verdict.SUPPORTED);
		};
		CaseFacts bare = CaseFacts.nothing().with(CaseField.DISEASE, new Value.Code(disease.name()));
		for (CaseFacts one : List.of(bare, bare.with(CaseField.GOALS_OF_CARE, "COMFORT"))) {
			if (lacks.test(one)) {
				return one;
			}
		}
		Set<Criterion> asked = new LinkedHashSet<>(List.of(is(disease)));
		Criterion when = invariant.when();
		if (when != null) {
			asked.add(when);
		}
		List<Condition> conditions = asked.stream()
			.map((one) -> new Condition(invariant.id(), "when", one, Set.of(disease), null, Set.of()))
			.toList();
		return new CaseSpace(this.book, this.advisor, conditions)
			.find((logic) -> logic.factory()
				.and(asked.stream().map((one) -> logic.of(one, null, Set.of()).yes()).toList()), lacks,
					Instant.now().plus(this.budget))
			.orElse(null);
	}

}
