package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Shift;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Where the impact of a proposal is asked for, stopped and read. Nothing is approved
 * before every loss and every veto that comes or goes was read by somebody who did not
 * write it.
 */
@Service
@Transactional
class ImpactDesk implements ReviewCheck {

	static final int NOTE_LENGTH = 1000;

	private final ImpactStore store;

	private final ImpactTicks ticks;

	private final ImpactRunner runner;

	private final RuleChanges changes;

	private final Proposals proposals;

	private final ProposalEvents events;

	private final Releases releases;

	private final CaseArchive archive;

	ImpactDesk(ImpactStore store, ImpactTicks ticks, ImpactRunner runner, RuleChanges changes, Proposals proposals,
			ProposalEvents events, Releases releases, CaseArchive archive) {
		this.store = store;
		this.ticks = ticks;
		this.runner = runner;
		this.changes = changes;
		this.proposals = proposals;
		this.events = events;
		this.releases = releases;
		this.archive = archive;
	}

	/**
	 * Asks for a run over all stored cases; one that is under way for the same content is
	 * left to go on.
	 * @throws ProposalRefused when there is nothing that could be compared, with all
	 * reasons
	 */
	public void start(UUID proposal, String person) {
		if (!this.proposals.existsById(proposal)) {
			throw new ProposalNotFound();
		}
		List<RuleChange> all = this.changes.findByProposalIdOrderByCreatedAtAscIdAsc(proposal);
		if (all.isEmpty()) {
			throw new ProposalRefused("It changes nothing yet.");
		}
		Release release = this.releases.current();
		DraftPack draft = DraftPack.of(release.files(), all);
		if (!draft.faults().isEmpty()) {
			throw new ProposalRefused(draft.faults());
		}
		begin(proposal, DraftPack.hash(all), release.version(), person);
	}

	/** The run begins by itself, unless somebody has begun it earlier. */
	@EventListener
	public void reviewAsked(ReviewAsked asked) {
		String hash = DraftPack.hash(this.changes.findByProposalIdOrderByCreatedAtAscIdAsc(asked.proposal()));
		String release = this.releases.current().version();
		if (this.store.finished(asked.proposal(), hash, release).isEmpty()) {
			begin(asked.proposal(), hash, release, asked.person());
		}
	}

	private void begin(UUID proposal, String hash, String release, String person) {
		for (ImpactRun run : this.store.active(proposal)) {
			if (run.of(hash, release)) {
				return;
			}
			this.store.cancel(run.id(), "A later run took its place.");
		}
		ImpactRun run = this.store.ask(proposal, hash, release, this.archive.count(), person);
		afterwards(() -> this.runner.soon(run));
	}

