package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Clauses;
import org.nextline.rules.Condition;
import org.nextline.rules.Criterion;
import org.nextline.rules.Fields;
import org.nextline.rules.Grammar;
import org.nextline.rules.Interview;
import org.nextline.rules.OptionRule;
import org.nextline.rules.Question;
import org.nextline.rules.RuleBook;
import org.nextline.rules.SafetyRule;
import org.nextline.rules.Situation;
import org.nextline.rules.Threshold;
import org.nextline.rules.TkiTable;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Truth;

/**
 * Which single statements of a book its tests have seen true, false and unknown. A rule
 * is tested by its own tests, a safety row also by those of the options it acts on, a
 * named criterion by those of every row that names it. A named criterion is one statement
 * where it is used, and has its own statements where it is defined.
 */
final class Coverage {

	/** Questions whose answer is never unknown. */
	private static final Set<Question> SETTLED = EnumSet.of(Question.UNTESTED, Question.ANY_UNTESTED, Question.PLANNED,
			Question.UNAVAILABLE, Question.THIS_AGENT_IN);

	private final Map<String, Row> rows = new LinkedHashMap<>();

	/** Rows by their ids, by the row whose tests count for them. */
	private final Map<String, Map<String, Row>> byTested = new HashMap<>();

	private Coverage() {
	}

	/** What a row of the book is. */
	enum Kind {

		OPTION, GUARD, MODIFIER, SAFETY, TABLE, NAME

	}

	/**
	 * A single statement.
	 *
	 * @param criterion the statement
	 * @param line as it is written
	 * @param words in words
	 * @param seen what tests have seen it to be
	 * @param possible what it can be
	 */
	record Statement(Criterion criterion, String line, String words, Set<Truth> seen, Set<Truth> possible) {

		/** Whether a test has seen it so. */
		public boolean saw(String truth) {
			return this.seen.contains(Truth.valueOf(truth));
		}

		/** Whether it can be so. */
		public boolean can(String truth) {
			return this.possible.contains(Truth.valueOf(truth));
		}

		private boolean settled() {
			return this.seen.containsAll(this.possible);
		}

	}

	/**
	 * A condition of a row.
	 *
	 * @param name {@code when}, {@code unless}, {@code strength 1}
	 * @param criterion the condition
	 * @param judged what it is judged by: agents and regimens
	 * @param statements its statements, each once
	 */
	record Part(String name, Criterion criterion, List<Condition> judged, List<Statement> statements) {

		/** The word of its name, without its number. */
		public String word() {
			return this.name.split(" ")[0];
		}

		/** Its number, or what its name says further. */
		public String rest() {
			int space = this.name.indexOf(' ');
			return (space < 0) ? "" : this.name.substring(space + 1);
		}

	}

	/**
	 * A row with its conditions.
	 *
	 * @param id its id or name
	 * @param kind what it is
	 * @param title what it is about
	 * @param diseases diseases in which it can count
	 * @param parts its conditions
	 * @param tests keys of the tests that count for it
	 */
	record Row(String id, Kind kind, String title, Set<Disease> diseases, List<Part> parts, Set<String> tests) {

		/** How many of the truths that can be were seen. */
		public int getSeen() {
			return count((statement) -> statement.seen().stream().filter(statement.possible()::contains).count());
		}

		/** How many truths there can be. */
		public int getWanted() {
			return count((statement) -> statement.possible().size());
		}

		private int count(java.util.function.ToLongFunction<Statement> count) {
			return (int) this.parts.stream().flatMap((part) -> part.statements().stream()).mapToLong(count).sum();
		}

		/** Whether a test can tell of it: a safety row speaks in its diseases alone. */
		private boolean concerns(BookTest test) {
			return this.kind != Kind.SAFETY || test.disease() == null || this.diseases.contains(test.disease())
					|| this.parts.stream().anyMatch((part) -> part.name().equals("also"));
		}

		public int getMissing() {
			return getWanted() - getSeen();
		}

		public boolean isPaged() {
			return this.kind != Kind.TABLE && this.kind != Kind.NAME;
		}

		/** Its diseases by their short names. */
		public List<String> getDiseaseNames() {
			return (this.diseases.size() == Disease.values().length) ? List.of()
					: this.diseases.stream().sorted().map(Disease::shortName).toList();
		}

	}

	static Coverage of(TestRun run, Assessor assessor) {
		Coverage coverage = new Coverage();
		RuleBook book = run.pack().book();
		coverage.lay(book);
		Agents agents = book.agents();
		for (BookTest test : run.tests()) {
			List<Row> tested = coverage.byTested.getOrDefault(test.id(), Map.of())
				.values()
				.stream()
				.filter((row) -> row.concerns(test))
				.toList();
			CaseReader.Reading reading = CaseReader.read(test.example().answers());
			if (tested.isEmpty() || !reading.faults().isEmpty()) {
				continue;
			}
			CaseFacts facts = assessor.complete(reading.facts(), book);
			Interview interview = run.advisor().interview(facts);
			tested.forEach((row) -> {
				row.tests().add(test.key());
				row.parts().forEach((part) -> see(part, test, row, interview, agents));
			});
		}
		return coverage;
	}

