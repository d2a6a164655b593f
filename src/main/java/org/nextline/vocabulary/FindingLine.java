package org.nextline.vocabulary;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The words in which results are reported, whatever was tested. */
final class FindingLine {

	static final Pattern NEGATIVE = word(
			"neg(?:ative|ativ|\\.)?|not (?:detected|found|present|seen|identified|expressed)"
					+ "|undetect(?:ed|able)|absent|wild[- ]?type|wt|unmutated|not mutated|not rearranged|no mutations?|lost");

	static final Pattern POSITIVE = word("pos(?:itive|itiv|\\.)?|detected|present|found|identified|expressed");

	static final Pattern NOT_DONE = word(
			"(?:test |result )?(?:not (?:done|tested|performed|available|sent|sequenced|evaluable|assessed|examined|requested)"
					+ "|pending|awaited|to follow|outstanding|failed|inconclusive|indeterminate|unknown|not known"
					+ "|insufficient (?:material|DNA|RNA|sample|cells)|QNS|n/a|tbd|not interpretable)");

	/** Not done, or not detected: nobody can tell. */
	static final Pattern EITHER = word("n\\.?\\s?d\\.?");

	static final String NUMBER = "\\d{1,9}(?:[.,]\\d{1,9})?";

	/** A bound before a number. */
	static final Pattern BOUND = Pattern.compile("[<>\u2264\u2265~\u2248]=?\\s*(?:" + NUMBER + ")\\s*%?");

	private FindingLine() {
	}

	/**
	 * What became of a line.
	 *
	 * @param rows the findings in it; empty when it cannot be read
	 * @param why what is wrong with it; empty when it was read
	 */
	record Outcome(List<FindingRow> rows, String why) {

		Outcome {
			rows = List.copyOf(rows);
		}

		static Outcome of(FindingRow... rows) {
			return new Outcome(List.of(rows), "");
		}

		static Outcome refused(String why) {
			return new Outcome(List.of(), why);
		}

		boolean read() {
			return !this.rows.isEmpty();
		}

	}

	/** A pattern that matches whole words only. */
	static Pattern word(String pattern) {
		return Pattern.compile("(?<![A-Za-z0-9])(?:" + pattern + ")(?![A-Za-z0-9])", Pattern.CASE_INSENSITIVE);
	}

	/**
	 * The number that is meant, or null when a comma or point with three digits behind it
	 * may part thousands as well as decimals.
	 */
	static @Nullable Double number(String text) {
		return text.matches("[1-9]\\d{0,2}[.,]\\d{3}") ? null : Double.valueOf(text.replace(',', '.'));
	}

	/** A share in percent: beyond 100 there are no thousands to part. */
	static double share(String text) {
		return Double.parseDouble(text.replace(',', '.'));
	}

	static Outcome bound(String text) {
		return Outcome.refused("\"" + text.strip() + "\" is a limit, not a value. Enter the value, or the result.");
	}

	static Outcome either(String about) {
		return Outcome.refused(about + ": \"n.d.\" can mean not done or not detected. Write which.");
	}

	/** Reads on in a text from left to right, one thing after the other. */
	static final class Cursor {

		private final String text;

		private int at;

		Cursor(String text) {
			this.text = text;
		}

		/** Takes the pattern when it comes next. */
		Optional<Matcher> take(Pattern pattern) {
			Matcher matcher = pattern.matcher(this.text);
			matcher.region(this.at, this.text.length());
			matcher.useTransparentBounds(true);
			if (matcher.lookingAt() && matcher.end() > this.at) {
				this.at = matcher.end();
				return Optional.of(matcher);
			}
			return Optional.empty();
		}

		boolean takes(Pattern pattern) {
			return take(pattern).isPresent();
		}

		void skip(String characters) {
			while (this.at < this.text.length() && (Character.isWhitespace(this.text.charAt(this.at))
					|| this.text.charAt(this.at) == '\u00a0' || characters.indexOf(this.text.charAt(this.at)) >= 0)) {
				this.at++;
			}
		}

		void go(int to) {
			this.at = to;
		}

		int at() {
			return this.at;
		}

		boolean ended() {
			return this.at >= this.text.length();
		}

		String rest() {
			return this.text.substring(this.at);
		}

	}

}
