package org.nextline.cases;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who the patients are. */
@Service
@Transactional
class PatientKeeper {

	private static final int PAGE = 25;

	private final Patients patients;

	private final Worklist worklist;

	private final Attention attention;

	private final RelapseCases cases;

	PatientKeeper(Patients patients, Worklist worklist, Attention attention, RelapseCases cases) {
		this.patients = patients;
		this.worklist = worklist;
		this.attention = attention;
		this.cases = cases;
	}

	/** Patients that have all the words, by name. */
	@Transactional(readOnly = true)
	public Worklist.Part<Patient> search(String words, int page) {
		return this.worklist.patients(words, page, PAGE);
	}

	@Transactional(readOnly = true)
	public Patient find(UUID id) {
		return this.patients.findById(id).orElseThrow(PatientNotFound::new);
	}

	@Transactional(readOnly = true)
	public Optional<Patient> withNumber(String recordNumber) {
		return recordNumber.isBlank() ? Optional.empty()
				: this.patients.findByRecordNumberIgnoreCase(recordNumber.strip());
	}

	/**
	 * Takes in a new patient.
	 * @throws RecordNumberTaken when another patient has the number
	 */
	public Patient admit(Identity identity, String person) {
		if (withNumber(identity.recordNumber()).isPresent()) {
			throw new RecordNumberTaken();
		}
		Patient patient = this.patients.saveAndFlush(new Patient(UUID.randomUUID(), identity, person, now()));
		this.attention.known(patient);
		return patient;
	}

	/**
	 * Corrects who a patient is.
	 * @throws RecordNumberTaken when another patient has the number
	 */
	public void correct(UUID id, int version, Identity identity, String person) {
		Patient patient = find(id);
		if (patient.getVersion() != version) {
			throw new ObjectOptimisticLockingFailureException(Patient.class, id);
		}
		if (withNumber(identity.recordNumber()).filter((other) -> !other.getId().equals(id)).isPresent()) {
			throw new RecordNumberTaken();
		}
		patient.correct(identity, person, now());
		this.patients.saveAndFlush(patient);
		this.attention.known(patient);
		this.cases.ofPatient(id).forEach(this.attention::renamed);
	}

	private static Instant now() {
		return Instant.now().truncatedTo(ChronoUnit.MICROS);
	}

}
