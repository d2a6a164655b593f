package org.nextline.cases;

import org.nextline.vocabulary.Disease;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: what is open. */
@Controller
class WorklistController {

	private final Worklist worklist;

	private final ObjectProvider<CaseMarks> marks;

	WorklistController(Worklist worklist, ObjectProvider<CaseMarks> marks) {
		this.worklist = worklist;
		this.marks = marks;
	}

	@GetMapping("/")
	@Transactional(readOnly = true)
	public String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String disease,
			@RequestParam(defaultValue = "") String status, @RequestParam(defaultValue = "") String need,
			@RequestParam(defaultValue = "") String sort, @RequestParam(defaultValue = "") String dir,
			@RequestParam(defaultValue = "") String page, Model model) {
		WorklistQuery query = WorklistQuery.of(q, disease, status, need, sort, dir, page);
		model.addAttribute("query", query);
		Worklist.Part<Worklist.Row> found = this.worklist.page(query);
		model.addAttribute("cases", found);
		CaseMarks known = this.marks.getIfAvailable();
		if (known != null) {
			model.addAttribute("marks", known.of(found.map((row) -> row.relapse().getId()).rows()));
		}
		model.addAttribute("diseases", Disease.values());
		model.addAttribute("needs", WorklistQuery.NEEDS);
		return "cases/worklist";
	}

}
