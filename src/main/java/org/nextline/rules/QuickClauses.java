package org.nextline.rules;

import java.util.ArrayList;
import java.util.List;

import org.nextline.vocabulary.Truth;

/**
 * The quick form of {@link Clauses}.
 *
 * @param clauses the clauses in order
 * @param otherwise the value when none is true
 * @param <T> the kind of value
 */
record QuickClauses<T>(List<Clause<T>> clauses, T otherwise) {

	/**
	 * One clause.
	 *
	 * @param value the value
	 * @param when the condition under which it counts
	 * @param <T> the kind of value
	 */
	record Clause<T>(T value, Quick when) {
	}

	/** The value in this situation. */
	T in(Situation situation) {
		for (Clause<T> clause : this.clauses) {
			if (situation.truth(clause.when()).isTrue()) {
				return clause.value();
			}
		}
		return this.otherwise;
	}

	/** Clauses that might count if more were known, up to the one that does. */
	List<Clause<T>> open(Situation situation) {
		if (this.clauses.isEmpty()) {
			return List.of();
		}
		List<Clause<T>> open = new ArrayList<>();
		for (Clause<T> clause : this.clauses) {
			Truth truth = situation.truth(clause.when());
			if (truth.isTrue()) {
				break;
			}
			if (truth.isUnknown()) {
				open.add(clause);
			}
		}
		return open;
	}

}
