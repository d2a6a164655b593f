package org.nextline.cases;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who the patients are. */
@Service
@Transactional
class PatientKeeper {

	private static final int PAGE = 25;

	private final Patients patients;

	PatientKeeper(Patients patients) {
		this.patients = patients;
	}

	@Transactional(readOnly = true)
	public Page<Patient> search(String words, int page) {
		return this.patients.like(like(words),
				PageRequest.of(page, PAGE, Sort.by("familyName", "givenName", "recordNumber")));
	}

	/** A pattern for texts that contain the words; percent signs mean themselves. */
	static String like(String words) {
		return "%" + words.strip().toLowerCase(Locale.ROOT).replace("!", "!!").replace("%", "!%").replace("_", "!_")
				+ "%";
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
		return this.patients.saveAndFlush(new Patient(UUID.randomUUID(), identity, person, now()));
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
	}

	private static Instant now() {
		return Instant.now().truncatedTo(ChronoUnit.MICROS);
	}

}
