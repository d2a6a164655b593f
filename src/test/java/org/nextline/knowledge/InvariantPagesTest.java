package org.nextline.knowledge;

import java.time.Instant;
import java.util.LinkedHashMap;
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
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/** What must hold for every patient, as people see it. */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:editor;DB_CLOSE_DELAY=-1")
@AutoConfigureMockMvc
@ActiveProfiles("demo")
class InvariantPagesTest {

	@Autowired
	private MockMvcTester browser;

	@Autowired
	private ProposalDesk proposals;

	@Autowired
	private Proposals stored;

	@Autowired
	private InvariantDesk desk;

	@Autowired
	private Library library;

	@Test
	void listsTheInvariantsOfTheReleaseAndWhatKeepsEach() {
		InvariantRun run = this.desk.finish(this.library.current().pack());
		assertThat(run.isEnded()).isTrue();
		Document page = read("/knowledge/invariants", reader());
		assertThat(page.select(".note-good").text()).contains("invariants are proven");
		assertThat(page.select(".shelves [aria-current]").text()).isEqualTo("Invariants");
		assertThat(page.select("form[action$=/new]")).as("a reader writes nothing").isEmpty();
		assertThat(read("/knowledge/invariants?state=BROKEN", reader()).select(".empty").text())
			.contains("No invariant has all of this");
		assertThat(read("/knowledge/invariants?q=t315i", reader()).select("tbody tr")).hasSize(1);
		Document one = read("/knowledge/invariants/INV-030", reader());
		assertThat(one.select(".invariant-state").text()).contains("Proven", "2026.1");
		assertThat(one.select(".sentence").text()).contains("first-generation TKI", "is never offered");
		assertThat(one.select(".rests").text()).contains("CML-M-02", "ALL-R-047");
		assertThat(get("/knowledge/invariants/INV-999", reader())).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void aProposalThatTakesASafetyRowAwayIsRefusedAndItsPatientOpensInTheEntryForm() {
		UUID id = this.proposals.open("Without a safety row", "To try.", "author").getId();
		this.proposals.retire(id, Section.SAFETY, "ALL-S-002", "author");
		this.desk.finish(this.proposals.draft(this.proposals.folder(id)).read());
		Document page = read("/knowledge/proposals/" + id, author());
		assertThat(page.select("#invariants").text()).contains("1 invariant is broken", "INV-053", "blinatumomab");
		assertThat(page.select(".obstacles").text()).contains("Invariant INV-053 is broken", "Look at it");
		assertThat(send("/knowledge/proposals/" + id + "/submit", author())).hasStatus(HttpStatus.FOUND);
		assertThat(this.proposals.folder(id).proposal().getStatus()).isEqualTo(ProposalStatus.DRAFT);

		approved(id);
		MvcTestResult refused = send("/knowledge/releases", approver(), "proposal", id.toString(), "version", "2099.1",
				"summary", "Less safe");
		assertThat(refused).hasStatus(HttpStatus.CONFLICT);
		Document releases = Jsoup.parse(body(refused));
		assertThat(releases.select(".faults").text()).contains("INV-053", "Blinatumomab", "not offered again");
		Document broken = read(releases.select(".faults a[href*=/invariants/]").attr("href"), clinician());
		assertThat(broken.select(".invariant-state").text()).contains("Broken");
		assertThat(broken.select(".counter-example").text()).contains("Blinatumomab", "B-cell");
		Document entry = read(broken.select(".counter-example a[href*=/cases/new]").attr("href"), clinician());
		assertThat(entry.select("input[name='f.disease'][checked], select[name='f.disease'] option[selected]")
			.eachAttr("value")).contains("B_ALL");
		assertThat(entry.select("input[value=BLINATUMOMAB_PERMANENT_STOP][checked]")).hasSize(1);
	}

	/** As if it had been reviewed before the row was missed. */
	private void approved(UUID id) {
		Proposal proposal = this.stored.findById(id).orElseThrow();
		proposal.submit("author", Instant.now());
		proposal.approve("somebody", this.proposals.folder(id).hash(), Instant.now());
		this.stored.saveAndFlush(proposal);
	}

	@Test
	void whatCouldNotBeDecidedIsAcceptedWithAReasonOrStopsTheRelease() {
		UUID id = this.proposals.open("Another title", "To try.", "author").getId();
		RuleChange change = this.proposals.take(id, Section.RULES, "AML-R-011", "author");
		Map<String, Object> entry = new LinkedHashMap<>(change.entry());
		entry.put("title", "Something that was not decided");
		this.proposals.write(change.getId(), change.getVersion(), entry, "", "author");
		Pack pack = this.proposals.draft(this.proposals.folder(id)).read();
		InvariantRun run = this.desk.of(pack);
		Invariant one = run.invariant("INV-020").orElseThrow();
		run.found(Verified.of(
				new Proof(one, 1, List.of(), List.of(),
						List.of(new Proof.Open(org.nextline.vocabulary.Disease.AML, "AML-R-011", "Gilteritinib"))),
				pack, Instant.now()));
		assertThat(this.desk.obstacles(pack)).singleElement().asString().contains("INV-020 could not be decided");
		String page = "/knowledge/invariants/INV-020/accept";
		assertThat(send(page, author(), "proposal", id.toString(), "reason", "I say so"))
			.hasStatus(HttpStatus.FORBIDDEN);
		MvcTestResult empty = send(page, approver(), "proposal", id.toString(), "reason", " ");
		assertThat(empty).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(body(empty)).contains("Say why it can be accepted undecided");
		assertThat(send("/knowledge/invariants/INV-010/accept", approver(), "proposal", id.toString(), "reason", "So"))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(send(page, approver(), "proposal", id.toString(), "reason", "Looked at by hand"))
			.hasStatus(HttpStatus.FOUND);
		assertThat(this.desk.obstacles(pack)).isEmpty();
		assertThat(read("/knowledge/invariants/INV-020?proposal=" + id, author()).text()).contains("Accepted undecided",
				"approver accepted it", "Looked at by hand");
	}

	@Test
	void approversWriteInvariantsThroughTheFormAndNobodyElse() {
		MvcTestResult begun = send("/knowledge/invariants/INV-053/change", approver());
		assertThat(begun).hasStatus(HttpStatus.FOUND);
		String editor = begun.getResponse().getRedirectedUrl();
		Document page = read(editor, approver());
		assertThat(page.select("select[name=demand] option[selected]").attr("value")).isEqualTo("NEVER_OFFERED");
		assertThat(page.select(".sentence").text()).contains("Blinatumomab");
		UUID change = UUID.fromString(editor.substring(editor.lastIndexOf('/') + 1));
		int version = this.proposals.change(change).getVersion();
		assertThat(send(editor, author(), "version", "" + version, "sentence", "Mine", "do", "store"))
			.hasStatus(HttpStatus.CONFLICT);
		assertThat(send(editor, approver(), "version", "" + version, "sentence", "Never again.", "demand",
				"NEVER_OFFERED", "of", "blinatumomab", "because", "The label.", "check", "V", "basis", "ALL-S-002",
				"c.when.k", "ALL", "c.unless.k", "ALL", "do", "store"))
			.hasStatus(HttpStatus.FOUND);
		assertThat(this.proposals.change(change).entry()).containsEntry("sentence", "Never again.")
			.doesNotContainKey("when");
		assertThat(send("/knowledge/proposals", author(), "title", "Mine", "section", "INVARIANTS", "key", "INV-053"))
			.hasStatus(HttpStatus.CONFLICT);
		MvcTestResult fresh = send("/knowledge/invariants/new", approver());
		assertThat(fresh).hasStatus(HttpStatus.FOUND);
		assertThat(read(fresh.getResponse().getRedirectedUrl(), approver()).select("#beside .obstacles").text())
			.contains("This is missing");
		assertThat(send("/knowledge/invariants/new", author())).hasStatus(HttpStatus.FORBIDDEN);
	}

	private Document read(String path, UserRequestPostProcessor person) {
		MvcTestResult result = get(path, person);
		assertThat(result).hasStatusOk();
		return Jsoup.parse(body(result));
	}

	private MvcTestResult get(String path, UserRequestPostProcessor person) {
		return this.browser.get().uri(java.net.URI.create(path)).with(person).exchange();
	}

	private MvcTestResult send(String path, UserRequestPostProcessor person, String... fields) {
		MockMvcTester.MockMvcRequestBuilder request = this.browser.post().uri(path).with(person).with(csrf());
		for (int index = 0; index < fields.length; index += 2) {
			request = request.param(fields[index], fields[index + 1]);
		}
		return request.exchange();
	}

	private static String body(MvcTestResult result) {
		try {
			return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
		}
		catch (java.io.UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static UserRequestPostProcessor reader() {
		return user("auditor").roles("AUDITOR");
	}

	private static UserRequestPostProcessor author() {
		return user("author").roles("AUTHOR");
	}

	private static UserRequestPostProcessor approver() {
		return user("approver").roles("APPROVER");
	}

	private static UserRequestPostProcessor clinician() {
		return user("clinician").roles("CLINICIAN");
	}

}
