package org.nextline.vocabulary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The catalogue of agents, regimens and their classes. Immutable. */
public final class Agents {

	/** Every systemic drug against leukaemia, as safety rows mean it. */
	public static final String SYSTEMIC = "SYSTEMIC_ANTILEUKAEMIC";

	/** Every option, as safety rows mean it. */
	public static final String ANY = "ANY";

	private static final Pattern GAPS = Pattern.compile("[\\s_-]+");

	private static final Pattern PLUS = Pattern.compile("\\s*\\+\\s*");

	private static final Pattern BETWEEN = Pattern.compile("\\s\\+\\s|\\s*[,/]\\s*|\\s+and\\s+");

	private static final Set<String> NOT_SYSTEMIC = Set.of("SUPPORTIVE", "PROCEDURE", "VACCINE", "CORTICOSTEROID",
			"INTERFERON_ALFA", "CYTOREDUCTIVE");

	private static final Map<String, List<String>> ANTIGENS = Map.of("CD19", List.of("CD19_TARGETED", "CD19_CAR_T"),
			"CD22", List.of("CD22_TARGETED", "CD22_CAR_T"), "CD38", List.of("ANTI_CD38"), "CD20",
			List.of("ANTI_CD20", "CD20_BISPECIFIC"), "CD33", List.of("CD33_TARGETED"), "CD123",
			List.of("CD123_TARGETED"), "CD52", List.of("ANTI_CD52"), "CD7", List.of("CD7_CAR_T"));

	private final Map<String, Agent> byKey = new LinkedHashMap<>();

	private final Map<String, Agent> byName = new LinkedHashMap<>();

	private final Map<String, List<Agent>> byClass = new LinkedHashMap<>();

	private final Map<String, Set<String>> parts = new LinkedHashMap<>();

	private final List<Agent> systemic;

	private final Map<String, Set<String>> singles = new HashMap<>();

	private final Map<String, Set<String>> meanings = new HashMap<>();

	/** By name as it is usually written, so that most names need not be folded. */
	private final Map<String, Agent> asWritten = new HashMap<>();

	public Agents(Collection<Agent> agents) {
		for (Agent agent : agents) {
			if (this.byKey.put(agent.key(), agent) != null) {
				throw new IllegalArgumentException("Agent " + agent.key() + " stands twice in the catalogue");
			}
			agent.classes()
				.forEach((name) -> this.byClass.computeIfAbsent(name, (key) -> new ArrayList<>()).add(agent));
		}
		for (Agent agent : agents) {
			this.byName.putIfAbsent(folded(agent.key()), agent);
		}
		for (Agent agent : agents) {
			this.byName.putIfAbsent(folded(agent.name()), agent);
			agent.synonyms().forEach((synonym) -> this.byName.putIfAbsent(folded(synonym), agent));
		}
		for (Agent agent : agents) {
			this.parts.put(agent.key(), Collections.unmodifiableSet(collect(agent)));
			write(agent.key());
			write(agent.name());
			agent.synonyms().forEach(this::write);
		}
		this.systemic = this.byKey.values().stream().filter(this::systemic).toList();
		for (Agent agent : agents) {
			this.singles.put(agent.key(), Collections.unmodifiableSet(single(agent)));
			this.meanings.put(agent.key(), Collections.unmodifiableSet(meaning(agent)));
		}
	}

	private void write(String name) {
		named(name).ifPresent((agent) -> this.asWritten.put(name, agent));
	}

	private Set<String> single(Agent agent) {
		Set<String> keys = new LinkedHashSet<>();
		if (agent.components().isEmpty()) {
			keys.add(agent.key());
		}
		for (String key : agent.components()) {
			withKey(key).ifPresent((part) -> keys.addAll(single(part)));
		}
		return keys;
	}

	private Set<String> meaning(Agent agent) {
		Set<String> names = new HashSet<>();
		for (String key : partsOf(agent.key())) {
			names.add(key);
			withKey(key).ifPresent((part) -> {
				names.addAll(part.classes());
				if (systemic(part)) {
					names.add(SYSTEMIC);
				}
			});
		}
		return names;
	}

	private Set<String> collect(Agent agent) {
		Set<String> keys = new LinkedHashSet<>();
		keys.add(agent.key());
		for (String component : agent.components()) {
			Agent part = this.byKey.get(component);
			if (part == null) {
				throw new IllegalArgumentException(agent.key() + " names the unknown component " + component);
			}
			keys.addAll(collect(part));
		}
		return keys;
	}

