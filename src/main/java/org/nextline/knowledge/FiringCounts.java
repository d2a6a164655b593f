package org.nextline.knowledge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Advisor;
import org.nextline.rules.Decision;
import org.nextline.rules.Interview;
import org.nextline.rules.OptionRule;
import org.nextline.rules.RuleBook;
import org.nextline.rules.SafetyRule;
import org.nextline.rules.Verdict;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.Disease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * On how many stored cases each rule of the current release fires. All rules are counted
 * in one pass in the background, and kept until the release or the cases differ.
 */
@Service
class FiringCounts implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(FiringCounts.class);

	private static final int AT_ONCE = 200;

	/** Cases may be corrected without changing their number. */
	private static final Duration FRESH = Duration.ofMinutes(15);

	private final Releases releases;

	private final CaseArchive archive;

	private final Assessor assessor;

	private final Clock clock;

	private final AtomicBoolean counting = new AtomicBoolean();

	private final ExecutorService background = Executors.newSingleThreadExecutor((work) -> {
		Thread thread = new Thread(work, "firing-counts");
		thread.setDaemon(true);
		thread.setPriority(Thread.MIN_PRIORITY);
		return thread;
	});

	private volatile @Nullable Counted counted;

	FiringCounts(Releases releases, CaseArchive archive, Assessor assessor, ObjectProvider<Clock> clock) {
		this.releases = releases;
		this.archive = archive;
		this.assessor = assessor;
		this.clock = clock.getIfAvailable(Clock::systemDefaultZone);
	}

	private record Counted(String release, Instant at, long cases, Map<String, Integer> fires,
			Map<String, Integer> conditional) {
	}

	/**
	 * What is known of one rule.
	 *
	 * @param release the release that was counted; empty while nothing is known
	 * @param at when it was counted; null while nothing is known
	 * @param cases how many stored cases there were
	 * @param fires on how many it fires
	 * @param conditional on how many of these a fact is still to be found out
	 * @param counting whether it is being counted anew
	 */
	record Count(String release, @Nullable Instant at, long cases, int fires, int conditional, boolean counting) {
	}

	/** What is known now; begins to count when that is nothing, or old. Never waits. */
	Count of(String ruleId) {
		Release release = this.releases.current();
		Counted known = this.counted;
		if (known == null || !known.release().equals(release.sha256())) {
			begin(release);
			return new Count("", null, 0, 0, 0, true);
		}
		if (known.cases() != this.archive.count() || known.at().plus(FRESH).isBefore(Instant.now(this.clock))) {
			begin(release);
		}
		return new Count(release.version(), known.at(), known.cases(), known.fires().getOrDefault(ruleId, 0),
				known.conditional().getOrDefault(ruleId, 0), this.counting.get());
	}

	private void begin(Release release) {
		if (this.counting.compareAndSet(false, true)) {
			this.background.execute(() -> {
				try {
					this.counted = count(release);
				}
				catch (RuntimeException ex) {
					logger.warn("The stored cases could not be counted: {}", ex.getClass().getSimpleName());
				}
				finally {
					this.counting.set(false);
				}
			});
		}
	}

	private Counted count(Release release) {
		Advisor advisor = new Advisor(release.book());
		Map<String, Integer> fires = new HashMap<>();
		Map<String, Integer> conditional = new HashMap<>();
		long cases = 0;
		UUID last = null;
		List<CaseArchive.Entry> some = this.archive.after(null, AT_ONCE);
		while (!some.isEmpty() && !Thread.currentThread().isInterrupted()) {
			for (CaseArchive.Entry entry : some) {
				count(advisor, this.assessor.complete(entry.facts(), release.book()), fires, conditional);
				last = entry.id();
				cases++;
			}
			some = this.archive.after(last, AT_ONCE);
		}
		return new Counted(release.sha256(), Instant.now(this.clock), cases, fires, conditional);
	}

	private static void count(Advisor advisor, CaseFacts facts, Map<String, Integer> fires,
			Map<String, Integer> conditional) {
		Map<String, Verdict> best = new HashMap<>();
		Decision decision = advisor.decide(facts);
		for (int index = 0; index < decision.size(); index++) {
			Verdict verdict = decision.verdict(index);
			if (verdict == Verdict.SUPPORTED || verdict == Verdict.CONDITIONAL) {
				best.merge(decision.rule(index).id(), verdict,
						(left, right) -> (left == Verdict.SUPPORTED) ? left : right);
			}
		}
		best.forEach((id, verdict) -> {
			fires.merge(id, 1, Integer::sum);
			if (verdict == Verdict.CONDITIONAL) {
				conditional.merge(id, 1, Integer::sum);
			}
		});
		Disease disease = facts.disease().orElse(null);
		if (disease == null) {
			return;
		}
		RuleBook book = advisor.book();
		Interview interview = advisor.interview(facts);
		for (OptionRule rule : book.rules()) {
			if (rule.kind() != OptionRule.Kind.OPTION && rule.diseases().contains(disease)
					&& interview.decide(rule.when(), null, Set.of()).isTrue()) {
				fires.merge(rule.id(), 1, Integer::sum);
			}
		}
		for (SafetyRule row : book.safety()) {
			if (row.diseases().contains(disease) && interview.decide(row.when(), null, Set.of()).isTrue()) {
				fires.merge(row.id(), 1, Integer::sum);
			}
		}
	}

	@Override
	public void destroy() {
		this.background.shutdownNow();
	}

}
