package org.nextline.browser;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every acute leukaemia from an empty page to its advice, by keyboard. */
class AcuteLeukaemiaJourneyTest extends DiseaseJourney {

	@Test
	void cd19NegativeRelapseAfterBlinatumomabOffersNothingAgainstCd19() {
		Page page = enter("J-1901",
				"""
						disease: B_ALL, setting: RELAPSE, ageYears: 34, sex: M, relapseNumber: 1, firstRemissionMonths: 8,
						marrowBlasts: 62, wbc: 7.4, platelets: 31, sites: [MARROW], clinicalFindings: [],
						priorTherapies: [{ name: paediatric-inspired ALL protocol, bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: 5 },
						{ name: blinatumomab, bestResponse: CR, reasonStopped: RELAPSED_ON, monthsAgo: 1 }],
						knownAbsent: ["BCR::ABL1", KMT2A, TP53],
						antigens: { CD19: { positive: false, percent: 1 }, CD22: { positive: true, percent: 92 } },
						ecog: 1, fitness: FIT, lvef: 62, crcl: 104, bilirubinUln: 0.6, altUln: 1.1, activeInfection: false,
						hepatitisB: NEGATIVE, vodHistory: false, priorAlloHsct: false, donorAvailable: MATCHED_UNRELATED,
						goalsOfCare: CURATIVE, concomitant: []""");

		assertThat(options(page)).filteredOn((title) -> !title.contains("rial"))
			.first()
			.isEqualTo("Inotuzumab ozogamicin");
		assertThat(offered(page))
			.noneMatch((title) -> title.contains("linatumomab") || title.contains("leucel") || title.contains("CD19"));
		assertThat(refused(page, "Blinatumomab").first().textContent()).contains("Without CD19");
	}

	@Test
	void amlWithFlt3ItdLeadsToGilteritinib() {
		Page page = enter("J-1902",
				"""
						disease: AML, setting: RELAPSE, ageYears: 58, sex: M, relapseNumber: 1, firstRemissionMonths: 9,
						marrowBlasts: 45, wbc: 9, platelets: 42, sites: [MARROW], alterations: [FLT3 ITD 38],
						knownAbsent: [NPM1, IDH1, IDH2, KMT2A, TP53], cytogenetics: [normal], antigens: { CD33: { positive: true } },
						priorTherapies: [{ name: "7+3", bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: 11 }],
						ecog: 1, fitness: FIT, lvef: 60, crcl: 95, bilirubinUln: 0.7, altUln: 0.8, qtcf: 428, potassium: 4.1,
						magnesium: 0.9, activeInfection: false, hepatitisB: NEGATIVE, priorAlloHsct: false,
						donorAvailable: MATCHED_UNRELATED, goalsOfCare: CURATIVE, concomitant: []""");

		assertThat(options(page)).contains("Gilteritinib");
		correct(page, "qtcf: 512");
		assertThat(offered(page)).doesNotContain("Gilteritinib");
		assertThat(refused(page, "Gilteritinib").first().textContent()).contains("QTc");
	}

	@Test
	void aplAfterChemotherapyLeadsToArsenic() {
		Page page = enter("J-1903", """
				disease: APL, setting: RELAPSE, ageYears: 44, sex: M, relapseNumber: 1, firstRemissionMonths: 26,
				marrowBlasts: 60, wbc: 4, platelets: 60, sites: [MARROW], alterations: ["PML::RARA FUSION"],
				priorTherapies: [{ name: tretinoin, bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: 28 },
				{ name: idarubicin, bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: 28 }],
				ecog: 1, fitness: FIT, lvef: 60, crcl: 95, bilirubinUln: 0.7, altUln: 0.8, qtcf: 420, potassium: 4.3,
				magnesium: 0.9, activeInfection: false, hepatitisB: NEGATIVE, priorAlloHsct: false,
				goalsOfCare: CURATIVE, concomitant: []""");

		assertThat(options(page)).anyMatch((title) -> title.contains("rsenic"));
	}

	@Test
	void bpdcnWithCd123LeadsToTagraxofusp() {
		Page page = enter("J-1904", """
				disease: BPDCN, setting: RELAPSE, ageYears: 66, sex: M, relapseNumber: 1, firstRemissionMonths: 10,
				marrowBlasts: 30, wbc: 5, platelets: 80, sites: [MARROW, SKIN], antigens: { CD123: { positive: true } },
				priorTherapies: [{ name: hyper-CVAD, bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: 11 }],
				ecog: 1, fitness: FIT, lvef: 60, crcl: 90, bilirubinUln: 0.7, altUln: 0.8, albuminGL: 41,
				activeInfection: false, hepatitisB: NEGATIVE, priorAlloHsct: false, donorAvailable: HAPLO,
				goalsOfCare: CURATIVE, concomitant: []""");

		assertThat(options(page)).contains("Tagraxofusp");
	}

