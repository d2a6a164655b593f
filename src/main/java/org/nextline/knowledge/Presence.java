package org.nextline.knowledge;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who else has the same entry open. */
@Repository
class Presence {

	/** Seconds after which nobody is taken to be there any more. */
	private static final int SECONDS = 90;

	private final JdbcClient jdbc;

	private final Clock clock = Clock.systemUTC();

	Presence(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Notes that the person is there, and tells who else is. */
	List<String> others(UUID change, String person) {
		OffsetDateTime now = Instant.now(this.clock).truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
		int known = this.jdbc.sql("update rule_presence set seen_at = ? where change_id = ? and person = ?")
			.params(now, change, person)
			.update();
		if (known == 0) {
			try {
				this.jdbc.sql("insert into rule_presence (change_id, person, seen_at) values (?, ?, ?)")
					.params(change, person, now)
					.update();
			}
			catch (DuplicateKeyException ex) {
				// another request of the same person was first
				return List.of();
			}
		}
		return this.jdbc.sql("select person from rule_presence where change_id = ? and person <> ? and seen_at > ? "
				+ "order by person")
			.params(change, person, now.minusSeconds(SECONDS))
			.query(String.class)
			.list();
	}

}
