package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Criterion;
import org.nextline.rules.Grammar;
import org.nextline.rules.GrammarFault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * An entry as it is typed into the editor: texts, choices, rows, and conditions as
 * sketches. It may be half filled and wrong.
 */
final class EntryForm {

	/** The conditions of an entry, by section. */
	static final Map<Section, List<String>> CONDITIONS = EntryWords.CONDITIONS;

	/** Conditions that an entry cannot be without. */
	private static final Map<Section, List<String>> NEEDED = Map.of(Section.RULES, List.of("when"), Section.SAFETY,
			List.of("when"), Section.DEFINITIONS, List.of(Section.TEXT));

	/** Sections whose entries carry tests. */
	private static final Set<Section> TESTED = Set.of(Section.RULES, Section.CARE, Section.INTERACTIONS,
			Section.FORECLOSES);

	/** Sections whose entries say nothing of owner and review. */
	private static final Set<Section> WITHOUT_UPKEEP = Set.of(Section.DEFINITIONS, Section.CARDS, Section.CASES,
			Section.INVARIANTS);

	private static final Map<Section, List<String>> TEXTS = Map.of(Section.RULES,
			List.of("category", "kind", "title", "dose", "agents", "evidence", "result", "because", "check", "lane",
					"card", "owner", "reviewBy"),
			Section.SAFETY, List.of("message", "check", "owner", "reviewBy"), Section.SOURCES,
			List.of("citation", "url", "note", "checked", "retracted", "reviewBy"), Section.INVARIANTS,
			List.of("sentence", "demand", "because", "check"));

	private static final Map<Section, List<String>> LISTS = Map.of(Section.RULES,
			List.of("sources", "actsOn", "onlyRules", "exceptRules"), Section.SAFETY, List.of("agents", "sources"),
			Section.INVARIANTS, List.of("diseases", "of", "except", "basis", "sources"));

	private static final Map<Section, List<String>> FLAGS = Map.of(
			Section.RULES, List.of("onRequest", "aloneOnly", "plan", "retreatment", "raises", "ranks", "precedes",
					"textOnly", "comfort"),
			Section.SAFETY, List.of("everywhere"), Section.SOURCES, List.of("citationVerified"));

	/** The graded value of an entry: its conditions are lines of grammar. */
	private static final Map<Section, String> GRADES = Map.of(Section.RULES, "strength", Section.SAFETY, "severity");

	private static final List<String> STATUS = List.of("authority", "status", "since", "scope");

	private static final TypeReference<LinkedHashMap<String, List<String>>> TYPED = new TypeReference<>() {
	};

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final YAMLMapper YAML = YAMLMapper.builder().build();

	private static final int MOST_PARTS = 200;

	private final Section section;

	private final Map<String, List<String>> typed;

	private final Map<String, Sketch.Group> sketches = new LinkedHashMap<>();

	private EntryForm(Section section, Map<String, List<String>> typed) {
		this.section = section;
		this.typed = typed;
	}

	/**
	 * Whether the section has a form of its own; else its entries are written as text.
	 */
	static boolean known(Section section) {
		return TEXTS.containsKey(section) || section == Section.DEFINITIONS || !EntryFields.of(section).isEmpty();
	}

	private static List<String> texts(Section section) {
		List<String> keys = new ArrayList<>(TEXTS.getOrDefault(section, List.of()));
		keys.addAll(EntryFields.keys(section, EntryFields.Kind.LINE, EntryFields.Kind.LONG, EntryFields.Kind.NUMBER,
				EntryFields.Kind.CHOICE));
		if (!keys.isEmpty() && !WITHOUT_UPKEEP.contains(section)) {
			List.of("owner", "reviewBy").stream().filter((key) -> !keys.contains(key)).forEach(keys::add);
		}
		return keys;
	}

	private static List<String> lists(Section section) {
		List<String> keys = new ArrayList<>(LISTS.getOrDefault(section, List.of()));
		keys.addAll(EntryFields.keys(section, EntryFields.Kind.LIST, EntryFields.Kind.BOXES));
		return keys;
	}

	// From an entry

