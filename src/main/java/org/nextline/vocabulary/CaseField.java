package org.nextline.vocabulary;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.nextline.vocabulary.Disease.*;
import static org.nextline.vocabulary.Kind.*;

/**
 * The one catalogue of facts that a case can have. Forms, rules, the API and the
 * documents all read it.
 */
public enum CaseField {

	// Patient
	AGE_YEARS("ageYears", Section.PATIENT, "Age at this relapse", number("years", 0, 110, 2), Dating.CURRENT, all()),
	AGE_AT_DIAGNOSIS_YEARS("ageAtDiagnosisYears", Section.PATIENT, "Age at first diagnosis", number("years", 0, 110, 1),
			Dating.HISTORY, all()),
	SEX("sex", Section.PATIENT, "Sex (for reference ranges and pregnancy)", code("F", "M"), Dating.HISTORY, all()),
	PREGNANT("pregnant", Section.PATIENT, "Pregnant? (test result)", yesNo(), Dating.CURRENT, all()),
	GESTATION_WEEKS(
			"gestationWeeks", Section.PATIENT, "Week of pregnancy", number("weeks", 0, 42, 0), Dating.CURRENT, all()),
	BREASTFEEDING("breastfeeding", Section.PATIENT, "Breastfeeding?", yesNo(), Dating.CURRENT, all()),
	PREGNANCY_EXCEPTION_AGREED("pregnancyExceptionAgreed", Section.PATIENT,
			"Has a life-saving exception to the pregnancy gate been agreed with the patient and obstetrics?", yesNo(),
			Dating.CURRENT, all()),
	WEIGHT_KG("weightKg", Section.PATIENT, "Weight", number("kg", 2, 300, 1), Dating.CURRENT, all()),
	HEIGHT_CM("heightCm", Section.PATIENT, "Height", number("cm", 40, 230, 0), Dating.CURRENT, all()),
	BSA("bsa", Section.PATIENT, "Body surface area", number("m2", 0.1, 3.5, 2), Dating.CURRENT, all()),
	DOWN_SYNDROME("downSyndrome", Section.PATIENT, "Down syndrome?", yesNo(), Dating.HISTORY, of(B_ALL, T_ALL, AML)),
	DIALYSIS("dialysis", Section.PATIENT, "On dialysis?", yesNo(), Dating.CURRENT, all()),

	// Disease
	DISEASE("disease", Section.DISEASE, "Disease at this relapse", code(Disease.names()), Dating.SAMPLE, all()),
	SETTING("setting", Section.DISEASE, "Situation",
			code("RELAPSE", "PRIMARY_REFRACTORY", "MRD_RELAPSE", "MRD_PERSISTENCE", "PROGRESSION", "RESISTANCE",
					"INTOLERANCE", "TREATMENT_FREE_REMISSION_LOSS"),
			Dating.CURRENT, all()),
	CML_PHASE("cmlPhase", Section.DISEASE, "Phase of CML now",
			code("CHRONIC", "ACCELERATED", "BLAST_MYELOID", "BLAST_LYMPHOID"), Dating.SAMPLE, of(CML)),
	AML_ONTOGENY("amlOntogeny", Section.DISEASE, "Origin of the AML", code("DE_NOVO", "SECONDARY", "THERAPY_RELATED"),
			Dating.HISTORY, of(AML)),
	SLL_ONLY("sllOnly", Section.DISEASE, "Small lymphocytic lymphoma without CLL counts?", yesNo(), Dating.CURRENT,
			of(CLL)),
	HCL_VARIANT("hclVariant", Section.DISEASE, "Hairy cell variant (HCL-V)?", yesNo(), Dating.HISTORY, of(HCL)),
	RICHTER_HISTOLOGY("richterHistology", Section.DISEASE, "Histology of the transformation",
			code("DLBCL", "HODGKIN", "OTHER"), Dating.SAMPLE, of(RICHTER)),
	CLONALLY_RELATED("clonallyRelated", Section.DISEASE,
			"Is the transformation clonally related to the CLL (IGHV comparison)?", yesNo(), Dating.SAMPLE,
			of(RICHTER)),
	RICHTER_SUSPECTED("richterSuspected", Section.DISEASE,
			"Is Richter transformation suspected (rapid node growth, LDH 1.5 x ULN or more, B symptoms, hypercalcaemia, discordant progression, extranodal mass)?",
			yesNo(), Dating.CURRENT, of(CLL)),
	PREVIOUS_RICHTER("previousRichter", Section.DISEASE, "Richter transformation earlier in the course?", yesNo(),
			Dating.HISTORY, of(CLL)),
	PRIOR_RICHTER_THERAPY("priorRichterTherapy", Section.DISEASE, "Has the transformation been treated before?",
			yesNo(), Dating.CURRENT, of(RICHTER)),
	IMMUNOPHENOTYPE_SUBTYPE("immunophenotypeSubtype", Section.DISEASE,
			"Subtype of acute lymphoblastic or mixed leukaemia",
			code("ETP", "NEAR_ETP", "T_LBL", "B_MYELOID", "T_MYELOID", "B_T"), Dating.SAMPLE, of(T_ALL, MPAL)),
	DOMINANT_LINEAGE("dominantLineage", Section.DISEASE, "Dominant lineage of the relapse clone",
			code("B_LYMPHOID", "T_LYMPHOID", "MYELOID"), Dating.SAMPLE, of(MPAL, B_ALL, T_ALL)),
	PROTOCOL_GROUP("protocolGroup", Section.DISEASE, "Protocol family whose MRD cut-offs are followed",
			code("COG", "BFM_INTREALL", "R3", "NONE"), Dating.HISTORY, of(B_ALL, T_ALL)),
	TRANSCRIPT_TYPE("transcriptType", Section.DISEASE, "BCR::ABL1 transcript", code("TYPICAL", "ATYPICAL"),
			Dating.HISTORY, of(CML)),
	TREATMENT_INDICATION("treatmentIndication", Section.DISEASE, "Is there an indication to treat now?", yesNo(),
			Dating.CURRENT, of(CLL, HCL, T_PLL)),

