package org.nextline.knowledge;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseWriter;

/**
 * Something that a check found in a rule book.
 *
 * @param key tells it from others, and changes when what it rests on does; an acceptance
 * holds for exactly this
 * @param kind what was looked for
 * @param weight what it asks of the author
 * @param row the row that it is about; empty when it is about none
 * @param other the row that plays the other part; may be empty
 * @param words what was found, in a sentence
 * @param patient an example in the shape of the API, confirmed by the engine; empty when
 * there is none
 */
record CheckFinding(String key, CheckKind kind, CheckWeight weight, String row, String other, String words,
		Map<String, Object> patient) {

	CheckFinding {
		patient = new LinkedHashMap<>(patient);
	}

	/**
	 * A finding.
	 * @param basis what it rests on, as it is written
	 * @param patient an example, or null
	 */
	static CheckFinding of(CheckKind kind, CheckWeight weight, String row, String other, String words, String basis,
			@Nullable CaseFacts patient) {
		Map<String, String> parts = Map.of("kind", kind.name(), "row", row, "other", other, "words", words, "basis",
				basis);
		return new CheckFinding(ShippedPack.hash(parts).substring(0, 32), kind, weight, row, other, words,
				(patient != null) ? CaseWriter.write(patient) : Map.of());
	}

	/** Whether both say the same of the same rows, whatever they rest on. */
	boolean samePoint(CheckFinding other) {
		return this.kind == other.kind && this.row.equals(other.row) && this.other.equals(other.other)
				&& this.words.equals(other.words);
	}

	/** The same, asking less. */
	CheckFinding lighter() {
		CheckWeight less = (this.weight == CheckWeight.STOPS) ? CheckWeight.ASKS : CheckWeight.TELLS;
		return new CheckFinding(this.key, this.kind, less, this.row, this.other, this.words + " It was so before.",
				this.patient);
	}

}
