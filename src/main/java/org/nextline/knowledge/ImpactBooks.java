package org.nextline.knowledge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.nextline.rules.Comparison;
import org.nextline.rules.RuleBook;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The two books that an impact run compares. */
@Component
@Transactional(readOnly = true)
class ImpactBooks {

	/** So many pairs of books are kept at hand. */
	private static final int MOST = 2;

	private final ProposalDesk desk;

	private final Releases releases;

	/** What was compared last, for the pages that show it. */
	private final Map<String, Two> lately = Collections.synchronizedMap(new LinkedHashMap<>() {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Two> eldest) {
			return size() > MOST;
		}

	});

	ImpactBooks(ProposalDesk desk, Releases releases) {
		this.desk = desk;
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
	 * The books of a run.
	 * @throws ProposalRefused when the proposal no longer says what the run is of, or the
	 * release with it cannot be read
	 */
	public Two of(ImpactRun run) {
		ProposalDesk.Folder folder = this.desk.folder(run.proposal());
		if (!folder.hash().equals(run.hash())) {
			throw new ProposalRefused("The proposal was changed meanwhile.");
		}
		Two known = this.lately.get(key(run));
		if (known != null) {
			return known;
		}
		Release release = this.releases.find(run.baseRelease()).orElseThrow(ProposalNotFound::new);
		DraftPack draft = folder.proposal().getBaseRelease().equals(run.baseRelease()) ? this.desk.draft(folder)
				: DraftPack.of(release.files(), folder.changes());
		if (!draft.faults().isEmpty()) {
			throw new ProposalRefused("The rules with these changes cannot be read.");
		}
		RuleBook after = draft.read().book();
		Two two = new Two(release.book(), after, new Comparison(release.book(), after));
		this.lately.put(key(run), two);
		return two;
	}

	private static String key(ImpactRun run) {
		return run.baseRelease() + " " + run.hash();
	}

}
