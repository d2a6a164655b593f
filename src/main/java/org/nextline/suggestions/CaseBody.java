package org.nextline.suggestions;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.Fault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;

/**
 * A case as a program sent it: JSON, read token by token, so that a name that stands
 * twice and a value in the wrong place are named rather than overlooked.
 *
 * @param id what the sender calls it, in bulk; null when it has none
 * @param reading the facts and everything that is wrong with them
 */
record CaseBody(@Nullable Object id, CaseReader.Reading reading) {

	private static final int MOST_DEPTH = 12;

	private static final int MOST_NAMES = 600;

	private static final int MOST_FAULTS = 200;

	private static final JsonFactory JSON = new JsonFactoryBuilder()
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxNestingDepth(100)
			.maxNameLength(10_000)
			.maxNumberLength(200)
			.maxStringLength(8_000_000)
			.build())
		.build();

	/** Reads a case. */
	static CaseBody read(InputStream body) {
		try (JsonParser parser = JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), body)) {
			return new Reading(parser, false).read();
		}
	}

	/**
	 * Names and values of any request, as they were sent.
	 *
	 * @param values what was sent by name
	 * @param faults what could not be read
	 */
	record Answers(Map<String, @Nullable Object> values, List<Fault> faults) {
	}

	/** Reads names and values that are no case. */
	static Answers answers(InputStream body) {
		try (JsonParser parser = JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), body)) {
			Reading reading = new Reading(parser, false);
			Map<String, @Nullable Object> values = reading.answers(
					"There is nothing here: the body is empty. " + "Send {} when no input is known.",
					"Send a JSON object with the inputs by name, such as "
							+ "{\"ageYears\": 60}, not a list or a single value.");
			return new Answers((values != null) ? values : Map.of(), reading.faults);
		}
	}

	/** Reads a line of a bulk request, which names its case. */
	static CaseBody readNamed(byte[] line, int length) {
		try (JsonParser parser = JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), line, 0, length)) {
			return new Reading(parser, true).read();
		}
	}

	private static final class Reading {

		private final JsonParser parser;

		private final boolean named;

		private final List<Fault> faults = new ArrayList<>();

		Reading(JsonParser parser, boolean named) {
			this.parser = parser;
			this.named = named;
		}

		CaseBody read() {
			Map<String, @Nullable Object> answers = answers("There is no case here: the body is empty.",
					"A case is a JSON object with the facts by name, such as "
							+ "{\"disease\": \"AML\"}, not a list or a single value.");
			if (answers == null) {
				return new CaseBody(null,
						new CaseReader.Reading(org.nextline.vocabulary.CaseFacts.nothing(), this.faults));
			}
			Object id = null;
			if (this.named) {
				id = id(answers.remove("id"));
			}
			CaseReader.Reading reading = CaseReader.read(answers);
			List<Fault> all = new ArrayList<>(this.faults);
			all.addAll(reading.faults());
			if (all.size() > MOST_FAULTS) {
				int more = all.size() - MOST_FAULTS;
				all = new ArrayList<>(all.subList(0, MOST_FAULTS));
				all.add(new Fault("body", "And " + more + " more faults of the same kinds."));
			}
			return new CaseBody(id, new CaseReader.Reading(reading.facts(), all));
		}

		private @Nullable Object id(@Nullable Object given) {
			if (given instanceof String text && !text.isBlank() && text.length() <= 200) {
				return text;
			}
			if (given instanceof Integer || given instanceof Long) {
				return given;
			}
			this.faults
				.add(new Fault("id", (given == null) ? "Each line needs an \"id\", so that its result can be told."
						: "An id is a whole number or a text of at most 200 characters."));
			return null;
		}

		/** What was sent by name; null when it is no object at all. */
		@Nullable Map<String, @Nullable Object> answers(String empty, String noObject) {
			try {
				JsonToken first = this.parser.nextToken();
				if (first == null) {
					return refused("body", empty);
				}
				if (first != JsonToken.START_OBJECT) {
					return refused("body", noObject);
				}
				Map<String, @Nullable Object> answers = group("", 1);
				if (this.parser.nextToken() != null) {
					this.faults.add(new Fault("body", "There is something after the end of the case ("
							+ place(this.parser.currentTokenLocation()) + "). Send one case at a time."));
				}
				return answers;
			}
			catch (JacksonException ex) {
				String place = place(ex.getLocation());
				return refused(place, "This cannot be read as JSON at " + place + ": " + ex.getOriginalMessage());
			}
		}

		private @Nullable Map<String, @Nullable Object> refused(String place, String message) {
			this.faults.add(new Fault(place, message));
			return null;
		}

		private static String place(@Nullable TokenStreamLocation location) {
			if (location == null || location.getLineNr() < 1) {
				return "the end";
			}
			return "line " + location.getLineNr() + ", column " + location.getColumnNr();
		}

		private Map<String, @Nullable Object> group(String path, int depth) {
			Map<String, @Nullable Object> values = new LinkedHashMap<>();
			boolean full = false;
			while (this.parser.nextToken() == JsonToken.PROPERTY_NAME) {
				String name = this.parser.currentName();
				String place = path.isEmpty() ? name : path + "." + name;
				this.parser.nextToken();
				Object value = value(place, depth);
				if (values.containsKey(name)) {
					this.faults.add(new Fault(shortened(place),
							"\"" + shortened(name) + "\" stands twice. Only one can be meant."));
				}
				else if (values.size() < MOST_NAMES) {
					values.put(name, value);
				}
				else if (!full) {
					full = true;
					this.faults.add(new Fault(path.isEmpty() ? "body" : shortened(path),
							"More than " + MOST_NAMES + " names stand here; a case has far fewer facts."));
				}
			}
			return values;
		}

		private List<@Nullable Object> list(String path, int depth) {
			List<@Nullable Object> values = new ArrayList<>();
			boolean full = false;
			while (this.parser.nextToken() != JsonToken.END_ARRAY) {
				Object value = value(path + "[" + values.size() + "]", depth);
				if (values.size() < MOST_NAMES) {
					values.add(value);
				}
				else if (!full) {
					full = true;
					this.faults.add(new Fault(shortened(path),
							"More than " + MOST_NAMES + " entries stand here; a case has far fewer."));
				}
			}
			return values;
		}

		private @Nullable Object value(String path, int depth) {
			JsonToken token = this.parser.currentToken();
			if (token.isStructStart()) {
				if (depth >= MOST_DEPTH) {
					this.faults.add(new Fault(shortened(path),
							"Values stand within values too deeply here; no fact needs that."));
					this.parser.skipChildren();
					return null;
				}
				return (token == JsonToken.START_OBJECT) ? group(path, depth + 1) : list(path, depth + 1);
			}
			return switch (token) {
				case VALUE_STRING -> this.parser.getString();
				case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> this.parser.getNumberValue();
				case VALUE_TRUE -> Boolean.TRUE;
				case VALUE_FALSE -> Boolean.FALSE;
				default -> null;
			};
		}

		private static String shortened(String text) {
			return (text.length() > 80) ? text.substring(0, 80) + "..." : text;
		}

	}

}
