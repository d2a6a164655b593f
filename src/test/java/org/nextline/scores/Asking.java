package org.nextline.scores;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Fault;

import static org.assertj.core.api.Assertions.assertThat;

/** Asks a score the way a program does: names and values. */
final class Asking {

	private Asking() {
	}

	/** The result; names and values take turns. */
	static Result of(String id, @Nullable Object... answers) {
		Score score = Scores.find(id).orElseThrow();
		InputReader.Reading reading = score.read(map(answers));
		assertThat(reading.faults()).isEmpty();
		return score.calculate(reading.inputs());
	}

	/** Fields of everything that is wrong. */
	static List<String> faults(String id, @Nullable Object... answers) {
		return Scores.find(id).orElseThrow().read(map(answers)).faults().stream().map(Fault::field).toList();
	}

	private static Map<String, @Nullable Object> map(@Nullable Object... answers) {
		Map<String, @Nullable Object> map = new HashMap<>();
		for (int place = 0; place < answers.length; place += 2) {
			map.put(String.valueOf(answers[place]), answers[place + 1]);
		}
		return map;
	}

}
