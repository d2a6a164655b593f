package org.nextline.suggestions;

import java.util.Optional;

import org.nextline.scores.Fitness;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.Words;

/**
 * Fitness as a clinician stated it, beside what the criteria would make of it. The stated
 * value counts; a difference is shown.
 */
final class StatedFitness {

	private StatedFitness() {
	}

	/** How the criteria differ from what was stated, in words; empty when they do not. */
	static Optional<String> difference(CaseFacts facts) {
		Fact fact = facts.get(CaseField.FITNESS);
		if (fact == null || fact.derived()) {
			return Optional.empty();
		}
		Fitness.Derived derived = Fitness.of(facts);
		String value = derived.value();
		if (value == null || facts.is(CaseField.FITNESS, value)) {
			return Optional.empty();
		}
		return Optional.of("Fitness is entered as " + words(facts.code(CaseField.FITNESS).orElse(""))
				+ "; by the criteria it would be " + words(value) + ": " + String.join("; ", derived.because()) + ".");
	}

	private static String words(String code) {
		return Words.of(CaseField.FITNESS, code).toLowerCase(java.util.Locale.ROOT);
	}

}
