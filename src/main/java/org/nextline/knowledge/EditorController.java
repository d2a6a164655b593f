package org.nextline.knowledge;

import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.nextline.rules.Criterion;
import org.nextline.rules.Definitions;
import org.nextline.rules.Grammar;
import org.nextline.rules.OptionRule;
import org.nextline.rules.RuleBook;
import org.nextline.rules.Severity;
import org.nextline.vocabulary.Agent;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.EvidenceLevel;
import org.nextline.vocabulary.Strength;
import org.nextline.vocabulary.TherapyCategory;
import tools.jackson.core.JacksonException;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The editor of one entry of a proposal: its parts, its conditions as nested boxes, and
 * beside them the sentence, the faults and the effect on cases, as the author types.
 */
@Controller
@RequestMapping("/knowledge/changes")
class EditorController {

	/** Cases that a rule is tried on at most. */
	private static final int MOST_CASES = 6;

	private final ProposalDesk desk;

	private final ProposalEvents events;

	private final Presence presence;

	private final RuleTrial trial;

	private final CheckDesk checks;

	private final TestBench bench;

	EditorController(ProposalDesk desk, ProposalEvents events, Presence presence, RuleTrial trial, CheckDesk checks,
			TestBench bench) {
		this.desk = desk;
		this.events = events;
		this.presence = presence;
		this.trial = trial;
		this.checks = checks;
		this.bench = bench;
	}

	@GetMapping("/{id}")
	String show(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> asked, Principal person,
			Model model) {
		RuleChange change = this.desk.change(id);
		ProposalDesk.Folder folder = this.desk.folder(change.getProposalId());
		Work work = new Work(change, folder, this.desk.base(folder.proposal()));
		lay(work, work.stored(), cases(asked), asked.getFirst("find"), person, model);
		return "knowledge/editor";
	}

	/** Keeps what was typed; with a button of the editor, does that first. */
	@PostMapping("/{id}")
	String write(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> posted, Principal person,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String live, Model model,
			HttpServletRequest request, HttpServletResponse response, RedirectAttributes flash) {
		RuleChange change = this.desk.change(id);
		change.getSection().require(request);
		ProposalDesk.Folder folder = this.desk.folder(change.getProposalId());
		Work work = new Work(change, folder, this.desk.base(folder.proposal()));
		EntryForm form = work.typed(posted);
		String command = first(posted, "do");
		if (command.startsWith("name:")) {
			form = name(work, form, command.substring(5), posted, person, model);
		}
		if (!command.isEmpty() && !command.equals("store")) {
			form = form.after(command);
		}
		try {
			work.keep(form, version(posted), this.desk, person.getName());
		}
		catch (ChangeConflict ex) {
			if (live == null) {
				return conflict(work, form, model, response);
			}
			model.addAttribute("conflict", true);
		}
		if (live == null && command.equals("store")) {
			this.checks.begin(this.desk.folder(change.getProposalId()));
			flash.addFlashAttribute("done", "editor.kept");
			return "redirect:/knowledge/changes/" + id;
		}
		lay(work, form, cases(posted), first(posted, "find"), person, model);
		if (live == null) {
			return "knowledge/editor";
		}
		return command.isEmpty() ? "knowledge/editor :: beside" : "knowledge/editor :: work";
	}

	/**
	 * Makes a named criterion of a group, and puts its name in the place of the group.
	 */
	private EntryForm name(Work work, EntryForm form, String place, MultiValueMap<String, String> posted,
			Principal person, Model model) {
		String name = first(posted, "_name." + place).strip();
		int dot = place.indexOf('.');
		String key = (dot < 0) ? place : place.substring(0, dot);
		String path = (dot < 0) ? "" : place.substring(dot + 1);
		Sketch part = Sketch.find(form.sketch(key), path);
		List<String> refused = new ArrayList<>();
		if (!name.matches("[A-Z][A-Z0-9_]{1,60}")) {
			refused.add("\u201c" + name
					+ "\u201d cannot be a name: it has capital letters, digits and _, such as FLT3_MUT.");
		}
		else if (work.definitions.containsKey(name) || CaseField.named(name).isPresent()) {
			refused.add(name + " is a name already; choose another.");
		}
		if (!(part instanceof Sketch.Group group)) {
			refused.add("Only a group can be given a name.");
		}
		else {
			SketchReader.Reading reading = SketchReader.read(group, work.grammar);
			reading.faults().values().forEach((fault) -> refused.add("The group cannot be read yet: " + fault));
			if (refused.isEmpty()) {
				try {
					this.desk.add(work.folder.proposal().getId(),
							new PackText.Place("definitions.yaml", Section.DEFINITIONS, name),
							Map.of(Section.TEXT, reading.text()), person.getName());
					work.define(name, reading.text());
					return form.put(key, path, new Sketch.Line(name, "", List.of(), ""));
				}
				catch (ProposalRefused ex) {
					refused.addAll(ex.reasons());
				}
			}
		}
		model.addAttribute("refused", refused);
		return form;
	}

