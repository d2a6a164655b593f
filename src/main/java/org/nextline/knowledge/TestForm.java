package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.Fault;
import org.nextline.vocabulary.Kind;
import org.nextline.vocabulary.Words;

/**
 * A test as it is typed: its name, what it expects, and the facts of its case, each with
 * the answers that its field takes. It may be half filled and wrong.
 */
final class TestForm {

	/** Texts of a test that are no facts. */
	private static final List<String> TEXTS = List.of("name", "like", "expect", "agent", "asksFor");

	static final List<String> VERDICTS = List.of("SUPPORTED", "CONDITIONAL", "VETOED", "BLOCKED", "NOT_APPLICABLE");

	static final List<String> TRUTHS = List.of("TRUE", "FALSE", "UNKNOWN");

	private static final Pattern FACT = Pattern.compile("f\\.(\\d{1,3})\\.k");

	private final Map<String, String> texts = new LinkedHashMap<>();

	private final List<Typed> facts = new ArrayList<>();

	/** A fact as it was typed. */
	private record Typed(String key, List<String> values, boolean unknown) {
	}

	/** Answers to choose from. */
	record Choice(String code, String words, boolean chosen) {
	}

	/**
	 * A fact as the form shows it.
	 *
	 * @param place its place, from 0
	 * @param key key of its field
	 * @param label what it is
	 * @param control {@code number}, {@code choice}, {@code ticks} or {@code text}
	 * @param unit unit of a number
	 * @param choices answers to choose from
	 * @param text what is typed
	 * @param unknown whether it is to be not known
	 * @param fault what is wrong; null when nothing is
	 */
	record Line(int place, String key, String label, String control, String unit, List<Choice> choices, String text,
			boolean unknown, @Nullable String fault) {
	}

	// From a test, or from what was posted

	/** The form of a test as a pack keeps it. */
	static TestForm of(Map<?, ?> example) {
		TestForm form = new TestForm();
		for (String key : TEXTS) {
			Object value = example.get(key);
			form.texts.put(key, (value instanceof List<?> list)
					? String.join(", ", list.stream().map(String::valueOf).toList()) : EntryDiff.text(value));
		}
		if (example.get("case") instanceof Map<?, ?> facts) {
			facts.forEach((key, answer) -> form.facts.add(typed(String.valueOf(key), answer)));
		}
		return form;
	}

	private static Typed typed(String key, @Nullable Object answer) {
		if (answer == null) {
			return new Typed(key, List.of(), true);
		}
		CaseField field = CaseField.named(key).orElse(null);
		return new Typed(key, (field != null) ? FactText.typed(field, answer) : List.of(String.valueOf(answer)), false);
	}

	/** The form as it was posted. */
	static TestForm typed(Map<String, List<String>> posted) {
		TestForm form = new TestForm();
		TEXTS.forEach((key) -> form.texts.put(key, first(posted, key)));
		Map<Integer, Typed> facts = new TreeMap<>();
		posted.forEach((name, values) -> {
			Matcher fact = FACT.matcher(name);
			if (fact.matches() && !values.isEmpty()) {
				String at = "f." + fact.group(1);
				facts.put(Integer.parseInt(fact.group(1)), new Typed(values.get(0),
						posted.getOrDefault(at + ".v", List.of()), first(posted, at + ".u").equals("true")));
			}
		});
		form.facts.addAll(facts.values());
		return form;
	}

	private static String first(Map<String, List<String>> posted, String key) {
		List<String> values = posted.getOrDefault(key, List.of());
		return values.isEmpty() ? "" : Objects.requireNonNullElse(values.get(0), "").strip();
	}

	/** Does what a button says: {@code add:qtcf}, {@code drop:2}. */
	TestForm after(String command) {
		if (command.startsWith("add:")) {
			CaseField.named(command.substring(4))
				.filter((field) -> this.facts.stream().noneMatch((fact) -> fact.key().equals(field.key())))
				.ifPresent((field) -> this.facts.add(new Typed(field.key(), List.of(), false)));
		}
		else if (command.matches("drop:\\d{1,3}")) {
			int place = Integer.parseInt(command.substring(5));
			if (place < this.facts.size()) {
				this.facts.remove(place);
			}
		}
		else if (command.matches("expect:[A-Z_]{1,20}")) {
			this.texts.put("expect", command.substring(7));
		}
		return this;
	}

	// What pages read

	public String text(String key) {
		return this.texts.getOrDefault(key, "");
	}

	/** Its facts, with what is wrong at their places. */
	List<Line> lines(Map<String, String> faults) {
		List<Line> lines = new ArrayList<>();
		for (int place = 0; place < this.facts.size(); place++) {
			lines.add(line(place, this.facts.get(place), faults.get("f." + place)));
		}
		return lines;
	}

