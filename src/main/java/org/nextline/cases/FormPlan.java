package org.nextline.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Kind;
import org.nextline.vocabulary.Section;

/**
 * What is asked first for each disease. Everything else that concerns the disease follows
 * behind "more" in its section, in the order of the catalogue, so that nothing can be
 * forgotten here.
 */
final class FormPlan {

	private static final String EVERYONE = "ageYears sex pregnant weightKg disease setting relapseNumber "
			+ "firstRemissionMonths lastRemissionMonths priorTherapies currentTherapy intolerances "
			+ "alterations knownAbsent cytogenetics ecog fitness concomitant goalsOfCare trialAccess ";

	private static final String ORGANS = "lvef qtcf crcl bilirubinUln altUln potassium magnesium activeInfection "
			+ "hepatitisB ";

	private static final String TRANSPLANT = "priorAlloHsct monthsSinceAlloHsct activeGvhd donorLymphocytesAvailable "
			+ "donorAvailable ";

	private static final String ACUTE = "marrowBlasts bloodBlasts wbc anc platelets sites clinicalFindings "
			+ "mrdStatus mrdMarker salvageStarted currentResponse antigens comorbidities ";

	/** Sections in which measured values come before questions. */
	private static final Set<Section> SHORT_FIRST = Set.of(Section.THIS_RELAPSE, Section.FITNESS);

	private static final Map<Disease, List<CaseField>> FIRST = first();

	private static final Map<Disease, List<String>> GENES = genes();

	private static final Map<Disease, List<String>> ANTIGENS = antigens();

	private static final Map<Disease, List<String>> FORMULATED = Map.of(Disease.CML, List.of("NILOTINIB", "DASATINIB"),
			Disease.CLL, List.of("ACALABRUTINIB"), Disease.T_PLL, List.of("ALEMTUZUMAB"));

	private FormPlan() {
	}

