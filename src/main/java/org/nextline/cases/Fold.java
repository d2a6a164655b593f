package org.nextline.cases;

import java.util.List;

import org.nextline.vocabulary.Section;

/**
 * One section of the page.
 *
 * @param section of the vocabulary
 * @param open whether it stands open
 * @param first questions that matter most for the disease
 * @param more the others
 * @param moreOpen whether the others stand open
 * @param samples dates and sample phases of the facts of the section
 * @param samplesOpen whether they stand open
 * @param known how many questions are answered
 * @param wrong how many inputs are wrong
 */
record Fold(Section section, boolean open, List<Question> first, List<Question> more, boolean moreOpen,
		List<Sample> samples, boolean samplesOpen, int known, int wrong) {

	/** Date, phase and source of one fact. */
	record Sample(String name, String id, String label, boolean phased, String date, String phase, String source,
			List<String> slips) {

		public boolean isWrong() {
			return !this.slips.isEmpty();
		}

	}

	public String getId() {
		return "fold-" + this.section.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
	}

	public String getLabel() {
		return this.section.label();
	}

}
