package org.nextline.suggestions;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.nextline.cases.CaseFile;
import org.nextline.cases.PlannedChecks;
import org.nextline.cases.StoredCase;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** The plan after a decision, as people see it. */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:receipts;DB_CLOSE_DELAY=-1")
@AutoConfigureMockMvc
@ActiveProfiles("demo")
@WithMockUser(username = "clinician", roles = "CLINICIAN")
class PlanPagesTest {

	@Autowired
	private MockMvcTester browser;

	@Autowired
	private CaseFile cases;

	@Autowired
	private Receipts receipts;

	@Autowired
	private Decisions decisions;

	@Autowired
	private FollowUpPlans plans;

	@Autowired
	private PlannedChecks ahead;

	@Autowired
	private TherapyAdvisor advisor;

	@Test
	void withoutADecisionThePageSaysWhatComesFirst() {
		StoredCase relapse = relapse("M-1010");
		Document page = read("/cases/" + relapse.id() + "/plan");
		assertThat(page.select(".empty").text()).contains("A plan follows a decision");
		assertThat(this.browser.get().uri("/cases/" + relapse.id() + "/plan/new").exchange())
			.hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void aPlanIsLaidOutFromTheRowsAndACrossedLimitIsFlagged() throws Exception {
		StoredCase relapse = decided("M-1024", LocalDate.now().minusDays(40));
		String place = "/cases/" + relapse.id() + "/plan";
		Document make = read(place + "/new");
		assertThat(make.select("#start").val()).isEqualTo(LocalDate.now().minusDays(40).toString());
		assertThat(make.select(".plain-list li")).isNotEmpty();
		MvcTestResult refused = send(place, "start", "soon", "months", "99", "seen", "0", "decision",
				make.select("input[name=decision]").val());
		assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(document(refused).select(".faults li").eachText()).containsExactly(
				"\"soon\" is not a day. Write it as 2026-03-02 or 2 Mar 2026.",
				"Give a whole number from 1 to 60 months.");
		assertThat(document(refused).select("#months").val()).isEqualTo("99");

		done(send(place, "start", LocalDate.now().minusDays(40).toString(), "months", "6", "seen", "0", "decision",
				make.select("input[name=decision]").val()));
		List<FollowUpPlans.Check> checks = this.plans.checks(relapse.id());
		assertThat(checks).isNotEmpty();
		assertThat(read(place).select("#overdue").text()).startsWith("Overdue (");
		assertThat(this.ahead.ahead(relapse.patientId())).isNotEmpty()
			.first()
			.satisfies((check) -> assertThat(check.what()).startsWith("overdue: "));
		assertThat(read("/patients/" + relapse.patientId()).select("tr:contains(Next check) a").attr("href"))
			.startsWith(place + "/checks/");

		FollowUpPlans.Check ecg = check(relapse.id(), "bcrAbl1Is");
		String at = place + "/checks/" + ecg.id();
		MvcTestResult two = send(at + "/result", "version", "1", "on", LocalDate.now().plusDays(1).toString(),
				"n.bcrAbl1Is", "1o");
		assertThat(document(two).select(".faults li").eachText()).containsExactly("This day is yet to come.",
				"\"1o\" is not a number in %.");
		assertThat(document(two).select("[name='n.bcrAbl1Is']").val()).isEqualTo("1o");
		done(send(at + "/result", "version", "1", "on", LocalDate.now().toString(), "n.bcrAbl1Is", "12,5 %"));
		Document flagged = read(place);
		assertThat(flagged.select(".plan-crossed").text()).contains("12.5 %", "above 10 %");
		assertThat(flagged.select(".plan-crossed a:contains(Ask again)").attr("href"))
			.isEqualTo("/cases/" + relapse.id() + "/changes");
		assertThat(this.plans.summary(relapse.id(), LocalDate.now()).crossed()).isNotEmpty()
			.allSatisfy((one) -> assertThat(one.found()).endsWith("12.5 %"));

		MvcTestResult late = send(at + "/result", "version", "1", "on", LocalDate.now().toString(), "n.bcrAbl1Is",
				"0.4", "note", "Second look");
		assertThat(late).hasStatus(HttpStatus.CONFLICT);
		assertThat(document(late).select(".faults").text()).contains("Meanwhile clinician changed this check");
		assertThat(document(late).select("#note").text()).isEqualTo("Second look");
		assertThat(document(late).select("form[action$=result] input[name=version]").val()).isEqualTo("2");
		assertThat(document(late).select("#stands").text()).contains("12.5 %");

		done(send(at + "/settle", "version", "2", "settled", "Magnesium given, drug held."));
		assertThat(read(place).select(".plan-crossed")).isEmpty();
		assertThat(read(at).select(".plan-history li").eachText()).hasSize(3)
			.first()
			.asString()
			.contains("Dealt with", "Magnesium given");
		assertThat(this.plans.past(ecg.id())).hasSize(3);

		calendar(relapse, place);
	}

	private void calendar(StoredCase relapse, String place) throws Exception {
		FollowUpPlans.Check open = this.plans.checks(relapse.id())
			.stream()
			.filter((one) -> one.state().status() == CheckState.Status.OPEN && one.state().from() != null)
			.findFirst()
			.orElseThrow();
		done(send(place + "/checks/" + open.id() + "/move", "version", "1", "from", "2030-02-28", "to", "2030-03-01"));
		done(send(place + "/checks", "what", "Call Mrs " + relapse.patientName(), "from", "2030-04-01", "limit",
				"no answer"));
		MvcTestResult file = this.browser.get().uri(place + "/follow-up.ics").exchange();
		assertThat(file).hasStatusOk().hasContentTypeCompatibleWith("text/calendar");
		String text = new String(file.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
		assertThat(text).doesNotContain(relapse.recordNumber(), relapse.patientName().split(",")[0], "CML", "leuk",
				relapse.id().toString(), relapse.patientId().toString());
		Calendar read = new CalendarBuilder().build(new StringReader(text));
		assertThat(read.validate().hasErrors()).isFalse();
		List<VEvent> events = read.getComponents("VEVENT");
		assertThat(events).allSatisfy((event) -> {
			assertThat(event.getUid()).isPresent();
			assertThat(event.getDateTimeStart().getDate()).isInstanceOf(LocalDate.class);
		});
		assertThat(events)
			.filteredOn((event) -> event.getUid().orElseThrow().getValue().equals(open.id() + "@nextline"))
			.singleElement()
			.satisfies((event) -> {
				assertThat(event.getDateTimeStart().getDate()).isEqualTo(LocalDate.of(2030, 2, 28));
				assertThat(event.getSequence().getSequenceNo()).isEqualTo(1);
			});
		assertThat(events).extracting((event) -> event.getSummary().getValue()).contains("Check");
	}

	@Test
	void aCheckIsTakenOutWithAReasonAndWhatIsNotAnsweredIsNotNo() {
		StoredCase relapse = decided("M-1012", LocalDate.now());
		String place = "/cases/" + relapse.id() + "/plan";
		done(send(place, "start", LocalDate.now().toString(), "months", "3", "seen", "0", "decision",
				this.decisions.of(relapse.id()).get(0).id().toString()));
		done(send(place + "/checks", "what", "Own look", "from", LocalDate.now().toString(), "limit", "fever at home",
				"action", "come in"));
		FollowUpPlans.Check own = this.plans.checks(relapse.id())
			.stream()
			.filter((one) -> one.state().row().isEmpty())
			.findFirst()
			.orElseThrow();
		String at = place + "/checks/" + own.id();
		assertThat(document(send(at + "/remove", "version", "1", "reason", "")).select(".faults").text())
			.contains("Say why it is taken out.");
		done(send(at + "/remove", "version", "1", "reason", "She moved away."));
		done(send(at + "/restore", "version", "2"));
		done(send(at + "/result", "version", "3", "on", LocalDate.now().toString(), "note", "Seen, well."));
		Document page = read(place);
		assertThat(page.select("section:has(#unclear)").text()).contains("Own look", "Not judged: Fever at home");
		done(send(at + "/result", "version", "4", "on", LocalDate.now().toString(), "a.0", "no"));
		assertThat(read(place).select("#unclear")).isEmpty();
		done(send(at + "/result", "version", "5", "on", LocalDate.now().toString(), "a.0", "yes"));
		assertThat(read(place).select(".plan-crossed").text()).contains("Fever at home: come in");
		assertThat(read(at).select(".plan-history").text()).contains("She moved away.", "Seen, well.",
				"Fever at home: no", "Fever at home: yes");

		MvcTestResult again = send(place, "start", LocalDate.now().toString(), "months", "3", "seen", "0", "decision",
				this.decisions.of(relapse.id()).get(0).id().toString());
		assertThat(document(again).select(".faults").text()).contains("Meanwhile clinician made a plan");
		done(send(place, "start", LocalDate.now().toString(), "months", "3", "seen", "1", "decision",
				this.decisions.of(relapse.id()).get(0).id().toString()));
		assertThat(this.plans.checks(relapse.id())).extracting((one) -> one.state().status())
			.contains(CheckState.Status.REPLACED, CheckState.Status.DONE);
		assertThat(read(place).select(".plan-crossed").text()).contains("Fever at home");
	}

	@Test
	void theChecksOfAnotherCaseAreNotFound() {
		StoredCase relapse = decided("M-1014", LocalDate.now());
		String place = "/cases/" + relapse.id() + "/plan";
		done(send(place, "start", LocalDate.now().toString(), "months", "3", "seen", "0", "decision",
				this.decisions.of(relapse.id()).get(0).id().toString()));
		UUID check = this.plans.checks(relapse.id()).get(0).id();
		assertThat(this.browser.get().uri("/cases/" + relapse("M-1015").id() + "/plan/checks/" + check).exchange())
			.hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void aResponseIsAssessedByTheCriteriaOfTheDiseaseAndKeptInTheRecord() {
		StoredCase relapse = relapse("M-1016");
		String place = "/cases/" + relapse.id() + "/responses";
		assertThat(read(place).select("a[href$=eln2022_assessment]").text()).isEqualTo("Response in AML (ELN 2022)");
		String at = place + "/eln2022_assessment";
		MvcTestResult open = send(at, "bmBlasts", "2", "circulatingBlasts", "no", "extramedullary", "no", "anc", "1.2",
				"assessedOn", "2026-10-02");
		assertThat(open).hasStatusOk();
		assertThat(document(open).select("#category").text()).contains("not decided; still possible: CR, CRh, CRi",
				"Platelets, untransfused is not known");
		MvcTestResult wrong = send(at, "bmBlasts", "two", "assessedOn", "2999-01-01", "store", "yes", "remark",
				"Dry tap");
		assertThat(wrong).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(document(wrong).select(".faults li")).hasSize(2);
		assertThat(document(wrong).select("#bmBlasts").val()).isEqualTo("two");
		assertThat(document(wrong).select("#remark").val()).isEqualTo("Dry tap");
		done(send(at, "bmBlasts", "2", "circulatingBlasts", "no", "extramedullary", "no", "anc", "1.2", "plt", "120",
				"assessedOn", "2026-10-02", "store", "yes"));
		done(send(at, "bmBlasts", "30", "remissionBefore", "yes", "assessedOn", "2026-11-02", "store", "yes"));
		assertThat(read(place).select("section:has(#recorded) li").eachText()).hasSizeGreaterThanOrEqualTo(2)
			.first()
			.asString()
			.contains("relapse", "Marrow blasts: 30 %");
		Document patient = read("/patients/" + relapse.patientId());
		assertThat(patient.select("tr:contains(2 Oct 2026)").text()).contains("Remission", "CR");
		assertThat(patient.select("tr:contains(2 Nov 2026)").text()).contains("Response in AML (ELN 2022): relapse");
		assertThat(this.browser.get().uri(place + "/iwcll2018_assessment").exchange()).hasStatus(HttpStatus.NOT_FOUND);
	}

	private FollowUpPlans.Check check(UUID id, String field) {
		return this.plans.checks(id)
			.stream()
			.filter((one) -> one.state().limits().stream().anyMatch((limit) -> field.equals(limit.field())))
			.findFirst()
			.orElseThrow();
	}

	/** A case on which a TKI of later lines, or else the first option, was decided. */
	private StoredCase decided(String number, LocalDate on) {
		StoredCase relapse = relapse(number);
		Receipt receipt = this.receipts.keep(relapse, this.advisor.advise(relapse.facts()), "clinician");
		StoredAnswer answer = this.receipts.answer(receipt).orElseThrow();
		List<Choices.Item> all = Choices.of(answer).groups().stream().flatMap((one) -> one.items().stream()).toList();
		Choices.Item item = all.stream()
			.filter((one) -> one.standing().title().contains("sciminib") || one.standing().title().contains("onatinib"))
			.findFirst()
			.orElse(all.get(0));
		this.decisions.record(receipt, answer, new DecisionForm(item.standing().key(), "", List.of(),
				"Discussed at length.", "Dr Ek", on.toString(), "", "", "0"), 1, "clinician");
		return relapse;
	}

	private StoredCase relapse(String number) {
		return this.cases.search(number, 1).get(0);
	}

	private static void done(MvcTestResult result) {
		assertThat(result).as(() -> document(result).select(".faults").text()).hasStatus(HttpStatus.FOUND);
	}

	private MvcTestResult send(String path, String... form) {
		MockMvcTester.MockMvcRequestBuilder request = this.browser.post().uri(path).with(csrf());
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
