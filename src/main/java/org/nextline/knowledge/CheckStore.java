package org.nextline.knowledge;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what the checks found, and why some of it may stay. */
@Repository
class CheckStore {

	private static final int WORDS = 4000;

	private static final int OTHER = 400;

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	CheckStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * One pass over a book.
	 *
	 * @param id of the pass
	 * @param content hash of what is checked
	 * @param subject a release or a proposal
	 * @param begunAt when it began
	 * @param endedAt when it ended; null while it is not
	 * @param done parts that are done
	 * @param total parts there are; 0 while they are not counted
	 * @param step what is looked at now
	 * @param failed why it could not go on, or null
	 */
	record Run(UUID id, String content, String subject, Instant begunAt, @Nullable Instant endedAt, int done, int total,
			String step, @Nullable String failed) {

		boolean ended() {
			return this.endedAt != null;
		}

	}

	/**
	 * Why a finding may stay.
	 *
	 * @param reason in words
	 * @param person who said so
	 * @param at when
	 */
	record Acceptance(String reason, String person, Instant at) {
	}

	private record RunRow(UUID id, String content, String subject, OffsetDateTime begunAt,
			@Nullable OffsetDateTime endedAt, int stepsDone, int stepsTotal, String step, @Nullable String failed) {

		Run run() {
			return new Run(this.id, this.content, this.subject, this.begunAt.toInstant(),
					(this.endedAt != null) ? this.endedAt.toInstant() : null, this.stepsDone, this.stepsTotal,
					this.step, this.failed);
		}

	}

	private static final String RUN = "select id, content, subject, begun_at, ended_at, steps_done, steps_total, "
			+ "step, failed from check_run ";

	Optional<Run> run(String content) {
		return this.jdbc.sql(RUN + "where content = ?").param(content).query(RunRow.class).optional().map(RunRow::run);
	}

	/** Runs that were cut short. */
	List<Run> unfinished() {
		return this.jdbc.sql(RUN + "where ended_at is null and failed is null order by begun_at")
			.query(RunRow.class)
			.list()
			.stream()
			.map(RunRow::run)
			.toList();
	}

	Run begin(String content, String subject) {
		Optional<Run> known = run(content);
		if (known.isPresent()) {
			return known.get();
		}
		Run run = new Run(UUID.randomUUID(), content, subject, now(), null, 0, 0, "", null);
		this.jdbc
			.sql("insert into check_run (id, content, subject, begun_at, steps_done, steps_total, step) "
					+ "values (?, ?, ?, ?, 0, 0, '')")
			.params(run.id(), content, subject, run.begunAt().atOffset(ZoneOffset.UTC))
			.update();
		return run;
	}

	/** Notes what is looked at now. */
	void at(UUID run, int total, String step) {
		this.jdbc.sql("update check_run set steps_total = ?, step = ?, failed = null where id = ?")
			.params(total, step, run)
			.update();
	}

	/**
	 * Keeps what a part found, together with how far the run is.
	 * @param done parts that were done before
	 * @return whether it was kept; not when somebody else goes on with the run
	 */
	boolean advance(UUID run, int done, List<CheckFinding> found) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			int moved = this.jdbc.sql("update check_run set steps_done = ? where id = ? and steps_done = ?")
				.params(done + 1, run, done)
				.update();
			if (moved == 0) {
				return false;
			}
			int number = this.jdbc.sql("select count(*) from check_finding where run_id = ?")
				.param(run)
				.query(Integer.class)
				.single();
			for (CheckFinding one : found) {
				this.jdbc
					.sql("insert into check_finding (run_id, number, finding_key, kind, weight, row_id, other, words, "
							+ "patient) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
					.params(run, number++, one.key(), one.kind().name(), one.weight().name(), one.row(),
							cut(one.other(), OTHER), cut(one.words(), WORDS), JSON.writeValueAsString(one.patient()))
					.update();
			}
			return true;
		}));
	}

	private static String cut(String words, int most) {
		return (words.length() > most) ? words.substring(0, most - 1) + "…" : words;
	}

	/** Ends a run; earlier ones of the same subject are no longer needed. */
	void end(Run run) {
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql("update check_run set ended_at = ?, step = '' where id = ?")
				.params(now().atOffset(ZoneOffset.UTC), run.id())
				.update();
			this.jdbc.sql("delete from check_run where subject = ? and id <> ?")
				.params(run.subject(), run.id())
				.update();
		});
	}

	void fail(UUID run, String why) {
		this.jdbc.sql("update check_run set failed = ? where id = ?").params(cut(why, OTHER), run).update();
	}

	/** Forgets a run, so that it is done anew. */
	void forget(String content) {
		this.jdbc.sql("delete from check_run where content = ?").param(content).update();
	}

	private record FindingRow(String findingKey, String kind, String weight, String rowId, String other, String words,
			String patient) {
	}

	List<CheckFinding> findings(UUID run) {
		return this.jdbc
			.sql("select finding_key, kind, weight, row_id, other, words, patient from check_finding "
					+ "where run_id = ? order by number")
			.param(run)
			.query(FindingRow.class)
			.list()
			.stream()
			.map((row) -> new CheckFinding(row.findingKey(), CheckKind.valueOf(row.kind()),
					CheckWeight.valueOf(row.weight()), row.rowId(), row.other(), row.words(),
					JSON.readValue(row.patient(), new TypeReference<LinkedHashMap<String, Object>>() {
					})))
			.toList();
	}

	private record AcceptanceRow(String findingKey, String reason, String person, OffsetDateTime acceptedAt) {
	}

	/** What is accepted, by the key of the finding. */
	Map<String, Acceptance> acceptances() {
		Map<String, Acceptance> accepted = new HashMap<>();
		this.jdbc
			.sql("select finding_key, reason, person, accepted_at from check_acceptance where withdrawn_at is null "
					+ "order by accepted_at")
			.query(AcceptanceRow.class)
			.list()
			.forEach((row) -> accepted.put(row.findingKey(),
					new Acceptance(row.reason(), row.person(), row.acceptedAt().toInstant())));
		return accepted;
	}

	void accept(CheckFinding finding, String subject, String reason, String person) {
		this.jdbc
			.sql("insert into check_acceptance (id, finding_key, subject, words, reason, person, accepted_at) "
					+ "values (?, ?, ?, ?, ?, ?, ?)")
			.params(UUID.randomUUID(), finding.key(), subject, cut(finding.words(), WORDS), reason, person,
					now().atOffset(ZoneOffset.UTC))
			.update();
	}

	/** Takes an acceptance back; that it was there stays on record. */
	void withdraw(String key, String person) {
		this.jdbc
			.sql("update check_acceptance set withdrawn_by = ?, withdrawn_at = ? where finding_key = ? "
					+ "and withdrawn_at is null")
			.params(person, now().atOffset(ZoneOffset.UTC), key)
			.update();
	}

	private static Instant now() {
		return Instant.now().truncatedTo(ChronoUnit.MICROS);
	}

}
