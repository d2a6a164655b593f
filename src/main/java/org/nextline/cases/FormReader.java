package org.nextline.cases;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.Fault;
import org.nextline.vocabulary.PartialDate;
import org.nextline.vocabulary.Value;

/**
 * Reads a form: turns it into the plain map that {@link CaseReader} takes, and brings
 * every fault back to the input where it was typed. A blank is unknown.
 */
final class FormReader {

	private static final Pattern NUMBER = Pattern.compile("[-+]?(?:\\d{1,12}(?:[.,]\\d{1,12})?|[.,]\\d{1,12})");

	private static final Pattern PATH = Pattern.compile("([A-Za-z]+(?:\\[\\d+]|\\.[A-Za-z0-9-]+)?)(?:\\.(\\w+))?");

	/** How far (in months or years) a stated length or age may be from the dates. */
	private static final double TOLERANCE = 1;

	private final CaseForm form;

	private final @Nullable PartialDate bornOnRecord;

	private final LocalDate entered;

	private final LocalDate today;

	private final UnaryOperator<String> agentKey;

	private final List<Slip> slips = new ArrayList<>();

	private final Map<String, String> places = new HashMap<>();

	/**
	 * A reader of one form.
	 * @param form what was typed
	 * @param bornOnRecord birth date of the chosen patient; null when not known
	 * @param entered when the case was first entered
	 * @param today nothing lies after it
	 * @param agentKey finds the key of an agent by any of its names
	 */
	FormReader(CaseForm form, @Nullable PartialDate bornOnRecord, LocalDate entered, LocalDate today,
			UnaryOperator<String> agentKey) {
		this.form = form.copy();
		this.form.tidy();
		this.bornOnRecord = bornOnRecord;
		this.entered = entered;
		this.today = today;
		this.agentKey = agentKey;
	}

	Typed read() {
		CourseDates dates = dates();
		Map<String, Object> answers = new LinkedHashMap<>();
		for (CaseField field : CaseField.values()) {
			Object value = value(field);
			if (value != null) {
				answers.put(field.key(), detailed(field, value));
			}
			else if (this.form.has(CaseForm.name(field) + ".date") && !this.form.answered(field)) {
				slip(CaseForm.name(field) + ".date", field.label() + ": a date is given, but no value.");
			}
		}
		this.form.unknownFields().forEach((name) -> answers.put(name, ""));
		CaseReader.Reading reading = CaseReader.read(answers);
		CaseFacts stated = reading.facts();
		CaseFacts facts = dates.complete(stated);
		Map<CaseField, Fact> derived = dates.derived(stated);
		Set<Fault> faults = new LinkedHashSet<>(reading.faults());
		faults.addAll(CaseReader.impossible(facts));
		faults.forEach((fault) -> slip(place(fault.field()), fault.message()));
		overridden(stated, derived);
		twice();
		return new Typed(stated, facts, dates, derived, List.copyOf(this.slips));
	}

	private void slip(String name, String message) {
		Slip slip = new Slip(name, message);
		if (!this.slips.contains(slip)) {
			this.slips.add(slip);
		}
	}

	// The dates of the course

	private CourseDates dates() {
		PartialDate born = this.form.has("patient") ? this.bornOnRecord
				: date("p.born", "Birth date", LocalDate.of(1900, 1, 1));
		PartialDate diagnosed = date("d.diagnosed", "First diagnosis", LocalDate.of(1940, 1, 1));
		PartialDate remission = date("d.remission", "Start of the last remission", LocalDate.of(1940, 1, 1));
		PartialDate relapsed = date("d.relapsed", "This relapse", LocalDate.of(1940, 1, 1));
		boolean diagnosisFits = inOrder(born, "the birth", diagnosed, "d.diagnosed", "First diagnosis");
		inOrder(diagnosed, "the first diagnosis", remission, "d.remission", "Start of the last remission");
		if (!before(relapsed, remission)) {
			inOrder(diagnosed, "the first diagnosis", relapsed, "d.relapsed", "This relapse");
		}
		inOrder(remission, "the remission before it", relapsed, "d.relapsed", "This relapse");
		if (diagnosisFits && diagnosed == null) {
			inOrder(born, "the birth", relapsed, "d.relapsed", "This relapse");
		}
		CourseDates dates = new CourseDates(born, diagnosed, remission, relapsed, this.entered);
		dates.derived(CaseFacts.nothing()).forEach((field, fact) -> {
			if (field == CaseField.AGE_YEARS && !CourseDates.plausible(field, fact)
					&& !before((relapsed != null) ? relapsed : PartialDate.of(this.entered), born)) {
				slip(this.form.has("patient") ? "d.relapsed" : "p.born",
						"From birth to this relapse are " + fact.value().words() + " years; that is not possible.");
			}
		});
		return dates;
	}

