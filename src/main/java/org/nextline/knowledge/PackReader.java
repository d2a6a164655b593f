package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Alternative;
import org.nextline.rules.Clauses;
import org.nextline.rules.Criterion;
import org.nextline.rules.Definitions;
import org.nextline.rules.Fields;
import org.nextline.rules.Grammar;
import org.nextline.rules.GrammarFault;
import org.nextline.rules.Lane;
import org.nextline.rules.Monitoring;
import org.nextline.rules.OptionRule;
import org.nextline.rules.Prerequisite;
import org.nextline.rules.Regulatory;
import org.nextline.rules.RuleBook;
import org.nextline.rules.SafetyRule;
import org.nextline.rules.Severity;
import org.nextline.rules.Source;
import org.nextline.rules.TkiTable;
import org.nextline.vocabulary.Agent;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.EvidenceLevel;
import org.nextline.vocabulary.Strength;
import org.nextline.vocabulary.TherapyCategory;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads a rule pack from YAML files and names everything that is wrong in it, all at
 * once.
 */
public final class PackReader {

	private static final Map<String, Set<Disease>> PREFIXES = Map.ofEntries(
			Map.entry("AML", EnumSet.of(Disease.AML, Disease.APL, Disease.BPDCN)),
			Map.entry("ALL", EnumSet.of(Disease.B_ALL, Disease.T_ALL, Disease.MPAL)),
			Map.entry("CML", EnumSet.of(Disease.CML)), Map.entry("CLL", EnumSet.of(Disease.CLL)),
			Map.entry("RT", EnumSet.of(Disease.RICHTER)), Map.entry("HCL", EnumSet.of(Disease.HCL)),
			Map.entry("TPLL", EnumSet.of(Disease.T_PLL)), Map.entry("GEN", EnumSet.allOf(Disease.class)),
			Map.entry("G", EnumSet.allOf(Disease.class)));

	/** Files whose rows fire under 18 only when they say so (gate G-AGE). */
	private static final Set<String> ADULT_UNLESS_SAID = Set.of("CML", "CLL", "RT", "HCL", "TPLL");

	private static final Set<TherapyCategory> ANY_AGE = EnumSet.of(TherapyCategory.SUPPORTIVE_CARE,
			TherapyCategory.PALLIATIVE_CARE, TherapyCategory.DIAGNOSTIC_WORKUP);

	private static final Pattern YOUNG = Pattern
		.compile("\\bPAED\\b|ageYears\\s*>=\\s*(?:[0-9]|1[0-7])(?:\\.\\d+)?\\b");

	private static final Pattern DISEASES = Pattern.compile("disease\\s*(?:=\\s*(\\w+)|IN\\s*\\{([^}]*)\\})");

	private static final Map<String, Set<String>> KEYS = Map.of("rules",
			Set.of("id", "category", "kind", "actsOn", "onRequest", "aloneOnly", "exceptRules", "onlyRules", "plan",
					"retreatment", "raises", "ranks", "precedes", "textOnly", "comfort", "lane", "card", "title",
					"dose", "agents", "when", "unless", "strength", "evidence", "result", "regulatory", "sources",
					"because", "check", "examples", "alsoWhen"),
			"safety",
			Set.of("id", "agents", "when", "severity", "message", "sources", "check", "everywhere", "alsoWhen"),
			"examples", Set.of("name", "like", "case", "expect", "agent", "asksFor"), "monitoring",
			Set.of("id", "for", "diseases", "what", "when", "response", "change"), "prerequisites",
			Set.of("id", "test", "when", "diseases", "doneIf", "unlocks", "say", "check"), "sources",
			Set.of("id", "citation", "url", "note", "checked", "citationVerified"));

	private final YAMLMapper yaml = YAMLMapper.builder().build();

	private final List<String> faults = new ArrayList<>();

	private final Map<String, Map<?, ?>> files = new TreeMap<>();

	private Grammar grammar = new Grammar(new Agents(List.of()), Definitions.none());

	private Agents agents = new Agents(List.of());

	private final Map<String, Map<String, Object>> cases = new TreeMap<>();

	private PackReader() {
	}

	/**
	 * Reads a pack.
	 * @param files text by path, for example {@code aml/flt3.yaml}
	 * @throws PackFaults when anything in it is wrong
	 */
	public static Pack read(Map<String, String> files) {
		return new PackReader().pack(files);
	}

