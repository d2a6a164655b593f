package org.nextline.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Absence;
import org.nextline.vocabulary.Alteration;
import org.nextline.vocabulary.AlterationKind;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Truth;

/** Answers what was found, not found or not tested in the samples of this relapse. */
final class Genetics {

	/** Cytogenetic findings that define an alteration; their absence proves nothing. */
	private static final Map<String, List<String>> EQUIVALENTS = Map.ofEntries(
			Map.entry("t(9;22)", List.of("BCR::ABL1", "FUSION")), Map.entry("t(15;17)", List.of("PML::RARA", "FUSION")),
			Map.entry("t(8;21)", List.of("RUNX1::RUNX1T1", "FUSION")),
			Map.entry("inv(16)", List.of("CBFB::MYH11", "FUSION")),
			Map.entry("t(16;16)", List.of("CBFB::MYH11", "FUSION")),
			Map.entry("t(6;9)", List.of("DEK::NUP214", "FUSION")),
			Map.entry("t(9;11)", List.of("MLLT3::KMT2A", "FUSION")),
			Map.entry("inv(3)", List.of("MECOM", "REARRANGEMENT")),
			Map.entry("t(3;3)", List.of("MECOM", "REARRANGEMENT")),
			Map.entry("t(17;19)", List.of("TCF3::HLF", "FUSION")), Map.entry("del(17p)", List.of("TP53", "DELETION")));

	/** Genes whose unstated variant counts as the usual hot spot, to be confirmed. */
	private static final Map<String, List<String>> HOT_SPOT = Map.of("IDH1", List.of("R132"), "IDH2",
			List.of("R140", "R172"), "FLT3", List.of("D835", "I836"));

	/** Genes whose unstated variant counts as resistant. */
	private static final Set<String> RESISTANT = Set.of("MEN1", "BCL2");

	private final List<Found> found = new ArrayList<>();

	private final List<Found> earlier = new ArrayList<>();

	private final List<Absence> absences = new ArrayList<>();

	private final Map<String, String> contradicted = new TreeMap<>();

	private final boolean cml;

	private final boolean domainTested;

	/**
	 * An alteration of this relapse, read once.
	 *
	 * @param one the alteration
	 * @param gene its gene, or {@code A::B}
	 * @param variant the change of its protein, or null when not stated
	 * @param parts the genes of a fusion; empty for a single gene
	 * @param reversed the fusion from its other end; the gene itself for a single gene
	 */
	private record Found(Alteration one, String gene, @Nullable String variant, List<String> parts, String reversed) {

		private static Found of(Alteration one) {
			return new Found(one, one.gene(), one.proteinChange().orElse(null), Lesion.parts(one.gene()),
					Lesion.reversed(one.gene()));
		}

		private AlterationKind kind() {
			return this.one.kind();
		}

		private boolean join() {
			return kind() == AlterationKind.FUSION || kind() == AlterationKind.REARRANGEMENT;
		}

		private boolean concerns(String asked) {
			return this.gene.equals(asked) || this.parts.contains(asked) || this.reversed.equals(asked);
		}

		private boolean hot() {
			return HOT_SPOT.containsKey(this.gene)
					&& kind() == (this.gene.equals("FLT3") ? AlterationKind.TKD : AlterationKind.MUTATION);
		}

	}

	Genetics(CaseFacts facts) {
		for (Alteration one : facts.alterations()) {
			(one.atThisRelapse() ? this.found : this.earlier).add(Found.of(canonical(one)));
		}
		for (String code : facts.codes(CaseField.KNOWN_ABSENT).orElse(Set.of())) {
			this.absences.add(canonical(Absence.read(code)));
		}
		for (String code : facts.codes(CaseField.CYTOGENETICS).orElse(Set.of())) {
			List<String> equivalent = EQUIVALENTS.get(code);
			if (equivalent != null) {
				Alteration found = Alteration.of(equivalent.get(0), AlterationKind.valueOf(equivalent.get(1)));
				this.found.add(Found.of(found));
				contradict(code, found);
			}
		}
		this.cml = facts.disease().filter(Disease.CML::equals).isPresent();
		this.domainTested = facts.is(CaseField.KD_MUTATION_TESTED, "yes");
	}