	private @Nullable PartialDate date(String name, String label, LocalDate first) {
		String text = this.form.text(name);
		if (text.isEmpty()) {
			return null;
		}
		Optional<PartialDate> date = PartialDate.read(text);
		if (date.isEmpty()) {
			slip(name, label + ": \"" + shortened(text) + "\" is not a date; write 2025, 2025-03 or 2025-03-12.");
			return null;
		}
		if (date.get().earliest().isAfter(this.today)) {
			slip(name, label + ": " + date.get().words() + " lies in the future.");
			return null;
		}
		if (date.get().latest().isBefore(first)) {
			slip(name, label + ": " + date.get().words() + " is too long ago.");
			return null;
		}
		return date.get();
	}

	private static boolean before(@Nullable PartialDate one, @Nullable PartialDate other) {
		return one != null && other != null && one.latest().isBefore(other.earliest());
	}

	private boolean inOrder(@Nullable PartialDate first, String firstLabel, @Nullable PartialDate then, String name,
			String label) {
		if (first != null && then != null && before(then, first)) {
			slip(name, label + ": " + then.words() + " is before " + firstLabel + " (" + first.words() + ").");
			return false;
		}
		return true;
	}

	/** A stated length that does not fit the dates says why. */
	private void overridden(CaseFacts stated, Map<CaseField, Fact> derived) {
		derived.forEach((field, fact) -> {
			if (differs(field, stated, fact) && !this.form.has(CaseForm.name(field) + ".source")) {
				slip(CaseForm.name(field) + ".source",
						field.label() + ": " + Value.plain(stated.number(field).orElseThrow()) + " "
								+ field.kind().unit() + " is stated, but the dates give " + fact.value().words()
								+ ". Clear the field, correct the dates, or say why.");
			}
		});
	}

	/** Whether what is stated is far from what follows from the dates. */
	static boolean differs(CaseField field, CaseFacts stated, Fact derived) {
		OptionalDouble amount = stated.number(field);
		return amount.isPresent() && derived.value() instanceof Value.Number computed
				&& Math.abs(amount.getAsDouble() - computed.amount()) > TOLERANCE;
	}

	private void twice() {
		for (CaseField field : CaseField.values()) {
			if (!field.kind().type().set() && this.form.texts(CaseForm.name(field)).stream().distinct().count() > 1) {
				slip(CaseForm.name(field), field.label() + ": two different answers were sent.");
			}
		}
	}

	// The fields

	private @Nullable Object value(CaseField field) {
		String name = CaseForm.name(field);
		return switch (field.kind().type()) {
			case NUMBER -> blankIsUnknown(number(this.form.text(name)));
			case CODE, YES_NO -> blankIsUnknown(this.form.text(name));
			case CODES -> set(field, codes(field));
			case AGENTS -> set(field, agents(name));
			case TARGETS -> unlessEmpty(agents(name));
			case ABSENCES -> unlessEmpty(absences(name));
			case ALTERATIONS -> alterationsOrNone();
			case ANTIGENS -> antigens();
			case THERAPIES -> set(field, therapies());
		};
	}

	private static @Nullable Object blankIsUnknown(Object value) {
		return "".equals(value) ? null : value;
	}

	private static @Nullable Object unlessEmpty(List<?> values) {
		return values.isEmpty() ? null : values;
	}

	/** A number when it can be read as one, otherwise what was typed. */
	private static Object number(String text) {
		if (!NUMBER.matcher(text).matches()) {
			return text;
		}
		return new BigDecimal(text.replace(',', '.')).doubleValue();
	}

