package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.nextline.knowledge.CaseSpace.Wish;
import org.nextline.rules.Advisor;
import org.nextline.rules.Alternative;
import org.nextline.rules.Condition;
import org.nextline.rules.Criterion;
import org.nextline.rules.Decision;
import org.nextline.rules.Fields;
import org.nextline.rules.Grammar;
import org.nextline.rules.OptionRule;
import org.nextline.rules.RuleBook;
import org.nextline.rules.Verdict;
import org.nextline.scores.Derivations;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Truth;

/**
 * Searches a book for rows that disagree on one regimen: for every two option rules with
 * a disease and the required agents in common, and every exclusion of the second, a
 * patient on whom the first stands and the second is ruled out by this exclusion. The
 * engine judges every patient found, with what follows from its facts.
 */
final class Disagreements {

	/** Patients whom the engine judges before a pair is given up. */
	private static final int PATIENTS = 5;

	private final RuleBook book;

	private final Advisor advisor;

	private final Firing firing;

	private final List<Found> found = new ArrayList<>();

	private final Set<String> known = new HashSet<>();

	private int pairs;

	private Disagreements(RuleBook book) {
		this.book = book;
		this.advisor = new Advisor(book);
		this.firing = new Firing(book);
	}

	/**
	 * Two rows that disagree.
	 *
	 * @param leads the row that stands
	 * @param excluded the row that is ruled out
	 * @param exclusion what rules it out, as it is written in rules
	 * @param ground whether the row that stands asks for that very thing, so that no
	 * patient of its own is without it
	 * @param patient an example with what follows from it, judged by the engine
	 */
	record Found(String leads, String excluded, String exclusion, boolean ground, CaseFacts patient) {

		@Override
		public String toString() {
			return this.leads + " over " + this.excluded + ": " + this.exclusion;
		}

	}

	/**
	 * What a search came to.
	 *
	 * @param pairs how many pairs of rows were looked at
	 * @param found what disagrees
	 */
	record Search(int pairs, List<Found> found) {
	}

	static Search in(RuleBook book) {
		Disagreements all = new Disagreements(book);
		List<OptionRule> options = book.rules()
			.stream()
			.filter((rule) -> rule.kind() == OptionRule.Kind.OPTION)
			.toList();
		for (OptionRule excluded : options) {
			if (excluded.unless() != null) {
				all.search(excluded, options);
			}
		}
		return new Search(all.pairs, List.copyOf(all.found));
	}

	/** What each rules a row out by itself. */
	static List<Criterion> terms(Criterion unless) {
		List<Criterion> terms = new ArrayList<>();
		terms(unless, terms);
		return terms;
	}

	private static void terms(Criterion criterion, List<Criterion> terms) {
		if (criterion instanceof Criterion.Any any) {
			any.parts().forEach((part) -> terms(part, terms));
		}
		else {
			terms.add(criterion);
		}
	}

	/** What is asked of one regimen that both rows offer. */
	private record Pair(OptionRule leads, Alternative regimen, List<Wish> stands, List<Wish> both, List<Wish> terms) {

		Stream<Wish> wishes() {
			return Stream.concat(this.both.stream(), this.terms.stream());
		}

	}

	private void search(OptionRule excluded, List<OptionRule> options) {
		List<Criterion> exclusions = terms(Objects.requireNonNull(excluded.unless()));
		List<Pair> asked = new ArrayList<>();
		for (OptionRule leads : options) {
			List<Pair> pairs = (leads != excluded) ? pairs(leads, excluded, exclusions) : List.of();
			this.pairs += pairs.isEmpty() ? 0 : 1;
			asked.addAll(pairs);
		}
		CaseSpace space = new CaseSpace(this.book, this.advisor,
				asked.stream()
					.flatMap(Pair::wishes)
					.map((wish) -> new Condition("", "", wish.criterion(), Set.of(), wish.agent(), wish.regimen()))
					.distinct()
					.toList());
		asked.forEach((pair) -> search(pair, excluded, space));
	}