	@Test
	void phPositiveWithT315iLeavesPonatinib() {
		Page page = enter("J-1905",
				"""
						disease: B_ALL, setting: RELAPSE, ageYears: 48, sex: M, relapseNumber: 1, firstRemissionMonths: 14,
						marrowBlasts: 55, wbc: 11, platelets: 60, sites: [MARROW],
						alterations: ["BCR::ABL1 FUSION", "BCR::ABL1 T315I"], kdMutationTested: true,
						antigens: { CD19: { positive: true }, CD22: { positive: true } },
						priorTherapies: [{ name: hyper-CVAD, bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: 12 },
						{ name: dasatinib, bestResponse: CR, reasonStopped: RELAPSED_ON, monthsAgo: 0 }],
						ecog: 1, fitness: FIT, lvef: 62, crcl: 100, bilirubinUln: 0.6, altUln: 0.9, qtcf: 415, activeInfection: false,
						hepatitisB: NEGATIVE, vodHistory: false, strokeOrArterialEvent: false, priorAlloHsct: false, donorAvailable: MATCHED_UNRELATED, goalsOfCare: CURATIVE,
						concomitant: []""");

		assertThat(offered(page)).anyMatch((title) -> title.contains("onatinib"))
			.noneMatch((title) -> title.matches("(?i).*(dasatinib|imatinib|nilotinib|bosutinib).*"));
		assertThat(refused(page, "Dasatinib").first().textContent()).contains("T315I");
	}

	@Test
	void aChildWithLateIsolatedCnsRelapseIsOfStandardRisk() {
		Page page = enter("J-1906",
				"""
						disease: B_ALL, setting: RELAPSE, ageYears: 8, sex: M, relapseNumber: 1, firstRemissionMonths: 40,
						monthsFromDiagnosis: 41, monthsFromEndOfTherapy: 15, marrowBlasts: 1, wbc: 6, platelets: 190, sites: [CNS],
						cnsStatus: CNS3, knownAbsent: ["BCR::ABL1", KMT2A, TP53], antigens: { CD19: { positive: true } },
						priorTherapies: [{ name: BFM-type frontline protocol, bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: 15 }],
						lansky: 90, lvef: 65, crcl: 120, bilirubinUln: 0.5, altUln: 0.6, activeInfection: false, hepatitisB: NEGATIVE,
						priorAlloHsct: false, goalsOfCare: CURATIVE, concomitant: []""");

		assertThat(options(page)).first().asString().contains("Intrathecal");
		assertThat(offered(page)).contains("UKALL R3 reinduction")
			.noneMatch((title) -> title.contains("linatumomab") || title.contains("leucel"));
		assertThat(refused(page, "Tisagenlecleucel").count()).isPositive();
	}

	@Test
	void tisagenlecleucelEndsAtTwentySixYears() {
		Page page = enter("J-1907",
				"""
						disease: B_ALL, setting: RELAPSE, ageYears: 24, sex: M, relapseNumber: 2, firstRemissionMonths: 20,
						lastRemissionMonths: 9, marrowBlasts: 30, wbc: 6, alc: 1.1, platelets: 60, sites: [MARROW],
						knownAbsent: ["BCR::ABL1", KMT2A, TP53], antigens: { CD19: { positive: true }, CD22: { positive: true } },
						priorTherapies: [{ name: hyper-CVAD, bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: 30 },
						{ name: FLAG-IDA, bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: 12 }],
						ecog: 1, fitness: FIT, lvef: 62, crcl: 110, bilirubinUln: 0.6, altUln: 0.9, spo2: 98, activeInfection: false,
						hepatitisB: NEGATIVE, vodHistory: false, priorAlloHsct: false, donorAvailable: MATCHED_UNRELATED,
						goalsOfCare: CURATIVE, region: EU, concomitant: []""");

		assertThat(offered(page)).anyMatch((title) -> title.contains("isagenlecleucel"));
		correct(page, "ageYears: 26");
		assertThat(offered(page)).noneMatch((title) -> title.contains("isagenlecleucel"))
			.anyMatch((title) -> title.contains("becabtagene") || title.contains("rexucabtagene"));
	}

	@Test
	void tCellRelapseLeadsToNelarabine() {
		Page page = enter("J-1908", """
				disease: T_ALL, setting: RELAPSE, ageYears: 31, sex: M, relapseNumber: 1, firstRemissionMonths: 8,
				marrowBlasts: 70, wbc: 22, platelets: 40, sites: [MARROW],
				priorTherapies: [{ name: hyper-CVAD, bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: 9 }],
				ecog: 1, fitness: FIT, lvef: 60, crcl: 100, bilirubinUln: 0.7, altUln: 0.8, activeInfection: false,
				hepatitisB: NEGATIVE, seizureHistory: false, priorAlloHsct: false, donorAvailable: MATCHED_SIBLING,
				goalsOfCare: CURATIVE, concomitant: []""");

		assertThat(offered(page)).anyMatch((title) -> title.contains("elarabine"))
			.noneMatch((title) -> title.contains("linatumomab"));
	}

	@Test
	void mixedPhenotypeWithCd19IsOfferedByItsLineage() {
		Page page = enter("J-1909",
				"""
						disease: MPAL, setting: RELAPSE, ageYears: 39, sex: M, relapseNumber: 1, firstRemissionMonths: 11,
						marrowBlasts: 50, wbc: 12, platelets: 55, sites: [MARROW], dominantLineage: B_LYMPHOID,
						knownAbsent: ["BCR::ABL1", KMT2A, FLT3], antigens: { CD19: { positive: true }, CD22: { positive: true } },
						priorTherapies: [{ name: hyper-CVAD, bestResponse: CR, reasonStopped: COMPLETED, monthsAgo: 12 }],
						ecog: 1, fitness: FIT, lvef: 60, crcl: 100, bilirubinUln: 0.7, altUln: 0.8, activeInfection: false,
						hepatitisB: NEGATIVE, vodHistory: false, priorAlloHsct: false, donorAvailable: HAPLO, goalsOfCare: CURATIVE,
						concomitant: []""");

		assertThat(offered(page)).anyMatch((title) -> title.contains("linatumomab"));
	}

}
