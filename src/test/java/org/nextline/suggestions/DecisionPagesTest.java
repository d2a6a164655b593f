package org.nextline.suggestions;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.nextline.cases.CaseFile;
import org.nextline.cases.StoredCase;
import org.nextline.rules.Verdict;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Decisions on an advice, and what became of it since, as people see them. */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:receipts;DB_CLOSE_DELAY=-1")
@AutoConfigureMockMvc
@ActiveProfiles("demo")
@WithMockUser(username = "clinician", roles = "CLINICIAN")
class DecisionPagesTest {

	@Autowired
	private MockMvcTester browser;

	@Autowired
	private CaseFile cases;

	@Autowired
	private Receipts receipts;

	@Autowired
	private Decisions decisions;

	@Autowired
	private CaseWatch watch;

	@Autowired
	private TherapyAdvisor advisor;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void aDecisionIsBoundToItsAdviceAndChangedOnlyByAnother() {
		Receipt receipt = receipt("M-1001");
		Choices.Item first = choices(receipt).groups().get(0).items().get(1);
		post(receipt, "choice", first.standing().key(), "decidedBy", "Dr Ek", "decidedOn", "2026-03-02", "board",
				"Tuesday board", "seen", "0");
		Document page = read("/cases/" + receipt.caseId() + "/advice");
		assertThat(page.select(".decision-line").text()).contains(first.standing().title(), "Dr Ek, 2 Mar 2026",
				"Tuesday board", "Change the decision");
		assertThat(read(place(receipt)).select(".decided").text()).contains(first.standing().title());

		MvcTestResult refused = send(receipt, "choice", "NONE", "reason", "PATIENT_WISH", "decidedBy", "Dr Ek",
				"decidedOn", LocalDate.now().toString(), "seen", "1");
		assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(document(refused).select(".faults li").eachText())
			.containsExactly("Say why the decision before is changed.");

		post(receipt, "choice", "NONE", "reason", "PATIENT_WISH", "reason", "SUPPORTIVE_CARE", "decidedBy", "Dr Ek",
				"decidedOn", LocalDate.now().toString(), "seen", "1", "whyChanged", "She thought it over.");
		Document all = read("/cases/" + receipt.caseId() + "/decisions");
		assertThat(all.select(".decided")).hasSize(2);
		assertThat(all.select(".decided-stands").text()).contains("No treatment of the leukaemia", "The patient's wish",
				"Best supportive care", "She thought it over.");
		assertThat(all.select(".decided-before").text()).contains(first.standing().title(), "Tuesday board");
	}

	@Test
	void allFaultsAreNamedAtOnceAndWhatWasTypedIsKept() {
		Receipt receipt = receipt("M-1002");
		MvcTestResult refused = send(receipt, "choice", "OTHER", "board", "Tuesday board", "decidedOn", "2999-01-01",
				"seen", "0");
		assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		Document page = document(refused);
		assertThat(page.select(".faults li").eachText()).containsExactly("Name the other treatment.",
				"Say why none of the options was chosen: at least one reason.", "Say who decided.",
				"This day is yet to come.");
		assertThat(page.select("#board").val()).isEqualTo("Tuesday board");
		assertThat(page.select("#choice-other").hasAttr("checked")).isTrue();
		page.select(".faults a").forEach((link) -> assertThat(page.select(link.attr("href"))).hasSize(1));
		assertThat(this.decisions.of(receipt.caseId())).isEmpty();
	}

