package org.nextline.cases;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.PartialDate;

/** One event or finding in the course of a patient. */
@Entity
@Table(name = "record_entry")
class RecordEntry {

	@Id
	private UUID id;

	@Version
	private @Nullable Integer version;

	@Column(nullable = false, updatable = false)
	private UUID patientId;

	@Enumerated(EnumType.STRING)
	@Column(nullable = false, updatable = false)
	private RecordKind kind;

	private @Nullable String beganOn;

	private @Nullable String endedOn;

	@Column(nullable = false, length = 20_000)
	private String parts = "{}";

	@Column(length = 4000)
	private @Nullable String fact;

	private boolean removed;

	@Column(nullable = false, updatable = false)
	private Instant createdAt;

	@Column(nullable = false, updatable = false)
	private String createdBy;

	@Column(nullable = false)
	private Instant updatedAt;

	@Column(nullable = false)
	private String updatedBy;

	@SuppressWarnings("NullAway.Init")
	protected RecordEntry() {
	}

	RecordEntry(UUID id, UUID patientId, RecordKind kind, String by, Instant at) {
		this.id = id;
		this.patientId = patientId;
		this.kind = kind;
		this.createdAt = at;
		this.createdBy = by;
		this.updatedAt = at;
		this.updatedBy = by;
	}

	/** Says what it is, from now on. */
	void state(RecordForm form, String parts, @Nullable String fact, String by, Instant at) {
		this.beganOn = form.has("date") ? form.text("date") : null;
		this.endedOn = form.has("end") ? form.text("end") : null;
		this.parts = parts;
		this.fact = fact;
		this.updatedAt = at;
		this.updatedBy = by;
	}

	/** Takes it out of the record, or puts it back; it is never deleted. */
	void remove(boolean out, String by, Instant at) {
		this.removed = out;
		this.updatedAt = at;
		this.updatedBy = by;
	}

	public UUID getId() {
		return this.id;
	}

	public int getVersion() {
		return (this.version != null) ? this.version : 0;
	}

	UUID getPatientId() {
		return this.patientId;
	}

	RecordKind getKind() {
		return this.kind;
	}

	@Nullable PartialDate began() {
		return Optional.ofNullable(this.beganOn).flatMap(PartialDate::read).orElse(null);
	}

	@Nullable PartialDate ended() {
		return Optional.ofNullable(this.endedOn).flatMap(PartialDate::read).orElse(null);
	}

	String getParts() {
		return this.parts;
	}

	@Nullable String getFact() {
		return this.fact;
	}

	public boolean isRemoved() {
		return this.removed;
	}

	Instant getUpdatedAt() {
		return this.updatedAt;
	}

	public String getUpdatedBy() {
		return this.updatedBy;
	}

}