	private Pack pack(Map<String, String> texts) {
		new TreeMap<>(texts).forEach((path, text) -> {
			try {
				this.files.put(path, this.yaml.readValue(text, Map.class));
			}
			catch (JacksonException ex) {
				this.faults.add(path + ": cannot be read as YAML: " + ex.getOriginalMessage());
			}
		});
		readAgents();
		Definitions definitions = definitions();
		this.grammar = new Grammar(this.agents, definitions);
		check(definitions);
		readCases();
		Map<String, Source> sources = new LinkedHashMap<>();
		each("sources", (place, entry) -> source(place, entry, sources));
		Map<String, String> cards = new LinkedHashMap<>();
		each("cards", (place, entry) -> cards.put(text(place, entry, "key"), text(place, entry, "title")));
		each("rules", (place, entry) -> cited(place, entry, sources));
		each("safety", (place, entry) -> cited(place, entry, sources));
		List<OptionRule> rules = new ArrayList<>();
		List<Example> examples = new ArrayList<>();
		each("rules", (place, entry) -> {
			OptionRule rule = rule(place, entry);
			if (rule != null) {
				rules.add(rule);
				examples(place, entry, rule, examples);
			}
		});
		List<SafetyRule> safety = new ArrayList<>();
		each("safety", (place, entry) -> {
			SafetyRule row = safety(place, entry);
			if (row != null) {
				safety.add(row);
			}
		});
		List<TkiTable.Row> tki = new ArrayList<>();
		each("findings", (place, entry) -> tki(place, entry, true, tki));
		each("conditions", (place, entry) -> tki(place, entry, false, tki));
		List<Monitoring> monitoring = new ArrayList<>();
		each("monitoring", (place, entry) -> monitoring.add(monitoring(place, entry)));
		List<Prerequisite> prerequisites = new ArrayList<>();
		each("prerequisites", (place, entry) -> prerequisites.add(prerequisite(place, entry)));
		references(rules, safety, cards);
		if (!this.faults.isEmpty()) {
			throw new PackFaults(this.faults);
		}
		RuleBook book = new RuleBook(this.agents, definitions, rules, safety, new TkiTable(tki), cards, sources,
				monitoring, prerequisites);
		return new Pack(version(), book, examples, this.cases);
	}

	private String version() {
		Map<?, ?> manifest = this.files.getOrDefault("release.yaml", Map.of());
		Object version = manifest.get("version");
		return (version != null) ? String.valueOf(version) : "draft";
	}

	private interface Entry {

		void read(String place, Map<?, ?> entry);

	}

	private void each(String section, Entry reader) {
		this.files.forEach((path, file) -> {
			Object entries = file.get(section);
			if (entries == null) {
				return;
			}
			if (!(entries instanceof List<?> list)) {
				this.faults.add(path + ": " + section + " must be a list");
				return;
			}
			for (int index = 0; index < list.size(); index++) {
				String place = path + ": " + section + "[" + index + "]";
				if (list.get(index) instanceof Map<?, ?> entry) {
					Object name = (entry.get("id") != null) ? entry.get("id") : entry.get("key");
					if (name != null) {
						place += " (" + name + ")";
					}
					only(place, entry, KEYS.get(section));
					reader.read(place, entry);
				}
				else {
					this.faults.add(place + " must have keys");
				}
			}
		});
	}

	private void only(String place, Map<?, ?> entry, @Nullable Set<String> allowed) {
		if (allowed != null) {
			entry.keySet()
				.stream()
				.map(String::valueOf)
				.filter((key) -> !allowed.contains(key))
				.forEach((key) -> this.faults
					.add(place + ": there is no key \"" + key + "\"." + CaseReader.Spelling.hint(key, allowed)));
		}
	}

	private void readAgents() {
		List<Agent> read = new ArrayList<>();
		each("agents",
				(place, entry) -> read.add(new Agent(text(place, entry, "key"), text(place, entry, "name"),
						new LinkedHashSet<>(texts(place, entry, "classes")), texts(place, entry, "synonyms"),
						texts(place, entry, "components"), optional(entry, "atc"))));
		try {
			this.agents = new Agents(read);
		}
		catch (IllegalArgumentException ex) {
			this.faults.add("agents: " + ex.getMessage());
		}
	}

