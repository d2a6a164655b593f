package org.nextline.knowledge;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Publishes approved proposals together as one release that never changes; all of it or
 * nothing.
 */
@Service
class ReleasePress {

	private static final String MANIFEST = "release.yaml";

	private static final Pattern VERSION_LINE = Pattern.compile("(?m)^version:.*$");

	private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d+)$");

	static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,39}");

	private final Proposals proposals;

	private final RuleChanges changes;

	private final ProposalEvents events;

	private final ProposalDesk desk;

	private final StoredReleases releases;

	private final ObjectProvider<ReleaseCheck> checks;

	ReleasePress(Proposals proposals, RuleChanges changes, ProposalEvents events, ProposalDesk desk,
			StoredReleases releases, ObjectProvider<ReleaseCheck> checks) {
		this.proposals = proposals;
		this.changes = changes;
		this.events = events;
		this.desk = desk;
		this.releases = releases;
		this.checks = checks;
	}

	/**
	 * What is to be published.
	 *
	 * @param proposals the approved proposals
	 * @param version the new version
	 * @param summary what the release is about, in words
	 * @param effectiveAt from when it is used; null for at once
	 */
	record Order(List<UUID> proposals, String version, String summary, @Nullable Instant effectiveAt) {
	}

	/** The version that would come next: 2026.2 after 2026.1. */
	String next() {
		Set<String> used = new TreeSet<>(this.releases.all().stream().map(Release::version).toList());
		String version = this.releases.current().version();
		do {
			Matcher matcher = NUMBERED.matcher(version);
			version = matcher.matches() ? matcher.group(1) + (Long.parseLong(matcher.group(2)) + 1) : version + ".1";
		}
		while (used.contains(version));
		return version;
	}

	/**
	 * What would be published.
	 * @throws ProposalRefused when proposals contradict each other or the current release
	 */
	@Transactional(readOnly = true)
	DraftPack proof(Collection<UUID> ids, String version) {
		List<RuleChange> all = this.changes.findByProposalIdInOrderByCreatedAtAscIdAsc(ids);
		Map<String, String> files = new TreeMap<>(this.releases.current().files());
		files.merge(MANIFEST, "version: \"" + version + "\"\n",
				(old, fresh) -> VERSION_LINE.matcher(old).replaceFirst("version: \"" + version + "\""));
		return DraftPack.of(files, all);
	}

	/**
	 * Publishes.
	 * @param person who publishes
	 * @throws ProposalRefused when something stands in the way, with all of it; then
	 * nothing is published
	 */
	@Transactional
	public ReleaseNote publish(Order order, String person) {
		List<Proposal> chosen = this.proposals.findAllById(order.proposals());
		List<RuleChange> all = this.changes.findByProposalIdInOrderByCreatedAtAscIdAsc(order.proposals());
		List<String> reasons = new ArrayList<>();
		if (chosen.isEmpty() || chosen.size() != new LinkedHashSet<>(order.proposals()).size()) {
			reasons.add("Choose at least one approved proposal.");
		}
		if (order.summary().isBlank()) {
			reasons.add("Say what the release is about.");
		}
		if (!VERSION.matcher(order.version()).matches()) {
			reasons.add("A version has letters, digits, dots and dashes, 40 at most.");
		}
		else if (this.releases.find(order.version()).isPresent()) {
			reasons.add("There is a release " + order.version() + " already.");
		}
		Map<String, String> seen = new LinkedHashMap<>();
		for (Proposal proposal : chosen) {
			ProposalDesk.Folder folder = this.desk.folder(proposal.getId());
			String name = "\"" + proposal.getTitle() + "\"";
			if (proposal.getStatus() != ProposalStatus.APPROVED) {
				reasons.add(name + " is not approved.");
			}
			else if (!folder.hash().equals(proposal.getReviewedHash())) {
				reasons.add(name + " is not what was reviewed.");
			}
			if (this.events.writers(proposal.getId()).contains(person)) {
				reasons.add("You wrote in " + name + "; somebody else has to publish it.");
			}
			this.desk.outdated(folder).forEach((reason) -> reasons.add(name + ": " + reason));
			folder.changes().forEach((change) -> {
				String other = seen.put(change.getSection() + "/" + change.getEntryKey(), name);
				if (other != null) {
					reasons.add(name + " and " + other + " both change " + change.getEntryKey() + ".");
				}
			});
		}
		if (!reasons.isEmpty()) {
			throw new ProposalRefused(reasons);
		}
		Release current = this.releases.current();
		DraftPack draft = proof(order.proposals(), order.version());
		reasons.addAll(draft.faults());
		if (draft.faults().isEmpty()) {
			this.checks.orderedStream().forEach((check) -> reasons.addAll(check.obstacles(draft.read())));
		}
		if (!reasons.isEmpty()) {
			throw new ProposalRefused(reasons);
		}
		Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
		Instant effective = order.effectiveAt();
		Set<String> authors = new LinkedHashSet<>();
		chosen.forEach((proposal) -> authors.addAll(this.events.writers(proposal.getId())));
		ReleaseNote note = new ReleaseNote(order.version(), now,
				(effective != null && effective.isAfter(now)) ? effective : now, current.version(),
				String.join(", ", authors), person, order.summary(), ShippedPack.hash(draft.files()),
				changed(all, current.files()));
		try {
			this.releases.publish(draft.files(), note);
		}
		catch (DuplicateKeyException ex) {
			throw new ProposalRefused("Somebody else has just published release " + order.version() + ".");
		}
		chosen.forEach((proposal) -> {
			proposal.publish(order.version(), person, now);
			this.events.add(proposal.getId(), now, person, ProposalEvents.Kind.PUBLISHED, order.version());
		});
		return note;
	}

	private static List<ReleaseNote.Changed> changed(List<RuleChange> changes, Map<String, String> files) {
		PackText before = PackText.of(files);
		return changes.stream()
			.map((change) -> new ReleaseNote.Changed(change.getSection(), change.getEntryKey(), change.getPath(),
					change.getAction().name(),
					before.read(change.getSection(), change.getEntryKey()).map(Section::text).orElse(""),
					(change.getAction() != Action.RETIRE) ? change.getContent() : "", change.getProposalId()))
			.toList();
	}

}
