package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Advice;
import org.nextline.rules.Advisor;
import org.nextline.rules.Condition;
import org.nextline.rules.Criterion;
import org.nextline.rules.Fields;
import org.nextline.rules.Interview;
import org.nextline.rules.OptionRule;
import org.nextline.rules.RuleBook;
import org.nextline.rules.SafetyRule;
import org.nextline.rules.Verdict;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.Truth;

import org.springframework.stereotype.Service;

/** Runs the tests that rows carry, through all gates. */
@Service
public class ExampleRun {

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

	/** Runs one test. */
	Result run(Advisor advisor, Example example) {
		CaseReader.Reading reading = CaseReader.read(example.answers());
		if (!reading.faults().isEmpty()) {
			return new Result(example, false, "",
					reading.faults().stream().map((fault) -> fault.field() + ": " + fault.message()).toList());
		}
		CaseFacts facts = this.assessor.complete(reading.facts(), advisor.book());
		OptionRule rule = advisor.book().rule(example.ruleId()).orElse(null);
		if (rule == null) {
			return truth(example, truth(advisor, example, facts));
		}
		if (rule.kind() != OptionRule.Kind.OPTION) {
			return truth(example, advisor.holds(rule, facts, example.agent()));
		}
		return verdict(example, rule, reading.facts(), advisor.outcomes(rule.id(), facts));
	}

	/** Runs a whole case. */
	Result run(Advisor advisor, WholeCase whole) {
		CaseReader.Reading reading = CaseReader.read(whole.test().answers());
		if (!reading.faults().isEmpty()) {
			return new Result(whole.test(), false, "",
					reading.faults().stream().map((fault) -> fault.field() + ": " + fault.message()).toList());
		}
		CaseFacts facts = this.assessor.complete(reading.facts(), advisor.book());
		List<String> faults = whole.differences(advisor.advise(facts), advisor.book().agents());
		return new Result(whole.test(), faults.isEmpty(), faults.isEmpty() ? WholeCase.AS_STATED : WholeCase.OTHERWISE,
				faults);
	}

	private static Result truth(Example example, Truth truth) {
		boolean passed = truth.name().equals(example.expect());
		return new Result(example, passed, truth.name(), passed ? List.of() : List.of(expected(example, truth.name())));
	}

	/** What is said of a safety row, or of a row that stands beside the options. */
	private static Truth truth(Advisor advisor, Example example, CaseFacts facts) {
		return advisor.book()
			.safety()
			.stream()
			.filter((row) -> row.id().equals(example.ruleId()))
			.findFirst()
			.map((row) -> safety(advisor, row, example.agent(), facts))
			.orElseGet(() -> advisor.care(advisor.advise(facts)).truth(example.ruleId()));
	}

	/**
	 * Whether a safety row speaks: on the drug of the test, else on any of its drugs.
	 */
	private static Truth safety(Advisor advisor, SafetyRule row, @Nullable String agent, CaseFacts facts) {
		Interview interview = advisor.interview(facts);
		Criterion also = row.alsoWhen();
		boolean here = facts.disease().filter(row.diseases()::contains).isPresent();
		boolean speaks = false;
		boolean open = false;
		for (Condition condition : Condition.of(row, advisor.book())) {
			if (condition.part().equals("when") && (agent == null || !Fields.agentBound(condition.criterion())
					|| agent.equals(condition.agent()))) {
				Truth truth = interview.decide(condition.criterion(), condition.agent(), condition.regimen());
				if (!here) {
					Truth elsewhere = (also != null) ? interview.decide(also, condition.agent(), condition.regimen())
							: Truth.FALSE;
					truth = elsewhere.isTrue() ? truth
							: (elsewhere.isUnknown() && !truth.isFalse()) ? Truth.UNKNOWN : Truth.FALSE;
				}
				speaks |= truth.isTrue();
				open |= truth.isUnknown();
			}
		}
		return speaks ? Truth.TRUE : open ? Truth.UNKNOWN : Truth.FALSE;
	}

	private static Result verdict(Example example, OptionRule rule, CaseFacts stated, List<Advice.Outcome> all) {
		List<Advice.Outcome> outcomes = all.stream()
			.filter((outcome) -> example.agent() == null || outcome.agent() == null
					|| outcome.agent().equals(example.agent()))
			.toList();
		List<String> faults = new ArrayList<>();
		Set<String> words = words(outcomes);
		if (!stated.disease().map(rule.diseases()::contains).orElse(false)) {
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

	/** The verdicts of outcomes as tests name them. */
	static Set<String> words(List<Advice.Outcome> outcomes) {
		return outcomes.stream().map(ExampleRun::word).collect(Collectors.toCollection(TreeSet::new));
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
