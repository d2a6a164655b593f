package org.nextline.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The checks that are still ahead of a patient. A room above provides them; without one,
 * the timeline ends today.
 */
public interface PlannedChecks {

	/**
	 * The next checks of a patient, soonest first.
	 * @param patientId of the patient
	 */
	List<Check> ahead(UUID patientId);

	/**
	 * One check.
	 *
	 * @param on the day
	 * @param what in words
	 * @param link where it is read and answered
	 */
	record Check(LocalDate on, String what, String link) {
	}

}
