package org.nextline.cases;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All patients. */
interface Patients extends Repository<Patient, UUID> {

	Patient save(Patient patient);

	Patient saveAndFlush(Patient patient);

	Optional<Patient> findById(UUID id);

	Optional<Patient> findByRecordNumberIgnoreCase(String recordNumber);

	long count();

	@Query("select p from Patient p where p.id in :ids")
	List<Patient> withIds(Collection<UUID> ids);

}
