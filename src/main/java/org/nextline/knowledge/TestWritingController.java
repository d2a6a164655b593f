package org.nextline.knowledge;

import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.nextline.rules.CareRule;
import org.nextline.rules.Foreclosure;
import org.nextline.rules.Interaction;
import org.nextline.rules.RuleBook;
import org.nextline.rules.SafetyRule;
import org.nextline.vocabulary.Agent;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.Truth;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Making tests: from a form, from a stored case, or proposed by the system. They go into
 * a proposal, and are reviewed and released with it.
 */
@Controller
@RequestMapping("/knowledge/tests")
class TestWritingController {

	private static final int CASES = 12;

	private static final int PROPOSALS = 30;

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final TypeReference<LinkedHashMap<String, Object>> TEST = new TypeReference<>() {
	};

	private final TestDesk desk;

	private final TestBench bench;

	private final ProposalDesk proposalDesk;

	private final Proposals proposals;

	private final CaseArchive archive;

	private final Assessor assessor;

	TestWritingController(TestDesk desk, TestBench bench, ProposalDesk proposalDesk, Proposals proposals,
			CaseArchive archive, Assessor assessor) {
		this.desk = desk;
		this.bench = bench;
		this.proposalDesk = proposalDesk;
		this.proposals = proposals;
		this.archive = archive;
		this.assessor = assessor;
	}

	// Where it goes, and how it is made

	@GetMapping("/begin")
	String begin(@RequestParam Map<String, String> given, HttpServletRequest request, Model model) {
		writersOnly(request);
		layBegin(given, Map.of(), model);
		return "knowledge/test-begin";
	}

