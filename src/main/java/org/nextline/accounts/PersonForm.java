package org.nextline.accounts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Who somebody is, and the password to begin with. */
abstract class PersonForm extends PasswordForm {

	@NotBlank(message = "{account.username.missing}")
	@Pattern(regexp = "\\s*|\\s*[A-Za-z0-9][A-Za-z0-9._@-]{1,59}\\s*", message = "{account.username.unfit}")
	private String username = "";

	@NotBlank(message = "{account.displayName.missing}")
	@Size(max = 120, message = "{account.displayName.long}")
	private String displayName = "";

	public String getUsername() {
		return this.username;
	}

	public void setUsername(String username) {
		this.username = username;
	}

	public String getDisplayName() {
		return this.displayName;
	}

	public void setDisplayName(String displayName) {
		this.displayName = displayName;
	}

}
