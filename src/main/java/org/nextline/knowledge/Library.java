package org.nextline.knowledge;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/** Holds the current release, laid out for reading. */
@Service
class Library {

	private final Releases releases;

	private @Nullable Shelf shelf;

	private @Nullable Finder finder;

	Library(Releases releases) {
		this.releases = releases;
	}

	synchronized Shelf current() {
		Release current = this.releases.current();
		Shelf known = this.shelf;
		if (known == null || !known.release().sha256().equals(current.sha256())) {
			known = new Shelf(current);
			this.shelf = known;
			this.finder = null;
		}
		return known;
	}

	/** Finds in the current release. */
	synchronized Finder finder() {
		Shelf current = current();
		Finder known = this.finder;
		if (known == null) {
			known = new Finder(current);
			this.finder = known;
		}
		return known;
	}

}
