package org.nextline.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The course of a patient: read as a picture, added to, and the ground of a relapse. */
class PatientRecordJourneyTest extends CaseJourney {

	@Test
	void aCourseIsDrawnAddedToAndBeginsARelapse() {
		Page page = open("/patients?q=M-1022", "clinician");
		page.locator("main table a").first().click();
		assertThat(page.locator("#timeline-picture canvas")).hasCount(1);
		assertThat(page.locator("#course")).containsText("Dasatinib");
		page.locator("#timeline-picture").focus();
		page.keyboard().press("+");
		assertThat(page.locator("#timeline")).hasAttribute("data-shown", Pattern.compile("20-80"));
		page.keyboard().press("0");
		assertThat(page.locator("#timeline")).hasAttribute("data-shown", "0-100");

		page.locator(".record-add").getByText("Remission").click();
		page.locator("#part-date").fill("soon");
		page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
		assertThat(page.locator(".faults")).containsText("Remission is missing.");
		assertThat(page.locator("#part-date")).hasValue("soon");
		assertAccessible(page);
		page.locator("#part-date").fill("2024-01-17");
		page.locator("#part-remission").selectOption("MMR");
		page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
		assertThat(page.locator("#course")).containsText("MMR");

		page.locator("#paste-box summary").click();
		page.locator("#paste-text").fill("ECOG 1, FLT3+");
		page.locator("#paste-date").fill("2026-11-12");
		page.getByText("Read it").click();
		Locator row = page.locator(".paste-row");
		assertThat(row).hasCount(1);
		assertThat(page.locator(".paste-unread")).containsText("say what was found");
		assertAccessible(page);
		page.getByText("Record what is ticked").click();
		assertThat(page.locator("#findings-PERFORMANCE + .table-frame")).containsText("ECOG performance status: 1");
		assertThat(page.locator("#paste-text")).hasValue("FLT3+");

		page.getByText("New relapse case").first().click();
		assertThat(page.locator("#prefilled")).containsText("Treatment: Dasatinib");
		assertThat(page.locator("[name='priorTherapies[1].name']")).hasValue("Dasatinib");
	}

}
