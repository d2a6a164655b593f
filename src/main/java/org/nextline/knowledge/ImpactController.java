package org.nextline.knowledge;

import java.security.Principal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.nextline.rules.Beside;
import org.nextline.rules.Shift;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.Words;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a proposal would change in the stored cases: the report with its counts, the cases
 * of a group, and one case with both advices side by side.
 */
@Controller
@RequestMapping("/knowledge/proposals/{id}/impact")
class ImpactController {

	private static final int PAGE = 25;

	private final ImpactDesk desk;

	private final ImpactStore store;

	private final ImpactTicks ticks;

	private final ImpactBooks books;

	private final ProposalDesk proposals;

	private final CaseArchive archive;

	private final Assessor assessor;

	ImpactController(ImpactDesk desk, ImpactStore store, ImpactTicks ticks, ImpactBooks books, ProposalDesk proposals,
			CaseArchive archive, Assessor assessor) {
		this.desk = desk;
		this.store = store;
		this.ticks = ticks;
		this.books = books;
		this.proposals = proposals;
		this.archive = archive;
		this.assessor = assessor;
	}

	@GetMapping
	String report(@PathVariable UUID id, Principal person, Model model) {
		ProposalDesk.Folder folder = this.proposals.folder(id);
		ImpactDesk.Status status = this.desk.status(id);
		model.addAttribute("proposal", folder.proposal());
		model.addAttribute("changes", folder.changes().size());
		model.addAttribute("ended", folder.proposal().getStatus().ended());
		model.addAttribute("progress", status.latest().map(ImpactReport.Progress::new).orElse(null));
		model.addAttribute("current", status.current());
		model.addAttribute("open", status.open());
		model.addAttribute("mayTick",
				status.current() && this.desk.mayTick(id, person.getName()) && !folder.proposal().getStatus().ended());
		status.shown().ifPresent((run) -> {
			model.addAttribute("run", run);
			model.addAttribute("time", ImpactReport.time(run));
			model.addAttribute("stored", this.archive.count());
			model.addAttribute("sections",
					ImpactReport.sections(ImpactGroup.of(this.store.groups(run.id()), this.ticks.read(run.id())),
							this.store.counts(run.id())));
		});
		return "knowledge/impact";
	}

	/**
	 * How far it is, for the page that waits; when it has ended the page is read anew.
	 */
	@GetMapping("/progress")
	String progress(@PathVariable UUID id, Model model, HttpServletResponse response) {
		ImpactReport.Progress progress = this.desk.status(id).latest().map(ImpactReport.Progress::new).orElse(null);
		if (progress == null || !progress.active()) {
			response.setHeader("HX-Refresh", "true");
		}
		model.addAttribute("progress", progress);
		return "knowledge/impact :: progress";
	}

	@PostMapping
	String start(@PathVariable UUID id, Principal person, RedirectAttributes flash) {
		return step(report(id), "impact.started", flash, () -> this.desk.start(id, person.getName()));
	}

	@PostMapping("/cancel")
	String cancel(@PathVariable UUID id, Principal person, RedirectAttributes flash) {
		return step(report(id), "impact.stopped", flash, () -> this.desk.cancel(id, person.getName()));
	}

	/**
	 * Cases of a group, page by page.
	 * @param after the case after which the page begins
	 * @param from how many cases come before it, for the reader
	 */
	@GetMapping("/cases")
	String cases(@PathVariable UUID id, @RequestParam Shift.Kind kind, @RequestParam String option,
			@RequestParam(required = false) @Nullable UUID after, @RequestParam(defaultValue = "0") long from,
			Principal person, Model model) {
		ProposalDesk.Folder folder = this.proposals.folder(id);
		ImpactDesk.Status status = this.desk.status(id);
		ImpactRun run = status.shown().orElseThrow(ProposalNotFound::new);
		ImpactTicks.Group asked = new ImpactTicks.Group(kind, option);
		ImpactGroup group = ImpactGroup.of(this.store.groups(run.id()), this.ticks.read(run.id()))
			.stream()
			.filter((one) -> one.kind() == kind && one.option().equals(option))
			.findFirst()
			.orElseThrow(ProposalNotFound::new);
		List<ImpactStore.Line> lines = this.store.lines(run.id(), kind, option, after, PAGE + 1);
		List<ImpactStore.Line> page = lines.subList(0, Math.min(PAGE, lines.size()));
		List<UUID> ids = page.stream().map(ImpactStore.Line::caseId).toList();
		Map<UUID, ImpactTicks.Tick> read = this.ticks.of(run.id(), asked, ids);
		Map<UUID, String> words = this.archive.among(ids)
			.stream()
			.collect(Collectors.toMap(CaseArchive.Entry::id, CaseArchive.Entry::words, (one, two) -> one));
		model.addAttribute("proposal", folder.proposal());
		model.addAttribute("run", run);
		model.addAttribute("group", new ImpactReport.Shown(group));
		model.addAttribute("kind", kind);
		model.addAttribute("rows",
				page.stream()
					.map((line) -> new ImpactReport.Row(line.caseId(), words.getOrDefault(line.caseId(), ""), line,
							read.get(line.caseId())))
					.toList());
		model.addAttribute("after", after);
		model.addAttribute("from", Math.max(0, from));
		model.addAttribute("next", (lines.size() > PAGE) ? ids.get(ids.size() - 1) : null);
		model.addAttribute("mayTick", status.current() && kind.grave() && this.desk.mayTick(id, person.getName())
				&& !folder.proposal().getStatus().ended());
		return "knowledge/impact-cases";
	}

	/** A fact of the case, as the page shows it. */
	record Known(String label, String words) {
	}

