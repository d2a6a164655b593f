package org.nextline.scores;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Fault;

/** Reads the inputs of a score and names everything that is wrong with them. */
public final class InputReader {

	private static final int LONGEST = 500;

	private static final int MOST_ENTRIES = 100;

	/** What people write where a finding should stand. */
	static final Set<String> NOT_KNOWN = Set.of("unknown", "not known", "not done", "not tested", "failed", "pending",
			"n/a", "na", "nd", "?", "-", "none available", "not available", "no growth", "no metaphases", "missing",
			"not assessed", "not recorded");

	private InputReader() {
	}

	/** Inputs, and the faults of what could not be read. */
	public record Reading(Inputs inputs, List<Fault> faults) {

		public Reading {
			faults = List.copyOf(faults);
		}

	}

	static Reading read(Map<String, Input> inputs, Map<String, ? extends @Nullable Object> sent) {
		Map<String, Object> known = new LinkedHashMap<>();
		List<Fault> faults = new ArrayList<>();
		sent.forEach((key, value) -> {
			Input input = inputs.get(key);
			if (input == null) {
				faults.add(new Fault(shown(key),
						"This score has no input \"" + shown(key) + "\"."
								+ nearest(key, inputs.keySet()).map((near) -> " Did you mean " + near + "?")
									.orElse(" It takes " + String.join(", ", inputs.keySet()) + ".")));
			}
			else if (value != null && !notKnown(input, value)) {
				int before = faults.size();
				Object answer = answer(input, value, faults);
				if (answer != null && faults.size() == before) {
					known.put(key, answer);
				}
			}
		});
		return new Reading(Inputs.of(known), faults);
	}

	/** Whether somebody wrote that the answer is not known. */
	private static boolean notKnown(Input input, Object value) {
		return input.kind() != Input.Kind.NUMBER && value instanceof String text
				&& NOT_KNOWN.contains(text.trim().toLowerCase(Locale.ROOT)) && input.meant(text) == null;
	}

	private static @Nullable Object answer(Input input, Object value, List<Fault> faults) {
		return switch (input.kind()) {
			case NUMBER -> number(input, value, faults);
			case YES_NO -> yesNo(input, value, faults);
			case CODE -> {
				if (value instanceof String text) {
					yield code(input, input.key(), text, faults);
				}
				yield fault(faults, input.key(),
						input.label() + " is one of " + String.join(", ", input.allowed()) + ".");
			}
			case TEXT -> {
				if (value instanceof String text && !text.isBlank() && text.length() <= LONGEST) {
					yield text.trim();
				}
				yield fault(faults, input.key(), input.label() + " is a text of at most " + LONGEST + " characters.");
			}
			case LIST -> list(input, value, faults);
		};
	}

	private static @Nullable Object number(Input input, Object value, List<Fault> faults) {
		if (!(value instanceof Number number)) {
			return fault(faults, input.key(),
					input.label() + " is a number " + input.range() + ", written without quotes.");
		}
		double amount = input.completed() ? Math.floor(number.doubleValue()) : number.doubleValue();
		if (input.min() == null || input.max() == null || !(amount >= input.min() && amount <= input.max())) {
			return fault(faults, input.key(), input.label() + " " + shown(String.valueOf(value))
					+ " cannot be right: it is " + input.range() + ".");
		}
		if (input.whole() && amount != Math.rint(amount)) {
			return fault(faults, input.key(), input.label() + " is a whole number " + input.range() + ".");
		}
		return amount;
	}

	private static @Nullable Object yesNo(Input input, Object value, List<Fault> faults) {
		if (value instanceof Boolean) {
			return value;
		}
		if (value instanceof String text && text.equalsIgnoreCase("yes")) {
			return true;
		}
		if (value instanceof String text && text.equalsIgnoreCase("no")) {
			return false;
		}
		return fault(faults, input.key(), input.label() + " is true or false.");
	}

	private static @Nullable Object code(Input input, String place, String text, List<Fault> faults) {
		String code = input.meant(text);
		if (code != null) {
			return code;
		}
		return fault(faults, place,
				"\"" + shown(text) + "\" is not known here."
						+ nearest(text, input.allowed()).map((near) -> " Did you mean " + near + "?").orElse("") + " "
						+ input.label() + " is one of " + String.join(", ", input.allowed()) + ".");
	}

	private static @Nullable Object list(Input input, Object value, List<Fault> faults) {
		if (!(value instanceof List<?> entries) || entries.size() > MOST_ENTRIES) {
			return fault(faults, input.key(), input.label() + " is a list of at most " + MOST_ENTRIES
					+ " entries; an empty list says that there are none.");
		}
		List<Object> answers = new ArrayList<>();
		for (int place = 0; place < entries.size(); place++) {
			String path = input.key() + "[" + place + "]";
			Object entry = entries.get(place);
			if (entry instanceof Number number && input.allowed().isEmpty()) {
				answers.add(number.doubleValue());
			}
			else if (!(entry instanceof String text) || text.isBlank() || text.length() > LONGEST) {
				fault(faults, path,
						"An entry of " + input.label() + " is a text of at most " + LONGEST + " characters.");
			}
			else if (input.allowed().isEmpty()) {
				answers.add(text.trim());
			}
			else {
				Object code = code(input, path, text, faults);
				if (code != null) {
					answers.add(code);
				}
			}
		}
		return List.copyOf(answers);
	}

	private static @Nullable Object fault(List<Fault> faults, String field, String message) {
		faults.add(new Fault(field, message));
		return null;
	}

	private static String shown(String text) {
		return (text.length() > 60) ? text.substring(0, 60) + "..." : text;
	}

	/** The candidate that was probably meant. */
	static Optional<String> nearest(String text, Collection<String> candidates) {
		String best = null;
		int least = Math.max(2, text.length() / 3) + 1;
		for (String candidate : candidates) {
			int distance = distance(text.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
			if (distance < least && distance < candidate.length()) {
				least = distance;
				best = candidate;
			}
		}
		return Optional.ofNullable(best);
	}

	private static int distance(String left, String right) {
		if (left.length() > LONGEST) {
			return Integer.MAX_VALUE;
		}
		int[] last = new int[right.length() + 1];
		for (int column = 0; column <= right.length(); column++) {
			last[column] = column;
		}
		for (int row = 1; row <= left.length(); row++) {
			int corner = last[0];
			last[0] = row;
			for (int column = 1; column <= right.length(); column++) {
				int above = last[column];
				int swap = corner + ((left.charAt(row - 1) == right.charAt(column - 1)) ? 0 : 1);
				last[column] = Math.min(swap, Math.min(above, last[column - 1]) + 1);
				corner = above;
			}
		}
		return last[right.length()];
	}

}
