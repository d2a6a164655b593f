package org.nextline.vocabulary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads a case from plain maps, lists, strings, numbers and booleans: what JSON, YAML and
 * forms give. Null is unknown. Names every fault at once.
 */
public final class CaseReader {

	private static final int MOST_TEXT = 400;

	private static final int MOST_ENTRIES = 300;

	private static final Pattern GENE = Pattern.compile("[A-Za-z][A-Za-z0-9-]*(::[A-Za-z][A-Za-z0-9-]*)?");

	private final Map<CaseField, Fact> known = new EnumMap<>(CaseField.class);

	private final List<Fault> faults = new ArrayList<>();

	private CaseReader() {
	}

	/**
	 * What was read.
	 *
	 * @param facts the facts that could be read
	 * @param faults everything that could not be, or cannot be right; empty when all is
	 * well
	 */
	public record Reading(CaseFacts facts, List<Fault> faults) {

		public Reading {
			faults = List.copyOf(faults);
		}

		public boolean faultless() {
			return this.faults.isEmpty();
		}

	}

	/**
	 * Reads a case.
	 * @param answers by field key; each a plain value, or a map with {@code value},
	 * {@code date}, {@code source} and {@code phase}
	 */
	public static Reading read(Map<String, ?> answers) {
		CaseReader reader = new CaseReader();
		answers.forEach(reader::field);
		CaseFacts facts = CaseFacts.of(reader.known);
		reader.faults.addAll(impossible(facts));
		return new Reading(facts, reader.faults);
	}

	/** Faults of facts that cannot be true together and are refused outright. */
	public static List<Fault> impossible(CaseFacts facts) {
		List<Fault> faults = new ArrayList<>();
		Set<String> absent = facts.codes(CaseField.KNOWN_ABSENT).orElse(Set.of());
		for (String entry : absent) {
			Absence absence = Absence.read(entry);
			for (Alteration alteration : facts.alterations()) {
				if (alteration.atThisRelapse() && absence.contradicts(alteration)) {
					faults.add(new Fault("knownAbsent",
							"Contradictory data: " + alteration.words() + " is entered as found, and " + entry
									+ " as tested and not found. Only one can be right."));
				}
			}
		}
		OptionalDouble age = facts.number(CaseField.AGE_YEARS);
		OptionalDouble atDiagnosis = facts.number(CaseField.AGE_AT_DIAGNOSIS_YEARS);
		if (age.isPresent()) {
			if (atDiagnosis.isPresent() && atDiagnosis.getAsDouble() > age.getAsDouble() + 0.1) {
				faults.add(new Fault("ageAtDiagnosisYears",
						"The age at first diagnosis is higher than the age at this relapse."));
			}
			for (CaseField field : List.of(CaseField.FIRST_REMISSION_MONTHS, CaseField.LAST_REMISSION_MONTHS,
					CaseField.MONTHS_FROM_DIAGNOSIS, CaseField.MONTHS_SINCE_ALLO_HSCT)) {
				OptionalDouble months = facts.number(field);
				if (months.isPresent() && months.getAsDouble() > (age.getAsDouble() + 1) * 12) {
					faults.add(new Fault(field.key(),
							field.label() + ": " + Value.plain(months.getAsDouble())
									+ " months is longer than the patient's life of " + Value.plain(age.getAsDouble())
									+ " years."));
				}
			}
		}
		OptionalDouble fromDiagnosis = facts.number(CaseField.MONTHS_FROM_DIAGNOSIS);
		OptionalDouble first = facts.number(CaseField.FIRST_REMISSION_MONTHS);
		if (fromDiagnosis.isPresent() && first.isPresent() && first.getAsDouble() > fromDiagnosis.getAsDouble() + 0.5) {
			faults.add(new Fault("firstRemissionMonths",
					"The first remission is longer than the time from diagnosis to this relapse."));
		}
		return faults;
	}

