package org.nextline.knowledge;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Source;
import org.nextline.vocabulary.PartialDate;

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

	/** When it was last looked through, as dates are written here; may be empty. */
	public String reviewed() {
		return words(this.source.reviewed());
	}

	/** When it has to be looked through again; may be empty. */
	public String reviewDue() {
		return words(this.source.reviewDue());
	}

	private static String words(@Nullable LocalDate day) {
		return (day != null) ? PartialDate.of(day).words() : "";
	}

	/** Where it can be read; empty when nothing was confirmed that a browser can open. */
	public String link() {
		return this.source.url().startsWith("https://") ? this.source.url() : "";
	}

}
