package org.nextline.suggestions;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.nextline.rules.Advice;
import org.nextline.rules.Criterion;
import org.nextline.rules.Finding;
import org.nextline.rules.Missing;
import org.nextline.vocabulary.Truth;

/**
 * Reads findings for people and programs: the statements of a rule, one below another.
 */
final class Because {

	private Because() {
	}

	/** The statements that have to hold together, in order. */
	static List<Finding> statements(Finding finding) {
		if (finding.criterion() instanceof Criterion.All) {
			return finding.parts().stream().flatMap((part) -> statements(part).stream()).toList();
		}
		return List.of(finding);
	}

	/** The statements of which one is enough, in order. */
	static List<Finding> alternatives(Finding finding) {
		if (finding.criterion() instanceof Criterion.Any) {
			return finding.parts().stream().flatMap((part) -> alternatives(part).stream()).toList();
		}
		return List.of(finding);
	}

	/**
	 * The findings below it that say more than it says itself: a name that is spelled out
	 * anyway is passed over.
	 */
	static List<Finding> parts(Finding finding) {
		List<Finding> parts = finding.parts();
		if (parts.size() == 1 && finding.criterion() instanceof Criterion.Named) {
			Finding body = parts.get(0);
			if (body.leaf() && !body.words().equals(finding.words())) {
				return parts;
			}
			return (body.leaf() || body.words().equals(finding.words()) || body.criterion() instanceof Criterion.All)
					? parts(body) : parts;
		}
		return parts;
	}

	/** What it says, with a capital letter. */
	static String sentence(Finding finding) {
		String words = finding.words();
		return words.isEmpty() ? words
				: words.substring(0, words.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.ROOT)
						+ words.substring(words.offsetByCodePoints(0, 1));
	}

	/** The facts that make it what it is: those of the parts that decided. */
	static List<String> facts(Finding finding) {
		Set<String> facts = new LinkedHashSet<>();
		collect(finding, finding.truth(), facts);
		return List.copyOf(facts);
	}

	private static void collect(Finding finding, Truth truth, Set<String> facts) {
		if (finding.truth() != truth) {
			return;
		}
		if (finding.leaf()) {
			facts.addAll(finding.facts());
			return;
		}
		Truth below = (finding.criterion() instanceof Criterion.Not) ? truth.not() : truth;
		finding.parts().forEach((part) -> collect(part, below, facts));
	}

	/**
	 * For each fact that a member needs: the statements that it would have to make true.
	 */
	static Map<Missing, List<String>> needed(Advice.Member member) {
		Map<Missing, Set<String>> found = new LinkedHashMap<>();
		member.needs().stream().sorted().forEach((missing) -> found.put(missing, new LinkedHashSet<>()));
		Advice.Reason asking = member.reasons()
			.stream()
			.filter((reason) -> reason.when().missing().equals(member.needs()))
			.findFirst()
			.orElse(member.lead());
		needed(asking.when(), false, found);
		Map<Missing, List<String>> needed = new LinkedHashMap<>();
		found.forEach((missing, words) -> needed.put(missing, List.copyOf(words)));
		return needed;
	}

	private static void needed(Finding finding, boolean negated, Map<Missing, Set<String>> found) {
		if (!finding.truth().isUnknown()) {
			return;
		}
		Criterion criterion = finding.criterion();
		if (criterion instanceof Criterion.Not) {
			needed(finding.parts().get(0), !negated, found);
			return;
		}
		boolean told = finding.leaf() || (criterion instanceof Criterion.Named && finding.missing().size() == 1);
		if (!told) {
			finding.parts().forEach((part) -> needed(part, negated, found));
			return;
		}
		String words = negated ? "Not: " + finding.words() : sentence(finding);
		finding.missing().forEach((missing) -> {
			Set<String> known = found.get(missing);
			if (known != null) {
				known.add(words);
			}
		});
	}

}
