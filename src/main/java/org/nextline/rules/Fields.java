package org.nextline.rules;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;

/** Which fields a condition rests on. */
public final class Fields {

	private Fields() {
	}

	/** All fields that the condition looks at, named criteria opened. */
	public static Set<CaseField> of(Criterion criterion) {
		Set<CaseField> fields = new LinkedHashSet<>();
		Stage.leaves(criterion).forEach((leaf) -> fields.addAll(ofLeaf(leaf)));
		return fields;
	}

	/** Whether the condition depends on the drug being judged. */
	public static boolean agentBound(Criterion criterion) {
		return Stage.agentBound(criterion);
	}

	/** The diseases that the condition names; empty when it names none. */
	public static Set<Disease> diseases(Criterion criterion) {
		Set<Disease> diseases = EnumSet.noneOf(Disease.class);
		Stage.leaves(criterion).forEach((leaf) -> {
			if (leaf instanceof Criterion.Is is && is.about() == CaseField.DISEASE) {
				is.codes().forEach((code) -> diseases.add(Disease.valueOf(code)));
			}
		});
		return diseases;
	}

	/** The fields that can be missing while a single statement is unknown. */
	static Set<CaseField> missing(Criterion leaf) {
		if (leaf instanceof Criterion.Asks asks && asks.question().restsOnOtherRows()) {
			return EnumSet.allOf(CaseField.class);
		}
		Set<CaseField> missing = EnumSet.noneOf(CaseField.class);
		for (CaseField field : ofLeaf(leaf)) {
			missing.add(field);
			missing.addAll(Situation.sources(field));
		}
		return missing;
	}

	/** The field that a statement is about; null for functions and groups. */
	static @Nullable CaseField about(Criterion leaf) {
		if (leaf instanceof Criterion.Is is) {
			return is.about();
		}
		if (leaf instanceof Criterion.Within within) {
			return within.about();
		}
		if (leaf instanceof Criterion.Has has) {
			return has.about();
		}
		if (leaf instanceof Criterion.Exactly exactly) {
			return exactly.about();
		}
		if (leaf instanceof Criterion.HasClass member) {
			return member.about();
		}
		return (leaf instanceof Criterion.Known known) ? known.about() : null;
	}

	private static Set<CaseField> ofLeaf(Criterion leaf) {
		CaseField about = about(leaf);
		if (about != null) {
			return Set.of(about);
		}
		if (leaf instanceof Criterion.Counts counts) {
			return (counts.measure() == Measure.COUNT_ALT) ? Set.of(CaseField.ALTERATIONS, CaseField.KNOWN_ABSENT)
					: Set.of(CaseField.PRIOR_THERAPIES);
		}
		if (leaf instanceof Criterion.Asks asks) {
			return switch (asks.question().subject()) {
				case ALTERATION, TEST, TESTS -> Set.of(CaseField.ALTERATIONS, CaseField.KNOWN_ABSENT);
				case KARYOTYPE -> Set.of(CaseField.CYTOGENETICS);
				case ANTIGEN -> Set.of(CaseField.ANTIGENS);
				case MEDICATION -> Set.of(CaseField.CONCOMITANT);
				case TARGET, CLASS_AND_AGENT -> Set.of(CaseField.PRIOR_THERAPIES);
				case TARGETS -> Set.of();
			};
		}
		return Set.of();
	}

}
