package org.nextline.accounts;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The way in when nobody has an account yet: once, for whoever can read the log. */
@Component
class FirstAccount {

	private static final Logger logger = LoggerFactory.getLogger(FirstAccount.class);

	private final AccountKeeper keeper;

	private final String code = newCode();

	private volatile boolean opened;

	FirstAccount(AccountKeeper keeper) {
		this.keeper = keeper;
	}

	/** Whether nobody can sign in yet. */
	boolean missing() {
		this.opened = this.opened || this.keeper.anyone();
		return !this.opened;
	}

	String code() {
		return this.code;
	}

	boolean accepts(String typed) {
		return MessageDigest.isEqual(this.code.getBytes(UTF_8), typed.strip().toUpperCase(Locale.ROOT).getBytes(UTF_8));
	}

	/** Opens the account of the first administrator; false when somebody was faster. */
	synchronized boolean open(SetupForm form) {
		if (!missing()) {
			return false;
		}
		this.keeper.open(form.getUsername(), form.getDisplayName(), form.getPassword(), Set.of(Role.ADMIN));
		return true;
	}

	@EventListener(ApplicationReadyEvent.class)
	void tellTheCode() {
		if (missing()) {
			logger.info("Nobody has an account yet. Open /setup and enter this code: {}", this.code);
		}
	}

	private static String newCode() {
		String letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
		StringBuilder code = new StringBuilder();
		new SecureRandom().ints(16, 0, letters.length()).forEach((at) -> code.append(letters.charAt(at)));
		return code.insert(12, '-').insert(8, '-').insert(4, '-').toString();
	}

}
