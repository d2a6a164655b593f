package org.nextline.scores;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Value;

/** One input of a score: its name, what it takes, and how it is asked for. */
public final class Input {

	/** What kind of answer an input takes. */
	public enum Kind {

		NUMBER, YES_NO, CODE, TEXT, LIST

	}

	private static final double BESIDE = 0.001;

	private final String key;

	private final String label;

	private final Kind kind;

	private final String unit;

	private final @Nullable Double min;

	private final @Nullable Double max;

	private List<String> allowed = List.of();

	private List<Object> completions = List.of();

	private Map<String, String> words = Map.of();

	private Map<String, String> aliases = Map.of();

	private String hint = "";

	private boolean guard;

	private boolean whole;

	private boolean completed;

	private boolean offForm;

	private Input(String key, String label, Kind kind, String unit, @Nullable Double min, @Nullable Double max) {
		this.key = key;
		this.label = label;
		this.kind = kind;
		this.unit = unit;
		this.min = min;
		this.max = max;
	}

	private Input copy() {
		Input copy = new Input(this.key, this.label, this.kind, this.unit, this.min, this.max);
		copy.allowed = this.allowed;
		copy.completions = this.completions;
		copy.words = this.words;
		copy.aliases = this.aliases;
		copy.hint = this.hint;
		copy.guard = this.guard;
		copy.whole = this.whole;
		copy.completed = this.completed;
		copy.offForm = this.offForm;
		return copy;
	}

	/** A number; the ends of the range can be right. */
	static Input number(String key, String label, String unit, double min, double max) {
		Input input = new Input(key, label, Kind.NUMBER, unit, min, max);
		input.completions = List.of(min, max);
		return input;
	}

	/** An age, of which the completed years count. */
	static Input age(String key, String label, int min, int max) {
		Input input = number(key, label, "years", min, max);
		input.completed = true;
		return input;
	}

	/** A whole number, each of which is tried. */
	static Input count(String key, String label, int min, int max) {
		Input input = number(key, label, "", min, max);
		input.whole = true;
		List<Object> all = new ArrayList<>();
		for (int value = min; value <= max; value++) {
			all.add((double) value);
		}
		input.completions = List.copyOf(all);
		return input;
	}

	static Input yesNo(String key, String label) {
		Input input = new Input(key, label, Kind.YES_NO, "", null, null);
		input.completions = List.of(true, false);
		return input;
	}

	static Input code(String key, String label, String... allowed) {
		Input input = new Input(key, label, Kind.CODE, "", null, null);
		input.allowed = List.of(allowed);
		input.completions = List.of((Object[]) allowed);
		return input;
	}

	/** A text, with texts that stand for every kind of answer. */
	static Input text(String key, String label, String... examples) {
		Input input = new Input(key, label, Kind.TEXT, "", null, null);
		input.completions = List.of((Object[]) examples);
		return input;
	}

	/** A list, with lists that stand for every kind of answer. */
	static Input list(String key, String label, List<? extends List<?>> examples) {
		Input input = new Input(key, label, Kind.LIST, "", null, null);
		input.completions = List.copyOf(examples);
		return input;
	}

	/** The same number, with its cut-offs: each is tried, and both of its sides. */
	Input cuts(double... cuts) {
		TreeSet<Double> tried = new TreeSet<>();
		double least = Objects.requireNonNull(this.min);
		double most = Objects.requireNonNull(this.max);
		tried.add(least);
		tried.add(most);
		double beside = (this.completed || this.whole) ? 1 : BESIDE;
		for (double cut : cuts) {
			for (double value : new double[] { cut - beside, cut, cut + beside }) {
				if (value >= least && value <= most) {
					tried.add(value);
				}
			}
		}
		Input copy = copy();
		copy.completions = List.copyOf(tried);
		return copy;
	}

	/** The same input, of which only these answers are tried when it is not known. */
	Input tried(Object... values) {
		Input copy = copy();
		copy.completions = List.of(values);
		return copy;
	}

	/** The same list, of these entries only. */
	Input of(List<String> entries) {
		Input copy = copy();
		copy.allowed = List.copyOf(entries);
		return copy;
	}

	/** The same input; while it is not known the result stands as it is. */
	Input asGuard() {
		Input copy = copy();
		copy.guard = true;
		return copy;
	}

	/** The same input with a line that helps to answer it. */
	Input hint(String line) {
		Input copy = copy();
		copy.hint = line;
		return copy;
	}

