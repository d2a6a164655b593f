package org.nextline.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Shift;
import org.nextline.rules.Verdict;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the runs over the stored cases and what they found. What a batch found and the
 * position it came to are stored together or not at all, so that no case is counted
 * twice, whoever goes on.
 */
@Repository
class ImpactStore {

	/** After so long without a sign somebody else may go on with a run. */
	static final Duration SILENCE = Duration.ofSeconds(60);

	private static final int REASON_LENGTH = 1000;

	private static final int TITLE_LENGTH = 300;

	private static final String RUN = "select id, proposal_id, content_hash, base_release, state, asked_at, asked_by, "
			+ "started_at, finished_at, last_case, cases_in_all, cases_read, cases_touched, cases_changed, "
			+ "cases_failed, reading_nanos, deciding_nanos, writing_nanos, trouble from impact_run ";

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	private final Clock clock = Clock.systemUTC();

	ImpactStore(JdbcClient jdbc, JdbcTemplate batches) {
		this.jdbc = jdbc;
		this.batches = batches;
	}

	/**
	 * What differs in one case.
	 *
	 * @param caseId the case
	 * @param shifts what becomes of its options
	 */
	record Found(UUID caseId, List<Shift> shifts) {
	}

	/** Asks for a run; it waits until somebody has time. */
	ImpactRun ask(UUID proposal, String hash, String release, long cases, String person) {
		UUID id = UUID.randomUUID();
		this.jdbc
			.sql("insert into impact_run (id, proposal_id, content_hash, base_release, state, asked_at, asked_by, "
					+ "cases_in_all, cases_read, cases_touched, cases_changed, cases_failed, reading_nanos, "
					+ "deciding_nanos, writing_nanos) values (?, ?, ?, ?, 'WAITING', ?, ?, ?, 0, 0, 0, 0, 0, 0, 0)")
			.params(id, proposal, hash, release, now(), person, cases)
			.update();
		return find(id).orElseThrow();
	}

	Optional<ImpactRun> find(UUID id) {
		return this.jdbc.sql(RUN + "where id = ?").param(id).query((row, number) -> run(row)).optional();
	}

	/** The latest run of a proposal. */
	Optional<ImpactRun> latest(UUID proposal) {
		return this.jdbc.sql(RUN + "where proposal_id = ? order by asked_at desc, id limit 1")
			.param(proposal)
			.query((row, number) -> run(row))
			.optional();
	}

	/** The latest whole run of a proposal, of whatever content. */
	Optional<ImpactRun> lastDone(UUID proposal) {
		return this.jdbc.sql(RUN + "where proposal_id = ? and state = 'DONE' order by asked_at desc, id limit 1")
			.param(proposal)
			.query((row, number) -> run(row))
			.optional();
	}

	/** The latest whole run of exactly this content against this release. */
	Optional<ImpactRun> finished(UUID proposal, String hash, String release) {
		return this.jdbc
			.sql(RUN + "where proposal_id = ? and content_hash = ? and base_release = ? and state = 'DONE' "
					+ "order by asked_at desc, id limit 1")
			.params(proposal, hash, release)
			.query((row, number) -> run(row))
			.optional();
	}

	/** Runs of a proposal that wait or are under way. */
	List<ImpactRun> active(UUID proposal) {
		return this.jdbc.sql(RUN + "where proposal_id = ? and state in ('WAITING', 'RUNNING') order by asked_at, id")
			.param(proposal)
			.query((row, number) -> run(row))
			.list();
	}

	/** Runs that wait, or whose worker fell silent, the oldest first. */
	List<UUID> free() {
		return this.jdbc
			.sql("select id from impact_run where state = 'WAITING' or (state = 'RUNNING' and "
					+ "(seen_at is null or seen_at < ?)) order by asked_at, id")
			.param(now().minus(SILENCE))
			.query(UUID.class)
			.list();
	}

	/**
	 * Takes a run over, from the position where it stands.
	 * @return whether it was free
	 */
	boolean claim(UUID run, UUID claim) {
		OffsetDateTime now = now();
		return this.jdbc.sql(
				"update impact_run set state = 'RUNNING', claim = ?, seen_at = ?, started_at = coalesce(started_at, ?) "
						+ "where id = ? and (state = 'WAITING' or (state = 'RUNNING' and "
						+ "(seen_at is null or seen_at < ?)))")
			.params(claim, now, now, run, now.minus(SILENCE))
			.update() == 1;
	}

	/** Lets a run go, so that somebody else may go on at once. */
	void release(UUID run, UUID claim) {
		this.jdbc.sql("update impact_run set seen_at = null where id = ? and claim = ? and state = 'RUNNING'")
			.params(run, claim)
			.update();
	}

