package org.nextline.suggestions;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.nextline.knowledge.Release;
import org.nextline.knowledge.Releases;

import org.springframework.stereotype.Component;

/** Finds the release that a program names. */
@Component
class PublishedReleases {

	private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,59}");

	private final Releases releases;

	PublishedReleases(Releases releases) {
		this.releases = releases;
	}

	/** The release of the version; the current one when none is named. */
	Release named(@Nullable String version) {
		return (version == null || version.isBlank()) ? this.releases.current() : exactly(version);
	}

	/** The release of exactly this version. */
	Release exactly(String version) {
		if (!VERSION.matcher(version).matches()) {
			throw Refusals.noRelease(version);
		}
		return this.releases.find(version).orElseThrow(() -> Refusals.noRelease(version));
	}

}
