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

}
