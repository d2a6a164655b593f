package org.nextline.suggestions;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextline.knowledge.SharedPack;
import org.nextline.rules.Candidacy;
import org.nextline.rules.Missing;
import org.nextline.rules.Verdict;
import org.nextline.rules.Worksheet;
import org.nextline.vocabulary.TherapyCategory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The worked sheets of the shipped pack: every criterion on both sides of its limits, and
 * what the sheets say beside the options.
 */
class CandidacyTests {

	private static final String ROWS = "/candidacy.csv";

	private static Worksheet.Line line(Bedside advised, String id) {
		return advised.advice()
			.candidacy()
			.stream()
			.flatMap((sheet) -> sheet.lines().stream())
			.filter((line) -> line.criterion().id().equals(id))
			.findFirst()
			.orElseThrow(() -> new AssertionError("no criterion " + id));
	}

	private static Worksheet.Line line(String base, String changes, String id) {
		return line(Bedside.of(base, changes), id);
	}

	private static Worksheet sheet(Bedside advised, Candidacy.Sheet sheet) {
		return advised.advice().candidacy().stream().filter((one) -> one.sheet() == sheet).findFirst().orElseThrow();
	}

	private static Set<String> asked(Worksheet.Line line) {
		return line.missing().stream().map(Missing::key).collect(Collectors.toCollection(TreeSet::new));
	}

	// Every criterion on both sides of its limits

	@ParameterizedTest(name = "{0}: {2} is {3}")
	@CsvFileSource(resources = ROWS, delimiter = '|')
	void standsWhereTheReferenceSays(String id, String base, String changes, Worksheet.State state) {
		Worksheet.Line line = line(base, (changes != null) ? changes : "", id);
		assertThat(line.state()).as(line.facts() + " " + asked(line) + " " + line.limits()).isEqualTo(state);
	}

