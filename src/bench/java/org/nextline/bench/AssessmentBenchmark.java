package org.nextline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.nextline.knowledge.Pack;
import org.nextline.knowledge.PackReader;
import org.nextline.knowledge.ShippedPack;
import org.nextline.rules.Advice;
import org.nextline.rules.Advisor;
import org.nextline.scores.Derivations;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How long one assessment takes, one base case of the pack after the other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AssessmentBenchmark {

	private Advisor advisor;

	private Agents agents;

	private final List<Map<String, Object>> answers = new ArrayList<>();

	private final List<CaseFacts> cases = new ArrayList<>();

	private int next;

	@Setup
	public void read() {
		Pack pack = PackReader.read(ShippedPack.files());
		this.advisor = new Advisor(pack.book());
		this.agents = pack.book().agents();
		this.answers.addAll(pack.cases().values());
		this.answers.forEach((one) -> this.cases.add(CaseReader.read(one).facts()));
	}

	private int turn() {
		this.next = (this.next + 1) % this.cases.size();
		return this.next;
	}

	/** Derives what follows and judges every rule. */
	@Benchmark
	public Advice assess() {
		return this.advisor.advise(Derivations.complete(this.cases.get(turn()), this.agents));
	}

	/** The same from plain answers, as a request brings them. */
	@Benchmark
	public Advice readAndAssess() {
		CaseFacts facts = CaseReader.read(this.answers.get(turn())).facts();
		return this.advisor.advise(Derivations.complete(facts, this.agents));
	}

	/** Only what follows from the stated facts. */
	@Benchmark
	public CaseFacts derive() {
		return Derivations.complete(this.cases.get(turn()), this.agents);
	}

}
