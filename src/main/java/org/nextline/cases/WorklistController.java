package org.nextline.cases;

import org.nextline.vocabulary.Disease;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.Page;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: what is open. */
@Controller
class WorklistController {

	private final RelapseCases cases;

	private final ObjectProvider<CaseMarks> marks;

	WorklistController(RelapseCases cases, ObjectProvider<CaseMarks> marks) {
		this.cases = cases;
		this.marks = marks;
	}

	@GetMapping("/")
	@Transactional(readOnly = true)
	public String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String disease,
			@RequestParam(defaultValue = "OPEN") String status, @RequestParam(defaultValue = "changed") String sort,
			@RequestParam(defaultValue = "") String dir, @RequestParam(defaultValue = "") String page, Model model) {
		WorklistQuery query = WorklistQuery.of(q, disease, status, sort, dir, page);
		model.addAttribute("query", query);
		Page<RelapseCase> found = this.cases.findAll(query.wanted(), query.pageable());
		model.addAttribute("cases", found);
		CaseMarks known = this.marks.getIfAvailable();
		if (known != null) {
			model.addAttribute("marks", known.of(found.map(RelapseCase::getId).getContent()));
		}
		model.addAttribute("diseases", Disease.values());
		return "cases/worklist";
	}

}
