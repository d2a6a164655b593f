package org.nextline.rules;

import java.util.ArrayList;
import java.util.List;

import org.nextline.vocabulary.Truth;

/** Reads findings: which single statements decided. */
public final class Findings {

	private Findings() {
	}

	/** All single statements of a finding. */
	public static List<Finding> leaves(Finding finding) {
		List<Finding> leaves = new ArrayList<>();
		collect(finding, leaves);
		return leaves;
	}

	private static void collect(Finding finding, List<Finding> leaves) {
		if (finding.leaf()) {
			leaves.add(finding);
		}
		else {
			finding.parts().forEach((part) -> collect(part, leaves));
		}
	}

	/** The statements that make the finding what it is, each with its facts, in words. */
	public static List<String> reasons(Finding finding) {
		List<String> reasons = new ArrayList<>();
		reasons(finding, finding.truth(), false, reasons);
		return reasons.stream().distinct().toList();
	}

	private static void reasons(Finding finding, Truth truth, boolean negated, List<String> reasons) {
		if (finding.truth() != truth) {
			return;
		}
		Criterion criterion = finding.criterion();
		if (criterion instanceof Criterion.Not) {
			reasons(finding.parts().get(0), truth.not(), !negated, reasons);
		}
		else if (criterion instanceof Criterion.Named && finding.parts().get(0).leaf()) {
			reasons.add(sentence(finding, finding.parts().get(0).facts(), negated));
		}
		else if (finding.leaf()) {
			reasons.add(sentence(finding, finding.facts(), negated));
		}
		else {
			List<Finding> telling = finding.parts().stream().filter((part) -> !whichDrug(part)).toList();
			(telling.isEmpty() ? finding.parts() : telling).forEach((part) -> reasons(part, truth, negated, reasons));
		}
	}

	/** That this is the drug in question is no reason that a reader needs. */
	private static boolean whichDrug(Finding finding) {
		return finding.criterion() instanceof Criterion.Asks asks && asks.question() == Question.THIS_AGENT_IN;
	}

	private static String sentence(Finding finding, List<String> facts, boolean negated) {
		String words = finding.words();
		String begin = words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
		List<String> telling = facts.stream()
			.filter((fact) -> !fact.equalsIgnoreCase(words)
					&& !fact.toLowerCase(java.util.Locale.ROOT).endsWith(": not known"))
			.toList();
		return (negated ? "Not: " + words : begin) + (telling.isEmpty() ? "" : " [" + String.join("; ", telling) + "]");
	}

}
