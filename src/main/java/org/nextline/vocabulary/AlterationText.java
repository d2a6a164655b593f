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
	 * Reads one alteration.
	 * @param text what was typed
	 * @return the alteration, or empty when it cannot be read as one
	 */
	public static Optional<Alteration> read(String text) {
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
		if (!GENE.matcher(gene).matches()) {
			return Optional.empty();
		}
		AlterationKind kind = null;
		String variant = null;
		Double vaf = null;
		for (String word : words) {
			AlterationKind named = KINDS.get(word.toUpperCase(Locale.ROOT));
			Matcher percent = PERCENT.matcher(word);
			if (named != null && kind == null) {
				kind = named;
			}
			else if (percent.matches() && vaf == null) {
				vaf = Double.valueOf(percent.group(1).replace(',', '.'));
			}
			else if (VARIANT.matcher(variant(word)).matches() && variant == null) {
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
		return Optional.of(new Alteration(gene(gene), kind, variant, vaf, null, null));
	}

	/** The kind that is meant when none is written, or null when it cannot be known. */
	static @Nullable AlterationKind guess(String gene, @Nullable String variant) {
		if (variant != null) {
			return AlterationKind.MUTATION;
		}
		return gene.contains("::") ? AlterationKind.FUSION : null;
	}

	/**
	 * A protein variant in the short form that rules are written in: {@code p.(Thr315Ile)}
	 * and {@code p.T315I} are {@code T315I}; what is no protein variant stays as it is.
	 */
	public static String variant(String text) {
		String plain = text.trim().replaceFirst("(?i)^p\\.", "").replaceFirst("^\\((.*)\\)$", "$1");
		plain = AMINO_ACID.matcher(plain)
			.replaceAll((found) -> AMINO_ACIDS.getOrDefault(found.group(1).toUpperCase(Locale.ROOT), ""));
		if (plain.matches("(?i)[a-z]\\d+[a-z*]?")) {
			return plain.toUpperCase(Locale.ROOT);
		}
		return plain.matches("(?i)[a-z]\\d+(fs.*|_.*)")
				? plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1) : plain;
	}

	/**
	 * Whether a fusion is written with a hyphen, as some laboratories do: read as the name
	 * of one gene it would be lost on every rule.
	 */
	static boolean hyphenated(String gene, @Nullable AlterationKind kind) {
		String upper = gene(gene);
		return upper.startsWith("BCR-ABL") || (kind == AlterationKind.FUSION && upper.matches("[A-Z][A-Z0-9]{2,}-[A-Z].*")
				&& !upper.contains("::") && !upper.startsWith("HLA-"));
	}

	/** The gene as HGNC writes it. */
	public static String gene(String text) {
		return text.trim().toUpperCase(Locale.ROOT);
	}

}
