package org.nextline.knowledge;

import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Proposals: the list, one with its changes, and the steps it can take. */
@Controller
@RequestMapping("/knowledge/proposals")
class ProposalController {

	private static final int PAGE = 25;

	private final ProposalDesk desk;

	private final Proposals proposals;

	private final ProposalEvents events;

	private final ApproverStatements statements;

	private final Releases releases;

	private final CheckDesk checks;

	private final TestBench bench;

	private final InvariantDesk invariants;

	private final ImpactDesk impacts;

	ProposalController(ProposalDesk desk, Proposals proposals, ProposalEvents events, ApproverStatements statements,
			Releases releases, CheckDesk checks, TestBench bench, InvariantDesk invariants, ImpactDesk impacts) {
		this.desk = desk;
		this.proposals = proposals;
		this.events = events;
		this.statements = statements;
		this.releases = releases;
		this.checks = checks;
		this.bench = bench;
		this.invariants = invariants;
		this.impacts = impacts;
	}

	/** Which proposals a list shows. */
	enum View {

		OPEN(List.of(ProposalStatus.DRAFT, ProposalStatus.CHANGES_REQUESTED, ProposalStatus.IN_REVIEW,
				ProposalStatus.APPROVED)),

		DRAFTS(List.of(ProposalStatus.DRAFT, ProposalStatus.CHANGES_REQUESTED)),

		REVIEW(List.of(ProposalStatus.IN_REVIEW)),

		APPROVED(List.of(ProposalStatus.APPROVED)),

		ENDED(List.of(ProposalStatus.PUBLISHED, ProposalStatus.WITHDRAWN));

		private final List<ProposalStatus> status;

		View(List<ProposalStatus> status) {
			this.status = status;
		}

	}

	@GetMapping
	String list(@RequestParam(defaultValue = "OPEN") String view, @RequestParam(defaultValue = "0") String page,
			Model model) {
		View chosen = Arrays.stream(View.values())
			.filter((one) -> one.name().equals(view))
			.findFirst()
			.orElse(View.OPEN);
		int number = page.matches("\\d{1,5}") ? Integer.parseInt(page) : 0;
		model.addAttribute("view", chosen);
		model.addAttribute("views", View.values());
		model.addAttribute("proposals", this.proposals.findByStatusIn(chosen.status,
				PageRequest.of(number, PAGE, Sort.by(Sort.Direction.DESC, "updatedAt").and(Sort.by("id")))));
		return "knowledge/proposals";
	}

