package org.nextline.knowledge;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what was found of invariants, and what approvers accepted undecided. */
@Component
class StoredProofs {

	/** Days after which what was found is forgotten; it can be found again. */
	private static final int DAYS = 90;

	/**
	 * An invariant accepted undecided.
	 *
	 * @param invariant the invariant
	 * @param person who accepted it
	 * @param at when
	 * @param reason why
	 */
	record Acceptance(String invariant, String person, Instant at, String reason) {
	}

	private record Row(String invariant, String person, OffsetDateTime acceptedAt, String reason) {
	}

	private final JdbcClient jdbc;

	StoredProofs(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** What was found of a pack, by invariant. */
	List<Verified> of(String key) {
		return this.jdbc.sql("select content from invariant_proof where proof_key = ? order by invariant")
			.param(key)
			.query(String.class)
			.list()
			.stream()
			.map(Verified::read)
			.toList();
	}

	void keep(String key, Verified verified) {
		try {
			this.jdbc.sql("insert into invariant_proof (proof_key, invariant, checked_at, content) values (?, ?, ?, ?)")
				.params(key, verified.id(), verified.at().atOffset(ZoneOffset.UTC), verified.text())
				.update();
		}
		catch (DuplicateKeyException ex) {
			// another instance found it at the same time
			return;
		}
	}

	/** Forgets what is old. */
	void clear() {
		this.jdbc.sql("delete from invariant_proof where checked_at < ?")
			.param(Instant.now().minus(DAYS, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC))
			.update();
	}

	/** What was accepted undecided of a pack, by invariant. */
	Map<String, Acceptance> accepted(String key) {
		return this.jdbc
			.sql("select invariant, person, accepted_at, reason from invariant_acceptance where proof_key = ?")
			.param(key)
			.query(Row.class)
			.list()
			.stream()
			.map((row) -> new Acceptance(row.invariant(), row.person(), row.acceptedAt().toInstant(), row.reason()))
			.collect(Collectors.toMap(Acceptance::invariant, Function.identity()));
	}

	void accept(String key, String invariant, String person, String reason) {
		this.jdbc.sql("delete from invariant_acceptance where proof_key = ? and invariant = ?")
			.params(key, invariant)
			.update();
		this.jdbc
			.sql("insert into invariant_acceptance (proof_key, invariant, person, accepted_at, reason) "
					+ "values (?, ?, ?, ?, ?)")
			.params(key, invariant, person, Instant.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC),
					reason)
			.update();
	}

}
