package org.nextline.vocabulary;

/** How far a row was checked against its named source. */
public enum CheckMark {

	V("checked against the source"), P("partly checked; the rest to be confirmed locally"),
	M("not yet checked against the source; to be confirmed locally");

	private final String words;

	CheckMark(String words) {
		this.words = words;
	}

	/** The mark in words, as it stands on the page. */
	public String words() {
		return this.words;
	}

}