	private void field(String key, @Nullable Object answer) {
		Optional<CaseField> named = CaseField.named(key);
		if (named.isEmpty()) {
			this.faults.add(new Fault(key, "There is no field \"" + shortened(key) + "\"." + OtherNames.hint(key)));
			return;
		}
		if (answer == null) {
			return;
		}
		CaseField field = named.get();
		Object value = answer;
		PartialDate observed = null;
		String source = null;
		Phase phase = null;
		if (answer instanceof Map<?, ?> details && details.containsKey("value")) {
			value = details.get("value");
			if (value == null) {
				return;
			}
			for (Object name : details.keySet()) {
				if (!Set.of("value", "date", "source", "phase").contains(String.valueOf(name))) {
					fault(key, "A value can carry date, source and phase, not \"" + shortened(name) + "\".");
				}
			}
			observed = date(key, details.get("date"));
			source = text(key, details.get("source"));
			phase = phase(key, details.get("phase"));
		}
		Value read = value(field, value);
		if (read != null) {
			this.known.put(field, new Fact(read, observed, source, phase, null));
		}
	}

	private @Nullable Value value(CaseField field, Object given) {
		Kind kind = field.kind();
		return switch (kind.type()) {
			case NUMBER -> number(field, given);
			case CODE -> code(field, given);
			case YES_NO -> yesNo(field, given);
			case CODES, AGENTS, TARGETS, ABSENCES -> codes(field, given);
			case ALTERATIONS -> alterations(field.key(), given);
			case ANTIGENS -> antigens(field.key(), given);
			case THERAPIES -> therapies(field.key(), given);
		};
	}

	private @Nullable Value number(CaseField field, Object given) {
		Kind kind = field.kind();
		if (!(given instanceof Number number)) {
			return fault(field.key(), field.label() + " must be a plain number"
					+ (kind.unit().isEmpty() ? "" : " in " + kind.unit()) + ", not " + shown(given) + ".");
		}
		double amount = number.doubleValue();
		if (!Double.isFinite(amount) || !kind.plausible(amount)) {
			return fault(field.key(),
					label(field) + ": " + shown(given) + " is not possible; expected " + kind.range() + ".");
		}
		if (kind.decimals() == 0 && kind.unit().isEmpty() && amount != Math.rint(amount)) {
			return fault(field.key(), field.label() + " must be a whole number, not " + shown(given) + ".");
		}
		if ((field == CaseField.KARNOFSKY || field == CaseField.LANSKY) && amount % 10 != 0) {
			return fault(field.key(), field.label() + " is given in tens, not " + shown(given) + ".");
		}
		return new Value.Number(amount);
	}

	private @Nullable Value code(CaseField field, Object given) {
		if (given instanceof String text && field.kind().codes().contains(text)) {
			return new Value.Code(text);
		}
		return fault(field.key(), label(field) + ": " + shown(given) + " is not one of " + allowed(field.kind().codes())
				+ Spelling.hint(String.valueOf(given), field.kind().codes()));
	}

	private @Nullable Value yesNo(CaseField field, Object given) {
		if (given instanceof Boolean answer) {
			return new Value.YesNo(answer);
		}
		if ("yes".equals(given) || "no".equals(given)) {
			return new Value.YesNo("yes".equals(given));
		}
		return fault(field.key(), field.label() + " Answer true or false, not " + shown(given) + ".");
	}

	private @Nullable Value codes(CaseField field, Object given) {
		if (!(given instanceof Collection<?> entries)) {
			return fault(field.key(), label(field) + ": expected a list, not " + shown(given)
					+ ". An empty list means that there are none.");
		}
		Set<String> names = new LinkedHashSet<>();
		int index = 0;
		for (Object entry : entries) {
			String path = field.key() + "[" + index++ + "]";
			if (index > MOST_ENTRIES) {
				return fault(field.key(), label(field) + ": more than " + MOST_ENTRIES + " entries.");
			}
			if (!(entry instanceof String text) || text.isBlank() || text.length() > MOST_TEXT) {
				fault(path, label(field) + ": " + shown(entry) + " is not a name.");
			}
			else if (field.kind().codes().isEmpty() || field.kind().codes().contains(text.trim())
					|| field == CaseField.CYTOGENETICS || field == CaseField.CYTOGENETICS_AT_DIAGNOSIS) {
				names.add(text.trim());
			}
			else {
				fault(path, label(field) + ": " + shown(text) + " is not one of " + allowed(field.kind().codes())
						+ Spelling.hint(text, field.kind().codes()));
			}
		}
		return new Value.Codes(names);
	}