	private static void afterwards(Runnable step) {
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			step.run();
			return;
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				step.run();
			}

		});
	}

	/** Stops what is under way. */
	public void cancel(UUID proposal, String person) {
		this.store.active(proposal).forEach((run) -> this.store.cancel(run.id(), "Stopped by " + person + "."));
	}

	/**
	 * What is read, and what is open.
	 *
	 * @param latest the run that was asked for last
	 * @param shown the run whose findings are shown: the last whole one of this content,
	 * else the latest
	 * @param current whether that is whole, of this content and of the release in force
	 * @param open what still keeps the proposal from approval
	 */
	record Status(Optional<ImpactRun> latest, Optional<ImpactRun> shown, boolean current, List<String> open) {
	}

	/** How the impact of a proposal stands. */
	@Transactional(readOnly = true)
	public Status status(UUID proposal) {
		String hash = DraftPack.hash(this.changes.findByProposalIdOrderByCreatedAtAscIdAsc(proposal));
		Optional<ImpactRun> latest = this.store.latest(proposal);
		Optional<ImpactRun> finished = this.store.finished(proposal, hash, this.releases.current().version());
		Optional<ImpactRun> ended = latest.filter((run) -> !run.state().active());
		return new Status(latest, finished.or(() -> ended).or(() -> this.store.lastDone(proposal)),
				finished.isPresent(), open(proposal, hash));
	}

	/**
	 * The impact of a proposal in short, for its page.
	 *
	 * @param proposal the proposal
	 * @param progress how far the latest run is; null when there is none
	 * @param run the run whose findings are shown; null when there is none
	 * @param current whether that is of what stands now
	 * @param counts in how many cases something of a kind happens
	 */
	record Glance(UUID proposal, ImpactReport.@Nullable Progress progress, @Nullable ImpactRun run, boolean current,
			Map<Shift.Kind, Long> counts) {
	}

	/** The impact of a proposal in short. */
	@Transactional(readOnly = true)
	public Glance glance(UUID proposal) {
		Status status = status(proposal);
		return new Glance(proposal, status.latest().map(ImpactReport.Progress::new).orElse(null),
				status.shown().orElse(null), status.current(),
				status.shown().map((run) -> new TreeMap<>(this.store.counts(run.id()))).orElseGet(TreeMap::new));
	}

	@Override
	@Transactional(readOnly = true)
	public List<String> open(UUID proposal, String hash) {
		String release = this.releases.current().version();
		Optional<ImpactRun> finished = this.store.finished(proposal, hash, release);
		return finished.map(this::unread).orElseGet(() -> List.of(missing(proposal, hash, release)));
	}

	private String missing(UUID proposal, String hash, String release) {
		ImpactRun latest = this.store.latest(proposal).orElse(null);
		if (latest == null) {
			return "The impact on the stored cases was not worked out yet.";
		}
		if (!latest.hash().equals(hash)) {
			return "The impact on the stored cases was worked out before the last change; work it out again.";
		}
		if (!latest.baseRelease().equals(release)) {
			return "The impact on the stored cases was worked out against release " + latest.baseRelease() + ", and "
					+ release + " is in force now; work it out again.";
		}
		return switch (latest.state()) {
			case WAITING, RUNNING -> "The impact on the stored cases is being worked out (" + latest.percent() + " %).";
			case CANCELLED -> "Working out the impact on the stored cases was stopped; start it again.";
			default -> "Working out the impact on the stored cases failed; start it again.";
		};
	}

	private List<String> unread(ImpactRun run) {
		List<String> open = new ArrayList<>();
		if (run.counts().failed() > 0) {
			open.add(cases(run.counts().failed())
					+ " could not be compared, so that nobody knows what becomes of them. Tell those who look after "
					+ "this installation.");
		}
		Map<ImpactTicks.Group, ImpactTicks.Read> read = this.ticks.read(run.id());
		ImpactGroup.of(this.store.groups(run.id()), read).forEach((group) -> {
			if (group.kind().grave() && group.left() > 0) {
				open.add(group.title() + " " + group.happening() + " in " + cases(group.cases()) + "; "
						+ ((group.left() == group.cases()) ? "not read yet" : group.left() + " of them not read yet")
						+ ".");
			}
		});
		return open;
	}

	private static String cases(long number) {
		return (number == 1) ? "1 case" : String.format(java.util.Locale.ENGLISH, "%,d cases", number);
	}

	/** Ticks all cases of a group. */
	public void tick(UUID proposal, ImpactTicks.Group group, String note, String person) {
		ImpactRun run = readable(proposal, person);
		this.ticks.all(run.id(), group, person, cut(note));
		ImpactGroup.of(this.store.groups(run.id()), Map.of())
			.stream()
			.filter((one) -> one.kind() == group.kind() && one.option().equals(group.option()))
			.findFirst()
			.ifPresent((one) -> this.events.add(proposal, java.time.Instant.now(), person,
					ProposalEvents.Kind.ACKNOWLEDGED, one.title() + " " + one.happening() + " in " + cases(one.cases())
							+ (note.isBlank() ? "" : ". " + cut(note))));
	}

	/** Ticks single cases of a group. */
	public void tick(UUID proposal, ImpactTicks.Group group, List<UUID> cases, String note, String person) {
		ImpactRun run = readable(proposal, person);
		cases.forEach((one) -> this.ticks.one(run.id(), group, one, person, cut(note)));
	}

	/** Takes a tick back. */
	public void untick(UUID proposal, ImpactTicks.Group group, List<UUID> cases, String person) {
		ImpactRun run = readable(proposal, person);
		if (cases.isEmpty()) {
			this.ticks.undo(run.id(), group);
		}
		cases.forEach((one) -> this.ticks.undo(run.id(), group, one));
	}

	private static String cut(String note) {
		return (note.length() > NOTE_LENGTH) ? note.substring(0, NOTE_LENGTH) : note;
	}

	/** The run that can be ticked by this person now. */
	private ImpactRun readable(UUID proposal, String person) {
		List<String> reasons = new ArrayList<>();
		if (this.events.writers(proposal).contains(person)) {
			reasons.add("You wrote in this proposal; somebody else has to read what it does.");
		}
		Proposal read = this.proposals.findById(proposal).orElseThrow(ProposalNotFound::new);
		if (read.getStatus().ended()) {
			reasons.add("This proposal has ended.");
		}
		String hash = DraftPack.hash(this.changes.findByProposalIdOrderByCreatedAtAscIdAsc(proposal));
		Optional<ImpactRun> run = this.store.finished(proposal, hash, this.releases.current().version());
		if (run.isEmpty()) {
			reasons.add("What you read is no longer up to date: the proposal or the release in force has changed.");
		}
		if (!reasons.isEmpty()) {
			throw new ProposalRefused(reasons);
		}
		return run.orElseThrow();
	}

	/** Whether somebody may tick what becomes of options. */
	@Transactional(readOnly = true)
	public boolean mayTick(UUID proposal, String person) {
		return !this.events.writers(proposal).contains(person);
	}

	/** Kinds that have to be read in every case. */
	static List<Shift.Kind> grave() {
		return List.of(Shift.Kind.values()).stream().filter(Shift.Kind::grave).toList();
	}

}
