package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextline.knowledge.SharedPack;
import org.nextline.rules.CarePlan;
import org.nextline.rules.CarePlan.Interplay;
import org.nextline.rules.CarePlan.Where;
import org.nextline.rules.Criterion;
import org.nextline.rules.Finding;
import org.nextline.rules.Findings;
import org.nextline.rules.OptionRule;
import org.nextline.rules.Question;
import org.nextline.rules.Severity;
import org.nextline.rules.Situation;
import org.nextline.vocabulary.CaseFacts;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every statement of the reference on what a drug of an option and something the patient
 * takes do to one another: each with a case where it fires, for each kind of medication
 * that it names, one where it does not, and one where medication is not known.
 */
class InteractionStatementTests {

	/** Row, base case, changes that bring the option, agent. */
	private static final Map<String, List<String>> ROWS = rows("""
			AML-S-003 | aml-fit-flt3 |  | gilteritinib
			AML-S-005 | aml-fit-flt3 |  | gilteritinib
			AML-S-006 | aml-fit-flt3 |  | gilteritinib
			AML-S-013 | aml-fit-flt3 |  | gilteritinib
			AML-S-014 | aml-fit-flt3 |  | gilteritinib
			AML-S-017 | aml-fit-flt3 |  | gilteritinib
			AML-S-020 | aml-fit-flt3 | unavailableAgents: [gilteritinib] | quizartinib
			AML-S-023 | aml-unfit-idh1 |  | ivosidenib
			AML-S-024 | aml-unfit-idh1 |  | ivosidenib
			AML-S-027 | aml-unfit-idh1 |  | olutasidenib
			AML-S-029 | aml-idh2 |  | enasidenib
			AML-S-030 | aml-kmt2a |  | revumenib
			AML-S-034 | aml-npm1 |  | ziftomenib
			AML-S-035 | aml-npm1 |  | ziftomenib
			AML-S-036 | aml2-unfit |  | venetoclax
			AML-S-037 | aml2-unfit |  | venetoclax
			AML-S-082 | apl-after-chemo |  | tretinoin
			ALL-S-013 | all-adult-full-marrow |  | inotuzumab ozogamicin
			ALL-S-021 | all-child-late |  | vincristine
			ALL-S-022 | all-child-late |  | high-dose methotrexate
			ALL-S-028 | all2-t-adult |  | bortezomib
			ALL-S-029 | all2-t-adult |  | venetoclax
			ALL-S-034 | all2-kmt2a |  | revumenib
			ALL-S-039 | all-adult-b |  | intrathecal therapy
			ALL-S-040 | all-ph-imatinib | bleedingRisk: true | ponatinib
			ALL-S-069 | all-ph-imatinib |  | dasatinib
			ALL-S-070 | all2-kmt2a |  | revumenib
			CML-S-003 | cml-imatinib-resistant |  | nilotinib
			CML-S-010 | cml-second-line-resistant |  | ponatinib
			CML-S-015 | cml-imatinib-resistant |  | dasatinib
			CML-S-016 | cml-imatinib-resistant |  | dasatinib
			CML-S-017 | cml-imatinib-resistant |  | dasatinib
			CML-S-020 | cml-imatinib-resistant |  | bosutinib
			CML-S-025 | cml-t315i |  | asciminib
			CML-S-028 | cml-all-tkis-failed |  | omacetaxine
			CML-S-031 | cml-myeloid-blast |  | venetoclax
			CML-C-05 | cml-imatinib-resistant |  | dasatinib
			CML-C-14 | cml-imatinib-resistant |  | dasatinib
			CML-C-16 | cml-imatinib-resistant |  | dasatinib
			CML-C-17 | cml-imatinib-resistant |  | dasatinib
			CML-C-18 | cml-imatinib-resistant |  | asciminib
			CLL-S-001 | cll-ibrutinib-resistant |  | venetoclax
			CLL-S-002 | cll-ibrutinib-resistant |  | venetoclax
			CLL-S-009 | cll-after-chemotherapy |  | zanubrutinib
			CLL-S-013 | cll-after-chemotherapy | formulation: [ACALABRUTINIB_CAPSULE] | acalabrutinib
			CLL-S-015 | cll-after-chemotherapy |  | zanubrutinib
			CLL-S-024 | cll-ibrutinib-resistant |  | venetoclax
			HCL-S-003 | hcl-early-relapse |  | vemurafenib
			""");

