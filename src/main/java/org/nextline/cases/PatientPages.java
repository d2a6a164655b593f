package org.nextline.cases;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Alteration;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.FindingRow;
import org.nextline.vocabulary.PartialDate;
import org.nextline.vocabulary.Value;
import org.nextline.vocabulary.Words;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of a patient: the course, the findings, the relapses. */
@Component
class PatientPages {

	private final CaseKeeper cases;

	private final RecordKeeper records;

	private final RecordStore store;

	private final RecordChoices choices;

	private final ObjectProvider<PlannedChecks> checks;

	PatientPages(CaseKeeper cases, RecordKeeper records, RecordStore store, RecordChoices choices,
			ObjectProvider<PlannedChecks> checks) {
		this.cases = cases;
		this.records = records;
		this.store = store;
		this.choices = choices;
		this.checks = checks;
	}

	/**
	 * One line of the course or one finding; the picture is drawn from it, too.
	 *
	 * @param kind of the entry, {@code CHECK} for a planned one
	 * @param when date in words, may be empty
	 * @param start first day, or null
	 * @param end last day of what lasts, or null
	 * @param open whether it lasts, or its end is not known: {@code ongoing},
	 * {@code unknown} or empty
	 * @param title what it is
	 * @param detail more of it, may be empty
	 * @param sample phase of the sample, may be empty
	 * @param source where it comes from, may be empty
	 * @param curve name of the curve that the value belongs to, may be empty
	 * @param value of the curve, or null; zero for what was not detected
	 * @param link where it is read or corrected
	 */
	record Line(String kind, String when, @Nullable LocalDate start, @Nullable LocalDate end, String open, String title,
			String detail, String sample, String source, String curve, @Nullable Double value, String link) {
	}

	/** Findings of one group. */
	record Group(String name, List<Line> lines) {
	}

	/** An entry that was taken out of the record. */
	record Removed(UUID id, String title, int version, String by) {
	}

	String show(Patient patient, Model model) {
		List<RelapseCase> relapses = this.cases.ofPatient(patient.getId());
		List<RecordEntry> entries = this.records.ofPatient(patient.getId());
		List<Line> course = new ArrayList<>();
		Map<FindingGroup, List<Line>> findings = new EnumMap<>(FindingGroup.class);
		List<Removed> removed = new ArrayList<>();
		for (RecordEntry entry : entries) {
			Map<String, String> parts = this.records.parts(entry.getParts());
			if (entry.isRemoved()) {
				removed.add(new Removed(entry.getId(), title(entry.getKind(), parts), entry.getVersion(),
						entry.getUpdatedBy()));
			}
			else if (entry.getKind() == RecordKind.FINDING) {
				finding(entry, parts, findings);
			}
			else {
				course.add(event(entry, parts));
			}
		}
		relapses.stream().filter((relapse) -> !relapse.draft()).forEach((relapse) -> ofCase(relapse, course, findings));
		ahead(patient, course);
		course.sort(Comparator.comparing(Line::start, Comparator.nullsLast(Comparator.naturalOrder())));
		model.addAttribute("patient", patient);
		model.addAttribute("sexWords", (patient.getSex() != null) ? Words.of(CaseField.SEX, patient.getSex()) : "");
		model.addAttribute("relapses", relapses);
		model.addAttribute("course", course);
		model.addAttribute("findings",
				findings.entrySet()
					.stream()
					.map((group) -> new Group(group.getKey().name(), latestFirst(group.getValue())))
					.toList());
		model.addAttribute("removed", removed);
		model.addAttribute("today", today());
		model.addAttribute("kinds", RecordKind.values());
		model.addAttribute("phases", this.choices.of("phase"));
		model.addAttribute("drawn", drawn(course, findings));
		if (!model.containsAttribute("paste")) {
			model.addAttribute("paste", new PasteBox.Shown("", "", "", List.of(), List.of(), List.of(), ""));
		}
		return "cases/patient";
	}

	private static List<Line> latestFirst(List<Line> lines) {
		return lines.stream()
			.sorted(Comparator.comparing(Line::start, Comparator.nullsFirst(Comparator.naturalOrder())).reversed())
			.toList();
	}

	private static boolean drawn(List<Line> course, Map<FindingGroup, List<Line>> findings) {
		return course.stream().anyMatch((line) -> line.start() != null) || findings.values()
			.stream()
			.flatMap(List::stream)
			.anyMatch((line) -> line.start() != null && line.value() != null);
	}

	private static LocalDate today() {
		return LocalDate.now(ZoneOffset.UTC);
	}

	private static @Nullable LocalDate first(@Nullable PartialDate date) {
		return (date != null) ? date.earliest() : null;
	}

	/** Events of the course. */
	private Line event(RecordEntry entry, Map<String, String> parts) {
		PartialDate began = entry.began();
		PartialDate ended = entry.ended();
		boolean lasts = entry.getKind() == RecordKind.TREATMENT;
		boolean ongoing = "ONGOING".equals(parts.get("reason"));
		String open = (!lasts || ended != null) ? "" : ongoing ? "ongoing" : "unknown";
		String when = (began != null) ? began.words() : "";
		if (lasts) {
			when += " \u2013 " + ((ended != null) ? ended.words() : this.choices.message("record.end." + open));
		}
		return new Line(entry.getKind().name(), when, first(began), (ended != null) ? ended.latest() : null, open,
				title(entry.getKind(), parts), detail(entry.getKind(), parts), "", parts.getOrDefault("source", ""), "",
				null, "/patients/" + entry.getPatientId() + "/record/" + entry.getId());
	}