	/**
	 * Kinase-domain mutations are often written under ABL1 alone; F691L and the like are
	 * no label TKD.
	 */
	private static Alteration canonical(Alteration alteration) {
		if (alteration.gene().equals("ABL1") && alteration.kind() == AlterationKind.MUTATION) {
			return new Alteration("BCR::ABL1", alteration.kind(), alteration.variant(), alteration.vafPercent(),
					alteration.phase(), alteration.observed());
		}
		String variant = alteration.proteinChange().orElse(null);
		if (alteration.gene().equals("FLT3") && variant != null
				&& (alteration.kind() == AlterationKind.TKD || alteration.kind() == AlterationKind.MUTATION)) {
			boolean hot = variant.regionMatches(true, 0, "D835", 0, 4) || variant.regionMatches(true, 0, "I836", 0, 4);
			return new Alteration("FLT3", hot ? AlterationKind.TKD : AlterationKind.MUTATION, variant,
					alteration.vafPercent(), alteration.phase(), alteration.observed());
		}
		return alteration;
	}

	private static Absence canonical(Absence absence) {
		boolean mutation = absence.kind() == AlterationKind.MUTATION || absence.variant() != null;
		return (absence.gene().equals("ABL1") && mutation) ? new Absence("BCR::ABL1", absence.kind(), absence.variant())
				: absence;
	}

	/** Sequencing that finds no mutation does not speak against a deletion. */
	private void contradict(String code, Alteration found) {
		this.absences.stream()
			.filter((one) -> one.contradicts(found)
					&& (found.kind() != AlterationKind.DELETION || one.kind() == AlterationKind.DELETION))
			.findFirst()
			.ifPresent((one) -> this.contradicted.put(code, one.gene()));
	}

	/** Karyotype findings whose gene was entered as tested and not found. */
	Map<String, String> contradicted() {
		return this.contradicted;
	}

	/** ALT. */
	Truth alteration(Lesion asked) {
		if (this.cml && asked.gene().equals("BCR::ABL1") && asked.fusion()) {
			return Truth.TRUE;
		}
		boolean unstated = false;
		for (Found one : this.found) {
			Truth match = match(asked, one);
			if (match.isTrue()) {
				return Truth.TRUE;
			}
			unstated |= match.isUnknown();
		}
		if (absent(asked)) {
			return Truth.FALSE;
		}
		if (unstated) {
			return Truth.UNKNOWN;
		}
		if (!asked.variants().isEmpty() && sequenced(asked.gene())) {
			return Truth.FALSE;
		}
		return domain(asked) && this.domainTested ? Truth.FALSE : Truth.UNKNOWN;
	}

	/**
	 * FOUND: what is not listed is not there; a listed alteration whose variant is not
	 * stated, or that was seen in an earlier sample only, stays unknown.
	 */
	Truth listed(Lesion asked) {
		Truth truth = alteration(asked);
		if (truth.isUnknown()) {
			for (Found one : this.found) {
				if (match(asked, one).isUnknown()) {
					return Truth.UNKNOWN;
				}
			}
			for (Found one : this.earlier) {
				if (!match(asked, one).isFalse()) {
					return Truth.UNKNOWN;
				}
			}
			return Truth.FALSE;
		}
		return truth;
	}

	/** COUNT_ALT; empty when it was not tested. */
	OptionalInt count(Lesion asked) {
		Set<String> different = new HashSet<>();
		for (Found one : this.found) {
			if (match(asked, one).isTrue()) {
				different.add((one.gene() + one.kind() + one.variant()).toUpperCase(Locale.ROOT));
			}
		}
		if (!different.isEmpty()) {
			return OptionalInt.of(different.size());
		}
		return alteration(asked).isFalse() ? OptionalInt.of(0) : OptionalInt.empty();
	}

