package org.nextline.suggestions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nextline.cases.CaseFile;
import org.nextline.cases.StoredCase;

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

/** Advice as it was shown can be replayed and verified. */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:receipts;DB_CLOSE_DELAY=-1")
@AutoConfigureMockMvc
@ActiveProfiles("demo")
@WithMockUser(roles = "CLINICIAN")
class ReceiptsTest {

	@Autowired
	private Receipts receipts;

	@Autowired
	private CaseFile cases;

	@Autowired
	private TherapyAdvisor advisor;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester browser;

	@BeforeEach
	void nothingKept() {
		for (String table : List.of("case_decision_rule", "case_decision", "case_watch", "stored_advice")) {
			this.jdbc.sql("delete from " + table).update();
		}
	}

	@Test
	void everySampleCaseVerifiesAsIdentical() {
		List<StoredCase> all = this.cases.after(null, 100);
		assertThat(all).hasSizeGreaterThan(20).allSatisfy((relapse) -> {
			Receipt kept = this.receipts.keep(relapse, this.advisor.advise(relapse.facts()), "clinician");
			Receipt stored = this.receipts.find(kept.id()).orElseThrow();
			assertThat(stored).isEqualTo(kept);
			assertThat(this.receipts.verify(stored).differences()).isEmpty();
		});
	}

	@Test
	void theSameAdviceIsKeptOnce() {
		StoredCase relapse = this.cases.after(null, 1).get(0);
		Receipt first = this.receipts.keep(relapse, this.advisor.advise(relapse.facts()), "clinician");
		Receipt second = this.receipts.keep(relapse, this.advisor.advise(relapse.facts()), "another");
		assertThat(second).isEqualTo(first);
		assertThat(this.receipts.of(relapse.id())).hasSize(1);
	}

	@Test
	void tamperingWithTheAnswerIsNamedOptionByOption() {
		Receipt kept = kept(1);
		tamper(kept, "answer = replace(answer, '\"SUPPORTED\"', '\"CONDITIONAL\"')");
		Verification found = this.receipts.verify(this.receipts.find(kept.id()).orElseThrow());
		assertThat(found.identical()).isFalse();
		assertThat(found.row()).anySatisfy((one) -> assertThat(one).startsWith("The answer is not the one"))
			.noneSatisfy((one) -> assertThat(one).startsWith("The facts are not"));
		StoredAnswer.Option first = this.receipts.answer(kept).orElseThrow().options().get(0);
		assertThat(found.options()).contains(first.title() + ": stored as conditional, "
				+ first.strengthLabel().toLowerCase(java.util.Locale.ROOT) + ", rank 1; follows now as supported, "
				+ first.strengthLabel().toLowerCase(java.util.Locale.ROOT) + ", rank 1.");
	}

	@Test
	void tamperingWithTheFactsIsNamed() {
		Receipt kept = kept(1);
		tamper(kept, "asked = replace(asked, '\"sex\":\"F\"', '\"sex\":\"M\"'), "
				+ "answer = replace(answer, '\"rank\":1,', '\"rank\":7,')");
		Verification found = this.receipts.verify(this.receipts.find(kept.id()).orElseThrow());
		assertThat(found.identical()).isFalse();
		assertThat(found.row()).contains("The hash of the whole row does not fit its content.");
		assertThat(found.options()).anySatisfy((one) -> assertThat(one).contains("rank 7; follows now as"));
	}

	@Test
	void aReleaseThatIsNotTheOneAskedIsNamed() {
		Receipt kept = kept(1);
		tamper(kept, "release_sha256 = '" + "0".repeat(64) + "'");
		assertThat(this.receipts.verify(this.receipts.find(kept.id()).orElseThrow()).row())
			.anySatisfy((one) -> assertThat(one).contains("is not the one that was asked", "00000000"))
			.contains("The row is not what was stored: its hash does not fit its case, release, engine or time.");
	}

	@Test
	void anAnswerThatCannotBeReadIsShownAsSuch() {
		Receipt kept = kept(1);
		tamper(kept, "answer = substring(answer, 1, 40)");
		Document page = read(kept, "?verify=yes");
		assertThat(page.select(".verified").text()).contains("Not identical", "The stored answer cannot be read");
		assertThat(page.select("main").text()).contains("cannot be read: the row was changed");
	}

	@Test
	void theStoredAdviceReadsAsItWasShownAndVerifies() {
		Receipt kept = kept(1);
		Document page = read(kept, "?verify=yes");
		assertThat(page.select(".verified").text()).startsWith("Identical");
		List<String> titles = page.select("section[aria-labelledby=options] h4 > span:nth-child(2)").eachText();
		Advised now = this.advisor.advise(kept.asked());
		assertThat(titles).isNotEmpty()
			.containsExactlyElementsOf(AdvicePages.of(now)
				.lanes()
				.stream()
				.flatMap((lane) -> Stream.concat(lane.cards().stream(), lane.further().stream()))
				.map((card) -> card.option().title())
				.toList());
		Document all = Jsoup.parse(body("/cases/" + kept.caseId() + "/receipts"));
		assertThat(all.select("tbody tr")).hasSize(1);
		assertThat(all.select("tbody").text()).contains(titles.get(0), kept.shortHash(), "the latest");
	}

	@Test
	void aReceiptOfAnotherCaseIsNotFound() {
		Receipt kept = kept(1);
		UUID other = this.cases.after(null, 1).get(0).id();
		assertThat(this.browser.get().uri("/cases/" + other + "/advice/" + kept.id()).exchange())
			.hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void storedAndFreshAdviceSayTheSameOfEveryTreatment() {
		assertThat(this.cases.after(null, 100)).allSatisfy((relapse) -> {
			Advised advised = this.advisor.advise(relapse.facts());
			Map<String, Standing> fresh = Standings.of(advised);
			Map<String, Standing> stored = this.receipts.answer(this.receipts.keep(relapse, advised, "clinician"))
				.orElseThrow()
				.standings();
			assertThat(stored.keySet()).isEqualTo(fresh.keySet());
			assertThat(stored.values()).allSatisfy((one) -> assertThat(one)
				.isEqualTo(Standings.explained(Objects.requireNonNull(fresh.get(one.key())), advised)));
		});
	}

	private Receipt kept(int nth) {
		StoredCase relapse = this.cases.after(null, nth + 1).get(nth);
		return this.receipts.keep(relapse, this.advisor.advise(relapse.facts()), "clinician");
	}

	private void tamper(Receipt kept, String change) {
		this.jdbc.sql("update stored_advice set " + change + " where id = ?").param(kept.id()).update();
	}

	private Document read(Receipt receipt, String query) {
		return Jsoup.parse(body("/cases/" + receipt.caseId() + "/advice/" + receipt.id() + query));
	}

	private String body(String path) {
		MvcTestResult result = this.browser.get().uri(path).exchange();
		assertThat(result).hasStatusOk();
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
