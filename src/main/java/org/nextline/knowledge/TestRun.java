package org.nextline.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Advisor;

/**
 * The tests of one pack with what they gave. A pack never changes, so what was found
 * stays true of it.
 */
final class TestRun {

	private final Pack pack;

	private final ExampleRun runner;

	private final Assessor assessor;

	private final Advisor advisor;

	private final Map<String, BookTest> tests = new LinkedHashMap<>();

	private final Map<String, ExampleRun.Result> results = new ConcurrentHashMap<>();

	private final Map<String, WholeCase> whole = new LinkedHashMap<>();

	private volatile boolean running;

	private volatile @Nullable Coverage coverage;

	TestRun(Pack pack, ExampleRun runner, Assessor assessor) {
		this.pack = pack;
		this.runner = runner;
		this.assessor = assessor;
		this.advisor = new Advisor(pack.book());
		pack.wholeCases().forEach((one) -> this.whole.put(one.test().ruleId(), one));
		BookTest.of(pack).forEach((test) -> this.tests.put(test.key(), test));
	}

	Pack pack() {
		return this.pack;
	}

	Advisor advisor() {
		return this.advisor;
	}

	/** Its tests, in the order of their rows. */
	List<BookTest> tests() {
		return List.copyOf(this.tests.values());
	}

	Optional<BookTest> test(String key) {
		return Optional.ofNullable(this.tests.get(key));
	}

	/** The whole case of this id; null when it is a test of a row. */
	@Nullable WholeCase whole(String id) {
		return this.whole.get(id);
	}

	/** What the test gave; null while it has not been run. */
	public ExampleRun.@Nullable Result result(String key) {
		return this.results.get(key);
	}

	/** Runs one test, again when it was run before. */
	ExampleRun.Result run(BookTest test) {
		WholeCase stated = this.whole.get(test.id());
		ExampleRun.Result result = (stated != null) ? this.runner.run(this.advisor, stated)
				: this.runner.run(this.advisor, test.example());
		this.results.put(test.key(), result);
		return result;
	}

	/** Runs a case that is no test of the pack; nothing is kept. */
	ExampleRun.Result look(Example example) {
		return this.runner.run(this.advisor, example);
	}

	/** Runs what has not been run. */
	void finish() {
		this.running = true;
		try {
			for (BookTest test : this.tests.values()) {
				if (Thread.currentThread().isInterrupted()) {
					return;
				}
				if (!this.results.containsKey(test.key())) {
					run(test);
				}
			}
		}
		finally {
			this.running = false;
		}
	}

	/** Runs what has not been run, and works out what the tests have seen. */
	void cover() {
		finish();
		if (isEnded()) {
			coverage();
		}
	}

	/** Forgets what was found. */
	void forget() {
		this.results.clear();
	}

	/** The tests that failed, as far as they were run. */
	List<ExampleRun.Result> failing() {
		return this.tests.keySet()
			.stream()
			.map(this.results::get)
			.filter((result) -> result != null && !result.passed())
			.toList();
	}

	/** Which statements of the book the tests have seen true, false and unknown. */
	Coverage coverage() {
		Coverage known = this.coverage;
		if (known == null) {
			known = Coverage.of(this, this.assessor);
			this.coverage = known;
		}
		return known;
	}

	/** Whether the coverage has been worked out. */
	boolean covered() {
		return this.coverage != null;
	}

	// What pages read

	public int getTotal() {
		return this.tests.size();
	}

	public int getDone() {
		return this.results.size();
	}

	public long getFailed() {
		return this.results.values().stream().filter((result) -> !result.passed()).count();
	}

	public boolean isRunning() {
		return this.running;
	}

	public boolean isEnded() {
		return getDone() >= getTotal();
	}

}