	@PostMapping("/begin")
	String begun(@RequestParam Map<String, String> given, Principal person, Model model, HttpServletResponse response) {
		Map<String, String> faults = new LinkedHashMap<>();
		String row = given.getOrDefault("row", "").strip();
		String where = given.getOrDefault("where", "");
		String title = given.getOrDefault("title", "").strip();
		TestPlace place = this.desk.place(where.equals("new") ? null : where);
		Pack pack = place.pack();
		if (pack != null && !rows(pack.book()).containsKey(row)) {
			faults.put("row", row.isEmpty() ? "Say which row it tests."
					: "There is no row \"" + row + "\"." + CaseReader.Spelling.hint(row, rows(pack.book()).keySet()));
		}
		if (where.isEmpty()) {
			faults.put("where", "Choose a proposal, or begin a new one.");
		}
		if (where.equals("new") && (title.isEmpty() || title.length() > Proposal.TITLE_LENGTH)) {
			faults.put("title", "Give the proposal a title of at most " + Proposal.TITLE_LENGTH + " characters.");
		}
		if (!faults.isEmpty()) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			layBegin(given, faults, model);
			return "knowledge/test-begin";
		}
		String id = where.equals("new") ? this.proposalDesk.open(title, "", person.getName()).getId().toString()
				: where;
		boolean proposed = given.getOrDefault("how", "").equals("proposed") || given.containsKey("line");
		UriComponentsBuilder address = UriComponentsBuilder
			.fromPath("/knowledge/tests/" + (proposed ? "propose" : "write"))
			.queryParam("proposal", "{proposal}")
			.queryParam("row", "{row}");
		Map<String, String> values = new LinkedHashMap<>(Map.of("proposal", id, "row", row));
		for (String key : List.of("part", "line", "truth")) {
			if (given.containsKey(key)) {
				address.queryParam(key, "{" + key + "}");
				values.put(key, given.getOrDefault(key, ""));
			}
		}
		return "redirect:" + address.encode().buildAndExpand(values).toUriString();
	}

	private void layBegin(Map<String, String> given, Map<String, String> faults, Model model) {
		TestPlace place = this.desk.place(null);
		Pack pack = place.pack();
		model.addAttribute("given", given);
		model.addAttribute("faults", faults);
		model.addAttribute("rows", (pack != null) ? rows(pack.book()) : Map.of());
		model
			.addAttribute("proposals",
					this.proposals
						.findByStatusIn(List.of(ProposalStatus.DRAFT, ProposalStatus.CHANGES_REQUESTED),
								PageRequest.of(0, PROPOSALS,
										Sort.by(Sort.Direction.DESC, "updatedAt").and(Sort.by("id"))))
						.getContent());
	}

	/** The rows that can carry tests, by their ids, with what they are about. */
	private static Map<String, String> rows(RuleBook book) {
		Map<String, String> rows = new LinkedHashMap<>();
		book.rules().forEach((rule) -> rows.put(rule.id(), rule.title()));
		for (SafetyRule row : book.safety()) {
			rows.put(row.id(), row.message());
		}
		for (CareRule row : book.care()) {
			rows.put(row.id(), row.title());
		}
		for (Interaction row : book.interactions()) {
			rows.put(row.id(), row.text());
		}
		for (Foreclosure row : book.foreclosures()) {
			rows.put(row.id(), row.what());
		}
		return rows;
	}

	// One test

	/** What a form is about: the proposal, the row, and the test that is edited. */
	private record Task(TestPlace place, Proposal proposal, Pack pack, String row, TestDesk.Carrier carrier,
			@Nullable Integer number) {

		boolean option() {
			return TestDesk.option(this.pack.book(), this.row);
		}

	}

	private @Nullable Task task(Map<String, String> given) {
		TestPlace place = this.desk.place(given.get("proposal"));
		Proposal proposal = place.proposal();
		Pack pack = place.pack();
		if (proposal == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		if (!place.isOpen()) {
			throw new ProposalRefused("It can only be written while it is a draft.");
		}
		if (pack == null) {
			return null;
		}
		String test = given.getOrDefault("test", "");
		String row = test.matches("[\\w-]{1,40}\\.\\d{1,3}") ? test.substring(0, test.lastIndexOf('.'))
				: given.getOrDefault("row", "");
		TestDesk.Carrier carrier = this.desk.carrier(proposal, row)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		Integer number = null;
		if (!test.isEmpty()) {
			number = Integer.parseInt(test.substring(test.lastIndexOf('.') + 1)) - 1;
			if (number < 0 || number >= carrier.tests().size()) {
				throw new ResponseStatusException(HttpStatus.NOT_FOUND);
			}
		}
		return new Task(place, proposal, pack, row, carrier, number);
	}

	@GetMapping("/write")
	String write(@RequestParam Map<String, String> given, HttpServletRequest request, Model model) {
		writersOnly(request);
		if (given.getOrDefault("proposal", "").isEmpty()) {
			layBegin(given, Map.of(), model);
			return "knowledge/test-begin";
		}
		Task task = task(given);
		if (task == null) {
			model.addAttribute("place", this.desk.place(given.get("proposal")));
			return "knowledge/test";
		}
		Map<?, ?> example = (task.number() != null) ? task.carrier().tests().get(task.number()) : Map.of();
		String was = (task.number() != null) ? TestDesk.fingerprint(example) : "";
		String stored = given.getOrDefault("case", "");
		if (stored.matches("[0-9a-fA-F-]{36}")) {
			CaseArchive.Entry entry = this.archive.find(UUID.fromString(stored))
				.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
			Deidentified taken = Deidentified.of(entry.facts(), task.pack().book().agents());
			Map<String, Object> fresh = new LinkedHashMap<>();
			fresh.put("name", entry.words());
			fresh.put("case", taken.answers());
			example = fresh;
			model.addAttribute("removed", taken.removed());
		}
		String find = given.getOrDefault("find", "");
		model.addAttribute("find", find);
		model.addAttribute("stored",
				(given.containsKey("find") && find.length() <= 100) ? this.archive.search(find, CASES) : List.of());
		lay(task, TestForm.of(example), was, false, model);
		return "knowledge/test-write";
	}

	@PostMapping("/write")
	String written(@RequestParam MultiValueMap<String, String> posted, Principal person, Model model,
			HttpServletResponse response, RedirectAttributes flash) {
		Task task = task(posted.toSingleValueMap());
		if (task == null) {
			throw new ProposalRefused("The draft cannot be read; mend it first.");
		}
		String command = first(posted, "do");
		command = command.equals("add") ? "add:" + first(posted, "fact") : command;
		String was = first(posted, "was");
		TestForm form = TestForm.typed(posted).after(command);
		TestForm.Reading reading = form.read(task.pack(), task.option());
		if (command.equals("store") && reading.faults().isEmpty()) {
			try {
				this.desk.put(task.proposal(), task.row(), task.number(), was, List.of(reading.example()),
						person.getName());
				flash.addFlashAttribute("done", "tests.kept");
				return "redirect:/knowledge/tests?proposal=" + task.proposal().getId() + "&rule=" + task.row();
			}
			catch (ProposalRefused ex) {
				model.addAttribute("refused", ex.reasons());
			}
			catch (ChangeConflict ex) {
				model.addAttribute("refused", List.of("Somebody else changed this test meanwhile. What you typed is "
						+ "still here; look at theirs, then store yours as a new test or write it anew."));
			}
			response.setStatus(HttpStatus.CONFLICT.value());
		}
		else if (command.equals("store")) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		}
		model.addAttribute("stored", List.of());
		lay(task, form, was, command.equals("store"), model);
		model.addAttribute("added", command.startsWith("add:"));
		return "knowledge/test-write";
	}

	private void lay(Task task, TestForm form, String was, boolean tried, Model model) {
		TestForm.Reading reading = form.read(task.pack(), task.option());
		// an empty form is not told what it lacks before it was tried
		Map<String, String> faults = new LinkedHashMap<>(reading.faults());
		if (!tried) {
			List.of("name", "expect", "facts").forEach(faults::remove);
		}
		model.addAttribute("place", task.place());
		model.addAttribute("row", task.row());
		model.addAttribute("about", rows(task.pack().book()).getOrDefault(task.row(), ""));
		model.addAttribute("number", task.number());
		model.addAttribute("was", was);
		model.addAttribute("form", form);
		model.addAttribute("faults", faults);
		model.addAttribute("lines", form.lines(faults));
		model.addAttribute("bases", task.pack().cases().keySet().stream().sorted().toList());
		model.addAttribute("expectations", task.option() ? TestForm.VERDICTS : TestForm.TRUTHS);
		model.addAttribute("agentChoices", task.pack().book().agents().all().stream().map(Agent::key).toList());
		model.addAttribute("sections", sections());
		if (reading.answers().isEmpty() || !CaseReader.read(reading.answers()).faultless()) {
			return;
		}
		String agent = form.text("agent");
		String expect = form.text("expect").isEmpty() ? "nothing" : form.text("expect");
		List<String> asks = (reading.example().get("asksFor") instanceof List<?> list)
				? list.stream().map(String::valueOf).toList() : List.of();
		Example example = new Example(task.row(), form.text("name"), "", reading.answers(), expect,
				agent.isEmpty() ? null : agent, asks);
		TestRun run = this.bench.of(task.pack());
		model.addAttribute("result", run.look(example));
		model.addAttribute("look", this.desk.look(run, example));
	}

	/** The fields of a case by the section of the form they stand in. */
	private static Map<String, List<CaseField>> sections() {
		Map<String, List<CaseField>> sections = new LinkedHashMap<>();
		Stream.of(CaseField.values())
			.forEach((field) -> sections.computeIfAbsent(field.section().label(), (label) -> new ArrayList<>())
				.add(field));
		return sections;
	}

	@PostMapping("/remove")
	String remove(@RequestParam Map<String, String> given, Principal person, RedirectAttributes flash) {
		Task task = task(given);
		if (task == null || task.number() == null) {
			throw new ProposalRefused("The draft cannot be read; mend it first.");
		}
		try {
			this.desk.put(task.proposal(), task.row(), task.number(), given.getOrDefault("was", ""), List.of(),
					person.getName());
			flash.addFlashAttribute("done", "tests.removed");
		}
		catch (ProposalRefused ex) {
			flash.addFlashAttribute("refused", ex.reasons());
		}
		catch (ChangeConflict ex) {
			flash.addFlashAttribute("refused", List.of("Somebody else changed this test meanwhile; look at it first."));
		}
		return "redirect:/knowledge/tests?proposal=" + task.proposal().getId() + "&rule=" + task.row();
	}

	// Proposed by the system

	@GetMapping("/propose")
	String propose(@RequestParam Map<String, String> given, HttpServletRequest request, Model model) {
		writersOnly(request);
		if (given.getOrDefault("proposal", "").isEmpty()) {
			layBegin(given, Map.of(), model);
			return "knowledge/test-begin";
		}
		Task task = task(given);
		if (task == null) {
			model.addAttribute("place", this.desk.place(given.get("proposal")));
			return "knowledge/test";
		}
		TestRun run = this.bench.of(task.pack());
		TestProposer proposer = new TestProposer(run, this.assessor, task.row(),
				TestDesk.conditions(task.pack().book(), task.row()), task.carrier().tests());
		List<TestProposer.Proposed> proposed;
		if (given.containsKey("line")) {
			Coverage.Row row = run.coverage()
				.row(task.row())
				.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
			Coverage.Part part = Coverage.part(row, given.getOrDefault("part", ""));
			Coverage.Statement statement = Coverage
				.statement(row, given.getOrDefault("part", ""), given.getOrDefault("line", ""))
				.orElse(null);
			Truth truth = Arrays.stream(Truth.values())
				.filter((one) -> one.name().equals(given.get("truth")))
				.findFirst()
				.orElse(null);
			if (part == null || statement == null || truth == null) {
				throw new ResponseStatusException(HttpStatus.NOT_FOUND);
			}
			proposed = proposer.seen(part, statement, truth).map(List::of).orElse(List.of());
			model.addAttribute("statement", statement.words());
			model.addAttribute("truth", truth);
		}
		else {
			proposed = proposer.all();
		}
		layProposed(task, proposed, model);
		return "knowledge/test-propose";
	}

	/** A proposed test with all that goes into the form. */
	record Offered(TestProposer.Proposed test, String kept) {

		public String name() {
			return EntryDiff.text(this.test.example().get("name"));
		}

		public String expect() {
			return EntryDiff.text(this.test.example().get("expect"));
		}

	}

	private static void layProposed(Task task, Collection<TestProposer.Proposed> proposed, Model model) {
		model.addAttribute("place", task.place());
		model.addAttribute("row", task.row());
		model.addAttribute("about", rows(task.pack().book()).getOrDefault(task.row(), ""));
		model.addAttribute("count", task.carrier().tests().size());
		model.addAttribute("expectations", task.option() ? TestForm.VERDICTS : TestForm.TRUTHS);
		model.addAttribute("proposed",
				proposed.stream().map((one) -> new Offered(one, JSON.writeValueAsString(one.example()))).toList());
	}

	/** Puts what the author accepted into the draft, as the author corrected it. */
	@PostMapping("/propose")
	String accept(@RequestParam MultiValueMap<String, String> posted, Principal person, RedirectAttributes flash) {
		Task task = task(posted.toSingleValueMap());
		if (task == null) {
			throw new ProposalRefused("The draft cannot be read; mend it first.");
		}
		List<Map<String, Object>> accepted = new ArrayList<>();
		for (String number : posted.getOrDefault("accept", List.of())) {
			Map<String, Object> test = kept(first(posted, "test." + number));
			TestForm form = TestForm.typed(Map.of());
			if (!test.isEmpty()) {
				test.put("name", first(posted, "name." + number).strip());
				test.put("expect", first(posted, "expect." + number));
				form = TestForm.of(test);
			}
			TestForm.Reading reading = form.read(task.pack(), task.option());
			if (!reading.faults().isEmpty()) {
				throw new ProposalRefused(List.copyOf(reading.faults().values()));
			}
			accepted.add(reading.example());
		}
		if (accepted.isEmpty()) {
			flash.addFlashAttribute("refused", List.of("Tick the tests that shall go into the draft."));
			return "redirect:/knowledge/tests/propose?proposal=" + task.proposal().getId() + "&row=" + task.row();
		}
		this.desk.put(task.proposal(), task.row(), null, "", accepted, person.getName());
		flash.addFlashAttribute("done", "tests.accepted");
		return "redirect:/knowledge/tests?proposal=" + task.proposal().getId() + "&rule=" + task.row();
	}

	private static Map<String, Object> kept(String text) {
		try {
			return text.isEmpty() ? Map.of() : JSON.readValue(text, TEST);
		}
		catch (JacksonException ex) {
			return Map.of();
		}
	}

	private static String first(MultiValueMap<String, String> posted, String key) {
		String value = posted.getFirst(key);
		return (value != null) ? value : "";
	}

	private static void writersOnly(HttpServletRequest request) {
		if (!request.isUserInRole("AUTHOR") && !request.isUserInRole("APPROVER")) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN);
		}
	}

	@ExceptionHandler(ProposalRefused.class)
	ModelAndView refused(ProposalRefused ex) {
		ModelAndView page = new ModelAndView("knowledge/refused", Map.of("reasons", ex.reasons()));
		page.setStatus(HttpStatus.CONFLICT);
		return page;
	}

}
