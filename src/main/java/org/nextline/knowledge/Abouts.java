package org.nextline.knowledge;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.nextline.rules.Definitions;
import org.nextline.rules.Grammar;
import org.nextline.rules.GrammarFault;
import org.nextline.rules.Measure;
import org.nextline.rules.Question;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Kind;
import org.nextline.vocabulary.Words;

/** What a statement can be about, by the words that an author chooses from. */
final class Abouts {

	/** How a number is compared. */
	private static final Map<String, String> AMOUNTS = ordered("<", "below", "<=", "at most", ">", "above", ">=",
			"at least", "=", "exactly", "IS KNOWN", "is known", "IS UNKNOWN", "is not known");

	private static final Map<String, String> CODES = ordered("=", "is (one of)", "!=", "is not", "IS KNOWN", "is known",
			"IS UNKNOWN", "is not known");

	private static final Map<String, String> ANSWERS = ordered("=", "is", "!=", "is not", "IS KNOWN", "is known",
			"IS UNKNOWN", "is not known");

	private static final Map<String, String> SETS = ordered("CONTAINS", "has (one of)", "EQUALS", "is exactly",
			"IS KNOWN", "is known", "IS UNKNOWN", "is not known");

	private static final Map<String, String> AGENT_SETS = ordered("CONTAINS", "has (one of)", "CONTAINS_CLASS",
			"has one of the class", "IS KNOWN", "is known", "IS UNKNOWN", "is not known");

	private static final Map<String, String> KNOWLEDGE = ordered("IS KNOWN", "is known", "IS UNKNOWN", "is not known");

	private static final Map<String, String> LIMITS = ordered("<", "below", "<=", "at most", ">", "above", ">=",
			"at least", "=", "exactly");

	private static final Map<String, String> FUNCTIONS = ordered("ALT", "Alteration found at this relapse", "FOUND",
			"Alteration is listed", "CYTO", "Karyotype shows", "AG_POS", "Antigen is positive", "AG_NEG",
			"Antigen is negative", "AG_MIXED", "Antigen is mixed or dim", "UNTESTED", "Nothing is known of",
			"ANY_UNTESTED", "Nothing is known of one of", "PRIOR", "Given before", "PRIOR_OTHER",
			"Another of the class given before than", "FAILED", "Given and failed", "INTOL", "Given and not tolerated",
			"INTOL_ALL", "No member of the class tolerated", "DONE", "Completed and never failed", "RESPONDED",
			"Brought a response", "PLANNED", "Is planned", "UNAVAILABLE", "Cannot be had", "UNUSABLE",
			"Cannot be used here", "UNUSABLE_OTHER", "No other of the class can be used than", "INTERACT",
			"Taken now: a drug of the kind", "TKI_AVOID", "CML tables say avoid", "TKI_OK", "CML tables allow",
			"TKI_PREF", "CML mutation table favours", "THIS_AGENT_IN", "The drug being judged is", "COUNT_ALT",
			"Number of different alterations of", "COUNT_FAILED", "Number of failed courses of", "COUNT_INTOL",
			"Number of courses not tolerated of", "MONTHS_SINCE", "Months since", SketchWriter.AS_WRITTEN,
			"A line as it is written");

	private static final List<String> COUNTED = Arrays.stream(Measure.values()).map(Enum::name).toList();

	private final Map<String, String> labels = new LinkedHashMap<>();

	private final Map<String, String> keys = new LinkedHashMap<>();

	private final Definitions definitions;

	Abouts(Definitions definitions, Grammar grammar) {
		this.definitions = definitions;
		for (CaseField field : CaseField.values()) {
			add(field.key(), field.label());
		}
		FUNCTIONS.forEach(this::add);
		for (String name : definitions.texts().keySet()) {
			String plain = name.replace("(x)", "");
			add(plain, phrase(name, plain, grammar));
		}
		add("ALWAYS", "Always");
	}

	private static String phrase(String name, String plain, Grammar grammar) {
		try {
			return Outline.sentence(grammar.parse(name.endsWith("(x)") ? plain + "(450)" : plain).words())
				.replace("450", "…");
		}
		catch (GrammarFault ex) {
			return plain;
		}
	}

	private void add(String key, String label) {
		String shown = this.keys.containsKey(label) ? label + " (" + key + ")" : label;
		this.labels.put(key, shown);
		this.keys.put(shown, key);
	}

	private static Map<String, String> ordered(String... pairs) {
		Map<String, String> map = new LinkedHashMap<>();
		for (int index = 0; index < pairs.length; index += 2) {
			map.put(pairs[index], pairs[index + 1]);
		}
		return map;
	}

	/** Everything that can be chosen, in words. */
	public Iterable<String> choices() {
		return this.keys.keySet();
	}

	/** What an author reads for a key. */
	String label(String key) {
		return this.labels.getOrDefault(key, key);
	}

	/** The key of what was chosen or typed; text that is neither stays. */
	String key(String typed) {
		String exact = this.keys.get(typed.strip());
		if (exact != null) {
			return exact;
		}
		String plain = typed.strip();
		if (this.labels.containsKey(plain)) {
			return plain;
		}
		return this.keys.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().equalsIgnoreCase(plain))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(plain);
	}

	/** How it can be compared; empty where nothing is compared. */
	Map<String, String> operators(String key) {
		Optional<CaseField> field = CaseField.named(key);
		if (field.isPresent()) {
			return switch (field.get().kind().type()) {
				case NUMBER -> AMOUNTS;
				case CODE -> CODES;
				case YES_NO -> ANSWERS;
				case CODES, ABSENCES -> SETS;
				case AGENTS, TARGETS -> AGENT_SETS;
				default -> KNOWLEDGE;
			};
		}
		return COUNTED.contains(key) ? LIMITS : Map.of();
	}

	/** Answers to choose from, in words; empty where a text is typed. */
	Map<String, String> answers(String key) {
		Map<String, String> answers = new LinkedHashMap<>();
		CaseField.named(key).ifPresent((field) -> {
			if (field.kind().type() == Kind.Type.YES_NO) {
				answers.put("yes", "Yes");
				answers.put("no", "No");
			}
			else {
				field.kind().codes().forEach((code) -> answers.put(code, Words.of(field, code)));
			}
		});
		return answers;
	}

	/** The unit of a number; else empty. */
	String unit(String key) {
		return CaseField.named(key).map((field) -> field.kind().unit()).orElse("");
	}

	/** Whether it is a function of numbers, with a limit of its own. */
	boolean counted(String key) {
		return COUNTED.contains(key);
	}

	/** Whether something is typed into it. */
	boolean takesText(String key) {
		boolean function = Arrays.stream(Question.values()).anyMatch((one) -> one.name().equals(key));
		boolean parameter = this.definitions.texts().containsKey(key + "(x)");
		Optional<CaseField> field = CaseField.named(key);
		boolean typed = field.isPresent() && switch (field.get().kind().type()) {
			case NUMBER, AGENTS, TARGETS, ABSENCES -> true;
			case CODE, CODES -> field.get().kind().codes().isEmpty();
			default -> false;
		};
		return function || parameter || counted(key) || typed || key.equals(SketchWriter.AS_WRITTEN);
	}

}
