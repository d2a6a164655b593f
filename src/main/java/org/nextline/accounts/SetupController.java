package org.nextline.accounts;

import jakarta.validation.Valid;

import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Opens the first account. Afterwards the page is gone. */
@Controller
@RequestMapping("/setup")
class SetupController {

	private final FirstAccount first;

	SetupController(FirstAccount first) {
		this.first = first;
	}

	@GetMapping
	String ask(@ModelAttribute("form") SetupForm form) {
		onlyOnce();
		return "accounts/setup";
	}

	@PostMapping
	String open(@Valid @ModelAttribute("form") SetupForm form, BindingResult errors) {
		onlyOnce();
		form.check(errors);
		if (!this.first.accepts(form.getCode())) {
			errors.rejectValue("code", "setup.code.wrong");
		}
		if (errors.hasErrors()) {
			return "accounts/setup";
		}
		return this.first.open(form) ? "redirect:/sign-in?ready" : "redirect:/sign-in";
	}

	private void onlyOnce() {
		if (!this.first.missing()) {
			throw new AccountNotFound();
		}
	}

}