	private @Nullable Value alterations(String key, Object given) {
		if (!(given instanceof Collection<?> entries) || entries.size() > MOST_ENTRIES) {
			return fault(key, "Alterations found must be a list, not " + shown(given) + ".");
		}
		List<Alteration> found = new ArrayList<>();
		int index = 0;
		for (Object entry : entries) {
			String path = key + "[" + index++ + "]";
			if (entry instanceof String text) {
				AlterationText.read(text)
					.ifPresentOrElse(found::add, () -> fault(path, AlterationText.doubt(text)
						.map((why) -> shown(text) + ": " + why)
						.orElse(shown(text) + " cannot be read as an alteration; write for example \"FLT3 ITD 38\".")));
			}
			else if (entry instanceof Map<?, ?> details) {
				Alteration alteration = alteration(path, details);
				if (alteration != null) {
					found.add(alteration);
				}
			}
			else {
				fault(path, "An alteration has a gene and a kind; " + shown(entry) + " has not.");
			}
		}
		return new Value.Alterations(found);
	}

	private @Nullable Alteration alteration(String path, Map<?, ?> details) {
		only(path, details, "gene", "kind", "variant", "vafPercent", "phase", "date", "result");
		Object given = details.get("gene");
		String name = (given instanceof String text && !text.isBlank() && text.length() <= 60) ? text.trim() : null;
		boolean right = true;
		if (name == null) {
			right = wrong(path + ".gene", "An alteration needs its gene, for example FLT3 or BCR::ABL1.");
		}
		else if (!GENE.matcher(name).matches()) {
			right = wrong(path + ".gene",
					shown(name) + " is not the symbol of a gene or fusion, such as FLT3 or BCR::ABL1.");
		}
		Object result = details.get("result");
		if (result != null && !"DETECTED".equals(result)) {
			right = wrong(path + ".result",
					"Only what was found stands here; put what was not found under knownAbsent.");
		}
		String variant = text(path + ".variant", details.get("variant"));
		if (variant != null && AlterationText.several(variant)) {
			right = wrong(path + ".variant",
					shown(variant) + " names several variants. Enter each as an alteration of its own.");
		}
		AlterationKind kind = null;
		Object kindGiven = details.get("kind");
		if (kindGiven != null) {
			kind = constant(AlterationKind.class, path + ".kind", kindGiven);
		}
		else if (name != null) {
			kind = AlterationText.guess(name, variant);
			if (kind == null && right) {
				wrong(path + ".kind", "Say what was found in " + name + ": one of "
						+ java.util.Arrays.toString(AlterationKind.values()) + ".");
			}
		}
		Double vaf = percent(path + ".vafPercent", details.get("vafPercent"));
		Phase phase = phase(path, details.get("phase"));
		PartialDate date = date(path, details.get("date"));
		if (!right || name == null || kind == null) {
			return null;
		}
		return new Alteration(AlterationText.gene(name), kind, variant, vaf, phase, date);
	}

	private @Nullable Value antigens(String key, Object given) {
		if (!(given instanceof Map<?, ?> entries)) {
			return fault(key, "Antigens must be given by name, for example {\"CD33\": {\"positive\": true}}.");
		}
		Map<String, Antigen> byName = new LinkedHashMap<>();
		entries.forEach((name, details) -> {
			String path = key + "." + shortened(name);
			String antigen = Antigen.NAMES.stream()
				.filter((one) -> one.equalsIgnoreCase(String.valueOf(name)))
				.findFirst()
				.orElse(null);
			if (antigen == null) {
				fault(path, "There is no antigen \"" + shortened(name) + "\"."
						+ Spelling.hint(String.valueOf(name), Antigen.NAMES));
			}
			else if (details instanceof Boolean positive) {
				byName.put(antigen, new Antigen(positive, null, false, null, null));
			}
			else if (details instanceof Map<?, ?> map) {
				only(path, map, "positive", "percent", "mixed", "phase", "date");
				Boolean positive = bool(path + ".positive", map.get("positive"));
				Double percent = percent(path + ".percent", map.get("percent"));
				boolean mixed = Boolean.TRUE.equals(bool(path + ".mixed", map.get("mixed")));
				byName.put(antigen, new Antigen(positive, percent, mixed, phase(path, map.get("phase")),
						date(path, map.get("date"))));
			}
			else if (details != null) {
				fault(path, antigen + " must say whether it is positive; " + shown(details) + " does not.");
			}
		});
		return new Value.Antigens(byName);
	}

