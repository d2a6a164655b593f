package org.nextline.vocabulary;

import java.util.List;
import java.util.Set;

/**
 * A drug, procedure or regimen.
 *
 * @param key its name in packs and the API, for example {@code gilteritinib}
 * @param name its name on the page
 * @param classes the classes it belongs to, for example {@code FLT3_INHIBITOR}
 * @param synonyms brand names and other names it is known by
 * @param components keys of its parts; empty for a single drug
 * @param atc ATC code, empty when none is given
 */
public record Agent(String key, String name, Set<String> classes, List<String> synonyms, List<String> components,
		String atc) {

	public Agent {
		classes = Set.copyOf(classes);
		synonyms = List.copyOf(synonyms);
		components = List.copyOf(components);
	}

	public boolean in(String agentClass) {
		return this.classes.contains(agentClass);
	}

	/** Only given inside a trial, or no longer supplied at all. */
	public boolean investigational() {
		return in("INVESTIGATIONAL");
	}

}
