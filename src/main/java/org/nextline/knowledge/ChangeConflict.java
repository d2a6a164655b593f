package org.nextline.knowledge;

import java.util.UUID;

/** Two people wrote the same entry at once. */
class ChangeConflict extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final UUID change;

	ChangeConflict(UUID change) {
		this.change = change;
	}

	UUID change() {
		return this.change;
	}

}
