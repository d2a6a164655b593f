package org.nextline.suggestions;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nextline.cases.CaseFile;
import org.nextline.cases.StoredCase;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/** Advice as it was shown can be replayed and verified. */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:receipts;DB_CLOSE_DELAY=-1")
@ActiveProfiles("demo")
class ReceiptsTest {

	@Autowired
	private Receipts receipts;

	@Autowired
	private CaseFile cases;

	@Autowired
	private TherapyAdvisor advisor;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void nothingKept() {
		this.jdbc.sql("delete from stored_advice").update();
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
	void tamperingIsNamed() {
		StoredCase relapse = this.cases.after(null, 2).get(1);
		Receipt kept = this.receipts.keep(relapse, this.advisor.advise(relapse.facts()), "clinician");
		this.jdbc
			.sql("update stored_advice set answer = replace(answer, '\"SUPPORTED\"', '\"CONDITIONAL\"') where id = ?")
			.param(kept.id())
			.update();
		Receipts.Verification found = this.receipts.verify(this.receipts.find(kept.id()).orElseThrow());
		assertThat(found.identical()).isFalse();
		assertThat(found.differences()).first().asString().contains("hash does not fit");
		assertThat(found.differences()).anySatisfy((difference) -> assertThat(difference)
			.contains("options[0].verdict: stored \"CONDITIONAL\", now \"SUPPORTED\""));
	}

}
