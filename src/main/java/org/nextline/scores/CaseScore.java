package org.nextline.scores;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseField;

/**
 * A score of one case: its result, what fed it, and what stays open.
 *
 * @param score the score
 * @param use what it is good for in this case
 * @param result what it says
 * @param given the facts that fed it
 * @param open inputs that are not known and could change the result
 * @param notes what else to know of this result
 * @param sent the inputs as they can be sent to the score again, by name
 */
public record CaseScore(Score score, Use use, Result result, List<Given> given, List<Open> open, List<String> notes,
		Map<String, Object> sent) {

	/** What a score is good for in a case. */
	public enum Use {

		/** Outlook and strata of this relapse. */
		PROGNOSIS("Outlook"),
		/** Risk of transplantation. */
		TRANSPLANT("Transplantation"),
		/** Fitness for treatment. */
		FITNESS("Fitness"),
		/** Tumour lysis. */
		LYSIS("Tumour lysis"),
		/** Does not speak of this relapse. */
		BACKGROUND("Background");

		private final String label;

		Use(String label) {
			this.label = label;
		}

		/** The use in words. */
		public String label() {
			return this.label;
		}

	}

	public CaseScore {
		given = List.copyOf(given);
		open = List.copyOf(open);
		notes = List.copyOf(notes);
		sent = Map.copyOf(sent);
	}

	/**
	 * A fact that fed an input.
	 *
	 * @param input name of the input
	 * @param label the input in words
	 * @param value its answer in words
	 * @param field the field that it comes from
	 * @param detail its date, or what it follows from; may be empty
	 */
	public record Given(String input, String label, String value, CaseField field, String detail) {
	}

	/**
	 * An input that is not known.
	 *
	 * @param input name of the input
	 * @param label the input in words
	 * @param field the field that would answer it; null where a case has none
	 */
	public record Open(String input, String label, @Nullable CaseField field) {
	}

	/** Whether the score does not apply to this case. */
	public boolean outside() {
		return Result.NOT_APPLICABLE.equals(this.result.group());
	}

}
