package org.nextline.knowledge;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

/** The changes of all proposals. */
interface RuleChanges extends JpaRepository<RuleChange, UUID> {

	List<RuleChange> findByProposalIdOrderByCreatedAtAscIdAsc(UUID proposal);

	List<RuleChange> findByProposalIdInOrderByCreatedAtAscIdAsc(Collection<UUID> proposals);

	Optional<RuleChange> findByProposalIdAndSectionAndEntryKey(UUID proposal, Section section, String key);

	List<RuleChange> findBySectionAndEntryKeyOrderByCreatedAtDesc(Section section, String key);

}
