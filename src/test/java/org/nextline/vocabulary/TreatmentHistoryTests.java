package org.nextline.vocabulary;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextline.knowledge.SharedPack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextline.vocabulary.Truth.FALSE;
import static org.nextline.vocabulary.Truth.TRUE;
import static org.nextline.vocabulary.Truth.UNKNOWN;

/**
 * Earlier treatments: the functions of section 2 of the reference, with the meaning of
 * gate G-PRIOR.
 */
class TreatmentHistoryTests {

	private static TreatmentHistory history(String courses) {
		return of("priorTherapies: [" + courses + "]");
	}

	private static TreatmentHistory of(String facts) {
		return new TreatmentHistory(CaseText.facts(facts), SharedPack.PACK.book().agents());
	}

	private static Set<String> regimen(String... keys) {
		return new LinkedHashSet<>(List.of(keys));
	}

	// PRIOR

	@Test
	void aListLeftOutLeavesEveryQuestionOpen() {
		TreatmentHistory history = of("disease: AML");
		assertThat(history.prior("gilteritinib")).isEqualTo(UNKNOWN);
		assertThat(history.failed("gilteritinib")).isEqualTo(UNKNOWN);
		assertThat(history.intolerant("gilteritinib")).isEqualTo(UNKNOWN);
		assertThat(history.done("gilteritinib")).isEqualTo(UNKNOWN);
		assertThat(history.responded("gilteritinib")).isEqualTo(UNKNOWN);
		assertThat(history.priorOther("FLT3_INHIBITOR", "gilteritinib")).isEqualTo(UNKNOWN);
		assertThat(history.priorRegimen(regimen("7+3"))).isEqualTo(UNKNOWN);
		assertThat(history.countFailed("HMA")).isEmpty();
	}

	@Test
	void anEmptyListMeansThatNothingWasGiven() {
		TreatmentHistory history = history("");
		assertThat(history.prior("gilteritinib")).isEqualTo(FALSE);
		assertThat(history.failed("gilteritinib")).isEqualTo(FALSE);
		assertThat(history.intolerant("gilteritinib")).isEqualTo(FALSE);
		assertThat(history.countFailed("HMA")).hasValue(new int[] { 0, 0 });
	}

	@Test
	void aRegimenCountsAsItselfItsPartsAndTheirClasses() {
		TreatmentHistory history = history("AZA-VEN");
		for (String target : List.of("AZA-VEN", "azacitidine", "venetoclax", "HMA", "BCL2_INHIBITOR")) {
			assertThat(history.prior(target)).as(target).isEqualTo(TRUE);
		}
		assertThat(history.prior("decitabine")).isEqualTo(FALSE);
	}

	@ParameterizedTest
	@CsvSource({ "Vidaza + Venclyxto, azacitidine", "azacitidine + venetoclax, venetoclax", "HMA-VEN, azacitidine",
			"FLAG-IDA + venetoclax, venetoclax", "FLAG-IDA + venetoclax, idarubicin", "Xospata, gilteritinib",
			"XOSPATA, gilteritinib", "3+7, daunorubicin", "7+3+midostaurin, daunorubicin",
			"7+3+midostaurin, midostaurin", "FLAG-IDA+venetoclax, venetoclax", "Vidaza+Venclyxto, azacitidine" })
	void namesAreReadWhateverTheyAreCalled(String name, String key) {
		assertThat(history("'" + name + "'").prior(key)).isEqualTo(TRUE);
	}

	@Test
	void aPartOfANameThatTheCatalogueDoesNotKnowIsNamed() {
		assertThat(history("7+3 + gemtuzumabb").unknownNames()).containsExactly("gemtuzumabb");
		assertThat(history("7+3+midostaurin").unknownNames()).isEmpty();
		assertThat(history("{name: 7+3 protocol X, agents: [daunorubicin, cytarabine]}").unknownNames()).isEmpty();
	}

