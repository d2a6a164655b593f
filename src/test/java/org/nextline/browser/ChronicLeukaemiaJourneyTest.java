package org.nextline.browser;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * From the entry to the advice by keyboard alone: CML, CLL, Richter transformation, hairy
 * cell leukaemia and T-PLL.
 */
class ChronicLeukaemiaJourneyTest extends DiseaseJourney {

	@Test
	void cmlResistantToDasatinibWithV299lAndAPleuralEffusion() {
		Page page = enter("J-CML", """
				ageYears: 57, sex: M, disease: CML, setting: RESISTANCE, cmlPhase: CHRONIC, transcriptType: TYPICAL,
				marrowBlasts: 2, bcrAbl1Is: 14, bcrAbl1Confirmed: true,
				priorTherapies: [{name: imatinib, reasonStopped: RELAPSED_ON, monthsAgo: 20},
				 {name: dasatinib, reasonStopped: RELAPSED_ON, monthsAgo: 0}],
				monthsOnTki: 19, adherenceConfirmed: true, alterations: [BCR::ABL1 V299L], kdMutationTested: true,
				cytogenetics: ['t(9;22)'], ecog: 0, qtcf: 410, crcl: 90, bilirubinUln: 0.5, altUln: 0.6,
				potassium: 4.2, magnesium: 0.9, hepatitisB: NEGATIVE, arterialDisease: false, highCvRisk: false,
				hypertensionUncontrolled: false, diabetes: false, heartFailure: false,
				pulmonaryArterialHypertension: false, chronicLungDisease: false, pleuralEffusionHistory: true,
				pancreatitisHistory: false, concomitant: [], priorAlloHsct: false, goalsOfCare: LIFE_PROLONGING""");

		assertThat(options(page)).contains("Asciminib", "Ponatinib", "Nilotinib");
		assertThat(offered(page)).doesNotContain("Dasatinib", "Bosutinib", "Imatinib");
		assertThat(refused(page, "Dasatinib").first()).containsText("V299L");
		assertThat(refused(page, "Bosutinib").first()).containsText("V299L");
	}

	@Test
	void cllProgressingOnIbrutinibWithC481s() {
		Page page = enter("J-CLL", """
				ageYears: 70, sex: F, disease: CLL, setting: PROGRESSION, treatmentIndication: true,
				richterSuspected: false, wbc: 70, alc: 62, hemoglobinGL: 92, platelets: 88, largestNodeCm: 4,
				ldhXUln: 0.9, priorTherapies: [{name: FCR, bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: 90},
				 {name: ibrutinib, bestResponse: PR, reasonStopped: ONGOING}],
				currentTherapy: [ibrutinib], alterations: [BTK C481S 22], knownAbsent: [TP53, BCL2],
				cytogenetics: ['del(11q)'], ecog: 1, crcl: 71, bilirubinUln: 0.6, activeInfection: false,
				hepatitisB: NEGATIVE, atrialFibrillation: false, bleedingRisk: false, concomitant: [],
				goalsOfCare: LIFE_PROLONGING""");

		assertThat(options(page)).first().isEqualTo("Venetoclax + Rituximab");
		assertThat(options(page)).contains("Pirtobrutinib");
		assertThat(offered(page)).doesNotContain("Ibrutinib", "Zanubrutinib", "Acalabrutinib");
		for (String drug : new String[] { "Zanubrutinib", "Acalabrutinib", "Ibrutinib" }) {
			assertThat(refused(page, drug).first()).containsText("C481S");
			assertThat(refused(page, drug).first()).isVisible();
		}
	}

	@Test
	void cllWithoutAnIndicationIsWatchedUntilThereIsOne() {
		Page page = enter("J-CLL-WATCH", """
				ageYears: 66, sex: M, disease: CLL, setting: RELAPSE, treatmentIndication: false,
				richterSuspected: false, wbc: 40, alc: 34, hemoglobinGL: 132, platelets: 164, largestNodeCm: 2,
				priorTherapies: [{name: FCR, bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: 50}],
				knownAbsent: [TP53], cytogenetics: ['del(13q)'], ecog: 0, crcl: 84, hepatitisB: NEGATIVE,
				atrialFibrillation: false, bleedingRisk: false, concomitant: [], goalsOfCare: LIFE_PROLONGING""");

		assertThat(options(page)).first().isEqualTo("No treatment for now");
		assertThat(offered(page)).doesNotContain("Zanubrutinib", "Acalabrutinib", "Venetoclax + Rituximab");

		correct(page, "hemoglobinGL: 91, treatmentIndication: true");
		assertThat(options(page)).contains("Venetoclax + Rituximab", "Zanubrutinib", "Acalabrutinib");
		assertThat(offered(page)).doesNotContain("No treatment for now");
	}

