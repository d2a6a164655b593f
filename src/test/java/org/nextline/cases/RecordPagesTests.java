package org.nextline.cases;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** The record of a patient, by the words that a person sees. */
@SpringBootTest
@AutoConfigureMockMvc
@ActiveProfiles("demo")
@WithMockUser(username = "ada", roles = "CLINICIAN")
class RecordPagesTests {

	@Autowired
	private MockMvcTester site;

	@Autowired
	private EntityManagerFactory store;

	@Test
	void showsTheCourseInItsOrder() {
		String patient = admit("R-1");
		add(patient, "TREATMENT", "date", "2025-03", "end", "2025-06", "regimen", "7+3", "response", "CR", "source",
				"Letter");
		add(patient, "DIAGNOSIS", "date", "2025-02-20", "disease", "AML");
		add(patient, "TRANSPLANT", "date", "2025-08-01", "transplant", "ALLO", "donor", "HAPLO");

		Document page = page(patient);

		assertThat(page.select("#course tbody th").eachText()).containsExactly("Acute myeloid leukaemia", "7+3",
				"Allogeneic transplant");
		assertThat(page.select("#course tbody tr").get(1).text()).contains("Mar 2025 – Jun 2025", "Best response: CR",
				"Letter");
		assertThat(page.select("#course tbody tr").get(1).attr("data-end")).isEqualTo("2025-06-30");
		assertThat(page.select("#timeline")).hasSize(1);
	}

	@Test
	void namesAllThatIsWrongAtOnceAndKeepsWhatWasTyped() {
		String patient = admit("R-2");
		MvcTestResult refused = post(path(patient), "kind", "TREATMENT", "date", "soon", "end", "2020", "line", "x",
				"response", "WELL", "toxicities", "mucositis");

		assertThat(refused).hasStatus(422);
		Document page = parse(refused);
		assertThat(page.select(".faults li").eachText()).hasSize(4)
			.anyMatch((fault) -> fault.contains("\"soon\" is not a date"))
			.contains("Regimen or drug is missing.", "Line of treatment: a whole number from 1 to 20.",
					"Best response: choose one of the list.");
		assertThat(page.select("#part-date").val()).isEqualTo("soon");
		assertThat(page.select("#part-toxicities").text()).isEqualTo("mucositis");
	}

	@Test
	void keepsEveryState() {
		String patient = admit("R-3");
		add(patient, "TREATMENT", "date", "2025-03", "regimen", "7+3", "response", "PR");
		String entry = path(patient) + "/" + entry(patient);

		post(entry, "version", "0", "date", "2025-03", "regimen", "7+3", "response", "CR");
		post(entry + "/remove", "version", "1");
		assertThat(page(patient).select("#course")).isEmpty();
		assertThat(page(patient).select(".record-removed").text()).contains("7+3");
		post(entry + "/restore", "version", "2");

		List<String> history = parse(this.site.get().uri(entry).exchange()).select(".record-history > li").eachText();
		assertThat(history).hasSize(4);
		assertThat(history.get(0)).startsWith("Put back by ada");
		assertThat(history.get(2)).startsWith("Corrected by ada").endsWith("Best response: PR CR");
		assertThat(history.get(3)).startsWith("Entered by ada");
	}

	@Test
	void theSecondOfTwoEditorsSeesBoth() {
		String patient = admit("R-4");
		add(patient, "REMISSION", "date", "2025-05-01", "remission", "CR");
		String entry = path(patient) + "/" + entry(patient);
		post(entry, "version", "0", "date", "2025-05-01", "remission", "CRI");

		MvcTestResult late = post(entry, "version", "0", "date", "2025-05-02", "remission", "CR");

		assertThat(late).hasStatus(409);
		Document page = parse(late);
		assertThat(page.select("#part-date").val()).isEqualTo("2025-05-02");
		assertThat(page.text()).contains("ada changed this entry", "Stored now: 2025-05-01", "Stored now: CRi");
		assertThat(page.select("form.card-form [name=version]").val()).isEqualTo("1");
	}

	@Test
	void recordsWhatIsTickedOfAPastedReport() {
		String patient = admit("R-5");
		String text = "FLT3-ITD VAF 38 %, NPM1 wt, BCR::ABL1 0.02 % IS, foo";
		Document read = parse(post(path(patient) + "/paste", "act", "read", "paste.text", text, "paste.date",
				"2025-04-01", "paste.phase", "DIAGNOSIS"));
		assertThat(read.select(".paste-row").eachText()).containsExactly("FLT3 ITD, VAF 38 %",
				"NPM1 tested and not found", "BCR::ABL1 (international scale): 0.02 %");

		Document taken = parse(post(path(patient) + "/paste", "act", "take", "paste.text", text, "paste.read", text,
				"paste.date", "2025-04-01", "paste.phase", "DIAGNOSIS", "paste.source", "Laboratory", "paste.take", "0",
				"paste.take", "2"));
		assertThat(taken.select("#paste-text").text()).isEqualTo("NPM1 wt\nfoo");
		assertThat(taken.select(".record-findings tbody tr").eachText()).containsExactly(
				"FLT3 ITD, VAF 38 % 1 Apr 2025 Diagnosis Laboratory",
				"BCR::ABL1 (international scale): 0.02 % 1 Apr 2025 Diagnosis Laboratory");
		assertThat(taken.select("tr[data-curve='BCR::ABL1 % (IS)']").attr("data-value")).isEqualTo("0.02");

		Document again = parse(post(path(patient) + "/paste", "act", "read", "paste.text",
				"FLT3-ITD VAF 38 %, FLT3-ITD 20 %", "paste.date", "2025-04-01", "paste.phase", "DIAGNOSIS"));
		assertThat(again.select(".paste-row").first().text()).contains("Recorded already");
		assertThat(again.select(".paste-row input[checked]")).isEmpty();
	}

