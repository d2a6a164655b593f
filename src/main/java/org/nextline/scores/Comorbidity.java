package org.nextline.scores;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** HCT-CI by Sorror 2005 (Blood 2005;106:2912): 0 to 26 points. */
public final class Comorbidity {

	private static final Map<String, Integer> WEIGHTS = Map.ofEntries(Map.entry("arrhythmia", 1),
			Map.entry("cardiac", 1), Map.entry("ibd", 1), Map.entry("diabetes", 1), Map.entry("cerebrovascular", 1),
			Map.entry("psychiatric", 1), Map.entry("hepaticMild", 1), Map.entry("obesity", 1),
			Map.entry("infection", 1), Map.entry("rheumatologic", 2), Map.entry("pepticUlcer", 2),
			Map.entry("renalModSevere", 2), Map.entry("pulmonaryModerate", 2), Map.entry("priorMalignancy", 3),
			Map.entry("heartValve", 3), Map.entry("pulmonarySevere", 3), Map.entry("hepaticModSevere", 3));

	private Comorbidity() {
	}

	/**
	 * Points of a complete set of comorbidities; of the same organ the severe item
	 * replaces the mild one.
	 * @param items keys of the vocabulary, for example {@code diabetes}
	 */
	public static int points(Set<String> items) {
		return counted(items).stream().mapToInt((item) -> WEIGHTS.getOrDefault(item, 0)).sum();
	}

	/** The items that count: a severe one replaces the mild one of its organ. */
	static Set<String> counted(Set<String> items) {
		Set<String> counted = new HashSet<>(items);
		if (counted.contains("hepaticModSevere")) {
			counted.remove("hepaticMild");
		}
		if (counted.contains("pulmonarySevere")) {
			counted.remove("pulmonaryModerate");
		}
		return counted;
	}

}
