package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Criterion;
import org.nextline.rules.Grammar;
import org.nextline.rules.GrammarFault;
import org.nextline.rules.RuleBook;

/** Reads the entries of any section in words, with the rule book they belong to. */
final class EntryWords {

	/** The keys whose value is a condition, by section. */
	static final Map<Section, List<String>> CONDITIONS = Map.ofEntries(
			Map.entry(Section.RULES, List.of("when", "unless", "alsoWhen")),
			Map.entry(Section.SAFETY, List.of("when", "alsoWhen")),
			Map.entry(Section.DEFINITIONS, List.of(Section.TEXT)), Map.entry(Section.MONITORING, List.of("only")),
			Map.entry(Section.PREREQUISITES, List.of("only")), Map.entry(Section.CARE, List.of("when")),
			Map.entry(Section.INTERACTIONS, List.of("when")), Map.entry(Section.FORECLOSES, List.of("when")),
			Map.entry(Section.FINDINGS, List.of("when")), Map.entry(Section.CONDITIONS, List.of("when")),
			Map.entry(Section.CANDIDACY, List.of("againstWhen", "cautionWhen")),
			Map.entry(Section.INVARIANTS, List.of("when", "unless")));

	/** Keys whose values are written in the grammar, at least in part. */
	private static final Set<String> WRITTEN = Set.of("when", "unless", "alsoWhen", "only", "againstWhen",
			"cautionWhen", "strength", "severity", "cells", "products", "watch");

	private static final Pattern NAME = Pattern.compile("\\b[A-Z][A-Z0-9_]+\\b");

	private final RuleBook book;

	private final Grammar grammar;

	EntryWords(RuleBook book) {
		this.book = book;
		this.grammar = book.grammar();
	}

	Grammar grammar() {
		return this.grammar;
	}

	/** The conditions of an entry that can be read, by key. */
	Map<String, Criterion> conditions(Section section, Map<String, ?> entry) {
		Map<String, Criterion> read = new LinkedHashMap<>();
		for (String key : CONDITIONS.getOrDefault(section, List.of())) {
			Criterion criterion = criterion(EntryDiff.text(entry.get(key)));
			if (criterion != null) {
				read.put(key, criterion);
			}
		}
		return read;
	}

	/** A condition that may have a number left open, as named criteria have. */
	@Nullable Criterion criterion(String text) {
		if (text.isBlank()) {
			return null;
		}
		try {
			return this.grammar.parse(text.replaceAll("\\s+", " ").replaceAll("\\bx\\b", "450"));
		}
		catch (GrammarFault ex) {
			return null;
		}
	}

	/** What the entry is about, as a title. */
	String title(Section section, String key, Map<String, ?> entry) {
		String title = switch (section) {
			case RULES, CARE, CARDS -> EntryDiff.text(entry.get("title"));
			case SAFETY -> targets(entry, "agents");
			case DEFINITIONS -> phrase(key);
			case AGENTS -> EntryDiff.text(entry.get("name"));
			case SOURCES -> EntryDiff.text(entry.get("citation"));
			case MONITORING -> targets(entry, "for");
			case PREREQUISITES -> EntryDiff.text(entry.get("test"));
			case INTERACTIONS -> interaction(entry);
			case FORECLOSES -> EntryDiff.text(entry.get("what"));
			case FINDINGS -> EntryDiff.text(entry.get("finding"));
			case CONDITIONS -> sentence(EntryDiff.text(entry.get("when")));
			case CANDIDACY -> EntryDiff.text(entry.get("label"));
			case CASES -> EntryDiff.text(entry.get("about"));
			case WHOLE_CASES -> EntryDiff.text(entry.get("name"));
			case INVARIANTS -> EntryDiff.text(entry.get("sentence"));
		};
		return title.isBlank() ? key : Outline.sentence(title);
	}

	private String phrase(String name) {
		String plain = name.replace("(x)", "");
		Criterion criterion = criterion(name.endsWith("(x)") ? plain + "(450)" : plain);
		return (criterion != null) ? criterion.words().replace("450", "\u2026") : plain;
	}

	private String interaction(Map<String, ?> entry) {
		String with = targets(entry, "with");
		String takes = values(entry, "takes").stream()
			.map((code) -> org.nextline.vocabulary.Words.of(org.nextline.vocabulary.CaseField.CONCOMITANT, code))
			.collect(Collectors.joining(", "));
		return targets(entry, "agents") + " with " + (takes.isEmpty() ? with : takes);
	}

