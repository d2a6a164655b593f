package org.nextline.knowledge;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
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

/**
 * The impact of a proposal on the stored cases as people see it, and what it holds up.
 */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:proposals;DB_CLOSE_DELAY=-1")
@AutoConfigureMockMvc
@ActiveProfiles("demo")
class ImpactPagesTest {

	@Autowired
	private MockMvcTester browser;

	@Autowired
	private ProposalDesk desk;

	@Autowired
	private Proposals proposals;

	@Autowired
	private ImpactDesk impacts;

	@Autowired
	private ImpactStore store;

	@Autowired
	private CaseArchive archive;

	@Autowired
	private Releases releases;

	@Autowired
	private org.springframework.jdbc.core.simple.JdbcClient jdbc;

	@Test
	void isReadCaseByCaseAndInGroupsBeforeItIsApproved() {
		UUID id = limited();
		String page = "/knowledge/proposals/" + id + "/impact";
		assertThat(read(page, author()).select(".empty").text()).contains("It was not worked out yet");
		assertThat(open(id)).containsExactly("The impact on the stored cases was not worked out yet.");
		work(id);
		Document report = read(page, author());
		long cases = this.archive.count();
		assertThat(report.select(".impact-figures").text()).contains("Cases read " + cases);
		assertThat(report.select(".impact-kinds").text()).contains("Lost", "to read");
		assertThat(report.select("#kind-LOST").text()).contains("Lost");
		Element group = report.select("tr[id^=group-lost]")
			.stream()
			.filter((row) -> row.text().contains("Gilteritinib"))
			.findFirst()
			.orElseThrow();
		assertThat(group.text()).contains("Does not apply", "not read yet");
		assertThat(group.select("form")).as("authors cannot tick").isEmpty();
		assertThat(open(id)).anyMatch((one) -> one.contains("Gilteritinib is lost in") && one.contains("not read yet"));

		String list = group.select("th a").attr("href");
		Document listed = read(list, approver());
		assertThat(listed.select("[role=status]").text()).contains("1 to");
		assertThat(listed.select("tbody tr").first().text()).contains("AML").containsIgnoringCase("age");
		assertThat(listed.select("input[name=case]")).isNotEmpty();
		String caseId = listed.select("input[name=case]").first().val();
		Document beside = read(listed.select("tbody th a").first().attr("href"), approver());
		assertThat(beside.select("h1").text()).isEqualTo("Both advices side by side");
		Element pair = beside.select(".beside-pair").first();
		assertThat(pair.select("h3").text()).contains("Gilteritinib", "Lost");
		assertThat(pair.select(".pair > section").get(0).text()).contains("Release", "FLT3")
			.containsPattern("Supported|Conditional");
		assertThat(pair.select(".pair > section").get(1).text()).contains("With the changes", "Does not apply", "Age");
		assertThat(beside.select(".fold").text()).contains("stay as they are");

		assertThat(send(page + "/ticks", author(), "kind", "LOST", "option", "gilteritinib", "all", "true"))
			.hasStatus(HttpStatus.FORBIDDEN);
		post(page + "/ticks", approver(), "kind", "LOST", "option", "gilteritinib", "case", caseId, "back", caseId);
		assertThat(read(page + "/" + caseId, approver()).select(".read-mark").text()).contains("read by approver");
		for (ImpactStore.Group one : this.store.groups(run(id).id())) {
			if (one.kind().grave()) {
				post(page + "/ticks", approver(), "kind", one.kind().name(), "option", one.option(), "all", "true",
						"note", "Intended.");
			}
		}
		Document done = read(page, approver());
		assertThat(done.select(".next-step").text()).contains("Every loss and every veto");
		assertThat(done.select(".read-mark").text()).contains("all read by approver");
		assertThat(open(id)).isEmpty();
		assertThat(read("/knowledge/proposals/" + id, author()).select(".course").text())
			.contains("read the losses and vetoes", "Gilteritinib is lost in");
		post(page + "/unticks", approver(), "kind", "LOST", "option", "gilteritinib");
		post(page + "/unticks", approver(), "kind", "LOST", "option", "gilteritinib", "case", caseId);
		assertThat(open(id)).anyMatch((one) -> one.contains("Gilteritinib"));
	}

	@Test
	void approvalIsRefusedWithEverythingThatIsOpen() {
		UUID id = limited();
		Proposal proposal = this.proposals.findById(id).orElseThrow();
		proposal.submit("author", Instant.now());
		this.proposals.saveAndFlush(proposal);
		this.impacts.reviewAsked(new ReviewAsked(id, "author"));
		settle(id);
		MvcTestResult refused = send("/knowledge/proposals/" + id + "/approve", approver(), "hash",
				this.desk.folder(id).hash());
		assertThat(refused).hasStatus(HttpStatus.FOUND);
		assertThat((List<?>) refused.getMvcResult().getFlashMap().get("refused"))
			.anyMatch((reason) -> reason.toString().contains("Gilteritinib is lost in"));
		assertThat(this.desk.folder(id).proposal().getStatus()).isEqualTo(ProposalStatus.IN_REVIEW);
		assertThat(read("/knowledge/proposals/" + id, approver()).select(".obstacles").text())
			.contains("Gilteritinib is lost in");
		assertThat(read("/knowledge/proposals/" + id, approver()).select(".impact-panel").text()).contains("Lost");
	}

