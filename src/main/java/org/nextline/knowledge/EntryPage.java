package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.nextline.rules.Criterion;
import org.nextline.rules.FollowUp;
import org.nextline.rules.RuleBook;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Words;

/**
 * An entry of any section, readable on one page.
 *
 * @param line it in short
 * @param section its section
 * @param path the file it stands in; empty when it stands in none yet
 * @param conditions its conditions by key
 * @param fields what else it says
 * @param watched what to watch, for rows of monitoring
 * @param text the entry as it is written
 */
record EntryPage(RuleLine line, Section section, String path, Map<String, Condition> conditions, List<Field> fields,
		List<FollowUp.Watched> watched, String text) {

	/** Keys that the page shows elsewhere. */
	private static final Set<String> APART = Set.of("id", "key", "title", "label", "test", "what", "check", "owner",
			"reviewBy", Section.TEXT, "strength", "evidence");

	private static final Set<String> CODED = Set.of("topic", "kind", "role", "settled", "sheet", "severity");

	private static final Set<String> TARGETS = Set.of("for", "except", "agents", "with", "closes", "components");

	/**
	 * A condition.
	 *
	 * @param outlines its statements
	 * @param written the line of grammar
	 * @param sentence the same as a sentence
	 */
	record Condition(List<Outline> outlines, String written, String sentence) {
	}

	/**
	 * A field, or a part of one.
	 *
	 * @param name its key
	 * @param text what it says; empty when it has parts
	 * @param parts what stands below it
	 */
	record Field(String name, String text, List<Field> parts) {

		/** The text of its only part in its own place. */
		Field plain() {
			return (this.parts.size() == 1) ? new Field(this.name, this.parts.get(0).text(), List.of()) : this;
		}

	}

	static EntryPage of(RuleLine line, Section section, String path, Map<String, Object> entry, EntryWords words,
			RuleBook book) {
		Map<String, Condition> conditions = new LinkedHashMap<>();
		Map<String, Criterion> read = words.conditions(section, entry);
		read.forEach((key, criterion) -> conditions.put(key, new Condition(Outline.together(criterion),
				EntryDiff.text(entry.get(key)).replaceAll("\\s+", " "), criterion.words())));
		List<Field> fields = new ArrayList<>();
		List<FollowUp.Watched> watched = (section != Section.MONITORING) ? List.of()
				: book.monitoring()
					.stream()
					.filter((row) -> row.id().equals(line.id()))
					.flatMap((row) -> row.watches().stream().map((watch) -> new FollowUp.Watched(row, watch)))
					.toList();
		entry.forEach((key, value) -> {
			boolean apart = (APART.contains(key) && !(section == Section.CARE && key.equals(Section.TEXT))
					&& !(Set.of(Section.INTERACTIONS, Section.FORECLOSES).contains(section)
							&& key.equals(Section.TEXT)))
					|| read.containsKey(key) || (key.equals("watch") && !watched.isEmpty());
			if (!apart && value != null && !EntryDiff.text(value).isBlank()) {
				fields.add(field(key, value, book));
			}
		});
		return new EntryPage(line, section, path, conditions, fields, watched, Section.text(entry));
	}

	private static Field field(String key, Object value, RuleBook book) {
		if (value instanceof Map<?, ?> map && map.get("heading") != null) {
			return field(String.valueOf(map.get("heading")),
					Map.of("lines", Optional.<Object>ofNullable(map.get("lines")).orElse("")), book)
				.plain();
		}
		if (value instanceof Map<?, ?> map && map.get("expect") != null && map.get("name") != null) {
			return new Field("", map.get("name") + ": " + plain(String.valueOf(map.get("expect"))), List.of());
		}
		if (value instanceof Map<?, ?> map) {
			List<Field> parts = new ArrayList<>();
			map.forEach((name, one) -> {
				if (one != null) {
					parts.add(field(book.agents().withKey(String.valueOf(name)).isPresent()
							? book.agents().label(String.valueOf(name)) : String.valueOf(name), one, book));
				}
			});
			return new Field(key, "", parts);
		}
		if (value instanceof List<?> list && list.stream().anyMatch((one) -> one instanceof Map<?, ?>)) {
			return new Field(key, "", list.stream().map((one) -> field("", (one != null) ? one : "", book)).toList());
		}
		if (value instanceof List<?> list) {
			return new Field(key,
					list.stream()
						.map((one) -> word(key, String.valueOf(one), book))
						.collect(Collectors.joining(key.equals("lines") || key.equals("when") ? "\n" : ", ")),
					List.of());
		}
		return new Field(key, word(key, String.valueOf(value).strip(), book), List.of());
	}

	private static String word(String key, String value, RuleBook book) {
		if (TARGETS.contains(key)) {
			return Names.target(value, book.agents());
		}
		if (key.equals("takes")) {
			return Words.of(CaseField.CONCOMITANT, value);
		}
		if (key.equals("diseases")) {
			return Arrays.stream(Disease.values())
				.filter((disease) -> disease.name().equals(value))
				.findFirst()
				.map(Disease::shortName)
				.orElse(value);
		}
		return CODED.contains(key) ? Outline.sentence(plain(value)) : value;
	}

	private static String plain(String code) {
		return code.toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