	/** The form of an entry that can be read. */
	static EntryForm of(Section section, Map<String, ?> entry, Grammar grammar) {
		EntryForm form = new EntryForm(section, new TreeMap<>());
		texts(section).forEach((key) -> form.put(key, EntryDiff.text(entry.get(key))));
		lists(section).forEach((key) -> form.typed.put(key, list(entry.get(key))));
		FLAGS.getOrDefault(section, List.of())
			.stream()
			.filter((key) -> Boolean.TRUE.equals(entry.get(key)))
			.forEach((key) -> form.put(key, "true"));
		String grade = GRADES.get(section);
		if (grade != null) {
			form.grade(EntryDiff.text(entry.get(grade)));
		}
		form.statuses(entry.get("regulatory"));
		form.examples(entry.get("examples"));
		EntryFields.keys(section, EntryFields.Kind.TABLE).forEach((key) -> {
			List<Map<String, String>> rows = EntryTables.rows(key, entry);
			for (int row = 0; row < rows.size(); row++) {
				for (Map.Entry<String, String> cell : rows.get(row).entrySet()) {
					form.put(key + "." + row + "." + cell.getKey(), cell.getValue());
				}
			}
		});
		for (String key : CONDITIONS.getOrDefault(section, List.of())) {
			form.sketches.put(key, sketch(EntryDiff.text(entry.get(key)), grammar));
		}
		return form;
	}

	private static Sketch.Group sketch(String text, Grammar grammar) {
		if (text.isBlank()) {
			return new Sketch.Group(Sketch.Together.ALL, "", List.of());
		}
		try {
			return Sketch.of(grammar.parse(text.replaceAll("\\s+", " ")));
		}
		catch (GrammarFault ex) {
			return Sketch.top(new Sketch.Line(SketchWriter.AS_WRITTEN, "", List.of(text), ""));
		}
	}

	private void put(String key, String value) {
		this.typed.put(key, List.of(value));
	}

	private static List<String> list(@Nullable Object value) {
		if (value instanceof List<?> list) {
			return list.stream().map(String::valueOf).toList();
		}
		return (value == null || String.valueOf(value).isBlank()) ? List.of()
				: Arrays.asList(String.valueOf(value).split("\\s*,\\s*"));
	}

	private void grade(String text) {
		int row = 0;
		for (String part : text.split(";")) {
			Matcher clause = Pattern.compile("\\s*(\\w+) IF (.*)", Pattern.DOTALL).matcher(part);
			if (clause.matches()) {
				put("grade." + row + ".value", clause.group(1));
				put("grade." + row + ".when", clause.group(2).strip());
				row++;
			}
			else {
				put("grade.else", part.strip().replaceFirst("^ELSE ", ""));
			}
		}
	}

	private void statuses(@Nullable Object rows) {
		if (rows instanceof List<?> list) {
			for (int row = 0; row < list.size(); row++) {
				if (list.get(row) instanceof Map<?, ?> status) {
					for (String key : STATUS) {
						put("regulatory." + row + "." + key, EntryDiff.text(status.get(key)));
					}
				}
			}
		}
	}

	private void examples(@Nullable Object rows) {
		if (rows instanceof List<?> list) {
			for (int row = 0; row < list.size(); row++) {
				if (list.get(row) instanceof Map<?, ?> example) {
					String at = "examples." + row + ".";
					for (String key : List.of("name", "like", "expect", "agent")) {
						put(at + key, EntryDiff.text(example.get(key)));
					}
					put(at + "asksFor", String.join(", ", list(example.get("asksFor"))));
					put(at + "case", lines(example.get("case")));
				}
			}
		}
	}

	/** Changed facts, one a line: {@code ageYears: 70}. */
	private static String lines(@Nullable Object facts) {
		List<String> lines = new ArrayList<>();
		if (facts instanceof Map<?, ?> map) {
			map.forEach((key, value) -> lines.add(key + ": " + JSON.writeValueAsString(value)));
		}
		return String.join("\n", lines);
	}

	// From what was typed

