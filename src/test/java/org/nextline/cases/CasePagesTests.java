package org.nextline.cases;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** The pages of the cases, by the words that a person sees. */
@SpringBootTest
@AutoConfigureMockMvc
@ActiveProfiles("demo")
@WithMockUser(username = "ada", roles = "CLINICIAN")
class CasePagesTests {

	@Autowired
	private MockMvcTester site;

	@Autowired
	private CaseFile file;

	@Autowired
	private CaseKeeper keeper;

	@ParameterizedTest
	@EnumSource(Disease.class)
	void everyFieldHasItsPlace(Disease disease) {
		Document page = page(post("/cases/form", "id", UUID.randomUUID().toString(), "f.disease", disease.name()));

		List<String> forgotten = Arrays.stream(CaseField.values())
			.filter((field) -> field.diseases().contains(disease))
			.filter((field) -> page
				.select("#case-form [name='f." + field.key() + "'], #case-form [name='" + field.key()
						+ ".text'], #rows-" + field.key() + " [name^='" + field.key() + "[0]']")
				.isEmpty() || page.getElementById("f-" + field.key()) == null)
			.map(CaseField::key)
			.toList();
		assertThat(forgotten).as("fields without a place on the form").isEmpty();
		assertThat(page.select("#case-form [id]").eachAttr("id")).doesNotHaveDuplicates();
	}

	@Test
	void asksOnlyWhatConcernsTheDisease() {
		Document page = page(post("/cases/form", "id", UUID.randomUUID().toString(), "f.disease", "AML", "f.cmlPhase",
				"BLAST_MYELOID"));

		assertThat(page.getElementById("f-hclVariant")).isNull();
		assertThat(page.select("#f-cmlPhase option[selected]").text()).isEqualTo("Blast phase, myeloid");
		assertThat(page.text()).contains("not usually asked here");
	}

	@Test
	void startsUnknownAndNamesUnits() {
		Document page = page(post("/cases/form", "id", UUID.randomUUID().toString(), "f.disease", "AML"));

		assertThat(page.select("input[type=radio][checked]").not("[value='']")).isEmpty();
		assertThat(page.select("#f-wbc-unit").text()).isEqualTo("10\u2079/L");
		assertThat(page.select("#f-wbc").attr("aria-describedby")).isEqualTo("f-wbc-unit");
		assertThat(page.select(".faults")).isEmpty();
	}

	@Test
	void keepsWhatWasTypedWhenItCannotBeRead() {
		String id = UUID.randomUUID().toString();
		MvcTestResult answer = post("/cases", "id", id, "p.recordNumber", "P-1", "p.familyName", "<b>Testa</b>",
				"f.disease", "AML", "f.qtcf", "47l", "f.pregnant", "no", "f.sites.known", "these", "f.sites", "SKIN",
				"d.diagnosed", "2026-05", "d.relapsed", "2026-01", "alterations[0].gene", "FLT3", "alterations[0].kind",
				"ITD", "f.knownAbsent", "FLT3");
		assertThat(answer).hasStatus(422);
		Document page = page(answer);

		assertThat(page.select(".faults a").eachAttr("href")).containsExactlyInAnyOrder("#d-relapsed", "#f-knownAbsent",
				"#f-qtcf");
		Element number = page.getElementById("f-qtcf");
		assertThat(number).isNotNull();
		assertThat(number.val()).isEqualTo("47l");
		assertThat(number.attr("aria-describedby")).isEqualTo("f-qtcf-unit f-qtcf-error");
		assertThat(page.select("#f-qtcf-error").text()).contains("must be a plain number in ms");
		assertThat(page.select("[name='f.pregnant'][checked]").val()).isEqualTo("no");
		assertThat(page.select("[name='f.sites'][checked]").val()).isEqualTo("SKIN");
		assertThat(page.select("#p-familyName").val()).isEqualTo("<b>Testa</b>");
		assertThat(page.select("b")).isEmpty();
		assertThat(page.select("[name='alterations[0].gene']").val()).isEqualTo("FLT3");

		Document again = page(this.site.get().uri("/cases/" + id + "/edit").exchange());
		assertThat(again.select("#f-qtcf").val()).isEqualTo("47l");
	}

