package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.nextline.knowledge.CaseSpace.Wish;
import org.nextline.rules.Alternative;
import org.nextline.rules.Clauses;
import org.nextline.rules.Condition;
import org.nextline.rules.Criterion;
import org.nextline.rules.OptionRule;
import org.nextline.rules.RuleBook;
import org.nextline.rules.SafetyRule;
import org.nextline.rules.Severity;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Strength;
import org.nextline.vocabulary.Truth;

/** When the rows of a book speak, as claims on a patient. */
final class Firing {

	private static final String CURRENT = "CURRENT";

	private final RuleBook book;

	Firing(RuleBook book) {
		this.book = book;
	}

	/**
	 * What a condition is judged for.
	 *
	 * @param agent the agent, or null
	 * @param regimen the regimen; empty when there is none
	 */
	record Subject(@Nullable String agent, Set<String> regimen) {

		static final Subject NOBODY = new Subject(null, Set.of());

		static Subject of(String agent) {
			return new Subject(agent, Set.of(agent));
		}

	}

	/** What a regimen is judged as; what is taken now stands for a first of its kind. */
	Subject subject(Alternative regimen) {
		String first = regimen.first();
		if (CURRENT.equals(first)) {
			return Subject.of(this.book.agents().members("BCR_ABL1_TKI").get(0).key());
		}
		return new Subject(first, regimen.regimen());
	}

	static boolean continuesCurrent(Alternative regimen) {
		return regimen.required().contains(CURRENT);
	}

	/** Everything that a guard, modifier or safety row is asked of. */
	List<Subject> subjects(Collection<String> targets) {
		Set<Subject> found = new LinkedHashSet<>();
		for (String target : targets) {
			if (this.book.agents().withKey(target).isPresent()) {
				found.add(Subject.of(target));
			}
			else {
				this.book.agents()
					.members(target)
					.stream()
					.filter((agent) -> !agent.investigational())
					.forEach((agent) -> found.add(Subject.of(agent.key())));
			}
		}
		return found.isEmpty() ? List.of(Subject.NOBODY) : List.copyOf(found);
	}

	Claim disease(Set<Disease> diseases) {
		Set<String> codes = new TreeSet<>(diseases.stream().map(Enum::name).toList());
		return is(new Criterion.Is(CaseField.DISEASE, codes), Truth.TRUE, Subject.NOBODY);
	}

	static Claim is(Criterion criterion, Truth truth, Subject subject) {
		return Claim.of(new Wish(criterion, truth, subject.agent(), subject.regimen()));
	}

	/** The rule applies: its condition holds, and no exclusion is known to. */
	Claim applies(OptionRule rule, Subject subject) {
		List<Claim> parts = new ArrayList<>(List.of(disease(rule.diseases()), is(rule.when(), Truth.TRUE, subject)));
		Criterion unless = rule.unless();
		if (unless != null) {
			parts.add(Claim.not(is(unless, Truth.TRUE, subject)));
		}
		return Claim.all(parts);
	}

	/** The rule is known not to apply. */
	static Claim fails(OptionRule rule, Subject subject) {
		Criterion unless = rule.unless();
		Claim fails = is(rule.when(), Truth.FALSE, subject);
		return (unless != null) ? Claim.any(List.of(fails, is(unless, Truth.TRUE, subject))) : fails;
	}

	/** The safety row speaks. */
	Claim speaks(SafetyRule row, Subject subject) {
		Criterion also = row.alsoWhen();
		List<Claim> where = new ArrayList<>();
		if (!row.diseases().isEmpty()) {
			where.add(disease(row.diseases()));
		}
		if (also != null) {
			where.add(is(also, Truth.TRUE, subject));
		}
		return Claim.all(Claim.any(where), is(row.when(), Truth.TRUE, subject));
	}

	/** The safety row rules the agent out. */
	Claim avoids(SafetyRule row, Subject subject) {
		return Claim.all(speaks(row, subject), grade(row.severity(), (one) -> one == Severity.AVOID, subject));
	}

	/** The guard rules the agent out. */
	Claim avoids(OptionRule guard, Subject subject) {
		return Claim.all(applies(guard, subject), grade(guard.strength(), (one) -> one == Strength.AVOID, subject));
	}

	/** The value that counts is one of these. */
	static <T> Claim grade(Clauses<T> clauses, Predicate<T> wanted, Subject subject) {
		List<Claim> ways = new ArrayList<>();
		List<Claim> earlier = new ArrayList<>();
		for (Clauses.Clause<T> clause : clauses.clauses()) {
			Claim holds = is(clause.when(), Truth.TRUE, subject);
			if (wanted.test(clause.value())) {
				List<Claim> way = new ArrayList<>(earlier);
				way.add(holds);
				ways.add(Claim.all(way));
			}
			earlier.add(Claim.not(holds));
		}
		if (wanted.test(clauses.otherwise())) {
			ways.add(Claim.all(earlier));
		}
		return Claim.any(ways);
	}

	/** The one is graded at least as strong as the other. */
	static Claim atLeastAsStrong(OptionRule one, OptionRule other, Subject subject) {
		return Claim.any(Arrays.stream(Strength.values())
			.map((strength) -> Claim.all(grade(other.strength(), (value) -> value == strength, subject),
					grade(one.strength(), (value) -> value.compareTo(strength) <= 0, subject)))
			.toList());
	}

	/** The conditions that a space needs to know to search for the claims. */
	static List<Condition> conditions(Collection<Claim> claims) {
		Set<Condition> conditions = new LinkedHashSet<>();
		for (Claim claim : claims) {
			for (Wish wish : Claim.wishes(claim)) {
				conditions.add(new Condition("", "", wish.criterion(), Set.of(), wish.agent(), wish.regimen()));
			}
		}
		return List.copyOf(conditions);
	}

}
