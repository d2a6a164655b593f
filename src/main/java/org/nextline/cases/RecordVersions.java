package org.nextline.cases;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All states that entries of records had. */
interface RecordVersions extends Repository<RecordVersion, RecordVersion.Key> {

	RecordVersion save(RecordVersion version);

	@Query("select v from RecordVersion v where v.key.entryId = :entry order by v.key.number")
	List<RecordVersion> ofEntry(UUID entry);

	@Query("select count(v) from RecordVersion v where v.key.entryId = :entry")
	int countOf(UUID entry);

}
