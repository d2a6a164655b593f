package org.nextline.cases;

import java.util.List;
import java.util.Map;

/**
 * One field as the page asks it.
 *
 * @param key of the field
 * @param name under which it is sent
 * @param id of its first input
 * @param label its wording
 * @param type kind of answer, for the template to choose by
 * @param unit of a number, may be empty
 * @param value what was typed
 * @param known whether a set is known: empty, {@code none} or {@code these}
 * @param choices codes with their words
 * @param entries names typed into a list
 * @param free further text beside the codes
 * @param rows alterations, antigens or treatments
 * @param hint how to answer, may be empty
 * @param derived what the dates say, may be empty
 * @param differs whether what was typed is far from what the dates say
 * @param source where the answer comes from, or why it differs from the dates
 * @param sample date and phase in words, may be empty
 * @param foreign whether the disease does not usually ask it
 * @param slips what is wrong with it
 */
record Question(String key, String name, String id, String label, String type, String unit, String value, String known,
		List<Choice> choices, List<String> entries, String free, List<Row> rows, String hint, String derived,
		boolean differs, String source, String sample, boolean foreign, List<String> slips) {

	/** A code with its words. */
	record Choice(String code, String words, boolean chosen) {
	}

	/** One row of a list of findings or treatments. */
	record Row(int number, Map<String, Cell> cells) {

		boolean wrong() {
			return this.cells.values().stream().anyMatch(Cell::wrong);
		}

		/** All that is wrong in the row. */
		public List<String> slips() {
			return this.cells.values().stream().flatMap((cell) -> cell.slips().stream()).toList();
		}

	}

	/** One input of a row. */
	record Cell(String name, String id, String value, List<String> slips) {

		/** The last part of the name. */
		public String getPart() {
			return this.name.substring(this.name.lastIndexOf('.') + 1);
		}

		public boolean wrong() {
			return !this.slips.isEmpty();
		}

	}

	public boolean isWrong() {
		return !this.slips.isEmpty();
	}

	/** Whether a reason is asked: another value than the dates give was typed. */
	public boolean isReasoned() {
		return !this.derived.isEmpty() && (!this.source.isEmpty() || this.differs);
	}

	/** Whether the codes are short enough to stand side by side. */
	public boolean isTight() {
		return this.choices.stream().mapToInt((choice) -> choice.words().length()).average().orElse(0) < 12;
	}

	/** Ids of the texts that belong to the input. */
	public @org.jspecify.annotations.Nullable String getAbout() {
		StringBuilder about = new StringBuilder();
		append(about, !this.unit.isEmpty() && this.type.equals("NUMBER"), "-unit");
		append(about, !this.hint.isEmpty(), "-hint");
		append(about, !this.derived.isEmpty(), "-derived");
		append(about, isWrong(), "-error");
		return about.isEmpty() ? null : about.toString();
	}

	private void append(StringBuilder about, boolean there, String part) {
		if (there) {
			about.append(about.isEmpty() ? "" : " ").append(this.id).append(part);
		}
	}

}
