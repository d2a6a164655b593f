package org.nextline.suggestions;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What somebody holds against a rule, with the case that shows it.
 *
 * @param id of the feedback
 * @param treatment what it is about
 * @param stood how that stood in the advice, in words
 * @param ruleIds rows behind it
 * @param disease the disease, as a code
 * @param release the release that was asked
 * @param facts the facts of the case as a test of the library has them
 * @param expected the verdict that was expected
 * @param words what looks wrong
 * @param sentAt when it was sent
 * @param sentBy by whom
 * @param answer OPEN, TAKEN or DECLINED
 * @param answerWords why, in words
 * @param answeredBy by whom; empty while it is open
 */
record Feedback(UUID id, String treatment, String stood, List<String> ruleIds, String disease, String release,
		String facts, String expected, String words, Instant sentAt, String sentBy, String answer, String answerWords,
		String answeredBy) {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

	public String sentOn() {
		return TIME.format(this.sentAt.atZone(ZoneId.systemDefault()));
	}

	/** The case as an example of a rule, to be put among its tests. */
	public String asExample() {
		return "- name: " + this.treatment.replaceAll("[:#\"]", " ") + ", as a clinician saw it\n  case: { "
				+ this.facts.replace("\n", ", ") + " }\n"
				+ (this.expected.equals("OTHER") ? "" : "  expect: " + this.expected + "\n");
	}

	/** The facts, one to a line. */
	public List<String> lines() {
		return List.of(this.facts.split("\n"));
	}

	public boolean open() {
		return this.answer.equals("OPEN");
	}

}
