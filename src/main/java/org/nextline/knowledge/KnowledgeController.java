package org.nextline.knowledge;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Disease;
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

	private final Clock clock;

	KnowledgeController(Library library, ObjectProvider<Clock> clock) {
		this.library = library;
		this.clock = clock.getIfAvailable(Clock::systemDefaultZone);
	}

	@GetMapping
	String rules(@RequestParam Map<String, String> given, Model model) {
		Shelf shelf = this.library.current();
		Query query = Query.of("/knowledge", given,
				Map.of("disease", names(Disease.values()), "category", names(TherapyCategory.values()), "kind",
						names(RuleLine.Kind.values()), "check", names(CheckMark.values())),
				List.of("id", "title", "kind", "degree", "evidence", "check"));
		List<RuleLine> found = shelf.rules()
			.stream()
			.filter((line) -> wanted(line, query))
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
		model.addAttribute("diseases", Disease.values());
		model.addAttribute("categories",
				Arrays.stream(TherapyCategory.values()).sorted(Comparator.comparing(TherapyCategory::label)).toList());
		model.addAttribute("kinds", RuleLine.Kind.values());
		model.addAttribute("checks", CheckMark.values());
		return "knowledge/rules";
	}

	private static boolean wanted(RuleLine line, Query query) {
		boolean disease = line.diseases().stream().anyMatch((one) -> query.allows("disease", one.name()));
		boolean category = query.chosen("category").isEmpty()
				|| line.categories().stream().anyMatch((one) -> query.allows("category", one.name()));
		return disease && category && query.allows("kind", line.kind().name())
				&& query.allows("check", line.check().name()) && query.fits(line.text());
	}

	private static Comparator<RuleLine> order(Query query) {
		Comparator<RuleLine> order = switch (query.sort()) {
			case "title" -> Comparator.comparing(RuleLine::title, WORDS);
			case "kind" -> Comparator.comparing(RuleLine::kind);
			case "degree" -> Comparator.comparing((line) -> line.degree().rank());
			case "evidence" -> Comparator.comparing((line) -> line.evidence().isEmpty() ? "~" : line.evidence());
			case "check" -> Comparator.comparing(RuleLine::check);
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
		summary.put("toConfirm", shelf.rules().stream().filter(RuleLine::toConfirm).count());
		return summary;
	}

	@GetMapping("/rules/{id}")
	String rule(@PathVariable String id, Model model) {
		model.addAttribute("page", this.library.current().rule(id).orElseThrow(KnowledgeController::notHere));
		return "knowledge/rule";
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
