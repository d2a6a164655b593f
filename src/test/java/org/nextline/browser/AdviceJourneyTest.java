package org.nextline.browser;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** One decisive fact of a stored case changes, and the advice with it. */
class AdviceJourneyTest extends CaseJourney {

	@Test
	void anUntestedTargetIsConditionalUntilItIsFound() {
		Page page = advice("M-1002");
		assertThat(part(page, "conditional").locator("h4").first()).containsText("Gilteritinib");
		assertThat(options(page)).doesNotContain("Gilteritinib");
		assertThat(page.locator(".find-first .asks > li").first()).containsText("FLT3");

		Keyboard keys = new Keyboard(page);
		page.waitForNavigation(() -> keys.follow("FLT3"));
		assertThat(page.locator("[name='alterations.text'], #rows-knownAbsent input").first()).isVisible();
		keys.type("alterations.text", "flt3 itd 38").store();
		assertThat(options(page)).filteredOn((title) -> !title.contains("rial")).first().isEqualTo("Gilteritinib");
	}

	@Test
	void comfortGoalsPutPalliativeCareFirst() {
		Page page = edit("M-1009");
		new Keyboard(page).choose("f.goalsOfCare", "Comfort").store();

		assertThat(options(page)).first().asString().startsWith("Best supportive care or hospice");
		assertThat(part(page, "options")).not().containsText("Intensive chemotherapy");
		assertThat(options(page)).noneMatch((title) -> title.contains("FLAG") || title.contains("transplant"));
	}

	@Test
	void t315iLeavesPonatinibAndAsciminib() {
		Page page = edit("M-1023");
		new Keyboard(page).type("alterations.text", "BCR::ABL1 T315I 62").store();

		assertThat(options(page)).contains("Ponatinib", "Asciminib");
		assertThat(options(page)).doesNotContain("Dasatinib", "Nilotinib", "Bosutinib", "Imatinib");
		assertThat(card(page, "Asciminib")).containsText("200 mg twice daily");
		assertRefused(page, List.of("Dasatinib", "Nilotinib", "Bosutinib", "Imatinib"), "T315I");
	}

	@Test
	void pregnancyLeavesInterferonAndWatching() {
		Page page = advice("M-1025");
		assertThat(options(page)).anyMatch((title) -> title.contains("watch"));
		assertRefused(page, List.of("Ponatinib", "Dasatinib", "Nilotinib", "Bosutinib", "Imatinib", "Asciminib"),
				"egnan");
		assertThat(page.locator(".refusals > li")
			.filter(new Locator.FilterOptions()
				.setHas(page.locator("strong", new Page.LocatorOptions().setHasText("Dasatinib"))))
			.first()).isVisible();
		Keyboard keys = new Keyboard(page);
		page.waitForNavigation(() -> keys.follow("Edit facts"));
		keys.type("f.bcrAbl1Is", "18").yes("f.chrLost").store();

		assertThat(options(page)).anyMatch((title) -> title.toLowerCase().contains("interferon"));
		assertThat(options(page)).noneMatch((title) -> title.contains("tinib"));
		assertRefused(page, List.of("Ponatinib", "Dasatinib", "Nilotinib", "Bosutinib", "Asciminib"), "egnan");
	}

	@Test
	void aLongQtBlocksUntilItIsCorrected() {
		Page page = edit("M-1001");
		new Keyboard(page).type("f.qtcf", "510").store();

		assertThat(options(page)).doesNotContain("Gilteritinib");
		assertThat(part(page, "blocked").locator("h2")).containsText("Blocked now, correct first");
		Locator blocked = part(page, "blocked").locator(".refusals > li")
			.filter(new Locator.FilterOptions()
				.setHas(page.getByText("Gilteritinib", new Page.GetByTextOptions().setExact(true))));
		assertThat(blocked.first()).containsText("510 ms");

		Keyboard keys = new Keyboard(page);
		page.waitForNavigation(() -> keys.follow("Edit facts"));
		keys.type("f.qtcf", "428").store();
		assertThat(options(page)).contains("Gilteritinib");
	}

	@ParameterizedTest
	@ValueSource(strings = { "M-1005", "M-1006", "M-1008", "M-1022" })
	void aTypicalCaseShowsAFewCardsAndNoWallOfChecks(String recordNumber) {
		Page page = advice(recordNumber);

		assertThat(options(page)).hasSizeBetween(4, 7);
		assertThat(page.locator("section[aria-labelledby=options] .told-check > details[open]")).hasCount(0);
		List<String> asks = page.locator(".find-first .asks > li > a").allTextContents();
		assertThat(asks).doesNotHaveDuplicates();
	}

	private static Locator card(Page page, String title) {
		return part(page, "options").locator("article.option")
			.filter(new Locator.FilterOptions()
				.setHas(page.locator("h4", new Page.LocatorOptions().setHasText(title))));
	}

	private static void assertRefused(Page page, List<String> drugs, String reason) {
		Locator refusals = page.locator(".refusals > li");
		for (String drug : drugs) {
			Locator refused = refusals.filter(new Locator.FilterOptions()
				.setHas(page.locator("strong", new Page.LocatorOptions().setHasText(drug))));
			assertThat(refused.first()).containsText(reason);
		}
	}

}
