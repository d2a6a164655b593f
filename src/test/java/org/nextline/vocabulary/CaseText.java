package org.nextline.vocabulary;

import java.util.Map;

import tools.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Cases for tests, written on one line as they are said. */
public final class CaseText {

	private static final YAMLMapper YAML = YAMLMapper.builder().build();

	private CaseText() {
	}

	/** A faultless case: {@code disease: AML, ageYears: 58, alterations: [FLT3 ITD]}. */
	public static CaseFacts facts(String text) {
		CaseReader.Reading reading = reading(text);
		assertThat(reading.faults()).isEmpty();
		return reading.facts();
	}

	/** A case as it is read, faults and all. */
	public static CaseReader.Reading reading(String text) {
		return CaseReader.read(answers(text));
	}

	/** The answers of a case, not yet read. */
	@SuppressWarnings("unchecked")
	public static Map<String, Object> answers(String text) {
		return YAML.readValue("{" + text + "}", Map.class);
	}

}
