package org.nextline.knowledge;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nextline.rules.Advice;
import org.nextline.rules.Comparison;
import org.nextline.rules.RuleBook;
import org.nextline.rules.Shift;
import org.nextline.scores.Derivations;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.Fact;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs over the stored cases, on both stores: whole, interrupted, taken over, cancelled.
 */
class ImpactRunTests {

	/** So many cases; the last batch is not full. */
	private static final int CASES = 430;

	private static final int BATCH = 50;

	@Nested
	@DataJpaTest(properties = "spring.datasource.url=jdbc:h2:mem:impact;DB_CLOSE_DELAY=-1")
	@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	@Import({ ProposalDesk.class, StoredReleases.class, ProposalEvents.class, ApproverStatements.class,
			ImpactStore.class, ImpactTicks.class, ImpactBooks.class })
	class OnTheEmbeddedStore extends Promises {

	}

	@Nested
	@DataJpaTest
	@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	@Import({ ProposalDesk.class, StoredReleases.class, ProposalEvents.class, ApproverStatements.class,
			ImpactStore.class, ImpactTicks.class, ImpactBooks.class })
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

	/** Made-up cases: parts of the base cases of the pack put together. */
	private static final class MadeUp implements CaseArchive {

		private final List<Entry> entries = new ArrayList<>();

		MadeUp() {
			List<CaseFacts> base = SharedPack.PACK.examples()
				.stream()
				.filter((example) -> example.ruleId().matches("(AML|CLL)-R-01.|CML-R-.*"))
				.map((example) -> CaseReader.read(example.answers()).facts())
				.toList();
			Random chance = new Random(7);
			for (int number = 0; number < CASES; number++) {
				CaseFacts one = base.get(chance.nextInt(base.size()));
				Map<CaseField, Fact> known = new EnumMap<>(CaseField.class);
				known.putAll(one.known());
				base.get(chance.nextInt(base.size())).known().forEach(known::putIfAbsent);
				known.keySet().removeIf((field) -> field != CaseField.DISEASE && chance.nextInt(100) < 5);
				this.entries.add(new Entry(new UUID(chance.nextLong(), chance.nextLong()), "case " + number,
						CaseFacts.of(known)));
			}
			this.entries.sort(Comparator.comparing((entry) -> entry.id().toString()));
		}

		@Override
		public long count() {
			return this.entries.size();
		}

		@Override
		public List<Entry> after(@Nullable UUID last, int most) {
			return this.entries.stream()
				.filter((entry) -> last == null || entry.id().toString().compareTo(last.toString()) > 0)
				.limit(most)
				.toList();
		}

		@Override
		public Optional<Entry> find(UUID id) {
			return this.entries.stream().filter((entry) -> entry.id().equals(id)).findFirst();
		}

		@Override
		public List<Entry> search(String words, int most) {
			return List.of();
		}

	}

	private static final class Completing implements Assessor {

		@Override
		public CaseFacts complete(CaseFacts stated, RuleBook book) {
			return Derivations.complete(stated, book.agents());
		}

		@Override
		public Advice advise(CaseFacts stated, RuleBook book) {
			throw new UnsupportedOperationException();
		}

	}

	private static final MadeUp ARCHIVE = new MadeUp();

	/** Everything that a run found. */
	private record Findings(ImpactRun.Counts counts, Map<UUID, List<ImpactStore.Line>> lines,
			List<ImpactStore.Group> groups, Map<Shift.Kind, Long> kinds) {
	}

	abstract static class Promises {

		@Autowired
		private ProposalDesk desk;

		@Autowired
		private ImpactStore store;

		@Autowired
		private ImpactTicks ticks;

		@Autowired
		private ImpactBooks books;

		@Autowired
		private Releases releases;

		@Autowired
		private JdbcClient jdbc;

		private UUID proposal;

		@BeforeEach
		void propose() {
			this.proposal = this.desk.open("Older patients", "To try.", "ada").getId();
			limit("AML-R-010", 60);
			limit("CLL-R-010", 75);
		}

