package org.nextline.knowledge;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** What the pages of the library say. */
@SpringBootTest
@ActiveProfiles("demo")
@WithMockUser(roles = "AUDITOR")
class KnowledgePagesTest {

	@Autowired
	private WebApplicationContext application;

	@Autowired
	private Library library;

	private MockMvcTester pages;

	@BeforeEach
	void open() {
		this.pages = MockMvcTester.from(this.application,
				(builder) -> builder.apply(SecurityMockMvcConfigurers.springSecurity()).build());
	}

	private MvcTestResult get(String address) {
		return this.pages.get().uri(URI.create(address)).exchange();
	}

	private Document read(String address) {
		MvcTestResult answer = get(address);
		assertThat(answer).as(address).hasStatusOk();
		return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	@Test
	void namesTheReleaseAndWhatItHolds() {
		Document page = read("/knowledge");
		Release release = this.library.current().release();

		assertThat(page.text()).contains("Release " + release.version(), release.sha256(), "safety rows on");
		assertThat(page.select("#found tbody tr")).hasSize(25);
		assertThat(page.select(".pager").text()).startsWith("Page 1 of");
		assertThat(page.select("[style], script:not([src])")).isEmpty();
	}

	@Test
	void oneSearchFindsRulesAgentsAndSources() {
		Document page = read("/knowledge?q=gilteritinib");

		assertThat(page.select("#found-agents ~ ul").text()).contains("Gilteritinib");
		assertThat(page.select("#found-sources ~ ul").text()).contains("ADMIRAL");
		assertThat(page.select(".rules-table").text()).contains("AML-R-010");
	}

	@Test
	void findsRulesByGeneAndByBrandName() {
		assertThat(read("/knowledge?q=xospata&kind=OPTION").select(".rules-table").text()).contains("AML-R-010");
		assertThat(read("/knowledge?q=T315I&disease=CML").select(".rules-table").text()).contains("CML-R-");
	}

	@Test
	void narrowsByDiseaseKindCategoryAndCheckMark() {
		Document page = read("/knowledge?disease=CLL&kind=OPTION&category=BTK_INHIBITOR");

		assertThat(page.select(".rules-table tbody tr")).isNotEmpty()
			.allSatisfy((row) -> assertThat(row.text()).contains("Option", "CLL"));
		assertThat(read("/knowledge?check=M").select(".rules-table tbody .check-m")).hasSize(25);
	}

	@Test
	void keepsTheSearchWhileSortingAndTurningPages() {
		Document page = read("/knowledge?q=venetoclax&disease=AML&sort=title&dir=desc");

		assertThat(page.select("th[aria-sort=descending]").text()).isEqualTo("About");
		assertThat(page.select("a[rel=next]").attr("href")).contains("q=venetoclax", "disease=AML", "sort=title",
				"dir=desc", "page=2");
	}

	@Test
	void saysWhatToDoWhenNothingFits() {
		assertThat(read("/knowledge?q=" + encoded("no such <b>drug</b> & more")).select(".empty").text())
			.contains("Show all rows");
	}

	@Test
	void readsNonsenseInTheAddressAsTheDefault() {
		assertThat(read("/knowledge?disease=MEASLES&sort=colour&page=-3").select(".rules-table tbody tr")).hasSize(25);
		assertThat(read("/knowledge?page=9999").select(".pager").text()).startsWith("Previous");
	}

	@Test
	void everySectionOfThePackCanBeReached() {
		Shelf shelf = this.library.current();
		for (RuleLine.Kind kind : RuleLine.Kind.values()) {
			boolean some = shelf.rows().stream().anyMatch((line) -> line.kind() == kind);
			if (some) {
				assertThat(read("/knowledge?kind=" + kind).select(".rules-table tbody tr")).as(kind.name())
					.isNotEmpty()
					.allSatisfy((row) -> assertThat(row.select("a.rule-id").attr("href")).startsWith(kind.rule()
							? "/knowledge/rules/" : "/knowledge/entries/" + kind.section().key() + "?key="));
			}
		}
		assertThat(shelf.rows().stream().map(RuleLine::kind)).contains(RuleLine.Kind.DEFINITION, RuleLine.Kind.CARE,
				RuleLine.Kind.MONITORING, RuleLine.Kind.TEST, RuleLine.Kind.INTERACTION, RuleLine.Kind.FORECLOSURE,
				RuleLine.Kind.CANDIDACY, RuleLine.Kind.FINDING, RuleLine.Kind.CONDITION, RuleLine.Kind.CARD,
				RuleLine.Kind.CASE);
	}

	@Test
	void everyEntryHasItsPage() {
		assertThat(this.library.current().rows().stream().filter((line) -> !line.kind().rule())).isNotEmpty()
			.allSatisfy((line) -> assertThat(
					read("/knowledge/entries/" + line.kind().section().key() + "?key=" + encoded(line.id()))
						.select("h1")
						.text())
				.isNotEmpty());
	}

	@Test
	void narrowsByAgentGeneStrengthAndOwner() {
		assertThat(read("/knowledge?agent=Xospata&kind=OPTION").select(".rules-table .line-title").eachText())
			.isNotEmpty()
			.anyMatch((title) -> title.startsWith("Gilteritinib"));
		assertThat(read("/knowledge?gene=MEN1").select(".rules-table a.rule-id").eachText()).isNotEmpty()
			.doesNotContain("AML-R-010");
		assertThat(read("/knowledge?degree=AVOID&kind=SAFETY").select(".rules-table tbody tr").eachText()).isNotEmpty()
			.allMatch((row) -> row.contains("Avoid") || row.contains("or other"));
		assertThat(read("/knowledge?owner=" + encoded("Rule board")).select(".rules-table tbody tr")).hasSize(25);
		assertThat(read("/knowledge?review=OVERDUE").select(".empty").text()).contains("Show all rows");
		assertThat(read("/knowledge?agent=tea").select("#found .note").text()).contains("tea");
	}

	@Test
	void aNamedCriterionTellsWhereItIsUsed() {
		Document page = read("/knowledge/entries/definitions?key=FLT3_MUT");

		assertThat(page.select("#users ~ ul a").eachText()).anyMatch((line) -> line.startsWith("AML-R-010"));
		assertThat(page.select(".sentence-line").text()).contains("FLT3 ITD detected at this relapse");
		assertThat(page.select("#history ~ ol").text()).contains("came with the application");
	}

	@Test
	void aRuleSaysWhoLooksAfterItAndWhereItComesFrom() {
		Document page = read("/knowledge/rules/AML-R-010");

		assertThat(page.select(".upkeep").text()).contains("Rule board", "23 Nov 2027");
		assertThat(page.select("#history ~ ol").text()).contains("came with the application");
		assertThat(page.select(".sentence-line").text()).startsWith("Applies when relapsed or primary refractory AML");
	}

	@Test
	void aRuleSaysOnHowManyStoredCasesItFires() throws InterruptedException {
		String firing = "";
		for (int turn = 0; turn < 240 && !firing.contains("Fires on"); turn++) {
			firing = read("/knowledge/rules/AML-R-010/firing").text();
			Thread.sleep(250);
		}
		assertThat(firing).containsPattern("Fires on [1-9]\\d* of \\d+ stored cases")
			.contains("Release " + this.library.current().release().version());
		assertThat(read("/knowledge/rules/AML-R-010").select("#firing").text()).contains("Fires on");
		assertThat(get("/knowledge/rules/AML-R-999/firing")).hasStatus(404);
	}

	@Test
	void upkeepSaysWhoLooksAfterWhatAndWhenItIsDue() {
		assertThat(read("/knowledge/upkeep").text()).contains("Rule board", "The next is due on 23 Nov 2027",
				"No source is marked as retracted");
		assertThat(read("/knowledge/upkeep?due=LATER&owner=" + encoded("Rule board")).select(".rules-table tbody tr"))
			.hasSize(25)
			.allSatisfy((row) -> assertThat(row.text()).contains("Rule board"));
	}

	@Test
	void aRuleWithoutStatusShowsNoEmptyTable() {
		String id = this.library.current()
			.book()
			.rules()
			.stream()
			.filter((rule) -> rule.regulatory().isEmpty())
			.findFirst()
			.orElseThrow()
			.id();

		assertThat(read("/knowledge/rules/" + id).select("section[aria-labelledby=regulatory] table")).isEmpty();
	}

	@Test
	void aRuleIsReadableOnOnePage() {
		Document page = read("/knowledge/rules/AML-R-010");

		assertThat(page.select("h1").text()).isEqualTo("Gilteritinib");
		assertThat(page.select("main").text()).contains("Suggested when", "Unless",
				"AML_RR AND ADULT AND FLT3_MUT AND ACTIVE_TX", "FAILED(gilteritinib) OR pregnant = yes OR qtcf > 500",
				"QTc (Fridericia) above 500 ms", "Evidence A: randomised trial", "ADMIRAL, 371 patients",
				"FDA Approved 28 Nov 2018", "EC Approved Oct 2019", "120 mg once daily",
				"fit woman of 58, FLT3-ITD at first relapse Supported", "asks for FLT3", "Citation confirmed",
				"Checked against the source (V)");
	}

	@Test
	void aSafetyRowIsReadableAndSaysWhatIsToBeConfirmed() {
		assertThat(read("/knowledge/rules/AML-S-012").select("main").text()).contains("Safety row", "Holds when",
				"QTc (Fridericia) above 450 ms", "QTc (Fridericia) at most 500 ms", "To be confirmed locally (P).",
				"Caution whenever it holds", "correct electrolytes and co-medication first");
	}

	@Test
	void everyRuleAndSourceHasItsPage() {
		Shelf shelf = this.library.current();

		assertThat(shelf.rules()).allSatisfy((line) -> read("/knowledge/rules/" + line.id()));
		assertThat(shelf.sources()).allSatisfy((line) -> read("/knowledge/sources/" + encoded(line.source().id())));
	}

	@Test
	void everyAgentHasItsPage() {
		assertThat(this.library.current().agents()).allSatisfy(
				(line) -> assertThat(read("/knowledge/agents?key=" + encoded(line.agent().key())).select("h1").text())
					.isEqualToNormalizingWhitespace(line.agent().name()));
	}

	@Test
	void anAgentTellsWhereItStands() {
		Document page = read("/knowledge/agents?key=gilteritinib");

		assertThat(page.select("main").text()).contains("FLT3 inhibitor", "Xospata", "AML-R-010", "AML-S-011",
				"FDA Approved 28 Nov 2018");
		assertThat(read("/knowledge/agents/gilteritinib").select("h1").text()).isEqualTo("Gilteritinib");
		assertThat(read("/knowledge/agents?key=idarubicin").select("main").text()).contains("Part of",
				"FLAG-IDA + venetoclax");
	}

	@Test
	void theListsOfAgentsAndSourcesCanBeSearched() {
		assertThat(read("/knowledge/agents?q=vanflyta").select("tbody").text()).contains("Quizartinib");
		assertThat(read("/knowledge/agents?class=MENIN_INHIBITOR&sort=suggested").select("tbody").text())
			.contains("Revumenib");
		assertThat(read("/knowledge/sources?q=" + encoded("2022 ELN")).select("tbody").text()).contains("ELN2022");
		assertThat(read("/knowledge/sources/ADMIRAL").select("main").text()).contains("What rests on it", "AML-R-010");
	}

	@Test
	void aSourceLeadsToWhereItCanBeRead() {
		assertThat(read("/knowledge/sources/ELN2022").select("main a[href^=https://]").eachText())
			.containsExactly("https://doi.org/10.1182/blood.2022016867");
	}

	@Test
	void aRegimenIsFoundWhereItsPartsAreNamed() {
		assertThat(
				read("/knowledge/agents?q=" + encoded("ATRA + arsenic trioxide")).select("tbody td").eachText().get(2))
			.isNotEqualTo("0");
	}

	@Test
	void theTablesForCmlNameTheirFindings() {
		assertThat(read("/knowledge/agents?key=ponatinib").select("#cells ~ div tbody th").eachText()).isNotEmpty()
			.doesNotContain("");
	}

	@Test
	void everyLinkOfTheFirstPagesLeadsSomewhere() {
		List<String> links = Stream
			.of("/knowledge?q=" + encoded("CD19 CAR"), "/knowledge/agents", "/knowledge/sources",
					"/knowledge/rules/AML-R-010")
			.flatMap((address) -> read(address).select("main a[href^=/knowledge]").eachAttr("href").stream())
			.distinct()
			.toList();

		assertThat(links).isNotEmpty().allSatisfy(this::read);
	}

	@Test
	void anAgentTellsWhatToWatchAndWhatItMeetsOtherDrugsWith() {
		Document page = read("/knowledge/agents?key=gilteritinib");

		assertThat(page.select("#watched ~ .table-frame").text()).contains("ECG", "before the start; on days 8 and 15",
				"No response by 6 months");
		assertThat(page.select("#interactions ~ ul").text()).isNotEmpty();
		assertThat(read("/knowledge/agents?key=" + encoded("allopurinol")).select("#watched ~ .empty").text())
			.contains("follow-up of its category");
	}

	@Test
	void aRuleTellsWhatToWatchAsATable() {
		assertThat(read("/knowledge/rules/AML-R-010").select("#monitoring ~ .table-frame tbody tr").eachText())
			.anyMatch((row) -> row.startsWith("ECG before the start"));
		assertThat(read("/knowledge/rules/AML-R-001").select("#monitoring ~ .table-frame tbody tr")).isNotEmpty();
	}

	@Test
	void aSourceTellsWhenItHasToBeLookedThroughAgain() {
		assertThat(read("/knowledge/sources/ADMIRAL").select("main").text())
			.contains("Content of 23 Nov 2026, to be looked through again by 23 Nov 2027.");
		assertThat(read("/knowledge/sources").select("tbody td").eachText()).contains("23 Nov 2027");
		assertThat(read("/knowledge/sources?sort=review").select("th[aria-sort=ascending]").text())
			.isEqualTo("Review due");
	}

	@Test
	void theSearchOfTheFrameFindsAgentsRulesAndSourcesTogether() {
		Document page = read("/knowledge/search?q=xospata");

		assertThat(page.select("#found-agents ~ ul a").eachText()).first().isEqualTo("Gilteritinib");
		assertThat(page.select("#found-rules ~ ul").text()).contains("AML-R-010");
		assertThat(page.select(".count").text()).endsWith("found");
		assertThat(page.select("header form[role=search]").attr("action")).isEqualTo("/knowledge/search");
	}

	@Test
	void theSearchSaysHowItReadAMisspeltWord() {
		assertThat(read("/knowledge/search?q=giltertinib").select(".count").text()).contains("giltertinib",
				"this is what “gilteritinib” finds");
	}

	@Test
	void theSearchSaysWhatToDoWhenNothingIsAskedOrFound() {
		assertThat(read("/knowledge/search").select(".empty a").eachAttr("href"))
			.contains("/knowledge/search?q=Xospata");
		assertThat(read("/knowledge/search?q=" + encoded("<b>zzzzzz</b>")).select(".empty").text())
			.contains("<b>zzzzzz</b>", "Look through the agents");
		assertThat(read("/knowledge/search?q=no").select(".count").text()).endsWith("found");
	}

	@Test
	void everyLinkOfTheSearchLeadsSomewhere() {
		List<String> links = read("/knowledge/search?q=venetoclax").select("main a[href^=/knowledge]").eachAttr("href");

		assertThat(links).hasSizeGreaterThan(20).allSatisfy(this::read);
	}

	@Test
	void whatIsNotInTheBookIsNotFound() {
		assertThat(Stream.of("/knowledge/rules/AML-R-999", "/knowledge/agents?key=", "/knowledge/agents?key=tea",
				"/knowledge/agents/tea", "/knowledge/sources/HEARSAY"))
			.allSatisfy((address) -> assertThat(get(address)).as(address).hasStatus(404));
	}

}
