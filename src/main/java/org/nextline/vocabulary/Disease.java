package org.nextline.vocabulary;

import java.util.Arrays;

/** The leukaemias (and their transformations) that a relapse can be entered for. */
public enum Disease {

	AML("Acute myeloid leukaemia", "AML"), APL("Acute promyelocytic leukaemia", "APL"),
	B_ALL("B-cell acute lymphoblastic leukaemia", "B-ALL"), T_ALL("T-cell acute lymphoblastic leukaemia", "T-ALL"),
	MPAL("Mixed-phenotype acute leukaemia", "MPAL"), CML("Chronic myeloid leukaemia", "CML"),
	CLL("Chronic lymphocytic leukaemia (including SLL)", "CLL/SLL"), RICHTER("Richter transformation", "Richter"),
	HCL("Hairy cell leukaemia", "HCL"), T_PLL("T-cell prolymphocytic leukaemia", "T-PLL"),
	BPDCN("Blastic plasmacytoid dendritic cell neoplasm", "BPDCN");

	private final String label;

	private final String shortName;

	Disease(String label, String shortName) {
		this.label = label;
		this.shortName = shortName;
	}

	/** Name as a clinician writes it out. */
	public String label() {
		return this.label;
	}

	/** Usual abbreviation. */
	public String shortName() {
		return this.shortName;
	}

	static String[] names() {
		return Arrays.stream(values()).map(Enum::name).toArray(String[]::new);
	}

}
