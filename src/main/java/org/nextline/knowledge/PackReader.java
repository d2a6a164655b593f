package org.nextline.knowledge;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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
import org.nextline.rules.Candidacy;
import org.nextline.rules.CareRule;
import org.nextline.rules.CareTopic;
import org.nextline.rules.Clauses;
import org.nextline.rules.Criterion;
import org.nextline.rules.Definitions;
import org.nextline.rules.Examination;
import org.nextline.rules.Fields;
import org.nextline.rules.Foreclosure;
import org.nextline.rules.Grammar;
import org.nextline.rules.GrammarFault;
import org.nextline.rules.Interaction;
import org.nextline.rules.Lane;
import org.nextline.rules.Monitoring;
import org.nextline.rules.OptionRule;
import org.nextline.rules.Prerequisite;
import org.nextline.rules.Regulatory;
import org.nextline.rules.RuleBook;
import org.nextline.rules.SafetyRule;
import org.nextline.rules.Severity;
import org.nextline.rules.Source;
import org.nextline.rules.Timing;
import org.nextline.rules.Timings;
import org.nextline.rules.TkiTable;
import org.nextline.rules.Trigger;
import org.nextline.rules.Upkeep;
import org.nextline.rules.Watch;
import org.nextline.vocabulary.Agent;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.CaseField;
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

	/**
	 * Sources are looked through again after so many months, unless the release says
	 * else.
	 */
	private static final int REVIEW_MONTHS = 12;

	private static final Pattern RULE_ID = Pattern.compile("[A-Z]+-R-\\d+");

	private static final Pattern ROW = Pattern.compile("[A-Z]+-[RSMC]-\\d+");

	private static final Map<String, Set<String>> KEYS = Map.ofEntries(Map.entry("rules",
			Set.of("id", "category", "kind", "actsOn", "onRequest", "aloneOnly", "exceptRules", "onlyRules", "plan",
					"retreatment", "raises", "ranks", "precedes", "breaksTies", "textOnly", "comfort", "lane", "card",
					"title", "dose", "agents", "when", "unless", "strength", "evidence", "result", "regulatory",
					"sources", "because", "check", "examples", "alsoWhen", "owner", "reviewBy")),
			Map.entry("safety",
					Set.of("id", "agents", "when", "severity", "message", "sources", "check", "everywhere", "alsoWhen",
							"owner", "reviewBy", "examples")),
			Map.entry("cards", Set.of("key", "title")),
			Map.entry("examples", Set.of("name", "like", "case", "expect", "agent", "asksFor")),
			Map.entry("monitoring",
					Set.of("id", "for", "diseases", "role", "only", "cycleDays", "check", "watch", "what", "when",
							"response", "change")),
			Map.entry("watch", Set.of("test", "with", "what", "for", "when", "also", "act")),
			Map.entry("act", Set.of("if", "at", "lacking", "by", "seen", "do")),
			Map.entry("prerequisites",
					Set.of("id", "test", "when", "diseases", "only", "doneIf", "unlocks", "say", "check")),
			Map.entry("sources",
					Set.of("id", "citation", "url", "note", "checked", "citationVerified", "reviewed", "retracted",
							"reviewBy")),
			Map.entry("care",
					Set.of("id", "topic", "title", "diseases", "when", "for", "except", "text", "parts", "kind",
							"strength", "evidence", "sources", "check", "examples")),
			Map.entry("parts", Set.of("heading", "lines")),
			Map.entry("wholeCases",
					Set.of("id", "name", "like", "case", "first", "supported", "conditional", "vetoed", "blocked",
							"absent")),
			Map.entry("interactions",
					Set.of("id", "agents", "takes", "with", "diseases", "when", "severity", "text", "basis", "check",
							"examples")),
			Map.entry("forecloses",
					Set.of("id", "for", "diseases", "when", "what", "closes", "text", "interval", "basis", "check",
							"examples")),
			Map.entry("candidacy",
					Set.of("id", "sheet", "diseases", "label", "cautionWhen", "againstWhen", "met", "caution",
							"against", "products", "bedside", "change", "again", "heldBy", "settled", "sources",
							"check")),
			Map.entry("invariants", Set.of("id", "sentence", "diseases", "when", "unless", "demand", "of", "except",
					"because", "basis", "sources", "check")));

	private final YAMLMapper yaml = YAMLMapper.builder().build();

	private final List<String> faults = new ArrayList<>();

	private final Map<String, Map<?, ?>> files = new TreeMap<>();

	private Grammar grammar = new Grammar(new Agents(List.of()), Definitions.none());

	private Agents agents = new Agents(List.of());

	private final Map<String, Map<String, Object>> cases = new TreeMap<>();

	/** What the rows of monitoring are for, by their ids. */
	private final Map<String, List<String>> watched = new LinkedHashMap<>();

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
		each("care", (place, entry) -> cited(place, entry, sources));
		List<OptionRule> rules = new ArrayList<>();
		List<Example> examples = new ArrayList<>();
		each("rules", (place, entry) -> {
			OptionRule rule = rule(place, entry);
			if (rule != null) {
				rules.add(rule);
				examples(place, entry, rule.id(), examples);
			}
		});
		List<SafetyRule> safety = new ArrayList<>();
		each("safety", (place, entry) -> {
			SafetyRule row = safety(place, entry);
			if (row != null) {
				safety.add(row);
				examples(place, entry, row.id(), examples);
			}
		});
		List<TkiTable.Row> tki = new ArrayList<>();
		each("findings", (place, entry) -> tki(place, entry, true, tki));
		each("conditions", (place, entry) -> tki(place, entry, false, tki));
		List<Monitoring> monitoring = new ArrayList<>();
		each("monitoring", (place, entry) -> monitoring(place, entry, monitoring));
		List<Prerequisite> prerequisites = new ArrayList<>();
		each("prerequisites", (place, entry) -> prerequisites.add(prerequisite(place, entry)));
		List<Candidacy> candidacy = new ArrayList<>();
		each("candidacy", (place, entry) -> {
			cited(place, entry, sources);
			Candidacy row = candidacy(place, entry);
			if (row != null) {
				candidacy.add(row);
			}
		});
		List<Example> careExamples = new ArrayList<>();
		List<CareRule> care = new ArrayList<>();
		each("care", (place, entry) -> {
			CareRule row = care(place, entry);
			if (row != null) {
				care.add(row);
				examples(place, entry, row.id(), careExamples);
			}
		});
		List<Interaction> interactions = new ArrayList<>();
		each("interactions", (place, entry) -> {
			Interaction row = interaction(place, entry);
			if (row != null) {
				interactions.add(row);
				examples(place, entry, row.id(), careExamples);
			}
		});
		List<Foreclosure> foreclosures = new ArrayList<>();
		each("forecloses", (place, entry) -> {
			Foreclosure row = foreclosure(place, entry);
			if (row != null) {
				foreclosures.add(row);
				examples(place, entry, row.id(), careExamples);
			}
		});
		List<WholeCase> wholeCases = new ArrayList<>();
		each("wholeCases", (place, entry) -> wholeCases.add(wholeCase(place, entry, rules)));
		List<Invariant> invariants = new ArrayList<>();
		each("invariants", (place, entry) -> {
			cited(place, entry, sources);
			Invariant invariant = invariant(place, entry, rules);
			if (invariant != null) {
				invariants.add(invariant);
			}
		});
		references(rules, safety, cards);
		opened(rules, safety, tki, prerequisites);
		besides(rules, safety, tki, care, interactions, foreclosures);
		candidacies(candidacy, rules, safety);
		Set<String> demanded = new LinkedHashSet<>();
		invariants.forEach((one) -> once(one.id(), demanded));
		if (!this.faults.isEmpty()) {
			throw new PackFaults(this.faults.stream().distinct().toList());
		}
		RuleBook book = new RuleBook(this.agents, definitions, rules, safety, new TkiTable(tki), cards, sources,
				monitoring, prerequisites, care, interactions, foreclosures, candidacy);
		return new Pack(version(), book, examples, careExamples, this.cases, wholeCases, invariants, content(texts));
	}

	/** The same for the same rules, whatever the version is called. */
	private static String content(Map<String, String> texts) {
		Map<String, String> rules = new TreeMap<>(texts);
		rules.remove("release.yaml");
		return ShippedPack.hash(rules);
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
					only(place, entry, withUpkeep(KEYS.get(section)));
					day(place + ".reviewBy", optional(entry, "reviewBy"));
					reader.read(place, entry);
				}
				else {
					this.faults.add(place + " must have keys");
				}
			}
		});
	}

	/**
	 * Any entry may say who looks after it, and until when it has to be looked through.
	 */
	private static @Nullable Set<String> withUpkeep(@Nullable Set<String> keys) {
		if (keys == null) {
			return null;
		}
		Set<String> all = new LinkedHashSet<>(keys);
		all.addAll(List.of("owner", "reviewBy"));
		return all;
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
		LocalDate reviewed = day(place + ".reviewed", optional(entry, "reviewed", manifest("content")));
		Source source = new Source(text(place, entry, "id"), text(place, entry, "citation"), optional(entry, "url"),
				optional(entry, "note"), optional(entry, "checked"), Boolean.TRUE.equals(entry.get("citationVerified")),
				reviewed, reviewBy(place, entry, reviewed), optional(entry, "retracted"));
		if (sources.put(source.id(), source) != null) {
			this.faults.add(place + " stands twice");
		}
	}

	/**
	 * By when an entry has to be looked through: as it says, else as the release says.
	 */
	private @Nullable LocalDate reviewBy(String place, Map<?, ?> entry, @Nullable LocalDate reviewed) {
		LocalDate stated = day(place + ".reviewBy", optional(entry, "reviewBy"));
		if (stated != null) {
			return stated;
		}
		return (reviewed != null) ? reviewed.plusMonths(reviewMonths()) : null;
	}

	private Upkeep upkeep(String place, Map<?, ?> entry) {
		String content = manifest("content");
		return new Upkeep(optional(entry, "owner", manifest("owner")),
				reviewBy(place, entry, content.isEmpty() ? null : day("release.yaml: content", content)));
	}

	/** Who looks after entries that name nobody, and until when, as the release says. */
	static Upkeep usual(Map<String, String> files) {
		PackReader reader = new PackReader();
		reader.files.put("release.yaml", reader.yaml.readValue(files.getOrDefault("release.yaml", "{}"), Map.class));
		return reader.upkeep("release.yaml", Map.of());
	}

	private String manifest(String key) {
		Object value = this.files.getOrDefault("release.yaml", Map.of()).get(key);
		return (value != null) ? String.valueOf(value) : "";
	}

	private int reviewMonths() {
		String months = manifest("reviewMonths");
		return months.matches("[1-9]\\d?") ? Integer.parseInt(months) : REVIEW_MONTHS;
	}

	private @Nullable LocalDate day(String place, String text) {
		if (text.isEmpty()) {
			return null;
		}
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeParseException ex) {
			this.faults.add(place + ": \"" + text + "\" is not a date such as 2026-11-23");
			return null;
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
		String title = text(place, entry, "title");
		String because = text(place, entry, "because");
		Lane lane = optional(entry, "lane").isEmpty() ? null
				: constant(Lane.class, place, "lane", optional(entry, "lane"));
		Set<Disease> diseases = diseases(place, id);
		Upkeep upkeep = upkeep(place, entry);
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
		return new OptionRule(id, kind, categories, title, optional(entry, "dose"), alternatives, actsOn, flags(entry),
				new LinkedHashSet<>(texts(place, entry, "onlyRules")),
				new LinkedHashSet<>(texts(place, entry, "exceptRules")), lane,
				optional(entry, "card").isEmpty() ? null : optional(entry, "card"), diseases, condition, unless,
				strength, evidence, optional(entry, "result"), regulatory(place, entry), texts(place, entry, "sources"),
				because, check, upkeep);
	}

	private static Set<OptionRule.Flag> flags(Map<?, ?> entry) {
		Set<OptionRule.Flag> flags = EnumSet.noneOf(OptionRule.Flag.class);
		for (OptionRule.Flag flag : OptionRule.Flag.values()) {
			if (Boolean.TRUE.equals(entry.get(flag.key()))) {
				flags.add(flag);
			}
		}
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

	/** The facts of a test; null when its base case is not there. */
	private @Nullable Map<String, Object> answers(String at, Map<?, ?> details) {
		Map<String, Object> answers = new LinkedHashMap<>();
		String like = optional(details, "like");
		if (!like.isEmpty()) {
			Map<String, Object> base = this.cases.get(like);
			if (base == null) {
				this.faults.add(at + ".like: there is no case \"" + like + "\"."
						+ CaseReader.Spelling.hint(like, this.cases.keySet()));
				return null;
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
		return answers;
	}

	private WholeCase wholeCase(String place, Map<?, ?> entry, List<OptionRule> rules) {
		String id = text(place, entry, "id");
		Map<String, Object> answers = answers(place, entry);
		Map<String, List<String>> conditional = new LinkedHashMap<>();
		if (entry.get("conditional") instanceof Map<?, ?> waiting) {
			waiting.forEach((option, keys) -> conditional.put(String.valueOf(option),
					(keys instanceof List<?> list) ? list.stream().map(String::valueOf).toList() : List.of()));
		}
		else {
			texts(place, entry, "conditional").forEach((option) -> conditional.put(option, List.of()));
		}
		String first = optional(entry, "first");
		Example test = new Example(id, text(place, entry, "name"), place.substring(0, place.indexOf(':')),
				(answers != null) ? answers : Map.of(), WholeCase.AS_STATED, null, List.of());
		WholeCase whole = new WholeCase(test, first.isEmpty() ? null : first, texts(place, entry, "supported"),
				conditional, texts(place, entry, "vetoed"), texts(place, entry, "blocked"),
				texts(place, entry, "absent"));
		Set<String> ids = rules.stream().map(OptionRule::id).collect(java.util.stream.Collectors.toSet());
		whole.named().forEach((option) -> {
			if (WholeCase.row(option)) {
				if (!ids.contains(option)) {
					this.faults
						.add(place + ": there is no rule \"" + option + "\"." + CaseReader.Spelling.hint(option, ids));
				}
			}
			else {
				WholeCase.parts(option, this.agents).forEach((part) -> target(place, part));
			}
		});
		if (whole.named().isEmpty()) {
			this.faults.add(place + " must say what the advice is to be");
		}
		return whole;
	}

	private void examples(String place, Map<?, ?> entry, String id, List<Example> examples) {
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
			Map<String, Object> answers = answers(at, details);
			if (answers == null) {
				continue;
			}
			String agent = optional(details, "agent");
			examples.add(new Example(id, text(at, details, "name"), place.substring(0, place.indexOf(':')), answers,
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
		Upkeep upkeep = upkeep(place, entry);
		if (condition == null || severity == null || check == null) {
			return null;
		}
		Set<Disease> scope = Boolean.TRUE.equals(entry.get("everywhere")) ? EnumSet.allOf(Disease.class)
				: scope(place, id, when);
		return new SafetyRule(id, targets, scope, also, condition, severity, text(place, entry, "message"),
				texts(place, entry, "sources"), check, upkeep);
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

	/**
	 * The diseases that the prefix of an id stands for; empty when it stands for none.
	 */
	static Set<Disease> diseasesOf(String id) {
		return PREFIXES.getOrDefault(prefix(id), Set.of());
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

	private void monitoring(String place, Map<?, ?> entry, List<Monitoring> rows) {
		int before = this.faults.size();
		String id = text(place, entry, "id");
		List<String> targets = texts(place, entry, "for");
		if (targets.isEmpty()) {
			this.faults.add(place + ": for is missing");
		}
		targets.forEach((target) -> target(place + ".for", target));
		if (this.watched.put(id, targets) != null) {
			this.faults.add(place + " stands twice");
		}
		Monitoring.Role role = constant(Monitoring.Role.class, place, "role", optional(entry, "role", "SPECIFIC"));
		CheckMark mark = constant(CheckMark.class, place, "check", optional(entry, "check", "M"));
		String condition = optional(entry, "only");
		Criterion only = condition.isEmpty() ? null : criterion(place + ".only", condition);
		int cycleDays = cycleDays(place, entry);
		List<Watch> watches = new ArrayList<>();
		if (entry.get("watch") instanceof List<?> list) {
			for (int index = 0; index < list.size(); index++) {
				watch(place + ".watch[" + index + "]", list.get(index), watches);
			}
		}
		else if (entry.get("watch") == null) {
			watches.add(watchInWords(place, entry));
		}
		if (watches.isEmpty() && this.faults.size() == before) {
			this.faults.add(place + ": watch must be a list of what to look at");
		}
		if (this.faults.size() == before && role != null && mark != null) {
			rows.add(new Monitoring(id, targets, named(place, entry, id), role, only, cycleDays, mark, watches));
		}
	}

	private int cycleDays(String place, Map<?, ?> entry) {
		Object days = entry.get("cycleDays");
		if (days instanceof Integer number && number >= 7 && number <= 84) {
			return number;
		}
		if (days != null) {
			this.faults.add(place + ".cycleDays: \"" + days + "\" must be a number of days from 7 to 84");
		}
		return 0;
	}

	private void watch(String place, @Nullable Object entry, List<Watch> watches) {
		if (!(entry instanceof Map<?, ?> details)) {
			this.faults.add(place + " must have keys");
			return;
		}
		int before = this.faults.size();
		only(place, details, KEYS.get("watch"));
		Examination test = constant(Examination.class, place, "test", text(place, details, "test"));
		Set<Examination> with = EnumSet.noneOf(Examination.class);
		texts(place, details, "with").forEach((name) -> {
			Examination other = constant(Examination.class, place, "with", name);
			if (other != null) {
				with.add(other);
			}
		});
		List<String> targets = texts(place, details, "for");
		targets.forEach((target) -> target(place + ".for", target));
		List<Timing> timings = new ArrayList<>();
		lines(details, "when").forEach((line) -> {
			Timing timing = timing(place + ".when", line);
			if (timing != null) {
				timings.add(timing);
			}
		});
		List<Trigger> triggers = new ArrayList<>();
		Object acts = details.get("act");
		if (acts instanceof List<?> list) {
			for (int index = 0; index < list.size(); index++) {
				trigger(place + ".act[" + index + "]", list.get(index), triggers);
			}
		}
		else if (acts != null) {
			this.faults.add(place + ".act must be a list");
		}
		String also = optional(details, "also");
		if (timings.isEmpty() && also.isEmpty() && this.faults.size() == before) {
			this.faults.add(place + ": say when, or also");
		}
		if (test != null && this.faults.size() == before) {
			watches.add(new Watch(test, with, optional(details, "what"), Set.copyOf(targets), timings, also, triggers));
		}
	}

	/** A row of an early release, which says everything in words. */
	private Watch watchInWords(String place, Map<?, ?> entry) {
		String what = text(place, entry, "what");
		List<Trigger> triggers = new ArrayList<>();
		String change = optional(entry, "change");
		if (!change.isEmpty()) {
			triggers.add(new Trigger(new Trigger.Seen(change), ""));
		}
		String also = (optional(entry, "when") + " " + optional(entry, "response")).trim();
		return new Watch(Examination.OTHER, Set.of(), what, Set.of(), List.of(), also, triggers);
	}

	private void trigger(String place, @Nullable Object entry, List<Trigger> triggers) {
		if (!(entry instanceof Map<?, ?> details)) {
			this.faults.add(place + " must have keys");
			return;
		}
		only(place, details, KEYS.get("act"));
		String action = text(place, details, "do");
		Trigger.Limit limit = limit(place, details);
		if (limit != null) {
			triggers.add(new Trigger(limit, action));
		}
	}

	private Trigger.@Nullable Limit limit(String place, Map<?, ?> details) {
		List<String> kinds = List.of("if", "lacking", "seen").stream().filter(details::containsKey).toList();
		if (kinds.size() != 1) {
			this.faults.add(place + ": say one of if, lacking and seen");
			return null;
		}
		if (kinds.contains("seen")) {
			return new Trigger.Seen(text(place, details, "seen"));
		}
		if (kinds.contains("lacking")) {
			Timing by = timing(place + ".by", text(place, details, "by"));
			return (by != null) ? new Trigger.Lacking(text(place, details, "lacking"), by) : null;
		}
		Criterion value = criterion(place + ".if", text(place, details, "if"));
		String at = optional(details, "at");
		Timing when = at.isEmpty() ? null : timing(place + ".at", at);
		if (value instanceof Criterion.Within within) {
			double limit = within.limit();
			if (limit < within.about().kind().min() || limit > within.about().kind().max()) {
				this.faults.add(place + ".if: " + within.about().key() + " lies between " + within.about().kind().min()
						+ " and " + within.about().kind().max());
				return null;
			}
			return (when != null || at.isEmpty()) ? new Trigger.Crossed(within, when) : null;
		}
		if (value != null) {
			this.faults.add(place + ".if: expected one number with its limit, such as qtcf > 500");
		}
		return null;
	}

	private @Nullable Timing timing(String place, String line) {
		try {
			return Timings.read(line);
		}
		catch (GrammarFault ex) {
			this.faults.add(place + ", " + ex.getMessage());
			return null;
		}
	}

	/** A line or a list of lines; lines may have commas. */
	private static List<String> lines(Map<?, ?> entry, String key) {
		Object value = entry.get(key);
		if (value instanceof Collection<?> list) {
			return list.stream().map(String::valueOf).toList();
		}
		return (value != null) ? List.of(String.valueOf(value)) : List.of();
	}

	private Prerequisite prerequisite(String place, Map<?, ?> entry) {
		String id = text(place, entry, "id");
		String condition = optional(entry, "only");
		List<String> doneIf = texts(place, entry, "doneIf");
		doneIf.stream()
			.filter((name) -> Character.isLowerCase(name.charAt(0)) && CaseField.named(name).isEmpty())
			.forEach((name) -> this.faults
				.add(place + ".doneIf: there is no field, gene or antigen \"" + name + "\"." + CaseReader.Spelling
					.hint(name, java.util.Arrays.stream(CaseField.values()).map(CaseField::key).toList())));
		return new Prerequisite(id, text(place, entry, "test"), optional(entry, "when"), named(place, entry, id),
				condition.isEmpty() ? null : criterion(place + ".only", condition), doneIf,
				texts(place, entry, "unlocks"), optional(entry, "say"));
	}

	/** What rows of monitoring and prerequisites name has to exist. */
	private void opened(List<OptionRule> rules, List<SafetyRule> safety, List<TkiTable.Row> tki,
			List<Prerequisite> prerequisites) {
		Set<String> ids = new LinkedHashSet<>();
		rules.forEach((rule) -> ids.add(rule.id()));
		safety.forEach((row) -> ids.add(row.id()));
		tki.forEach((row) -> ids.add(row.id()));
		for (Prerequisite one : prerequisites) {
			one.unlocks()
				.stream()
				.filter((id) -> !ids.contains(id))
				.forEach((id) -> this.faults.add(one.id() + ".unlocks: there is no rule or row \"" + id + "\"."
						+ CaseReader.Spelling.hint(id, ids)));
		}
		this.watched.forEach((id, targets) -> targets.stream()
			.filter((target) -> RULE_ID.matcher(target).matches() && !ids.contains(target))
			.forEach((target) -> this.faults
				.add(id + ".for: there is no rule \"" + target + "\"." + CaseReader.Spelling.hint(target, ids))));
	}

	private @Nullable Candidacy candidacy(String place, Map<?, ?> entry) {
		int before = this.faults.size();
		String id = text(place, entry, "id");
		Candidacy.Sheet sheet = constant(Candidacy.Sheet.class, place, "sheet", text(place, entry, "sheet"));
		Candidacy.Settled settled = constant(Candidacy.Settled.class, place, "settled",
				optional(entry, "settled", "BY_GATES"));
		CheckMark check = constant(CheckMark.class, place, "check", text(place, entry, "check"));
		Criterion caution = limit(place, entry, "caution");
		Criterion against = limit(place, entry, "against");
		List<Candidacy.Product> products = products(place, entry);
		String bedside = optional(entry, "bedside");
		boolean asked = caution != null || against != null || !products.isEmpty();
		if (this.faults.size() == before && !asked && bedside.isEmpty()) {
			this.faults.add(place + " needs cautionWhen, againstWhen, products or bedside");
		}
		String met = asked ? text(place, entry, "met") : optional(entry, "met");
		String again = text(place, entry, "again");
		String label = text(place, entry, "label");
		Set<Disease> diseases = named(place, entry, id);
		if (this.faults.size() > before || sheet == null || settled == null || check == null) {
			return null;
		}
		return new Candidacy(id, sheet, diseases.isEmpty() ? EnumSet.allOf(Disease.class) : diseases, label, caution,
				against, met, optional(entry, "caution"), optional(entry, "against"), products, bedside,
				optional(entry, "change"), again, texts(place, entry, "heldBy"), settled,
				texts(place, entry, "sources"), check);
	}

	/** A condition of candidacy; it needs its words, and cannot depend on a drug. */
	private @Nullable Criterion limit(String place, Map<?, ?> entry, String key) {
		String text = optional(entry, key + "When");
		if (text.isEmpty()) {
			if (!optional(entry, key).isEmpty() && optional(entry, "products").isEmpty()) {
				this.faults.add(place + ": " + key + " stands without " + key + "When");
			}
			return null;
		}
		text(place, entry, key);
		return settled(place + "." + key + "When", text);
	}

	private @Nullable Criterion settled(String place, String text) {
		Criterion criterion = criterion(place, text);
		if (criterion != null && Fields.agentBound(criterion)) {
			this.faults.add(place + ": a criterion of candidacy cannot depend on the drug being judged");
			return null;
		}
		return criterion;
	}

	private List<Candidacy.Product> products(String place, Map<?, ?> entry) {
		List<Candidacy.Product> products = new ArrayList<>();
		if (entry.get("products") instanceof Collection<?> list) {
			for (Object one : list) {
				if (!(one instanceof Map<?, ?> details)) {
					this.faults.add(place + ".products must have keys");
					continue;
				}
				only(place + ".products", details, Set.of("agent", "when", "words"));
				String agent = text(place + ".products", details, "agent");
				if (!agent.isEmpty() && this.agents.withKey(agent).isEmpty()) {
					this.faults.add(place + ".products: there is no agent \"" + agent + "\"");
				}
				Criterion when = settled(place + ".products.when", text(place + ".products", details, "when"));
				String words = text(place + ".products", details, "words");
				if (when != null) {
					products.add(new Candidacy.Product(agent, when, words));
				}
			}
		}
		return products;
	}

	private void candidacies(List<Candidacy> candidacy, List<OptionRule> rules, List<SafetyRule> safety) {
		Set<String> rows = new LinkedHashSet<>();
		rules.forEach((rule) -> rows.add(rule.id()));
		safety.forEach((row) -> rows.add(row.id()));
		Set<String> ids = new LinkedHashSet<>();
		for (Candidacy row : candidacy) {
			if (!ids.add(row.id()) || rows.contains(row.id())) {
				this.faults.add(row.id() + " stands twice");
			}
			row.heldBy()
				.stream()
				.filter((id) -> !id.matches("G-[A-Z]+") && !rows.contains(id))
				.forEach((id) -> this.faults
					.add(row.id() + ".heldBy: there is no row \"" + id + "\"." + CaseReader.Spelling.hint(id, rows)));
		}
	}

	private Set<Disease> named(String place, Map<?, ?> entry, String id) {
		Set<Disease> diseases = diseases(place, entry);
		return diseases.isEmpty() ? PREFIXES.getOrDefault(prefix(id), Set.of()) : diseases;
	}

	private Set<Disease> diseases(String place, Map<?, ?> entry) {
		Set<Disease> diseases = EnumSet.noneOf(Disease.class);
		for (String name : texts(place, entry, "diseases")) {
			Disease disease = constant(Disease.class, place, "diseases", name);
			if (disease != null) {
				diseases.add(disease);
			}
		}
		return diseases;
	}

	// Care, interactions and foreclosures

	private @Nullable CareRule care(String place, Map<?, ?> entry) {
		int before = this.faults.size();
		String id = identified(place, entry, "CARE-");
		CareTopic topic = constant(CareTopic.class, place, "topic", text(place, entry, "topic"));
		CareRule.Kind kind = constant(CareRule.Kind.class, place, "kind", optional(entry, "kind", "LINE"));
		Criterion when = condition(place, entry);
		List<String> targets = targets(place, entry, "for");
		List<String> except = targets(place, entry, "except");
		Set<Disease> diseases = diseases(place, entry);
		String title = text(place, entry, "title");
		String text = (kind == CareRule.Kind.TRIGGER) ? optional(entry, "text") : text(place, entry, "text");
		Strength strength = optional(entry, "strength").isEmpty() ? null
				: constant(Strength.class, place, "strength", optional(entry, "strength"));
		EvidenceLevel evidence = optional(entry, "evidence").isEmpty() ? null
				: constant(EvidenceLevel.class, place, "evidence", optional(entry, "evidence"));
		CheckMark check = constant(CheckMark.class, place, "check", text(place, entry, "check"));
		List<CareRule.Part> parts = parts(place, entry);
		if (kind == CareRule.Kind.CARD && parts.isEmpty()) {
			this.faults.add(place + ": a card needs parts");
		}
		if (kind == CareRule.Kind.TRIGGER && !targets.isEmpty()) {
			this.faults.add(place + ": a trigger concerns the case, it cannot have \"for\"");
		}
		CareRule row = (topic == null || kind == null || when == null || check == null) ? null
				: new CareRule(id, topic, title, diseases, when, targets, except, text, parts, kind, strength, evidence,
						texts(place, entry, "sources"), check);
		return (this.faults.size() > before) ? null : row;
	}

	private List<CareRule.Part> parts(String place, Map<?, ?> entry) {
		List<CareRule.Part> parts = new ArrayList<>();
		if (entry.get("parts") instanceof List<?> list) {
			for (int index = 0; index < list.size(); index++) {
				String at = place + ".parts[" + index + "]";
				if (list.get(index) instanceof Map<?, ?> part) {
					only(at, part, KEYS.get("parts"));
					List<String> lines = (part.get("lines") instanceof Collection<?>) ? texts(at, part, "lines")
							: List.of(text(at, part, "lines"));
					parts.add(new CareRule.Part(text(at, part, "heading"), lines));
				}
				else {
					this.faults.add(at + " must have a heading and lines");
				}
			}
		}
		return parts;
	}

	private @Nullable Interaction interaction(String place, Map<?, ?> entry) {
		int before = this.faults.size();
		String id = identified(place, entry, "INT-");
		List<String> agents = targets(place, entry, "agents");
		List<String> takes = texts(place, entry, "takes");
		List<String> with = targets(place, entry, "with");
		List<String> codes = CaseField.CONCOMITANT.kind().codes();
		takes.stream()
			.filter((code) -> !codes.contains(code))
			.forEach((code) -> this.faults.add(place + ".takes: there is no medication \"" + code + "\"."
					+ CaseReader.Spelling.hint(code, codes)));
		if (agents.isEmpty()) {
			this.faults.add(place + ": agents is missing");
		}
		if (takes.isEmpty() == with.isEmpty()) {
			this.faults.add(place + ": say either what the patient takes (takes) or which other agents (with)");
		}
		Criterion when = condition(place, entry);
		Severity severity = constant(Severity.class, place, "severity", text(place, entry, "severity"));
		CheckMark check = constant(CheckMark.class, place, "check", text(place, entry, "check"));
		Set<Disease> diseases = diseases(place, entry);
		String text = text(place, entry, "text");
		List<String> basis = basis(place, entry);
		Interaction row = (when == null || severity == null || check == null) ? null
				: new Interaction(id, agents, takes, with, diseases, when, severity, text, basis, check);
		return (this.faults.size() > before) ? null : row;
	}

	private @Nullable Foreclosure foreclosure(String place, Map<?, ?> entry) {
		int before = this.faults.size();
		String id = identified(place, entry, "FC-");
		List<String> targets = targets(place, entry, "for");
		if (targets.isEmpty()) {
			this.faults.add(place + ": for is missing");
		}
		Criterion when = condition(place, entry);
		CheckMark check = constant(CheckMark.class, place, "check", text(place, entry, "check"));
		Set<Disease> diseases = diseases(place, entry);
		String what = text(place, entry, "what");
		List<String> closes = targets(place, entry, "closes");
		String text = text(place, entry, "text");
		List<String> basis = basis(place, entry);
		Foreclosure row = (when == null || check == null) ? null : new Foreclosure(id, targets, diseases, when, what,
				closes, text, optional(entry, "interval"), basis, check);
		return (this.faults.size() > before) ? null : row;
	}

	private @Nullable Invariant invariant(String place, Map<?, ?> entry, List<OptionRule> rules) {
		int before = this.faults.size();
		String id = identified(place, entry, "INV-");
		String sentence = text(place, entry, "sentence");
		Invariant.Demand demand = constant(Invariant.Demand.class, place, "demand", text(place, entry, "demand"));
		List<String> of = targets(place, entry, "of");
		if (of.isEmpty()) {
			this.faults.add(place + ": of is missing");
		}
		if (demand == Invariant.Demand.ALWAYS_PRESENT) {
			of.stream()
				.filter((name) -> !category(name))
				.forEach((name) -> this.faults.add(place + ".of: \"" + name
						+ "\" is not a category of treatment, so it cannot always be present"));
		}
		Criterion when = patients(place, entry, "when");
		Criterion unless = patients(place, entry, "unless");
		Set<Disease> diseases = diseases(place, entry);
		Set<String> except = new LinkedHashSet<>(texts(place, entry, "except"));
		Set<String> ids = new LinkedHashSet<>();
		rules.forEach((rule) -> ids.add(rule.id()));
		except.stream()
			.filter((name) -> !ids.contains(name))
			.forEach((name) -> this.faults
				.add(place + ".except: there is no rule \"" + name + "\"." + CaseReader.Spelling.hint(name, ids)));
		String because = text(place, entry, "because");
		List<String> basis = basis(place, entry);
		CheckMark check = constant(CheckMark.class, place, "check", text(place, entry, "check"));
		if (this.faults.size() > before || demand == null || check == null) {
			return null;
		}
		return new Invariant(id, sentence, diseases.isEmpty() ? EnumSet.allOf(Disease.class) : diseases, when, unless,
				demand, of, except, because, basis, texts(place, entry, "sources"), check);
	}

	/** The patients that an invariant is about; no drug is being judged in them. */
	private @Nullable Criterion patients(String place, Map<?, ?> entry, String key) {
		String text = optional(entry, key);
		Criterion criterion = text.isEmpty() ? null : criterion(place + "." + key, text);
		if (criterion != null && Fields.agentBound(criterion)) {
			this.faults.add(place + "." + key + ": an invariant speaks of patients, not of the drug being judged");
			return null;
		}
		return criterion;
	}

	private static boolean category(String name) {
		return java.util.Arrays.stream(TherapyCategory.values()).anyMatch((category) -> category.name().equals(name));
	}

	private String identified(String place, Map<?, ?> entry, String prefix) {
		String id = text(place, entry, "id");
		if (!id.isEmpty() && !id.startsWith(prefix)) {
			this.faults.add(place + ": the id \"" + id + "\" does not begin with " + prefix);
		}
		return id;
	}

	private @Nullable Criterion condition(String place, Map<?, ?> entry) {
		return criterion(place + ".when", optional(entry, "when", "ALWAYS"));
	}

	private List<String> targets(String place, Map<?, ?> entry, String key) {
		List<String> targets = texts(place, entry, key);
		targets.stream()
			.filter((target) -> !known(target))
			.forEach((target) -> this.faults.add(place + "." + key + ": there is no agent, class or category \""
					+ target + "\"." + CaseReader.Spelling.hint(target, this.agents.classNames())));
		return targets;
	}

	private List<String> basis(String place, Map<?, ?> entry) {
		List<String> basis = texts(place, entry, "basis");
		if (basis.isEmpty()) {
			this.faults.add(place + ": basis is missing");
		}
		return basis;
	}

	/** Ids stand once, and the rows that something rests on exist. */
	private void besides(List<OptionRule> rules, List<SafetyRule> safety, List<TkiTable.Row> tki, List<CareRule> care,
			List<Interaction> interactions, List<Foreclosure> foreclosures) {
		Set<String> rows = new LinkedHashSet<>();
		rules.forEach((rule) -> rows.add(rule.id()));
		safety.forEach((row) -> rows.add(row.id()));
		tki.forEach((row) -> rows.add(row.id()));
		Set<String> ids = new LinkedHashSet<>();
		care.forEach((row) -> once(row.id(), ids));
		interactions.forEach((row) -> {
			once(row.id(), ids);
			rests(row.id(), row.basis(), rows);
		});
		foreclosures.forEach((row) -> {
			once(row.id(), ids);
			rests(row.id(), row.basis(), rows);
		});
	}

	private void once(String id, Set<String> ids) {
		if (!ids.add(id)) {
			this.faults.add(id + " stands twice");
		}
	}

	private void rests(String id, List<String> basis, Set<String> rows) {
		basis.stream()
			.filter((name) -> ROW.matcher(name).matches() && !rows.contains(name))
			.forEach((name) -> this.faults
				.add(id + ".basis: there is no row \"" + name + "\"." + CaseReader.Spelling.hint(name, rows)));
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
		boolean rule = RULE_ID.matcher(name).matches();
		if (!rule && !Set.of("THIS_AGENT", "THIS_REGIMEN", "CURRENT").contains(name) && !known(name)) {
			Set<String> names = new LinkedHashSet<>(this.agents.classNames());
			this.agents.all().forEach((agent) -> names.add(agent.key()));
			this.faults.add(place + ": there is no agent, class or category \"" + name + "\"."
					+ CaseReader.Spelling.hint(name, names));
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
		if (text.isBlank()) {
			return null;
		}
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
		if (name.isEmpty()) {
			return null;
		}
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