	/** Merges what two people wrote, field by field as it was chosen. */
	@PostMapping("/{id}/merge")
	String merge(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> posted, Principal person,
			Model model, HttpServletRequest request, HttpServletResponse response, RedirectAttributes flash) {
		RuleChange change = this.desk.change(id);
		change.getSection().require(request);
		ProposalDesk.Folder folder = this.desk.folder(change.getProposalId());
		Work work = new Work(change, folder, this.desk.base(folder.proposal()));
		EntryForm mine = EntryForm.kept(change.getSection(), first(posted, "mine"));
		Map<String, Object> written = mine.read(change.entry(), work.grammar).entry();
		Map<String, Object> merged = new LinkedHashMap<>(change.entry());
		EntryDiff.of(change.entry(), written).forEach((line) -> {
			if (first(posted, "choose." + line.field()).equals("mine")) {
				Object value = written.get(line.field());
				if (value == null) {
					merged.remove(line.field());
				}
				else {
					merged.put(line.field(), value);
				}
			}
		});
		try {
			this.desk.write(id, version(posted), merged, "", person.getName());
		}
		catch (ChangeConflict ex) {
			return conflict(work, mine, model, response);
		}
		flash.addFlashAttribute("done", "editor.merged");
		return "redirect:/knowledge/changes/" + id;
	}

	private String conflict(Work work, EntryForm mine, Model model, HttpServletResponse response) {
		RuleChange stored = this.desk.change(work.change.getId());
		model.addAttribute("change", stored);
		model.addAttribute("mine", mine.keep());
		model.addAttribute("lines", EntryDiff.of(stored.entry(), mine.read(stored.entry(), work.grammar).entry()));
		response.setStatus(HttpStatus.CONFLICT.value());
		return "knowledge/change-conflict";
	}

	/** An entry of a section without a form of its own, as text. */
	@PostMapping("/{id}/text")
	String text(@PathVariable UUID id, @RequestParam(defaultValue = "") String text, @RequestParam int version,
			Principal person, Model model, HttpServletRequest request, HttpServletResponse response,
			RedirectAttributes flash) {
		RuleChange change = this.desk.change(id);
		change.getSection().require(request);
		try {
			Map<String, Object> entry = Section.entry(text);
			if (entry.isEmpty()) {
				throw new ProposalRefused("Write one key a line, with a colon after it.");
			}
			this.desk.write(id, version, entry, "", person.getName());
			flash.addFlashAttribute("done", "editor.kept");
			return "redirect:/knowledge/changes/" + id;
		}
		catch (JacksonException ex) {
			model.addAttribute("refused", List.of("This cannot be read: " + ex.getOriginalMessage()));
		}
		catch (ProposalRefused ex) {
			model.addAttribute("refused", ex.reasons());
		}
		catch (ChangeConflict ex) {
			model.addAttribute("refused", List
				.of("Somebody else stored this entry meanwhile. Your text is still here; compare it with theirs below."));
			model.addAttribute("stored", this.desk.change(id).getContent());
		}
		ProposalDesk.Folder folder = this.desk.folder(change.getProposalId());
		lay(new Work(change, folder, this.desk.base(folder.proposal())), null, List.of(), "", person, model);
		model.addAttribute("text", text);
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return "knowledge/editor";
	}

	/** Brings an earlier state back. */
	@PostMapping("/{id}/state")
	String state(@PathVariable UUID id, @RequestParam int number, @RequestParam int version, Principal person,
			HttpServletRequest request, RedirectAttributes flash) {
		this.desk.change(id).getSection().require(request);
		Optional<ProposalEvents.State> state = this.events.states(id)
			.stream()
			.filter((one) -> one.number() == number)
			.findFirst();
		try {
			state.ifPresent((one) -> this.desk.write(id, version, Section.entry(one.content()), "", person.getName()));
			flash.addFlashAttribute("done", "editor.restored");
		}
		catch (ChangeConflict ex) {
			flash.addFlashAttribute("refused", List.of("Somebody else stored it meanwhile; look at it first."));
		}
		return "redirect:/knowledge/changes/" + id;
	}

