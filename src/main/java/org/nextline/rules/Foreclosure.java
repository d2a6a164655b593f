package org.nextline.rules;

import java.util.List;
import java.util.Set;

import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Disease;

/**
 * What choosing a treatment closes, narrows or delays for later.
 *
 * @param id its own id, never used again once retired
 * @param targets agents, classes or categories that close it
 * @param diseases diseases it holds in
 * @param when a condition on the case; unknown shows it with what is not known
 * @param what what is closed, in words
 * @param closes agents, classes or categories that are closed, narrowed or delayed; empty
 * when it is no treatment
 * @param text how, and what to do about it
 * @param interval for how long, or how long before; empty when it is not a matter of time
 * @param basis rows of the reference that say so, or places in it
 * @param check how far it was checked
 */
public record Foreclosure(String id, List<String> targets, Set<Disease> diseases, Criterion when, String what,
		List<String> closes, String text, String interval, List<String> basis, CheckMark check) {

	public Foreclosure {
		targets = List.copyOf(targets);
		diseases = Set.copyOf(diseases);
		closes = List.copyOf(closes);
		basis = List.copyOf(basis);
	}

}
