package org.nextline.scores;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All scores, by their ids. */
public final class Scores {

	private static final Map<String, Score> BY_ID = new LinkedHashMap<>();

	static {
		Stream
			.of(acute(), CmlScores.all(), CllScores.all(), TransplantScores.all(), FitnessScores.all(),
					ToxicityScores.all(), ResponseScores.all(), LysisScores.all())
			.flatMap(List::stream)
			.forEach((score) -> {
				if (BY_ID.put(score.id(), score) != null) {
					throw new IllegalStateException("Two scores are called " + score.id());
				}
			});
	}

	private Scores() {
	}

	private static List<Score> acute() {
		return List.of(new FirstRelapseIndex(), new Goelams(), new Eln2022(), new Eln2024(), ResponseScores.early(),
				new ChildhoodAllRelapse(ChildhoodAllRelapse.Scheme.BFM),
				new ChildhoodAllRelapse(ChildhoodAllRelapse.Scheme.INTREALL),
				new ChildhoodAllRelapse(ChildhoodAllRelapse.Scheme.COG), new AdultAllStrata());
	}

	/** Every score, in the order of the catalogue. */
	public static Collection<Score> all() {
		return Collections.unmodifiableCollection(BY_ID.values());
	}

	/** The score of this id. */
	public static Optional<Score> find(String id) {
		return Optional.ofNullable(BY_ID.get(id));
	}

	/** The score of an id that is known to exist. */
	static Score get(String id) {
		return find(id).orElseThrow();
	}

	/** The id that was probably meant. */
	public static Optional<String> nearest(String id) {
		return InputReader.nearest(id, BY_ID.keySet());
	}

}
