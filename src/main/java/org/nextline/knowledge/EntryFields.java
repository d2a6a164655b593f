package org.nextline.knowledge;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import org.nextline.rules.Candidacy;
import org.nextline.rules.CareRule;
import org.nextline.rules.CareTopic;
import org.nextline.rules.Examination;
import org.nextline.rules.Monitoring;
import org.nextline.rules.Severity;
import org.nextline.rules.TkiTable;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.EvidenceLevel;
import org.nextline.vocabulary.Strength;
import org.nextline.vocabulary.Words;

/** What the form of a section asks, for the sections that need no page of their own. */
final class EntryFields {

	/** How something is typed. */
	enum Kind {

		/** A line of text. */
		LINE,
		/** Some lines of text. */
		LONG,
		/** A number. */
		NUMBER,
		/** One of several. */
		CHOICE,
		/** Several values, one below the other. */
		LIST,
		/** Several of a few. */
		BOXES,
		/** Rows of a table. */
		TABLE

	}

	/**
	 * Something that is asked.
	 *
	 * @param key its key in the entry
	 * @param kind how it is typed
	 * @param choices what can be chosen, with its words
	 * @param list id of the list of suggestions; may be empty
	 * @param columns the columns of a table
	 */
	record Input(String key, Kind kind, Map<String, String> choices, String list, List<Input> columns) {
	}

	private static final Map<Section, List<Input>> INPUTS = Map.of(Section.CARE,
			List.of(line("title"), choice("topic", CareTopic.values(), CareTopic::label),
					choice("kind", CareRule.Kind.values(), EntryFields::plain), longer("text"), list("for", "targets"),
					list("except", "targets"), diseases(), table("parts", line("heading"), longer("lines")),
					choice("strength", Strength.values(), Strength::label),
					choice("evidence", EvidenceLevel.values(), (level) -> level + ": " + level.meaning()),
					list("sources", "source-ids"), check()),
			Section.INTERACTIONS,
			List.of(list("agents", "targets"), boxes("takes", medications()), list("with", "targets"), diseases(),
					choice("severity", Severity.values(), Severity::label), longer("text"), list("basis", ""), check()),
			Section.FORECLOSES,
			List.of(list("for", "targets"), diseases(), line("what"), list("closes", "targets"), longer("text"),
					line("interval"), list("basis", ""), check()),
			Section.MONITORING,
			List.of(list("for", "targets"), diseases(), choice("role", Monitoring.Role.values(), EntryFields::plain),
					number("cycleDays"),
					table("watch", choice("test", Examination.values(), Examination::label), line("with"), line("what"),
							line("for"), longer("when"), line("also"), longer("act")),
					check()),
			Section.PREREQUISITES,
			List.of(line("test"), line("when"), diseases(), list("doneIf", ""), list("unlocks", ""), longer("say"),
					check()),
			Section.CARDS, List.of(line("title")), Section.AGENTS,
			List.of(line("name"), list("classes", "classes"), list("synonyms", ""), list("components", "agent-keys"),
					line("atc")),
			Section.FINDINGS, List.of(line("finding"), cells(), longer("note"), check()), Section.CONDITIONS,
			List.of(cells(), longer("note"), check()), Section.CANDIDACY,
			List.of(choice("sheet", Candidacy.Sheet.values(), Candidacy.Sheet::label), line("label"), diseases(),
					line("met"), line("caution"), line("against"),
					table("products", line("agent"), line("when"), line("words")), longer("bedside"), longer("change"),
					longer("again"), list("heldBy", ""),
					choice("settled", Candidacy.Settled.values(), EntryFields::plain), list("sources", "source-ids"),
					check()));

	private EntryFields() {
	}

	/** What the form of the section asks; empty for a section with a page of its own. */
	static List<Input> of(Section section) {
		return INPUTS.getOrDefault(section, List.of());
	}

	/** The keys of one kind. */
	static List<String> keys(Section section, Kind... kinds) {
		return of(section).stream()
			.filter((input) -> Arrays.asList(kinds).contains(input.kind()))
			.map(Input::key)
			.toList();
	}

	private static Input input(String key, Kind kind, Map<String, String> choices, String list, Input... columns) {
		return new Input(key, kind, choices, list, List.of(columns));
	}

	private static Input line(String key) {
		return input(key, Kind.LINE, Map.of(), switch (key) {
			case "agent" -> "agent-keys";
			case "for" -> "targets";
			default -> "";
		});
	}

	private static Input longer(String key) {
		return input(key, Kind.LONG, Map.of(), "");
	}

	private static Input number(String key) {
		return input(key, Kind.NUMBER, Map.of(), "");
	}

	private static Input list(String key, String suggestions) {
		return input(key, Kind.LIST, Map.of(), suggestions);
	}

	private static Input boxes(String key, Map<String, String> choices) {
		return input(key, Kind.BOXES, choices, "");
	}

	private static Input table(String key, Input... columns) {
		return input(key, Kind.TABLE, Map.of(), "", columns);
	}

	private static Input cells() {
		return table("cells", line("agent"), line("value"), longer("message"));
	}

	private static Input diseases() {
		return boxes("diseases", named(Disease.values(), Disease::shortName));
	}

	private static Input check() {
		return choice("check", CheckMark.values(), (mark) -> mark + ": " + mark.words());
	}

	private static Map<String, String> medications() {
		Map<String, String> words = new LinkedHashMap<>();
		CaseField.CONCOMITANT.kind().codes().forEach((code) -> words.put(code, Words.of(CaseField.CONCOMITANT, code)));
		return words;
	}

	private static <E extends Enum<E>> Input choice(String key, E[] values, Function<E, String> words) {
		return input(key, Kind.CHOICE, named(values, words), "");
	}

	private static <E extends Enum<E>> Map<String, String> named(E[] values, Function<E, String> words) {
		Map<String, String> named = new LinkedHashMap<>();
		for (E value : values) {
			named.put(value.name(), words.apply(value));
		}
		return named;
	}

	private static String plain(Enum<?> value) {
		return Outline.sentence(value.name().toLowerCase(Locale.ROOT).replace('_', ' '));
	}

	/** What a cell of the tables for CML can say. */
	static List<String> cellValues() {
		return Arrays.stream(TkiTable.Cell.values()).map(Enum::name).toList();
	}

}
