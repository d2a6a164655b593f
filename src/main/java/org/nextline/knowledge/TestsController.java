package org.nextline.knowledge;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Disease;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The tests of the release in force or of a proposal: which there are, what they give,
 * and which statements of the book they have seen true, false and unknown.
 */
@Controller
@RequestMapping("/knowledge/tests")
class TestsController {

	private static final Comparator<String> WORDS = String.CASE_INSENSITIVE_ORDER;

	/** Failing tests that other pages name. */
	private static final int MOST_FAILING = 20;

	private final TestDesk desk;

	private final TestBench bench;

	TestsController(TestDesk desk, TestBench bench) {
		this.desk = desk;
		this.bench = bench;
	}

	/** How a test stands. */
	enum State {

		FAILED, PASSED, WAITING;

		static State of(ExampleRun.@Nullable Result result) {
			return (result == null) ? WAITING : result.passed() ? PASSED : FAILED;
		}

	}

	/**
	 * A test with what it gave.
	 *
	 * @param test the test
	 * @param result what it gave; null while it has not been run
	 */
	record Line(BookTest test, ExampleRun.@Nullable Result result) {

		public State getState() {
			return State.of(this.result);
		}

	}

	@GetMapping
	String list(@RequestParam Map<String, String> given, Model model) {
		TestPlace place = this.desk.place(given.get("proposal"));
		model.addAttribute("place", place);
		String rule = given.getOrDefault("rule", "").strip();
		Query query = Query.of("/knowledge/tests", given, filters(place, rule),
				List.of("id", "name", "expect", "state"));
		model.addAttribute("query", query);
		model.addAttribute("diseases", Disease.values());
		model.addAttribute("kinds", BookTest.Kind.values());
		model.addAttribute("states", State.values());
		Pack pack = place.pack();
		if (pack == null) {
			return "knowledge/tests";
		}
		TestRun run = this.bench.start(pack, place.whose());
		List<Line> lines = run.tests()
			.stream()
			.map((test) -> new Line(test, run.result(test.key())))
			.filter((line) -> wanted(line, query))
			.sorted(order(query))
			.toList();
		model.addAttribute("run", run);
		model.addAttribute("tests", Sheet.of(lines, query.page()));
		return "knowledge/tests";
	}

	/** The place and the rule are kept in every address of the list. */
	private static Map<String, List<String>> filters(TestPlace place, String rule) {
		Map<String, List<String>> filters = new LinkedHashMap<>();
		filters.put("disease", names(Disease.values()));
		filters.put("kind", names(BookTest.Kind.values()));
		filters.put("state", names(State.values()));
		if (rule.matches("[\\w-]{1,40}")) {
			filters.put("rule", List.of(rule));
		}
		String id = place.getId();
		if (id != null) {
			filters.put("proposal", List.of(id));
		}
		return filters;
	}

	private static boolean wanted(Line line, Query query) {
		Disease disease = line.test().disease();
		return query.allows("disease", (disease != null) ? disease.name() : "none")
				&& query.allows("kind", line.test().kind().name()) && query.allows("state", line.getState().name())
				&& query.allows("rule", line.test().id()) && query.fits(line.test().text());
	}

	private static Comparator<Line> order(Query query) {
		Comparator<Line> order = switch (query.sort()) {
			case "name" -> Comparator.comparing((line) -> line.test().example().name(), WORDS);
			case "expect" -> Comparator.comparing((line) -> line.test().example().expect());
			case "state" -> Comparator.comparing(Line::getState);
			default -> Comparator.comparing((line) -> line.test().id());
		};
		return (query.descending() ? order.reversed() : order).thenComparing((line) -> line.test().id());
	}

	/** Runs all tests again. */
	@PostMapping("/run")
	String run(@RequestParam(required = false) @Nullable String proposal) {
		TestPlace place = this.desk.place(proposal);
		Pack pack = place.pack();
		if (pack != null) {
			this.bench.again(pack, place.whose());
		}
		return "redirect:/knowledge/tests" + ((proposal != null) ? "?proposal=" + UUID.fromString(proposal) : "");
	}

	/** One test with what it gave and why. */
	@GetMapping("/one/{key}")
	String one(@PathVariable String key, @RequestParam(required = false) @Nullable String proposal, Model model) {
		TestPlace place = this.desk.place(proposal);
		Pack pack = place.pack();
		model.addAttribute("place", place);
		if (pack == null) {
			return "knowledge/test";
		}
		TestRun run = this.bench.of(pack);
		BookTest test = run.test(key).orElseThrow(TestsController::notHere);
		ExampleRun.Result known = run.result(key);
		model.addAttribute("line", new Line(test, (known != null) ? known : run.run(test)));
		model.addAttribute("look", this.desk.look(run, test.example()));
		model.addAttribute("whole", run.whole(test.id()));
		Proposal draft = place.proposal();
		if (draft != null && run.whole(test.id()) == null) {
			int number = Integer.parseInt(key.substring(key.lastIndexOf('.') + 1)) - 1;
			model.addAttribute("was",
					this.desk.carrier(draft, test.id())
						.map((carrier) -> TestDesk.fingerprint(carrier.tests().get(number)))
						.orElse(""));
		}
		return "knowledge/test";
	}

