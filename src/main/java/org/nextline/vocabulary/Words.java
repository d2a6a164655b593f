package org.nextline.vocabulary;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Plain words for codes, as people read them. */
public final class Words {

	private static final Properties WORDS = load();

	private Words() {
	}

	private static Properties load() {
		Properties words = new Properties();
		try (InputStream file = Words.class.getResourceAsStream("words.properties")) {
			if (file != null) {
				words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return words;
	}

	/**
	 * A computed number is shown with two decimals more than the field takes, so that it
	 * never seems to stand on a limit that it misses; rules compare the unrounded one.
	 */
	private static double shown(CaseField field, double amount) {
		return BigDecimal.valueOf(amount).setScale(field.kind().decimals() + 2, RoundingMode.HALF_UP).doubleValue();
	}

	/**
	 * The code of the field in words, for example {@code Prolonging life}; names of genes
	 * stay as they are.
	 */
	public static String of(CaseField field, String code) {
		if (field == CaseField.DISEASE) {
			return Disease.valueOf(code).label();
		}
		if (field.kind().type() == Kind.Type.ABSENCES) {
			return code;
		}
		String words = WORDS.getProperty(field.key() + "." + code);
		if (words != null) {
			return words;
		}
		if (code.length() > 5 && code.equals(code.toUpperCase(java.util.Locale.ROOT)) && code.indexOf('(') < 0
				&& code.indexOf(':') < 0 && code.indexOf(',') < 0) {
			String spelled = code.replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
			return spelled.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + spelled.substring(1);
		}
		return code;
	}

	/**
	 * The fact in words with its unit: {@code 60 %}, {@code Female},
	 * {@code FLT3 ITD, VAF 38 %}.
	 */
	public static String of(CaseField field, Value value) {
		if (value instanceof Value.Number number) {
			return (Value.plain(shown(field, number.amount())) + " " + field.kind().unit()).trim();
		}
		if (value instanceof Value.Code code) {
			return of(field, code.name());
		}
		if (value instanceof Value.Codes codes && !codes.names().isEmpty()) {
			return codes.names()
				.stream()
				.map((code) -> of(field, code))
				.collect(java.util.stream.Collectors.joining(", "));
		}
		return value.words();
	}

}
