package org.nextline.suggestions;

import java.time.Instant;
import java.util.UUID;

import org.nextline.vocabulary.CaseFacts;

/**
 * Advice as it was shown to somebody.
 *
 * @param id of the receipt
 * @param caseId the case
 * @param caseVersion which state of the case
 * @param asked the facts as they were asked of the rules
 * @param askedText the same as they are stored
 * @param release version of the rule release
 * @param releaseSha256 hash of the release
 * @param engine version of the engine
 * @param answer the assessment as JSON
 * @param sha256 hash over all of it
 * @param givenAt when it was first shown
 * @param givenTo to whom
 */
record Receipt(UUID id, UUID caseId, int caseVersion, CaseFacts asked, String askedText, String release,
		String releaseSha256, String engine, String answer, String sha256, Instant givenAt, String givenTo) {

	/** The beginning of the hash, as it is shown. */
	public String shortHash() {
		return this.sha256.substring(0, 8);
	}

}
