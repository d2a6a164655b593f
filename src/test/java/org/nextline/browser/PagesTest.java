package org.nextline.browser;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Every page in light and dark, on a desk and on a phone. The page of the API is not
 * among them: it is drawn by a library for programmers.
 */
class PagesTest extends CaseJourney {

	@ParameterizedTest
	@ValueSource(strings = { "/", "/?q=nobody-of-this-name", "/patients", "/patients/new", "/cases/new",
			"/cases/00000000-0000-0000-0000-000000000000/advice" })
	void pages(String path) {
		assertAccessible(open(path, "clinician"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "M-1002", "M-1003", "M-1022" })
	void theAdvice(String recordNumber) {
		assertAccessible(advice(recordNumber));
	}

	@Test
	void patientWithTwoRelapses() {
		Page page = open("/patients?q=M-1008", "clinician");
		page.navigate(url(page.locator("#patients tbody a").first().getAttribute("href")));
		assertThat(page.locator("[aria-label='Relapses'] tbody tr")).hasCount(2);
		assertAccessible(page);
		page.navigate(page.url() + "/edit");
		assertAccessible(page);
	}

	@Test
	void filledEntry() {
		Page page = edit("M-1027");
		assertThat(live(page)).containsText("ption");
		assertAccessible(page);
	}

}
