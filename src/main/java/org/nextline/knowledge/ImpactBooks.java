package org.nextline.knowledge;

import java.util.List;
import java.util.Optional;

import org.nextline.rules.Comparison;
import org.nextline.rules.RuleBook;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The two books that an impact run compares. */
@Component
@Transactional(readOnly = true)
class ImpactBooks {

	private final RuleChanges changes;

	private final Releases releases;

	ImpactBooks(RuleChanges changes, Releases releases) {
		this.changes = changes;
		this.releases = releases;
	}

	/**
	 * A release, and the same with the changes of a proposal put in.
	 *
	 * @param before the release
	 * @param after what would be published
	 * @param comparison of both
	 */
	record Two(RuleBook before, RuleBook after, Comparison comparison) {
	}

	/**
	 * The books of a run; empty when the proposal no longer says what the run is of, or
	 * the release with it cannot be read.
	 */
	public Optional<Two> of(ImpactRun run) {
		List<RuleChange> all = this.changes.findByProposalIdOrderByCreatedAtAscIdAsc(run.proposal());
		if (!DraftPack.hash(all).equals(run.hash())) {
			return Optional.empty();
		}
		return this.releases.find(run.baseRelease()).flatMap((release) -> {
			DraftPack draft = DraftPack.of(release.files(), all);
			if (!draft.faults().isEmpty()) {
				return Optional.empty();
			}
			RuleBook after = draft.read().book();
			return Optional.of(new Two(release.book(), after, new Comparison(release.book(), after)));
		});
	}

}
