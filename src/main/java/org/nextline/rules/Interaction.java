package org.nextline.rules;

import java.util.List;
import java.util.Set;

import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Disease;

/**
 * Two drugs that act on one another: a drug of an option and what the patient takes, or
 * two drugs of one option, or one of them and a drug that is taken or planned. It is told
 * beside the option and changes no verdict; what does is a safety row.
 *
 * @param id its own id, never used again once retired
 * @param agents agents or classes of the option
 * @param takes kinds of medication taken now, as the field {@code concomitant} names them
 * @param with other agents or classes, in the same option, taken or planned
 * @param diseases diseases it holds in
 * @param when a further condition
 * @param severity how grave it is to give them together
 * @param text what to do, in words
 * @param basis rows of the reference that say so, or places in it
 * @param check how far it was checked
 */
public record Interaction(String id, List<String> agents, List<String> takes, List<String> with, Set<Disease> diseases,
		Criterion when, Severity severity, String text, List<String> basis, CheckMark check) {

	public Interaction {
		agents = List.copyOf(agents);
		takes = List.copyOf(takes);
		with = List.copyOf(with);
		diseases = Set.copyOf(diseases);
		basis = List.copyOf(basis);
	}

}