	/** The tests that fail, as a part of other pages. */
	@GetMapping("/failing")
	String failing(@RequestParam(required = false) @Nullable String proposal, Model model) {
		TestPlace place = this.desk.place(proposal);
		Pack pack = place.pack();
		model.addAttribute("place", place);
		if (pack != null) {
			TestRun run = this.bench.start(pack, place.whose());
			model.addAttribute("run", run);
			model.addAttribute("failing", failing(run));
		}
		return "knowledge/tests-parts :: failing";
	}

	/** The tests of a run that failed, as lines. */
	static List<Line> failing(TestRun run) {
		return run.tests()
			.stream()
			.map((test) -> new Line(test, run.result(test.key())))
			.filter((line) -> line.getState() == State.FAILED)
			.limit(MOST_FAILING)
			.toList();
	}

	/** Runs one test again. */
	@PostMapping("/one/{key}")
	String runOne(@PathVariable String key, @RequestParam(required = false) @Nullable String proposal) {
		Pack pack = this.desk.place(proposal).pack();
		if (pack != null) {
			TestRun run = this.bench.of(pack);
			run.run(run.test(key).orElseThrow(TestsController::notHere));
		}
		String place = (proposal != null) ? "?proposal=" + UUID.fromString(proposal) : "";
		return "redirect:/knowledge/tests/one/{key}" + place;
	}

	/** What the tests have seen, row by row. */
	@GetMapping("/coverage")
	String coverage(@RequestParam Map<String, String> given, Model model) {
		TestPlace place = this.desk.place(given.get("proposal"));
		model.addAttribute("place", place);
		Map<String, List<String>> filters = new LinkedHashMap<>();
		filters.put("disease", names(Disease.values()));
		filters.put("kind", names(Coverage.Kind.values()));
		filters.put("show", List.of("gaps", "untested"));
		String id = place.getId();
		if (id != null) {
			filters.put("proposal", List.of(id));
		}
		Query query = Query.of("/knowledge/tests/coverage", given, filters, List.of("id", "tests", "missing"));
		model.addAttribute("query", query);
		model.addAttribute("diseases", Disease.values());
		model.addAttribute("kinds", Coverage.Kind.values());
		Pack pack = place.pack();
		if (pack == null) {
			return "knowledge/coverage";
		}
		TestRun run = this.bench.cover(pack, place.whose());
		model.addAttribute("run", run);
		if (!run.covered()) {
			return "knowledge/coverage";
		}
		List<Coverage.Row> rows = run.coverage()
			.rows()
			.stream()
			.filter((row) -> wanted(row, query))
			.sorted(rows(query))
			.toList();
		model.addAttribute("rows", Sheet.of(rows, query.page()));
		model.addAttribute("seen", rows.stream().mapToInt(Coverage.Row::getSeen).sum());
		model.addAttribute("wanted", rows.stream().mapToInt(Coverage.Row::getWanted).sum());
		return "knowledge/coverage";
	}

	private static boolean wanted(Coverage.Row row, Query query) {
		String disease = query.chosen("disease");
		boolean shown = switch (query.chosen("show")) {
			case "gaps" -> row.getMissing() > 0;
			case "untested" -> row.tests().isEmpty();
			default -> true;
		};
		return shown && (disease.isEmpty() || row.diseases().contains(Disease.valueOf(disease)))
				&& query.allows("kind", row.kind().name()) && query.fits(Query.folded(row.id() + "\n" + row.title()));
	}

	private static Comparator<Coverage.Row> rows(Query query) {
		Comparator<Coverage.Row> order = switch (query.sort()) {
			case "tests" -> Comparator.comparing((row) -> row.tests().size());
			case "missing" -> Comparator.comparing(Coverage.Row::getMissing).reversed();
			default -> Comparator.comparing(Coverage.Row::id);
		};
		return (query.descending() ? order.reversed() : order).thenComparing(Coverage.Row::id);
	}

	/** What the tests have seen of one row, statement by statement. */
	@GetMapping(path = "/coverage", params = "row")
	String covered(@RequestParam String row, @RequestParam(required = false) @Nullable String proposal, Model model) {
		TestPlace place = this.desk.place(proposal);
		model.addAttribute("place", place);
		Pack pack = place.pack();
		if (pack == null) {
			return "knowledge/coverage";
		}
		TestRun run = this.bench.cover(pack, place.whose());
		model.addAttribute("run", run);
		Coverage.Row covered = run.coverage().row(row).orElseThrow(TestsController::notHere);
		model.addAttribute("row", covered);
		model.addAttribute("tests",
				covered.tests()
					.stream()
					.flatMap((key) -> run.test(key).stream())
					.filter((test) -> test.id().equals(covered.id()))
					.map((test) -> new Line(test, run.result(test.key())))
					.toList());
		return "knowledge/covered";
	}

	private static ResponseStatusException notHere() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

	private static List<String> names(Enum<?>[] values) {
		return Arrays.stream(values).map(Enum::name).toList();
	}

}