	@Test
	void aRunOfAnEarlierWordingDoesNotCount() {
		UUID id = limited();
		String page = "/knowledge/proposals/" + id + "/impact";
		work(id);
		limit(id, "AML-R-025");
		assertThat(open(id)).singleElement().asString().contains("before the last change");
		assertThat(read(page, approver()).select(".note-warn").text()).contains("before the last change");
		assertThat(read(page, approver()).select(".impact-tick")).isEmpty();
		MvcTestResult late = send(page + "/ticks", approver(), "kind", "LOST", "option", "gilteritinib", "all", "true");
		assertThat((List<?>) late.getMvcResult().getFlashMap().get("refused"))
			.anyMatch((reason) -> reason.toString().contains("no longer up to date"));
	}

	@Test
	void whoWroteItCannotReadItForOthers() {
		UUID id = limited();
		String page = "/knowledge/proposals/" + id + "/impact";
		work(id);
		UserRequestPostProcessor both = user("author").roles("AUTHOR", "APPROVER");
		MvcTestResult refused = send(page + "/ticks", both, "kind", "LOST", "option", "gilteritinib", "all", "true");
		assertThat((List<?>) refused.getMvcResult().getFlashMap().get("refused")).singleElement()
			.asString()
			.contains("somebody else has to read");
		assertThat(read(page, both).select(".next-step").text()).contains("somebody else has to read");
	}

	@Test
	void progressOutlivesAReloadAndCanBeStopped() {
		UUID id = limited();
		ImpactRun run = this.store.ask(id, this.desk.folder(id).hash(), this.releases.current().version(), 400,
				"author");
		assertThat(this.store.claim(run.id(), UUID.randomUUID())).isTrue();
		this.jdbc.sql("update impact_run set cases_read = 100 where id = ?").param(run.id()).update();
		String page = "/knowledge/proposals/" + id + "/impact";
		for (int visit = 0; visit < 2; visit++) {
			Document report = read(page, author());
			assertThat(report.select("progress").attr("value")).isEqualTo("25");
			assertThat(report.select(".impact-progress").text()).contains("100 of 400 cases read");
			assertThat(report.select("noscript").html()).contains("refresh");
			assertThat(report.select("[hx-get]").eachAttr("hx-get")).contains(page + "/progress");
		}
		MvcTestResult polled = this.browser.get().uri(page + "/progress").with(author()).exchange();
		assertThat(polled).hasStatusOk().bodyText().contains("100 of 400 cases read").doesNotContain("<html");
		assertThat(polled.getResponse().getHeader("HX-Refresh")).isNull();
		assertThat(open(id)).containsExactly("The impact on the stored cases is being worked out (25 %).");
		post(page + "/cancel", author());
		assertThat(read(page, author()).text()).contains("Stopped by author.");
		MvcTestResult ended = this.browser.get().uri(page + "/progress").with(author()).exchange();
		assertThat(ended.getResponse().getHeader("HX-Refresh")).isEqualTo("true");
	}

	@Test
	void otherPeopleSeeNothingOfIt() {
		UUID id = limited();
		String page = "/knowledge/proposals/" + id + "/impact";
		for (String role : List.of("CLINICIAN", "ADMIN", "AUDITOR")) {
			for (String address : List.of(page, page + "/progress", page + "/" + UUID.randomUUID())) {
				assertThat(this.browser.get().uri(address).with(user("other").roles(role)).exchange())
					.hasStatus(HttpStatus.FORBIDDEN);
			}
			assertThat(send(page, user("other").roles(role))).hasStatus(HttpStatus.FORBIDDEN);
		}
		assertThat(this.browser.get().uri(page + "/" + UUID.randomUUID()).with(author()).exchange())
			.hasStatus(HttpStatus.NOT_FOUND);
	}

	private ImpactRun run(UUID id) {
		return this.store.latest(id).orElseThrow();
	}

	/** Has it worked out, and waits until it is. */
	private void work(UUID id) {
		post("/knowledge/proposals/" + id + "/impact", author());
		settle(id);
	}

	private void settle(UUID id) {
		long until = System.nanoTime() + java.time.Duration.ofMinutes(2).toNanos();
		while (run(id).state().active() && System.nanoTime() < until) {
			try {
				Thread.sleep(50);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
		assertThat(run(id).state()).isEqualTo(ImpactRun.State.DONE);
	}

	private List<String> open(UUID id) {
		return this.impacts.open(id, this.desk.folder(id).hash());
	}

	/** Every rule that offers gilteritinib by itself is only for the oldest. */
	private UUID limited() {
		UUID id = this.desk.open("Only for the oldest", "To try.", "author").getId();
		this.releases.current()
			.book()
			.rules()
			.stream()
			.filter((rule) -> rule.alternatives()
				.stream()
				.anyMatch((option) -> option.required().equals(List.of("gilteritinib"))))
			.forEach((rule) -> limit(id, rule.id()));
		return id;
	}

	private void limit(UUID id, String rule) {
		RuleChange change = this.desk.take(id, Section.RULES, rule, "author");
		Map<String, Object> entry = new LinkedHashMap<>(change.entry());
		entry.put("when", "(" + entry.get("when") + ") AND ageYears >= 95");
		this.desk.write(change.getId(), change.getVersion(), entry, "", "author");
	}

	private Document read(String address, UserRequestPostProcessor person) {
		MvcTestResult answer = this.browser.get().uri(java.net.URI.create(address)).with(person).exchange();
		assertThat(answer).hasStatusOk();
		return Jsoup.parse(text(answer));
	}

	private static String text(MvcTestResult answer) {
		try {
			return answer.getResponse().getContentAsString();
		}
		catch (java.io.UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void post(String address, UserRequestPostProcessor person, String... fields) {
		assertThat(send(address, person, fields)).hasStatus(HttpStatus.FOUND);
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

	private static UserRequestPostProcessor approver() {
		return user("approver").roles("APPROVER");
	}

}
