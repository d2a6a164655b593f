package org.nextline.knowledge;

import java.security.Principal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CheckMark;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What must hold for every patient, of the release in force or of a proposal: whether it
 * is proven, and if not, on whom it fails.
 */
@Controller
@RequestMapping("/knowledge/invariants")
class InvariantsController {

	private static final String FILE = "general/invariants.yaml";

	private final TestDesk places;

	private final InvariantDesk desk;

	private final ProposalDesk proposals;

	private final ProposalEvents events;

	private final Library library;

	InvariantsController(TestDesk places, InvariantDesk desk, ProposalDesk proposals, ProposalEvents events,
			Library library) {
		this.places = places;
		this.desk = desk;
		this.proposals = proposals;
		this.events = events;
		this.library = library;
	}

	/** How an invariant stands. */
	enum State {

		BROKEN, NOT_DECIDED, ACCEPTED, PROVEN, WAITING

	}

	/**
	 * An invariant with what was found of it.
	 *
	 * @param id the invariant
	 * @param sentence its sentence
	 * @param invariant the invariant; null when its pack is no longer at hand
	 * @param verified what was found; null while it waits
	 * @param accepted who accepted it undecided; null when nobody
	 */
	record Line(String id, String sentence, @Nullable Invariant invariant, @Nullable Verified verified,
			StoredProofs.@Nullable Acceptance accepted) {

		public State getState() {
			if (this.verified == null) {
				return State.WAITING;
			}
			return switch (this.verified.state()) {
				case BROKEN -> State.BROKEN;
				case PROVEN -> State.PROVEN;
				case NOT_DECIDED -> (this.accepted != null) ? State.ACCEPTED : State.NOT_DECIDED;
			};
		}

		public List<Disease> getDiseases() {
			return (this.invariant == null) ? List.of() : this.invariant.diseases().stream().sorted().toList();
		}

		public boolean isEverywhere() {
			return this.invariant == null || this.invariant.diseases().size() == Disease.values().length;
		}

	}

	@GetMapping
	String list(@RequestParam Map<String, String> given, Model model) {
		TestPlace place = this.places.place(given.get("proposal"));
		model.addAttribute("place", place);
		Map<String, List<String>> filters = new LinkedHashMap<>();
		filters.put("disease", Arrays.stream(Disease.values()).map(Enum::name).toList());
		filters.put("state", Arrays.stream(State.values()).map(Enum::name).toList());
		String id = place.getId();
		if (id != null) {
			filters.put("proposal", List.of(id));
		}
		Query query = Query.of("/knowledge/invariants", given, filters, List.of("id", "sentence", "state"));
		model.addAttribute("query", query);
		model.addAttribute("diseases", Disease.values());
		model.addAttribute("states", State.values());
		Pack pack = place.pack();
		if (pack == null) {
			return "knowledge/invariants";
		}
		InvariantRun run = this.desk.start(pack);
		Map<String, StoredProofs.Acceptance> accepted = this.desk.accepted(run);
		List<Line> lines = run.invariants()
			.stream()
			.map((one) -> new Line(one.id(), one.sentence(), one, run.verified(one.id()), accepted.get(one.id())))
			.filter((line) -> wanted(line, query))
			.sorted(order(query))
			.toList();
		model.addAttribute("run", run);
		model.addAttribute("lines", Sheet.of(lines, query.page()));
		return "knowledge/invariants";
	}

	private static boolean wanted(Line line, Query query) {
		String disease = query.chosen("disease");
		return (disease.isEmpty() || line.getDiseases().contains(Disease.valueOf(disease)))
				&& query.allows("state", line.getState().name())
				&& query.fits(Query.folded(line.id() + "\n" + line.sentence()));
	}

	private static Comparator<Line> order(Query query) {
		Comparator<Line> order = switch (query.sort()) {
			case "sentence" -> Comparator.comparing(Line::sentence, String.CASE_INSENSITIVE_ORDER);
			case "state" -> Comparator.comparing(Line::getState);
			default -> Comparator.comparing(Line::id);
		};
		return (query.descending() ? order.reversed() : order).thenComparing(Line::id);
	}