	// This relapse
	RELAPSE_NUMBER("relapseNumber", Section.THIS_RELAPSE, "Number of this relapse", number("", 1, 20, 0),
			Dating.HISTORY, all()),
	FIRST_REMISSION_MONTHS("firstRemissionMonths", Section.THIS_RELAPSE, "Length of the first remission",
			number("months", 0, 480, 1), Dating.HISTORY, all()),
	LAST_REMISSION_MONTHS("lastRemissionMonths", Section.THIS_RELAPSE, "Length of the last remission",
			number("months", 0, 480, 1), Dating.HISTORY, all()),
	MONTHS_FROM_DIAGNOSIS("monthsFromDiagnosis", Section.THIS_RELAPSE, "Months from first diagnosis to this relapse",
			number("months", 0, 600, 1), Dating.HISTORY, all()),
	MONTHS_FROM_END_OF_THERAPY("monthsFromEndOfTherapy", Section.THIS_RELAPSE,
			"Months from the end of frontline therapy to this relapse (negative = still on therapy)",
			number("months", -60, 600, 1), Dating.HISTORY, of(B_ALL, T_ALL)),
	SITES("sites", Section.THIS_RELAPSE, "Where is disease found?",
			codes("MARROW", "CNS", "TESTIS", "NODAL", "SKIN", "OTHER_EXTRAMEDULLARY"), Dating.SAMPLE, all()),
	MARROW_BLASTS("marrowBlasts", Section.THIS_RELAPSE, "Marrow blasts", number("%", 0, 100, 1), Dating.SAMPLE,
			of(AML, APL, B_ALL, T_ALL, MPAL, BPDCN, CML)),
	BLOOD_BLASTS("bloodBlasts", Section.THIS_RELAPSE, "Blood blasts", number("%", 0, 100, 1), Dating.SAMPLE,
			of(AML, APL, B_ALL, T_ALL, MPAL, BPDCN, CML)),
	CIRCULATING_BLASTS("circulatingBlasts", Section.THIS_RELAPSE, "Circulating blasts, absolute",
			number("10^9/L", 0, 1000, 1), Dating.SAMPLE, of(AML, APL, B_ALL, T_ALL, MPAL, BPDCN)),
	WBC("wbc", Section.THIS_RELAPSE, "Leukocytes", number("10^9/L", 0, 1500, 1), Dating.CURRENT, all()),
	ANC("anc", Section.THIS_RELAPSE, "Neutrophils", number("10^9/L", 0, 100, 2), Dating.CURRENT, all()),
	ALC("alc", Section.THIS_RELAPSE, "Lymphocytes", number("10^9/L", 0, 1500, 2), Dating.CURRENT, all()),
	PLATELETS("platelets", Section.THIS_RELAPSE, "Platelets", number("10^9/L", 0, 5000, 0), Dating.CURRENT, all()),
	HEMOGLOBIN_GL("hemoglobinGL", Section.THIS_RELAPSE, "Haemoglobin", number("g/L", 20, 250, 0), Dating.CURRENT,
			all()),
	MRD("mrd", Section.THIS_RELAPSE, "Measurable residual disease", number("% of nucleated cells", 0, 100, 5),
			Dating.SAMPLE, of(AML, APL, B_ALL, T_ALL, MPAL, BPDCN, CLL, HCL)),
	MRD_END_REINDUCTION("mrdEndReinduction", Section.THIS_RELAPSE, "MRD after re-induction",
			number("% of nucleated cells", 0, 100, 5), Dating.SAMPLE, of(B_ALL, T_ALL)),
	MRD_STATUS("mrdStatus", Section.THIS_RELAPSE, "MRD result as the laboratory reports it",
			code("NEGATIVE", "POSITIVE"), Dating.SAMPLE, of(AML, APL, B_ALL, T_ALL, MPAL, BPDCN)),
	MRD_METHOD("mrdMethod", Section.THIS_RELAPSE, "MRD method", code("FLOW", "QPCR", "DPCR", "NGS"), Dating.SAMPLE,
			of(AML, APL, B_ALL, T_ALL, MPAL, BPDCN)),
	MRD_MARKER("mrdMarker", Section.THIS_RELAPSE, "MRD marker(s)",
			codes("NPM1", "RUNX1::RUNX1T1", "CBFB::MYH11", "PML::RARA", "DEK::NUP214", "BCR::ABL1", "KMT2A", "FLT3_ITD",
					"IDH", "WT1", "IG_TCR", "FLOW", "CD34_CHIMERISM", "DTA"),
			Dating.SAMPLE, of(AML, APL, B_ALL, T_ALL, MPAL, BPDCN)),
	MRD_CONFIRMED("mrdConfirmed", Section.THIS_RELAPSE, "Is the MRD relapse confirmed in a second sample?", yesNo(),
			Dating.SAMPLE, of(AML, APL, B_ALL, T_ALL, MPAL, BPDCN)),
	MRD_TREND("mrdTrend", Section.THIS_RELAPSE, "Course of the MRD marker", code("RISING", "STABLE", "FALLING"),
			Dating.SAMPLE, of(AML, APL, B_ALL, T_ALL, MPAL, BPDCN)),
	MRD_LOW_LEVEL("mrdLowLevel", Section.THIS_RELAPSE,
			"Low-level marker at end of treatment (transcript below 2 % copies per ABL1)?", yesNo(), Dating.SAMPLE,
			of(AML)),
	MRD_THERAPY_AVAILABLE("mrdTherapyAvailable", Section.THIS_RELAPSE, "Is an MRD-directed treatment still available?",
			yesNo(), Dating.CURRENT, of(B_ALL, T_ALL, MPAL)),
	GRAFT_PCR_POSITIVE("graftPcrPositive", Section.THIS_RELAPSE, "Is the autologous graft PCR-positive?", yesNo(),
			Dating.SAMPLE, of(APL)),
	SALVAGE_STARTED("salvageStarted", Section.THIS_RELAPSE, "Has treatment of this relapse begun?", yesNo(),
			Dating.CURRENT, all()),
	CURRENT_RESPONSE("currentResponse", Section.THIS_RELAPSE, "Best response so far to the treatment of this relapse",
			code("CR", "CRH", "CRI", "CRC", "MLFS", "PR", "PR_L", "SD", "NO_RESPONSE", "PD"), Dating.CURRENT, all()),
	REMISSION_NUMBER("remissionNumber", Section.THIS_RELAPSE, "Number of the remission reached (2 = CR2)",
			number("", 1, 10, 0), Dating.CURRENT, all()),
	CNS_STATUS("cnsStatus", Section.THIS_RELAPSE, "CNS status", code("CNS1", "CNS2", "CNS3", "CLEARED"), Dating.SAMPLE,
			of(B_ALL, T_ALL, MPAL, AML)),
	CNS_PROPHYLAXIS_GIVEN("cnsProphylaxisGiven", Section.THIS_RELAPSE, "CNS prophylaxis already given?", yesNo(),
			Dating.HISTORY, of(BPDCN, B_ALL, T_ALL)),
	BULKY_EXTRAMEDULLARY("bulkyExtramedullary", Section.THIS_RELAPSE,
			"Bulky extramedullary disease (mass of 5 cm or more)?", yesNo(), Dating.CURRENT,
			of(B_ALL, T_ALL, MPAL, AML)),
	CLINICAL_FINDINGS("clinicalFindings", Section.THIS_RELAPSE, "Tick what is present now",
			codes("LEUKOSTASIS", "RAPID_PROLIFERATION", "CNS_SYMPTOMS", "CRANIAL_NERVE_PALSY", "CNS_MASS",
					"RAISED_ICP_OR_MASS_EFFECT", "CEREBELLAR_SIGNS", "NEW_NEUROLOGICAL_DEFICIT",
					"UNCONTROLLED_SEIZURES", "SYMPTOMATIC_MASS", "RESIDUAL_PET_POSITIVE_MASS",
					"MASSIVE_SYMPTOMATIC_SPLEEN", "SEVERE_CYTOPENIA", "SYMPTOMATIC_THROMBOCYTOSIS",
					"THIRD_SPACE_EFFUSION", "ACUTE_PANCREATITIS", "DIFFERENTIATION_SYNDROME", "UNCONTROLLED_FEVER"),
			Dating.CURRENT, all()),
	CYTOPENIA_RECOVERABLE("cytopeniaRecoverable", Section.THIS_RELAPSE, "Can the cytopenia be expected to recover?",
			yesNo(), Dating.CURRENT, of(AML)),
	CYTOPENIA_FROM_DISEASE("cytopeniaFromDisease", Section.THIS_RELAPSE, "Is the cytopenia caused by the leukaemia?",
			yesNo(), Dating.CURRENT, all()),
	RAPID_CYTOREDUCTION_NEEDED("rapidCytoreductionNeeded", Section.THIS_RELAPSE,
			"Is rapid cytoreduction or a bridge needed?", yesNo(), Dating.CURRENT, of(CLL)),
	SEVERE_BLEEDING_NOW("severeBleedingNow", Section.THIS_RELAPSE, "Severe bleeding now?", yesNo(), Dating.CURRENT,
			all()),
	COAGULOPATHY("coagulopathy", Section.THIS_RELAPSE,
			"Uncorrected coagulopathy (INR above 1.5, fibrinogen below 1.5 g/L, DIC)?", yesNo(), Dating.CURRENT, all()),
	LYMPHOCYTOSIS_ONLY("lymphocytosisOnly", Section.THIS_RELAPSE,
			"Rising lymphocytes alone while nodes and spleen shrink?", yesNo(), Dating.CURRENT, of(CLL)),
	BULKY_NODAL_DISEASE("bulkyNodalDisease", Section.THIS_RELAPSE, "Progressive bulky nodal disease?", yesNo(),
			Dating.CURRENT, of(CLL)),
	MARROW_INVOLVEMENT_HEAVY("marrowInvolvementHeavy", Section.THIS_RELAPSE, "Heavy CLL infiltration of the marrow?",
			yesNo(), Dating.SAMPLE, of(RICHTER)),
	LARGEST_NODE_CM("largestNodeCm", Section.THIS_RELAPSE, "Largest node", number("cm", 0, 40, 1), Dating.CURRENT,
			of(CLL, RICHTER)),
	SPLEEN_CM("spleenCm", Section.THIS_RELAPSE, "Spleen below costal margin", number("cm", 0, 40, 0), Dating.CURRENT,
			of(CLL, CML, HCL)),
	ENLARGED_AREAS("enlargedAreas", Section.THIS_RELAPSE, "Enlarged areas (Binet)", number("", 0, 5, 0), Dating.CURRENT,
			of(CLL)),
	LYMPHOCYTE_DOUBLING_MONTHS("lymphocyteDoublingMonths", Section.THIS_RELAPSE, "Lymphocyte doubling time",
			number("months", 0, 120, 1), Dating.CURRENT, of(CLL, T_PLL)),
	PET_SUV_MAX("petSuvMax", Section.THIS_RELAPSE, "Highest SUV on PET", number("", 0, 60, 1), Dating.CURRENT,
			of(CLL, RICHTER)),
	TLS_RISK("tlsRisk", Section.THIS_RELAPSE, "Tumour-lysis risk for venetoclax", code("LOW", "INTERMEDIATE", "HIGH"),
			Dating.CURRENT, of(CLL)),
	AUTOIMMUNE_CYTOPENIA("autoimmuneCytopenia", Section.THIS_RELAPSE, "Autoimmune cytopenia?", yesNo(), Dating.CURRENT,
			of(CLL)),
	LDH_X_ULN("ldhXUln", Section.THIS_RELAPSE, "LDH", number("x ULN", 0.1, 50, 2), Dating.CURRENT, all()),
	B2M_MG_L("b2mMgL", Section.THIS_RELAPSE, "Beta-2 microglobulin", number("mg/L", 0.5, 60, 1), Dating.CURRENT,
			of(CLL)),
	BCR_ABL1_IS("bcrAbl1Is", Section.THIS_RELAPSE, "BCR::ABL1 (international scale)", number("%", 0, 100, 4),
			Dating.SAMPLE, of(CML)),
	BCR_ABL1_CONFIRMED("bcrAbl1Confirmed", Section.THIS_RELAPSE, "BCR::ABL1 value confirmed by a second test?", yesNo(),
			Dating.SAMPLE, of(CML)),
	BCR_ABL1_TREND("bcrAbl1Trend", Section.THIS_RELAPSE, "Course of BCR::ABL1", code("RISING", "STABLE", "FALLING"),
			Dating.SAMPLE, of(CML)),
	CML_RESPONSE("cmlResponse", Section.THIS_RELAPSE, "Response class on the current TKI",
			code("OPTIMAL", "WARNING", "FAILURE"), Dating.CURRENT, of(CML)),
	CHR_LOST("chrLost", Section.THIS_RELAPSE, "Complete haematological response lost or never reached?", yesNo(),
			Dating.CURRENT, of(CML)),
	SECOND_CHRONIC_PHASE("secondChronicPhase", Section.THIS_RELAPSE, "Back in chronic phase after blast phase?",
			yesNo(), Dating.CURRENT, of(CML)),
	ADVANCED_PHASE_ON_TKI("advancedPhaseOnTki", Section.THIS_RELAPSE,
			"Did the advanced phase arise during TKI treatment?", yesNo(), Dating.HISTORY, of(CML)),
	PREVIOUS_ADVANCED_PHASE("previousAdvancedPhase", Section.THIS_RELAPSE, "Accelerated or blast phase at any time?",
			yesNo(), Dating.HISTORY, of(CML)),

