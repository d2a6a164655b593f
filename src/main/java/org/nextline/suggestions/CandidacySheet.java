package org.nextline.suggestions;

import java.util.List;

import org.nextline.rules.Candidacy;
import org.nextline.rules.Worksheet;
import org.nextline.vocabulary.CheckMark;

/**
 * A worked candidacy sheet as it stands on the page.
 *
 * @param sheet the treatment
 * @param applies whether the rules offer it in this disease
 * @param counts how many criteria are in which state, the gravest state first
 * @param rows its criteria, the gravest state first
 * @param options what the rules of this treatment say in this case
 * @param sources what the limits rest on, numbered from 1
 */
record CandidacySheet(Candidacy.Sheet sheet, boolean applies, List<Count> counts, List<Row> rows, List<Option> options,
		List<String> sources) {

	/** Its place on the page. */
	public String id() {
		return "candidacy-" + this.sheet.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
	}

	/** The criteria that ask for something. */
	public List<Row> open() {
		return this.rows.stream().filter((row) -> row.state() != Worksheet.State.MET).toList();
	}

	public List<Row> met() {
		return this.rows.stream().filter((row) -> row.state() == Worksheet.State.MET).toList();
	}

	/** Number of criteria in a state. */
	record Count(Worksheet.State state, long number) {
	}

	/**
	 * One criterion.
	 *
	 * @param id its id
	 * @param label what it is about
	 * @param state what is known of it
	 * @param facts the facts that decided, with their dates
	 * @param fits products with a limit of their own
	 * @param asks what would settle it, each with its place in the entry form
	 * @param limits its limits in words
	 * @param stricter options with a stricter limit that is passed
	 * @param bedside what is judged at the bedside; may be empty
	 * @param passes when an interval has passed, in words; may be empty
	 * @param change what would change it; may be empty
	 * @param again when to look again
	 * @param references numbers of its sources
	 * @param check how far its limits were checked
	 */
	record Row(String id, String label, Worksheet.State state, List<String> facts, List<Worksheet.Fit> fits,
			List<AdvicePage.Ask> asks, List<Limit> limits, List<String> stricter, String bedside, String passes,
			String change, String again, List<Integer> references, CheckMark check) {
	}

	/**
	 * A range of a criterion.
	 *
	 * @param state what it means
	 * @param words the range in words
	 * @param here whether this case is in it
	 */
	record Limit(Worksheet.State state, String words, boolean here) {
	}

	/**
	 * What one rule says.
	 *
	 * @param ruleId its id
	 * @param title what it offers
	 * @param verdict supported, conditional or vetoed
	 * @param correctable whether a veto can be corrected
	 * @param plan whether it is the plan, not yet the treatment
	 */
	record Option(String ruleId, String title, String verdict, boolean correctable, boolean plan) {
	}

}
