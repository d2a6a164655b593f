package org.nextline.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** What to test at relapse and what to watch under an option, by keyboard. */
class FollowUpJourneyTest extends DiseaseJourney {

	@Test
	void anOpenTestLeadsToItsFieldAndIsDoneOnceItIsEntered() {
		Page page = enter("J-1950", """
				disease: AML, setting: RELAPSE, ageYears: 58, sex: M, relapseNumber: 1, firstRemissionMonths: 9,
				marrowBlasts: 45, sites: [MARROW], knownAbsent: [NPM1, IDH1, IDH2, KMT2A, TP53], ecog: 1,
				fitness: FIT, goalsOfCare: CURATIVE""");
		Locator workUp = part(page, "work-up");
		Locator flt3 = workUp.locator("li").filter(new Locator.FilterOptions().setHasText("FLT3 ITD and TKD")).first();
		assertThat(flt3).containsText("could open");
		assertThat(flt3).containsText("Gilteritinib");
		assertAccessible(page);

		Keyboard keys = new Keyboard(page);
		page.waitForNavigation(() -> keys.follow("FLT3 ITD and TKD"));
		keys.type("alterations.text", "flt3 itd 38").store();
		assertThat(part(page, "work-up").locator("li")
			.filter(new Locator.FilterOptions().setHasText("FLT3 ITD and TKD"))
			.first()).containsText("known: FLT3 ITD, VAF 38 %");
	}

	@Test
	void monitoringUnfoldsAsATableThatReads() {
		Page page = advice("M-1001");
		Keyboard keys = new Keyboard(page);
		keys.toWords("Monitoring").press("Enter");

		Locator table = page.locator(".monitoring[open] table").first();
		assertThat(table.locator("thead")).containsText("Act when");
		assertThat(table.locator("tbody")).not().isEmpty();
		assertAccessible(page);
	}

}