	// Earlier treatment
	PRIOR_THERAPIES("priorTherapies", Section.EARLIER_TREATMENT, "Treatments so far", therapies(), Dating.HISTORY,
			all()),
	PRIOR_LINES("priorLines", Section.EARLIER_TREATMENT, "Number of earlier lines of treatment", number("", 0, 20, 0),
			Dating.HISTORY, all()),
	CURRENT_THERAPY("currentTherapy", Section.EARLIER_TREATMENT, "Antileukaemic agents taken now", agents(),
			Dating.CURRENT, all()),
	MONTHS_ON_CURRENT_THERAPY("monthsOnCurrentTherapy", Section.EARLIER_TREATMENT, "Months on the current treatment",
			number("months", 0, 480, 1), Dating.CURRENT, all()),
	TKI_LINE("tkiLine", Section.EARLIER_TREATMENT, "Number of different TKIs received, the current one included",
			number("", 0, 10, 0), Dating.HISTORY, of(CML)),
	MONTHS_ON_TKI("monthsOnTki", Section.EARLIER_TREATMENT, "Months on the current TKI", number("months", 0, 480, 1),
			Dating.CURRENT, of(CML)),
	TKI_THERAPY_YEARS("tkiTherapyYears", Section.EARLIER_TREATMENT, "Years of TKI treatment in all",
			number("years", 0, 40, 1), Dating.HISTORY, of(CML)),
	MR4_YEARS("mr4Years", Section.EARLIER_TREATMENT, "Years in MR4 or deeper", number("years", 0, 40, 1),
			Dating.HISTORY, of(CML)),
	MR45_YEARS("mr45Years", Section.EARLIER_TREATMENT, "Years in MR4.5 or deeper", number("years", 0, 40, 1),
			Dating.HISTORY, of(CML)),
	TFR_ATTEMPT("tfrAttempt", Section.EARLIER_TREATMENT, "Has stopping the TKI been tried?", yesNo(), Dating.HISTORY,
			of(CML)),
	TFR_MONTHS("tfrMonths", Section.EARLIER_TREATMENT, "Months off TKI", number("months", 0, 240, 1), Dating.CURRENT,
			of(CML)),
	TFR_LOSS_TYPE("tfrLossType", Section.EARLIER_TREATMENT, "How was the treatment-free remission lost?",
			code("MOLECULAR", "CYTOGENETIC", "HAEMATOLOGICAL"), Dating.CURRENT, of(CML)),
	ADHERENCE_CONFIRMED("adherenceConfirmed", Section.EARLIER_TREATMENT, "Has adherence been confirmed?", yesNo(),
			Dating.CURRENT, of(CML)),
	TOXICITY_GRADE("toxicityGrade", Section.EARLIER_TREATMENT,
			"Worst grade of the toxicity that limits the current drug", number("", 0, 4, 0), Dating.CURRENT, all()),
	TOXICITY_DOSE_DEPENDENT("toxicityDoseDependent", Section.EARLIER_TREATMENT, "Is that toxicity dose-dependent?",
			yesNo(), Dating.CURRENT, of(CML)),
	TOXICITY_PERSISTS_AFTER_REDUCTION("toxicityPersistsAfterReduction", Section.EARLIER_TREATMENT,
			"Does it persist after dose reduction?", yesNo(), Dating.CURRENT, of(CML)),
	INTOLERANCES("intolerances", Section.EARLIER_TREATMENT, "Agents that must not be given again because of toxicity",
			agents(), Dating.HISTORY, all()),
	PRIOR_TOXICITIES("priorToxicities", Section.EARLIER_TREATMENT, "Serious toxicities of earlier treatment",
			codes("BLINATUMOMAB_PERMANENT_STOP", "ASPARAGINASE_PANCREATITIS", "ASPARAGINASE_THROMBOSIS",
					"ASPARAGINASE_BLEEDING", "ASPARAGINASE_HYPERSENSITIVITY", "GUILLAIN_BARRE", "CEREBELLAR_TOXICITY",
					"ARTERIAL_EVENT_ON_TKI", "PAH_ON_TKI", "PLEURAL_EFFUSION_GRADE2_ON_DASATINIB",
					"PANCREATITIS_GRADE3_ON_TKI", "HEPATOTOXICITY_SEVERE", "QT_OVER_500_ON_DRUG"),
			Dating.HISTORY, all()),
	CUMULATIVE_ANTHRACYCLINE_MG_M2("cumulativeAnthracyclineMgM2", Section.EARLIER_TREATMENT,
			"Lifetime anthracycline dose in doxorubicin equivalents", number("mg/m2", 0, 1500, 0), Dating.HISTORY,
			all()),
	INOTUZUMAB_CYCLES("inotuzumabCycles", Section.EARLIER_TREATMENT, "Inotuzumab cycles given or planned",
			number("", 0, 6, 0), Dating.HISTORY, of(B_ALL, MPAL)),
	CHEST_RADIOTHERAPY("chestRadiotherapy", Section.EARLIER_TREATMENT, "Earlier chest radiotherapy?", yesNo(),
			Dating.HISTORY, all()),
	PRIOR_CRANIAL_OR_TBI_RADIOTHERAPY("priorCranialOrTbiRadiotherapy", Section.EARLIER_TREATMENT,
			"Earlier cranial, craniospinal or total body irradiation?", yesNo(), Dating.HISTORY,
			of(B_ALL, T_ALL, MPAL, AML)),
	PRIOR_TBI("priorTbi", Section.EARLIER_TREATMENT, "Earlier total body irradiation?", yesNo(), Dating.HISTORY,
			of(B_ALL, T_ALL, MPAL)),
	RADIOTHERAPY_FIELD_AT_TOLERANCE("radiotherapyFieldAtTolerance", Section.EARLIER_TREATMENT,
			"Is the field already at tolerance dose?", yesNo(), Dating.HISTORY, all()),
	ANTECEDENT_HMA_FOR_MDS("antecedentHmaForMds", Section.EARLIER_TREATMENT, "HMA given for preceding MDS?", yesNo(),
			Dating.HISTORY, of(AML)),
	CBTKI_STATUS("cbtkiStatus", Section.EARLIER_TREATMENT, "Covalent BTK inhibitor status",
			code("NAIVE", "EXPOSED_NOT_REFRACTORY", "REFRACTORY"), Dating.HISTORY, of(CLL, RICHTER)),
	NCBTKI_STATUS("ncbtkiStatus", Section.EARLIER_TREATMENT, "Non-covalent BTK inhibitor status",
			code("NAIVE", "EXPOSED_NOT_REFRACTORY", "REFRACTORY"), Dating.HISTORY, of(CLL, RICHTER)),
	BCL2I_STATUS("bcl2iStatus", Section.EARLIER_TREATMENT, "BCL2 inhibitor status",
			code("NAIVE", "EXPOSED_NOT_REFRACTORY", "REFRACTORY"), Dating.HISTORY, of(CLL, RICHTER)),
	MONTHS_SINCE_VENETOCLAX_END("monthsSinceVenetoclaxEnd", Section.EARLIER_TREATMENT,
			"Months since the last BCL2 inhibitor dose", number("months", 0, 240, 1), Dating.HISTORY, of(CLL)),
	VENETOCLAX_INTERRUPTION_WEEKS("venetoclaxInterruptionWeeks", Section.EARLIER_TREATMENT,
			"Weeks of interruption of venetoclax now", number("weeks", 0, 52, 0), Dating.CURRENT, of(CLL)),
	FORMULATION("formulation", Section.EARLIER_TREATMENT, "Formulation in use or planned",
			codes("ACALABRUTINIB_TABLET", "ACALABRUTINIB_CAPSULE", "NILOTINIB_HCL_CAPSULE", "NILOTINIB_OTHER",
					"DASATINIB_STANDARD", "DASATINIB_ACID_INDEPENDENT", "ALEMTUZUMAB_IV", "ALEMTUZUMAB_SC"),
			Dating.CURRENT, of(CML, CLL, T_PLL)),

