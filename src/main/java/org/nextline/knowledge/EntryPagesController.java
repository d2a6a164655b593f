package org.nextline.knowledge;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Entries of every section on their pages, and the ways to begin a change of one: to
 * change, to clone, to retire it, to bring an old state back, or to write a new one.
 */
@Controller
@RequestMapping("/knowledge/entries/{section}")
class EntryPagesController {

	private final Library library;

	private final Standing standing;

	private final History history;

	private final ProposalDesk desk;

	private final Clock clock;

	EntryPagesController(Library library, Standing standing, History history, ProposalDesk desk,
			ObjectProvider<Clock> clock) {
		this.library = library;
		this.standing = standing;
		this.history = history;
		this.desk = desk;
		this.clock = clock.getIfAvailable(Clock::systemDefaultZone);
	}

	/**
	 * Names have brackets and keys have spaces, so they stand behind the question mark.
	 */
	@GetMapping
	String entry(@PathVariable("section") String name, @RequestParam(defaultValue = "") String key, Model model) {
		Section section = section(name);
		Shelf shelf = this.library.current();
		boolean stands = shelf.entry(section, key).isPresent();
		if (stands && RuleLine.Kind.of(section).rule()) {
			return "redirect:/knowledge/rules/" + key;
		}
		if (stands && section == Section.AGENTS) {
			return "redirect:" + address("/knowledge/agents", key);
		}
		if (stands && section == Section.SOURCES) {
			return "redirect:/knowledge/sources/" + UriComponentsBuilder.fromPath("{id}").build(key);
		}
		List<Standing.Pending> pending = this.standing.pending().getOrDefault(section + "/" + key, List.of());
		List<History.Step> steps = this.history.of(section, key);
		Map<String, Object> entry = shelf.entry(section, key)
			.or(() -> pending.stream().findFirst().map(Standing.Pending::entry))
			.or(() -> steps.stream().findFirst().flatMap((step) -> this.history.state(section, key, step.release())))
			.orElseThrow(EntryPagesController::notHere);
		RuleLine line = shelf.line(section, key).orElseGet(() -> Standing.line(shelf, section, key, entry));
		model.addAttribute("page", EntryPage.of(line, section,
				shelf.place(section, key).map(PackText.Place::path).orElse(""), entry, shelf.words(), shelf.book()));
		model.addAttribute("stands", stands);
		model.addAttribute("retired", !stands && pending.isEmpty());
		model.addAttribute("users", shelf.users(section, key));
		model.addAttribute("pending", pending);
		model.addAttribute("steps", stands || pending.isEmpty() ? steps : List.of());
		model.addAttribute("today", LocalDate.now(this.clock));
		return "knowledge/entry";
	}

	// Beginning a change

	/** What can be begun. */
	enum Begin {

		CHANGE, CLONE, RETIRE, RESTORE, NEW

	}

	@GetMapping("/begin")
	String begin(@PathVariable("section") String name, @RequestParam Begin what,
			@RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String release,
			@RequestParam(defaultValue = "") String proposal, Model model) {
		Section section = section(name);
		Shelf shelf = this.library.current();
		boolean fresh = what == Begin.CLONE || what == Begin.NEW;
		if (!fresh && what != Begin.RESTORE && shelf.entry(section, key).isEmpty()) {
			throw notHere();
		}
		if (what == Begin.RESTORE && this.history.state(section, key, release).isEmpty()) {
			throw notHere();
		}
		lay(section, what, key, release, proposal, "", next(shelf, section, key), model);
		return "knowledge/begin";
	}

	private void lay(Section section, Begin what, String key, String release, String proposal, String title,
			String fresh, Model model) {
		Shelf shelf = this.library.current();
		model.addAttribute("section", section);
		model.addAttribute("what", what);
		model.addAttribute("key", key);
		model.addAttribute("name", shelf.line(section, key).map(RuleLine::title).orElse(key));
		model.addAttribute("release", release);
		model.addAttribute("proposals", this.standing.writable());
		model.addAttribute("proposal", proposal);
		model.addAttribute("typedTitle", title);
		model.addAttribute("fresh", fresh);
		model.addAttribute("prefixes", prefixes(shelf, section));
		model.addAttribute("users", shelf.users(section, key));
		if (section == Section.SOURCES) {
			model.addAttribute("users",
					shelf.source(key).map((one) -> shelf.restingOn(one.source())).orElse(List.of()));
		}
	}

	@PostMapping("/begin")
	String begun(@PathVariable("section") String name, @RequestParam Begin what,
			@RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String release,
			@RequestParam(defaultValue = "") String proposal, @RequestParam(defaultValue = "") String title,
			@RequestParam(name = "id", defaultValue = "") String fresh, Principal person, Model model,
			HttpServletResponse response) {
		Section section = section(name);
		Shelf shelf = this.library.current();
		List<String> reasons = new ArrayList<>();
		String id = fresh.strip();
		if (what == Begin.NEW || what == Begin.CLONE) {
			reasons.addAll(faults(shelf, section, id));
		}
		if (proposal.isEmpty() && title.isBlank()) {
			reasons.add("Give the new proposal a title.");
		}
		if (title.length() > Proposal.TITLE_LENGTH) {
			reasons.add("A title has " + Proposal.TITLE_LENGTH + " characters at most.");
		}
		if (reasons.isEmpty()) {
			try {
				return "redirect:" + start(section, what, key, release, proposal, title, id, person.getName());
			}
			catch (ProposalRefused ex) {
				reasons.addAll(ex.reasons());
			}
		}
		lay(section, what, key, release, proposal, title, fresh, model);
		model.addAttribute("refused", reasons);
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return "knowledge/begin";
	}

