package org.nextline.vocabulary;

import java.util.List;
import java.util.Locale;

/**
 * What kind of answer a field takes.
 *
 * @param type the kind
 * @param unit unit of a number, empty where it has none
 * @param min smallest plausible number, inclusive
 * @param max largest plausible number, inclusive
 * @param decimals decimals that make sense for a number
 * @param codes allowed values of a code or set; empty where another catalogue decides
 */
public record Kind(Type type, String unit, double min, double max, int decimals, List<String> codes) {

	/** The kinds of answers. */
	public enum Type {

		NUMBER(Value.Number.class), CODE(Value.Code.class), YES_NO(Value.YesNo.class), CODES(Value.Codes.class),
		/** A set of agent keys. */
		AGENTS(Value.Codes.class),
		/** A set of agent keys, classes or therapy categories. */
		TARGETS(Value.Codes.class),
		/** A set of genes or alterations that were tested and not found. */
		ABSENCES(Value.Codes.class), ALTERATIONS(Value.Alterations.class), ANTIGENS(Value.Antigens.class),
		THERAPIES(Value.Therapies.class);

		private final Class<? extends Value> value;

		Type(Class<? extends Value> value) {
			this.value = value;
		}

		/** Whether the answer is a set that, once given, is complete. */
		public boolean set() {
			return this.value == Value.Codes.class;
		}

	}

	static Kind number(String unit, double min, double max, int decimals) {
		return new Kind(Type.NUMBER, unit, min, max, decimals, List.of());
	}

	static Kind yesNo() {
		return new Kind(Type.YES_NO, "", 0, 0, 0, List.of());
	}

	static Kind code(String... codes) {
		return new Kind(Type.CODE, "", 0, 0, 0, List.of(codes));
	}

	static Kind codes(String... codes) {
		return new Kind(Type.CODES, "", 0, 0, 0, List.of(codes));
	}

	static Kind agents() {
		return new Kind(Type.AGENTS, "", 0, 0, 0, List.of());
	}

	static Kind targets() {
		return new Kind(Type.TARGETS, "", 0, 0, 0, List.of());
	}

	static Kind absences() {
		return new Kind(Type.ABSENCES, "", 0, 0, 0, List.of());
	}

	static Kind alterations() {
		return new Kind(Type.ALTERATIONS, "", 0, 0, 0, List.of());
	}

	static Kind antigens() {
		return new Kind(Type.ANTIGENS, "", 0, 0, 0, List.of());
	}

	static Kind therapies() {
		return new Kind(Type.THERAPIES, "", 0, 0, 0, List.of());
	}

	/**
	 * Whether the number lies in the plausible range; a number outside is refused, never
	 * clamped.
	 */
	public boolean plausible(double amount) {
		return amount >= this.min && amount <= this.max;
	}

	/** The plausible range in words: {@code between 5 and 85 %}. */
	public String range() {
		return String
			.format(Locale.ROOT, "between %s and %s %s", Value.plain(this.min), Value.plain(this.max), this.unit)
			.trim();
	}

	void require(CaseField field, Value value) {
		if (!this.type.value.isInstance(value)) {
			throw new IllegalArgumentException(
					field.key() + " takes " + this.type + ", not " + value.getClass().getSimpleName());
		}
	}

}