	@Test
	void storesACaseAndLeadsToItsAdvice() {
		String id = store("P-2", "f.ecog", "1", "f.bilirubinUln", "0,7");

		StoredCase stored = this.file.find(UUID.fromString(id)).orElseThrow();
		assertThat(stored.facts().number(CaseField.BILIRUBIN_ULN)).hasValue(0.7);
		Document patient = page(this.site.get().uri("/patients/" + stored.patientId()).exchange());
		assertThat(patient.text()).contains("Testa, Ada", "P-2", "AML");
		assertThat(patient.select("a[href='/cases/new?patient=" + stored.patientId() + "']").text())
			.isEqualTo("New relapse case");
		assertThat(page(this.site.get().uri("/?q=P-2").exchange()).select("#worklist tbody tr")).hasSize(1);
	}

	@Test
	void addsARowForTheTextThatWasTyped() {
		Document page = page(post("/cases/form", "id", UUID.randomUUID().toString(), "f.disease", "AML",
				"alterations.text", "flt3 itd 38", "act", "read-alterations"));

		assertThat(page.select("[name='alterations[0].gene']").val()).isEqualTo("FLT3");
		assertThat(page.select("[name='alterations[0].kind'] option[selected]").text()).isEqualTo("ITD");
		assertThat(page.select("[name='alterations[0].vafPercent']").val()).isEqualTo("38");
		assertThat(page.select("[name='alterations.text']").val()).isEmpty();
	}

	@Test
	void addsAndRemovesRowsWithoutScripts() {
		String id = UUID.randomUUID().toString();
		Document two = page(post("/cases/form", "id", id, "f.disease", "AML", "priorTherapies[0].name", "7+3", "act",
				"add-priorTherapies"));
		assertThat(two.select("#rows-priorTherapies .row-line")).hasSize(2);

		Document left = page(post("/cases/form", "id", id, "f.disease", "AML", "priorTherapies[0].name", "7+3",
				"priorTherapies[1].name", "FLAG-IDA", "act", "remove-priorTherapies-0"));
		assertThat(left.select("[name$='].name'][value]").eachAttr("value")).contains("FLAG-IDA").doesNotContain("7+3");
	}

	@Test
	void showsBothVersionsWhenSomebodyElseStoredMeanwhile() {
		String id = store("P-3", "f.ecog", "1");
		String version = version(id);
		assertThat(edit(id, version, "P-3", "f.ecog", "2", "f.lvef", "60")).hasStatus3xxRedirection();

		MvcTestResult late = edit(id, version, "P-3", "f.ecog", "3", "f.qtcf", "428");

		assertThat(late).hasStatus(409);
		Document page = page(late);
		assertThat(page.text()).contains("Two versions of this case", "You typed 3", "Stored now 2",
				"Left ventricular ejection fraction");
		Document chosen = Jsoup.parse(page.outerHtml());
		MockMvcTester.MockMvcRequestBuilder settle = this.site.post()
			.uri("/cases/" + id + "/settle")
			.with(csrf())
			.param("keep.ecog", "mine")
			.param("keep.lvef", "theirs")
			.param("keep.qtcf", "mine");
		chosen.select("main form input[type=hidden]").forEach((input) -> settle.param(input.attr("name"), input.val()));
		assertThat(settle.exchange()).hasStatus3xxRedirection();
		StoredCase stored = this.file.find(UUID.fromString(id)).orElseThrow();
		assertThat(stored.facts().number(CaseField.ECOG)).hasValue(3);
		assertThat(stored.facts().number(CaseField.LVEF)).hasValue(60);
		assertThat(stored.facts().number(CaseField.QTCF)).hasValue(428);
	}

