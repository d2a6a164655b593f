package org.nextline.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.nextline.vocabulary.Truth;

/**
 * A value that depends on the case: {@code CONSIDER IF c; ELSE RECOMMENDED}. The first
 * clause that is true counts; an unknown one does not (gate G-STRENGTH).
 *
 * @param clauses the clauses in order
 * @param otherwise the value when none is true
 * @param <T> the kind of value
 */
public record Clauses<T>(List<Clause<T>> clauses, T otherwise) {

	public Clauses {
		clauses = List.copyOf(clauses);
	}

	/**
	 * One clause.
	 *
	 * @param value the value
	 * @param when the condition under which it counts
	 * @param <T> the kind of value
	 */
	public record Clause<T>(T value, Criterion when) {
	}

	/** The value whatever the case. */
	public static <T> Clauses<T> always(T value) {
		return new Clauses<>(List.of(), value);
	}

	/**
	 * Reads a value with its conditions.
	 * @param text for example {@code AVOID IF crcl < 30; ELSE CAUTION}
	 * @param value how a value is read
	 * @throws GrammarFault when a condition cannot be read
	 */
	public static <T> Clauses<T> read(String text, Grammar grammar, Function<String, T> value) {
		List<Clause<T>> clauses = new ArrayList<>();
		String[] parts = text.split(";");
		T otherwise = null;
		int column = 0;
		for (String part : parts) {
			String trimmed = part.trim();
			int at = trimmed.indexOf(" IF ");
			if (at > 0) {
				try {
					clauses.add(new Clause<>(value.apply(trimmed.substring(0, at).trim()),
							grammar.parse(trimmed.substring(at + 4))));
				}
				catch (GrammarFault ex) {
					throw new GrammarFault(column + part.indexOf(trimmed) + at + 4 + ex.column(), ex.reason());
				}
			}
			else {
				otherwise = value.apply(trimmed.startsWith("ELSE ") ? trimmed.substring(5).trim() : trimmed);
			}
			column += part.length() + 1;
		}
		if (otherwise == null) {
			throw new GrammarFault(text.length(), "the value that stands otherwise (ELSE ...) is missing");
		}
		return new Clauses<>(clauses, otherwise);
	}

	/** The value in this situation. */
	public T in(Situation situation) {
		for (Clause<T> clause : this.clauses) {
			if (clause.when().decide(situation) == Truth.TRUE) {
				return clause.value();
			}
		}
		return this.otherwise;
	}

	/** Clauses that might count if more were known, up to the one that does. */
	public List<Clause<T>> open(Situation situation) {
		List<Clause<T>> open = new ArrayList<>();
		for (Clause<T> clause : this.clauses) {
			Truth truth = clause.when().decide(situation);
			if (truth == Truth.TRUE) {
				break;
			}
			if (truth == Truth.UNKNOWN) {
				open.add(clause);
			}
		}
		return open;
	}

	/** The value with its conditions, as it is written. */
	public String text() {
		StringBuilder text = new StringBuilder();
		this.clauses.forEach((clause) -> text.append(clause.value())
			.append(" IF ")
			.append(Grammar.print(clause.when()))
			.append("; "));
		return this.clauses.isEmpty() ? String.valueOf(this.otherwise) : text + "ELSE " + this.otherwise;
	}

}
