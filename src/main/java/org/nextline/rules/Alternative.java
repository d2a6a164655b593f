package org.nextline.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Agents;

/**
 * One of the regimens that a rule offers.
 *
 * @param required agents, regimens or classes that belong together, in order
 * @param optional parts that may be added
 */
public record Alternative(List<String> required, List<String> optional) {

	private static final Pattern OPTIONAL = Pattern.compile("\\(\\+ ([^)]+)\\)");

	/** An option that offers no drug. */
	static final Alternative NO_DRUG = new Alternative(List.of(), List.of());

	public Alternative {
		required = List.copyOf(required);
		optional = List.copyOf(optional);
	}

	/**
	 * Reads the code of an agents cell: {@code a + b (+ c) | d}.
	 * @throws IllegalArgumentException when a name is not known, naming it
	 */
	public static List<Alternative> read(String code, Agents agents, Grammar grammar) {
		List<Alternative> alternatives = new ArrayList<>();
		for (String part : code.split("\\s*\\|\\s*")) {
			List<String> optional = new ArrayList<>();
			Matcher matcher = OPTIONAL.matcher(part);
			while (matcher.find()) {
				optional.add(known(matcher.group(1).trim(), grammar));
			}
			String rest = matcher.replaceAll("").trim().replaceAll("\\s+", " ");
			List<String> required = new ArrayList<>();
			if (agents.withKey(rest).isPresent()) {
				required.add(rest);
			}
			else {
				for (String key : rest.split(" \\+ ")) {
					required.add(known(key.trim(), grammar));
				}
			}
			alternatives.add(new Alternative(required, optional));
		}
		return alternatives;
	}

	private static String known(String key, Grammar grammar) {
		if (!key.equals("CURRENT") && !key.equals("THIS_AGENT") && !key.equals("THIS_REGIMEN")
				&& !grammar.target(key)) {
			throw new IllegalArgumentException("no agent, class or category \"" + key + "\"");
		}
		return key;
	}

	/** The agent that it is judged by; null when it offers no drug. */
	public @Nullable String first() {
		return this.required.isEmpty() ? null : this.required.get(0);
	}

	/** The regimen as a set of keys. */
	public Set<String> regimen() {
		return new LinkedHashSet<>(this.required);
	}

	Alternative without(Set<String> dropped) {
		return new Alternative(this.required, this.optional.stream().filter((key) -> !dropped.contains(key)).toList());
	}

	/** As it is written in a rule. */
	public String text() {
		return String.join(" + ", this.required)
				+ this.optional.stream().map((key) -> " (+ " + key + ")").collect(Collectors.joining());
	}

}
