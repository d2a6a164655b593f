package org.nextline.knowledge;

import org.nextline.rules.Source;

/**
 * A source as a line of a list.
 *
 * @param source the source
 * @param rules how many rules and safety rows rest on it
 * @param text all that a search looks into, in small letters
 */
record SourceLine(Source source, int rules, String text) {

	static SourceLine of(Source source, int rules) {
		return new SourceLine(source, rules,
				Query.folded(source.id() + "\n" + source.citation() + "\n" + source.note()));
	}

	/** Where it can be read; empty when nothing was confirmed that a browser can open. */
	public String link() {
		return this.source.url().startsWith("https://") ? this.source.url() : "";
	}

}
