package org.nextline.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.AlterationKind;

/**
 * The alteration that a condition asks for.
 *
 * @param gene HGNC symbol, or {@code A::B}
 * @param kind what is asked for; null for the gene as such
 * @param variants point variants, {@code *} meaning any ending; empty when any variant
 * counts
 * @param parts the genes of a fusion; empty for a single gene
 * @param reversed the fusion from its other end; the gene itself for a single gene
 */
record Lesion(String gene, @Nullable AlterationKind kind, List<String> variants, List<String> parts, String reversed) {

	private static final Map<String, Lesion> READ = new ConcurrentHashMap<>();

	Lesion(String gene, @Nullable AlterationKind kind, List<String> variants) {
		this(gene, kind, variants, parts(gene), reversed(gene));
	}

	/** The genes that a fusion joins; empty for a single gene. */
	static List<String> parts(String gene) {
		return gene.contains("::") ? List.of(gene.split("::")) : List.of();
	}

	/** A fusion from its other end; a single gene as it is. */
	static String reversed(String gene) {
		List<String> parts = parts(gene);
		return (parts.size() == 2) ? parts.get(1) + "::" + parts.get(0) : gene;
	}

	/** Reads {@code BCR::ABL1 MUTATION T315I/F317*}. */
	static Lesion of(String text) {
		return READ.computeIfAbsent(text, Lesion::read);
	}

	private static Lesion read(String text) {
		String[] words = text.trim().split("\\s+");
		AlterationKind kind = null;
		List<String> variants = new ArrayList<>();
		for (int index = 1; index < words.length; index++) {
			if (kind == null && variants.isEmpty() && isKind(words[index])) {
				kind = AlterationKind.valueOf(words[index]);
			}
			else {
				for (String variant : words[index].split("/")) {
					variants.add(variant.toUpperCase(Locale.ROOT));
				}
			}
		}
		return new Lesion(words[0], kind, List.copyOf(variants));
	}

	static boolean isKind(String word) {
		for (AlterationKind kind : AlterationKind.values()) {
			if (kind.name().equals(word)) {
				return true;
			}
		}
		return false;
	}

	/** As it is asked for: {@code FLT3 F691L}, {@code KMT2A rearrangement}. */
	String words() {
		if (!this.variants.isEmpty()) {
			return this.gene + " " + String.join("/", this.variants).replace("*", "");
		}
		if (this.kind == null) {
			return this.gene;
		}
		String name = this.kind.name();
		return this.gene + " " + ((name.length() <= 3) ? name : name.toLowerCase(Locale.ROOT).replace('_', ' '));
	}

	boolean fusion() {
		return this.kind == AlterationKind.FUSION || this.kind == AlterationKind.REARRANGEMENT;
	}

	static boolean matches(String pattern, String variant) {
		return pattern.endsWith("*")
				? variant.toUpperCase(Locale.ROOT).startsWith(pattern.substring(0, pattern.length() - 1))
				: pattern.equalsIgnoreCase(variant);
	}

}
