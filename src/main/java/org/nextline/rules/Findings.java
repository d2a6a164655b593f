package org.nextline.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

import org.nextline.vocabulary.Truth;

/** Reads findings: which single statements decided. */
public final class Findings {

	/** Facts that stand behind one reason at most. */
	private static final int MOST_FACTS = 4;

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

	/**
	 * The statements that make the finding what it is, each with its facts, in words.
	 * What only counts together is one reason.
	 */
	public static List<String> reasons(Finding finding) {
		return reasons(finding, finding.truth(), false).stream().distinct().toList();
	}

	private static List<String> reasons(Finding finding, Truth truth, boolean negated) {
		if (finding.truth() != truth) {
			return List.of();
		}
		Criterion criterion = finding.criterion();
		if (criterion instanceof Criterion.Not) {
			return reasons(finding.parts().get(0), truth.not(), !negated);
		}
		if (finding.leaf()) {
			return List.of(sentence(finding, finding.facts(), negated));
		}
		if (criterion instanceof Criterion.Named) {
			Finding body = finding.parts().get(0);
			return (body.leaf() || together(body)) ? List.of(sentence(finding, facts(body, truth), negated))
					: reasons(body, truth, negated);
		}
		List<Finding> parts = finding.parts();
		if (!parts.stream().allMatch(Findings::whichDrug)) {
			parts = parts.stream().filter((part) -> !whichDrug(part)).toList();
		}
		if (together(finding) && !parts.stream().allMatch(Findings::obvious)) {
			parts = parts.stream().filter((part) -> !obvious(part)).toList();
		}
		List<String> reasons = parts.stream()
			.flatMap((part) -> reasons(part, truth, negated).stream())
			.distinct()
			.toList();
		return (together(finding) && reasons.size() > 1) ? List.of(String.join("; ", reasons)) : reasons;
	}

	/** Whether it is what it is only because all of its parts are. */
	private static boolean together(Finding finding) {
		return (finding.criterion() instanceof Criterion.All && finding.truth().isTrue())
				|| (finding.criterion() instanceof Criterion.Any && finding.truth().isFalse());
	}

	/** Whether the other parts say it too: that a fact is known, which drug is judged. */
	private static boolean obvious(Finding part) {
		return part.criterion() instanceof Criterion.Known || whichDrug(part);
	}

	/** Facts of the statements that decided, those that are known. */
	private static List<String> facts(Finding finding, Truth truth) {
		if (finding.truth() != truth) {
			return List.of();
		}
		Truth below = (finding.criterion() instanceof Criterion.Not) ? truth.not() : truth;
		return finding.leaf() ? finding.facts()
				: finding.parts().stream().flatMap((part) -> facts(part, below).stream()).distinct().toList();
	}

	/** That this is the drug in question is no reason that a reader needs. */
	private static boolean whichDrug(Finding finding) {
		return finding.criterion() instanceof Criterion.Asks asks && asks.question() == Question.THIS_AGENT_IN;
	}

	private static String sentence(Finding finding, List<String> facts, boolean negated) {
		String words = (negated && finding.criterion() instanceof Criterion.Named named)
				? Sentences.PLAIN.denied(named).orElse(finding.words()) : finding.words();
		boolean denied = !words.equals(finding.words());
		String begin = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
		List<String> telling = facts.stream()
			.filter((fact) -> !fact.equalsIgnoreCase(words) && !fact.toLowerCase(Locale.ROOT).endsWith(": not known"))
			.distinct()
			.toList();
		boolean leaf = finding.leaf();
		if (negated && leaf && !telling.isEmpty()) {
			return String.join("; ", telling);
		}
		if ((!negated || denied) && telling.size() == 1
				&& telling.get(0).toLowerCase(Locale.ROOT).startsWith(words.toLowerCase(Locale.ROOT))) {
			return telling.get(0);
		}
		return ((negated && !denied) ? "Not: " + words : begin) + (telling.isEmpty() ? ""
				: " [" + String.join("; ", telling.subList(0, Math.min(telling.size(), MOST_FACTS))) + "]");
	}

}