		private void limit(String rule, int age) {
			RuleChange limit = this.desk.take(this.proposal, Section.RULES, rule, "ada");
			Map<String, Object> entry = new LinkedHashMap<>(limit.entry());
			entry.put("when", "(" + entry.get("when") + ") AND ageYears >= " + age);
			this.desk.write(limit.getId(), limit.getVersion(), entry, "", "ada");
		}

		/** A runner that stops before it takes the batch with this number. */
		private ImpactRunner stopping(int batches) {
			return new ImpactRunner(this.store, this.ticks, this.books, ARCHIVE, new Completing(), BATCH,
					Duration.ofHours(1)) {

				private int taken;

				@Override
				boolean goesOn() {
					return this.taken++ < batches;
				}

			};
		}

		private ImpactRun ask() {
			return this.store.ask(this.proposal, this.desk.folder(this.proposal).hash(),
					this.releases.current().version(), ARCHIVE.count(), "ada");
		}

		private ImpactRun whole() {
			ImpactRun run = ask();
			stopping(Integer.MAX_VALUE).work(run.id());
			return this.store.find(run.id()).orElseThrow();
		}

		/** What a run found; a later run of the same proposal clears it away. */
		private Findings findings(UUID run) {
			return new Findings(this.store.find(run).orElseThrow().counts(), lines(run), this.store.groups(run),
					this.store.counts(run));
		}

		private Map<UUID, List<ImpactStore.Line>> lines(UUID run) {
			Map<UUID, List<ImpactStore.Line>> lines = new TreeMap<>();
			ARCHIVE.entries.forEach((entry) -> {
				List<ImpactStore.Line> some = this.store.lines(run, entry.id());
				if (!some.isEmpty()) {
					lines.put(entry.id(), some);
				}
			});
			return lines;
		}

		@Test
		void findsWhatAPlainComparisonOfEveryCaseFinds() {
			ImpactRun run = whole();
			Comparison comparison = this.books.of(run).comparison();
			Map<UUID, List<Shift>> expected = new TreeMap<>();
			Map<Shift.Kind, Long> kinds = new TreeMap<>();
			long touched = 0;
			for (CaseArchive.Entry entry : ARCHIVE.entries) {
				CaseFacts facts = Derivations.complete(entry.facts(), this.releases.current().book().agents());
				List<Shift> shifts = comparison.of(facts, facts)
					.stream()
					.sorted(Comparator.comparing(Shift::option))
					.toList();
				touched += comparison.concerns(facts) ? 1 : 0;
				if (!shifts.isEmpty()) {
					expected.put(entry.id(), shifts);
				}
				shifts.stream().map(Shift::kind).distinct().forEach((kind) -> kinds.merge(kind, 1L, Long::sum));
			}
			Map<UUID, List<ImpactStore.Line>> found = lines(run.id());
			assertThat(found.keySet()).isEqualTo(expected.keySet()).isNotEmpty();
			found.forEach((id, lines) -> assertThat(lines.stream().map(Object::toString).toList())
				.containsExactlyInAnyOrderElementsOf(expected.get(id)
					.stream()
					.map((shift) -> new ImpactStore.Line(id, shift.kind(), shift.option(), shift.was(), shift.becomes(),
							ImpactStore.place(shift.from()), ImpactStore.place(shift.to()), shift.reason()))
					.map(Object::toString)
					.toList()));
			assertThat(run.state()).isEqualTo(ImpactRun.State.DONE);
			assertThat(run.counts()).isEqualTo(new ImpactRun.Counts(CASES, CASES, touched, expected.size(), 0));
			assertThat(this.store.counts(run.id())).isEqualTo(kinds).containsKey(Shift.Kind.LOST);
			assertThat(this.store.groups(run.id()).stream().mapToLong(ImpactStore.Group::cases).sum())
				.isEqualTo(expected.values().stream().mapToLong(List::size).sum());
		}

