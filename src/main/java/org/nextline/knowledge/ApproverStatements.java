package org.nextline.knowledge;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Conflicts of interest that approvers state, once a year at least. */
@Repository
class ApproverStatements {

	/** Days that a statement holds. */
	static final int DAYS = 365;

	/**
	 * A statement.
	 *
	 * @param statement what was stated
	 * @param signedAt when
	 */
	record Statement(String statement, Instant signedAt) {
	}

	private record Row(String statement, OffsetDateTime signedAt) {
	}

	private final JdbcClient jdbc;

	private final Clock clock = Clock.systemUTC();

	ApproverStatements(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void sign(String person, String statement) {
		this.jdbc.sql("insert into approver_statement (person, signed_at, statement) values (?, ?, ?)")
			.params(person, Instant.now(this.clock).truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC), statement)
			.update();
	}

	/** The latest statement of the person, valid or not. */
	Optional<Statement> latest(String person) {
		return this.jdbc
			.sql("select statement, signed_at from approver_statement where person = ? order by signed_at desc limit 1")
			.param(person)
			.query(Row.class)
			.optional()
			.map((row) -> new Statement(row.statement(), row.signedAt().toInstant()));
	}

	/** Whether the person has stated it within the last year. */
	boolean valid(String person) {
		return latest(person)
			.filter((one) -> one.signedAt().isAfter(Instant.now(this.clock).minus(DAYS, ChronoUnit.DAYS)))
			.isPresent();
	}

}
