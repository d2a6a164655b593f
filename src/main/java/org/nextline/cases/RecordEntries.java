package org.nextline.cases;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The entries of all records, removed ones included. */
interface RecordEntries extends Repository<RecordEntry, UUID> {

	RecordEntry saveAndFlush(RecordEntry entry);

	Optional<RecordEntry> findById(UUID id);

	@Query("select e from RecordEntry e where e.patientId = :patient order by e.beganOn nulls last, e.createdAt, e.id")
	List<RecordEntry> ofPatient(UUID patient);

}
