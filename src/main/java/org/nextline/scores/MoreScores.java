package org.nextline.scores;

import java.util.List;

/** Scores of chronic lymphocytic leukaemia, transplantation, fitness and care. */
final class MoreScores {

	private MoreScores() {
	}

	static List<Score> all() {
		return List.of();
	}

}
