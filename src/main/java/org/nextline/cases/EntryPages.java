package org.nextline.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Agent;
import org.nextline.vocabulary.AlterationKind;
import org.nextline.vocabulary.Antigen;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Dating;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.Kind;
import org.nextline.vocabulary.PartialDate;
import org.nextline.vocabulary.Phase;
import org.nextline.vocabulary.PriorTherapy;
import org.nextline.vocabulary.Section;
import org.nextline.vocabulary.Value;
import org.nextline.vocabulary.Words;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Lays out the relapse entry page: which questions, in which order, with what was typed.
 */
@Component
class EntryPages {

	/** The disease comes first, for it decides what else is asked. */
	private static final List<Section> ORDER = Arrays.stream(Section.values())
		.sorted(Comparator.comparing((section) -> section != Section.DISEASE))
		.toList();

	private final MessageSource words;

	private final ObjectProvider<KnownAgents> agents;

	EntryPages(MessageSource words, ObjectProvider<KnownAgents> agents) {
		this.words = words;
		this.agents = agents;
	}

	/**
	 * What surrounds the form.
	 *
	 * @param id of the case
	 * @param stored whether it is stored already
	 * @param patient chosen; null when a new one is entered
	 * @param kept when the draft was kept, in words, or empty
	 * @param keptBy who else typed it, or empty
	 */
	record Around(UUID id, boolean stored, @Nullable Patient patient, String kept, String keptBy) {
	}

	/**
	 * The page.
	 * @param form what was typed
	 * @param typed what was understood of it
	 * @param slips the faults to show; not all of them while somebody is still typing
	 * @param added the field that shall have one more row; null for none
	 * @param around what surrounds the form
	 */
	EntryPage page(CaseForm form, Typed typed, List<Slip> slips, @Nullable CaseField added, Around around) {
		return new Layout(form, typed, slips, added, LocaleContextHolder.getLocale()).page(around);
	}

	/** The layout of one page. */
	private final class Layout {

		private final CaseForm form;

		private final Typed typed;

		private final List<Slip> slips;

		private final @Nullable CaseField added;

		private final Locale locale;

		private final Set<Slip> placed = new LinkedHashSet<>();

		private final @Nullable Disease disease;

		Layout(CaseForm form, Typed typed, List<Slip> slips, @Nullable CaseField added, Locale locale) {
			this.form = form;
			this.typed = typed;
			this.slips = slips;
			this.added = added;
			this.locale = locale;
			this.disease = disease(form);
		}

		private EntryPage page(Around around) {
			List<Question> identity = (around.patient() != null) ? List.of()
					: CaseForm.IDENTITY.stream().map((part) -> plain("p." + part)).toList();
			List<Question> dates = CaseForm.DATES.stream().map((part) -> plain("d." + part)).toList();
			List<Fold> folds = ORDER.stream()
				.map(this::fold)
				.filter((fold) -> !fold.first().isEmpty() || !fold.more().isEmpty())
				.toList();
			List<Slip> ordered = new ArrayList<>(this.slips);
			ordered.removeAll(this.placed);
			ordered.addAll(this.placed);
			return new EntryPage(around.id(), around.stored(), this.form.text("version"), around.patient(), identity,
					dates, folds, fromDates(), ordered, around.kept(), around.keptBy(), this.disease != null,
					agentNames(), FormPlan.genes(this.disease));
		}

		private List<String> agentNames() {
			KnownAgents known = EntryPages.this.agents.getIfAvailable();
			if (known == null) {
				return List.of();
			}
			Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
			known.current().all().stream().map(Agent::key).forEach(names::add);
			return List.copyOf(names);
		}

		private List<String> fromDates() {
			List<String> lines = new ArrayList<>();
			this.typed.derived().forEach((field, fact) -> {
				if (CourseDates.plausible(field, fact)) {
					lines.add(field.label() + ": " + amount(field, fact));
				}
			});
			return lines;
		}

		private String amount(CaseField field, Fact fact) {
			String text = Value.plain(((Value.Number) fact.value()).amount());
			if (field.kind().unit().equals("years") && text.indexOf('.') > 1) {
				text = text.substring(0, text.indexOf('.'));
			}
			return text + " " + unit(field.kind());
		}

		/** Units as they are printed. */
		private String unit(Kind kind) {
			return kind.unit()
				.replace("10^9", "10\u2079")
				.replace("m2", "m\u00b2")
				.replace("umol", "\u00b5mol")
				.replaceFirst("^x ULN$", "\u00d7 ULN");
		}

