package org.nextline.knowledge;

import java.time.Instant;
import java.util.Map;
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
 * One entry of the pack as a proposal wants it: its keys and values, which may be
 * incomplete or wrong while it is written.
 */
@Entity
@Table(name = "rule_change")
class RuleChange {

	/** Characters that an entry may have at most. */
	static final int MOST = 200_000;

	@Id
	private UUID id;

	@Version
	private @Nullable Integer version;

	@Column(nullable = false, updatable = false)
	private UUID proposalId;

	@Enumerated(EnumType.STRING)
	@Column(nullable = false, updatable = false)
	private Section section;

	@Column(nullable = false)
	private String entryKey;

	@Column(nullable = false)
	private String path;

	@Enumerated(EnumType.STRING)
	@Column(nullable = false)
	private Action action;

	@Column(nullable = false, length = MOST)
	private String content;

	@Column(nullable = false, length = MOST)
	private String base;

	@Column(nullable = false, length = MOST)
	private String typed = "";

	@Column(nullable = false, updatable = false)
	private Instant createdAt;

	@Column(nullable = false, updatable = false)
	private String createdBy;

	@Column(nullable = false)
	private Instant updatedAt;

	@Column(nullable = false)
	private String updatedBy;

	@SuppressWarnings("NullAway.Init")
	protected RuleChange() {
	}

	RuleChange(UUID id, UUID proposalId, PackText.Place place, Action action, Map<String, ?> content,
			Map<String, ?> base, String person, Instant at) {
		this.id = id;
		this.proposalId = proposalId;
		this.section = place.section();
		this.entryKey = place.key();
		this.path = place.path();
		this.action = action;
		this.content = Section.text(content);
		this.base = base.isEmpty() ? "" : Section.text(base);
		this.createdAt = at;
		this.createdBy = person;
		this.updatedAt = at;
		this.updatedBy = person;
	}

	/**
	 * Writes the entry anew.
	 * @param entry its keys and values
	 * @param typed the form as it was typed, when it says more than the entry can; else
	 * empty
	 */
	void write(Map<String, ?> entry, String typed, String person, Instant at) {
		String text = Section.text(entry);
		if (text.length() > MOST || typed.length() > MOST) {
			throw new ProposalRefused("This is longer than a rule can be.");
		}
		this.content = text;
		this.typed = typed;
		if (this.action == Action.RETIRE) {
			this.action = this.base.isEmpty() ? Action.ADD : Action.CHANGE;
		}
		this.updatedAt = at;
		this.updatedBy = person;
	}

	/** Takes the entry out of the book. */
	void retire(String person, Instant at) {
		this.action = Action.RETIRE;
		this.updatedAt = at;
		this.updatedBy = person;
	}

	/** Rests on what the newer release says of this entry. */
	void rebase(Map<String, ?> newer, String person, Instant at) {
		this.base = newer.isEmpty() ? "" : Section.text(newer);
		this.action = newer.isEmpty() ? Action.ADD : (this.action == Action.ADD) ? Action.CHANGE : this.action;
		this.updatedAt = at;
		this.updatedBy = person;
	}

	/** The entry as the proposal wants it. */
	Map<String, Object> entry() {
		return Section.entry(this.content);
	}

	/**
	 * The entry as it stands in the release that the proposal rests on; empty when new.
	 */
	Map<String, Object> before() {
		return Section.entry(this.base);
	}

	public UUID getId() {
		return this.id;
	}

	public int getVersion() {
		return (this.version != null) ? this.version : 0;
	}

	public UUID getProposalId() {
		return this.proposalId;
	}

	public Section getSection() {
		return this.section;
	}

	public String getEntryKey() {
		return this.entryKey;
	}

	public String getPath() {
		return this.path;
	}

	public Action getAction() {
		return this.action;
	}

	public String getContent() {
		return this.content;
	}

	public String getBase() {
		return this.base;
	}

	public String getTyped() {
		return this.typed;
	}

	public Instant getCreatedAt() {
		return this.createdAt;
	}

	public String getCreatedBy() {
		return this.createdBy;
	}

	public Instant getUpdatedAt() {
		return this.updatedAt;
	}

	public String getUpdatedBy() {
		return this.updatedBy;
	}

}
