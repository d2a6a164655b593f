package org.nextline.cases;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.PartialDate;

/** A person whose leukaemia is followed here. */
@Entity
@Table(name = "patient")
class Patient {

	@Id
	private UUID id;

	@Version
	private @Nullable Integer version;

	@Column(nullable = false, unique = true)
	private String recordNumber;

	@Column(nullable = false)
	private String givenName;

	@Column(nullable = false)
	private String familyName;

	private @Nullable String birthDate;

	private @Nullable String sex;

	@Column(nullable = false, updatable = false)
	private Instant createdAt;

	@Column(nullable = false, updatable = false)
	private String createdBy;

	@Column(nullable = false)
	private Instant updatedAt;

	@Column(nullable = false)
	private String updatedBy;

	@SuppressWarnings("NullAway.Init")
	protected Patient() {
	}

	Patient(UUID id, Identity identity, String by, Instant at) {
		this.id = id;
		this.createdAt = at;
		this.createdBy = by;
		this.updatedAt = at;
		this.updatedBy = by;
		this.recordNumber = identity.recordNumber();
		this.givenName = identity.givenName();
		this.familyName = identity.familyName();
		this.birthDate = text(identity.born());
		this.sex = identity.sex();
	}

	/** Corrects who this is. */
	void correct(Identity identity, String by, Instant at) {
		this.recordNumber = identity.recordNumber();
		this.givenName = identity.givenName();
		this.familyName = identity.familyName();
		this.birthDate = text(identity.born());
		this.sex = identity.sex();
		this.updatedAt = at;
		this.updatedBy = by;
	}

	/** Learns the sex from a case, when the record did not say. */
	void learnSex(String code, String by, Instant at) {
		if (this.sex == null) {
			this.sex = code;
			this.updatedAt = at;
			this.updatedBy = by;
		}
	}

	private static @Nullable String text(@Nullable PartialDate date) {
		return (date != null) ? date.toString() : null;
	}

	public UUID getId() {
		return this.id;
	}

	public int getVersion() {
		return (this.version != null) ? this.version : 0;
	}

	public String getRecordNumber() {
		return this.recordNumber;
	}

	public String getGivenName() {
		return this.givenName;
	}

	public String getFamilyName() {
		return this.familyName;
	}

	/** Family name first, as lists show it. */
	public String getName() {
		return this.givenName.isEmpty() ? this.familyName : this.familyName + ", " + this.givenName;
	}

	public @Nullable PartialDate getBorn() {
		return Optional.ofNullable(this.birthDate).flatMap(PartialDate::read).orElse(null);
	}

	public @Nullable String getSex() {
		return this.sex;
	}

	public Instant getUpdatedAt() {
		return this.updatedAt;
	}

	public String getUpdatedBy() {
		return this.updatedBy;
	}

	Identity identity() {
		return new Identity(this.recordNumber, this.familyName, this.givenName, getBorn(), this.sex);
	}

}
