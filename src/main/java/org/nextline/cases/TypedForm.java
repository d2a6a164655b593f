package org.nextline.cases;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** What one person has typed into one case and not stored yet. */
@Entity
@Table(name = "typed_form")
class TypedForm {

	static final int MOST = 200_000;

	@EmbeddedId
	private Key key;

	@Column(nullable = false, length = MOST)
	private String form;

	@Column(nullable = false)
	private Instant keptAt;

	@SuppressWarnings("NullAway.Init")
	protected TypedForm() {
	}

	TypedForm(Key key, String form, Instant at) {
		this.key = key;
		this.form = form;
		this.keptAt = at;
	}

	void keep(String form, Instant at) {
		this.form = form;
		this.keptAt = at;
	}

	String getForm() {
		return this.form;
	}

	Instant getKeptAt() {
		return this.keptAt;
	}

	String getPerson() {
		return this.key.person;
	}

	/** Whose form of which case. */
	@Embeddable
	static class Key implements Serializable {

		private static final long serialVersionUID = 1L;

		@Column(name = "case_id")
		private UUID caseId;

		private String person;

		@SuppressWarnings("NullAway.Init")
		protected Key() {
		}

		Key(UUID caseId, String person) {
			this.caseId = caseId;
			this.person = person;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Key that && this.caseId.equals(that.caseId) && this.person.equals(that.person);
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.caseId, this.person);
		}

	}

}
