package org.nextline.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

	private final List<Alteration> found;

	private final List<Absence> absences;

	private final boolean cml;

	private final boolean domainTested;

	Genetics(CaseFacts facts) {
		this.found = new ArrayList<>();
		facts.alterations()
			.stream()
			.filter(Alteration::atThisRelapse)
			.map(Genetics::canonical)
			.forEach(this.found::add);
		facts.codes(CaseField.CYTOGENETICS).orElse(Set.of()).forEach((code) -> {
			List<String> equivalent = EQUIVALENTS.get(code);
			if (equivalent != null) {
				this.found.add(Alteration.of(equivalent.get(0), AlterationKind.valueOf(equivalent.get(1))));
			}
		});
		this.absences = facts.codes(CaseField.KNOWN_ABSENT)
			.orElse(Set.of())
			.stream()
			.map(Absence::read)
			.map(Genetics::canonical)
			.toList();
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
			boolean hot = variant.matches("(?i)(D835|I836).*");
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

	/** ALT. */
	Truth alteration(Lesion asked) {
		if (this.cml && asked.gene().equals("BCR::ABL1") && asked.fusion()) {
			return Truth.TRUE;
		}
		boolean unstated = false;
		for (Alteration one : this.found) {
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
	 * stated stays unknown.
	 */
	Truth listed(Lesion asked) {
		Truth truth = alteration(asked);
		if (truth.isUnknown() && this.found.stream().noneMatch((one) -> match(asked, one).isUnknown())) {
			return Truth.FALSE;
		}
		return truth;
	}

	/** COUNT_ALT; empty when it was not tested. */
	Optional<Integer> count(Lesion asked) {
		Set<String> different = new HashSet<>();
		for (Alteration one : this.found) {
			if (match(asked, one).isTrue()) {
				different.add(one.gene() + one.kind() + one.variant());
			}
		}
		if (!different.isEmpty()) {
			return Optional.of(different.size());
		}
		return alteration(asked).isFalse() ? Optional.of(0) : Optional.empty();
	}

	/** Whether nothing is known of the gene (or of that kind of alteration in it). */
	boolean untested(Lesion asked) {
		if (domain(asked) && this.domainTested) {
			return false;
		}
		boolean seen = this.found.stream()
			.anyMatch((one) -> concerns(asked.gene(), one.gene())
					&& (asked.kind() == null || !match(asked, one).isFalse()));
		return !seen && this.absences.stream()
			.noneMatch((one) -> one.gene().equals(asked.gene()) && (asked.kind() == null
					|| (one.variant() == null && (one.kind() == null || one.kind() == asked.kind()))));
	}

	/** Alterations found that the question concerns. */
	List<Alteration> concerning(Lesion asked) {
		return this.found.stream().filter((one) -> concerns(asked.gene(), one.gene())).toList();
	}

	/** Whether a gene was found altered whose variant should be confirmed. */
	boolean variantToConfirm(Lesion asked) {
		return this.found.stream().anyMatch((one) -> one.proteinChange().isEmpty() && match(asked, one).isTrue() && hot(one));
	}

	private boolean domain(Lesion asked) {
		return asked.gene().equals("BCR::ABL1") && asked.kind() == AlterationKind.MUTATION;
	}

	/** A transcript type written beside a fusion says nothing of its point variants. */
	private boolean sequenced(String gene) {
		return this.found.stream()
			.anyMatch((one) -> one.gene().equals(gene) && one.proteinChange().isPresent()
					&& (one.kind() == AlterationKind.MUTATION || one.kind() == AlterationKind.TKD));
	}

	private static boolean concerns(String asked, String gene) {
		return gene.equals(asked) || parts(gene).contains(asked) || reversed(gene).equals(asked);
	}

	private static List<String> parts(String gene) {
		return gene.contains("::") ? List.of(gene.split("::")) : List.of();
	}

	private static String reversed(String gene) {
		List<String> parts = parts(gene);
		return (parts.size() == 2) ? parts.get(1) + "::" + parts.get(0) : gene;
	}

	private static Truth match(Lesion asked, Alteration one) {
		boolean named = one.gene().contains("::");
		boolean same = one.gene().equals(asked.gene()) || reversed(one.gene()).equals(asked.gene());
		boolean part = named && parts(one.gene()).contains(asked.gene());
		if (!same && !part) {
			return Truth.FALSE;
		}
		boolean join = one.kind() == AlterationKind.FUSION || one.kind() == AlterationKind.REARRANGEMENT;
		if (part) {
			return Truth.of(join && asked.fusion());
		}
		if (!asked.variants().isEmpty()) {
			return variant(asked, one);
		}
		if (named && join && asked.fusion()) {
			return Truth.TRUE;
		}
		return Truth.of(asked.kind() == null || one.kind() == asked.kind());
	}

	private static Truth variant(Lesion asked, Alteration one) {
		String variant = one.proteinChange().orElse(null);
		if (variant != null) {
			return Truth.of(asked.variants().stream().anyMatch((pattern) -> Lesion.matches(pattern, variant)));
		}
		if (hot(one) && asked.variants()
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

	private static boolean hot(Alteration one) {
		return HOT_SPOT.containsKey(one.gene())
				&& one.kind() == (one.gene().equals("FLT3") ? AlterationKind.TKD : AlterationKind.MUTATION);
	}

	private boolean absent(Lesion asked) {
		Set<String> excluded = new HashSet<>();
		for (Absence one : this.absences) {
			if (!one.gene().equals(asked.gene()) && !reversed(one.gene()).equals(asked.gene())
					&& !(parts(asked.gene()).contains(one.gene()) && asked.fusion())) {
				continue;
			}
			if (one.variant() == null) {
				boolean joins = one.kind() == AlterationKind.FUSION || one.kind() == AlterationKind.REARRANGEMENT;
				if (one.kind() == null || one.kind() == asked.kind()
						|| (joins && asked.fusion() && (one.gene().contains("::")))) {
					return true;
				}
			}
			else {
				excluded.add(one.variant());
			}
		}
		return !asked.variants().isEmpty() && asked.variants()
			.stream()
			.allMatch((pattern) -> excluded.stream().anyMatch((variant) -> Lesion.matches(pattern, variant)));
	}

}
