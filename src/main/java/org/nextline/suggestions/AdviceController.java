package org.nextline.suggestions;

import java.security.Principal;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.nextline.cases.CaseEntry;
import org.nextline.cases.CaseFile;
import org.nextline.cases.StoredCase;
import org.nextline.vocabulary.CaseReader;

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
import org.springframework.web.server.ResponseStatusException;

/** The advice for a case, and the advice that takes shape beside the entry form. */
@Controller
@RequestMapping("/cases")
class AdviceController {

	private final CaseFile cases;

	private final CaseEntry entry;

	private final TherapyAdvisor advisor;

	private final Receipts receipts;

	private final Decisions decisions;

	private final CaseWatch watch;

	AdviceController(CaseFile cases, CaseEntry entry, TherapyAdvisor advisor, Receipts receipts, Decisions decisions,
			CaseWatch watch) {
		this.cases = cases;
		this.entry = entry;
		this.advisor = advisor;
		this.receipts = receipts;
		this.decisions = decisions;
		this.watch = watch;
	}

	@GetMapping("/{id}/advice")
	String advice(@PathVariable String id, @RequestParam(defaultValue = "") String whynot,
			@RequestHeader(name = "HX-Target", required = false) @Nullable String target, Principal person,
			Model model) {
		StoredCase relapse = find(id);
		Advised advised = this.advisor.advise(relapse.facts());
		model.addAttribute("relapse", relapse);
		model.addAttribute("whyNot", WhyNot.ask(whynot, advised));
		if ("why-not-answers".equals(target)) {
			return "suggestions/advice :: whyNotAnswers";
		}
		model.addAttribute("page", AdvicePages.of(advised));
		Receipt receipt = this.receipts.keep(relapse, advised, person.getName());
		model.addAttribute("receipt", receipt);
		if (receipt != null) {
			model.addAttribute("changed", changed(receipt, advised));
			this.watch.read(relapse, receipt, advised, person.getName());
		}
		model.addAttribute("decision", this.decisions.of(relapse.id()).stream().findFirst().orElse(null));
		model.addAttribute("scores", ScorePanel.of(advised));
		return "suggestions/advice";
	}

	/**
	 * What became of the advice before this one.
	 *
	 * @param since when that was given
	 * @param words what changed, counted; empty when nothing did
	 */
	record Changed(String since, String words) {
	}

	private @Nullable Changed changed(Receipt receipt, Advised advised) {
		Receipt before = this.receipts.before(receipt).orElse(null);
		return (before == null) ? null
				: this.receipts.answer(before)
					.map((answer) -> new Changed(before.givenOn(),
							Change.counted(Change.between(answer.standings(), Standings.of(advised)))))
					.orElse(null);
	}

	private StoredCase find(String id) {
		try {
			return this.cases.find(UUID.fromString(id))
				.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, ex);
		}
	}

	/** What would be advised on what was typed so far. Nothing is stored. */
	@PostMapping("/advice-preview")
	String preview(@RequestParam MultiValueMap<String, String> form, Model model) {
		CaseReader.Reading reading = this.entry.read(form);
		model.addAttribute("page", AdvicePages.of(this.advisor.advise(reading.facts())));
		model.addAttribute("faults", reading.faults().size());
		return "suggestions/live :: live";
	}

}
