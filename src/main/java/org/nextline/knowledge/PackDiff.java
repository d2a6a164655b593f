package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What differs between two packs, entry by entry. */
final class PackDiff {

	private PackDiff() {
	}

	/**
	 * An entry that differs.
	 *
	 * @param place where it stands in the newer pack, or stood in the older
	 * @param action what happened to it
	 * @param before as it stood; empty when new
	 * @param after as it stands; empty when it went
	 */
	record Difference(PackText.Place place, Action action, Map<String, Object> before, Map<String, Object> after) {

		public List<EntryDiff.Line> lines() {
			return EntryDiff.of(this.before, this.after);
		}

	}

	/** What would have to happen to the first to become the second. */
	static List<Difference> of(Map<String, String> from, Map<String, String> to) {
		Map<String, PackText.Place> old = places(from);
		Map<String, PackText.Place> fresh = places(to);
		PackText before = PackText.of(from);
		PackText after = PackText.of(to);
		Map<String, Map<String, Object>> oldEntries = before.entries();
		Map<String, Map<String, Object>> newEntries = after.entries();
		List<Difference> all = new ArrayList<>();
		fresh.forEach((key, place) -> {
			Map<String, Object> was = oldEntries.getOrDefault(key, Map.of());
			Map<String, Object> is = newEntries.getOrDefault(key, Map.of());
			if (!old.containsKey(key)) {
				all.add(new Difference(place, Action.ADD, Map.of(), is));
			}
			else if (!was.equals(is)) {
				all.add(new Difference(place, Action.CHANGE, was, is));
			}
		});
		old.forEach((key, place) -> {
			if (!fresh.containsKey(key)) {
				all.add(new Difference(place, Action.RETIRE, oldEntries.getOrDefault(key, Map.of()), Map.of()));
			}
		});
		return all;
	}

	private static Map<String, PackText.Place> places(Map<String, String> files) {
		Map<String, PackText.Place> places = new LinkedHashMap<>();
		PackText.of(files).places().forEach((place) -> places.put(place.section() + "/" + place.key(), place));
		return places;
	}

}
