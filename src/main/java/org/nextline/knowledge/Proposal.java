package org.nextline.knowledge;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * Changes to the rule book that belong together: written, reviewed by somebody else, and
 * published as part of a release.
 */
@Entity
@Table(name = "rule_proposal")
class Proposal {

	static final int TITLE_LENGTH = 200;

	static final int REASON_LENGTH = 4000;

	@Id
	private UUID id;

	@Version
	private @Nullable Integer version;

	@Column(nullable = false, length = TITLE_LENGTH)
	private String title;

	@Column(nullable = false, length = REASON_LENGTH)
	private String reason;

	@Enumerated(EnumType.STRING)
	@Column(nullable = false)
	private ProposalStatus status = ProposalStatus.DRAFT;

	@Column(nullable = false)
	private String baseRelease;

	@Column(nullable = false, updatable = false)
	private String author;

	@Column(nullable = false, updatable = false)
	private Instant createdAt;

	@Column(nullable = false)
	private Instant updatedAt;

	@Column(nullable = false)
	private String updatedBy;

	private @Nullable String reviewer;

	private @Nullable Instant reviewedAt;

	private @Nullable String reviewedHash;

	private @Nullable String publishedRelease;

	@SuppressWarnings("NullAway.Init")
	protected Proposal() {
	}

	Proposal(UUID id, String title, String reason, String baseRelease, String author, Instant at) {
		this.id = id;
		this.title = title;
		this.reason = reason;
		this.baseRelease = baseRelease;
		this.author = author;
		this.createdAt = at;
		this.updatedAt = at;
		this.updatedBy = author;
	}

	/** Gives it another title and reason. */
	void name(String title, String reason, String person, Instant at) {
		require(this.status.open(), "It can only be written while it is a draft");
		this.title = title;
		this.reason = reason;
		touch(person, at);
	}

	/** Notes that one of its changes was written; what was reviewed no longer counts. */
	void touch(String person, Instant at) {
		this.updatedAt = at;
		this.updatedBy = person;
	}

	/** Asks for review. */
	void submit(String person, Instant at) {
		require(this.status.open(), "It was sent for review already");
		this.status = ProposalStatus.IN_REVIEW;
		touch(person, at);
	}

	/** Sends it back to its authors. */
	void sendBack(String person, Instant at) {
		require(this.status == ProposalStatus.IN_REVIEW || this.status == ProposalStatus.APPROVED,
				"It is not in review");
		this.status = ProposalStatus.CHANGES_REQUESTED;
		this.reviewer = person;
		this.reviewedAt = at;
		this.reviewedHash = null;
		touch(person, at);
	}

	/** Its author takes it back from review. */
	void takeBack(String person, Instant at) {
		require(this.status == ProposalStatus.IN_REVIEW || this.status == ProposalStatus.APPROVED,
				"It is not in review");
		this.status = ProposalStatus.DRAFT;
		this.reviewedHash = null;
		touch(person, at);
	}

	/**
	 * Approves exactly these changes.
	 * @param hash of the changes as they were reviewed
	 */
	void approve(String person, String hash, Instant at) {
		require(this.status == ProposalStatus.IN_REVIEW, "It is not in review");
		this.status = ProposalStatus.APPROVED;
		this.reviewer = person;
		this.reviewedAt = at;
		this.reviewedHash = hash;
		touch(person, at);
	}

	/** Gives it up. */
	void withdraw(String person, Instant at) {
		require(!this.status.ended(), "It has ended already");
		this.status = ProposalStatus.WITHDRAWN;
		touch(person, at);
	}

	/** Rests on a newer release from now on. */
	void rebase(String release, String person, Instant at) {
		require(this.status.open(), "It can only be written while it is a draft");
		this.baseRelease = release;
		touch(person, at);
	}

	/** Became part of a release. */
	void publish(String release, String person, Instant at) {
		require(this.status == ProposalStatus.APPROVED, "It is not approved");
		this.status = ProposalStatus.PUBLISHED;
		this.publishedRelease = release;
		touch(person, at);
	}

	private static void require(boolean holds, String otherwise) {
		if (!holds) {
			throw new ProposalRefused(otherwise + ".");
		}
	}

	public UUID getId() {
		return this.id;
	}

	public int getVersion() {
		return (this.version != null) ? this.version : 0;
	}

	public String getTitle() {
		return this.title;
	}

	public String getReason() {
		return this.reason;
	}

	public ProposalStatus getStatus() {
		return this.status;
	}

	public String getBaseRelease() {
		return this.baseRelease;
	}

	public String getAuthor() {
		return this.author;
	}

	public Instant getCreatedAt() {
		return this.createdAt;
	}

	public Instant getUpdatedAt() {
		return this.updatedAt;
	}

	public String getUpdatedBy() {
		return this.updatedBy;
	}

	public @Nullable String getReviewer() {
		return this.reviewer;
	}

	public @Nullable Instant getReviewedAt() {
		return this.reviewedAt;
	}

	public @Nullable String getReviewedHash() {
		return this.reviewedHash;
	}

	public @Nullable String getPublishedRelease() {
		return this.publishedRelease;
	}

}
