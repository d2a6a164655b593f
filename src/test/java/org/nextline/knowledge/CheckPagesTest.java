package org.nextline.knowledge;

import java.io.UnsupportedEncodingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/** What checks found, as people see and answer it. */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:proposals;DB_CLOSE_DELAY=-1")
@AutoConfigureMockMvc
@ActiveProfiles("demo")
class CheckPagesTest {

	@Autowired
	private MockMvcTester browser;

	@Autowired
	private ProposalDesk desk;

	@Autowired
	private CheckDesk checks;

	@Autowired
	private CheckStore store;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void aRuleThatNobodyCanMeetIsNotSentForReview() throws Exception {
		UUID id = this.desk.open("Too young", "To try.", "author").getId();
		change(id, "AML-R-026", Map.of("when", "disease = AML AND ADULT AND ageYears < 18"));
		settle(id);
		assertThatThrownBy(() -> this.desk.submit(id, "author")).isInstanceOf(ProposalRefused.class)
			.satisfies((refused) -> assertThat(((ProposalRefused) refused).reasons())
				.anyMatch((reason) -> reason.startsWith("AML-R-026: No patient can meet its condition")));
		assertThat(read("/knowledge/proposals/" + id + "/checks", author()).select("#check-progress a").attr("href"))
			.isEqualTo("/knowledge/proposals/" + id + "?checked");
		Document page = read("/knowledge/proposals/" + id, author());
		assertThat(page.select("#checks .check-stops").text()).contains("Can never stand", "AML-R-026");
		assertThat(page.select("#checks .check-stops textarea")).isEmpty();
		assertThat(page.select(".obstacles").text()).contains("No patient can meet its condition");
		CheckView view = this.checks.of(this.desk.folder(id));
		String key = view.findings().get(0).finding().key();
		assertThatThrownBy(() -> this.checks.accept(view.content(), key, "I like it.", "author"))
			.hasMessageContaining("cannot be accepted");
	}

	@Test
	void aQuestionIsAnsweredWithAReasonThatIsKept() throws Exception {
		UUID id = this.desk.open("A shadow", "To try.", "author").getId();
		Map<String, Object> entry = new LinkedHashMap<>(
				change(id, "AML-R-010", Map.of("title", "Gilteritinib alone")).entry());
		entry.put("id", "AML-R-980");
		entry.put("when", entry.get("when") + " AND ageYears >= 60");
		entry.put("strength", "CONSIDER");
		entry.remove("examples");
		this.desk.add(id, new PackText.Place("aml/flt3.yaml", Section.RULES, "AML-R-980"), entry, "author");
		settle(id);
		Document page = read("/knowledge/proposals/" + id, author());
		assertThat(page.select("#checks .check-asks").text()).contains("AML-R-980", "AML-R-010",
				"offers the same at least as strongly", "An example patient");
		assertThat(page.select("#checks .check-asks a.rule-id").eachAttr("href"))
			.anyMatch((address) -> address.startsWith("/knowledge/changes/"));
		assertThat(this.desk.obstacles(this.desk.folder(id))).anyMatch((reason) -> reason.contains("AML-R-980"));
		String key = page.select("#checks .check-asks input[name=key]").attr("value");
		String content = page.select("#checks .check-asks input[name=content]").attr("value");
		String back = "/knowledge/proposals/" + id;
		MvcTestResult blank = send("/knowledge/checks/accept", "content", content, "key", key, "reason", " ", "back",
				back);
		assertThat(blank).flash().containsEntry("refused", List.of("Say why it may stay."));
		send("/knowledge/checks/accept", "content", content, "key", key, "reason", "It goes with the next trial.",
				"back", back);
		page = read(back, author());
		assertThat(page.select(".acceptance").text()).contains("It goes with the next trial.", "accepted by author");
		assertThat(this.desk.obstacles(this.desk.folder(id))).noneMatch((reason) -> reason.contains("AML-R-980"));
		send("/knowledge/checks/withdraw", "key", key, "back", back);
		assertThat(this.desk.obstacles(this.desk.folder(id))).anyMatch((reason) -> reason.contains("AML-R-980"));
		assertThat(this.jdbc.sql("select count(*) from check_acceptance where finding_key = ?")
			.param(key)
			.query(Integer.class)
			.single()).as("that it was accepted stays on record").isEqualTo(1);
	}

	@Test
	void theSameIsCheckedOnceAndARunThatWasCutShortGoesOn() throws Exception {
		UUID id = this.desk.open("Once", "To try.", "author").getId();
		RuleChange change = change(id, "AML-R-025", Map.of("title", "Another title"));
		CheckView first = settle(id);
		UUID run = this.store.run(first.content()).orElseThrow().id();
		change(change, Map.of("title", "A third title"));
		assertThat(settle(id).content()).isNotEqualTo(first.content());
		change(change, Map.of("title", "Another title"));
		CheckView again = settle(id);
		assertThat(again.content()).isEqualTo(first.content());
		run = this.store.run(first.content()).orElseThrow().id();
		settle(id);
		assertThat(this.store.run(first.content()).orElseThrow().id()).isEqualTo(run);
		int found = again.findings().size();
		this.jdbc.sql("update check_run set ended_at = null where id = ?").param(run).update();
		this.checks.goOn();
		CheckView after = settle(id);
		assertThat(after.ended()).isTrue();
		assertThat(this.store.run(first.content()).orElseThrow().id()).isEqualTo(run);
		assertThat(after.findings()).hasSize(found);
	}

