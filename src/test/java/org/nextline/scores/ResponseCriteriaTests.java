package org.nextline.scores;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Disease;

import static org.assertj.core.api.Assertions.assertThat;

/** The criteria of response, on both sides of each of their numbers. */
class ResponseCriteriaTests {

	@ParameterizedTest
	@CsvSource({ "4.9,1.0,100,CR", "4.9,0.99,100,CRh", "4.9,1.0,99,CRh", "4.9,0.5,50,CRh", "4.9,0.49,50,MLFS",
			"4.9,0.49,100,CRi", "4.9,0.5,49,MLFS", "4.9,1.0,49,CRi", "5.0,1.0,100,PR", "25,1.0,100,PR",
			"25.1,1.0,100,NOT_CR", "5.0,0.99,100,NOT_CR", "5.0,1.0,99,NOT_CR" })
	void acuteMyeloidLeukaemiaByEln2022(double blasts, double neutrophils, double platelets, String category) {
		assertThat(aml("bmBlasts", blasts, "anc", neutrophils, "plt", platelets, "circulatingBlasts", false,
				"extramedullary", false, "adequate", true, "remissionBefore", false, "blastsBefore", 50.2, "landmark",
				false)
			.group()).isEqualTo(category);
	}

	@Test
	void aFallByHalfIsNeededForPartialResponse() {
		Map<String, Object> known = known("bmBlasts", 20.0, "anc", 1.0, "plt", 100.0, "circulatingBlasts", false,
				"extramedullary", false, "remissionBefore", false, "landmark", true, "blastsBefore", 40.0);
		assertThat(result(Disease.AML, "eln2022_assessment", known)).satisfies((result) -> {
			assertThat(result.group()).isEqualTo("PR");
			assertThat(result.warnings()).anyMatch((words) -> words.contains("counts as refractory"));
		});
		known.put("blastsBefore", 39.9);
		assertThat(result(Disease.AML, "eln2022_assessment", known).group()).isEqualTo("REFRACTORY");
	}

	@Test
	void bloodBlastsAloneAreARelapseOnlyWhenSeenTwice() {
		Map<String, Object> known = known("bmBlasts", 3.0, "circulatingBlasts", true, "extramedullary", false,
				"remissionBefore", true);
		assertThat(result(Disease.AML, "eln2022_assessment", known)).satisfies((result) -> {
			assertThat(result.group()).isNull();
			assertThat(result.reachable().groups()).containsExactlyInAnyOrder("RELAPSE", "BLASTS_ONCE");
			assertThat(result.missing()).containsExactly("seenTwice");
		});
		known.put("bmBlasts", 5.0);
		assertThat(result(Disease.AML, "eln2022_assessment", known).group()).isEqualTo("RELAPSE");
	}

	@Test
	void whatIsNotKnownLeavesTheCategoriesOpenAndIsNeverNo() {
		Result result = aml("bmBlasts", 2.0, "circulatingBlasts", false, "extramedullary", false, "anc", 1.2);
		assertThat(result.group()).isNull();
		assertThat(result.reachable().groups()).containsExactly("CR", "CRh", "CRi");
		Result marrowAlone = aml("bmBlasts", 2.0, "anc", 1.2, "plt", 120.0);
		assertThat(marrowAlone.group()).isNull();
		assertThat(marrowAlone.reachable().groups()).contains("CR", "NOT_CR", "RELAPSE");
		assertThat(aml("bmBlasts", 2.0, "circulatingBlasts", false, "extramedullary", false, "anc", 0.1, "plt", 9.0)
			.reachable()
			.groups()).containsExactly("MLFS", "NOT_ASSESSABLE");
	}

	@ParameterizedTest
	@CsvSource({ "FLOW,0.099,NEGATIVE", "FLOW,0.1,POSITIVE", "NGS,0.099,NEGATIVE", "NGS,0.1,POSITIVE",
			"PCR,1.99,LOW_LEVEL", "PCR,2,POSITIVE" })
	void residualDiseaseInAcuteMyeloidLeukaemia(String method, double value, String category) {
		assertThat(result(Disease.AML, "eln2021_mrd",
				known("method", method, "value", value, "detected", true, "risen", false))
			.group()).isEqualTo(category);
	}

	@Test
	void aConfirmedRiseIsARelapseWhateverTheLevel() {
		assertThat(result(Disease.AML, "eln2021_mrd", known("method", "PCR", "value", 0.2, "risen", true)).group())
			.isEqualTo("MRD_RELAPSE");
		assertThat(
				result(Disease.AML, "eln2021_mrd", known("method", "PCR", "value", 0.2, "detected", true)).reachable()
					.groups())
			.containsExactly("LOW_LEVEL", "MRD_RELAPSE");
	}