	@ExceptionHandler(ProposalRefused.class)
	ModelAndView refused(ProposalRefused ex) {
		ModelAndView page = new ModelAndView("knowledge/refused", Map.of("reasons", ex.reasons()));
		page.setStatus(HttpStatus.CONFLICT);
		return page;
	}

	private static String first(MultiValueMap<String, String> posted, String key) {
		String value = posted.getFirst(key);
		return (value != null) ? value : "";
	}

	private static int version(MultiValueMap<String, String> posted) {
		String version = first(posted, "version");
		return version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
	}

	private static List<String> cases(MultiValueMap<String, String> posted) {
		List<String> cases = posted.getOrDefault("_case", List.of());
		return cases.stream().distinct().limit(MOST_CASES).toList();
	}

	/** The entry at hand with what it is read by. */
	private static final class Work {

		private final RuleChange change;

		private final ProposalDesk.Folder folder;

		private final Release base;

		private final Map<String, String> definitions;

		private final Agents agents;

		private Grammar grammar;

		private Abouts abouts;

		Work(RuleChange change, ProposalDesk.Folder folder, Release base) {
			this.change = change;
			this.folder = folder;
			this.base = base;
			this.definitions = new LinkedHashMap<>(base.book().definitions().texts());
			this.agents = agents(base.book().agents(), folder.changes());
			folder.changes()
				.stream()
				.filter((one) -> one.getSection() == Section.DEFINITIONS)
				.filter((one) -> !one.getId().equals(change.getId()))
				.forEach((one) -> {
					String text = EntryDiff.text(one.entry().get(Section.TEXT));
					if (one.getAction() == Action.RETIRE) {
						this.definitions.remove(one.getEntryKey());
					}
					else if (!text.isBlank()) {
						this.definitions.put(one.getEntryKey(), text);
					}
				});
			this.grammar = new Grammar(this.agents, new Definitions(this.definitions));
			this.abouts = new Abouts(new Definitions(this.definitions), this.grammar);
		}

		/** What else the proposal defines can be used at once. */
		void define(String name, String text) {
			this.definitions.put(name, text);
			this.grammar = new Grammar(this.agents, new Definitions(this.definitions));
			this.abouts = new Abouts(new Definitions(this.definitions), this.grammar);
		}

		private static Agents agents(Agents base, List<RuleChange> changes) {
			Map<String, Agent> agents = new LinkedHashMap<>();
			base.all().forEach((agent) -> agents.put(agent.key(), agent));
			changes.stream().filter((one) -> one.getSection() == Section.AGENTS).forEach((one) -> {
				Map<String, Object> entry = one.entry();
				if (one.getAction() == Action.RETIRE) {
					agents.remove(one.getEntryKey());
				}
				else {
					agents.put(one.getEntryKey(),
							new Agent(one.getEntryKey(), EntryDiff.text(entry.get("name")),
									new LinkedHashSet<>(EntryWords.values(entry, "classes")),
									EntryWords.values(entry, "synonyms"), EntryWords.values(entry, "components"),
									EntryDiff.text(entry.get("atc"))));
				}
			});
			try {
				return new Agents(List.copyOf(agents.values()));
			}
			catch (IllegalArgumentException ex) {
				return base;
			}
		}

		@Nullable EntryForm stored() {
			if (!EntryForm.known(this.change.getSection())) {
				return null;
			}
			return this.change.getTyped().isEmpty()
					? EntryForm.of(this.change.getSection(), this.change.entry(), this.grammar)
					: EntryForm.kept(this.change.getSection(), this.change.getTyped());
		}

		EntryForm typed(MultiValueMap<String, String> posted) {
			Map<String, List<String>> keyed = new LinkedHashMap<>();
			posted.forEach((name, values) -> keyed.put(name, name.startsWith("c.") && name.endsWith(".f")
					? values.stream().map(this.abouts::key).toList() : values));
			return EntryForm.typed(this.change.getSection(), keyed);
		}

