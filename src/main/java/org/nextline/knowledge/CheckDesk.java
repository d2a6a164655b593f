package org.nextline.knowledge;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.RuleBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/**
 * Has books checked in the background, one part after another, and keeps what was found:
 * the same content is checked once, and what was cut short goes on. A proposal is not
 * sent for review while a finding stops it or waits for an answer.
 */
@Service
class CheckDesk implements ReviewCheck, DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(CheckDesk.class);

	private static final String RELEASE = "release:";

	private static final String PROPOSAL = "proposal:";

	/** So long somebody who asks for review waits for the checks at most. */
	private static final int SECONDS = 20;

	static final int REASON_LENGTH = 2000;

	private final CheckStore store;

	private final Proposals proposals;

	private final RuleChanges changes;

	private final Releases releases;

	private final Assessor assessor;

	private final Clock clock;

	private final ThreadPoolExecutor worker;

	private final Map<String, Job> jobs = new ConcurrentHashMap<>();

	CheckDesk(CheckStore store, Proposals proposals, RuleChanges changes, Releases releases, Assessor assessor,
			ObjectProvider<Clock> clock) {
		this.store = store;
		this.proposals = proposals;
		this.changes = changes;
		this.releases = releases;
		this.assessor = assessor;
		this.clock = clock.getIfAvailable(Clock::systemDefaultZone);
		this.worker = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), (work) -> {
			Thread thread = new Thread(work, "checks");
			thread.setDaemon(true);
			thread.setPriority(Thread.MIN_PRIORITY);
			return thread;
		});
	}

	private static final class Job {

		private final String content;

		private final String subject;

		private final Supplier<Optional<Checks>> checks;

		private final CompletableFuture<Void> end = new CompletableFuture<>();

		private volatile boolean dropped;

		Job(String content, String subject, Supplier<Optional<Checks>> checks) {
			this.content = content;
			this.subject = subject;
			this.checks = checks;
		}

	}

	// What is known

	/**
	 * The checks of a proposal, begun when they were not.
	 * @param folder the proposal with its changes
	 */
	CheckView of(ProposalDesk.Folder folder) {
		String content = content(folder);
		CheckStore.Run run = this.store.run(content).orElse(null);
		if (run == null || (!run.ended() && run.failed() == null)) {
			begin(folder);
		}
		return view(content);
	}

	/** The checks of the release in force; begun only when somebody asks. */
	CheckView ofRelease() {
		return view(content(this.releases.current()));
	}

	private CheckView view(String content) {
		CheckStore.Run run = this.store.run(content).orElse(null);
		return CheckView.of(content, run, (run != null) ? this.store.findings(run.id()) : List.of(),
				this.store.acceptances(), this.jobs.containsKey(content));
	}

	private String content(ProposalDesk.Folder folder) {
		Release base = base(folder.proposal());
		return ShippedPack.hash(Map.of("checks", Checks.VERSION, "base", base.sha256(), "changes", folder.hash()));
	}

	private static String content(Release release) {
		return ShippedPack.hash(Map.of("checks", Checks.VERSION, "release", release.sha256()));
	}

	private Release base(Proposal proposal) {
		return this.releases.find(proposal.getBaseRelease()).orElseThrow(ProposalNotFound::new);
	}

	private LocalDate today() {
		return LocalDate.now(this.clock);
	}

	// Work

	/** Begins to check a proposal as it stands, unless that was done. */
	@Nullable CompletableFuture<Void> begin(ProposalDesk.Folder folder) {
		if (folder.changes().isEmpty()) {
			return null;
		}
		Release base = base(folder.proposal());
		List<RuleChange> written = List.copyOf(folder.changes());
		return begin(content(folder), PROPOSAL + folder.proposal().getId(), () -> {
			DraftPack draft = DraftPack.of(base.files(), written);
			Pack pack = draft.pack();
			return (pack != null) ? Optional.of(new Checks(pack.book(), pack.examples(), base.book(),
					(facts) -> this.assessor.complete(facts, pack.book()), today())) : Optional.empty();
		});
	}

	/** What is found of one row at once, while it is being written. */
	List<CheckFinding> glance(Pack pack, RuleBook base, String id) {
		return new Checks(pack.book(), pack.examples(), base, (facts) -> this.assessor.complete(facts, pack.book()),
				today())
			.glance(id);
	}

	/**
	 * Checks the release in force.
	 * @param anew whether what is known of it is forgotten first
	 */
	void checkRelease(boolean anew) {
		Release release = this.releases.current();
		String content = content(release);
		if (anew && !this.jobs.containsKey(content)) {
			this.store.forget(content);
		}
		begin(content, RELEASE + release.version(), () -> {
			Pack pack = PackReader.read(release.files());
			return Optional.of(new Checks(pack.book(), pack.examples(), null,
					(facts) -> this.assessor.complete(facts, pack.book()), today()));
		});
	}

	private synchronized @Nullable CompletableFuture<Void> begin(String content, String subject,
			Supplier<Optional<Checks>> checks) {
		Job known = this.jobs.get(content);
		if (known != null) {
			return known.end;
		}
		if (this.store.run(content).filter(CheckStore.Run::ended).isPresent()) {
			return null;
		}
		this.jobs.values().stream().filter((job) -> job.subject.equals(subject)).forEach((job) -> job.dropped = true);
		Job job = new Job(content, subject, checks);
		this.jobs.put(content, job);
		this.worker.execute(() -> work(job));
		return job.end;
	}

	private void work(Job job) {
		CheckStore.Run run = null;
		boolean later = false;
		try {
			Checks checks = job.dropped ? null : job.checks.get().orElse(null);
			if (checks != null) {
				run = this.store.begin(job.content, job.subject);
				later = !work(job, run, checks.steps());
			}
		}
		catch (DataAccessException ex) {
			logger.warn("The checks of {} cannot be kept: {}", job.subject, ex.getMessage());
		}
		catch (RuntimeException ex) {
			logger.warn("The checks of {} ended early", job.subject, ex);
			if (run != null) {
				this.store.fail(run.id(), String.valueOf(ex.getMessage()));
			}
		}
		if (later) {
			this.worker.execute(() -> work(job));
		}
		else {
			this.jobs.remove(job.content, job);
			job.end.complete(null);
		}
	}

	/** Goes on where it stands; false when it lets others go first. */
	private boolean work(Job job, CheckStore.Run run, List<Checks.Step> steps) {
		for (int index = run.done(); index < steps.size(); index++) {
			if (job.dropped || this.worker.isShutdown()) {
				return true;
			}
			if (job.subject.startsWith(RELEASE) && !this.worker.getQueue().isEmpty()) {
				return false;
			}
			Checks.Step step = steps.get(index);
			this.store.at(run.id(), steps.size(), step.about());
			if (!this.store.advance(run.id(), index, step.run())) {
				return true;
			}
		}
		this.store.end(run);
		return true;
	}

	/** Goes on with what a restart cut short. */
	@EventListener(ApplicationReadyEvent.class)
	void goOn() {
		for (CheckStore.Run run : this.store.unfinished()) {
			if (run.content().equals(content(this.releases.current()))) {
				checkRelease(false);
			}
			else if (run.subject().startsWith(PROPOSAL)) {
				UUID id = UUID.fromString(run.subject().substring(PROPOSAL.length()));
				folder(id).filter((folder) -> content(folder).equals(run.content())).ifPresent(this::begin);
			}
		}
	}

	private Optional<ProposalDesk.Folder> folder(UUID id) {
		return this.proposals.findById(id)
			.map((proposal) -> new ProposalDesk.Folder(proposal,
					this.changes.findByProposalIdOrderByCreatedAtAscIdAsc(id)));
	}

	@Override
	public void destroy() {
		this.worker.shutdownNow();
	}

	// Answers

	/**
	 * Accepts a finding of a proposal.
	 * @throws ProposalRefused when it cannot be accepted, or no reason is given
	 */
	void accept(String content, String key, String reason, String person) {
		List<String> faults = new ArrayList<>();
		CheckStore.Run run = this.store.run(content).orElse(null);
		CheckFinding finding = (run != null)
				? this.store.findings(run.id()).stream().filter((one) -> one.key().equals(key)).findFirst().orElse(null)
				: null;
		if (run == null || finding == null) {
			throw new ProposalRefused("This finding is no longer there; look at the checks again.");
		}
		if (finding.weight() == CheckWeight.STOPS) {
			faults.add("What stops a proposal cannot be accepted; it has to be mended.");
		}
		if (reason.isBlank()) {
			faults.add("Say why it may stay.");
		}
		if (reason.length() > REASON_LENGTH) {
			faults.add("Keep the reason below " + REASON_LENGTH + " letters.");
		}
		if (!faults.isEmpty()) {
			throw new ProposalRefused(faults);
		}
		this.store.withdraw(key, person);
		this.store.accept(finding, run.subject(), reason.strip(), person);
	}

	void withdraw(String key, String person) {
		this.store.withdraw(key, person);
	}

	@Override
	public List<String> open(UUID proposal, String hash) {
		return List.of();
	}

	@Override
	public List<String> beforeAsking(UUID proposal, String hash, boolean wait) {
		ProposalDesk.Folder folder = folder(proposal).orElse(null);
		if (folder == null || folder.changes().isEmpty()) {
			return List.of();
		}
		boolean ended = !wait || finished(folder);
		CheckView view = view(content(folder));
		List<String> open = new ArrayList<>(view.obstacles());
		if (wait && (!ended || view.running())) {
			open.add("The checks are still running (" + view.done() + " of " + view.total()
					+ "); ask for review again when they are done.");
		}
		if (view.failed() != null) {
			open.add("The checks could not be finished; run them again.");
		}
		return open;
	}

	/** Waits for the checks a little. */
	private boolean finished(ProposalDesk.Folder folder) {
		CompletableFuture<Void> end = begin(folder);
		if (end == null) {
			return true;
		}
		try {
			end.get(SECONDS, TimeUnit.SECONDS);
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		catch (TimeoutException | ExecutionException ex) {
			return false;
		}
	}

	/** Begins a run of a proposal anew after it failed. */
	void again(ProposalDesk.Folder folder) {
		this.store.forget(content(folder));
		begin(folder);
	}

}
