package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Condition;
import org.nextline.rules.Criterion;
import org.nextline.rules.Fields;
import org.nextline.rules.Interview;
import org.nextline.rules.RuleBook;
import org.nextline.rules.Threshold;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.CaseWriter;
import org.nextline.vocabulary.Truth;
import org.nextline.vocabulary.Value;

/**
 * Proposes tests of a row: at each number on both sides and exactly on it, with each
 * deciding fact taken away, and for a statement that no test has seen so. A case is made
 * from a test that the row has, with one fact changed, where that decides; else the case
 * space is searched. What the engine says of a case is found by running it.
 */
final class TestProposer {

	/** Tests that are proposed at once. */
	private static final int MOST = 60;

	private final TestRun run;

	private final RuleBook book;

	private final Assessor assessor;

	private final String id;

	private final List<Condition> conditions;

	private final List<Map<?, ?>> own;

	private final Set<CaseFacts> known = new HashSet<>();

	private final Map<String, Proposed> proposed = new LinkedHashMap<>();

	/**
	 * A test that is proposed.
	 *
	 * @param why what it looks at, in words
	 * @param example the test as a pack would keep it, what the engine says put in
	 * @param got what the engine says
	 * @param changed the facts in which it differs from a test that the row has, in
	 * words; all of its facts where it rests on none
	 * @param like the test that it differs from; empty when it rests on none
	 */
	record Proposed(String why, Map<String, Object> example, List<String> got, List<TestDesk.FactLine> changed,
			String like) {
	}

	/**
	 * @param run the tests of the book
	 * @param id the row
	 * @param conditions its conditions
	 * @param own its tests as the pack keeps them
	 */
	TestProposer(TestRun run, Assessor assessor, String id, List<Condition> conditions, List<Map<?, ?>> own) {
		this.run = run;
		this.book = run.pack().book();
		this.assessor = assessor;
		this.id = id;
		this.conditions = conditions;
		this.own = own;
		own.forEach((example) -> this.known.add(CaseReader.read(answers(example)).facts()));
	}

	/** At every number, and with every deciding fact not known. */
	List<Proposed> all() {
		for (Condition condition : this.conditions) {
			for (Threshold threshold : Threshold.of(condition.criterion())) {
				if (this.proposed.size() < MOST) {
					around(condition, threshold);
				}
			}
		}
		for (Condition condition : this.conditions) {
			for (CaseField field : Fields.of(condition.criterion())) {
				if (this.proposed.size() < MOST && field != CaseField.DISEASE) {
					without(condition, field);
				}
			}
		}
		return List.copyOf(this.proposed.values());
	}

	/** A case in which a statement of the row is so. */
	Optional<Proposed> seen(Coverage.Part part, Coverage.Statement statement, Truth truth) {
		Condition condition = part.judged().get(0);
		CaseSpace space = new CaseSpace(this.book, this.run.advisor(), this.conditions);
		CaseSpace.Wish wish = new CaseSpace.Wish(statement.criterion(), truth, condition.agent(), condition.regimen());
		String why = Outline.sentence(statement.words()) + ": " + truth.name().toLowerCase(java.util.Locale.ROOT);
		for (List<CaseSpace.Wish> wishes : wishes(part, wish)) {
			CaseFacts found = space.find(wishes).orElse(null);
			if (found != null) {
				return Optional.of(nearest(found, condition, statement.criterion(), truth, why));
			}
		}
		return Optional.empty();
	}

	/**
	 * What is wished besides: that the other conditions of the row let the statement
	 * decide, where that can be.
	 */
	private List<List<CaseSpace.Wish>> wishes(Coverage.Part part, CaseSpace.Wish wish) {
		List<List<CaseSpace.Wish>> wishes = new ArrayList<>();
		for (Condition other : this.conditions) {
			boolean same = Objects.equals(other.agent(), wish.agent()) && !other.part().equals(part.name());
			if (same && (other.part().equals("when") || other.part().equals("unless"))) {
				wishes.add(List.of(wish,
						CaseSpace.Wish.of(other, other.part().equals("when") ? Truth.TRUE : Truth.FALSE)));
			}
		}
		wishes.add(List.of(wish));
		return wishes;
	}

	/** The case put upon a test that the row has, where the statement stays so. */
	private Proposed nearest(CaseFacts found, Condition condition, Criterion statement, Truth truth, String why) {
		for (Map<?, ?> example : this.own) {
			Map<String, Object> changed = new LinkedHashMap<>();
			CaseFacts stated = CaseReader.read(answers(example)).facts();
			for (CaseField field : Fields.of(statement)) {
				Object value = CaseWriter.write(found).get(field.key());
				if (value != null || stated.knows(field)) {
					changed.put(field.key(), value);
				}
			}
			Map<String, Object> answers = changed(answers(example), changed);
			if (CaseReader.read(answers).faultless() && decide(condition, statement, answers) == truth) {
				return proposed(why, why, example, changed, condition.agent());
			}
		}
		return proposed(why, why, Map.of(), CaseWriter.write(found), condition.agent());
	}

	// At a number

	private void around(Condition condition, Threshold threshold) {
		CaseField field = threshold.field().orElse(null);
		String words = Outline.sentence(threshold.comparison().words());
		if (field != null && like(condition, threshold, field, words)) {
			return;
		}
		CaseSpace space = new CaseSpace(this.book, this.run.advisor(), List.of(condition));
		space.sides(condition, threshold, List.of()).ifPresent((sides) -> {
			String name = (field != null) ? field.label() : words;
			add(words + ": below or at", name + " " + Value.plain(sides.lower()), Map.of(),
					CaseWriter.write(sides.low()), condition.agent());
			add(words + ": at or above", name + " " + Value.plain(sides.higher()), Map.of(),
					CaseWriter.write(sides.high()), condition.agent());
		});
	}

