package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.nextline.rules.Advice;
import org.nextline.rules.Advisor;
import org.nextline.rules.OptionRule;
import org.nextline.rules.RuleBook;
import org.nextline.rules.Verdict;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseReader;

import org.springframework.stereotype.Service;

/** Runs the tests that rules carry, through all gates. */
@Service
public class ExampleRun implements ReleaseCheck {

	/** Failing tests that are named at most. */
	private static final int NAMED = 20;

	private final Assessor assessor;

	public ExampleRun(Assessor assessor) {
		this.assessor = assessor;
	}

	/**
	 * What a test gave.
	 *
	 * @param example the test
	 * @param passed whether it gave what it expects
	 * @param got the verdicts that it gave, in words
	 * @param faults why it did not pass; empty when it did
	 */
	public record Result(Example example, boolean passed, String got, List<String> faults) {

		public Result {
			faults = List.copyOf(faults);
		}

	}

	/**
	 * Runs tests.
	 * @param book the rules that are tested
	 * @param examples the tests
	 * @param each told of every result as it comes
	 */
	public List<Result> run(RuleBook book, List<Example> examples, Consumer<Result> each) {
		Advisor advisor = new Advisor(book);
		List<Result> results = new ArrayList<>();
		for (Example example : examples) {
			Result result = run(advisor, example);
			results.add(result);
			each.accept(result);
		}
		return results;
	}

	@Override
	public List<String> obstacles(Pack pack) {
		List<Result> failing = run(pack.book(), pack.examples(), (result) -> {
		}).stream().filter((result) -> !result.passed()).toList();
		List<String> obstacles = new ArrayList<>(failing.stream()
			.limit(NAMED)
			.map((result) -> "Test \"" + result.example().name() + "\" of " + result.example().ruleId() + " fails: "
					+ String.join("; ", result.faults()) + ".")
			.toList());
		if (failing.size() > NAMED) {
			obstacles.add((failing.size() - NAMED) + " more tests fail.");
		}
		return obstacles;
	}

	private Result run(Advisor advisor, Example example) {
		CaseReader.Reading reading = CaseReader.read(example.answers());
		if (!reading.faults().isEmpty()) {
			return new Result(example, false, "",
					reading.faults().stream().map((fault) -> fault.field() + ": " + fault.message()).toList());
		}
		CaseFacts facts = this.assessor.complete(reading.facts(), advisor.book());
		OptionRule rule = advisor.book().rule(example.ruleId()).orElse(null);
		if (rule == null) {
			return new Result(example, false, "", List.of("there is no rule " + example.ruleId()));
		}
		if (rule.kind() != OptionRule.Kind.OPTION) {
			String truth = advisor.holds(rule, facts, example.agent()).name();
			return new Result(example, truth.equals(example.expect()), truth,
					truth.equals(example.expect()) ? List.of() : List.of(expected(example, truth)));
		}
		Advice advice = advisor.advise(facts);
		List<Advice.Outcome> outcomes = advice.outcomes()
			.stream()
			.filter((outcome) -> outcome.ruleId().equals(example.ruleId()))
			.filter((outcome) -> example.agent() == null || outcome.agent() == null
					|| outcome.agent().equals(example.agent()))
			.toList();
		List<String> faults = new ArrayList<>();
		Set<String> words = outcomes.stream().map(ExampleRun::word).collect(Collectors.toCollection(TreeSet::new));
		if (!reading.facts().disease().map(rule.diseases()::contains).orElse(false)) {
			words.add(Verdict.NOT_APPLICABLE.name());
		}
		String got = words.isEmpty() ? "nothing" : String.join(", ", words);
		if (!words.contains(example.expect())) {
			faults.add(expected(example, got));
		}
		boolean none = List.of("NOT_APPLICABLE", "VETOED", "BLOCKED").contains(example.expect());
		if (none && example.agent() == null
				&& outcomes.stream()
					.map(Advice.Outcome::verdict)
					.filter(Objects::nonNull)
					.anyMatch(Verdict.SUPPORTED::equals)) {
			faults.add("one of its alternatives is supported");
		}
		Set<String> asked = outcomes.stream()
			.flatMap((outcome) -> outcome.missing().stream())
			.flatMap((missing) -> Stream.of(missing.key(), missing.field().key()))
			.collect(Collectors.toSet());
		example.asksFor()
			.stream()
			.filter((key) -> !asked.contains(key))
			.forEach((key) -> faults.add("it does not ask for " + key));
		return new Result(example, faults.isEmpty(), got, faults);
	}

	private static String expected(Example example, String got) {
		return "expected " + example.expect() + ", got " + got;
	}

	private static String word(Advice.Outcome outcome) {
		if (outcome.truth() != null) {
			return outcome.truth().name();
		}
		return (outcome.verdict() == Verdict.VETOED && outcome.correctable()) ? "BLOCKED"
				: String.valueOf(outcome.verdict());
	}

}