	private static Line line(int place, Typed typed, @Nullable String fault) {
		CaseField field = CaseField.named(typed.key()).orElse(null);
		String text = typed.values().isEmpty() ? "" : typed.values().get(0);
		if (field == null) {
			return new Line(place, typed.key(), typed.key(), "text", "", List.of(), text, typed.unknown(), fault);
		}
		boolean raw = text.startsWith("{") || text.startsWith("[");
		Map<String, String> answers = new LinkedHashMap<>();
		if (field.kind().type() == Kind.Type.YES_NO) {
			answers.put("yes", "Yes");
			answers.put("no", "No");
		}
		else if (field.kind().type() == Kind.Type.CODE || FactText.ticked(field)) {
			field.kind().codes().forEach((code) -> answers.put(code, Words.of(field, code)));
		}
		List<Choice> choices = new ArrayList<>();
		answers.forEach((code, words) -> choices.add(new Choice(code, words, typed.values().contains(code))));
		String control = raw ? "text"
				: choices.isEmpty() ? (field.kind().type() == Kind.Type.NUMBER) ? "number" : "text"
						: FactText.ticked(field) ? "ticks" : "choice";
		return new Line(place, field.key(), field.label(), control, raw ? "" : field.kind().unit(), choices, text,
				typed.unknown(), fault);
	}

	// To a test

	/**
	 * What was read.
	 *
	 * @param example the test as a pack keeps it
	 * @param answers all facts of its case, those of the base case with them
	 * @param faults what is wrong, by its place
	 */
	record Reading(Map<String, Object> example, Map<String, Object> answers, Map<String, String> faults) {
	}

	/**
	 * Reads the form.
	 * @param pack for base cases and agents
	 * @param option whether the row is an option
	 */
	Reading read(Pack pack, boolean option) {
		Map<String, Object> example = new LinkedHashMap<>();
		Map<String, String> faults = new LinkedHashMap<>();
		put(example, "name");
		if (text("name").isEmpty()) {
			faults.put("name", "Say in a few words what the case is.");
		}
		Map<String, Object> answers = new LinkedHashMap<>();
		like(example, pack, answers, faults);
		Map<String, Object> facts = facts(answers, faults);
		if (!facts.isEmpty()) {
			example.put("case", facts);
		}
		List<Fault> impossible = CaseReader.read(answers).faults();
		impossible.stream()
			.filter((fault) -> faults.keySet().stream().noneMatch((place) -> place.startsWith("f.")))
			.forEach((fault) -> faults.putIfAbsent(place(fault.field()), fault.message()));
		if (answers.isEmpty()) {
			faults.put("facts", "Add the facts of the case, or say which base case it is like.");
		}
		expect(example, pack.book().agents(), option, faults);
		return new Reading(example, answers, faults);
	}

	private void put(Map<String, Object> example, String key) {
		if (!text(key).isEmpty()) {
			example.put(key, text(key));
		}
	}

	private void like(Map<String, Object> example, Pack pack, Map<String, Object> answers, Map<String, String> faults) {
		String like = text("like");
		if (like.isEmpty()) {
			return;
		}
		example.put("like", like);
		Map<String, Object> base = pack.cases().get(like);
		if (base == null) {
			faults.put("like",
					"There is no base case \"" + like + "\"." + CaseReader.Spelling.hint(like, pack.cases().keySet()));
		}
		else {
			answers.putAll(base);
		}
	}

	private Map<String, Object> facts(Map<String, Object> answers, Map<String, String> faults) {
		Map<String, Object> facts = new LinkedHashMap<>();
		Set<String> seen = new LinkedHashSet<>();
		for (int place = 0; place < this.facts.size(); place++) {
			Typed typed = this.facts.get(place);
			String at = "f." + place;
			CaseField field = CaseField.named(typed.key()).orElse(null);
			if (field == null) {
				faults.put(at, "There is no fact \"" + typed.key() + "\".");
				continue;
			}
			if (!seen.add(typed.key())) {
				faults.put(at, "This fact stands twice; leave one out.");
			}
			if (typed.unknown()) {
				facts.put(typed.key(), null);
				answers.remove(typed.key());
				continue;
			}
			boolean empty = typed.values().stream().allMatch(String::isBlank);
			if (empty && !FactText.ticked(field)) {
				faults.put(at, "Say what it is, or tick that it is not known.");
				continue;
			}
			Object answer = FactText.read(field, typed.values());
			facts.put(typed.key(), answer);
			answers.put(typed.key(), answer);
			CaseReader.read(Map.of(typed.key(), answer))
				.faults()
				.stream()
				.findFirst()
				.ifPresent((fault) -> faults.putIfAbsent(at, fault.message()));
		}
		return facts;
	}

	/** Where a fault of the whole case is shown: at its fact where the form has it. */
	private String place(String key) {
		for (int place = 0; place < this.facts.size(); place++) {
			if (key.equals(this.facts.get(place).key())) {
				return "f." + place;
			}
		}
		return "facts";
	}

	private void expect(Map<String, Object> example, Agents agents, boolean option, Map<String, String> faults) {
		put(example, "expect");
		if (!(option ? VERDICTS : TRUTHS).contains(text("expect"))) {
			faults.put("expect", "Say what the answer must be.");
		}
		String agent = text("agent");
		put(example, "agent");
		if (!agent.isEmpty() && agents.withKey(agent).isEmpty() && !agents.hasClass(agent)) {
			faults.put("agent", "There is no drug \"" + agent + "\"."
					+ CaseReader.Spelling.hint(agent, agents.all().stream().map((one) -> one.key()).toList()));
		}
		List<String> asks = Arrays.stream(text("asksFor").split("[,;]"))
			.map(String::strip)
			.filter((one) -> !one.isEmpty())
			.toList();
		if (!asks.isEmpty()) {
			example.put("asksFor", asks);
		}
	}

}
