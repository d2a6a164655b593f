package org.nextline.cases;

import java.util.UUID;

/** Somebody stored the case after typing began. */
class CaseConflict extends RuntimeException {

	private final transient UUID id;

	CaseConflict(UUID id) {
		super("case was changed meanwhile");
		this.id = id;
	}

	UUID id() {
		return this.id;
	}

}
