package org.nextline.scores;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Unknown is not no: whatever the unknown inputs turn out to be, the result stays within
 * what was said to be reachable, and a group that was given stands.
 */
class UnknownInputsTests {

	private static final int CASES = 600;

	/** Numbers around the cut-offs of the reference. */
	private static final double[] EDGES = { 0, 0.0032, 0.01, 0.1, 0.5, 1, 1.1, 1.45, 1.5, 1.75, 2, 2.1, 2.5, 3, 3.5, 4, 5,
			5.1, 6, 7, 8, 10, 10.5, 12, 14, 15, 18, 19, 20, 24, 25, 27, 30, 35, 36, 40, 41, 45, 46, 50, 51, 60, 61, 65,
			66, 75, 76, 80, 81, 100, 110, 120, 200, 476, 700, 800 };

	private static final Map<String, List<Object>> TEXTS = Map.of("cytogeneticsAtDiagnosis",
			List.of("normal", "inv(16)(p13q22)", "t(8;21)", "complex", "t(16;16)"), "karyotype",
			List.of("normal", "complex", "-7", "47,XY,+8", "45,XX,-Y"), "fusions",
			List.of(List.of(), List.of("t(8;21)"), List.of("t(9;11)"), List.of("KMT2A::AFDN")), "mutations",
			List.of(List.of(), List.of("NPM1"), List.of("TP53"), List.of("SRSF2", "NPM1"), List.of("IDH1", "KRAS"),
					List.of("CEBPA bZIP in-frame"), List.of("CEBPA non-bZIP"), List.of("DDX41")),
			"comorbidities", List.of(List.of(), List.of("ibd"), List.of("priorMalignancy", "diabetes")), "items",
			List.of(List.of(2.0, 3.0, 2.0, 2.0, 3.0, 1.0, 2.0, 2.0), List.of(1.0, 2.0, 2.0, 2.0, 3.0, 0.0, 1.0, 2.0)));

	/** Ways to ask the same thing, of which one is answered at a time. */
	private static final Map<String, Set<String>> OTHER_WAY = Map.of("g8", Set.of("items"), "eln2022",
			Set.of("mutations"), "eln2024_less_intensive", Set.of("mutations"));

	/**
	 * What counts as not seen when it is left out, and says so; a karyotype that is known
	 * stands for fusions.
	 */
	private static final Set<String> NOT_ASKED = Set.of("fusions", "oxygen", "seizure", "motor", "imaging", "consciousness",
			"hvpgMmHg", "histology");

	static List<String> ids() {
		return Scores.all().stream().map(Score::id).toList();
	}

	@ParameterizedTest
	@MethodSource("ids")
	void whateverTheUnknownTurnsOutToBeWasReachable(String id) {
		Score score = Scores.get(id);
		Random chance = new Random(id.hashCode());
		for (int round = 0; round < CASES; round++) {
			Map<String, Object> complete = complete(score, chance);
			InputReader.Reading all = score.read(complete);
			if (!all.faults().isEmpty() || contradictory(complete)) {
				continue;
			}
			Map<String, Object> partial = new HashMap<>(complete);
			partial.keySet().removeIf((key) -> chance.nextInt(3) == 0 && mayBeLeftOut(score, key));
			Result whole = score.calculate(all.inputs());
			if (Result.NOT_APPLICABLE.equals(whole.group())) {
				continue;
			}
			Result part = score.calculate(score.read(partial).inputs());
			String said = id + " " + partial + " of " + complete;
			if (whole.group() != null) {
				assertThat(part.reachable().groups()).as(said).contains(whole.group());
			}
			if (part.group() != null && part.reachable().groups().size() == 1) {
				assertThat(whole.group()).as(said).isEqualTo(part.group());
			}
			if (whole.points() != null) {
				assertThat(part.reachable().min()).as(said).isNotNull().isLessThanOrEqualTo(whole.points());
				assertThat(part.reachable().max()).as(said).isNotNull().isGreaterThanOrEqualTo(whole.points());
			}
			if (part.points() != null) {
				assertThat(whole.points()).as(said).isEqualTo(part.points());
			}
			assertThat(part.missing()).as(said).noneMatch(partial::containsKey);
		}
	}

