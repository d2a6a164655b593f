package org.nextline.cases;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Tells which cases have other advice today than when it was last read. */
public interface CaseMarks {

	/**
	 * What changed, in a few words, for those of the cases where something did.
	 * @param cases ids of cases
	 */
	Map<UUID, String> of(Collection<UUID> cases);

}
