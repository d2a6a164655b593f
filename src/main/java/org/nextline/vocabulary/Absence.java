package org.nextline.vocabulary;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * One entry of "tested and not found": a gene, a gene with a kind of alteration, or a
 * single variant.
 *
 * @param gene HGNC symbol, or {@code A::B}
 * @param kind the kind excluded; null when it is the whole gene or a variant
 * @param variant the variant excluded; null when it is the whole gene or kind
 */
public record Absence(String gene, @Nullable AlterationKind kind, @Nullable String variant) {

	/**
	 * Reads {@code FLT3}, {@code FLT3 ITD}, {@code BCR::ABL1 T315I}, {@code KMT2A-PTD}.
	 */
	public static Absence read(String text) {
		String[] words = text.trim().split("\\s+");
		String gene = AlterationText.gene(words[0]);
		AlterationKind kind = null;
		String variant = null;
		if (words.length == 1 && gene.indexOf('-') > 0 && !gene.startsWith("HLA")) {
			return AlterationText.read(text)
				.map((found) -> new Absence(found.gene(), found.kind(), found.variant()))
				.orElse(new Absence(gene, null, null));
		}
		for (int index = 1; index < words.length; index++) {
			AlterationKind named = kind(words[index]);
			if (named != null) {
				kind = named;
			}
			else {
				variant = AlterationText.variant(words[index]).toUpperCase(Locale.ROOT);
			}
		}
		return new Absence(gene, kind, variant);
	}

	private static @Nullable AlterationKind kind(String word) {
		return AlterationText.read("XXX " + word)
			.filter((found) -> found.variant() == null)
			.map(Alteration::kind)
			.orElse(null);
	}

	/** Whether the entry excludes what the alteration says was found. */
	public boolean contradicts(Alteration alteration) {
		if (!alteration.gene().equals(this.gene)) {
			return joins(alteration);
		}
		if (this.variant != null) {
			return alteration.variant() != null && alteration.variant().equalsIgnoreCase(this.variant);
		}
		return this.kind == null || this.kind == alteration.kind();
	}

	/**
	 * Whether the alteration joins the gene to another, or is the fusion read from its
	 * other end.
	 */
	private boolean joins(Alteration alteration) {
		List<String> genes = List.of(alteration.gene().split("::"));
		boolean fusion = alteration.kind() == AlterationKind.FUSION
				|| alteration.kind() == AlterationKind.REARRANGEMENT;
		boolean excluded = this.kind == null || this.kind == AlterationKind.FUSION
				|| this.kind == AlterationKind.REARRANGEMENT;
		return genes.size() == 2 && fusion && excluded && this.variant == null
				&& (genes.contains(this.gene) || this.gene.equals(genes.get(1) + "::" + genes.get(0)));
	}

}