	/** What no patient can have; it is answered, but not reached by trying. */
	private static boolean contradictory(Map<String, Object> complete) {
		boolean refractory = "PRIMARY_REFRACTORY".equals(complete.get("setting"))
				&& complete.containsKey("firstRemissionMonths");
		boolean firstRemission = Boolean.TRUE.equals(complete.get("inCr1"))
				&& !"EARLY".equals(complete.getOrDefault("stage", "EARLY"));
		boolean noScore = Stream.of("karnofsky", "lansky")
			.map(complete::get)
			.anyMatch((points) -> points instanceof Double number && (number % 10 != 0 || number == 0));
		boolean notTaken = Stream.of("qtMs", "heartRate")
			.map(complete::get)
			.anyMatch((amount) -> amount instanceof Double number && (number < 30 || number > 800
					|| (complete.get("heartRate") == amount && number > 200) || (complete.get("qtMs") == amount && number < 200)));
		boolean unlisted = complete.get("tp53Vaf") instanceof Double share && share > 0
				&& complete.get("mutations") instanceof List<?> list && !list.contains("TP53");
		boolean pressed = Boolean.FALSE.equals(complete.get("hypotension"))
				&& complete.get("vasopressors") instanceof Double number && number > 0;
		boolean hidden = String.valueOf(complete.get("fusions")).contains("t(9;11)")
				&& "-7".equals(complete.get("karyotype"));
		boolean fast = "LOW_FLOW_NC".equals(complete.get("oxygen")) && complete.get("flowLMin") instanceof Double flow
				&& flow > 6;
		boolean rousedAndNot = Boolean.TRUE.equals(complete.get("unarousable")) && complete.containsKey("consciousness");
		return refractory || firstRemission || noScore || notTaken || unlisted || pressed || hidden || fast
				|| rousedAndNot;
	}

	/** What answers a guard differently belongs to another question. */
	private static boolean mayBeLeftOut(Score score, String key) {
		return !NOT_ASKED.contains(key) && score.input(key).filter((input) -> !input.guard()).isPresent();
	}

	private static Map<String, Object> complete(Score score, Random chance) {
		boolean listed = chance.nextBoolean();
		Set<String> others = OTHER_WAY.getOrDefault(score.id(), Set.of());
		Map<String, Object> answers = new HashMap<>();
		for (Input input : score.sheet().inputs()) {
			boolean list = others.contains(input.key());
			boolean oneOfMany = !others.isEmpty() && !list && oneOfMany(score.id(), input);
			if (!input.guard() && !(list && !listed) && !(oneOfMany && listed)) {
				answers.put(input.key(), answer(input, chance));
			}
		}
		return answers;
	}

	private static boolean oneOfMany(String id, Input input) {
		return id.equals("g8") || (input.kind() == Input.Kind.YES_NO && !input.key().equals("flt3Itd"));
	}

	private static Object answer(Input input, Random chance) {
		if (TEXTS.containsKey(input.key())) {
			return pick(Objects.requireNonNull(TEXTS.get(input.key())), chance);
		}
		return switch (input.kind()) {
			case YES_NO -> chance.nextBoolean();
			case CODE -> pick(input.key().equals("disease") ? input.completions() : input.allowed(), chance);
			case NUMBER -> number(input, chance);
			default -> pick(input.completions(), chance);
		};
	}

	private static Object number(Input input, Random chance) {
		double min = Objects.requireNonNull(input.min());
		double max = Objects.requireNonNull(input.max());
		if (!input.choices().isEmpty()) {
			return Double.valueOf(pick(new ArrayList<>(input.choices().keySet()), chance).toString());
		}
		for (int tries = 0; tries < 20; tries++) {
			double edge = EDGES[chance.nextInt(EDGES.length)];
			double beside = input.whole() ? edge : edge + (chance.nextInt(3) - 1) * 0.001;
			if (beside >= min && beside <= max && (!input.whole() || beside == Math.rint(beside))) {
				return beside;
			}
		}
		return chance.nextBoolean() ? min : max;
	}

	private static Object pick(List<?> all, Random chance) {
		return all.get(chance.nextInt(all.size()));
	}

	@Test
	void withNothingKnownNothingIsDecided() {
		assertThat(Scores.all()).allSatisfy((score) -> {
			Result result = score.calculate(Inputs.of(Map.of()));
			assertThat(result.points()).as(score.id()).isNull();
			assertThat(result.group()).as(score.id()).isIn(null, "UNDETERMINED");
			assertThat(result.missing()).as(score.id()).isNotEmpty();
			assertThat(result.outcome()).as(score.id()).contains("not known");
		});
	}

}
