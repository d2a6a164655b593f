package org.nextline.suggestions;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.nextline.cases.CaseFile;
import org.nextline.cases.StoredCase;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.CaseText;

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

/** What a person reads of candidacy on the advice page. */
@SpringBootTest
@AutoConfigureMockMvc
@ActiveProfiles("demo")
@WithMockUser(roles = "CLINICIAN")
class CandidacyPageTest {

	private static final UUID ID = UUID.fromString("6f1c1d8e-0d5b-4d55-9d0e-0b5a3f6f9a01");

	@MockitoBean
	private CaseFile cases;

	@MockitoBean
	private Receipts receipts;

	@Autowired
	private MockMvcTester browser;

	@Test
	void onePanelCountsTheCriteriaOfEachTreatment() {
		Document page = advice(SampleCases.with(SampleCases.firstRelapseAmlWithFlt3Itd(), "crcl", 35));

		Element panel = page.selectFirst(".candidacy-panel");
		assertThat(panel).isNotNull();
		assertThat(panel.text()).contains("Transplant", "1 modifiable", "unknown", "met", "CAR T cells",
				"does not apply");
		assertThat(panel.select("a").eachAttr("href")).containsExactly("#candidacy-transplant");
		assertThat(page.select("#candidacy-transplant").is("details")).isTrue();
		assertThat(page.select("#candidacy-car-t")).isEmpty();
	}

	@Test
	void theSheetNamesFactLimitChangeAndSource() {
		Document page = advice(SampleCases.with(SampleCases.firstRelapseAmlWithFlt3Itd(), "crcl",
				Map.of("value", 35, "date", "2026-11-12")));

		Element kidney = row(page, "HSCT-KIDNEY");
		assertThat(kidney.select("th").text()).isEqualTo("Kidney (creatinine clearance) Modifiable");
		assertThat(kidney.text()).contains("35 mL/min (12 Nov 2026)", "Against: below 40 mL/min", "Look again:",
				"Recovery of an acute cause", "to be confirmed locally");
		assertThat(kidney.select(".here").text()).startsWith("Against:");
		assertThat(page.select("#candidacy-transplant .sheet-sources li").eachText())
			.anyMatch((source) -> source.contains("EBMT Handbook"));
		assertThat(page.select("#candidacy-transplant .sheet-options").text()).contains("Supported",
				"Plan an allogeneic transplant");
	}

	@Test
	void whatIsNotKnownLeadsToItsField() {
		Element lung = row(advice(SampleCases.firstRelapseAmlWithFlt3Itd()), "HSCT-LUNG");

		assertThat(lung.text()).contains("Unknown", "Not known: DLCO");
		assertThat(lung.select(".ask-for a").eachAttr("href")).containsExactly("/cases/" + ID + "/edit#f-dlco",
				"/cases/" + ID + "/edit#f-fev1");
	}

	@Test
	void everyStateHasAWordAndAShape() {
		Document page = advice(SampleCases.firstRelapseAmlWithFlt3Itd());

		assertThat(page.select(".worksheet tbody th .candid")).isNotEmpty()
			.allSatisfy((state) -> assertThat(state.text()).isIn("Not met", "Modifiable", "Case by case", "Unknown",
					"Met", "At the bedside"));
		assertThat(row(page, "HSCT-SUPPORT").text()).contains("Not recorded in Nextline: judge at the bedside.");
	}

	@Test
	void theSheetOfCarTCellsNamesTheProducts() {
		Document page = advice(CaseText.answers("disease: B_ALL, setting: RELAPSE, relapseNumber: 2, ageYears: 22,"
				+ " region: EU, antigens: {CD19: {positive: true}}, goalsOfCare: CURATIVE"));

		Element age = row(page, "CART-AGE");
		assertThat(age.text()).contains("yes Tisagenlecleucel, up to 25 years",
				"no Brexucabtagene autoleucel, from 18 years in the US, from 26 elsewhere");
	}

	@Test
	void aFitnessThatTheCriteriaWouldNotGiveIsSaid() {
		Document page = advice(SampleCases.with(SampleCases.firstRelapseAmlWithFlt3Itd(), "crcl", 40));

		assertThat(page.select(".know-first").text()).contains("Fitness is entered as fit",
				"by the criteria it would be unfit: clearance below 45 mL/min");
		assertThat(advice(SampleCases.firstRelapseAmlWithFlt3Itd()).select(".know-first").text())
			.doesNotContain("Fitness is entered");
	}

	@Test
	void withoutADiseaseThereIsNoSheet() {
		assertThat(advice(Map.of()).select(".candidacy, .candidacy-panel")).isEmpty();
	}

	private static Element row(Document page, String id) {
		Element row = page.getElementById(id);
		assertThat(row).as(id).isNotNull();
		return row;
	}

	private Document advice(Map<String, Object> facts) {
		given(this.cases.find(ID)).willReturn(Optional.of(new StoredCase(ID, UUID.randomUUID(), "Rossi, Elena",
				"M-2001", CaseReader.read(facts).facts(), 1, Instant.now())));
		MvcTestResult answer = this.browser.get().uri("/cases/{id}/advice", ID).exchange();
		assertThat(answer).hasStatusOk();
		try {
			return Jsoup.parse(answer.getResponse().getContentAsString());
		}
		catch (java.io.UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
