package org.nextline.knowledge;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** From a draft to a release, on both stores. */
class ProposalDeskTests {

	@Nested
	@DataJpaTest(properties = "spring.datasource.url=jdbc:h2:mem:desk;DB_CLOSE_DELAY=-1")
	@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	@Import({ ProposalDesk.class, ReleasePress.class, StoredReleases.class, ProposalEvents.class,
			ApproverStatements.class })
	class OnTheEmbeddedStore extends Promises {

	}

	@Nested
	@DataJpaTest
	@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	@Import({ ProposalDesk.class, ReleasePress.class, StoredReleases.class, ProposalEvents.class,
			ApproverStatements.class })
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

	abstract static class Promises {

		@Autowired
		private ProposalDesk desk;

		@Autowired
		private ReleasePress press;

		@Autowired
		private StoredReleases releases;

		@Autowired
		private ApproverStatements statements;

		@Autowired
		private ProposalEvents events;

		@Test
		void becomesAReleaseOnlyThroughSomebodyElse() {
			UUID id = this.desk.open("Title of gilteritinib", "It reads better.", "ada").getId();
			RuleChange change = retitled(id, "AML-R-010", "Gilteritinib alone", "ada");
			this.desk.submit(id, "ada");
			String hash = this.desk.folder(id).hash();
			assertThatThrownBy(() -> this.desk.approve(id, hash, "", "ada")).isInstanceOf(ProposalRefused.class)
				.hasMessageContaining("somebody else has to approve it");
			assertThatThrownBy(() -> this.desk.approve(id, hash, "", "cora")).isInstanceOf(ProposalRefused.class)
				.hasMessageContaining("conflicts of interest");
			this.statements.sign("cora", "None.");
			assertThatThrownBy(() -> this.desk.approve(id, "another", "", "cora"))
				.hasMessageContaining("changed after you opened it");
			this.desk.approve(id, hash, "Read.", "cora");
			Release before = this.releases.current();
			String version = this.press.next();
			assertThatThrownBy(() -> this.press
				.publish(new ReleasePress.Order(List.of(id), version, "A better title", null), "ada"))
				.hasMessageContaining("somebody else has to publish it");
			ReleaseNote note = this.press.publish(new ReleasePress.Order(List.of(id), version, "A better title", null),
					"cora");
			assertThat(note.changes()).singleElement()
				.satisfies((one) -> assertThat(one.key()).isEqualTo(change.getEntryKey()));
			assertThat(this.releases.current().version()).isEqualTo(version);
			assertThat(this.releases.current().book().rule("AML-R-010").orElseThrow().title())
				.isEqualTo("Gilteritinib alone");
			assertThat(this.releases.find(before.version()).orElseThrow().book().rule("AML-R-010"))
				.isEqualTo(before.book().rule("AML-R-010"));
			assertThat(ShippedPack.hash(this.releases.current().files())).isEqualTo(note.sha256());
			assertThat(this.releases.notes().get(0)).isEqualTo(note);
			assertThat(this.events.of(id)).extracting(ProposalEvents.Event::kind)
				.containsSubsequence(ProposalEvents.Kind.OPENED, ProposalEvents.Kind.SUBMITTED,
						ProposalEvents.Kind.APPROVED, ProposalEvents.Kind.PUBLISHED);
			assertThatThrownBy(() -> this.desk.take(id, Section.RULES, "AML-R-011", "ada"))
				.isInstanceOf(ProposalRefused.class);
		}

		@Test
		void namesEveryFaultBeforeReview() {
			UUID id = this.desk.open("Two faults", "", "ada").getId();
			RuleChange change = this.desk.take(id, Section.RULES, "AML-R-025", "ada");
			Map<String, Object> entry = new LinkedHashMap<>(change.entry());
			entry.put("when", "AML_RR AND ageYeras >= 18");
			entry.put("sources", List.of("NOWHERE"));
			this.desk.write(change.getId(), change.getVersion(), entry, "", "ada");
			assertThatThrownBy(() -> this.desk.submit(id, "ada")).isInstanceOf(ProposalRefused.class)
				.satisfies((refused) -> assertThat(((ProposalRefused) refused).reasons())
					.anyMatch((reason) -> reason.contains("Say why"))
					.anyMatch((reason) -> reason.contains("did you mean ageYears"))
					.anyMatch((reason) -> reason.contains("NOWHERE")));
		}

		@Test
		void keepsEveryStateAndRefusesToOverwrite() {
			UUID id = this.desk.open("Two writers", "To try.", "ada").getId();
			RuleChange begun = this.desk.take(id, Section.RULES, "AML-R-026", "ada");
			int version = begun.getVersion();
			Map<String, Object> entry = new LinkedHashMap<>(begun.entry());
			entry.put("title", "Another title");
			this.desk.write(begun.getId(), version, entry, "", "ada");
			entry.put("title", "A third title");
			assertThatThrownBy(() -> this.desk.write(begun.getId(), version, entry, "", "eva"))
				.isInstanceOf(ChangeConflict.class);
			assertThat(this.events.states(begun.getId())).hasSize(2)
				.first()
				.satisfies((state) -> assertThat(state.content()).contains("Another title"));
			assertThat(this.events.writers(id)).containsExactly("ada");
		}

		@Test
		void aRetiredRuleGoesAndItsIdIsNeverUsedAgain() {
			this.statements.sign("ben", "None.");
			UUID id = this.desk.open("Retire", "It is outdated.", "ada").getId();
			this.desk.retire(id, Section.MONITORING, "AML-MO-06", "ada");
			publish(id);
			assertThat(this.releases.current().book().monitoring()).noneMatch((row) -> row.id().equals("AML-MO-06"));
			UUID again = this.desk.open("Again", "To try.", "ada").getId();
			assertThatThrownBy(() -> this.desk.add(again,
					new PackText.Place("aml/monitoring.yaml", Section.MONITORING, "AML-MO-06"),
					Map.of("id", "AML-MO-06"), "ada"))
				.hasMessageContaining("never used again");
		}

		@Test
		void aProposalThatANewerReleaseOvertookIsBroughtUpToDateFirst() {
			this.statements.sign("ben", "None.");
			UUID slow = this.desk.open("Slow", "To try.", "eva").getId();
			retitled(slow, "AML-R-027", "Slow title", "eva");
			UUID quick = this.desk.open("Quick", "To try.", "ada").getId();
			retitled(quick, "AML-R-027", "Quick title", "ada");
			publish(quick);
			assertThatThrownBy(() -> this.desk.submit(slow, "eva")).hasMessageContaining("AML-R-027 was changed");
			this.desk.rebase(slow, "eva");
			this.desk.submit(slow, "eva");
			assertThat(this.desk.folder(slow).changes()).singleElement().satisfies((change) -> {
				assertThat(change.before()).containsEntry("title", "Quick title");
				assertThat(change.entry()).containsEntry("title", "Slow title");
			});
		}

		private RuleChange retitled(UUID id, String rule, String title, String person) {
			RuleChange change = this.desk.take(id, Section.RULES, rule, person);
			Map<String, Object> entry = new LinkedHashMap<>(change.entry());
			entry.put("title", title);
			return this.desk.write(change.getId(), change.getVersion(), entry, "", person);
		}

		private void publish(UUID id) {
			this.desk.submit(id, "ada");
			this.desk.approve(id, this.desk.folder(id).hash(), "", "ben");
			this.press.publish(new ReleasePress.Order(List.of(id), this.press.next(), "To try", null), "ben");
		}

	}

}
