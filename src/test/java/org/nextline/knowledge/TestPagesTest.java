package org.nextline.knowledge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/** The tests of the rules as people see them. */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:editor;DB_CLOSE_DELAY=-1")
@AutoConfigureMockMvc
@ActiveProfiles("demo")
class TestPagesTest {

	@Autowired
	private MockMvcTester browser;

	@Autowired
	private ProposalDesk desk;

	@Autowired
	private TestBench bench;

	@Autowired
	private Library library;

	@Test
	void listsTheTestsOfTheReleaseWithWhatTheyGave() {
		TestRun run = this.bench.of(this.library.current().pack());
		run.finish();
		Document page = read("/knowledge/tests", reader());
		assertThat(page.select(".note-good").text()).contains("All", "tests pass");
		assertThat(page.select(".tests-table tbody tr")).hasSize(25);
		assertThat(page.select("form[action$=/run]")).as("a reader runs nothing").isEmpty();
		Document one = read("/knowledge/tests?rule=AML-R-010", author());
		assertThat(one.select(".tests-table tbody .rule-id").eachText()).isNotEmpty().containsOnly("AML-R-010");
		assertThat(one.select(".test-state").eachText()).containsOnly("Passes");
		assertThat(read("/knowledge/tests?state=FAILED", author()).text()).contains("No test fails");
		assertThat(read("/knowledge/tests?q=zzzzz", author()).select(".empty").text())
			.contains("No test has all of this");
	}

	@Test
	void showsOneTestWithItsCriteriaAndItsCase() {
		Document page = read("/knowledge/tests/one/AML-R-010.1", reader());
		assertThat(page.select(".test-result").text()).contains("Expected Supported", "Got Supported");
		assertThat(page.select(".truth-true")).isNotEmpty();
		assertThat(page.select(".facts-list").text()).contains("Acute myeloid leukaemia");
		assertThat(status("/knowledge/tests/one/AML-R-010.99")).isEqualTo(HttpStatus.NOT_FOUND.value());
		assertThat(status("/knowledge/tests?proposal=nonsense")).isEqualTo(HttpStatus.NOT_FOUND.value());
	}

	@Test
	void aDraftIsTestedAsItStands() {
		UUID id = this.desk.open("Another age limit", "To try.", "author").getId();
		RuleChange change = this.desk.take(id, Section.RULES, "AML-R-014", "author");
		Map<String, Object> entry = new LinkedHashMap<>(change.entry());
		Object when = entry.get("when");
		entry.put("when", "(" + when + ") AND ageYears >= 90");
		change = this.desk.write(change.getId(), change.getVersion(), entry, "", "author");
		Document page = read("/knowledge/tests?rule=AML-R-014&state=FAILED&proposal=" + id, author());
		DraftPack draft = this.desk.draft(this.desk.folder(id));
		this.bench.of(draft.read()).finish();
		page = read("/knowledge/tests?rule=AML-R-014&state=FAILED&proposal=" + id, author());
		assertThat(page.select(".note-bad").text()).contains("fail");
		String failing = page.select(".tests-table tbody th a").attr("href");
		Document one = read(failing, author());
		assertThat(one.select(".faults").text()).contains("expected SUPPORTED, got NOT_APPLICABLE");
		assertThat(one.select(".truth-false").text()).contains("false");
		Document editor = read("/knowledge/changes/" + change.getId(), author());
		assertThat(editor.select(".own-tests .line-says").eachText())
			.anyMatch((says) -> says.contains("expected SUPPORTED, got NOT_APPLICABLE"));
		assertThat(editor.select(".own-tests a").attr("href")).contains("/knowledge/tests/one/AML-R-014.");
		Document proposal = read("/knowledge/proposals/" + id, author());
		assertThat(proposal.select(".next-step .failing a").attr("href")).startsWith("/knowledge/tests/one/");
		assertThat(proposal.select(".next-step .failing").text()).contains("AML-R-014", "expected SUPPORTED");
		assertThat(proposal.select(".next-step .note-good")).isEmpty();
		assertThat(send("/knowledge/proposals/" + id + "/submit", author())).hasStatus(HttpStatus.FOUND);
		assertThat(this.desk.folder(id).proposal().getStatus()).isEqualTo(ProposalStatus.DRAFT);
		assertThat(read("/knowledge/tests/failing?proposal=" + id, author()).text()).contains("AML-R-014", "fail");
		entry.put("when", when);
		this.desk.write(change.getId(), change.getVersion(), entry, "", "author");
		assertThat(this.bench.failing(this.desk.draft(this.desk.folder(id)).read())).isEmpty();
		entry.put("when", "no such thing");
		this.desk.write(change.getId(), this.desk.change(change.getId()).getVersion(), entry, "", "author");
		assertThat(read("/knowledge/tests?proposal=" + id, author()).select(".faults").text())
			.contains("cannot be read", "AML-R-014");
	}

	@Test
	void showsWhatTheTestsHaveSeen() {
		this.bench.of(this.library.current().pack()).cover();
		Document all = read("/knowledge/tests/coverage?disease=AML&kind=OPTION&sort=missing", reader());
		assertThat(all.select(".coverage-table tbody tr")).hasSize(25);
		assertThat(all.select(".covered-all meter")).hasSize(1);
		Document row = read("/knowledge/tests/coverage?row=AML-R-010", reader());
		assertThat(row.select(".seen-table")).hasSizeGreaterThanOrEqualTo(2);
		assertThat(row.select(".seen").eachText()).contains("seen");
		assertThat(row.select("#own ~ ul a")).isNotEmpty();
		assertThat(status("/knowledge/tests/coverage?row=NOWHERE")).isEqualTo(HttpStatus.NOT_FOUND.value());
	}

	@Test
	void runsAgainForThoseWhoWrite() {
		assertThat(send("/knowledge/tests/run", reader())).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(send("/knowledge/tests/one/AML-R-010.1", author())).hasStatus(HttpStatus.FOUND);
		assertThat(send("/knowledge/tests/run", author())).hasStatus(HttpStatus.FOUND);
	}

	private int status(String address) {
		return this.browser.get().uri(address).with(reader()).exchange().getResponse().getStatus();
	}

	private Document read(String address, UserRequestPostProcessor person) {
		MvcTestResult answer = this.browser.get().uri(address).with(person).exchange();
		assertThat(answer).hasStatusOk();
		try {
			return Jsoup.parse(answer.getResponse().getContentAsString());
		}
		catch (java.io.UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private MvcTestResult send(String address, UserRequestPostProcessor person, String... fields) {
		MockMvcTester.MockMvcRequestBuilder request = this.browser.post().uri(address).with(person).with(csrf());
		for (int index = 0; index < fields.length; index += 2) {
			request.param(fields[index], fields[index + 1]);
		}
		return request.exchange();
	}

	private static UserRequestPostProcessor author() {
		return user("author").roles("AUTHOR");
	}

	private static UserRequestPostProcessor reader() {
		return user("clinician").roles("CLINICIAN");
	}

}
