package org.nextline.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nextline.rules.Advice;
import org.nextline.rules.Advisor;
import org.nextline.rules.RuleBook;
import org.nextline.scores.Derivations;
import org.nextline.vocabulary.CaseFacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What running the tests of a book finds, and what it knows that they have seen. */
class TestRunTests {

	/** Draws no conclusions that a room above would draw. */
	static final Assessor ASSESSOR = new Assessor() {

		@Override
		public CaseFacts complete(CaseFacts stated, RuleBook book) {
			return Derivations.complete(stated, book.agents());
		}

		@Override
		public Advice advise(CaseFacts stated, RuleBook book) {
			return new Advisor(book).advise(complete(stated, book));
		}

	};

	private static TestRun run;

	@BeforeAll
	static void run() {
		run = new TestRun(SharedPack.PACK, new ExampleRun(ASSESSOR), ASSESSOR);
	}

	@Test
	void everyTestOfThePackHasAKeyOfItsOwn() {
		assertThat(run.tests()).hasSize(SharedPack.PACK.examples().size() + SharedPack.PACK.careExamples().size()
				+ SharedPack.PACK.wholeCases().size());
		assertThat(run.test("AML-R-010.1")).get().extracting(BookTest::id).isEqualTo("AML-R-010");
	}

	@Test
	void saysWhatAFailingTestExpectedAndGot() {
		Map<String, String> files = new TreeMap<>(ShippedPack.files());
		files.computeIfPresent("aml/flt3.yaml",
				(path, text) -> text.replace("when: AML_RR AND ADULT AND FLT3_MUT AND ACTIVE_TX",
						"when: AML_RR AND ageYears >= 80 AND FLT3_MUT AND ACTIVE_TX"));
		TestRun broken = new TestRun(PackReader.read(files), new ExampleRun(ASSESSOR), ASSESSOR);
		List<ExampleRun.Result> results = broken.tests()
			.stream()
			.filter((test) -> test.id().equals("AML-R-010"))
			.map(broken::run)
			.toList();
		assertThat(results).anySatisfy((result) -> {
			assertThat(result.passed()).isFalse();
			assertThat(result.faults()).contains("expected SUPPORTED, got NOT_APPLICABLE");
		});
		assertThat(broken.failing()).isNotEmpty();
	}

	@Test
	void knowsWhichStatementsTheTestsHaveSeen() {
		Coverage coverage = run.coverage();
		Coverage.Row row = coverage.row("AML-R-010").orElseThrow();
		assertThat(row.parts()).extracting(Coverage.Part::name).contains("when", "unless");
		Coverage.Statement mutated = Coverage.statement(row, "when", "FLT3_MUT").orElseThrow();
		assertThat(mutated.saw("TRUE")).isTrue();
		assertThat(mutated.saw("UNKNOWN")).as("its example without the test").isTrue();
		assertThat(row.getSeen()).isPositive().isLessThanOrEqualTo(row.getWanted());
		assertThat(coverage.row("FLT3_MUT")).get().extracting(Coverage.Row::kind).isEqualTo(Coverage.Kind.NAME);
		assertThat(coverage.rows()).filteredOn((one) -> one.kind() == Coverage.Kind.OPTION)
			.allSatisfy((one) -> assertThat(one.tests().isEmpty()).as(one.id()).isEqualTo(one.id().startsWith("G-")));
	}

	@Test
	void whatCannotBeIsNotMissed() {
		Coverage.Row row = run.coverage().row("ALL-R-057").orElseThrow();
		Coverage.Statement relapse = row.parts()
			.stream()
			.flatMap((part) -> part.statements().stream())
			.filter((one) -> one.line().equals("relapseNumber >= 1"))
			.findFirst()
			.orElseThrow();
		assertThat(relapse.can("FALSE")).isFalse();
		assertThat(relapse.can("TRUE")).isTrue();
	}

	@Test
	void theWholeAdviceIsWhatTheCasesOfEveryDiseaseState() {
		List<BookTest> whole = run.tests().stream().filter((test) -> test.kind() == BookTest.Kind.WHOLE).toList();
		assertThat(whole).hasSizeGreaterThanOrEqualTo(12)
			.extracting(BookTest::disease)
			.contains(org.nextline.vocabulary.Disease.values());
		assertThat(whole).allSatisfy((test) -> assertThat(run.run(test).faults()).as(test.key()).isEmpty());
	}

	@Test
	void saysInWhatAnAdviceDiffersFromWhatIsStated() {
		WholeCase stated = Objects.requireNonNull(run.whole("CASE-AML-01"));
		WholeCase wrong = new WholeCase(stated.test(), "MEC", List.of("quizartinib", "gilteritinib"),
				Map.of("FLAG-IDA", List.of("qtcf")), List.of("gilteritinib"), List.of("7+3"), List.of("CLAG-M"));
		ExampleRun.Result result = new ExampleRun(ASSESSOR).run(run.advisor(), wrong);
		assertThat(result.passed()).isFalse();
		assertThat(result.faults()).containsExactly("MEC does not stand first: SUPPORTED",
				"quizartinib: expected SUPPORTED, got nothing", "FLAG-IDA: expected CONDITIONAL, got SUPPORTED",
				"gilteritinib: expected VETOED, got SUPPORTED", "7+3: expected BLOCKED, got VETOED",
				"CLAG-M: must not be offered, got SUPPORTED");
	}

	@Test
	void namesEveryFaultOfAWholeCase() {
		Map<String, String> files = new TreeMap<>(ShippedPack.files());
		files.put("general/more.yaml", """
				wholeCases:
				  - id: CASE-X-01
				    name: faulty
				    case: { disease: AML, qtcf: 9000 }
				    supported: [gilteritinob, AML-R-9999]
				  - id: CASE-X-02
				    name: says nothing
				    like: nobody
				""");
		assertThatThrownBy(() -> PackReader.read(files)).isInstanceOfSatisfying(PackFaults.class,
				(faults) -> assertThat(faults.faults()).anyMatch((one) -> one.contains("gilteritinob"))
					.anyMatch((one) -> one.contains("there is no rule \"AML-R-9999\""))
					.anyMatch((one) -> one.contains("qtcf"))
					.anyMatch((one) -> one.contains("must say what the advice is to be"))
					.anyMatch((one) -> one.contains("there is no case \"nobody\"")));
	}

}
