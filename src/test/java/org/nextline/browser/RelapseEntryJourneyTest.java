package org.nextline.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A relapse is entered on one page, and no hand leaves the keyboard. */
class RelapseEntryJourneyTest extends CaseJourney {

	@Test
	void aFirstRelapseOfFlt3ItdAmlInAFitPerson() {
		Page page = open("/", "clinician");
		Keyboard keys = new Keyboard(page);
		page.waitForNavigation(() -> keys.follow("New relapse case"));

		keys.type("p.recordNumber", "K-58").type("p.familyName", "Keyes").type("p.givenName", "Tabitha");
		keys.type("p.born", "1968-03-09");
		keys.type("d.diagnosed", "2025-12").type("d.remission", "2026-02").type("d.relapsed", "2026-11");
		keys.to("f.disease");
		page.waitForResponse("**/cases/form", () -> keys.choose("f.disease", "AML"));
		assertThat(page.locator("#fold-genetics")).isVisible();
		keys.choose("f.setting", "Relapse").choose("f.amlOntogeny", "De novo");
		keys.type("f.ageYears", "58").choose("f.sex", "Female").no("f.pregnant");
		keys.type("f.relapseNumber", "1").type("f.marrowBlasts", "55").type("f.wbc", "12").type("f.platelets", "48");
		keys.tick("f.sites", "MARROW").arrow("f.clinicalFindings.known", "none");
		keys.toWords("Add a treatment");
		page.waitForResponse("**/cases/form", () -> keys.press("Enter"));
		keys.type("priorTherapies[0].name", "7+3").choose("priorTherapies[0].bestResponse", "CR");
		keys.choose("priorTherapies[0].reasonStopped", "Completed");
		keys.type("priorTherapies[0].monthsAgo", "10");
		page.waitForResponse("**/cases/form", () -> keys.press("Enter"));
		keys.type("priorTherapies[1].name", "high-dose cytarabine").choose("priorTherapies[1].bestResponse", "CR");
		keys.choose("priorTherapies[1].reasonStopped", "Completed");
		keys.type("priorTherapies[1].monthsAgo", "6");
		keys.type("alterations.text", "flt3 itd 38");
		page.waitForResponse("**/cases/form", () -> keys.press("Enter"));
		assertThat(page.locator("[name='alterations[0].gene']")).hasValue("FLT3");
		assertThat(page.locator("[name='alterations[0].vafPercent']")).hasValue("38");
		keys.write("IDH1 neg");
		page.waitForResponse("**/cases/form", () -> keys.press("Enter"));
		keys.tick("f.knownAbsent", "NPM1").tick("f.knownAbsent", "IDH2").tick("f.knownAbsent", "KMT2A");
		keys.tick("f.knownAbsent", "TP53");
		keys.arrow("f.cytogenetics.known", "these").tick("f.cytogenetics", "normal");
		keys.type("f.ecog", "1").choose("f.fitness", "Fit").type("f.lvef", "61").type("f.qtcf", "428");
		keys.type("f.crcl", "92").type("f.bilirubinUln", "0.7").type("f.altUln", "0.9").type("f.potassium", "4.2");
		keys.type("f.magnesium", "0.88").no("f.activeInfection").choose("f.hepatitisB", "Negative");
		keys.arrow("f.concomitant.known", "none").no("f.priorAlloHsct");
		keys.choose("f.donorAvailable", "Matched unrelated").choose("f.goalsOfCare", "Cure").yes("f.trialAccess");
		assertThat(live(page)).containsText("Gilteritinib");
		keys.store();

		assertThat(page.locator("h1")).hasText("Keyes, Tabitha");
		assertThat(options(page)).contains("Gilteritinib", "Allogeneic stem-cell transplantation");
		assertThat(options(page)).filteredOn((title) -> !title.contains("rial")).first().isEqualTo("Gilteritinib");
		assertThat(options(page)).anyMatch((title) -> title.startsWith("Clinical trial"));
		assertThat(page.locator("main")).containsText("Decision support, not validated for clinical use.");

		keys.type("whynot", "IDH inhibitor");
		assertThat(page.locator("#why-not-answers")).containsText("Ivosidenib");
		assertThat(page.locator("#why-not-answers")).containsText("IDH1");
		assertThat(page.locator("#why-not-answers")).containsText("Enasidenib");
		keys.type("whynot", "revumenib");
		assertThat(page.locator("#why-not-answers")).containsText("Revumenib");
		assertThat(page.locator("#why-not-answers .verdict").first()).hasText("Does not apply");
	}

