package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.nextline.knowledge.Release;
import tools.jackson.databind.JsonNode;

/**
 * What a replay of a receipt found.
 *
 * @param row what is wrong with the stored row, its release and its engine
 * @param options what follows now for treatments that are stored otherwise
 * @param rest what else follows otherwise
 */
record Verification(List<String> row, List<String> options, List<String> rest) {

	/** Differences of one kind that are named at most; the rest is counted. */
	private static final int MOST = 40;

	private static final Map<String, String> PARTS = Map.ofEntries(Map.entry("release", "The release that is named"),
			Map.entry("derived", "Derived facts"), Map.entry("missing", "What to find out first"),
			Map.entry("workUp", "Work-up at relapse"), Map.entry("warnings", "Checks that many options share"),
			Map.entry("scores", "Scores"), Map.entry("notices", "Notices"), Map.entry("care", "Supportive care"),
			Map.entry("candidacy", "Candidacy sheets"));

	private static final Map<String, String> PROPERTIES = Map.ofEntries(Map.entry("agents", "its agents"),
			Map.entry("evidenceLevel", "the level of its evidence"), Map.entry("rationale", "its reason"),
			Map.entry("ruleIds", "the rules behind it"), Map.entry("evidence", "its sources"),
			Map.entry("regulatory", "its status with the authorities"), Map.entry("warnings", "what to mind"),
			Map.entry("needs", "what would settle it"), Map.entry("why", "why it is offered"),
			Map.entry("exclusions", "what would rule it out"), Map.entry("additions", "what other rules add"),
			Map.entry("modifiers", "the rules that add to it"), Map.entry("monitoring", "what to watch"),
			Map.entry("dose", "its doses"), Map.entry("members", "its regimens"),
			Map.entry("interactions", "its interactions"), Map.entry("care", "the care that goes with it"),
			Map.entry("forecloses", "what it forecloses"), Map.entry("reasons", "the reasons against it"),
			Map.entry("failed", "why it does not apply"), Map.entry("correctable", "whether it can be corrected"));

	Verification {
		row = List.copyOf(row);
		options = List.copyOf(options);
		rest = List.copyOf(rest);
	}

	/** Whether nothing differs. */
	public boolean identical() {
		return this.row.isEmpty() && this.options.isEmpty() && this.rest.isEmpty();
	}

	/** All that differs, in words. */
	public List<String> differences() {
		return Stream.of(this.row, this.options, this.rest).flatMap(List::stream).toList();
	}

	/**
	 * Compares a receipt with what follows now.
	 * @param receipt the receipt
	 * @param stored its answer; null when it cannot be read
	 * @param release the release of its name; null when it is no longer stored
	 * @param now what follows from its facts and that release; null without the release
	 */
	static Verification of(Receipt receipt, @Nullable JsonNode stored, @Nullable Release release,
			@Nullable JsonNode now) {
		List<String> row = new ArrayList<>();
		hashes(receipt, row);
		if (stored == null) {
			row.add("The stored answer cannot be read.");
		}
		if (release == null) {
			row.add("Release " + receipt.release() + " is no longer stored, so nothing can be replayed.");
		}
		else if (!release.sha256().equals(receipt.releaseSha256())) {
			row.add("Release " + receipt.release() + " is not the one that was asked: its hash is "
					+ beginning(release.sha256()) + " and was " + beginning(receipt.releaseSha256()) + ".");
		}
		if (stored == null || now == null) {
			return new Verification(row, List.of(), List.of());
		}
		Set<String> named = new LinkedHashSet<>();
		List<String> options = options(StoredAnswer.read(stored).standings(), StoredAnswer.read(now).standings(),
				named);
		List<String> rest = rest(stored, now, named);
		if (options.isEmpty() && rest.isEmpty() && !stored.equals(now)) {
			rest.add("The answer differs from what is stored in the way it is laid out.");
		}
		if (!(options.isEmpty() && rest.isEmpty()) && !receipt.engine().equals(Engine.VERSION)) {
			row.add("The engine was version " + receipt.engine() + " then and is " + Engine.VERSION + " now.");
		}
		return new Verification(row, shortened(options), shortened(rest));
	}

