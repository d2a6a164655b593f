package org.nextline.knowledge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Comparison;
import org.nextline.rules.Shift;
import org.nextline.vocabulary.CaseFacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Works off the runs over the stored cases in the background, batch by batch in constant
 * memory, one run after the other. It also goes on with runs whose worker fell silent,
 * such as those of an instance that was stopped.
 */
@Component
class ImpactRunner implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(ImpactRunner.class);

	private static final Duration A_MOMENT = Duration.ofSeconds(10);

	/** So few cases are read in less than a moment. */
	private static final long FEW = 1000;

	private final ImpactStore store;

	private final ImpactTicks ticks;

	private final ImpactBooks books;

	private final CaseArchive archive;

	private final Assessor assessor;

	private final int batch;

	private final Duration look;

	private final Set<UUID> taken = ConcurrentHashMap.newKeySet();

	private volatile boolean running;

	private @Nullable ExecutorService worker;

	private @Nullable ScheduledExecutorService watch;

	ImpactRunner(ImpactStore store, ImpactTicks ticks, ImpactBooks books, CaseArchive archive, Assessor assessor,
			@Value("${nextline.impact.batch:200}") int batch,
			@Value("${nextline.impact.look-every:5s}") Duration look) {
		this.store = store;
		this.ticks = ticks;
		this.books = books;
		this.archive = archive;
		this.assessor = assessor;
		this.batch = batch;
		this.look = look;
	}

	@Override
	public void start() {
		this.running = true;
		this.worker = Executors.newSingleThreadExecutor(named("impact"));
		ScheduledExecutorService watching = Executors.newSingleThreadScheduledExecutor(named("impact-watch"));
		watching.scheduleWithFixedDelay(this::takeFree, this.look.toMillis(), this.look.toMillis(),
				TimeUnit.MILLISECONDS);
		this.watch = watching;
	}

	/** People who wait for a page come first. */
	private static ThreadFactory named(String name) {
		return (work) -> {
			Thread thread = new Thread(work, name);
			thread.setDaemon(true);
			thread.setPriority(Thread.MIN_PRIORITY);
			return thread;
		};
	}

	@Override
	public void stop() {
		this.running = false;
		stop(this.watch);
		stop(this.worker);
	}

	private static void stop(@Nullable ExecutorService service) {
		if (service != null) {
			service.shutdown();
			try {
				service.awaitTermination(10, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Looks for runs that nobody works on. */
	void takeFree() {
		try {
			this.store.free().forEach(this::take);
		}
		catch (RuntimeException ex) {
			logger.warn("Could not look for impact runs; trying again", ex);
		}
	}

	/**
	 * Takes a run among the next. Where few cases are stored it is given a moment, so
	 * that the page that follows shows the report at once.
	 */
	void soon(ImpactRun run) {
		Future<?> work = take(run.id());
		if (work != null && run.counts().all() <= FEW) {
			try {
				work.get(A_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (TimeoutException | ExecutionException ex) {
				logger.debug("An impact run takes longer than a moment", ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/** Takes a run among the next; null when this instance has it already, or stops. */
	private @Nullable Future<?> take(UUID run) {
		ExecutorService service = this.worker;
		if (service == null || !this.running || !this.taken.add(run)) {
			return null;
		}
		return service.submit(() -> {
			try {
				work(run);
			}
			catch (RuntimeException ex) {
				logger.error("An impact run stopped; it goes on later from where it stands", ex);
			}
			finally {
				this.taken.remove(run);
			}
		});
	}

	/** Works on a run until it ends, is taken away, or this instance stops. */
	void work(UUID id) {
		UUID claim = UUID.randomUUID();
		if (!this.store.claim(id, claim)) {
			return;
		}
		ImpactRun run = this.store.find(id).orElseThrow();
		try {
			walk(run, claim, this.books.of(run));
		}
		catch (ProposalRefused ex) {
			this.store.end(id, claim, ImpactRun.State.CANCELLED, String.join(" ", ex.reasons()));
		}
		catch (RuntimeException ex) {
			logger.error("An impact run failed", ex);
			this.store.end(id, claim, ImpactRun.State.FAILED,
					"Something went wrong while the cases were read. It is our fault; start it again.");
		}
	}

	private void walk(ImpactRun run, UUID claim, ImpactBooks.Two two) {
		UUID last = run.lastCase();
		Duration wrote = Duration.ZERO;
		while (goesOn()) {
			long began = System.nanoTime();
			List<CaseArchive.Entry> cases = this.archive.after(last, this.batch);
			if (cases.isEmpty()) {
				this.store.done(run, claim, this.ticks);
				return;
			}
			long read = System.nanoTime();
			Batch result = compare(cases, two);
			long decided = System.nanoTime();
			last = cases.get(cases.size() - 1).id();
			ImpactRun.Times times = new ImpactRun.Times(Duration.ofNanos(read - began),
					Duration.ofNanos(decided - read), wrote);
			if (!this.store.advance(run.id(), claim, last, result.found(), result.counts(), times)) {
				return;
			}
			wrote = Duration.ofNanos(System.nanoTime() - decided);
		}
		this.store.release(run.id(), claim);
	}

	/** Whether to take the next batch; another place to stop for tests. */
	boolean goesOn() {
		return this.running;
	}

	/**
	 * What a batch found.
	 *
	 * @param found cases in which something differs
	 * @param counts what to add to the counts
	 */
	private record Batch(List<ImpactStore.Found> found, ImpactRun.Counts counts) {
	}

	private Batch compare(List<CaseArchive.Entry> cases, ImpactBooks.Two two) {
		List<ImpactStore.Found> found = new ArrayList<>();
		long touched = 0;
		long failed = 0;
		for (CaseArchive.Entry one : cases) {
			if (two.comparison().concerns(one.facts())) {
				touched++;
				try {
					List<Shift> shifts = shifts(one.facts(), two);
					if (!shifts.isEmpty()) {
						found.add(new ImpactStore.Found(one.id(), shifts));
					}
				}
				catch (RuntimeException ex) {
					logger.error("A case could not be compared", ex);
					failed++;
				}
			}
		}
		return new Batch(found, new ImpactRun.Counts(0, cases.size(), touched, found.size(), failed));
	}

	/** What becomes of the options in one case. */
	private List<Shift> shifts(CaseFacts stated, ImpactBooks.Two two) {
		Comparison comparison = two.comparison();
		CaseFacts old = this.assessor.complete(stated, two.before());
		CaseFacts fresh = comparison.agentsDiffer() ? this.assessor.complete(stated, two.after()) : old;
		return comparison.mayDiffer(old, fresh) ? comparison.of(old, fresh) : List.of();
	}

}
