package org.nextline.knowledge;

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
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/** Writing a rule in the editor, with plain form posts as a browser would send them. */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:editor;DB_CLOSE_DELAY=-1")
@AutoConfigureMockMvc
@ActiveProfiles("demo")
class EditorPagesTest {

	@Autowired
	private MockMvcTester browser;

	@Autowired
	private ProposalDesk desk;

	@Test
	void showsTheRuleInBoxesWithItsSentenceAndItsEffect() {
		Document page = page(open("AML-R-010"));
		assertThat(page.select(".condition-box h2").eachText()).containsExactly("When", "Unless");
		assertThat(page.select("#at-when .about").eachAttr("value")).anyMatch((value) -> value.contains("FLT3"));
		assertThat(page.select(".sentence").text()).startsWith("Applies when relapsed or primary refractory AML");
		assertThat(page.select(".effect")).hasSize(2);
		assertThat(page.select(".effect .truth-true")).isNotEmpty();
		assertThat(page.select("section[aria-labelledby=wrong] .obstacles")).isEmpty();
	}

	@Test
	void keepsWhatIsTypedAndShowsFaultsAtTheirPlaces() {
		UUID id = open("AML-R-011");
		Map<String, List<String>> form = form(page(id));
		String about = name(page(id), "Age");
		form.put("do", List.of("add:when"));
		Document added = send(id, form, HttpStatus.OK);
		Element line = added.select("#at-when > .sketch-parts > .sketch-line").last();
		assertThat(line.select(".about").val()).isEmpty();
		assertThat(line.select(".invalid").text()).contains("Choose what this statement is about");
		Map<String, List<String>> next = form(added);
		next.put(line.select(".about").attr("name"), List.of(about));
		next.put("do", List.of("look:when"));
		Document chosen = send(id, next, HttpStatus.OK);
		Element age = chosen.select("#at-when > .sketch-parts > .sketch-line").last();
		assertThat(age.select(".compare option").eachText()).contains("at least", "is not known");
		Map<String, List<String>> last = form(chosen);
		last.put(age.select(".compare").attr("name"), List.of(">="));
		last.put(age.select(".compare").attr("name").replace(".o", ".w"), List.of("1700"));
		last.put("do", List.of("store"));
		MvcTestResult stored = post(id, last);
		assertThat(stored).hasStatus(HttpStatus.FOUND);
		Document kept = page(id);
		assertThat(kept.select("#at-when .sketch-line").last().select("input[name$=.w]").val()).isEqualTo("1700");
		assertThat(kept.select("section[aria-labelledby=wrong] .obstacles").text()).contains("Age", "between");
	}

	@Test
	void aChangedAgeLimitChangesSentenceAndCases() {
		UUID id = open("AML-R-012");
		Map<String, List<String>> form = form(page(id));
		form.put("do", List.of("add:when"));
		Document added = send(id, form, HttpStatus.OK);
		String name = added.select("#at-when > .sketch-parts > .sketch-line").last().select(".about").attr("name");
		Map<String, List<String>> next = form(added);
		next.put(name, List.of("ageYears"));
		next.put(name.replace(".f", ".o"), List.of(">="));
		next.put(name.replace(".f", ".w"), List.of("90"));
		next.put("do", List.of("look:when"));
		Document page = send(id, next, HttpStatus.OK);
		assertThat(page.select(".sentence").text()).contains("at least 90");
		assertThat(page.select(".effect del").eachText()).contains("Supported");
		assertThat(page.select("section[aria-labelledby=wrong]").text()).contains("Nothing is wrong");
		assertThat(this.desk.change(id).entry().get("when").toString()).endsWith("ageYears >= 90");
	}

	@Test
	void twoWritersMeetOnAPageThatLosesNothing() {
		UUID id = open("AML-R-013");
		Map<String, List<String>> mine = form(page(id));
		RuleChange change = this.desk.change(id);
		Map<String, Object> theirs = new LinkedHashMap<>(change.entry());
		theirs.put("title", "Their title");
		this.desk.write(id, change.getVersion(), theirs, "", "eva");
		mine.put("title", List.of("My title"));
		mine.put("because", List.of("My reason"));
		mine.put("do", List.of("store"));
		Document conflict = send(id, mine, HttpStatus.CONFLICT);
		assertThat(conflict.text()).contains("Their title", "My title", "My reason", "eva");
		Map<String, List<String>> choice = form(conflict);
		choice.put("choose.title", List.of("theirs"));
		choice.put("choose.because", List.of("mine"));
		MockMvcTester.MockMvcRequestBuilder request = this.browser.post()
			.uri("/knowledge/changes/" + id + "/merge")
			.with(user("author").roles("AUTHOR"))
			.with(csrf());
		choice.forEach((key, values) -> request.param(key, values.toArray(String[]::new)));
		assertThat(request.exchange()).hasStatus(HttpStatus.FOUND);
		assertThat(this.desk.change(id).entry()).containsEntry("title", "Their title")
			.containsEntry("because", "My reason");
	}

