package org.nextline.cases;

import java.security.Principal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.PartialDate;
import org.nextline.vocabulary.Words;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where relapses are entered and corrected. */
@Controller
@RequestMapping("/cases")
class CaseController {

	private static final DateTimeFormatter CLOCK_TIME = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

	private final CaseEntry entry;

	private final CaseKeeper cases;

	private final PatientKeeper patients;

	private final RecordKeeper records;

	private final EntryPages pages;

	CaseController(CaseEntry entry, CaseKeeper cases, PatientKeeper patients, RecordKeeper records, EntryPages pages) {
		this.records = records;
		this.entry = entry;
		this.cases = cases;
		this.patients = patients;
		this.pages = pages;
	}

	/**
	 * A fact of which two versions exist.
	 *
	 * @param key of the field, or name of a date
	 * @param label its wording
	 * @param mine as it was typed
	 * @param theirs as it is stored
	 */
	record Difference(String key, String label, String mine, String theirs) {
	}

	/** Where an address bar ends up when a form was sent here. */
	@GetMapping
	String list() {
		return "redirect:/";
	}

	@GetMapping("/new")
	String fresh(@RequestParam(defaultValue = "") String patient, @RequestParam(defaultValue = "") String facts,
			Model model) {
		CaseForm form = facts.isEmpty() ? new CaseForm() : this.cases.example(facts);
		Patient chosen = null;
		if (!patient.isEmpty()) {
			chosen = this.patients.find(CaseEntry.id(patient).orElseThrow(PatientNotFound::new));
			form.put("patient", chosen.getId().toString());
			if (chosen.getSex() != null) {
				form.put("f.sex", chosen.getSex());
			}
			model.addAttribute("prefilled", prefill(form, chosen));
		}
		return show(UUID.randomUUID(), null, form, chosen, null, model);
	}

	/** Begins the form with what the record of the patient says. */
	private RecordPrefill.Shown prefill(CaseForm form, Patient patient) {
		List<PartialDate> entered = this.cases.ofPatient(patient.getId())
			.stream()
			.filter((relapse) -> !relapse.draft())
			.map(RelapseCase::getRelapsed)
			.filter(Objects::nonNull)
			.toList();
		List<RecordPrefill.Entry> entries = this.records.ofPatient(patient.getId())
			.stream()
			.filter((entry) -> !entry.isRemoved())
			.map((entry) -> new RecordPrefill.Entry(entry.getKind(), entry.began(),
					this.records.parts(entry.getParts())))
			.toList();
		return RecordPrefill.fill(form, entries, entered);
	}

	@GetMapping("/{id}")
	String open(@PathVariable UUID id) {
		RelapseCase relapse = find(id);
		return "redirect:/cases/" + id + (relapse.draft() ? "/edit" : "/advice");
	}

	@GetMapping("/{id}/edit")
	String edit(@PathVariable UUID id, Principal person, Model model) {
		RelapseCase relapse = find(id);
		CaseKeeper.@Nullable Kept kept = this.cases.kept(relapse, person.getName()).orElse(null);
		CaseForm form = (kept != null) ? kept.form() : this.cases.form(relapse);
		if (kept != null) {
			model.addAttribute("kept", clockTime(kept.at()));
			model.addAttribute("keptBy", kept.by().equals(person.getName()) ? "" : kept.by());
			model.addAttribute("unsaved", !relapse.draft());
		}
		return show(id, relapse, form, patientOf(relapse, form), null, model);
	}

	/** A scratch copy of a stored case, to see what would follow from other facts. */
	@GetMapping("/{id}/what-if")
	String scratch(@PathVariable UUID id, Model model) {
		RelapseCase relapse = find(id);
		if (relapse.draft()) {
			return "redirect:/cases/" + id + "/edit";
		}
		model.addAttribute("scratch", true);
		return show(id, relapse, this.cases.form(relapse), relapse.getPatient(), null, model);
	}

