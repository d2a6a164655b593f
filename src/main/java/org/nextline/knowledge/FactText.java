package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.CaseWriter;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.Kind;
import org.nextline.vocabulary.PriorTherapy;
import org.nextline.vocabulary.Value;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A fact of a test as people type it: {@code FLT3 ITD 38; NPM1 mut},
 * {@code CD33 positive 80}, {@code 7+3, CR, COMPLETED, 11}. What says more than that
 * stands as it is kept in the pack.
 */
final class FactText {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final YAMLMapper YAML = YAMLMapper.builder().build();

	private static final List<String> ENDS = Arrays.stream(PriorTherapy.ReasonStopped.values())
		.map(Enum::name)
		.toList();

	/** A list that is known to be empty. */
	private static final String NONE = "none";

	private FactText() {
	}

	// From an answer to what is typed

	/** The answer as it is typed; several where several are ticked. */
	static List<String> typed(CaseField field, Object answer) {
		Kind.Type type = field.kind().type();
		if (type == Kind.Type.YES_NO && answer instanceof Boolean yes) {
			return List.of(yes ? "yes" : "no");
		}
		if (ticked(field) && answer instanceof List<?> codes) {
			return codes.stream().map(String::valueOf).toList();
		}
		if (type == Kind.Type.NUMBER && answer instanceof Number) {
			return List.of(plain(answer));
		}
		if (type == Kind.Type.CODE && answer instanceof String code) {
			return List.of(code);
		}
		String brief = shortly(field, answer);
		if (brief != null && read(field, List.of(brief)).equals(canonical(field, answer))) {
			return List.of(brief);
		}
		return List.of(JSON.writeValueAsString(answer));
	}

	/** Whether its codes are ticked, not typed. */
	static boolean ticked(CaseField field) {
		return field.kind().type() == Kind.Type.CODES && !field.kind().codes().isEmpty()
				&& field != CaseField.CYTOGENETICS && field != CaseField.CYTOGENETICS_AT_DIAGNOSIS;
	}

	/** The answer in a few words, where they can say it. */
	private static @Nullable String shortly(CaseField field, Object answer) {
		if (answer instanceof List<?> list) {
			if (list.isEmpty()) {
				return NONE;
			}
			boolean plain = list.stream().allMatch(String.class::isInstance);
			return switch (field.kind().type()) {
				case ALTERATIONS -> list.stream().map(FactText::alteration).collect(Collectors.joining("; "));
				case THERAPIES -> list.stream().map(FactText::course).collect(Collectors.joining("; "));
				default -> plain ? list.stream().map(String::valueOf).collect(Collectors.joining("; ")) : null;
			};
		}
		if (field.kind().type() == Kind.Type.ANTIGENS && answer instanceof Map<?, ?> antigens) {
			List<String> words = new ArrayList<>();
			antigens.forEach((name, details) -> words.add(name + " " + antigen(details)));
			return String.join("; ", words);
		}
		return null;
	}

	private static String plain(@Nullable Object value) {
		return (value instanceof Number number) ? Value.plain(number.doubleValue()) : String.valueOf(value);
	}

	private static String alteration(Object entry) {
		if (!(entry instanceof Map<?, ?> details)) {
			return String.valueOf(entry);
		}
		List<String> words = new ArrayList<>();
		for (String key : List.of("gene", "kind", "variant", "vafPercent")) {
			if (details.get(key) != null) {
				words.add(plain(details.get(key)));
			}
		}
		return String.join(" ", words);
	}

	private static String course(Object entry) {
		if (!(entry instanceof Map<?, ?> details)) {
			return String.valueOf(entry);
		}
		List<String> words = new ArrayList<>();
		for (String key : List.of("name", "bestResponse", "reasonStopped", "monthsAgo")) {
			if (details.get(key) != null) {
				words.add(plain(details.get(key)));
			}
		}
		return String.join(", ", words);
	}