	@Test
	void noCriterionIsLeftOut() throws java.io.IOException {
		Set<String> tried = new TreeSet<>();
		Set<String> states = new TreeSet<>();
		try (java.io.InputStream file = CandidacyTests.class.getResourceAsStream(ROWS)) {
			new String(java.util.Objects.requireNonNull(file).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
				.lines()
				.filter((row) -> !row.startsWith("#") && !row.isBlank())
				.map((row) -> row.split("\\|"))
				.forEach((cells) -> {
					tried.add(cells[0].trim());
					states.add(cells[0].trim() + " " + cells[3].trim());
				});
		}
		List<Candidacy> rows = SharedPack.PACK.book().candidacy();
		assertThat(tried).isEqualTo(rows.stream().map(Candidacy::id).collect(Collectors.toCollection(TreeSet::new)));
		List<Candidacy> asked = rows.stream().filter(Candidacy::asked).toList();
		assertThat(states).containsAll(asked.stream().map((row) -> row.id() + " MET").toList());
		assertThat(states).containsAll(asked.stream().map((row) -> row.id() + " UNKNOWN").toList());
		assertThat(states).containsAll(
				asked.stream().filter((row) -> row.cautionWhen() != null).map((row) -> row.id() + " CAUTION").toList());
		assertThat(asked.stream().filter((row) -> row.againstWhen() != null))
			.allMatch((row) -> states.contains(row.id() + " NOT_MET") || states.contains(row.id() + " MODIFIABLE"));
	}

	// With its facts, dates and questions

	@Test
	void aFactStandsWithItsDate() {
		Worksheet.Line line = line("aml2-cr2", "lvef: {value: 45, date: 2026-11-12}", "HSCT-HEART");
		assertThat(line.facts()).containsExactly("Left ventricular ejection fraction: 45 % (12 Nov 2026)");
	}

	@Test
	void whatIsNotKnownIsAskedFor() {
		Worksheet.Line line = line("aml2-cr2", "dlco: null", "HSCT-LUNG");
		assertThat(line.state()).isEqualTo(Worksheet.State.UNKNOWN);
		assertThat(asked(line)).containsExactly("dlco");
		assertThat(line.facts()).containsExactly("FEV1: 92 % predicted");
	}

	@Test
	void anInfectionOfWhichNothingElseIsSaidIsACautionAndAQuestion() {
		Worksheet.Line line = line("aml2-cr2", "activeInfection: true", "HSCT-INFECTION");
		assertThat(line.state()).isEqualTo(Worksheet.State.CAUTION);
		assertThat(asked(line)).containsExactly("infectionControlled");
	}

	@Test
	void aQuestionThatComesFirstIsAskedFirst() {
		assertThat(asked(line("aml2-cr2", "priorAlloHsct: null, hlaLoss: null", "HSCT-HLA-LOSS")))
			.containsExactly("priorAlloHsct");
	}

	@Test
	void anIntervalSaysWhenItHasPassed() {
		Worksheet.Passing dated = line("aml2-after-allo-late", "monthsSinceAlloHsct: {value: 4, date: 2026-11-12}",
				"HSCT-INTERVAL")
			.passing();
		assertThat(dated).isNotNull();
		assertThat(dated.months()).isEqualTo(2);
		assertThat(dated.on()).hasToString("2027-01-12");
		Worksheet.Passing undated = line("all2-after-allo", "monthsSinceAlloHsct: 8.5", "HSCT-INTERVAL-ALL").passing();
		assertThat(undated).isNotNull();
		assertThat(undated.months()).isEqualTo(3.5);
		assertThat(undated.on()).isNull();
	}

	@Test
	void timeAloneDoesNotSettleWhatRestsOnMore() {
		assertThat(line("all2-cr2-mrd", "", "HSCT-RECOVERY").passing()).isNotNull();
		assertThat(line("all2-cr2-mrd", "vodHistory: true", "HSCT-RECOVERY").passing()).isNull();
	}

	@Test
	void productsStandWithTheirAges() {
		Worksheet.Line young = line("all-adult-second-relapse", "ageYears: 22, pregnant: false", "CART-AGE");
		assertThat(young.fits()).extracting((fit) -> fit.name() + " " + fit.truth())
			.containsExactly("Tisagenlecleucel TRUE", "Brexucabtagene autoleucel FALSE",
					"Obecabtagene autoleucel FALSE");
		assertThat(line("all-adult-second-relapse", "ageYears: 22, region: UK", "CART-AGE").fits())
			.extracting((fit) -> fit.name() + " " + fit.truth())
			.contains("Brexucabtagene autoleucel FALSE", "Obecabtagene autoleucel TRUE");
	}

	@Test
	void whatNoFieldHoldsIsLeftToTheBedside() {
		assertThat(line("aml2-cr2", "", "HSCT-SUPPORT").state()).isEqualTo(Worksheet.State.BEDSIDE);
		assertThat(line("all-adult-second-relapse", "", "CART-LIFE").criterion().bedside()).contains("12 weeks");
	}

	// Where a sheet applies

	@ParameterizedTest
	@CsvSource({ "aml2-cr2, true, false", "all2-cr2-mrd, true, true", "cll-double-refractory, true, true",
			"rt-after-rchop, true, true", "cml-all-tkis-failed, true, false", "hcl-late-line, true, false",
			"tpll-response, true, false", "all2-t-adult, true, false", "all2-mpal, true, false" })
	void standsWhereTheRulesOfferTheTreatment(String base, boolean transplant, boolean cells) {
		Bedside advised = Bedside.of(base);
		assertThat(sheet(advised, Candidacy.Sheet.TRANSPLANT).applies()).isEqualTo(transplant);
		assertThat(sheet(advised, Candidacy.Sheet.CAR_T).applies()).isEqualTo(cells);
	}

	@Test
	void noSheetWithoutADisease() {
		assertThat(Bedside.of("aml2-cr2", "disease: null").advice().candidacy()).isEmpty();
	}

	// Beside the options

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			aml2-cr2 | otherConditions: [DYSPNOEA_AT_REST_OR_OXYGEN] | HSCT-OXYGEN | NOT_MET
			aml2-cr2 | severeLiverDisease: true | HSCT-CIRRHOSIS | NOT_MET
			aml2-cr2 | hepatitisB: ACTIVE, hbvProphylaxis: false | HSCT-HEPATITIS-B | MODIFIABLE
			aml2-after-allo-late | hlaLoss: true, activeGvhd: true, gvhdGrade: 3 | HSCT-GVHD | NOT_MET
			""")
	void aLimitThatNoRuleHoldsVetoesTheTransplant(String base, String changes, String id, Worksheet.State state) {
		Bedside advised = Bedside.of(base, changes);
		assertThat(line(advised, id).state()).isEqualTo(state);
		assertThat(advised.advice().options()).noneMatch((option) -> option.category() == TherapyCategory.ALLO_HSCT);
		assertThat(advised.notAdvised("allogeneic HSCT").orElseThrow().ruleIds()).contains(id);
		assertThat(advised.notAdvised("allogeneic HSCT").orElseThrow().reasons())
			.anyMatch((reason) -> reason.contains("discuss with the transplant centre"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					all-adult-second-relapse | dominantLineage: MYELOID | CART-ANTIGEN | false
					all-adult-second-relapse | alc: 0.1, leukapheresisFeasible: null | CART-LYMPHOCYTES | true
					all-adult-second-relapse | leukapheresisFeasible: false | CART-LYMPHOCYTES | false
					all-adult-second-relapse | clinicalFindings: [LEUKOSTASIS] | CART-BLASTS | true
					all-adult-second-relapse | cmvStatus: VIRAEMIA | CART-VIRAEMIA | true
					all-adult-second-relapse | clinicalFindings: [CNS_SYMPTOMS] | CART-CNS | true
					all-after-allo | priorTherapies: [{name: allogeneic HSCT, bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: 14}, {name: DLI, reasonStopped: COMPLETED, monthsAgo: 1}] | CART-DLI | true
					rt-after-rchop | spo2: 90 | CART-OXYGEN | false
					rt-after-rchop | bilirubinUln: 2.5 | CART-BILIRUBIN | true
					rt-after-rchop | altUln: 5.5 | CART-ALT | false
					rt-after-rchop | priorAlloHsct: true, monthsSinceAlloHsct: 1.2 | CART-ALLOGRAFT | true
					""")
	void aLimitThatNoRuleHoldsVetoesTheCells(String base, String changes, String id, boolean correctable) {
		assertThat(Bedside.of(base).supported()).anyMatch((option) -> option.category() == TherapyCategory.CAR_T);
		Bedside advised = Bedside.of(base, changes);
		assertThat(line(advised, id).state())
			.isEqualTo(correctable ? Worksheet.State.MODIFIABLE : Worksheet.State.NOT_MET);
		assertThat(advised.advice().options()).noneMatch((option) -> option.category() == TherapyCategory.CAR_T);
		assertThat(advised.advice().notAdvised()).filteredOn((one) -> one.category() == TherapyCategory.CAR_T)
			.anySatisfy((one) -> {
				assertThat(one.ruleIds()).contains(id);
				assertThat(one.correctable()).isEqualTo(correctable);
			});
	}

