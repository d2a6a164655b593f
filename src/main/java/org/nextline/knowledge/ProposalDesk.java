package org.nextline.knowledge;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where proposals are written and reviewed. Nobody reviews their own, and nothing is
 * silently overwritten.
 */
@Service
@Transactional
class ProposalDesk {

	/** Drafts that are kept read, for reading one takes its time. */
	private static final int MOST_DRAFTS = 4;

	private final Proposals proposals;

	private final RuleChanges changes;

	private final ProposalEvents events;

	private final ApproverStatements statements;

	private final Releases releases;

	private final ObjectProvider<ReleaseCheck> checks;

	private final ObjectProvider<ReviewCheck> reviews;

	private final ApplicationEventPublisher told;

	/** By release and changes; the one asked last stands last. */
	private final Map<String, DraftPack> drafts = new LinkedHashMap<>(16, 0.75F, true);

	ProposalDesk(Proposals proposals, RuleChanges changes, ProposalEvents events, ApproverStatements statements,
			Releases releases, ObjectProvider<ReleaseCheck> checks, ObjectProvider<ReviewCheck> reviews,
			ApplicationEventPublisher told) {
		this.proposals = proposals;
		this.changes = changes;
		this.events = events;
		this.statements = statements;
		this.releases = releases;
		this.checks = checks;
		this.reviews = reviews;
		this.told = told;
	}

	/**
	 * A proposal with its changes.
	 *
	 * @param proposal the proposal
	 * @param changes its changes in the order they were begun
	 */
	record Folder(Proposal proposal, List<RuleChange> changes) {

		String hash() {
			return DraftPack.hash(this.changes);
		}

	}

	@Transactional(readOnly = true)
	public Folder folder(UUID id) {
		Proposal proposal = this.proposals.findById(id).orElseThrow(ProposalNotFound::new);
		return new Folder(proposal, this.changes.findByProposalIdOrderByCreatedAtAscIdAsc(id));
	}

	@Transactional(readOnly = true)
	public RuleChange change(UUID id) {
		return this.changes.findById(id).orElseThrow(ProposalNotFound::new);
	}

	/**
	 * What would be published: the release that the proposal rests on with its changes.
	 */
	@Transactional(readOnly = true)
	public DraftPack draft(Folder folder) {
		Release base = base(folder.proposal());
		String key = base.sha256() + " " + folder.hash();
		synchronized (this.drafts) {
			DraftPack known = this.drafts.get(key);
			if (known != null) {
				return known;
			}
		}
		DraftPack draft = DraftPack.of(base.files(), folder.changes());
		synchronized (this.drafts) {
			this.drafts.put(key, draft);
			if (this.drafts.size() > MOST_DRAFTS) {
				this.drafts.remove(this.drafts.keySet().iterator().next());
			}
		}
		return draft;
	}

	Release base(Proposal proposal) {
		return this.releases.find(proposal.getBaseRelease()).orElseThrow(ProposalNotFound::new);
	}

	/** Begins a proposal on the current release. */
	public Proposal open(String title, String reason, String person) {
		Instant now = now();
		Proposal proposal = this.proposals.saveAndFlush(
				new Proposal(UUID.randomUUID(), title, reason, this.releases.current().version(), person, now));
		this.events.add(proposal.getId(), now, person, ProposalEvents.Kind.OPENED, title);
		return proposal;
	}

	/** Gives it another title and reason. */
	public void name(UUID id, String title, String reason, String person) {
		Instant now = now();
		Proposal proposal = this.proposals.findById(id).orElseThrow(ProposalNotFound::new);
		proposal.name(title, reason, person, now);
		this.events.add(id, now, person, ProposalEvents.Kind.NAMED, title);
	}

	/**
	 * Takes an entry into a proposal, to be changed; one that is already in it is
	 * returned as it is.
	 */
	public RuleChange take(UUID id, Section section, String key, String person) {
		Proposal proposal = open(id);
		Optional<RuleChange> known = this.changes.findByProposalIdAndSectionAndEntryKey(id, section, key);
		if (known.isPresent()) {
			return known.get();
		}
		PackText base = PackText.of(base(proposal).files());
		PackText.Place place = base.find(section, key).orElseThrow(ProposalNotFound::new);
		Map<String, Object> entry = base.read(section, key).orElseThrow();
		return begin(proposal, place, Action.CHANGE, entry, entry, person);
	}

	/**
	 * Begins a new entry.
	 * @param path the file that it will stand in
	 * @param entry what is written of it so far
	 */
	public RuleChange add(UUID id, PackText.Place place, Map<String, ?> entry, String person) {
		Proposal proposal = open(id);
		boolean used = PackText.of(base(proposal).files()).find(place.section(), place.key()).isPresent()
				|| this.changes.findByProposalIdAndSectionAndEntryKey(id, place.section(), place.key()).isPresent();
		if (used) {
			throw new ProposalRefused(place.key() + " is in use already.");
		}
		boolean retired = this.releases.notes()
			.stream()
			.flatMap((note) -> note.changes().stream())
			.anyMatch((one) -> one.section() == place.section() && one.key().equals(place.key()));
		if (retired) {
			throw new ProposalRefused(place.key() + " was used before; an id is never used again.");
		}
		return begin(proposal, place, Action.ADD, entry, Map.of(), person);
	}

