package org.nextline.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextline.knowledge.SharedPack;

import static org.assertj.core.api.Assertions.assertThat;

/** Conditions as a clinician reads them. */
class SentencesTests {

	private static String sentence(String condition) {
		return Asked.GRAMMAR.parse(condition).accept(Sentences.PLAIN);
	}

	private static Properties phrases() throws IOException {
		Properties phrases = new Properties();
		try (InputStream file = Sentences.class.getResourceAsStream("criteria.properties")) {
			phrases.load(new InputStreamReader(file, StandardCharsets.UTF_8));
		}
		return phrases;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					disease = AML | Disease at this relapse: Acute myeloid leukaemia
					setting IN {RELAPSE, PRIMARY_REFRACTORY} | Situation: Relapse or Primary refractory disease
					ageYears >= 18 | Age at this relapse at least 18 years
					lvef < 40 | Left ventricular ejection fraction below 40 %
					qtcf > 450.5 | QTc (Fridericia) above 450.5 ms
					pregnant = yes | Pregnant (test result): yes
					sites CONTAINS CNS | Where is disease found: Central nervous system
					sites EQUALS {CNS} | Where is disease found only: Central nervous system
					ecog IS UNKNOWN | ECOG performance status not known
					ecog IS KNOWN | ECOG performance status known
					NOT pregnant = yes | not: Pregnant (test result): yes
					ALT(FLT3 ITD) | FLT3 ITD detected at this relapse
					ALT(BCR::ABL1 MUTATION T315I/F317*) | BCR::ABL1 mutation T315I or F317 detected at this relapse
					FOUND(KMT2A TANDEM_DUPLICATION) | KMT2A tandem duplication found
					CYTO(t(8;21)) | karyotype with t(8;21)
					AG_POS(CD33) | CD33 positive at this relapse
					UNTESTED(TARGET_ANTIGEN) | the target antigen not tested on this relapse
					FAILED(THIS_AGENT) | this drug failed before
					PRIOR(FLT3_INHIBITOR) | FLT3 inhibitor given before
					PRIOR_OTHER(FLT3_INHIBITOR, gilteritinib) | another FLT3 inhibitor given before
					INTERACT(STRONG_CYP3A4_INHIBITOR) | taking a strong CYP3A4 inhibitor
					INTERACT(POSACONAZOLE) | taking posaconazole
					COUNT_FAILED(BCR_ABL1_TKI) >= 2 | failed courses of BCR::ABL1 inhibitor: at least 2
					MONTHS_SINCE(venetoclax) < 6 | venetoclax last given less than 6 months ago
					THIS_AGENT_IN(ivosidenib, olutasidenib) | the drug is ivosidenib or olutasidenib
					ALWAYS | in every case
					FLT3_MUT | FLT3 ITD or TKD detected
					QT_NO(450) | QTcF above 450 ms, long QT, or uncorrected low potassium or magnesium
					AML_RR AND (ADULT OR PAED) | relapsed or primary refractory AML and (age 18 years or more or age below 18 years)
					AT_LEAST(1, ecog > 2, lvef < 40) | at least 1 of: ECOG performance status above 2; Left ventricular ejection fraction below 40 %
					""")
	void readsWell(String condition, String expected) {
		assertThat(sentence(condition)).isEqualTo(expected);
	}

	@Test
	void everyNamedCriterionHasItsPhraseAndNoPhraseIsLeftOver() throws IOException {
		Set<String> names = new TreeSet<>();
		SharedPack.PACK.book().definitions().texts().keySet().forEach((name) -> names.add(name.replace("(x)", "")));

		Set<String> phrased = new TreeSet<>();
		phrases().stringPropertyNames().forEach((name) -> phrased.add(name.replaceAll("\\.not$", "")));
		assertThat(phrased).isEqualTo(names);
	}

	@Test
	void phrasesCarryNoCodesOfOurOwn() throws IOException {
		phrases().forEach((name, phrase) -> assertThat(String.valueOf(phrase)).as(String.valueOf(name))
			.doesNotContain("_", " AND ", " OR ", "  ")
			.isNotBlank());
	}

	@Test
	void noConditionOfThePackShowsACodeOfTheGrammar() {
		SharedPack.PACK.book()
			.rules()
			.forEach((rule) -> assertThat(rule.when().accept(Sentences.PLAIN)).as(rule.id())
				.doesNotContain(" AND ", " OR ", "THIS_", "_INHIBITOR", "CONTAINS", " >= ", " <= "));
	}

}
