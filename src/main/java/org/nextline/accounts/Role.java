package org.nextline.accounts;

/** What a person does here, and so which doors open. */
public enum Role {

	/** Sees patients and asks for advice. */
	CLINICIAN,

	/** Writes rules. */
	AUTHOR,

	/** Reviews and publishes the rules of others. */
	APPROVER,

	/** Keeps the accounts. */
	ADMIN,

	/** Reads who saw or changed what. */
	AUDITOR

}
