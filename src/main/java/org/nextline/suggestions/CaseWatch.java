package org.nextline.suggestions;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import org.nextline.cases.Attention;
import org.nextline.cases.CaseFile;
import org.nextline.cases.CaseMarks;
import org.nextline.cases.StoredCase;
import org.nextline.knowledge.Release;
import org.nextline.knowledge.Releases;
import org.nextline.rules.Advice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Remembers which advice was last read for a case, and looks now and then whether it
 * would be another one today: after a release, or after somebody stored new findings.
 */
@Service
class CaseWatch implements CaseMarks {

	private static final Logger logger = LoggerFactory.getLogger(CaseWatch.class);

	/** Cases that are looked at between two questions to the store. */
	private static final int PAGE = 100;

	private final JdbcClient jdbc;

	private final CaseFile cases;

	private final Receipts receipts;

	private final TherapyAdvisor advisor;

	private final Releases releases;

	private final Attention attention;

	private final Duration every;

	private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "case-watch");
		thread.setDaemon(true);
		return thread;
	});

	CaseWatch(JdbcClient jdbc, CaseFile cases, Receipts receipts, TherapyAdvisor advisor, Releases releases,
			Attention attention, @Value("${nextline.watch-every:PT1M}") Duration every) {
		this.jdbc = jdbc;
		this.cases = cases;
		this.receipts = receipts;
		this.advisor = advisor;
		this.releases = releases;
		this.attention = attention;
		this.every = every;
	}

	@EventListener(ApplicationReadyEvent.class)
	void begin() {
		this.looking.scheduleWithFixedDelay(this::lookQuietly, 0, this.every.toMillis(), TimeUnit.MILLISECONDS);
	}

	@PreDestroy
	void end() {
		this.looking.shutdownNow();
	}

	/** Somebody reads the advice for a case. */
	void read(StoredCase relapse, Receipt receipt, Advised advised, String person) {
		Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
		int updated = this.jdbc
			.sql("update case_watch set receipt_id = ?, case_version = ?, release_sha256 = ?, changed = false, "
					+ "words = '', read_at = ?, read_by = ?, changed_at = null where case_id = ?")
			.params(receipt.id(), (int) relapse.version(), receipt.releaseSha256(), now.atOffset(ZoneOffset.UTC),
					person, relapse.id())
			.update();
		this.attention.adviceChanged(relapse.id(), false);
		note(relapse.id(), advised.advice().missing(), receipt.releaseSha256());
		if (updated == 0) {
			try {
				this.jdbc
					.sql("insert into case_watch (case_id, receipt_id, case_version, release_sha256, changed, words, "
							+ "read_at, read_by) values (?, ?, ?, ?, false, '', ?, ?)")
					.params(relapse.id(), receipt.id(), (int) relapse.version(), receipt.releaseSha256(),
							now.atOffset(ZoneOffset.UTC), person)
					.update();
			}
			catch (DataIntegrityViolationException ex) {
				logger.debug("Two people read the same case at once");
			}
		}
	}

	private record Mark(UUID caseId, String words) {
	}

	@Override
	public Map<UUID, String> of(Collection<UUID> cases) {
		Map<UUID, String> marks = new LinkedHashMap<>();
		if (!cases.isEmpty()) {
			this.jdbc.sql("select case_id, words from case_watch where changed = true and case_id in (:cases)")
				.param("cases", cases)
				.query(Mark.class)
				.list()
				.forEach((mark) -> marks.put(mark.caseId(), mark.words()));
		}
		return marks;
	}

	private void lookQuietly() {
		try {
			look();
		}
		catch (RuntimeException ex) {
			logger.warn("Could not look which advice has changed: {}", ex.getClass().getSimpleName());
		}
	}

	private record Stale(UUID caseId, UUID receiptId) {
	}

	/**
	 * Asks every case again whose facts or whose release are others than when it was
	 * looked at last.
	 * @return how many cases were asked
	 */
	int look() {
		int looked = 0;
		Release current = this.releases.current();
		List<Stale> stale = stale(current);
		while (!stale.isEmpty() && !Thread.currentThread().isInterrupted()) {
			stale.forEach((one) -> look(one, current));
			looked += stale.size();
			stale = (stale.size() < PAGE) ? List.of() : stale(current);
		}
		return looked + assess(current);
	}

	/**
	 * Looks at every case that was stored, or whose rules were changed, since it was
	 * looked at last.
	 */
	private int assess(Release current) {
		this.attention.passTime();
		int assessed = 0;
		List<UUID> due = this.attention.toAssess(current.sha256(), PAGE);
		while (!due.isEmpty() && !Thread.currentThread().isInterrupted()) {
			due.forEach((id) -> assess(id, current));
			assessed += due.size();
			due = (due.size() < PAGE) ? List.of() : this.attention.toAssess(current.sha256(), PAGE);
		}
		return assessed;
	}

	private void assess(UUID id, Release current) {
		note(id, this.cases.find(id)
			.map((relapse) -> this.advisor.advise(relapse.facts(), current).advice().missing())
			.orElse(List.of()), current.sha256());
	}

	/** Notes what would decide something and is not known. */
	private void note(UUID id, List<Advice.MissingFact> missing, String release) {
		List<Advice.MissingFact> decisive = missing.stream().filter((fact) -> fact.decides() > 0).toList();
		this.attention.missing(id, decisive.size(), decisive.isEmpty() ? "" : decisive.get(0).missing().label(),
				release);
	}

	private List<Stale> stale(Release current) {
		return this.jdbc
			.sql("select w.case_id, w.receipt_id from case_watch w join relapse_case c on c.id = w.case_id "
					+ "where w.release_sha256 <> ? or w.case_version <> c.version order by w.case_id limit " + PAGE)
			.param(current.sha256())
			.query(Stale.class)
			.list();
	}

	private void look(Stale stale, Release current) {
		Optional<StoredCase> relapse = this.cases.find(stale.caseId());
		String words = relapse.flatMap((one) -> words(one, stale, current)).orElse("");
		boolean changed = !words.isEmpty();
		this.jdbc
			.sql("update case_watch set case_version = (select version from relapse_case where id = case_id), "
					+ "release_sha256 = ?, changed = ?, words = ?, changed_at = ? where case_id = ? and receipt_id = ?")
			.params(Arrays.asList(current.sha256(), changed, words,
					changed ? Instant.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC) : null,
					stale.caseId(), stale.receiptId()))
			.update();
		this.attention.adviceChanged(stale.caseId(), changed);
	}

	/** What changed against the advice that was read, counted; empty when nothing did. */
	private Optional<String> words(StoredCase relapse, Stale stale, Release current) {
		return this.receipts.find(stale.receiptId())
			.flatMap(this.receipts::answer)
			.map((answer) -> Change.counted(
					Change.between(answer.standings(), Standings.of(this.advisor.advise(relapse.facts(), current)))));
	}

}
