package org.nextline.vocabulary;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What kind of treatment (or care) an option is. */
public enum TherapyCategory {

	INTENSIVE_CHEMOTHERAPY("Intensive chemotherapy"), LOW_INTENSITY_CHEMOTHERAPY("Low-intensity chemotherapy"),
	VENETOCLAX_COMBINATION("Venetoclax combination"), FLT3_INHIBITOR("FLT3 inhibitor"), IDH_INHIBITOR("IDH inhibitor"),
	MENIN_INHIBITOR("Menin inhibitor"), BCR_ABL1_INHIBITOR("BCR::ABL1 inhibitor"), BTK_INHIBITOR("BTK inhibitor"),
	PI3K_INHIBITOR("PI3K inhibitor"), BCL2_INHIBITOR("BCL2 inhibitor"), BRAF_INHIBITOR("BRAF inhibitor"),
	OTHER_TARGETED("Other targeted drug"), DIFFERENTIATION_THERAPY("Differentiation therapy"),
	MONOCLONAL_ANTIBODY("Monoclonal antibody"), ANTIBODY_DRUG_CONJUGATE("Antibody-drug conjugate"),
	BISPECIFIC_T_CELL_ENGAGER("Bispecific T-cell engager"), CAR_T("CAR T cells"),
	ALLO_HSCT("Allogeneic transplantation"), AUTO_HSCT("Autologous transplantation"),
	DONOR_LYMPHOCYTE_INFUSION("Donor lymphocyte infusion"), CNS_DIRECTED("CNS-directed treatment"),
	RADIOTHERAPY("Radiotherapy"), INTERFERON("Interferon"), CLINICAL_TRIAL("Clinical trial"),
	SUPPORTIVE_CARE("Supportive care"), PALLIATIVE_CARE("Palliative care"), OBSERVATION("Observation"),
	IMMUNOSUPPRESSION_REDUCTION("Reduction of immunosuppression"), DIAGNOSTIC_WORKUP("Diagnostic work-up");

	private static final Set<TherapyCategory> CARE = EnumSet.of(SUPPORTIVE_CARE, PALLIATIVE_CARE, OBSERVATION);

	private final String label;

	TherapyCategory(String label) {
		this.label = label;
	}

	/** Name shown to the clinician. */
	public String label() {
		return this.label;
	}

	/** Name inside a sentence. */
	public String inSentence() {
		return Character.isUpperCase(this.label.charAt(1)) ? this.label
				: this.label.substring(0, 1).toLowerCase(Locale.ROOT) + this.label.substring(1);
	}

	/**
	 * Whether options of this kind act on the disease itself (not care, work-up or the
	 * question of a trial).
	 */
	public boolean diseaseDirected() {
		return !CARE.contains(this) && this != DIAGNOSTIC_WORKUP && this != CLINICAL_TRIAL;
	}

	/** Whether options of this kind remain with comfort as the goal (gate G-COMFORT). */
	public boolean care() {
		return CARE.contains(this);
	}

}
