package org.nextline.scores;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextline.vocabulary.Fault;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people really send: other spellings, units of a laboratory, decimals,
 * contradictory answers, values outside the valid range, and questions asked outside the
 * population.
 */
class HostileInputsTests {

	private static Map<String, @Nullable Object> map(@Nullable Object... answers) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		for (int place = 0; place < answers.length; place += 2) {
			map.put(String.valueOf(answers[place]), answers[place + 1]);
		}
		return map;
	}

	private static Result epi(String cytogenetics) {
		return Asking.of("epi_aml_first_relapse", "firstRemissionMonths", 20, "ageYears", 30, "priorHsct", false,
				"cytogeneticsAtDiagnosis", cytogenetics);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			inv(16)(p13q22) | 0
			inv(16)(p13.1q22) | 0
			46,XY,inv(16)(p13q22)[20] | 0
			inv (16) | 0
			INV(16) | 0
			inv16 | 0
			t(16;16) | 0
			t(16;16)(p13;q22) | 0
			t(16:16) | 0
			CBFB::MYH11 | 0
			CBFB-MYH11 | 0
			CBFB/MYH11 | 0
			t(8;21)(q22;q22) | 3
			46,XX,t(8;21)(q22;q22.1)[18]/46,XX[2] | 3
			t(8;21) RUNX1::RUNX1T1 | 3
			RUNX1-RUNX1T1 | 3
			AML1-ETO | 3
			normal | 5
			46,XY | 5
			46,XX[20] | 5
			complex | 5
			inv(3)(q21q26) | 5
			t(9;11) | 5
			-7 | 5
			del(16q) | 5
			t(8;16) | 5
			""")
	void cytogeneticsAreReadAsLaboratoriesWriteThem(String cytogenetics, double points) {
		assertThat(epi(cytogenetics).points()).isEqualTo(points);
	}

	@ParameterizedTest
	@ValueSource(strings = { "unknown", "not done", "Failed", "n/a", "pending", " ? " })
	void aWordForNotKnownIsNotKnown(String word) {
		Result result = epi(word);

		assertThat(result.points()).isNull();
		assertThat(result.missing()).containsExactly("cytogeneticsAtDiagnosis");
		assertThat(result.group()).isEqualTo("FAVORABLE");
	}

	@ParameterizedTest
	@ValueSource(strings = { "inv(16) not detected", "no t(8;21)", "normal, without inv(16)", "CBFB::MYH11 negative",
			"t(8;21) absent" })
	void whatIsDeniedIsNotReadAsFound(String text) {
		assertThat(Asking.faults("epi_aml_first_relapse", "cytogeneticsAtDiagnosis", text))
			.containsExactly("cytogeneticsAtDiagnosis");
		assertThat(Asking.faults("eln2022", "karyotype", text)).containsExactly("karyotype");
		assertThat(Asking.faults("eln2022", "fusions", List.of("t(9;11)", text))).containsExactly("fusions[1]");
	}

	@ParameterizedTest
	@CsvSource({ "35.9, 0", "36, 1", "45.9, 1", "46, 2", "60.9, 2", "80.9, 2" })
	void completedYearsCount(double age, double points) {
		Result result = Asking.of("epi_aml_first_relapse", "firstRemissionMonths", 20, "ageYears", age, "priorHsct",
				false, "cytogeneticsAtDiagnosis", "inv(16)");

		assertThat(result.points()).isEqualTo(points);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			setting | MRD_RELAPSE
			setting | PRIMARY_REFRACTORY
			disease | APL
			disease | B_ALL
			cytogeneticsAtDiagnosis | t(15;17)
			cytogeneticsAtDiagnosis | PML-RARA
			""")
	void epiKeepsToFirstHaematologicalRelapse(String input, String value) {
		Result result = Asking.of("epi_aml_first_relapse", "firstRemissionMonths", 20, "ageYears", 30, input, value);

		assertThat(result.group()).isEqualTo("NOT_APPLICABLE");
		assertThat(result.valid()).isFalse();
		assertThat(result.outcome()).isNotBlank();
		assertThat(result.reachable().groups()).containsExactly("NOT_APPLICABLE");
		assertThat(result.points()).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					epi_aml_first_relapse | ageYears=14.9, firstRemissionMonths=0, relapseNumber=0 | ageYears, firstRemissionMonths, relapseNumber
					epi_aml_first_relapse | ageYears=81, firstRemissionMonths=240.1, relapseNumber=1.5 | ageYears, firstRemissionMonths, relapseNumber
					goelams_rr_aml | firstRemissionMonths=240.1, ageYears=17 | firstRemissionMonths, ageYears
					eln2022 | tp53Vaf=100.1, flt3ItdAllelicRatio=-0.1 | tp53Vaf, flt3ItdAllelicRatio
					bfm_s_group | ageYears=22, monthsFromDiagnosis=300.1, marrowBlasts=100.1, monthsFromEndOfTherapy=-1 | ageYears, monthsFromDiagnosis, marrowBlasts, monthsFromEndOfTherapy
					adult_all_cr1_strata | ageYears=17.9 | ageYears
					elts | ageYears=17, spleenCm=40.1, bloodBlasts=14.1, platelets=9 | ageYears, spleenCm, bloodBlasts, platelets
					sokal | ageYears=101, spleenCm=-1, bloodBlasts=-0.1, platelets=5001 | ageYears, spleenCm, bloodBlasts, platelets
					eln_cml_milestones | monthsOnTki=2.9, bcrAbl1Is=100.1 | monthsOnTki, bcrAbl1Is
					cll_ipi | ageYears=111, b2mMgL=0.4 | ageYears, b2mMgL
					ball | b2mMgL=60.1, hemoglobinGL=29, ldhXUln=50.1 | b2mMgL, hemoglobinGL, ldhXUln
					binet | hemoglobinGL=201, platelets=0.9, enlargedAreas=6 | hemoglobinGL, platelets, enlargedAreas
					binet | enlargedAreas=1.5 | enlargedAreas
					rai | hemoglobinGL=29.9, platelets=1501 | hemoglobinGL, platelets
					hct_ci | dlco=9, fev1=151, creatinineMgDl=0.1 | dlco, fev1, creatinineMgDl
					hct_ci_age | ageYears=91, hctCi=27 | ageYears, hctCi
					ebmt_score | ageYears=91, monthsDiagnosisToHct=601 | ageYears, monthsDiagnosisToHct
					schmid_ric_2012 | marrowBlasts=101, monthsSinceAlloHsct=-1 | marrowBlasts, monthsSinceAlloHsct
					kps_to_ecog | karnofsky=101 | karnofsky
					cockcroft_gault | ageYears=17, weightKg=29, creatinineMgDl=0.19 | ageYears, weightKg, creatinineMgDl
					cockcroft_gault | ageYears=111, weightKg=251, creatinineMgDl=20.1 | ageYears, weightKg, creatinineMgDl
					ckd_epi_2021 | ageYears=17, creatinineMgDl=20.1 | ageYears, creatinineMgDl
					bsa_mosteller | heightCm=39, weightKg=301 | heightCm, weightKg
					bsa_dubois | heightCm=231, weightKg=2.9 | heightCm, weightKg
					qtcf | qtMs=0, heartRate=0 | qtMs, heartRate
					g8 | foodIntake=3 | foodIntake
					""")
	void everyValueOutsideItsRangeIsNamed(String id, String inputs, String named) {
		Object[] answers = Arrays.stream(inputs.split(", "))
			.flatMap((one) -> Arrays.stream(new Object[] { one.split("=")[0], Double.valueOf(one.split("=")[1]) }))
			.toArray();

		assertThat(Asking.faults(id, answers)).containsExactlyInAnyOrder(named.split(", "));
	}

	@Test
	void whatCannotBeReadAndWhatCannotStandTogetherAreNamedAtOnce() {
		assertThat(Asking.faults("epi_aml_first_relapse", "firstRemissionMonths", 0, "ageYears", "sixty", "remission",
				3, "cytogeneticsAtDiagnosis", "inv(16) and t(8;21)", "priorHsct", "perhaps"))
			.containsExactlyInAnyOrder("firstRemissionMonths", "ageYears", "remission", "cytogeneticsAtDiagnosis",
					"priorHsct");
	}

	@ParameterizedTest
	@CsvSource({ "M, M", "male, M", "Female, F", "f, F" })
	void sexIsReadAsPeopleWriteIt(String written, String meant) {
		InputReader.Reading reading = Scores.get("ball").read(map("sex", written));

		assertThat(reading.faults()).isEmpty();
		assertThat(reading.inputs().known()).containsEntry("sex", meant);
	}

	@ParameterizedTest
	@CsvSource({ "Rai 2, 1", "rai ii, 1", "BINET A, 0", "Rai 0, 0", "binet c, 1" })
	void stageIsReadAsPeopleWriteIt(String stage, double points) {
		assertThat(Asking
			.of("cll_ipi", "tp53Aberrant", false, "ighvMutated", true, "b2mMgL", 2, "ageYears", 60, "stage", stage)
			.points()).isEqualTo(points);
	}

	// ELN 2022

	private static Result eln(@Nullable Object... answers) {
		return Asking.of("eln2022", answers);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			45,XX,-7 | ADVERSE
			45,XY,-5[10] | ADVERSE
			46,XY,del(5)(q13q33) | ADVERSE
			del(5q) | ADVERSE
			5q- | ADVERSE
			monosomy 7 | ADVERSE
			46,XX,del(7)(q22) | INTERMEDIATE
			46,XY,t(6;9)(p23;q34) | ADVERSE
			t(9;22)(q34;q11.2) | ADVERSE
			t(8;16)(p11;p13) | ADVERSE
			inv(3)(q21.3q26.2) | ADVERSE
			t(3;3)(q21;q26) | ADVERSE
			t(3;21)(q26.2;q22) | INTERMEDIATE
			t(3q26;v) | ADVERSE
			t(v;11q23) | ADVERSE
			t(11;19)(q23;p13.1) | ADVERSE
			t(10;11)(p12;q23) | ADVERSE
			t(9;11)(p21.3;q23.3) | INTERMEDIATE
			t(9;11), +8, -Y | INTERMEDIATE
			t(9;11), -7 | ADVERSE
			del(17)(p13) | ADVERSE
			-17 | ADVERSE
			abn(17p) | ADVERSE
			i(17)(q10) | ADVERSE
			complex | ADVERSE
			complex karyotype with 5 abnormalities | ADVERSE
			4 unrelated abnormalities | ADVERSE
			not complex, +8 | INTERMEDIATE
			non-complex, +8 | INTERMEDIATE
			monosomal | ADVERSE
			44,XX,-18,-20 | ADVERSE
			45,XY,-18,add(12)(p13) | ADVERSE
			45,X,-Y | INTERMEDIATE
			45,XX,-18 | INTERMEDIATE
			47,XY,+8 | INTERMEDIATE
			49,XX,+8,+13,+21 | INTERMEDIATE
			48,XY,+8,+13,del(12)(p12) | ADVERSE
			46,XY,del(11)(q23) | INTERMEDIATE
			t(8;21)(q22;q22),-Y,del(9q),+8 | FAVORABLE
			inv(16)(p13q22),+22,+8 | FAVORABLE
			normal | INTERMEDIATE
			46,XX | INTERMEDIATE
			""")
	void karyotypesAreClassed(String karyotype, String group) {
		Result result = eln("karyotype", karyotype, "mutations", List.of(), "flt3Itd", false);

		assertThat(result.group()).as(result.outcome()).isEqualTo(group);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			KMT2A::AFDN | ADVERSE
			MLL-AF6 | ADVERSE
			KMT2A-MLLT10 | ADVERSE
			ELL::KMT2A | ADVERSE
			KMT2A rearranged | ADVERSE
			KMT2A::MLLT3 | INTERMEDIATE
			MLLT3-KMT2A | INTERMEDIATE
			MLL-AF9 | INTERMEDIATE
			t(9;11) KMT2A::MLLT3 | INTERMEDIATE
			DEK::NUP214 | ADVERSE
			DEK-NUP214 | ADVERSE
			BCR-ABL1 | ADVERSE
			KAT6A::CREBBP | ADVERSE
			GATA2::MECOM | ADVERSE
			NUP98::NSD1 | INTERMEDIATE
			RUNX1::RUNX1T1 | FAVORABLE
			CBFB-MYH11 | FAVORABLE
			PML::RARA | NOT_APPLICABLE
			""")
	void fusionsAreClassed(String fusion, String group) {
		assertThat(eln("fusions", List.of(fusion), "karyotype", "normal", "mutations", List.of(), "flt3Itd", false)
			.group()).isEqualTo(group);
		assertThat(eln("mutations", List.of(fusion), "karyotype", "normal", "flt3Itd", false).group())
			.isEqualTo(fusion.startsWith("KMT2A rearr") ? "INTERMEDIATE" : group);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			NPM1c+ | FAVORABLE
			NPM1 W288fs | FAVORABLE
			NPM1 mut | FAVORABLE
			npm1 | FAVORABLE
			SRSF2 P95H | ADVERSE
			ASXL1 G646Wfs | ADVERSE
			ASXL2 | INTERMEDIATE
			RUNX1 | ADVERSE
			KMT2A-PTD | INTERMEDIATE
			DNMT3A | INTERMEDIATE
			CEBPA bZIP in-frame | FAVORABLE
			CEBPA (bZIP, in frame) | FAVORABLE
			CEBPA non-bZIP | INTERMEDIATE
			CEBPA bZIP frameshift | INTERMEDIATE
			CEBPA TAD | INTERMEDIATE
			CEBPA | UNDETERMINED
			CEBPA biallelic | UNDETERMINED
			FLT3-TKD | INTERMEDIATE
			""")
	void genesAreReadAsLaboratoriesWriteThem(String mutation, String group) {
		assertThat(eln("karyotype", "normal", "mutations", List.of(mutation), "flt3Itd", false).group())
			.isEqualTo(group);
	}

	@Test
	void theFirstClauseThatHoldsDecides() {
		assertThat(eln("fusions", List.of("inv(16)"), "mutations", List.of("TP53", "SRSF2"), "tp53Vaf", 60, "karyotype",
				"complex")
			.group()).isEqualTo("FAVORABLE");
		assertThat(eln("karyotype", "t(9;11)(p21;q23)", "mutations", List.of("TP53", "RUNX1"), "tp53Vaf", 90).group())
			.isEqualTo("INTERMEDIATE");
		assertThat(
				eln("karyotype", "normal", "mutations", List.of("CEBPA bZIP in-frame", "TP53"), "tp53Vaf", 10).group())
			.isEqualTo("ADVERSE");
		assertThat(eln("karyotype", "normal", "mutations", List.of("CEBPA bZIP in-frame", "ASXL1"), "flt3Itd", true)
			.group()).isEqualTo("FAVORABLE");
		assertThat(eln("karyotype", "normal", "mutations", List.of("NPM1", "CEBPA bZIP in-frame"), "flt3Itd", true)
			.group()).isEqualTo("FAVORABLE");
		assertThat(eln("karyotype", "normal", "mutations", List.of("FLT3-ITD", "NPM1")).group())
			.isEqualTo("INTERMEDIATE");
	}

	@Test
	void theAllelicRatioChangesNothingButShowsTheDuplication() {
		assertThat(eln("karyotype", "normal", "mutations", List.of("NPM1"), "flt3Itd", true, "flt3ItdAllelicRatio", 0.1)
			.group()).isEqualTo("INTERMEDIATE");
		assertThat(eln("karyotype", "normal", "mutations", List.of("NPM1"), "flt3ItdAllelicRatio", 0.3).group())
			.isEqualTo("INTERMEDIATE");
		assertThat(Asking.faults("eln2022", "flt3Itd", false, "flt3ItdAllelicRatio", 0.3))
			.containsExactly("flt3ItdAllelicRatio");
	}

	@Test
	void untestedGenesLeaveTheClassOpenUnlessAnEarlierClauseDecides() {
		assertThat(eln("karyotype", "normal", "npm1", true, "flt3Itd", false).group()).as("TP53 not tested")
			.isEqualTo("UNDETERMINED");
		assertThat(eln("karyotype", "normal", "npm1", true, "flt3Itd", false, "tp53", false).group())
			.isEqualTo("FAVORABLE");
		assertThat(eln("karyotype", "normal", "npm1", false, "tp53", false, "cebpaBzip", false, "runx1", true).group())
			.isEqualTo("ADVERSE");
		Result open = eln("karyotype", "normal", "npm1", false, "tp53", false, "cebpaBzip", false);
		assertThat(open.group()).isEqualTo("UNDETERMINED");
		assertThat(open.reachable().groups()).containsExactly("INTERMEDIATE", "ADVERSE");
		assertThat(open.missing()).contains("asxl1", "zrsr2").doesNotContain("mutations");
		assertThat(eln("karyotype", "-7").group()).isEqualTo("ADVERSE");
		assertThat(eln("fusions", List.of("t(8;21)")).group()).isEqualTo("FAVORABLE");
	}

	@Test
	void aKaryotypeThatCannotBeReadIsNamedRatherThanTakenAsNormal() {
		assertThat(Asking.faults("eln2022", "karyotype", "see report")).containsExactly("karyotype");
		assertThat(Asking.faults("eln2022", "karyotype", 46)).containsExactly("karyotype");
		assertThat(Asking.faults("eln2022", "mutations", "NPM1")).containsExactly("mutations");
		assertThat(Asking.faults("eln2022", "mutations", List.of("NPM1"), "npm1", false)).containsExactly("npm1");
		assertThat(Asking.faults("eln2022", "mutations", List.of("TP53 wt", "unknown", 5)))
			.containsExactly("mutations[0]", "mutations[1]", "mutations[2]");
	}

	@Test
	void cautionsStandWhereThePopulationEnds() {
		assertThat(eln("karyotype", "-7", "ageYears", 10).warnings()).anyMatch((one) -> one.contains("children"));
		assertThat(Asking.of("goelams_rr_aml", "ageYears", 71).warnings()).anyMatch((one) -> one.contains("70"));
		assertThat(Asking.of("goelams_rr_aml", "ageYears", 70).warnings()).noneMatch((one) -> one.startsWith("Above"));
		assertThat(Asking.of("goelams_rr_aml", "disease", "APL").valid()).isFalse();
		assertThat(Asking.of("goelams_rr_aml", "lowIntensitySalvage", true).valid()).isFalse();
		assertThat(Asking.of("goelams_rr_aml", "priorAlloHsct", true).warnings())
			.anyMatch((one) -> one.contains("transplant"));
		assertThat(Asking.of("intreall", "ageYears", 18).warnings()).anyMatch((one) -> one.contains("children"));
		assertThat(Asking.of("intreall", "ageYears", 17.9).warnings()).noneMatch((one) -> one.contains("children"));
		assertThat(Asking.of("bfm_s_group", "phPositive", true).valid()).isFalse();
		assertThat(Asking.of("bfm_s_group", "priorAlloHsct", true).valid()).isFalse();
		assertThat(Asking.of("bfm_s_group", "matureB", true).valid()).isFalse();
		assertThat(Asking.of("adult_all_cr1_strata", "setting", "MRD_RELAPSE").valid()).isFalse();
		assertThat(Asking.of("elts", "treated", true).valid()).isFalse();
		assertThat(Asking.of("sokal", "cmlPhase", "ACCELERATED").valid()).isFalse();
		assertThat(Asking.of("sokal", "cmlPhase", "CHRONIC").valid()).isTrue();
		assertThat(Asking.of("eln_cml_milestones", "transcriptType", "ATYPICAL").valid()).isFalse();
		assertThat(Asking.of("eln_cml_milestones", "internationalScale", false).valid()).isFalse();
		assertThat(Asking.of("ball", "disease", "RICHTER").valid()).isFalse();
		assertThat(Asking.of("ball", "relapsedOrRefractory", false).valid()).isFalse();
		assertThat(Asking.of("binet", "hemoglobinGL", 90, "cytopeniaDueToCll", false).valid()).isFalse();
		assertThat(Asking
			.of("binet", "hemoglobinGL", 120, "platelets", 200, "enlargedAreas", 1, "cytopeniaDueToCll", false)
			.group()).isEqualTo("A");
		assertThat(Asking.of("cockcroft_gault", "dialysis", true).valid()).isFalse();
		assertThat(Asking.of("ckd_epi_2021", "acuteKidneyInjury", true).valid()).isFalse();
		assertThat(Asking.of("astct_icans", "ageYears", 11).valid()).isFalse();
		assertThat(Asking.of("schmid_ric_2012", "disease", "B_ALL").valid()).isFalse();
		assertThat(Asking.of("schmid_ric_2012", "setting", "MRD_RELAPSE").valid()).isFalse();
	}

	// Others

	@Test
	void resistanceMakesFailureOfALateWarning() {
		assertThat(milestone(30, 0.5, "resistanceMutation").group()).isEqualTo("FAILURE");
		assertThat(milestone(30, 0.5, "highRiskAca").group()).isEqualTo("FAILURE");
		assertThat(milestone(30, 0.1, "highRiskAca").group()).isEqualTo("FAILURE");
		assertThat(milestone(12, 0.5, "highRiskAca").group()).isEqualTo("WARNING");
		assertThat(milestone(30, 0.002, "confirmed").parts()).extracting(Part::why).contains("MR4.5");
	}

	private static Result milestone(double months, double level, String input) {
		return Asking.of("eln_cml_milestones", "monthsOnTki", months, "bcrAbl1Is", level, input, true);
	}

	@Test
	void anUnnumberedRemissionOfAllIsTheFirstOrALaterOne() {
		Result result = Asking.of("rdri", "disease", "ALL", "statusAtHct", "CR");

		assertThat(result.group()).isNull();
		assertThat(result.reachable().groups()).containsExactly("INTERMEDIATE", "HIGH");
		assertThat(result.missing()).containsExactly("remissionNumber");
		assertThat(Asking.of("rdri", "disease", "ALL", "statusAtHct", "CR", "remissionNumber", 2).group())
			.isEqualTo("HIGH");
		assertThat(Asking.of("rdri", "disease", "APL", "statusAtHct", "CR2").group()).isEqualTo("LOW");
		assertThat(Asking.of("rdri", "disease", "CML", "statusAtHct", "CP", "previousBlastPhase", true).warnings())
			.anyMatch((one) -> one.startsWith("Previous blast phase"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			dlco=65.4 | 3
			dlco=65.5 | 2
			dlco=80.4 | 2
			dlco=80.5 | 0
			dlco=90, fev1=65 | 3
			creatinineMgDl=2.0 | 0
			creatinineMgDl=2.01 | 2
			bilirubinUln=1.6, altUln=2.0 | 3
			bilirubinUln=1.5, altUln=2.5 | 1
			altUln=1.8, bmi=36 | 2
			bmi=35 | 0
			lvef=50 | 1
			lvef=51 | 0
			""")
	void measuredValuesMakeTheirItemOfTheHctCi(String measured, double points) {
		Map<String, @Nullable Object> answers = map("comorbidities", List.of());
		Arrays.stream(measured.split(", "))
			.forEach((one) -> answers.put(one.split("=")[0], Double.valueOf(one.split("=")[1])));
		Score score = Scores.get("hct_ci");

		assertThat(score.calculate(score.read(answers).inputs()).points()).isEqualTo(points);
	}

	@Test
	void autologousTransplantsHaveNoDonorPoints() {
		Result result = Asking.of("ebmt_score", "ageYears", 50, "stage", "LATE", "monthsDiagnosisToHct", 20, "inCr1",
				false, "autologous", true);

		assertThat(result.points()).isEqualTo(5);
	}

	@ParameterizedTest
	@CsvSource({ "8, 10, false, 0", "8, 40, false, 1", "3, 40, false, 2", "3, 27, true, 3", "5.0, 10, false, 1",
			"5.1, 26.9, false, 0" })
	void relapseAfterReducedIntensityCountsAdverseFactors(double months, double blasts, boolean gvhd, double factors) {
		Result result = Asking.of("schmid_ric_2012", "monthsSinceAlloHsct", months, "marrowBlasts", blasts,
				"acuteGvhdAfterHsct", gvhd);

		assertThat(result.points()).isEqualTo(factors);
		assertThat(result.group()).isNull();
		assertThat(result.valid()).isTrue();
		assertThat(result.parts()).hasSize(3);
		assertThat(result.outcome()).doesNotContain("%");
	}

	@Test
	void schmidLeavesAnIntervalWhereAFactorIsNotKnown() {
		Result result = Asking.of("schmid_ric_2012", "monthsSinceAlloHsct", 3, "marrowBlasts", 40);

		assertThat(result.points()).isNull();
		assertThat(result.reachable()).isEqualTo(new Result.Reachable(2.0, 3.0, List.of()));
		assertThat(result.missing()).containsExactly("acuteGvhdAfterHsct");
	}

	@ParameterizedTest
	@CsvSource({ "0, 90-100", "1, 70-80", "2, 50-60", "3, 30-40", "4, 10-20", "5, NOT_APPLICABLE" })
	void karnofskyFromEcogIsARange(double ecog, String range) {
		assertThat(Asking.of("ecog_to_kps", "ecog", ecog).group()).isEqualTo(range);
		assertThat(Asking.of("ecog_to_kps", "ecog", ecog).points()).isNull();
	}

	@Test
	void lanskyIsForChildren() {
		assertThat(Asking.of("lansky_to_ecog", "lansky", 70, "ageYears", 15.9).group()).isEqualTo("1");
		assertThat(Asking.of("lansky_to_ecog", "lansky", 70, "ageYears", 16).group()).isEqualTo("NOT_APPLICABLE");
		assertThat(Asking.of("lansky_to_ecog", "lansky", 65).group()).isEqualTo("INVALID");
	}

	@Test
	void theHeavyAreCountedWithTheirAdjustedWeightWhereTheHeightIsKnown() {
		double ideal = 45.5 + 0.9 * (160 - 152);
		double adjusted = ideal + 0.4 * (100 - ideal);
		Result result = Asking.of("cockcroft_gault", "ageYears", 50, "weightKg", 100, "creatinineMgDl", 1, "sex", "F",
				"heightCm", 160);

		assertThat(result.points()).isEqualTo(Math.round(90 * adjusted * 0.85 / 72 * 10) / 10.0);
		assertThat(result.parts()).extracting(Part::why).anyMatch((why) -> why.contains("adjusted"));
		assertThat(Asking.of("cockcroft_gault", "ageYears", 50, "weightKg", 100, "creatinineMgDl", 1, "sex", "F")
			.warnings()).anyMatch((one) -> one.contains("height"));
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "400, 50, -, true", "400, 120, -, true", "400, 49, INVALID, false", "400, 121, INVALID, false",
					"400, 29, INVALID, false", "400, 201, INVALID, false", "199, 60, INVALID, false",
					"801, 60, INVALID, false", "200, 60, -, true", "800, 60, -, true" })
	void theCorrectionHoldsAtRatesOf50To120(double qt, double rate, @Nullable String group, boolean valid) {
		Result result = Asking.of("qtcf", "qtMs", qt, "heartRate", rate);

		assertThat(result.group()).isEqualTo(group);
		assertThat(result.valid()).isEqualTo(valid);
		boolean computed = qt >= 200 && qt <= 800 && rate >= 30 && rate <= 200;
		assertThat(result.points() != null).isEqualTo(computed);
		boolean told = result.warnings().stream().anyMatch((one) -> one.contains("50-120") || one.contains("30-200"));
		assertThat(told).isEqualTo(!valid);
	}

	@Test
	void pacedHeartsAreReadByHand() {
		assertThat(Asking.of("qtcf", "qtMs", 400, "heartRate", 60, "pacedOrBlock", true).group())
			.isEqualTo("NOT_APPLICABLE");
	}

	@ParameterizedTest
	@CsvSource({ "12, 120, 0.9, 55", "5, 110, 0.4, 114" })
	void schwartzIsForChildren(double age, double height, double creatinine, double points) {
		assertThat(Asking.of("schwartz_bedside", "ageYears", age, "heightCm", height, "creatinineMgDl", creatinine)
			.points()).isEqualTo(points);
		assertThat(Asking.of("schwartz_bedside", "ageYears", 18).valid()).isFalse();
	}

	@Test
	void oneCriterionMakesUnfitEvenWhileTheOthersAreNotKnown() {
		Result result = Asking.of("ferrara", "ageYears", 79);

		assertThat(result.group()).isEqualTo("UNFIT");
		assertThat(result.reachable().groups()).containsExactly("UNFIT", "UNFIT_AND_NON_INTENSIVE_UNFIT");
		assertThat(Asking.of("ferrara", "ageYears", 75).group()).as("nothing else known").isNull();
		assertThat(Asking.of("ferrara", "childPugh", "B").group()).isEqualTo("UNFIT_AND_NON_INTENSIVE_UNFIT");
		assertThat(Asking.of("ferrara", "ageYears", 61, "altUln", 3.1, "liverDisease", true).group())
			.isEqualTo("UNFIT");
		assertThat(Asking.of("ferrara", "cognitiveDependence", true).group())
			.isEqualTo("UNFIT_AND_NON_INTENSIVE_UNFIT");
		assertThat(Asking.of("ferrara", "fev1", 65, "pulmonaryDisease", true).group())
			.isEqualTo("UNFIT_AND_NON_INTENSIVE_UNFIT");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					ageYears=75 | MET
					ageYears=74 | -
					ecog=2 | MET
					ecog=3 | MET
					lvef=50 | MET
					dlco=65 | MET
					fev1=65 | MET
					crcl=44.9 | MET
					crcl=30 | MET
					bilirubinUln=1.51 | MET
					bilirubinUln=3 | MET
					ageYears=74, ecog=1, heartFailure=no, stableAngina=no, lvef=51, dlco=66, fev1=66, crcl=45, bilirubinUln=1.5 | NOT_MET
					ageYears=74, ecog=1, heartFailure=no, stableAngina=no, lvef=51, dlco=66, fev1=66, crcl=29.9, bilirubinUln=3.1 | NOT_MET
					ageYears=74, ecog=4, heartFailure=no, stableAngina=no, lvef=51, dlco=66, fev1=66, crcl=45, bilirubinUln=1.5 | NOT_MET
					""")
	void entryCriteriaOfVialeA(String inputs, @Nullable String group) {
		Map<String, @Nullable Object> answers = new LinkedHashMap<>();
		for (String one : inputs.split(", ")) {
			String value = one.split("=")[1];
			answers.put(one.split("=")[0], value.equals("no") ? (Object) false : Double.valueOf(value));
		}
		Score score = Scores.get("viale_a_criteria");

		assertThat(score.calculate(score.read(answers).inputs()).group()).isEqualTo(group);
	}

	@Test
	void anItemOfTheG8MayBeUnknown() {
		Result result = Asking.of("g8", "items", Arrays.asList(2, 3, 2, 2, 3, 1, null, 2));

		assertThat(result.points()).isNull();
		assertThat(result.reachable()).isEqualTo(new Result.Reachable(15.0, 17.0, List.of("NORMAL")));
		assertThat(result.group()).isEqualTo("NORMAL");
		assertThat(result.missing()).containsExactly("selfRatedHealth");
		assertThat(Asking.of("g8").missing()).containsExactly("items");
		assertThat(Asking.of("g8", "ageYears", 65).warnings()).anyMatch((one) -> one.contains("younger"));
		assertThat(Asking.of("g8", "foodIntake", 2, "selfRatedHealth", 0.5).missing()).hasSize(6);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			B, 48, 60, false, 0.05 | LOW
			B, 36, 60, false, 0.1 | INTERMEDIATE
			B, 35.9, 60, false, 0.01 | HIGH
			B, 18, 2, true, 0.09 | LOW
			B, 17.9, 2, true, 0.01 | HIGH
			T, 60, 2, true, 0.01 | HIGH
			B, 48, 10, false, 0.01 | -
			""")
	void cog(String inputs, @Nullable String group) {
		String[] parts = inputs.split(", ");
		assertThat(Asking
			.of("cog_all_relapse", "lineage", parts[0], "monthsFromDiagnosis", Double.valueOf(parts[1]), "marrowBlasts",
					Double.valueOf(parts[2]), "extramedullary", Boolean.valueOf(parts[3]), "mrdEndReinduction",
					Double.valueOf(parts[4]))
			.group()).isEqualTo(group);
	}

	@ParameterizedTest
	@CsvSource({ "5, LE5", "5.1, 6_10", "10, 6_10", "10.1, 11_20", "20, 11_20", "20.1, GT20" })
	void earlyResponseOfChildren(double blasts, String group) {
		Result result = Asking.of("paediatric_aml_day28", "marrowBlastsDay28", blasts);

		assertThat(result.group()).isEqualTo(group);
		assertThat(result.outcome()).contains("4-year survival");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "MATCHED_SIBLING, PREFERRED", "CORD, CONSIDER", "NONE, SEARCH",
			"MATCHED_UNRELATED, PREFERRED", "HAPLO, RECOMMENDED", "MISMATCHED_UNRELATED, RECOMMENDED" })
	void donorsAreRanked(String donor, String group) {
		assertThat(Asking
			.of("donor_hierarchy", "donor", donor, "youngUnrelatedDonor", true, "germlinePredisposition", false,
					"siblingMuchOlder", false, "dsaPositive", false)
			.group()).isEqualTo(group);
	}

	@Test
	void somethingAgainstADonorPutsItBack() {
		assertThat(Asking.of("donor_hierarchy", "donor", "MATCHED_SIBLING", "germlinePredisposition", true).group())
			.isEqualTo("NOT_FIRST");
		assertThat(Asking.of("donor_hierarchy", "donor", "HAPLO", "dsaPositive", true).group()).isEqualTo("NOT_FIRST");
		assertThat(Asking.of("donor_hierarchy", "donor", "HAPLO", "hlaLossAfterHaplo", true).group())
			.isEqualTo("NOT_FIRST");
		assertThat(Asking.of("donor_hierarchy", "donor", "MATCHED_UNRELATED").reachable().groups())
			.containsExactly("PREFERRED", "RECOMMENDED");
	}

	@Test
	void sosInChildrenNeedsTwoFindings() {
		assertThat(Asking.of("ebmt_sos_children", "ascites", true, "hepatomegaly", true).group()).isEqualTo("MET");
		assertThat(Asking.of("ebmt_sos_children", "ascites", true).group()).isNull();
	}

	@Test
	void tumourLysisRisesWithTheLaboratory() {
		Object[] leukaemia = { "disease", "AML", "wbc", 30, "renalDysfunctionOrInvolvement", false,
				"uricAcidPotassiumOrPhosphateHigh", true };
		assertThat(Asking.of("tls_cairo_2010", leukaemia).group()).isEqualTo("HIGH");
		assertThat(Asking
			.of("tls_cairo_2010", "disease", "AML", "wbc", 10, "ldhXUln", 1, "renalDysfunctionOrInvolvement", false,
					"uricAcidPotassiumOrPhosphateHigh", true)
			.group()).isEqualTo("LOW");
		assertThat(Asking.of("tls_cairo_2010", "disease", "CML_BLAST_LYMPHOID", "wbc", 100).group()).isEqualTo("HIGH");
		assertThat(Asking.of("tls_cairo_2010", "disease", "CML_ACCELERATED", "renalDysfunctionOrInvolvement", false)
			.group()).isEqualTo("INTERMEDIATE");
		assertThat(Asking.of("tls_venetoclax_cll", "largestNodeCm", 2, "alc", 10, "crcl", 79.9).warnings())
			.anyMatch((one) -> one.contains("79.9"));
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "476, 6.0, 1.0, 2.2, 40, LABORATORY", "475, 6.0, 1.0, 2.2, 40, NONE",
					"475, 6.0, 1.45, 2.2, 40, LABORATORY", "475, 6.0, 1.45, 2.2, 10, NONE",
					"475, 6.0, 2.1, 2.2, 10, LABORATORY", "476, 5.9, 1.0, 1.75, 40, LABORATORY",
					"475, 5.9, 1.44, 1.76, 40, NONE" })
	void tumourLysisNow(double uric, double potassium, double phosphate, double calcium, int age, String group) {
		Object[] laboratory = { "uricAcid", uric, "potassium", potassium, "phosphate", phosphate, "correctedCalcium",
				calcium, "ageYears", age, "creatinineRaised", false, "arrhythmia", false, "seizure", false };
		assertThat(Asking.of("tls_cairo_bishop", laboratory).group()).isEqualTo(group);
		laboratory[15] = true;
		assertThat(Asking.of("tls_cairo_bishop", laboratory).group())
			.isEqualTo(group.equals("NONE") ? group : "CLINICAL");
	}

	@ParameterizedTest
	@CsvSource({ "AWAKENS_SPONTANEOUSLY, GRADE_1", "ALERT, GRADE_0", "AWAKENS_TO_TOUCH, GRADE_3",
			"UNAROUSABLE, GRADE_4" })
	void consciousness(String consciousness, String grade) {
		assertThat(Asking.of("astct_icans", "ice", 10, "consciousness", consciousness).group()).isEqualTo(grade);
	}

	@Test
	void everyMessageNamesItsInputInWords() {
		List<Fault> faults = Scores.get("elts").read(map("ageYears", 450, "spleen", 1, "platelets", "300")).faults();

		assertThat(faults).extracting(Fault::message)
			.anyMatch((one) -> one.contains("Age at diagnosis 450 cannot be right: it is between 18 and 100 years"))
			.anyMatch((one) -> one.contains("Did you mean spleenCm?"))
			.anyMatch((one) -> one.contains("Platelets is a number"));
	}

	@Test
	void whatIsNotCheckedIsNeverShownAsFact() {
		assertThat(Scores.all()).allSatisfy((score) -> score.sheet()
			.groups()
			.stream()
			.filter((group) -> group.check() == org.nextline.vocabulary.CheckMark.M)
			.forEach((group) -> {
				assertThat(group.outcome()).as(score.id()).doesNotContain("%").contains("to be confirmed locally");
				assertThat(group.charted()).as(score.id()).isFalse();
			}));
	}

}
