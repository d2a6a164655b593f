package org.nextline.cases;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the records of the patients, with every state that an entry had. */
@Service
@Transactional
class RecordKeeper {

	private final RecordEntries entries;

	private final RecordVersions versions;

	private final RecordStore store;

	RecordKeeper(RecordEntries entries, RecordVersions versions, RecordStore store) {
		this.entries = entries;
		this.versions = versions;
		this.store = store;
	}

	/** All entries of the patient, removed ones included, oldest first. */
	@Transactional(readOnly = true)
	public List<RecordEntry> ofPatient(UUID patient) {
		return this.entries.ofPatient(patient);
	}

	@Transactional(readOnly = true)
	public RecordEntry find(UUID patient, UUID id) {
		return this.entries.findById(id)
			.filter((entry) -> entry.getPatientId().equals(patient))
			.orElseThrow(PatientNotFound::new);
	}

	/** Every state the entry had, oldest first. */
	@Transactional(readOnly = true)
	public List<RecordVersion> history(UUID entry) {
		return this.versions.ofEntry(entry);
	}

	/** The parts of an entry as they were typed. */
	Map<String, String> parts(String stored) {
		return this.store.parts(stored);
	}

	public RecordEntry add(UUID patient, RecordForm form, String person) {
		Instant now = now();
		RecordEntry entry = new RecordEntry(UUID.randomUUID(), patient, form.kind(), person, now);
		return state(entry, form, RecordVersion.Act.ENTERED, person, now);
	}

	/** Takes in several findings at once, or none. */
	public void addAll(UUID patient, List<RecordForm> forms, String person) {
		forms.forEach((form) -> add(patient, form, person));
	}

	/**
	 * Corrects an entry.
	 * @throws ObjectOptimisticLockingFailureException when somebody else changed it since
	 */
	public void correct(UUID patient, UUID id, int version, RecordForm form, String person) {
		RecordEntry entry = current(patient, id, version);
		state(entry, form, RecordVersion.Act.CORRECTED, person, now());
	}

	/** Takes an entry out of the record, or puts it back. */
	public void remove(UUID patient, UUID id, int version, boolean out, String person) {
		RecordEntry entry = current(patient, id, version);
		if (entry.isRemoved() == out) {
			return;
		}
		Instant now = now();
		entry.remove(out, person, now);
		RecordEntry saved = this.entries.saveAndFlush(entry);
		remember(saved, out ? RecordVersion.Act.REMOVED : RecordVersion.Act.RESTORED, person, now);
	}

	private RecordEntry current(UUID patient, UUID id, int version) {
		RecordEntry entry = find(patient, id);
		if (entry.getVersion() != version) {
			throw new ObjectOptimisticLockingFailureException(RecordEntry.class, id);
		}
		return entry;
	}

	private RecordEntry state(RecordEntry entry, RecordForm form, RecordVersion.Act act, String person, Instant now) {
		entry.state(form, this.store.parts(form.stated()), fact(form), person, now);
		RecordEntry saved = this.entries.saveAndFlush(entry);
		remember(saved, act, person, now);
		return saved;
	}

	private @Nullable String fact(RecordForm form) {
		return (form.kind() == RecordKind.FINDING) ? this.store.fact(form) : null;
	}

	private void remember(RecordEntry entry, RecordVersion.Act act, String person, Instant now) {
		this.versions.save(new RecordVersion(entry.getId(), this.versions.countOf(entry.getId()), act, entry.getParts(),
				person, now));
	}

	private static Instant now() {
		return Instant.now().truncatedTo(ChronoUnit.MICROS);
	}

}