		@Test
		void anInterruptedRunEndsLikeAWholeOne() {
			Findings whole = findings(whole().id());
			ImpactRun run = ask();
			stopping(4).work(run.id());
			ImpactRun half = this.store.find(run.id()).orElseThrow();
			assertThat(half.state()).isEqualTo(ImpactRun.State.RUNNING);
			assertThat(half.counts().read()).isEqualTo(4 * BATCH);
			assertThat(half.percent()).isBetween(40, 50);
			assertThat(this.store.free()).contains(run.id());
			stopping(Integer.MAX_VALUE).work(run.id());
			assertSame(run.id(), whole);
		}

		@Test
		void aRunWhoseWorkerFellSilentIsTakenOverAndItsWorkerStoresNothingMore() {
			Findings whole = findings(whole().id());
			ImpactRun run = ask();
			UUID silent = UUID.randomUUID();
			assertThat(this.store.claim(run.id(), silent)).isTrue();
			CaseArchive.Entry first = ARCHIVE.entries.get(0);
			assertThat(this.store.free()).doesNotContain(run.id());
			assertThat(this.store.claim(run.id(), UUID.randomUUID())).as("somebody works on it").isFalse();
			this.jdbc.sql("update impact_run set seen_at = asked_at - interval '2' minute where id = ?")
				.param(run.id())
				.update();
			stopping(2).work(run.id());
			assertThat(this.store.advance(run.id(), silent, first.id(), List.of(), new ImpactRun.Counts(0, 1, 1, 0, 0),
					ImpactRun.Times.NONE))
				.isFalse();
			stopping(Integer.MAX_VALUE).work(run.id());
			assertSame(run.id(), whole);
		}

		private void assertSame(UUID run, Findings whole) {
			assertThat(this.store.find(run).orElseThrow().state()).isEqualTo(ImpactRun.State.DONE);
			assertThat(findings(run)).isEqualTo(whole);
			assertThat(whole.lines()).isNotEmpty();
		}

		@Test
		void aBatchThatCannotBeKeptLeavesNoTrace() {
			ImpactRun run = ask();
			UUID claim = UUID.randomUUID();
			assertThat(this.store.claim(run.id(), claim)).isTrue();
			ImpactStore.Found twice = lost(ARCHIVE.entries.get(0).id());
			org.assertj.core.api.Assertions
				.assertThatThrownBy(() -> this.store.advance(run.id(), claim, twice.caseId(), List.of(twice, twice),
						new ImpactRun.Counts(0, 1, 1, 1, 0), ImpactRun.Times.NONE))
				.isInstanceOf(org.springframework.dao.DuplicateKeyException.class);
			assertThat(this.store.find(run.id()).orElseThrow().counts().read()).isZero();
			assertThat(this.store.find(run.id()).orElseThrow().lastCase()).isNull();
			assertThat(this.store.groups(run.id())).isEmpty();
		}

		private static ImpactStore.Found lost(UUID caseId) {
			return new ImpactStore.Found(caseId, List.of(new Shift(Shift.Kind.LOST, "gilteritinib", "Gilteritinib",
					org.nextline.rules.Verdict.SUPPORTED, org.nextline.rules.Verdict.NOT_APPLICABLE, null, null, "")));
		}

		@Test
		void aCancelledRunStopsAndStaysAsItIs() {
			ImpactRun run = ask();
			ImpactStore store = this.store;
			new ImpactRunner(store, this.ticks, this.books, ARCHIVE, new Completing(), BATCH, Duration.ofHours(1)) {

				private int taken;

				@Override
				boolean goesOn() {
					if (this.taken++ == 3) {
						assertThat(store.cancel(run.id(), "Stopped by ada.")).isTrue();
					}
					return this.taken < 100;
				}

			}.work(run.id());
			ImpactRun ended = this.store.find(run.id()).orElseThrow();
			assertThat(ended.state()).isEqualTo(ImpactRun.State.CANCELLED);
			assertThat(ended.counts().read()).isEqualTo(3 * BATCH);
			assertThat(ended.trouble()).contains("ada");
			assertThat(this.store.free()).doesNotContain(run.id());
			assertThat(this.store.claim(run.id(), UUID.randomUUID())).isFalse();
		}