	private List<Pair> pairs(OptionRule leads, OptionRule excluded, List<Criterion> exclusions) {
		Set<String> diseases = leads.diseases()
			.stream()
			.filter(excluded.diseases()::contains)
			.map(Enum::name)
			.collect(Collectors.toCollection(TreeSet::new));
		List<Pair> pairs = new ArrayList<>();
		for (Alternative regimen : diseases.isEmpty() ? List.<Alternative>of() : shared(leads, excluded)) {
			Firing.Subject subject = this.firing.subject(regimen);
			List<Wish> stands = new ArrayList<>();
			stands.add(Wish.of(new Criterion.Is(CaseField.DISEASE, diseases), Truth.TRUE));
			stands.add(wish(leads.when(), Truth.TRUE, subject));
			Criterion unless = leads.unless();
			if (unless != null) {
				stands.add(wish(unless, Truth.FALSE, subject));
			}
			List<Wish> both = new ArrayList<>(stands);
			both.add(wish(excluded.when(), Truth.TRUE, subject));
			pairs.add(new Pair(leads, regimen, stands, both,
					exclusions.stream().map((term) -> wish(term, Truth.TRUE, subject)).toList()));
		}
		return pairs;
	}

	private void search(Pair pair, OptionRule excluded, CaseSpace space) {
		for (Wish term : pair.terms()) {
			List<Wish> wishes = new ArrayList<>(pair.both());
			wishes.add(term);
			String exclusion = Grammar.print(term.criterion());
			String key = pair.leads().id() + " " + excluded.id() + " " + exclusion;
			if (this.known.contains(key)) {
				continue;
			}
			Claim claim = Claim.all(wishes.stream().map(Claim::of).toList());
			UnaryOperator<CaseFacts> plain = (facts) -> complete(space.plain(facts, claim));
			AtomicInteger tried = new AtomicInteger();
			Optional<CaseFacts> found = space.find(wishes,
					(facts) -> tried.incrementAndGet() > PATIENTS || disagree(plain.apply(facts), pair, excluded));
			found.filter((facts) -> disagree(plain.apply(facts), pair, excluded)).ifPresent((patient) -> {
				this.known.add(key);
				List<Claim> without = new ArrayList<>(pair.stands().stream().map(Claim::of).toList());
				without.add(Claim.not(Claim.of(term)));
				this.found.add(new Found(pair.leads().id(), excluded.id(), exclusion,
						space.seek(Claim.all(without)).none(), plain.apply(patient)));
			});
		}
	}

	private CaseFacts complete(CaseFacts facts) {
		return Derivations.complete(facts, this.book.agents());
	}

	private static Wish wish(Criterion criterion, Truth truth, Firing.Subject subject) {
		return new Wish(criterion, truth, subject.agent(), subject.regimen());
	}

	/** Regimens that both offer; one stands for all where no condition names the drug. */
	private static List<Alternative> shared(OptionRule one, OptionRule other) {
		Map<Set<String>, Alternative> shared = new LinkedHashMap<>();
		for (Alternative regimen : one.alternatives()) {
			if (!regimen.required().isEmpty()
					&& other.alternatives().stream().anyMatch((same) -> same.regimen().equals(regimen.regimen()))) {
				shared.putIfAbsent(regimen.regimen(), regimen);
			}
		}
		boolean bound = Stream.of(one.when(), one.unless(), other.when(), other.unless())
			.filter(Objects::nonNull)
			.anyMatch(Fields::agentBound);
		return shared.values().stream().limit(bound ? shared.size() : 1).toList();
	}

	private boolean disagree(CaseFacts facts, Pair pair, OptionRule excluded) {
		Decision decision = this.advisor.decide(facts);
		return verdict(decision, pair.leads(), pair.regimen()).filter((verdict) -> verdict == Verdict.SUPPORTED)
			.isPresent()
				&& verdict(decision, excluded, pair.regimen()).filter((verdict) -> verdict == Verdict.VETOED)
					.isPresent();
	}

	/** What is taken now stands in the decision by its own name. */
	private static Optional<Verdict> verdict(Decision decision, OptionRule rule, Alternative regimen) {
		@Nullable Verdict best = null;
		for (int index = 0; index < decision.size(); index++) {
			if (decision.rule(index).id().equals(rule.id()) && (Firing.continuesCurrent(regimen)
					|| decision.regimen(index).regimen().equals(regimen.regimen()))) {
				Verdict verdict = decision.verdict(index);
				best = (best == null || verdict.compareTo(best) < 0) ? verdict : best;
			}
		}
		return Optional.ofNullable(best);
	}

}