	// Genetics
	ALTERATIONS("alterations", Section.GENETICS, "Alterations found", alterations(), Dating.SAMPLE, all()),
	KNOWN_ABSENT("knownAbsent", Section.GENETICS, "Tested and not found", absences(), Dating.SAMPLE, all()),
	VARIANT_UNCERTAIN("variantUncertain", Section.GENETICS, "Is the variant of unknown significance or germline?",
			yesNo(), Dating.SAMPLE, of(AML)),
	CYTOGENETICS("cytogenetics", Section.GENETICS, "Karyotype and FISH findings at this relapse",
			codes(Cytogenetics.CODES), Dating.SAMPLE, all()),
	CYTOGENETICS_AT_DIAGNOSIS("cytogeneticsAtDiagnosis", Section.GENETICS,
			"Karyotype at first diagnosis (for EPI and ELN)", codes(Cytogenetics.CODES), Dating.HISTORY, of(AML)),
	KARYOTYPE_ABNORMALITY_COUNT("karyotypeAbnormalityCount", Section.GENETICS, "Number of chromosome abnormalities",
			number("", 0, 50, 0), Dating.SAMPLE, of(CLL, AML)),
	ELN2022_RISK("eln2022Risk", Section.GENETICS, "ELN 2022 risk at this relapse",
			code("FAVORABLE", "INTERMEDIATE", "ADVERSE"), Dating.SAMPLE, of(AML)),
	ELN2022_RISK_AT_DIAGNOSIS("eln2022RiskAtDiagnosis", Section.GENETICS, "ELN 2022 risk at diagnosis",
			code("FAVORABLE", "INTERMEDIATE", "ADVERSE"), Dating.HISTORY, of(AML)),
	KD_MUTATION_TESTED("kdMutationTested", Section.GENETICS,
			"BCR::ABL1 kinase-domain sequencing done for this situation? (yes and no mutation listed = all absent)",
			yesNo(), Dating.SAMPLE, of(CML, B_ALL, MPAL)),
	KD_COMPOUND("kdCompound", Section.GENETICS, "Two or more kinase-domain mutations on the same molecule?", yesNo(),
			Dating.SAMPLE, of(CML, B_ALL)),
	HIGH_RISK_ACA("highRiskAca", Section.GENETICS,
			"High-risk additional abnormality in Ph+ cells (derived from cytogenetics: +8, second Ph, i(17q), +19, -7, del(7q), 11q23, 3q26.2, complex)?",
			yesNo(), Dating.SAMPLE, of(CML)),
	TP53_ABERRANT("tp53Aberrant", Section.GENETICS, "TP53 aberration (derived: TP53 mutation or del(17p))?", yesNo(),
			Dating.SAMPLE, of(CLL, RICHTER)),
	IGHV_MUTATED("ighvMutated", Section.GENETICS, "IGHV mutated? (does not change; a result from diagnosis counts)",
			yesNo(), Dating.HISTORY, of(CLL)),
	ALL_HIGH_RISK_GENETICS("allHighRiskGenetics", Section.GENETICS, "High-risk genetics of ALL?", yesNo(),
			Dating.SAMPLE, of(B_ALL)),

