package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** The invariants of one pack with what has been found of them so far. */
final class InvariantRun {

	private final String key;

	private final Map<String, Invariant> invariants = new LinkedHashMap<>();

	private final Map<String, Verified> found = new ConcurrentHashMap<>();

	private volatile boolean running;

	/**
	 * @param key what the pack says and the engine that is asked, as a hash
	 * @param invariants the invariants of the pack
	 */
	InvariantRun(String key, List<Invariant> invariants) {
		this.key = key;
		invariants.forEach((one) -> this.invariants.put(one.id(), one));
	}

	public String getKey() {
		return this.key;
	}

	List<Invariant> invariants() {
		return List.copyOf(this.invariants.values());
	}

	Optional<Invariant> invariant(String id) {
		return Optional.ofNullable(this.invariants.get(id));
	}

	/** What was found of it; null while it waits. */
	@Nullable Verified verified(String id) {
		return this.found.get(id);
	}

	void found(Verified verified) {
		this.found.put(verified.id(), verified);
	}

	void running(boolean now) {
		this.running = now;
	}

	// What pages read

	public int getTotal() {
		return this.invariants.size();
	}

	public int getDone() {
		return this.found.size();
	}

	public boolean isRunning() {
		return this.running;
	}

	public boolean isEnded() {
		return getDone() >= getTotal();
	}

	public List<Verified> getBroken() {
		return in(Proof.State.BROKEN);
	}

	public List<Verified> getUndecided() {
		return in(Proof.State.NOT_DECIDED);
	}

	private List<Verified> in(Proof.State state) {
		List<Verified> all = new ArrayList<>();
		this.invariants.keySet().forEach((id) -> {
			Verified one = this.found.get(id);
			if (one != null && one.state() == state) {
				all.add(one);
			}
		});
		return all;
	}

}
