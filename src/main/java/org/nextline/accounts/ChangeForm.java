package org.nextline.accounts;

import java.util.EnumSet;
import java.util.Set;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;

/** What may change in an account. */
class ChangeForm {

	@NotBlank(message = "{account.displayName.missing}")
	@Size(max = 120, message = "{account.displayName.long}")
	private String displayName = "";

	@NotEmpty(message = "{account.roles.missing}")
	private Set<Role> roles = EnumSet.noneOf(Role.class);

	private boolean active;

	private int version;

	static ChangeForm of(Account account) {
		ChangeForm form = new ChangeForm();
		form.displayName = account.getDisplayName();
		form.roles = account.getRoles();
		form.active = account.isActive();
		form.version = account.getVersion();
		return form;
	}

	public String getDisplayName() {
		return this.displayName;
	}

	public void setDisplayName(String displayName) {
		this.displayName = displayName;
	}

	public Set<Role> getRoles() {
		return this.roles;
	}

	public void setRoles(Set<Role> roles) {
		this.roles = roles;
	}

	public boolean isActive() {
		return this.active;
	}

	public void setActive(boolean active) {
		this.active = active;
	}

	public int getVersion() {
		return this.version;
	}

	public void setVersion(int version) {
		this.version = version;
	}

}
