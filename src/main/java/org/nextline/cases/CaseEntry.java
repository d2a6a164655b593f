package org.nextline.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Agent;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.Fault;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.MultiValueMap;

/** Reads the relapse entry form. It never stores anything. */
@Service
public class CaseEntry {

	private final Patients patients;

	private final ObjectProvider<KnownAgents> agents;

	private final Clock clock;

	private final RelapseCases cases;

	CaseEntry(Patients patients, RelapseCases cases, ObjectProvider<KnownAgents> agents, ObjectProvider<Clock> clock) {
		this.patients = patients;
		this.cases = cases;
		this.agents = agents;
		this.clock = clock.getIfAvailable(Clock::systemUTC);
	}

	/**
	 * Reads a form as it was sent: {@code f.<fieldKey>} for fields in the unit of the
	 * field, rows such as {@code alterations[0].gene}, dates of the course. A blank is
	 * unknown, and a decimal comma is accepted. What follows from the dates (age in
	 * years, lengths in months) is among the facts, marked as derived.
	 * @param form parameters by name; those that do not belong to a case are ignored
	 * @return the facts that could be read, and every fault by the name of its input
	 */
	@Transactional(readOnly = true)
	public CaseReader.Reading read(MultiValueMap<String, String> form) {
		CaseForm typed = new CaseForm(form);
		Typed read = read(typed, patient(typed).orElse(null), null);
		return new CaseReader.Reading(read.facts(),
				read.slips().stream().map((slip) -> new Fault(slip.name(), slip.message())).toList());
	}

	/**
	 * Reads a changed copy of the form of a stored case, counting from the day on which
	 * that case was entered.
	 * @param form parameters by name
	 * @param caseId of the stored case
	 * @return the facts that could be read, and every fault by the name of its input
	 */
	@Transactional(readOnly = true)
	public CaseReader.Reading read(MultiValueMap<String, String> form, UUID caseId) {
		Optional<RelapseCase> relapse = this.cases.withPatient(caseId);
		Typed read = read(new CaseForm(form), relapse.map(RelapseCase::getPatient).orElse(null),
				relapse.map(RelapseCase::entered).orElse(null));
		return new CaseReader.Reading(read.facts(),
				read.slips().stream().map((slip) -> new Fault(slip.name(), slip.message())).toList());
	}

	/** Reads the form of a patient, or of a new one. */
	Typed read(CaseForm form, @Nullable Patient patient, @Nullable LocalDate entered) {
		KnownAgents known = this.agents.getIfAvailable();
		LocalDate today = LocalDate.now(this.clock.withZone(ZoneOffset.UTC));
		return new FormReader(form, (patient != null) ? patient.getBorn() : null, (entered != null) ? entered : today,
				today.plusDays(1),
				(name) -> (known == null) ? name : known.current().named(name).map(Agent::key).orElse(name))
			.read();
	}

	/** The patient whom the form names. */
	Optional<Patient> patient(CaseForm form) {
		return id(form.text("patient")).flatMap(this.patients::findById);
	}

	/** The id that a text is, if it is one. */
	static Optional<UUID> id(String text) {
		try {
			return (text.length() == 36) ? Optional.of(UUID.fromString(text)) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/** What the form says of a new patient, and what is wrong with it. */
	static List<Slip> slipsOfIdentity(CaseForm form) {
		Map<String, Integer> longest = Map.of("p.recordNumber", 40, "p.familyName", 120, "p.givenName", 120);
		List<Slip> slips = new java.util.ArrayList<>();
		if (!form.has("p.recordNumber")) {
			slips.add(new Slip("p.recordNumber", "The record number of the patient is missing."));
		}
		if (!form.has("p.familyName")) {
			slips.add(new Slip("p.familyName", "The family name of the patient is missing."));
		}
		longest.forEach((name, most) -> {
			if (form.text(name).length() > most) {
				slips.add(new Slip(name, "This is longer than " + most + " characters."));
			}
		});
		return slips;
	}

}
