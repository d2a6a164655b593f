package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.nextline.knowledge.SharedPack;
import org.nextline.rules.Advice;
import org.nextline.rules.Advisor;
import org.nextline.rules.CarePlan;
import org.nextline.rules.Missing;
import org.nextline.rules.Verdict;
import org.nextline.rules.Warning;
import org.nextline.scores.Derivations;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.CaseText;

import static org.assertj.core.api.Assertions.assertThat;

/** The advice of the shipped pack for a case, read the way a clinician would. */
record Bedside(Advice advice) {

	private static final Advisor ADVISOR = new Advisor(SharedPack.PACK.book());

	private static final Map<String, Bedside> KNOWN = new ConcurrentHashMap<>();

	static Bedside of(CaseFacts stated) {
		return new Bedside(ADVISOR.advise(Derivations.complete(stated, SharedPack.PACK.book().agents())));
	}

	/** A base case of the pack as it stands. */
	static Bedside of(String name) {
		return of(name, "");
	}

	/**
	 * A base case of the pack with some facts changed; {@code null} leaves a fact out.
	 */
	static Bedside of(String name, String changes) {
		Map<String, Object> answers = new LinkedHashMap<>(SharedPack.PACK.cases().get(name));
		CaseText.answers(changes).forEach((key, value) -> {
			answers.put(key, value);
			if (value == null) {
				answers.remove(key);
			}
		});
		return ofAnswers(answers);
	}

	static Bedside ofAnswers(Map<String, Object> answers) {
		CaseReader.Reading reading = CaseReader.read(answers);
		assertThat(reading.faults()).isEmpty();
		return of(reading.facts());
	}

	/** What goes with the advice. */
	CarePlan care() {
		return ADVISOR.care(this.advice);
	}

	// Verdicts of rows

	/** SUPPORTED, CONDITIONAL, VETOED, BLOCKED or NOT_APPLICABLE of every alternative. */
	List<String> verdicts(String ruleId) {
		return this.advice.outcomes()
			.stream()
			.filter((outcome) -> outcome.ruleId().equals(ruleId))
			.map(Bedside::word)
			.toList();
	}

	String verdict(String ruleId) {
		List<String> verdicts = verdicts(ruleId).stream().distinct().toList();
		assertThat(verdicts).as(ruleId).hasSize(1);
		return verdicts.get(0);
	}

	String verdict(String ruleId, String agent) {
		return this.advice.outcomes()
			.stream()
			.filter((outcome) -> outcome.ruleId().equals(ruleId) && agent.equals(outcome.agent()))
			.map(Bedside::word)
			.findFirst()
			.orElseThrow();
	}

	static String word(Advice.Outcome outcome) {
		if (outcome.truth() != null) {
			return outcome.truth().name();
		}
		return (outcome.verdict() == Verdict.VETOED && outcome.correctable()) ? "BLOCKED"
				: String.valueOf(outcome.verdict());
	}

	/** What the row asks for, by field key, gene or antigen. */
	Set<String> asked(String ruleId) {
		return this.advice.outcomes()
			.stream()
			.filter((outcome) -> outcome.ruleId().equals(ruleId))
			.flatMap((outcome) -> outcome.missing().stream())
			.flatMap((missing) -> Stream.of(missing.key(), missing.field().key()))
			.collect(Collectors.toSet());
	}

	// Options

	Optional<Advice.Member> find(String... agents) {
		return this.advice.options()
			.stream()
			.flatMap((option) -> option.members().stream())
			.filter((member) -> required(member).equals(Set.of(agents)))
			.findFirst();
	}

	Advice.Member member(String... agents) {
		return find(agents).orElseThrow(() -> new AssertionError(List.of(agents) + " not among " + titles()));
	}

	Advice.Option option(String... agents) {
		return this.advice.options()
			.stream()
			.filter((option) -> option.members().stream().anyMatch((one) -> required(one).equals(Set.of(agents))))
			.findFirst()
			.orElseThrow(() -> new AssertionError(List.of(agents) + " not among " + titles()));
	}

	static Set<String> required(Advice.Member member) {
		return member.agents()
			.stream()
			.filter((agent) -> !member.optional().contains(agent))
			.collect(Collectors.toSet());
	}

	List<String> titles() {
		return this.advice.options().stream().map(Advice.Option::title).toList();
	}

	List<Advice.Option> supported() {
		return this.advice.options().stream().filter((option) -> option.verdict() == Verdict.SUPPORTED).toList();
	}

	Optional<Advice.NotAdvised> notAdvised(String agent) {
		return this.advice.notAdvised().stream().filter((one) -> one.agents().contains(agent)).findFirst();
	}

	// Checks, warnings, missing facts

	/** Everything to check first: of the page and of every option. */
	List<Warning> checks() {
		List<Warning> checks = new ArrayList<>(this.advice.checks());
		this.advice.options().forEach((option) -> option.members().forEach((member) -> checks.addAll(member.checks())));
		return checks;
	}

	Set<String> checked() {
		return checks().stream()
			.flatMap((check) -> check.missing().stream())
			.map(Missing::key)
			.collect(Collectors.toSet());
	}

	List<String> missing() {
		return this.advice.missing().stream().map((fact) -> fact.missing().key()).toList();
	}

	static List<String> warnings(Advice.Member member) {
		return member.warnings().stream().map(Warning::ruleId).toList();
	}

}
