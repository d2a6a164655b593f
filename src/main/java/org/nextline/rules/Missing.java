package org.nextline.rules;

import org.nextline.vocabulary.CaseField;

/**
 * A fact that is not known and would settle something.
 *
 * @param field the field to fill in
 * @param detail the gene, antigen or agent in question where the field holds many; else
 * empty
 */
public record Missing(CaseField field, String detail) implements Comparable<Missing> {

	public static Missing of(CaseField field) {
		return new Missing(field, "");
	}

	/** What to ask for, in words. */
	public String label() {
		if (this.detail.isEmpty()) {
			return this.field.label();
		}
		return switch (this.field) {
			case ALTERATIONS -> this.detail + " on a sample of this relapse";
			case ANTIGENS -> this.detail + " by flow cytometry on this relapse";
			case PRIOR_THERAPIES -> "Earlier " + this.detail + ": outcome, reason stopped, when";
			default -> this.field.label() + ": " + this.detail;
		};
	}

	/**
	 * The key under which a clinician or a program finds it: the gene or antigen, or the
	 * field's key.
	 */
	public String key() {
		return this.detail.isEmpty() ? this.field.key() : subject();
	}

	/**
	 * The gene, antigen or agent in question, without kind or variant; empty where the
	 * field is meant as a whole.
	 */
	public String subject() {
		boolean gene = this.field == CaseField.ALTERATIONS && this.detail.indexOf(' ') > 0;
		return gene ? this.detail.substring(0, this.detail.indexOf(' ')) : this.detail;
	}

	@Override
	public int compareTo(Missing other) {
		int byField = this.field.compareTo(other.field);
		return (byField != 0) ? byField : this.detail.compareTo(other.detail);
	}

}