	/** One case: both advices side by side. */
	@GetMapping("/{caseId}")
	String one(@PathVariable UUID id, @PathVariable UUID caseId,
			@RequestParam(required = false) Shift.@Nullable Kind kind, @RequestParam(defaultValue = "") String option,
			Principal person, Model model) {
		ProposalDesk.Folder folder = this.proposals.folder(id);
		ImpactDesk.Status status = this.desk.status(id);
		ImpactRun run = status.shown().orElseThrow(ProposalNotFound::new);
		CaseArchive.Entry entry = this.archive.find(caseId).orElseThrow(ProposalNotFound::new);
		model.addAttribute("proposal", folder.proposal());
		model.addAttribute("run", run);
		model.addAttribute("entry", entry);
		model.addAttribute("known", known(entry.facts()));
		List<ImpactStore.Line> lines = this.store.lines(run.id(), caseId);
		model.addAttribute("lines", lines);
		Map<String, ImpactTicks.Tick> read = lines.stream()
			.filter((line) -> line.kind().grave())
			.flatMap((line) -> Optional
				.ofNullable(this.ticks.of(run.id(), new ImpactTicks.Group(line.kind(), line.option()), List.of(caseId))
					.get(caseId))
				.map((tick) -> Map.entry(line.option(), tick))
				.stream())
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		model.addAttribute("read", read);
		model.addAttribute("mayTick",
				status.current() && this.desk.mayTick(id, person.getName()) && !folder.proposal().getStatus().ended());
		model.addAttribute("kind", kind);
		model.addAttribute("option", option);
		if (kind != null) {
			model.addAttribute("next",
					this.store.lines(run.id(), kind, option, caseId, 1)
						.stream()
						.map(ImpactStore.Line::caseId)
						.findFirst()
						.orElse(null));
		}
		beside(entry.facts(), run, model);
		return "knowledge/impact-case";
	}

	private void beside(CaseFacts stated, ImpactRun run, Model model) {
		try {
			ImpactBooks.Two two = this.books.of(run);
			CaseFacts old = this.assessor.complete(stated, two.before());
			CaseFacts fresh = this.assessor.complete(stated, two.after());
			List<Beside> all = two.comparison().beside(old, fresh);
			model.addAttribute("differs", all.stream().filter((one) -> one.shift() != null).toList());
			model.addAttribute("stays", all.stream().filter((one) -> one.shift() == null).toList());
		}
		catch (ProposalRefused ex) {
			model.addAttribute("refused", ex.reasons());
		}
	}

	private static List<Known> known(CaseFacts facts) {
		return facts.known()
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey(Comparator.comparing(Function.identity())))
			.map((entry) -> new Known(entry.getKey().label().replace("?", ""),
					Words.of(entry.getKey(), entry.getValue().value())))
			.toList();
	}

	/** Notes that somebody has read a whole group, or single cases of it. */
	@PostMapping("/ticks")
	String tick(@PathVariable UUID id, @RequestParam Shift.Kind kind, @RequestParam String option,
			@RequestParam(name = "case", required = false) UUID @Nullable [] cases,
			@RequestParam(defaultValue = "false") boolean all, @RequestParam(defaultValue = "") String note,
			@RequestParam(defaultValue = "") String back, Principal person, RedirectAttributes flash) {
		ImpactTicks.Group group = new ImpactTicks.Group(kind, option);
		List<UUID> chosen = (cases != null) ? Arrays.asList(cases) : List.of();
		if (!all && chosen.isEmpty()) {
			flash.addFlashAttribute("refused", List.of("Choose at least one case that you have read."));
			return "redirect:" + back(id, group, back);
		}
		return step(back(id, group, back), "impact.ticked", flash, () -> {
			if (all) {
				this.desk.tick(id, group, note.strip(), person.getName());
			}
			else {
				this.desk.tick(id, group, chosen, note.strip(), person.getName());
			}
		});
	}

	/** Takes such a note back. */
	@PostMapping("/unticks")
	String untick(@PathVariable UUID id, @RequestParam Shift.Kind kind, @RequestParam String option,
			@RequestParam(name = "case", required = false) UUID @Nullable [] cases,
			@RequestParam(defaultValue = "") String back, Principal person, RedirectAttributes flash) {
		ImpactTicks.Group group = new ImpactTicks.Group(kind, option);
		return step(back(id, group, back), "impact.unticked", flash, () -> this.desk.untick(id, group,
				(cases != null) ? Arrays.asList(cases) : List.of(), person.getName()));
	}

	private static String report(UUID id) {
		return "/knowledge/proposals/" + id + "/impact";
	}

	/** The page on which it was ticked: a case, a page of the list, or the report. */
	private static String back(UUID id, ImpactTicks.Group group, String back) {
		if (back.matches("[0-9a-f-]{36}")) {
			return UriComponentsBuilder.fromPath(report(id) + "/" + back)
				.queryParam("kind", group.kind())
				.queryParam("option", "{option}")
				.encode()
				.buildAndExpand(group.option())
				.toUriString();
		}
		if (back.matches("list(:[0-9a-f-]{36})?(:\\d{1,9})?")) {
			String[] parts = back.split(":");
			UriComponentsBuilder list = UriComponentsBuilder.fromPath(report(id) + "/cases")
				.queryParam("kind", group.kind())
				.queryParam("option", "{option}");
			if (parts.length == 3) {
				list.queryParam("after", parts[1]).queryParam("from", parts[2]);
			}
			return list.encode().buildAndExpand(group.option()).toUriString();
		}
		return report(id);
	}

	private static String step(String back, String done, RedirectAttributes flash, Runnable step) {
		try {
			step.run();
			flash.addFlashAttribute("done", done);
		}
		catch (ProposalRefused ex) {
			flash.addFlashAttribute("refused", ex.reasons());
		}
		return "redirect:" + back;
	}

}
