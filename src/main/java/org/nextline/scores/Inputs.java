package org.nextline.scores;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the inputs of a score. What is absent is unknown. A score that reads
 * an unknown input is tried with every answer that it could have.
 */
public final class Inputs {

	private final Map<String, Object> known;

	/** What was worked out from texts, so that trying answers does not do it again. */
	private final Map<String, Lesions.Report> reports = new HashMap<>();

	private Inputs(Map<String, Object> known) {
		this.known = known;
	}

	/** These answers; what is absent is unknown. */
	public static Inputs of(Map<String, ?> known) {
		return new Inputs(Map.copyOf(known));
	}

	/** What is known, by name. */
	public Map<String, Object> known() {
		return Collections.unmodifiableMap(this.known);
	}

	/** Whether the answer is known; asking this tries nothing. */
	public boolean knows(String key) {
		return this.known.containsKey(key);
	}

	/** A number. */
	public double number(String key) {
		return (Double) answer(key);
	}

	/** Completed years of an age. */
	public int years(String key) {
		return (int) Math.floor(number(key));
	}

	/** A yes. */
	public boolean yes(String key) {
		return (Boolean) answer(key);
	}

	/** A code or text. */
	public String text(String key) {
		return (String) answer(key);
	}

	/** A list of texts, or of numbers where the score takes those. */
	public List<?> list(String key) {
		return (List<?>) answer(key);
	}

	/** Whether it is known and is a yes; tries nothing. */
	public boolean knownYes(String key) {
		return Boolean.TRUE.equals(this.known.get(key));
	}

	/** Whether it is known and is a no; tries nothing. */
	public boolean knownNo(String key) {
		return Boolean.FALSE.equals(this.known.get(key));
	}

	/** Whether it is known and is this text; tries nothing. */
	public boolean knownAs(String key, String text) {
		return text.equals(this.known.get(key));
	}

	/** A report on chromosomes, read once. */
	Lesions.Report report(String fusions, String karyotype) {
		return this.reports.computeIfAbsent(fusions + '\n' + karyotype,
				(both) -> Lesions.read(fusions, karyotype));
	}

	/** Tries every answer unless it is known. */
	void ask(String key) {
		answer(key);
	}

	/** The same inputs, to try answers in. */
	Inputs toTry() {
		return new Inputs(new HashMap<>(this.known));
	}

	/** Tries another answer; only in inputs to try in. Null takes the answer back. */
	void attempt(String key, @Nullable Object answer) {
		if (answer != null) {
			this.known.put(key, answer);
		}
		else {
			this.known.remove(key);
		}
	}

	private Object answer(String key) {
		Object value = this.known.get(key);
		if (value == null) {
			throw new Unknown(key);
		}
		return value;
	}

	/** An input that was read and is not known. */
	static final class Unknown extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final String key;

		Unknown(String key) {
			super(key, null, false, false);
			this.key = key;
		}

		String key() {
			return this.key;
		}

	}

}
