package org.nextline.knowledge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.logicng.datastructures.Tristate;
import org.logicng.solvers.MiniSat;
import org.logicng.solvers.SATSolver;
import org.nextline.knowledge.Encoding.Rail;
import org.nextline.knowledge.Proof.State;
import org.nextline.rules.Advisor;
import org.nextline.rules.Condition;
import org.nextline.rules.RuleBook;
import org.nextline.rules.Verdict;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.Truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What must hold for every patient holds; what breaks it is found, with a patient. */
class InvariantTests {

	private static final Duration TIME = Duration.ofSeconds(20);

	private static Proof prove(Pack pack, String id, Duration time) {
		Invariant invariant = pack.invariants().stream().filter((one) -> one.id().equals(id)).findFirst().orElseThrow();
		return new Prover(pack.book(), (facts) -> facts, time).prove(invariant);
	}

	/**
	 * The shipped pack with an entry changed, or taken out where nothing is to change.
	 */
	private static Pack seeded(Section section, String key, String... change) {
		PackText text = PackText.of(ShippedPack.files());
		if (change.length == 0) {
			text.remove(section, key);
		}
		else {
			Map<String, Object> entry = new LinkedHashMap<>(text.read(section, key).orElseThrow());
			entry.put(change[0], change[1]);
			text.put("", section, key, entry);
		}
		return PackReader.read(text.files());
	}

	@TestFactory
	List<DynamicTest> holdForEveryPatient() {
		Prover prover = new Prover(SharedPack.PACK.book(), (facts) -> facts, TIME);
		assertThat(SharedPack.PACK.invariants()).hasSizeGreaterThan(30);
		return SharedPack.PACK.invariants()
			.stream()
			.map((one) -> DynamicTest.dynamicTest(one.id() + " " + one.sentence(), () -> {
				Proof proof = prover.prove(one);
				assertThat(proof.broken()).isEmpty();
				assertThat(proof.open()).isEmpty();
				assertThat(proof.state()).isEqualTo(State.PROVEN);
				assertThat(proof.regimens()).isPositive();
				assertThat(proof.rests().stream().mapToInt(Proof.Rest::regimens).sum()).isEqualTo(proof.regimens());
			}))
			.toList();
	}

	@Test
	void aSafetyRowThatIsTakenOutBreaksWhatRestsOnIt() {
		Pack pack = seeded(Section.SAFETY, "ALL-S-002");

		Proof proof = prove(pack, "INV-053", TIME);

		assertThat(proof.state()).isEqualTo(State.BROKEN);
		Proof.Broken broken = proof.broken().get(0);
		assertThat(broken.regimen()).contains("Blinatumomab");
		assertThat(truth(pack, "priorToxicities CONTAINS BLINATUMOMAB_PERMANENT_STOP", broken.facts()))
			.isEqualTo(Truth.TRUE);
		assertThat(new Advisor(pack.book()).decide(broken.facts()).of(broken.ruleId())).contains(broken.verdict());
		assertThat(new Advisor(SharedPack.PACK.book()).decide(broken.facts()).of(broken.ruleId()))
			.doesNotContain(Verdict.SUPPORTED, Verdict.CONDITIONAL);
		assertThat(prove(pack, "INV-010", TIME).state()).isEqualTo(State.PROVEN);
	}

	@Test
	void aLimitThatIsRaisedIsFoundBetweenTheOldAndTheNew() {
		Pack pack = seeded(Section.SAFETY, "AML-S-046", "when", "lvef < 40 OR heartFailure = yes");

		Proof proof = prove(pack, "INV-046", TIME);

		assertThat(proof.state()).isEqualTo(State.BROKEN);
		assertThat(proof.broken()).allSatisfy(
				(broken) -> assertThat(truth(pack, "lvef >= 40 AND lvef < 45", broken.facts())).isEqualTo(Truth.TRUE));
	}

	@Test
	void anUnknownThatIsReadAsYesIsFound() {
		Pack pack = seeded(Section.RULES, "AML-R-010", "when",
				"AML_RR AND ADULT AND (FLT3_MUT OR UNTESTED(FLT3)) AND ACTIVE_TX");

		Proof proof = prove(pack, "INV-020", TIME);

		assertThat(proof.state()).isEqualTo(State.BROKEN);
		Proof.Broken broken = proof.broken().get(0);
		assertThat(broken.ruleId()).isEqualTo("AML-R-010");
		assertThat(broken.verdict()).isEqualTo(Verdict.SUPPORTED);
		assertThat(truth(pack, "UNTESTED(FLT3)", broken.facts())).isEqualTo(Truth.TRUE);
	}

