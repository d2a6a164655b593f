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
			else if (VARIANT.matcher(word).matches() && variant == null) {
				variant = word.replaceFirst("(?i)^p\\.", "");
				variant = variant.substring(0, 1).toUpperCase(Locale.ROOT) + variant.substring(1);
				if (variant.matches("[A-Z]\\d+[a-z]")) {
					variant = variant.toUpperCase(Locale.ROOT);
				}
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

	/** The gene as HGNC writes it. */
	public static String gene(String text) {
		return text.trim().toUpperCase(Locale.ROOT);
	}

}