	@Test
	void aTreatmentThatIsNotAdvisedNeedsAReasonAndSaysWhatSpeaksAgainstIt() {
		Receipt receipt = receipt("M-1003");
		Choices.Item vetoed = choices(receipt).groups()
			.stream()
			.flatMap((group) -> group.items().stream())
			.filter((item) -> item.standing().verdict() == Verdict.VETOED)
			.findFirst()
			.orElseThrow();
		MvcTestResult refused = send(receipt, "choice", vetoed.standing().key(), "decidedBy", "Dr Ek", "decidedOn",
				"2026-03-02", "words", "ok", "seen", "0");
		assertThat(document(refused).select(".faults").text())
			.contains("Something speaks against " + vetoed.standing().title());
		assertThat(document(refused).select(".choice:has(input[checked]) .mark-against").text())
			.contains(vetoed.standing().reasons().get(0));
		MvcTestResult sameByName = send(receipt, "choice", "OTHER", "other",
				vetoed.standing().title().toUpperCase(java.util.Locale.ROOT), "reason", "NEWER_EVIDENCE", "decidedBy",
				"Dr Ek", "decidedOn", "2026-03-02", "seen", "0");
		assertThat(document(sameByName).select(".faults").text()).contains("choose it there");

		post(receipt, "choice", vetoed.standing().key(), "decidedBy", "Dr Ek", "decidedOn", "2026-03-02", "words",
				"Discussed at length with the patient.", "seen", "0");
		CaseDecision stored = this.decisions.of(receipt.caseId()).get(0);
		assertThat(stored.against()).isEqualTo(vetoed.standing().reasons());
		assertThat(read("/cases/" + receipt.caseId() + "/decisions").select(".note-bad").text())
			.contains("Speaks against it", vetoed.standing().reasons().get(0));
		assertThat(this.jdbc.sql("select rule_id from case_decision_rule where decision_id = ? and part = 'AGAINST'")
			.param(stored.id())
			.query(String.class)
			.list()).containsExactlyInAnyOrderElementsOf(vetoed.standing().ruleIds());
	}

	@Test
	void whoDecidesAtTheSameTimeSeesTheOtherDecisionFirst() {
		Receipt receipt = receipt("M-1004");
		post(receipt, "choice", "NONE", "reason", "PATIENT_WISH", "decidedBy", "Dr Ek", "decidedOn", "2026-03-02",
				"seen", "0");
		MvcTestResult second = send(receipt, "choice", "NONE", "reason", "TOXICITY", "decidedBy", "Dr Berg",
				"decidedOn", "2026-03-02", "seen", "0", "words", "Heart failure.");
		assertThat(second).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(document(second).select(".faults").text()).contains("Meanwhile clinician wrote down a decision");
		assertThat(document(second).select("#words").text()).isEqualTo("Heart failure.");
		assertThat(document(second).select("input[name=seen]").val()).isEqualTo("1");
	}

	@Test
	void whatChangedIsSaidWithItsCauseAndTheWorklistMarksIt() {
		StoredCase relapse = relapse("M-1005");
		Advised advised = this.advisor.advise(relapse.facts());
		Receipt before = this.receipts.keep(relapse, advised, "clinician");
		this.watch.read(relapse, before, advised, "clinician");
		assertThat(this.watch.of(List.of(relapse.id()))).isEmpty();
		this.jdbc.sql("update relapse_case set facts = ?, version = version + 1 where id = ?")
			.params("{\"disease\":\"AML\",\"setting\":\"RELAPSE\",\"goalsOfCare\":\"COMFORT\",\"ageYears\":71}",
					relapse.id())
			.update();
		assertThat(this.watch.look()).isPositive();
		assertThat(this.watch.of(List.of(relapse.id()))).hasEntrySatisfying(relapse.id(),
				(words) -> assertThat(words).contains("lost"));
		Document worklist = read("/?q=M-1005");
		assertThat(worklist.select(".changed-mark").text()).startsWith("Advice changed");

		Document changes = read("/cases/" + relapse.id() + "/changes");
		assertThat(changes.select(".change-lost .cause-facts")).isNotEmpty();
		assertThat(changes.select(".change").eachText())
			.allSatisfy((text) -> assertThat(text).doesNotContain("Cause not found"));
		assertThat(read("/?q=M-1005").select(".changed-mark")).isEmpty();
		assertThat(read("/cases/" + relapse.id() + "/advice").select(".changed-line").text())
			.contains("The advice is another one than on", "lost");
	}