		@Test
		void aProposalThatWasChangedMeanwhileIsNotCompared() {
			ImpactRun run = ask();
			limit("AML-R-011", 60);
			stopping(Integer.MAX_VALUE).work(run.id());
			ImpactRun ended = this.store.find(run.id()).orElseThrow();
			assertThat(ended.state()).isEqualTo(ImpactRun.State.CANCELLED);
			assertThat(ended.trouble()).contains("changed meanwhile");
		}

		@Test
		void aBookThatCannotBeReadIsNotCompared() {
			this.desk.retire(this.proposal, Section.RULES, "CLL-R-010", "ada");
			ImpactRun run = ask();
			stopping(Integer.MAX_VALUE).work(run.id());
			assertThat(this.store.find(run.id()).orElseThrow().trouble()).contains("cannot be read");
		}

		@Test
		void whatWasReadStaysReadWhenTheSameIsWorkedOutAgain() {
			ImpactRun run = whole();
			List<ImpactStore.Group> lost = this.store.groups(run.id())
				.stream()
				.filter((one) -> one.kind() == Shift.Kind.LOST)
				.toList();
			assertThat(lost).hasSizeGreaterThan(1);
			ImpactTicks.Group whole = new ImpactTicks.Group(Shift.Kind.LOST, lost.get(0).option());
			ImpactTicks.Group single = new ImpactTicks.Group(Shift.Kind.LOST,
					lost.stream()
						.map(ImpactStore.Group::option)
						.filter((option) -> !option.equals(whole.option()))
						.findFirst()
						.orElseThrow());
			UUID one = this.store.lines(run.id(), single.kind(), single.option(), null, 1).get(0).caseId();
			this.ticks.all(run.id(), whole, "ben", "Intended.");
			this.ticks.all(run.id(), whole, "cora", "A second time.");
			this.ticks.one(run.id(), single, one, "ben", "");
			this.ticks.one(run.id(), single, one, "ben", "");
			this.ticks.one(run.id(), single, UUID.randomUUID(), "ben", "no such case");
			Map<ImpactTicks.Group, ImpactTicks.Read> read = this.ticks.read(run.id());
			assertThat(read.get(whole).whole()).isNotNull();
			assertThat(read.get(whole).whole().person()).isEqualTo("ben");
			assertThat(read.get(whole).left(1000)).isZero();
			assertThat(read.get(single).single()).isEqualTo(1);
			assertThat(read.get(single).left(5)).isEqualTo(4);
			ImpactRun again = whole();
			assertThat(this.ticks.read(again.id())).isEqualTo(read);
			assertThat(this.store.groups(run.id())).as("cleared away").isEmpty();
			this.ticks.undo(again.id(), whole);
			this.ticks.undo(again.id(), single, one);
			assertThat(this.ticks.read(again.id())).isEmpty();
			limit("AML-R-011", 60);
			assertThat(this.ticks.read(whole().id())).as("other content").isEmpty();
		}

		@Test
		void linesOfAGroupComePageByPage() {
			ImpactRun run = whole();
			ImpactStore.Group group = this.store.groups(run.id())
				.stream()
				.filter((one) -> one.kind() == Shift.Kind.LOST)
				.findFirst()
				.orElseThrow();
			List<UUID> read = new ArrayList<>();
			UUID last = null;
			List<ImpactStore.Line> page;
			do {
				page = this.store.lines(run.id(), group.kind(), group.option(), last, 2);
				page.forEach((line) -> read.add(line.caseId()));
				last = page.isEmpty() ? null : page.get(page.size() - 1).caseId();
			}
			while (!page.isEmpty());
			assertThat(read).doesNotHaveDuplicates()
				.containsExactlyInAnyOrderElementsOf(lines(run.id()).entrySet()
					.stream()
					.filter((one) -> one.getValue()
						.stream()
						.anyMatch((line) -> line.kind() == group.kind() && line.option().equals(group.option())))
					.map(Map.Entry::getKey)
					.toList());
		}

	}

}