	@Test
	void aPartThatMayBeAddedIsLookedAtToo() {
		Pack pack = seeded(Section.RULES, "ALL-R-047", "strength", "CAUTION");

		Proof proof = prove(pack, "INV-030", TIME);

		assertThat(proof.broken()).isNotEmpty()
			.allSatisfy((broken) -> assertThat(broken.facts().is(CaseField.DISEASE, "CML")).isFalse());
	}

	@Test
	void whatIsNoLongerAlwaysThereIsMissedInAPatient() {
		Proof proof = prove(seeded(Section.RULES, "G-ALWAYS-SUPPORT"), "INV-003", TIME);

		assertThat(proof.state()).isEqualTo(State.BROKEN);
		assertThat(proof.broken().get(0).facts().known()).containsOnlyKeys(CaseField.DISEASE);
		Proof trial = prove(seeded(Section.INVARIANTS, "INV-004", "unless", "goalsOfCare = CURATIVE"), "INV-004", TIME);
		assertThat(trial.broken()).isNotEmpty()
			.allSatisfy((broken) -> assertThat(broken.facts().is(CaseField.GOALS_OF_CARE, "COMFORT")).isTrue());
	}

	@Test
	void withoutTimeNothingIsDecidedAndNothingProven() {
		Proof proof = prove(seeded(Section.SAFETY, "CLL-S-001", "severity", "WARN"), "INV-041", Duration.ZERO);

		assertThat(proof.state()).isEqualTo(State.NOT_DECIDED);
		assertThat(proof.open()).isNotEmpty();
	}

	/** What a proof stands on: the truths of all conditions in any case fit the laws. */
	@Test
	void everyPatientIsOneOfThoseThatTheProofIsAbout() {
		RuleBook book = SharedPack.PACK.book();
		Advisor advisor = new Advisor(book);
		Abstraction abstraction = new Abstraction(book);
		Map<Condition, Rail> rails = new LinkedHashMap<>();
		Condition.of(book)
			.forEach((one) -> rails.put(one, abstraction.of(one.criterion(), one.agent(), one.regimen())));
		SATSolver solver = MiniSat.miniSat(abstraction.factory());
		abstraction.laws().forEach(solver::add);
		Set<CaseFacts> cases = new LinkedHashSet<>();
		SharedPack.PACK.cases().values().forEach((answers) -> cases.add(CaseReader.read(answers).facts()));
		int step = Math.max(1, cases.size() / 25);
		List<CaseFacts> some = new ArrayList<>(cases);
		for (int index = 0; index < some.size(); index += step) {
			CaseFacts facts = some.get(index);
			var before = solver.saveState();
			rails.forEach((condition, rail) -> {
				Truth truth = advisor.decide(condition.criterion(), facts, condition.agent(), condition.regimen());
				solver.add(rail.of(truth, abstraction.factory()));
			});
			assertThat(solver.sat()).as("%s", facts.known()).isEqualTo(Tristate.TRUE);
			solver.loadState(before);
		}
	}

	@Test
	void everyFaultIsNamedAtOnce() {
		Map<String, String> files = new LinkedHashMap<>(ShippedPack.files());
		files.put("general/invariants.yaml", """
				invariants:
				  - id: SAFE-1
				    sentence: Something.
				    when: FLT3_MTU
				    demand: NEVER
				    of: [gilteritinb]
				    except: [AML-R-9999]
				    because: So.
				    basis: [G-X]
				    check: V
				  - id: INV-2
				    sentence: Something else.
				    unless: THIS_AGENT_IN(imatinib)
				    demand: ALWAYS_PRESENT
				    of: [venetoclax]
				    source: none
				    check: V
				""");

		assertThatExceptionOfType(PackFaults.class).isThrownBy(() -> PackReader.read(files))
			.satisfies((ex) -> assertThat(String.join("\n", ex.faults())).contains("does not begin with INV-")
				.contains("did you mean FLT3_MUT")
				.contains("\"NEVER\" is not one of")
				.contains("there is no agent, class or category \"gilteritinb\"")
				.contains("there is no rule \"AML-R-9999\"")
				.contains("there is no key \"source\"")
				.contains("not of the drug being judged")
				.contains("\"venetoclax\" is not a category of treatment")
				.contains("because is missing")
				.contains("basis is missing"));
	}

	private static Truth truth(Pack pack, String condition, CaseFacts facts) {
		return new Advisor(pack.book()).decide(pack.book().grammar().parse(condition), facts, null, Set.of());
	}

}
