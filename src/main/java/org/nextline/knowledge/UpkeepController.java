package org.nextline.knowledge;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What has to be looked through again, by owner, and what rests on retracted sources. */
@Controller
@RequestMapping("/knowledge/upkeep")
class UpkeepController {

	/** So many months ahead a review is soon due. */
	static final int SOON = 3;

	private final Library library;

	private final Clock clock;

	UpkeepController(Library library, ObjectProvider<Clock> clock) {
		this.library = library;
		this.clock = clock.getIfAvailable(Clock::systemDefaultZone);
	}

	/**
	 * How an owner stands.
	 *
	 * @param name the owner; empty for nobody
	 * @param overdue rows that are overdue
	 * @param soon rows that fall due soon
	 * @param all all their rows
	 */
	record Owner(String name, int overdue, int soon, int all) {
	}

	/** A retracted source with all that rests on it. */
	record Retracted(SourceLine source, List<RuleLine> rows) {
	}

	@GetMapping
	String upkeep(@RequestParam Map<String, String> given, Model model) {
		Shelf shelf = this.library.current();
		LocalDate today = LocalDate.now(this.clock);
		LocalDate soon = today.plusMonths(SOON);
		List<RuleLine> rows = rows(shelf).toList();
		Query query = Query.of("/knowledge/upkeep", given,
				Map.of("owner", rows.stream().map((line) -> line.upkeep().owner()).distinct().toList(), "due",
						List.of("OVERDUE", "SOON", "LATER")),
				List.of("due", "owner", "id"));
		Comparator<RuleLine> due = Comparator.comparing((line) -> line.upkeep().reviewBy(),
				Comparator.nullsLast(Comparator.naturalOrder()));
		Comparator<RuleLine> order = switch (query.sort()) {
			case "owner" -> Comparator.comparing((line) -> line.upkeep().owner(), String.CASE_INSENSITIVE_ORDER);
			case "id" -> Comparator.comparing(RuleLine::id);
			default -> due;
		};
		List<RuleLine> found = rows.stream()
			.filter((line) -> query.allows("owner", line.upkeep().owner()) && wanted(line, query, today, soon))
			.sorted((query.descending() ? order.reversed() : order).thenComparing(due).thenComparing(RuleLine::id))
			.toList();
		model.addAttribute("query", query);
		model.addAttribute("today", today);
		model.addAttribute("rows", Sheet.of(found, query.page()));
		model.addAttribute("owners", owners(rows, today, soon));
		model.addAttribute("next",
				rows.stream()
					.map((line) -> line.upkeep().reviewBy())
					.filter((day) -> day != null && day.isAfter(soon))
					.min(Comparator.naturalOrder())
					.orElse(null));
		model.addAttribute("retracted",
				shelf.sources()
					.stream()
					.filter((line) -> line.source().isRetracted())
					.map((line) -> new Retracted(line, shelf.restingOn(line.source())))
					.toList());
		return "knowledge/upkeep";
	}

	private static Stream<RuleLine> rows(Shelf shelf) {
		return Stream.concat(shelf.rows().stream(),
				shelf.sources().stream().flatMap((line) -> shelf.line(Section.SOURCES, line.source().id()).stream()))
			.filter((line) -> EntryForm.kept(line.kind().section()));
	}

	private static boolean wanted(RuleLine line, Query query, LocalDate today, LocalDate soon) {
		boolean overdue = line.upkeep().overdue(today);
		boolean close = !overdue && line.upkeep().overdue(soon);
		return switch (query.chosen("due")) {
			case "OVERDUE" -> overdue;
			case "SOON" -> close;
			case "LATER" -> !overdue && !close;
			default -> overdue || close;
		};
	}

	private static List<Owner> owners(List<RuleLine> rows, LocalDate today, LocalDate soon) {
		Map<String, int[]> counts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		rows.forEach((line) -> {
			int[] count = counts.computeIfAbsent(line.upkeep().owner(), (name) -> new int[3]);
			boolean overdue = line.upkeep().overdue(today);
			count[0] += overdue ? 1 : 0;
			count[1] += (!overdue && line.upkeep().overdue(soon)) ? 1 : 0;
			count[2]++;
		});
		Map<String, Owner> owners = new LinkedHashMap<>();
		counts.forEach((name, count) -> owners.put(name, new Owner(name, count[0], count[1], count[2])));
		return List.copyOf(owners.values());
	}

}
