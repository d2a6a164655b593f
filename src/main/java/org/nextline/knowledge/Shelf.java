package org.nextline.knowledge;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Alternative;
import org.nextline.rules.Clauses;
import org.nextline.rules.Criterion;
import org.nextline.rules.Fields;
import org.nextline.rules.FollowUp;
import org.nextline.rules.Grammar;
import org.nextline.rules.OptionRule;
import org.nextline.rules.Regulatory;
import org.nextline.rules.RuleBook;
import org.nextline.rules.SafetyRule;
import org.nextline.rules.Source;
import org.nextline.rules.TkiTable;
import org.nextline.rules.Upkeep;
import org.nextline.vocabulary.Agent;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.TherapyCategory;

/** One release, laid out for reading. */
final class Shelf {

	private final Release release;

	private final Agents agents;

	private final RuleBook book;

	private final Pack pack;

	private final List<Example> examples;

	private final Map<String, RuleLine> lines = new LinkedHashMap<>();

	private final Map<String, Set<String>> suggested = new LinkedHashMap<>();

	private final Map<String, Set<String>> acting = new LinkedHashMap<>();

	private final Map<String, Set<String>> cautions = new LinkedHashMap<>();

	private final Map<String, Set<String>> general = new LinkedHashMap<>();

	private final Map<String, List<String>> resting = new LinkedHashMap<>();

	private final Map<String, AgentLine> agentLines = new LinkedHashMap<>();

	private final Map<String, SourceLine> sourceLines = new LinkedHashMap<>();

	private final Map<String, RuleLine> others = new LinkedHashMap<>();

	private final Map<String, Map<String, Object>> entries;

	private final Map<String, PackText.Place> places = new LinkedHashMap<>();

	private final Map<String, Set<String>> used = new LinkedHashMap<>();

	private final EntryWords words;

	private final Upkeep usual;

	Shelf(Release release) {
		this.release = release;
		this.pack = PackReader.read(release.files());
		this.book = this.pack.book();
		this.agents = this.book.agents();
		this.examples = this.pack.examples();
		for (OptionRule rule : this.book.rules()) {
			this.lines.put(rule.id(), RuleLine.of(rule, this.agents));
			rule.sources().forEach((id) -> this.resting.computeIfAbsent(id, (key) -> new ArrayList<>()).add(rule.id()));
		}
		for (SafetyRule row : this.book.safety()) {
			this.lines.put(row.id(), RuleLine.of(row, this.agents));
			row.sources().forEach((id) -> this.resting.computeIfAbsent(id, (key) -> new ArrayList<>()).add(row.id()));
		}
		this.agents.all().forEach(this::place);
		this.book.sources()
			.forEach((id, source) -> this.sourceLines.put(id, SourceLine.of(source, resting(id).size())));
		this.words = new EntryWords(this.book);
		this.usual = PackReader.usual(release.files());
		PackText text = PackText.of(release.files());
		this.entries = text.entries();
		text.places().forEach((place) -> this.places.put(place.section() + "/" + place.key(), place));
		List.copyOf(this.places.values()).forEach(this::shelve);
	}

	private void shelve(PackText.Place place) {
		Section section = place.section();
		Map<String, Object> entry = entry(section, place.key()).orElse(Map.of());
		if (!RuleLine.Kind.of(section).rule()) {
			this.others.put(section + "/" + place.key(), RuleLine.of(section, place.key(), entry, this.words, this.book,
					(section == Section.SOURCES) ? reviewed(place.key(), entry) : upkeep(entry)));
		}
		this.words.uses(section, entry)
			.forEach((name) -> this.used.computeIfAbsent(name, (key) -> new LinkedHashSet<>())
				.add(section + "/" + place.key()));
	}

	private Upkeep reviewed(String id, Map<String, ?> entry) {
		Source source = this.book.sources().get(id);
		Upkeep upkeep = upkeep(entry);
		return (source != null) ? new Upkeep(upkeep.owner(), source.reviewDue()) : upkeep;
	}

	/** Who looks after an entry: as it says, else as the release says. */
	Upkeep upkeep(Map<String, ?> entry) {
		String owner = EntryDiff.text(entry.get("owner"));
		String by = EntryDiff.text(entry.get("reviewBy"));
		return new Upkeep(owner.isEmpty() ? this.usual.owner() : owner, day(by).orElse(this.usual.reviewBy()));
	}

