package org.nextline.scores;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All scores, by their ids. */
public final class Scores {

	private static final Map<String, Score> BY_ID = new LinkedHashMap<>();

	static {
		Stream.concat(disease().stream(), MoreScores.all().stream()).forEach((score) -> {
			if (BY_ID.put(score.id(), score) != null) {
				throw new IllegalStateException("Two scores are called " + score.id());
			}
		});
	}

	private Scores() {
	}

	private static List<Score> disease() {
		return List.of(new FirstRelapseIndex(), new Goelams(), new Eln2022(), new Eln2024(),
				new ChildhoodAllRelapse(false), new ChildhoodAllRelapse(true), new AdultAllStrata(), new Elts(),
				new Sokal(), new CmlMilestones());
	}

	/** Every score, in the order of the catalogue. */
	public static Collection<Score> all() {
		return java.util.Collections.unmodifiableCollection(BY_ID.values());
	}

	/** The score of this id. */
	public static Optional<Score> find(String id) {
		return Optional.ofNullable(BY_ID.get(id));
	}

	/** The id that was probably meant. */
	public static Optional<String> nearest(String id) {
		return InputReader.nearest(id, BY_ID.keySet());
	}

}
