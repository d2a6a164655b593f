package org.nextline.suggestions;

import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.nextline.cases.CaseFile;
import org.nextline.cases.StoredCase;
import org.nextline.knowledge.SharedPack;
import org.nextline.vocabulary.CaseReader;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/** What a person reads of supportive care, interactions and later consequences on the advice page. */
@SpringBootTest
@AutoConfigureMockMvc
@ActiveProfiles("demo")
@WithMockUser(roles = "CLINICIAN")
class CarePageTest {

	private static final UUID ID = UUID.fromString("6f1c1d8e-0d5b-4d55-9d0e-0b5a3f6f9a02");

	private static final String FORM = "/cases/" + ID + "/edit#f-";

	@MockitoBean
	private CaseFile cases;

	@MockitoBean
	private Receipts receipts;

	@Autowired
	private MockMvcTester browser;

	@Test
	void thePanelCountsTheLinesAndLeadsToEachTopic() {
		Document page = advice(SampleCases.firstRelapseAmlWithFlt3Itd());

		int lines = page.select(".care > .care-topic-list .care-lines > li, .care .care-card").size();
		assertThat(text(page, ".care-panel h2")).isEqualTo("Supportive care " + lines + " lines");
		assertThat(text(page, "#care")).isEqualTo("Supportive care (" + lines + ")");
		assertThat(page.select(".care-panel .care-topics a")).isNotEmpty()
			.allSatisfy((link) -> assertThat(page.select(link.attr("href"))).hasSize(1));
		assertThat(page.select(".care-panel .care-topics .n").eachText().stream().mapToInt(Integer::parseInt).sum())
			.isEqualTo(lines);
		assertThat(page.select(".care-topic[open]")).isEmpty();
	}

	@Test
	void palliativeCareIsCalledForByNameOfTheFacts() {
		Document page = advice(SampleCases.with(SampleCases.with(
				SampleCases.with(SampleCases.firstRelapseAmlWithFlt3Itd(), "relapseNumber", 2), "ecog", 3), "fitness",
				"UNFIT"));

		assertThat(page.select(".care-panel .care-first li").first().text())
			.startsWith("Involve palliative care now: ")
			.contains("second or later relapse", "ECOG 3");
	}

	@Test
	void nobodyCallsForItWithoutATrigger() {
		Document page = advice(SampleCases.firstRelapseAmlWithFlt3Itd());

		assertThat(text(page, ".care-panel")).doesNotContain("Involve palliative care now");
	}

	@Test
	void whatDependsOnAnUnknownFactSaysWhichAndLeadsToIt() {
		Document page = advice(SampleCases.without(SampleCases.firstRelapseAmlWithFlt3Itd(), "hbvStatus"));

		assertThat(text(page, ".care-panel .care-first")).contains("Test hepatitis B");
		Element lysis = topic(page, "Tumour lysis");
		assertThat(lysis.select("summary").first().text()).contains("Check first");
		assertThat(lysis.select(".care-ask a").eachAttr("href")).allMatch((link) -> link.startsWith(FORM));
		assertThat(lysis.select(".care-ask").text()).contains("Leukocytes");
	}

	@Test
	void aKnownCountSettlesTheClass() {
		Document page = advice(SampleCases.with(SampleCases.with(SampleCases.firstRelapseAmlWithFlt3Itd(), "wbc", 120),
				"ldhXUln", 3));

		assertThat(topic(page, "Tumour lysis").select(".care-lines > li").first().text()).contains("high", "120");
	}

	@Test
	void everyLineThatWasNotCheckedSaysSo() {
		Document page = advice(SampleCases.firstRelapseAmlWithFlt3Itd());

		assertThat(page.select(".care .check-mark").eachText()).isNotEmpty()
			.allMatch((mark) -> mark.equals("unconfirmed") || mark.equals("partly confirmed"));
	}

	@Test
	void whatGoesWithAnOptionStandsOnItsCard() {
		Element card = card(advice(SampleCases.firstRelapseAmlWithFlt3Itd()), "Gilteritinib");

		assertThat(card.select(".care-beside summary").first().text()).matches("Care alongside \\(\\d+\\)");
		assertThat(card.select(".care-beside .care-lines").text()).contains("azole");
		assertThat(card.select(".care-links a").eachText()).anyMatch((title) -> title.contains("ifferentiation"))
			.anyMatch((title) -> title.contains("Febrile neutropenia"));
	}

