package org.nextline.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Timing.Around;
import org.nextline.rules.Timing.Every;
import org.nextline.rules.Timing.On;
import org.nextline.rules.Timing.Point;
import org.nextline.rules.Timing.Reference;
import org.nextline.rules.Timing.Rhythm;
import org.nextline.rules.Timing.Since;
import org.nextline.rules.Timing.Stretch;
import org.nextline.vocabulary.CaseReader.Spelling;

/**
 * Reads when something is checked. One line is one of
 *
 * <pre>
 * before START · at each VISIT · end of CYCLE 1-2
 * day 8, 15 · month 3, 6, 12 after SWITCH · hour 6-8, 24 after each RAMP_UP_STEP · day 21-28 of CYCLE 1
 * daily · twice weekly until week 2 · every 4-6 weeks until month 24 after REMISSION
 * from month 12 · weekly in CYCLE 1 · monthly from CYCLE 2 · daily until "the counts recover"
 * </pre>
 *
 * What counts from nothing counts from START. {@code read(timing.line())} is the timing.
 */
public final class Timings {

	private static final Pattern TOKEN = Pattern.compile("\"([^\"]*)\"|[A-Za-z_]+|\\d+(?:-\\d+)?|[,]|\\S");

	private static final List<String> EVENTS = java.util.Arrays.stream(Event.values()).map(Enum::name).toList();

	private final List<String> words = new ArrayList<>();

	private final List<Integer> places = new ArrayList<>();

	private final int length;

	private int at;

	private Timings(String text) {
		Matcher matcher = TOKEN.matcher(text);
		while (matcher.find()) {
			this.words.add(matcher.group());
			this.places.add(matcher.start() + 1);
		}
		this.length = text.length();
	}

	/**
	 * Reads one line.
	 * @throws GrammarFault when it cannot be read, with the place
	 */
	public static Timing read(String text) {
		Timings reader = new Timings(text);
		try {
			Timing timing = reader.timing();
			if (reader.at < reader.words.size()) {
				throw new IllegalArgumentException("\"" + reader.words.get(reader.at) + "\" cannot follow here");
			}
			return timing;
		}
		catch (GrammarFault ex) {
			throw ex;
		}
		catch (IllegalArgumentException ex) {
			throw new GrammarFault(reader.column(), String.valueOf(ex.getMessage()));
		}
	}

	private int column() {
		return (this.at < this.places.size()) ? this.places.get(this.at) : this.length + 1;
	}

	private @Nullable String peek() {
		return (this.at < this.words.size()) ? this.words.get(this.at) : null;
	}

	private boolean took(String word) {
		if (word.equals(peek())) {
			this.at++;
			return true;
		}
		return false;
	}

	private String next(String expected) {
		String word = peek();
		if (word == null) {
			throw new IllegalArgumentException("expected " + expected);
		}
		this.at++;
		return word;
	}

	private Timing timing() {
		for (Around.Side side : Around.Side.values()) {
			String first = side.word().split(" ")[0];
			if (took(first)) {
				if (side == Around.Side.END && !took("of")) {
					throw new IllegalArgumentException("expected of");
				}
				return new Around(side, reference());
			}
		}
		String first = peek();
		if (first != null && List.of("hour", "day", "week", "month", "year").contains(first)) {
			this.at++;
			return on(Span.Unit.of(first));
		}
		if (took("from")) {
			Span.Unit unit = Span.Unit.of(next("a moment, such as month 12"));
			Span span = new Span(range()[0], unit);
			return new Since(span, took("after") ? reference() : Reference.START);
		}
		return every(rhythm());
	}

	private On on(Span.Unit unit) {
		List<Stretch> stretches = new ArrayList<>();
		do {
			int[] range = range();
			stretches.add(new Stretch(range[0], range[1]));
		}
		while (took(","));
		return new On(unit, stretches, (took("of") || took("after")) ? reference() : Reference.START);
	}

	private Rhythm rhythm() {
		if (took("every")) {
			int[] range = range();
			Span.Unit unit = Span.Unit.of(next("a unit of time"));
			return new Rhythm(1, range[0], range[1], unit);
		}
		int times = took("twice") ? 2 : 1;
		if (times == 1 && this.at + 1 < this.words.size() && this.words.get(this.at + 1).equals("times")) {
			times = range()[0];
			this.at++;
		}
		String word = next("when it is checked");
		Span.Unit unit = switch (word) {
			case "daily" -> Span.Unit.DAY;
			case "hourly" -> Span.Unit.HOUR;
			case "weekly" -> Span.Unit.WEEK;
			case "monthly" -> Span.Unit.MONTH;
			case "yearly" -> Span.Unit.YEAR;
			default -> {
				this.at--;
				throw new IllegalArgumentException(
						"\"" + word + "\" is not understood."
								+ Spelling.hint(word,
										List.of("before", "at", "after", "end", "day", "week", "month", "daily",
												"weekly", "monthly", "every"))
								+ " Write for example day 8, 15 or weekly until week 4");
			}
		};
		return new Rhythm(times, 1, 1, unit);
	}

	private Every every(Rhythm rhythm) {
		Point begin = took("from") ? point() : null;
		Point until = null;
		String words = "";
		if (took("until")) {
			String end = peek();
			if (end != null && end.startsWith("\"")) {
				this.at++;
				words = end.substring(1, end.length() - 1).trim();
			}
			else {
				until = point();
			}
		}
		return new Every(rhythm, begin, until, words, (took("in") || took("after")) ? reference() : Reference.START);
	}

	private Point point() {
		String word = peek();
		if (word != null && EVENTS.contains(word)) {
			return new Point(null, reference());
		}
		Span.Unit unit = Span.Unit.of(next("a moment, such as week 4"));
		return new Point(new Span(range()[0], unit), null);
	}

	private Reference reference() {
		boolean each = took("each");
		String name = next("an event, such as START");
		Event event;
		try {
			event = Event.of(name);
		}
		catch (IllegalArgumentException ex) {
			this.at--;
			throw new IllegalArgumentException("there is no event \"" + name + "\"." + Spelling.hint(name, EVENTS), ex);
		}
		String word = peek();
		if (!each && word != null && Character.isDigit(word.charAt(0))) {
			int[] range = range();
			return new Reference(event, range[0], range[1], false);
		}
		return new Reference(event, 0, 0, each);
	}

	private int[] range() {
		String word = next("a number");
		if (!word.matches("\\d{1,4}(-\\d{1,4})?")) {
			this.at--;
			throw new IllegalArgumentException("expected a number, not \"" + word + "\"");
		}
		String[] ends = word.split("-");
		return new int[] { Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) };
	}

}
