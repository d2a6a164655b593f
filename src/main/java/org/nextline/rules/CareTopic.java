package org.nextline.rules;

/** What a row of supportive care is about, in the order of the page. */
public enum CareTopic {

	PALLIATIVE("Palliative care"), TUMOUR_LYSIS("Tumour lysis"), LEUKOSTASIS("High counts and leukostasis"),
	SCREENING("Hepatitis B and other tests before treatment"), INFECTION("Prevention of infection"),
	FEVER("Fever with low neutrophils"), CRS_ICANS("Cytokine release and neurotoxicity"),
	DIFFERENTIATION("Differentiation syndrome"), SOS("Liver: VOD/SOS"), TRANSFUSION("Transfusion"),
	PREGNANCY("Pregnancy and contraception"), FERTILITY("Fertility"), VACCINES("Vaccines"), SYMPTOMS("Symptoms"),
	TALK("The talk at relapse");

	private final String label;

	CareTopic(String label) {
		this.label = label;
	}

	/** Its heading on the page. */
	public String label() {
		return this.label;
	}

}
