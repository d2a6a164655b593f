package org.nextline.cases;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All relapse cases, drafts included. */
interface RelapseCases extends Repository<RelapseCase, UUID> {

	RelapseCase saveAndFlush(RelapseCase relapse);

	void delete(RelapseCase relapse);

	@Query("select c from RelapseCase c left join fetch c.patient where c.id = :id")
	Optional<RelapseCase> withPatient(UUID id);

	@Query("select c from RelapseCase c join fetch c.patient p where p.id = :patient order by c.relapsedOn desc nulls last, c.enteredAt desc")
	List<RelapseCase> ofPatient(UUID patient);

	@Query("select c from RelapseCase c left join fetch c.patient where c.id in :ids")
	List<RelapseCase> withIds(Collection<UUID> ids);

	@Query("select c from RelapseCase c join fetch c.patient where c.status = org.nextline.cases.CaseStatus.OPEN order by c.id")
	List<RelapseCase> firstOpen(Limit most);

	@Query("select c from RelapseCase c join fetch c.patient where c.status = org.nextline.cases.CaseStatus.OPEN and c.id > :last order by c.id")
	List<RelapseCase> openAfter(UUID last, Limit most);

	@Query("select c from RelapseCase c join fetch c.patient where c.status = org.nextline.cases.CaseStatus.OPEN and c.id in :ids order by c.id")
	List<RelapseCase> openWithin(Collection<UUID> ids);

	@Query("select count(c) from RelapseCase c where c.status = org.nextline.cases.CaseStatus.OPEN")
	long countOpen();

	long count();

}
