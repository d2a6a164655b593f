package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.nextline.scores.Input;
import org.nextline.scores.InputReader;
import org.nextline.scores.Score;
import org.nextline.vocabulary.Fault;

import org.springframework.util.MultiValueMap;

/**
 * What was typed into a calculator. A blank is unknown; what cannot be read is kept as it
 * was typed and named at its field.
 *
 * @param questions what is asked, with what was typed and what is wrong
 * @param reading the inputs, and everything that is wrong with them
 */
record CalculatorForm(List<Question> questions, InputReader.Reading reading) {

	/** Says that none of a list applies. */
	static final String NONE = "none";

	private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,12}(?:[.,]\\d{1,12})?");

	/** A comma that does not stand inside brackets. */
	private static final Pattern BETWEEN = Pattern.compile(",(?![^(]*\\))");

	private static final int LONGEST = 500;

	/**
	 * One question.
	 *
	 * @param input what is asked
	 * @param typed what was typed, or chosen
	 * @param faults what is wrong with it
	 */
	record Question(Input input, List<String> typed, List<String> faults) {

		public String id() {
			return this.input.key();
		}

		public String value() {
			return this.typed.isEmpty() ? "" : this.typed.get(0);
		}

		public boolean has(String value) {
			return this.typed.contains(value);
		}

		public boolean wrong() {
			return !this.faults.isEmpty();
		}

		/** What describes the field, by id. */
		public String about() {
			return id() + "-notes";
		}

		/** What helps to answer it, in one line. */
		public String help() {
			boolean ranged = asked().equals("number");
			return Stream.of(this.input.hint(), ranged ? this.input.limits() : "")
				.filter((words) -> !words.isEmpty())
				.collect(Collectors.joining(" \u00b7 "));
		}

		/** How it is asked: by which part of the page. */
		public String asked() {
			return switch (this.input.kind()) {
				case YES_NO -> "yesNo";
				case CODE -> "choice";
				case NUMBER -> this.input.chosen() ? "choice" : "number";
				case LIST -> this.input.allowed().isEmpty() ? "text" : "ticks";
				case TEXT -> "text";
			};
		}

	}

	static CalculatorForm read(Score score, MultiValueMap<String, String> typed) {
		Map<String, @Nullable Object> sent = new LinkedHashMap<>();
		List<Fault> unread = new ArrayList<>();
		typed.forEach((key, values) -> {
			List<String> given = values.stream().filter((value) -> !value.isBlank()).map(String::trim).toList();
			Input input = score.input(key).orElse(null);
			if (input == null) {
				sent.put(key, String.join(", ", given));
			}
			else if (!given.isEmpty()) {
				Object answer = answer(input, given, unread);
				if (answer != null) {
					sent.put(key, answer);
				}
			}
		});
		InputReader.Reading reading = score.read(sent);
		List<Fault> faults = new ArrayList<>(unread);
		faults.addAll(reading.faults());
		Map<String, List<String>> byKey = new LinkedHashMap<>();
		faults.forEach((fault) -> byKey.computeIfAbsent(key(fault), (key) -> new ArrayList<>()).add(fault.message()));
		List<Question> questions = new ArrayList<>();
		for (Input input : score.sheet().inputs()) {
			List<String> values = typed.getOrDefault(input.key(), List.of());
			boolean asked = input.onForm() || byKey.containsKey(input.key())
					|| values.stream().anyMatch((value) -> !value.isBlank());
			if (asked) {
				questions.add(new Question(input, values.stream().map(CalculatorForm::shown).toList(),
						byKey.getOrDefault(input.key(), List.of())));
			}
		}
		return new CalculatorForm(questions, new InputReader.Reading(reading.inputs(), faults));
	}

	private static String shown(String value) {
		return (value.length() > LONGEST) ? value.substring(0, LONGEST) : value;
	}

	/** The field of a fault: an entry of a list belongs to the list. */
	static String key(Fault fault) {
		int bracket = fault.field().indexOf('[');
		return (bracket > 0) ? fault.field().substring(0, bracket) : fault.field();
	}

	private static @Nullable Object answer(Input input, List<String> given, List<Fault> unread) {
		return switch (input.kind()) {
			case NUMBER -> number(input, given.get(0), unread);
			case LIST -> list(input, given, unread);
			default -> given.get(0);
		};
	}

	private static @Nullable Object number(Input input, String text, List<Fault> unread) {
		String plain = text.replace('\u2212', '-');
		if (NUMBER.matcher(plain).matches()) {
			return Double.valueOf(plain.replace(',', '.'));
		}
		unread.add(new Fault(input.key(), "\"" + shown(text) + "\" cannot be read as a number. " + input.label()
				+ " is a number " + input.range() + "."));
		return null;
	}

	private static @Nullable Object list(Input input, List<String> given, List<Fault> unread) {
		if (given.stream().anyMatch(NONE::equalsIgnoreCase)) {
			if (given.size() == 1) {
				return List.of();
			}
			unread.add(new Fault(input.key(), "\"None of these\" and others are ticked: one of them is wrong."));
			return null;
		}
		if (!input.allowed().isEmpty()) {
			return given;
		}
		List<Object> entries = new ArrayList<>();
		for (String line : given) {
			for (String entry : BETWEEN.split(line)) {
				String plain = entry.trim();
				if (!plain.isEmpty()) {
					entries.add(NUMBER.matcher(plain).matches() ? (Object) Double.valueOf(plain) : plain);
				}
			}
		}
		return entries;
	}

	/** Whether anything was answered. */
	public boolean answered() {
		return !this.reading.inputs().known().isEmpty() || !this.reading.faults().isEmpty();
	}

	/** Questions that decide the result. */
	public List<Question> first() {
		return this.questions.stream().filter((one) -> !one.input().guard()).toList();
	}

	/** Questions that tell whether it applies, or add what is otherwise not asked. */
	public List<Question> further() {
		return this.questions.stream().filter((one) -> one.input().guard()).toList();
	}

	/** Whether one of the further questions was answered or is wrong. */
	public boolean furtherOpen() {
		return further().stream().anyMatch((one) -> one.wrong() || !one.value().isBlank());
	}

	/**
	 * Everything that is wrong, each with its field; a field that is not asked is empty.
	 */
	public List<Fault> faults() {
		return this.reading.faults()
			.stream()
			.map((fault) -> new Fault(
					this.questions.stream().anyMatch((one) -> one.id().equals(key(fault))) ? key(fault) : "",
					fault.message()))
			.toList();
	}

	/** What was typed, without the blanks, as it stands behind the question mark. */
	static Map<String, List<String>> typed(MultiValueMap<String, String> typed) {
		Map<String, List<String>> kept = new LinkedHashMap<>();
		typed.forEach((key, values) -> {
			List<String> given = values.stream().filter((value) -> !value.isBlank()).toList();
			if (!given.isEmpty()) {
				kept.put(key, given);
			}
		});
		return kept;
	}

}
