package org.nextline.vocabulary;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.FindingLine.Cursor;
import org.nextline.vocabulary.FindingLine.Outcome;

/** Reads what flow cytometry says of one antigen: {@code CD22 dim}, {@code CD19 98 %}. */
final class AntigenLine {

	static final Pattern NAME = Pattern.compile(
			"(?<![A-Za-z0-9])(?<where>cyto(?:plasmic)?\\s?|cy|c|s|sm|i|ic)?(?<name>CD\\d{1,3}[a-e]?|MPO|TdT|HLA-?DR)(?![A-Za-z0-9])",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern DIM = FindingLine.word("dim|weak(?:ly)?|low|faint");

	private static final Pattern PARTIAL = FindingLine
		.word("partial(?:ly)?|part\\.?|subset|sub-?population|heterogen(?:e?ous)|variabl[ey]|mixed|patchy|focal");

	private static final Pattern BRIGHT = FindingLine
		.word("bright(?:ly)?|strong(?:ly)?|moderate(?:ly)?|normal intensity|intermediate");

	private static final Pattern BOTH = Pattern
		.compile("\\+\\s?/\\s?[-\u2013\u2212]|[-\u2013\u2212]\\s?/\\s?\\+|\u00b1");

	private static final Pattern PLUS = Pattern.compile("\\+{1,3}(?!\\s?/)");

	private static final Pattern MINUS = Pattern.compile("[-\u2013\u2212]{1,2}(?=\\s*\\)?\\s*$)");

	private static final Pattern PERCENT = Pattern.compile("(?<amount>" + FindingLine.NUMBER + ")\\s*%");

	private static final Pattern RANGE = Pattern
		.compile(FindingLine.NUMBER + "\\s*%?\\s*[-\u2013]\\s*" + FindingLine.NUMBER + "\\s*%");

	private static final Pattern FILLER = FindingLine.word(
			"(?:(?:of|on|in)\\s+)?(?:the\\s+)?(?:leuk(?:a?)emic\\s+)?(?:blasts?|cells|blast population)|expression|by flow(?: cytometry)?|is");

	private AntigenLine() {
	}

	static Optional<Outcome> read(String text) {
		Cursor cursor = new Cursor(text);
		Matcher named = cursor.take(NAME).orElse(null);
		if (named == null) {
			return Optional.empty();
		}
		String written = named.group("name");
		String plain = written.toUpperCase(Locale.ROOT).replace("HLADR", "HLA-DR");
		Optional<String> name = Antigen.NAMES.stream().filter((one) -> one.equalsIgnoreCase(plain)).findFirst();
		if (name.isEmpty()) {
			return Optional.of(Outcome.refused(written + " is not among the antigens that are kept."));
		}
		if (named.group("where") != null) {
			return Optional.of(Outcome.refused(named.group() + ": surface and cytoplasm are not told apart here. Enter "
					+ name.get() + " by hand."));
		}
		return rest(cursor, name.get());
	}

	private static Optional<Outcome> rest(Cursor cursor, String name) {
		Boolean positive = null;
		Double percent = null;
		boolean mixed = false;
		while (true) {
			cursor.skip("");
			if (cursor.takes(BOTH)) {
				mixed = true;
				continue;
			}
			if (cursor.takes(MINUS)) {
				if (Boolean.TRUE.equals(positive)) {
					return Optional.of(twice(name));
				}
				positive = false;
				continue;
			}
			cursor.skip(":=,()[]-\u2013\u2212.");
			if (cursor.ended()) {
				break;
			}
			if (cursor.takes(RANGE)) {
				return Optional.of(Outcome.refused(name + ": a range is not one value."));
			}
			Matcher bound = cursor.take(FindingLine.BOUND).orElse(null);
			if (bound != null) {
				return Optional.of(FindingLine.bound(bound.group()));
			}
			if (cursor.takes(FindingLine.EITHER)) {
				return Optional.of(FindingLine.either(name));
			}
			Matcher notDone = cursor.take(FindingLine.NOT_DONE).orElse(null);
			if (notDone != null && positive == null && percent == null && !mixed) {
				cursor.skip(".)");
				return cursor.ended() ? Optional.of(Outcome
					.of(new FindingRow.NotKnown(CaseField.ANTIGENS, name, notDone.group().toLowerCase(Locale.ROOT))))
						: Optional.empty();
			}
			Matcher share = cursor.take(PERCENT).orElse(null);
			if (share != null) {
				if (percent != null) {
					return Optional.of(twice(name));
				}
				percent = FindingLine.share(share.group("amount"));
				continue;
			}
			if (cursor.takes(DIM)) {
				mixed = true;
				if (Boolean.FALSE.equals(positive)) {
					return Optional.of(twice(name));
				}
				positive = true;
				continue;
			}
			if (cursor.takes(PARTIAL)) {
				mixed = true;
				continue;
			}
			Boolean said = cursor.takes(FindingLine.NEGATIVE) ? Boolean.FALSE
					: (cursor.takes(FindingLine.POSITIVE) || cursor.takes(BRIGHT) || cursor.takes(PLUS)) ? Boolean.TRUE
							: null;
			if (said != null) {
				if (positive != null && !positive.equals(said)) {
					return Optional.of(twice(name));
				}
				positive = said;
				continue;
			}
			if (!cursor.takes(FILLER)) {
				return Optional.empty();
			}
		}
		return Optional.of(outcome(name, positive, percent, mixed));
	}

	private static Outcome twice(String name) {
		return Outcome.refused(name + ": two different results are stated.");
	}

	private static Outcome outcome(String name, @Nullable Boolean positive, @Nullable Double percent, boolean mixed) {
		if (percent != null && percent > 100) {
			return Outcome.refused(name + ": " + Value.plain(percent) + " % is not possible.");
		}
		if (positive == null && percent == null && !mixed) {
			return Outcome.refused(name + ": no result is stated.");
		}
		String note = (positive == null && !mixed)
				? "Whether this counts as positive is not said: choose it in the row." : "";
		return Outcome
			.of(new FindingRow.Expressed(name, new Antigen(positive, percent, mixed, null, null), note, true));
	}

}
