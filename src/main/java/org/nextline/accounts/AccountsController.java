package org.nextline.accounts;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.validation.Valid;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where administrators keep the accounts. */
@Controller
@RequestMapping("/accounts")
class AccountsController {

	private final AccountKeeper keeper;

	private final MessageSource words;

	AccountsController(AccountKeeper keeper, MessageSource words) {
		this.keeper = keeper;
		this.words = words;
	}

	@ModelAttribute("roles")
	Map<String, String> roles(Locale locale) {
		Map<String, String> roles = new LinkedHashMap<>();
		Arrays.stream(Role.values())
			.forEach((role) -> roles.put(role.name(), this.words.getMessage("role." + role, null, locale)));
		return roles;
	}

	@GetMapping
	String list(Model model) {
		model.addAttribute("accounts", this.keeper.all());
		return "accounts/list";
	}

	@GetMapping("/new")
	String fresh(@ModelAttribute("form") AccountForm form) {
		return "accounts/new";
	}

	@PostMapping
	String open(@Valid @ModelAttribute("form") AccountForm form, BindingResult errors, RedirectAttributes flash) {
		form.check(errors);
		if (!errors.hasFieldErrors("username") && this.keeper.taken(form.getUsername())) {
			errors.rejectValue("username", "account.username.taken");
		}
		if (errors.hasErrors()) {
			return "accounts/new";
		}
		this.keeper.open(form.getUsername(), form.getDisplayName(), form.getPassword(), form.getRoles());
		flash.addFlashAttribute("done", "account.opened");
		return "redirect:/accounts";
	}

	@GetMapping("/{id}")
	String edit(@PathVariable long id, Model model) {
		Account account = this.keeper.find(id);
		model.addAttribute("account", account);
		model.addAttribute("form", ChangeForm.of(account));
		model.addAttribute("passwordForm", new PasswordForm());
		return "accounts/edit";
	}

	@PostMapping("/{id}")
	String change(@PathVariable long id, @Valid @ModelAttribute("form") ChangeForm form, BindingResult errors,
			Model model, RedirectAttributes flash) {
		if (!errors.hasErrors()) {
			try {
				this.keeper.change(id, form.getVersion(), form.getDisplayName(), form.getRoles(), form.isActive());
				flash.addFlashAttribute("done", "account.changed");
				return "redirect:/accounts";
			}
			catch (LastAdministrator ex) {
				errors.rejectValue("roles", "account.lastAdministrator");
			}
		}
		model.addAttribute("account", this.keeper.find(id));
		model.addAttribute("passwordForm", new PasswordForm());
		return "accounts/edit";
	}

	@PostMapping("/{id}/password")
	String resetPassword(@PathVariable long id, @ModelAttribute("passwordForm") PasswordForm passwordForm,
			BindingResult errors, Model model, RedirectAttributes flash) {
		passwordForm.check(errors);
		if (errors.hasErrors()) {
			Account account = this.keeper.find(id);
			model.addAttribute("account", account);
			model.addAttribute("form", ChangeForm.of(account));
			return "accounts/edit";
		}
		this.keeper.resetPassword(id, passwordForm.getPassword());
		flash.addFlashAttribute("done", "account.passwordReset");
		return "redirect:/accounts";
	}

}
