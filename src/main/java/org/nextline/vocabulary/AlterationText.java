package org.nextline.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads an alteration the way people write it: {@code flt3 itd 38},
 * {@code BCR::ABL1 T315I}, {@code NPM1 mut}.
 */
public final class AlterationText {

	private static final Map<String, AlterationKind> KINDS = Map.ofEntries(Map.entry("MUT", AlterationKind.MUTATION),
			Map.entry("MUTATED", AlterationKind.MUTATION), Map.entry("MUTATION", AlterationKind.MUTATION),
			Map.entry("ITD", AlterationKind.ITD), Map.entry("TKD", AlterationKind.TKD),
			Map.entry("FUSION", AlterationKind.FUSION), Map.entry("REARRANGED", AlterationKind.REARRANGEMENT),
			Map.entry("REARRANGEMENT", AlterationKind.REARRANGEMENT), Map.entry("R", AlterationKind.REARRANGEMENT),
			Map.entry("DEL", AlterationKind.DELETION), Map.entry("DELETION", AlterationKind.DELETION),
			Map.entry("AMP", AlterationKind.AMPLIFICATION), Map.entry("AMPLIFICATION", AlterationKind.AMPLIFICATION),
			Map.entry("COPY_NUMBER", AlterationKind.COPY_NUMBER), Map.entry("CNV", AlterationKind.COPY_NUMBER),
			Map.entry("PTD", AlterationKind.TANDEM_DUPLICATION), Map.entry("TD", AlterationKind.TANDEM_DUPLICATION),
			Map.entry("TANDEM_DUPLICATION", AlterationKind.TANDEM_DUPLICATION));

	/** Amino acids by their three letters. */
	private static final Map<String, String> ACIDS = Map.ofEntries(Map.entry("ALA", "A"), Map.entry("ARG", "R"),
			Map.entry("ASN", "N"), Map.entry("ASP", "D"), Map.entry("CYS", "C"), Map.entry("GLN", "Q"),
			Map.entry("GLU", "E"), Map.entry("GLY", "G"), Map.entry("HIS", "H"), Map.entry("ILE", "I"),
			Map.entry("LEU", "L"), Map.entry("LYS", "K"), Map.entry("MET", "M"), Map.entry("PHE", "F"),
			Map.entry("PRO", "P"), Map.entry("SER", "S"), Map.entry("THR", "T"), Map.entry("TRP", "W"),
			Map.entry("TYR", "Y"), Map.entry("VAL", "V"), Map.entry("TER", "*"));

	private static final Pattern LONG_FORM = Pattern.compile("([A-Za-z]{3})(\\d+)([A-Za-z]{3})?(.*)");

	private static final Pattern SHORT_FORM = Pattern.compile("[A-Za-z]\\d+[A-Za-z*]?");

	private static final Pattern LONGER_CHANGE = Pattern.compile("[a-z]\\d+(?:[A-Za-z]?fs|_|del|dup|ins).*");

	/** Several point variants written as one, such as E255V/T315I. */
	private static final Pattern SEVERAL = Pattern
		.compile("(?i)(?:p\\.)?[A-Z]{1,3}\\d+[A-Z]{1,3}(?:\\s*[/,;+&]\\s*(?:p\\.)?[A-Z]{1,3}\\d+[A-Z]{1,3})+");

	/** Two genes that are joined, as they were written before the double colon. */
	private static final Pattern JOINED = Pattern.compile("([A-Z][A-Z0-9]*)-([A-Z][A-Z0-9]*)");

	private static final Pattern VARIANT = Pattern.compile("(?:p\\.)?[A-Z]\\d+(?:[A-Z*]|fs\\*?\\d*|_.*)?",
			Pattern.CASE_INSENSITIVE);

	private static final Map<String, String> AMINO_ACIDS = Map.ofEntries(Map.entry("ALA", "A"), Map.entry("ARG", "R"),
			Map.entry("ASN", "N"), Map.entry("ASP", "D"), Map.entry("CYS", "C"), Map.entry("GLN", "Q"),
			Map.entry("GLU", "E"), Map.entry("GLY", "G"), Map.entry("HIS", "H"), Map.entry("ILE", "I"),
			Map.entry("LEU", "L"), Map.entry("LYS", "K"), Map.entry("MET", "M"), Map.entry("PHE", "F"),
			Map.entry("PRO", "P"), Map.entry("SER", "S"), Map.entry("THR", "T"), Map.entry("TRP", "W"),
			Map.entry("TYR", "Y"), Map.entry("VAL", "V"), Map.entry("TER", "*"));

	private static final Pattern AMINO_ACID = Pattern
		.compile("(?i)(?:^|(?<=\\d))(" + String.join("|", AMINO_ACIDS.keySet()) + ")(?=\\d|fs|_|\\*|$)");

