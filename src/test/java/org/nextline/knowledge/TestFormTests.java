package org.nextline.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.CaseWriter;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.Value;

import static org.assertj.core.api.Assertions.assertThat;

/** A test as people type it, and a stored case without its patient. */
class TestFormTests {

	@Test
	void everyTestOfThePackSurvivesItsForm() {
		PackText text = PackText.of(ShippedPack.files());
		text.entries().forEach((key, entry) -> {
			if (entry.get("examples") instanceof List<?> examples) {
				for (Object one : examples) {
					Map<?, ?> example = (Map<?, ?>) one;
					TestForm.Reading reading = TestForm.of(example).read(SharedPack.PACK, false);
					reading.faults().remove("expect");
					assertThat(reading.faults()).as(key + " " + example.get("name")).isEmpty();
					assertThat(facts(reading.example().get("case"))).as(key + " " + example.get("name"))
						.isEqualTo(facts(example.get("case")));
					assertThat(reading.example().get("like")).isEqualTo(example.get("like"));
				}
			}
		});
	}

	/** As the engine reads them; a fact that is not known stands without value. */
	private static Map<String, Object> facts(Object given) {
		Map<String, Object> facts = new LinkedHashMap<>();
		if (given instanceof Map<?, ?> map) {
			map.forEach((key, value) -> facts.put(String.valueOf(key),
					(value == null) ? null : CaseReader.read(Map.of(String.valueOf(key), value)).facts().known()));
		}
		return facts;
	}

	@Test
	void readsWhatIsTypedShortly() {
		Map<String, List<String>> posted = new LinkedHashMap<>();
		posted.put("name", List.of("typed"));
		posted.put("expect", List.of("SUPPORTED"));
		fact(posted, 0, "disease", "AML");
		fact(posted, 1, "ageYears", "58,5");
		fact(posted, 2, "alterations", "FLT3 ITD 38; NPM1 mut");
		fact(posted, 3, "antigens", "CD33 positive 80; CD19 negative");
		fact(posted, 4, "priorTherapies", "7+3, CR, COMPLETED, 11; midostaurin, ongoing");
		fact(posted, 5, "sites", "MARROW", "CNS");
		fact(posted, 6, "pregnant", "no");
		TestForm.Reading reading = TestForm.typed(posted).read(SharedPack.PACK, true);
		assertThat(reading.faults()).isEmpty();
		CaseFacts facts = CaseReader.read(reading.answers()).facts();
		assertThat(facts.number(CaseField.AGE_YEARS)).hasValue(58.5);
		assertThat(facts.alterations()).extracting((one) -> one.words()).contains("FLT3 ITD, VAF 38 %");
		assertThat(facts.antigens().get("CD19").positive()).isFalse();
		assertThat(facts.therapies().orElseThrow()).extracting((one) -> one.words())
			.containsExactly("7+3 (best response CR, completed, 11 months ago)", "midostaurin (ongoing)");
		assertThat(facts.has(CaseField.SITES, "CNS")).isTrue();
		assertThat(facts.is(CaseField.PREGNANT, "no")).isTrue();
	}

	@Test
	void namesAllFaultsAtOnceAtTheirPlaces() {
		Map<String, List<String>> posted = new LinkedHashMap<>();
		posted.put("like", List.of("aml-fit-flt4"));
		posted.put("agent", List.of("gilteritinob"));
		fact(posted, 0, "qtcf", "9000");
		fact(posted, 1, "alterations", "nonsense without end");
		fact(posted, 2, "lvef", "");
		fact(posted, 3, "lvef", "60");
		TestForm.Reading reading = TestForm.typed(posted).read(SharedPack.PACK, true);
		assertThat(reading.faults()).containsOnlyKeys("name", "like", "expect", "agent", "f.0", "f.1", "f.2", "f.3");
		assertThat(reading.faults().get("like")).containsIgnoringCase("did you mean aml-fit-flt3");
		assertThat(reading.faults().get("f.0")).contains("not possible");
		assertThat(reading.faults().get("f.3")).contains("twice");
	}

	@Test
	void aFactThatIsNotKnownIsTakenFromTheBaseCase() {
		Map<String, List<String>> posted = new LinkedHashMap<>();
		posted.put("name", List.of("QTc not known"));
		posted.put("expect", List.of("SUPPORTED"));
		posted.put("like", List.of("aml-fit-flt3"));
		posted.put("f.0.k", List.of("qtcf"));
		posted.put("f.0.u", List.of("true"));
		TestForm.Reading reading = TestForm.typed(posted).read(SharedPack.PACK, true);
		assertThat(reading.faults()).isEmpty();
		assertThat(reading.answers()).containsKey("ageYears").doesNotContainKey("qtcf");
		assertThat((Map<?, ?>) reading.example().get("case")).hasSize(1);
	}

	private static void fact(Map<String, List<String>> posted, int place, String key, String... values) {
		posted.put("f." + place + ".k", List.of(key));
		posted.put("f." + place + ".v", List.of(values));
	}

	@Test
	void aStoredCaseLosesWhatTellsWhoseItIs() {
		Map<String, Object> answers = new LinkedHashMap<>();
		answers.put("disease", "AML");
		answers.put("qtcf", Map.of("value", 428, "date", "2026-11-12", "source", "ECG by Dr Jones"));
		answers.put("cytogenetics", List.of("complex", "seen by Jones in Springfield"));
		answers.put("alterations",
				List.of(Map.of("gene", "FLT3", "kind", "ITD", "date", "2026-11-16", "vafPercent", 38),
						Map.of("gene", "IDH1", "kind", "MUTATION", "variant", "R132H", "phase", "DIAGNOSIS")));
		answers.put("knownAbsent",
				Map.of("value", List.of("NPM1", "KMT2A REARRANGEMENT", "ask Mr Jones"), "date", "2026-11"));
		answers.put("priorTherapies", List.of(Map.of("name", "7+3", "reasonStopped", "COMPLETED", "monthsAgo", 10),
				Map.of("name", "the Springfield protocol", "agents", List.of("venetoclax"), "monthsAgo", 3)));
		CaseFacts facts = CaseReader.read(answers)
			.facts()
			.with(CaseField.AGE_YEARS, Fact.derived(new Value.Number(92.4), "born 2 May 1934"));
		Deidentified taken = Deidentified.of(facts, SharedPack.PACK.book().agents());
		String all = taken.answers().toString();
		assertThat(all).doesNotContain("Jones", "Springfield", "2026", "date", "source", "92", "1934");
		assertThat(all).contains("complex", "R132H", "DIAGNOSIS", "NPM1", "KMT2A REARRANGEMENT", "7+3", "venetoclax",
				"other treatment");
		assertThat(taken.answers()).containsEntry("ageYears", 90L);
		assertThat(taken.removed()).anyMatch((one) -> one.contains("Dates of results"))
			.anyMatch((one) -> one.contains("free text"))
			.anyMatch((one) -> one.contains("above 89"))
			.anyMatch((one) -> one.contains("name of its own"));
		assertThat(CaseReader.read(taken.answers()).faults()).isEmpty();
		assertThat(CaseWriter.write(CaseReader.read(taken.answers()).facts())).isEqualTo(taken.answers());
	}

}
