package org.nextline.knowledge;

import java.util.ArrayList;
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

/** Making tests, with plain form posts as a browser would send them. */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:editor;DB_CLOSE_DELAY=-1")
@AutoConfigureMockMvc
@ActiveProfiles("demo")
class TestWritingPagesTest {

	@Autowired
	private MockMvcTester browser;

	@Autowired
	private ProposalDesk desk;

	@Autowired
	private CaseArchive archive;

	@Test
	void aTestIsTypedIntoAFormAndStandsInTheDraft() {
		UUID id = proposal();
		String write = "/knowledge/tests/write?row=AML-R-015&proposal=" + id;
		Document page = read(write);
		assertThat(page.select(".faults")).as("an empty form is not scolded").isEmpty();
		List<String> form = form(page);
		put(form, "like", "aml-fit-flt3");
		put(form, "fact", "qtcf");
		put(form, "do", "add");
		Document added = Jsoup.parse(text(send("/knowledge/tests/write", HttpStatus.OK, form)));
		assertThat(added.select(".fact-row label").first().text()).contains("QTc");
		assertThat(added.select("input[autofocus]").attr("name")).isEqualTo("f.0.v");
		form = form(added);
		put(form, "f.0.v", "9000");
		put(form, "do", "store");
		Document refused = Jsoup.parse(text(send("/knowledge/tests/write", HttpStatus.UNPROCESSABLE_CONTENT, form)));
		assertThat(refused.select("main .faults li").eachText()).hasSize(3)
			.anyMatch((fault) -> fault.contains("not possible"));
		assertThat(refused.select("[name=f.0.v]").val()).as("what was typed is kept").isEqualTo("9000");
		form = form(refused);
		put(form, "f.0.v", "520");
		put(form, "name", "QTc 520 ms");
		put(form, "do", "look");
		Document looked = Jsoup.parse(text(send("/knowledge/tests/write", HttpStatus.OK, form)));
		String word = looked.select("#beside button[value^=expect:]").attr("value");
		assertThat(word).isNotEmpty();
		form = form(looked);
		put(form, "do", word);
		Document expected = Jsoup.parse(text(send("/knowledge/tests/write", HttpStatus.OK, form)));
		assertThat(expected.select("#beside .note-good").text()).contains("what you expect");
		form = form(expected);
		put(form, "do", "store");
		send("/knowledge/tests/write", HttpStatus.FOUND, form);
		List<Map<?, ?>> tests = tests(id, "AML-R-015");
		assertThat(tests.get(tests.size() - 1).get("name")).isEqualTo("QTc 520 ms");
		String key = "AML-R-015." + tests.size();
		Document edit = read("/knowledge/tests/write?proposal=" + id + "&test=" + key);
		form = form(edit);
		put(form, "name", "QTc too long");
		put(form, "do", "store");
		send("/knowledge/tests/write", HttpStatus.FOUND, form);
		assertThat(tests(id, "AML-R-015").get(tests.size() - 1).get("name")).isEqualTo("QTc too long");
		put(form, "name", "written by a slow hand");
		assertThat(text(send("/knowledge/tests/write", HttpStatus.CONFLICT, form))).contains("written by a slow hand",
				"meanwhile");
		Document one = read("/knowledge/tests/one/" + key + "?proposal=" + id);
		Element remove = one.select("form[action$=/remove]").first();
		List<String> fields = new ArrayList<>();
		remove.select("input").forEach((input) -> put(fields, input.attr("name"), input.val()));
		send("/knowledge/tests/remove", HttpStatus.FOUND, fields);
		assertThat(tests(id, "AML-R-015")).hasSize(tests.size() - 1);
	}

	@Test
	void aStoredCaseBecomesATestWithoutItsPatient() {
		UUID id = proposal();
		CaseArchive.Entry stored = this.archive.search("FLT3", 1).get(0);
		String write = "/knowledge/tests/write?row=AML-R-011&proposal=" + id;
		assertThat(read(write + "&find=FLT3").select("a[href*=case]").eachAttr("href"))
			.anyMatch((address) -> address.contains(stored.id().toString()));
		Document page = read(write + "&case=" + stored.id());
		assertThat(page.select(".removed").text()).contains("never come with a case", "Dates");
		assertThat(page.select(".fact-row")).hasSizeGreaterThan(20);
		assertThat(page.select("main").html()).doesNotContain("2026-");
		List<String> form = form(page);
		put(form, "expect", "NOT_APPLICABLE");
		put(form, "do", "store");
		send("/knowledge/tests/write", HttpStatus.FOUND, form);
		assertThat(tests(id, "AML-R-011")).last().satisfies((test) -> assertThat(test.get("like")).isNull());
	}

