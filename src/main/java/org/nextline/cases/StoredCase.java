package org.nextline.cases;

import java.time.Instant;
import java.util.UUID;

import org.nextline.vocabulary.CaseFacts;

/**
 * An open case as other rooms read it.
 *
 * @param id of the case
 * @param patientId of its patient
 * @param patientName family name first
 * @param recordNumber the number of the hospital
 * @param facts what was stated, and what follows from birth date and course dates (marked
 * as derived)
 * @param version counts the changes
 * @param updatedAt time of the last change
 */
public record StoredCase(UUID id, UUID patientId, String patientName, String recordNumber, CaseFacts facts,
		long version, Instant updatedAt) {

}
