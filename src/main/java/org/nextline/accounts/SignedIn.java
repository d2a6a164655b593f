package org.nextline.accounts;

import java.util.Set;

import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;

/** The person at the other end of a request. */
final class SignedIn extends User {

	private static final long serialVersionUID = 1L;

	private final String displayName;

	private SignedIn(Account account, Set<Role> roles) {
		super(account.getUsername(), account.getPassword(), account.isActive(), true, true, true,
				AuthorityUtils.createAuthorityList(roles.stream().map((role) -> "ROLE_" + role.name()).toList()));
		this.displayName = account.getDisplayName();
	}

	static SignedIn as(Account account) {
		return new SignedIn(account, account.getRoles());
	}

	String displayName() {
		return this.displayName;
	}

}
