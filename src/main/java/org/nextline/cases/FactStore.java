package org.nextline.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.CaseWriter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Facts and forms as text, and back. */
@Component
class FactStore {

	private static final TypeReference<LinkedHashMap<String, Object>> ANSWERS = new TypeReference<>() {
	};

	private static final TypeReference<LinkedHashMap<String, List<String>>> FORM = new TypeReference<>() {
	};

	private final JsonMapper json = JsonMapper.builder().build();

	String write(CaseFacts stated) {
		return this.json.writeValueAsString(CaseWriter.write(stated));
	}

	CaseFacts facts(String text) {
		return CaseReader.read(this.json.readValue(text, ANSWERS)).facts();
	}

	/** What was typed; blanks are left out. */
	String write(CaseForm form) {
		Map<String, List<String>> typed = new LinkedHashMap<>();
		form.typed().forEach((name, values) -> {
			if (values.stream().anyMatch((value) -> !value.isBlank())) {
				typed.put(name, values);
			}
		});
		return this.json.writeValueAsString(typed);
	}

	CaseForm form(String text) {
		return new CaseForm(this.json.readValue(text, FORM));
	}

}