		private Fold fold(Section section) {
			List<CaseField> firstFields = FormPlan.first(this.disease, section);
			List<CaseField> moreFields = FormPlan.more(this.disease, section, this.form);
			List<Question> first = firstFields.stream().map(this::question).toList();
			List<Question> more = moreFields.stream().map(this::question).toList();
			List<Fold.Sample> samples = new ArrayList<>();
			firstFields.forEach((field) -> sample(field).ifPresent(samples::add));
			moreFields.forEach((field) -> sample(field).ifPresent(samples::add));
			int wrong = wrong(first) + wrong(more) + (int) samples.stream().filter(Fold.Sample::isWrong).count();
			int known = (int) java.util.stream.Stream.concat(firstFields.stream(), moreFields.stream())
				.filter(this::known)
				.count();
			boolean moreOpen = wrong(more) > 0 || moreFields.stream().anyMatch(this.form::answered);
			boolean samplesOpen = samples.stream().anyMatch(Fold.Sample::isWrong);
			return new Fold(section, !first.isEmpty() || known > 0 || wrong > 0, first, more, moreOpen, samples,
					samplesOpen, known, wrong);
		}

		private boolean known(CaseField field) {
			return this.typed.facts().knows(field);
		}

		private int wrong(List<Question> questions) {
			return (int) questions.stream()
				.filter((question) -> question.isWrong() || question.rows().stream().anyMatch(Question.Row::wrong))
				.count();
		}

		private List<String> at(String... names) {
			List<String> messages = new ArrayList<>();
			for (String name : names) {
				for (Slip slip : this.slips) {
					if (slip.name().equals(name)) {
						this.placed.add(slip);
						messages.add(slip.message());
					}
				}
			}
			return messages;
		}

		private String word(String key) {
			return Optional.ofNullable(EntryPages.this.words.getMessage("cases." + key, null, "", this.locale))
				.orElse("");
		}

		/** How to answer; some questions mean something else in each disease. */
		private String hint(CaseField field) {
			String own = (this.disease != null) ? word("hint." + field.key() + "." + this.disease.name()) : "";
			return own.isEmpty() ? word("hint." + field.key()) : own;
		}

		/** A part of the identity or a date of the course. */
		private Question plain(String name) {
			return new Question(name, name, CaseForm.id(name), word("entry." + name), "TEXT", "", this.form.text(name),
					"", List.of(), List.of(), "", List.of(), word("hint." + name), "", false, "", "", false, at(name));
		}

		private Question question(CaseField field) {
			String name = CaseForm.name(field);
			Kind kind = field.kind();
			List<String> messages = new ArrayList<>(at(name, name + ".known", name + ".text"));
			Fact derived = this.typed.derived().get(field);
			String fromDates = (derived != null && CourseDates.plausible(field, derived))
					? amount(field, derived) + ", from " + derived.derivedFrom() : "";
			boolean differs = derived != null && !fromDates.isEmpty()
					&& FormReader.differs(field, this.typed.stated(), derived);
			if (!fromDates.isEmpty()) {
				messages.addAll(at(name + ".source"));
			}
			if (field == CaseField.ALTERATIONS) {
				messages.addAll(at("alterations.text"));
			}
			return new Question(field.key(), name, CaseForm.id(name), field.label(), kind.type().name(), unit(kind),
					(field == CaseField.ALTERATIONS) ? this.form.text("alterations.text") : this.form.text(name),
					known(name, kind), choices(field), entries(field),
					String.join("; ", this.form.texts(name + ".text")), rows(field), hint(field), fromDates, differs,
					this.form.text(name + ".source"), sampleWords(name),
					this.disease != null && !field.diseases().contains(this.disease), messages);
		}

		private String known(String name, Kind kind) {
			String known = this.form.text(name + ".known");
			if (known.isEmpty() && kind.type().set() && !this.form.texts(name).isEmpty()) {
				return CaseForm.THESE;
			}
			return known;
		}

		private String sampleWords(String name) {
			String date = PartialDate.read(this.form.text(name + ".date")).map(PartialDate::words).orElse("");
			String phase = this.form.text(name + ".phase");
			String phaseWords = phase.isEmpty() ? "" : word("phase." + phase);
			return (date.isEmpty() || phaseWords.isEmpty()) ? date + phaseWords : phaseWords + ", " + date;
		}

		private List<Question.Choice> choices(CaseField field) {
			Collection<String> chosen = this.form.texts(CaseForm.name(field));
			Collection<String> codes = switch (field.kind().type()) {
				case CODE, CODES -> FormPlan.codes(this.disease, field, chosen);
				case ABSENCES -> FormPlan.genes(this.disease);
				default -> List.of();
			};
			return codes.stream()
				.map((code) -> new Question.Choice(code,
						(field == CaseField.DISEASE)
								? Disease.valueOf(code).shortName() + " – " + Disease.valueOf(code).label()
								: (field.kind().type() == Kind.Type.ABSENCES) ? code : Words.of(field, code),
						chosen.contains(code)))
				.toList();
		}

