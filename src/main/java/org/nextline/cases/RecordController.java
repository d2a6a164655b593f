package org.nextline.cases;

import java.security.Principal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Phase;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the course of a patient is entered, corrected and read. */
@Controller
@RequestMapping("/patients/{patient}/record")
class RecordController {

	private final PatientKeeper patients;

	private final RecordKeeper records;

	private final RecordChoices choices;

	private final PatientPages pages;

	RecordController(PatientKeeper patients, RecordKeeper records, RecordChoices choices, PatientPages pages) {
		this.patients = patients;
		this.records = records;
		this.choices = choices;
		this.pages = pages;
	}

	/**
	 * One part of the form.
	 *
	 * @param name under which it is sent
	 * @param label its wording
	 * @param hint how to answer, may be empty
	 * @param type how it is answered
	 * @param needed whether it may not be left out
	 * @param value as typed
	 * @param choices codes with words
	 * @param theirs what somebody else stored meanwhile; null when nothing else
	 * @param slips what is wrong
	 */
	record Asked(String name, String label, String hint, String type, boolean needed, String value,
			Map<String, String> choices, @Nullable String theirs, List<String> slips) {

		public boolean isWrong() {
			return !this.slips.isEmpty();
		}

	}

	/**
	 * A state that the entry had.
	 *
	 * @param act what was done
	 * @param by who did it
	 * @param at when
	 * @param changes what changed in it
	 */
	record State(String act, String by, java.time.Instant at, List<Change> changes) {
	}

	/** One part before and after. */
	record Change(String label, String before, String after) {
	}

	@GetMapping
	String back(@PathVariable UUID patient) {
		return "redirect:/patients/" + patient;
	}

	@GetMapping("/new")
	String fresh(@PathVariable UUID patient, @RequestParam(defaultValue = "TREATMENT") String kind, Model model) {
		RecordKind asked = RecordKind.named(kind).orElse(RecordKind.TREATMENT);
		return show(this.patients.find(patient), null, new RecordForm(asked, Map.of("phase", "RELAPSE")), List.of(),
				null, model);
	}

