package org.nextline.scores;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Worked examples of the reference, sections 1.1 to 1.11, and both sides of every cut.
 */
class DiseaseScoresTests {

	@ParameterizedTest
	@CsvSource({ "24, inv(16), 30, false, 0, FAVORABLE", "10, t(8;21), 42, false, 7, INTERMEDIATE",
			"5, normal, 52, true, 14, POOR", "20, normal, 38, false, 6, FAVORABLE", "14, complex, 50, false, 10, POOR",
			"6.99, inv(16), 30, false, 5, FAVORABLE", "7, inv(16), 30, false, 3, FAVORABLE",
			"18, inv(16), 30, false, 3, FAVORABLE", "18.01, inv(16), 30, false, 0, FAVORABLE",
			"20, t(16;16), 35, false, 0, FAVORABLE", "20, inv(16), 36, false, 1, FAVORABLE",
			"20, inv(16), 45, false, 1, FAVORABLE", "20, inv(16), 46, false, 2, FAVORABLE",
			"20, normal, 46, false, 7, INTERMEDIATE", "20, normal, 46, true, 9, INTERMEDIATE",
			"10, normal, 30, true, 10, POOR" })
	void firstRelapseIndex(double months, String cytogenetics, int age, boolean transplant, double points,
			String group) {
		Result result = Asking.of("epi_aml_first_relapse", "firstRemissionMonths", months, "cytogeneticsAtDiagnosis",
				cytogenetics, "ageYears", age, "priorHsct", transplant);

		assertThat(result.points()).isEqualTo(points);
		assertThat(result.group()).isEqualTo(group);
		assertThat(result.parts()).hasSize(4);
		assertThat(result.parts().stream().mapToDouble((part) -> (part.points() != null) ? part.points() : 99).sum())
			.isEqualTo(points);
	}

	@Test
	void firstRelapseIndexNeedsNoCytogeneticsToSeeAFavorableGroup() {
		Result result = Asking.of("epi_aml_first_relapse", "firstRemissionMonths", 20, "ageYears", 30, "priorHsct",
				false);

		assertThat(result.points()).isNull();
		assertThat(result.group()).isEqualTo("FAVORABLE");
		assertThat(result.reachable()).isEqualTo(new Result.Reachable(0.0, 5.0, List.of("FAVORABLE")));
		assertThat(result.missing()).containsExactly("cytogeneticsAtDiagnosis");
	}

