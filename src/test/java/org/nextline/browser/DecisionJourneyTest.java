package org.nextline.browser;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** A decision is written down, the goal changes, and the advice is asked again. */
class DecisionJourneyTest extends CaseJourney {

	@Test
	void aDecisionIsWrittenDownAndTheNextAdviceSaysWhatChangedAndWhy() {
		Page page = advice("M-1007");
		Keyboard keys = new Keyboard(page);
		page.waitForNavigation(() -> keys.follow("Record the decision"));
		page.waitForNavigation(() -> keys.type("decidedBy", "").follow("Write it down"));
		assertThat(page.locator(".faults li")).hasCount(2);
		assertAccessible(page);
		keys.arrow("choice", "NONE")
			.tick("reason", "PATIENT_WISH")
			.type("words", "She wants a week at home first.")
			.type("decidedBy", "Dr Ek")
			.type("board", "Tuesday board");
		page.waitForNavigation(() -> keys.follow("Write it down"));
		assertThat(page.locator(".decided-stands")).containsText("No treatment of the leukaemia");
		assertThat(page.locator(".decided-stands")).containsText("Dr Ek");

		page.navigate(page.url().replace("/decisions", "/edit"));
		new Keyboard(page).choose("f.goalsOfCare", "Comfort").store();
		assertThat(page.locator(".decision-line")).containsText("The advice has been given anew since.");
		assertThat(page.locator(".changed-line")).containsText("lost");
		Keyboard again = new Keyboard(page);
		page.waitForNavigation(() -> again.follow("What changed, and why"));
		assertThat(page.locator(".change-lost .cause").first()).hasText("The patient's facts");
		assertThat(page.locator(".change-lost .causes").first()).containsText("Goals of care");
		assertAccessible(page);
	}

}
