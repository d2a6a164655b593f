package org.nextline.knowledge;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.nextline.rules.Severity;
import org.nextline.rules.Source;
import org.nextline.vocabulary.Agent;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Strength;
import org.nextline.vocabulary.TherapyCategory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The library: rules, agents and sources of the current release, to read and to search.
 */
@Controller
@RequestMapping("/knowledge")
class KnowledgeController {

	/** How many agents and sources a search on the first page names. */
	private static final int NAMED = 6;

	private static final Comparator<String> WORDS = String.CASE_INSENSITIVE_ORDER;

	private final Library library;

	private final Standing standing;

	private final History history;

	private final FiringCounts firing;

	private final Clock clock;

	KnowledgeController(Library library, Standing standing, History history, FiringCounts firing,
			ObjectProvider<Clock> clock) {
		this.library = library;
		this.standing = standing;
		this.history = history;
		this.firing = firing;
		this.clock = clock.getIfAvailable(Clock::systemDefaultZone);
	}

	@GetMapping
	String rules(@RequestParam Map<String, String> given, Model model) {
		Shelf shelf = this.library.current();
		Map<String, String> asked = new LinkedHashMap<>(given);
		String agent = given.getOrDefault("agent", "").strip();
		if (!agent.isEmpty()) {
			agentKey(shelf, agent).ifPresentOrElse((key) -> asked.put("agent", key),
					() -> model.addAttribute("noAgent", agent));
		}
		List<String> owners = List.copyOf(shelf.owners());
		List<String> genes = List.copyOf(shelf.genes());
		Query query = Query.of("/knowledge", asked,
				Map.of("disease", names(Disease.values()), "category", names(TherapyCategory.values()), "kind",
						names(RuleLine.Kind.values()), "check", names(CheckMark.values()), "agent",
						shelf.agents().stream().map((line) -> line.agent().key()).toList(), "gene", genes, "degree",
						Stream.concat(names(Strength.values()).stream(), Stream.of(Severity.WARN.name())).toList(),
						"status", names(Status.values()), "owner", owners, "review", names(Review.values())),
				List.of("id", "title", "kind", "degree", "evidence", "check", "review"));
		Map<String, List<Standing.Pending>> pending = this.standing.pending();
		LocalDate today = LocalDate.now(this.clock);
		List<RuleLine> found = rows(shelf, query, pending).filter((line) -> wanted(line, query, today))
			.sorted(order(query))
			.toList();
		if (query.isAsked()) {
			List<AgentLine> agents = shelf.agents().stream().filter((line) -> query.fits(line.text())).toList();
			List<SourceLine> sources = shelf.sources().stream().filter((line) -> query.fits(line.text())).toList();
			model.addAttribute("agents", agents.stream().limit(NAMED).toList());
			model.addAttribute("agentCount", agents.size());
			model.addAttribute("sources", sources.stream().limit(NAMED).toList());
			model.addAttribute("sourceCount", sources.size());
		}
		model.addAttribute("shelf", summary(shelf));
		model.addAttribute("query", query);
		model.addAttribute("rules", Sheet.of(found, query.page()));
		model.addAttribute("pending", pending);
		model.addAttribute("today", today);
		model.addAttribute("diseases", Disease.values());
		model.addAttribute("categories",
				Arrays.stream(TherapyCategory.values()).sorted(Comparator.comparing(TherapyCategory::label)).toList());
		model.addAttribute("kinds", Stream.of(RuleLine.Kind.values()).filter(RuleLine.Kind::listed).toList());
		model.addAttribute("checks", CheckMark.values());
		model.addAttribute("strengths", Strength.values());
		model.addAttribute("agentNames", shelf.agents().stream().map((line) -> line.agent().name()).sorted().toList());
		model.addAttribute("agentName",
				shelf.agents()
					.stream()
					.map(AgentLine::agent)
					.filter((one) -> one.key().equals(query.chosen("agent")))
					.map(Agent::name)
					.findFirst()
					.orElse(agent));
		model.addAttribute("genes", genes);
		model.addAttribute("owners", owners);
		model.addAttribute("statuses", Status.values());
		model.addAttribute("reviews", Review.values());
		model.addAttribute("sections", Section.values());
		return "knowledge/rules";
	}

	/** How a row stands; those in force are shown unless another is asked for. */
	enum Status {

		DRAFT, RETIRED

	}

	/** Reviews that are overdue, or fall due within three months. */
	enum Review {

		OVERDUE, SOON

	}