	@PostMapping
	String add(@PathVariable UUID patient, @RequestParam String kind, @RequestParam Map<String, String> typed,
			Principal person, Model model, HttpServletResponse response, RedirectAttributes flash) {
		Patient found = this.patients.find(patient);
		RecordForm form = new RecordForm(RecordKind.named(kind).orElseThrow(PatientNotFound::new), typed);
		List<Slip> slips = form.slips(this.choices, found.getBorn(), today());
		if (!slips.isEmpty()) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return show(found, null, form, slips, null, model);
		}
		this.records.add(patient, form, person.getName());
		flash.addFlashAttribute("done", "record.added");
		return "redirect:/patients/" + patient
				+ (typed.containsKey("another") ? "/record/new?kind=" + form.kind() : "");
	}

	@GetMapping("/{id}")
	String edit(@PathVariable UUID patient, @PathVariable UUID id, Model model) {
		RecordEntry entry = this.records.find(patient, id);
		return show(this.patients.find(patient), entry, formOf(entry), List.of(), null, model);
	}

	@PostMapping("/{id}")
	String correct(@PathVariable UUID patient, @PathVariable UUID id, @RequestParam int version,
			@RequestParam Map<String, String> typed, Principal person, Model model, HttpServletResponse response,
			RedirectAttributes flash) {
		Patient found = this.patients.find(patient);
		RecordEntry entry = this.records.find(patient, id);
		RecordForm form = new RecordForm(entry.getKind(), typed);
		List<Slip> slips = form.slips(this.choices, found.getBorn(), today());
		if (!slips.isEmpty()) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("seen", version);
			return show(found, entry, form, slips, null, model);
		}
		try {
			this.records.correct(patient, id, version, form, person.getName());
		}
		catch (OptimisticLockingFailureException ex) {
			response.setStatus(HttpStatus.CONFLICT.value());
			RecordEntry stored = this.records.find(patient, id);
			return show(found, stored, form, List.of(), formOf(stored), model);
		}
		flash.addFlashAttribute("done", "record.corrected");
		return "redirect:/patients/" + patient;
	}

	@PostMapping("/{id}/remove")
	String remove(@PathVariable UUID patient, @PathVariable UUID id, @RequestParam int version, Principal person,
			RedirectAttributes flash) {
		this.records.remove(patient, id, version, true, person.getName());
		flash.addFlashAttribute("done", "record.removed");
		return "redirect:/patients/" + patient;
	}

	@PostMapping("/{id}/restore")
	String restore(@PathVariable UUID patient, @PathVariable UUID id, @RequestParam int version, Principal person,
			RedirectAttributes flash) {
		this.records.remove(patient, id, version, false, person.getName());
		flash.addFlashAttribute("done", "record.restored");
		return "redirect:/patients/" + patient;
	}

	/** Reads what was pasted, or takes over what was ticked. */
	@PostMapping("/paste")
	String paste(@PathVariable UUID patient, @RequestParam MultiValueMap<String, String> sent,
			@RequestParam(defaultValue = "read") String act, Principal person, Model model, RedirectAttributes flash) {
		Patient found = this.patients.find(patient);
		RecordPaste paste = new RecordPaste(sent.toSingleValueMap(), this.records.ofPatient(patient), this.records,
				this.choices, found.getBorn(), today());
		boolean unchanged = sent.toSingleValueMap()
			.getOrDefault("paste.read", "")
			.strip()
			.replace("\r\n", "\n")
			.equals(paste.text().replace("\r\n", "\n"));
		if (act.equals("take") && unchanged && paste.shown().fault().isEmpty()) {
			Set<Integer> chosen = sent.getOrDefault("paste.take", List.of())
				.stream()
				.filter((number) -> number.matches("\\d{1,4}"))
				.map(Integer::valueOf)
				.collect(Collectors.toSet());
			List<RecordForm> forms = paste.chosen(chosen);
			this.records.addAll(patient, forms, person.getName());
			if (paste.left(chosen).isEmpty()) {
				flash.addFlashAttribute("done", forms.isEmpty() ? "record.pasted.none" : "record.pasted");
				return "redirect:/patients/" + patient;
			}
			Map<String, String> rest = new LinkedHashMap<>(sent.toSingleValueMap());
			rest.put(PasteBox.TEXT, paste.left(chosen));
			paste = new RecordPaste(rest, this.records.ofPatient(patient), this.records, this.choices, found.getBorn(),
					today());
			model.addAttribute("pasteTaken", forms.size());
		}
		else if (act.equals("take") && !unchanged) {
			model.addAttribute("pasteChanged", true);
		}
		model.addAttribute("paste", paste.shown());
		return this.pages.show(found, model);
	}

	private RecordForm formOf(RecordEntry entry) {
		return new RecordForm(entry.getKind(), this.records.parts(entry.getParts()));
	}

	private String show(Patient patient, @Nullable RecordEntry entry, RecordForm form, List<Slip> slips,
			@Nullable RecordForm theirs, Model model) {
		List<Asked> asked = new ArrayList<>();
		for (RecordKind.Part part : form.kind().parts()) {
			String other = (theirs != null && !theirs.text(part.name()).equals(form.text(part.name())))
					? this.choices.words(part.name(), theirs.text(part.name())) : null;
			asked.add(new Asked(part.name(), this.choices.label(part.name()), this.choices.hint(part.name()),
					part.type().name(), part.needed(), form.text(part.name()), this.choices.of(part.name()), other,
					slips.stream().filter((slip) -> slip.name().equals(part.name())).map(Slip::message).toList()));
		}
		model.addAttribute("patient", patient);
		model.addAttribute("entry", entry);
		model.addAttribute("kind", form.kind().name());
		model.addAttribute("asked", asked);
		model.addAttribute("slips", slips);
		model.addAttribute("met", theirs != null);
		model.addAttribute("phases", Phase.values());
		if (entry != null) {
			model.addAttribute("version",
					model.containsAttribute("seen") ? model.getAttribute("seen") : entry.getVersion());
			model.addAttribute("history", history(entry));
		}
		return "cases/record-entry";
	}

	/** What was done to the entry, the latest first. */
	private List<State> history(RecordEntry entry) {
		List<State> states = new ArrayList<>();
		Map<String, String> before = Map.of();
		for (RecordVersion version : this.records.history(entry.getId())) {
			Map<String, String> after = this.records.parts(version.getParts());
			List<Change> changes = new ArrayList<>();
			for (RecordKind.Part part : entry.getKind().parts()) {
				String old = before.getOrDefault(part.name(), "");
				String now = after.getOrDefault(part.name(), "");
				if (!old.equals(now)) {
					changes.add(new Change(this.choices.label(part.name()), this.choices.words(part.name(), old),
							this.choices.words(part.name(), now)));
				}
			}
			states.add(0, new State(version.getAct().name(), version.getMadeBy(), version.getMadeAt(), changes));
			before = after;
		}
		return states;
	}

	private static LocalDate today() {
		return LocalDate.now(ZoneOffset.UTC).plusDays(1);
	}

}
