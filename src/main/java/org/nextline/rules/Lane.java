package org.nextline.rules;

import org.nextline.vocabulary.TherapyCategory;

/** When an option has its place. */
public enum Lane {

	NOW("Treatment now"), NEXT("Next: plan and consolidation"), ALONGSIDE("Alongside");

	private final String label;

	Lane(String label) {
		this.label = label;
	}

	public String label() {
		return this.label;
	}

	/** The lane of a category where its rule names none. */
	static Lane of(TherapyCategory category) {
		return switch (category) {
			case ALLO_HSCT, AUTO_HSCT, DONOR_LYMPHOCYTE_INFUSION -> NEXT;
			case SUPPORTIVE_CARE, PALLIATIVE_CARE, DIAGNOSTIC_WORKUP -> ALONGSIDE;
			default -> NOW;
		};
	}

}
