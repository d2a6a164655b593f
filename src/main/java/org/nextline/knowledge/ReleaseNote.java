package org.nextline.knowledge;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * How a release came to be.
 *
 * @param version its version
 * @param publishedAt when it was published
 * @param effectiveAt from when it is used
 * @param basedOn the release that it changed; null for one that came with the application
 * @param author who wrote the changes; null for one that came with the application
 * @param approver who published it
 * @param summary what it is about, in words
 * @param sha256 hash of its files
 * @param changes what it changed
 */
public record ReleaseNote(String version, Instant publishedAt, Instant effectiveAt, @Nullable String basedOn,
		@Nullable String author, @Nullable String approver, String summary, String sha256, List<Changed> changes) {

	public ReleaseNote {
		changes = List.copyOf(changes);
	}

	/**
	 * A changed entry.
	 *
	 * @param section its section
	 * @param key its id, key or name
	 * @param path its file
	 * @param action ADD, CHANGE or RETIRE
	 * @param before the entry as it stood; empty when new
	 * @param after the entry as it stands; empty when retired
	 * @param proposal the proposal that changed it
	 */
	public record Changed(Section section, String key, String path, String action, String before, String after,
			@Nullable UUID proposal) {
	}

}
