package org.nextline.browser;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

class SignInJourneyTest extends BrowserTest {

	@Test
	void everyPageAsksWhoIsThere() {
		Page page = open("/accounts");

		assertThat(page).hasTitle("Sign in · Nextline");
		assertThat(page.locator("main")).containsText("clinician");
		assertAccessible(page);
	}

	@Test
	void signsInAndOut() {
		Page page = open("/accounts");
		signIn(page, "Admin", "demo");

		assertThat(page.locator("h1")).hasText("People");
		page.getByText("Amir Admin").first().click();
		page.getByText("Sign out").click();
		assertThat(page.locator("main")).containsText("You are signed out.");
		page.navigate(url("/accounts"));
		assertThat(page).hasTitle("Sign in · Nextline");
	}

	@Test
	void saysThatThePasswordIsWrong() {
		Page page = open("/sign-in");
		signIn(page, "nobody", "guess");

		assertThat(page.locator("main")).containsText("Username and password do not fit together");
		assertAccessible(page);
	}

	@Test
	void everyoneMayReadWhatItIsFor() {
		Page page = open("/sign-in");
		page.getByText("Intended use").click();

		assertThat(page.locator("h1")).hasText("Intended use");
		assertAccessible(page);
	}

	@Test
	void keepsTheThemeThatWasChosen() {
		Page page = open("/sign-in");
		page.getByLabel("Light or dark").click();
		page.reload();

		assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
	}

}
