package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.nextline.rules.Verdict;

/**
 * What can be chosen on an advice: every treatment that it names for this patient.
 *
 * @param groups the treatments, as the page lists them
 */
record Choices(List<Group> groups) {

	/** Treatments that stand together: NOW, NEXT, ALONGSIDE, CONDITIONAL or VETOED. */
	record Group(String name, List<Item> items) {
	}

	/**
	 * A treatment that can be chosen.
	 *
	 * @param id its place on the form
	 * @param standing how it stands in the advice
	 * @param of the card that it belongs to; empty when it is the card itself
	 * @param closes what it closes for later
	 */
	record Item(String id, Standing standing, String of, List<String> closes) {

		public boolean vetoed() {
			return this.standing.verdict() == Verdict.VETOED;
		}

	}

	static Choices of(StoredAnswer answer) {
		List<Group> groups = new ArrayList<>();
		Reading reading = new Reading(answer);
		reading.add(groups, "NOW", answer.now());
		reading.add(groups, "NEXT", answer.next());
		reading.add(groups, "ALONGSIDE",
				answer.alongside().stream().filter((one) -> one.verdict() == Verdict.SUPPORTED).toList());
		reading.add(groups, "CONDITIONAL", answer.conditional());
		List<Item> refused = new ArrayList<>();
		for (StoredAnswer.Refused one : answer.refused()) {
			for (String title : Standing.titles(one.title())) {
				reading.item(Standing.key(one.category(), title), "", List.of()).ifPresent(refused::add);
			}
		}
		if (!refused.isEmpty()) {
			groups.add(new Group("VETOED", refused));
		}
		return new Choices(groups);
	}

	/** The treatment with the key. */
	Optional<Item> find(String key) {
		return this.groups.stream()
			.flatMap((group) -> group.items().stream())
			.filter((item) -> item.standing().key().equals(key))
			.findFirst();
	}

	/** The treatment that somebody means who types its name. */
	Optional<Item> named(String text) {
		String plain = plain(text);
		return this.groups.stream()
			.flatMap((group) -> group.items().stream())
			.filter((item) -> plain(item.standing().title()).equals(plain))
			.findFirst();
	}

	private static String plain(String text) {
		return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}+]+", "");
	}

	/** The treatment of a group that is chosen already, so that its fold is open. */
	public boolean holds(Group group, String key) {
		return group.items().stream().anyMatch((item) -> item.standing().key().equals(key));
	}

	private static final class Reading {

		private final java.util.Map<String, Standing> standings;

		private final Set<String> seen = new LinkedHashSet<>();

		Reading(StoredAnswer answer) {
			this.standings = answer.standings();
		}

		void add(List<Group> groups, String name, List<StoredAnswer.Option> options) {
			List<Item> items = new ArrayList<>();
			for (StoredAnswer.Option option : options) {
				List<String> closes = option.closes()
					.stream()
					.map((one) -> one.words(option.group()))
					.distinct()
					.toList();
				for (StoredAnswer.Regimen one : option.regimens()) {
					item(Standing.key(option.category(), one.title()), option.group() ? option.title() : "", closes)
						.ifPresent(items::add);
				}
			}
			if (!items.isEmpty()) {
				groups.add(new Group(name, items));
			}
		}

		Optional<Item> item(String key, String of, List<String> closes) {
			Standing standing = this.standings.get(key);
			if (standing == null || !this.seen.add(key)) {
				return Optional.empty();
			}
			return Optional.of(new Item("choice-" + this.seen.size(), standing, of, closes));
		}

	}

}
