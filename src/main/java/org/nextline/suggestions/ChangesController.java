package org.nextline.suggestions;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.nextline.cases.CaseFile;
import org.nextline.cases.StoredCase;
import org.nextline.knowledge.Releases;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Asks a case again, and says what became of the advice since, and why. */
@Controller
class ChangesController {

	private final CaseFile cases;

	private final Receipts receipts;

	private final TherapyAdvisor advisor;

	private final Releases releases;

	private final CaseWatch watch;

	ChangesController(CaseFile cases, Receipts receipts, TherapyAdvisor advisor, Releases releases, CaseWatch watch) {
		this.cases = cases;
		this.receipts = receipts;
		this.advisor = advisor;
		this.releases = releases;
		this.watch = watch;
	}

	/** Changes of one kind. */
	record Group(Change.Kind kind, List<Changes.Explained> changes) {
	}

	@GetMapping("/cases/{id}/changes")
	String changes(@PathVariable UUID id, @RequestParam(defaultValue = "") String from,
			@RequestParam(defaultValue = "") String to, Principal person, Model model) {
		StoredCase relapse = this.cases.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		boolean again = to.isEmpty();
		Receipt later = again ? now(relapse, person.getName()) : receipt(id, to);
		List<Receipt> all = this.receipts.of(id);
		Receipt earlier = from.isEmpty() ? before(all, later) : receipt(id, from);
		if (earlier != null && earlier.givenAt().isAfter(later.givenAt())) {
			Receipt swapped = earlier;
			earlier = later;
			later = swapped;
		}
		model.addAttribute("relapse", relapse);
		model.addAttribute("headline", Headline.of(later.asked()));
		model.addAttribute("all", all);
		model.addAttribute("again", again);
		model.addAttribute("later", later);
		model.addAttribute("earlier", earlier);
		if (earlier != null) {
			explain(earlier, later, model);
		}
		return "suggestions/changes";
	}

	private void explain(Receipt earlier, Receipt later, Model model) {
		Optional<StoredAnswer> then = this.receipts.answer(earlier);
		Optional<StoredAnswer> now = this.receipts.answer(later);
		model.addAttribute("readable", then.isPresent() && now.isPresent());
		if (then.isEmpty() || now.isEmpty()) {
			return;
		}
		Changes changes = new Changes(this.advisor, earlier, later,
				this.releases.find(earlier.release())
					.filter((one) -> one.sha256().equals(earlier.releaseSha256()))
					.orElse(null),
				this.releases.find(later.release())
					.filter((one) -> one.sha256().equals(later.releaseSha256()))
					.orElse(null));
		List<Change> found = Change.between(then.get().standings(), now.get().standings());
		List<Changes.Explained> explained = changes
			.explain(found.stream().filter((one) -> one.kind().matters()).toList());
		model.addAttribute("groups", explained.stream()
			.map((one) -> one.change().kind())
			.distinct()
			.map((kind) -> new Group(kind, explained.stream().filter((one) -> one.change().kind() == kind).toList()))
			.toList());
		model.addAttribute("counted", Change.counted(found));
		model.addAttribute("shifted", found.stream().filter((one) -> one.kind() == Change.Kind.SHIFTED).toList());
		model.addAttribute("aside", found.stream().filter((one) -> one.kind() == Change.Kind.ASIDE).toList());
		model.addAttribute("facts", changes.facts());
		model.addAttribute("otherRelease", changes.otherRelease());
		model.addAttribute("otherEngine", changes.otherEngine());
	}

	/** Asks again, now, and keeps what is shown. */
	private Receipt now(StoredCase relapse, String person) {
		Advised advised = this.advisor.advise(relapse.facts());
		Receipt receipt = this.receipts.keep(relapse, advised, person);
		this.watch.read(relapse, receipt, advised, person);
		return receipt;
	}

	private static @Nullable Receipt before(List<Receipt> all, Receipt later) {
		return all.stream().filter((one) -> one.givenAt().isBefore(later.givenAt())).findFirst().orElse(null);
	}

	private Receipt receipt(UUID id, String text) {
		try {
			return this.receipts.find(UUID.fromString(text))
				.filter((one) -> one.caseId().equals(id))
				.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, ex);
		}
	}

}
