package org.nextline.knowledge;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * Beginning a change of an entry from its page: new, like another, retired, brought back.
 */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:editor;DB_CLOSE_DELAY=-1")
@AutoConfigureMockMvc
@ActiveProfiles("demo")
class EntryPagesTest {

	@Autowired
	private MockMvcTester browser;

	@Autowired
	private ProposalDesk desk;

	@Test
	void aNewRuleBeginsLikeAnotherAndShowsAsADraft() {
		MvcTestResult begun = begin("rules",
				Map.of("what", "CLONE", "key", "AML-R-014", "id", "AML-R-901", "title", "One more"));
		UUID id = change(begun);

		assertThat(this.desk.change(id).entry()).containsEntry("id", "AML-R-901").containsKey("when");
		assertThat(this.desk.change(id).getPath()).isEqualTo("aml/flt3.yaml");
		assertThat(page("/knowledge?status=DRAFT").select("a.rule-id").eachText()).contains("AML-R-901");
		assertThat(page("/knowledge/entries/rules?key=AML-R-901").select(".note-info").text()).contains("draft");
	}

	@Test
	void aNewEntryOfEverySectionBeginsInTheEditor() {
		UUID proposal = this.desk.open("One of each", "To try.", "author").getId();
		Map.of("safety", "AML-S-901", "definitions", "MY_NAME", "agents", "newdrug", "sources", "New 2026",
				"monitoring", "AML-MO-901", "care", "CARE-FEV-901", "interactions", "INT-901", "forecloses", "FC-901",
				"cards", "my-card")
			.forEach((section, key) -> {
				UUID id = change(begin(section, Map.of("what", "NEW", "id", key, "proposal", proposal.toString())));
				assertThat(this.desk.change(id).getAction()).as(section).isEqualTo(Action.ADD);
				assertThat(page("/knowledge/changes/" + id).select("h1").text()).as(section).contains(key);
			});
		assertThat(this.desk.folder(proposal).changes()).hasSize(9);
	}

	@Test
	void anIdIsRefusedInWordsAndKept() {
		MvcTestResult taken = begin("rules", Map.of("what", "NEW", "id", "AML-R-010", "title", "Again the same"));
		assertThat(taken).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		Document page = read(taken);
		assertThat(page.select(".faults").text()).contains("AML-R-010 is in use already");
		assertThat(page.select("#id").val()).isEqualTo("AML-R-010");
		assertThat(page.select("#title").val()).isEqualTo("Again the same");
		Document both = read(begin("rules", Map.of("what", "NEW", "id", "my rule", "title", "")));
		assertThat(both.select(".faults li").eachText()).hasSize(2)
			.anyMatch((fault) -> fault.contains("AML-R-"))
			.anyMatch((fault) -> fault.contains("title"));
	}

	@Test
	void retiringSaysWhatStillNamesIt() {
		assertThat(page("/knowledge/entries/definitions/begin?what=RETIRE&key=FLT3_MUT").select(".note-warn").text())
			.contains("must be changed", "AML-R-010");
		MvcTestResult retired = begin("safety", Map.of("what", "RETIRE", "key", "AML-S-014", "title", "Retire it"));
		assertThat(retired).hasStatus(HttpStatus.FOUND);
		assertThat(page("/knowledge/rules/AML-S-014").select(".action-retire").text()).contains("To be retired");
	}

	@Test
	void anOldStateComesBackAsADraft() {
		UUID id = change(begin("rules", Map.of("what", "RESTORE", "key", "AML-R-015", "release",
				this.desk.open("x", "", "author").getBaseRelease(), "title", "Back")));

		assertThat(this.desk.change(id).getAction()).isEqualTo(Action.CHANGE);
		assertThat(this.desk.change(id).entry()).isEqualTo(this.desk.change(id).before());
	}

	@Test
	void cliniciansReadButBeginNothing() {
		MvcTestResult answer = this.browser.post()
			.uri("/knowledge/entries/rules/begin")
			.with(user("clinician").roles("CLINICIAN"))
			.with(csrf())
			.param("what", "RETIRE")
			.param("key", "AML-R-010")
			.param("title", "No")
			.exchange();
		assertThat(answer).hasStatus(HttpStatus.FORBIDDEN);
	}

	private MvcTestResult begin(String section, Map<String, String> form) {
		MockMvcTester.MockMvcRequestBuilder request = this.browser.post()
			.uri("/knowledge/entries/" + section + "/begin")
			.with(user("author").roles("AUTHOR"))
			.with(csrf());
		form.forEach((key, value) -> request.param(key, value));
		return request.exchange();
	}

	private static UUID change(MvcTestResult begun) {
		assertThat(begun).hasStatus(HttpStatus.FOUND);
		String address = begun.getResponse().getHeader("Location");
		assertThat(address).startsWith("/knowledge/changes/");
		return UUID.fromString(List.of(address.split("/")).get(3));
	}

	private Document page(String address) {
		MvcTestResult answer = this.browser.get().uri(address).with(user("author").roles("AUTHOR")).exchange();
		assertThat(answer).hasStatusOk();
		return read(answer);
	}

	private static Document read(MvcTestResult answer) {
		return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
	}

}
