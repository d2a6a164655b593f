package org.nextline.rules;

import java.util.List;
import java.util.Map;

import org.nextline.vocabulary.Truth;

/**
 * The tables of BCR::ABL1 mutations and of comorbidities against single inhibitors; the
 * worst value of a drug counts.
 *
 * @param rows the rows of both tables
 */
public record TkiTable(List<Row> rows) {

	public TkiTable {
		rows = List.copyOf(rows);
	}

	/** No table. */
	public static final TkiTable EMPTY = new TkiTable(List.of());

	/** Value of a cell, from best to worst. */
	public enum Cell {

		PREF, OK, WARN, CAUTION, AVOID

	}

	/**
	 * A finding or condition and what it means for each drug.
	 *
	 * @param id its id
	 * @param mutation whether it stands in the mutation table
	 * @param finding its name in words
	 * @param when the condition
	 * @param cells value by agent key
	 * @param messages what to do by agent key; may be empty
	 * @param note words that concern all of them
	 */
	public record Row(String id, boolean mutation, String finding, Criterion when, Map<String, Clauses<Cell>> cells,
			Map<String, String> messages, String note) {

		public Row {
			cells = Map.copyOf(cells);
			messages = Map.copyOf(messages);
		}

		/** What the row says to the reader for one drug. */
		public String message(String agent) {
			String own = this.messages.getOrDefault(agent, "");
			String text = own.isEmpty() ? this.note : this.note.isEmpty() ? own : own + " " + this.note;
			String named = this.finding.isEmpty() ? this.when.words() : this.finding;
			if (text.isEmpty()) {
				return named.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + named.substring(1) + ".";
			}
			return this.finding.isEmpty() ? text : this.finding + ": " + text;
		}

	}

	/** Whether the comorbidity table favours the drug. */
	Truth favoured(String agent, Situation situation) {
		Truth truth = Truth.FALSE;
		for (Row row : this.rows) {
			Clauses<Cell> cells = row.cells().get(agent);
			if (!row.mutation() && cells != null && cells.in(situation) == Cell.PREF) {
				truth = truth.or(row.when().decide(situation));
			}
		}
		return truth;
	}

}
