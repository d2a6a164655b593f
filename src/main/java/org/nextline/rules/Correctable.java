package org.nextline.rules;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.nextline.vocabulary.CaseField;

/**
 * Tells whether what makes a condition true can be corrected (gate G-BLOCKED; for
 * transplant plans also G-PLAN).
 */
final class Correctable {

	private static final Set<CaseField> FIELDS = EnumSet.of(CaseField.QTCF, CaseField.LOW_POTASSIUM_OR_MAGNESIUM,
			CaseField.POTASSIUM, CaseField.MAGNESIUM, CaseField.CONCOMITANT, CaseField.ACTIVE_INFECTION,
			CaseField.INFECTION_CONTROLLED, CaseField.CMV_STATUS, CaseField.HEPATITIS_B, CaseField.HBV_PROPHYLAXIS,
			CaseField.HIV_HCV_ACTIVE, CaseField.FORMULATION, CaseField.WBC, CaseField.PLATELETS, CaseField.ANC,
			CaseField.ALC, CaseField.BILIRUBIN_ULN, CaseField.BILIRUBIN_MG_DL, CaseField.ALBUMIN_GL,
			CaseField.ON_IMMUNOSUPPRESSION, CaseField.IMMUNOSUPPRESSION_STOPPED_WEEKS, CaseField.COAGULOPATHY,
			CaseField.MONTHS_SINCE_ALLO_HSCT);

	/** Organ limits, when they are said to be reversible. */
	private static final Set<CaseField> ORGANS = EnumSet.of(CaseField.LVEF, CaseField.CRCL, CaseField.ALT_ULN,
			CaseField.CREATININE_MG_DL, CaseField.DLCO, CaseField.FEV1, CaseField.SPO2, CaseField.DIALYSIS);

	/** What a transplant plan checks before the transplant instead of giving up. */
	private static final Set<CaseField> PLAN = EnumSet.of(CaseField.ACTIVE_INFECTION, CaseField.INFECTION_CONTROLLED,
			CaseField.BILIRUBIN_ULN, CaseField.ALT_ULN, CaseField.ECOG, CaseField.KARNOFSKY, CaseField.CRCL,
			CaseField.DIALYSIS, CaseField.MONTHS_SINCE_ALLO_HSCT);

	/** Intervals after transplantation, which pass. */
	private static final Set<String> AFTER_TRANSPLANT = Set.of("ALLO_HSCT", "donor lymphocytes");

	/** Acute findings that treatment is expected to settle. */
	private static final Set<String> ACUTE = Set.of("RAISED_ICP_OR_MASS_EFFECT", "UNCONTROLLED_FEVER",
			"ACUTE_PANCREATITIS", "LEUKOSTASIS");

	/** Signs of active CNS disease. */
	private static final Set<String> CENTRAL = Set.of("CNS_SYMPTOMS", "CNS_MASS", "CRANIAL_NERVE_PALSY");

	private final Set<CaseField> fields;

	private final boolean plan;

	/** CNS disease is cleared before a T-cell engager or CAR T cells. */
	private final boolean cellular;

	private Correctable(Set<CaseField> fields, boolean plan, boolean cellular) {
		this.fields = fields;
		this.plan = plan;
		this.cellular = cellular;
	}

	/** What can be corrected in general in this situation. */
	static Correctable generally(Situation situation, boolean cellular) {
		EnumSet<CaseField> fields = EnumSet.copyOf(FIELDS);
		if (situation.facts().is(CaseField.ORGAN_LIMIT_REVERSIBLE, "yes")) {
			fields.addAll(ORGANS);
		}
		if (situation.facts().is(CaseField.PERFORMANCE_REVERSIBLE, "yes")) {
			fields.add(CaseField.ECOG);
			fields.add(CaseField.KARNOFSKY);
		}
		return new Correctable(fields, false, cellular);
	}

	/** What a plan row for transplantation checks before the transplant. */
	static Correctable beforeTransplant() {
		return new Correctable(PLAN, true, false);
	}

	/** Whether correcting can make a true finding false. */
	boolean can(Finding finding) {
		if (!finding.truth().isTrue()) {
			return true;
		}
		Criterion criterion = finding.criterion();
		if (criterion instanceof Criterion.All) {
			return finding.parts().stream().anyMatch(this::can);
		}
		if (criterion instanceof Criterion.Any || criterion instanceof Criterion.AtLeast) {
			return finding.parts().stream().filter((part) -> part.truth().isTrue()).allMatch(this::can);
		}
		if (criterion instanceof Criterion.Named) {
			return can(finding.parts().get(0));
		}
		if (criterion instanceof Criterion.Not) {
			return false;
		}
		if (criterion instanceof Criterion.Within within) {
			return this.fields.contains(within.about());
		}
		if (criterion instanceof Criterion.Is is) {
			return this.fields.contains(is.about()) || (this.cellular && is.about() == CaseField.CNS_STATUS);
		}
		if (criterion instanceof Criterion.Has has) {
			return this.fields.contains(has.about()) || findings(has);
		}
		if (criterion instanceof Criterion.Asks asks) {
			// what the tables say against a drug is weighed row by row beside this
			return asks.question() == Question.INTERACT || asks.question() == Question.TKI_AVOID;
		}
		return criterion instanceof Criterion.Counts counts && counts.measure() == Measure.MONTHS_SINCE
				&& (this.plan || AFTER_TRANSPLANT.contains(counts.of()))
				&& (counts.operator() == Operator.LESS || counts.operator() == Operator.AT_MOST);
	}

	/**
	 * A condition that holds only where the other holds and correcting cannot make it
	 * false; empty where there is none.
	 */
	Optional<Criterion> lasting(Criterion criterion) {
		if (criterion instanceof Criterion.Any any) {
			List<Criterion> parts = any.parts().stream().flatMap((part) -> lasting(part).stream()).toList();
			return (parts.size() > 1) ? Optional.of(new Criterion.Any(parts)) : parts.stream().findFirst();
		}
		if (criterion instanceof Criterion.All all) {
			List<Criterion> parts = all.parts().stream().flatMap((part) -> lasting(part).stream()).toList();
			return (parts.size() == all.parts().size()) ? Optional.of(new Criterion.All(parts)) : Optional.empty();
		}
		if (criterion instanceof Criterion.Named named) {
			return lasting(named.body());
		}
		boolean touched = !(criterion instanceof Criterion.Not)
				&& Stage.leaves(criterion).stream().anyMatch(this::touched);
		return touched ? Optional.empty() : Optional.of(criterion);
	}

	private boolean touched(Criterion leaf) {
		if (leaf instanceof Criterion.Within within) {
			return this.fields.contains(within.about());
		}
		if (leaf instanceof Criterion.Is is) {
			return this.fields.contains(is.about()) || (this.cellular && is.about() == CaseField.CNS_STATUS);
		}
		if (leaf instanceof Criterion.Has has) {
			return this.fields.contains(has.about()) || has.about() == CaseField.CLINICAL_FINDINGS
					|| has.about() == CaseField.SITES;
		}
		if (leaf instanceof Criterion.Asks asks) {
			return asks.question() == Question.INTERACT || asks.question() == Question.TKI_AVOID;
		}
		return leaf instanceof Criterion.Counts;
	}

	private boolean findings(Criterion.Has has) {
		if (this.cellular && has.about() == CaseField.SITES) {
			return has.codes().equals(Set.of("CNS"));
		}
		return has.about() == CaseField.CLINICAL_FINDINGS
				&& (ACUTE.containsAll(has.codes()) || (this.cellular && CENTRAL.containsAll(has.codes())));
	}

}