	@PostMapping
	String open(@RequestParam(defaultValue = "") String title, @RequestParam(defaultValue = "") String reason,
			@RequestParam(defaultValue = "") String section, @RequestParam(defaultValue = "") String key,
			Principal person, Model model, HttpServletRequest request, HttpServletResponse response,
			RedirectAttributes flash) {
		List<String> faults = faults(title, reason);
		if (!faults.isEmpty()) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("faults", faults);
			model.addAttribute("title", title);
			model.addAttribute("reason", reason);
			return list(View.OPEN.name(), "0", model);
		}
		Section known = Arrays.stream(Section.values())
			.filter((one) -> one.name().equals(section))
			.findFirst()
			.orElse(null);
		if (known != null) {
			known.require(request);
		}
		Proposal proposal = this.desk.open(title.strip(), reason.strip(), person.getName());
		if (known != null && !key.isBlank()) {
			RuleChange change = this.desk.take(proposal.getId(), known, key, person.getName());
			return "redirect:/knowledge/changes/" + change.getId();
		}
		flash.addFlashAttribute("done", "proposal.opened");
		return "redirect:/knowledge/proposals/" + proposal.getId();
	}

	private static List<String> faults(String title, String reason) {
		List<String> faults = new ArrayList<>();
		if (title.isBlank()) {
			faults.add("proposal.title.missing");
		}
		if (title.length() > Proposal.TITLE_LENGTH) {
			faults.add("proposal.title.long");
		}
		if (reason.length() > Proposal.REASON_LENGTH) {
			faults.add("proposal.reason.long");
		}
		return faults;
	}

	/** A change as the page shows it. */
	record Shown(RuleChange change, String title, List<EntryDiff.Line> lines) {
	}

	@GetMapping("/{id}")
	String show(@PathVariable UUID id, Principal person, Model model) {
		ProposalDesk.Folder folder = this.desk.folder(id);
		model.addAttribute("proposal", folder.proposal());
		model.addAttribute("changes", folder.changes().stream().map(ProposalController::shown).toList());
		model.addAttribute("hash", folder.hash());
		model.addAttribute("events", this.events.of(id));
		boolean ended = folder.proposal().getStatus().ended();
		List<String> obstacles = new ArrayList<>(ended ? List.of() : this.desk.glance(folder));
		Pack pack = (ended || folder.changes().isEmpty()) ? null : this.desk.draft(folder).pack();
		if (pack != null) {
			// failing tests are named with the way to them
			TestRun run = this.bench.of(pack);
			model.addAttribute("failing", TestsController.failing(run));
			model.addAttribute("testRun", run);
			if (run.isEnded()) {
				obstacles.removeAll(this.bench.obstacles(pack));
			}
		}
		model.addAttribute("obstacles", obstacles);
		model.addAttribute("outdated", ended ? List.of() : this.desk.outdated(folder));
		model.addAttribute("barriers", (folder.proposal().getStatus() == ProposalStatus.IN_REVIEW)
				? this.desk.barriers(folder, person.getName()) : List.of());
		model.addAttribute("wrote", this.events.writers(id).contains(person.getName()));
		model.addAttribute("statement", this.statements.latest(person.getName()).orElse(null));
		model.addAttribute("statementValid", this.statements.valid(person.getName()));
		model.addAttribute("current", this.releases.current().version());
		if (!ended) {
			model.addAttribute("checks", this.checks.of(folder));
			model.addAttribute("links", ChecksController.links(folder));
		}
		Pack draft = (ended || folder.changes().isEmpty()) ? null : this.desk.draft(folder).pack();
		model.addAttribute("invariantRun", (draft != null) ? this.invariants.start(draft) : null);
		if (!folder.changes().isEmpty()) {
			model.addAttribute("impact", this.impacts.glance(id));
		}
		return "knowledge/proposal";
	}

	private static Shown shown(RuleChange change) {
		Map<String, Object> before = change.before();
		Map<String, Object> after = (change.getAction() == Action.RETIRE) ? Map.of() : change.entry();
		Object title = change.entry()
			.getOrDefault("title", change.entry()
				.getOrDefault("message", change.entry()
					.getOrDefault("name",
							change.entry().getOrDefault("sentence", change.entry().getOrDefault(Section.TEXT, "")))));
		return new Shown(change, String.valueOf(title), EntryDiff.of(before, after));
	}

	@PostMapping("/{id}/name")
	String name(@PathVariable UUID id, @RequestParam(defaultValue = "") String title,
			@RequestParam(defaultValue = "") String reason, Principal person, RedirectAttributes flash) {
		List<String> faults = faults(title, reason);
		if (!faults.isEmpty()) {
			flash.addFlashAttribute("faults", faults);
			flash.addFlashAttribute("typedTitle", title);
			flash.addFlashAttribute("typedReason", reason);
		}
		else {
			this.desk.name(id, title.strip(), reason.strip(), person.getName());
			flash.addFlashAttribute("done", "proposal.named");
		}
		return "redirect:/knowledge/proposals/" + id;
	}

	@PostMapping("/{id}/submit")
	String submit(@PathVariable UUID id, Principal person, RedirectAttributes flash) {
		return step(id, "proposal.submitted", flash, () -> this.desk.submit(id, person.getName()));
	}

	@PostMapping("/{id}/take-back")
	String takeBack(@PathVariable UUID id, Principal person, RedirectAttributes flash) {
		return step(id, "proposal.takenBack", flash, () -> this.desk.takeBack(id, person.getName()));
	}

	@PostMapping("/{id}/send-back")
	String sendBack(@PathVariable UUID id, @RequestParam(defaultValue = "") String words, Principal person,
			RedirectAttributes flash) {
		return step(id, "proposal.sentBack", flash, () -> this.desk.sendBack(id, words.strip(), person.getName()));
	}

	@PostMapping("/{id}/approve")
	String approve(@PathVariable UUID id, @RequestParam(defaultValue = "") String hash,
			@RequestParam(defaultValue = "") String words, Principal person, RedirectAttributes flash) {
		return step(id, "proposal.approved", flash, () -> this.desk.approve(id, hash, words.strip(), person.getName()));
	}

	@PostMapping("/{id}/withdraw")
	String withdraw(@PathVariable UUID id, @RequestParam(defaultValue = "") String words, Principal person,
			RedirectAttributes flash) {
		return step(id, "proposal.withdrawn", flash, () -> this.desk.withdraw(id, words.strip(), person.getName()));
	}

	@PostMapping("/{id}/rebase")
	String rebase(@PathVariable UUID id, Principal person, RedirectAttributes flash) {
		return step(id, "proposal.rebased", flash, () -> this.desk.rebase(id, person.getName()));
	}

	@PostMapping("/{id}/comment")
	String comment(@PathVariable UUID id, @RequestParam(defaultValue = "") String words, Principal person,
			RedirectAttributes flash) {
		if (words.isBlank()) {
			return "redirect:/knowledge/proposals/" + id;
		}
		return step(id, "proposal.commented", flash, () -> this.desk.comment(id, words.strip(), person.getName()));
	}

	/** Takes an entry into a proposal, and leads to its editor. */
	@PostMapping("/{id}/take")
	String take(@PathVariable UUID id, @RequestParam Section section, @RequestParam String key, Principal person,
			HttpServletRequest request) {
		section.require(request);
		return "redirect:/knowledge/changes/" + this.desk.take(id, section, key, person.getName()).getId();
	}

	@PostMapping("/{id}/retire")
	String retire(@PathVariable UUID id, @RequestParam Section section, @RequestParam String key, Principal person,
			HttpServletRequest request, RedirectAttributes flash) {
		section.require(request);
		return step(id, "proposal.retired", flash, () -> this.desk.retire(id, section, key, person.getName()));
	}

	@PostMapping("/{id}/drop")
	String drop(@PathVariable UUID id, @RequestParam UUID change, Principal person, RedirectAttributes flash) {
		return step(id, "proposal.dropped", flash, () -> this.desk.drop(change, person.getName()));
	}

	private static String step(UUID id, String done, RedirectAttributes flash, Runnable step) {
		try {
			step.run();
			flash.addFlashAttribute("done", done);
		}
		catch (ProposalRefused ex) {
			flash.addFlashAttribute("refused", ex.reasons());
		}
		return "redirect:/knowledge/proposals/" + id;
	}

	@ExceptionHandler(ProposalRefused.class)
	ModelAndView refused(ProposalRefused ex) {
		ModelAndView page = new ModelAndView("knowledge/refused", Map.of("reasons", ex.reasons()));
		page.setStatus(HttpStatus.CONFLICT);
		return page;
	}

}