	private static Map<Disease, List<CaseField>> first() {
		Map<Disease, List<CaseField>> first = new EnumMap<>(Disease.class);
		first.put(Disease.AML, fields(EVERYONE + "amlOntogeny " + ACUTE + "cnsStatus " + ORGANS + TRANSPLANT
				+ "cumulativeAnthracyclineMgM2 cardiacHistory"));
		first.put(Disease.APL, fields(EVERYONE + ACUTE + "graftPcrPositive coagulopathy severeBleedingNow " + ORGANS
				+ TRANSPLANT + "priorAutoHsct cumulativeAnthracyclineMgM2 cardiacHistory longQtHistory"));
		first.put(Disease.BPDCN, fields(EVERYONE + ACUTE + "cnsProphylaxisGiven albuminGL capillaryLeakGrade "
				+ "nonCardiacOedemaGrade cardiacHistory " + ORGANS + TRANSPLANT));
		first.put(Disease.B_ALL, fields(EVERYONE + ACUTE + "monthsFromDiagnosis monthsFromEndOfTherapy mrd "
				+ "mrdEndReinduction cnsStatus downSyndrome protocolGroup kdMutationTested allHighRiskGenetics "
				+ "priorToxicities priorCranialOrTbiRadiotherapy vodHistory seizureHistory neurotoxicityHistory "
				+ "leukapheresisFeasible " + ORGANS + TRANSPLANT));
		first.put(Disease.T_ALL,
				fields(EVERYONE + ACUTE + "immunophenotypeSubtype monthsFromDiagnosis "
						+ "monthsFromEndOfTherapy mrd cnsStatus bulkyExtramedullary protocolGroup priorToxicities "
						+ "neuropathyGrade seizureHistory " + ORGANS + TRANSPLANT));
		first.put(Disease.MPAL, fields(EVERYONE + ACUTE + "immunophenotypeSubtype dominantLineage mrd cnsStatus "
				+ "kdMutationTested " + ORGANS + TRANSPLANT));
		first.put(Disease.CML, fields(EVERYONE + "gestationWeeks cmlPhase transcriptType bcrAbl1Is bcrAbl1Confirmed "
				+ "bcrAbl1Trend cmlResponse chrLost marrowBlasts bloodBlasts wbc platelets spleenCm "
				+ "previousAdvancedPhase tkiLine monthsOnTki adherenceConfirmed toxicityGrade toxicityDoseDependent "
				+ "tfrAttempt tfrMonths tfrLossType priorToxicities kdMutationTested highRiskAca arterialDisease "
				+ "highCvRisk hypertensionUncontrolled diabetes heartFailure pulmonaryArterialHypertension "
				+ "chronicLungDisease pleuralEffusionHistory pancreatitisHistory qtcf crcl bilirubinUln altUln "
				+ "lipaseUln potassium magnesium hepatitisB tfrWish " + TRANSPLANT));
		first.put(Disease.CLL, fields(EVERYONE + "sllOnly richterSuspected treatmentIndication wbc alc hemoglobinGL "
				+ "platelets largestNodeCm spleenCm ldhXUln b2mMgL tlsRisk cbtkiStatus ncbtkiStatus bcl2iStatus "
				+ "monthsSinceVenetoclaxEnd tp53Aberrant ighvMutated karyotypeAbnormalityCount comorbidities crcl "
				+ "bilirubinUln activeInfection hepatitisB iggGL atrialFibrillation ventricularArrhythmia "
				+ "hypertensionUncontrolled bleedingRisk bleedIn6Months majorSurgeryPlanned donorAvailable"));
		first.put(Disease.RICHTER,
				fields(EVERYONE + "richterHistology clonallyRelated priorRichterTherapy sites wbc "
						+ "platelets largestNodeCm petSuvMax ldhXUln cbtkiStatus ncbtkiStatus bcl2iStatus tp53Aberrant "
						+ "antigens lvef crcl bilirubinUln activeInfection hepatitisB atrialFibrillation bleedingRisk "
						+ "leukapheresisFeasible " + TRANSPLANT));
		first.put(Disease.HCL,
				fields(EVERYONE + "hclVariant treatmentIndication anc hemoglobinGL platelets spleenCm "
						+ "mrdStatus antigens crcl bilirubinUln altUln activeInfection infectionControlled hepatitisB "
						+ "atrialFibrillation bleedingRisk longQtHistory qtcf"));
		first.put(Disease.T_PLL, fields(EVERYONE + "treatmentIndication wbc alc lymphocyteDoublingMonths sites "
				+ "platelets antigens formulation crcl activeInfection hepatitisB cmvStatus " + TRANSPLANT));
		return first;
	}

	private static List<CaseField> fields(String keys) {
		return Arrays.stream(keys.trim().split("\\s+")).map((key) -> CaseField.named(key).orElseThrow()).toList();
	}

	private static Map<Disease, List<String>> genes() {
		Map<Disease, List<String>> genes = new EnumMap<>(Disease.class);
		genes.put(Disease.AML, List.of("FLT3", "NPM1", "IDH1", "IDH2", "KMT2A", "TP53", "NUP98", "KIT",
				"RUNX1::RUNX1T1", "CBFB::MYH11"));
		genes.put(Disease.APL, List.of("FLT3"));
		genes.put(Disease.BPDCN, List.of("IDH1", "IDH2", "FLT3", "TP53"));
		genes.put(Disease.B_ALL, List.of("BCR::ABL1", "KMT2A", "TP53", "TCF3::HLF"));
		genes.put(Disease.T_ALL, List.of("NUP214::ABL1", "TP53", "NOTCH1"));
		genes.put(Disease.MPAL, List.of("BCR::ABL1", "KMT2A", "FLT3"));
		genes.put(Disease.CML, List.of("BCR::ABL1 T315I"));
		genes.put(Disease.CLL, List.of("TP53", "BTK", "PLCG2", "BCL2"));
		genes.put(Disease.RICHTER, List.of("TP53", "BTK", "NOTCH1"));
		genes.put(Disease.HCL, List.of("BRAF", "MAP2K1"));
		genes.put(Disease.T_PLL, List.of("TP53", "ATM", "JAK3"));
		return genes;
	}

