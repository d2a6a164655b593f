package org.nextline.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.PartialDate;

import org.springframework.util.Assert;

/** One relapse of one patient: its stated facts, and the words by which lists know it. */
@Entity
@Table(name = "relapse_case")
class RelapseCase {

	private static final int GENES_LENGTH = 1000;

	private static final int NAME_LENGTH = 300;

	@Id
	private UUID id;

	@Version
	private @Nullable Integer version;

	@ManyToOne(fetch = FetchType.LAZY)
	@JoinColumn(name = "patient_id")
	private @Nullable Patient patient;

	@Enumerated(EnumType.STRING)
	@Column(nullable = false)
	private CaseStatus status = CaseStatus.DRAFT;

	@Column(nullable = false, length = 200_000)
	private String facts = "{}";

	private @Nullable String diagnosedOn;

	private @Nullable String remissionOn;

	private @Nullable String relapsedOn;

	private @Nullable String disease;

	private @Nullable String setting;

	private @Nullable Integer relapseNumber;

	@Column(nullable = false, length = GENES_LENGTH)
	private String genes = "";

	@Column(nullable = false, length = NAME_LENGTH)
	private String typedName = "";

	@Column(nullable = false, updatable = false)
	private Instant enteredAt;

	@Column(nullable = false, updatable = false)
	private String enteredBy;

	@Column(nullable = false)
	private Instant updatedAt;

	@Column(nullable = false)
	private String updatedBy;

	@SuppressWarnings("NullAway.Init")
	protected RelapseCase() {
	}

	/** A draft of which nothing is known yet. */
	RelapseCase(UUID id, String by, Instant at) {
		this.id = id;
		this.enteredAt = at;
		this.enteredBy = by;
		this.updatedAt = at;
		this.updatedBy = by;
	}

	/** Keeps what a list shows of a draft. */
	void sketch(@Nullable Patient known, String name, Labels labels, String by, Instant at) {
		Assert.state(draft(), "only a draft is sketched");
		this.patient = known;
		this.typedName = cut(name, NAME_LENGTH);
		label(labels);
		this.updatedAt = at;
		this.updatedBy = by;
	}

	/** Stores the facts; from now on the case is open. */
	void state(Patient of, String facts, CourseDates dates, Labels labels, String by, Instant at) {
		this.patient = of;
		this.status = CaseStatus.OPEN;
		this.facts = facts;
		this.diagnosedOn = text(dates.diagnosed());
		this.remissionOn = text(dates.remission());
		this.relapsedOn = text(dates.relapsed());
		this.typedName = "";
		label(labels);
		this.updatedAt = at;
		this.updatedBy = by;
	}

	private void label(Labels labels) {
		this.disease = labels.disease();
		this.setting = labels.setting();
		this.relapseNumber = labels.relapseNumber();
		this.genes = cut(labels.genes(), GENES_LENGTH);
	}

	private static String cut(String text, int length) {
		return (text.length() > length) ? text.substring(0, length) : text;
	}

	private static @Nullable String text(@Nullable PartialDate date) {
		return (date != null) ? date.toString() : null;
	}

	private static @Nullable PartialDate date(@Nullable String text) {
		return Optional.ofNullable(text).flatMap(PartialDate::read).orElse(null);
	}

	boolean draft() {
		return this.status == CaseStatus.DRAFT;
	}

	/** The dates of the course, the birth date of the patient included. */
	CourseDates dates() {
		return new CourseDates((this.patient != null) ? this.patient.getBorn() : null, date(this.diagnosedOn),
				date(this.remissionOn), date(this.relapsedOn), entered());
	}

	LocalDate entered() {
		return this.enteredAt.atZone(ZoneOffset.UTC).toLocalDate();
	}

	public UUID getId() {
		return this.id;
	}

	public int getVersion() {
		return (this.version != null) ? this.version : 0;
	}

	public @Nullable Patient getPatient() {
		return this.patient;
	}

	public CaseStatus getStatus() {
		return this.status;
	}

	public String getFacts() {
		return this.facts;
	}

	public @Nullable String getDisease() {
		return this.disease;
	}

	/** Short name of the disease, as lists show it. */
	public String getDiseaseName() {
		return (this.disease != null) ? Disease.valueOf(this.disease).shortName() : "";
	}

	public String getSettingName() {
		return (this.setting != null) ? org.nextline.vocabulary.Words.of(CaseField.SETTING, this.setting) : "";
	}

	public @Nullable Integer getRelapseNumber() {
		return this.relapseNumber;
	}

	public String getGenes() {
		return this.genes;
	}

	public String getTypedName() {
		return this.typedName;
	}

	public @Nullable PartialDate getRelapsed() {
		return date(this.relapsedOn);
	}

	public Instant getEnteredAt() {
		return this.enteredAt;
	}

	public String getEnteredBy() {
		return this.enteredBy;
	}

	public Instant getUpdatedAt() {
		return this.updatedAt;
	}

	public String getUpdatedBy() {
		return this.updatedBy;
	}

}
