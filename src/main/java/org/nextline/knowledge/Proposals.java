package org.nextline.knowledge;

import java.util.Collection;
import java.util.UUID;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;

/** The proposals. */
interface Proposals extends JpaRepository<Proposal, UUID> {

	Page<Proposal> findByStatusIn(Collection<ProposalStatus> status, Pageable page);

}