	/** A set is known when somebody said so, by ticking or by "none of these". */
	private @Nullable Object set(CaseField field, List<?> values) {
		String known = this.form.text(CaseForm.name(field) + ".known");
		boolean rows = field == CaseField.PRIOR_THERAPIES;
		if (known.equals(CaseForm.NONE)) {
			if (!values.isEmpty()) {
				slip(CaseForm.name(field), field.label() + ": \"none\" is chosen, and "
						+ (rows ? "treatments are entered" : "something is named") + ". Which is right?");
			}
			return List.of();
		}
		if (values.isEmpty() && known.equals(CaseForm.THESE)) {
			slip(CaseForm.name(field), field.label() + ": nothing is " + (rows ? "entered" : "named")
					+ ". Name it, or choose \"none\" or \"not known\".");
		}
		return values.isEmpty() ? null : values;
	}

	private List<String> codes(CaseField field) {
		List<String> codes = new ArrayList<>(this.form.texts(CaseForm.name(field)));
		codes.addAll(this.form.texts(CaseForm.name(field) + ".text"));
		return codes;
	}

	private List<String> agents(String name) {
		return this.form.list(name).stream().map(this.agentKey).distinct().toList();
	}

	private List<String> absences(String name) {
		return this.form.list(name)
			.stream()
			.map((text) -> text.replaceFirst("(?i)^(no|not)\\s+", "")
				.replaceFirst("(?i)\\s+(neg\\.?|negative|wt)$", ""))
			.map((text) -> text.matches("[a-z0-9:]+(\\s.*)?") ? upper(text) : text)
			.distinct()
			.toList();
	}

	private static String upper(String text) {
		int blank = text.indexOf(' ');
		String gene = (blank < 0) ? text : text.substring(0, blank);
		return gene.toUpperCase(java.util.Locale.ROOT) + ((blank < 0) ? "" : text.substring(blank));
	}

	/** Nothing found is an answer too, when somebody says so. */
	private @Nullable Object alterationsOrNone() {
		List<Object> found = alterations();
		boolean none = this.form.text(CaseForm.name(CaseField.ALTERATIONS) + ".known").equals(CaseForm.NONE);
		return (found.isEmpty() && !none) ? null : found;
	}

	private List<Object> alterations() {
		List<Object> found = new ArrayList<>();
		for (int row : this.form.rows(CaseField.ALTERATIONS)) {
			Map<String, Object> details = new LinkedHashMap<>();
			cell(details, CaseField.ALTERATIONS, row, "gene");
			cell(details, CaseField.ALTERATIONS, row, "kind");
			cell(details, CaseField.ALTERATIONS, row, "variant");
			percent(details, CaseField.ALTERATIONS, row, "vafPercent");
			sample(details, CaseField.ALTERATIONS, row);
			this.places.put("alterations[" + found.size() + "]", "alterations[" + row + "]");
			found.add(details);
		}
		String text = this.form.text("alterations.text");
		if (!text.isEmpty()) {
			this.places.put("alterations[" + found.size() + "]", "alterations.text");
			found.add(text);
		}
		return found;
	}

	private @Nullable Object antigens() {
		Map<String, Object> byName = new LinkedHashMap<>();
		for (int row : this.form.rows(CaseField.ANTIGENS)) {
			String name = this.form.text(CaseForm.cell(CaseField.ANTIGENS, row, "name"));
			Map<String, Object> details = new LinkedHashMap<>();
			String positive = this.form.text(CaseForm.cell(CaseField.ANTIGENS, row, "positive"));
			if (!positive.isEmpty()) {
				details.put("positive",
						positive.equals("yes") ? Boolean.TRUE : positive.equals("no") ? Boolean.FALSE : positive);
			}
			percent(details, CaseField.ANTIGENS, row, "percent");
			if (this.form.has(CaseForm.cell(CaseField.ANTIGENS, row, "mixed"))) {
				details.put("mixed", true);
			}
			if (details.isEmpty() && !name.isEmpty()) {
				continue;
			}
			sample(details, CaseField.ANTIGENS, row);
			if (name.isEmpty()) {
				slip(CaseForm.cell(CaseField.ANTIGENS, row, "name"), "A result is entered, but not for which antigen.");
			}
			else if (byName.containsKey(name)) {
				slip(CaseForm.cell(CaseField.ANTIGENS, row, "name"), name + " is entered twice.");
			}
			else {
				this.places.put("antigens." + name, "antigens[" + row + "]");
				byName.put(name, details);
			}
		}
		return byName.isEmpty() ? null : byName;
	}