	/**
	 * Shows the form again as it was typed, with a row more or less, or with the
	 * questions of another disease.
	 */
	@PostMapping("/form")
	String again(@RequestParam UUID id, @RequestParam(defaultValue = "") String act,
			@RequestParam(defaultValue = "false") boolean scratch, @RequestParam MultiValueMap<String, String> sent,
			Model model) {
		model.addAttribute("scratch", scratch);
		CaseForm form = new CaseForm(sent);
		RelapseCase relapse = this.cases.find(id).orElse(null);
		CaseField added = act(form, act, model);
		if (act.equals("take-paste")) {
			takePasted(form, sent, model);
		}
		return show(id, relapse, form, patientOf(relapse, form), added, model);
	}

	private @Nullable CaseField act(CaseForm form, String act, Model model) {
		String[] words = act.split("-", 3);
		CaseField field = (words.length > 1) ? CaseField.named(words[1]).orElse(null) : null;
		if (act.equals("read-alterations")) {
			form.tidy();
		}
		else if (words[0].equals("add") && field != null) {
			form.tidy();
			return field;
		}
		else if (words[0].equals("remove") && field != null && words.length == 3 && words[2].matches("\\d{1,3}")) {
			form.removeRow(field, Integer.parseInt(words[2]));
		}
		else if (act.equals("find-patient")) {
			Optional<Patient> found = this.patients.withNumber(form.text("p.recordNumber"));
			found.ifPresent((patient) -> {
				form.put("patient", patient.getId().toString());
				if (nothingAnswered(form)) {
					model.addAttribute("prefilled", prefill(form, patient));
				}
				if (patient.getSex() != null && !form.has("f.sex")) {
					form.put("f.sex", patient.getSex());
				}
			});
			model.addAttribute("lookedUp", found.isPresent() ? "found" : "none");
		}
		else if (act.equals("clear-paste")) {
			form.remove(PasteBox.TEXT);
		}
		else if (act.equals("other-patient")) {
			form.remove("patient");
		}
		return null;
	}