	private Definitions definitions() {
		Map<String, String> texts = new LinkedHashMap<>();
		this.files.forEach((path, file) -> {
			if (file.get("definitions") instanceof Map<?, ?> entries) {
				entries.forEach((name, text) -> {
					if (texts.put(String.valueOf(name), String.valueOf(text)) != null) {
						this.faults.add(path + ": definitions." + name + " stands twice");
					}
				});
			}
		});
		return new Definitions(texts);
	}

	private void check(Definitions definitions) {
		definitions.texts().forEach((name, text) -> {
			String sample = name.endsWith("(x)") ? text.replaceAll("\\bx\\b", "450") : text;
			criterion("definitions." + name, sample);
		});
	}

	private void readCases() {
		this.files.forEach((path, file) -> {
			if (file.get("cases") instanceof Map<?, ?> entries) {
				entries.forEach((name, entry) -> {
					String place = path + ": cases." + name;
					if (entry instanceof Map<?, ?> details && details.get("facts") instanceof Map<?, ?> facts) {
						Map<String, Object> answers = answers(facts);
						CaseReader.read(answers)
							.faults()
							.forEach((fault) -> this.faults.add(place + "." + fault.field() + ": " + fault.message()));
						if (this.cases.put(String.valueOf(name), answers) != null) {
							this.faults.add(place + " stands twice");
						}
					}
					else {
						this.faults.add(place + " needs facts");
					}
				});
			}
		});
	}

	private static Map<String, Object> answers(Map<?, ?> facts) {
		Map<String, Object> answers = new LinkedHashMap<>();
		facts.forEach((key, value) -> answers.put(String.valueOf(key), value));
		return answers;
	}

	private void source(String place, Map<?, ?> entry, Map<String, Source> sources) {
		Source source = new Source(text(place, entry, "id"), text(place, entry, "citation"), optional(entry, "url"),
				optional(entry, "note"), optional(entry, "checked"),
				Boolean.TRUE.equals(entry.get("citationVerified")));
		if (sources.put(source.id(), source) != null) {
			this.faults.add(place + " stands twice");
		}
	}

	private @Nullable OptionRule rule(String place, Map<?, ?> entry) {
		int before = this.faults.size();
		String id = text(place, entry, "id");
		OptionRule.Kind kind = constant(OptionRule.Kind.class, place, "kind", optional(entry, "kind", "OPTION"));
		List<TherapyCategory> categories = new ArrayList<>();
		for (String name : text(place, entry, "category").split(",")) {
			TherapyCategory category = constant(TherapyCategory.class, place, "category",
					name.replaceAll("\\(.*\\)", "").trim());
			if (category != null) {
				categories.add(category);
			}
		}
		String when = text(place, entry, "when");
		Criterion condition = criterion(place + ".when", when);
		String exclusion = optional(entry, "unless");
		Criterion unless = exclusion.isEmpty() ? null : criterion(place + ".unless", exclusion);
		Clauses<Strength> strength = clauses(place + ".strength", text(place, entry, "strength"), Strength::valueOf);
		EvidenceLevel evidence = constant(EvidenceLevel.class, place, "evidence", text(place, entry, "evidence"));
		CheckMark check = constant(CheckMark.class, place, "check", text(place, entry, "check"));
		Lane lane = optional(entry, "lane").isEmpty() ? null
				: constant(Lane.class, place, "lane", optional(entry, "lane"));
		Set<Disease> diseases = diseases(place, id);
		List<String> actsOn = texts(place, entry, "actsOn");
		actsOn.forEach((target) -> target(place + ".actsOn", target));
		List<Alternative> alternatives = List.of();
		if (kind == OptionRule.Kind.OPTION && !optional(entry, "agents").isEmpty()) {
			alternatives = alternatives(place, optional(entry, "agents"));
		}
		if (this.faults.size() > before || condition == null || strength == null || evidence == null || check == null
				|| kind == null || categories.isEmpty()) {
			return null;
		}
		String also = optional(entry, "alsoWhen");
		if (!also.isEmpty()) {
			Criterion extra = criterion(place + ".alsoWhen", also);
			if (extra != null) {
				diseases = EnumSet.copyOf(diseases);
				diseases.add(Disease.CML);
				condition = new Criterion.All(
						List.of(condition, new Criterion.Any(List.of(this.grammar.parse("disease != CML"), extra))));
			}
		}
		// a row states its diseases, or has those of its prefix (gate G-SCOPE)
		Set<Disease> named = Fields.diseases(condition);
		if (!named.isEmpty()) {
			diseases = named;
		}
		if (kind == OptionRule.Kind.OPTION && ADULT_UNLESS_SAID.contains(prefix(id))
				&& !ANY_AGE.contains(categories.get(0)) && !YOUNG.matcher(when).find()) {
			condition = new Criterion.All(List.of(condition, this.grammar.parse("ADULT")));
		}
		return new OptionRule(id, kind, categories, text(place, entry, "title"), optional(entry, "dose"), alternatives,
				actsOn, flags(entry), new LinkedHashSet<>(texts(place, entry, "onlyRules")),
				new LinkedHashSet<>(texts(place, entry, "exceptRules")), lane,
				optional(entry, "card").isEmpty() ? null : optional(entry, "card"), diseases, condition, unless,
				strength, evidence, optional(entry, "result"), regulatory(place, entry), texts(place, entry, "sources"),
				text(place, entry, "because"), check);
	}

