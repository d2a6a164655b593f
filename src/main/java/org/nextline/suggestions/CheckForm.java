package org.nextline.suggestions;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.PartialDate;

import org.springframework.util.MultiValueMap;

/**
 * What somebody typed about a plan or one of its checks, with every fault by the name of
 * its input.
 *
 * @param typed what was typed, by the name of the input
 * @param faults what is wrong, by the name of the input
 */
record CheckForm(Map<String, String> typed, Map<String, String> faults) {

	private static final int MOST_WORDS = 2000;

	private static final int MOST_LINE = 200;

	/** How far ahead a day can be planned, in years. */
	private static final int FAR = 20;

	private static final Set<String> ANSWERS = Set.of("yes", "no", "unclear");

	static CheckForm of(MultiValueMap<String, String> sent) {
		Map<String, String> typed = new LinkedHashMap<>();
		sent.toSingleValueMap().forEach((name, value) -> typed.put(name, (value != null) ? value.strip() : ""));
		return new CheckForm(typed, new LinkedHashMap<>());
	}

	static CheckForm of(Map<String, String> typed) {
		return new CheckForm(new LinkedHashMap<>(typed), new LinkedHashMap<>());
	}

	public String text(String name) {
		return this.typed.getOrDefault(name, "");
	}

	public String fault(String name) {
		return this.faults.getOrDefault(name, "");
	}

	boolean sound() {
		return this.faults.isEmpty();
	}

	/** A day as it is typed into an input for dates, or in words. */
	static Optional<LocalDate> day(String text) {
		try {
			return Optional.of(LocalDate.parse(text));
		}
		catch (DateTimeParseException ex) {
			return PartialDate.read(text)
				.filter((date) -> date.day() != 0)
				.map((date) -> LocalDate.of(date.year(), date.month(), date.day()));
		}
	}

	/** A day that has come. */
	Optional<LocalDate> past(String name, LocalDate today) {
		Optional<LocalDate> day = anyDay(name);
		if (day.filter((one) -> one.isAfter(today)).isPresent()) {
			this.faults.put(name, "This day is yet to come.");
		}
		return day;
	}

	/** A day within the years that can be planned. */
	Optional<LocalDate> planned(String name, LocalDate today) {
		Optional<LocalDate> day = anyDay(name);
		if (day.filter((one) -> one.isAfter(today.plusYears(FAR)) || one.isBefore(today.minusYears(FAR))).isPresent()) {
			this.faults.put(name, "This day is more than " + FAR + " years away.");
		}
		return day;
	}

	private Optional<LocalDate> anyDay(String name) {
		String text = text(name);
		Optional<LocalDate> day = day(text);
		if (text.isEmpty()) {
			this.faults.put(name, "Give the day.");
		}
		else if (day.isEmpty()) {
			this.faults.put(name, "\"" + text + "\" is not a day. Write it as 2026-03-02 or 2 Mar 2026.");
		}
		return day;
	}

	/** Words that have to be there. */
	String words(String name, String fault) {
		String text = free(name);
		if (text.isEmpty()) {
			this.faults.put(name, fault);
		}
		return text;
	}

	/** Words that may be there. */
	String free(String name) {
		String text = text(name);
		if (text.length() > MOST_WORDS) {
			this.faults.put(name, "This is longer than " + MOST_WORDS + " characters.");
		}
		return text;
	}

	/** A line that has to be there. */
	String line(String name, String fault) {
		String text = words(name, fault);
		if (text.length() > MOST_LINE) {
			this.faults.put(name, "This is longer than " + MOST_LINE + " characters.");
		}
		return text;
	}

	/**
	 * A whole number in a range.
	 * @param blank what it is when nothing was typed
	 */
	int whole(String name, int least, int most, int blank, String unit) {
		String text = text(name);
		if (text.isEmpty()) {
			return blank;
		}
		if (text.matches("[0-9]{1,4}")) {
			int number = Integer.parseInt(text);
			if (number >= least && number <= most) {
				return number;
			}
		}
		this.faults.put(name, "Give a whole number from " + least + " to " + most + " " + unit + ".");
		return blank;
	}

	/** The fields whose numbers decide limits of the check. */
	static List<CaseField> fields(CheckState state) {
		return state.limits().stream().flatMap((limit) -> limit.about().stream()).distinct().toList();
	}

	/**
	 * The result that was typed; look at the faults before it is used.
	 * @param state the check
	 * @param today the day to judge from
	 */
	@Nullable CheckResult result(CheckState state, LocalDate today) {
		Optional<LocalDate> on = past("on", today);
		Map<String, Double> numbers = new LinkedHashMap<>();
		for (CaseField field : fields(state)) {
			number("n." + field.key(), field).ifPresent((amount) -> numbers.put(field.key(), amount));
		}
		Map<String, String> answers = new LinkedHashMap<>();
		for (int place = 0; place < state.limits().size(); place++) {
			String answer = text("a." + place);
			if (!state.limits().get(place).measured() && ANSWERS.contains(answer)) {
				answers.put(String.valueOf(place), answer);
			}
		}
		String note = free("note");
		if (numbers.isEmpty() && answers.isEmpty() && note.isEmpty() && sound()) {
			this.faults.put("note", "Write down what was found: a number, an answer or a note.");
		}
		return on.filter((day) -> sound())
			.map((day) -> new CheckResult(day.toString(), numbers, answers, note))
			.orElse(null);
	}

	private OptionalDouble number(String name, CaseField field) {
		String text = text(name);
		String unit = field.kind().unit();
		if (!unit.isEmpty() && text.toLowerCase(Locale.ROOT).endsWith(unit.toLowerCase(Locale.ROOT))) {
			text = text.substring(0, text.length() - unit.length()).strip();
		}
		if (text.isEmpty()) {
			return OptionalDouble.empty();
		}
		if (!text.matches("[0-9]{1,9}([.,][0-9]{1,6})?")) {
			this.faults.put(name,
					"\"" + text(name) + "\" is not a number" + (unit.isEmpty() ? "." : " in " + unit + "."));
			return OptionalDouble.empty();
		}
		if (text.matches("[1-9][0-9]*,[0-9]{3}")) {
			this.faults.put(name, "\"" + text + "\" can be read in two ways. Write " + text.replace(",", "") + " or "
					+ text.replace(',', '.') + ".");
			return OptionalDouble.empty();
		}
		double amount = Double.parseDouble(text.replace(',', '.'));
		if (!field.kind().plausible(amount)) {
			this.faults.put(name, field.label() + " is " + field.kind().range() + ".");
			return OptionalDouble.empty();
		}
		return OptionalDouble.of(amount);
	}

	/** The result as it would be typed. */
	static Map<String, String> typed(CheckState state, LocalDate today) {
		Map<String, String> typed = new LinkedHashMap<>();
		CheckResult result = state.result();
		if (result == null) {
			typed.put("on", state.first().filter((day) -> day.isBefore(today)).orElse(today).toString());
			return typed;
		}
		typed.put("on", result.on());
		result.numbers().forEach((key, amount) -> typed.put("n." + key, org.nextline.vocabulary.Value.plain(amount)));
		result.answers().forEach((place, answer) -> typed.put("a." + place, answer));
		typed.put("note", result.note());
		return typed;
	}

	/** Faults with the input that each is at, for the list on top of the page. */
	public List<Map.Entry<String, String>> all() {
		return new ArrayList<>(this.faults.entrySet());
	}

	static String iso(LocalDate day) {
		return DateTimeFormatter.ISO_LOCAL_DATE.format(day);
	}

}
