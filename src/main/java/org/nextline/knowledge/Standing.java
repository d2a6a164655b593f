package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.nextline.rules.Upkeep;

import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How entries stand: in force, being changed in a proposal, or retired. */
@Service
@Transactional(readOnly = true)
class Standing {

	private final Library library;

	private final Proposals proposals;

	private final RuleChanges changes;

	private final Releases releases;

	Standing(Library library, Proposals proposals, RuleChanges changes, Releases releases) {
		this.library = library;
		this.proposals = proposals;
		this.changes = changes;
		this.releases = releases;
	}

	/**
	 * A change that is being worked on.
	 *
	 * @param change id of the change
	 * @param section section of the entry
	 * @param key key of the entry
	 * @param action what is to become of it
	 * @param proposal id of its proposal
	 * @param title title of its proposal
	 * @param status where that stands
	 * @param person who wrote last
	 * @param entry the entry as the proposal wants it
	 */
	record Pending(UUID change, Section section, String key, Action action, UUID proposal, String title,
			ProposalStatus status, String person, Map<String, Object> entry) {
	}

	/** Everything that open proposals change, by section and key. */
	public Map<String, List<Pending>> pending() {
		Map<UUID, Proposal> open = this.proposals
			.findByStatusIn(Arrays.stream(ProposalStatus.values()).filter((status) -> !status.ended()).toList(),
					Pageable.unpaged())
			.stream()
			.collect(Collectors.toMap(Proposal::getId, Function.identity()));
		Map<String, List<Pending>> pending = new LinkedHashMap<>();
		if (open.isEmpty()) {
			return pending;
		}
		this.changes.findByProposalIdInOrderByCreatedAtAscIdAsc(open.keySet()).forEach((change) -> {
			Proposal proposal = open.get(change.getProposalId());
			if (proposal != null) {
				pending.computeIfAbsent(change.getSection() + "/" + change.getEntryKey(), (key) -> new ArrayList<>())
					.add(new Pending(change.getId(), change.getSection(), change.getEntryKey(), change.getAction(),
							proposal.getId(), proposal.getTitle(), proposal.getStatus(), change.getUpdatedBy(),
							change.entry()));
			}
		});
		return pending;
	}

	/** The proposals that can be written in, the latest first. */
	public List<Proposal> writable() {
		return this.proposals
			.findByStatusIn(Arrays.stream(ProposalStatus.values()).filter(ProposalStatus::open).toList(),
					Pageable.unpaged())
			.stream()
			.sorted(java.util.Comparator.comparing(Proposal::getUpdatedAt).reversed())
			.toList();
	}

	/**
	 * An entry that a release took out.
	 *
	 * @param section its section
	 * @param key its key
	 * @param release the release that took it out
	 * @param entry as it stood
	 */
	record Retired(Section section, String key, String release, Map<String, Object> entry) {
	}

	/** The entries that were in force once and are no longer. */
	public List<Retired> retired() {
		Shelf shelf = this.library.current();
		Map<String, Retired> retired = new LinkedHashMap<>();
		this.releases.notes()
			.forEach((note) -> note.changes()
				.stream()
				.filter((one) -> one.action().equals(Action.RETIRE.name()))
				.filter((one) -> shelf.entry(one.section(), one.key()).isEmpty())
				.forEach((one) -> retired.putIfAbsent(one.section() + "/" + one.key(),
						new Retired(one.section(), one.key(), note.version(), Section.entry(one.before())))));
		return List.copyOf(retired.values());
	}

	/** Rows that no release has yet, as lines. */
	List<RuleLine> drafts(Map<String, List<Pending>> pending) {
		Shelf shelf = this.library.current();
		return pending.values()
			.stream()
			.map((list) -> list.get(0))
			.filter((one) -> shelf.entry(one.section(), one.key()).isEmpty())
			.map((one) -> line(shelf, one.section(), one.key(), one.entry()))
			.filter((line) -> line.kind().listed())
			.toList();
	}

	/** Rows that are retired, as lines. */
	List<RuleLine> retired(Shelf shelf) {
		return retired().stream()
			.map((one) -> line(shelf, one.section(), one.key(), one.entry()))
			.filter((line) -> line.kind().listed())
			.toList();
	}

	static RuleLine line(Shelf shelf, Section section, String key, Map<String, Object> entry) {
		Upkeep upkeep = shelf.upkeep(entry);
		return RuleLine.of(section, key, entry, shelf.words(), shelf.book(), upkeep);
	}

}