	/** Rules whose own exclusions name medication: base case and changes. */
	private static final Map<String, List<String>> EXCLUSIONS = rows("""
			CLL-R-011 | cll-after-chemotherapy | formulation: [ACALABRUTINIB_CAPSULE] | acalabrutinib
			CLL-R-012 | cll-after-chemotherapy | unavailableAgents: [zanubrutinib, acalabrutinib] | ibrutinib
			CLL-R-014 | cll-after-chemotherapy |  | venetoclax
			CLL-R-016 | cll-after-chemotherapy |  | venetoclax
			CLL-R-020 | cll-ibrutinib-resistant |  | venetoclax
			CLL-R-024 | cll-ibrutinib-intolerant |  | venetoclax
			RT-R-005 | rt-first |  | venetoclax
			""");

	/**
	 * Further rules that share one exclusion (strong inhibitor while venetoclax is
	 * started).
	 */
	private static final Set<String> SHARED = Set.of("CLL-R-017", "CLL-R-018", "CLL-R-027", "CLL-R-030", "CLL-R-031",
			"CLL-R-046", "CLL-R-049", "HCL-R-009");

	private static Map<String, List<String>> rows(String table) {
		Map<String, List<String>> rows = new LinkedHashMap<>();
		table.lines().filter((line) -> !line.isBlank()).forEach((line) -> {
			List<String> cells = Stream.of(line.split("\\|", -1)).map(String::trim).toList();
			rows.put(cells.get(0), cells.subList(1, cells.size()));
		});
		return rows;
	}

	@Test
	void everyRowThatAsksForMedicationIsWalked() {
		Set<String> ids = new LinkedHashSet<>();
		SharedPack.PACK.book()
			.safety()
			.stream()
			.filter((row) -> !medication(row.when()).isEmpty())
			.forEach((row) -> ids.add(row.id()));
		SharedPack.PACK.book()
			.tki()
			.rows()
			.stream()
			.filter((row) -> !medication(row.when()).isEmpty())
			.forEach((row) -> ids.add(row.id()));
		assertThat(ROWS.keySet()).containsExactlyInAnyOrderElementsOf(ids);
		Set<String> exclusions = new LinkedHashSet<>();
		for (OptionRule rule : SharedPack.PACK.book().rules()) {
			Criterion unless = rule.unless();
			if (unless != null && !medication(unless).isEmpty()) {
				exclusions.add(rule.id());
			}
			assertThat(medication(rule.when())).as(rule.id()).isEmpty();
		}
		Set<String> named = new LinkedHashSet<>(EXCLUSIONS.keySet());
		named.addAll(SHARED);
		assertThat(named).containsExactlyInAnyOrderElementsOf(exclusions);
	}

	@TestFactory
	Stream<DynamicTest> firesForEachKindOfMedicationThatItNames() {
		return ROWS.entrySet()
			.stream()
			.flatMap((row) -> medication(condition(row.getKey())).stream()
				.map((code) -> DynamicTest.dynamicTest(row.getKey() + " with " + code,
						() -> assertThat(toldOrRefused(bedside(row.getValue(), "concomitant: [" + code + "]"), row))
							.isNotEmpty()
							.anySatisfy((one) -> assertThat(one.agents()).contains(row.getValue().get(2)))
							.allSatisfy((one) -> {
								assertThat(one.unknown()).isFalse();
								assertThat(one.where()).isEqualTo(Where.TAKEN);
								assertThat(one.drug()).isNotBlank();
								assertThat(one.other()).isNotBlank();
							}))));
	}

	@TestFactory
	Stream<DynamicTest> staysAwayWhenNothingIsTaken() {
		return ROWS.entrySet()
			.stream()
			.map((row) -> DynamicTest.dynamicTest(row.getKey(),
					() -> assertThat(told(bedside(row.getValue(), "concomitant: []"), row.getKey())).isEmpty()));
	}

	@TestFactory
	Stream<DynamicTest> asksWhatIsTakenWhenThatIsNotKnown() {
		return ROWS.entrySet()
			.stream()
			.map((row) -> DynamicTest.dynamicTest(row.getKey(),
					() -> assertThat(told(bedside(row.getValue(), "concomitant: null"), row.getKey())).isNotEmpty()
						.allSatisfy((one) -> {
							assertThat(one.unknown()).isTrue();
							assertThat(one.clears()).isFalse();
							assertThat(one.missing()).extracting((missing) -> missing.key()).contains("concomitant");
						})));
	}