	private static String antigen(@Nullable Object details) {
		if (details instanceof Boolean positive) {
			return positive ? "positive" : "negative";
		}
		if (details instanceof Map<?, ?> map) {
			String result = Boolean.TRUE.equals(map.get("mixed")) ? "mixed"
					: Boolean.TRUE.equals(map.get("positive")) ? "positive" : "negative";
			return (map.get("percent") != null) ? result + " " + plain(map.get("percent")) : result;
		}
		return "?";
	}

	private static Object canonical(CaseField field, Object answer) {
		CaseReader.Reading reading = CaseReader.read(Map.of(field.key(), answer));
		Fact fact = reading.facts().get(field);
		return (reading.faultless() && fact != null && fact.observed() == null && fact.source() == null
				&& fact.phase() == null) ? CaseWriter.plain(fact.value()) : answer;
	}

	// From what is typed to an answer

	/**
	 * The answer as a pack keeps it; what cannot be read stays as text, and the reader of
	 * cases names the fault.
	 */
	static Object read(CaseField field, List<String> typed) {
		if (ticked(field)) {
			return typed.stream().filter((code) -> !code.isBlank()).toList();
		}
		String text = typed.isEmpty() ? "" : typed.get(0).strip();
		if (text.startsWith("[") || text.startsWith("{")) {
			try {
				return YAML.readValue(text, Object.class);
			}
			catch (JacksonException ex) {
				return text;
			}
		}
		boolean listed = switch (field.kind().type()) {
			case NUMBER, YES_NO, CODE, ANTIGENS -> false;
			default -> true;
		};
		if (listed && text.equalsIgnoreCase(NONE)) {
			return List.of();
		}
		Object answer = switch (field.kind().type()) {
			case NUMBER -> number(text);
			case YES_NO -> text.equals("yes") ? true : text.equals("no") ? false : text;
			case CODE -> text;
			case ALTERATIONS -> parts(text);
			case ANTIGENS -> antigens(parts(text));
			case THERAPIES -> parts(text).stream().map(FactText::course).toList();
			default -> list(text);
		};
		return canonical(field, answer);
	}

	private static Object number(String text) {
		String plain = text.replace(',', '.');
		if (!plain.matches("-?\\d{1,9}(\\.\\d{1,6})?")) {
			return text;
		}
		double amount = Double.parseDouble(plain);
		if (amount == Math.rint(amount)) {
			return (long) amount;
		}
		return amount;
	}

	private static List<String> parts(String text) {
		return Arrays.stream(text.split(";")).map(String::strip).filter((part) -> !part.isEmpty()).toList();
	}

	private static List<String> list(String text) {
		return Arrays.stream(text.split("[;,]")).map(String::strip).filter((part) -> !part.isEmpty()).toList();
	}

	private static Map<String, Object> antigens(List<String> parts) {
		Map<String, Object> antigens = new LinkedHashMap<>();
		for (String part : parts) {
			String[] words = part.split("[\\s,]+");
			Map<String, Object> details = new LinkedHashMap<>();
			String result = (words.length > 1) ? words[1].toLowerCase(Locale.ROOT) : "";
			details.put("positive", switch (result) {
				case "positive", "pos", "+" -> true;
				case "mixed", "dim" -> true;
				case "negative", "neg", "-" -> false;
				default -> result;
			});
			if (result.equals("mixed") || result.equals("dim")) {
				details.put("mixed", true);
			}
			if (words.length > 2) {
				details.put("percent", number(words[2].replace("%", "")));
			}
			antigens.put(words[0], details);
		}
		return antigens;
	}

	private static Map<String, Object> course(String part) {
		Map<String, Object> course = new LinkedHashMap<>();
		String[] words = part.split("\\s*,\\s*");
		course.put("name", words[0]);
		for (int index = 1; index < words.length; index++) {
			String word = words[index];
			String code = word.toUpperCase(Locale.ROOT).replace(' ', '_');
			if (ENDS.contains(code)) {
				course.put("reasonStopped", code);
			}
			else if (PriorTherapy.RESPONSES.contains(code)) {
				course.put("bestResponse", code);
			}
			else {
				course.put("monthsAgo", number(word.replaceAll("\\s*months?( ago)?$", "")));
			}
		}
		return course;
	}

}
