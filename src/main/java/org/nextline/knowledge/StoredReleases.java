package org.nextline.knowledge;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps releases in the database; on the first start the pack that ships becomes the
 * first one.
 */
@Service
class StoredReleases implements Releases {

	private static final Logger logger = LoggerFactory.getLogger(StoredReleases.class);

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final Map<String, Release> read = new ConcurrentHashMap<>();

	private final Release shipped;

	StoredReleases(JdbcClient jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = Clock.systemUTC();
		this.shipped = publishShipped();
	}

	private record Row(String version, OffsetDateTime publishedAt, String sha256) {
	}

	private Release publishShipped() {
		Map<String, String> files = ShippedPack.files();
		Pack pack = PackReader.read(files);
		String hash = ShippedPack.hash(files);
		Optional<Row> known = row(pack.version());
		if (known.isEmpty()) {
			Instant now = Instant.now(this.clock).truncatedTo(ChronoUnit.MILLIS);
			this.transaction.executeWithoutResult((status) -> {
				this.jdbc.sql("insert into rule_release (version, published_at, sha256) values (?, ?, ?)")
					.params(pack.version(), now.atOffset(ZoneOffset.UTC), hash)
					.update();
				files.forEach((path, text) -> this.jdbc
					.sql("insert into rule_release_file (version, path, content) values (?, ?, ?)")
					.params(pack.version(), path, text)
					.update());
			});
			logger.info("Published rule release {} with {} rules", pack.version(), pack.book().rules().size());
			known = row(pack.version());
		}
		else if (!known.get().sha256().equals(hash)) {
			logger.warn("The pack that ships differs from the published release {}; the release stands. "
					+ "Give the pack a new version to publish it.", pack.version());
		}
		return find(pack.version()).orElseThrow();
	}

	private Optional<Row> row(String version) {
		return this.jdbc.sql("select version, published_at, sha256 from rule_release where version = ?")
			.param(version)
			.query(Row.class)
			.optional();
	}

	@Override
	public Release current() {
		return this.shipped;
	}

	@Override
	public Optional<Release> find(String version) {
		Release known = this.read.get(version);
		if (known != null) {
			return Optional.of(known);
		}
		return row(version).map((row) -> {
			Map<String, String> files = new TreeMap<>();
			this.jdbc.sql("select path, content from rule_release_file where version = ?")
				.param(version)
				.query((result, index) -> files.put(result.getString("path"), result.getString("content")))
				.list();
			Release release = new Release(row.version(), row.publishedAt().toInstant(), row.sha256(),
					PackReader.read(files).book(), files);
			this.read.put(version, release);
			return release;
		});
	}

	@Override
	public List<Release> all() {
		return this.jdbc.sql("select version from rule_release order by published_at desc, version desc")
			.query(String.class)
			.list()
			.stream()
			.map((version) -> find(version).orElseThrow())
			.toList();
	}

}