	@Test
	void hairyCellRelapseAtEighteenAndAtThirtyMonths() {
		Page page = enter("J-HCL", """
				ageYears: 58, sex: M, disease: HCL, setting: RELAPSE, treatmentIndication: true, relapseNumber: 1,
				firstRemissionMonths: 18, lastRemissionMonths: 18, anc: 0.7, hemoglobinGL: 104, platelets: 62,
				priorTherapies: [{name: cladribine, bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: 18}],
				alterations: [BRAF V600E], antigens: {CD20: {positive: true}, CD22: {positive: true}},
				ecog: 1, crcl: 80, bilirubinUln: 0.5, altUln: 0.6, activeInfection: false, hepatitisB: NEGATIVE,
				atrialFibrillation: false, bleedingRisk: false, longQtHistory: false, qtcf: 420, concomitant: [],
				goalsOfCare: LIFE_PROLONGING""");

		assertThat(options(page)).startsWith("Vemurafenib + Rituximab").contains("Dabrafenib + trametinib");
		assertThat(offered(page)).doesNotContain("Cladribine", "Pentostatin");
		assertThat(refused(page, "Cladribine").first()).isVisible();

		correct(page, "firstRemissionMonths: 30, lastRemissionMonths: 30");
		assertThat(options(page)).startsWith("Cladribine", "Pentostatin");
		assertThat(offered(page)).doesNotContain("Vemurafenib + Rituximab", "Dabrafenib + trametinib");
	}

	@Test
	void richterTransformationUnrelatedAndRelated() {
		Page page = enter("J-RT", """
				ageYears: 67, sex: M, disease: RICHTER, setting: RELAPSE, richterHistology: DLBCL,
				clonallyRelated: false, priorRichterTherapy: false, sites: [NODAL], platelets: 140, wbc: 12,
				largestNodeCm: 7, petSuvMax: 18, ldhXUln: 2.4,
				priorTherapies: [{name: FCR, bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: 60}],
				knownAbsent: [TP53], antigens: {CD19: {positive: true}, CD20: {positive: true}}, ecog: 1,
				fitness: FIT, lvef: 60, crcl: 85, bilirubinUln: 0.6, activeInfection: false, hepatitisB: NEGATIVE,
				atrialFibrillation: false, bleedingRisk: false, concomitant: [], donorAvailable: MATCHED_UNRELATED,
				priorAlloHsct: false, goalsOfCare: CURATIVE""");

		assertThat(options(page)).startsWith("R-CHOP")
			.contains("Autologous stem-cell transplantation")
			.doesNotContain("Trial for Richter transformation");

		correct(page, "clonallyRelated: true");
		assertThat(options(page)).startsWith("Trial for Richter transformation")
			.contains("R-CHOP", "Allogeneic stem-cell transplantation")
			.doesNotContain("Autologous stem-cell transplantation");
	}

	@Test
	void tPllIsTreatedIntravenously() {
		Page page = enter("J-TPLL", """
				ageYears: 64, sex: F, disease: T_PLL, setting: RELAPSE, relapseNumber: 1, firstRemissionMonths: 14,
				lastRemissionMonths: 14, wbc: 120, alc: 110, sites: [MARROW], platelets: 90,
				priorTherapies: [{name: alemtuzumab, bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: 14}],
				antigens: {CD52: {positive: true, percent: 95}}, formulation: [ALEMTUZUMAB_IV], ecog: 1, crcl: 80,
				activeInfection: false, hepatitisB: NEGATIVE, cmvStatus: POSITIVE, priorAlloHsct: false,
				donorAvailable: MATCHED_UNRELATED, concomitant: [], goalsOfCare: CURATIVE""");

		assertThat(options(page)).startsWith("Alemtuzumab").contains("Allogeneic stem-cell transplantation");

		correct(page, "formulation: [ALEMTUZUMAB_SC]");
		assertThat(offered(page)).noneMatch((title) -> title.contains("lemtuzumab"));
		assertThat(refused(page, "Alemtuzumab").first()).containsText("into a vein");
	}

}