		private List<String> entries(CaseField field) {
			String name = CaseForm.name(field);
			return switch (field.kind().type()) {
				case AGENTS, TARGETS -> blank(this.form.list(name), field);
				case ABSENCES -> {
					List<String> entries = new ArrayList<>(this.form.list(name));
					entries.removeAll(FormPlan.genes(this.disease));
					yield blank(entries, field);
				}
				default -> List.of();
			};
		}

		private List<String> blank(List<String> entries, CaseField field) {
			List<String> cells = new ArrayList<>(entries);
			cells.add("");
			return cells;
		}

		private List<Question.Row> rows(CaseField field) {
			List<String> cells = CaseForm.CELLS.get(field);
			if (cells == null) {
				return List.of();
			}
			List<Question.Row> rows = new ArrayList<>();
			this.form.rows(field).forEach((number) -> rows.add(row(field, number, cells, "")));
			int next = this.form.nextRow(field);
			if (field == CaseField.ANTIGENS) {
				Set<String> there = new LinkedHashSet<>();
				rows.forEach((row) -> there.add(cellOf(row, "name").value()));
				for (String antigen : FormPlan.antigens(this.disease)) {
					if (!there.contains(antigen)) {
						rows.add(row(field, next++, cells, antigen));
					}
				}
			}
			boolean waiting = field == CaseField.PRIOR_THERAPIES
					&& !this.form.text(CaseForm.name(field) + ".known").equals(CaseForm.NONE);
			if (field == this.added || (waiting && rows.isEmpty())) {
				rows.add(row(field, next, cells, ""));
			}
			return rows;
		}

		private Question.Cell cellOf(Question.Row row, String cell) {
			return java.util.Objects.requireNonNull(row.cells().get(cell));
		}

		private Question.Row row(CaseField field, int number, List<String> names, String antigen) {
			Map<String, Question.Cell> cells = new LinkedHashMap<>();
			for (String cell : names) {
				String name = CaseForm.cell(field, number, cell);
				String value = this.form.text(name);
				if (cell.equals("name") && value.isEmpty()) {
					value = antigen;
				}
				cells.put(cell, new Question.Cell(name, CaseForm.id(name), value, at(name)));
			}
			return new Question.Row(number, cells);
		}

		/** Date and phase of a fact that ages; rows carry their own. */
		private Optional<Fold.Sample> sample(CaseField field) {
			String name = CaseForm.name(field);
			boolean given = this.form.has(name + ".date") || this.form.has(name + ".phase")
					|| this.form.has(name + ".source");
			boolean ages = field.dating() == Dating.SAMPLE || (field.dating() == Dating.CURRENT
					&& (this.form.answered(field) || field.kind().type() == Kind.Type.NUMBER));
			boolean rows = CaseForm.CELLS.containsKey(field);
			if (field == CaseField.DISEASE || (!given && (!ages || rows))) {
				return Optional.empty();
			}
			boolean sourceShownAtField = this.typed.derived().containsKey(field);
			return Optional.of(new Fold.Sample(name, CaseForm.id(name), field.label(), field.dating() == Dating.SAMPLE,
					this.form.text(name + ".date"), this.form.text(name + ".phase"),
					sourceShownAtField ? "" : this.form.text(name + ".source"), at(name + ".date", name + ".phase")));
		}

	}

	/** The disease that was chosen, when it exists. */
	static @Nullable Disease disease(CaseForm form) {
		String code = form.text(CaseForm.name(CaseField.DISEASE));
		return Arrays.stream(Disease.values()).filter((one) -> one.name().equals(code)).findFirst().orElse(null);
	}

	/** Words for the choices of the rows, by code. */
	Map<String, Map<String, String>> rowWords() {
		Locale locale = LocaleContextHolder.getLocale();
		Map<String, Map<String, String>> all = new LinkedHashMap<>();
		all.put("kinds", worded("kind.", names(AlterationKind.values()), locale));
		all.put("phases", worded("phase.", names(Phase.values()), locale));
		all.put("responses", worded("response.",
				PriorTherapy.RESPONSES.stream().filter((code) -> !code.equals("UNKNOWN")).toList(), locale));
		all.put("reasons", worded("reason.", names(PriorTherapy.ReasonStopped.values()), locale));
		Map<String, String> antigens = new LinkedHashMap<>();
		Antigen.NAMES.forEach((name) -> antigens.put(name, name));
		all.put("antigens", antigens);
		return all;
	}

	private static List<String> names(Enum<?>[] constants) {
		return Arrays.stream(constants).map(Enum::name).toList();
	}

	private Map<String, String> worded(String prefix, List<String> codes, Locale locale) {
		Map<String, String> map = new LinkedHashMap<>();
		codes.forEach((code) -> map.put(code, this.words.getMessage("cases." + prefix + code, null, locale)));
		return map;
	}

}
