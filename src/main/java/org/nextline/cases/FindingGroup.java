package org.nextline.cases;

import org.nextline.vocabulary.CaseField;

/** The groups in which findings stand on the page of a patient. */
enum FindingGroup {

	MOLECULAR, CYTOGENETIC, FLOW, MRD, BLOOD, ORGANS, PERFORMANCE, OTHER;

	/** The group of the field. */
	static FindingGroup of(CaseField field) {
		return switch (field) {
			case ALTERATIONS, KNOWN_ABSENT, IGHV_MUTATED -> MOLECULAR;
			case CYTOGENETICS, KARYOTYPE_ABNORMALITY_COUNT -> CYTOGENETIC;
			case ANTIGENS -> FLOW;
			case MRD, MRD_STATUS, MRD_METHOD, BCR_ABL1_IS -> MRD;
			case WBC, ANC, ALC, PLATELETS, HEMOGLOBIN_GL, MARROW_BLASTS, BLOOD_BLASTS, LDH_X_ULN, B2M_MG_L, IGG_GL ->
				BLOOD;
			case ECOG, KARNOFSKY, LANSKY, G8, HCT_CI -> PERFORMANCE;
			case WEIGHT_KG, HEIGHT_CM, SPLEEN_CM, CNS_STATUS -> OTHER;
			default -> ORGANS;
		};
	}

}