	/**
	 * Brings an earlier state of an entry back as a draft, even of one that was retired.
	 * @param place where it stands, or stood
	 * @param entry the earlier state
	 */
	public RuleChange restore(UUID id, PackText.Place place, Map<String, ?> entry, String person) {
		Proposal proposal = open(id);
		boolean taken = this.changes.findByProposalIdAndSectionAndEntryKey(id, place.section(), place.key())
			.isPresent();
		if (taken) {
			throw new ProposalRefused(
					place.key() + " is changed in this proposal already; choose another, or leave it out there first.");
		}
		Optional<Map<String, Object>> now = PackText.of(base(proposal).files()).read(place.section(), place.key());
		return begin(proposal, place, now.isPresent() ? Action.CHANGE : Action.ADD, entry, now.orElse(Map.of()),
				person);
	}

	private RuleChange begin(Proposal proposal, PackText.Place place, Action action, Map<String, ?> entry,
			Map<String, ?> base, String person) {
		Instant now = now();
		RuleChange change = this.changes
			.saveAndFlush(new RuleChange(UUID.randomUUID(), proposal.getId(), place, action, entry, base, person, now));
		this.events.keep(change);
		this.events.add(proposal.getId(), now, person, ProposalEvents.Kind.WRITTEN, place.key());
		proposal.touch(person, now);
		return change;
	}

	/**
	 * Begins a proposal from differences, such as those of an imported pack or of an
	 * earlier release.
	 */
	public Proposal propose(String title, String reason, List<PackDiff.Difference> differences, String person) {
		Proposal proposal = open(title, reason, person);
		for (PackDiff.Difference one : differences) {
			Map<String, Object> entry = (one.action() == Action.RETIRE) ? one.before() : one.after();
			begin(proposal, one.place(), one.action(), entry, one.before(), person);
		}
		return proposal;
	}

	/**
	 * Stores what was written of an entry.
	 * @param version the version that the writer began from
	 * @throws ChangeConflict when somebody else stored it meanwhile
	 */
	public RuleChange write(UUID changeId, int version, Map<String, ?> entry, String typed, String person) {
		RuleChange change = change(changeId);
		Proposal proposal = open(change.getProposalId());
		if (change.getVersion() != version && !change.getUpdatedBy().equals(person)) {
			throw new ChangeConflict(changeId);
		}
		boolean same = change.entry().equals(entry) && change.getTyped().equals(typed)
				&& change.getAction() != Action.RETIRE;
		if (!same) {
			Instant now = now();
			change.write(entry, typed, person, now);
			this.changes.saveAndFlush(change);
			this.events.keep(change);
			proposal.touch(person, now);
		}
		return change;
	}

	/** Proposes that an entry goes. */
	public RuleChange retire(UUID id, Section section, String key, String person) {
		RuleChange change = take(id, section, key, person);
		Instant now = now();
		change.retire(person, now);
		this.changes.saveAndFlush(change);
		this.events.add(id, now, person, ProposalEvents.Kind.RETIRED, key);
		return change;
	}

	/** Leaves an entry as it stands after all. */
	public void drop(UUID changeId, String person) {
		RuleChange change = change(changeId);
		Proposal proposal = open(change.getProposalId());
		Instant now = now();
		this.events.add(proposal.getId(), now, person, ProposalEvents.Kind.DROPPED, change.getEntryKey());
		this.changes.delete(change);
		proposal.touch(person, now);
	}

	/** Says something about a proposal. */
	public void comment(UUID id, String words, String person) {
		Proposal proposal = this.proposals.findById(id).orElseThrow(ProposalNotFound::new);
		this.events.add(proposal.getId(), now(), person, ProposalEvents.Kind.COMMENTED, words);
	}

	/**
	 * Asks for review. Nobody waits for the tests and proofs: what has not ended goes on
	 * in the background and stands in the way until it has.
	 * @throws ProposalRefused when something stands in the way, with all of it
	 */
	public void submit(UUID id, String person) {
		Folder folder = folder(id);
		List<String> obstacles = obstacles(folder, ReleaseCheck::glance, true);
		if (!obstacles.isEmpty()) {
			throw new ProposalRefused(obstacles);
		}
		Instant now = now();
		folder.proposal().submit(person, now);
		this.events.add(id, now, person, ProposalEvents.Kind.SUBMITTED, "");
		this.told.publishEvent(new ReviewAsked(id, person));
	}

	/** Everything that keeps a proposal from review. */
	@Transactional(readOnly = true)
	public List<String> obstacles(Folder folder) {
		return obstacles(folder, ReleaseCheck::obstacles, false);
	}

	/** What is known of that without waiting, for a page. */
	@Transactional(readOnly = true)
	public List<String> glance(Folder folder) {
		return obstacles(folder, ReleaseCheck::glance, false);
	}

