package org.nextline.suggestions;

import java.util.List;

import org.nextline.rules.Criterion;
import org.nextline.rules.Finding;
import org.nextline.vocabulary.Truth;

/**
 * A criterion as it stands on the page: a sentence, its truth, its facts, and the
 * statements below it.
 *
 * @param words the sentence; for a group how its parts belong together
 * @param truth true, false or unknown
 * @param facts the facts it rests on, with dates; empty for groups without a name
 * @param parts the statements below
 * @param named whether it has a name of its own, so that its parts stand folded
 * @param group how its parts belong together: ALL, ANY, NONE, LEAST or empty
 */
record Statement(String words, Truth truth, List<String> facts, List<Statement> parts, boolean named, String group) {

	static Statement of(Finding finding) {
		Criterion criterion = finding.criterion();
		if (criterion instanceof Criterion.Named) {
			List<Finding> below = Because.parts(finding);
			if (below.isEmpty() || (below.size() == 1 && below.get(0).leaf())) {
				return new Statement(Because.sentence(finding), finding.truth(), Because.facts(finding), List.of(),
						true, "");
			}
			return new Statement(Because.sentence(finding), finding.truth(), Because.facts(finding), all(below), true,
					(below.size() > 1) ? group(body(finding).criterion()) : "");
		}
		if (criterion instanceof Criterion.Not) {
			Finding part = finding.parts().get(0);
			if (part.leaf()) {
				return new Statement(Because.sentence(finding), finding.truth(), part.facts(), List.of(), false, "");
			}
			return new Statement(Because.sentence(finding), finding.truth(), List.of(), all(finding.parts()), false,
					"NONE");
		}
		if (finding.leaf()) {
			return new Statement(Because.sentence(finding), finding.truth(), finding.facts(), List.of(), false, "");
		}
		return new Statement(Because.sentence(finding), finding.truth(), List.of(), all(finding.parts()), false,
				group(criterion));
	}

	private static Finding body(Finding named) {
		Finding body = named;
		while (body.criterion() instanceof Criterion.Named) {
			body = body.parts().get(0);
		}
		return body;
	}

	private static List<Statement> all(List<Finding> findings) {
		return findings.stream().map(Statement::of).toList();
	}

	private static String group(Criterion criterion) {
		if (criterion instanceof Criterion.All) {
			return "ALL";
		}
		if (criterion instanceof Criterion.Any) {
			return "ANY";
		}
		return (criterion instanceof Criterion.AtLeast) ? "LEAST" : "";
	}

}