	@Test
	void aPlanNamesWhatIsSettledBeforeTheTransplant() {
		Bedside advised = Bedside.of("aml2-fit-late", "hepatitisB: ACTIVE, hbvProphylaxis: false");
		assertThat(advised.verdict("AML-R-120")).isEqualTo("SUPPORTED");
		assertThat(advised.verdict("AML-R-111")).isEqualTo("BLOCKED");
		assertThat(line(advised, "HSCT-HEPATITIS-B").state()).isEqualTo(Worksheet.State.MODIFIABLE);
		assertThat(advised.member("allogeneic HSCT").warnings()).anySatisfy((warning) -> {
			assertThat(warning.ruleId()).isEqualTo("HSCT-HEPATITIS-B");
			assertThat(warning.message()).startsWith("Before the transplant:");
		});
	}

	@Test
	void noDonorLeavesThePlanAndTheSearch() {
		Bedside advised = Bedside.of("aml2-fit-late", "donorAvailable: \"NONE\"");
		assertThat(line(advised, "HSCT-DONOR").state()).isEqualTo(Worksheet.State.MODIFIABLE);
		assertThat(advised.verdict("AML-R-120")).isEqualTo("SUPPORTED");
	}

	@Test
	void aStricterLimitOfOneOptionIsNamed() {
		Worksheet.Line line = line("aml2-after-allo-late", "ecog: 2", "HSCT-PERFORMANCE");
		assertThat(line.range()).isEqualTo(Worksheet.State.CAUTION);
		assertThat(line.state()).isNotEqualTo(Worksheet.State.MET);
		assertThat(line.limits()).extracting(Worksheet.Stricter::ruleId).contains("AML-R-117");
		Worksheet.Line only = line("cll-double-refractory", "currentResponse: PR, goalsOfCare: CURATIVE, hctCi: 4",
				"HSCT-COMORBIDITY");
		assertThat(only.range()).isEqualTo(Worksheet.State.CAUTION);
		assertThat(only.state()).as("the only transplant of CLL is ruled out").isEqualTo(Worksheet.State.NOT_MET);
	}

