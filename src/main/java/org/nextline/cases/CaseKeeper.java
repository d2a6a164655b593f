package org.nextline.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import tools.jackson.core.JacksonException;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stores cases, and keeps what is being typed. */
@Service
@Transactional
class CaseKeeper {

	private final RelapseCases cases;

	private final TypedForms forms;

	private final Patients patients;

	private final FactStore store;

	private final Attention attention;

	CaseKeeper(RelapseCases cases, TypedForms forms, Patients patients, FactStore store, Attention attention) {
		this.attention = attention;
		this.cases = cases;
		this.forms = forms;
		this.patients = patients;
		this.store = store;
	}

	/**
	 * What was typed and not stored.
	 *
	 * @param form as it was typed
	 * @param at when it was kept
	 * @param by who typed it
	 */
	record Kept(CaseForm form, Instant at, String by) {
	}

	@Transactional(readOnly = true)
	public Optional<RelapseCase> find(UUID id) {
		return this.cases.withPatient(id);
	}

	/** The case as it is stored, as a form. */
	CaseForm form(RelapseCase relapse) {
		Patient patient = relapse.getPatient();
		CaseForm form = FormWriter.write(facts(relapse), relapse.dates(), (patient != null) ? patient.getId() : null,
				relapse.getVersion());
		if (patient != null && patient.getSex() != null && !form.has("f.sex")) {
			form.put("f.sex", patient.getSex());
		}
		return form;
	}

	/**
	 * A form filled with an invented patient, such as one that the rule library shows;
	 * blank when the facts cannot be read.
	 * @param facts in the shape of the API
	 */
	CaseForm example(String facts) {
		try {
			CaseForm form = FormWriter.write(this.store.facts(facts),
					new CourseDates(null, null, null, null, LocalDate.now()), null, 0);
			form.remove("version");
			return form;
		}
		catch (JacksonException ex) {
			return new CaseForm();
		}
	}

	/** The stated facts of a stored case. */
	CaseFacts facts(RelapseCase relapse) {
		return this.store.facts(relapse.getFacts());
	}

	/**
	 * What the person typed into the case; for a case that is only a draft, otherwise
	 * what anybody typed last.
	 */
	@Transactional(readOnly = true)
	public Optional<Kept> kept(RelapseCase relapse, String person) {
		return this.forms.findById(new TypedForm.Key(relapse.getId(), person))
			.or(() -> relapse.draft() ? this.forms.ofCase(relapse.getId()).stream().findFirst() : Optional.empty())
			.map((typed) -> new Kept(this.store.form(typed.getForm()), typed.getKeptAt(), typed.getPerson()));
	}

	/** Keeps what was typed, in a draft of its own when the case is new. */
	public Instant keep(UUID id, CaseForm form, Typed typed, @Nullable Patient patient, String person) {
		Instant now = now();
		String text = this.store.write(form);
		if (text.length() > TypedForm.MOST) {
			throw new FormTooLong();
		}
		RelapseCase relapse = this.cases.withPatient(id).orElseGet(() -> new RelapseCase(id, person, now));
		if (relapse.draft()) {
			relapse.sketch(patient, typedName(form), Labels.of(typed.facts()), person, now);
			this.attention.stored(this.cases.saveAndFlush(relapse));
		}
		Optional<TypedForm> before = this.forms.findById(new TypedForm.Key(id, person));
		if (before.isPresent()) {
			before.get().keep(text, now);
		}
		else {
			this.forms.save(new TypedForm(new TypedForm.Key(id, person), text, now));
		}
		return now;
	}

	private static String typedName(CaseForm form) {
		String name = form.text("p.familyName");
		if (form.has("p.givenName")) {
			name = name + (name.isEmpty() ? "" : ", ") + form.text("p.givenName");
		}
		return form.has("p.recordNumber") ? (name + " " + form.text("p.recordNumber")).strip() : name;
	}

	/** Drops what the person typed; a case that was only a draft goes with it. */
	public void discard(UUID id, String person) {
		RelapseCase relapse = this.cases.withPatient(id).orElseThrow(CaseNotFound::new);
		if (relapse.draft()) {
			this.forms.dropAll(id);
			this.attention.dropped(id);
			this.cases.delete(relapse);
		}
		else {
			this.forms.drop(id, person);
		}
	}

	/**
	 * Stores the case.
	 * @throws CaseConflict when somebody stored it after typing began
	 * @throws RecordNumberTaken when a new patient has the number of another
	 */
	public void store(UUID id, CaseForm form, Typed typed, String person) {
		Instant now = now();
		RelapseCase relapse = this.cases.withPatient(id).orElse(null);
		if (relapse != null && !relapse.draft() && !form.text("version").equals(String.valueOf(relapse.getVersion()))) {
			throw new CaseConflict(id);
		}
		boolean fresh = relapse == null || relapse.draft();
		Patient patient = patient(form, typed, relapse, person, now);
		typed.stated().code(CaseField.SEX).ifPresent((code) -> patient.learnSex(code, person, now));
		RelapseCase stored = (relapse != null) ? relapse : new RelapseCase(id, person, now);
		stored.state(patient, this.store.write(typed.stated()), typed.dates(), Labels.of(typed.facts()), person, now);
		this.attention.stored(this.cases.saveAndFlush(stored));
		if (fresh) {
			this.forms.dropAll(id);
		}
		else {
			this.forms.drop(id, person);
		}
	}

	private Patient patient(CaseForm form, Typed typed, @Nullable RelapseCase relapse, String person, Instant now) {
		if (relapse != null && !relapse.draft() && relapse.getPatient() != null) {
			return relapse.getPatient();
		}
		Optional<UUID> chosen = CaseEntry.id(form.text("patient"));
		if (chosen.isPresent()) {
			return this.patients.findById(chosen.get()).orElseThrow(PatientNotFound::new);
		}
		Identity identity = new Identity(form.text("p.recordNumber"), form.text("p.familyName"),
				form.text("p.givenName"), typed.dates().born(), typed.stated().code(CaseField.SEX).orElse(null));
		if (this.patients.findByRecordNumberIgnoreCase(identity.recordNumber()).isPresent()) {
			throw new RecordNumberTaken();
		}
		return this.patients.saveAndFlush(new Patient(UUID.randomUUID(), identity, person, now));
	}

	/** Cases of a patient, drafts included, latest relapse first. */
	@Transactional(readOnly = true)
	public List<RelapseCase> ofPatient(UUID patient) {
		return this.cases.ofPatient(patient);
	}

	/** Stores remember microseconds. */
	private static Instant now() {
		return Instant.now().truncatedTo(ChronoUnit.MICROS);
	}

}