	private static final Pattern GENE = Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:::[A-Za-z][A-Za-z0-9]*)?");

	private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:[.,]\\d+)?)%?");

	private AlterationText() {
	}

	/**
	 * What was read.
	 *
	 * @param alteration the alteration
	 * @param doubt why it cannot be taken as it stands, or null
	 */
	private record Read(Alteration alteration, @Nullable String doubt) {
	}

	/**
	 * Reads one alteration.
	 * @param text what was typed
	 * @return the alteration, or empty when it cannot be read as one, or only by guessing
	 */
	public static Optional<Alteration> read(String text) {
		return parse(text).filter((read) -> read.doubt() == null).map(Read::alteration);
	}

	/**
	 * Why a text that names an alteration is not taken as it stands: what its number
	 * means would have to be guessed.
	 * @param text what was typed
	 * @return a sentence that says what to write instead; empty when nothing is in doubt
	 */
	public static Optional<String> doubt(String text) {
		return parse(text).flatMap((read) -> Optional.ofNullable(read.doubt()));
	}

	private static Optional<Read> parse(String text) {
		List<String> words = new ArrayList<>(List.of(text.trim()
			.replaceAll("(?i)\\bvaf\\b:?", " ")
			.replaceAll("\\s+%", "%")
			.split("\\s+|(?<!\\d),|,(?!\\d)")));
		words.removeIf(String::isEmpty);
		if (words.isEmpty()) {
			return Optional.empty();
		}
		String gene = words.remove(0);
		int dash = gene.indexOf('-');
		if (dash > 0 && KINDS.containsKey(gene.substring(dash + 1).toUpperCase(Locale.ROOT))) {
			words.add(0, gene.substring(dash + 1));
			gene = gene.substring(0, dash);
		}
		gene = gene(gene);
		if (!GENE.matcher(gene).matches()) {
			return Optional.empty();
		}
		AlterationKind kind = null;
		String variant = null;
		Double vaf = null;
		String share = "";
		for (String word : words) {
			AlterationKind named = KINDS.get(word.toUpperCase(Locale.ROOT));
			Matcher percent = PERCENT.matcher(word);
			if (named != null && kind == null) {
				kind = named;
			}
			else if (percent.matches() && vaf == null) {
				vaf = Double.valueOf(percent.group(1).replace(',', '.'));
				share = word;
			}
			else if ((VARIANT.matcher(word).matches() || VARIANT.matcher(variant(word)).matches()) && variant == null) {
				variant = variant(word);
			}
			else {
				return Optional.empty();
			}
		}
		kind = (kind != null) ? kind : guess(gene, variant);
		if (kind == null || (vaf != null && vaf > 100)) {
			return Optional.empty();
		}
		return Optional.of(new Read(new Alteration(gene, kind, variant, vaf, null, null),
				(vaf != null) ? doubt(gene, kind, vaf, share) : null));
	}

	private static @Nullable String doubt(String gene, AlterationKind kind, double vaf, String share) {
		if (kind == AlterationKind.FUSION) {
			return share + " beside " + gene
					+ " can be a share of cells or the level of the transcript, and is no VAF. "
					+ "Write the fusion alone, and its level under its own question.";
		}
		if (vaf == 0) {
			return "A VAF of 0 is stated. Write \"" + gene + " neg\" if it was not found.";
		}
		return (vaf <= 1 && !share.endsWith("%"))
				? share + " can be a share, a ratio or a percentage. Write the VAF with its percent sign." : null;
	}

	/** The kind that is meant when none is written, or null when it cannot be known. */
	static @Nullable AlterationKind guess(String gene, @Nullable String variant) {
		if (variant != null) {
			return AlterationKind.MUTATION;
		}
		return gene.contains("::") ? AlterationKind.FUSION : null;
	}

	/**
	 * The gene as HGNC writes it; an older way of writing a fusion is read, too
	 * ({@code BCR-ABL1}, {@code BCR::ABL}).
	 */
	public static String gene(String text) {
		String gene = text.trim().toUpperCase(Locale.ROOT);
		Matcher joined = JOINED.matcher(gene);
		if (joined.matches() && !KINDS.containsKey(joined.group(2)) && !joined.group(1).equals("HLA")
				&& !joined.group(1).equals("MT")) {
			gene = joined.group(1) + "::" + joined.group(2);
		}
		return gene.equals("BCR::ABL") ? "BCR::ABL1" : gene.equals("ABL") ? "ABL1" : gene;
	}

	/**
	 * A variant in the short form of HGVS: {@code p.(Thr315Ile)}, {@code p.T315I} and
	 * {@code t315i} are T315I. What is no simple change is kept as it was written.
	 */
	public static String variant(String text) {
		String variant = text.trim().replaceFirst("(?i)^p\\.\\s*", "");
		if (variant.startsWith("(") && variant.endsWith(")")) {
			variant = variant.substring(1, variant.length() - 1).trim();
		}
		Matcher longForm = LONG_FORM.matcher(variant);
		if (longForm.matches()) {
			String first = ACIDS.get(longForm.group(1).toUpperCase(Locale.ROOT));
			String last = longForm.group(3);
			String changed = (last != null) ? ACIDS.get(last.toUpperCase(Locale.ROOT)) : "";
			if (first != null && changed != null) {
				variant = first + longForm.group(2) + changed + longForm.group(4);
			}
		}
		if (SHORT_FORM.matcher(variant).matches()) {
			return variant.toUpperCase(Locale.ROOT);
		}
		if (LONGER_CHANGE.matcher(variant).matches()) {
			return variant.substring(0, 1).toUpperCase(Locale.ROOT) + variant.substring(1);
		}
		return variant.isEmpty() ? text.trim() : variant;
	}

	/** Whether several point variants are written as one. */
	static boolean several(String variant) {
		return SEVERAL.matcher(variant.trim()).matches();
	}

}