	private String title(RecordKind kind, Map<String, String> parts) {
		return switch (kind) {
			case DIAGNOSIS -> disease(parts.getOrDefault("disease", ""));
			case TREATMENT -> parts.getOrDefault("regimen", "");
			case TRANSPLANT -> this.choices.words("transplant", parts.getOrDefault("transplant", ""));
			case REMISSION -> this.choices.words("remission", parts.getOrDefault("remission", ""));
			case RESPONSE -> parts.getOrDefault("assessed", "");
			case RELAPSE -> this.choices.words("relapse", parts.getOrDefault("relapse", ""));
			case FINDING -> parts.getOrDefault("text", "");
		};
	}

	private static String disease(String code) {
		for (Disease disease : Disease.values()) {
			if (disease.name().equals(code)) {
				return disease.label();
			}
		}
		return code;
	}

	private String detail(RecordKind kind, Map<String, String> parts) {
		List<String> details = new ArrayList<>();
		for (RecordKind.Part part : kind.parts()) {
			String answer = parts.getOrDefault(part.name(), "");
			boolean told = switch (part.name()) {
				case "date", "end", "disease", "regimen", "transplant", "remission", "assessed", "relapse", "text",
						"phase", "source" ->
					true;
				default -> answer.isEmpty();
			};
			if (!told) {
				details.add(this.choices.label(part.name()) + ": " + this.choices.words(part.name(), answer));
			}
		}
		return String.join("; ", details);
	}

	private void finding(RecordEntry entry, Map<String, String> parts, Map<FindingGroup, List<Line>> findings) {
		Map.Entry<CaseField, Fact> fact = this.store.fact(entry.getFact());
		FindingRow row = new RecordForm(RecordKind.FINDING, parts).finding();
		FindingGroup group = (fact != null) ? FindingGroup.of(fact.getKey()) : FindingGroup.OTHER;
		PartialDate date = entry.began();
		String title = (row != null) ? PasteBox.printed(row.words()) : parts.getOrDefault("text", "");
		String curve = (fact != null) ? curve(fact.getKey()) : "";
		findings.computeIfAbsent(group, (one) -> new ArrayList<>())
			.add(new Line("FINDING", (date != null) ? date.words() : "", first(date), null, "", title,
					parts.getOrDefault("comment", ""), this.choices.words("phase", parts.getOrDefault("phase", "")),
					parts.getOrDefault("source", ""), curve,
					(fact != null && !curve.isEmpty()) ? level(fact.getValue().value()) : null,
					"/patients/" + entry.getPatientId() + "/record/" + entry.getId()));
	}

	/** The curve in which values of the field are drawn; empty for none. */
	private static String curve(CaseField field) {
		return switch (field) {
			case BCR_ABL1_IS -> "BCR::ABL1 % (IS)";
			case MRD, MRD_STATUS -> "MRD %";
			default -> "";
		};
	}

	private static @Nullable Double level(Value value) {
		if (value instanceof Value.Number number) {
			return number.amount();
		}
		return (value instanceof Value.Code code && code.name().equals("NEGATIVE")) ? Double.valueOf(0) : null;
	}

	/** What a relapse says of the course and the record does not. */
	private void ofCase(RelapseCase relapse, List<Line> course, Map<FindingGroup, List<Line>> findings) {
		CourseDates dates = relapse.dates();
		CaseFacts facts = this.cases.facts(relapse);
		String link = "/cases/" + relapse.getId() + "/advice";
		missing(course, "DIAGNOSIS", dates.diagnosed(), disease(Optional.ofNullable(relapse.getDisease()).orElse("")),
				"", link);
		missing(course, "REMISSION", dates.remission(), this.choices.message("record.remission"), "", link);
		missing(course, "RELAPSE", dates.relapsed(),
				relapse.getSettingName().isEmpty() ? this.choices.message("record.kind.RELAPSE")
						: relapse.getSettingName(),
				facts.alterations().stream().map(Alteration::words).collect(Collectors.joining("; ")), link);
		for (CaseField field : List.of(CaseField.BCR_ABL1_IS, CaseField.MRD)) {
			Fact fact = facts.get(field);
			PartialDate date = (fact != null && fact.observed() != null) ? fact.observed() : dates.relapsed();
			if (fact != null && date != null && fact.atThisRelapse() && !recorded(findings, field, date)) {
				course.add(new Line("VALUE", date.words(), date.earliest(), null, "",
						field.label() + ": " + Words.of(field, fact.value()), "", "",
						this.choices.message("record.fromCase"), curve(field), level(fact.value()), link));
			}
		}
	}

	private static boolean recorded(Map<FindingGroup, List<Line>> findings, CaseField field, PartialDate date) {
		return findings.getOrDefault(FindingGroup.MRD, List.of())
			.stream()
			.anyMatch((line) -> line.curve().equals(curve(field)) && date.earliest().equals(line.start()));
	}

	private void missing(List<Line> course, String kind, @Nullable PartialDate date, String title, String detail,
			String link) {
		if (date == null || course.stream()
			.anyMatch((line) -> line.kind().equals(kind) && line.start() != null && near(line.start(), date))) {
			return;
		}
		course.add(new Line(kind, date.words(), date.earliest(), null, "", title, detail, "",
				this.choices.message("record.fromCase"), "", null, link));
	}

	private static boolean near(@Nullable LocalDate start, PartialDate date) {
		LocalDate day = Objects.requireNonNull(start);
		return !day.isBefore(date.earliest().minusDays(14)) && !day.isAfter(date.latest().plusDays(14));
	}

	private void ahead(Patient patient, List<Line> course) {
		PlannedChecks planned = this.checks.getIfAvailable();
		if (planned != null) {
			planned.ahead(patient.getId())
				.forEach((check) -> course.add(new Line("CHECK", PartialDate.of(check.on()).words(), check.on(), null,
						"", check.what(), "", "", "", "", null, check.link())));
		}
	}

}
