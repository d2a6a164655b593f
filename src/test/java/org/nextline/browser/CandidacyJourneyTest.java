package org.nextline.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * From the count of criteria to the worked sheet, and to the field of what is not known.
 */
class CandidacyJourneyTest extends CaseJourney {

	@Test
	void theCountOpensTheSheetAndWhatIsUnknownLeadsToItsField() {
		Page page = advice("M-1031");
		Locator sheet = page.locator("#candidacy-transplant");
		assertThat(sheet.locator("table").first()).isHidden();

		page.locator(".candidacy-panel a").first().click();

		assertThat(sheet.locator("table").first()).isVisible();
		assertThat(sheet.locator(".sheet-options")).containsText("Supported");
		page.locator("#candidacy-car-t > summary").click();
		assertThat(page.locator("#CART-AGE, #CART-OXYGEN").first()).isVisible();
		assertAccessible(page);

		Locator oxygen = page.locator("#CART-OXYGEN .ask-for a");
		String field = oxygen.getAttribute("href");
		assertThat(field).endsWith("/edit#f-spo2");
		oxygen.click();
		assertThat(page.locator("#f-spo2")).isAttached();
	}

}