	@Test
	void ofARegimenEveryPartThatIsNoPartnerCounts() {
		TreatmentHistory failed = history("{name: azacitidine + venetoclax, reasonStopped: REFRACTORY}");
		assertThat(failed.failedThis("FLAG-IDA + venetoclax", regimen("FLAG-IDA + venetoclax"))).isEqualTo(TRUE);
		assertThat(failed.failedThis("FLAG-IDA", regimen("FLAG-IDA"))).isEqualTo(FALSE);
		assertThat(history("{name: 7+3, reasonStopped: REFRACTORY}").failedThis("FLAG-IDA", regimen("FLAG-IDA")))
			.isEqualTo(FALSE);
		assertThat(history("{name: decitabine, reasonStopped: REFRACTORY}").failedThis("decitabine-cedazuridine",
				regimen("decitabine-cedazuridine")))
			.isEqualTo(TRUE);
	}

	@Test
	void aDrugByItselfIsIntolerableWhenItIsNamedOrWasGivenAlone() {
		assertThat(of("intolerances: [fludarabine]").intolerantAlone("fludarabine")).isTrue();
		assertThat(history("{name: fludarabine, reasonStopped: INTOLERANT}").intolerantAlone("fludarabine")).isTrue();
		assertThat(history("{name: FLAG-IDA, reasonStopped: INTOLERANT}").intolerantAlone("fludarabine")).isFalse();
		assertThat(history("{name: FLAG-IDA, reasonStopped: INTOLERANT}").intolerant("fludarabine")).isEqualTo(TRUE);
	}

	@Test
	void theSameDrugGivenTwiceCountsOnce() {
		TreatmentHistory history = history(
				"{name: imatinib, reasonStopped: REFRACTORY}, {name: Glivec, reasonStopped: REFRACTORY}");
		assertThat(history.countFailed("BCR_ABL1_TKI")).hasValue(new int[] { 1, 1 });
		assertThat(history("{name: imatinib, reasonStopped: REFRACTORY}, {name: dasatinib, reasonStopped: REFRACTORY}")
			.countFailed("BCR_ABL1_TKI")).hasValue(new int[] { 2, 2 });
	}

	@Test
	void agentsBesideTheNameCountToo() {
		TreatmentHistory history = history("{name: study 17, agents: [gilteritinib, placebo]}");
		assertThat(history.prior("gilteritinib")).isEqualTo(TRUE);
		assertThat(history.unknownNames()).contains("placebo").doesNotContain("study 17");
	}

	@Test
	void aNameThatTheCatalogueDoesNotKnowIsKept() {
		assertThat(history("wondermab").unknownNames()).containsExactly("wondermab");
	}

	@Test
	void priorOtherLooksAtTheOtherMembersOfTheClass() {
		assertThat(history("midostaurin").priorOther("FLT3_INHIBITOR", "gilteritinib")).isEqualTo(TRUE);
		assertThat(history("gilteritinib").priorOther("FLT3_INHIBITOR", "gilteritinib")).isEqualTo(FALSE);
	}

	// THIS_REGIMEN

	@Test
	void thisRegimenIsTheSameNameOrExactlyTheSameParts() {
		assertThat(history("AZA-VEN").priorRegimen(regimen("azacitidine", "venetoclax"))).isEqualTo(TRUE);
		assertThat(history("azacitidine + venetoclax").priorRegimen(regimen("AZA-VEN"))).isEqualTo(TRUE);
		assertThat(history("FLAG-IDA").priorRegimen(regimen("FLAG-IDA"))).isEqualTo(TRUE);
		assertThat(history("venetoclax").priorRegimen(regimen("azacitidine", "venetoclax"))).isEqualTo(FALSE);
		assertThat(history("AZA-VEN").priorRegimen(regimen("venetoclax"))).isEqualTo(FALSE);
		assertThat(history("FLAG").priorRegimen(regimen("FLAG-IDA"))).isEqualTo(FALSE);
	}