	/** Names the part of the row that was changed, as far as the hashes tell. */
	private static void hashes(Receipt receipt, List<String> row) {
		boolean whole = Receipts.fitting(receipt).equals(receipt.sha256());
		boolean facts = fits(receipt.askedSha256(), receipt.askedText());
		boolean answer = fits(receipt.answerSha256(), receipt.answer());
		if (!facts) {
			row.add("The facts are not those that were stored: their hash does not fit.");
		}
		if (!answer) {
			row.add("The answer is not the one that was stored: its hash does not fit.");
		}
		if (!whole) {
			row.add((facts && answer)
					? "The row is not what was stored: its hash does not fit its case, release, engine or time."
					: "The hash of the whole row does not fit its content.");
		}
	}

	private static boolean fits(@Nullable String hash, String text) {
		return hash == null || hash.equals(Receipts.hash(text));
	}

	private static String beginning(String hash) {
		return hash.substring(0, Math.min(8, hash.length()));
	}

	private static List<String> options(Map<String, Standing> stored, Map<String, Standing> now, Set<String> named) {
		Set<String> keys = new LinkedHashSet<>(stored.keySet());
		keys.addAll(now.keySet());
		List<String> told = new ArrayList<>();
		for (String key : keys) {
			Standing then = stored.get(key);
			Standing today = now.get(key);
			int before = told.size();
			if (then == null && today != null) {
				told.add(today.title() + ": not in what is stored; follows now as " + today.words() + ".");
			}
			else if (then != null && today == null) {
				told.add(then.title() + ": stored as " + then.words() + "; does not follow now.");
			}
			else if (then != null && today != null && !then.words().equals(today.words())) {
				told.add(then.title() + ": stored as " + then.words() + "; follows now as " + today.words() + ".");
			}
			if (told.size() > before) {
				named.add(((then != null) ? then : Objects.requireNonNull(today)).title());
			}
		}
		return told;
	}

	/** What differs beside verdict, strength and place. */
	private static List<String> rest(JsonNode stored, JsonNode now, Set<String> named) {
		List<String> told = new ArrayList<>();
		names(stored, now).forEach((part) -> {
			JsonNode then = stored.get(part);
			JsonNode today = now.get(part);
			if (Objects.equals(then, today)) {
				return;
			}
			if (List.of("options", "notAdvised", "notApplicable").contains(part)) {
				told.addAll(within(part, then, today, named));
			}
			else {
				told.add(PARTS.getOrDefault(part, part) + ": differs from what is stored.");
			}
		});
		return told;
	}

	private static List<String> within(String part, @Nullable JsonNode then, @Nullable JsonNode today,
			Set<String> named) {
		Map<String, JsonNode> before = byTitle(then);
		Map<String, JsonNode> after = byTitle(today);
		List<String> told = new ArrayList<>();
		before.forEach((key, one) -> {
			JsonNode other = after.get(key);
			String title = title(one);
			if (other == null || named.contains(title) || one.equals(other)) {
				return;
			}
			List<String> differing = names(one, other).stream()
				.filter((name) -> !Objects.equals(one.get(name), other.get(name)))
				.map((name) -> PROPERTIES.getOrDefault(name, name))
				.toList();
			told.add(title + ": " + String.join(", ", differing) + " differ from what is stored.");
		});
		if (told.isEmpty() && named.isEmpty() && !before.keySet().equals(after.keySet())) {
			told.add(part.equals("options") ? "Options are grouped otherwise." : "Treatments are listed otherwise.");
		}
		if (told.isEmpty() && before.equals(after) && !List.copyOf(before.keySet()).equals(List.copyOf(after.keySet()))
				&& named.isEmpty()) {
			told.add("The order of " + (part.equals("options") ? "the options" : "what is not offered") + " differs.");
		}
		return told;
	}

	private static Map<String, JsonNode> byTitle(@Nullable JsonNode list) {
		Map<String, JsonNode> byTitle = new LinkedHashMap<>();
		if (list != null) {
			for (JsonNode one : list) {
				byTitle.putIfAbsent(text(one, "category") + "|" + title(one) + "|" + text(one, "ruleId"), one);
			}
		}
		return byTitle;
	}

	private static String title(JsonNode one) {
		return text(one, "title");
	}

	private static String text(JsonNode one, String name) {
		JsonNode value = one.get(name);
		return (value != null && value.isString()) ? value.stringValue() : "";
	}

	private static Set<String> names(JsonNode one, JsonNode other) {
		Set<String> names = new LinkedHashSet<>(one.propertyNames());
		names.addAll(other.propertyNames());
		return names;
	}

	private static List<String> shortened(List<String> told) {
		if (told.size() <= MOST) {
			return told;
		}
		List<String> first = new ArrayList<>(told.subList(0, MOST));
		first.add("And " + (told.size() - MOST) + " more.");
		return first;
	}

}