	private List<String> obstacles(Folder folder, BiFunction<ReleaseCheck, Pack, List<String>> asked, boolean wait) {
		List<String> obstacles = new ArrayList<>();
		if (folder.changes().isEmpty()) {
			return List.of("It changes nothing yet.");
		}
		if (folder.proposal().getReason().isBlank()) {
			obstacles.add("Say why this should change.");
		}
		obstacles.addAll(outdated(folder));
		DraftPack draft = draft(folder);
		obstacles.addAll(draft.faults());
		if (draft.faults().isEmpty()) {
			this.checks.orderedStream().forEach((check) -> obstacles.addAll(asked.apply(check, draft.read())));
			this.reviews.orderedStream()
				.forEach((review) -> obstacles
					.addAll(review.beforeAsking(folder.proposal().getId(), folder.hash(), wait)));
		}
		return obstacles;
	}

	/** Entries that a newer release changed after the proposal was begun. */
	@Transactional(readOnly = true)
	public List<String> outdated(Folder folder) {
		Release current = this.releases.current();
		if (current.version().equals(folder.proposal().getBaseRelease())) {
			return List.of();
		}
		PackText now = PackText.of(current.files());
		return folder.changes()
			.stream()
			.filter((change) -> !now.read(change.getSection(), change.getEntryKey())
				.map((entry) -> (Map<String, Object>) entry)
				.orElse(Map.of())
				.equals(change.before()))
			.map((change) -> change.getEntryKey() + " was changed by release " + current.version()
					+ " after this proposal began; bring the proposal up to date first.")
			.toList();
	}

	/**
	 * Brings a proposal up to date with the current release; what it says of an entry
	 * stays, and is compared with the entry of today from now on.
	 */
	public void rebase(UUID id, String person) {
		Folder folder = folder(id);
		Release current = this.releases.current();
		PackText text = PackText.of(current.files());
		Instant now = now();
		folder.proposal().rebase(current.version(), person, now);
		folder.changes()
			.forEach((change) -> change.rebase(
					text.read(change.getSection(), change.getEntryKey()).orElse(new LinkedHashMap<>()), person, now));
		this.events.add(id, now, person, ProposalEvents.Kind.REBASED, current.version());
	}

	/** Takes it back from review. */
	public void takeBack(UUID id, String person) {
		Instant now = now();
		this.proposals.findById(id).orElseThrow(ProposalNotFound::new).takeBack(person, now);
		this.events.add(id, now, person, ProposalEvents.Kind.TAKEN_BACK, "");
	}

	/** Sends it back to its authors with a reason. */
	public void sendBack(UUID id, String reason, String person) {
		if (reason.isBlank()) {
			throw new ProposalRefused("Say what should change.");
		}
		Instant now = now();
		this.proposals.findById(id).orElseThrow(ProposalNotFound::new).sendBack(person, now);
		this.events.add(id, now, person, ProposalEvents.Kind.SENT_BACK, reason);
	}

	/**
	 * Approves it, exactly as it was read.
	 * @param hash of the changes that the reviewer read
	 * @throws ProposalRefused when the person may not, or something is open, with all of
	 * it
	 */
	public void approve(UUID id, String hash, String words, String person) {
		Folder folder = folder(id);
		List<String> reasons = new ArrayList<>(barriers(folder, person));
		if (!folder.hash().equals(hash)) {
			reasons.add("It was changed after you opened it; read it again.");
		}
		reasons.addAll(obstacles(folder));
		if (!reasons.isEmpty()) {
			throw new ProposalRefused(reasons);
		}
		Instant now = now();
		folder.proposal().approve(person, hash, now);
		this.events.add(id, now, person, ProposalEvents.Kind.APPROVED, words);
	}

	/** What keeps this person from approving it; empty when nothing does. */
	@Transactional(readOnly = true)
	public List<String> barriers(Folder folder, String person) {
		List<String> reasons = new ArrayList<>();
		if (this.events.writers(folder.proposal().getId()).contains(person)) {
			reasons.add("You wrote in it; somebody else has to approve it.");
		}
		if (!this.statements.valid(person)) {
			reasons.add("Your statement on conflicts of interest is missing or older than a year.");
		}
		this.reviews.orderedStream()
			.forEach((review) -> reasons.addAll(review.open(folder.proposal().getId(), folder.hash())));
		return reasons;
	}

	/** Gives it up. */
	public void withdraw(UUID id, String reason, String person) {
		Instant now = now();
		this.proposals.findById(id).orElseThrow(ProposalNotFound::new).withdraw(person, now);
		this.events.add(id, now, person, ProposalEvents.Kind.WITHDRAWN, reason);
	}

	private Proposal open(UUID id) {
		Proposal proposal = this.proposals.findById(id).orElseThrow(ProposalNotFound::new);
		if (!proposal.getStatus().open()) {
			throw new ProposalRefused("It can only be written while it is a draft.");
		}
		return proposal;
	}

	private static Instant now() {
		return Instant.now().truncatedTo(ChronoUnit.MICROS);
	}

}
