package org.nextline.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;

/**
 * Proves the invariants of packs, published and proposed, in the background, and keeps
 * what was found by what the pack says and by the engine that was asked. A pack with a
 * broken invariant is not published, one with an undecided one only when an approver has
 * accepted it with a reason.
 */
@Service
class InvariantDesk implements ReleaseCheck, DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(InvariantDesk.class);

	/** Packs whose state is held at the same time. */
	private static final int MOST = 8;

	/** Time to look for patients of one invariant. */
	private static final Duration BUDGET = Duration.ofSeconds(10);

	/** How long somebody waits for a page before progress is shown instead. */
	private static final long PATIENCE_MILLIS = 600;

	/** How long a decision waits for the proofs that it needs. */
	private static final long DECISION_SECONDS = 90;

	private static final List<String> ENGINE = List.of("rules", "vocabulary", "scores", "knowledge");

	private final StoredProofs stored;

	private final Assessor assessor;

	private final String engine;

	/** By key; the one asked last stands last. */
	private final Map<String, InvariantRun> known = new LinkedHashMap<>(16, 0.75F, true);

	private final Map<String, Future<?>> work = new LinkedHashMap<>();

	private final ExecutorService desk = Executors.newSingleThreadExecutor((task) -> {
		Thread thread = new Thread(task, "invariants");
		thread.setDaemon(true);
		thread.setPriority(Thread.MIN_PRIORITY);
		return thread;
	});

	InvariantDesk(StoredProofs stored, Assessor assessor) {
		this.stored = stored;
		this.assessor = assessor;
		this.engine = engine();
	}

	/**
	 * A hash of the program that judges, so that no proof outlives the engine it is
	 * about.
	 */
	private static String engine() {
		Map<String, String> classes = new TreeMap<>();
		try {
			PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
			for (String room : ENGINE) {
				for (Resource one : resolver.getResources("classpath*:org/nextline/" + room + "/*.class")) {
					classes.put(room + "/" + one.getFilename(), HexFormat.of().formatHex(one.getContentAsByteArray()));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return ShippedPack.hash(classes);
	}

	/** What the pack says and the engine that is asked, as a hash. */
	String key(Pack pack) {
		return ShippedPack.hash(Map.of("pack", pack.content(), "engine", this.engine));
	}

	/** The invariants of a pack with what is known of them; nothing is proven. */
	InvariantRun of(Pack pack) {
		String key = key(pack);
		synchronized (this.known) {
			InvariantRun run = this.known.get(key);
			if (run != null) {
				return run;
			}
		}
		InvariantRun run = new InvariantRun(key, pack.invariants());
		this.stored.of(key).forEach(run::found);
		synchronized (this.known) {
			InvariantRun other = this.known.putIfAbsent(key, run);
			if (this.known.size() > MOST) {
				this.known.remove(this.known.keySet().iterator().next());
			}
			return (other != null) ? other : run;
		}
	}

	/** What is known by a key; empty where nothing is. */
	Optional<InvariantRun> of(String key) {
		synchronized (this.known) {
			InvariantRun run = this.known.get(key);
			if (run != null) {
				return Optional.of(run);
			}
		}
		return Optional.empty();
	}

	/**
	 * Proves what has not been proven, in the background when it takes longer than a
	 * moment.
	 */
	InvariantRun start(Pack pack) {
		InvariantRun run = of(pack);
		await(submit(pack, run), PATIENCE_MILLIS);
		return run;
	}

	/** Proves what has not been proven and waits for it. */
	InvariantRun finish(Pack pack) {
		InvariantRun run = of(pack);
		await(submit(pack, run), TimeUnit.SECONDS.toMillis(DECISION_SECONDS));
		return run;
	}

	private Future<?> submit(Pack pack, InvariantRun run) {
		synchronized (this.work) {
			this.work.values().removeIf(Future::isDone);
			return this.work.computeIfAbsent(run.getKey(), (key) -> this.desk.submit(() -> prove(pack, run)));
		}
	}

	private static void await(Future<?> work, long millis) {
		try {
			work.get(millis, TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			logger.debug("The invariants are still being proven");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("The invariants could not be proven", ex);
		}
	}

	private void prove(Pack pack, InvariantRun run) {
		if (run.isEnded()) {
			return;
		}
		run.running(true);
		try {
			Prover prover = new Prover(pack.book(), (facts) -> this.assessor.complete(facts, pack.book()), BUDGET);
			for (Invariant one : run.invariants()) {
				if (Thread.currentThread().isInterrupted()) {
					return;
				}
				if (run.verified(one.id()) == null) {
					Verified verified = Verified.of(prover.prove(one), pack,
							Instant.now().truncatedTo(ChronoUnit.MILLIS));
					run.found(verified);
					this.stored.keep(run.getKey(), verified);
				}
			}
			this.stored.clear();
		}
		finally {
			run.running(false);
		}
	}

	Map<String, StoredProofs.Acceptance> accepted(InvariantRun run) {
		return this.stored.accepted(run.getKey());
	}

	/**
	 * Accepts an invariant that could not be decided.
	 * @throws ProposalRefused when it is proven or broken, or no reason is given
	 */
	void accept(InvariantRun run, String invariant, String person, String reason) {
		Verified verified = run.verified(invariant);
		if (verified == null || verified.state() != Proof.State.NOT_DECIDED) {
			throw new ProposalRefused("Only an invariant that could not be decided can be accepted.");
		}
		if (reason.isBlank()) {
			throw new ProposalRefused("Say why it can be accepted undecided.");
		}
		if (reason.length() > Proposal.REASON_LENGTH) {
			throw new ProposalRefused("The reason is too long.");
		}
		this.stored.accept(run.getKey(), invariant, person, reason.strip());
	}

	@Override
	public List<String> obstacles(Pack pack) {
		InvariantRun run = finish(pack);
		List<String> obstacles = found(run);
		if (!run.isEnded()) {
			obstacles.add("The invariants are still being proven (" + run.getDone() + " of " + run.getTotal()
					+ "). Try again in a moment.");
		}
		return obstacles;
	}

	@Override
	public List<String> glance(Pack pack) {
		InvariantRun run = start(pack);
		List<String> obstacles = found(run);
		if (!run.isEnded()) {
			obstacles.add("The invariants are still being proven (" + run.getDone() + " of " + run.getTotal()
					+ "). Load the page again in a moment.");
		}
		return obstacles;
	}

	private List<String> found(InvariantRun run) {
		List<String> obstacles = new ArrayList<>();
		for (Verified one : run.getBroken()) {
			obstacles.add("Invariant " + one.id() + " is broken: " + one.sentence() + " "
					+ one.patients().stream().map(InvariantDesk::told).collect(Collectors.joining(" "))
					+ address(run, one));
		}
		Map<String, StoredProofs.Acceptance> accepted = run.getUndecided().isEmpty() ? Map.of() : accepted(run);
		for (Verified one : run.getUndecided()) {
			if (!accepted.containsKey(one.id())) {
				obstacles.add("Invariant " + one.id() + " could not be decided: " + one.sentence()
						+ " An approver can accept it with a reason." + address(run, one));
			}
		}
		return obstacles;
	}

	/** Where it can be looked at; pages make a link of it. */
	private static String address(InvariantRun run, Verified one) {
		return " \u2192 /knowledge/invariants/" + one.id() + "?of=" + run.getKey();
	}

	/** The patient in a sentence. */
	private static String told(Verified.Patient patient) {
		return (patient.isLack() ? patient.regimen() + " is missing"
				: patient.regimen() + " (" + patient.ruleId() + ") is "
						+ patient.verdict().name().toLowerCase(java.util.Locale.ROOT))
				+ " in a patient with " + patient.getWords() + ".";
	}

	@Override
	public void destroy() {
		this.desk.shutdownNow();
	}

}
