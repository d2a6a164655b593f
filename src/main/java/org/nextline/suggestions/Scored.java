package org.nextline.suggestions;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import org.nextline.scores.CaseScore;
import org.nextline.scores.CaseScores;
import org.nextline.scores.Group;
import org.nextline.scores.Part;
import org.nextline.scores.Result;
import org.nextline.scores.Sheet;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CheckMark;

/**
 * One score of a case in the assessment API.
 *
 * @param id the score, as the scores API knows it
 * @param name its name
 * @param points total; null where it has none or an unknown input could change it
 * @param group group; null where an unknown input could change it
 * @param outcome published outcome in words
 * @param valid whether the score can be used for this case
 * @param missing inputs that are not known and could change the result
 * @param reachable what they could still lead to
 * @param parts parts that add up to the points
 * @param inputs facts of the case that were used
 * @param open for each missing input the field that would answer it, where there is one
 * @param warnings cautions
 * @param notes what else to know of the result
 * @param use what it is good for in this case
 * @param population patients it was made for
 * @param source citation
 * @param check how far the score was checked against its source
 * @param outcomeCheck how far the published outcome of the group was checked
 */
@JsonPropertyOrder({ "id", "name", "points", "group", "outcome", "valid", "missing", "reachable", "parts", "inputs",
		"open", "warnings", "notes", "use", "population", "source", "check", "outcomeCheck" })
@JsonInclude(JsonInclude.Include.ALWAYS)
record Scored(String id, String name, @Nullable Double points, @Nullable String group, String outcome, boolean valid,
		List<String> missing, ScoreController.Reachable reachable, List<Part> parts, List<Used> inputs, List<Open> open,
		List<String> warnings, List<String> notes, CaseScore.Use use, String population, String source, CheckMark check,
		@Nullable CheckMark outcomeCheck) {

	/** A fact that was used. */
	@JsonPropertyOrder({ "input", "value", "field", "detail" })
	record Used(String input, String value, String field, String detail) {
	}

	/** A missing input, and the field that would answer it. */
	@JsonPropertyOrder({ "input", "label", "field" })
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Open(String input, String label, @Nullable String field) {
	}

	/** The scores of what was advised on. */
	static List<Scored> of(Advised advised) {
		return CaseScores.of(advised.advice().facts(), advised.release().book().agents())
			.stream()
			.map(Scored::of)
			.toList();
	}

	private static Scored of(CaseScore one) {
		Sheet sheet = one.score().sheet();
		Result result = one.result();
		return new Scored(sheet.id(), sheet.name(), result.points(), result.group(), result.outcome(), result.valid(),
				result.missing(), ScoreController.Reachable.of(result), result.parts(),
				one.given()
					.stream()
					.map((given) -> new Used(given.input(), given.value(), given.field().key(), given.detail()))
					.toList(),
				one.open().stream().map((open) -> new Open(open.input(), open.label(), key(open.field()))).toList(),
				result.warnings(), one.notes(), one.use(), sheet.population(), result.source(), sheet.check(),
				outcomeCheck(sheet, result.group()));
	}

	private static @Nullable String key(@Nullable CaseField field) {
		return (field != null) ? field.key() : null;
	}

	/** How far the outcome of the group was checked; null where none was published. */
	static @Nullable CheckMark outcomeCheck(Sheet sheet, @Nullable String group) {
		for (Group one : sheet.groups()) {
			if (one.name().equals(group) && !one.published().isEmpty()) {
				return one.check();
			}
		}
		return null;
	}

}
