package org.nextline.knowledge;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened to proposals, in order; only ever added to. */
@Repository
class ProposalEvents {

	/** Kinds of events. */
	enum Kind {

		OPENED, WRITTEN, RETIRED, DROPPED, NAMED, REBASED, SUBMITTED, SENT_BACK, TAKEN_BACK, APPROVED, PUBLISHED,
		WITHDRAWN, COMMENTED, ACKNOWLEDGED

	}

	/**
	 * An event.
	 *
	 * @param at when
	 * @param person who
	 * @param kind what
	 * @param words what about it, or the reason that was given; may be empty
	 */
	record Event(Instant at, String person, Kind kind, String words) {
	}

	private record Row(OffsetDateTime happenedAt, String person, String kind, String words) {
	}

	private final JdbcClient jdbc;

	ProposalEvents(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(UUID proposal, Instant at, String person, Kind kind, String words) {
		this.jdbc.sql(
				"insert into rule_proposal_event (proposal_id, happened_at, person, kind, words) values (?, ?, ?, ?, ?)")
			.params(proposal, at.atOffset(ZoneOffset.UTC), person, kind.name(), words)
			.update();
	}

	List<Event> of(UUID proposal) {
		return this.jdbc
			.sql("select happened_at, person, kind, words from rule_proposal_event where proposal_id = ? order by id")
			.param(proposal)
			.query(Row.class)
			.list()
			.stream()
			.map((row) -> new Event(row.happenedAt().toInstant(), row.person(), Kind.valueOf(row.kind()), row.words()))
			.toList();
	}

	/** Keeps one more state of a change. */
	void keep(RuleChange change) {
		this.jdbc
			.sql("insert into rule_change_state (change_id, number, content, stored_at, stored_by) "
					+ "select ?, coalesce(max(number), 0) + 1, ?, ?, ? from rule_change_state where change_id = ?")
			.params(change.getId(), change.getContent(), change.getUpdatedAt().atOffset(ZoneOffset.UTC),
					change.getUpdatedBy(), change.getId())
			.update();
	}

	/**
	 * A state that a change was stored in.
	 *
	 * @param number counts from 1
	 * @param content the entry
	 * @param at when
	 * @param person who
	 */
	record State(int number, String content, Instant at, String person) {
	}

	private record StateRow(int number, String content, OffsetDateTime storedAt, String storedBy) {
	}

	/** All states of a change, the latest first. */
	List<State> states(UUID change) {
		return this.jdbc
			.sql("select number, content, stored_at, stored_by from rule_change_state "
					+ "where change_id = ? order by number desc")
			.param(change)
			.query(StateRow.class)
			.list()
			.stream()
			.map((row) -> new State(row.number(), row.content(), row.storedAt().toInstant(), row.storedBy()))
			.toList();
	}

	/** Everybody who wrote in a proposal. */
	List<String> writers(UUID proposal) {
		return this.jdbc
			.sql("select distinct s.stored_by from rule_change_state s join rule_change c on c.id = s.change_id "
					+ "where c.proposal_id = ? union select author from rule_proposal where id = ? "
					+ "union select person from rule_proposal_event where proposal_id = ? and kind in "
					+ "('OPENED', 'WRITTEN', 'RETIRED', 'DROPPED', 'NAMED', 'REBASED')")
			.params(proposal, proposal, proposal)
			.query(String.class)
			.list();
	}

}
