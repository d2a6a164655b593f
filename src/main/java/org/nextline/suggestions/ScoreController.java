package org.nextline.suggestions;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.nextline.scores.Input;
import org.nextline.scores.InputReader;
import org.nextline.scores.Part;
import org.nextline.scores.Result;
import org.nextline.scores.Score;
import org.nextline.scores.Scores;
import org.nextline.scores.Sheet;
import org.nextline.scores.Topic;
import org.nextline.vocabulary.CheckMark;

import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Scores for programs. Nothing is stored. */
@RestController
@RequestMapping("/api/v1/scores")
@Tag(name = "Scores", description = "Published scores and formulas. A group describes patients treated in a given era, "
		+ "never the chance of one patient; no score alone selects or forbids a treatment.")
class ScoreController {

	/** What a score says. */
	@JsonPropertyOrder({ "id", "points", "group", "valid", "reachable", "missing", "outcome", "warnings", "source",
			"name", "unit", "parts", "population", "check", "outcomeCheck" })
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Answer(String id, @Nullable Double points, @Nullable String group, boolean valid, Reachable reachable,
			List<String> missing, String outcome, List<String> warnings, String source, String name,
			@Nullable String unit, List<Part> parts, String population, CheckMark check,
			@Nullable CheckMark outcomeCheck) {

		static Answer of(Score score, Result result) {
			Sheet sheet = score.sheet();
			return new Answer(result.id(), result.points(), result.group(), result.valid(), Reachable.of(result),
					result.missing(), result.outcome(), result.warnings(), result.source(), sheet.name(),
					sheet.unit().isEmpty() ? null : sheet.unit(), result.parts(), sheet.population(), sheet.check(),
					Scored.outcomeCheck(sheet, result.group()));
		}

	}

	/** What unknown inputs could still lead to. */
	@JsonPropertyOrder({ "min", "max", "groups" })
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Reachable(@Nullable Double min, @Nullable Double max, List<String> groups) {

		static Reachable of(Result result) {
			return new Reachable(result.reachable().min(), result.reachable().max(), result.reachable().groups());
		}

	}

	/** A score in the catalogue. */
	@JsonPropertyOrder({ "id", "name", "population", "inputs", "groups", "formula", "whenToUse", "whenNot", "source",
			"check", "shortName", "topic", "unit" })
	record Listed(String id, String name, String population, List<Asked> inputs, List<Outcome> groups, String formula,
			String whenToUse, String whenNot, String source, CheckMark check, String shortName, Topic topic,
			String unit) {

		static Listed of(Score score) {
			Sheet sheet = score.sheet();
			return new Listed(sheet.id(), sheet.name(), sheet.population(),
					sheet.inputs().stream().map(Asked::of).toList(),
					sheet.groups()
						.stream()
						.map((group) -> new Outcome(group.name(), group.condition(), group.outcome(), group.check()))
						.toList(),
					sheet.formula(), sheet.whenToUse(), sheet.whenNot(), sheet.source(), sheet.check(),
					sheet.shortName(), sheet.topic(), sheet.unit());
		}

	}

	/** An input of a score. */
	@JsonPropertyOrder({ "key", "label", "kind", "unit", "min", "max", "allowed", "hint", "guard" })
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Asked(String key, String label, Input.Kind kind, @Nullable String unit, @Nullable Double min,
			@Nullable Double max, @Nullable List<String> allowed, @Nullable String hint, boolean guard) {

		static Asked of(Input input) {
			return new Asked(input.key(), input.label(), input.kind(), input.unit().isEmpty() ? null : input.unit(),
					input.min(), input.max(), input.allowed().isEmpty() ? null : input.allowed(),
					input.hint().isEmpty() ? null : input.hint(), input.guard());
		}

	}

	/** A group with its published outcome. */
	@JsonPropertyOrder({ "name", "condition", "outcome", "check" })
	record Outcome(String name, String condition, String outcome, CheckMark check) {
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "scores", summary = "Every score with its inputs, groups and source")
	List<Listed> scores() {
		return Scores.all().stream().map(Listed::of).toList();
	}

	@PostMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = { MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE })
	@Operation(operationId = "score", summary = "One score from its inputs",
			description = "An input left out or null is unknown: the reachable interval and groups are given, never a "
					+ "total that takes it as zero.",
			requestBody = @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE),
					examples = @ExampleObject(name = "Sokal score",
							value = "{ \"ageYears\": 60, \"spleenCm\": 5, \"platelets\": 250, \"bloodBlasts\": 2 }"))))
	@ApiResponse(responseCode = "200", description = "The score")
	@ApiResponse(responseCode = "400", description = "Every input that cannot be right, under `errors`",
			content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					schema = @Schema(implementation = ProblemDetail.class)))
	@ApiResponse(responseCode = "404", description = "There is no such score", content = @Content)
	Answer score(@Parameter(description = "Id of the score", example = "sokal") @PathVariable("id") String id,
			@Parameter(hidden = true) HttpServletRequest request) throws IOException {
		Score score = Scores.find(id).orElseThrow(() -> Refusals.noScore(id, Scores.nearest(id)));
		CaseBody.Answers sent = CaseBody.answers(request.getInputStream());
		if (!sent.faults().isEmpty()) {
			throw Refusals.faultyScore(sent.faults());
		}
		InputReader.Reading reading = score.read(sent.values());
		if (!reading.faults().isEmpty()) {
			throw Refusals.faultyScore(reading.faults());
		}
		return Answer.of(score, score.calculate(reading.inputs()));
	}

}
