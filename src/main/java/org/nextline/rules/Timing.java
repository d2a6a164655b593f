package org.nextline.rules;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * When something is checked, as one readable line: {@code day 8, 15},
 * {@code weekly until week 4}, {@code every 3 months until month 24 after TRANSPLANT}.
 * See {@link Timings} for how it is written.
 */
public sealed interface Timing {

	/** As it is written in a pack. */
	String line();

	/** As a person reads it. */
	String words();

	/** What it counts from. */
	Reference from();

	/**
	 * An event that a check counts from.
	 *
	 * @param event the event
	 * @param first the first of its numbers, 0 when it is not numbered
	 * @param last the last of its numbers
	 * @param each whether every one is meant
	 */
	record Reference(Event event, int first, int last, boolean each) {

		static final Reference START = new Reference(Event.START, 0, 0, false);

		public Reference {
			if ((first > 0 || each) && !event.recurs()) {
				throw new IllegalArgumentException(event + " happens once and has no number");
			}
			if (event.recurs() && first == 0 && !each) {
				throw new IllegalArgumentException(event + " comes again: say which one, or each " + event);
			}
			if (first < 0 || last < first) {
				throw new IllegalArgumentException("numbers of " + event + " go from low to high");
			}
		}

		public boolean numbered() {
			return this.first > 0;
		}

		String line() {
			if (this.each) {
				return "each " + this.event;
			}
			return numbered() ? this.event + " " + range(this.first, this.last) : this.event.name();
		}

		String words() {
			if (this.each) {
				return "each " + this.event.words();
			}
			return numbered()
					? this.event.words() + ((this.first == this.last) ? " " : "s ") + range(this.first, this.last)
					: this.event.words();
		}

	}

	/**
	 * A stretch from the one to the other, both included.
	 *
	 * @param first its beginning
	 * @param last its end, the same for a single day
	 */
	record Stretch(int first, int last) {

		public Stretch {
			if (first < 0 || last < first) {
				throw new IllegalArgumentException("a stretch goes from low to high");
			}
		}

	}

	/**
	 * How often.
	 *
	 * @param times how many times in one interval
	 * @param least shortest interval
	 * @param most longest interval
	 * @param unit unit of the interval
	 */
	record Rhythm(int times, int least, int most, Span.Unit unit) {

		public Rhythm {
			if (times < 1 || least < 1 || most < least) {
				throw new IllegalArgumentException("an interval goes from low to high");
			}
		}

		/** Whether it comes more often than weekly, so that single days are not named. */
		public boolean dense() {
			return this.unit == Span.Unit.HOUR || this.times > 1 || (this.unit == Span.Unit.DAY && this.least < 7);
		}

		String line() {
			String every = (this.unit == Span.Unit.DAY) ? "daily" : this.unit.words(true) + "ly";
			if (this.least == 1 && this.most == 1) {
				return ((this.times == 1) ? "" : (this.times == 2) ? "twice " : this.times + " times ") + every;
			}
			return "every " + range(this.least, this.most) + " " + this.unit.words(false);
		}

	}

	/**
	 * A moment: so long after the event, or a numbered event itself.
	 *
	 * @param span how long after the event; null for the event itself
	 * @param event the numbered event; null when it is that of the line
	 */
	record Point(@Nullable Span span, @Nullable Reference event) {

		String line() {
			Span known = this.span;
			Reference other = this.event;
			return (known != null) ? known.unit().words(true) + " " + known.amount()
					: (other != null) ? other.line() : "";
		}

		public String words() {
			Span known = this.span;
			Reference other = this.event;
			return (known != null) ? known.unit().words(true) + " " + known.amount()
					: (other != null) ? other.words() : "";
		}

	}

	/** Before, at or at the end of an event. */
	record Around(Side side, Reference from) implements Timing {

		/** Which side of the event. */
		public enum Side {

			BEFORE("before"), AT("at"), END("end of");

			private final String word;

			Side(String word) {
				this.word = word;
			}

			String word() {
				return this.word;
			}

		}

		public Around {
			if (side == Side.END && from.event() != Event.CYCLE) {
				throw new IllegalArgumentException("only a CYCLE has an end");
			}
		}