	private static String folded(String name) {
		String spaced = GAPS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" ");
		return PLUS.matcher(spaced).replaceAll("+").trim();
	}

	public Collection<Agent> all() {
		return Collections.unmodifiableCollection(this.byKey.values());
	}

	/** The agent with exactly this key. */
	public Optional<Agent> withKey(String key) {
		return Optional.ofNullable(this.byKey.get(key));
	}

	/** The agent known by this key, name or synonym, whatever the case. */
	public Optional<Agent> named(String name) {
		Agent written = this.asWritten.get(name);
		return (written != null) ? Optional.of(written) : Optional.ofNullable(this.byName.get(folded(name)));
	}

	/**
	 * The agents that a name stands for, split at plus signs where it is no regimen of
	 * its own.
	 */
	public List<Agent> namedIn(String text) {
		Optional<Agent> whole = named(text);
		if (whole.isPresent()) {
			return List.of(whole.get());
		}
		return pieces(text).stream().flatMap((piece) -> named(piece).stream()).toList();
	}

	/** The parts of such a name that the catalogue does not know. */
	public List<String> unknownIn(String text) {
		return named(text).isPresent() ? List.of()
				: pieces(text).stream().filter((piece) -> named(piece).isEmpty()).toList();
	}

	private List<String> pieces(String text) {
		List<String> pieces = new ArrayList<>();
		for (String part : BETWEEN.split(text)) {
			List<String> rest = new ArrayList<>(List.of(part.split("\\+")));
			rest.removeIf(String::isBlank);
			while (!rest.isEmpty()) {
				int length = rest.size();
				while (length > 1 && named(String.join("+", rest.subList(0, length))).isEmpty()) {
					length--;
				}
				pieces.add(String.join("+", rest.subList(0, length)).trim());
				rest.subList(0, length).clear();
			}
		}
		return pieces;
	}

	/**
	 * Whether a class of this name exists, or it is one of the groups that safety rows
	 * use.
	 */
	public boolean hasClass(String name) {
		return this.byClass.containsKey(name) || name.equals(SYSTEMIC) || name.equals(ANY);
	}

	public Set<String> classNames() {
		return Collections.unmodifiableSet(new TreeSet<>(this.byClass.keySet()));
	}

	/** The members of a class, in the order of the catalogue. */
	public List<Agent> members(String className) {
		if (className.equals(SYSTEMIC)) {
			return this.systemic;
		}
		return this.byClass.getOrDefault(className, List.of());
	}

	/** Whether the agent (by key) is a systemic drug against leukaemia. */
	public boolean systemic(Agent agent) {
		for (String name : agent.classes()) {
			if (NOT_SYSTEMIC.contains(name)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The key itself and the keys of all its components; an unknown key stands for
	 * itself.
	 */
	public Set<String> partsOf(String key) {
		Set<String> known = this.parts.get(key);
		return (known != null) ? known : Set.of(key);
	}

	/**
	 * The keys of the single drugs that a regimen comes down to; an unknown key stands
	 * for itself.
	 */
	public Set<String> singlesOf(String key) {
		Set<String> known = this.singles.get(key);
		return (known != null) ? known : Set.of(key);
	}

	/**
	 * Everything that giving this agent counts as: its parts, their classes, and the
	 * group of systemic drugs; an unknown key stands for itself.
	 */
	public Set<String> meaningsOf(String key) {
		Set<String> known = this.meanings.get(key);
		return (known != null) ? known : Set.of(key);
	}

	/** Whether the agent with this key belongs to the class, the groups included. */
	public boolean in(String key, String className) {
		if (className.equals(ANY)) {
			return true;
		}
		Agent agent = this.byKey.get(key);
		if (agent == null) {
			return false;
		}
		return className.equals(SYSTEMIC) ? systemic(agent) : agent.in(className);
	}

	/** The antigen that an agent is aimed at, if it is aimed at one. */
	public Optional<String> targetAntigen(String key) {
		return ANTIGENS.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().stream().anyMatch((name) -> in(key, name)))
			.map(Map.Entry::getKey)
			.sorted()
			.findFirst();
	}

	/** The name on the page; the key itself when the catalogue does not know it. */
	public String label(String key) {
		Agent agent = this.byKey.get(key);
		return (agent != null) ? agent.name() : key;
	}

}