	private static Optional<String> agentKey(Shelf shelf, String typed) {
		return shelf.agents()
			.stream()
			.map(AgentLine::agent)
			.filter((agent) -> agent.key().equalsIgnoreCase(typed) || agent.name().equalsIgnoreCase(typed)
					|| agent.synonyms().stream().anyMatch(typed::equalsIgnoreCase))
			.map(Agent::key)
			.findFirst();
	}

	private Stream<RuleLine> rows(Shelf shelf, Query query, Map<String, List<Standing.Pending>> pending) {
		if (query.chosen("status").equals(Status.RETIRED.name())) {
			return this.standing.retired(shelf).stream();
		}
		if (query.chosen("status").equals(Status.DRAFT.name())) {
			return Stream.concat(this.standing.drafts(pending).stream(),
					shelf.rows().stream().filter((line) -> pending.containsKey(line.name())));
		}
		return shelf.rows().stream();
	}

	private static boolean wanted(RuleLine line, Query query, LocalDate today) {
		boolean disease = query.chosen("disease").isEmpty()
				|| line.diseases().stream().anyMatch((one) -> query.allows("disease", one.name()));
		boolean category = query.chosen("category").isEmpty()
				|| line.categories().stream().anyMatch((one) -> query.allows("category", one.name()));
		boolean agent = query.chosen("agent").isEmpty() || line.agents().contains(query.chosen("agent"));
		boolean gene = query.chosen("gene").isEmpty() || line.genes().contains(query.chosen("gene"));
		boolean degree = query.chosen("degree").isEmpty() || line.degrees().contains(query.chosen("degree"));
		CheckMark mark = line.check();
		boolean check = query.chosen("check").isEmpty() || (mark != null && query.allows("check", mark.name()));
		return disease && category && agent && gene && degree && check && query.allows("kind", line.kind().name())
				&& query.allows("owner", line.upkeep().owner()) && due(line, query.chosen("review"), today)
				&& query.fits(line.text());
	}

	private static boolean due(RuleLine line, String review, LocalDate today) {
		if (review.isEmpty()) {
			return true;
		}
		return line.upkeep().overdue(today)
				|| (review.equals(Review.SOON.name()) && line.upkeep().overdue(today.plusMonths(3)));
	}

	private static Comparator<RuleLine> order(Query query) {
		Comparator<RuleLine> order = switch (query.sort()) {
			case "title" -> Comparator.comparing(RuleLine::title, WORDS);
			case "kind" -> Comparator.comparing(RuleLine::kind);
			case "degree" -> Comparator.comparing((line) -> line.degree().rank());
			case "evidence" -> Comparator.comparing((line) -> line.evidence().isEmpty() ? "~" : line.evidence());
			case "check" -> Comparator.comparing(RuleLine::check, Comparator.nullsLast(Comparator.naturalOrder()));
			case "review" -> Comparator.comparing((line) -> line.upkeep().reviewBy(),
					Comparator.nullsLast(Comparator.naturalOrder()));
			default -> Comparator.comparing(RuleLine::id);
		};
		return (query.descending() ? order.reversed() : order).thenComparing(RuleLine::id);
	}

	private static Map<String, Object> summary(Shelf shelf) {
		Map<String, Object> summary = new LinkedHashMap<>();
		summary.put("version", shelf.release().version());
		summary.put("publishedAt", shelf.release().publishedAt());
		summary.put("sha256", shelf.release().sha256());
		summary.put("agents", shelf.agents().size());
		summary.put("sources", shelf.sources().size());
		for (RuleLine.Kind kind : RuleLine.Kind.values()) {
			summary.put(kind.name(), shelf.rules().stream().filter((line) -> line.kind() == kind).count());
		}
		summary.put("rows", shelf.rows().size());
		summary.put("toConfirm", shelf.rules().stream().filter(RuleLine::toConfirm).count());
		return summary;
	}

	@GetMapping("/rules/{id}")
	String rule(@PathVariable String id, Model model) {
		Shelf shelf = this.library.current();
		RulePage page = shelf.rule(id).orElseThrow(KnowledgeController::notHere);
		Section section = page.line().kind().section();
		model.addAttribute("page", page);
		model.addAttribute("firing", this.firing.of(id));
		model.addAttribute("steps", this.history.of(section, id));
		model.addAttribute("pending", this.standing.pending().getOrDefault(section + "/" + id, List.of()));
		model.addAttribute("retracted",
				page.sources().stream().map(SourceLine::source).filter(Source::isRetracted).toList());
		model.addAttribute("today", LocalDate.now(this.clock));
		return "knowledge/rule";
	}

