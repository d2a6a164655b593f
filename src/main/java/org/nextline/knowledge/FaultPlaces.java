package org.nextline.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the field of the form that a fault of the pack speaks of. */
final class FaultPlaces {

	private static final Pattern MISSING = Pattern.compile(": (\\w+) is missing$");

	private FaultPlaces() {
	}

	/**
	 * The faults that have a place in the form, by that place, with the words that stand
	 * there.
	 * @param faults faults of the pack
	 * @param section section of the entry
	 * @param key key of the entry
	 */
	static Map<String, Placed> of(List<String> faults, Section section, String key) {
		Map<String, Placed> places = new LinkedHashMap<>();
		String name = Pattern.quote(key);
		Pattern within = Pattern.compile("(?:.*\\(" + name + "\\)|" + name + "|definitions\\." + name
				+ ")\\.?([A-Za-z]+)?(?:\\[(\\d+)\\])?(?:\\.(\\w+))?(.*)", Pattern.DOTALL);
		for (String fault : faults) {
			Matcher matcher = within.matcher(fault);
			if (!matcher.matches()) {
				continue;
			}
			String field = matcher.group(1);
			Matcher missing = MISSING.matcher(fault);
			String said = matcher.group(4).replaceFirst("^[,:]?\\s*", "");
			String place = (field == null) ? "" : field;
			if (matcher.group(2) != null) {
				String column = (matcher.group(3) != null) ? matcher.group(3) : "";
				if (missing.find()) {
					column = missing.group(1);
				}
				boolean test = place.equals("examples");
				place += "." + matcher.group(2) + "."
						+ (test && !List.of("name", "like", "expect", "agent").contains(column) ? "case" : column);
			}
			else if (place.isEmpty() && missing.find()) {
				place = missing.group(1);
			}
			else if (place.isEmpty() && fault.startsWith("definitions.")) {
				place = Section.TEXT;
			}
			boolean graded = section == Section.RULES || section == Section.SAFETY;
			if (graded && (place.equals("strength") || place.equals("severity"))) {
				place = "grade.else";
			}
			if (!place.isEmpty()) {
				places.putIfAbsent(place,
						new Placed(fault, said.endsWith(" is missing") ? "This is missing." : Outline.sentence(said)));
			}
		}
		return places;
	}

	/**
	 * A fault at its place.
	 *
	 * @param fault as the pack names it
	 * @param words what stands beside the field
	 */
	record Placed(String fault, String words) {
	}

}
