package org.nextline.suggestions;

import java.net.URI;
import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextline.scores.Score;
import org.nextline.scores.Scores;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Any score without a patient. */
@SpringBootTest
@AutoConfigureMockMvc
@ActiveProfiles("demo")
@WithMockUser(roles = "CLINICIAN")
class CalculatorPagesTest {

	private static final String EPI = "/calculators/epi_aml_first_relapse";

	@Autowired
	private MockMvcTester browser;

	static List<String> ids() {
		return Scores.all().stream().map(Score::id).toList();
	}

	private Document page(String address) {
		return Jsoup.parse(text(this.browser.get().uri(URI.create(address)).exchange()));
	}

	private static String text(MvcTestResult answer) {
		assertThat(answer).hasStatusOk();
		try {
			return answer.getResponse().getContentAsString();
		}
		catch (java.io.UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void listsEveryScoreWithItsUseAndCheckMark() {
		Document page = page("/calculators");

		assertThat(page.select(".calculator-list a")).hasSize(Scores.all().size());
		assertThat(page.select(".calculator-list li")).allSatisfy((line) -> {
			assertThat(line.select(".check-mark").text()).isIn("checked", "partly checked", "to be confirmed locally");
			assertThat(line.select(".hint").text()).isNotBlank();
		});
		assertThat(page.text()).contains("AML composite model", "could not be confirmed");
		assertThat(page.select("nav a[aria-current=page]").text()).contains("Calculators");
	}

	@Test
	void findsByNameDiseaseAndInput() {
		assertThat(page("/calculators?q=gratwohl").select(".calculator-list a").eachText())
			.containsExactly("EBMT (Gratwohl) score");
		assertThat(page("/calculators?q=microglobulin").select(".calculator-list a").eachText())
			.containsExactly("CLL international prognostic index", "BALL score");
		assertThat(page("/calculators?topic=CML").select(".calculator-list a")).hasSize(3);
		assertThat(page("/calculators?q=nothing+fits+this").select(".empty a").attr("href")).isEqualTo("/calculators");
	}

	@ParameterizedTest
	@MethodSource("ids")
	void everyScoreHasAFormAndSaysWhatItIs(String id) {
		Document page = page("/calculators/" + id);
		Score score = Scores.find(id).orElseThrow();

		assertThat(page.select("h1").text()).isEqualTo(score.sheet().name());
		assertThat(page.select("#result").text()).contains("Nothing is answered yet");
		assertThat(page.select(".about-score").text()).contains("Formula", "Source", score.sheet().source());
		page.select(".calculator-form input:not([type=radio]):not([type=checkbox]), .calculator-form select")
			.forEach((field) -> assertThat(page.select("label[for=" + field.id() + "]")).as(field.id()).hasSize(1));
		page.select("[aria-describedby]")
			.forEach((field) -> assertThat(page.getElementById(field.attr("aria-describedby"))).as(field.id())
				.isNotNull());
		assertThat(page.select("[style], main style, main script")).isEmpty();
		long forms = score.sheet().inputs().stream().filter((input) -> input.onForm()).count();
		assertThat(page.select(".calculator-form .field")).hasSize((int) forms);
		assertThat(page.select(".three-way input[checked]")).allMatch((one) -> one.attr("value").isEmpty());
	}

	@Test
	void addsUpInTheOpen() {
		Document page = page(EPI + "?firstRemissionMonths=10&cytogeneticsAtDiagnosis=t(8;21)&ageYears=42&priorHsct=no"
			.replace(";", "%3B"));

		assertThat(page.select(".calc-answer").text()).isEqualTo("intermediate");
		assertThat(page.select(".calc-amount").text()).isEqualTo("3 + 3 + 1 + 0 = 7 of 14 points");
		assertThat(page.select(".score-parts tbody tr")).hasSize(4);
		assertThat(page.select(".score-outcome").text()).contains("Survival 49 % at 1 year", "1987-2001",
				"partly checked");
		assertThat(page.select(".row-mine .row-name").text()).contains("intermediate");
		assertThat(page.select("#ageYears").attr("value")).isEqualTo("42");
		assertThat(page.select("#priorHsct-no").hasAttr("checked")).isTrue();
	}

	@Test
	void saysWhatStaysPossibleAndWhatWouldSettleIt() {
		Document page = page(EPI + "?firstRemissionMonths=10&ageYears=52&priorHsct=");

		assertThat(page.select(".calc-answer").text()).startsWith("still possible: favorable, intermediate, poor");
		assertThat(page.select(".calc-amount").text()).isEqualTo("5 to 12 of 14 points");
		assertThat(page.select(".calc-open a").eachAttr("href")).containsExactly("#cytogeneticsAtDiagnosis",
				"#priorHsct");
		assertThat(page.select(".row-mine")).isEmpty();
	}

	@Test
	void namesAllFaultsAtTheirFieldsAndKeepsWhatWasTyped() {
		Document page = page(
				EPI + "?firstRemissionMonths=ten&ageYears=152&cytogeneticsAtDiagnosis=no%20inv(16)&nonsense=1");

		assertThat(page.select(".faults li")).hasSize(4);
		assertThat(page.select(".faults a").eachAttr("href")).containsExactlyInAnyOrder("#firstRemissionMonths",
				"#ageYears", "#cytogeneticsAtDiagnosis");
		assertThat(page.select("#firstRemissionMonths").attr("value")).isEqualTo("ten");
		assertThat(page.select("#firstRemissionMonths").attr("aria-invalid")).isEqualTo("true");
		Element notes = page.getElementById("ageYears-notes");
		assertThat(notes).isNotNull();
		assertThat(notes.text()).contains("Age at relapse 152 cannot be right: it is between 15 and 80 years.");
		assertThat(page.select("#result").text()).contains("4 answers cannot be right", "no result");
	}

	@Test
	void decimalsMayHaveAComma() {
		assertThat(
				page("/calculators/ball?b2mMgL=4,9&sex=M&hemoglobinGL=120&ldhXUln=1,0&monthsFromStartOfLastTherapy=24")
					.select(".calc-amount")
					.text())
			.endsWith("0 of 4 points");
	}

	@Test
	void aListWithoutTicksIsNotKnownAndNoneOfTheseIsAnAnswer() {
		assertThat(page("/calculators/hct_ci").select("#result").text()).contains("Nothing is answered");
		assertThat(page("/calculators/hct_ci?comorbidities=none").select(".calc-answer").text()).isEqualTo("low");
		assertThat(page("/calculators/hct_ci?comorbidities=none&comorbidities=diabetes").select(".faults").text())
			.contains("one of them is wrong");
		Document page = page("/calculators/hct_ci?comorbidities=diabetes&comorbidities=pulmonaryModerate");
		assertThat(page.select(".calc-amount").text()).isEqualTo("1 + 2 = 3 of 26 points");
		assertThat(page.select(".calc-ticks input[checked]")).hasSize(2);
	}

	@Test
	void theItemsOfTheG8AreChosenByTheirMeaning() {
		Document page = page("/calculators/g8?foodIntake=2&weightLoss=2");

		assertThat(page.select("#selfRatedHealth option").eachText()).containsExactly("Not known", "not as good",
				"does not know", "as good", "better");
		assertThat(page.select("#weightLoss option[selected]").text()).isEqualTo("1 to 3 kg");
		assertThat(page.select(".calc-amount").text()).isEqualTo("4 to 16 of 17 points");
	}

	@Test
	void outsideItsPopulationItSaysWhy() {
		Document page = page(EPI + "?relapseNumber=2&ageYears=40");

		assertThat(page.select(".calc-answer").text()).isEqualTo("does not apply");
		assertThat(page.select("#result").text()).contains("first relapse only");
		assertThat(page.select("details.more").hasAttr("open")).isTrue();
	}

	@Test
	void theChartSaysWhatTheTableSays() {
		Document page = page("/calculators/hct_ci");

		assertThat(page.select("svg[role=img] desc").text())
			.contains("low: Non-relapse mortality at 2 years 14.7 %, Survival at 2 years 56.4 %", "high:");
		assertThat(page.select(".score-chart rect[class^=series]")).hasSize(6 + 2);
		assertThat(page.select(".groups-table").text()).contains("14.7 %", "56.4 %", "27.3 %");
		assertThat(page("/calculators/eln2022").select(".score-chart").text()).contains("not reached", "16.8 months");
	}

	@ParameterizedTest
	@ValueSource(strings = { "goelams_rr_aml", "sokal", "rdri", "post_allo_timing", "eln2024_less_intensive" })
	void whatIsNotCheckedIsNotDrawn(String id) {
		Document page = page("/calculators/" + id);

		assertThat(page.select(".score-chart")).isEmpty();
		assertThat(page.select(".groups-table").text()).contains("to be confirmed locally; it is not shown");
		assertThat(page.select(".groups-table tbody td:nth-child(3)").text()).doesNotContainPattern("\\d+ %");
	}

	@Test
	void aChangeBringsTheResultAndAnAddressToShare() {
		MvcTestResult answer = this.browser.get()
			.uri(URI.create(EPI + "?firstRemissionMonths=5&ageYears=200&priorHsct=&relapseNumber="))
			.header("HX-Request", "true")
			.header("HX-Target", "result")
			.exchange();

		Document part = Jsoup.parseBodyFragment(text(answer));
		assertThat(part.select("h1, nav, form")).isEmpty();
		assertThat(part.select("#result").text()).contains("cannot be right");
		assertThat(part.select("#ageYears-notes").text()).contains("cannot be right");
		assertThat(part.select("#firstRemissionMonths-notes .invalid")).isEmpty();
		assertThat(part.select("#said").text()).contains("One answer cannot be right");
		assertThat(answer.getResponse().getHeader("HX-Replace-Url"))
			.isEqualTo(EPI + "?firstRemissionMonths=5&ageYears=200");
	}

	@Test
	void theSharedAddressKeepsEveryLetter() {
		MvcTestResult answer = this.browser.get()
			.uri(URI.create(EPI + "?cytogeneticsAtDiagnosis=t(8%3B21)%2C%20%2B8%20%26%20more"))
			.header("HX-Target", "result")
			.exchange();

		String address = answer.getResponse().getHeader("HX-Replace-Url");
		assertThat(address).isNotNull();
		assertThat(page(address).select("#cytogeneticsAtDiagnosis").attr("value")).isEqualTo("t(8;21), +8 & more");
	}

	@Test
	void whatSomebodyTypedIsNeverMarkup() {
		Document page = page(EPI + "?cytogeneticsAtDiagnosis=%3Cscript%3Ealert(1)%3C/script%3E&ageYears=%22%3E%3Cb%3E");

		assertThat(page.select("main script, main b")).isEmpty();
		assertThat(page.select("#ageYears").attr("value")).isEqualTo("\"><b>");
	}

	@Test
	void aScoreThatDoesNotExistIsNotFound() {
		assertThat(this.browser.get().uri("/calculators/no_such_score").exchange()).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	@WithMockUser(roles = "AUTHOR")
	void whoWritesRulesMayCalculateToo() {
		assertThat(this.browser.get().uri("/calculators").exchange()).hasStatusOk();
		assertThat(page("/calculators").select("nav a").eachText()).contains("Calculators");
	}

	@Test
	@WithAnonymousUser
	void strangersSignInFirst() {
		assertThat(this.browser.get().uri("/calculators/g8").exchange()).hasStatus(HttpStatus.FOUND);
	}

}
