package org.nextline.suggestions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextline.cases.CaseFile;
import org.nextline.cases.StoredCase;
import org.nextline.vocabulary.CaseReader;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** What a person reads on the advice page. */
@SpringBootTest
@AutoConfigureMockMvc
@ActiveProfiles("demo")
@WithMockUser(roles = "CLINICIAN")
class AdvicePageTest {

	private static final UUID ID = UUID.fromString("6f1c1d8e-0d5b-4d55-9d0e-0b5a3f6f9a01");

	@MockitoBean
	private CaseFile cases;

	@MockitoBean
	private Receipts receipts;

	@Autowired
	private MockMvcTester browser;

	@Test
	void offersWhatFitsBestFirstAndSaysWhy() {
		Document page = advice(SampleCases.firstRelapseAmlWithFlt3Itd());

		assertThat(page.select("h1").text()).isEqualTo("Rossi, Elena");
		assertThat(page.select(".headline").text()).contains("male, 58 years", "AML, first relapse",
				"first remission 9 months", "ECOG 1", "FLT3 ITD, VAF 38 %", "goal: cure");
		assertThat(titles(page)).element(1).isEqualTo("Gilteritinib");
		assertThat(titles(page)).contains("Allogeneic stem-cell transplantation");
		Element gilteritinib = card(page, "Gilteritinib");
		assertThat(gilteritinib.text()).contains("FLT3 inhibitor", "Preferred", "Evidence A", "ADMIRAL",
				"FDA approved 28 Nov 2018", "checked against the source", "for recognition; the current label decides");
		assertThat(gilteritinib.select(".why").text()).contains("FLT3 ITD or TKD detected", "FLT3 ITD, VAF 38 %",
				"true", "AML-R-010");
		assertThat(gilteritinib.select(".evidence").text()).contains("Perl AE");
		assertThat(gilteritinib.select(".monitoring").text()).contains("ECG");
	}

	@Test
	void everyTruthHasAWordAndAShape() {
		Document page = advice(SampleCases.firstRelapseAmlNotTestedForFlt3());

		assertThat(page.select(".truth")).isNotEmpty().allSatisfy((truth) -> {
			assertThat(truth.text()).isIn("true", "false", "unknown");
			assertThat(truth.className()).contains("truth-" + truth.text());
		});
	}

	@Test
	void saysWhatWouldSettleAConditionalOptionAndWhere() {
		Document page = advice(SampleCases.firstRelapseAmlNotTestedForFlt3());

		Element group = page.select(".would-be").first();
		assertThat(group).isNotNull();
		assertThat(group.text()).contains("FLT3 ITD or TKD detected", "Gilteritinib", "Conditional");
		assertThat(group.select(".would a").attr("href")).isEqualTo("/cases/" + ID + "/edit#f-alterations");
		Element first = page.select(".find-first li").first();
		assertThat(first).isNotNull();
		assertThat(first.text()).contains("FLT3", "settles");
		assertThat(first.select("a").attr("href")).endsWith("/edit#f-alterations");
	}

	@Test
	void namesWhatIsBlockedBeforeTheOptions() {
		Document page = advice(SampleCases.flt3ItdWithLongQt());

		assertThat(page.select(".blocked-hint").text()).contains("Blocked now, correct first", "Gilteritinib");
		assertThat(page.select(".blocked").text()).contains("Gilteritinib", "QTc", "510 ms");
		assertThat(titles(page)).doesNotContain("Gilteritinib");
	}

	@Test
	void palliativeCareLeadsWhenComfortIsTheGoal() {
		Document page = advice(SampleCases.comfortAsTheGoal());

		assertThat(card(page, titles(page).get(0)).text()).containsIgnoringCase("palliative");
		assertThat(titles(page)).noneMatch((title) -> title.contains("Intensive"));
	}

	@Test
	void contradictionsStandBeforeTheAdvice() {
		Document page = advice(SampleCases.with(SampleCases.firstRelapseAmlWithFlt3Itd(), "pregnant", true));

		assertThat(page.select(".note-bad").text()).startsWith("Contradictory data:").containsIgnoringCase("pregnant");
	}

	@Test
	void sharedChecksStandOnceOnThePage() {
		Document page = advice(SampleCases.firstRelapseAmlWithFlt3Itd());

		assertThat(page.select(".option .told-check summary").eachText())
			.allSatisfy((line) -> assertThat(line.split(" · ").length).as(line).isLessThanOrEqualTo(6));
		assertThat(titles(page).size()).isBetween(4, 8);
	}

	@Test
	void answersWhyNot() {
		Document page = page("/cases/" + ID + "/advice?whynot=IDH inhibitors",
				SampleCases.firstRelapseAmlWithFlt3Itd());

		assertThat(page.select("#why-not-answers").text()).contains("Ivosidenib", "Does not apply",
				"IDH1: tested, not found");
		assertThat(page("/cases/" + ID + "/advice?whynot=gilteritinib", SampleCases.firstRelapseAmlWithFlt3Itd())
			.select("#why-not-answers")
			.text()).contains("It is among the options", "Gilteritinib");
		assertThat(page("/cases/" + ID + "/advice?whynot=<script>alert(1)</script>",
				SampleCases.firstRelapseAmlWithFlt3Itd())
			.select("#why-not-answers")
			.text()).contains("No rule of this release speaks of");
	}

	@Test
	void theSearchSendsOnlyItsAnswers() {
		stored(SampleCases.firstRelapseAmlWithFlt3Itd());
		MvcTestResult answer = this.browser.get()
			.uri("/cases/{id}/advice?whynot=menin", ID)
			.header("HX-Request", "true")
			.header("HX-Target", "why-not-answers")
			.exchange();

		Document part = Jsoup.parseBodyFragment(text(answer));
		assertThat(part.select("h1")).isEmpty();
		assertThat(part.select("#why-not-answers").text()).contains("Revumenib");
	}