	// Immunophenotype
	ANTIGENS("antigens", Section.IMMUNOPHENOTYPE, "Antigens on the leukaemic cells", antigens(), Dating.SAMPLE, all()),
	MONOCYTIC_DIFFERENTIATION("monocyticDifferentiation", Section.IMMUNOPHENOTYPE, "Monocytic differentiation?",
			yesNo(), Dating.SAMPLE, of(AML)),

	// Fitness
	ECOG("ecog", Section.FITNESS, "ECOG performance status", number("", 0, 4, 0), Dating.CURRENT, all()),
	KARNOFSKY("karnofsky", Section.FITNESS, "Karnofsky performance status", number("", 0, 100, 0), Dating.CURRENT,
			all()),
	LANSKY("lansky", Section.FITNESS, "Lansky score (under 16 years)", number("", 0, 100, 0), Dating.CURRENT, all()),
	ECOG_RELATED_TO_LEUKAEMIA("ecogRelatedToLeukaemia", Section.FITNESS,
			"Is the reduced performance caused by the leukaemia?", yesNo(), Dating.CURRENT, all()),
	PERFORMANCE_REVERSIBLE("performanceReversible", Section.FITNESS,
			"Is the reduced performance likely to be reversible?", yesNo(), Dating.CURRENT, all()),
	FITNESS("fitness", Section.FITNESS, "Fitness for intensive treatment", code("FIT", "UNFIT", "FRAIL"),
			Dating.CURRENT, all()),
	G8("g8", Section.FITNESS, "G8 geriatric screen", number("", 0, 17, 1), Dating.CURRENT, all()),
	COMORBIDITIES("comorbidities", Section.FITNESS, "HCT-CI comorbidities",
			codes("arrhythmia", "cardiac", "ibd", "diabetes", "cerebrovascular", "psychiatric", "hepaticMild",
					"obesity", "infection", "rheumatologic", "pepticUlcer", "renalModSevere", "pulmonaryModerate",
					"priorMalignancy", "heartValve", "pulmonarySevere", "hepaticModSevere"),
			Dating.CURRENT, all()),
	HCT_CI("hctCi", Section.FITNESS, "HCT-CI", number("", 0, 26, 0), Dating.CURRENT, all()),
	LVEF("lvef", Section.FITNESS, "Left ventricular ejection fraction", number("%", 5, 85, 0), Dating.CURRENT, all()),
	QTCF("qtcf", Section.FITNESS, "QTc (Fridericia)", number("ms", 300, 700, 0), Dating.CURRENT, all()),
	DLCO("dlco", Section.FITNESS, "DLCO (haemoglobin-corrected)", number("% predicted", 5, 200, 0), Dating.CURRENT,
			all()),
	FEV1("fev1", Section.FITNESS, "FEV1", number("% predicted", 5, 200, 0), Dating.CURRENT, all()),
	SPO2("spo2", Section.FITNESS, "Oxygen saturation on room air", number("%", 50, 100, 0), Dating.CURRENT, all()),
	CRCL("crcl", Section.FITNESS, "Creatinine clearance (Cockcroft-Gault)", number("mL/min", 0, 250, 0), Dating.CURRENT,
			all()),
	CREATININE_MG_DL("creatinineMgDl", Section.FITNESS, "Creatinine", number("mg/dL", 0.1, 20, 2), Dating.CURRENT,
			all()),
	BILIRUBIN_ULN("bilirubinUln", Section.FITNESS, "Bilirubin", number("x ULN", 0, 50, 2), Dating.CURRENT, all()),
	BILIRUBIN_MG_DL("bilirubinMgDl", Section.FITNESS, "Bilirubin", number("mg/dL", 0, 60, 1), Dating.CURRENT, all()),
	ALT_ULN("altUln", Section.FITNESS, "ALT", number("x ULN", 0, 200, 2), Dating.CURRENT, all()),
	ALBUMIN_GL("albuminGL", Section.FITNESS, "Albumin", number("g/L", 5, 70, 0), Dating.CURRENT, all()),
	LIPASE_ULN("lipaseUln", Section.FITNESS, "Lipase or amylase", number("x ULN", 0, 100, 1), Dating.CURRENT,
			of(CML, B_ALL)),
	CK_ULN("ckUln", Section.FITNESS, "Creatine kinase", number("x ULN", 0, 500, 1), Dating.CURRENT, of(AML)),
	POTASSIUM("potassium", Section.FITNESS, "Potassium", number("mmol/L", 1.5, 9, 1), Dating.CURRENT, all()),
	MAGNESIUM("magnesium", Section.FITNESS, "Magnesium", number("mmol/L", 0.1, 4, 2), Dating.CURRENT, all()),
	PHOSPHATE("phosphate", Section.FITNESS, "Phosphate", number("mmol/L", 0.1, 6, 2), Dating.CURRENT, all()),
	URIC_ACID("uricAcid", Section.FITNESS, "Uric acid", number("umol/L", 20, 2000, 0), Dating.CURRENT, all()),
	LOW_POTASSIUM_OR_MAGNESIUM("lowPotassiumOrMagnesium", Section.FITNESS,
			"Uncorrected low potassium or magnesium (below 3.5 or 0.75 mmol/L)?", yesNo(), Dating.CURRENT, all()),
	IGG_GL("iggGL", Section.FITNESS, "Immunoglobulin G", number("g/L", 0, 60, 1), Dating.CURRENT, of(CLL, B_ALL)),
	CHILD_PUGH("childPugh", Section.FITNESS, "Child-Pugh class (only with liver disease)", code("A", "B", "C"),
			Dating.CURRENT, all()),
	SEVERE_LIVER_DISEASE("severeLiverDisease", Section.FITNESS,
			"Severe ongoing liver disease, cirrhosis or nodular regeneration?", yesNo(), Dating.CURRENT, all()),
	ORGAN_LIMIT_REVERSIBLE("organLimitReversible", Section.FITNESS,
			"Is the organ limit expected to be reversible within weeks?", yesNo(), Dating.CURRENT, all()),
	ACTIVE_INFECTION("activeInfection", Section.FITNESS, "Active infection?", yesNo(), Dating.CURRENT, all()),
	INFECTION_CONTROLLED("infectionControlled", Section.FITNESS, "Is the infection controlled (responding, stable)?",
			yesNo(), Dating.CURRENT, all()),
	INFECTION_REFRACTORY("infectionRefractory", Section.FITNESS, "Is the infection resistant to treatment?", yesNo(),
			Dating.CURRENT, all()),
	HEPATITIS_B("hepatitisB", Section.FITNESS, "Hepatitis B", code("NEGATIVE", "PAST", "ACTIVE"), Dating.CURRENT,
			all()),
	HBV_PROPHYLAXIS("hbvProphylaxis", Section.FITNESS, "Hepatitis B antiviral prophylaxis running or arranged?",
			yesNo(), Dating.CURRENT, all()),
	HIV_POSITIVE("hivPositive", Section.FITNESS, "HIV positive?", yesNo(), Dating.CURRENT, all()),
	HIV_HCV_ACTIVE("hivHcvActive", Section.FITNESS, "Untreated or uncontrolled HIV or hepatitis C?", yesNo(),
			Dating.CURRENT, all()),
	CMV_STATUS("cmvStatus", Section.FITNESS, "CMV", code("NEGATIVE", "POSITIVE", "VIRAEMIA"), Dating.CURRENT, all()),
	TUBERCULOSIS_RISK("tuberculosisRisk", Section.FITNESS, "Tuberculosis risk?", yesNo(), Dating.HISTORY, all()),
	G6PD_DEFICIENT("g6pdDeficient", Section.FITNESS, "G6PD deficiency?", yesNo(), Dating.HISTORY, all()),
	NEUROPATHY_GRADE("neuropathyGrade", Section.FITNESS, "Peripheral neuropathy grade", number("", 0, 4, 0),
			Dating.CURRENT, all()),
	TRANSFUSION_SUPPORT("transfusionSupport", Section.FITNESS, "Is transfusion support available and accepted?",
			yesNo(), Dating.CURRENT, all()),
	CROSSMATCH_PENDING("crossmatchPending", Section.FITNESS, "Is the red-cell crossmatch still pending?", yesNo(),
			Dating.CURRENT, of(T_ALL)),
	CRS_GRADE("crsGrade", Section.FITNESS, "CRS grade now", number("", 0, 5, 0), Dating.CURRENT,
			of(B_ALL, CLL, RICHTER)),
	ICANS_GRADE("icansGrade", Section.FITNESS, "ICANS grade now", number("", 0, 5, 0), Dating.CURRENT,
			of(B_ALL, CLL, RICHTER)),

