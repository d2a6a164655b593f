package org.nextline.knowledge;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** The sections of a rule pack, each a list of entries with an id, or named entries. */
public enum Section {

	/** Options, guards and modifiers. */
	RULES("rules", "Rule", true, "id"),

	/** Safety rows. */
	SAFETY("safety", "Safety row", true, "id"),

	/** Named criteria. */
	DEFINITIONS("definitions", "Named criterion", false, ""),

	/** Agents and regimens. */
	AGENTS("agents", "Agent", true, "key"),

	/** Citations. */
	SOURCES("sources", "Source", true, "id"),

	/** What to watch. */
	MONITORING("monitoring", "Monitoring row", true, "id"),

	/** Tests at relapse. */
	PREREQUISITES("prerequisites", "Test at relapse", true, "id"),

	/** Supportive care. */
	CARE("care", "Care row", true, "id"),

	/** Drugs that act on one another, beside the safety rows. */
	INTERACTIONS("interactions", "Interaction", true, "id"),

	/** What treatments close for later. */
	FORECLOSES("forecloses", "What is foreclosed", true, "id"),

	/** Titles of group cards. */
	CARDS("cards", "Group card", true, "key"),

	/** Rows of the mutation table of CML. */
	FINDINGS("findings", "Mutation row", true, "id"),

	/** Rows of the comorbidity table of CML. */
	CONDITIONS("conditions", "Comorbidity row", true, "id"),

	/** Criteria of candidacy for transplantation and CAR T cells. */
	CANDIDACY("candidacy", "Criterion of candidacy", true, "id"),

	/** Base cases of the examples. */
	CASES("cases", "Case", false, ""),

	/** What the whole advice must say of a case. */
	WHOLE_CASES("wholeCases", "Whole case", true, "id"),

	/** What must hold for every possible patient. */
	INVARIANTS("invariants", "Invariant", true, "id");

	/** The key under which an entry keeps its text when it has nothing else. */
	static final String TEXT = "text";

	private static final YAMLMapper YAML = YAMLMapper.builder()
		.disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
		.enable(YAMLWriteFeature.MINIMIZE_QUOTES)
		.enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
		.enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
		.build();

	private final String key;

	private final String label;

	private final boolean list;

	private final String keyName;

	Section(String key, String label, boolean list, String keyName) {
		this.key = key;
		this.label = label;
		this.list = list;
		this.keyName = keyName;
	}

	/** Its key in a file. */
	public String key() {
		return this.key;
	}

	/** One of its entries, in words. */
	public String label() {
		return this.label;
	}

	/** Whether its entries stand in a list; else each has a name. */
	boolean list() {
		return this.list;
	}

	/** The key that names an entry of a list. */
	String keyName() {
		return this.keyName;
	}

	/**
	 * Invariants are written by approvers alone.
	 * @param request of who would write
	 * @throws ProposalRefused when the person may not
	 */
	void require(HttpServletRequest request) {
		if (this == INVARIANTS && !request.isUserInRole("APPROVER")) {
			throw new ProposalRefused("Invariants are changed by approvers.");
		}
	}

	static Optional<Section> named(String key) {
		return Arrays.stream(values()).filter((section) -> section.key.equals(key)).findFirst();
	}

	/** The entry as lines of its section. */
	List<String> write(String name, Map<String, ?> entry) {
		Object value = (entry.size() == 1 && entry.containsKey(TEXT)) ? entry.get(TEXT) : entry;
		Object written = this.list ? List.of(entry) : Map.of(name, value);
		List<String> lines = List.of(YAML.writeValueAsString(Map.of(this.key, written)).stripTrailing().split("\n"));
		return lines.subList(1, lines.size());
	}

	/** The entry alone, as it is kept in a proposal. */
	static String text(Map<String, ?> entry) {
		return YAML.writeValueAsString(entry);
	}

	/** Reads what {@link #text} wrote. */
	static Map<String, Object> entry(String text) {
		Map<String, Object> entry = new LinkedHashMap<>();
		if (!text.isBlank() && YAML.readValue(text, Object.class) instanceof Map<?, ?> map) {
			map.forEach((name, value) -> entry.put(String.valueOf(name), value));
		}
		return entry;
	}

}