	@Test
	void firstRelapseIndexKeepsToItsPopulation() {
		assertThat(Asking.of("epi_aml_first_relapse", "relapseNumber", 2).group()).isEqualTo("NOT_APPLICABLE");
		assertThat(Asking.of("epi_aml_first_relapse", "disease", "APL").valid()).isFalse();
		assertThat(Asking.faults("epi_aml_first_relapse", "ageYears", 81, "firstRemissionMonths", 241))
			.containsExactlyInAnyOrder("ageYears", "firstRemissionMonths");
		assertThat(Asking.faults("epi_aml_first_relapse", "cytogeneticsAtDiagnosis", "inv(16), t(8;21)"))
			.containsExactly("cytogeneticsAtDiagnosis");
		assertThat(Asking.of("epi_aml_first_relapse", "ageYears", 61).warnings()).anyMatch((one) -> one.contains("60"));
		assertThat(Asking.of("epi_aml_first_relapse").reachable())
			.isEqualTo(new Result.Reachable(0.0, 14.0, List.of("FAVORABLE", "INTERMEDIATE", "POOR")));
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "false, false, RELAPSE, 20, 0, FAVORABLE", "true, false, RELAPSE, 14, 1, INTERMEDIATE",
					"false, true, RELAPSE, 8, 2, UNFAVORABLE", "true, true, PRIMARY_REFRACTORY, -, 3, UNFAVORABLE",
					"false, false, RELAPSE, 12.0, 0, FAVORABLE", "false, false, -, 11.9, 1, INTERMEDIATE" })
	void goelams(boolean duplication, boolean highRisk, @Nullable String setting, @Nullable Double months,
			double points, String group) {
		Result result = Asking.of("goelams_rr_aml", "flt3Itd", duplication, "highRiskCytogenetics", highRisk, "setting",
				setting, "firstRemissionMonths", months);

		assertThat(result.points()).isEqualTo(points);
		assertThat(result.group()).isEqualTo(group);
		assertThat(result.outcome()).doesNotContain("%");
	}

	@Test
	void goelamsTellsTheReachableGroups() {
		Result result = Asking.of("goelams_rr_aml", "flt3Itd", true, "highRiskCytogenetics", true);

		assertThat(result.group()).isEqualTo("UNFAVORABLE");
		assertThat(result.reachable()).isEqualTo(new Result.Reachable(2.0, 3.0, List.of("UNFAVORABLE")));
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", delimiter = '|', value = { "-|NPM1|true|normal|-|INTERMEDIATE",
			"inv(16)|KIT,FLT3-TKD|-|-|-|FAVORABLE", "-|NPM1,SRSF2|false|normal|-|FAVORABLE",
			"-|NPM1|false|-7|-|ADVERSE", "t(9;11)|TP53|-|-|4|INTERMEDIATE", "t(9;11)|TP53|-|complex|40|INTERMEDIATE",
			"-|RUNX1|-|normal|-|ADVERSE", "|KMT2A-PTD|false|normal|-|INTERMEDIATE",
			"|TP53,NPM1|false|normal|9.9|FAVORABLE", "|TP53,NPM1|false|normal|10|ADVERSE",
			"|CEBPA bZIP in-frame|true|normal|-|FAVORABLE", "|CEBPA non-bZIP|true|normal|-|INTERMEDIATE",
			"t(6;11) KMT2A::AFDN||false|-|-|ADVERSE", "t(8;21)|ASXL1|true|complex|-|FAVORABLE",
			"|NPM1,ASXL1|true|normal|-|ADVERSE", "|NPM1|false|-|-|UNDETERMINED", "|NPM1|-|normal|-|UNDETERMINED",
			"|TP53|false|normal|-|UNDETERMINED", "-|-|-|45,XX,-5,+8,del(12)(p12)|-|ADVERSE",
			"-|''|false|47,XY,+8|-|INTERMEDIATE", "-|''|false|50,XX,+4,+8,+10,+21|-|INTERMEDIATE",
			"-|''|false|del(7q)|-|INTERMEDIATE", "-|-|-|46,XY,t(11;19)(q23;p13)|-|ADVERSE",
			"-|''|false|45,XY,-7|-|ADVERSE", "-|-|-|-|-|UNDETERMINED" })
	void eln2022(@Nullable String fusions, @Nullable String mutations, @Nullable Boolean duplication,
			@Nullable String karyotype, @Nullable Double vaf, String group) {
		Result result = Asking.of("eln2022", "fusions", fusions != null ? list(fusions) : null, "mutations",
				mutations != null ? list(mutations) : null, "flt3Itd", duplication, "karyotype", karyotype, "tp53Vaf",
				vaf);

		assertThat(result.group()).isEqualTo(group);
		assertThat(result.points()).isNull();
	}

	@Test
	void eln2022SuggestsTheGeneThatWasMeant() {
		assertThat(Asking.faults("eln2022", "mutations", List.of("NMP1", "CEBPA", "DNMT3A", "TET2", "ASXL2")))
			.containsExactly("mutations[0]");
		assertThat(Asking.faults("eln2022", "tp53Vaf", 101, "karyotype", "unknown")).contains("tp53Vaf");
	}

	private static List<String> list(String entries) {
		return entries.isEmpty() ? List.of() : List.of(entries.split(","));
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", delimiter = '|',
			value = { "NPM1|false|false|-|FAVORABLE", "NPM1,NRAS|false|false|-|INTERMEDIATE",
					"IDH1|true|false|AZA+IVO|FAVORABLE", "IDH1|true|false|AZA+VEN|INTERMEDIATE",
					"TP53,IDH2|-|-|-|ADVERSE", "NPM1|false|true|-|NOT_APPLICABLE", "DDX41,KRAS|true|-|-|FAVORABLE",
					"NPM1|-|-|-|-", "IDH1|true|-|-|-" })
	void eln2024(String mutations, @Nullable Boolean duplication, @Nullable Boolean before, @Nullable String regimen,
			@Nullable String group) {
		Result result = Asking.of("eln2024_less_intensive", "mutations", list(mutations), "flt3Itd", duplication,
				"priorHma", before, "plannedRegimen", regimen);

		assertThat(result.group()).isEqualTo(group);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "B, 14, -, true, 60, false, S4, HR", "B, 26, 1, false, 12, true, S2, SR",
			"T, 40, 15, false, 70, false, S4, HR", "B, 10, -, true, 1, true, S2, HR",
			"T, 33, 9, false, 0, true, S1, SR", "B, 17.9, 6.0, false, 80, false, S2, SR",
			"B, 17.9, 5.9, false, 80, false, S4, HR", "B, 18, 5.9, false, 80, false, S3, HR",
			"B, 18, 5.9, -, 5, true, S2, SR", "B, 18, -, true, 4.9, true, S2, SR", "T, 30, 2, false, 30, true, S4, HR",
			"T, -, -, -, 25, false, S4, HR", "B, 40, 12, false, 24.9, false, -, -" })
	void childhoodAll(String lineage, @Nullable Double diagnosis, @Nullable Double end, @Nullable Boolean on,
			double marrow, boolean outside, @Nullable String group, @Nullable String stratum) {
		Object[] answers = { "lineage", lineage, "monthsFromDiagnosis", diagnosis, "monthsFromEndOfTherapy", end,
				"onTherapy", on, "marrowBlasts", marrow, "extramedullary", outside };

		assertThat(Asking.of("bfm_s_group", answers).group()).isEqualTo(group);
		assertThat(Asking.of("intreall", answers).group()).isEqualTo(stratum);
		assertThat(Asking.of("intreall", answers).valid()).isEqualTo(stratum != null);
	}

	@Test
	void childhoodAllKeepsToItsPopulation() {
		assertThat(Asking.of("intreall", "relapseNumber", 2).group()).isEqualTo("NOT_APPLICABLE");
		assertThat(Asking.faults("bfm_s_group", "ageYears", 22, "marrowBlasts", 101, "lineage", "X"))
			.containsExactlyInAnyOrder("ageYears", "marrowBlasts", "lineage");
		assertThat(Asking.faults("bfm_s_group", "onTherapy", true, "monthsFromEndOfTherapy", 3))
			.containsExactly("onTherapy");
		Result result = Asking.of("bfm_s_group", "lineage", "B", "marrowBlasts", 60, "extramedullary", false,
				"onTherapy", true);
		assertThat(result.reachable().groups()).containsExactly("S3", "S4");
		assertThat(result.missing()).containsExactly("monthsFromDiagnosis");
		assertThat(Asking.of("bfm_s_group").group()).isNull();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "11.9, RELAPSE, EARLY_LT12", "12.0, -, INTERMEDIATE_12_24", "23.9, RELAPSE, INTERMEDIATE_12_24",
					"24.0, RELAPSE, LATE_GE24", "-, PRIMARY_REFRACTORY, PRIMARY_REFRACTORY" })
	void adultAll(@Nullable Double months, @Nullable String setting, String group) {
		assertThat(Asking.of("adult_all_cr1_strata", "firstRemissionMonths", months, "setting", setting).group())
			.isEqualTo(group);
	}

	@Test
	void adultAllTellsWhatIsStillPossible() {
		Result result = Asking.of("adult_all_cr1_strata", "setting", "RELAPSE");

		assertThat(result.group()).isNull();
		assertThat(result.reachable().groups()).containsExactly("EARLY_LT12", "INTERMEDIATE_12_24", "LATE_GE24");
	}

	@ParameterizedTest
	@CsvSource({ "45, 0, 1, 300, 1.0823, LOW", "60, 5, 2, 250, 1.8787, INTERMEDIATE", "72, 10, 4, 200, 2.8866, HIGH",
			"35, 15, 8, 900, 2.3039, HIGH" })
	void elts(double age, double spleen, double blasts, double platelets, double points, String group) {
		Result result = Asking.of("elts", "ageYears", age, "spleenCm", spleen, "bloodBlasts", blasts, "platelets",
				platelets);

		assertThat(result.points()).isEqualTo(points);
		assertThat(result.group()).isEqualTo(group);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "3, 10.0, -, OPTIMAL", "3, 10.1, false, WARNING", "3, 10.1, true, FAILURE", "3, 10.1, -, -",
					"4.9, 2, -, OPTIMAL", "5, 2, -, WARNING", "6, 1.0, -, OPTIMAL", "6, 1.1, -, WARNING",
					"6, 10, -, WARNING", "6, 10.1, -, FAILURE", "10.4, 1, -, OPTIMAL", "10.5, 1, -, WARNING",
					"12, 1.0, -, WARNING", "12, 1.1, -, FAILURE", "12, 0.1, -, OPTIMAL", "12, 0.11, -, WARNING",
					"30, 0.4, -, WARNING" })
	void cmlMilestones(double months, double level, @Nullable Boolean confirmed, @Nullable String group) {
		Result result = Asking.of("eln_cml_milestones", "monthsOnTki", months, "bcrAbl1Is", level, "confirmed",
				confirmed);

		assertThat(result.group()).isEqualTo(group);
	}

	@Test
	void cmlMilestonesStartAtThreeMonths() {
		assertThat(Asking.faults("eln_cml_milestones", "monthsOnTki", 2.9, "bcrAbl1Is", 100.1))
			.containsExactlyInAnyOrder("monthsOnTki", "bcrAbl1Is");
		assertThat(Asking.of("eln_cml_milestones", "monthsOnTki", 12).reachable().groups()).containsExactly("OPTIMAL",
				"WARNING", "FAILURE");
	}

	@Test
	void everyScoreAnswersWithNothingKnown() {
		assertThat(Scores.all()).allSatisfy((score) -> {
			assertThat(score.read(java.util.Map.of()).faults()).isEmpty();
			assertThat(score.calculate(Inputs.of(java.util.Map.of())).points()).isNull();
		});
	}

}