	/** The form as it was posted. */
	static EntryForm typed(Section section, Map<String, List<String>> posted) {
		Map<String, List<String>> typed = new TreeMap<>();
		posted.forEach((key, values) -> {
			if (!key.startsWith("_") && !key.equals("do") && !key.equals("version")) {
				typed.put(key, values.stream().map((value) -> value.replace("\r\n", "\n")).toList());
			}
		});
		EntryForm form = new EntryForm(section, typed);
		for (String key : CONDITIONS.getOrDefault(section, List.of())) {
			Sketch sketch = form.sketch("c." + key, new int[1]);
			form.sketches.put(key,
					(sketch != null) ? Sketch.top(sketch) : new Sketch.Group(Sketch.Together.ALL, "", List.of()));
			typed.keySet().removeIf((name) -> name.startsWith("c." + key));
		}
		return form;
	}

	private @Nullable Sketch sketch(String path, int[] read) {
		if (++read[0] > MOST_PARTS) {
			return null;
		}
		String kind = text(path + ".k");
		if (kind.isEmpty()) {
			return null;
		}
		if (kind.equals("LINE")) {
			List<String> values = new ArrayList<>(this.typed.getOrDefault(path + ".v", List.of()));
			String more = text(path + ".w");
			if (!more.isBlank()) {
				values.addAll(Arrays.asList(more.split("\\s*[,;]\\s*")));
			}
			values.removeIf(String::isBlank);
			return new Sketch.Line(text(path + ".f").strip(), text(path + ".o").strip(), values, text(path + ".l"));
		}
		List<Sketch> parts = new ArrayList<>();
		for (int index = 0; index < MOST_PARTS; index++) {
			Sketch part = sketch(path + "." + index, read);
			if (part == null) {
				break;
			}
			parts.add(part);
		}
		Sketch.Together together = Arrays.stream(Sketch.Together.values())
			.filter((one) -> one.name().equals(kind))
			.findFirst()
			.orElse(Sketch.Together.ALL);
		return new Sketch.Group(together, text(path + ".n"), parts);
	}

