package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.logicng.formulas.Formula;
import org.logicng.formulas.FormulaFactory;
import org.logicng.formulas.Variable;
import org.nextline.knowledge.Encoding.Rail;
import org.nextline.rules.Criterion;
import org.nextline.rules.Fields;
import org.nextline.rules.Question;
import org.nextline.rules.RuleBook;
import org.nextline.vocabulary.Antigen;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Kind;

/**
 * Conditions as propositional formulas about statements instead of facts, for proofs
 * about every patient. A statement that is not understood in full is free: it may be
 * true, false or unknown whatever the rest says. So every patient, with any number of
 * courses, findings and drugs, is one assignment at least, and what no assignment does no
 * patient does. The reverse does not hold: an assignment need not be a patient.
 * <p>
 * Understood are: one answer a field; the order of numbers; sets that are known or not,
 * and their members; antigens; and how true, false and unknown are joined. Free are: what
 * treatments, alterations and tables say beyond the statement itself, and everything that
 * could be derived.
 */
final class Abstraction implements Logic {

	/** The code that stands for no answer. */
	private static final String NO_ANSWER = "UNKNOWN";

	private final RuleBook book;

	private final FormulaFactory f = new FormulaFactory();

	private final Map<Asked, Rail> known = new HashMap<>();

	private final Map<String, Variable> variables = new LinkedHashMap<>();

	private final Map<CaseField, Map<String, Variable>> codes = new EnumMap<>(CaseField.class);

	private final Map<CaseField, Map<String, Variable>> members = new EnumMap<>(CaseField.class);

	private final Map<CaseField, Map<String, Variable>> classes = new EnumMap<>(CaseField.class);

	private final Map<CaseField, Map<Set<String>, Variable>> exact = new EnumMap<>(CaseField.class);

	/** For each limit of a number, the statements that it is below and at most that. */
	private final Map<CaseField, TreeMap<Double, Variable[]>> limits = new EnumMap<>(CaseField.class);

	private final Set<String> antigens = new LinkedHashSet<>();

	private final List<Formula> free = new ArrayList<>();

	private record Asked(Criterion criterion, @Nullable String agent, Set<String> regimen) {
	}

	Abstraction(RuleBook book) {
		this.book = book;
	}

	@Override
	public FormulaFactory factory() {
		return this.f;
	}

	@Override
	public Rail of(Criterion criterion, @Nullable String agent, Set<String> regimen) {
		boolean bound = Fields.agentBound(criterion) || plans(criterion);
		Asked asked = bound ? new Asked(criterion, agent, regimen) : new Asked(criterion, null, Set.of());
		Rail rail = this.known.get(asked);
		if (rail == null) {
			rail = write(asked);
			this.known.put(asked, rail);
		}
		return rail;
	}

	/** A drug that is judged is no other drug planned beside itself. */
	private static boolean plans(Criterion criterion) {
		List<Criterion> leaves = new ArrayList<>();
		PossibleFacts.leaves(criterion, leaves);
		return leaves.stream()
			.anyMatch((leaf) -> leaf instanceof Criterion.Asks asks && asks.question() == Question.PLANNED);
	}

	private Rail write(Asked asked) {
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
			Rail part = of(not.part(), asked.agent(), asked.regimen());
			return new Rail(part.no(), part.yes());
		}
		if (criterion instanceof Criterion.Named named) {
			return of(named.body(), asked.agent(), asked.regimen());
		}
		if (criterion instanceof Criterion.Always) {
			return new Rail(this.f.verum(), this.f.falsum());
		}
		return statement(asked);
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

	private Formula atLeast(int least, List<Formula> formulas) {
		if (least <= 0) {
			return this.f.verum();
		}
		if (formulas.size() < least) {
			return this.f.falsum();
		}
		List<Formula> rest = formulas.subList(1, formulas.size());
		return this.f.or(this.f.and(formulas.get(0), atLeast(least - 1, rest)), atLeast(least, rest));
	}

	// Single statements

	private Variable variable(String name) {
		return this.variables.computeIfAbsent(name, (key) -> this.f.variable("s" + this.variables.size()));
	}

	private Variable knows(CaseField field) {
		return variable("known " + field);
	}

	private Rail when(CaseField known, Formula holds) {
		Variable knows = knows(known);
		return new Rail(this.f.and(knows, holds), this.f.and(knows, this.f.not(holds)));
	}

	private Rail never(Formula holds) {
		return new Rail(holds, this.f.not(holds));
	}

	private Rail statement(Asked asked) {
		Criterion criterion = asked.criterion();
		if (criterion instanceof Criterion.Is is) {
			Formula holds = this.f.or(is.codes().stream().map((code) -> code(is.about(), code)).toList());
			return new Rail(holds, this.f.and(knows(is.about()), this.f.not(holds)));
		}
		if (criterion instanceof Criterion.Within within) {
			return within(within);
		}
		if (criterion instanceof Criterion.Known about) {
			return never(knows(about.about()));
		}
		if (criterion instanceof Criterion.Has has) {
			return when(has.about(),
					this.f.or(has.codes()
						.stream()
						.map((code) -> code.equals("THIS_AGENT") ? asked.agent() : code)
						.filter((code) -> code != null)
						.map((code) -> member(has.about(), code))
						.toList()));
		}
		if (criterion instanceof Criterion.HasClass member) {
			return when(member.about(), this.classes.computeIfAbsent(member.about(), (key) -> new LinkedHashMap<>())
				.computeIfAbsent(member.className(), (name) -> variable(member.about() + " has class " + name)));
		}
		if (criterion instanceof Criterion.Exactly exactly) {
			return when(exactly.about(), this.exact.computeIfAbsent(exactly.about(), (key) -> new LinkedHashMap<>())
				.computeIfAbsent(exactly.codes(), (set) -> {
					set.forEach((code) -> member(exactly.about(), code));
					return variable(exactly.about() + " is exactly " + new java.util.TreeSet<>(set));
				}));
		}
		if (criterion instanceof Criterion.Asks asks) {
			return asks(asks, asked);
		}
		return open(asked);
	}