	@Test
	void otherSectionsAreWrittenAsText() {
		UUID proposal = this.desk.open("Monitoring", "To try.", "author").getId();
		UUID id = this.desk.take(proposal, Section.CASES, "rt-first", "author").getId();
		Document page = page(id);
		assertThat(page.select("#text").text()).contains("RICHTER");
	}

	@Test
	void everyFaultOfOneFormStandsAtItsPlace() {
		UUID id = open("AML-R-010");
		Map<String, List<String>> form = form(page(id));
		form.keySet().removeIf((name) -> name.startsWith("c."));
		form.put("c.when.k", List.of("ALL"));
		line(form, "c.when.0", "ageYears", ">=", "60");
		line(form, "c.when.1", "ageYears", "<", "18");
		line(form, "c.when.2", "bilirubinUln", "<=", "150 %");
		line(form, "c.when.3", "Shoe size", "", "");
		line(form, "c.when.4", "PRIOR", "", "giltertinib");
		form.put("c.when.5.k", List.of("ANY"));
		form.put("agents", List.of("gilteritinib + wonderdrug"));
		form.put("sources", List.of("HEARSAY"));
		form.put("title", List.of(""));
		form.put("do", List.of("store"));
		assertThat(post(id, form)).hasStatus(HttpStatus.FOUND);
		Document page = page(id);
		Map.of("at-when.1", "nothing lies in both", "at-when.2", "is a percentage", "at-when.3",
				"No criterion or field", "at-when.4", "did you mean gilteritinib", "at-when.5", "This group is empty",
				"at-agents", "wonderdrug", "at-sources", "HEARSAY", "at-title", "This is missing")
			.forEach((place, words) -> {
				Element box = page.getElementById(place);
				assertThat(box).as(place).isNotNull();
				assertThat(box.select("> .invalid").text()).as(place).containsIgnoringCase(words);
			});
		assertThat(page.select("section[aria-labelledby=wrong] h2").text()).isEqualTo("Faults (8)");
		page.select("section[aria-labelledby=wrong] .obstacles a")
			.eachAttr("href")
			.forEach((place) -> assertThat(page.getElementById(place.substring(1))).as(place).isNotNull());
	}

	private static void line(Map<String, List<String>> form, String name, String about, String operator, String value) {
		form.put(name + ".k", List.of("LINE"));
		form.put(name + ".f", List.of(about));
		form.put(name + ".o", List.of(operator));
		form.put(name + ".w", List.of(value));
	}

	@Test
	void aGroupBecomesANamedCriterionOfTheProposal() {
		UUID id = open("AML-R-017");
		Map<String, List<String>> form = form(page(id));
		form.put("do", List.of("group:when.0"));
		Map<String, List<String>> grouped = form(send(id, form, HttpStatus.OK));
		grouped.put("c.when.0.1.k", List.of("LINE"));
		grouped.put("c.when.0.1.f", List.of("pregnant"));
		grouped.put("c.when.0.1.o", List.of("="));
		grouped.put("c.when.0.1.v", List.of("no"));
		grouped.put("_name.when.0", List.of("my name"));
		grouped.put("do", List.of("name:when.0"));
		assertThat(send(id, grouped, HttpStatus.OK).select(".faults").text()).contains("cannot be a name");
		grouped.put("_name.when.0", List.of("MY_FLT3"));
		Document named = send(id, grouped, HttpStatus.OK);
		assertThat(named.select("section[aria-labelledby=wrong]").text()).contains("Nothing is wrong");
		RuleChange change = this.desk.change(id);
		assertThat(change.entry().get("when").toString()).contains("MY_FLT3");
		assertThat(this.desk.folder(change.getProposalId()).changes())
			.filteredOn((one) -> one.getSection() == Section.DEFINITIONS)
			.singleElement()
			.satisfies((one) -> assertThat(one.getEntryKey()).isEqualTo("MY_FLT3"));
		assertThat(page(id).select("section[aria-labelledby=wrong]").text()).contains("Nothing is wrong");
	}

