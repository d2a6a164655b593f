package org.nextline.rules;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Truth;

/**
 * Candidacy for one treatment, worked for one case: every criterion with what is known of
 * it. It rests on the judged options, so that the two never disagree.
 *
 * @param sheet the treatment
 * @param lines its criteria, in the order of the reference; empty when it does not apply
 * @param options what became of the rules that offer the treatment in this case
 */
public record Worksheet(Candidacy.Sheet sheet, List<Line> lines, List<Ruled> options) {

	public Worksheet {
		lines = List.copyOf(lines);
		options = List.copyOf(options);
	}

	/** Whether the rules offer the treatment in this disease at all. */
	public boolean applies() {
		return !this.lines.isEmpty();
	}

	/** Number of criteria in a state. */
	public long count(State state) {
		return this.lines.stream().filter((line) -> line.state() == state).count();
	}

	/** What is known of a criterion; the gravest first. */
	public enum State {

		/** It speaks against the treatment, and is not expected to change. */
		NOT_MET,
		/** It speaks against the treatment now, and can be corrected or passes. */
		MODIFIABLE,
		/** Raises the risk, or calls for another way: a matter for the single case. */
		CAUTION,
		/** Something that decides it is not known. */
		UNKNOWN,
		/** Within its limit. */
		MET,
		/** No field of a case holds it: judged at the bedside. */
		BEDSIDE

	}

	/**
	 * One criterion in this case.
	 *
	 * @param criterion the criterion
	 * @param state what is known of it, stricter limits of single options counted
	 * @param range the same by its own limits alone
	 * @param facts the facts that decided, with their dates
	 * @param limits options with a stricter limit of their own, which is passed
	 * @param missing what would settle it; empty when it is settled
	 * @param passing when an interval has passed; null when it is no interval
	 * @param fits products with a limit of their own
	 */
	public record Line(Candidacy criterion, State state, State range, List<String> facts, List<Stricter> limits,
			Set<Missing> missing, @Nullable Passing passing, List<Fit> fits) {

		public Line {
			facts = List.copyOf(facts);
			limits = List.copyOf(limits);
			missing = missing.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(missing));
			fits = List.copyOf(fits);
		}

	}

	/**
	 * An option with a stricter limit than the table.
	 *
	 * @param ruleId its rule
	 * @param title what it offers
	 * @param reason the limit that is passed, with the facts
	 */
	public record Stricter(String ruleId, String title, String reason) {
	}

	/**
	 * The end of an interval that has not passed.
	 *
	 * @param months months that are left, counted from when the interval was entered
	 * @param on the day on which it has passed; null when the interval has no date
	 */
	public record Passing(double months, @Nullable LocalDate on) {
	}

	/**
	 * A product and whether this case is within its limit.
	 *
	 * @param name the product
	 * @param words its limit
	 * @param truth whether the case is within it
	 */
	public record Fit(String name, String words, Truth truth) {
	}

	/**
	 * What became of one rule that offers the treatment.
	 *
	 * @param ruleId the rule
	 * @param title what it offers
	 * @param verdict its verdict, never NOT_APPLICABLE
	 * @param correctable whether a veto can be corrected
	 * @param plan whether it is a plan for the next remission, not yet the treatment
	 */
	public record Ruled(String ruleId, String title, Verdict verdict, boolean correctable, boolean plan) {
	}

}
