package org.nextline.cases;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** One state that an entry of the record had, and who brought it about. */
@Entity
@Table(name = "record_version")
class RecordVersion {

	/** What was done. */
	enum Act {

		ENTERED, CORRECTED, REMOVED, RESTORED

	}

	@EmbeddedId
	private Key key;

	@Enumerated(EnumType.STRING)
	@Column(nullable = false, updatable = false)
	private Act act;

	@Column(nullable = false, updatable = false, length = 20_000)
	private String parts;

	@Column(nullable = false, updatable = false)
	private Instant madeAt;

	@Column(nullable = false, updatable = false)
	private String madeBy;

	@SuppressWarnings("NullAway.Init")
	protected RecordVersion() {
	}

	RecordVersion(UUID entryId, int number, Act act, String parts, String by, Instant at) {
		this.key = new Key(entryId, number);
		this.act = act;
		this.parts = parts;
		this.madeBy = by;
		this.madeAt = at;
	}

	Act getAct() {
		return this.act;
	}

	String getParts() {
		return this.parts;
	}

	Instant getMadeAt() {
		return this.madeAt;
	}

	String getMadeBy() {
		return this.madeBy;
	}

	/** Which state of which entry. */
	@Embeddable
	static class Key implements Serializable {

		private static final long serialVersionUID = 1L;

		@Column(name = "entry_id")
		private UUID entryId;

		@Column(name = "number")
		private int number;

		@SuppressWarnings("NullAway.Init")
		protected Key() {
		}

		Key(UUID entryId, int number) {
			this.entryId = entryId;
			this.number = number;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Key that && this.entryId.equals(that.entryId) && this.number == that.number;
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.entryId, this.number);
		}

	}

}