	@Test
	void aPartnerDrugFailsOnlyWithTheSameRegimen() {
		TreatmentHistory history = history("{name: FLAG-IDA, reasonStopped: REFRACTORY}");
		assertThat(history.failedThis("cytarabine", regimen("cytarabine", "idarubicin"))).isEqualTo(FALSE);
		assertThat(history.failedThis("FLAG-IDA", regimen("FLAG-IDA"))).isEqualTo(TRUE);
		TreatmentHistory venetoclax = history("{name: AZA-VEN, reasonStopped: REFRACTORY}");
		assertThat(venetoclax.failedThis("venetoclax", regimen("venetoclax", "decitabine"))).isEqualTo(TRUE);
		assertThat(venetoclax.failedThis("azacitidine", regimen("azacitidine"))).as("HMA are looked at")
			.isEqualTo(TRUE);
	}

	@Test
	void aRegimenWithAContinuousDrugFailsWhenRelapsedOnInWhateverOrderItIsWritten() {
		TreatmentHistory history = history(
				"{name: AZA-VEN, bestResponse: CR, reasonStopped: RELAPSED_ON, monthsAgo: 5}");
		assertThat(history.failedRegimen(regimen("venetoclax", "azacitidine"))).isEqualTo(TRUE);
		assertThat(history.failedRegimen(regimen("azacitidine", "venetoclax"))).isEqualTo(TRUE);
		assertThat(history.failedRegimen(regimen("AZA-VEN"))).isEqualTo(TRUE);
	}

	// FAILED

