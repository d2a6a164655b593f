package org.nextline.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows guessing down: after five wrong passwords in a row a username has to wait, each
 * time twice as long. It knows nothing of accounts, so it does not tell which exist.
 */
class SignInBrake {

	private static final int FREE_TRIES = 5;

	private static final Duration FIRST_WAIT = Duration.ofSeconds(30);

	private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

	private static final int REMEMBERED = 10_000;

	private final Clock clock;

	private final Map<String, Tries> failures = new LinkedHashMap<>(16, 0.75f, true) {
		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
			return size() > REMEMBERED;
		}
	};

	SignInBrake(Clock clock) {
		this.clock = clock;
	}

	synchronized boolean holds(String username) {
		Tries tries = this.failures.get(Account.normalise(username));
		return tries != null && this.clock.instant().isBefore(tries.until());
	}

	synchronized void failed(String username) {
		this.failures.merge(Account.normalise(username), new Tries(1, Instant.EPOCH), (known, once) -> {
			int count = known.count() + 1;
			return new Tries(count, (count < FREE_TRIES) ? Instant.EPOCH : this.clock.instant().plus(waitAfter(count)));
		});
	}

	synchronized void succeeded(String username) {
		this.failures.remove(Account.normalise(username));
	}

	private static Duration waitAfter(int count) {
		Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(count - FREE_TRIES, 10));
		return (wait.compareTo(LONGEST_WAIT) < 0) ? wait : LONGEST_WAIT;
	}

	private record Tries(int count, Instant until) {
	}

}