	private static Set<OptionRule.Flag> flags(Map<?, ?> entry) {
		Set<OptionRule.Flag> flags = EnumSet.noneOf(OptionRule.Flag.class);
		Map<String, OptionRule.Flag> names = Map.of("onRequest", OptionRule.Flag.ON_REQUEST, "aloneOnly",
				OptionRule.Flag.ALONE_ONLY, "plan", OptionRule.Flag.PLAN, "retreatment", OptionRule.Flag.RETREATMENT,
				"raises", OptionRule.Flag.RAISES, "ranks", OptionRule.Flag.RANKS, "precedes", OptionRule.Flag.PRECEDES,
				"textOnly", OptionRule.Flag.TEXT_ONLY, "comfort", OptionRule.Flag.COMFORT);
		names.forEach((name, flag) -> {
			if (Boolean.TRUE.equals(entry.get(name))) {
				flags.add(flag);
			}
		});
		return flags;
	}

	private List<Alternative> alternatives(String place, String code) {
		try {
			return Alternative.read(code, this.agents, this.grammar);
		}
		catch (IllegalArgumentException ex) {
			this.faults.add(place + ".agents: " + ex.getMessage());
			return List.of();
		}
	}

	private List<Regulatory> regulatory(String place, Map<?, ?> entry) {
		List<Regulatory> all = new ArrayList<>();
		if (entry.get("regulatory") instanceof Collection<?> entries) {
			for (Object one : entries) {
				if (one instanceof Map<?, ?> details) {
					Object since = details.get("since");
					all.add(new Regulatory(text(place + ".regulatory", details, "authority"),
							text(place + ".regulatory", details, "status"),
							(since != null) ? String.valueOf(since) : null, optional(details, "scope")));
				}
			}
		}
		return all;
	}

	private void examples(String place, Map<?, ?> entry, OptionRule rule, List<Example> examples) {
		if (!(entry.get("examples") instanceof List<?> list)) {
			return;
		}
		for (int index = 0; index < list.size(); index++) {
			String at = place + ".examples[" + index + "]";
			if (!(list.get(index) instanceof Map<?, ?> details)) {
				this.faults.add(at + " must have keys");
				continue;
			}
			only(at, details, KEYS.get("examples"));
			Map<String, Object> answers = new LinkedHashMap<>();
			String like = optional(details, "like");
			if (!like.isEmpty()) {
				Map<String, Object> base = this.cases.get(like);
				if (base == null) {
					this.faults.add(at + ".like: there is no case \"" + like + "\"."
							+ CaseReader.Spelling.hint(like, this.cases.keySet()));
					continue;
				}
				answers.putAll(base);
			}
			if (details.get("case") instanceof Map<?, ?> changes) {
				answers(changes).forEach((key, value) -> {
					if (value == null) {
						answers.remove(key);
					}
					else {
						answers.put(key, value);
					}
				});
			}
			CaseReader.read(answers)
				.faults()
				.forEach((fault) -> this.faults.add(at + "." + fault.field() + ": " + fault.message()));
			String agent = optional(details, "agent");
			examples
				.add(new Example(rule.id(), text(at, details, "name"), place.substring(0, place.indexOf(':')), answers,
						text(at, details, "expect"), agent.isEmpty() ? null : agent, texts(at, details, "asksFor")));
		}
	}

