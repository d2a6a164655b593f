package org.nextline.scores;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of the inputs of a score. What is absent is unknown. A score that reads
 * an unknown input is tried with every answer that it could have.
 */
public record Inputs(Map<String, Object> known) {

	public Inputs {
		known = Map.copyOf(known);
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

	/** Whether it is known and is this text; tries nothing. */
	public boolean knownAs(String key, String text) {
		return text.equals(this.known.get(key));
	}

	/** Tries every answer unless it is known. */
	void ask(String key) {
		answer(key);
	}

	Inputs with(String key, Object value) {
		Map<String, Object> more = new HashMap<>(this.known);
		more.put(key, value);
		return new Inputs(more);
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
