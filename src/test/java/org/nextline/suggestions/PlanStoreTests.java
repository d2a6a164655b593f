package org.nextline.suggestions;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nextline.cases.Attention;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A plan comes back as it was stored, on both stores, and the worklist hears of it. */
class PlanStoreTests {

	@Nested
	@DataJpaTest
	@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
	@Import({ FollowUpPlans.class, Told.class })
	class OnTheEmbeddedStore extends Promises {

	}

	@Nested
	@DataJpaTest
	@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
	@Import({ FollowUpPlans.class, Told.class })
	class OnPostgres extends Promises {

		private static EmbeddedPostgres postgres;

		@DynamicPropertySource
		static void store(DynamicPropertyRegistry settings) throws IOException {
			postgres = EmbeddedPostgres.start();
			settings.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
			settings.add("spring.datasource.username", () -> "postgres");
			settings.add("spring.datasource.password", () -> "postgres");
		}

		@AfterAll
		static void stop() throws IOException {
			postgres.close();
		}

	}

	@Configuration
	@ComponentScan(basePackageClasses = Attention.class, useDefaultFilters = false,
			includeFilters = @ComponentScan.Filter(type = FilterType.REGEX,
					pattern = "org\\.nextline\\.cases\\.(Attention|WordIndex|FactStore)"))
	static class Told {

	}

	abstract static class Promises {

		private static final LocalDate TODAY = LocalDate.now();

		@Autowired
		private FollowUpPlans plans;

		@Autowired
		private JdbcClient jdbc;

		private final UUID relapse = UUID.randomUUID();

		private final UUID decision = UUID.randomUUID();

		@BeforeEach
		void decide() {
			UUID receipt = UUID.randomUUID();
			insert("rule_release (version, published_at, sha256)", this.relapse.toString(), now(), "x");
			insert("relapse_case (id, version, status, facts, genes, typed_name, entered_at, entered_by, updated_at, "
					+ "updated_by)", this.relapse, 0, "DRAFT", "{}", "", "", now(), "ada", now(), "ada");
			insert("worklist_line (case_id, status, sort_name, disease, setting, relapse_number, changed_at, "
					+ "advice_changed, overdue, limit_crossed, tests_missing, missing_words, assessed, decided, attention)",
					this.relapse, "OPEN", "", "", "", 1, now(), false, false, false, 0, "", "", true, 0);
			insert("stored_advice (id, case_id, case_version, asked, release, release_sha256, engine, answer, sha256, "
					+ "given_at, given_to)", receipt, this.relapse, 0, "{}", this.relapse.toString(), "x", "1", "{}",
					"x", now(), "ada");
			insert("case_decision (id, case_id, number, receipt_id, receipt_sha256, choice, treatment, treatment_key, "
					+ "stood, against, reasons, words, decided_by, decided_on, board, why_changed, recorded_at, recorded_by)",
					this.decision, this.relapse, 1, receipt, "x", "NONE", "", "", "", "", "", "", "ada", "2026-03-02",
					"", "", now(), "ada");
		}

		@Test
		void aCheckKeepsEveryStateItHadAndTheWorklistHearsOfIt() {
			FollowUpPlan plan = plan(1);
			UUID id = this.plans.add(plan, open(TODAY.minusDays(9), TODAY.minusDays(2)), FollowUpPlans.Act.ADDED,
					"ada");
			assertThat(this.plans.standing(this.relapse).orElseThrow().course()).isEqualTo(plan.course());
			assertThat(this.plans.summary(this.relapse, TODAY).overdue()).hasSize(1);
			assertThat(attention()).as("overdue").isEqualTo(8);

			FollowUpPlans.Check seen = this.plans.find(id).orElseThrow();
			CheckState found = seen.state()
				.found(new CheckResult(TODAY.toString(), Map.of(), Map.of("0", "yes"), "seen"));
			this.plans.change(seen, found, FollowUpPlans.Act.RESULT, "", "ben");

			assertThat(this.plans.find(id).orElseThrow().state()).isEqualTo(found);
			assertThat(this.plans.past(id)).extracting(FollowUpPlans.Past::act)
				.containsExactly(FollowUpPlans.Act.RESULT, FollowUpPlans.Act.ADDED);
			assertThat(this.plans.summary(this.relapse, TODAY).crossed()).hasSize(1);
			assertThat(attention()).as("limit crossed").isEqualTo(32);
			assertThatThrownBy(() -> this.plans.change(seen, found, FollowUpPlans.Act.RESULT, "", "ada"))
				.isInstanceOf(FollowUpPlans.Meanwhile.class);

			FollowUpPlans.Check crossed = this.plans.find(id).orElseThrow();
			this.plans.change(crossed, found.settled("Dose lowered"), FollowUpPlans.Act.SETTLED, "", "ada");
			assertThat(attention()).as("dealt with").isZero();
		}

		@Test
		void whatIsOpenGoesWithThePlanAndTheNextStands() {
			FollowUpPlan first = plan(1);
			UUID open = this.plans.add(first, open(TODAY, TODAY.plusDays(7)), FollowUpPlans.Act.ADDED, "ada");
			FollowUpPlan second = plan(2);

			assertThat(this.plans.of(this.relapse)).extracting(FollowUpPlan::number).containsExactly(2, 1);
			assertThat(this.plans.standing(this.relapse).orElseThrow().id()).isEqualTo(second.id());
			assertThat(this.plans.find(open).orElseThrow().state().status()).isEqualTo(CheckState.Status.REPLACED);
			assertThat(this.plans.summary(this.relapse, TODAY).next()).isEmpty();
			assertThat(this.plans.summary(this.relapse, TODAY).calls()).isFalse();
		}

		private FollowUpPlan plan(int number) {
			CaseDecision decided = new CaseDecision(this.decision, this.relapse, 1, UUID.randomUUID(), "x",
					CaseDecision.Choice.NONE, "", "", "", List.of(), List.of(), "", "ada", LocalDate.of(2026, 3, 2), "",
					"", Instant.now(), "ada");
			return this.plans.make(decided, new FollowUpPlan.Days("2026-03-02", 3, 28, Map.of()), List.of(), number,
					"ada");
		}

		private static CheckState open(LocalDate from, LocalDate to) {
			return new CheckState("", "ECG", "QTc", "on day 8", false, false, false, "", from.toString(), to.toString(),
					List.of(PlanLimit.judged("QTc above 500 ms", "Stop")), CheckState.Status.OPEN, null, "");
		}

		private int attention() {
			return this.jdbc.sql("select attention from worklist_line where case_id = ?")
				.param(this.relapse)
				.query(Integer.class)
				.single();
		}

		private void insert(String into, Object... values) {
			this.jdbc.sql("insert into " + into + " values (" + "?, ".repeat(values.length - 1) + "?)")
				.params(values)
				.update();
		}

		private static Object now() {
			return Instant.now().atOffset(ZoneOffset.UTC);
		}

	}

}
