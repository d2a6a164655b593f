package org.nextline.rules;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The named criteria of a rule book, as text; a name may use others but never itself. */
public final class Definitions {

	private static final String PARAMETER = "(x)";

	private final Map<String, String> texts;

	private final Map<String, Criterion> read = new LinkedHashMap<>();

	private final Set<String> open = new HashSet<>();

	/**
	 * @param texts by name, a name with a number put in being written {@code QT_NO(x)}
	 */
	public Definitions(Map<String, String> texts) {
		this.texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
	}

	public static Definitions none() {
		return new Definitions(Map.of());
	}

	/** The texts by name, in their order. */
	public Map<String, String> texts() {
		return this.texts;
	}

	boolean has(String name) {
		return this.texts.containsKey(name) || this.texts.containsKey(name + PARAMETER);
	}

	boolean parameterised(String name) {
		return this.texts.containsKey(name + PARAMETER);
	}

	/**
	 * What a name stands for.
	 * @param argument the number put in for {@code x}, or null
	 */
	synchronized Criterion body(String name, @Nullable String argument, Grammar grammar) {
		String key = (argument != null) ? name + "(" + argument + ")" : name;
		Criterion known = this.read.get(key);
		if (known != null) {
			return known;
		}
		String text = this.texts.get((argument != null) ? name + PARAMETER : name);
		if (text == null) {
			throw new IllegalArgumentException("no criterion \"" + name + "\"");
		}
		if (!this.open.add(key)) {
			throw new IllegalArgumentException(name + " is defined by itself");
		}
		try {
			Criterion body = grammar.parse((argument != null) ? text.replaceAll("\\bx\\b", argument) : text);
			this.read.put(key, body);
			return body;
		}
		finally {
			this.open.remove(key);
		}
	}

}