	/**
	 * Does what a button says: {@code add:when.0.1}, {@code row:sources},
	 * {@code drop:regulatory.2}.
	 */
	EntryForm after(String command) {
		String[] parts = command.split(":", 2);
		if (parts.length < 2) {
			return this;
		}
		String target = parts[1];
		if (parts[0].equals("row")) {
			return row(target);
		}
		if (parts[0].equals("drop")) {
			return drop(target);
		}
		int dot = target.indexOf('.');
		String key = (dot < 0) ? target : target.substring(0, dot);
		Sketch.Group sketch = this.sketches.get(key);
		Sketch.Move move = Arrays.stream(Sketch.Move.values())
			.filter((one) -> one.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-').equals(parts[0]))
			.findFirst()
			.orElse(null);
		if (sketch != null && move != null) {
			this.sketches.put(key, Sketch.move(sketch, (dot < 0) ? "" : target.substring(dot + 1), move));
		}
		return this;
	}

	private EntryForm row(String target) {
		if (lists(this.section).contains(target)) {
			List<String> rows = new ArrayList<>(this.typed.getOrDefault(target, List.of()));
			rows.add("");
			this.typed.put(target, rows);
		}
		else {
			int next = rows(target).size();
			String first = switch (target) {
				case "regulatory" -> "authority";
				case "grade" -> "value";
				case "parts" -> "heading";
				case "watch" -> "test";
				case "cells", "products" -> "agent";
				default -> "name";
			};
			put(target + "." + next + "." + first, "");
		}
		return this;
	}

	private EntryForm drop(String target) {
		Matcher row = Pattern.compile("(\\w+)\\.(\\d{1,3})").matcher(target);
		if (row.matches()) {
			String key = row.group(1);
			int place = Integer.parseInt(row.group(2));
			if (lists(this.section).contains(key)) {
				List<String> rows = new ArrayList<>(this.typed.getOrDefault(key, List.of()));
				if (place < rows.size()) {
					rows.remove(place);
				}
				this.typed.put(key, rows);
			}
			else {
				List<Map<String, String>> rows = new ArrayList<>(rows(key));
				if (place < rows.size()) {
					rows.remove(place);
				}
				this.typed.keySet().removeIf((name) -> name.matches(Pattern.quote(key) + "\\.\\d+\\..*"));
				for (int index = 0; index < rows.size(); index++) {
					for (Map.Entry<String, String> one : rows.get(index).entrySet()) {
						put(key + "." + index + "." + one.getKey(), one.getValue());
					}
				}
			}
		}
		return this;
	}

	// What pages read

	public String text(String key) {
		List<String> values = this.typed.getOrDefault(key, List.of());
		return values.isEmpty() ? "" : values.get(0);
	}

	public List<String> texts(String key) {
		return this.typed.getOrDefault(key, List.of());
	}

	public boolean flag(String key) {
		return text(key).equals("true");
	}

	/** Rows of a table by their columns, in order. */
	public List<Map<String, String>> rows(String key) {
		Map<Integer, Map<String, String>> rows = new TreeMap<>();
		Pattern name = Pattern.compile(Pattern.quote(key) + "\\.(\\d{1,3})\\.(\\w+)");
		this.typed.forEach((typed, values) -> {
			Matcher cell = name.matcher(typed);
			if (cell.matches()) {
				rows.computeIfAbsent(Integer.parseInt(cell.group(1)), (row) -> new LinkedHashMap<>())
					.put(cell.group(2), values.isEmpty() ? "" : values.get(0));
			}
		});
		return new ArrayList<>(rows.values());
	}

	Sketch.Group sketch(String key) {
		return this.sketches.getOrDefault(key, new Sketch.Group(Sketch.Together.ALL, "", List.of()));
	}

	/** Puts another part in the place of one. */
	EntryForm put(String key, String path, Sketch part) {
		Sketch.Group sketch = this.sketches.get(key);
		if (sketch != null) {
			this.sketches.put(key, Sketch.put(sketch, path, part));
		}
		return this;
	}

	/** Whether entries of the section carry tests. */
	static boolean tested(Section section) {
		return TESTED.contains(section);
	}

	/** Whether entries of the section say who looks after them. */
	static boolean kept(Section section) {
		return !WITHOUT_UPKEEP.contains(section);
	}

	// To an entry

	/**
	 * What was read of the form.
	 *
	 * @param entry keys and values, as far as they can be written
	 * @param criteria the conditions that could be read
	 * @param faults what is wrong, by the name of the field or the path of the part
	 * @param whole whether the entry says everything that was typed
	 */
	record Reading(Map<String, Object> entry, Map<String, Criterion> criteria, Map<String, String> faults,
			boolean whole) {
	}

	/**
	 * Reads the form.
	 * @param before the entry before; keys that the form does not know stay
	 */
	Reading read(Map<String, ?> before, Grammar grammar) {
		Map<String, Object> entry = new LinkedHashMap<>();
		before.forEach(entry::put);
		Map<String, String> faults = new LinkedHashMap<>();
		Map<String, Criterion> criteria = new LinkedHashMap<>();
		boolean whole = true;
		texts(this.section).forEach((key) -> set(entry, key, text(key).strip()));
		lists(this.section).forEach((key) -> {
			List<String> values = texts(key).stream().map(String::strip).filter((value) -> !value.isEmpty()).toList();
			if (!(before.get(key) instanceof String text && list(text).equals(values))) {
				set(entry, key, values);
			}
		});
		FLAGS.getOrDefault(this.section, List.of()).forEach((key) -> {
			if (flag(key)) {
				entry.put(key, true);
			}
			else if (Boolean.TRUE.equals(before.get(key))) {
				entry.remove(key);
			}
		});
		for (String key : CONDITIONS.getOrDefault(this.section, List.of())) {
			Sketch.Group sketch = sketch(key);
			if (sketch.parts().isEmpty() && !NEEDED.getOrDefault(this.section, List.of()).contains(key)) {
				entry.remove(key);
				continue;
			}
			SketchReader.Reading reading = SketchReader.read(sketch, grammar);
			Criterion criterion = reading.criterion();
			if (criterion != null) {
				criteria.put(key, criterion);
			}
			boolean same = criterion != null && same(EntryDiff.text(before.get(key)), criterion, grammar);
			if (!same) {
				entry.put(key, reading.text());
			}
			faults.putAll(SketchReader.under(key, reading.faults()));
			whole = whole && reading.faults().isEmpty();
		}
		number(entry, before, faults);
		grades(entry, grammar, faults);
		EntryFields.keys(this.section, EntryFields.Kind.TABLE).forEach((key) -> {
			List<Map<String, String>> typed = rows(key);
			if (!EntryTables.filled(typed).equals(EntryTables.filled(EntryTables.rows(key, before)))) {
				EntryTables.write(key, typed, entry, faults);
			}
		});
		tables(entry, before, faults);
		return new Reading(entry, criteria, faults, whole);
	}

	private static boolean same(String text, Criterion criterion, Grammar grammar) {
		try {
			return !text.isBlank() && grammar.parse(text.replaceAll("\\s+", " ")).equals(criterion);
		}
		catch (GrammarFault ex) {
			return false;
		}
	}

	private static void set(Map<String, Object> entry, String key, Object value) {
		boolean empty = (value instanceof String text) ? text.isEmpty() : ((List<?>) value).isEmpty();
		if (empty && EntryDiff.text(entry.get(key)).isEmpty()) {
			return;
		}
		if (empty) {
			entry.remove(key);
		}
		else if (!EntryDiff.text(entry.get(key)).equals(EntryDiff.text(value))) {
			entry.put(key, value);
		}
	}

	/** A number stands as a number. */
	private void number(Map<String, Object> entry, Map<String, ?> before, Map<String, String> faults) {
		EntryFields.keys(this.section, EntryFields.Kind.NUMBER).forEach((key) -> {
			String typed = text(key).strip();
			if (typed.matches("\\d{1,4}")) {
				entry.put(key,
						EntryDiff.text(before.get(key)).equals(typed) ? before.get(key) : Integer.valueOf(typed));
			}
			else if (!typed.isEmpty()) {
				faults.put(key, "\u201c" + typed + "\u201d is not a number.");
			}
		});
	}

	private void grades(Map<String, Object> entry, Grammar grammar, Map<String, String> faults) {
		String key = GRADES.get(this.section);
		if (key == null) {
			return;
		}
		List<String> parts = new ArrayList<>();
		List<Map<String, String>> rows = rows("grade").stream().filter((row) -> row.containsKey("value")).toList();
		for (int row = 0; row < rows.size(); row++) {
			String value = rows.get(row).getOrDefault("value", "").strip();
			String when = rows.get(row).getOrDefault("when", "").strip();
			if (value.isEmpty() && when.isEmpty()) {
				continue;
			}
			if (when.isEmpty()) {
				faults.put("grade." + row + ".when", "Say when it is " + value + ".");
			}
			else {
				try {
					grammar.parse(when.replaceAll("\\s+", " "));
				}
				catch (GrammarFault ex) {
					faults.put("grade." + row + ".when", "At letter " + ex.column() + ": " + ex.reason());
				}
			}
			parts.add(value + " IF " + when);
		}
		String otherwise = text("grade.else").strip();
		if (otherwise.isEmpty()) {
			faults.put("grade.else", "Say how strongly" + (parts.isEmpty() ? "." : " it stands otherwise."));
		}
		String written = parts.isEmpty() ? otherwise : String.join("; ", parts) + "; ELSE " + otherwise;
		if (!EntryDiff.text(entry.get(key)).replaceAll("\\s+", " ").equals(written)) {
			entry.put(key, written);
		}
	}

	private void tables(Map<String, Object> entry, Map<String, ?> before, Map<String, String> faults) {
		if (!TESTED.contains(this.section)) {
			return;
		}
		if (this.section == Section.RULES) {
			statuses(entry, before);
		}
		tests(entry, before, faults);
	}

	private void statuses(Map<String, Object> entry, Map<String, ?> before) {
		List<Object> statuses = new ArrayList<>();
		for (Map<String, String> row : rows("regulatory")) {
			Map<String, Object> status = new LinkedHashMap<>();
			STATUS.forEach((key) -> {
				String value = row.getOrDefault(key, "").strip();
				if (!value.isEmpty()) {
					status.put(key, value);
				}
			});
			if (!status.isEmpty()) {
				statuses.add(status);
			}
		}
		replace(entry, "regulatory", statuses, before.get("regulatory"));
	}

	private void tests(Map<String, Object> entry, Map<String, ?> before, Map<String, String> faults) {
		List<Object> examples = new ArrayList<>();
		List<Map<String, String>> rows = rows("examples");
		for (int row = 0; row < rows.size(); row++) {
			Map<String, String> typed = rows.get(row);
			Map<String, Object> example = new LinkedHashMap<>();
			for (String key : List.of("name", "like")) {
				put(example, key, typed.getOrDefault(key, ""));
			}
			Object facts = facts(typed.getOrDefault("case", ""), "examples." + row + ".case", faults);
			if (facts != null) {
				example.put("case", facts);
			}
			put(example, "expect", typed.getOrDefault("expect", ""));
			put(example, "agent", typed.getOrDefault("agent", ""));
			List<String> asks = list(typed.getOrDefault("asksFor", ""));
			if (!asks.isEmpty()) {
				example.put("asksFor", asks);
			}
			if (!example.isEmpty()) {
				examples.add(example);
			}
		}
		replace(entry, "examples", examples, before.get("examples"));
	}

	/** Without blanks, so that what was never said does not count as said. */
	private static @Nullable Object filled(@Nullable Object value) {
		if (value instanceof List<?> list) {
			return list.stream().map(EntryForm::filled).toList();
		}
		if (value instanceof Map<?, ?> map) {
			Map<Object, Object> kept = new LinkedHashMap<>();
			map.forEach((key, one) -> {
				if (one != null && !String.valueOf(one).isBlank()) {
					kept.put(key, one);
				}
			});
			return kept;
		}
		return value;
	}

	private static void replace(Map<String, Object> entry, String key, List<Object> rows, @Nullable Object before) {
		if (rows.isEmpty() && before instanceof List<?> list && list.isEmpty()) {
			return;
		}
		if (rows.isEmpty()) {
			entry.remove(key);
		}
		else if (before == null || !EntryDiff.text(filled(before)).equals(EntryDiff.text(rows))) {
			entry.put(key, rows);
		}
	}

	private static void put(Map<String, Object> entry, String key, String value) {
		if (!value.isBlank()) {
			entry.put(key, value.strip());
		}
	}

	private static @Nullable Object facts(String lines, String place, Map<String, String> faults) {
		if (lines.isBlank()) {
			return null;
		}
		try {
			if (YAML.readValue(lines, Object.class) instanceof Map<?, ?> map) {
				return map;
			}
			faults.put(place, "Write one fact a line: its name, a colon, its value.");
		}
		catch (JacksonException ex) {
			faults.put(place, "Write one fact a line: its name, a colon, its value.");
		}
		return null;
	}

	// Keeping what was typed

	/** Everything that was typed, as text. */
	String keep() {
		Map<String, List<String>> all = new LinkedHashMap<>(this.typed);
		this.sketches.forEach((key, sketch) -> write("c." + key, sketch, all));
		return JSON.writeValueAsString(all);
	}

	/** The form that was kept. */
	static EntryForm kept(Section section, String text) {
		return typed(section, JSON.readValue(text, TYPED));
	}

	private static void write(String path, Sketch sketch, Map<String, List<String>> all) {
		if (sketch instanceof Sketch.Line line) {
			all.put(path + ".k", List.of("LINE"));
			all.put(path + ".f", List.of(line.about()));
			all.put(path + ".o", List.of(line.operator()));
			all.put(path + ".v", line.values());
			all.put(path + ".l", List.of(line.limit()));
			return;
		}
		Sketch.Group group = (Sketch.Group) sketch;
		all.put(path + ".k", List.of(group.together().name()));
		all.put(path + ".n", List.of(group.least()));
		for (int index = 0; index < group.parts().size(); index++) {
			write(path + "." + index, group.parts().get(index), all);
		}
	}

	/** Names of fields that differ from another form of the same entry. */
	Set<String> differing(EntryForm other, Map<String, ?> before, Grammar grammar) {
		Set<String> keys = new LinkedHashSet<>();
		EntryDiff.of(other.read(before, grammar).entry(), read(before, grammar).entry())
			.forEach((line) -> keys.add(line.field()));
		return keys;
	}

}
