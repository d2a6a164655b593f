package org.nextline.cases;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The open cases, for rooms that read them. */
@Service
@Transactional(readOnly = true)
public class CaseFile {

	private final RelapseCases cases;

	private final FactStore store;

	private final Worklist worklist;

	CaseFile(RelapseCases cases, FactStore store, Worklist worklist) {
		this.worklist = worklist;
		this.cases = cases;
		this.store = store;
	}

	/**
	 * The case with this id.
	 * @param id of the case
	 * @return the case with all its facts; empty when there is none, or only a draft
	 */
	public Optional<StoredCase> find(UUID id) {
		return this.cases.withPatient(id).filter((relapse) -> !relapse.draft()).map(this::stored);
	}

	/** The open cases with these ids; what is no open case is left out. */
	public List<StoredCase> among(Collection<UUID> ids) {
		return this.cases.openWithin(ids).stream().map(this::stored).toList();
	}

	/**
	 * The open cases of a patient, latest relapse first.
	 * @param patientId of the patient
	 * @return empty when there is no such patient
	 */
	public List<StoredCase> ofPatient(UUID patientId) {
		return this.cases.ofPatient(patientId)
			.stream()
			.filter((relapse) -> !relapse.draft())
			.map(this::stored)
			.toList();
	}

	/** How many open cases there are. */
	public long count() {
		return this.cases.countOpen();
	}

	/**
	 * Open cases in the order of their ids, to go through all of them.
	 * @param last the id after which to go on; null for the first
	 * @param most how many at most
	 */
	public List<StoredCase> after(@Nullable UUID last, int most) {
		List<RelapseCase> page = (last == null) ? this.cases.firstOpen(Limit.of(most))
				: this.cases.openAfter(last, Limit.of(most));
		return page.stream().map(this::stored).toList();
	}

	/**
	 * Open cases that have the words, the latest first.
	 * @param words name, record number, birth date, disease, gene or agent; empty for all
	 * @param most how many at most
	 */
	public List<StoredCase> search(String words, int most) {
		return this.worklist.search(words, most).stream().map(this::stored).toList();
	}

	private StoredCase stored(RelapseCase relapse) {
		Patient patient = Objects.requireNonNull(relapse.getPatient());
		return new StoredCase(relapse.getId(), patient.getId(), patient.getName(), patient.getRecordNumber(),
				relapse.dates().complete(this.store.facts(relapse.getFacts())), relapse.getVersion(),
				relapse.getUpdatedAt());
	}

}
