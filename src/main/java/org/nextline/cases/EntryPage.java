package org.nextline.cases;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The relapse entry page.
 *
 * @param id of the case
 * @param stored whether the case is stored already, so that this is a correction
 * @param version of the case that was read when typing began; empty for a new case
 * @param patient the chosen patient; null when a new one is entered
 * @param identity identity of a new patient, by part, and the dates of the course
 * @param folds the sections
 * @param fromDates what follows from the dates, in words
 * @param slips everything that is wrong, in the order of the page
 * @param kept when the draft was kept last, in words; empty when never
 * @param keptBy who typed the draft, when it was somebody else; else empty
 * @param diseaseChosen whether the disease is known
 * @param agents names for completion, may be empty
 * @param genes names for completion
 */
record EntryPage(UUID id, boolean stored, String version, @Nullable Patient patient, List<Question> identity,
		List<Question> dates, List<Fold> folds, List<String> fromDates, List<Slip> slips, String kept, String keptBy,
		boolean diseaseChosen, List<String> agents, List<String> genes) {

}