	/**
	 * Stores what a batch found and the position it came to, together.
	 * @return false when the run was cancelled or somebody else took it over; then
	 * nothing is stored
	 */
	@Transactional
	public boolean advance(UUID run, UUID claim, UUID last, List<Found> found, ImpactRun.Counts counts,
			ImpactRun.Times times) {
		int mine = this.jdbc
			.sql("update impact_run set last_case = ?, seen_at = ?, cases_read = cases_read + ?, "
					+ "cases_touched = cases_touched + ?, cases_changed = cases_changed + ?, "
					+ "cases_failed = cases_failed + ?, reading_nanos = reading_nanos + ?, "
					+ "deciding_nanos = deciding_nanos + ?, writing_nanos = writing_nanos + ? "
					+ "where id = ? and claim = ? and state = 'RUNNING'")
			.params(last, now(), counts.read(), counts.touched(), counts.changed(), counts.failed(),
					times.reading().toNanos(), times.deciding().toNanos(), times.writing().toNanos(), run, claim)
			.update();
		if (mine == 1) {
			keep(run, found);
		}
		return mine == 1;
	}

	private void keep(UUID run, List<Found> found) {
		List<Object[]> rows = new ArrayList<>();
		Map<List<String>, Long> groups = new LinkedHashMap<>();
		Map<List<String>, String> titles = new LinkedHashMap<>();
		Map<String, Long> kinds = new LinkedHashMap<>();
		for (Found one : found) {
			Set<String> seen = new LinkedHashSet<>();
			for (Shift shift : one.shifts()) {
				String kind = shift.kind().name();
				rows.add(new Object[] { run, one.caseId(), shift.option(), kind, shift.was().name(),
						shift.becomes().name(), place(shift.from()), place(shift.to()),
						cut(shift.reason(), REASON_LENGTH) });
				List<String> group = List.of(kind, shift.option(), shift.was().name(), shift.becomes().name());
				groups.merge(group, 1L, Long::sum);
				titles.putIfAbsent(group, cut(shift.title(), TITLE_LENGTH));
				seen.add(kind);
			}
			seen.forEach((kind) -> kinds.merge(kind, 1L, Long::sum));
		}
		this.batches.batchUpdate("insert into impact_change (run_id, case_id, option_key, kind, was, becomes, "
				+ "place_before, place_after, reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows);
		groups.forEach((group, cases) -> {
			int known = this.jdbc
				.sql("update impact_group set cases = cases + ? where run_id = ? and kind = ? and option_key = ? "
						+ "and was = ? and becomes = ?")
				.params(cases, run, group.get(0), group.get(1), group.get(2), group.get(3))
				.update();
			if (known == 0) {
				this.jdbc
					.sql("insert into impact_group (run_id, kind, option_key, was, becomes, title, cases) "
							+ "values (?, ?, ?, ?, ?, ?, ?)")
					.params(run, group.get(0), group.get(1), group.get(2), group.get(3), titles.getOrDefault(group, ""),
							cases)
					.update();
			}
		});
		kinds.forEach((kind, cases) -> {
			int known = this.jdbc.sql("update impact_count set cases = cases + ? where run_id = ? and kind = ?")
				.params(cases, run, kind)
				.update();
			if (known == 0) {
				this.jdbc.sql("insert into impact_count (run_id, kind, cases) values (?, ?, ?)")
					.params(run, kind, cases)
					.update();
			}
		});
	}

	/**
	 * Ends a run that came to its end. What was read of an earlier run of the same
	 * content stays read; what earlier runs of the proposal found is cleared away.
	 */
	@Transactional
	public void done(ImpactRun run, UUID claim, ImpactTicks ticks) {
		Optional<ImpactRun> earlier = finished(run.proposal(), run.hash(), run.baseRelease());
		if (end(run.id(), claim, ImpactRun.State.DONE, null)) {
			earlier.ifPresent((one) -> ticks.carry(one.id(), run.id()));
			for (String table : List.of("impact_change", "impact_group", "impact_count")) {
				this.jdbc
					.sql("delete from " + table + " where run_id in (select id from impact_run where proposal_id = ? "
							+ "and id <> ? and state not in ('WAITING', 'RUNNING'))")
					.params(run.proposal(), run.id())
					.update();
			}
		}
	}

	/** Ends a run that this worker has. */
	boolean end(UUID run, UUID claim, ImpactRun.State state, @Nullable String trouble) {
		return this.jdbc
			.sql("update impact_run set state = ?, finished_at = ?, trouble = ? where id = ? and claim = ? "
					+ "and state = 'RUNNING'")
			.params(Arrays.asList(state.name(), now(), (trouble != null) ? cut(trouble, REASON_LENGTH) : null, run,
					claim))
			.update() == 1;
	}

	/** Ends a run that waits or is under way, whoever has it. */
	boolean cancel(UUID run, String trouble) {
		return this.jdbc
			.sql("update impact_run set state = 'CANCELLED', finished_at = ?, trouble = ? where id = ? "
					+ "and state in ('WAITING', 'RUNNING')")
			.params(now(), cut(trouble, REASON_LENGTH), run)
			.update() == 1;
	}

	/**
	 * A group of a report.
	 *
	 * @param kind what becomes of the option
	 * @param option its key
	 * @param title its name
	 * @param was the verdict before
	 * @param becomes the verdict after
	 * @param cases in how many cases
	 */
	record Group(Shift.Kind kind, String option, String title, Verdict was, Verdict becomes, long cases) {
	}

	/** What a run found so far, by kind and option, the largest first. */
	List<Group> groups(UUID run) {
		return this.jdbc
			.sql("select kind, option_key, title, was, becomes, cases from impact_group where run_id = ? "
					+ "order by cases desc, title, option_key, was, becomes")
			.param(run)
			.query((row, number) -> new Group(Shift.Kind.valueOf(row.getString("kind")), row.getString("option_key"),
					row.getString("title"), Verdict.valueOf(row.getString("was")),
					Verdict.valueOf(row.getString("becomes")), row.getLong("cases")))
			.list();
	}

	/** In how many cases something of a kind becomes of any option. */
	Map<Shift.Kind, Long> counts(UUID run) {
		Map<Shift.Kind, Long> counts = new LinkedHashMap<>();
		this.jdbc.sql("select kind, cases from impact_count where run_id = ?").param(run).query((row) -> {
			counts.put(Shift.Kind.valueOf(row.getString("kind")), row.getLong("cases"));
		});
		return counts;
	}

	/**
	 * One line of a report.
	 *
	 * @param caseId the case
	 * @param kind what becomes of the option
	 * @param option its key
	 * @param was the verdict before
	 * @param becomes the verdict after
	 * @param from its place before, as {@link #place} writes it
	 * @param to its place after
	 * @param reason why, in words
	 */
	record Line(UUID caseId, Shift.Kind kind, String option, Verdict was, Verdict becomes, String from, String to,
			String reason) {
	}

	/**
	 * Cases of a group in the order of their ids.
	 * @param last the case after which to go on; null for the first
	 * @param most how many at most
	 */
	List<Line> lines(UUID run, Shift.Kind kind, String option, @Nullable UUID last, int most) {
		String after = (last != null) ? "and case_id > ? " : "";
		List<Object> params = new ArrayList<>(List.of(run, kind.name(), option));
		if (last != null) {
			params.add(last);
		}
		params.add(most);
		return this.jdbc
			.sql("select case_id, kind, option_key, was, becomes, place_before, place_after, reason from impact_change "
					+ "where run_id = ? and kind = ? and option_key = ? " + after + "order by case_id limit ?")
			.params(params)
			.query((row, number) -> line(row))
			.list();
	}

	/** Everything that a run found in one case. */
	List<Line> lines(UUID run, UUID caseId) {
		return this.jdbc
			.sql("select case_id, kind, option_key, was, becomes, place_before, place_after, reason from impact_change "
					+ "where run_id = ? and case_id = ? order by option_key")
			.params(run, caseId)
			.query((row, number) -> line(row))
			.list();
	}

	private static Line line(ResultSet row) throws SQLException {
		return new Line(row.getObject("case_id", UUID.class), Shift.Kind.valueOf(row.getString("kind")),
				row.getString("option_key"), Verdict.valueOf(row.getString("was")),
				Verdict.valueOf(row.getString("becomes")), row.getString("place_before"), row.getString("place_after"),
				row.getString("reason"));
	}

	/** A place as it is stored: lane, strength, rank; empty for none. */
	static String place(Shift.@Nullable Place place) {
		return (place != null) ? place.lane() + " " + place.strength() + " " + place.rank() : "";
	}

	private static ImpactRun run(ResultSet row) throws SQLException {
		return new ImpactRun(row.getObject("id", UUID.class), row.getObject("proposal_id", UUID.class),
				row.getString("content_hash"), row.getString("base_release"),
				ImpactRun.State.valueOf(row.getString("state")), instant(row, "asked_at"), row.getString("asked_by"),
				found(row, "started_at"), found(row, "finished_at"), row.getObject("last_case", UUID.class),
				new ImpactRun.Counts(row.getLong("cases_in_all"), row.getLong("cases_read"),
						row.getLong("cases_touched"), row.getLong("cases_changed"), row.getLong("cases_failed")),
				new ImpactRun.Times(Duration.ofNanos(row.getLong("reading_nanos")),
						Duration.ofNanos(row.getLong("deciding_nanos")),
						Duration.ofNanos(row.getLong("writing_nanos"))),
				row.getString("trouble"));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static @Nullable Instant found(ResultSet row, String column) throws SQLException {
		OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
		return (at != null) ? at.toInstant() : null;
	}

	private static String cut(String text, int length) {
		return (text.length() > length) ? text.substring(0, length - 1) + "…" : text;
	}

	private OffsetDateTime now() {
		return Instant.now(this.clock).truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
	}

}
