package org.nextline.rules;

import java.util.EnumSet;
import java.util.Set;

/** What can be looked at under treatment: a test, or a group that belongs together. */
public enum Examination {

	BLOOD_COUNT("Blood count"), CHEMISTRY("Chemistry"), TUMOUR_LYSIS("Tumour-lysis values"),
	ELECTROLYTES("Electrolytes"), LIVER("Liver tests"), RENAL("Creatinine"), PANCREAS("Lipase and amylase"),
	MUSCLE("Creatine kinase"), METABOLIC("Lipids and glucose"), COAGULATION("Coagulation"), ALBUMIN("Albumin"),
	IMMUNOGLOBULIN("IgG"), INFLAMMATION("Ferritin and CRP"), ECG("ECG"), ECHO("Echocardiogram"),
	BLOOD_PRESSURE("Blood pressure"), VESSELS("Pulses and ankle-brachial index"), VITAL_SIGNS("Vital signs"),
	WEIGHT("Weight"), BLEEDING("Bleeding"), INFECTION("Infection"), NEUROLOGY("Neurological examination"),
	CRS_ICANS("CRS and ICANS"), DIFFERENTIATION("Differentiation syndrome"), GVHD("GVHD"), SKIN("Skin"), EYES("Eyes"),
	LUNGS("Lungs"), BOWEL("Bowel"), THYROID("Thyroid"), GROWTH("Growth and puberty"), SYMPTOMS("Symptoms"),
	VISIT("Visit"), VIRUS("Virus PCR"), HEPATITIS_B("HBV DNA"), INTERACTIONS("Other drugs"), PRECAUTION("Precautions"),
	DRIVING("No driving"), LATE_EFFECTS("Late effects"), TRANSFUSION("Transfusion"), GOALS("Goals of care"),
	DONOR("Donor search"), HISTORY("History"), OTHER("Other"), MARROW("Marrow"), MRD("Residual disease"),
	PCR("Quantitative PCR"), CHIMERISM("Chimerism"), B_CELLS("B cells in blood"), KARYOTYPE("Karyotype"),
	SEQUENCING("Mutation analysis"), IMMUNOPHENOTYPE("Immunophenotype"), CSF("CSF"), NODES("Nodes and spleen"),
	IMAGING("Imaging");

	private static final Set<Examination> RESPONSE = EnumSet.range(MARROW, IMAGING);

	private final String label;

	Examination(String label) {
		this.label = label;
	}

	/** Its name on the page. */
	public String label() {
		return this.label;
	}

	/** Whether it tells of the disease, not of harm done by the treatment. */
	public boolean response() {
		return RESPONSE.contains(this);
	}

}
