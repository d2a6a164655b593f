package org.nextline.accounts;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens, changes and closes accounts. */
@Service
@Transactional
class AccountKeeper {

	private final Accounts accounts;

	private final PasswordEncoder passwords;

	private final SessionRegistry sessions;

	AccountKeeper(Accounts accounts, PasswordEncoder passwords, SessionRegistry sessions) {
		this.accounts = accounts;
		this.passwords = passwords;
		this.sessions = sessions;
	}

	@Transactional(readOnly = true)
	public List<Account> all() {
		return this.accounts.inOrder();
	}

	@Transactional(readOnly = true)
	public Account find(long id) {
		return this.accounts.findById(id).orElseThrow(AccountNotFound::new);
	}

	@Transactional(readOnly = true)
	public boolean anyone() {
		return this.accounts.count() > 0;
	}

	@Transactional(readOnly = true)
	public boolean taken(String username) {
		return this.accounts.existsByUsername(Account.normalise(username));
	}

	public void open(String username, String displayName, String password, Collection<Role> roles) {
		this.accounts.save(new Account(username, displayName, this.passwords.encode(password), roles, Instant.now()));
	}

	public void change(long id, int version, String displayName, Set<Role> roles, boolean active) {
		Account account = find(id);
		if (account.getVersion() != version) {
			throw new ObjectOptimisticLockingFailureException(Account.class, id);
		}
		boolean administered = account.administers();
		account.rename(displayName);
		account.grantOnly(roles);
		if (active) {
			account.reopen();
		}
		else {
			account.close();
		}
		if (administered && !account.administers() && this.accounts.administrators() == 0) {
			throw new LastAdministrator();
		}
		endSessions(account);
	}

	public void resetPassword(long id, String password) {
		Account account = find(id);
		account.resetPassword(this.passwords.encode(password));
		endSessions(account);
	}

	/** What changed holds from the next click on, not from the next sign-in. */
	private void endSessions(Account account) {
		this.sessions.getAllSessions(SignedIn.as(account), false).forEach(SessionInformation::expireNow);
	}

}