	@Test
	void casesAreProposedAtEveryNumberAndAcceptedAsTheyAreCorrected() {
		UUID id = proposal();
		Document page = read("/knowledge/tests/propose?row=AML-R-010&proposal=" + id);
		assertThat(page.select(".proposed-why").eachText())
			.anyMatch((why) -> why.contains("above 500") && why.endsWith("exactly on it"))
			.anyMatch((why) -> why.contains("not known"));
		int before = tests(id, "AML-R-010").size();
		Element exactly = page.select(".proposed-test")
			.stream()
			.filter((one) -> one.text().contains("500 ms: exactly on it"))
			.findFirst()
			.orElseThrow();
		String number = exactly.select("[name=accept]").val();
		List<String> form = form(page);
		put(form, "accept", number);
		put(form, "name." + number, "exactly 500 ms");
		send("/knowledge/tests/propose", HttpStatus.FOUND, form);
		assertThat(tests(id, "AML-R-010")).hasSize(before + 1)
			.last()
			.satisfies((test) -> assertThat(test.get("name")).isEqualTo("exactly 500 ms"));
		assertThat(read("/knowledge/tests/propose?row=AML-R-010&proposal=" + id).select(".proposed-test").eachText())
			.as("what is tested is not proposed again")
			.noneMatch((one) -> one.contains("500 ms: exactly on it"))
			.anyMatch((one) -> one.contains("500 ms: above"));
		DraftPack draft = this.desk.draft(this.desk.folder(id));
		assertThat(draft.faults()).isEmpty();
	}

	@Test
	void aCaseIsFoundForAStatementThatNoTestHasSeen() {
		UUID id = proposal();
		Document page = read("/knowledge/tests/coverage?row=AML-S-011&proposal=" + id);
		String address = page.select(".propose-one").attr("href");
		assertThat(address).as("something is not seen yet").isNotEmpty();
		Document proposed = read(address);
		assertThat(proposed.select(".proposed-test")).hasSize(1);
		send("/knowledge/tests/propose", HttpStatus.FOUND, form(proposed));
		assertThat(tests(id, "AML-S-011")).hasSize(1);
		assertThat(read("/knowledge/tests/coverage?row=AML-S-011&proposal=" + id).select("#own ~ ul a")).hasSize(1);
	}

	@Test
	void aNewTestIsBegunInANewProposal() {
		List<String> form = new ArrayList<>();
		put(form, "row", "AML-R-9999");
		put(form, "where", "new");
		Document refused = Jsoup.parse(text(send("/knowledge/tests/begin", HttpStatus.UNPROCESSABLE_CONTENT, form)));
		assertThat(refused.select("main .faults li")).hasSize(2);
		assertThat(refused.select("#b-row").val()).isEqualTo("AML-R-9999");
		put(form, "row", "AML-R-010");
		put(form, "title", "More tests");
		MvcTestResult begun = send("/knowledge/tests/begin", HttpStatus.FOUND, form);
		assertThat(read(begun.getResponse().getRedirectedUrl()).select("h1").text()).contains("New test");
		assertThat(
				this.browser.get().uri("/knowledge/tests/begin").with(user("clinician").roles("CLINICIAN")).exchange())
			.hasStatus(HttpStatus.FORBIDDEN);
	}

	private UUID proposal() {
		return this.desk.open("More tests", "To try.", "author").getId();
	}

	private List<Map<?, ?>> tests(UUID proposal, String row) {
		List<Map<?, ?>> tests = new ArrayList<>();
		this.desk.folder(proposal)
			.changes()
			.stream()
			.filter((change) -> change.getEntryKey().equals(row))
			.forEach((change) -> ((List<?>) change.entry().getOrDefault("examples", List.of()))
				.forEach((one) -> tests.add((Map<?, ?>) one)));
		if (tests.isEmpty()) {
			PackText.of(ShippedPack.files())
				.read(Section.RULES, row)
				.ifPresent((entry) -> ((List<?>) entry.getOrDefault("examples", List.of()))
					.forEach((one) -> tests.add((Map<?, ?>) one)));
		}
		return tests;
	}

	/** The form of a page as names and values, the last of them being what is set. */
	private static List<String> form(Document page) {
		List<String> fields = new ArrayList<>();
		page.select("main form[method=post] input, main form[method=post] select").forEach((field) -> {
			boolean box = field.attr("type").equals("checkbox") || field.attr("type").equals("radio");
			if (box && !field.hasAttr("checked")) {
				return;
			}
			String value = field.nameIs("select") ? field.select("option[selected]").attr("value") : field.val();
			if (!field.attr("name").isEmpty()) {
				fields.add(field.attr("name"));
				fields.add(value);
			}
		});
		return fields;
	}

	private static void put(List<String> form, String name, String value) {
		for (int index = 0; index < form.size(); index += 2) {
			if (form.get(index).equals(name)) {
				form.set(index + 1, value);
				return;
			}
		}
		form.add(name);
		form.add(value);
	}

	private Document read(String address) {
		MvcTestResult answer = this.browser.get().uri(java.net.URI.create(address)).with(author()).exchange();
		assertThat(answer).hasStatusOk();
		return Jsoup.parse(text(answer));
	}

	private MvcTestResult send(String address, HttpStatus status, List<String> fields) {
		MockMvcTester.MockMvcRequestBuilder request = this.browser.post().uri(address).with(author()).with(csrf());
		for (int index = 0; index < fields.size(); index += 2) {
			request.param(fields.get(index), fields.get(index + 1));
		}
		MvcTestResult answer = request.exchange();
		assertThat(answer).hasStatus(status);
		return answer;
	}

	private static String text(MvcTestResult answer) {
		try {
			return answer.getResponse().getContentAsString();
		}
		catch (java.io.UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static UserRequestPostProcessor author() {
		return user("author").roles("AUTHOR");
	}

}
