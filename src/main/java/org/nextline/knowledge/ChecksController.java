package org.nextline.knowledge;

import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the checks of the release in force and of proposals found. */
@Controller
class ChecksController {

	private static final String PAGE = "/knowledge/checks";

	private final CheckDesk checks;

	private final ProposalDesk proposals;

	private final Releases releases;

	ChecksController(CheckDesk checks, ProposalDesk proposals, Releases releases) {
		this.checks = checks;
		this.proposals = proposals;
		this.releases = releases;
	}

	@GetMapping(PAGE)
	String show(@RequestParam Map<String, String> given, Model model) {
		CheckView view = this.checks.ofRelease();
		Query query = Query.of(PAGE, given, Map.of("weight", names(CheckWeight.values()), "kind",
				names(CheckKind.values()), "answer", List.of("open", "accepted")), List.of("weight"));
		List<CheckView.Shown> found = view.findings().stream().filter((one) -> wanted(one, query)).toList();
		model.addAttribute("release", this.releases.current().version());
		model.addAttribute("checks", view);
		model.addAttribute("query", query);
		model.addAttribute("found", Sheet.of(found, query.page()));
		model.addAttribute("weights", CheckWeight.values());
		model.addAttribute("kinds", CheckKind.values());
		model.addAttribute("links", Map.of());
		return "knowledge/checks";
	}

	private static boolean wanted(CheckView.Shown one, Query query) {
		CheckFinding finding = one.finding();
		boolean answer = query.chosen("answer").isEmpty()
				|| (query.chosen("answer").equals("accepted") ? one.acceptance() != null : one.open());
		return answer && query.allows("weight", finding.weight().name()) && query.allows("kind", finding.kind().name())
				&& query.fits(Query.folded(finding.row() + " " + finding.other() + " " + finding.words()));
	}

	private static List<String> names(Enum<?>[] values) {
		return Arrays.stream(values).map(Enum::name).toList();
	}

	@PostMapping(PAGE + "/run")
	String run(RedirectAttributes flash) {
		this.checks.checkRelease(true);
		flash.addFlashAttribute("done", "checks.done.begun");
		return "redirect:" + PAGE;
	}

	/** How far the checks of the release are. */
	@GetMapping(PAGE + "/progress")
	String progress(Model model) {
		return progress(this.checks.ofRelease(), PAGE + "/progress", PAGE, model);
	}

	/** How far the checks of a proposal are. */
	@GetMapping("/knowledge/proposals/{id}/checks")
	String progress(@PathVariable UUID id, Model model) {
		String proposal = "/knowledge/proposals/" + id;
		return progress(this.checks.of(this.proposals.folder(id)), proposal + "/checks", proposal + "?checked", model);
	}

	private static String progress(CheckView view, String at, String page, Model model) {
		model.addAttribute("checks", view);
		model.addAttribute("at", at);
		model.addAttribute("page", page);
		model.addAttribute("asked", true);
		return "knowledge/check-parts :: progress(checks=${checks},at=${at},page=${page},asked=${asked})";
	}

	@PostMapping("/knowledge/proposals/{id}/checks")
	String again(@PathVariable UUID id) {
		this.checks.again(this.proposals.folder(id));
		return "redirect:/knowledge/proposals/" + id + "#checks";
	}

	/** Rows that a proposal changes open in its editor. */
	static Map<String, String> links(ProposalDesk.Folder folder) {
		return folder.changes()
			.stream()
			.collect(Collectors.toMap(RuleChange::getEntryKey, (change) -> "/knowledge/changes/" + change.getId(),
					(one, other) -> one));
	}

	@PostMapping(PAGE + "/accept")
	String accept(@RequestParam String content, @RequestParam String key,
			@RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String back,
			Principal person, RedirectAttributes flash) {
		try {
			this.checks.accept(content, key, reason, person.getName());
			flash.addFlashAttribute("done", "checks.done.accepted");
		}
		catch (ProposalRefused ex) {
			flash.addFlashAttribute("refused", ex.reasons());
			flash.addFlashAttribute("typedKey", key);
			flash.addFlashAttribute("typedReason", reason);
		}
		return back(back, key);
	}

	@PostMapping(PAGE + "/withdraw")
	String withdraw(@RequestParam String key, @RequestParam(defaultValue = "") String back, Principal person,
			RedirectAttributes flash) {
		this.checks.withdraw(key, person.getName());
		flash.addFlashAttribute("done", "checks.done.withdrawn");
		return back(back, key);
	}

	/** Back to where it was said; only pages of the library. */
	private static String back(String back, String key) {
		boolean known = Stream.of(PAGE, "/knowledge/proposals/[0-9a-f-]{36}").anyMatch(back::matches);
		String finding = key.matches("[0-9a-f]{32}") ? "#check-" + key : "";
		return "redirect:" + (known ? back : PAGE) + finding;
	}

}
