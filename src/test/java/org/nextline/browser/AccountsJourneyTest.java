package org.nextline.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

class AccountsJourneyTest extends BrowserTest {

	@Test
	void opensAnAccountForAColleague() {
		Page page = open("/accounts", "admin");
		assertAccessible(page);

		page.getByText("New account").click();
		page.getByLabel("Username").fill("n.registrar");
		page.getByText("Open the account").click();
		assertThat(page.locator(".faults")).containsText("At least one role is needed.");
		assertThat(page.getByLabel("Username")).hasValue("n.registrar");
		assertAccessible(page);

		page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Nora Registrar");
		page.getByLabel("Clinician").check();
		page.locator("#password").fill("a short sentence");
		page.locator("#passwordAgain").fill("a short sentence");
		page.getByText("Open the account").click();

		assertThat(page.getByRole(AriaRole.STATUS)).hasText("The account is open.");
		page.getByText("Nora Registrar").click();
		assertThat(page.locator("h1")).hasText("Nora Registrar");
		assertAccessible(page);
	}

	@Test
	void somebodyHasToKeepTheAccounts() {
		Page page = open("/accounts", "admin");
		page.locator("main").getByText("Amir Admin").click();
		page.getByLabel("Administrator").uncheck();
		page.getByLabel("Auditor").check();
		page.getByText("Save").click();

		assertThat(page.locator(".faults")).containsText("this is the last administrator");
	}

	@Test
	void otherRolesFindTheDoorShut() {
		Page page = open("/accounts", "author");

		assertThat(page.locator("h1")).hasText("This door is shut");
		assertAccessible(page);
	}

	@Test
	void aPageThatDoesNotExistSaysSo() {
		Page page = open("/no-such-page", "clinician");

		assertThat(page.locator("h1")).hasText("This page does not exist");
		assertAccessible(page);
	}

}
