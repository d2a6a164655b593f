package org.nextline.cases;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nextline.vocabulary.CaseField;

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

/** What is stored comes back, on both stores. */
class CaseStoreTests {

	@Nested
	@DataJpaTest(properties = "spring.jpa.properties.hibernate.generate_statistics=false")
	@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	@Import({ CaseKeeper.class, PatientKeeper.class, CaseFile.class, FactStore.class, CaseEntry.class, Attention.class,
			Worklist.class, WordIndex.class })
	class OnTheEmbeddedStore extends Promises {

	}

	@Nested
	@DataJpaTest
	@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	@Import({ CaseKeeper.class, PatientKeeper.class, CaseFile.class, FactStore.class, CaseEntry.class, Attention.class,
			Worklist.class, WordIndex.class })
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
		private CaseKeeper keeper;

		@Autowired
		private PatientKeeper patients;

		@Autowired
		private CaseFile file;

		@Autowired
		private CaseEntry entry;

		@Autowired
		private Worklist worklist;

		@Test
		void aStoredCaseComesBackWithWhatFollowsFromItsDates() {
			UUID id = UUID.randomUUID();
			store(id, form("S-1"), "ada");

			StoredCase stored = this.file.find(id).orElseThrow();

			assertThat(stored.patientName()).isEqualTo("Testa, Ada");
			assertThat(stored.recordNumber()).isEqualTo("S-1");
			assertThat(stored.facts().code(CaseField.DISEASE)).hasValue("AML");
			assertThat(stored.facts().number(CaseField.AGE_YEARS).orElseThrow()).isBetween(58.0, 59.0);
			assertThat(stored.facts().find(CaseField.AGE_YEARS).orElseThrow().derived()).isTrue();
			assertThat(this.file.ofPatient(stored.patientId())).extracting(StoredCase::id).containsExactly(id);
			assertThat(this.keeper.find(id).orElseThrow().getGenes()).isEqualTo("FLT3-ITD");
		}

		@Test
		void theSecondOfTwoEditorsIsTold() {
			UUID id = UUID.randomUUID();
			store(id, form("S-2"), "ada");
			CaseForm mine = this.keeper.form(this.keeper.find(id).orElseThrow());
			CaseForm theirs = this.keeper.form(this.keeper.find(id).orElseThrow());
			theirs.put("f.ecog", "2");
			store(id, theirs, "ben");
			mine.put("f.ecog", "1");

			assertThatThrownBy(() -> store(id, mine, "ada")).isInstanceOf(CaseConflict.class);
			assertThat(this.file.find(id).orElseThrow().facts().number(CaseField.ECOG)).hasValue(2);
		}

		@Test
		void aDraftIsKeptAsTypedAndIsNoCaseYet() {
			UUID id = UUID.randomUUID();
			CaseForm form = form("S-3");
			form.put("f.qtcf", "47l");
			keep(id, form, "ada");
			form.put("f.ecog", "1");
			keep(id, form, "ada");

			RelapseCase draft = this.keeper.find(id).orElseThrow();
			assertThat(draft.draft()).isTrue();
			assertThat(draft.getTypedName()).isEqualTo("Testa, Ada S-3");
			assertThat(this.file.find(id)).isEmpty();
			assertThat(this.keeper.kept(draft, "ben").orElseThrow().form().text("f.qtcf")).isEqualTo("47l");

			form.put("f.qtcf", "471");
			store(id, form, "ben");
			assertThat(this.file.find(id)).isPresent();
			assertThat(this.keeper.kept(this.keeper.find(id).orElseThrow(), "ada")).isEmpty();
		}

		@Test
		void discardingADraftLeavesNothing() {
			UUID id = UUID.randomUUID();
			keep(id, form("S-4"), "ada");

			this.keeper.discard(id, "ada");

			assertThat(this.keeper.find(id)).isEmpty();
		}

		@Test
		void changesToAStoredCaseWaitApartForEachPerson() {
			UUID id = UUID.randomUUID();
			store(id, form("S-5"), "ada");
			RelapseCase stored = this.keeper.find(id).orElseThrow();
			CaseForm form = this.keeper.form(stored);
			form.put("f.ecog", "3");
			keep(id, form, "ada");

			assertThat(this.keeper.kept(stored, "ada")).isPresent();
			assertThat(this.keeper.kept(stored, "ben")).isEmpty();
			assertThat(this.file.find(id).orElseThrow().facts().knows(CaseField.ECOG)).isFalse();
			this.keeper.discard(id, "ada");
			assertThat(this.keeper.find(id)).isPresent();
		}

		@Test
		void aRecordNumberBelongsToOnePatient() {
			store(UUID.randomUUID(), form("S-6"), "ada");

			assertThatThrownBy(() -> store(UUID.randomUUID(), form("s-6"), "ada"))
				.isInstanceOf(RecordNumberTaken.class);
		}

		@Test
		void findsByNameNumberDiseaseAndGene() {
			store(UUID.randomUUID(), form("W-100%_1"), "ada");

			assertThat(found("testa ada flt3")).isPositive();
			assertThat(found("w-100%_1")).isEqualTo(1);
			assertThat(found("w-100x")).isZero();
			assertThat(found("myeloid itd w-100")).isEqualTo(1);
			assertThat(found("w-100 cml")).isZero();
			for (String sort : List.of("attention", "changed", "patient", "disease", "setting", "relapse")) {
				assertThat(count(WorklistQuery.of("w-100", "AML", "ALL", "", sort, "desc", "0"))).isEqualTo(1);
			}
			assertThat(this.patients.search("testa, a", 0).rows()).isNotEmpty();
			assertThat(this.patients.search("00%_1", 0).rows()).hasSize(1);
			assertThat(this.patients.search("%", 0).rows()).isEmpty();
		}

		private long found(String words) {
			return count(WorklistQuery.of(words, "", "OPEN", "", "changed", "", ""));
		}

		private long count(WorklistQuery query) {
			return this.worklist.page(query).count();
		}

		private static CaseForm form(String recordNumber) {
			CaseForm form = new CaseForm();
			form.put("p.recordNumber", recordNumber);
			form.put("p.familyName", "Testa");
			form.put("p.givenName", "Ada");
			form.put("p.born", "1967-08-02");
			form.put("d.relapsed", "2026-03");
			form.put("f.disease", "AML");
			form.put("f.setting", "RELAPSE");
			form.put("alterations[0].gene", "FLT3");
			form.put("alterations[0].kind", "ITD");
			return form;
		}

		private void store(UUID id, CaseForm form, String person) {
			this.keeper.store(id, form, read(form), person);
		}

		private void keep(UUID id, CaseForm form, String person) {
			this.keeper.keep(id, form, read(form), null, person);
		}

		private Typed read(CaseForm form) {
			return this.entry.read(form, this.entry.patient(form).orElse(null), LocalDate.of(2026, 4, 1));
		}

	}

}
