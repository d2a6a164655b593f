package org.nextline.vocabulary;

import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * One alteration that a laboratory found.
 *
 * @param gene HGNC symbol, or {@code A::B} for a fusion
 * @param kind what happened to it
 * @param variant HGVS protein short form such as {@code F691L}, however it was written
 * ({@code p.F691L}, {@code p.(Phe691Leu)}); null when not stated
 * @param vafPercent variant allele frequency in percent, 0 to 100; null when not stated
 * @param phase when the sample was taken; null means at this relapse
 * @param observed date of the sample; null when not stated
 */
public record Alteration(String gene, AlterationKind kind, @Nullable String variant, @Nullable Double vafPercent,
		@Nullable Phase phase, @Nullable PartialDate observed) {

	public Alteration {
		gene = gene.trim();
		if (gene.isEmpty()) {
			throw new IllegalArgumentException("An alteration needs a gene");
		}
		variant = (variant == null || variant.isBlank()) ? null : AlterationText.variant(variant);
	}

	/** A finding at this relapse without further detail. */
	public static Alteration of(String gene, AlterationKind kind) {
		return new Alteration(gene, kind, null, null, null, null);
	}

	/** Whether it counts as found at this relapse (gate G-SAMPLE). */
	public boolean atThisRelapse() {
		return this.phase == null || this.phase == Phase.RELAPSE;
	}

	/**
	 * The change of the protein, when it is stated; a change of the coding sequence alone
	 * ({@code c.944C>T}) does not say which.
	 */
	public Optional<String> proteinChange() {
		return Optional.ofNullable(this.variant).filter((text) -> !text.matches("(?i)[cgnmr]\\..*"));
	}

	/** As it is written: {@code FLT3 ITD, VAF 38 %}. */
	public String words() {
		StringBuilder text = new StringBuilder(this.gene).append(' ')
			.append((this.kind.name().length() <= 3) ? this.kind.name()
					: this.kind.name().toLowerCase(Locale.ROOT).replace('_', ' '));
		if (this.variant != null) {
			text.append(' ').append(this.variant);
		}
		if (this.vafPercent != null) {
			text.append(", VAF ").append(Value.plain(this.vafPercent)).append(" %");
		}
		return text.toString();
	}

}