	@Test
	void aFindingIsOneFinding() {
		String patient = admit("R-6");
		assertThat(parse(post(path(patient), "kind", "FINDING", "phase", "RELAPSE", "text", "FLT3+")).select(".faults")
			.text()).contains("say what was found");
		assertThat(parse(post(path(patient), "kind", "FINDING", "phase", "RELAPSE", "text", "NPM1 wt, TP53 wt"))
			.select(".faults")
			.text()).contains("More than one finding");
	}

	@Test
	void aKaryotypeIsShownAsItWasReported() {
		String patient = admit("R-9");
		add(patient, "FINDING", "phase", "DIAGNOSIS", "text", "46,XX[20]");

		assertThat(page(patient).select("#findings-CYTOGENETIC + .table-frame tbody").text())
			.contains("normal, 46,XX[20]");
	}

	@Test
	void aRelapseBeginsWithWhatTheRecordSays() {
		String patient = admit("R-12");
		add(patient, "DIAGNOSIS", "date", "2025-01", "disease", "AML");
		add(patient, "RELAPSE", "date", "2026-05-02", "relapse", "RELAPSE");
		add(patient, "FINDING", "date", "2026-05-04", "phase", "RELAPSE", "text", "FLT3-ITD VAF 38 %");
		add(patient, "FINDING", "date", "2025-01-10", "phase", "DIAGNOSIS", "text", "LVEF 64 %");

		Document form = parse(this.site.get()
			.uri("/cases/new?patient=" + patient.substring(patient.lastIndexOf('/') + 1))
			.exchange());

		assertThat(form.select("[name='alterations[0].vafPercent']").val()).isEqualTo("38");
		assertThat(form.select("[name=d.relapsed]").val()).isEqualTo("2026-05-02");
		assertThat(form.select("[name=f.lvef]").val()).isEmpty();
		assertThat(form.select(".prefill-old li").eachText())
			.containsExactly("Left ventricular ejection fraction: 64 % 10 Jan 2025, sample at diagnosis. Record. "
					+ "Measured before this relapse: enter a value of now.");
	}

	@Test
	void anotherPatientsEntryIsNotFound() {
		String patient = admit("R-7");
		add(patient, "DIAGNOSIS", "date", "2025", "disease", "AML");
		String other = admit("R-8");

		assertThat(this.site.get().uri(path(other) + "/" + entry(patient)).exchange()).hasStatus(404);
		assertThat(this.site.get().uri(path(other) + "/" + UUID.randomUUID()).exchange()).hasStatus(404);
	}

	@Test
	void thePageCostsTheSameHoweverLongTheRecordIs() {
		String few = admit("R-10");
		add(few, "DIAGNOSIS", "date", "2025", "disease", "AML");
		String many = admit("R-11");
		for (int at = 0; at < 30; at++) {
			add(many, "TREATMENT", "date", "2025-01", "regimen", "cycle " + at);
			add(many, "FINDING", "date", "2025-01", "phase", "RELAPSE", "text", "WBC " + (at + 1) + " G/L");
		}

		long least = statements(few);
		assertThat(statements(many)).isEqualTo(least).isLessThanOrEqualTo(4);
	}

	private long statements(String patient) {
		Statistics statistics = this.store.unwrap(SessionFactory.class).getStatistics();
		statistics.setStatisticsEnabled(true);
		long before = statistics.getPrepareStatementCount();
		page(patient);
		long count = statistics.getPrepareStatementCount() - before;
		statistics.setStatisticsEnabled(false);
		return count;
	}

	private String admit(String number) {
		return post("/patients", "recordNumber", number, "familyName", "Testa", "givenName", "Rea").getResponse()
			.getRedirectedUrl();
	}

	private static String path(String patient) {
		return patient + "/record";
	}

	private void add(String patient, String kind, String... parts) {
		String[] all = new String[parts.length + 2];
		all[0] = "kind";
		all[1] = kind;
		System.arraycopy(parts, 0, all, 2, parts.length);
		assertThat(post(path(patient), all)).hasStatus3xxRedirection();
	}

	private String entry(String patient) {
		String link = page(patient).select("#course tbody th a").first().attr("href");
		return link.substring(link.lastIndexOf('/') + 1);
	}

	private Document page(String patient) {
		return parse(this.site.get().uri(patient).exchange());
	}

	private MvcTestResult post(String path, String... parameters) {
		MockMvcTester.MockMvcRequestBuilder request = this.site.post().uri(path).with(csrf());
		for (int at = 0; at < parameters.length; at += 2) {
			request.param(parameters[at], parameters[at + 1]);
		}
		return request.exchange();
	}

	private static Document parse(MvcTestResult answer) {
		try {
			return Jsoup.parse(answer.getResponse().getContentAsString());
		}
		catch (java.io.UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
