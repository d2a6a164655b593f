package org.nextline.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

class KnowledgeJourneyTest extends BrowserTest {

	@Test
	void findsARuleWhileTypingAndReadsIt() {
		Page page = open("/knowledge", "auditor");
		assertAccessible(page);

		page.locator("#q").pressSequentially("gilteritinib");
		assertThat(page.locator("#found-agents")).isVisible();
		assertThat(page).hasURL(Pattern.compile(".*q=gilteritinib.*"));
		assertThat(page.locator("#q")).isFocused();
		assertAccessible(page);

		page.getByText("AML-R-010").click();
		assertThat(page.locator("h1")).hasText("Gilteritinib");
		page.locator(".tree summary").first().click();
		assertAccessible(page);
	}

	@Test
	void theSlashGoesToTheSearchAndTheArrowsThroughWhatItFinds() {
		Page page = open("/knowledge/agents?key=ponatinib", "clinician");
		page.keyboard().press("/");
		assertThat(page.locator("#frame-q")).isFocused();
		page.keyboard().type("giltertinib");
		page.waitForNavigation(() -> page.keyboard().press("Enter"));
		assertThat(page.locator(".count")).containsText("this is what \u201cgilteritinib\u201d finds");
		assertAccessible(page);

		page.keyboard().press("/");
		assertThat(page.locator("#q")).isFocused();
		page.keyboard().type("xospata");
		assertThat(page.locator("#found-agents ~ ul a").first()).hasText("Gilteritinib");
		assertThat(page).hasURL(Pattern.compile(".*q=xospata.*"));
		page.keyboard().press("ArrowDown");
		assertThat(page.locator("#found-agents ~ ul a").first()).isFocused();
		page.waitForNavigation(() -> page.keyboard().press("Enter"));
		assertThat(page.locator("h1")).hasText("Gilteritinib");
		assertAccessible(page);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/knowledge?q=no+such+thing", "/knowledge/rules/CML-S-003", "/knowledge/agents",
			"/knowledge/agents?key=CD19/CD22%20CAR-T", "/knowledge/agents?key=ponatinib", "/knowledge/sources",
			"/knowledge/sources/ADMIRAL", "/knowledge/search", "/knowledge/search?q=zzzzzz" })
	void everyoneCanReadThePage(String path) {
		assertAccessible(open(path, "author"));
	}

}
