package org.nextline.suggestions;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.nextline.knowledge.Releases;
import org.nextline.vocabulary.AlterationKind;
import org.nextline.vocabulary.Antigen;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Dating;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.EvidenceLevel;
import org.nextline.vocabulary.Kind;
import org.nextline.vocabulary.Phase;
import org.nextline.vocabulary.PriorTherapy;
import org.nextline.vocabulary.Strength;
import org.nextline.vocabulary.TherapyCategory;
import org.nextline.vocabulary.Words;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The clinical words of the interface: what can be sent, and what comes back. */
@RestController
@Tag(name = "Vocabulary", description = "Every field of a case, and the words of the answers.")
class VocabularyController {

	private final Releases releases;

	VocabularyController(Releases releases) {
		this.releases = releases;
	}

	/** All words. */
	@JsonPropertyOrder({ "fields", "diseases", "alterationKinds", "antigens", "phases", "responses", "reasonsStopped",
			"agents", "classes", "categories", "strengths", "evidenceLevels", "checks" })
	record Vocabulary(List<Field> fields, List<Word> diseases, List<String> alterationKinds, List<String> antigens,
			List<Phase> phases, List<String> responses, List<PriorTherapy.ReasonStopped> reasonsStopped,
			List<Drug> agents, List<String> classes, List<Word> categories, List<Word> strengths,
			List<Word> evidenceLevels, List<Word> checks) {
	}

	/** One field of a case. */
	@JsonPropertyOrder({ "field", "label", "section", "type", "unit", "range", "decimals", "allowed", "diseases",
			"dating" })
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Field(String field, String label, String section, Kind.Type type, @Nullable String unit,
			@Nullable Range range, @Nullable Integer decimals, @Nullable Map<String, String> allowed,
			List<Disease> diseases, Dating dating) {
	}

	/** The plausible numbers, both ends included. */
	@JsonPropertyOrder({ "min", "max" })
	record Range(double min, double max) {
	}

	/** A code in words. */
	@JsonPropertyOrder({ "code", "label", "meaning" })
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Word(String code, String label, @Nullable String meaning) {
	}

	/** A drug, procedure or regimen. */
	@JsonPropertyOrder({ "key", "name", "classes", "synonyms", "components", "atc" })
	record Drug(String key, String name, List<String> classes, List<String> synonyms, List<String> components,
			String atc) {
	}

	@GetMapping(path = "/api/v1/vocabulary", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "vocabulary", summary = "Every field of a case, and the words of the answers",
			description = "Fields with type, unit, plausible range, allowed values (code and words), the diseases that "
					+ "they concern, and how they age. Agents and classes are those of the current release.")
	Vocabulary words() {
		var agents = this.releases.current().book().agents();
		return new Vocabulary(Arrays.stream(CaseField.values()).map(VocabularyController::field).toList(),
				Arrays.stream(Disease.values()).map((one) -> new Word(one.name(), one.label(), null)).toList(),
				Arrays.stream(AlterationKind.values()).map(Enum::name).toList(), Antigen.NAMES, List.of(Phase.values()),
				PriorTherapy.RESPONSES, List.of(PriorTherapy.ReasonStopped.values()),
				agents.all()
					.stream()
					.map((one) -> new Drug(one.key(), one.name(), one.classes().stream().sorted().toList(),
							one.synonyms(), one.components(), one.atc()))
					.toList(),
				List.copyOf(agents.classNames()),
				Arrays.stream(TherapyCategory.values()).map((one) -> new Word(one.name(), one.label(), null)).toList(),
				Arrays.stream(Strength.values())
					.map((one) -> new Word(one.name(), one.label(), one.meaning()))
					.toList(),
				Arrays.stream(EvidenceLevel.values())
					.map((one) -> new Word(one.name(), one.name(), one.meaning()))
					.toList(),
				Arrays.stream(CheckMark.values()).map((one) -> new Word(one.name(), one.words(), null)).toList());
	}

	private static Field field(CaseField field) {
		Kind kind = field.kind();
		boolean number = kind.type() == Kind.Type.NUMBER;
		Map<String, String> allowed = new LinkedHashMap<>();
		kind.codes().forEach((code) -> allowed.put(code, Words.of(field, code)));
		return new Field(field.key(), field.label(), field.section().label(), kind.type(), number ? kind.unit() : null,
				number ? new Range(kind.min(), kind.max()) : null, number ? kind.decimals() : null,
				allowed.isEmpty() ? null : allowed, field.diseases().stream().sorted().toList(), field.dating());
	}

}
