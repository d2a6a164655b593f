package org.nextline.suggestions;

import java.security.Principal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.nextline.cases.CaseFile;
import org.nextline.cases.StoredCase;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What was decided on an advice: writing it down, changing it, reading how it came about.
 */
@Controller
@RequestMapping("/cases/{id}")
class DecisionController {

	private final CaseFile cases;

	private final Receipts receipts;

	private final Decisions decisions;

	DecisionController(CaseFile cases, Receipts receipts, Decisions decisions) {
		this.cases = cases;
		this.receipts = receipts;
		this.decisions = decisions;
	}

	@GetMapping("/advice/{receipt}/decision")
	String form(@PathVariable UUID id, @PathVariable UUID receipt, @RequestParam(defaultValue = "") String choice,
			Principal person, Model model) {
		CaseDecision last = last(id);
		return show(id, receipt(id, receipt), DecisionForm.fresh(choice, person.getName(), LocalDate.now(), last),
				Map.of(), last, model);
	}

	@PostMapping("/advice/{receipt}/decision")
	String record(@PathVariable UUID id, @PathVariable UUID receipt, @RequestParam MultiValueMap<String, String> sent,
			Principal person, Model model, HttpServletResponse response, RedirectAttributes flash) {
		Receipt kept = receipt(id, receipt);
		StoredAnswer answer = answer(kept);
		DecisionForm form = DecisionForm.of(sent);
		CaseDecision last = last(id);
		Map<String, String> faults = new LinkedHashMap<>(
				form.faults(Choices.of(answer), LocalDate.now(), last != null));
		int number = (last != null) ? last.number() : 0;
		if (!form.seen().equals(String.valueOf(number))) {
			faults.put("seen", meanwhile(last));
		}
		if (faults.isEmpty()) {
			try {
				this.decisions.record(kept, answer, form, number + 1, person.getName());
				flash.addFlashAttribute("done", "decision.done");
				return "redirect:/cases/" + id + "/decisions";
			}
			catch (DataIntegrityViolationException ex) {
				last = last(id);
				number = (last != null) ? last.number() : 0;
				faults.put("seen", meanwhile(last));
			}
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return show(id, kept, form.seen(number), faults, last, model);
	}

	private static String meanwhile(@Nullable CaseDecision last) {
		return (last == null) ? "Send it again."
				: "Meanwhile " + last.recordedBy() + " wrote down a decision; it stands below. Send yours again, "
						+ "with the reason for the change, if it is to take its place.";
	}

	/** All decisions of a case, the one that stands first. */
	@GetMapping("/decisions")
	String all(@PathVariable UUID id, Model model) {
		StoredCase relapse = relapse(id);
		List<CaseDecision> all = this.decisions.of(id);
		Map<UUID, Receipt> byId = new LinkedHashMap<>();
		this.receipts.of(id).forEach((one) -> byId.put(one.id(), one));
		model.addAttribute("relapse", relapse);
		model.addAttribute("headline", Headline.of(relapse.facts()));
		model.addAttribute("decisions", all);
		model.addAttribute("receipts", byId);
		model.addAttribute("latest", this.receipts.latest(id).orElse(null));
		return "suggestions/decisions";
	}

	private String show(UUID id, Receipt receipt, DecisionForm form, Map<String, String> faults,
			@Nullable CaseDecision last, Model model) {
		StoredCase relapse = relapse(id);
		model.addAttribute("relapse", relapse);
		model.addAttribute("receipt", receipt);
		model.addAttribute("headline", Headline.of(receipt.asked()));
		model.addAttribute("choices", Choices.of(answer(receipt)));
		model.addAttribute("reasons", DecisionReason.values());
		model.addAttribute("form", form);
		model.addAttribute("faults", faults);
		model.addAttribute("last", last);
		model.addAttribute("today", LocalDate.now());
		model.addAttribute("latest", this.receipts.latest(id).map((one) -> one.id().equals(receipt.id())).orElse(true));
		return "suggestions/decide";
	}

	private @Nullable CaseDecision last(UUID id) {
		return this.decisions.of(id).stream().findFirst().orElse(null);
	}

	private Receipt receipt(UUID id, UUID receipt) {
		return this.receipts.find(receipt)
			.filter((one) -> one.caseId().equals(id))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	/**
	 * An advice whose row was changed so that it cannot be read is no ground for a
	 * decision.
	 */
	private StoredAnswer answer(Receipt receipt) {
		return this.receipts.answer(receipt).orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT));
	}

	private StoredCase relapse(UUID id) {
		return this.cases.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