	/** Whether nothing is known of the gene (or of that kind of alteration in it). */
	boolean untested(Lesion asked) {
		if (domain(asked) && this.domainTested) {
			return false;
		}
		for (Found one : this.found) {
			if (one.concerns(asked.gene()) && (asked.kind() == null || !match(asked, one).isFalse())) {
				return false;
			}
		}
		for (Absence one : this.absences) {
			if (one.gene().equals(asked.gene()) && (asked.kind() == null
					|| (one.variant() == null && (one.kind() == null || one.kind() == asked.kind())))) {
				return false;
			}
		}
		return true;
	}

	/** Alterations found that the question concerns. */
	List<Alteration> concerning(Lesion asked) {
		return this.found.stream().filter((one) -> one.concerns(asked.gene())).map(Found::one).toList();
	}

	/** Whether a gene was found altered whose variant should be confirmed. */
	boolean variantToConfirm(Lesion asked) {
		for (Found one : this.found) {
			if (one.variant() == null && match(asked, one).isTrue() && one.hot()) {
				return true;
			}
		}
		return false;
	}

	private boolean domain(Lesion asked) {
		return asked.gene().equals("BCR::ABL1") && asked.kind() == AlterationKind.MUTATION;
	}

	/**
	 * A stated point variant shows that the gene was sequenced; the name of a breakpoint
	 * or transcript does not.
	 */
	private boolean sequenced(String gene) {
		for (Found one : this.found) {
			if (one.gene().equals(gene) && one.variant() != null
					&& (one.kind() == AlterationKind.MUTATION || one.kind() == AlterationKind.TKD)) {
				return true;
			}
		}
		return false;
	}

	private static Truth match(Lesion asked, Found one) {
		boolean same = one.gene().equals(asked.gene()) || one.reversed().equals(asked.gene());
		boolean part = one.parts().contains(asked.gene());
		if (!same && !part) {
			return Truth.FALSE;
		}
		if (part) {
			return Truth.of(one.join() && asked.fusion());
		}
		if (!asked.variants().isEmpty()) {
			return variant(asked, one);
		}
		if (!one.parts().isEmpty() && one.join() && asked.fusion()) {
			return Truth.TRUE;
		}
		return Truth.of(asked.kind() == null || one.kind() == asked.kind());
	}

	private static Truth variant(Lesion asked, Found one) {
		String variant = one.variant();
		if (variant != null) {
			for (String pattern : asked.variants()) {
				if (Lesion.matches(pattern, variant)) {
					return Truth.TRUE;
				}
			}
			return Truth.FALSE;
		}
		if (one.hot() && asked.variants()
			.stream()
			.anyMatch(
					(pattern) -> HOT_SPOT.getOrDefault(one.gene(), List.of()).stream().anyMatch(pattern::startsWith))) {
			return Truth.TRUE;
		}
		if (one.kind() != AlterationKind.MUTATION && one.kind() != asked.kind()) {
			return Truth.FALSE;
		}
		return RESISTANT.contains(one.gene()) ? Truth.TRUE : Truth.UNKNOWN;
	}

	private boolean absent(Lesion asked) {
		boolean pointwise = false;
		for (Absence one : this.absences) {
			if (!excludes(one, asked)) {
				continue;
			}
			if (one.variant() != null) {
				pointwise = true;
				continue;
			}
			boolean joins = one.kind() == AlterationKind.FUSION || one.kind() == AlterationKind.REARRANGEMENT;
			if (one.kind() == null || one.kind() == asked.kind() || (joins && asked.fusion())) {
				return true;
			}
		}
		return pointwise && !asked.variants().isEmpty() && asked.variants().stream().allMatch((pattern) -> {
			for (Absence one : this.absences) {
				String variant = one.variant();
				if (variant != null && excludes(one, asked) && Lesion.matches(pattern, variant)) {
					return true;
				}
			}
			return false;
		});
	}

	/** Whether an absence speaks of the gene that is asked for. */
	private static boolean excludes(Absence one, Lesion asked) {
		return one.gene().equals(asked.gene()) || asked.reversed().equals(one.gene())
				|| (asked.fusion() && asked.parts().contains(one.gene()));
	}

}
