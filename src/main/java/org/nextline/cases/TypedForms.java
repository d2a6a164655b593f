package org.nextline.cases;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All forms that were typed and not stored. */
interface TypedForms extends Repository<TypedForm, TypedForm.Key> {

	TypedForm save(TypedForm form);

	Optional<TypedForm> findById(TypedForm.Key key);

	@Query("select t from TypedForm t where t.key.caseId = :caseId order by t.keptAt desc")
	List<TypedForm> ofCase(UUID caseId);

	@Modifying
	@Query("delete from TypedForm t where t.key.caseId = :caseId and t.key.person = :person")
	int drop(UUID caseId, String person);

	@Modifying
	@Query("delete from TypedForm t where t.key.caseId = :caseId")
	int dropAll(UUID caseId);

}
