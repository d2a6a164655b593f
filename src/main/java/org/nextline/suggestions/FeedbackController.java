package org.nextline.suggestions;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import org.nextline.cases.CaseFile;
import org.nextline.cases.StoredCase;
import org.nextline.knowledge.Releases;
import org.nextline.rules.OptionRule;
import org.nextline.vocabulary.CaseFacts;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "This rule looks wrong here": from the bedside to those who write the rules. */
@Controller
class FeedbackController {

	private static final int MOST_WORDS = 4000;

	private static final List<String> EXPECTED = List.of("SUPPORTED", "CONDITIONAL", "VETOED", "NOT_APPLICABLE",
			"OTHER");

	private static final List<String> VIEWS = List.of("OPEN", "TAKEN", "DECLINED");

	private final CaseFile cases;

	private final Receipts receipts;

	private final FeedbackDesk desk;

	private final Releases releases;

	FeedbackController(CaseFile cases, Receipts receipts, FeedbackDesk desk, Releases releases) {
		this.cases = cases;
		this.receipts = receipts;
		this.desk = desk;
		this.releases = releases;
	}

	@GetMapping("/cases/{id}/advice/{receipt}/feedback")
	String form(@PathVariable UUID id, @PathVariable UUID receipt, @RequestParam(defaultValue = "") String option,
			Model model) {
		return show(id, receipt(id, receipt), option, "", "", Map.of(), model);
	}

	@PostMapping("/cases/{id}/advice/{receipt}/feedback")
	String send(@PathVariable UUID id, @PathVariable UUID receipt, @RequestParam(defaultValue = "") String option,
			@RequestParam(defaultValue = "") String expected, @RequestParam(defaultValue = "") String words,
			Principal person, Model model, HttpServletResponse response, RedirectAttributes flash) {
		Receipt kept = receipt(id, receipt);
		Map<String, String> faults = new LinkedHashMap<>();
		if (!EXPECTED.contains(expected)) {
			faults.put("expected", "Say what you expected instead.");
		}
		if (words.isBlank()) {
			faults.put("words", "Say what looks wrong, in a sentence or two.");
		}
		else if (words.length() > MOST_WORDS) {
			faults.put("words", "This is longer than " + MOST_WORDS + " characters.");
		}
		if (!faults.isEmpty()) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return show(id, kept, option, expected, words, faults, model);
		}
		this.desk.send(kept, standing(kept, option), expected, words.strip(), person.getName());
		flash.addFlashAttribute("done", "feedback.sent");
		return "redirect:/cases/" + id + "/advice";
	}

	private String show(UUID id, Receipt receipt, String option, String expected, String words,
			Map<String, String> faults, Model model) {
		StoredCase relapse = this.cases.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		CaseFacts plain = FeedbackDesk.withoutIdentity(receipt.asked());
		model.addAttribute("relapse", relapse);
		model.addAttribute("receipt", receipt);
		model.addAttribute("standing", standing(receipt, option));
		model.addAttribute("known", AdvicePages.known(plain));
		model.addAttribute("factCount", plain.known().size());
		model.addAttribute("allExpected", EXPECTED);
		model.addAttribute("option", option);
		model.addAttribute("expected", expected);
		model.addAttribute("words", words);
		model.addAttribute("faults", faults);
		return "suggestions/feedback";
	}

	private Standing standing(Receipt receipt, String option) {
		Standing standing = this.receipts.answer(receipt)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT))
			.standings()
			.get(option);
		if (standing == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return standing;
	}

	private Receipt receipt(UUID id, UUID receipt) {
		return this.receipts.find(receipt)
			.filter((one) -> one.caseId().equals(id))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	/** What clinicians hold against rules. */
	@GetMapping("/knowledge/feedback")
	String all(@RequestParam(defaultValue = "OPEN") String view, @RequestParam(defaultValue = "") String rule,
			@RequestParam(defaultValue = "") String page, Model model) {
		String answer = VIEWS.contains(view) ? view : "OPEN";
		int count = this.desk.count(answer, rule.strip());
		int pages = Math.max(1, (count + FeedbackDesk.PAGE - 1) / FeedbackDesk.PAGE);
		int at = page.matches("\\d{1,6}") ? Math.min(Integer.parseInt(page), pages - 1) : 0;
		model.addAttribute("views", VIEWS);
		model.addAttribute("view", answer);
		model.addAttribute("rule", rule.strip());
		model.addAttribute("count", count);
		model.addAttribute("pages", pages);
		model.addAttribute("at", at);
		List<Feedback> found = this.desk.page(answer, rule.strip(), at);
		model.addAttribute("feedback", found);
		model.addAttribute("rules",
				found.stream()
					.flatMap((one) -> one.ruleIds().stream())
					.distinct()
					.filter((id) -> this.releases.current().book().rule(id).isPresent())
					.toList());
		return "suggestions/feedback-list";
	}

	@PostMapping("/knowledge/feedback/{id}")
	String answer(@PathVariable UUID id, @RequestParam(defaultValue = "") String act,
			@RequestParam(defaultValue = "") String words, Principal person, RedirectAttributes flash) {
		if (this.desk.find(id).isEmpty()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		boolean taken = act.equals("take");
		if (!taken && words.isBlank()) {
			flash.addFlashAttribute("asked", id);
			return "redirect:/knowledge/feedback#f-" + id;
		}
		String told = words.strip();
		boolean open = this.desk.answer(id, taken, told.substring(0, Math.min(MOST_WORDS, told.length())),
				person.getName());
		flash.addFlashAttribute("done", open ? "feedback.answered" : "feedback.answeredBefore");
		return "redirect:/knowledge/feedback";
	}

	/** A rule with how decisions went with it. */
	record Line(FeedbackDesk.Overridden overridden, String title) {
	}

	/** Rules by how often decisions go another way, and why. */
	@GetMapping("/knowledge/overrides")
	String overrides(Model model) {
		Map<String, String> titles = new LinkedHashMap<>();
		for (OptionRule rule : this.releases.current().book().rules()) {
			titles.put(rule.id(), rule.title());
		}
		model.addAttribute("lines",
				this.desk.overridden()
					.stream()
					.map((one) -> new Line(one, titles.getOrDefault(one.ruleId(), "")))
					.toList());
		return "suggestions/overrides";
	}

}