	@Test
	void keepsADraftByItself() {
		String id = UUID.randomUUID().toString();
		MvcTestResult kept = this.site.post()
			.uri("/cases/draft")
			.with(csrf())
			.header("HX-Request", "true")
			.param("id", id)
			.param("p.familyName", "Halftyped")
			.exchange();

		assertThat(kept).hasStatusOk().bodyText().startsWith("Kept as draft").doesNotContain("<");
		assertThat(kept.getResponse().getHeader("HX-Replace-Url")).isEqualTo("/cases/" + id + "/edit");
		assertThat(page(this.site.get().uri("/?status=DRAFT&q=halftyped").exchange()).text()).contains("Halftyped",
				"Draft");
		assertThat(post("/cases/" + id + "/discard")).hasStatus3xxRedirection();
		assertThat(this.keeper.find(UUID.fromString(id))).isEmpty();
	}

	@Test
	void anUntouchedFormLeavesNothingBehind() {
		String id = UUID.randomUUID().toString();

		assertThat(post("/cases/draft", "id", id, "f.pregnant", "")).hasStatusOk();
		assertThat(this.keeper.find(UUID.fromString(id))).isEmpty();
	}

	@Test
	void aPatientCannotChangeSexOnTheWay() {
		String id = store("P-4", "f.sex", "F");
		StoredCase stored = this.file.find(UUID.fromString(id)).orElseThrow();

		Document page = page(post("/cases", "id", UUID.randomUUID().toString(), "patient",
				stored.patientId().toString(), "f.disease", "AML", "f.sex", "M"));

		assertThat(page.select(".faults").text()).contains("The record of the patient says Female");
	}

	@Test
	void findsAPatientByRecordNumber() {
		Document page = page(post("/cases/form", "id", UUID.randomUUID().toString(), "p.recordNumber", "m-1001", "act",
				"find-patient"));

		assertThat(page.select(".chosen-patient").text()).contains("M-1001", "born");
		assertThat(page.select("[name='p.familyName']")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/cases/{id}", "/cases/{id}/edit", "/patients/{id}", "/patients/{id}/edit",
			"/cases/new?patient={id}" })
	void whatDoesNotExistIsNotFound(String path) {
		assertThat(this.site.get().uri(path.replace("{id}", UUID.randomUUID().toString())).exchange()).hasStatus(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/cases/abc/edit", "/cases/1", "/patients/-1", "/cases/new?patient=abc",
			"/?page=x&sort=%27&dir=&status=NO&disease=XX&q=%25%00", "/patients?page=99999999999&q=!_%25" })
	void nonsenseInAnAddressIsNoFaultOfOurs(String path) {
		assertThat(this.site.get().uri(java.net.URI.create(path)).exchange())
			.satisfies((answer) -> assertThat(answer.getResponse().getStatus()).isIn(200, 400, 404));
	}

	@Test
	void nonsenseInAFormIsNoFaultOfOurs() {
		assertThat(post("/cases", "id", "abc")).hasStatus(400);
		assertThat(post("/cases")).hasStatus(400);
		assertThat(post("/cases/form", "id", UUID.randomUUID().toString(), "act", "remove-alterations-x", "patient",
				"x", "alterations[999].gene", "\u0000", "f.disease", "NONE", "f.sites", "MOON"))
			.hasStatusOk();
		assertThat(post("/cases", "id", UUID.randomUUID().toString(), "version", "7", "f.disease", "AML"))
			.hasStatus(404);
	}

	@Test
	void theEmptyListSaysWhatToDo() {
		assertThat(page(this.site.get().uri("/?q=nobodyatall").exchange()).select(".empty").text())
			.contains("No case fits this search.", "Show all open cases");
	}

	@Test
	void keepsAPatientInOnePieceWhenTwoPeopleEdit() {
		String id = store("P-5");
		UUID patient = this.file.find(UUID.fromString(id)).orElseThrow().patientId();
		assertThat(post("/patients/" + patient, "version", "0", "recordNumber", "P-5", "familyName", "Tester"))
			.hasStatus3xxRedirection();

		MvcTestResult late = post("/patients/" + patient, "version", "0", "recordNumber", "P-5", "familyName", "Testi");

		assertThat(late).hasStatus(409);
		assertThat(page(late).select("#familyName").val()).isEqualTo("Testi");
		assertThat(page(late).text()).contains("Stored now: Tester", "ada stored this patient");
	}

