package org.nextline.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Scores by keyboard alone: a calculator, and from an advice into one. */
class CalculatorJourneyTest extends CaseJourney {

	@Test
	void findsACalculatorAnswersItAndReadsTheResultAsItTakesShape() {
		Page page = open("/calculators", "clinician");
		assertAccessible(page);
		Keyboard keys = new Keyboard(page);
		keys.typeAt("q", "european prognostic");
		assertThat(page.locator(".calculator-list a")).hasCount(1);
		assertThat(page.locator("#q")).isFocused();
		page.waitForNavigation(() -> keys.follow("European Prognostic Index"));
		assertThat(page.locator("#result")).containsText("Nothing is answered yet");

		keys.type("firstRemissionMonths", "10");
		assertThat(page.locator(".calc-amount")).hasText("3 to 12 of 14 points");
		assertThat(page.locator("#firstRemissionMonths")).isFocused();
		keys.type("cytogeneticsAtDiagnosis", "t(8;21)").type("ageYears", "142");
		assertThat(page.locator("#ageYears-notes .invalid")).containsText("between 15 and 80 years");
		assertThat(page.locator("#result")).containsText("One answer cannot be right");
		assertAccessible(page);

		keys.type("ageYears", "42").arrow("priorHsct", "no");
		assertThat(page.locator("#ageYears-notes .invalid")).hasCount(0);
		assertThat(page.locator(".calc-answer")).hasText("intermediate");
		assertThat(page.locator(".calc-amount")).hasText("3 + 3 + 1 + 0 = 7 of 14 points");
		assertThat(page.locator(".row-mine .row-name")).containsText("intermediate");
		assertThat(page.locator("#said")).containsText("intermediate");
		assertAccessible(page);

		assertThat(page).hasURL(Pattern.compile(".*[?]firstRemissionMonths=10&.*ageYears=42&priorHsct=no"));
		page.reload();
		assertThat(page.locator(".calc-answer")).hasText("intermediate");
	}

	@Test
	void worksWithoutScripts() {
		Page page = open("/calculators/kps_to_ecog", "clinician");
		page.route("**/htmx*", (route) -> route.abort());
		page.reload();
		Keyboard keys = new Keyboard(page);
		keys.type("karnofsky", "60");
		page.waitForNavigation(() -> keys.follow("Work it out"));

		assertThat(page.locator(".calc-answer")).hasText("ECOG 2");
		assertThat(page.locator("#karnofsky")).hasValue("60");
	}

	@Test
	void fromAnAdviceIntoTheCalculatorWithWhatIsKnown() {
		Page page = advice("M-1002");
		Locator scores = page.locator("section.scores");
		assertThat(scores.locator("li").first()).containsText("EPI");
		Keyboard keys = new Keyboard(page);
		keys.follow("Parts and outcome");
		assertThat(scores.locator("li").first().locator(".score-parts")).isVisible();
		assertAccessible(page);

		page.waitForNavigation(() -> keys.follow("Open EPI in the calculator"));
		assertThat(page.locator("h1")).containsText("European Prognostic Index");
		assertThat(page.locator("#ageYears")).hasValue("58");
		assertThat(page.locator(".calc-amount")).hasText("5 to 10 of 14 points");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/calculators/hct_ci?comorbidities=diabetes&comorbidities=pulmonarySevere",
			"/calculators/eln2022?npm1=yes&karyotype=normal", "/calculators/g8?foodIntake=1",
			"/calculators/qtcf?qtMs=400&heartRate=130", "/calculators/cockcroft_gault", "/calculators/sokal",
			"/calculators/astct_icans?ice=8", "/calculators/ebmt_score?q=1" })
	void everyKindOfCalculatorIsAccessible(String path) {
		assertAccessible(open(path, "author"));
	}

}