	// History
	CARDIAC_HISTORY("cardiacHistory", Section.HISTORY, "Cardiac history?", yesNo(), Dating.HISTORY, all()),
	CARDIAC_CONTROLLED("cardiacControlled", Section.HISTORY, "Is the heart condition stable?", yesNo(), Dating.CURRENT,
			all()),
	HEART_FAILURE("heartFailure", Section.HISTORY, "Heart failure (symptomatic or uncontrolled)?", yesNo(),
			Dating.CURRENT, all()),
	ATRIAL_FIBRILLATION("atrialFibrillation", Section.HISTORY, "Atrial fibrillation?", yesNo(), Dating.HISTORY, all()),
	VENTRICULAR_ARRHYTHMIA("ventricularArrhythmia", Section.HISTORY, "Ventricular arrhythmia or torsades?", yesNo(),
			Dating.HISTORY, all()),
	LONG_QT_HISTORY("longQtHistory", Section.HISTORY, "Congenital or known long QT?", yesNo(), Dating.HISTORY, all()),
	FAMILY_SUDDEN_DEATH("familySuddenDeath", Section.HISTORY,
			"Family history of sudden death or polymorphic arrhythmia?", yesNo(), Dating.HISTORY, of(AML)),
	STROKE_OR_ARTERIAL_EVENT("strokeOrArterialEvent", Section.HISTORY, "Stroke or other arterial event?", yesNo(),
			Dating.HISTORY, all()),
	ARTERIAL_DISEASE("arterialDisease", Section.HISTORY, "Coronary, cerebral or peripheral arterial disease?", yesNo(),
			Dating.HISTORY, of(CML)),
	HIGH_CV_RISK("highCvRisk", Section.HISTORY,
			"Two or more of hypertension, diabetes, smoking, high LDL, age above 65?", yesNo(), Dating.HISTORY,
			of(CML)),
	HYPERTENSION_UNCONTROLLED("hypertensionUncontrolled", Section.HISTORY,
			"Blood pressure 160/100 or more on treatment?", yesNo(), Dating.CURRENT, of(CML, CLL, B_ALL)),
	DIABETES("diabetes", Section.HISTORY, "Diabetes (or HbA1c 6.5 % or more)?", yesNo(), Dating.HISTORY, of(CML)),
	DIABETES_UNCONTROLLED("diabetesUncontrolled", Section.HISTORY, "Uncontrolled diabetes?", yesNo(), Dating.CURRENT,
			of(CML, CLL)),
	VTE_HISTORY("vteHistory", Section.HISTORY, "Venous thrombosis?", yesNo(), Dating.HISTORY, all()),
	BLEEDING_RISK("bleedingRisk", Section.HISTORY, "Raised bleeding risk?", yesNo(), Dating.CURRENT, all()),
	BLEED_IN6_MONTHS("bleedIn6Months", Section.HISTORY, "Intracranial or major bleed within 6 months?", yesNo(),
			Dating.HISTORY, all()),
	PULMONARY_ARTERIAL_HYPERTENSION("pulmonaryArterialHypertension", Section.HISTORY,
			"Pulmonary arterial hypertension?", yesNo(), Dating.HISTORY, of(CML, B_ALL)),
	CHRONIC_LUNG_DISEASE("chronicLungDisease", Section.HISTORY, "Chronic lung disease?", yesNo(), Dating.HISTORY,
			of(CML)),
	PLEURAL_EFFUSION_HISTORY("pleuralEffusionHistory", Section.HISTORY, "Pleural effusion in the past?", yesNo(),
			Dating.HISTORY, of(CML, B_ALL, AML)),
	PANCREATITIS_HISTORY("pancreatitisHistory", Section.HISTORY, "Pancreatitis in the past?", yesNo(), Dating.HISTORY,
			all()),
	MONTHS_SINCE_PANCREATITIS("monthsSincePancreatitis", Section.HISTORY, "Months since pancreatitis",
			number("months", 0, 600, 0), Dating.HISTORY, of(CML)),
	SEIZURE_HISTORY("seizureHistory", Section.HISTORY, "Seizures in the past?", yesNo(), Dating.HISTORY, all()),
	NEUROTOXICITY_HISTORY("neurotoxicityHistory", Section.HISTORY, "Neurotoxicity after T-cell engager or CAR-T?",
			yesNo(), Dating.HISTORY, of(B_ALL, RICHTER, CLL)),
	VOD_HISTORY("vodHistory", Section.HISTORY, "VOD/SOS in the past?", yesNo(), Dating.HISTORY, all()),
	INFLAMMATORY_BOWEL_DISEASE("inflammatoryBowelDisease", Section.HISTORY, "Inflammatory bowel disease?", yesNo(),
			Dating.HISTORY, of(CML, CLL)),
	CAPILLARY_LEAK_GRADE("capillaryLeakGrade", Section.HISTORY, "Worst capillary leak syndrome grade so far (0 = none)",
			number("", 0, 4, 0), Dating.HISTORY, of(BPDCN)),
	NON_CARDIAC_OEDEMA_GRADE("nonCardiacOedemaGrade", Section.HISTORY, "Non-cardiac oedema grade", number("", 0, 4, 0),
			Dating.CURRENT, of(BPDCN)),
	SERIOUS_INFECTIONS_PER_YEAR("seriousInfectionsPerYear", Section.HISTORY, "Serious infections in the last year",
			number("", 0, 50, 0), Dating.HISTORY, of(CLL)),
	MAJOR_SURGERY_PLANNED("majorSurgeryPlanned", Section.HISTORY, "Major surgery planned?", yesNo(), Dating.CURRENT,
			of(CML, CLL)),
	OTHER_CONDITIONS("otherConditions", Section.HISTORY, "Other conditions that matter for particular agents",
			codes("GILBERT", "HAEMOLYSIS", "CHARCOT_MARIE_TOOTH", "DNA_REPAIR_DISORDER", "OBESITY_OR_STEATOSIS",
					"HEPATIC_TUMOUR", "HYDRONEPHROSIS", "THIAMINE_DEFICIENCY_RISK", "RETINAL_VEIN_OCCLUSION",
					"TOTAL_GASTRECTOMY", "CHRONIC_DIARRHOEA", "SEVERE_DEPRESSION", "AUTOIMMUNE_DISEASE",
					"AUTOIMMUNE_HEPATITIS", "THYROID_UNCONTROLLED", "PNEUMONITIS_HISTORY", "SJS_TEN_HISTORY",
					"RAS_MUTANT_NEOPLASM", "UNCONTROLLED_SECOND_CANCER", "COGNITIVE_DEPENDENCE",
					"DYSPNOEA_AT_REST_OR_OXYGEN", "PULMONARY_DISEASE", "LIVER_DISEASE", "LEUKAEMIC_LIVER",
					"ACUTE_VIRAL_HEPATITIS", "CARDIOMYOPATHY", "SECOND_CANCER_HISTORY"),
			Dating.CURRENT, all()),

