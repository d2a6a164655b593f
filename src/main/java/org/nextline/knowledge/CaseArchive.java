package org.nextline.knowledge;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseFacts;

/**
 * The stored cases, for impact reports and for trying rules. The room above, which may
 * read patients, supplies them.
 */
public interface CaseArchive {

	/**
	 * A stored case without its patient.
	 *
	 * @param id of the case
	 * @param words what lists call it: disease, relapse, genes; no name
	 * @param facts what was stated, and what follows from the dates of the course
	 */
	record Entry(UUID id, String words, CaseFacts facts) {
	}

	/** How many open cases there are. */
	long count();

	/**
	 * Open cases in the order of their ids.
	 * @param last the id after which to go on; null for the first
	 * @param most how many at most
	 */
	List<Entry> after(@Nullable UUID last, int most);

	/** The open case with this id. */
	Optional<Entry> find(UUID id);

	/** The open cases with these ids; what is no open case is left out. */
	default List<Entry> among(Collection<UUID> ids) {
		return ids.stream().flatMap((id) -> find(id).stream()).toList();
	}

	/**
	 * Open cases by words, the latest first, to choose from.
	 * @param words disease, gene or record number; empty for the latest
	 * @param most how many at most
	 */
	List<Entry> search(String words, int most);

}
