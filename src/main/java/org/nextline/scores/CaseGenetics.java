package org.nextline.scores;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Absence;
import org.nextline.vocabulary.Alteration;
import org.nextline.vocabulary.AlterationKind;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.Phase;
import org.nextline.vocabulary.Truth;
import org.nextline.vocabulary.Value;

/** What the genetics of a case answer to scores: found, tested and absent, or unknown. */
final class CaseGenetics {

	private final CaseFacts all;

	private final CaseFacts fresh;

	private final List<Alteration> found;

	private final List<Absence> absent;

	/**
	 * The genetics of a case.
	 * @param facts all facts, those of other samples included
	 */
	CaseGenetics(CaseFacts facts) {
		this.all = facts;
		this.fresh = facts.atThisRelapse();
		this.found = this.fresh.alterations().stream().filter(Alteration::atThisRelapse).toList();
		this.absent = this.fresh.codes(CaseField.KNOWN_ABSENT).orElse(Set.of()).stream().map(Absence::read).toList();
	}

	private Truth seen(Predicate<Alteration> wanted, Alteration typical) {
		if (this.found.stream().anyMatch(wanted)) {
			return Truth.TRUE;
		}
		boolean excluded = this.absent.stream()
			.anyMatch((one) -> one.variant() == null && one.contradicts(typical));
		return excluded ? Truth.FALSE : Truth.UNKNOWN;
	}

	/** Whether FLT3 has an internal tandem duplication at this relapse. */
	Truth duplication() {
		return seen((one) -> one.gene().equals("FLT3") && one.kind() == AlterationKind.ITD,
				Alteration.of("FLT3", AlterationKind.ITD));
	}

	/** Whether the gene is mutated at this relapse. */
	Truth mutated(String gene) {
		return seen((one) -> one.gene().equals(gene) && one.kind() == AlterationKind.MUTATION,
				Alteration.of(gene, AlterationKind.MUTATION));
	}

	/** Whether CEBPA is mutated in frame in its bZIP domain. */
	Truth inFrameBzip() {
		Truth mutated = mutated("CEBPA");
		if (!mutated.isTrue()) {
			return mutated;
		}
		boolean told = this.found.stream()
			.filter((one) -> one.gene().equals("CEBPA") && one.variant() != null)
			.anyMatch((one) -> Lesions.inFrameBzip("CEBPA " + one.variant()));
		return told ? Truth.TRUE : Truth.UNKNOWN;
	}

	/** The largest allele frequency of a mutation of the gene. */
	@Nullable Object share(String gene) {
		return this.found.stream()
			.filter((one) -> one.gene().equals(gene) && one.kind() == AlterationKind.MUTATION)
			.map(Alteration::vafPercent)
			.filter((share) -> share != null)
			.max(Double::compare)
			.orElse(null);
	}

	/** The karyotype at this relapse, as a text. */
	@Nullable String karyotype() {
		String text = this.fresh.codes(CaseField.CYTOGENETICS).map(CaseGenetics::text).orElse(null);
		if (text == null) {
			return null;
		}
		double count = this.fresh.number(CaseField.KARYOTYPE_ABNORMALITY_COUNT).orElse(0);
		String whole = (count >= 3 && !text.contains("complex")) ? text + ", " + Score.plain(count) + " abnormalities"
				: text;
		boolean readable = Lesions.denied("karyotype", whole).isEmpty()
				&& Lesions.unreadable("karyotype", whole).isEmpty();
		return readable ? whole : null;
	}

	/** The karyotype at first diagnosis, as a text. */
	@Nullable String karyotypeAtDiagnosis() {
		Optional<String> stated = this.all.codes(CaseField.CYTOGENETICS_AT_DIAGNOSIS).map(CaseGenetics::text);
		if (stated.isEmpty()) {
			stated = atDiagnosis(CaseField.CYTOGENETICS, Value.Codes.class).map(Value.Codes::names)
				.map(CaseGenetics::text);
		}
		if (stated.isEmpty()) {
			stated = this.all.alterations()
				.stream()
				.filter((one) -> one.phase() == Phase.DIAGNOSIS && one.kind() == AlterationKind.FUSION)
				.map(Alteration::gene)
				.filter((fusion) -> Lesions.read(fusion, "").coreBinding())
				.findFirst();
		}
		return stated.filter((text) -> Lesions.denied("karyotype", text).isEmpty()).orElse(null);
	}

