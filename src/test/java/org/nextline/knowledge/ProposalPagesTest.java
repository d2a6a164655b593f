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
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/** Proposals and releases as people see them. */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:proposals;DB_CLOSE_DELAY=-1")
@AutoConfigureMockMvc
@ActiveProfiles("demo")
class ProposalPagesTest {

	@Autowired
	private MockMvcTester browser;

	@Autowired
	private ProposalDesk desk;

	@Autowired
	private Releases releases;

	/** The page of a proposal once its tests, proofs and checks have ended. */
	private Document settled(UUID id) {
		Document page = read("/knowledge/proposals/" + id, author());
		for (int waited = 0; waited < 240 && page.select(".next-step").text().contains("still"); waited++) {
			try {
				Thread.sleep(500);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			page = read("/knowledge/proposals/" + id, author());
		}
		return page;
	}

	@Test
	void aProposalGoesFromItsAuthorThroughAnApproverIntoARelease() {
		UUID id = begin("Shorter title", "AML-R-010");
		RuleChange change = this.desk.folder(id).changes().get(0);
		Map<String, Object> entry = new LinkedHashMap<>(change.entry());
		entry.put("title", "Gilteritinib alone");
		this.desk.write(change.getId(), change.getVersion(), entry, "", "author");
		Document page = read("/knowledge/proposals/" + id, author());
		assertThat(page.select(".entry-diff dd").text()).contains("Gilteritinib alone");
		assertThat(page.select(".entry-diff ins").text()).contains("alone");
		assertThat(settled(id).select(".next-step").text()).contains("Nothing stands in the way", "Ask for review");
		post("/knowledge/proposals/" + id + "/submit", author());
		assertThat(read("/knowledge/proposals/" + id, author()).select(".next-step").text())
			.contains("Waits for somebody else")
			.doesNotContain("Approve");
		String hash = this.desk.folder(id).hash();
		assertThat(send("/knowledge/proposals/" + id + "/approve", author(), "hash", hash))
			.hasStatus(HttpStatus.FORBIDDEN);
		assertThat(read("/knowledge/proposals/" + id, approver()).select(".obstacles").text())
			.contains("conflicts of interest");
		post("/knowledge/releases/statement", approver(), "statement", "None.");
		post("/knowledge/proposals/" + id + "/approve", approver(), "hash", hash);
		assertThat(read("/knowledge/releases", approver()).select("input[name=proposal]").eachAttr("value"))
			.contains(id.toString());
		post("/knowledge/releases", approver(), "proposal", id.toString(), "version", "2027.1", "summary",
				"A shorter title");
		assertThat(this.releases.current().version()).isEqualTo("2027.1");
		Document release = read("/knowledge/releases/2027.1", author());
		assertThat(release.text()).contains("in force", "A shorter title", "author", "approver", "1 entry differs",
				"AML-R-010");
		assertThat(read("/knowledge/releases/compare?from=2026.1&to=2027.1", author()).select(".differences").text())
			.contains("AML-R-010");
		MvcTestResult restored = send("/knowledge/releases/2026.1/restore", author());
		assertThat(restored).hasStatus(HttpStatus.FOUND);
		Document proposal = read(restored.getResponse().getRedirectedUrl(), author());
		assertThat(proposal.select("h1").text()).isEqualTo("Restore release 2026.1");
		assertThat(proposal.select(".entry-diff del").text()).contains("alone");
	}

	@Test
	void everythingThatStandsInTheWayIsNamedAtOnce() {
		UUID id = begin("Faulty", "AML-R-025");
		RuleChange change = this.desk.folder(id).changes().get(0);
		Map<String, Object> entry = new LinkedHashMap<>(change.entry());
		entry.put("when", "AML_RR AND ageYears >= 180000");
		entry.put("evidence", "Z");
		this.desk.write(change.getId(), change.getVersion(), entry, "", "author");
		post("/knowledge/proposals/" + id + "/submit", author());
		assertThat(read("/knowledge/proposals/" + id, author()).select(".obstacles").text()).contains("evidence");
		assertThat(this.desk.folder(id).proposal().getStatus()).isEqualTo(ProposalStatus.DRAFT);
	}

	@Test
	void aFailingTestStopsReview() {
		UUID id = begin("Other age", "AML-R-010");
		RuleChange change = this.desk.folder(id).changes().get(0);
		Map<String, Object> entry = new LinkedHashMap<>(change.entry());
		entry.put("when", entry.get("when") + " AND ageYears >= 80");
		this.desk.write(change.getId(), change.getVersion(), entry, "", "author");
		assertThat(this.desk.obstacles(this.desk.folder(id)))
			.anyMatch((reason) -> reason.contains("AML-R-010 fails: expected SUPPORTED"));
	}

	@Test
	void aTitleIsAskedForAndWhatWasTypedIsKept() {
		MvcTestResult answer = send("/knowledge/proposals", author(), "title", " ", "reason", "Because of a trial");
		assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(answer).bodyText().contains("Give it a title", "Because of a trial");
	}

	@Test
	void anExportedPackComesBackAsNothingNew() throws Exception {
		byte[] zip = this.browser.get()
			.uri("/knowledge/releases/2026.1/pack")
			.with(author())
			.exchange()
			.getResponse()
			.getContentAsByteArray();
		assertThat(PackZip.read(new java.io.ByteArrayInputStream(zip)))
			.isEqualTo(this.releases.find("2026.1").orElseThrow().files());
		MvcTestResult odd = this.browser.post()
			.uri("/knowledge/releases/import")
			.multipart()
			.file(new MockMultipartFile("pack", "pack.zip", "application/zip", "no zip".getBytes()))
			.with(author())
			.with(csrf())
			.exchange();
		assertThat(odd).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT).bodyText().contains("Choose the zip file");
	}

	private UUID begin(String title, String rule) {
		MvcTestResult begun = send("/knowledge/proposals", author(), "title", title, "reason", "To try.", "section",
				"RULES", "key", rule);
		String change = begun.getResponse().getRedirectedUrl();
		return this.desk.change(UUID.fromString(change.substring(change.lastIndexOf('/') + 1))).getProposalId();
	}

	private Document read(String address, UserRequestPostProcessor person) {
		MvcTestResult answer = this.browser.get().uri(address).with(person).exchange();
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
