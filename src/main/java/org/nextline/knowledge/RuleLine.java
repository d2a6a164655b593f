package org.nextline.knowledge;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.nextline.rules.Clauses;
import org.nextline.rules.Criterion;
import org.nextline.rules.Grammar;
import org.nextline.rules.OptionRule;
import org.nextline.rules.Question;
import org.nextline.rules.SafetyRule;
import org.nextline.vocabulary.Agent;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.TherapyCategory;

/**
 * A rule or safety row as a line of a list.
 *
 * @param id its id
 * @param kind what it is
 * @param title what it is about
 * @param says its reason or message
 * @param categories the categories of treatment it concerns
 * @param diseases diseases in which it can fire
 * @param degree its strength or severity
 * @param varies whether that depends on the case
 * @param evidence letter of the evidence; empty for safety rows
 * @param check how far it was checked
 * @param text all that a search looks into, in small letters
 */
record RuleLine(String id, Kind kind, String title, String says, Set<TherapyCategory> categories, Set<Disease> diseases,
		Degree degree, boolean varies, String evidence, CheckMark check, String text) {

	/** What a row of the book is. */
	enum Kind {

		OPTION, GUARD, MODIFIER, SAFETY

	}

	/**
	 * A strength or a severity, as it is shown.
	 *
	 * @param label its word
	 * @param meaning what the word means
	 * @param style its look
	 * @param rank where it stands among others, from 0
	 */
	record Degree(String label, String meaning, String style, int rank) {

		static Degree of(org.nextline.vocabulary.Strength strength) {
			return new Degree(strength.label(), strength.meaning(),
					"strength-" + strength.name().toLowerCase(Locale.ROOT), strength.ordinal());
		}

		static Degree of(org.nextline.rules.Severity severity) {
			String meaning = switch (severity) {
				case AVOID -> "contraindicated or useless: the option is not advised";
				case CAUTION -> "raises risk: the option stands one step lower";
				case WARN -> "a routine measure or change of dose";
			};
			return new Degree(severity.label(), meaning, "strength-" + ((severity == org.nextline.rules.Severity.WARN)
					? "note" : severity.name().toLowerCase(Locale.ROOT)), 10 - severity.ordinal());
		}

	}

	static RuleLine of(OptionRule rule, Agents agents) {
		Clauses<org.nextline.vocabulary.Strength> strength = rule.strength();
		Set<String> keys = new LinkedHashSet<>(rule.actsOn());
		rule.alternatives().forEach((one) -> {
			keys.addAll(one.required());
			keys.addAll(one.optional());
		});
		Criterion unless = rule.unless();
		String text = text(Stream.of(rule.id(), rule.title(), rule.because(), rule.dose(), words(keys, agents),
				genes(rule.when()), (unless != null) ? genes(unless) : "",
				rule.categories().stream().map(TherapyCategory::label).collect(Collectors.joining(" "))));
		return new RuleLine(rule.id(), Kind.valueOf(rule.kind().name()), rule.title(), rule.because(),
				Set.copyOf(rule.categories()), rule.diseases(), Degree.of(strength.otherwise()),
				!strength.clauses().isEmpty(), rule.evidence().name(), rule.check(), text);
	}

	static RuleLine of(SafetyRule row, Agents agents) {
		String title = Outline.sentence(
				row.targets().stream().map((target) -> Names.target(target, agents)).collect(Collectors.joining(", ")));
		Set<TherapyCategory> categories = Arrays.stream(TherapyCategory.values())
			.filter((category) -> row.targets().contains(category.name()))
			.collect(Collectors.toSet());
		String text = text(Stream.of(row.id(), title, row.message(), words(new LinkedHashSet<>(row.targets()), agents),
				genes(row.when())));
		return new RuleLine(row.id(), Kind.SAFETY, title, row.message(), categories, row.diseases(),
				Degree.of(row.severity().otherwise()), !row.severity().clauses().isEmpty(), "", row.check(), text);
	}

	private static String text(Stream<String> parts) {
		return Query.folded(parts.collect(Collectors.joining("\n")));
	}

	private static String words(Set<String> keys, Agents agents) {
		return keys.stream()
			.flatMap((key) -> agents.partsOf(key).stream())
			.distinct()
			.map((key) -> agents.withKey(key).map(RuleLine::words).orElseGet(() -> key + " " + Names.ofClass(key)))
			.collect(Collectors.joining("\n"));
	}

	private static String words(Agent agent) {
		return agent.key() + " " + agent.name() + " " + String.join(" ", agent.synonyms());
	}

	/** The genes and antigens that a condition speaks of. */
	private static String genes(Criterion criterion) {
		Set<String> genes = new LinkedHashSet<>();
		collect(criterion, genes);
		return String.join(" ", genes) + " " + Grammar.print(criterion);
	}

	/** The agents and classes that are planned or taken, as a condition asks for them. */
	static Set<String> asked(Criterion criterion) {
		Set<String> names = new LinkedHashSet<>();
		walk(criterion, (leaf) -> {
			if (leaf instanceof Criterion.Asks asks && asks.question() == Question.PLANNED) {
				names.addAll(asks.of());
			}
			if (leaf instanceof Criterion.HasClass member) {
				names.add(member.className());
			}
		});
		return names;
	}

	private static final Set<Question> OF_THE_SAMPLE = Set.of(Question.ALT, Question.FOUND, Question.CYTO,
			Question.AG_POS, Question.AG_NEG, Question.AG_MIXED);

	private static void collect(Criterion criterion, Set<String> genes) {
		walk(criterion, (leaf) -> {
			if (leaf instanceof Criterion.Asks asks && OF_THE_SAMPLE.contains(asks.question())) {
				genes.addAll(asks.of());
			}
		});
	}

	private static void walk(Criterion criterion, Consumer<Criterion> each) {
		if (criterion instanceof Criterion.All all) {
			all.parts().forEach((part) -> walk(part, each));
		}
		else if (criterion instanceof Criterion.Any any) {
			any.parts().forEach((part) -> walk(part, each));
		}
		else if (criterion instanceof Criterion.AtLeast least) {
			least.parts().forEach((part) -> walk(part, each));
		}
		else if (criterion instanceof Criterion.Not not) {
			walk(not.part(), each);
		}
		else if (criterion instanceof Criterion.Named named) {
			walk(named.body(), each);
		}
		else {
			each.accept(criterion);
		}
	}

	/** The diseases by their short names, in the usual order. */
	public List<String> diseaseNames() {
		return this.diseases.stream().sorted().map(Disease::shortName).toList();
	}

	public boolean everywhere() {
		return this.diseases.size() == Disease.values().length;
	}

	/** Whether something in it is to be confirmed locally. */
	public boolean toConfirm() {
		return this.check != CheckMark.V;
	}

}