	private static void see(Part part, BookTest test, Row row, Interview interview, Agents agents) {
		String agent = test.example().agent();
		for (Statement statement : part.statements()) {
			if (statement.settled()) {
				continue;
			}
			for (Condition judged : part.judged()) {
				boolean meant = agent == null || judged.agent() == null || !row.id().equals(test.id())
						|| agents.partsOf(agent).contains(judged.agent()) || agent.equals(judged.agent());
				if (meant) {
					statement.seen().add(interview.decide(statement.criterion(), judged.agent(), judged.regimen()));
				}
			}
		}
	}

	// Laying out the rows

	private void lay(RuleBook book) {
		Map<String, Row> names = names(book);
		for (OptionRule rule : book.rules()) {
			Row row = row(rule.id(), Kind.valueOf(rule.kind().name()), rule.title(), rule.diseases(),
					Condition.of(rule, book));
			add(row, rule.id());
			named(row.parts(), names).forEach((name) -> add(name, rule.id()));
		}
		Map<OptionRule, Set<String>> offered = new HashMap<>();
		book.rules()
			.stream()
			.filter((rule) -> rule.kind() == OptionRule.Kind.OPTION)
			.forEach((rule) -> offered.put(rule, offered(rule, book.agents())));
		for (SafetyRule safety : book.safety()) {
			Row row = row(safety.id(), Kind.SAFETY, safety.message(), safety.diseases(), Condition.of(safety, book));
			add(row, safety.id());
			Collection<Row> used = named(row.parts(), names);
			offered.forEach((rule, agents) -> {
				boolean here = rule.diseases().stream().anyMatch(safety.diseases()::contains)
						|| safety.alsoWhen() != null;
				if (here && acts(safety, agents, book.agents())) {
					add(row, rule.id());
					used.forEach((name) -> add(name, rule.id()));
				}
			});
		}
		for (TkiTable.Row line : book.tki().rows()) {
			List<Condition> conditions = new ArrayList<>();
			Set<Disease> cml = Set.of(Disease.CML);
			conditions.add(new Condition(line.id(), "when", line.when(), cml, null, Set.of()));
			line.cells().forEach((agent, cells) -> {
				int place = 1;
				for (Clauses.Clause<TkiTable.Cell> clause : cells.clauses()) {
					conditions.add(new Condition(line.id(), "cell " + agent + " " + place++, clause.when(), cml, agent,
							Set.of(agent)));
				}
			});
			Row row = row(line.id(), Kind.TABLE, line.finding().isEmpty() ? line.when().words() : line.finding(), cml,
					conditions);
			this.rows.put(row.id(), row);
			Collection<Row> used = named(row.parts(), names);
			offered.keySet().stream().filter((rule) -> rule.diseases().contains(Disease.CML)).forEach((rule) -> {
				add(row, rule.id());
				used.forEach((name) -> add(name, rule.id()));
			});
		}
		names.values().forEach((row) -> this.rows.put(row.id(), row));
	}

	private void add(Row row, String testedBy) {
		this.rows.put(row.id(), row);
		this.byTested.computeIfAbsent(testedBy, (id) -> new LinkedHashMap<>()).putIfAbsent(row.id(), row);
	}

	private static Set<String> offered(OptionRule rule, Agents agents) {
		Set<String> keys = new LinkedHashSet<>();
		rule.alternatives().forEach((one) -> {
			one.required().forEach((key) -> keys.addAll(agents.partsOf(key)));
			one.optional().forEach((key) -> keys.addAll(agents.partsOf(key)));
		});
		return keys;
	}

	private static boolean acts(SafetyRule row, Set<String> keys, Agents agents) {
		return row.targets()
			.stream()
			.anyMatch((target) -> target.equals(Agents.ANY)
					|| keys.stream().anyMatch((key) -> key.equals(target) || agents.in(key, target)));
	}

	private static Map<String, Row> names(RuleBook book) {
		Map<String, Row> names = new LinkedHashMap<>();
		Grammar grammar = book.grammar();
		book.definitions().texts().keySet().forEach((name) -> {
			String plain = name.replace("(x)", "");
			if (plain.equals(name) && grammar.parse(name) instanceof Criterion.Named named) {
				names.put(name, row(name, Kind.NAME, Outline.sentence(named.words()), Set.of(Disease.values()),
						List.of(new Condition(name, Section.TEXT, named.body(), Set.of(), null, Set.of()))));
			}
		});
		return names;
	}

	/** Rows of the named criteria that conditions name, those of their bodies too. */
	private static Collection<Row> named(List<Part> parts, Map<String, Row> names) {
		Map<String, Row> found = new LinkedHashMap<>();
		parts.forEach((part) -> part.statements().forEach((statement) -> open(statement.criterion(), names, found)));
		return found.values();
	}

	private static void open(Criterion criterion, Map<String, Row> names, Map<String, Row> found) {
		if (criterion instanceof Criterion.Named named) {
			Row row = names.get(named.name());
			if (row != null && found.put(named.name(), row) == null) {
				row.parts()
					.forEach((part) -> part.statements().forEach((inner) -> open(inner.criterion(), names, found)));
			}
		}
	}