	/** On how many stored cases the rule fires, as far as that is counted. */
	@GetMapping("/rules/{id}/firing")
	String firing(@PathVariable String id, Model model) {
		if (this.library.current().rule(id).isEmpty()) {
			throw notHere();
		}
		model.addAttribute("id", id);
		model.addAttribute("firing", this.firing.of(id));
		return "knowledge/parts :: firing(id=${id}, firing=${firing})";
	}

	@GetMapping("/agents")
	String agents(@RequestParam Map<String, String> given, Model model) {
		Shelf shelf = this.library.current();
		Query query = Query.of("/knowledge/agents", given, Map.of("class", List.copyOf(shelf.classes())),
				List.of("name", "suggested", "cautions"));
		Comparator<AgentLine> order = switch (query.sort()) {
			case "suggested" -> Comparator.comparing(AgentLine::suggested).reversed();
			case "cautions" -> Comparator.comparing(AgentLine::cautions).reversed();
			default -> Comparator.comparing((line) -> line.agent().name(), WORDS);
		};
		List<AgentLine> found = shelf.agents()
			.stream()
			.filter((line) -> query.fits(line.text())
					&& (query.chosen("class").isEmpty() || line.agent().in(query.chosen("class"))))
			.sorted((query.descending() ? order.reversed() : order).thenComparing((line) -> line.agent().name(), WORDS))
			.toList();
		Map<String, String> classes = new LinkedHashMap<>();
		shelf.classes()
			.stream()
			.sorted(Comparator.comparing(Names::ofClass, WORDS))
			.forEach((name) -> classes.put(name, Outline.sentence(Names.ofClass(name))));
		model.addAttribute("query", query);
		model.addAttribute("agents", Sheet.of(found, query.page()));
		model.addAttribute("classes", classes);
		return "knowledge/agents";
	}

	/** Keys have spaces and slashes, so they stand behind the question mark. */
	@GetMapping(path = "/agents", params = "key")
	String agent(@RequestParam String key, Model model) {
		model.addAttribute("page", this.library.current().agent(key).orElseThrow(KnowledgeController::notHere));
		return "knowledge/agent";
	}

	/** A key without a slash may also stand in the path. */
	@GetMapping("/agents/{key}")
	String agentInPath(@PathVariable String key, Model model) {
		return agent(key, model);
	}

	@GetMapping("/sources")
	String sources(@RequestParam Map<String, String> given, Model model) {
		Query query = Query.of("/knowledge/sources", given,
				Map.of("citation", List.of("confirmed", "open"), "review", List.of("overdue")),
				List.of("id", "citation", "rules", "review"));
		LocalDate today = LocalDate.now(this.clock);
		Comparator<SourceLine> order = switch (query.sort()) {
			case "citation" -> Comparator.comparing((line) -> line.source().citation(), WORDS);
			case "rules" -> Comparator.comparing(SourceLine::rules).reversed();
			case "review" -> Comparator.comparing((line) -> line.source().reviewDue(),
					Comparator.nullsLast(Comparator.naturalOrder()));
			default -> Comparator.comparing((line) -> line.source().id(), WORDS);
		};
		List<SourceLine> found = this.library.current()
			.sources()
			.stream()
			.filter((line) -> query.fits(line.text())
					&& query.allows("citation", line.source().citationVerified() ? "confirmed" : "open")
					&& query.allows("review", line.source().overdue(today) ? "overdue" : "due"))
			.sorted((query.descending() ? order.reversed() : order).thenComparing((line) -> line.source().id(), WORDS))
			.toList();
		model.addAttribute("query", query);
		model.addAttribute("today", today);
		model.addAttribute("sources", Sheet.of(found, query.page()));
		return "knowledge/sources";
	}

	@GetMapping("/sources/{id}")
	String source(@PathVariable String id, Model model) {
		Shelf shelf = this.library.current();
		SourceLine line = shelf.source(id).orElseThrow(KnowledgeController::notHere);
		model.addAttribute("line", line);
		model.addAttribute("today", LocalDate.now(this.clock));
		model.addAttribute("rules", shelf.restingOn(line.source()));
		return "knowledge/source";
	}

	private static ResponseStatusException notHere() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

	private static List<String> names(Enum<?>[] values) {
		return Stream.of(values).map(Enum::name).toList();
	}

}