	@TestFactory
	Stream<DynamicTest> anExclusionBlocksWithTheDrugNamedAndClears() {
		return EXCLUSIONS.entrySet()
			.stream()
			.flatMap((row) -> medication(unless(row.getKey())).stream()
				.map((code) -> DynamicTest.dynamicTest(row.getKey() + " with " + code, () -> {
					Bedside advised = bedside(row.getValue(), "concomitant: [" + code + "]");
					assertThat(advised.verdicts(row.getKey())).contains("BLOCKED");
					assertThat(advised.care().refused().stream().flatMap(List::stream))
						.anySatisfy((one) -> assertThat(one.other()).isNotBlank());
					assertThat(bedside(row.getValue(), "concomitant: []").verdicts(row.getKey())).contains("SUPPORTED");
					Bedside unknown = bedside(row.getValue(), "concomitant: null");
					assertThat(unknown.verdicts(row.getKey())).contains("SUPPORTED");
					assertThat(unknown.checked()).contains("concomitant");
				})));
	}

	// Both drugs are named, and what clears

	@Test
	void namesBothDrugsAndSaysThatItClears() {
		Interplay one = told(Bedside.of("aml2-unfit", "concomitant: [POSACONAZOLE]"), "AML-S-036").get(0);
		assertThat(one.drug()).isEqualTo("Venetoclax");
		assertThat(one.other()).isEqualTo("posaconazole");
		assertThat(one.message()).contains("70 mg");
		assertThat(one.clears()).isTrue();
	}

	@Test
	void doesNotClaimThatItClearsWhileAnotherReasonHolds() {
		Interplay both = told(Bedside.of("all2-kmt2a", "qtcf: 440, concomitant: [QT_PROLONGING]"), "ALL-S-034").get(0);
		Interplay alone = told(Bedside.of("all2-kmt2a", "qtcf: 420, concomitant: [QT_PROLONGING]"), "ALL-S-034").get(0);
		assertThat(both.clears()).isFalse();
		assertThat(alone.clears()).isTrue();
	}

	@Test
	void aVetoByAnAzoleIsBlockedNowAndClears() {
		Bedside advised = Bedside.of("all-child-late", "concomitant: [POSACONAZOLE]");
		assertThat(advised.find("UKALL R3")).isEmpty();
		assertThat(advised.care().refused().stream().flatMap(List::stream)).anySatisfy((one) -> {
			assertThat(one.drug()).isEqualTo("Vincristine");
			assertThat(one.other()).isEqualTo("posaconazole");
			assertThat(one.clears()).isTrue();
		});
	}

	@Test
	void gilteritinibIsHeldToItsLimitsInMixedPhenotypeLeukaemiaToo() {
		String flt3 = "alterations: [{gene: FLT3, kind: ITD}], knownAbsent: [KMT2A], concomitant: []";
		assertThat(Bedside.of("all2-mpal", flt3 + ", qtcf: 430").find("gilteritinib")).isPresent();
		assertThat(Bedside.of("all2-mpal", flt3 + ", qtcf: 501").find("gilteritinib")).isEmpty();
		assertThat(Bedside.of("all2-mpal", flt3 + ", concomitant: [STRONG_CYP3A4_INDUCER]").find("gilteritinib"))
			.isEmpty();
		assertThat(told(Bedside.of("all2-mpal", flt3 + ", concomitant: [POSACONAZOLE]"), "AML-S-014")).isNotEmpty();
	}