	@ParameterizedTest
	@CsvSource({ "0.0099,NEGATIVE", "0.01,POSITIVE", "0.099,POSITIVE", "0.1,HIGH" })
	void residualDiseaseInAcuteLymphoblasticLeukaemia(double level, String category) {
		assertThat(result(Disease.B_ALL, "all_mrd", known("mrd", level)).group()).isEqualTo(category);
	}

	@ParameterizedTest
	@CsvSource({ "CNS1,4.9,CR", "CNS2,4.9,CR", "CNS3,4.9,RELAPSE", "CNS1,5,RELAPSE" })
	void acuteLymphoblasticLeukaemia(String csf, double blasts, String category) {
		assertThat(result(Disease.T_ALL, "all_assessment", known("bmBlasts", blasts, "circulatingBlasts", false,
				"extramedullary", false, "cns", csf, "anc", 1.0, "plt", 100.0, "remissionBefore", true))
			.group()).isEqualTo(category);
	}

	@ParameterizedTest
	@CsvSource({ "3,10,OPTIMAL", "3,10.1,WARNING", "6,1,OPTIMAL", "6,1.1,WARNING", "6,10.1,FAILURE", "12,0.1,OPTIMAL",
			"12,0.11,WARNING", "12,1,WARNING", "12,1.1,FAILURE" })
	void chronicMyeloidLeukaemiaByMilestones(double months, double level, String category) {
		assertThat(result(Disease.CML, "eln_cml_milestones",
				known("monthsOnTki", months, "bcrAbl1Is", level, "confirmed", false))
			.group()).isEqualTo(category);
	}

	@ParameterizedTest
	@CsvSource({ "nodes,1.5,1.6", "spleen,12.9,13", "lymphocytes,3.9,4" })
	void chronicLymphocyticLeukaemiaIsInRemissionOnlyWithNothingLeft(String field, double clear, double left) {
		Map<String, Object> known = remission();
		known.put(field, clear);
		assertThat(cll(known).group()).isEqualTo("CR");
		known.put(field, left);
		assertThat(cll(known).group()).isEqualTo("PR");
	}

	@ParameterizedTest
	@CsvSource({ "plt,100,99", "hb,110,109", "anc,1.5,1.4" })
	void lowCountsMakeItIncomplete(String field, double enough, double low) {
		Map<String, Object> known = remission();
		known.put(field, enough);
		assertThat(cll(known).group()).isEqualTo("CR");
		known.put(field, low);
		assertThat(cll(known).group()).isEqualTo("CRi");
	}

	@Test
	void lymphocytosisAloneOnAPathwayInhibitorIsNotProgression() {
		Map<String, Object> known = known("progressed", false, "lymphocytesUp", true, "pathwayInhibitor", true,
				"lymphocytes", 40.0, "groupA", false, "organs", true, "groupB", true);
		assertThat(cll(known).group()).isEqualTo("PR_L");
		known.put("pathwayInhibitor", false);
		assertThat(cll(known).group()).isEqualTo("PD");
		known.remove("pathwayInhibitor");
		assertThat(cll(known).group()).isNull();
		assertThat(cll(known).reachable().groups()).containsExactly("PR_L", "PD");
	}

	@Test
	void criteriaThatTheReferenceDoesNotHoldAreNotInvented() {
		assertThat(ResponseCriteria.of(Disease.HCL)).isEmpty();
		assertThat(ResponseCriteria.of(Disease.CLL).get(0).sheet().check()).isEqualTo(CheckMark.M);
		assertThat(ResponseCriteria.of(Disease.AML).get(0).sheet().check()).isEqualTo(CheckMark.V);
	}

	private static Map<String, Object> remission() {
		return known("progressed", false, "lymphocytesUp", false, "nodes", 1.0, "spleen", 11.0, "liver", false,
				"symptoms", false, "lymphocytes", 2.0, "plt", 150.0, "hb", 130.0, "anc", 2.0, "marrow", "CLEAR",
				"groupA", true, "groupB", true);
	}

	private static Result aml(Object... known) {
		return result(Disease.AML, "eln2022_assessment", known(known));
	}

	private static Result cll(Map<String, Object> known) {
		return result(Disease.CLL, "iwcll2018_assessment", known);
	}

	private static Result result(Disease disease, String id, Map<String, Object> known) {
		Score score = ResponseCriteria.find(disease, id).orElseThrow();
		InputReader.Reading reading = score.read(known);
		assertThat(reading.faults()).isEmpty();
		return score.calculate(reading.inputs());
	}

	private static Map<String, Object> known(Object... pairs) {
		Map<String, Object> known = new LinkedHashMap<>();
		List<Object> all = List.of(pairs);
		for (int at = 0; at < all.size(); at += 2) {
			known.put((String) all.get(at), all.get(at + 1));
		}
		return known;
	}

}