	private List<Object> therapies() {
		List<Object> courses = new ArrayList<>();
		for (int row : this.form.rows(CaseField.PRIOR_THERAPIES)) {
			Map<String, Object> details = new LinkedHashMap<>();
			cell(details, CaseField.PRIOR_THERAPIES, row, "name");
			List<String> agents = this.form.texts(CaseForm.cell(CaseField.PRIOR_THERAPIES, row, "agents"))
				.stream()
				.flatMap((text) -> Pattern.compile("[,;+]").splitAsStream(text))
				.map(String::strip)
				.filter((agent) -> !agent.isEmpty())
				.toList();
			if (!agents.isEmpty()) {
				details.put("agents", agents);
			}
			cell(details, CaseField.PRIOR_THERAPIES, row, "bestResponse");
			cell(details, CaseField.PRIOR_THERAPIES, row, "reasonStopped");
			monthsAgo(details, row);
			this.places.put("priorTherapies[" + courses.size() + "]", "priorTherapies[" + row + "]");
			courses.add(details);
		}
		return courses;
	}

	/** Months since the last dose, or the date of the last dose. */
	private void monthsAgo(Map<String, Object> details, int row) {
		String name = CaseForm.cell(CaseField.PRIOR_THERAPIES, row, "monthsAgo");
		String text = this.form.text(name);
		if (text.isEmpty()) {
			return;
		}
		Optional<PartialDate> date = PartialDate.read(text);
		if (date.isEmpty()) {
			details.put("monthsAgo", number(text));
		}
		else if (date.get().earliest().isAfter(this.today)) {
			slip(name, "Last dose: " + date.get().words() + " lies in the future.");
		}
		else {
			details.put("monthsAgo", CourseDates.monthsSince(date.get(), this.today));
		}
	}

	private void cell(Map<String, Object> details, CaseField field, int row, String cell) {
		String text = this.form.text(CaseForm.cell(field, row, cell));
		if (!text.isEmpty()) {
			details.put(cell, text);
		}
	}

	private void percent(Map<String, Object> details, CaseField field, int row, String cell) {
		String text = this.form.text(CaseForm.cell(field, row, cell));
		if (!text.isEmpty()) {
			details.put(cell, number(text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text));
		}
	}

	private void sample(Map<String, Object> details, CaseField field, int row) {
		cell(details, field, row, "phase");
		PartialDate date = date(CaseForm.cell(field, row, "date"), "Date of the sample", LocalDate.of(1940, 1, 1));
		if (date != null) {
			details.put("date", date.toString());
		}
	}

	private Object detailed(CaseField field, Object value) {
		String name = CaseForm.name(field);
		Map<String, Object> details = new LinkedHashMap<>();
		PartialDate date = date(name + ".date", "Date of: " + field.label(), LocalDate.of(1940, 1, 1));
		if (date != null) {
			details.put("date", date.toString());
		}
		if (this.form.has(name + ".phase")) {
			details.put("phase", this.form.text(name + ".phase"));
		}
		if (this.form.has(name + ".source")) {
			details.put("source", this.form.text(name + ".source"));
		}
		if (details.isEmpty()) {
			return value;
		}
		details.put("value", value);
		return details;
	}

	/** The input that a path of the reader belongs to. */
	private String place(String path) {
		Matcher matcher = PATH.matcher(path);
		if (matcher.matches()) {
			String place = this.places.get(matcher.group(1));
			if (place != null && place.endsWith("]")) {
				String cell = matcher.group(2);
				boolean antigen = place.startsWith("antigens");
				return place + "."
						+ ((cell != null) ? cell : antigen ? "name" : place.startsWith("alt") ? "gene" : "name");
			}
			if (place != null) {
				return place;
			}
		}
		String key = path.replaceFirst("[\\[.].*$", "");
		if (CaseField.named(key).isPresent()) {
			return CaseForm.FIELD + key + (path.endsWith(".phase") ? ".phase" : "");
		}
		return "";
	}

	private static String shortened(String text) {
		return (text.length() > 60) ? text.substring(0, 60) + "..." : text;
	}

}
