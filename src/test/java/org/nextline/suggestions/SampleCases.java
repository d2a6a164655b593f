package org.nextline.suggestions;

import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/** Invented cases, as a program would send them. */
final class SampleCases {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private SampleCases() {
	}

	/** First relapse of FLT3-ITD AML in a fit man of 58; the example of the contract. */
	static Map<String, Object> firstRelapseAmlWithFlt3Itd() {
		return read("""
				{
				  "disease": "AML", "setting": "RELAPSE", "relapseNumber": 1, "firstRemissionMonths": 9,
				  "ageYears": 58, "sex": "M", "ecog": 1, "fitness": "FIT", "lvef": 60, "crcl": 95,
				  "bilirubinUln": 0.7, "qtcf": 428, "marrowBlasts": 45, "sites": ["MARROW"],
				  "alterations": [ { "gene": "FLT3", "kind": "ITD", "variant": null, "vafPercent": 38 } ],
				  "knownAbsent": ["NPM1", "IDH1", "IDH2", "KMT2A"],
				  "antigens": { "CD33": { "positive": true, "percent": 80 } },
				  "cytogenetics": ["normal"],
				  "priorTherapies": [
				    { "name": "7+3", "agents": ["daunorubicin", "cytarabine"], "bestResponse": "CR",
				      "reasonStopped": "COMPLETED", "monthsAgo": 11 },
				    { "name": "midostaurin", "bestResponse": "CR", "reasonStopped": "COMPLETED", "monthsAgo": 10 }
				  ],
				  "priorAlloHsct": false, "donorAvailable": "MATCHED_UNRELATED", "goalsOfCare": "CURATIVE",
				  "concomitant": []
				}
				""");
	}

	/** The same case before FLT3 was tested. */
	static Map<String, Object> firstRelapseAmlNotTestedForFlt3() {
		return without(firstRelapseAmlWithFlt3Itd(), "alterations");
	}

	/** The same case with a QTc that has to be corrected first. */
	static Map<String, Object> flt3ItdWithLongQt() {
		return with(firstRelapseAmlWithFlt3Itd(), "qtcf", 510);
	}

	/** The same case with comfort as the goal. */
	static Map<String, Object> comfortAsTheGoal() {
		return with(firstRelapseAmlWithFlt3Itd(), "goalsOfCare", "COMFORT");
	}

	static Map<String, Object> with(Map<String, Object> facts, String field, Object value) {
		Map<String, Object> changed = new LinkedHashMap<>(facts);
		changed.put(field, value);
		return changed;
	}

	static Map<String, Object> without(Map<String, Object> facts, String field) {
		Map<String, Object> changed = new LinkedHashMap<>(facts);
		changed.remove(field);
		return changed;
	}

	static String text(Map<String, Object> facts) {
		return JSON.writeValueAsString(facts);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> read(String text) {
		return JSON.readValue(text, LinkedHashMap.class);
	}

}