	@Test
	void actionCardsAreReachableFromTheOptionsThatCarryTheRisk() {
		Document page = advice(SharedPack.PACK.cases().get("all-adult-b"));

		Element card = card(page, "Blinatumomab");
		assertThat(card.select(".care-links a").eachText()).anyMatch((title) -> title.contains("Cytokine release"));
		assertThat(card.select(".care-links a").eachAttr("href")).isNotEmpty()
			.allSatisfy((link) -> assertThat(page.select(link)).as(link).hasSize(1));
		assertThat(topic(page, "Cytokine release").select(".care-parts dt").eachText()).isNotEmpty();
	}

	@Test
	void anInteractionNamesBothDrugsAndThatItClears() {
		Element card = card(advice(SampleCases.with(SampleCases.firstRelapseAmlWithFlt3Itd(), "concomitant",
				List.of("STRONG_CYP3A4_INHIBITOR"))), "Gilteritinib");

		assertThat(card.select(".told-together").text()).contains("Interaction",
				"Gilteritinib with a strong CYP3A4 inhibitor, taken now", "Clears when it is stopped.");
	}

	@Test
	void twoDrugsOfOneOptionAreNamedToo() {
		Document page = advice(SharedPack.PACK.cases().get("all-ph-imatinib"));

		assertThat(page.select(".told-together strong").eachText()).anyMatch((line) -> line.endsWith("in this option"));
	}

	@Test
	void withoutMedicationKnownTheInteractionsAreToBeCheckedFirst() {
		Element card = card(advice(SampleCases.without(SampleCases.firstRelapseAmlWithFlt3Itd(), "concomitant")),
				"Gilteritinib");

		assertThat(card.select(".told-together")).isEmpty();
		assertThat(card.select(".told-check").text()).contains("Check first", "interactions with what else is taken",
				"strong CYP3A4 inhibitor");
	}

	@Test
	void whatIsRefusedForAnInteractionSaysWhatClearsIt() {
		Document page = advice(
				SampleCases.with(SharedPack.PACK.cases().get("all-child-late"), "concomitant", List.of("POSACONAZOLE")));

		assertThat(page.select(".blocked p.clears").eachText())
			.anyMatch((line) -> line.contains("Vincristine with posaconazole") && line.endsWith("clears when it is stopped."));
	}

	@Test
	void whatAnOptionForeclosesStandsOnItsCard() {
		Element card = card(advice(SharedPack.PACK.cases().get("all-adult-b")), "Blinatumomab");

		assertThat(card.select(".forecloses summary").text()).isEqualTo("What it forecloses");
		assertThat(card.select(".forecloses li").eachText()).anyMatch((line) -> line.startsWith("CD19 CAR T cells later"));
		assertThat(card.select(".forecloses code").eachText()).contains("ALL-R-036");
	}

	@Test
	void onPaperItIsOneLine() {
		Document page = advice(SharedPack.PACK.cases().get("all-adult-b"));

		assertThat(page.select(".care .print-only p").eachText()).isNotEmpty();
		assertThat(page.select(".care .print-only").text()).contains("Check first: ");
	}

	@Test
	void noCodesOfOurOwnAreShown() {
		for (String name : List.of("all-adult-b", "aml-fit-flt3", "all-child-late", "cll-ibrutinib-resistant",
				"cml-imatinib-resistant", "hcl-infected")) {
			Map<String, Object> facts = SharedPack.PACK.cases().get(name);
			Document page = advice(facts);
			assertThat(page.select(".care, .care-panel, .care-beside, .told-together, .forecloses .care-text").text())
				.as(name)
				.doesNotContain("_", "CARE-", "??", "null", "INT-", "FC-");
		}
	}

	private Document advice(Map<String, Object> facts) {
		given(this.cases.find(ID)).willReturn(Optional.of(new StoredCase(ID, UUID.randomUUID(), "Rossi, Elena",
				"M-2001", CaseReader.read(facts).facts(), 1, Instant.now())));
		MvcTestResult answer = this.browser.get().uri("/cases/{id}/advice", ID).exchange();
		assertThat(answer).hasStatusOk();
		try {
			return Jsoup.parse(answer.getResponse().getContentAsString());
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String text(Document page, String selector) {
		return page.select(selector).text();
	}

	private static Element topic(Document page, String label) {
		return page.select(".care-topic")
			.stream()
			.filter((topic) -> topic.select(".care-label").text().contains(label))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No topic " + label));
	}

	private static Element card(Document page, String title) {
		return page.select("article")
			.stream()
			.filter((card) -> card.select("h4").text().contains(title))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No card " + title));
	}

}