	@Test
	void theReleaseInForceHasAPageOfItsOwn() {
		Document empty = read("/knowledge/checks", user("clinician").roles("CLINICIAN"));
		assertThat(empty.select(".empty").text()).contains("not checked yet");
		assertThat(empty.select("form[action$=/run]")).as("only authors begin it").isEmpty();
		assertThat(read("/knowledge/checks", author()).select("form[action$=/run]")).hasSize(1);
		CheckStore.Run run = this.store.begin(this.checks.ofRelease().content(), "release:test");
		this.store.at(run.id(), 2, "AML-R-010");
		this.store.advance(run.id(), 0,
				List.of(new CheckFinding("a".repeat(32), CheckKind.CONTRADICTED, CheckWeight.STOPS, "AML-R-010",
						"AML-S-011", "Wherever it applies, AML-S-011 rules it out.",
						Map.of("disease", "AML", "setting", "RELAPSE", "ageYears", 61)),
						new CheckFinding("b".repeat(32), CheckKind.NUMBER_UNTESTED, CheckWeight.TELLS, "CML-R-001", "",
								"No test stands on both sides of: age 18.", Map.of())));
		this.store.advance(run.id(), 1, List.of());
		this.store.end(run);
		Document page = read("/knowledge/checks", user("clinician").roles("CLINICIAN"));
		assertThat(page.select(".check")).hasSize(2);
		assertThat(page.select("#check-progress")).as("nothing goes on").isEmpty();
		assertThat(read("/knowledge/checks/progress", author()).select("#check-progress").text())
			.contains("The checks are done", "Show what was found");
		assertThat(page.select(".check-counts").text()).contains("1 stops", "none asks", "1 to know");
		assertThat(page.select(".check").first().text()).contains("AML-R-010", "AML-S-011", "61");
		assertThat(read("/knowledge/checks?weight=TELLS", author()).select(".check").text()).contains("CML-R-001")
			.doesNotContain("AML-R-010");
		assertThat(read("/knowledge/checks?q=cml-r-001", author()).select(".check")).hasSize(1);
		assertThat(read("/knowledge/checks?kind=SOURCE", author()).select(".empty").text()).contains("No finding fits");
		String door = page.select("a[href*=/cases/new?facts]").attr("href");
		assertThat(door).isNotEmpty();
		Document entry = read(java.net.URI.create(door), user("clinician").roles("CLINICIAN"));
		assertThat(entry.select("[name=f.ageYears]").attr("value")).isEqualTo("61");
		assertThat(entry.select("select[name=f.disease] option[selected]").attr("value")).isEqualTo("AML");
		this.store.forget(run.content());
	}

	@Test
	void whatIsNoPatientOpensABlankForm() {
		assertThat(read("/cases/new?facts=nonsense", user("clinician").roles("CLINICIAN")).select("[name=f.ageYears]"))
			.allMatch((input) -> input.attr("value").isEmpty());
	}

	private RuleChange change(UUID id, String rule, Map<String, Object> other) {
		return change(this.desk.take(id, Section.RULES, rule, "author"), other);
	}

	private RuleChange change(RuleChange begun, Map<String, Object> other) {
		RuleChange change = this.desk.change(begun.getId());
		Map<String, Object> entry = new LinkedHashMap<>(change.entry());
		entry.putAll(other);
		return this.desk.write(change.getId(), change.getVersion(), entry, "", "author");
	}

	private CheckView settle(UUID id) throws Exception {
		ProposalDesk.Folder folder = this.desk.folder(id);
		var end = this.checks.begin(folder);
		if (end != null) {
			end.get(60, TimeUnit.SECONDS);
		}
		CheckView view = this.checks.of(folder);
		assertThat(view.ended()).isTrue();
		return view;
	}

	private Document read(String address, UserRequestPostProcessor person) {
		return read(java.net.URI.create(address), person);
	}

	private Document read(java.net.URI address, UserRequestPostProcessor person) {
		MvcTestResult answer = this.browser.get().uri(address).with(person).exchange();
		assertThat(answer).hasStatusOk();
		try {
			return Jsoup.parse(answer.getResponse().getContentAsString());
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private MvcTestResult send(String address, String... fields) {
		MockMvcTester.MockMvcRequestBuilder request = this.browser.post().uri(address).with(author()).with(csrf());
		for (int index = 0; index < fields.length; index += 2) {
			request.param(fields[index], fields[index + 1]);
		}
		MvcTestResult answer = request.exchange();
		assertThat(answer).hasStatus(HttpStatus.FOUND);
		return answer;
	}

	private static UserRequestPostProcessor author() {
		return user("author").roles("AUTHOR");
	}

}