	@Test
	void aReversibleOrganLimitIsModifiableAsTheOptionIsBlockedNow() {
		Bedside advised = Bedside.of("aml2-cr2", "lvef: 35, organLimitReversible: true");
		assertThat(line(advised, "HSCT-HEART").state()).isEqualTo(Worksheet.State.MODIFIABLE);
		assertThat(advised.notAdvised("allogeneic HSCT").orElseThrow().correctable()).isTrue();
		assertThat(line("aml2-cr2", "lvef: 35", "HSCT-HEART").state()).isEqualTo(Worksheet.State.NOT_MET);
	}

	@Test
	void clearanceIsCheckedBeforeTheTransplantWhileAPlanStands() {
		assertThat(line("aml2-fit-late", "crcl: 35", "HSCT-KIDNEY").state()).isEqualTo(Worksheet.State.MODIFIABLE);
		assertThat(line("aml2-cr2", "crcl: 35", "HSCT-KIDNEY").state()).isEqualTo(Worksheet.State.NOT_MET);
	}

	@Test
	void theSheetNamesWhatTheRulesSay() {
		Worksheet sheet = sheet(Bedside.of("aml2-fit-late"), Candidacy.Sheet.TRANSPLANT);
		assertThat(sheet.options()).extracting((one) -> one.ruleId() + " " + one.verdict() + " " + one.plan())
			.contains("AML-R-120 " + Verdict.SUPPORTED + " true", "AML-R-111 " + Verdict.SUPPORTED + " false");
	}

	@Test
	void aSecondTransplantInAllWaitsTwelveMonthsAlsoAfterCarTCells() {
		String given = "priorTherapies: [{name: allogeneic HSCT, bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: %1$s},"
				+ " {name: brexucabtagene autoleucel, bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: 4}],"
				+ " priorAlloHsct: true, monthsSinceAlloHsct: %1$s, activeGvhd: false, onImmunosuppression: false";
		assertThat(Bedside.of("all-car-t-remission", given.formatted("12")).verdict("ALL-R-041"))
			.isEqualTo("SUPPORTED");
		assertThat(Bedside.of("all-car-t-remission", given.formatted("11.9")).verdict("ALL-R-041"))
			.isEqualTo("BLOCKED");
	}

}