		void keep(EntryForm form, int version, ProposalDesk desk, String person) {
			EntryForm.Reading reading = form.read(this.change.entry(), this.grammar);
			desk.write(this.change.getId(), version, reading.entry(),
					(reading.whole() && reading.faults().isEmpty()) ? "" : form.keep(), person);
		}

	}

	private void lay(Work work, @Nullable EntryForm form, List<String> chosen, @Nullable String find, Principal person,
			Model model) {
		RuleChange change = this.desk.change(work.change.getId());
		model.addAttribute("change", change);
		model.addAttribute("proposal", work.folder.proposal());
		model.addAttribute("open", work.folder.proposal().getStatus().open());
		model.addAttribute("others", this.presence.others(change.getId(), person.getName()));
		model.addAttribute("states", this.events.states(change.getId()));
		model.addAttribute("diff", EntryDiff.of(change.before(), change.entry()));
		ProposalDesk.Folder now = this.desk.folder(work.folder.proposal().getId());
		DraftPack draft = this.desk.draft(now);
		List<String> faults = new ArrayList<>(draft.faults()
			.stream()
			.filter((fault) -> draft.faults().size() < 30 || fault.contains(change.getEntryKey()))
			.toList());
		tests(change, draft, model);
		if (form == null) {
			model.addAttribute("text", change.getContent());
			model.addAttribute("faults", faults);
			return;
		}
		EntryForm.Reading reading = form.read(change.entry(), work.grammar);
		model.addAttribute("form", form);
		Map<String, String> at = new LinkedHashMap<>(reading.faults());
		FaultPlaces.of(faults, change.getSection(), change.getEntryKey()).forEach((place, placed) -> {
			boolean known = at.keySet().stream().anyMatch((one) -> one.equals(place) || one.startsWith(place + "."));
			if (!known) {
				at.put(place, placed.words());
			}
			if (!known || placed.fault().endsWith(" is missing")) {
				faults.remove(placed.fault());
			}
		});
		// an entry that cannot be read is missed by others; that mends itself
		faults.removeIf((fault) -> !at.isEmpty() && fault.contains("there is no")
				&& fault.contains("\"" + change.getEntryKey() + "\""));
		model.addAttribute("at", at);
		model.addAttribute("inputs", EntryFields.of(change.getSection()));
		model.addAttribute("tested", EntryForm.tested(change.getSection()));
		model.addAttribute("upkept", EntryForm.kept(change.getSection()));
		model.addAttribute("baseCases",
				PackText.of(work.base.files())
					.places()
					.stream()
					.filter((place) -> place.section() == Section.CASES)
					.map(PackText.Place::key)
					.toList());
		model.addAttribute("cellValues", EntryFields.cellValues());
		model.addAttribute("conditions", conditions(work, form, at));
		model.addAttribute("grades", form.rows("grade").stream().filter((row) -> row.containsKey("value")).toList());
		model.addAttribute("statuses", form.rows("regulatory"));
		model.addAttribute("examples", form.rows("examples"));
		faults.removeIf((fault) -> !reading.faults().isEmpty() && fault.contains(change.getEntryKey())
				&& (fault.contains(".when") || fault.contains(".unless") || fault.contains(".strength")
						|| fault.contains(".severity")));
		model.addAttribute("faults", faults);
		model.addAttribute("faultCount", faults.size() + at.size());
		model.addAttribute("sentence", (change.getSection() == Section.INVARIANTS)
				? formal(draft.pack(), change.getEntryKey()) : sentence(reading));
		model.addAttribute("demands", Invariant.Demand.values());
		model.addAttribute("diseaseChoices", Disease.values());
		model.addAttribute("abouts", work.abouts);
		Pack pack = draft.pack();
		model.addAttribute("glance", (pack != null && work.folder.proposal().getStatus().open())
				? this.checks.glance(pack, work.base.book(), change.getEntryKey()) : List.of());
		choices(work, model);
		effect(work, reading, draft, chosen, find, model);
	}

	private static Map<String, SketchView> conditions(Work work, EntryForm form, Map<String, String> at) {
		Map<String, SketchView> views = new LinkedHashMap<>();
		EntryForm.CONDITIONS.getOrDefault(work.change.getSection(), List.of())
			.stream()
			.filter((key) -> !key.equals("alsoWhen") || !form.sketch(key).parts().isEmpty())
			.forEach((key) -> views.put(key, SketchView.of(key, form.sketch(key), at, work.abouts)));
		return views;
	}

