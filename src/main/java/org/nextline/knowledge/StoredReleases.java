package org.nextline.knowledge;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
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

	StoredReleases(JdbcClient jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = Clock.systemUTC();
		publishShipped();
	}

	private record Row(String version, OffsetDateTime publishedAt, String sha256) {
	}

	private void publishShipped() {
		Map<String, String> files = ShippedPack.files();
		Pack pack = PackReader.read(files);
		String hash = ShippedPack.hash(files);
		Optional<Row> known = row(pack.version());
		if (known.isEmpty() && !ownWork()) {
			Instant now = now();
			this.transaction.executeWithoutResult((status) -> store(pack.version(), now, now, hash, files, null));
			logger.info("Published rule release {} with {} rules", pack.version(), pack.book().rules().size());
		}
		else if (known.isEmpty()) {
			logger.warn("The pack {} that ships is newer than what was published here. "
					+ "Import it as a proposal to see what it would change.", pack.version());
		}
		else if (!known.get().sha256().equals(hash)) {
			logger.warn("The pack that ships differs from the published release {}; the release stands. "
					+ "Give the pack a new version to publish it.", pack.version());
		}
	}

	/** Whether a release was written here; a pack that ships never replaces it. */
	private boolean ownWork() {
		return this.jdbc.sql("select count(*) from rule_release where based_on is not null")
			.query(Long.class)
			.single() > 0;
	}

	private void store(String version, Instant published, Instant effective, String hash, Map<String, String> files,
			@Nullable ReleaseNote note) {
		this.jdbc
			.sql("insert into rule_release (version, published_at, sha256, effective_at, based_on, author, "
					+ "approver, summary) values (?, ?, ?, ?, ?, ?, ?, ?)")
			.params(Arrays.asList(version, published.atOffset(ZoneOffset.UTC), hash, effective.atOffset(ZoneOffset.UTC),
					(note != null) ? note.basedOn() : null, (note != null) ? note.author() : null,
					(note != null) ? note.approver() : null, (note != null) ? note.summary() : ""))
			.update();
		files.forEach(
				(path, text) -> this.jdbc.sql("insert into rule_release_file (version, path, content) values (?, ?, ?)")
					.params(version, path, text)
					.update());
	}

	/**
	 * Publishes a pack; part of the transaction that is under way.
	 * @param files its files, with the version of the note in them
	 * @param note how it came to be
	 */
	void publish(Map<String, String> files, ReleaseNote note) {
		store(note.version(), note.publishedAt(), note.effectiveAt(), note.sha256(), files, note);
		note.changes()
			.forEach((change) -> this.jdbc
				.sql("insert into rule_release_change (version, section, entry_key, path, action, before_text, "
						+ "after_text, proposal_id) values (?, ?, ?, ?, ?, ?, ?, ?)")
				.params(Arrays.asList(note.version(), change.section().name(), change.key(), change.path(),
						change.action(), change.before(), change.after(), change.proposal()))
				.update());
	}

	private Optional<Row> row(String version) {
		return this.jdbc.sql("select version, published_at, sha256 from rule_release where version = ?")
			.param(version)
			.query(Row.class)
			.optional();
	}

	@Override
	public Release current() {
		String version = this.jdbc
			.sql("select version from rule_release where effective_at <= ? "
					+ "order by effective_at desc, published_at desc, version desc limit 1")
			.param(now().atOffset(ZoneOffset.UTC))
			.query(String.class)
			.single();
		return find(version).orElseThrow();
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

	private record NoteRow(String version, OffsetDateTime publishedAt, OffsetDateTime effectiveAt,
			@Nullable String basedOn, @Nullable String author, @Nullable String approver, @Nullable String summary,
			String sha256) {
	}

	private record ChangeRow(String version, String section, String entryKey, String path, String action,
			String beforeText, String afterText, @Nullable UUID proposalId) {
	}

	@Override
	public List<ReleaseNote> notes() {
		Map<String, List<ReleaseNote.Changed>> changes = new HashMap<>();
		this.jdbc
			.sql("select version, section, entry_key, path, action, before_text, after_text, proposal_id "
					+ "from rule_release_change order by section, entry_key")
			.query(ChangeRow.class)
			.list()
			.forEach((row) -> changes.computeIfAbsent(row.version(), (version) -> new ArrayList<>())
				.add(new ReleaseNote.Changed(Section.valueOf(row.section()), row.entryKey(), row.path(), row.action(),
						row.beforeText(), row.afterText(), row.proposalId())));
		return this.jdbc
			.sql("select version, published_at, effective_at, based_on, author, approver, summary, sha256 "
					+ "from rule_release order by effective_at desc, published_at desc, version desc")
			.query(NoteRow.class)
			.list()
			.stream()
			.map((row) -> new ReleaseNote(row.version(), row.publishedAt().toInstant(), row.effectiveAt().toInstant(),
					row.basedOn(), row.author(), row.approver(), (row.summary() != null) ? row.summary() : "",
					row.sha256(), changes.getOrDefault(row.version(), List.of())))
			.toList();
	}

	private Instant now() {
		return Instant.now(this.clock).truncatedTo(ChronoUnit.MILLIS);
	}

}