	// Medication
	CONCOMITANT("concomitant", Section.MEDICATION, "Drug classes taken now",
			codes("STRONG_CYP3A4_INHIBITOR", "MODERATE_CYP3A4_INHIBITOR", "STRONG_CYP3A4_INDUCER",
					"MODERATE_CYP3A4_INDUCER", "POSACONAZOLE", "P_GP_INHIBITOR", "P_GP_AND_STRONG_CYP3A4_INDUCER",
					"QT_PROLONGING", "ANTICOAGULANT", "WARFARIN", "DABIGATRAN", "ANTIPLATELET", "PROTON_PUMP_INHIBITOR",
					"H2_BLOCKER_OR_ANTACID", "SSRI_5HT2B", "SENSITIVE_CYP3A4_SUBSTRATE", "OATP_BCRP_PGP_SUBSTRATE",
					"HORMONAL_CONTRACEPTIVE", "TETRACYCLINE", "VITAMIN_A", "TMP_SMX_OR_NSAID"),
			Dating.CURRENT, all()),

	// Transplant
	PRIOR_ALLO_HSCT("priorAlloHsct", Section.TRANSPLANT, "Allogeneic transplant in the past?", yesNo(), Dating.HISTORY,
			all()),
	PRIOR_AUTO_HSCT("priorAutoHsct", Section.TRANSPLANT, "Autologous transplant in the past?", yesNo(), Dating.HISTORY,
			all()),
	PRIOR_HSCT("priorHsct", Section.TRANSPLANT, "Any transplant before first relapse?", yesNo(), Dating.HISTORY,
			of(AML)),
	MONTHS_SINCE_ALLO_HSCT("monthsSinceAlloHsct", Section.TRANSPLANT, "Months since the last allogeneic transplant",
			number("months", 0, 600, 1), Dating.CURRENT, all()),
	HSCT_DONOR_TYPE("hsctDonorType", Section.TRANSPLANT, "Donor of the earlier allograft",
			code("MATCHED_SIBLING", "MATCHED_UNRELATED", "MISMATCHED_UNRELATED", "HAPLO", "CORD"), Dating.HISTORY,
			all()),
	DONOR_AVAILABLE("donorAvailable", Section.TRANSPLANT, "Donor available now",
			code("MATCHED_SIBLING", "MATCHED_UNRELATED", "HAPLO", "CORD", "NONE", "UNKNOWN"), Dating.CURRENT, all()),
	PLANNED_DONOR("plannedDonor", Section.TRANSPLANT, "Same or different donor for a second transplant",
			code("SAME", "DIFFERENT"), Dating.CURRENT, all()),
	DONOR_LYMPHOCYTES_AVAILABLE("donorLymphocytesAvailable", Section.TRANSPLANT, "Donor lymphocytes available?",
			yesNo(), Dating.CURRENT, all()),
	HLA_LOSS("hlaLoss", Section.TRANSPLANT, "HLA loss on the leukaemic cells?", yesNo(), Dating.SAMPLE, all()),
	DSA_POSITIVE("dsaPositive", Section.TRANSPLANT, "Donor-specific antibodies?", yesNo(), Dating.CURRENT, all()),
	HLA_MATCH("hlaMatch", Section.TRANSPLANT, "HLA match",
			code("10/10", "9/10", "8/8", "7/8", "HAPLO", "CORD_4_6_OR_BETTER"), Dating.HISTORY, all()),
	DONOR_RECIPIENT_SEX("donorRecipientSex", Section.TRANSPLANT, "Female donor for male recipient?", yesNo(),
			Dating.HISTORY, all()),
	ACTIVE_GVHD("activeGvhd", Section.TRANSPLANT, "Active graft-versus-host disease?", yesNo(), Dating.CURRENT, all()),
	GVHD_GRADE("gvhdGrade", Section.TRANSPLANT, "Grade of the active GVHD", number("", 0, 4, 0), Dating.CURRENT, all()),
	WORST_GVHD_GRADE("worstGvhdGrade", Section.TRANSPLANT, "Highest GVHD grade ever", number("", 0, 4, 0),
			Dating.HISTORY, all()),
	ACUTE_GVHD_AFTER_HSCT("acuteGvhdAfterHsct", Section.TRANSPLANT, "Acute GVHD after the transplant?", yesNo(),
			Dating.HISTORY, all()),
	ON_IMMUNOSUPPRESSION("onImmunosuppression", Section.TRANSPLANT, "On systemic immunosuppression?", yesNo(),
			Dating.CURRENT, all()),
	IMMUNOSUPPRESSION_STOPPED_WEEKS("immunosuppressionStoppedWeeks", Section.TRANSPLANT,
			"Weeks since immunosuppression was stopped", number("weeks", 0, 520, 0), Dating.CURRENT, all()),
	WEEKS_TO_PLANNED_HSCT("weeksToPlannedHsct", Section.TRANSPLANT, "Weeks until planned conditioning",
			number("weeks", 0, 104, 0), Dating.CURRENT, all()),
	PLANNED_CONDITIONING("plannedConditioning", Section.TRANSPLANT, "Planned conditioning",
			code("TBI_BASED", "SINGLE_ALKYLATOR", "DUAL_ALKYLATOR", "BUSULFAN_BASED", "TREOSULFAN_BASED",
					"REDUCED_INTENSITY", "SEQUENTIAL"),
			Dating.CURRENT, all()),
	B_CELL_APLASIA("bCellAplasia", Section.TRANSPLANT, "B-cell aplasia still present after CAR-T?", yesNo(),
			Dating.CURRENT, of(B_ALL)),
	LEUKAPHERESIS_FEASIBLE("leukapheresisFeasible", Section.TRANSPLANT,
			"Is leukapheresis for CAR-T feasible (weight, counts)?", yesNo(), Dating.CURRENT, of(B_ALL, CLL, RICHTER)),