	private String start(Section section, Begin what, String key, String release, String proposal, String title,
			String id, String person) {
		Shelf shelf = this.library.current();
		Map<String, Object> entry = switch (what) {
			case CHANGE, RETIRE -> Map.of();
			case RESTORE -> this.history.state(section, key, release).orElseThrow(EntryPagesController::notHere);
			case CLONE -> copy(section, shelf.entry(section, key).orElseThrow(EntryPagesController::notHere), id);
			case NEW -> blank(section, id);
		};
		String path = shelf.place(section, key)
			.map(PackText.Place::path)
			.or(() -> this.history.path(section, key))
			.orElseGet(() -> file(shelf, section, id));
		UUID folder = folder(proposal, title, person);
		if (what == Begin.RETIRE) {
			this.desk.retire(folder, section, key, person);
			return "/knowledge/proposals/" + folder;
		}
		RuleChange change = switch (what) {
			case CHANGE -> this.desk.take(folder, section, key, person);
			case RESTORE -> this.desk.restore(folder, new PackText.Place(path, section, key), entry, person);
			default -> this.desk.add(folder, new PackText.Place(path, section, id), entry, person);
		};
		return "/knowledge/changes/" + change.getId();
	}

	private UUID folder(String proposal, String title, String person) {
		return this.standing.writable()
			.stream()
			.map(Proposal::getId)
			.filter((one) -> one.toString().equals(proposal))
			.findFirst()
			.orElseGet(() -> {
				if (title.isBlank()) {
					throw new ProposalRefused("That proposal can no longer be written in; choose another.");
				}
				return this.desk.open(title.strip(), "", person).getId();
			});
	}

	private static Map<String, Object> copy(Section section, Map<String, Object> entry, String id) {
		Map<String, Object> copy = new LinkedHashMap<>();
		if (section.list()) {
			copy.put(section.keyName(), id);
		}
		entry.forEach((key, value) -> {
			if (!key.equals(section.keyName())) {
				copy.put(key, value);
			}
		});
		return copy;
	}

	private static Map<String, Object> blank(Section section, String id) {
		Map<String, Object> entry = new LinkedHashMap<>();
		if (section.list()) {
			entry.put(section.keyName(), id);
		}
		else {
			entry.put(Section.TEXT, "");
		}
		return entry;
	}

	/** What is wrong with the id of a new entry. */
	private static List<String> faults(Shelf shelf, Section section, String id) {
		if (id.isEmpty()) {
			return List.of("Give it " + (section.list() ? "an id." : "a name."));
		}
		boolean free = section == Section.AGENTS || section == Section.SOURCES || section == Section.CARDS;
		if (section == Section.DEFINITIONS && !id.matches("[A-Z][A-Z0-9_]{1,60}(\\(x\\))?")) {
			return List.of("A name has capital letters, digits and _, such as FLT3_MUT.");
		}
		if (free && !id.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} .,:()/+-]{0,79}")) {
			return List.of("A key has letters, digits, blanks and - . , : / + ( ), 80 at most.");
		}
		if (!free && section.list()) {
			Map<String, String> prefixes = prefixes(shelf, section);
			boolean known = prefixes.keySet().stream().anyMatch(id::startsWith) && id.matches("[A-Z][A-Z0-9-]{2,40}");
			if (!known) {
				return List
					.of("An id begins with " + String.join(", ", prefixes.keySet()) + " and goes on with a number.");
			}
		}
		return List.of();
	}

	/** How ids of the section begin, each with the next one that is free. */
	private static Map<String, String> prefixes(Shelf shelf, Section section) {
		Map<String, Integer> last = new TreeMap<>();
		Map<String, Integer> digits = new LinkedHashMap<>();
		Pattern shape = Pattern.compile("([A-Z][A-Z-]*-)(\\d+)");
		shelf.keys(section).forEach((key) -> {
			Matcher id = shape.matcher(key);
			if (id.matches()) {
				last.merge(id.group(1), Integer.parseInt(id.group(2)), Math::max);
				digits.merge(id.group(1), id.group(2).length(), Math::max);
			}
		});
		Map<String, String> free = new LinkedHashMap<>();
		last.forEach((prefix, number) -> free.put(prefix,
				prefix + String.format("%0" + digits.getOrDefault(prefix, 1) + "d", number + 1)));
		return free;
	}

	private static String next(Shelf shelf, Section section, String key) {
		Map<String, String> prefixes = prefixes(shelf, section);
		return prefixes.entrySet()
			.stream()
			.filter((one) -> key.startsWith(one.getKey()))
			.max(Comparator.comparing((one) -> one.getKey().length()))
			.map(Map.Entry::getValue)
			.orElse("");
	}

	/** Where a new entry goes: to the file that holds most entries like it. */
	private static String file(Shelf shelf, Section section, String id) {
		String prefix = id.contains("-") ? id.substring(0, id.indexOf('-') + 1) : "";
		Map<String, Long> counts = shelf.keys(section)
			.stream()
			.filter((key) -> key.startsWith(prefix))
			.flatMap((key) -> shelf.place(section, key).stream())
			.collect(Collectors.groupingBy(PackText.Place::path, TreeMap::new, Collectors.counting()));
		Optional<String> most = counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
		return most.orElse("general/" + section.key() + ".yaml");
	}

	private static String address(String path, String key) {
		return UriComponentsBuilder.fromPath(path)
			.queryParam("key", "{key}")
			.encode()
			.buildAndExpand(key)
			.toUriString();
	}

	private static Section section(String name) {
		return Section.named(name).orElseThrow(EntryPagesController::notHere);
	}

	private static ResponseStatusException notHere() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}