	@Test
	void faultsKeepWhatWasTypedAndStandAtTheirField() {
		Page page = open("/cases/new", "clinician");
		Keyboard keys = new Keyboard(page);
		keys.type("p.recordNumber", "K-230").type("p.familyName", "<script>").type("p.givenName", "Methuselah");
		keys.to("f.disease");
		page.waitForResponse("**/cases/form", () -> keys.choose("f.disease", "AML"));
		keys.type("f.ageYears", "230").type("f.wbc", "twelve").type("f.lvef", "7000").type("f.ecog", "1");
		keys.store();

		assertThat(page.locator(".faults li")).hasCount(3);
		assertThat(page.locator(".faults")).containsText("Age");
		assertThat(page.locator("#" + id(page, "f.ageYears") + "-error")).isVisible();
		assertThat(field(page, "f.ageYears")).hasAttribute("aria-invalid", "true");
		assertTyped(page);
		assertAccessible(page);

		page.reload();
		assertTyped(page);

		page.navigate(page.url().endsWith("/edit") ? page.url() : url("/?status=DRAFT&q=K-230"));
		assertThat(page.locator("main")).containsText("<script>");
	}

	private void assertTyped(Page page) {
		assertThat(field(page, "f.ageYears")).hasValue("230");
		assertThat(field(page, "f.wbc")).hasValue("twelve");
		assertThat(field(page, "f.lvef")).hasValue("7000");
		assertThat(field(page, "f.ecog")).hasValue("1");
		assertThat(field(page, "p.familyName")).hasValue("<script>");
	}

	@Test
	void aFaultInTheListLeadsToItsField() {
		Page page = edit("M-1013");
		Keyboard keys = new Keyboard(page);
		keys.type("f.ageYears", "230").type("f.magnesium", "88").store();

		keys.follow("Magnesium");
		assertThat(field(page, "f.magnesium")).isFocused();
		keys.press("Control+A").write("0.88");
		assertThat(field(page, "f.magnesium")).hasValue("0.88");
	}

	@Test
	void theAdviceTakesShapeBesideTheFormWithoutStoring() {
		Page page = open("/?status=OPEN", "clinician");
		String before = page.locator("#worklist .count").innerText();
		page.navigate(url("/cases/new"));
		Keyboard keys = new Keyboard(page);
		keys.to("f.disease");
		page.waitForResponse("**/cases/form", () -> keys.choose("f.disease", "AML"));
		keys.choose("f.setting", "Relapse").type("f.ageYears", "58").type("f.relapseNumber", "1");
		keys.type("alterations.text", "flt3 itd 38");
		keys.choose("f.fitness", "Fit").choose("f.goalsOfCare", "Cure");

		assertThat(live(page)).containsText("Gilteritinib");
		assertThat(live(page)).containsText("not validated for clinical use");
		Page worklist = page.context().newPage();
		worklist.navigate(url("/?status=OPEN"));
		assertThat(worklist.locator("#worklist .count").innerText()).isEqualTo(before);
	}

	@Test
	void twoPeopleCorrectTheSameCase() {
		Page mine = edit("M-1012");
		String address = mine.url();
		Page theirs = open(address.substring(url("").length()), "clinician");
		new Keyboard(theirs).type("f.marrowBlasts", "41").store();
		assertThat(theirs.locator("h1")).hasText("Vestergraven, Søren");

		Keyboard keys = new Keyboard(mine);
		keys.type("f.marrowBlasts", "44");
		Response answer = mine.waitForResponse("**/cases", () -> keys.press("Control+s"));
		assertThat(answer.status()).isEqualTo(409);
		assertThat(mine.locator("h1")).hasText("Two versions of this case");
		Locator blasts = mine.locator(".versions").filter(new Locator.FilterOptions().setHasText("Marrow blasts"));
		assertThat(blasts).containsText("44");
		assertThat(blasts).containsText("41");
		assertAccessible(mine);

		keys.arrow("keep.marrowBlasts", "theirs");
		mine.waitForNavigation(() -> keys.follow("Store what I chose"));
		assertThat(mine.locator("h1")).hasText("Vestergraven, Søren");
		mine.navigate(address);
		assertThat(field(mine, "f.marrowBlasts")).hasValue("41");
	}

	@Test
	void aManCannotBePregnant() {
		Page page = edit("M-1015");
		Keyboard keys = new Keyboard(page);
		keys.yes("f.pregnant");
		assertThat(live(page)).containsText("ontradict");
		keys.store();

		assertThat(page.locator("main")).containsText("ontradict");
		assertThat(page.locator("main")).containsText("regnan");
	}

	private static Locator field(Page page, String name) {
		return page.locator("[name='" + name + "']").first();
	}

	private static String id(Page page, String name) {
		return field(page, name).getAttribute("id");
	}

}