	@Test
	void whatToWatchStandsInATableWithWhatCallsForAction() {
		Element gilteritinib = card(advice(SampleCases.firstRelapseAmlWithFlt3Itd()), "Gilteritinib");

		assertThat(gilteritinib.select(".monitoring thead th").eachText()).containsExactly("What", "When", "Act when");
		assertThat(gilteritinib.select(".monitoring tbody tr").eachText())
			.anyMatch((row) -> row.startsWith("ECG before the start; on days 8 and 15;"))
			.anyMatch((row) -> row.contains("No response by 6 months: change the treatment"));
	}

	@Test
	void theWorkUpSaysWhatIsDoneWhenAndWhatWaitsForTheRest() {
		Map<String, Object> facts = SampleCases.with(SampleCases.firstRelapseAmlNotTestedForFlt3(), "cytogenetics",
				Map.of("value", List.of("normal"), "phase", "DIAGNOSIS", "date", "2025-03-04"));
		Document page = advice(SampleCases.with(facts, "antigens",
				Map.of("CD33", Map.of("positive", true, "percent", 80, "date", "2026-11-12"))));
		Element workUp = page.select(".work-up-panel").first();

		assertThat(workUp).isNotNull();
		assertThat(workUp.select("h2 small").text()).matches("\\d+ of \\d+ done");
		Element flt3 = workUp.select("li").first();
		assertThat(flt3).isNotNull();
		assertThat(flt3.text()).contains("FLT3 ITD and TKD", "within 48-72 hours", "could open Gilteritinib");
		assertThat(flt3.select(".todo a").attr("href")).isEqualTo("/cases/" + ID + "/edit#f-alterations");
		String card = flt3.select(".openings a").attr("href");
		assertThat(page.select(card).select("h4").text()).contains("Gilteritinib");
		assertThat(workUp.text()).contains("CD33 positive, 80 % (12 Nov 2026)",
				"earlier sample: repeat Karyotype and FISH findings at this relapse: normal (4 Mar 2025)");
	}

	@Test
	void saysWhatItIs() {
		Document page = advice(SampleCases.firstRelapseAmlWithFlt3Itd());

		assertThat(page.select(".advice-foot").text()).contains("Decision support, not validated for clinical use");
		assertThat(page.select(".advice-foot a").attr("href")).isEqualTo("/intended-use");
		assertThat(page.select("[style], style, main script")).isEmpty();
	}

	@Test
	void aCaseOfWhichNothingIsKnownAsksForTheDisease() {
		Document page = advice(Map.of());

		assertThat(page.text()).contains("Enter the disease");
		assertThat(page.select(".find-first a").eachAttr("href")).contains("/cases/" + ID + "/edit#f-disease");
	}

	@ParameterizedTest
	@ValueSource(strings = { "6f1c1d8e-0d5b-4d55-9d0e-0b5a3f6f9a99", "nobody", "1", "%3Cscript%3E" })
	void aCaseThatDoesNotExistIsNotFound(String id) {
		given(this.cases.find(org.mockito.ArgumentMatchers.any())).willReturn(Optional.empty());

		assertThat(this.browser.get().uri(java.net.URI.create("/cases/" + id + "/advice")).exchange())
			.hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void adviceTakesShapeWhileTyping() {
		MvcTestResult answer = this.browser.post()
			.uri("/cases/advice-preview")
			.with(csrf())
			.param("f.disease", "AML")
			.param("f.setting", "RELAPSE")
			.param("f.ageYears", "58")
			.param("f.ecog", "1")
			.param("f.goalsOfCare", "CURATIVE")
			.exchange();

		Document part = Jsoup.parseBodyFragment(text(answer));
		assertThat(part.select(".live-count").text()).contains("option", "conditional");
		assertThat(part.select("a").eachAttr("href")).contains("#f-alterations");
		assertThat(part.text()).contains("Gilteritinib", "Find out first",
				"Decision support, not validated for clinical use");
	}

	@Test
	void whatCannotBeReadIsCountedAndTheRestAdvisedOn() {
		MvcTestResult answer = this.browser.post()
			.uri("/cases/advice-preview")
			.with(csrf())
			.param("f.disease", "AML")
			.param("f.setting", "RELAPSE")
			.param("f.ageYears", "230")
			.param("f.ecog", "seven")
			.exchange();

		assertThat(text(answer)).contains("2 entries cannot be read");
	}

	@Test
	@WithMockUser(roles = "AUTHOR")
	void whoTreatsNobodyReadsNoCase() {
		stored(SampleCases.firstRelapseAmlWithFlt3Itd());

		assertThat(this.browser.get().uri("/cases/{id}/advice", ID).exchange()).hasStatus(HttpStatus.FORBIDDEN);
	}

	private Document advice(Map<String, Object> facts) {
		return page("/cases/" + ID + "/advice", facts);
	}

	private Document page(String path, Map<String, Object> facts) {
		stored(facts);
		return Jsoup.parse(text(this.browser.get().uri(path.replace("{", "%7B")).exchange()));
	}

	private void stored(Map<String, Object> facts) {
		given(this.cases.find(ID)).willReturn(Optional.of(new StoredCase(ID, UUID.randomUUID(), "Rossi, Elena",
				"M-2001", CaseReader.read(facts).facts(), 1, Instant.now())));
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

	private static List<String> titles(Document page) {
		return page.select("#options").parents().first().select("article h4 > span:nth-child(2)").eachText();
	}

	private static Element card(Document page, String title) {
		return page.select("article")
			.stream()
			.filter((card) -> card.select("h4").text().contains(title))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No card " + title));
	}

}
