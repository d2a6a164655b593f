package org.nextline.cases;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Why a case needs attention, as the worklist shows it.
 *
 * @param caseId of the case
 * @param limitCrossed whether a limit of the plan is crossed or could not be judged
 * @param adviceChanged whether the advice would be another one than was read last
 * @param nextCheck when the next planned check is due; null when none is planned
 * @param overdue whether that day has passed
 * @param testsMissing how many facts that decide something are not known
 * @param missingWords the one that decides most, in words; may be empty
 * @param decided whether something was decided
 * @param draft whether it is only a draft
 */
record WorklistLine(UUID caseId, boolean limitCrossed, boolean adviceChanged, @Nullable LocalDate nextCheck,
		boolean overdue, int testsMissing, String missingWords, boolean decided, boolean draft) {

	/** Whether a stored case waits for a decision. */
	public boolean isUndecided() {
		return !this.decided && !this.draft;
	}

	/** Whether anything asks for attention. */
	public boolean isQuiet() {
		return !this.limitCrossed && !this.adviceChanged && !this.overdue && this.testsMissing == 0 && !isUndecided()
				&& !this.draft;
	}

}
