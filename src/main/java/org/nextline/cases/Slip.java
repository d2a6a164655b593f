package org.nextline.cases;

/**
 * Something typed that cannot be right.
 *
 * @param name name of the input
 * @param message what is wrong, in a clinician's words
 */
record Slip(String name, String message) {

	/** The id of the input. */
	public String getId() {
		return CaseForm.id(this.name);
	}

}
