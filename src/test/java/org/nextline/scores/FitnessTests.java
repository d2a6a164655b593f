package org.nextline.scores;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseText;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fitness for intensive chemotherapy: the worked examples of the reference (2.1), and
 * both sides of every number.
 */
class FitnessTests {

	/** A man of 50 in whom nothing speaks against intensive treatment. */
	private static final String WELL = "ageYears: 50, ecog: 1, lvef: 62, crcl: 88, bilirubinUln: 0.8";

	private static Fitness.Derived fitness(String facts) {
		return Fitness.of(CaseText.facts(facts));
	}

	private static @Nullable String value(String facts) {
		return fitness(facts).value();
	}

	/** The well man with some facts in their place. */
	private static Fitness.Derived but(String facts) {
		String base = WELL;
		for (String fact : facts.split(", (?=[a-zA-Z]+\\d?[a-zA-Z]*:)")) {
			base = base.replaceAll("\\b" + fact.split(":")[0] + ": [^,]*(, |$)", "");
		}
		return fitness((base.endsWith(", ") ? base : base + ", ") + facts);
	}

	// Worked

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					ageYears: 58, ecog: 1, lvef: 62, crcl: 88, bilirubinUln: 0.8, hctCi: 1 | FIT | false
					ageYears: 70, ecog: 2, lvef: 62, crcl: 88, bilirubinUln: 0.8, hctCi: 1 | UNFIT | false
					ageYears: 66, ecog: 1, lvef: 62, crcl: 88, bilirubinUln: 0.8, hctCi: 1 | FIT | false
					ageYears: 45, ecog: 1, lvef: 48, crcl: 88, bilirubinUln: 0.8, otherConditions: [CARDIOMYOPATHY] | UNFIT | false
					ageYears: 78, ecog: 3, hctCi: 4 | FRAIL | false
					ageYears: 60, ecog: 1, crcl: 88, bilirubinUln: 0.8 | FIT | true
					ageYears: 70, ecog: 1, lvef: 60, crcl: 75 | FIT | true
					ageYears: 70, ecog: 1, crcl: 75, bilirubinUln: 0.8 | - | false
					ageYears: 60, ecog: 2 | - | false
					ageYears: 8, lansky: 80, lvef: 65, crcl: 100, bilirubinUln: 0.5 | FIT | false
					ageYears: 8 | FIT | true
					""")
	void theWorkedExamplesComeOut(String facts, @Nullable String expected, boolean provisional) {
		assertThat(fitness(facts).value()).isEqualTo(expected);
		assertThat(fitness(facts).provisional()).isEqualTo(provisional);
	}

	@Test
	void ageOf66AloneIsFlaggedAsBorderline() {
		assertThat(but("ageYears: 66").because().get(0)).contains("borderline: age 65-74");
		assertThat(fitness("ageYears: 70, ecog: 1, lvef: 60, crcl: 75").because().get(0)).contains("borderline",
				"provisional");
	}

	@Test
	void twoBorderlineItemsAreNamed() {
		assertThat(but("ageYears: 70, ecog: 2").because().get(0)).contains("ECOG 2", "age 65-74", "U10");
	}

	@Test
	void namesWhatIsMissingBehindAProvisionalFit() {
		assertThat(fitness("ageYears: 60, ecog: 1, crcl: 88, bilirubinUln: 0.8").missing())
			.containsExactly(CaseField.LVEF);
		assertThat(fitness("ageYears: 70, ecog: 1").missing()).containsExactly(CaseField.LVEF, CaseField.CRCL,
				CaseField.BILIRUBIN_ULN);
		assertThat(fitness("ageYears: 8").missing()).contains(CaseField.LANSKY, CaseField.LVEF, CaseField.CRCL);
	}

	// FRAIL

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			F1 | heartFailure: true, cardiacControlled: false | heartFailure: true, cardiacControlled: true
			F1 | lvef: 29 | lvef: 30
			F2 | otherConditions: [DYSPNOEA_AT_REST_OR_OXYGEN] | otherConditions: []
			F3 | childPugh: B | childPugh: A
			F3 | childPugh: C | childPugh: A
			F3 | otherConditions: [ACUTE_VIRAL_HEPATITIS] | otherConditions: [GILBERT]
			F4 | infectionRefractory: true | infectionRefractory: false
			F5 | otherConditions: [COGNITIVE_DEPENDENCE] | otherConditions: []
			F6 | otherConditions: [UNCONTROLLED_SECOND_CANCER] | otherConditions: [SECOND_CANCER_HISTORY]
			F7 | ecog: 4 | ecog: 4, performanceReversible: true
			F7 | ecog: 3, ageYears: 75 | ecog: 3, ageYears: 74.9
			F7 | ecog: 3, hctCi: 3 | ecog: 3, hctCi: 2
			F7 | ecog: 4, performanceReversible: false | ecog: 3, performanceReversible: false
			""")
	void frailOnOneSideAndNotOnTheOther(String row, String frail, String not) {
		assertThat(but(frail).value()).as(frail).isEqualTo("FRAIL");
		assertThat(but(frail).because()).anySatisfy((reason) -> assertThat(reason).contains("(" + row + ")"));
		assertThat(but(not).value()).as(not).isNotEqualTo("FRAIL");
	}

	@Test
	void frailLeadsUnfit() {
		assertThat(but("ageYears: 80, ecog: 4, crcl: 20").value()).isEqualTo("FRAIL");
	}

	// UNFIT

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					U1 | ageYears: 76 | ageYears: 74.9
					U2 | ageYears: 75 | ageYears: 74.99
					U2 | ageYears: 75.99 | ageYears: 74.99
					U3 | ecog: 3, ecogRelatedToLeukaemia: false | ecog: 3, ecogRelatedToLeukaemia: true
					U3 | ecog: 3 | ecog: 2
					U3 | ecog: 4, performanceReversible: true | ecog: 4, performanceReversible: true, ecogRelatedToLeukaemia: true
					U4 | lvef: 44 | lvef: 45
					U4 | lvef: 50, heartFailure: true | lvef: 51, heartFailure: true
					U4 | lvef: 50, otherConditions: [CARDIOMYOPATHY] | lvef: 50, otherConditions: []
					U5 | dlco: 65 | dlco: 66
					U5 | fev1: 65 | fev1: 66
					U6 | crcl: 44 | crcl: 45
					U6 | dialysis: true | dialysis: false
					U7 | bilirubinUln: 1.51 | bilirubinUln: 1.5
					U7 | bilirubinUln: 1.6, otherConditions: [] | bilirubinUln: 1.6, otherConditions: [GILBERT]
					U7 | bilirubinUln: 1.6, otherConditions: [HAEMOLYSIS] | bilirubinUln: 1.6, otherConditions: [LEUKAEMIC_LIVER]
					U8 | altUln: 3.1, ageYears: 61, otherConditions: [LIVER_DISEASE] | altUln: 3, ageYears: 61, otherConditions: [LIVER_DISEASE]
					U8 | altUln: 3.1, ageYears: 60.1, otherConditions: [LIVER_DISEASE] | altUln: 3.1, ageYears: 60, otherConditions: [LIVER_DISEASE]
					U8 | altUln: 3.1, ageYears: 61, otherConditions: [LIVER_DISEASE] | altUln: 3.1, ageYears: 61, otherConditions: []
					U9 | hctCi: 3, ageYears: 60 | hctCi: 3, ageYears: 59.9
					U9 | hctCi: 3, ageYears: 60 | hctCi: 2, ageYears: 60
					""")
	void unfitOnOneSideAndFitOnTheOther(String row, String unfit, String fit) {
		assertThat(but(unfit).value()).as(unfit).isEqualTo("UNFIT");
		assertThat(but(unfit).because()).anySatisfy((reason) -> assertThat(reason).contains("(" + row + ")"));
		assertThat(but(fit).value()).as(fit).isEqualTo("FIT");
	}

	// Borderline: each item with age 65-74 beside it

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ecog: 2 | ecog: 1
			ecog: 3, ecogRelatedToLeukaemia: true | ecog: 1, ecogRelatedToLeukaemia: true
			ecog: 4, performanceReversible: true, ecogRelatedToLeukaemia: true | ecog: 1, ecogRelatedToLeukaemia: true
			lvef: 45 | lvef: 51
			lvef: 50 | lvef: 51
			crcl: 45 | crcl: 60
			crcl: 59.9 | crcl: 60
			dlco: 66 | dlco: 76
			dlco: 75 | dlco: 76
			fev1: 66 | fev1: 76
			fev1: 75 | fev1: 76
			g8: 14, ageYears: 70 | g8: 14.5, ageYears: 70
			g8: 14, ageYears: 70 | g8: 14, ageYears: 69.9
			""")
	void aSecondBorderlineItemMakesUnfit(String item, String not) {
		String age = item.contains("ageYears") ? "" : ", ageYears: 66";
		assertThat(but(item + age).value()).as(item).isEqualTo("UNFIT");
		assertThat(but(not + (not.contains("ageYears") ? "" : ", ageYears: 66")).value()).as(not).isEqualTo("FIT");
	}

	@ParameterizedTest
	@CsvSource({ "65, UNFIT", "64.99, FIT", "74.99, UNFIT" })
	void ageIsBorderlineFrom65To74(double age, String expected) {
		assertThat(but("ecog: 2, ageYears: " + age).value()).isEqualTo(expected);
	}

	@Test
	void hctCiOf3Under60IsBorderline() {
		assertThat(but("hctCi: 3, ecog: 2").value()).isEqualTo("UNFIT");
		assertThat(but("hctCi: 2, ecog: 2").value()).isEqualTo("FIT");
		assertThat(but("hctCi: 3").value()).isEqualTo("FIT");
	}

	// Provisional

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			ageYears: 64.9, ecog: 1 | FIT
			ageYears: 65, ecog: 1 | -
			ageYears: 64, ecog: 2 | -
			ageYears: 18, ecog: 0 | FIT
			ageYears: 64 | -
			ecog: 1, lvef: 60, crcl: 80, bilirubinUln: 1 | -
			ageYears: 74.9, ecog: 1, lvef: 60, crcl: 80 | FIT
			ageYears: 64, ecog: 2, lvef: 60, crcl: 80 | FIT
			ageYears: 64, ecog: 2, lvef: 60 | -
			ageYears: 64, ecog: 2, crcl: 80 | -
			ageYears: 64, ecog: 1, crcl: 40 | UNFIT
			""")
	void provisionallyFitOnlyWhereTheReferenceSaysSo(String facts, @Nullable String expected) {
		assertThat(value(facts)).isEqualTo(expected);
	}

	@Test
	void whatIsTriggeredCountsWithoutTheRest() {
		assertThat(value("ageYears: 77")).isEqualTo("UNFIT");
		assertThat(value("lvef: 25")).isEqualTo("FRAIL");
		assertThat(value("crcl: 40")).isEqualTo("UNFIT");
	}

	// Children

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			ageYears: 17.9, ecog: 1 | FIT
			ageYears: 8, lansky: 50 | FIT
			ageYears: 8, lansky: 40 | -
			ageYears: 17, karnofsky: 50 | FIT
			ageYears: 17, karnofsky: 40 | -
			ageYears: 8, lvef: 44 | -
			ageYears: 8, lvef: 45 | FIT
			ageYears: 8, crcl: 44 | -
			ageYears: 8, bilirubinUln: 1.6 | -
			ageYears: 8, bilirubinUln: 1.6, otherConditions: [GILBERT] | FIT
			ageYears: 8, dlco: 60 | -
			ageYears: 8, childPugh: B | -
			ageYears: 8, hctCi: 5 | FIT
			ageYears: 8, altUln: 5, otherConditions: [LIVER_DISEASE] | FIT
			""")
	void childrenAreFitUnlessALimitIsReachedThenTheClinicianSaysSo(String facts, @Nullable String expected) {
		assertThat(value(facts)).isEqualTo(expected);
	}

	@Test
	void theStatedValueWins() {
		assertThat(Derivations
			.complete(CaseText.facts(WELL + ", fitness: FRAIL"), org.nextline.knowledge.SharedPack.PACK.book().agents())
			.code(CaseField.FITNESS)).contains("FRAIL");
	}

	@Test
	void namesWhatWasNotAssessedThoughItStandsWithoutIt() {
		assertThat(fitness(WELL).provisional()).isFalse();
		assertThat(fitness(WELL).notAssessed()).containsExactly(CaseField.HCT_CI, CaseField.DLCO, CaseField.FEV1,
				CaseField.ALT_ULN);
		assertThat(fitness(WELL + ", hctCi: 1, dlco: 80, fev1: 80, altUln: 1").notAssessed()).isEmpty();
		assertThat(because(WELL)).endsWith("; not assessed: HCT-CI, DLCO, FEV1, ALT");
		assertThat(
				because("ageYears: 60, ecog: 1, crcl: 88, bilirubinUln: 0.8, hctCi: 1, dlco: 80, fev1: 80, altUln: 1"))
			.endsWith("; not yet assessed: left ventricular ejection fraction");
	}

	private static String because(String facts) {
		return String
			.valueOf(Derivations.complete(CaseText.facts(facts), org.nextline.knowledge.SharedPack.PACK.book().agents())
				.find(CaseField.FITNESS)
				.orElseThrow()
				.derivedFrom());
	}

	@Test
	void childrenAreAskedForLanskyAndFrom16YearsOnForKarnofsky() {
		assertThat(fitness("ageYears: 15.9").missing()).contains(CaseField.LANSKY).doesNotContain(CaseField.KARNOFSKY);
		assertThat(fitness("ageYears: 16").missing()).contains(CaseField.KARNOFSKY).doesNotContain(CaseField.LANSKY);
		assertThat(fitness("ageYears: 17, karnofsky: 80, lvef: 65, crcl: 100, bilirubinUln: 0.5").provisional())
			.isFalse();
	}

	@Test
	void nothingKnownGivesNothing() {
		assertThat(Fitness.of(org.nextline.vocabulary.CaseFacts.nothing()).value()).isNull();
		assertThat(Fitness.of(org.nextline.vocabulary.CaseFacts.nothing()).missing()).isEqualTo(
				List.of(CaseField.AGE_YEARS, CaseField.ECOG, CaseField.LVEF, CaseField.CRCL, CaseField.BILIRUBIN_ULN));
	}

}
