package org.nextline.cases;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All patients. */
interface Patients extends Repository<Patient, UUID> {

	Patient save(Patient patient);

	Patient saveAndFlush(Patient patient);

	Optional<Patient> findById(UUID id);

	Optional<Patient> findByRecordNumberIgnoreCase(String recordNumber);

	long count();

	@Query("select p from Patient p where lower(p.familyName) like :like escape '!' or lower(p.givenName) like :like escape '!' or lower(p.recordNumber) like :like escape '!' or lower(concat(p.familyName, ', ', p.givenName)) like :like escape '!' or lower(concat(p.givenName, ' ', p.familyName)) like :like escape '!'")
	Page<Patient> like(String like, Pageable page);

}
