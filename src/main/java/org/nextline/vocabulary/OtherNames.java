package org.nextline.vocabulary;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names by which other programs and older forms call our facts. They are not taken, but
 * whoever sends one is told the name that is.
 */
final class OtherNames {

	private static final Map<String, List<String>> NAMES = Map.ofEntries(Map.entry("age", List.of("ageYears")),
			Map.entry("iwcllindication", List.of("treatmentIndication")),
			Map.entry("hcltreatmentindication", List.of("treatmentIndication")),
			Map.entry("tpllactive", List.of("treatmentIndication")),
			Map.entry("monthsdiagnosistorelapse", List.of("monthsFromDiagnosis")),
			Map.entry("monthssinceendoffrontline", List.of("monthsFromEndOfTherapy")),
			Map.entry("absoluteneutrophils", List.of("anc")), Map.entry("neutrophils", List.of("anc")),
			Map.entry("lymphocytes", List.of("alc")), Map.entry("absolutelymphocytes", List.of("alc")),
			Map.entry("hb", List.of("hemoglobinGL")), Map.entry("hemoglobin", List.of("hemoglobinGL")),
			Map.entry("haemoglobin", List.of("hemoglobinGL")),
			Map.entry("salvageresponse", List.of("currentResponse", "salvageStarted")),
			Map.entry("responsestatus", List.of("currentResponse")),
			Map.entry("cnssymptoms", List.of("clinicalFindings")),
			Map.entry("cranialnervepalsy", List.of("clinicalFindings")),
			Map.entry("spleencmbelowmargin", List.of("spleenCm")), Map.entry("ldh", List.of("ldhXUln")),
			Map.entry("ldhuln", List.of("ldhXUln")), Map.entry("monthsoncurrenttki", List.of("monthsOnTki")),
			Map.entry("tkilinemonths", List.of("monthsOnTki")), Map.entry("dmryears", List.of("mr4Years", "mr45Years")),
			Map.entry("tfrloss", List.of("tfrLossType")), Map.entry("toxicitytype", List.of("intolerances")),
			Map.entry("asparaginasehypersensitivity", List.of("priorToxicities")),
			Map.entry("cumulativeanthracycline", List.of("cumulativeAnthracyclineMgM2")),
			Map.entry("prioranthracyclinemgm2", List.of("cumulativeAnthracyclineMgM2")),
			Map.entry("complexkaryotype", List.of("cytogenetics", "karyotypeAbnormalityCount")),
			Map.entry("karyotype", List.of("cytogenetics")), Map.entry("mutations", List.of("alterations")),
			Map.entry("cd19_mixed", List.of("antigens")), Map.entry("creatinine", List.of("creatinineMgDl")),
			Map.entry("bilirubin", List.of("bilirubinUln", "bilirubinMgDl")), Map.entry("alt", List.of("altUln")),
			Map.entry("albumin", List.of("albuminGL")), Map.entry("igg", List.of("iggGL")),
			Map.entry("qtc", List.of("qtcf")), Map.entry("refractoryinfection", List.of("infectionRefractory")),
			Map.entry("hbv", List.of("hepatitisB")), Map.entry("hivstatus", List.of("hivPositive")),
			Map.entry("hiv", List.of("hivPositive")), Map.entry("hepatitisc", List.of("hivHcvActive")),
			Map.entry("cmvserostatus", List.of("cmvStatus")), Map.entry("cmv", List.of("cmvStatus")),
			Map.entry("g6pddeficiency", List.of("g6pdDeficient")), Map.entry("longqt", List.of("longQtHistory")),
			Map.entry("venousthrombosishistory", List.of("vteHistory")),
			Map.entry("capillaryleakhistory", List.of("capillaryLeakGrade")),
			Map.entry("charcotmarietooth", List.of("otherConditions")), Map.entry("jurisdiction", List.of("region")),
			Map.entry("regulatoryregion", List.of("region")), Map.entry("plannedagent", List.of("plannedAgents")),
			Map.entry("agentsunavailable", List.of("unavailableAgents")));

	private OtherNames() {
	}

	/**
	 * " Did you mean X?" when it is known or can be guessed what was meant, else nothing.
	 */
	static String hint(String key) {
		List<String> named = NAMES.get(key.toLowerCase(Locale.ROOT));
		return (named != null) ? " Did you mean " + String.join(" or ", named) + "?"
				: CaseReader.Spelling.hint(key, CaseField.keys());
	}

}
