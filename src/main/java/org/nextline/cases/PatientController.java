package org.nextline.cases;

import java.security.Principal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Words;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where clinicians keep who their patients are. */
@Controller
@RequestMapping("/patients")
class PatientController {

	private final PatientKeeper patients;

	private final PatientPages pages;

	PatientController(PatientKeeper patients, PatientPages pages) {
		this.patients = patients;
		this.pages = pages;
	}

	@ModelAttribute("sexes")
	Map<String, String> sexes() {
		Map<String, String> sexes = new LinkedHashMap<>();
		CaseField.SEX.kind().codes().forEach((code) -> sexes.put(code, Words.of(CaseField.SEX, code)));
		return sexes;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String page, Model model) {
		model.addAttribute("q", q);
		model.addAttribute("patients", this.patients.search(q, WorklistQuery.page(page)));
		return "cases/patients";
	}

	@GetMapping("/new")
	String fresh(@ModelAttribute("form") PatientForm form) {
		return "cases/patient-new";
	}

	@PostMapping
	String admit(@Valid @ModelAttribute("form") PatientForm form, BindingResult errors, Principal person,
			RedirectAttributes flash) {
		form.check(errors, LocalDate.now());
		if (!errors.hasErrors()) {
			try {
				Patient patient = this.patients.admit(form.identity(), person.getName());
				flash.addFlashAttribute("done", "patients.admitted");
				return "redirect:/patients/" + patient.getId();
			}
			catch (RecordNumberTaken | DataIntegrityViolationException ex) {
				errors.rejectValue("recordNumber", "patients.recordNumber.taken");
			}
		}
		return "cases/patient-new";
	}

	@GetMapping("/{id}")
	String show(@PathVariable UUID id, Model model) {
		return this.pages.show(this.patients.find(id), model);
	}

	@GetMapping("/{id}/edit")
	String edit(@PathVariable UUID id, Model model) {
		Patient patient = this.patients.find(id);
		model.addAttribute("patient", patient);
		model.addAttribute("form", PatientForm.of(patient));
		return "cases/patient-edit";
	}

	@PostMapping("/{id}")
	String correct(@PathVariable UUID id, @Valid @ModelAttribute("form") PatientForm form, BindingResult errors,
			Principal person, Model model, HttpServletResponse response, RedirectAttributes flash) {
		form.check(errors, LocalDate.now());
		if (!errors.hasErrors()) {
			try {
				this.patients.correct(id, form.getVersion(), form.identity(), person.getName());
				flash.addFlashAttribute("done", "patients.corrected");
				return "redirect:/patients/" + id;
			}
			catch (RecordNumberTaken | DataIntegrityViolationException ex) {
				errors.rejectValue("recordNumber", "patients.recordNumber.taken");
			}
			catch (OptimisticLockingFailureException ex) {
				return met(id, form, model, response);
			}
		}
		model.addAttribute("patient", this.patients.find(id));
		return "cases/patient-edit";
	}

	/** Shows what was typed beside what somebody else stored meanwhile. */
	private String met(UUID id, PatientForm form, Model model, HttpServletResponse response) {
		Patient stored = this.patients.find(id);
		form.setVersion(stored.getVersion());
		model.addAttribute("patient", stored);
		model.addAttribute("stored", PatientForm.of(stored));
		response.setStatus(HttpStatus.CONFLICT.value());
		return "cases/patient-edit";
	}

}
