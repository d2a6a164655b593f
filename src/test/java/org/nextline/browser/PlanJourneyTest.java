package org.nextline.browser;

import java.nio.charset.StandardCharsets;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** From the decision to a plan, a crossed limit, and asking again. */
class PlanJourneyTest extends CaseJourney {

	@Test
	void aPlanIsMadeAdjustedAndACrossedLimitLeadsToAskingAgain() {
		Page page = advice("M-1023");
		Keyboard keys = new Keyboard(page);
		page.waitForNavigation(() -> keys.follow("Record the decision"));
		keys.arrow("choice", "NONE").tick("reason", "PATIENT_WISH").type("decidedBy", "Dr Ek");
		page.waitForNavigation(() -> keys.follow("Write it down"));
		page.waitForNavigation(() -> keys.follow("Follow-up"));
		page.waitForNavigation(() -> keys.follow("Make the plan"));
		page.waitForNavigation(() -> keys.follow("Make the plan"));
		String plan = page.url();
		page.waitForNavigation(() -> keys.follow("Add a check"));
		keys.type("what", "Blood count at home").type("limit", "platelets below what we agreed").type("action", "call");
		page.waitForNavigation(() -> keys.follow("Add a check"));
		assertAccessible(page);

		page.waitForNavigation(() -> keys.follow("Blood count at home"));
		String check = page.url();
		keys.follow("Move to another day").type("why", "She travels.");
		page.waitForNavigation(() -> keys.follow("Set the day"));
		page.navigate(check);
		assertThat(page.locator(".plan-history")).containsText("She travels.");
		Keyboard again = new Keyboard(page);
		again.arrow("a.0", "yes");
		page.waitForNavigation(() -> again.follow("Store the result"));
		assertThat(page.locator(".plan-crossed")).containsText("Platelets below what we agreed: call");

		APIResponse file = page.request().get(plan + "/follow-up.ics");
		assertThat(file.ok()).isFalse();
		page.waitForNavigation(() -> again.follow("Add a check"));
		again.type("what", "Next look");
		page.waitForNavigation(() -> again.follow("Add a check"));
		String text = new String(page.request().get(plan + "/follow-up.ics").body(), StandardCharsets.UTF_8);
		assertThat(text).startsWith("BEGIN:VCALENDAR").contains("SUMMARY:Check").doesNotContain("Next look", "M-1023");

		page.waitForNavigation(() -> again.follow("Ask again"));
		assertThat(page.url()).endsWith("/changes");
	}

}
