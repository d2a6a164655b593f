package org.nextline.knowledge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;

/**
 * Runs the tests of packs, published and proposed, and keeps what they gave for as long
 * as the pack is in use.
 */
@Service
class TestBench implements ReleaseCheck, DisposableBean {

	/** Packs whose results are kept at the same time. */
	private static final int MOST = 5;

	/** Failing tests that are named at most. */
	private static final int NAMED = 20;

	/** How long somebody waits for an answer before progress is shown instead. */
	private static final long PATIENCE_MILLIS = 900;

	private final ExampleRun runner;

	private final Assessor assessor;

	private final Deque<TestRun> known = new ArrayDeque<>();

	private final Map<String, Future<?>> underWay = new ConcurrentHashMap<>();

	private final ExecutorService desk = Executors.newSingleThreadExecutor((task) -> {
		Thread thread = new Thread(task, "tests");
		thread.setDaemon(true);
		return thread;
	});

	TestBench(ExampleRun runner, Assessor assessor) {
		this.runner = runner;
		this.assessor = assessor;
	}

	/** The tests of a pack with what is known of them; nothing is run. */
	TestRun of(Pack pack) {
		synchronized (this.known) {
			TestRun run = this.known.stream().filter((one) -> one.pack() == pack).findFirst().orElse(null);
			if (run == null) {
				run = new TestRun(pack, this.runner, this.assessor);
				if (this.known.size() >= MOST) {
					this.known.removeLast();
				}
			}
			else {
				this.known.remove(run);
			}
			this.known.addFirst(run);
			return run;
		}
	}

	/**
	 * Runs what has not been run, in the background when it takes longer than a moment.
	 * @param whose whose pack it is; an older one of the same is not run on
	 */
	TestRun start(Pack pack, String whose) {
		TestRun run = of(pack);
		if (!run.isEnded() && !run.isRunning()) {
			await(whose, run::finish);
		}
		return run;
	}

	/** The same, with what the tests have seen. */
	TestRun cover(Pack pack, String whose) {
		TestRun run = of(pack);
		if (!run.covered() && !run.isRunning()) {
			await(whose, run::cover);
		}
		return run;
	}

	private void await(String whose, Runnable work) {
		Future<?> begun = this.desk.submit(work);
		Future<?> older = this.underWay.put(whose, begun);
		if (older != null) {
			older.cancel(true);
		}
		try {
			begun.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException | CancellationException ex) {
			// whoever asks again sees how far it is
			return;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("The tests could not be run", ex);
		}
		finally {
			if (begun.isDone()) {
				this.underWay.remove(whose, begun);
			}
		}
	}

	/** Runs all tests of a pack again. */
	TestRun again(Pack pack, String whose) {
		TestRun run = of(pack);
		if (!run.isRunning()) {
			run.forget();
		}
		return start(pack, whose);
	}

	/** The tests of a pack that fail, all others run first. */
	List<ExampleRun.Result> failing(Pack pack) {
		TestRun run = of(pack);
		for (BookTest test : run.tests()) {
			if (run.result(test.key()) == null) {
				run.run(test);
			}
		}
		return run.failing();
	}

	@Override
	public List<String> obstacles(Pack pack) {
		List<ExampleRun.Result> failing = failing(pack);
		List<String> obstacles = new ArrayList<>(failing.stream()
			.limit(NAMED)
			.map((result) -> "Test \"" + result.example().name() + "\" of " + result.example().ruleId() + " fails: "
					+ String.join("; ", result.faults()) + ".")
			.toList());
		if (failing.size() > NAMED) {
			obstacles.add((failing.size() - NAMED) + " more tests fail.");
		}
		return obstacles;
	}

	/**
	 * What fails of what has been run; tests that take longer go on in the background.
	 */
	@Override
	public List<String> glance(Pack pack) {
		TestRun run = start(pack, "glance " + System.identityHashCode(pack));
		return run.isEnded() ? obstacles(pack) : List.of("The tests are still running (" + run.getDone() + " of "
				+ run.getTotal() + "). Load the page again in a moment.");
	}

	@Override
	public void destroy() {
		this.desk.shutdownNow();
	}

}
