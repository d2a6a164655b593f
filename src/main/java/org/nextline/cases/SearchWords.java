package org.nextline.cases;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Words as a search compares them: in small letters without accents, of nothing but the
 * letters a to z and digits, so that every database sorts them alike. Letters of other
 * scripts are written as their code; the okina of a Hawaiian name is a sign like any
 * other. What begins with a word begins with its written form, too.
 */
final class SearchWords {

	/** The longest word that is kept; what is longer is found by its beginning. */
	static final int LONGEST = 60;

	/** How many words of a search count. */
	static final int MOST = 6;

	private static final int SHORTEST_END = 3;

	private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[./](\\d{1,2})[./](\\d{4})");

	private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");

	private SearchWords() {
	}

	/** The written form of one word; empty when it has neither letter nor digit. */
	static String written(String word) {
		StringBuilder written = new StringBuilder();
		Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
			.codePoints()
			.filter((letter) -> Character.isLetterOrDigit(letter)
					&& Character.getType(letter) != Character.MODIFIER_LETTER)
			.forEach((letter) -> {
				String plain = plain(letter);
				written.append(plain);
			});
		return cut(written.toString());
	}

	private static String plain(int letter) {
		if (letter < 128) {
			return Character.toString(letter);
		}
		return switch (letter) {
			case 'ß' -> "ss";
			case 'ø' -> "o";
			case 'æ' -> "ae";
			case 'œ' -> "oe";
			case 'ł' -> "l";
			case 'đ', 'ð' -> "d";
			case 'þ' -> "th";
			case 'ı' -> "i";
			default -> String.format(Locale.ROOT, "x%05x", letter);
		};
	}

	private static String cut(String word) {
		return (word.length() > LONGEST) ? word.substring(0, LONGEST) : word;
	}

	/** All words of a text, each whole and, where it is joined by signs, in its parts. */
	static Set<String> of(@Nullable String text) {
		Set<String> words = new LinkedHashSet<>();
		if (text != null) {
			for (String word : text.strip().split("[\\s,;·]+")) {
				add(words, word);
				Arrays.stream(word.split("[^\\p{L}\\p{M}\\p{N}]+")).forEach((part) -> add(words, part));
			}
		}
		return words;
	}

	private static void add(Set<String> words, String word) {
		String written = written(word);
		if (!written.isEmpty()) {
			words.add(written);
		}
	}

	/** A record number is also found by its end. */
	static Set<String> ofRecordNumber(String recordNumber) {
		Set<String> words = of(recordNumber);
		String whole = written(recordNumber);
		for (int from = 1; from <= whole.length() - SHORTEST_END; from++) {
			words.add(whole.substring(from));
		}
		return words;
	}

	/** A date as {@code 19680303}; found by its year alone, too. */
	static Set<String> ofDate(@Nullable String date) {
		return (date != null) ? Set.of(written(date)) : Set.of();
	}

	/**
	 * What somebody typed, as words to look for. A date may be typed with the day or with
	 * the year first.
	 */
	static List<String> asked(String typed) {
		return Arrays.stream(typed.strip().split("[\\s,;]+"))
			.map((word) -> date(word).orElseGet(() -> written(word)))
			.filter((word) -> !word.isEmpty())
			.distinct()
			.limit(MOST)
			.toList();
	}

	/**
	 * Whether something was typed that has neither letter nor digit, and so finds
	 * nothing.
	 */
	static boolean isNothing(String typed) {
		return !typed.isBlank() && asked(typed).isEmpty();
	}

	private static Optional<String> date(String word) {
		Matcher dayFirst = DAY_FIRST.matcher(word);
		if (dayFirst.matches()) {
			return Optional.of(date(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1)));
		}
		Matcher yearFirst = YEAR_FIRST.matcher(word);
		return yearFirst.matches() ? Optional.of(date(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3)))
				: Optional.empty();
	}

	private static String date(String year, String month, String day) {
		return String.format(Locale.ROOT, "%s%02d%02d", year, Integer.parseInt(month), Integer.parseInt(day));
	}

	/**
	 * The first word, in the order of the store, that no longer begins with this one.
	 * @return empty when there is none: all words that are not smaller begin with it
	 */
	static String after(String word) {
		String kept = word;
		while (!kept.isEmpty()) {
			char last = kept.charAt(kept.length() - 1);
			String before = kept.substring(0, kept.length() - 1);
			if (last == '9') {
				return before + 'a';
			}
			if (last != 'z') {
				return before + (char) (last + 1);
			}
			kept = before;
		}
		return "";
	}

}