	private Variable code(CaseField field, String code) {
		if (field.kind().type() == Kind.Type.YES_NO) {
			this.codes.computeIfAbsent(field, (key) -> {
				Map<String, Variable> both = new LinkedHashMap<>();
				List.of("yes", "no").forEach((answer) -> both.put(answer, variable(field + " = " + answer)));
				return both;
			});
		}
		return this.codes.computeIfAbsent(field, (key) -> new LinkedHashMap<>())
			.computeIfAbsent(code, (key) -> variable(field + " = " + key));
	}

	private Variable member(CaseField field, String code) {
		return this.members.computeIfAbsent(field, (key) -> new LinkedHashMap<>())
			.computeIfAbsent(code, (key) -> variable(field + " has " + key));
	}

	private Rail within(Criterion.Within within) {
		CaseField field = within.about();
		Variable[] limit = this.limits.computeIfAbsent(field, (key) -> new TreeMap<>())
			.computeIfAbsent(within.limit(),
					(amount) -> new Variable[] { variable(field + " < " + amount), variable(field + " <= " + amount) });
		return when(field, switch (within.operator()) {
			case LESS -> limit[0];
			case AT_MOST -> limit[1];
			case MORE -> this.f.not(limit[1]);
			case AT_LEAST -> this.f.not(limit[0]);
			case EQUAL -> this.f.and(limit[1], this.f.not(limit[0]));
		});
	}

	private Rail asks(Criterion.Asks asks, Asked asked) {
		List<String> of = asks.of();
		return switch (asks.question()) {
			case THIS_AGENT_IN -> {
				boolean one = asked.agent() != null && of.contains(asked.agent());
				yield new Rail(this.f.constant(one), this.f.constant(!one));
			}
			case INTERACT -> when(CaseField.CONCOMITANT, member(CaseField.CONCOMITANT, of.get(0)));
			case AG_POS, AG_NEG, AG_MIXED -> antigen(antigen(of.get(0), asked), asks.question());
			case UNTESTED -> Antigen.NAMES.contains(antigen(of.get(0), asked))
					? never(this.f.not(tested(antigen(of.get(0), asked)))) : never(truth(asked, true));
			case ANY_UNTESTED, PLANNED, UNAVAILABLE -> never(truth(asked, true));
			default -> open(asked);
		};
	}

	private String antigen(String name, Asked asked) {
		String agent = asked.agent();
		return (name.equals("TARGET_ANTIGEN") && agent != null) ? this.book.agents().targetAntigen(agent).orElse(name)
				: name;
	}

	private Variable antigen(String name, String state) {
		this.antigens.add(name);
		return variable("antigen " + name + " " + state);
	}

	private Formula tested(String name) {
		return this.f.or(antigen(name, "positive"), antigen(name, "negative"), antigen(name, "mixed"));
	}

	private Rail antigen(String name, Question question) {
		Variable holds = antigen(name, switch (question) {
			case AG_POS -> "positive";
			case AG_NEG -> "negative";
			default -> "mixed";
		});
		return new Rail(holds, this.f.and(tested(name), this.f.not(holds)));
	}

	private Variable truth(Asked asked, boolean holds) {
		return variable((holds ? "true " : "false ") + asked);
	}

	/** True, false or unknown, whatever the rest says. */
	private Rail open(Asked asked) {
		Variable yes = truth(asked, true);
		Variable no = truth(asked, false);
		this.free.add(this.f.not(this.f.and(yes, no)));
		return new Rail(yes, no);
	}

	/** What holds of the statements asked so far. */
	List<Formula> laws() {
		List<Formula> laws = new ArrayList<>(this.free);
		this.codes.forEach((field, answers) -> {
			if (answers.size() > 1) {
				laws.add(this.f.amo(answers.values()));
			}
			answers.forEach((code, variable) -> {
				boolean answer = field != CaseField.DONOR_AVAILABLE || !code.equals(NO_ANSWER);
				laws.add(this.f.implication(variable, answer ? knows(field) : this.f.not(knows(field))));
			});
			if (field.kind().type() == Kind.Type.YES_NO) {
				laws.add(this.f.implication(knows(field), this.f.or(code(field, "yes"), code(field, "no"))));
			}
		});
		this.limits.forEach((field, numbers) -> {
			Variable below = null;
			for (Variable[] limit : numbers.values()) {
				if (below != null) {
					laws.add(this.f.implication(below, limit[0]));
				}
				laws.add(this.f.implication(limit[0], limit[1]));
				below = limit[1];
			}
		});
		this.antigens.forEach((name) -> laws
			.add(this.f.amo(antigen(name, "positive"), antigen(name, "negative"), antigen(name, "mixed"))));
		this.classes.forEach((field, asked) -> asked
			.forEach((name, holds) -> this.members.getOrDefault(field, Map.of()).forEach((code, member) -> {
				if (this.book.agents().in(code, name)) {
					laws.add(this.f.implication(member, holds));
				}
			})));
		this.exact.forEach((field, sets) -> sets.forEach((codes, holds) -> {
			if (field.kind().type() == Kind.Type.CODES && field != CaseField.CONCOMITANT) {
				this.members.getOrDefault(field, Map.of())
					.forEach((code, member) -> laws
						.add(this.f.implication(holds, codes.contains(code) ? member : this.f.not(member))));
			}
		}));
		return laws;
	}

}