	private @Nullable Value therapies(String key, Object given) {
		if (!(given instanceof Collection<?> entries) || entries.size() > MOST_ENTRIES) {
			return fault(key, "Treatments so far must be a list; an empty list means that none were given.");
		}
		List<PriorTherapy> courses = new ArrayList<>();
		int index = 0;
		for (Object entry : entries) {
			String path = key + "[" + index++ + "]";
			if (entry instanceof String name && !name.isBlank() && name.length() <= MOST_TEXT) {
				courses.add(new PriorTherapy(name, List.of(), null, null, null));
			}
			else if (entry instanceof Map<?, ?> details) {
				PriorTherapy course = course(path, details);
				if (course != null) {
					courses.add(course);
				}
			}
			else {
				fault(path, "An earlier treatment has a name; " + shown(entry) + " has not.");
			}
		}
		return new Value.Therapies(courses);
	}

	private @Nullable PriorTherapy course(String path, Map<?, ?> details) {
		only(path, details, "name", "agents", "bestResponse", "reasonStopped", "monthsAgo");
		List<String> agents = new ArrayList<>();
		if (details.get("agents") instanceof Collection<?> given) {
			for (Object agent : given) {
				if (agent instanceof String text && !text.isBlank() && text.length() <= MOST_TEXT) {
					agents.add(text.trim());
				}
				else {
					fault(path + ".agents", shown(agent) + " is not the name of an agent.");
				}
			}
		}
		else if (details.get("agents") != null) {
			fault(path + ".agents", "The agents must be a list of names.");
		}
		String name = text(path + ".name", details.get("name"));
		if (name == null && !agents.isEmpty()) {
			name = String.join(" + ", agents);
		}
		if (name == null) {
			fault(path + ".name", "An earlier treatment needs the name of its regimen or drug.");
			return null;
		}
		String response = null;
		Object given = details.get("bestResponse");
		if (given != null) {
			if (given instanceof String code && PriorTherapy.RESPONSES.contains(code)) {
				response = code;
			}
			else {
				fault(path + ".bestResponse",
						shown(given) + " is not one of " + String.join(", ", PriorTherapy.RESPONSES) + ".");
			}
		}
		PriorTherapy.ReasonStopped reason = (details.get("reasonStopped") != null)
				? constant(PriorTherapy.ReasonStopped.class, path + ".reasonStopped", details.get("reasonStopped"))
				: null;
		Double months = null;
		if (details.get("monthsAgo") instanceof Number number) {
			months = number.doubleValue();
			if (!Double.isFinite(months) || months < 0 || months > 1200) {
				fault(path + ".monthsAgo", "Months since the last dose: " + shown(number) + " is not possible.");
				months = null;
			}
		}
		else if (details.get("monthsAgo") != null) {
			fault(path + ".monthsAgo",
					"Months since the last dose must be a plain number, not " + shown(details.get("monthsAgo")) + ".");
		}
		return new PriorTherapy(name, agents, response, reason, months);
	}

	private void only(String path, Map<?, ?> details, String... allowed) {
		for (Object name : details.keySet()) {
			if (!List.of(allowed).contains(String.valueOf(name))) {
				fault(path + "." + shortened(name), "There is no detail \"" + shortened(name) + "\" here."
						+ Spelling.hint(String.valueOf(name), List.of(allowed)));
			}
		}
	}

	private @Nullable Boolean bool(String path, @Nullable Object given) {
		if (given == null || given instanceof Boolean) {
			return (Boolean) given;
		}
		fault(path, "Answer true or false, not " + shown(given) + ".");
		return null;
	}

