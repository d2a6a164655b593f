package org.nextline.knowledge;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import org.nextline.rules.RuleBook;

/**
 * A published rule book; it never changes.
 *
 * @param version for example {@code 2026.1}
 * @param publishedAt when it was published
 * @param sha256 hash of its files, in hexadecimal
 * @param book its rules
 * @param files its files by path, as they were published
 */
public record Release(String version, Instant publishedAt, String sha256, RuleBook book, Map<String, String> files) {

	public Release {
		files = new TreeMap<>(files);
	}

}
