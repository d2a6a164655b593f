package org.nextline.vocabulary;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The catalogue of facts. */
class CaseFieldTests {

	/** Codes with a blank. */
	private static final Map<String, String> SPACED = Map.of("second_Ph", "second Ph");

	@Test
	void everyKeyStandsOnce() {
		assertThat(Arrays.stream(CaseField.values()).map(CaseField::key)).doesNotHaveDuplicates();
		assertThat(CaseField.keys()).hasSize(CaseField.values().length);
	}

	@ParameterizedTest
	@EnumSource(CaseField.class)
	void everyFieldSaysWhatItIs(CaseField field) {
		assertThat(field.key()).matches("[a-z][A-Za-z0-9]*");
		assertThat(CaseField.named(field.key())).contains(field);
		assertThat(field.label()).isNotBlank().doesNotStartWith(" ").doesNotEndWith(" ");
		assertThat(field.diseases()).isNotEmpty();
		Kind kind = field.kind();
		if (kind.type() == Kind.Type.NUMBER) {
			assertThat(kind.min()).isLessThan(kind.max());
			assertThat(kind.decimals()).isBetween(0, 5);
			assertThat(kind.plausible(kind.min())).isTrue();
			assertThat(kind.plausible(kind.max())).isTrue();
			assertThat(kind.plausible(kind.min() - 0.001)).isFalse();
			assertThat(kind.plausible(kind.max() + 0.001)).isFalse();
		}
		if (kind.type() == Kind.Type.CODE || kind.type() == Kind.Type.CODES) {
			assertThat(kind.codes()).isNotEmpty().doesNotHaveDuplicates();
			kind.codes().forEach((code) -> assertThat(Words.of(field, code)).isNotBlank());
		}
		if (kind.type() == Kind.Type.YES_NO) {
			assertThat(field.label()).endsWith(field.label().contains("?") ? "" : "?");
		}
	}

