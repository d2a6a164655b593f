package org.nextline.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Lets people in by username and password, and slows down those who guess. */
@Component
class SignIn extends DaoAuthenticationProvider {

	private final SignInBrake brake = new SignInBrake(Clock.systemUTC());

	private final RecentPasswords recent = new RecentPasswords();

	SignIn(Accounts accounts, PasswordEncoder passwords) {
		super((username) -> accounts.findByUsername(Account.normalise(username))
			.map(SignedIn::as)
			.orElseThrow(() -> new UsernameNotFoundException("no such account")));
		setPasswordEncoder(passwords);
	}

	@Override
	public Authentication authenticate(Authentication presented) {
		String username = presented.getName();
		if (this.brake.holds(username)) {
			throw new LockedException("too many failures in a row");
		}
		try {
			Authentication known = super.authenticate(presented);
			this.brake.succeeded(username);
			return known;
		}
		catch (BadCredentialsException ex) {
			this.brake.failed(username);
			throw ex;
		}
	}

	@Override
	protected void additionalAuthenticationChecks(UserDetails user, UsernamePasswordAuthenticationToken presented) {
		String print = this.recent.print(user, String.valueOf(presented.getCredentials()));
		if (!this.recent.knows(print)) {
			super.additionalAuthenticationChecks(user, presented);
			this.recent.remember(print);
		}
	}

	/**
	 * A program signs in with every call, and hashing a password is slow on purpose. What
	 * was right a moment ago is recognised by a keyed print, which a reset makes useless.
	 */
	private static final class RecentPasswords {

		private static final Duration MOMENT = Duration.ofMinutes(5);

		private final byte[] key = new byte[32];

		private final Map<String, Instant> prints = new LinkedHashMap<>(16, 0.75f, true) {
			@Override
			protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
				return size() > 1_000;
			}
		};

		RecentPasswords() {
			new SecureRandom().nextBytes(this.key);
		}

		synchronized boolean knows(String print) {
			Instant until = this.prints.get(print);
			return until != null && Instant.now().isBefore(until);
		}

		synchronized void remember(String print) {
			this.prints.put(print, Instant.now().plus(MOMENT));
		}

		String print(UserDetails user, String presented) {
			try {
				MessageDigest digest = MessageDigest.getInstance("SHA-256");
				digest.update(this.key);
				digest.update(String.valueOf(user.getPassword()).getBytes(StandardCharsets.UTF_8));
				return HexFormat.of().formatHex(digest.digest(presented.getBytes(StandardCharsets.UTF_8)));
			}
			catch (NoSuchAlgorithmException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
