package org.nextline.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.nextline.knowledge.Pack;
import org.nextline.knowledge.PackReader;
import org.nextline.knowledge.ShippedPack;
import org.nextline.rules.Advice;
import org.nextline.rules.Advisor;
import org.nextline.rules.Alternative;
import org.nextline.rules.Criterion;
import org.nextline.rules.Decision;
import org.nextline.rules.OptionRule;
import org.nextline.rules.RuleBook;
import org.nextline.rules.Situation;
import org.nextline.scores.Derivations;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Fact;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How long one assessment takes with the whole book: the base cases of the pack, each as
 * it is and with 5, 20 and 50 % of its facts unknown, one after the other.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AssessmentBenchmark {

	private static final int[] UNKNOWN_PERCENT = { 0, 5, 20, 50 };

	/** A disease of the catalogue, or all of them. */
	@Param("ALL")
	public String disease = "ALL";

	private Pack pack;

	private RuleBook book;

	private Advisor advisor;

	private final List<CaseFacts> stated = new ArrayList<>();

	private final List<CaseFacts> complete = new ArrayList<>();

	private final Map<Disease, List<Walked>> walked = new EnumMap<>(Disease.class);

	private int next;

	@Setup
	public void read() {
		this.pack = PackReader.read(ShippedPack.files());
		this.book = this.pack.book();
		this.advisor = new Advisor(this.book);
		Random chance = new Random(1);
		new TreeMap<>(this.pack.cases()).values().forEach((answers) -> {
			CaseFacts facts = CaseReader.read(answers).facts();
			String of = facts.disease().map(Disease::name).orElse("");
			if (this.disease.equals("ALL") || this.disease.equals(of)) {
				for (int percent : UNKNOWN_PERCENT) {
					this.stated.add(without(facts, percent, chance));
				}
			}
		});
		for (Disease one : Disease.values()) {
			this.walked.put(one, walked(one));
		}
		this.stated.forEach((facts) -> this.complete.add(Derivations.complete(facts, this.book.agents())));
	}

	private static CaseFacts without(CaseFacts facts, int percent, Random chance) {
		Map<CaseField, Fact> known = new EnumMap<>(CaseField.class);
		facts.known().forEach((field, fact) -> {
			if (field == CaseField.DISEASE || chance.nextInt(100) >= percent) {
				known.put(field, fact);
			}
		});
		return CaseFacts.of(known);
	}

	private int turn() {
		this.next = (this.next + 1) % this.stated.size();
		return this.next;
	}

	/** The verdict on every regimen. */
	@Benchmark
	public Decision decide() {
		return this.advisor.decide(this.complete.get(turn()));
	}

	/** The advice, with everything that is shown at once. */
	@Benchmark
	public Advice advise() {
		return this.advisor.advise(this.complete.get(turn()));
	}

	/** The advice, and also why not everything else, as the API gives it. */
	@Benchmark
	public int adviseAndWhyNot() {
		int reasons = 0;
		for (Advice.NotApplicable one : this.advisor.advise(this.complete.get(turn())).notApplicable()) {
			reasons += one.failed().size();
		}
		return reasons;
	}

	/** Only what follows from the stated facts. */
	@Benchmark
	public CaseFacts derive() {
		return Derivations.complete(this.stated.get(turn()), this.book.agents());
	}

	/**
	 * The baseline: the conditions as they are written, walked regimen by regimen with
	 * the rows that mean it, nothing remembered. It joins no verdicts and asks no gate.
	 */
	@Benchmark
	public int walk() {
		CaseFacts facts = this.complete.get(turn());
		Situation situation = Situation.of(facts, this.book.agents());
		int holding = 0;
		Disease known = facts.disease().orElse(null);
		for (Walked one : (known != null) ? this.walked.getOrDefault(known, List.of()) : List.<Walked>of()) {
			Situation judging = situation.judging(one.option().first(), one.regimen());
			if (!one.rule().when().decide(judging).isFalse()) {
				Criterion unless = one.rule().unless();
				holding += (unless != null && unless.decide(judging).isTrue()) ? 0 : 1;
				for (Criterion row : one.rows()) {
					holding += row.decide(judging).isTrue() ? 1 : 0;
				}
			}
		}
		return holding;
	}

	/** A regimen of a rule, and the conditions of the rows that mean it. */
	private record Walked(OptionRule rule, Alternative option, Set<String> regimen, List<Criterion> rows) {
	}

	private List<Walked> walked(Disease known) {
		List<Walked> all = new ArrayList<>();
		for (OptionRule rule : this.book.rules()) {
			if (rule.kind() == OptionRule.Kind.OPTION && rule.diseases().contains(known)) {
				for (Alternative option : rule.alternatives()) {
					List<Criterion> rows = new ArrayList<>();
					this.book.safety()
						.stream()
						.filter((row) -> row.diseases().contains(known) && meant(row.targets(), rule, option))
						.forEach((row) -> rows.add(row.when()));
					this.book.rules()
						.stream()
						.filter((row) -> row.kind() == OptionRule.Kind.GUARD && row.diseases().contains(known)
								&& meant(row.actsOn(), rule, option))
						.forEach((row) -> rows.add(row.when()));
					all.add(new Walked(rule, option, option.regimen(), rows));
				}
			}
		}
		return all;
	}

	private boolean meant(List<String> targets, OptionRule rule, Alternative option) {
		return targets.stream()
			.anyMatch((target) -> target.equals(rule.category().name()) || target.equals(rule.id()) || option.required()
				.stream()
				.anyMatch((key) -> this.book.agents().meaningsOf(key).contains(target)));
	}

}