	/** The value of a sample that was taken at first diagnosis. */
	<V extends Value> Optional<V> atDiagnosis(CaseField field, Class<V> kind) {
		return this.all.find(field)
			.filter((fact) -> fact.phase() == Phase.DIAGNOSIS)
			.map(Fact::value)
			.filter(kind::isInstance)
			.map(kind::cast);
	}

	/** A complete set without a finding of the list is known, and shows nothing of it. */
	private static String text(Set<String> codes) {
		return codes.isEmpty() ? "other" : String.join(", ", codes);
	}

	/** Fusions and rearrangements found at this relapse; null when none was entered. */
	@Nullable List<String> fusions() {
		Set<String> fusions = new LinkedHashSet<>();
		for (Alteration one : this.found) {
			if (one.kind() == AlterationKind.FUSION) {
				fusions.add(one.gene());
			}
			else if (one.kind() == AlterationKind.REARRANGEMENT
					&& (one.gene().equals("KMT2A") || one.gene().equals("MECOM"))) {
				fusions.add(one.gene() + " rearranged");
			}
		}
		return fusions.isEmpty() ? null : new ArrayList<>(fusions);
	}

	/** Whether the chromosomes show an adverse lesion of ELN 2022. */
	Truth adverseLesion() {
		String karyotype = karyotype();
		List<String> fusions = fusions();
		String joined = (fusions != null) ? String.join(",", fusions) : "";
		boolean adverse = Lesions.read(joined, (karyotype != null) ? karyotype : "").adverse().isPresent();
		return adverse ? Truth.TRUE : (karyotype != null) ? Truth.FALSE : Truth.UNKNOWN;
	}

	/** Whether the leukaemia is Ph-positive, from whatever sample. */
	Truth philadelphia() {
		boolean fusion = this.all.alterations()
			.stream()
			.anyMatch((one) -> (one.gene().equals("BCR::ABL1") || one.gene().equals("ABL1::BCR"))
					&& one.kind() == AlterationKind.FUSION);
		if (fusion || this.all.has(CaseField.CYTOGENETICS, "t(9;22)")) {
			return Truth.TRUE;
		}
		return seen((one) -> false, Alteration.of("BCR::ABL1", AlterationKind.FUSION));
	}

	/** Whether a resistance mutation of the kinase domain was found. */
	Truth domainMutation() {
		boolean mutated = this.found.stream()
			.anyMatch((one) -> (one.gene().equals("BCR::ABL1") || one.gene().equals("ABL1"))
					&& one.kind() == AlterationKind.MUTATION);
		return mutated ? Truth.TRUE
				: this.fresh.is(CaseField.KD_MUTATION_TESTED, "yes") ? Truth.FALSE : Truth.UNKNOWN;
	}

	/** Cytogenetic class of the disease risk index of AML. */
	@Nullable String transplantClass() {
		String karyotype = karyotype();
		List<String> fusions = fusions();
		Lesions.Report report = Lesions.read((fusions != null) ? String.join(",", fusions) : "",
				(karyotype != null) ? karyotype : "");
		if (report.coreBinding() || report.promyelocytic()) {
			return "FAV";
		}
		if (karyotype == null) {
			return null;
		}
		double count = this.fresh.number(CaseField.KARYOTYPE_ABNORMALITY_COUNT).orElse(-1);
		if (count >= 4) {
			return "ADV";
		}
		boolean complex = karyotype.toLowerCase(Locale.ROOT).contains("complex");
		return (complex && count < 0) ? null : "INT"; // complex begins at three, adverse at four
	}

}