	// Goals
	GOALS_OF_CARE("goalsOfCare", Section.GOALS, "Goals of care agreed with the patient",
			code("CURATIVE", "LIFE_PROLONGING", "COMFORT"), Dating.CURRENT, all()),
	TRIAL_ACCESS("trialAccess", Section.GOALS, "Can a suitable trial be reached?", yesNo(), Dating.CURRENT, all()),
	WITHIN_TRIAL("withinTrial", Section.GOALS, "Would the treatment be given inside a clinical trial?", yesNo(),
			Dating.CURRENT, all()),
	SPECIALIST_CENTRE("specialistCentre", Section.GOALS, "Is an expert (paediatric) centre treating or involved?",
			yesNo(), Dating.CURRENT, all()),
	PAEDIATRIC_DOSE_AVAILABLE("paediatricDoseAvailable", Section.GOALS, "Is a dose adjusted to body surface available?",
			yesNo(), Dating.CURRENT, of(AML)),
	REGION("region", Section.GOALS, "Region whose approvals apply", code("US", "EU", "UK", "JP", "CN", "OTHER"),
			Dating.HISTORY, all()),
	PLANNED_AGENTS("plannedAgents", Section.GOALS, "Agents, classes or treatment categories under consideration",
			targets(), Dating.CURRENT, all()),
	UNAVAILABLE_AGENTS("unavailableAgents", Section.GOALS,
			"Agents, classes or categories that cannot be had or are not suitable for a reason not entered elsewhere",
			targets(), Dating.CURRENT, all()),
	BRIDGE_ONLY("bridgeOnly", Section.GOALS,
			"Would the agent be used only as a short bridge or to prevent flare (up to 4 weeks)?", yesNo(),
			Dating.CURRENT, of(CLL, RICHTER)),
	OBSERVATION_PREFERRED("observationPreferred", Section.GOALS, "Do patient and clinician prefer observation?",
			yesNo(), Dating.CURRENT, of(B_ALL)),
	TFR_WISH("tfrWish", Section.GOALS, "Does the patient wish for treatment-free remission?", yesNo(), Dating.CURRENT,
			of(CML)),
	MONTHLY_PCR_POSSIBLE("monthlyPcrPossible", Section.GOALS, "Is monthly PCR possible?", yesNo(), Dating.CURRENT,
			of(CML));

	private static final Map<String, CaseField> BY_KEY = byKey();

	private final String key;

	private final Section section;

	private final String label;

	private final Kind kind;

	private final Dating dating;

	private final Set<Disease> diseases;

	CaseField(String key, Section section, String label, Kind kind, Dating dating, Set<Disease> diseases) {
		this.key = key;
		this.section = section;
		this.label = label;
		this.kind = kind;
		this.dating = dating;
		this.diseases = diseases;
	}

	private static Set<Disease> all() {
		return Collections.unmodifiableSet(EnumSet.allOf(Disease.class));
	}

	private static Set<Disease> of(Disease first, Disease... rest) {
		return Collections.unmodifiableSet(EnumSet.of(first, rest));
	}

	private static Map<String, CaseField> byKey() {
		Map<String, CaseField> fields = new LinkedHashMap<>();
		for (CaseField field : values()) {
			fields.put(field.key, field);
		}
		return Collections.unmodifiableMap(fields);
	}

	/** The field with this key, for example {@code ageYears}. */
	public static Optional<CaseField> named(String key) {
		return Optional.ofNullable(BY_KEY.get(key));
	}

	/** All keys, in the order of the catalogue. */
	public static Set<String> keys() {
		return BY_KEY.keySet();
	}

	/** The name in conditions, packs and the API. */
	public String key() {
		return this.key;
	}

	public Section section() {
		return this.section;
	}

	/** The wording shown to the clinician; for yes-no fields the question. */
	public String label() {
		return this.label;
	}

	public Kind kind() {
		return this.kind;
	}

	public Dating dating() {
		return this.dating;
	}

	/** The diseases that the field concerns; it is shown only for them. */
	public Set<Disease> diseases() {
		return this.diseases;
	}

}
