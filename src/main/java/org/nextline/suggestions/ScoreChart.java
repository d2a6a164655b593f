package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.scores.Group;
import org.nextline.scores.Measure;
import org.nextline.scores.Sheet;
import org.nextline.vocabulary.CheckMark;

/**
 * The published numbers of the groups of a score as bars. Only numbers that were checked,
 * at least in part, are drawn; the table beside it says the same.
 *
 * @param height height of the drawing, in its units
 * @param rows one for each group
 * @param endpoints what is measured, each with its own fill
 * @param check how far the least checked of the numbers was
 */
record ScoreChart(int height, List<Row> rows, List<String> endpoints, CheckMark check) {

	/** Width of the drawing, in its units. */
	static final int WIDTH = 360;

	private static final int LEFT = 104;

	private static final int ROOM = 168;

	private static final int BAR = 14;

	private static final int GAP = 4;

	private static final int BETWEEN = 12;

	/**
	 * The bars of a group.
	 *
	 * @param name the group in words
	 * @param y place of its name
	 * @param mine whether it is the group of this result
	 * @param bars its bars
	 */
	record Row(String name, int y, boolean mine, List<Bar> bars) {
	}

	/**
	 * One bar.
	 *
	 * @param series number of its endpoint
	 * @param x left end
	 * @param y upper end
	 * @param width its length
	 * @param height its thickness
	 * @param textX place of its number
	 * @param textY place of its number
	 * @param words its number with the unit
	 */
	record Bar(int series, int x, int y, int width, int height, int textX, int textY, String words) {
	}

	/**
	 * The chart of a score; empty where nothing may be drawn.
	 * @param group the group of the result; null where there is none
	 */
	static Optional<ScoreChart> of(Sheet sheet, @Nullable String group) {
		List<Group> groups = sheet.charted();
		if (groups.isEmpty()) {
			return Optional.empty();
		}
		Set<String> endpoints = new LinkedHashSet<>();
		groups.forEach((one) -> one.measures().forEach((measure) -> endpoints.add(measure.endpoint())));
		List<String> series = List.copyOf(endpoints);
		double scale = ROOM / full(groups);
		List<Row> rows = new ArrayList<>();
		int y = GAP;
		CheckMark check = CheckMark.V;
		for (Group one : groups) {
			check = (one.check().compareTo(check) > 0) ? one.check() : check;
			List<Bar> bars = new ArrayList<>();
			int top = y;
			for (Measure measure : one.measures()) {
				Double value = measure.value();
				int width = (value != null) ? Math.max(2, (int) Math.round(value * scale)) : 0;
				bars.add(new Bar(series.indexOf(measure.endpoint()), LEFT, y, width, BAR, LEFT + width + 5, y + BAR - 3,
						measure.words()));
				y += BAR + GAP;
			}
			rows.add(new Row(one.words(), (top + y - GAP) / 2 + 4, one.name().equals(group), bars));
			y += BETWEEN - GAP;
		}
		return Optional.of(new ScoreChart(y, rows, series, check));
	}

	/** What the whole length of a bar stands for. */
	private static double full(List<Group> groups) {
		double most = 0;
		for (Group one : groups) {
			for (Measure measure : one.measures()) {
				if (measure.unit().equals("%")) {
					return 100;
				}
				most = Math.max(most, (measure.value() != null) ? measure.value() : 0);
			}
		}
		return (most > 0) ? most : 1;
	}

	public int width() {
		return WIDTH;
	}

	/** Where the bars begin. */
	public int left() {
		return LEFT;
	}

	/** Everything that is drawn, in words. */
	public String words() {
		List<String> words = new ArrayList<>();
		for (Row row : this.rows) {
			List<String> numbers = new ArrayList<>();
			row.bars().forEach((bar) -> numbers.add(this.endpoints.get(bar.series()) + " " + bar.words()));
			words.add(row.name() + ": " + String.join(", ", numbers));
		}
		return String.join("; ", words) + ".";
	}

}