	private static Optional<LocalDate> day(String text) {
		try {
			return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

	private void place(Agent agent) {
		String key = agent.key();
		Set<String> offered = new TreeSet<>();
		Set<String> acted = new TreeSet<>();
		Set<String> meant = new TreeSet<>();
		Set<String> everywhere = new TreeSet<>();
		for (OptionRule rule : this.book.rules()) {
			if (rule.kind() == OptionRule.Kind.OPTION && offers(rule, key)) {
				offered.add(rule.id());
			}
			if (rule.kind() != OptionRule.Kind.OPTION && means(rule.actsOn(), key)) {
				acted.add(rule.id());
			}
		}
		for (SafetyRule row : this.book.safety()) {
			if (means(row.targets(), key)) {
				meant.add(row.id());
			}
			else if (row.targets().contains(Agents.ANY)
					|| (row.targets().contains(Agents.SYSTEMIC) && this.agents.in(key, Agents.SYSTEMIC))) {
				everywhere.add(row.id());
			}
		}
		this.suggested.put(key, offered);
		this.acting.put(key, acted);
		this.cautions.put(key, meant);
		this.general.put(key, everywhere);
		this.agentLines.put(key, AgentLine.of(agent, offered.size(), meant.size()));
	}

	/**
	 * Whether the rule offers the agent by itself, as one of a class, or in a regimen.
	 */
	private boolean offers(OptionRule rule, String key) {
		return rule.alternatives()
			.stream()
			.flatMap((one) -> Stream.concat(one.required().stream(), one.optional().stream()))
			.anyMatch((name) -> this.agents.partsOf(name).contains(key) || this.agents.in(key, name))
				|| this.agents.withKey(key).filter((agent) -> offersPartByPart(rule, agent)).isPresent();
	}

	/** Whether the rule offers the regimen, naming its parts. */
	private static boolean offersPartByPart(OptionRule rule, Agent regimen) {
		return regimen.components().size() > 1
				&& rule.alternatives().stream().anyMatch((one) -> one.required().containsAll(regimen.components()));
	}

	private boolean means(Collection<String> targets, String key) {
		return this.agents.partsOf(key)
			.stream()
			.anyMatch((part) -> targets.stream()
				.anyMatch((target) -> target.equals(part) || (!target.equals(Agents.ANY)
						&& !target.equals(Agents.SYSTEMIC) && this.agents.in(part, target))));
	}

	Release release() {
		return this.release;
	}

	/** The release with the tests of its rows. */
	Pack pack() {
		return this.pack;
	}

	RuleBook book() {
		return this.book;
	}

	Collection<RuleLine> rules() {
		return this.lines.values();
	}

	/** The rows of every section that has no list of its own. */
	Collection<RuleLine> rows() {
		List<RuleLine> rows = new ArrayList<>(this.lines.values());
		this.others.values().stream().filter((line) -> line.kind().listed()).forEach(rows::add);
		return rows;
	}

	/** The entry as it is written. */
	Optional<Map<String, Object>> entry(Section section, String key) {
		return Optional.ofNullable(this.entries.get(section + "/" + key));
	}

	/** Where the entry stands. */
	Optional<PackText.Place> place(Section section, String key) {
		return Optional.ofNullable(this.places.get(section + "/" + key));
	}

	/** The keys of a section, in the order of files and lines. */
	List<String> keys(Section section) {
		return this.places.values()
			.stream()
			.filter((place) -> place.section() == section)
			.map(PackText.Place::key)
			.toList();
	}

	/** The entry as a line. */
	Optional<RuleLine> line(Section section, String key) {
		return Optional
			.ofNullable(RuleLine.Kind.of(section).rule() ? this.lines.get(key) : this.others.get(section + "/" + key));
	}

	/** The entries that use this one. */
	List<RuleLine> users(Section section, String key) {
		return this.used.getOrDefault(section + "/" + key, Set.of()).stream().flatMap((name) -> {
			int slash = name.indexOf('/');
			return line(Section.valueOf(name.substring(0, slash)), name.substring(slash + 1)).stream();
		}).toList();
	}

	EntryWords words() {
		return this.words;
	}

	/** The owners that entries name, in order. */
	Set<String> owners() {
		Set<String> owners = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		rows().stream().map((line) -> line.upkeep().owner()).filter((owner) -> !owner.isEmpty()).forEach(owners::add);
		return owners;
	}

	/** The genes and antigens that conditions speak of, in order. */
	Set<String> genes() {
		Set<String> genes = new TreeSet<>();
		rows().forEach((line) -> genes.addAll(line.genes()));
		return genes;
	}

	Collection<AgentLine> agents() {
		return this.agentLines.values();
	}

	Collection<SourceLine> sources() {
		return this.sourceLines.values();
	}

	Set<String> classes() {
		return this.agents.classNames();
	}

	private List<String> resting(String source) {
		return this.resting.getOrDefault(source, List.of());
	}

	private List<RuleLine> lines(Collection<String> ids) {
		return ids.stream().map(this.lines::get).toList();
	}

	// One rule

	Optional<RulePage> rule(String id) {
		return this.book.rule(id).map(this::page).or(() -> safety(id).map(this::page));
	}

	private Optional<SafetyRule> safety(String id) {
		return this.book.safety().stream().filter((row) -> row.id().equals(id)).findFirst();
	}

	private RuleLine line(String id) {
		return Optional.ofNullable(this.lines.get(id)).orElseThrow();
	}

	private RulePage page(OptionRule rule) {
		Criterion unless = rule.unless();
		boolean option = rule.kind() == OptionRule.Kind.OPTION;
		return new RulePage(line(rule.id()), rule.categories().stream().map((category) -> category.label()).toList(),
				rule.dose(), rule.alternatives().stream().map(this::regimen).toList(),
				option ? List.of() : parts(rule.actsOn()), rule.flags().stream().map(Enum::name).sorted().toList(),
				rule.onlyRules().stream().sorted().toList(), rule.exceptRules().stream().sorted().toList(),
				Outline.together(rule.when()), Grammar.print(rule.when()), List.of(), "",
				(unless != null) ? Outline.alternatives(unless) : List.of(),
				(unless != null) ? Grammar.print(unless) : "", steps(rule.strength(), RuleLine.Degree::of),
				rule.evidence(), rule.result(), statuses(List.of(rule)), sources(rule.sources()),
				FollowUp.of(rule, this.book),
				this.book.prerequisites().stream().filter((one) -> one.unlocks().contains(rule.id())).toList(),
				this.examples.stream().filter((example) -> example.ruleId().equals(rule.id())).toList(),
				sentence(rule.when(), unless));
	}

	private static String sentence(Criterion when, @Nullable Criterion unless) {
		return "Applies when " + when.words() + ((unless != null) ? "; not when " + unless.words() : "") + ".";
	}

	private RulePage page(SafetyRule row) {
		Criterion also = row.alsoWhen();
		return new RulePage(line(row.id()), List.of(), "", List.of(), parts(row.targets()), List.of(), List.of(),
				List.of(), Outline.together(row.when()), Grammar.print(row.when()),
				(also != null) ? Outline.together(also) : List.of(), (also != null) ? Grammar.print(also) : "",
				List.of(), "", steps(row.severity(), RuleLine.Degree::of), null, "", List.of(), sources(row.sources()),
				List.of(),
				this.book.prerequisites().stream().filter((one) -> one.unlocks().contains(row.id())).toList(),
				this.examples.stream().filter((example) -> example.ruleId().equals(row.id())).toList(),
				sentence(row.when(), null));
	}

	private static <T> List<RulePage.Step> steps(Clauses<T> clauses,
			java.util.function.Function<T, RuleLine.Degree> degree) {
		List<RulePage.Step> steps = new ArrayList<>();
		clauses.clauses()
			.forEach((clause) -> steps
				.add(new RulePage.Step(degree.apply(clause.value()), Outline.together(clause.when()))));
		steps.add(new RulePage.Step(degree.apply(clauses.otherwise()), List.of()));
		return steps;
	}

	private RulePage.Regimen regimen(Alternative one) {
		return new RulePage.Regimen(parts(one.required()), parts(one.optional()));
	}

	private List<RulePage.Part> parts(Collection<String> names) {
		return names.stream()
			.map((name) -> new RulePage.Part(this.agents.withKey(name).isPresent() ? name : "",
					Names.target(name, this.agents)))
			.toList();
	}

	private List<SourceLine> sources(List<String> ids) {
		return ids.stream().map(this.sourceLines::get).toList();
	}

	private List<RulePage.Status> statuses(List<OptionRule> rules) {
		Map<Regulatory, Set<String>> said = new LinkedHashMap<>();
		rules.forEach((rule) -> rule.regulatory()
			.forEach((one) -> said.computeIfAbsent(one, (key) -> new LinkedHashSet<>()).add(rule.id())));
		Comparator<Map.Entry<Regulatory, Set<String>>> order = Comparator
			.comparing((entry) -> entry.getKey().authority());
		return said.entrySet().stream().sorted(order.thenComparing((entry) -> {
			String since = entry.getKey().since();
			return (since != null) ? since : "";
		}))
			.map((entry) -> new RulePage.Status(
					entry.getKey().authority().equals("ALL") ? "" : entry.getKey().authority(),
					Names.status(entry.getKey()), Names.since(entry.getKey()), entry.getKey().scope(),
					List.copyOf(entry.getValue())))
			.toList();
	}

	// One agent

	Optional<AgentPage> agent(String key) {
		return this.agents.withKey(key).map(this::page);
	}

	private AgentPage page(Agent agent) {
		String key = agent.key();
		Set<String> offered = this.suggested.getOrDefault(key, Set.of());
		List<Agent> regimens = this.agents.all()
			.stream()
			.filter((one) -> !one.key().equals(key) && this.agents.partsOf(one.key()).contains(key))
			.toList();
		List<AgentPage.Cell> cells = new ArrayList<>();
		for (TkiTable.Row row : this.book.tki().rows()) {
			Clauses<TkiTable.Cell> cell = row.cells().get(key);
			if (cell != null) {
				List<AgentPage.Value> values = new ArrayList<>();
				cell.clauses()
					.forEach((clause) -> values.add(new AgentPage.Value(clause.value().name(), clause.when().words())));
				values.add(new AgentPage.Value(cell.otherwise().name(), ""));
				cells.add(new AgentPage.Cell(row.id(),
						row.finding().isEmpty() ? Outline.sentence(row.when().words()) : row.finding(), values,
						row.messages().getOrDefault(key, "")));
			}
		}
		return new AgentPage(Optional.ofNullable(this.agentLines.get(key)).orElseThrow(), parts(agent.components()),
				parts(regimens.stream().map(Agent::key).toList()), this.agents.targetAntigen(key).orElse(""),
				lines(offered), lines(this.acting.getOrDefault(key, Set.of())), lines(alone(key)),
				lines(interactions(key)), FollowUp.of(key, this.book), lines(care(key)),
				lines(this.general.getOrDefault(key, Set.of())), cells,
				statuses(this.book.rules().stream().filter((rule) -> offered.contains(rule.id())).toList()));
	}

	/** Safety rows on the agent, or on every treatment, that look at other drugs. */
	private List<String> interactions(String key) {
		Set<String> meant = new TreeSet<>(this.cautions.getOrDefault(key, Set.of()));
		meant.addAll(this.general.getOrDefault(key, Set.of()));
		return this.book.safety()
			.stream()
			.filter((row) -> meant.contains(row.id()) && Fields.of(row.when()).contains(CaseField.CONCOMITANT))
			.map(SafetyRule::id)
			.toList();
	}

	/** Safety rows on the agent that look at the patient alone. */
	private List<String> alone(String key) {
		List<String> together = interactions(key);
		return this.cautions.getOrDefault(key, Set.of()).stream().filter((id) -> !together.contains(id)).toList();
	}

	/** Supportive care whose condition asks for the agent or one of its classes. */
	private List<String> care(String key) {
		return this.book.rules()
			.stream()
			.filter((rule) -> rule.categories().contains(TherapyCategory.SUPPORTIVE_CARE))
			.filter((rule) -> means(RuleLine.asked(rule.when()), key))
			.map(OptionRule::id)
			.toList();
	}

	// One source

	Optional<SourceLine> source(String id) {
		return Optional.ofNullable(this.sourceLines.get(id));
	}

	/** The rules and safety rows that rest on the source. */
	List<RuleLine> restingOn(Source source) {
		return lines(resting(source.id()));
	}

}