	// Two drugs of one option, given now, planned

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			INT-31 | all-ph-imatinib |  | SAME_OPTION | WARN
			INT-31 | aml-kmt2a | plannedAgents: [levofloxacin] | PLANNED | WARN
			INT-31 | aml-kmt2a | currentTherapy: [gilteritinib] | CURRENT | WARN
			INT-02 | all-child-late | plannedAgents: [voriconazole] | PLANNED | AVOID
			INT-41 | all2-t-adult | plannedAgents: [intrathecal therapy] | PLANNED | CAUTION
			INT-41 | all2-t-adult | currentTherapy: [nelarabine] | CURRENT | CAUTION
			INT-51 | all-adult-full-marrow | plannedAgents: [busulfan] | PLANNED | CAUTION
			INT-53 | aml2-fit-late | plannedAgents: [pentostatin] | PLANNED | AVOID
			INT-61 | all-child-late | plannedAgents: [allopurinol] | PLANNED | CAUTION
			INT-71 | aml-fit-flt3 | plannedAgents: [live vaccine] | PLANNED | AVOID
			AML-S-072 | aml2-cns | plannedAgents: [high-dose cytarabine] | PLANNED | CAUTION
			""")
	void tellsOfTwoDrugsAndWhereTheOtherComesFrom(String id, String name, String changes, Where where,
			Severity severity) {
		assertThat(told(Bedside.of(name, (changes != null) ? changes : ""), id)).isNotEmpty().anySatisfy((one) -> {
			assertThat(one.where()).isEqualTo(where);
			assertThat(one.severity()).isEqualTo(severity);
			assertThat(one.unknown()).isFalse();
		});
	}

	@Test
	void aChangeWithinAClassIsNoPair() {
		assertThat(told(Bedside.of("cml-imatinib-resistant",
				"priorTherapies: [{name: imatinib, reasonStopped: REFRACTORY, bestResponse: PR, monthsAgo: 0},"
						+ " {name: nilotinib, reasonStopped: ONGOING}]"),
				"INT-31"))
			.isEmpty();
	}

	@Test
	void twoDrugsAreAskedForWhenTheTreatmentGivenNowIsNotKnown() {
		CarePlan plan = Bedside.of("aml-kmt2a", "priorTherapies: null, currentTherapy: null").care();
		assertThat(CareExampleTests.truth(plan, "INT-31")).isEqualTo("UNKNOWN");
	}

	@Test
	void anInteractionRowChangesNoVerdict() {
		Bedside plain = Bedside.of("all-child-late", "plannedAgents: []");
		Bedside planned = Bedside.of("all-child-late", "plannedAgents: [voriconazole]");
		assertThat(planned.titles()).isEqualTo(plain.titles());
		assertThat(planned.advice().options().stream().map((one) -> one.strength()))
			.containsExactlyElementsOf(plain.advice().options().stream().map((one) -> one.strength()).toList());
	}

	// Reading

	private static Bedside bedside(List<String> row, String medication) {
		return Bedside.of(row.get(0), row.get(1).isEmpty() ? medication : row.get(1) + ", " + medication);
	}

	/** What is said under an id, beside options and behind what is not advised. */
	private static List<Interplay> told(Bedside advised, String id) {
		CarePlan plan = advised.care();
		List<Interplay> told = new ArrayList<>();
		plan.options().forEach((beside) -> told.addAll(beside.interplays()));
		plan.refused().forEach(told::addAll);
		return told.stream().filter((one) -> one.id().equals(id)).toList();
	}

	/**
	 * What is said under the id, or under the graver row that refuses the same drug for
	 * the same medication.
	 */
	private static List<Interplay> toldOrRefused(Bedside advised, Map.Entry<String, List<String>> row) {
		List<Interplay> told = told(advised, row.getKey());
		return told.isEmpty() ? advised.care()
			.refused()
			.stream()
			.flatMap(List::stream)
			.filter((one) -> one.agents().contains(row.getValue().get(2)))
			.toList() : told;
	}

	private static Criterion condition(String id) {
		return Stream
			.concat(SharedPack.PACK.book()
				.safety()
				.stream()
				.filter((row) -> row.id().equals(id))
				.map((row) -> row.when()),
					SharedPack.PACK.book()
						.tki()
						.rows()
						.stream()
						.filter((row) -> row.id().equals(id))
						.map((row) -> row.when()))
			.findFirst()
			.orElseThrow();
	}

	private static Criterion unless(String id) {
		Criterion unless = SharedPack.PACK.book().rule(id).orElseThrow().unless();
		assertThat(unless).isNotNull();
		return java.util.Objects.requireNonNull(unless);
	}

	/** Kinds of medication that a condition asks for. */
	private static Set<String> medication(Criterion condition) {
		Finding finding = condition.explain(Situation.of(CaseFacts.nothing(), SharedPack.PACK.book().agents()));
		Set<String> codes = new LinkedHashSet<>();
		Findings.leaves(finding).forEach((leaf) -> {
			if (leaf.criterion() instanceof Criterion.Asks asks && asks.question() == Question.INTERACT) {
				codes.addAll(asks.of());
			}
		});
		return codes;
	}

}