	/** The entry's own tests, run on what is written now. */
	private void tests(RuleChange change, DraftPack draft, Model model) {
		Pack pack = draft.pack();
		if (pack == null) {
			return;
		}
		TestRun run = this.bench.of(pack);
		model.addAttribute("ownTests",
				run.tests().stream().filter((test) -> test.id().equals(change.getEntryKey())).map((test) -> {
					ExampleRun.Result known = run.result(test.key());
					return new TestsController.Line(test, (known != null) ? known : run.run(test));
				}).toList());
	}

	/** What is checked of an invariant, as far as the draft can be read. */
	private static String formal(@Nullable Pack pack, String id) {
		return (pack == null) ? ""
				: pack.invariants()
					.stream()
					.filter((one) -> one.id().equals(id))
					.findFirst()
					.map((one) -> one.formal(pack.book().agents()))
					.orElse("");
	}

	/** The rule in one sentence, as far as it can be read. */
	private static String sentence(EntryForm.Reading reading) {
		Criterion when = reading.criteria().get("when");
		if (when == null) {
			when = reading.criteria().get(Section.TEXT);
		}
		if (when == null) {
			return "";
		}
		Criterion unless = reading.criteria().get("unless");
		return "Applies when " + when.words() + ((unless != null) ? "; not when " + unless.words() : "") + ".";
	}

	/** A source to choose. */
	record Cited(String id, String citation) {
	}

	private static List<Cited> sources(Work work) {
		Map<String, Cited> sources = new LinkedHashMap<>();
		work.base.book()
			.sources()
			.values()
			.forEach((source) -> sources.put(source.id(), new Cited(source.id(), source.citation())));
		work.folder.changes()
			.stream()
			.filter((one) -> one.getSection() == Section.SOURCES && one.getAction() != Action.RETIRE)
			.forEach((one) -> sources.put(one.getEntryKey(),
					new Cited(one.getEntryKey(), EntryDiff.text(one.entry().get("citation")))));
		return List.copyOf(sources.values());
	}

	private static void choices(Work work, Model model) {
		RuleBook book = work.base.book();
		Agents agents = work.agents;
		model.addAttribute("agentChoices", agents.all().stream().map(Agent::key).toList());
		model.addAttribute("classChoices", agents.classNames());
		Set<String> targets = new LinkedHashSet<>(agents.all().stream().map(Agent::key).toList());
		targets.addAll(agents.classNames());
		Arrays.stream(TherapyCategory.values()).forEach((category) -> targets.add(category.name()));
		model.addAttribute("targetChoices", targets);
		model.addAttribute("sourceChoices", sources(work));
		model.addAttribute("cardChoices", book.cards());
		model.addAttribute("categories", TherapyCategory.values());
		model.addAttribute("kinds", OptionRule.Kind.values());
		model.addAttribute("levels", EvidenceLevel.values());
		model.addAttribute("marks", CheckMark.values());
		model.addAttribute("strengths", Strength.values());
		model.addAttribute("severities", Severity.values());
		model.addAttribute("statusChoices",
				List.of("APPROVED", "OFF_LABEL", "NOT_APPROVED", "WITHDRAWN", "INVESTIGATIONAL", "LICENSED_DRUG"));
		model.addAttribute("expectations",
				List.of("SUPPORTED", "CONDITIONAL", "VETOED", "BLOCKED", "NOT_APPLICABLE", "TRUE", "FALSE", "UNKNOWN"));
	}

	private void effect(Work work, EntryForm.Reading reading, DraftPack draft, List<String> chosen,
			@Nullable String find, Model model) {
		if (work.change.getSection() != Section.RULES) {
			return;
		}
		String id = work.change.getEntryKey();
		Pack pack = draft.pack();
		List<Example> tests = (pack != null)
				? pack.examples().stream().filter((one) -> one.ruleId().equals(id)).toList() : List.of();
		Map<String, String> choices = this.trial.choices(tests, (find != null) ? find : "");
		List<String> keys = chosen.isEmpty() ? choices.keySet().stream().limit(2).toList() : chosen;
		model.addAttribute("find", find);
		model.addAttribute("caseChoices", choices);
		model.addAttribute("chosen", keys);
		model.addAttribute("effects", this.trial.on(this.trial.subjects(keys, tests), id, work.base.book(),
				(pack != null) ? pack.book() : null, reading.criteria().get("when"), reading.criteria().get("unless")));
	}

}