	private static boolean nothingAnswered(CaseForm form) {
		return form.typed()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().startsWith(CaseForm.FIELD) || entry.getKey().contains("["))
			.filter((entry) -> !entry.getKey().matches("antigens\\[\\d+]\\.name"))
			.allMatch((entry) -> entry.getValue().stream().allMatch(String::isBlank));
	}

	/** Takes over what was ticked, unless the text was changed after it was read. */
	private static void takePasted(CaseForm form, MultiValueMap<String, String> sent, Model model) {
		form.tidy();
		String read = Objects.requireNonNullElse(sent.getFirst("paste.read"), "");
		if (!read.strip().replace("\r\n", "\n").equals(form.text(PasteBox.TEXT).replace("\r\n", "\n"))) {
			model.addAttribute("pasteChanged", true);
			return;
		}
		Set<Integer> chosen = sent.getOrDefault("paste.take", List.of())
			.stream()
			.filter((number) -> number.matches("\\d{1,4}"))
			.map(Integer::valueOf)
			.collect(Collectors.toSet());
		model.addAttribute("pasteTaken", new PasteBox(form).take(chosen));
	}

	/** Keeps what was typed: for people who press the button, and by itself. */
	@PostMapping("/draft")
	String keep(@RequestParam UUID id, @RequestParam MultiValueMap<String, String> sent, Principal person,
			@RequestHeader(name = "HX-Request", defaultValue = "false") boolean live, Model model,
			HttpServletResponse response, RedirectAttributes flash) {
		CaseForm form = new CaseForm(sent);
		RelapseCase relapse = this.cases.find(id).orElse(null);
		Patient patient = patientOf(relapse, form);
		if (!form.untouched()) {
			Typed typed = this.entry.read(form, patient, (relapse != null) ? relapse.entered() : null);
			model.addAttribute("kept", clockTime(keep(id, form, typed, patient, person.getName())));
			if (live) {
				response.setHeader("HX-Replace-Url", "/cases/" + id + "/edit");
			}
		}
		if (live) {
			return "cases/kept :: kept";
		}
		if (form.untouched()) {
			return show(id, relapse, form, patient, null, model);
		}
		flash.addFlashAttribute("done", "cases.kept.done");
		return "redirect:/cases/" + id + "/edit";
	}

	/**
	 * Two windows of one person may keep at the same moment; the second one tries again.
	 */
	private Instant keep(UUID id, CaseForm form, Typed typed, @Nullable Patient patient, String person) {
		try {
			return this.cases.keep(id, form, typed, patient, person);
		}
		catch (DataIntegrityViolationException | OptimisticLockingFailureException ex) {
			return this.cases.keep(id, form, typed, patient, person);
		}
	}

	@PostMapping("/{id}/discard")
	String discard(@PathVariable UUID id, Principal person, RedirectAttributes flash) {
		boolean draft = find(id).draft();
		this.cases.discard(id, person.getName());
		flash.addFlashAttribute("done", "cases.discarded");
		return draft ? "redirect:/" : "redirect:/cases/" + id + "/edit";
	}

	/** Stores the case, or says everything that is wrong with it. */
	@PostMapping
	String store(@RequestParam UUID id, @RequestParam MultiValueMap<String, String> sent, Principal person, Model model,
			HttpServletResponse response, RedirectAttributes flash) {
		return store(id, new CaseForm(sent), person, model, response, flash);
	}

	/** Stores what was chosen between two versions. */
	@PostMapping("/{id}/settle")
	String settle(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent, Principal person,
			Model model, HttpServletResponse response, RedirectAttributes flash) {
		RelapseCase relapse = find(id);
		CaseForm form = new CaseForm(sent);
		CaseForm stored = this.cases.form(relapse);
		for (CaseField field : CaseField.values()) {
			if ("theirs".equals(sent.getFirst("keep." + field.key()))) {
				form.take(field, stored);
			}
		}
		for (String date : CaseForm.DATES) {
			if ("theirs".equals(sent.getFirst("keep.d." + date))) {
				form.put("d." + date, stored.text("d." + date));
			}
		}
		form.put("version", Objects.requireNonNullElse(sent.getFirst("seen"), ""));
		return store(id, form, person, model, response, flash);
	}

	private String store(UUID id, CaseForm form, Principal person, Model model, HttpServletResponse response,
			RedirectAttributes flash) {
		form.tidy();
		RelapseCase relapse = this.cases.find(id).orElse(null);
		if (relapse == null && form.has("version")) {
			throw new CaseNotFound();
		}
		Patient patient = patientOf(relapse, form);
		Typed typed = this.entry.read(form, patient, (relapse != null) ? relapse.entered() : null);
		List<Slip> slips = new ArrayList<>();
		if (patient == null) {
			form.remove("patient");
			slips.addAll(CaseEntry.slipsOfIdentity(form));
		}
		else {
			sexFits(patient, typed).ifPresent(slips::add);
		}
		slips.addAll(typed.slips());
		if (form.has(PasteBox.TEXT)) {
			slips.add(new Slip(PasteBox.TEXT,
					"What was pasted is not taken over yet. Take it over, or empty the box of pasted findings."));
		}
		if (!typed.stated().knows(CaseField.DISEASE)
				&& slips.stream().noneMatch((slip) -> slip.name().equals("f.disease"))) {
			slips.add(new Slip("f.disease", "The disease is missing. Everything else may stay unknown."));
		}
		if (slips.isEmpty()) {
			try {
				this.cases.store(id, form, typed, person.getName());
				flash.addFlashAttribute("done", "cases.stored");
				return "redirect:/cases/" + id + "/advice";
			}
			catch (RecordNumberTaken ex) {
				slips.add(taken(form));
			}
			catch (DataIntegrityViolationException ex) {
				slips.add(taken(form));
			}
			catch (CaseConflict | OptimisticLockingFailureException ex) {
				return conflict(id, form, typed, model, response);
			}
		}
		if (!form.untouched()) {
			model.addAttribute("kept", clockTime(keep(id, form, typed, patient, person.getName())));
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return show(id, relapse, form, patient, typed, slips, null, model);
	}

	private static Slip taken(CaseForm form) {
		return new Slip("p.recordNumber", "The record number " + form.text("p.recordNumber")
				+ " belongs to a patient who is known already. Press \"Find\" beside it to choose that patient.");
	}

	private static Optional<Slip> sexFits(Patient patient, Typed typed) {
		String onRecord = patient.getSex();
		return typed.stated()
			.code(CaseField.SEX)
			.filter((code) -> onRecord != null && !onRecord.equals(code))
			.map((code) -> new Slip("f.sex", "The record of the patient says "
					+ Words.of(CaseField.SEX, Objects.requireNonNull(onRecord)) + ". Correct one of the two."));
	}

	/** Shows what was typed beside what somebody else stored meanwhile. */
	private String conflict(UUID id, CaseForm form, Typed typed, Model model, HttpServletResponse response) {
		RelapseCase stored = find(id);
		List<Difference> differences = differences(typed, stored);
		if (differences.isEmpty()) {
			return "redirect:/cases/" + id + "/advice";
		}
		model.addAttribute("relapse", stored);
		model.addAttribute("patient", stored.getPatient());
		model.addAttribute("differences", differences);
		model.addAttribute("typed", form.typed());
		response.setStatus(HttpStatus.CONFLICT.value());
		return "cases/conflict";
	}

	private List<Difference> differences(Typed typed, RelapseCase stored) {
		List<Difference> differences = new ArrayList<>();
		CourseDates mine = typed.dates();
		CourseDates theirs = stored.dates();
		differ(differences, "d.diagnosed", "First diagnosis", mine.diagnosed(), theirs.diagnosed());
		differ(differences, "d.remission", "Start of the last remission", mine.remission(), theirs.remission());
		differ(differences, "d.relapsed", "This relapse found", mine.relapsed(), theirs.relapsed());
		CaseFacts facts = this.cases.facts(stored);
		for (CaseField field : CaseField.values()) {
			Fact one = typed.stated().get(field);
			Fact other = facts.get(field);
			boolean sameSex = field == CaseField.SEX && other == null;
			if (!Objects.equals(one, other) && !sameSex) {
				differences.add(new Difference(field.key(), field.label(), words(field, one), words(field, other)));
			}
		}
		return differences;
	}

	private static void differ(List<Difference> differences, String key, String label, @Nullable PartialDate mine,
			@Nullable PartialDate theirs) {
		if (!Objects.equals(mine, theirs)) {
			differences.add(new Difference(key, label, (mine != null) ? mine.words() : "",
					(theirs != null) ? theirs.words() : ""));
		}
	}

	private static String words(CaseField field, @Nullable Fact fact) {
		if (fact == null) {
			return "";
		}
		StringBuilder text = new StringBuilder(Words.of(field, fact.value()));
		if (fact.observed() != null) {
			text.append(" (").append(fact.observed().words()).append(')');
		}
		if (fact.phase() != null) {
			text.append(", at ").append(fact.phase().name().toLowerCase(Locale.ROOT));
		}
		return text.toString();
	}

	private RelapseCase find(UUID id) {
		return this.cases.find(id).orElseThrow(CaseNotFound::new);
	}

	private @Nullable Patient patientOf(@Nullable RelapseCase relapse, CaseForm form) {
		if (relapse != null && !relapse.draft()) {
			return relapse.getPatient();
		}
		return this.entry.patient(form).orElse(null);
	}

	private String show(UUID id, @Nullable RelapseCase relapse, CaseForm form, @Nullable Patient patient,
			@Nullable CaseField added, Model model) {
		Typed typed = this.entry.read(form, patient, (relapse != null) ? relapse.entered() : null);
		List<Slip> slips = typed.slips().stream().filter((slip) -> slip.name().equals("alterations.text")).toList();
		return show(id, relapse, form, patient, typed, slips, added, model);
	}

	private String show(UUID id, @Nullable RelapseCase relapse, CaseForm form, @Nullable Patient patient, Typed typed,
			List<Slip> slips, @Nullable CaseField added, Model model) {
		Map<String, Object> about = new LinkedHashMap<>(model.asMap());
		model.addAttribute("page",
				this.pages.page(form, typed, slips, added,
						new EntryPages.Around(id, relapse != null && !relapse.draft(), patient,
								Objects.toString(about.get("kept"), ""), Objects.toString(about.get("keptBy"), ""))));
		model.addAttribute("rowWords", this.pages.rowWords());
		model.addAttribute("paste", new PasteBox(form).shown());
		model.addAttribute("draft", relapse != null && relapse.draft());
		return "cases/entry";
	}

	private static String clockTime(Instant at) {
		return CLOCK_TIME.format(at.atZone(ZoneId.systemDefault()));
	}

}