	/** From a test of the row, where the number decides in it. */
	private boolean like(Condition condition, Threshold threshold, CaseField field, String words) {
		for (Map<?, ?> example : this.own) {
			Map<String, Object> base = answers(example);
			Set<Truth> truths = new LinkedHashSet<>();
			for (double value : threshold.around()) {
				truths.add(decide(condition, condition.criterion(), changed(base, Map.of(field.key(), plain(value)))));
			}
			if (truths.contains(Truth.TRUE) && truths.contains(Truth.FALSE)) {
				for (double value : threshold.around()) {
					String side = (value < threshold.limit()) ? "below"
							: (value > threshold.limit()) ? "above" : "exactly on it";
					add(words + ": " + side,
							(field.label() + " " + Value.plain(value) + " " + field.kind().unit()).strip(), example,
							Map.of(field.key(), plain(value)), condition.agent());
				}
				return true;
			}
		}
		return false;
	}

	// A fact not known

	private void without(Condition condition, CaseField field) {
		for (Map<?, ?> example : this.own) {
			Map<String, Object> base = answers(example);
			if (!base.containsKey(field.key())) {
				continue;
			}
			Map<String, Object> changed = new LinkedHashMap<>();
			changed.put(field.key(), null);
			boolean open = decide(condition, condition.criterion(), changed(base, changed)) == Truth.UNKNOWN
					&& decide(condition, condition.criterion(), base) != Truth.UNKNOWN;
			if (open) {
				add(field.label() + ": not known", field.label() + " not known", example, changed, condition.agent());
				return;
			}
		}
	}

	// Making a test

	private Truth decide(Condition condition, Criterion criterion, Map<String, Object> answers) {
		CaseFacts facts = this.assessor.complete(CaseReader.read(answers).facts(), this.book);
		Interview interview = this.run.advisor().interview(facts);
		return interview.decide(criterion, condition.agent(), condition.regimen());
	}

	private void add(String why, String name, Map<?, ?> example, Map<String, ?> changed, @Nullable String agent) {
		Map<String, Object> answers = changed(answers(example), changed);
		CaseReader.Reading reading = CaseReader.read(answers);
		if (!reading.faultless() || !this.known.add(reading.facts())) {
			return;
		}
		this.proposed.putIfAbsent(why + "|" + answers, proposed(why, name, example, changed, agent));
	}

	private Proposed proposed(String why, String name, Map<?, ?> like, Map<String, ?> changed, @Nullable String agent) {
		Map<String, Object> test = new LinkedHashMap<>();
		test.put("name", name);
		if (like.get("like") != null) {
			test.put("like", String.valueOf(like.get("like")));
		}
		Map<String, Object> facts = new LinkedHashMap<>();
		if (like.get("case") instanceof Map<?, ?> before) {
			before.forEach((key, value) -> facts.put(String.valueOf(key), value));
		}
		facts.putAll(changed);
		test.put("case", facts);
		boolean option = TestDesk.option(this.book, this.id);
		List<String> asked = new ArrayList<>();
		changed.forEach((key, value) -> {
			if (value == null) {
				asked.add(String.valueOf(key));
			}
		});
		boolean several = option && this.book.rule(this.id).map((rule) -> rule.alternatives().size() > 1).orElse(false);
		Example example = new Example(this.id, name, "", answers(test), option ? "SUPPORTED" : "TRUE",
				several ? agent : null, asked);
		ExampleRun.Result result = this.run.look(example);
		List<String> got = List.of(result.got().split(", "));
		test.put("expect", got.get(0));
		if (several && agent != null) {
			test.put("agent", agent);
		}
		boolean asks = option && !asked.isEmpty()
				&& result.faults().stream().noneMatch((fault) -> fault.startsWith("it does not ask"));
		if (asks) {
			test.put("asksFor", asked);
		}
		CaseFacts shown = CaseReader.read(changed(Map.of(), changed)).facts();
		List<TestDesk.FactLine> lines = new ArrayList<>(TestDesk.lines(shown));
		changed.forEach((key, value) -> {
			if (value == null) {
				CaseField.named(String.valueOf(key))
					.ifPresent((field) -> lines.add(new TestDesk.FactLine(field.label(), "not known", false)));
			}
		});
		return new Proposed(why, test, got, lines, EntryDiff.text(like.get("name")));
	}

	private static Object plain(double value) {
		return CaseWriter.plain(new Value.Number(value));
	}

	/** All facts of a test, those of its base case with them. */
	private Map<String, Object> answers(Map<?, ?> example) {
		Map<String, Object> base = new LinkedHashMap<>();
		if (example.get("like") != null) {
			base.putAll(this.run.pack().cases().getOrDefault(String.valueOf(example.get("like")), Map.of()));
		}
		return (example.get("case") instanceof Map<?, ?> facts) ? changed(base, facts) : base;
	}

	private static Map<String, Object> changed(Map<String, Object> base, Map<?, ?> changes) {
		Map<String, Object> answers = new LinkedHashMap<>(base);
		changes.forEach((key, value) -> {
			if (value == null) {
				answers.remove(String.valueOf(key));
			}
			else {
				answers.put(String.valueOf(key), value);
			}
		});
		return answers;
	}

}