	/** One invariant: its form, what keeps it, and the patients on whom it fails. */
	@GetMapping("/{id}")
	String one(@PathVariable String id, @RequestParam(required = false) @Nullable String proposal,
			@RequestParam(required = false) @Nullable String of, Model model) {
		TestPlace place = this.places.place(proposal);
		model.addAttribute("place", place);
		model.addAttribute("of", of);
		InvariantRun run = run(place, of);
		if (run == null) {
			return "knowledge/invariant";
		}
		Invariant invariant = run.invariant(id).orElseThrow(InvariantsController::notHere);
		model.addAttribute("run", run);
		model.addAttribute("line",
				new Line(id, invariant.sentence(), invariant, run.verified(id), this.desk.accepted(run).get(id)));
		Pack pack = place.pack();
		model.addAttribute("formal", invariant
			.formal((pack != null) ? pack.book().agents() : this.library.current().pack().book().agents()));
		model.addAttribute("paged", this.library.current().rules().stream().map(RuleLine::id).toList());
		return "knowledge/invariant";
	}

	/** What is known by its key, else of the place. */
	private @Nullable InvariantRun run(TestPlace place, @Nullable String of) {
		if (of != null && !of.isBlank()) {
			return this.desk.of(of).orElseThrow(InvariantsController::notHere);
		}
		Pack pack = place.pack();
		return (pack != null) ? this.desk.start(pack) : null;
	}

	/** Accepts one that could not be decided, with a reason. */
	@PostMapping("/{id}/accept")
	String accept(@PathVariable String id, @RequestParam(required = false) @Nullable String proposal,
			@RequestParam(required = false) @Nullable String of, @RequestParam(defaultValue = "") String reason,
			Principal person, Model model, HttpServletResponse response, RedirectAttributes flash) {
		TestPlace place = this.places.place(proposal);
		InvariantRun run = run(place, of);
		try {
			if (run == null) {
				throw new ProposalRefused("The draft cannot be read.");
			}
			Proposal draft = place.proposal();
			if (draft != null && this.events.writers(draft.getId()).contains(person.getName())) {
				throw new ProposalRefused("You wrote in this proposal; somebody else has to accept it.");
			}
			this.desk.accept(run, id, person.getName(), reason);
			flash.addFlashAttribute("done", "invariants.accepted.done");
		}
		catch (ProposalRefused ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("refused", ex.reasons());
			model.addAttribute("reason", reason);
			return one(id, proposal, of, model);
		}
		String behind = (of != null && !of.isBlank()) ? "?of=" + run.getKey()
				: (place.getId() != null) ? "?proposal=" + place.getId() : "";
		return "redirect:/knowledge/invariants/{id}" + behind;
	}

	/** Begins a proposal with a new invariant, and leads to its editor. */
	@PostMapping("/new")
	String add(Principal person) {
		int next = this.library.current()
			.pack()
			.invariants()
			.stream()
			.map((one) -> one.id().replaceAll("\\D", ""))
			.filter((digits) -> !digits.isEmpty() && digits.length() < 6)
			.mapToInt(Integer::parseInt)
			.max()
			.orElse(0) + 1;
		while (true) {
			String key = String.format("INV-%03d", next++);
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("id", key);
			entry.put("check", CheckMark.M.name());
			Proposal proposal = this.proposals.open("A new invariant, " + key, "", person.getName());
			try {
				RuleChange change = this.proposals.add(proposal.getId(),
						new PackText.Place(FILE, Section.INVARIANTS, key), entry, person.getName());
				return "redirect:/knowledge/changes/" + change.getId();
			}
			catch (ProposalRefused ex) {
				this.proposals.withdraw(proposal.getId(), ex.reasons().get(0), person.getName());
			}
		}
	}

	/** Begins a proposal that changes an invariant, or takes it into an open one. */
	@PostMapping("/{id}/change")
	String change(@PathVariable String id, @RequestParam(required = false) @Nullable UUID proposal, Principal person) {
		boolean known = this.library.current().pack().invariants().stream().anyMatch((one) -> one.id().equals(id));
		if (!known) {
			throw notHere();
		}
		UUID in = (proposal != null) ? proposal : this.proposals.open("Change " + id, "", person.getName()).getId();
		return "redirect:/knowledge/changes/"
				+ this.proposals.take(in, Section.INVARIANTS, id, person.getName()).getId();
	}

	private static ResponseStatusException notHere() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}
