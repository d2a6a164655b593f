package org.nextline.knowledge;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Clauses;
import org.nextline.rules.Criterion;
import org.nextline.rules.Fields;
import org.nextline.rules.Grammar;
import org.nextline.rules.Measure;
import org.nextline.rules.OptionRule;
import org.nextline.rules.Question;
import org.nextline.rules.RuleBook;
import org.nextline.rules.SafetyRule;
import org.nextline.rules.Upkeep;
import org.nextline.vocabulary.Agent;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.TherapyCategory;

/**
 * A row of the rule book as a line of a list.
 *
 * @param id its id, key or name
 * @param kind what it is
 * @param title what it is about
 * @param says its reason or message
 * @param categories the categories of treatment it concerns
 * @param diseases diseases in which it can fire
 * @param agents keys of the agents it concerns
 * @param genes genes and antigens that its conditions speak of
 * @param degree its strength or severity; {@link Degree#NONE} where it has none
 * @param degrees names of all the strengths or severities that it can have
 * @param evidence letter of the evidence; empty where it has none
 * @param check how far it was checked; null where that is not recorded
 * @param upkeep who looks after it, and until when it has to be looked through again
 * @param text all that a search looks into, in small letters
 */
record RuleLine(String id, Kind kind, String title, String says, Set<TherapyCategory> categories, Set<Disease> diseases,
		Set<String> agents, Set<String> genes, Degree degree, Set<String> degrees, String evidence,
		@Nullable CheckMark check, Upkeep upkeep, String text) {

	/** What a row of the book is. */
	enum Kind {

		OPTION(Section.RULES), GUARD(Section.RULES), MODIFIER(Section.RULES), SAFETY(Section.SAFETY),
		DEFINITION(Section.DEFINITIONS), CARE(Section.CARE), MONITORING(Section.MONITORING),
		TEST(Section.PREREQUISITES), INTERACTION(Section.INTERACTIONS), FORECLOSURE(Section.FORECLOSES),
		CANDIDACY(Section.CANDIDACY), FINDING(Section.FINDINGS), CONDITION(Section.CONDITIONS), CARD(Section.CARDS),
		CASE(Section.CASES), WHOLE_CASE(Section.WHOLE_CASES), INVARIANT(Section.INVARIANTS), AGENT(Section.AGENTS),
		SOURCE(Section.SOURCES);

		private final Section section;

		Kind(Section section) {
			this.section = section;
		}

		public Section section() {
			return this.section;
		}

		/**
		 * Whether it stands in the list of the library; agents and sources have lists of
		 * their own.
		 */
		boolean listed() {
			return this != AGENT && this != SOURCE;
		}

		/** Whether it has a page as a rule. */
		public boolean rule() {
			return this.section == Section.RULES || this.section == Section.SAFETY;
		}

		static Kind of(Section section) {
			return Arrays.stream(values()).filter((kind) -> kind.section == section).findFirst().orElse(OPTION);
		}

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

		/** Of a row that speaks neither for nor against anything. */
		static final Degree NONE = new Degree("", "", "", 99);

		public boolean shown() {
			return !this.label.isEmpty();
		}

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
		Set<String> genes = genes(rule.when());
		if (unless != null) {
			genes.addAll(genes(unless));
		}
		String text = text(Stream.of(rule.id(), rule.title(), rule.because(), rule.dose(), words(keys, agents),
				written(rule.when()), (unless != null) ? written(unless) : "", String.join(" ", genes), rule.result(),
				String.join(" ", rule.sources()), rule.upkeep().owner(),
				rule.categories().stream().map(TherapyCategory::label).collect(Collectors.joining(" "))));
		return new RuleLine(rule.id(), Kind.valueOf(rule.kind().name()), rule.title(), rule.because(),
				Set.copyOf(rule.categories()), rule.diseases(), parts(keys, agents), genes,
				Degree.of(strength.otherwise()), degrees(strength), rule.evidence().name(), rule.check(), rule.upkeep(),
				text);
	}

	private static Set<String> degrees(Clauses<? extends Enum<?>> clauses) {
		Set<String> names = new LinkedHashSet<>();
		clauses.clauses().forEach((clause) -> names.add(clause.value().name()));
		names.add(clauses.otherwise().name());
		return names;
	}

	static RuleLine of(SafetyRule row, Agents agents) {
		String title = Outline.sentence(
				row.targets().stream().map((target) -> Names.target(target, agents)).collect(Collectors.joining(", ")));
		Set<String> keys = new LinkedHashSet<>(row.targets());
		Set<String> genes = genes(row.when());
		String text = text(Stream.of(row.id(), title, row.message(), words(keys, agents), written(row.when()),
				String.join(" ", genes), String.join(" ", row.sources()), row.upkeep().owner()));
		return new RuleLine(row.id(), Kind.SAFETY, title, row.message(), categories(keys), row.diseases(),
				parts(keys, agents), genes, Degree.of(row.severity().otherwise()), degrees(row.severity()), "",
				row.check(), row.upkeep(), text);
	}

	/** A row of any other section, or of a draft, as it is written. */
	static RuleLine of(Section section, String key, Map<String, ?> entry, EntryWords words, RuleBook book,
			Upkeep upkeep) {
		Map<String, Criterion> conditions = words.conditions(section, entry);
		Set<String> genes = new LinkedHashSet<>();
		Set<Disease> diseases = EnumSet.noneOf(Disease.class);
		conditions.values().forEach((criterion) -> {
			genes.addAll(genes(criterion));
			diseases.addAll(Fields.diseases(criterion));
		});
		EntryWords.values(entry, "doneIf").forEach((name) -> genes.add(name.split(" ", 2)[0]));
		genes.removeIf((name) -> !name.matches("[A-Z][A-Z0-9:-]+"));
		EntryWords.values(entry, "diseases").forEach((name) -> named(name).ifPresent(diseases::add));
		if (entry.get("facts") instanceof Map<?, ?> facts) {
			named(EntryDiff.text(facts.get("disease"))).ifPresent(diseases::add);
		}
		if (diseases.isEmpty()) {
			diseases.addAll(PackReader.diseasesOf(key));
		}
		Set<String> targets = words.targets(section, entry);
		String title = words.title(section, key, entry);
		String says = words.says(section, entry);
		String degree = EntryDiff.text(entry.get((section == Section.CARE) ? "strength" : "severity"));
		String check = EntryDiff.text(entry.get("check"));
		String text = text(Stream.of(key, title, says, words(targets, book.agents()), String.join(" ", genes),
				entry.values().stream().map(EntryDiff::text).collect(Collectors.joining(" "))));
		Kind kind = (section == Section.RULES) ? Kind.valueOf(kind(entry)) : Kind.of(section);
		return new RuleLine(key, kind, title, says, categories(targets), diseases, parts(targets, book.agents()), genes,
				degree(degree), degree.matches("[A-Z]+") ? Set.of(degree) : Set.of(),
				(section == Section.CARE) ? EntryDiff.text(entry.get("evidence")) : "",
				Arrays.stream(CheckMark.values()).filter((mark) -> mark.name().equals(check)).findFirst().orElse(null),
				upkeep, text);
	}

	private static String kind(Map<String, ?> entry) {
		String kind = EntryDiff.text(entry.get("kind"));
		return Arrays.stream(OptionRule.Kind.values()).anyMatch((one) -> one.name().equals(kind)) ? kind
				: OptionRule.Kind.OPTION.name();
	}

	private static Degree degree(String name) {
		return Arrays.stream(org.nextline.rules.Severity.values())
			.filter((one) -> one.name().equals(name))
			.findFirst()
			.map(Degree::of)
			.orElseGet(() -> Arrays.stream(org.nextline.vocabulary.Strength.values())
				.filter((one) -> one.name().equals(name))
				.findFirst()
				.map(Degree::of)
				.orElse(Degree.NONE));
	}

	private static Optional<Disease> named(String name) {
		return Arrays.stream(Disease.values()).filter((disease) -> disease.name().equals(name)).findFirst();
	}

	private static Set<TherapyCategory> categories(Set<String> targets) {
		return Arrays.stream(TherapyCategory.values())
			.filter((category) -> targets.contains(category.name()))
			.collect(Collectors.toSet());
	}

	private static Set<String> parts(Set<String> keys, Agents agents) {
		Set<String> parts = new LinkedHashSet<>();
		keys.stream().filter((key) -> agents.withKey(key).isPresent()).forEach((key) -> {
			parts.add(key);
			parts.addAll(agents.partsOf(key));
		});
		return parts;
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
	private static Set<String> genes(Criterion criterion) {
		Set<String> genes = new LinkedHashSet<>();
		walk(criterion, (leaf) -> {
			if (leaf instanceof Criterion.Asks asks && OF_THE_SAMPLE.contains(asks.question())) {
				asks.of().forEach((name) -> genes.add(name.split(" ", 2)[0]));
			}
			if (leaf instanceof Criterion.Counts counts && counts.measure() == Measure.COUNT_ALT) {
				genes.add(counts.of().split(" ", 2)[0]);
			}
		});
		return genes;
	}

	/** The condition as a search reads it: its grammar, and what its names stand for. */
	private static String written(Criterion criterion) {
		Set<String> asked = new LinkedHashSet<>();
		walk(criterion, (leaf) -> {
			if (leaf instanceof Criterion.Asks asks) {
				asked.addAll(asks.of());
			}
		});
		return Grammar.print(criterion) + " " + String.join(" ", asked);
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

	private static final Set<Question> OF_THE_SAMPLE = Set.of(Question.ALT, Question.FOUND, Question.AG_POS,
			Question.AG_NEG, Question.AG_MIXED, Question.UNTESTED, Question.ANY_UNTESTED);

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

	/** Its section and its id, such as {@code RULES/AML-R-010}. */
	public String name() {
		return this.kind.section() + "/" + this.id;
	}

	/** Whether that depends on the case. */
	public boolean varies() {
		return this.degrees.size() > 1;
	}

	/** Whether something in it is to be confirmed locally. */
	public boolean toConfirm() {
		return this.check != null && this.check != CheckMark.V;
	}

}