	private @Nullable Double percent(String path, @Nullable Object given) {
		if (given == null) {
			return null;
		}
		if (given instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 100) {
			return number.doubleValue();
		}
		fault(path, shown(given) + " is not a percentage between 0 and 100.");
		return null;
	}

	private @Nullable PartialDate date(String path, @Nullable Object given) {
		if (given == null) {
			return null;
		}
		Optional<PartialDate> date = PartialDate.read(String.valueOf(given));
		if (date.isEmpty()) {
			fault(path, shown(given) + " is not a date; write 2026, 2026-11 or 2026-11-12.");
		}
		return date.orElse(null);
	}

	private @Nullable Phase phase(String path, @Nullable Object given) {
		return (given != null) ? constant(Phase.class, path + ".phase", given) : null;
	}

	private @Nullable String text(String path, @Nullable Object given) {
		if (given == null) {
			return null;
		}
		if (given instanceof String text && text.length() <= MOST_TEXT) {
			return text.isBlank() ? null : text.trim();
		}
		fault(path, "Expected a text of at most " + MOST_TEXT + " characters.");
		return null;
	}

	private <E extends Enum<E>> @Nullable E constant(Class<E> type, String path, @Nullable Object given) {
		for (E constant : type.getEnumConstants()) {
			if (constant.name().equals(given)) {
				return constant;
			}
		}
		List<String> names = java.util.Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
		fault(path, shown(given) + " is not one of " + String.join(", ", names) + "."
				+ Spelling.hint(String.valueOf(given), names));
		return null;
	}

	private boolean wrong(String path, String message) {
		fault(path, message);
		return false;
	}

	private @Nullable Value fault(String path, String message) {
		this.faults.add(new Fault(path, message));
		return null;
	}

	private static String label(CaseField field) {
		return field.label().replaceFirst("\\?$", "");
	}

	private static String allowed(List<String> codes) {
		return (codes.size() <= 12) ? String.join(", ", codes) + "." : "the allowed values.";
	}

	private static String shown(@Nullable Object given) {
		return (given instanceof Map) ? "a group of values"
				: (given instanceof Collection) ? "a list" : "\"" + shortened(given) + "\"";
	}

	private static String shortened(@Nullable Object given) {
		String text = String.valueOf(given);
		return (text.length() > 60) ? text.substring(0, 60) + "..." : text;
	}

	/** Suggests what was probably meant. */
	public static final class Spelling {

		private Spelling() {
		}

		/** " Did you mean X?" when something like the word exists, else nothing. */
		public static String hint(String word, Collection<String> known) {
			return nearest(word, known).map((near) -> " Did you mean " + near + "?").orElse("");
		}

		/**
		 * The known word that differs least, when it differs little enough to have been
		 * meant.
		 */
		public static Optional<String> nearest(String word, Collection<String> known) {
			if (word.length() > 60) {
				return Optional.empty();
			}
			String best = null;
			int least = Math.max(2, word.length() / 3) + 1;
			for (String candidate : known) {
				int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
				if (distance < least) {
					least = distance;
					best = candidate;
				}
			}
			return Optional.ofNullable(best);
		}

		/** Number of letters to add, drop, change or swap (optimal string alignment). */
		private static int distance(String left, String right) {
			int[][] cost = new int[left.length() + 1][right.length() + 1];
			for (int row = 0; row <= left.length(); row++) {
				for (int column = 0; column <= right.length(); column++) {
					if (row == 0 || column == 0) {
						cost[row][column] = row + column;
						continue;
					}
					int change = (left.charAt(row - 1) == right.charAt(column - 1)) ? 0 : 1;
					cost[row][column] = Math.min(cost[row - 1][column - 1] + change,
							Math.min(cost[row - 1][column], cost[row][column - 1]) + 1);
					if (row > 1 && column > 1 && left.charAt(row - 1) == right.charAt(column - 2)
							&& left.charAt(row - 2) == right.charAt(column - 1)) {
						cost[row][column] = Math.min(cost[row][column], cost[row - 2][column - 2] + 1);
					}
				}
			}
			return cost[left.length()][right.length()];
		}

	}

}
