package org.nextline.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.nextline.vocabulary.Alteration;
import org.nextline.vocabulary.AlterationText;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.FindingText;
import org.nextline.vocabulary.Value;

/**
 * A relapse as it is being typed: half filled, perhaps wrong, kept to the letter.
 * <p>
 * {@code f.ageYears} holds the answer to a field; {@code f.sites.known} whether a set is
 * known; {@code f.qtcf.date}, {@code .phase} and {@code .source} say when and whence;
 * {@code alterations[0].gene} stands in a row; {@code d.relapsed} is a date of the
 * course; {@code p.familyName} belongs to a new patient.
 */
final class CaseForm {

	static final String FIELD = "f.";

	static final String NONE = "none";

	static final String THESE = "these";

	/** Cells of the rows, by the field that the rows answer. */
	static final Map<CaseField, List<String>> CELLS = Map.of(CaseField.ALTERATIONS,
			List.of("gene", "kind", "variant", "vafPercent", "phase", "date"), CaseField.ANTIGENS,
			List.of("name", "positive", "percent", "mixed", "phase", "date"), CaseField.PRIOR_THERAPIES,
			List.of("name", "agents", "bestResponse", "reasonStopped", "monthsAgo"));

	static final List<String> DATES = List.of("diagnosed", "remission", "relapsed");

	static final List<String> IDENTITY = List.of("recordNumber", "familyName", "givenName", "born");

	private static final Set<String> PASTE = Set.of(PasteBox.TEXT, PasteBox.PHASE, PasteBox.DATE);

	private static final List<String> DETAILS = List.of("known", "date", "phase", "source", "text");

	private static final int MOST_ROWS = 300;

	private static final int MOST_TEXT = 2000;

	private static final Pattern CELL = Pattern.compile("([A-Za-z]+)\\[(\\d{1,3})]\\.([A-Za-z]+)");

	private static final Pattern ABSENT = Pattern.compile(
			"(?i)^(?:no\\s+(?<after>.+)|(?<before>.+?)\\s*(?:\\bneg\\.?|\\bnegative|\\bwt|\\bwild[- ]?type|\\bnot found|\\babsent|(?<=\\s)-))$");

	private final Map<String, List<String>> typed = new LinkedHashMap<>();

	CaseForm() {
	}

	/** What was sent, as far as it can belong to a case. */
	CaseForm(Map<String, ? extends Collection<String>> sent) {
		sent.forEach((name, values) -> {
			if (belongs(name)) {
				this.typed.put(name,
						values.stream()
							.limit(MOST_ROWS)
							.map((value) -> cut(value, name.equals(PasteBox.TEXT) ? FindingText.MOST + 1 : MOST_TEXT))
							.collect(Collectors.toCollection(ArrayList::new)));
			}
		});
	}

	private static String cut(String value, int most) {
		return (value.length() > most) ? value.substring(0, most) : value;
	}

	private static boolean belongs(String name) {
		return name.length() <= 120 && (name.startsWith(FIELD) || name.equals("patient") || name.equals("version")
				|| name.equals("alterations.text") || PASTE.contains(name)
				|| (name.startsWith("d.") && DATES.contains(name.substring(2)))
				|| (name.startsWith("p.") && IDENTITY.contains(name.substring(2))) || cell(name));
	}

	private static boolean cell(String name) {
		Matcher matcher = CELL.matcher(name);
		return matcher.matches() && CaseField.named(matcher.group(1))
			.map((field) -> CELLS.getOrDefault(field, List.of()).contains(matcher.group(3)))
			.orElse(false);
	}

	/** What was typed, without blanks around it; empty when nothing was. */
	String text(String name) {
		List<String> values = this.typed.get(name);
		return (values == null || values.isEmpty()) ? "" : values.get(0).strip();
	}

	/** All that was typed or ticked under the name, without blanks. */
	List<String> texts(String name) {
		return this.typed.getOrDefault(name, List.of())
			.stream()
			.map(String::strip)
			.filter((text) -> !text.isEmpty())
			.toList();
	}

	/** As {@link #texts}, with each text split at commas and semicolons. */
	List<String> list(String name) {
		return texts(name).stream()
			.flatMap((text) -> Pattern.compile("[,;\\n]").splitAsStream(text))
			.map(String::strip)
			.filter((text) -> !text.isEmpty())
			.distinct()
			.toList();
	}

	boolean has(String name) {
		return !text(name).isEmpty();
	}

	void put(String name, String value) {
		this.typed.put(name, new ArrayList<>(List.of(value)));
	}

	void put(String name, Collection<String> values) {
		this.typed.put(name, new ArrayList<>(values));
	}

	void remove(String name) {
		this.typed.remove(name);
	}

	/** The name under which the field itself is sent. */
	static String name(CaseField field) {
		return FIELD + field.key();
	}

	/** The name of a cell. */
	static String cell(CaseField field, int row, String cell) {
		return field.key() + "[" + row + "]." + cell;
	}

	/** Ids are names without brackets and dots. */
	static String id(String name) {
		return name.replace("]", "").replace('[', '-').replace('.', '-');
	}