	@ParameterizedTest
	@CsvSource({ "ageYears, years, 0, 110, 2", "lvef, %, 5, 85, 0", "qtcf, ms, 300, 700, 0",
			"monthsFromEndOfTherapy, months, -60, 600, 1", "mrd, % of nucleated cells, 0, 100, 5",
			"bcrAbl1Is, %, 0, 100, 4", "crcl, mL/min, 0, 250, 0", "wbc, 10^9/L, 0, 1500, 1",
			"platelets, 10^9/L, 0, 5000, 0", "potassium, mmol/L, 1.5, 9, 1", "magnesium, mmol/L, 0.1, 4, 2",
			"bilirubinUln, x ULN, 0, 50, 2", "hemoglobinGL, g/L, 20, 250, 0", "albuminGL, g/L, 5, 70, 0",
			"firstRemissionMonths, months, 0, 480, 1", "cumulativeAnthracyclineMgM2, mg/m2, 0, 1500, 0",
			"weightKg, kg, 2, 300, 1", "heightCm, cm, 40, 230, 0", "hctCi, '', 0, 26, 0", "ecog, '', 0, 4, 0",
			"relapseNumber, '', 1, 20, 0", "gestationWeeks, weeks, 0, 42, 0", "ldhXUln, x ULN, 0.1, 50, 2",
			"spo2, %, 50, 100, 0", "dlco, % predicted, 5, 200, 0" })
	void numbersHaveTheirUnitAndRange(String key, String unit, double min, double max, int decimals) {
		assertThat(CaseField.named(key).orElseThrow().kind())
			.isEqualTo(new Kind(Kind.Type.NUMBER, unit, min, max, decimals, List.of()));
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/vocabulary.txt", delimiter = '|', maxCharsPerColumn = 8192)
	void everyFieldStandsInTheCatalogueAsInTheReference(String key, String kind, String unit, String range,
			Integer decimals, String codes, String diseases, String dating) {
		CaseField field = CaseField.named(key).orElseThrow();
		Kind.Type type = field.kind().type();

		assertThat(switch (type) {
			case NUMBER -> "number";
			case CODE -> "code";
			case YES_NO -> "yes-no";
			case CODES, AGENTS, TARGETS, ABSENCES -> "set";
			case ALTERATIONS -> "alterations";
			case ANTIGENS -> "antigens";
			case THERAPIES -> "prior therapies";
		}).isEqualTo(kind);
		if (type == Kind.Type.NUMBER) {
			String[] ends = range.split(" to ");
			assertThat(field.kind()).isEqualTo(Kind.number((unit != null) ? unit : "", Double.parseDouble(ends[0]),
					Double.parseDouble(ends[1]), decimals));
		}
		assertThat(field.kind().codes()).containsExactlyElementsOf((codes == null) ? List.of()
				: Arrays.stream(codes.split(" ")).map((code) -> SPACED.getOrDefault(code, code)).toList());
		assertThat(field.diseases().stream().map(Enum::name)).containsExactlyInAnyOrder((diseases.equals("all"))
				? Arrays.stream(Disease.values()).map(Enum::name).toArray(String[]::new) : diseases.split(" "));
		assertThat(field.dating().name()).isEqualToIgnoringCase(dating);
	}

	@Test
	void theCatalogueHasNoFieldThatTheReferenceLacks() throws Exception {
		try (InputStream file = CaseFieldTests.class.getResourceAsStream("/vocabulary.txt")) {
			assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.startsWith("#"))
				.map((line) -> line.substring(0, line.indexOf(' ')))).containsExactlyElementsOf(CaseField.keys());
		}
	}

	@ParameterizedTest
	@EnumSource(CaseField.class)
	void noLabelPointsIntoAFile(CaseField field) {
		assertThat(field.label()).doesNotContain(".md", "derived from priorTherapies", "_");
	}

	@Test
	void codesAreThoseOfTheVocabulary() {
		Map<CaseField, List<String>> codes = Map.of(CaseField.SETTING,
				List.of("RELAPSE", "PRIMARY_REFRACTORY", "MRD_RELAPSE", "MRD_PERSISTENCE", "PROGRESSION", "RESISTANCE",
						"INTOLERANCE", "TREATMENT_FREE_REMISSION_LOSS"),
				CaseField.SEX, List.of("F", "M"), CaseField.CML_PHASE,
				List.of("CHRONIC", "ACCELERATED", "BLAST_MYELOID", "BLAST_LYMPHOID"), CaseField.GOALS_OF_CARE,
				List.of("CURATIVE", "LIFE_PROLONGING", "COMFORT"), CaseField.FITNESS, List.of("FIT", "UNFIT", "FRAIL"),
				CaseField.SITES, List.of("MARROW", "CNS", "TESTIS", "NODAL", "SKIN", "OTHER_EXTRAMEDULLARY"),
				CaseField.CURRENT_RESPONSE,
				List.of("CR", "CRH", "CRI", "CRC", "MLFS", "PR", "PR_L", "SD", "NO_RESPONSE", "PD"),
				CaseField.DONOR_AVAILABLE,
				List.of("MATCHED_SIBLING", "MATCHED_UNRELATED", "HAPLO", "CORD", "NONE", "UNKNOWN"), CaseField.REGION,
				List.of("US", "EU", "UK", "JP", "CN", "OTHER"), CaseField.CML_RESPONSE,
				List.of("OPTIMAL", "WARNING", "FAILURE"));
		codes.forEach((field, expected) -> assertThat(field.kind().codes()).as(field.key())
			.containsExactlyInAnyOrderElementsOf(expected));
		assertThat(CaseField.DISEASE.kind().codes())
			.containsExactlyInAnyOrder(Arrays.stream(Disease.values()).map(Enum::name).toArray(String[]::new));
	}

	@Test
	void whatMustComeFromASampleOfThisRelapseIsMarked() {
		assertThat(EnumSet.of(CaseField.ALTERATIONS, CaseField.KNOWN_ABSENT, CaseField.CYTOGENETICS, CaseField.ANTIGENS,
				CaseField.MARROW_BLASTS, CaseField.SITES, CaseField.BCR_ABL1_IS, CaseField.KD_MUTATION_TESTED))
			.allMatch((field) -> field.dating() == Dating.SAMPLE);
		assertThat(EnumSet.of(CaseField.IGHV_MUTATED, CaseField.CYTOGENETICS_AT_DIAGNOSIS,
				CaseField.ELN2022_RISK_AT_DIAGNOSIS, CaseField.PRIOR_THERAPIES))
			.allMatch((field) -> field.dating() == Dating.HISTORY);
	}

	@Test
	void fieldsAreShownForTheDiseasesThatTheyConcern() {
		assertThat(CaseField.CML_PHASE.diseases()).isEqualTo(Set.of(Disease.CML));
		assertThat(CaseField.DOWN_SYNDROME.diseases()).isEqualTo(Set.of(Disease.B_ALL, Disease.T_ALL, Disease.AML));
		assertThat(CaseField.AGE_YEARS.diseases()).hasSize(Disease.values().length);
	}

	@Test
	void aFieldTakesOnlyItsOwnKindOfAnswer() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> CaseFacts.nothing().with(CaseField.AGE_YEARS, new Value.YesNo(true)))
			.withMessageContaining("ageYears");
	}

}