	private @Nullable SafetyRule safety(String place, Map<?, ?> entry) {
		String id = text(place, entry, "id");
		String when = text(place, entry, "when");
		Criterion condition = criterion(place + ".when", when);
		Clauses<Severity> severity = clauses(place + ".severity", text(place, entry, "severity"), Severity::valueOf);
		List<String> targets = texts(place, entry, "agents");
		targets.forEach((target) -> target(place + ".agents", target));
		String alsoWhen = optional(entry, "alsoWhen");
		Criterion also = alsoWhen.isEmpty() ? null : criterion(place + ".alsoWhen", alsoWhen);
		CheckMark check = constant(CheckMark.class, place, "check", optional(entry, "check", "M"));
		if (condition == null || severity == null || check == null) {
			return null;
		}
		Set<Disease> scope = Boolean.TRUE.equals(entry.get("everywhere")) ? EnumSet.allOf(Disease.class)
				: scope(place, id, when);
		return new SafetyRule(id, targets, scope, also, condition, severity, text(place, entry, "message"),
				texts(place, entry, "sources"), check);
	}

	/**
	 * A safety row holds in the diseases that its condition names, else in those of its
	 * prefix (gate G-SCOPE).
	 */
	private Set<Disease> scope(String place, String id, String when) {
		Matcher matcher = DISEASES.matcher(when);
		Set<Disease> named = EnumSet.noneOf(Disease.class);
		while (matcher.find()) {
			String names = (matcher.group(1) != null) ? matcher.group(1) : matcher.group(2);
			for (String name : names.split(",")) {
				named.add(Disease.valueOf(name.trim()));
			}
		}
		return named.isEmpty() ? diseases(place, id) : named;
	}

	private static String prefix(String id) {
		return id.substring(0, Math.max(0, id.indexOf('-')));
	}

	private Set<Disease> diseases(String place, String id) {
		Set<Disease> diseases = PREFIXES.get(prefix(id));
		if (diseases == null) {
			this.faults.add(place + ": the id \"" + id + "\" does not begin with the prefix of a disease");
			return Set.of();
		}
		return diseases;
	}

	private void tki(String place, Map<?, ?> entry, boolean mutation, List<TkiTable.Row> rows) {
		Map<String, Clauses<TkiTable.Cell>> cells = new HashMap<>();
		if (entry.get("cells") instanceof Map<?, ?> given) {
			given.forEach((agent, value) -> {
				target(place + ".cells", String.valueOf(agent));
				Clauses<TkiTable.Cell> cell = clauses(place + ".cells." + agent, String.valueOf(value),
						TkiTable.Cell::valueOf);
				if (cell != null) {
					cells.put(String.valueOf(agent), cell);
				}
			});
		}
		String when = optional(entry, "when");
		if (cells.isEmpty() && when.isEmpty()) {
			return;
		}
		Map<String, String> messages = new HashMap<>();
		if (entry.get("messages") instanceof Map<?, ?> given) {
			given.forEach((agent, message) -> messages.put(String.valueOf(agent), String.valueOf(message)));
		}
		Criterion condition = criterion(place + ".when", text(place, entry, "when"));
		if (condition != null) {
			rows.add(new TkiTable.Row(text(place, entry, "id"), mutation, optional(entry, "finding"), condition, cells,
					messages, optional(entry, "note")));
		}
	}

	private Monitoring monitoring(String place, Map<?, ?> entry) {
		String id = text(place, entry, "id");
		return new Monitoring(id, texts(place, entry, "for"), named(place, entry, id), text(place, entry, "what"),
				optional(entry, "when"), optional(entry, "response"), optional(entry, "change"));
	}

	private Prerequisite prerequisite(String place, Map<?, ?> entry) {
		String id = text(place, entry, "id");
		return new Prerequisite(id, text(place, entry, "test"), optional(entry, "when"), named(place, entry, id),
				texts(place, entry, "doneIf"), texts(place, entry, "unlocks"), optional(entry, "say"));
	}

