package org.nextline.suggestions;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What was decided on an advice. It never changes; who changes a decision adds the next.
 *
 * @param id of the decision
 * @param caseId the case
 * @param number counts the decisions of the case from 1
 * @param receiptId the advice that it was taken on
 * @param receiptSha256 hash of that advice
 * @param choice whether an option was chosen, another treatment, or none
 * @param treatment what was chosen; empty when nothing was
 * @param key tells the treatment from others of the advice; empty unless it is an option
 * @param stood how it stood in the advice, in words; empty unless it is an option
 * @param against what spoke against it, in words
 * @param reasons why none or another one
 * @param words the same in words
 * @param decidedBy who decided
 * @param decidedOn on which day
 * @param board at which board; may be empty
 * @param whyChanged why it replaces the decision before; empty for the first
 * @param recordedAt when it was written down
 * @param recordedBy by whom
 */
record CaseDecision(UUID id, UUID caseId, int number, UUID receiptId, String receiptSha256, Choice choice,
		String treatment, String key, String stood, List<String> against, List<DecisionReason> reasons, String words,
		String decidedBy, LocalDate decidedOn, String board, String whyChanged, Instant recordedAt, String recordedBy) {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

	/** What a decision can be. */
	enum Choice {

		OPTION, OTHER, NONE

	}

	CaseDecision {
		against = List.copyOf(against);
		reasons = List.copyOf(reasons);
	}

	/** The day of the decision, as dates are written here. */
	public String day() {
		return DAY.format(this.decidedOn);
	}

	public String recorded() {
		return TIME.format(this.recordedAt.atZone(ZoneId.systemDefault()));
	}

	/** Whether something spoke against what was chosen. */
	public boolean overruled() {
		return !this.against.isEmpty();
	}

}
