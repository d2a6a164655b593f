package org.nextline.knowledge;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One search over agents, rules and sources of the current release. */
@Controller
class SearchController {

	private final Library library;

	SearchController(Library library) {
		this.library = library;
	}

	@GetMapping("/knowledge/search")
	String search(@RequestParam(defaultValue = "") String q, Model model) {
		model.addAttribute("found", this.library.finder().find(q));
		return "knowledge/search";
	}

}
