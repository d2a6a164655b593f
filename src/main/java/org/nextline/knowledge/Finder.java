package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

import org.nextline.vocabulary.Agent;
import org.nextline.vocabulary.CaseReader.Spelling;

/**
 * Finds agents, rules and sources of one release by any of their words: name, brand name,
 * class, gene, trial, id. A word that stands nowhere is read as the nearest one that
 * does.
 */
final class Finder {

	/** How many of a kind are named before the rest is left to its list. */
	static final int NAMED = 8;

	private static final int MOST_WORDS = 8;

	private static final int MOST_TEXT = 200;

	/** Shorter words are not taken for misspelt ones. */
	private static final int LEAST_LETTERS = 4;

	private static final Pattern SPACE = Pattern.compile("[\\s,;]+");

	private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}:'-]+");

	private final Shelf shelf;

	/** Words of agents, classes, titles and sources, in small letters. */
	private final Set<String> vocabulary = new TreeSet<>();

	private final Map<String, String> ofSource = new LinkedHashMap<>();

	Finder(Shelf shelf) {
		this.shelf = shelf;
		shelf.agents().forEach((line) -> learn(line.agent().key() + " " + names(line)));
		shelf.rules().forEach((line) -> learn(line.title()));
		shelf.sources().forEach((line) -> {
			learn(line.source().id() + " " + line.source().citation());
			StringBuilder text = new StringBuilder(line.text());
			shelf.restingOn(line.source()).forEach((rule) -> text.append('\n').append(Query.folded(rule.title())));
			this.ofSource.put(line.source().id(), text.toString());
		});
	}

	private static String names(AgentLine line) {
		return line.agent().name() + " " + String.join(" ", line.agent().synonyms()) + " "
				+ String.join(" ", line.classes());
	}

	private void learn(String text) {
		NOT_A_WORD.splitAsStream(Query.folded(text))
			.filter((word) -> word.length() >= LEAST_LETTERS)
			.forEach(this.vocabulary::add);
	}

	/**
	 * What was found.
	 *
	 * @param typed what was asked, as it was typed
	 * @param read how it was read, where a word was taken for another; else empty
	 * @param agents agents and regimens, the nearest first
	 * @param rules rules and safety rows
	 * @param sources sources
	 */
	record Found(String typed, String read, Group<AgentLine> agents, Group<RuleLine> rules, Group<SourceLine> sources) {

		public boolean asked() {
			return !this.typed.isBlank();
		}

		public int count() {
			return this.agents.count() + this.rules.count() + this.sources.count();
		}

		/** The words that the lists are to be asked for. */
		public String words() {
			return this.read.isEmpty() ? this.typed : this.read;
		}

	}

	/**
	 * What was found of one kind.
	 *
	 * @param first the nearest ones
	 * @param count how many there are in all
	 * @param <T> the kind
	 */
	record Group<T>(List<T> first, int count) {

		public boolean more() {
			return this.count > this.first.size();
		}

	}

	Found find(String text) {
		String asked = text.strip();
		asked = (asked.length() > MOST_TEXT) ? asked.substring(0, MOST_TEXT) : asked;
		List<String> words = words(asked);
		if (words.isEmpty()) {
			return new Found("", "", none(), none(), none());
		}
		Found found = find(asked, "", words);
		if (found.count() > 0) {
			return found;
		}
		List<String> corrected = words.stream().map(this::nearest).toList();
		return corrected.equals(words) ? found : find(asked, String.join(" ", corrected), corrected);
	}

	private static List<String> words(String text) {
		return Arrays.stream(SPACE.split(Query.folded(text)))
			.filter((word) -> !word.isEmpty())
			.limit(MOST_WORDS)
			.toList();
	}

	private static <T> Group<T> none() {
		return new Group<>(List.of(), 0);
	}

	private Found find(String asked, String read, List<String> words) {
		String phrase = String.join(" ", words);
		return new Found(asked, read,
				group(this.shelf.agents(), AgentLine::text, words, (line) -> distance(line, phrase),
						(line) -> line.agent().name()),
				group(this.shelf.rules(), RuleLine::text, words, (line) -> distance(line, phrase), RuleLine::id),
				group(this.shelf.sources(), (line) -> this.ofSource.getOrDefault(line.source().id(), line.text()),
						words, (line) -> distance(line, phrase), (line) -> line.source().id()));
	}

	private static <T> Group<T> group(Collection<T> all, Function<T, String> text, List<String> words,
			ToIntFunction<T> distance, Function<T, String> name) {
		List<T> found = new ArrayList<>(
				all.stream().filter((one) -> words.stream().allMatch(text.apply(one)::contains)).toList());
		found.sort(Comparator.comparingInt(distance).thenComparing(name, String.CASE_INSENSITIVE_ORDER));
		return new Group<>(List.copyOf(found.subList(0, Math.min(NAMED, found.size()))), found.size());
	}

	/** How far an agent is from what was asked: 0 for its own name. */
	private static int distance(AgentLine line, String phrase) {
		Agent agent = line.agent();
		Set<String> names = new LinkedHashSet<>();
		names.add(Query.folded(agent.key()));
		names.add(Query.folded(agent.name()));
		agent.synonyms().forEach((synonym) -> names.add(Query.folded(synonym)));
		int regimen = agent.components().isEmpty() ? 0 : 1;
		if (names.contains(phrase)) {
			return 0;
		}
		if (names.stream().anyMatch((name) -> name.startsWith(phrase))) {
			return 1 + regimen;
		}
		if (names.stream().anyMatch((name) -> name.contains(phrase))) {
			return 3 + regimen;
		}
		return 5 + regimen;
	}

	/** Options stand before what speaks against them, where both have the name. */
	private static int distance(RuleLine line, String phrase) {
		String id = Query.folded(line.id());
		String title = Query.folded(line.title());
		boolean option = line.kind() == RuleLine.Kind.OPTION;
		if (id.equals(phrase)) {
			return 0;
		}
		if (id.startsWith(phrase)) {
			return 1;
		}
		if (title.startsWith(phrase)) {
			return option ? 2 : 4;
		}
		if (title.contains(phrase)) {
			return option ? 3 : 5;
		}
		return option ? 6 : 7;
	}

	private static int distance(SourceLine line, String phrase) {
		String id = Query.folded(line.source().id());
		if (id.equals(phrase)) {
			return 0;
		}
		if (id.contains(phrase)) {
			return 1;
		}
		return line.text().contains(phrase) ? 2 : 3;
	}

	/** The word itself where it stands somewhere, else the nearest one that does. */
	private String nearest(String word) {
		boolean stands = this.shelf.rules().stream().anyMatch((line) -> line.text().contains(word))
				|| this.shelf.agents().stream().anyMatch((line) -> line.text().contains(word))
				|| this.shelf.sources().stream().anyMatch((line) -> line.text().contains(word));
		if (stands || word.length() < LEAST_LETTERS) {
			return word;
		}
		return Spelling.nearest(word, this.vocabulary).orElse(word);
	}

}