		@Override
		public String line() {
			return this.side.word() + " " + this.from.line();
		}

		@Override
		public String words() {
			return ((this.side == Side.END) ? "at the end of" : this.side.word()) + " " + this.from.words();
		}

	}

	/** On certain days, in certain weeks, or months after an event. */
	record On(Span.Unit unit, List<Stretch> at, Reference from) implements Timing {

		public On {
			at = List.copyOf(at);
			if (at.isEmpty()) {
				throw new IllegalArgumentException("a number must follow " + unit.words(true));
			}
		}

		private String numbers(String last) {
			List<String> all = this.at.stream().map((one) -> range(one.first(), one.last())).toList();
			return (all.size() == 1) ? all.get(0)
					: String.join(", ", all.subList(0, all.size() - 1)) + last + all.get(all.size() - 1);
		}

		@Override
		public String line() {
			boolean start = this.from.equals(Reference.START);
			return this.unit.words(true) + " " + numbers(", ")
					+ (start ? "" : (inCycle() ? " of " : " after ") + this.from.line());
		}

		private boolean inCycle() {
			return this.from.event() == Event.CYCLE;
		}

		@Override
		public String words() {
			boolean one = this.at.size() == 1 && this.at.get(0).first() == this.at.get(0).last();
			String numbers = numbers(" and ");
			String when = switch (this.unit) {
				case DAY -> "on " + this.unit.words(one) + " " + numbers;
				case WEEK -> "in " + this.unit.words(one) + " " + numbers;
				case HOUR, MONTH, YEAR -> "at " + numbers + " " + this.unit.words(numbers.equals("1"));
			};
			if (this.from.equals(Reference.START)) {
				return when;
			}
			return when + (inCycle() ? " of " : " after ") + this.from.words();
		}

	}

	/** At any time from then on. */
	record Since(Span span, Reference from) implements Timing {

		@Override
		public String line() {
			return "from " + this.span.unit().words(true) + " " + this.span.amount()
					+ (this.from.equals(Reference.START) ? "" : " after " + this.from.line());
		}

		@Override
		public String words() {
			return "from " + this.span.unit().words(true) + " " + this.span.amount()
					+ (this.from.equals(Reference.START) ? "" : " after " + this.from.words());
		}

	}

	/**
	 * Again and again.
	 *
	 * @param rhythm how often
	 * @param begin when first; null for the event itself
	 * @param until the last moment, included; null when it goes on
	 * @param untilWords what ends it, when that is no moment; empty when nothing does
	 * @param from what it counts from
	 */
	record Every(Rhythm rhythm, @Nullable Point begin, @Nullable Point until, String untilWords,
			Reference from) implements Timing {

		public Every {
			if (from.each()) {
				throw new IllegalArgumentException("what comes again cannot count from each " + from.event());
			}
		}

		@Override
		public String line() {
			Point first = this.begin;
			Point last = this.until;
			return this.rhythm.line() + ((first != null) ? " from " + first.line() : "")
					+ ((last != null) ? " until " + last.line() : "")
					+ (this.untilWords.isEmpty() ? "" : " until \"" + this.untilWords + "\"") + base(false);
		}

		private String base(boolean inWords) {
			if (this.from.equals(Reference.START)) {
				return "";
			}
			String event = inWords ? this.from.words() : this.from.line();
			return ((this.from.event() == Event.CYCLE) ? " in " : " after ") + event;
		}

		@Override
		public String words() {
			Point first = this.begin;
			Point last = this.until;
			return this.rhythm.line() + ((first != null) ? " from " + first.words() : "")
					+ ((last != null) ? " until " + last.words() : "")
					+ (this.untilWords.isEmpty() ? "" : " until " + this.untilWords) + base(true);
		}

	}

	private static String range(int first, int last) {
		return (first == last) ? String.valueOf(first) : first + "-" + last;
	}

	/** All of them in one phrase. */
	static String words(List<Timing> all) {
		return all.stream().map(Timing::words).collect(Collectors.joining("; "));
	}

	/** The numbers that are meant. */
	static IntStream numbers(Reference reference) {
		return IntStream.rangeClosed(reference.first(), reference.last());
	}

}