	/** Numbers of the rows in which anything was typed, in order. */
	List<Integer> rows(CaseField field) {
		Set<Integer> rows = new TreeSet<>();
		this.typed.keySet().forEach((name) -> {
			Matcher matcher = CELL.matcher(name);
			if (matcher.matches() && matcher.group(1).equals(field.key()) && has(name)) {
				rows.add(Integer.valueOf(matcher.group(2)));
			}
		});
		return List.copyOf(rows);
	}

	/** The next free row. */
	int nextRow(CaseField field) {
		List<Integer> rows = rows(field);
		return rows.isEmpty() ? 0 : rows.get(rows.size() - 1) + 1;
	}

	void removeRow(CaseField field, int row) {
		this.typed.keySet().removeIf((name) -> name.startsWith(field.key() + "[" + row + "]."));
	}

	/** Whether anything was answered for the field. */
	boolean answered(CaseField field) {
		return has(name(field)) || !texts(name(field)).isEmpty() || has(name(field) + ".known")
				|| has(name(field) + ".text") || !rows(field).isEmpty();
	}

	/** Whether anything at all was typed. */
	boolean untouched() {
		return this.typed.entrySet()
			.stream()
			.filter((entry) -> !entry.getKey().equals("version") && !entry.getKey().equals("patient"))
			.noneMatch((entry) -> entry.getValue().stream().anyMatch((value) -> !value.isBlank()));
	}

	/** Names of fields that were sent and do not exist. */
	List<String> unknownFields() {
		return this.typed.keySet()
			.stream()
			.filter((name) -> name.startsWith(FIELD))
			.map((name) -> name.substring(FIELD.length()))
			.filter((name) -> {
				int dot = name.indexOf('.');
				String key = (dot < 0) ? name : name.substring(0, dot);
				return CaseField.named(key).isEmpty() || (dot >= 0 && !DETAILS.contains(name.substring(dot + 1)));
			})
			.toList();
	}

	/** Everything typed under the names of the field. */
	Map<String, List<String>> partsOf(CaseField field) {
		Map<String, List<String>> parts = new LinkedHashMap<>();
		this.typed.forEach((name, values) -> {
			if (name.equals(name(field)) || name.startsWith(name(field) + ".") || name.startsWith(field.key() + "[")
					|| name.startsWith(field.key() + ".")) {
				parts.put(name, values);
			}
		});
		return parts;
	}

	/** Takes the answer of another form for the field. */
	void take(CaseField field, CaseForm other) {
		partsOf(field).keySet().forEach(this.typed::remove);
		this.typed.putAll(other.partsOf(field));
	}

	/**
	 * Turns alterations typed as text into rows: {@code flt3 itd 38}; {@code NPM1 neg}
	 * goes to what was tested and not found. What cannot be read stays where it was.
	 */
	void tidy() {
		List<String> left = new ArrayList<>();
		for (String text : Pattern.compile("[;\\n]").split(text("alterations.text"))) {
			if (!text.isBlank() && !takeAbsent(text.strip()) && !takeAlteration(text.strip(), -1)) {
				left.add(text.strip());
			}
		}
		if (left.isEmpty()) {
			this.typed.remove("alterations.text");
		}
		else {
			put("alterations.text", String.join("; ", left));
		}
		for (int row : rows(CaseField.ALTERATIONS)) {
			String gene = text(cell(CaseField.ALTERATIONS, row, "gene"));
			if (gene.matches(".*\\s.*") && !has(cell(CaseField.ALTERATIONS, row, "kind"))) {
				takeAlteration(gene, row);
			}
		}
	}

	private boolean takeAbsent(String text) {
		Matcher matcher = ABSENT.matcher(text);
		if (!matcher.matches()) {
			return false;
		}
		String name = (matcher.group("after") != null) ? matcher.group("after") : matcher.group("before");
		List<String> absent = new ArrayList<>(texts(name(CaseField.KNOWN_ABSENT)));
		absent.add(name.strip().toUpperCase(java.util.Locale.ROOT));
		put(name(CaseField.KNOWN_ABSENT), absent.stream().distinct().toList());
		return true;
	}

	private boolean takeAlteration(String text, int into) {
		return AlterationText.read(text).map((alteration) -> {
			write((into < 0) ? nextRow(CaseField.ALTERATIONS) : into, alteration);
			return true;
		}).orElse(false);
	}

	/** Writes an alteration into a row; what it does not say is left as it was. */
	void write(int row, Alteration alteration) {
		put(cell(CaseField.ALTERATIONS, row, "gene"), alteration.gene());
		put(cell(CaseField.ALTERATIONS, row, "kind"), alteration.kind().name());
		if (alteration.variant() != null) {
			put(cell(CaseField.ALTERATIONS, row, "variant"), alteration.variant());
		}
		if (alteration.vafPercent() != null) {
			put(cell(CaseField.ALTERATIONS, row, "vafPercent"), Value.plain(alteration.vafPercent()));
		}
		if (alteration.phase() != null) {
			put(cell(CaseField.ALTERATIONS, row, "phase"), alteration.phase().name());
		}
		if (alteration.observed() != null) {
			put(cell(CaseField.ALTERATIONS, row, "date"), alteration.observed().toString());
		}
	}

	/** All that was typed, by name. */
	Map<String, List<String>> typed() {
		return java.util.Collections.unmodifiableMap(this.typed);
	}

	CaseForm copy() {
		return new CaseForm(this.typed);
	}

}
