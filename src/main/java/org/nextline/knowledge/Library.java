package org.nextline.knowledge;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/** Holds the current release, laid out for reading. */
@Service
class Library {

	private final Releases releases;

	private @Nullable Shelf shelf;

	Library(Releases releases) {
		this.releases = releases;
	}

	synchronized Shelf current() {
		Release current = this.releases.current();
		Shelf known = this.shelf;
		if (known == null || !known.release().sha256().equals(current.sha256())) {
			known = new Shelf(current);
			this.shelf = known;
		}
		return known;
	}

}
