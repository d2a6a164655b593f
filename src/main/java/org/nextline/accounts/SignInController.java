package org.nextline.accounts;

import java.util.List;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class SignInController {

	private final Environment environment;

	SignInController(Environment environment) {
		this.environment = environment;
	}

	@GetMapping("/sign-in")
	String ask(Model model) {
		model.addAttribute("samples",
				this.environment.acceptsProfiles(Profiles.of("demo")) ? DemoAccounts.NAMES : List.of());
		return "accounts/sign-in";
	}

}
