package org.nextline.suggestions;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.nextline.rules.Candidacy;
import org.nextline.rules.Verdict;
import org.nextline.rules.Worksheet;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.TherapyCategory;
import org.nextline.vocabulary.Truth;

/**
 * A worked candidacy sheet as programs read it.
 *
 * @param therapy TRANSPLANT or CAR_T
 * @param category the category of its options
 * @param applies whether the rules offer it in this disease; without it there are no
 * criteria
 * @param counts number of criteria by state
 * @param options what became of the rules that offer it in this case
 * @param criteria its criteria, in the order of the reference
 */
@Schema(name = "CandidacySheet",
		description = "Candidacy for one treatment, criterion by criterion. A criterion that is NOT_MET "
				+ "vetoes every option of the treatment; one that is MODIFIABLE leaves at most a plan.")
@JsonPropertyOrder({ "therapy", "category", "applies", "counts", "options", "criteria" })
record WrittenSheet(Candidacy.Sheet therapy, TherapyCategory category, boolean applies,
		Map<Worksheet.State, Long> counts, List<Ruled> options, List<Line> criteria) {

	/** What became of one rule. */
	@Schema(name = "CandidacyOption")
	@JsonPropertyOrder({ "ruleId", "title", "verdict", "correctable", "plan" })
	record Ruled(String ruleId, String title, Verdict verdict, boolean correctable, boolean plan) {
	}

	/** One criterion. */
	@Schema(name = "CandidacyCriterion", description = "NOT_MET speaks against the treatment; MODIFIABLE does so now "
			+ "and can be corrected or passes; CAUTION is a matter for the single case; UNKNOWN says under missing what "
			+ "would settle it; BEDSIDE is held by no field of a case.")
	@JsonPropertyOrder({ "id", "label", "state", "facts", "missing", "limits", "stricter", "products", "bedside",
			"change", "again", "passesInMonths", "passesOn", "heldBy", "sources", "check" })
	record Line(String id, String label, Worksheet.State state, List<String> facts, List<Needed> missing, Limits limits,
			List<Stricter> stricter, List<Product> products, String bedside, String change, String again,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double passesInMonths,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate passesOn, List<String> heldBy,
			List<String> sources, CheckMark check) {
	}

	/** A fact that would settle it. */
	@Schema(name = "CandidacyNeed")
	@JsonPropertyOrder({ "field", "label", "detail" })
	record Needed(String field, String label, String detail) {
	}

	/** The limits in words; empty where there is none. */
	@Schema(name = "CandidacyLimits")
	@JsonPropertyOrder({ "met", "caution", "against" })
	record Limits(String met, String caution, String against) {
	}

	/** An option with a stricter limit of its own, which is passed. */
	@Schema(name = "CandidacyStricter")
	@JsonPropertyOrder({ "ruleId", "title", "reason" })
	record Stricter(String ruleId, String title, String reason) {
	}

	/** A product with a limit of its own, and whether the case is within it. */
	@Schema(name = "CandidacyProduct")
	@JsonPropertyOrder({ "name", "limit", "within" })
	record Product(String name, String limit, Truth within) {
	}

	static WrittenSheet of(Worksheet sheet) {
		Map<Worksheet.State, Long> counts = new EnumMap<>(Worksheet.State.class);
		for (Worksheet.State state : Worksheet.State.values()) {
			if (sheet.applies()) {
				counts.put(state, sheet.count(state));
			}
		}
		return new WrittenSheet(sheet.sheet(), sheet.sheet().category(), sheet.applies(), counts,
				sheet.options()
					.stream()
					.map((one) -> new Ruled(one.ruleId(), one.title(), one.verdict(), one.correctable(), one.plan()))
					.toList(),
				sheet.lines().stream().map(WrittenSheet::line).toList());
	}

	private static Line line(Worksheet.Line line) {
		Candidacy row = line.criterion();
		Worksheet.Passing passing = line.passing();
		return new Line(row.id(), row.label(), line.state(), line.facts(),
				line.missing().stream().map((one) -> new Needed(one.field().key(), one.label(), one.detail())).toList(),
				new Limits(row.met(), row.caution(), row.against()),
				line.limits().stream().map((one) -> new Stricter(one.ruleId(), one.title(), one.reason())).toList(),
				line.fits().stream().map((one) -> new Product(one.name(), one.words(), one.truth())).toList(),
				row.bedside(), row.change(), row.again(), (passing != null) ? passing.months() : null,
				(passing != null) ? passing.on() : null, row.heldBy(), row.sources(), row.check());
	}

}
