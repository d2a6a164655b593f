package org.nextline.accounts;

/** The first account, with the code that proves that its owner can read the log. */
class SetupForm extends PersonForm {

	private String code = "";

	public String getCode() {
		return this.code;
	}

	public void setCode(String code) {
		this.code = code;
	}

}
