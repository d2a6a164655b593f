package org.nextline.suggestions;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
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
 * @param askedSha256 hash of the facts; null for advice kept before there was one
 * @param answerSha256 hash of the answer; null for advice kept before there was one
 * @param sha256 hash over all of it
 * @param givenAt when it was first shown
 * @param givenTo to whom
 */
record Receipt(UUID id, UUID caseId, int caseVersion, CaseFacts asked, String askedText, String release,
		String releaseSha256, String engine, String answer, @Nullable String askedSha256, @Nullable String answerSha256,
		String sha256, Instant givenAt, String givenTo) {

	private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

	/** When it was first shown, as times are written here. */
	public String givenOn() {
		return WHEN.format(this.givenAt.atZone(ZoneId.systemDefault()));
	}

	/** The beginning of the hash, as it is shown. */
	public String shortHash() {
		return this.sha256.substring(0, 8);
	}

}
