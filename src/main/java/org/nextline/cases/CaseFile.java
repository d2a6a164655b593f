package org.nextline.cases;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The open cases, for rooms that read them. */
@Service
@Transactional(readOnly = true)
public class CaseFile {

	private final RelapseCases cases;

	private final FactStore store;

	CaseFile(RelapseCases cases, FactStore store) {
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

	private StoredCase stored(RelapseCase relapse) {
		Patient patient = Objects.requireNonNull(relapse.getPatient());
		return new StoredCase(relapse.getId(), patient.getId(), patient.getName(), patient.getRecordNumber(),
				relapse.dates().complete(this.store.facts(relapse.getFacts())), relapse.getVersion(),
				relapse.getUpdatedAt());
	}

}