	@Test
	void namesWhatIsWrongWithAPatient() {
		Document page = page(post("/patients", "recordNumber", "M-1001", "familyName", "X", "born", "soon"));
		assertThat(page.select(".faults").text()).contains("This is not a date");

		page = page(post("/patients", "recordNumber", "m-1001", "familyName", "X"));
		assertThat(page.select(".faults").text()).contains("Another patient has this record number");
	}

	@Test
	void readsPastedFindingsIntoRowsToConfirm() {
		String id = UUID.randomUUID().toString();
		String text = "FLT3-ITD VAF 38 %, NPM1 not done, foo";
		Document read = page(
				post("/cases/form", "id", id, "act", "read-paste", "f.disease", "AML", "paste.text", text));

		assertThat(read.select("#paste-box").attr("open")).isNotEmpty();
		assertThat(read.select(".paste-row").text()).isEqualTo("FLT3 ITD, VAF 38 %");
		assertThat(read.select(".paste-open").text()).contains("NPM1 stays unknown: not done");
		assertThat(read.select(".paste-unread").text()).contains("foo", "names nothing that is known");
		assertThat(read.select("[name='alterations[0].gene']")).isEmpty();

		Document taken = page(post("/cases/form", "id", id, "act", "take-paste", "f.disease", "AML", "paste.text", text,
				"paste.read", text, "paste.take", "0"));
		assertThat(taken.select("[name='alterations[0].gene']").val()).isEqualTo("FLT3");
		assertThat(taken.select("#paste-text").text()).isEqualTo("foo");

		Document changed = page(post("/cases/form", "id", id, "act", "take-paste", "f.disease", "AML", "paste.text",
				"NPM1 wt", "paste.read", text, "paste.take", "0"));
		assertThat(changed.select("[name='alterations[0].gene']")).isEmpty();
		assertThat(changed.select("#paste-box").text()).contains("The text was changed");
	}

	@Test
	void doesNotStoreACaseWhosePastedFindingsWaitToBeTakenOver() {
		String id = UUID.randomUUID().toString();
		MvcTestResult refused = post("/cases", all(id, "P-paste", "", "paste.text", "NPM1 wt"));

		assertThat(refused).hasStatus(422);
		assertThat(page(refused).select(".faults").text()).contains("not taken over yet");
		assertThat(page(this.site.get().uri("/cases/" + id + "/edit").exchange()).select("#paste-text").text())
			.isEqualTo("NPM1 wt");
	}

	private String store(String recordNumber, String... more) {
		String id = UUID.randomUUID().toString();
		assertThat(post("/cases", all(id, recordNumber, "", more)).getResponse().getRedirectedUrl())
			.isEqualTo("/cases/" + id + "/advice");
		return id;
	}

	private MvcTestResult edit(String id, String version, String recordNumber, String... more) {
		return post("/cases", all(id, recordNumber, version, more));
	}

	private static String[] all(String id, String recordNumber, String version, String... more) {
		List<String> all = new java.util.ArrayList<>(List.of("id", id, "version", version, "p.recordNumber",
				recordNumber, "p.familyName", "Testa", "p.givenName", "Ada", "f.disease", "AML"));
		all.addAll(List.of(more));
		return all.toArray(String[]::new);
	}

	private String version(String id) {
		return page(this.site.get().uri("/cases/" + id + "/edit").exchange()).select("[name=version]").val();
	}

	private MvcTestResult post(String path, String... parameters) {
		MockMvcTester.MockMvcRequestBuilder request = this.site.post().uri(path).with(csrf());
		for (int at = 0; at < parameters.length; at += 2) {
			request.param(parameters[at], parameters[at + 1]);
		}
		return request.exchange();
	}

	private static Document page(MvcTestResult answer) {
		try {
			return Jsoup.parse(answer.getResponse().getContentAsString());
		}
		catch (java.io.UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