	/** The same input with its codes in words: code and words take turns. */
	Input words(String... codesAndWords) {
		Map<String, String> spoken = new LinkedHashMap<>();
		for (int place = 0; place < codesAndWords.length; place += 2) {
			spoken.put(codesAndWords[place], codesAndWords[place + 1]);
		}
		Input copy = copy();
		copy.words = Collections.unmodifiableMap(spoken);
		return copy;
	}

	/**
	 * The same input, which also understands other spellings: spelling and code take
	 * turns.
	 */
	Input also(String... spellingsAndCodes) {
		Map<String, String> others = new LinkedHashMap<>(this.aliases);
		for (int place = 0; place < spellingsAndCodes.length; place += 2) {
			others.put(plain(spellingsAndCodes[place]), spellingsAndCodes[place + 1]);
		}
		Input copy = copy();
		copy.aliases = Map.copyOf(others);
		return copy;
	}

	/**
	 * The same input, which programs may send but a form asks for in another way.
	 */
	Input offForm() {
		Input copy = copy();
		copy.offForm = true;
		return copy;
	}

	/** Name in the interface. */
	public String key() {
		return this.key;
	}

	/** Name on the page. */
	public String label() {
		return this.label;
	}

	/** What kind of answer it takes. */
	public Kind kind() {
		return this.kind;
	}

	/** Unit of a number, empty where it has none. */
	public String unit() {
		return this.unit;
	}

	/** Smallest number that can be right; null for other kinds. */
	public @Nullable Double min() {
		return this.min;
	}

	/** Largest number that can be right; null for other kinds. */
	public @Nullable Double max() {
		return this.max;
	}

	/** Allowed values; empty where any text is taken. */
	public List<String> allowed() {
		return this.allowed;
	}

	/** A line that helps to answer it; may be empty. */
	public String hint() {
		return this.hint;
	}

	/**
	 * Whether the result stands as it is while this is not known: it tells only if the
	 * score applies, or adds what is otherwise not asked.
	 */
	public boolean guard() {
		return this.guard;
	}

	/** Whether only whole numbers can be right. */
	public boolean whole() {
		return this.whole;
	}

	/** Whether the completed years count. */
	boolean completed() {
		return this.completed;
	}

	/** Whether a form asks for it. */
	public boolean onForm() {
		return !this.offForm;
	}

	/**
	 * Answers that stand for all others when it is not known: at least one on every side
	 * of every cut-off.
	 */
	List<Object> completions() {
		return this.completions;
	}

	/** Whether a number is chosen among few that have words of their own. */
	public boolean chosen() {
		return this.kind == Kind.CODE || (this.kind == Kind.NUMBER && !this.words.isEmpty());
	}

	/** What can be chosen, with its words; in the order of the catalogue. */
	public Map<String, String> choices() {
		Map<String, String> choices = new LinkedHashMap<>();
		if (this.kind == Kind.NUMBER) {
			choices.putAll(this.words);
		}
		this.allowed.forEach((code) -> choices.put(code, word(code)));
		return choices;
	}

	/** An allowed value in words. */
	public String word(String code) {
		String spoken = this.words.get(code);
		return (spoken != null) ? spoken : spoken(code);
	}

	private static String spoken(String code) {
		boolean shouted = code.length() > 3 && code.matches("[A-Z0-9_]+");
		String plain = shouted ? code.toLowerCase(Locale.ROOT) : code;
		return plain.replace('_', ' ');
	}

	/** The answer in words, as it stands beside its label. */
	public String said(Object answer) {
		if (answer instanceof Boolean yes) {
			return yes ? "yes" : "no";
		}
		if (answer instanceof Double amount) {
			String number = Value.plain(amount);
			String words = this.words.get(number);
			return (words != null) ? words : (number + " " + this.unit).trim();
		}
		if (answer instanceof List<?> list) {
			return list.isEmpty() ? "none"
					: String.join(", ", list.stream().map((entry) -> word(String.valueOf(entry))).toList());
		}
		return word(String.valueOf(answer));
	}

	/** The code that a text means, spelled as people spell it; null for none. */
	@Nullable String meant(String text) {
		String plain = plain(text);
		for (String code : this.allowed) {
			if (plain(code).equals(plain)) {
				return code;
			}
		}
		return this.aliases.get(plain);
	}

	private static String plain(String text) {
		return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_\\-]+", "");
	}

	/** The range in words: {@code between 0 and 240 months}. */
	public String range() {
		if (this.min == null || this.max == null) {
			return "";
		}
		return String
			.format(Locale.ROOT, "between %s and %s %s", Value.plain(this.min), Value.plain(this.max), this.unit)
			.trim();
	}

}
