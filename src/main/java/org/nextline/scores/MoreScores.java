package org.nextline.scores;

import java.util.List;
import java.util.stream.Stream;

/** Scores of chronic lymphocytic leukaemia, transplantation, fitness and care. */
final class MoreScores {

	private MoreScores() {
	}

	static List<Score> all() {
		return Stream.of(CllScores.all(), TransplantScores.all(), FitnessScores.all(), CareScores.all())
			.flatMap(List::stream)
			.toList();
	}

}
