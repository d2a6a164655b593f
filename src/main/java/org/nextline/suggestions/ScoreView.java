package org.nextline.suggestions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.nextline.scores.Input;
import org.nextline.scores.Part;
import org.nextline.scores.Result;
import org.nextline.scores.Score;
import org.nextline.scores.Sheet;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Value;

/**
 * The result of a score as it stands on a page: never one bare number, but what it adds
 * up from, what stays open and how far all of it was checked.
 *
 * @param group the group in words; empty where none is given
 * @param amount the points with their unit or maximum, or the interval that can be
 * reached; empty where there is none
 * @param sum the parts in one line, {@code 5 + 3 + 2 + 0}; empty where they do not add up
 * @param reachable groups that can still be reached, in words; empty where one stands
 * @param parts the parts
 * @param adding how the parts lead to the points, where they do not simply add up
 * @param outcome published outcome, or why there is none
 * @param warnings cautions
 * @param missing inputs that are not known and could change the result
 * @param kind of the answer: decided, open, outside or invalid
 * @param check how far the score was checked
 * @param outcomeCheck how far the outcome was checked; null where none was published
 */
record ScoreView(String group, String amount, String sum, String reachable, List<Line> parts, String adding,
		String outcome, List<String> warnings, List<Missing> missing, Kind kind, CheckMark check,
		@Nullable CheckMark outcomeCheck) {

	/** Decimals that parts are shown with. */
	private static final int DECIMALS = 4;

	/** How far an answer is decided. */
	enum Kind {

		DECIDED, OPEN, OUTSIDE, INVALID

	}

	/**
	 * A part of the total.
	 *
	 * @param name what is counted
	 * @param points its points; empty where it carries none
	 * @param why what they follow from
	 */
	record Line(String name, String points, String why) {
	}

	/** An input that is not known, by its name and in words. */
	record Missing(String key, String label) {
	}

	static ScoreView of(Score score, Result result) {
		Sheet sheet = score.sheet();
		List<Missing> missing = result.missing().stream().map((key) -> new Missing(key, label(score, key))).toList();
		List<Line> parts = result.parts()
			.stream()
			.map((part) -> new Line(part.name(), points(part), part.why()))
			.toList();
		String group = (result.group() == null || Result.NOT_APPLICABLE.equals(result.group())) ? ""
				: sheet.words(result.group());
		List<String> groups = result.reachable().groups();
		String reachable = (groups.size() > 1) ? groups.stream().map(sheet::words).collect(Collectors.joining(", "))
				: "";
		return new ScoreView(group, amount(sheet, result), sum(score, result), reachable, parts, score.adding(),
				result.outcome(), result.warnings(), missing, kind(result), sheet.check(),
				Scored.outcomeCheck(sheet, result.group()));
	}

	private static Kind kind(Result result) {
		if (Result.NOT_APPLICABLE.equals(result.group())) {
			return Kind.OUTSIDE;
		}
		if (!result.valid()) {
			return Kind.INVALID;
		}
		boolean decided = result.reachable().groups().size() <= 1
				&& (result.group() != null || result.points() != null);
		return decided ? Kind.DECIDED : Kind.OPEN;
	}

	static String label(Score score, String key) {
		return score.input(key).map(Input::label).orElse(key);
	}

	private static String points(Part part) {
		return (part.points() != null) ? number(part.points()) : "";
	}

	private static String number(double points) {
		return Value.plain(BigDecimal.valueOf(points).setScale(DECIMALS, RoundingMode.HALF_UP).doubleValue());
	}

	private static String amount(Sheet sheet, Result result) {
		Double min = result.reachable().min();
		Double max = result.reachable().max();
		if (min == null || max == null) {
			return "";
		}
		Double most = sheet.most();
		String unit = !sheet.unit().isEmpty() ? " " + sheet.unit()
				: (most != null) ? " of " + Value.plain(most) + " points" : "";
		String amount = Objects.equals(min, max) ? Value.plain(min) : Value.plain(min) + " to " + Value.plain(max);
		return amount + unit;
	}

	/** The parts in one line; only where each is known and they add up to the points. */
	private static String sum(Score score, Result result) {
		Double total = result.points();
		List<String> terms = new ArrayList<>();
		double sum = 0;
		for (Part part : result.parts()) {
			if (part.points() != null) {
				terms.add(((part.points() < 0) ? "(" + number(part.points()) + ")" : number(part.points())));
				sum += part.points();
			}
		}
		boolean adds = total != null && terms.size() > 1 && score.adding().isEmpty() && Math.abs(sum - total) < 0.0001;
		return adds ? String.join(" + ", terms) : "";
	}

	/** Whether anything stays open. */
	public boolean isOpen() {
		return this.kind == Kind.OPEN;
	}

	/** Whether the score does not apply. */
	public boolean isOutside() {
		return this.kind == Kind.OUTSIDE;
	}

	/** The answer in one line, for those who listen. */
	public String said() {
		List<String> said = new ArrayList<>();
		if (!this.group.isEmpty()) {
			said.add(this.group);
		}
		if (!this.amount.isEmpty()) {
			said.add(this.amount);
		}
		if (said.isEmpty() || isOpen()) {
			said.add(this.outcome);
		}
		return String.join(". ", said);
	}

}