	@ParameterizedTest
	@CsvSource({ "REFRACTORY, TRUE", "RELAPSED_ON, TRUE", "COMPLETED, FALSE", "INTOLERANT, FALSE", "ONGOING, FALSE",
			"OTHER, FALSE" })
	void aContinuousDrugFailedWhenItIsRefractoryOrRelapsedOn(String reason, Truth failed) {
		for (String drug : List.of("gilteritinib", "imatinib", "venetoclax", "ibrutinib", "revumenib", "ivosidenib")) {
			assertThat(history("{name: " + drug + ", bestResponse: CR, reasonStopped: " + reason + ", monthsAgo: 20}")
				.failed(drug)).as(drug).isEqualTo(failed);
		}
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "NO_RESPONSE, 20, TRUE", "PD, 20, TRUE", "CR, 3, TRUE", "CR, 3.1, FALSE", "CR, 20, FALSE",
					"-, 2, TRUE", "-, 20, UNKNOWN", "CR, -, UNKNOWN", "NO_RESPONSE, -, TRUE", "-, -, UNKNOWN" })
	void aLimitedCourseRelapsedOnFailedWithoutResponseOrWithin3Months(String response, String months, Truth failed) {
		String course = "{name: blinatumomab, reasonStopped: RELAPSED_ON"
				+ ((response != null) ? ", bestResponse: " + response : "")
				+ ((months != null) ? ", monthsAgo: " + months : "") + "}";
		assertThat(history(course).failed("blinatumomab")).isEqualTo(failed);
	}

	@Test
	void whatHasNoReasonIsOpen() {
		assertThat(history("gilteritinib").failed("gilteritinib")).isEqualTo(UNKNOWN);
		assertThat(history("gilteritinib").intolerant("gilteritinib")).isEqualTo(UNKNOWN);
		assertThat(history("gilteritinib").done("gilteritinib")).isEqualTo(UNKNOWN);
	}

	@Test
	void aClassFailedWhenOneMemberDid() {
		TreatmentHistory history = history(
				"{name: midostaurin, reasonStopped: COMPLETED}," + " {name: gilteritinib, reasonStopped: REFRACTORY}");
		assertThat(history.failed("FLT3_INHIBITOR")).isEqualTo(TRUE);
		assertThat(history.failed("midostaurin")).isEqualTo(FALSE);
	}

	@Test
	void oneFailureOutweighsOneSuccess() {
		TreatmentHistory history = history(
				"{name: imatinib, reasonStopped: COMPLETED}," + " {name: imatinib, reasonStopped: RELAPSED_ON}");
		assertThat(history.failed("imatinib")).isEqualTo(TRUE);
		assertThat(history.done("imatinib")).isEqualTo(FALSE);
	}

	// INTOL

	@Test
	void intoleranceComesFromTheReasonOrFromTheList() {
		assertThat(history("{name: imatinib, reasonStopped: INTOLERANT}").intolerant("imatinib")).isEqualTo(TRUE);
		assertThat(history("{name: imatinib, reasonStopped: INTOLERANT}").intolerant("BCR_ABL1_TKI")).isEqualTo(TRUE);
		assertThat(of("intolerances: [Glivec]").intolerant("imatinib")).isEqualTo(TRUE);
		assertThat(of("intolerances: [dasatinib]").intolerant("imatinib")).isEqualTo(UNKNOWN);
		assertThat(of("intolerances: [dasatinib], priorTherapies: [{name: imatinib, reasonStopped: COMPLETED}]")
			.intolerant("imatinib")).isEqualTo(FALSE);
	}

	// DONE, RESPONDED

	@Test
	void doneIsCompletedAndNeverFailed() {
		assertThat(history("{name: imatinib, reasonStopped: COMPLETED}").done("BCR_ABL1_TKI")).isEqualTo(TRUE);
		assertThat(history("{name: imatinib, reasonStopped: ONGOING}").done("imatinib")).isEqualTo(FALSE);
	}

	@ParameterizedTest
	@CsvSource({ "CR, TRUE, TRUE", "CRH, TRUE, TRUE", "CRI, TRUE, TRUE", "MLFS, TRUE, FALSE", "PR, TRUE, FALSE",
			"MMR, TRUE, FALSE", "SD, FALSE, FALSE", "NO_RESPONSE, FALSE, FALSE", "PD, FALSE, FALSE",
			"UNKNOWN, UNKNOWN, UNKNOWN" })
	void gilteritinibAndCarTNeedARemissionToHaveResponded(String response, Truth ordinary, Truth strict) {
		assertThat(history("{name: ivosidenib, bestResponse: " + response + "}").responded("ivosidenib"))
			.isEqualTo(ordinary);
		assertThat(history("{name: gilteritinib, bestResponse: " + response + "}").responded("gilteritinib"))
			.isEqualTo(strict);
		assertThat(history("{name: tisagenlecleucel, bestResponse: " + response + "}").responded("CAR_T"))
			.isEqualTo(strict);
		assertThat(history("{name: tisagenlecleucel, bestResponse: " + response + "}").responded("tisagenlecleucel"))
			.isEqualTo(strict);
	}

	// COUNT

	@Test
	void countsCoursesOnceEachHoweverManyMembersTheyContain() {
		TreatmentHistory history = history("{name: imatinib, reasonStopped: RELAPSED_ON},"
				+ " {name: dasatinib, reasonStopped: INTOLERANT}, {name: nilotinib, reasonStopped: REFRACTORY}");
		assertThat(history.countFailed("BCR_ABL1_TKI")).hasValue(new int[] { 2, 2 });
		assertThat(history.countIntolerant("BCR_ABL1_TKI")).hasValue(new int[] { 1, 1 });
		TreatmentHistory one = history("{name: FLAG-IDA, reasonStopped: REFRACTORY}");
		assertThat(one.countFailed("CYTOTOXIC")).hasValue(new int[] { 1, 1 });
	}

	@Test
	void aCourseWithoutReasonMayOrMayNotCount() {
		TreatmentHistory history = history("{name: imatinib, reasonStopped: RELAPSED_ON}, dasatinib");
		assertThat(history.countFailed("BCR_ABL1_TKI")).hasValue(new int[] { 1, 2 });
	}

	// MONTHS_SINCE

	@Test
	void takesTheLatestOfSeveralCourses() {
		TreatmentHistory history = history("{name: imatinib, monthsAgo: 20}, {name: dasatinib, monthsAgo: 4}");
		assertThat(history.monthsSince("BCR_ABL1_TKI")).hasValue(4);
		assertThat(history.monthsSince("imatinib")).hasValue(20);
		assertThat(history.monthsSince("nilotinib")).isEmpty();
		assertThat(history("imatinib").monthsSince("imatinib")).isEmpty();
	}

}