	@Test
	void everySectionHasAFormThatKeepsItsEntriesAsTheyAre() {
		UUID proposal = this.desk.open("All forms", "To try.", "author").getId();
		Map<Section, List<String>> keys = new LinkedHashMap<>();
		PackText text = PackText.of(this.desk.base(this.desk.folder(proposal).proposal()).files());
		text.places()
			.stream()
			.filter((place) -> EntryForm.known(place.section()))
			.forEach((place) -> keys.computeIfAbsent(place.section(), (section) -> new java.util.ArrayList<>())
				.add(place.key()));
		assertThat(keys).hasSizeGreaterThan(12);
		org.nextline.rules.Grammar grammar = this.desk.base(this.desk.folder(proposal).proposal()).book().grammar();
		keys.forEach((section, all) -> all.forEach((key) -> {
			Map<String, Object> entry = text.read(section, key).orElseThrow();
			EntryForm form = EntryForm.kept(section, EntryForm.of(section, entry, grammar).keep());
			EntryForm.Reading reading = form.read(entry, grammar);
			assertThat(EntryDiff.of(entry, reading.entry())).as(section + " " + key).isEmpty();
		}));
		for (Section section : List.of(Section.CARE, Section.CANDIDACY, Section.CONDITIONS)) {
			RuleChange change = this.desk.take(proposal, section, keys.get(section).get(0), "author");
			Map<String, List<String>> form = form(page(change.getId()));
			form.put("do", List.of("store"));
			assertThat(post(change.getId(), form)).as(section.name()).hasStatus(HttpStatus.FOUND);
			assertThat(EntryDiff.of(change.before(), this.desk.change(change.getId()).entry())).as(section.name())
				.isEmpty();
		}
	}

	@Test
	void whatToWatchIsWrittenInRows() {
		UUID proposal = this.desk.open("Monitoring", "To try.", "author").getId();
		UUID id = this.desk.take(proposal, Section.MONITORING, "AML-MO-06", "author").getId();
		Map<String, List<String>> form = form(page(id));
		form.put("watch.0.act", List.of("if qtcf > 480 -> look again\nseen a rash -> stop"));
		form.put("do", List.of("store"));
		assertThat(post(id, form)).hasStatus(HttpStatus.FOUND);
		assertThat(this.desk.change(id).entry().get("watch").toString()).contains("if=qtcf > 480, do=look again",
				"seen=a rash, do=stop");
		form = form(page(id));
		form.put("watch.0.act", List.of("when it hurts"));
		form.put("watch.0.when", List.of("every full moon"));
		form.put("for", List.of("wonderdrug"));
		form.put("do", List.of("store"));
		assertThat(post(id, form)).hasStatus(HttpStatus.FOUND);
		Document page = page(id);
		assertThat(page.getElementById("at-watch.0.act").select(".invalid").text()).contains("an arrow");
		assertThat(page.getElementById("at-for").select(".invalid").text()).contains("wonderdrug");
		assertThat(page.getElementById("at-watch.0.when").select(".invalid").text()).isNotEmpty();
	}

	private UUID open(String rule) {
		UUID proposal = this.desk.open("Change " + rule, "To try.", "author").getId();
		return this.desk.take(proposal, Section.RULES, rule, "author").getId();
	}

	private static String name(Document page, String begins) {
		return page.select("#abouts option")
			.eachAttr("value")
			.stream()
			.filter((value) -> value.startsWith(begins))
			.findFirst()
			.orElseThrow();
	}

	/** What a browser would send: every named field as it stands. */
	private static Map<String, List<String>> form(Document page) {
		Map<String, List<String>> fields = new LinkedHashMap<>();
		page.select("main form").first().select("input[name], select[name], textarea[name]").forEach((field) -> {
			boolean choice = List.of("checkbox", "radio").contains(field.attr("type"));
			if (choice && !field.hasAttr("checked")) {
				return;
			}
			String value = field.tagName().equals("select") ? field.select("option[selected]").attr("value")
					: field.tagName().equals("textarea") ? field.wholeText() : field.attr("value");
			fields.merge(field.attr("name"), List.of(value),
					(left, right) -> java.util.stream.Stream.concat(left.stream(), right.stream()).toList());
		});
		return fields;
	}

	private Document page(UUID id) {
		MvcTestResult answer = this.browser.get()
			.uri("/knowledge/changes/" + id)
			.with(user("author").roles("AUTHOR"))
			.exchange();
		assertThat(answer).hasStatusOk();
		return Jsoup.parse(text(answer));
	}

	private Document send(UUID id, Map<String, List<String>> form, HttpStatus status) {
		MvcTestResult answer = post(id, form);
		assertThat(answer).hasStatus(status);
		return Jsoup.parse(text(answer));
	}

	private MvcTestResult post(UUID id, Map<String, List<String>> form) {
		MockMvcTester.MockMvcRequestBuilder request = this.browser.post()
			.uri("/knowledge/changes/" + id)
			.with(user("author").roles("AUTHOR"))
			.with(csrf());
		form.forEach((key, values) -> {
			if (!key.equals("_csrf")) {
				request.param(key, values.toArray(String[]::new));
			}
		});
		return request.exchange();
	}

	private static String text(MvcTestResult answer) {
		try {
			return answer.getResponse().getContentAsString();
		}
		catch (java.io.UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