	@Test
	void aScratchCopySaysWhatWouldFollowAndStoresNothing() {
		StoredCase relapse = relapse("M-1001");
		Document entry = read("/cases/" + relapse.id() + "/what-if");
		assertThat(entry.select("h1").text()).startsWith("What if");
		assertThat(entry.select(".scratch-note").text()).contains("nothing is stored");
		assertThat(entry.select("#case-form").attr("action")).endsWith("/what-if");
		assertThat(entry.select("#kept, [formaction$=draft]")).isEmpty();
		String kept = this.jdbc.sql("select facts from relapse_case where id = ?")
			.param(relapse.id())
			.query(String.class)
			.single();
		int receipts = this.receipts.of(relapse.id()).size();

		MockMvcTester.MockMvcRequestBuilder request = this.browser.post()
			.uri("/cases/" + relapse.id() + "/what-if")
			.with(csrf());
		for (org.jsoup.nodes.Element input : entry.expectForm("#case-form").elements()) {
			boolean box = input.attr("type").equals("checkbox") || input.attr("type").equals("radio");
			if (!input.attr("name").isEmpty() && (!box || input.hasAttr("checked"))
					&& !input.normalName().equals("button")) {
				String value = input.attr("name").equals("f.qtcf") ? "520"
						: input.normalName().equals("select") ? input.select("option[selected]").val() : input.val();
				request = request.param(input.attr("name"), value);
			}
		}
		MvcTestResult result = request.exchange();
		assertThat(result).hasStatusOk();
		Document page = document(result);
		assertThat(page.select("section[aria-label^=Changed] li").eachText()).singleElement()
			.asString()
			.startsWith("QTc (Fridericia)")
			.contains("520 ms");
		assertThat(page.select("section:has(h3:contains(Newly not advised))").text()).contains("Gilteritinib");
		assertThat(page.select("input[name=f.qtcf]").val()).isEqualTo("520");
		assertThat(this.jdbc.sql("select facts from relapse_case where id = ?")
			.param(relapse.id())
			.query(String.class)
			.single()).isEqualTo(kept);
		assertThat(this.receipts.of(relapse.id())).hasSize(receipts);
		assertThat(this.jdbc.sql("select count(*) from typed_form where case_id = ?")
			.param(relapse.id())
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void numbersNearAThresholdHaveAPage() {
		StoredCase relapse = relapse("M-1001");
		assertThat(read("/cases/" + relapse.id() + "/tipping-points").select(".tips-page").text()).isNotEmpty();
		assertThat(read("/cases/" + relapse.id() + "/advice").select(".tips-panel [hx-get]").attr("hx-get"))
			.endsWith("/tipping-points");
	}

	@Test
	void twoOptionsStandSideBySide() {
		Receipt receipt = receipt("M-1001");
		List<Choices.Item> items = choices(receipt).groups().get(0).items();
		String path = place(receipt) + "/compare?option=";
		Document page = read(path + key(items.get(0)) + "&option=" + key(items.get(1)));
		assertThat(page.select("thead .side-title").eachText()).containsExactly(items.get(0).standing().title(),
				items.get(1).standing().title());
		assertThat(page.select("tbody > tr > th").eachText()).contains("For it", "Evidence", "Monitoring",
				"What it forecloses");
		assertThat(page.select("tbody tr")).allSatisfy((row) -> assertThat(row.select("td")).hasSize(2));
		Document members = read(path + "INTENSIVE_CHEMOTHERAPY: FLAG-IDA&option=INTENSIVE_CHEMOTHERAPY: CLAG");
		assertThat(members.select("tr:has(th:contains(Evidence)) td").eachText())
			.allSatisfy((cell) -> assertThat(cell).matches("(?s)Level [A-D]: .*20\\d\\d.*"));
		assertThat(members.select("tr:has(th:contains(What it forecloses)) td").text()).contains("(by ");
		assertThat(read(path + key(items.get(0))).select("main").text()).contains("Choose at least two");
		assertThat(read(place(receipt) + "/compare").select(".side-by-side")).isEmpty();
	}

	private static String key(Choices.Item item) {
		return item.standing().key();
	}

	@Test
	void whatLooksWrongReachesTheAuthorsWithoutThePatient() {
		Receipt receipt = receipt("M-1001");
		Choices.Item item = choices(receipt).groups().get(0).items().get(1);
		String path = place(receipt) + "/feedback";
		MvcTestResult refused = this.browser.post()
			.uri(path)
			.with(csrf())
			.param("option", item.standing().key())
			.exchange();
		assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(document(refused).select(".faults li")).hasSize(2);
		MvcTestResult sent = this.browser.post()
			.uri(path)
			.with(csrf())
			.param("option", item.standing().key())
			.param("expected", "VETOED")
			.param("words", "She had it before and it failed.")
			.exchange();
		assertThat(sent).hasStatus(HttpStatus.FOUND);

		Document list = read("/knowledge/feedback");
		String said = list.select("article").text();
		assertThat(said).contains(item.standing().title(), "She had it before and it failed.", "disease: \"AML\"",
				"expect: VETOED");
		assertThat(said).doesNotContain("M-1001", "Aldersund", receipt.caseId().toString(), receipt.id().toString());
		assertThat(list.select("pre").text()).doesNotContain("date", "source", "2026");
		assertThat(list.select("form.answer-form")).isEmpty();
	}

	@Test
	@WithMockUser(username = "author", roles = "AUTHOR")
	void authorsSeeHowDecisionsWentWithTheRules() {
		Receipt receipt = receipt("M-1006");
		StoredAnswer answer = this.receipts.answer(receipt).orElseThrow();
		Choices.Item last = Choices.of(answer)
			.groups()
			.get(0)
			.items()
			.get(Choices.of(answer).groups().get(0).items().size() - 1);
		String passed = answer.now().get(0).ruleIds().get(0);
		this.decisions.record(receipt, answer, new DecisionForm(last.standing().key(), "", List.of("PATIENT_WISH"), "",
				"Dr Ek", "2026-03-02", "", "", "0"), 1, "clinician");
		Document page = read("/knowledge/overrides");
		assertThat(page.select("tr:has(th:contains(" + passed + "))").text()).contains("The patient's wish");
	}

	private StoredCase relapse(String number) {
		return this.cases.search(number, 1).get(0);
	}

	private Receipt receipt(String number) {
		StoredCase relapse = relapse(number);
		return this.receipts.keep(relapse, this.advisor.advise(relapse.facts()), "clinician");
	}

	private Choices choices(Receipt receipt) {
		return Choices.of(this.receipts.answer(receipt).orElseThrow());
	}

	private static String place(Receipt receipt) {
		return "/cases/" + receipt.caseId() + "/advice/" + receipt.id();
	}

	private void post(Receipt receipt, String... form) {
		MvcTestResult result = send(receipt, form);
		assertThat(result).as(() -> document(result).select(".faults").text()).hasStatus(HttpStatus.FOUND);
	}

	private MvcTestResult send(Receipt receipt, String... form) {
		MockMvcTester.MockMvcRequestBuilder request = this.browser.post()
			.uri(place(receipt) + "/decision")
			.with(csrf());
		for (int at = 0; at < form.length; at += 2) {
			request = request.param(form[at], form[at + 1]);
		}
		return request.exchange();
	}

	private Document read(String path) {
		MvcTestResult result = this.browser.get().uri(path).exchange();
		assertThat(result).hasStatusOk();
		return document(result);
	}

	private static Document document(MvcTestResult result) {
		return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
	}

}