	private String targets(Map<String, ?> entry, String key) {
		return values(entry, key).stream()
			.map((name) -> Names.target(name, this.book.agents()))
			.collect(Collectors.joining(", "));
	}

	private String sentence(String condition) {
		Criterion criterion = criterion(condition);
		return (criterion != null) ? criterion.words() : condition;
	}

	/** What it says below its title; may be empty. */
	String says(Section section, Map<String, ?> entry) {
		return switch (section) {
			case RULES -> EntryDiff.text(entry.get("because"));
			case SAFETY -> EntryDiff.text(entry.get("message"));
			case DEFINITIONS -> sentence(EntryDiff.text(entry.get(Section.TEXT)));
			case AGENTS -> String.join(", ", values(entry, "synonyms"));
			case SOURCES -> EntryDiff.text(entry.get("note"));
			case MONITORING -> watched(entry);
			case PREREQUISITES -> first(entry, "say", "when");
			case CARE, INTERACTIONS, FORECLOSES -> EntryDiff.text(entry.get("text"));
			case FINDINGS, CONDITIONS -> EntryDiff.text(entry.get("note"));
			case CANDIDACY -> first(entry, "against", "caution", "bedside", "met");
			case WHOLE_CASES -> first(entry, "supported", "conditional", "absent");
			case CARDS, CASES -> "";
			case INVARIANTS -> first(entry, "because", "text", "when");
		};
	}

	private static String watched(Map<String, ?> entry) {
		List<String> tests = new ArrayList<>();
		if (entry.get("watch") instanceof List<?> list) {
			list.forEach((one) -> {
				if (one instanceof Map<?, ?> watch) {
					Object what = watch.get("what");
					tests.add((what != null) ? String.valueOf(what)
							: String.valueOf(watch.get("test")).replace('_', ' ').toLowerCase(java.util.Locale.ROOT));
				}
			});
		}
		return Outline.sentence(String.join("; ", tests));
	}

	private static String first(Map<String, ?> entry, String... keys) {
		for (String key : keys) {
			String text = EntryDiff.text(entry.get(key));
			if (!text.isBlank()) {
				return text;
			}
		}
		return "";
	}

	/** The values of a key that holds one, several with commas between, or a list. */
	static List<String> values(Map<String, ?> entry, String key) {
		Object value = entry.get(key);
		if (value instanceof List<?> list) {
			return list.stream().map(String::valueOf).toList();
		}
		String text = EntryDiff.text(value);
		return text.isEmpty() ? List.of() : List.of(text.split("\\s*,\\s*"));
	}

	/**
	 * The entries of other sections that this one uses: named criteria, group cards and
	 * base cases, as {@code DEFINITIONS/FLT3_MUT}.
	 */
	Set<String> uses(Section section, Map<String, ?> entry) {
		Set<String> names = new LinkedHashSet<>();
		entry.forEach((key, value) -> {
			if (WRITTEN.contains(key) || (section == Section.DEFINITIONS && key.equals(Section.TEXT))) {
				Matcher name = NAME.matcher(EntryDiff.text(value));
				while (name.find()) {
					String plain = name.group();
					if (this.book.definitions().texts().containsKey(plain)) {
						names.add(Section.DEFINITIONS + "/" + plain);
					}
					else if (this.book.definitions().texts().containsKey(plain + "(x)")) {
						names.add(Section.DEFINITIONS + "/" + plain + "(x)");
					}
				}
			}
		});
		String card = EntryDiff.text(entry.get("card"));
		if (!card.isEmpty()) {
			names.add(Section.CARDS + "/" + card);
		}
		if (entry.get("examples") instanceof List<?> list) {
			list.forEach((one) -> {
				if (one instanceof Map<?, ?> example && example.get("like") != null) {
					names.add(Section.CASES + "/" + example.get("like"));
				}
			});
		}
		return names;
	}

	/** The agents, classes and categories that the entry names. */
	Set<String> targets(Section section, Map<String, ?> entry) {
		Set<String> names = new LinkedHashSet<>();
		List<String> keys = switch (section) {
			case MONITORING, CARE -> List.of("for", "except");
			case INTERACTIONS -> List.of("agents", "with");
			case FORECLOSES -> List.of("for", "closes");
			default -> List.of();
		};
		keys.forEach((key) -> names.addAll(values(entry, key)));
		if (entry.get("cells") instanceof Map<?, ?> cells) {
			cells.keySet().forEach((agent) -> names.add(String.valueOf(agent)));
		}
		return names;
	}

}
