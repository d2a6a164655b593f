package org.nextline.accounts;

import java.nio.charset.StandardCharsets;

import org.springframework.validation.Errors;

/** A new password, typed twice. */
class PasswordForm {

	private static final int FEWEST_CHARACTERS = 12;

	/** What bcrypt reads; it would leave out the rest without a word. */
	private static final int MOST_BYTES = 72;

	private String password = "";

	private String passwordAgain = "";

	/** Adds what is wrong with the password to the errors of the form. */
	void check(Errors errors) {
		if (this.password.length() < FEWEST_CHARACTERS
				|| this.password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
			errors.rejectValue("password", "account.password.size");
		}
		else if (!this.password.equals(this.passwordAgain)) {
			errors.rejectValue("passwordAgain", "account.password.differs");
		}
	}

	public String getPassword() {
		return this.password;
	}

	public void setPassword(String password) {
		this.password = password;
	}

	public String getPasswordAgain() {
		return this.passwordAgain;
	}

	public void setPasswordAgain(String passwordAgain) {
		this.passwordAgain = passwordAgain;
	}

}