	private static Row row(String id, Kind kind, String title, Set<Disease> diseases, List<Condition> conditions) {
		Map<String, List<Condition>> byPart = new LinkedHashMap<>();
		conditions.forEach((one) -> byPart.computeIfAbsent(one.part(), (part) -> new ArrayList<>()).add(one));
		List<Part> parts = new ArrayList<>();
		byPart.forEach((name, judged) -> {
			Criterion criterion = judged.get(0).criterion();
			Map<String, Statement> statements = new LinkedHashMap<>();
			each(criterion, (leaf) -> {
				String line = Grammar.print(leaf);
				statements.putIfAbsent(line, new Statement(leaf, line, Outline.sentence(leaf.words()),
						EnumSet.noneOf(Truth.class), possible(leaf)));
			});
			parts.add(new Part(name, criterion, judged, List.copyOf(statements.values())));
		});
		return new Row(id, kind, title, diseases, parts, new LinkedHashSet<>());
	}

	/**
	 * The statements of a condition, named criteria closed; what always holds is none.
	 */
	private static void each(Criterion criterion, Consumer<Criterion> consumer) {
		if (criterion instanceof Criterion.All all) {
			all.parts().forEach((part) -> each(part, consumer));
		}
		else if (criterion instanceof Criterion.Any any) {
			any.parts().forEach((part) -> each(part, consumer));
		}
		else if (criterion instanceof Criterion.AtLeast least) {
			least.parts().forEach((part) -> each(part, consumer));
		}
		else if (criterion instanceof Criterion.Not not) {
			each(not.part(), consumer);
		}
		else if (!(criterion instanceof Criterion.Always)) {
			consumer.accept(criterion);
		}
	}

	/** What a statement can be at all. */
	private static Set<Truth> possible(Criterion leaf) {
		List<Criterion> single = new ArrayList<>();
		PossibleFacts.leaves(leaf, single);
		Set<CaseField> fields = Fields.of(leaf);
		if (fields.size() == 1 && single.stream().allMatch(Coverage::plain)) {
			return decided(leaf, single, fields.iterator().next());
		}
		EnumSet<Truth> possible = EnumSet.allOf(Truth.class);
		if (single.stream().allMatch(Coverage::settled)) {
			possible.remove(Truth.UNKNOWN);
		}
		return possible;
	}

	/** Whether it looks at the value of one field alone. */
	private static boolean plain(Criterion leaf) {
		return leaf instanceof Criterion.Known || leaf instanceof Criterion.Is || leaf instanceof Criterion.Within;
	}

	/** Everything that a statement about one field says of all its values. */
	private static Set<Truth> decided(Criterion criterion, List<Criterion> single, CaseField field) {
		List<CaseFacts> cases = new ArrayList<>();
		if (field != CaseField.DISEASE) {
			cases.add(CaseFacts.nothing());
		}
		switch (field.kind().type()) {
			case NUMBER -> {
				cases.add(CaseFacts.nothing().with(field, field.kind().min()));
				single.stream()
					.filter(Criterion.Within.class::isInstance)
					.flatMap((leaf) -> new Threshold(leaf).around().stream())
					.forEach((number) -> cases.add(CaseFacts.nothing().with(field, number)));
			}
			case CODE -> field.kind().codes().forEach((code) -> cases.add(CaseFacts.nothing().with(field, code)));
			case YES_NO ->
				List.of(true, false).forEach((yes) -> cases.add(CaseFacts.nothing().with(field, (boolean) yes)));
			default -> {
				return EnumSet.of(Truth.TRUE, Truth.FALSE);
			}
		}
		Set<Truth> found = EnumSet.noneOf(Truth.class);
		Agents none = new Agents(List.of());
		cases.forEach((one) -> found.add(criterion.decide(Situation.of(one, none))));
		return found;
	}

	private static boolean settled(Criterion leaf) {
		return leaf instanceof Criterion.Known || leaf instanceof Criterion.Always
				|| (leaf instanceof Criterion.Is is && is.about() == CaseField.DISEASE)
				|| (leaf instanceof Criterion.Asks asks && SETTLED.contains(asks.question()))
				|| Fields.of(leaf).isEmpty();
	}

	// What pages read

	Collection<Row> rows() {
		return this.rows.values();
	}

	Optional<Row> row(String id) {
		return Optional.ofNullable(this.rows.get(id));
	}

	/** A statement of a row by the name of its part and its line. */
	static Optional<Statement> statement(Row row, String part, String line) {
		return row.parts()
			.stream()
			.filter((one) -> one.name().equals(part))
			.flatMap((one) -> one.statements().stream())
			.filter((one) -> one.line().equals(line))
			.findFirst();
	}

	/** The part of a row with this name; null when it has none. */
	static @Nullable Part part(Row row, String name) {
		return row.parts().stream().filter((one) -> one.name().equals(name)).findFirst().orElse(null);
	}

}
