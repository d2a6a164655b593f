package org.nextline.suggestions;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.nextline.cases.CaseFile;
import org.nextline.cases.StoredCase;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The advice that was given for a case: all of it, and each as it was shown then. */
@Controller
@RequestMapping("/cases/{id}")
class ReceiptController {

	private final CaseFile cases;

	private final Receipts receipts;

	private final Decisions decisions;

	ReceiptController(CaseFile cases, Receipts receipts, Decisions decisions) {
		this.cases = cases;
		this.receipts = receipts;
		this.decisions = decisions;
	}

	/** All advice that was given for the case, the latest first. */
	@GetMapping("/receipts")
	String all(@PathVariable UUID id, Model model) {
		StoredCase relapse = relapse(id);
		model.addAttribute("relapse", relapse);
		model.addAttribute("headline", Headline.of(relapse.facts()));
		model.addAttribute("receipts", this.receipts.of(id).stream().map(this::line).toList());
		return "suggestions/receipts";
	}

	/**
	 * One advice in a line.
	 *
	 * @param receipt its receipt
	 * @param answer what it said; null when that can no longer be read
	 */
	record Line(Receipt receipt, @Nullable StoredAnswer answer) {

		/** What it offered first, in words. */
		public List<String> first() {
			return (this.answer == null) ? List.of()
					: this.answer.now().stream().limit(3).map(StoredAnswer.Option::title).toList();
		}

		/** How many more options of treatment it had. */
		public int more() {
			return (this.answer == null) ? 0 : Math.max(0, this.answer.now().size() - 3);
		}

	}

	private Line line(Receipt receipt) {
		return new Line(receipt, this.receipts.answer(receipt).orElse(null));
	}

	/** One advice as it was shown. */
	@GetMapping("/advice/{receipt}")
	String one(@PathVariable UUID id, @PathVariable UUID receipt, @RequestParam Optional<String> verify, Model model) {
		StoredCase relapse = relapse(id);
		Receipt kept = this.receipts.find(receipt)
			.filter((one) -> one.caseId().equals(id))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		model.addAttribute("relapse", relapse);
		model.addAttribute("receipt", kept);
		model.addAttribute("headline", Headline.of(kept.asked()));
		model.addAttribute("known", AdvicePages.known(kept.asked()));
		model.addAttribute("answer", this.receipts.answer(kept).orElse(null));
		model.addAttribute("latest", this.receipts.latest(id).map((last) -> last.id().equals(kept.id())).orElse(false));
		model.addAttribute("decisions",
				this.decisions.of(id).stream().filter((one) -> one.receiptId().equals(kept.id())).toList());
		if (verify.isPresent()) {
			model.addAttribute("verification", this.receipts.verify(kept));
		}
		return "suggestions/receipt";
	}

	/** Two or three treatments of an advice side by side. */
	@GetMapping("/advice/{receipt}/compare")
	String compare(@PathVariable UUID id, @PathVariable UUID receipt, @RequestParam MultiValueMap<String, String> sent,
			Model model) {
		List<String> option = sent.getOrDefault("option", List.of());
		StoredCase relapse = relapse(id);
		Receipt kept = this.receipts.find(receipt)
			.filter((one) -> one.caseId().equals(id))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		StoredAnswer answer = this.receipts.answer(kept)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT));
		Comparison comparison = Comparison.of(answer, option);
		model.addAttribute("relapse", relapse);
		model.addAttribute("receipt", kept);
		model.addAttribute("headline", Headline.of(kept.asked()));
		model.addAttribute("choices", Choices.of(answer));
		model.addAttribute("comparison", comparison);
		model.addAttribute("chosen", comparison.sides().stream().map((side) -> side.standing().key()).toList());
		model.addAttribute("tooMany", option.stream().distinct().count() > Comparison.MOST);
		return "suggestions/compare";
	}

	private StoredCase relapse(UUID id) {
		return this.cases.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
