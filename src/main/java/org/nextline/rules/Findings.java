package org.nextline.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.nextline.vocabulary.Truth;

/** Reads findings: which single statements decided. */
public final class Findings {

	private static final String NOT_KNOWN = ": not known";

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
			for (Finding part : finding.parts()) {
				collect(part, leaves);
			}
		}
	}

	/** The single statements that make the finding what it is. */
	public static List<Finding> deciding(Finding finding) {
		List<Finding> deciding = new ArrayList<>();
		deciding(finding, finding.truth(), deciding);
		return deciding;
	}

	private static void deciding(Finding finding, Truth truth, List<Finding> deciding) {
		if (finding.truth() != truth) {
			return;
		}
		if (finding.leaf()) {
			deciding.add(finding);
			return;
		}
		Truth below = (finding.criterion() instanceof Criterion.Not) ? truth.not() : truth;
		finding.parts().forEach((part) -> deciding(part, below, deciding));
	}

	/** The statements that make the finding what it is, each with its facts, in words. */
	public static List<String> reasons(Finding finding) {
		Set<String> reasons = new LinkedHashSet<>();
		reasons(finding, finding.truth(), false, reasons);
		return List.copyOf(reasons);
	}

	private static void reasons(Finding finding, Truth truth, boolean negated, Set<String> reasons) {
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
			boolean all = finding.parts().stream().allMatch(Findings::whichDrug);
			for (Finding part : finding.parts()) {
				if (all || !whichDrug(part)) {
					reasons(part, truth, negated, reasons);
				}
			}
		}
	}

	/** That this is the drug in question is no reason that a reader needs. */
	private static boolean whichDrug(Finding finding) {
		return finding.criterion() instanceof Criterion.Asks asks && asks.question() == Question.THIS_AGENT_IN;
	}

	private static String sentence(Finding finding, List<String> facts, boolean negated) {
		String words = finding.words();
		StringBuilder sentence = new StringBuilder(words.length() + 40);
		if (negated) {
			sentence.append("Not: ").append(words);
		}
		else {
			sentence.append(words.substring(0, 1).toUpperCase(Locale.ROOT)).append(words, 1, words.length());
		}
		String before = " [";
		for (String fact : facts) {
			if (!fact.equalsIgnoreCase(words) && !ends(fact, NOT_KNOWN)) {
				sentence.append(before).append(fact);
				before = "; ";
			}
		}
		return before.equals("; ") ? sentence.append(']').toString() : sentence.toString();
	}

	private static boolean ends(String text, String end) {
		return text.regionMatches(true, text.length() - end.length(), end, 0, end.length());
	}

}
