package org.nextline.accounts;

import java.util.EnumSet;
import java.util.Set;

import jakarta.validation.constraints.NotEmpty;

/** A new account as it is typed. */
class AccountForm extends PersonForm {

	@NotEmpty(message = "{account.roles.missing}")
	private Set<Role> roles = EnumSet.noneOf(Role.class);

	public Set<Role> getRoles() {
		return this.roles;
	}

	public void setRoles(Set<Role> roles) {
		this.roles = roles;
	}

}