	private static Map<Disease, List<String>> antigens() {
		Map<Disease, List<String>> antigens = new EnumMap<>(Disease.class);
		antigens.put(Disease.AML, List.of("CD33", "CD123"));
		antigens.put(Disease.APL, List.of("CD33"));
		antigens.put(Disease.BPDCN, List.of("CD123"));
		antigens.put(Disease.B_ALL, List.of("CD19", "CD22", "CD20"));
		antigens.put(Disease.T_ALL, List.of("CD7", "CD38"));
		antigens.put(Disease.MPAL, List.of("CD19", "CD22", "CD33"));
		antigens.put(Disease.RICHTER, List.of("CD19", "CD20", "CD30"));
		antigens.put(Disease.HCL, List.of("CD20", "CD22", "CD25"));
		antigens.put(Disease.T_PLL, List.of("CD52"));
		antigens.put(Disease.CML, List.of("CD19", "CD22", "CD33"));
		antigens.put(Disease.CLL, List.of("CD20"));
		return antigens;
	}

	/** The fields of the section that are asked first, most important first. */
	static List<CaseField> first(@Nullable Disease disease, Section section) {
		if (disease == null) {
			return (section == Section.DISEASE) ? List.of(CaseField.DISEASE, CaseField.SETTING)
					: (section == Section.PATIENT) ? List.of(CaseField.AGE_YEARS, CaseField.SEX, CaseField.PREGNANT)
							: List.of();
		}
		return FIRST.getOrDefault(disease, List.of())
			.stream()
			.filter((field) -> field.section() == section && field.diseases().contains(disease))
			.distinct()
			.sorted(Comparator.comparing((field) -> SHORT_FIRST.contains(section) && !shortAnswer(field)))
			.toList();
	}

	/**
	 * The other fields of the section that concern the disease or were answered all the
	 * same.
	 */
	static List<CaseField> more(@Nullable Disease disease, Section section, CaseForm form) {
		List<CaseField> more = new ArrayList<>(Arrays.asList(CaseField.values()));
		more.removeIf((field) -> field.section() != section);
		more.removeIf((field) -> disease != null && !field.diseases().contains(disease) && !form.answered(field));
		more.removeIf((field) -> disease == null && section != Section.PATIENT && !form.answered(field));
		more.removeAll(first(disease, section));
		more.sort(Comparator.comparing((field) -> !shortAnswer(field)));
		return more;
	}

	/** Short answers stand side by side. */
	private static boolean shortAnswer(CaseField field) {
		return field.kind().type() == Kind.Type.NUMBER || field.kind().type() == Kind.Type.CODE;
	}

	/** The codes to offer: of the formulations only those of drugs for the disease. */
	static List<String> codes(@Nullable Disease disease, CaseField field, Collection<String> chosen) {
		List<String> drugs = (disease != null) ? FORMULATED.getOrDefault(disease, List.of()) : List.of();
		if (field != CaseField.FORMULATION || drugs.isEmpty()) {
			return field.kind().codes();
		}
		return field.kind()
			.codes()
			.stream()
			.filter((code) -> chosen.contains(code) || drugs.stream().anyMatch(code::startsWith))
			.toList();
	}

	/** Genes whose absence is worth stating, as boxes to tick. */
	static List<String> genes(@Nullable Disease disease) {
		return (disease != null) ? GENES.getOrDefault(disease, List.of()) : List.of();
	}

	/** Antigens whose rows stand ready. */
	static List<String> antigens(@Nullable Disease disease) {
		return (disease != null) ? ANTIGENS.getOrDefault(disease, List.of()) : List.of();
	}

}
