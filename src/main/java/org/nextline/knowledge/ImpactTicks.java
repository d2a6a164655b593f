package org.nextline.knowledge;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Shift;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has read which losses and vetoes: case by case, or a whole group at once. */
@Repository
class ImpactTicks {

	private final JdbcClient jdbc;

	ImpactTicks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A tick.
	 *
	 * @param person who has read it
	 * @param at when
	 * @param note what the person said of it; may be empty
	 */
	record Tick(String person, Instant at, String note) {
	}

	/**
	 * A group of a report: what becomes of an option, in all cases in which it does.
	 *
	 * @param kind what becomes of it
	 * @param option its key
	 */
	record Group(Shift.Kind kind, String option) {
	}

	/**
	 * How much of a group is read.
	 *
	 * @param whole the tick for all of its cases; null when there is none
	 * @param single how many of its cases have a tick of their own
	 */
	record Read(@Nullable Tick whole, long single) {

		static final Read NOTHING = new Read(null, 0);

		/** How many of so many cases are still to be read. */
		long left(long cases) {
			return (this.whole != null) ? 0 : Math.max(0, cases - this.single);
		}

	}

	/** Ticks all cases of a group. */
	void all(UUID run, Group group, String person, String note) {
		this.jdbc
			.sql("insert into impact_tick (run_id, kind, option_key, person, ticked_at, note) "
					+ "select ?, ?, ?, ?, ?, ? from impact_run where id = ? and not exists (select 1 from impact_tick "
					+ "where run_id = ? and kind = ? and option_key = ? and case_id is null)")
			.params(run, group.kind().name(), group.option(), person, now(), note, run, run, group.kind().name(),
					group.option())
			.update();
	}

	/**
	 * Ticks one case of a group; a case that is not in the group, or was ticked, is left.
	 */
	void one(UUID run, Group group, UUID caseId, String person, String note) {
		this.jdbc
			.sql("insert into impact_tick (run_id, kind, option_key, case_id, person, ticked_at, note) "
					+ "select run_id, kind, option_key, case_id, ?, ?, ? from impact_change c where run_id = ? "
					+ "and kind = ? and option_key = ? and case_id = ? and not exists (select 1 from impact_tick t "
					+ "where t.run_id = c.run_id and t.kind = c.kind and t.option_key = c.option_key "
					+ "and t.case_id = c.case_id)")
			.params(person, now(), note, run, group.kind().name(), group.option(), caseId)
			.update();
	}

	/** Takes the tick of a whole group back. */
	void undo(UUID run, Group group) {
		this.jdbc.sql("delete from impact_tick where run_id = ? and kind = ? and option_key = ? and case_id is null")
			.params(run, group.kind().name(), group.option())
			.update();
	}

	/** Takes the tick of one case back. */
	void undo(UUID run, Group group, UUID caseId) {
		this.jdbc.sql("delete from impact_tick where run_id = ? and kind = ? and option_key = ? and case_id = ?")
			.params(run, group.kind().name(), group.option(), caseId)
			.update();
	}

	/** How much of each group is read; groups without any tick are left out. */
	Map<Group, Read> read(UUID run) {
		Map<Group, Read> read = new HashMap<>();
		this.jdbc
			.sql("select kind, option_key, count(*) as cases from impact_tick where run_id = ? "
					+ "and case_id is not null group by kind, option_key")
			.param(run)
			.query((row) -> {
				read.put(new Group(Shift.Kind.valueOf(row.getString("kind")), row.getString("option_key")),
						new Read(null, row.getLong("cases")));
			});
		this.jdbc
			.sql("select kind, option_key, person, ticked_at, note from impact_tick where run_id = ? "
					+ "and case_id is null")
			.param(run)
			.query((row) -> {
				Group group = new Group(Shift.Kind.valueOf(row.getString("kind")), row.getString("option_key"));
				Tick tick = new Tick(row.getString("person"),
						row.getObject("ticked_at", OffsetDateTime.class).toInstant(), row.getString("note"));
				read.put(group, new Read(tick, read.getOrDefault(group, Read.NOTHING).single()));
			});
		return read;
	}

	/** Ticks of single cases of a group. */
	Map<UUID, Tick> of(UUID run, Group group, Collection<UUID> cases) {
		Map<UUID, Tick> ticks = new HashMap<>();
		if (cases.isEmpty()) {
			return ticks;
		}
		this.jdbc
			.sql("select case_id, person, ticked_at, note from impact_tick where run_id = :run and kind = :kind "
					+ "and option_key = :option and case_id in (:cases)")
			.param("run", run)
			.param("kind", group.kind().name())
			.param("option", group.option())
			.param("cases", cases)
			.query((row) -> {
				ticks.put(row.getObject("case_id", UUID.class), new Tick(row.getString("person"),
						row.getObject("ticked_at", OffsetDateTime.class).toInstant(), row.getString("note")));
			});
		return ticks;
	}

	/**
	 * Takes over the ticks of an earlier run of the same content: of single cases where
	 * the same becomes of the option, of a group where it has no case that it did not
	 * have.
	 */
	void carry(UUID from, UUID to) {
		this.jdbc.sql("insert into impact_tick (run_id, kind, option_key, case_id, person, ticked_at, note) "
				+ "select n.run_id, t.kind, t.option_key, t.case_id, t.person, t.ticked_at, t.note "
				+ "from impact_tick t join impact_change n on n.run_id = ? and n.kind = t.kind "
				+ "and n.option_key = t.option_key and n.case_id = t.case_id "
				+ "join impact_change o on o.run_id = t.run_id and o.case_id = t.case_id "
				+ "and o.option_key = t.option_key and o.was = n.was and o.becomes = n.becomes " + "where t.run_id = ?")
			.params(to, from)
			.update();
		List<Group> whole = new ArrayList<>(this.read(from)
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().whole() != null)
			.map(Map.Entry::getKey)
			.toList());
		for (Group group : whole) {
			this.jdbc
				.sql("insert into impact_tick (run_id, kind, option_key, person, ticked_at, note) "
						+ "select ?, kind, option_key, person, ticked_at, note from impact_tick "
						+ "where run_id = ? and kind = ? and option_key = ? and case_id is null "
						+ "and not exists (select 1 from impact_change n where n.run_id = ? and n.kind = ? "
						+ "and n.option_key = ? and not exists (select 1 from impact_change o where o.run_id = ? "
						+ "and o.case_id = n.case_id and o.option_key = n.option_key and o.was = n.was "
						+ "and o.becomes = n.becomes))")
				.params(to, from, group.kind().name(), group.option(), to, group.kind().name(), group.option(), from)
				.update();
		}
	}

	private static OffsetDateTime now() {
		return Instant.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
	}

}