	private Set<Disease> named(String place, Map<?, ?> entry, String id) {
		Set<Disease> diseases = EnumSet.noneOf(Disease.class);
		for (String name : texts(place, entry, "diseases")) {
			Disease disease = constant(Disease.class, place, "diseases", name);
			if (disease != null) {
				diseases.add(disease);
			}
		}
		return diseases.isEmpty() ? PREFIXES.getOrDefault(prefix(id), Set.of()) : diseases;
	}

	private void references(List<OptionRule> rules, List<SafetyRule> safety, Map<String, String> cards) {
		Set<String> ids = new LinkedHashSet<>();
		for (OptionRule rule : rules) {
			if (!ids.add(rule.id())) {
				this.faults.add(rule.id() + " stands twice");
			}
			String card = rule.card();
			if (card != null && !cards.containsKey(card)) {
				this.faults.add(rule.id() + ".card: there is no card \"" + card + "\"."
						+ CaseReader.Spelling.hint(card, cards.keySet()));
			}
		}
		for (SafetyRule row : safety) {
			if (!ids.add(row.id())) {
				this.faults.add(row.id() + " stands twice");
			}
		}
	}

	/** Sources are looked for even when the rest of the row cannot be read. */
	private void cited(String place, Map<?, ?> entry, Map<String, Source> sources) {
		texts(place, entry, "sources").stream()
			.filter((source) -> !sources.containsKey(source))
			.forEach((source) -> this.faults.add(place + ".sources: there is no source \"" + source + "\"."
					+ CaseReader.Spelling.hint(source, sources.keySet())));
	}

	private void target(String place, String name) {
		boolean rule = name.matches("[A-Z]+-R-\\d+");
		if (!rule && !Set.of("THIS_AGENT", "THIS_REGIMEN", "CURRENT").contains(name) && !known(name)) {
			this.faults.add(place + ": there is no agent, class or category \"" + name + "\"."
					+ CaseReader.Spelling.hint(name, this.agents.classNames()));
		}
	}

	private boolean known(String name) {
		return this.agents.withKey(name).isPresent() || this.agents.hasClass(name)
				|| java.util.Arrays.stream(TherapyCategory.values())
					.anyMatch((category) -> category.name().equals(name));
	}

	private @Nullable Criterion criterion(String place, String text) {
		try {
			return this.grammar.parse(text.trim().replaceAll("\\s+", " "));
		}
		catch (GrammarFault ex) {
			this.faults.add(place + ", " + ex.getMessage());
			return null;
		}
	}

	private <T> @Nullable Clauses<T> clauses(String place, String text, Function<String, T> value) {
		try {
			return Clauses.read(text.trim().replaceAll("\\s+", " "), this.grammar, value);
		}
		catch (GrammarFault ex) {
			this.faults.add(place + ", " + ex.getMessage());
		}
		catch (IllegalArgumentException ex) {
			this.faults.add(place + ": \"" + text + "\" has a value that does not exist");
		}
		return null;
	}

	private String text(String place, Map<?, ?> entry, String key) {
		Object value = entry.get(key);
		if (value == null || String.valueOf(value).isBlank()) {
			this.faults.add(place + ": " + key + " is missing");
			return "";
		}
		return String.valueOf(value).trim();
	}

	private static String optional(Map<?, ?> entry, String key) {
		return optional(entry, key, "");
	}

	private static String optional(Map<?, ?> entry, String key, String otherwise) {
		Object value = entry.get(key);
		return (value != null) ? String.valueOf(value).trim() : otherwise;
	}

	private List<String> texts(String place, Map<?, ?> entry, String key) {
		Object value = entry.get(key);
		if (value == null) {
			return List.of();
		}
		if (value instanceof Collection<?> list) {
			return list.stream().map(String::valueOf).toList();
		}
		return List.of(String.valueOf(value).split("\\s*,\\s*"));
	}

	private <E extends Enum<E>> @Nullable E constant(Class<E> type, String place, String key, String name) {
		for (E one : type.getEnumConstants()) {
			if (one.name().equals(name)) {
				return one;
			}
		}
		this.faults.add(place + "." + key + ": \"" + name + "\" is not one of "
				+ java.util.Arrays.toString(type.getEnumConstants()));
		return null;
	}

}
