package org.nextline.vocabulary;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One finding that was read from a pasted line, in the terms of the vocabulary. It is a
 * proposal: somebody confirms it before it becomes a fact.
 */
public sealed interface FindingRow {

	/** The finding as a person reads it. */
	String words();

	/** What has to be looked at before it is confirmed; empty when nothing has. */
	String note();

	/**
	 * Whether the line said it outright; what is not sure is never confirmed by itself.
	 */
	boolean sure();

	/** The field that would take it. */
	CaseField field();

	/**
	 * The finding as it would be written in a report; reading it gives the finding again.
	 */
	String line();

	/** What the finding is about, whatever it says of it. */
	String about();

	/** The same finding, which now has to be looked at. */
	FindingRow doubted(String why);

	/**
	 * An alteration that was found.
	 *
	 * @param alteration what was found
	 * @param note what has to be looked at
	 * @param sure whether the line said it outright
	 * @param named whether it was only named, with its variant, and no result stated
	 */
	record Found(Alteration alteration, String note, boolean sure, boolean named) implements FindingRow {

		@Override
		public String line() {
			return GeneLine.line(this.alteration);
		}

		@Override
		public String about() {
			Alteration one = this.alteration;
			return "gene " + one.gene() + ((one.variant() != null) ? " " + one.variant()
					: (one.kind() == AlterationKind.MUTATION) ? "" : " " + one.kind());
		}

		@Override
		public FindingRow doubted(String why) {
			return new Found(this.alteration, join(why, this.note), false, this.named);
		}

		@Override
		public String words() {
			return this.alteration.words();
		}

		@Override
		public CaseField field() {
			return CaseField.ALTERATIONS;
		}

	}

	/** A gene or alteration that was tested and not found. */
	record Absent(String name, String note, boolean sure) implements FindingRow {

		@Override
		public String line() {
			return this.name + " not detected";
		}

		@Override
		public String about() {
			return "gene " + this.name.replaceFirst(" P?TD$", " TANDEM_DUPLICATION");
		}

		@Override
		public FindingRow doubted(String why) {
			return new Absent(this.name, join(why, this.note), false);
		}

		@Override
		public String words() {
			return this.name + " tested and not found";
		}

		@Override
		public CaseField field() {
			return CaseField.KNOWN_ABSENT;
		}

	}

	/** What flow cytometry says of one antigen. */
	record Expressed(String name, Antigen antigen, String note, boolean sure) implements FindingRow {

		@Override
		public String line() {
			Antigen one = this.antigen;
			return this.name + ((one.positive() == null) ? "" : one.positive() ? " pos" : " neg")
					+ ((one.percent() != null) ? " " + Value.plain(one.percent()) + " %" : "")
					+ (one.mixed() ? " partial" : "");
		}

		@Override
		public String about() {
			return "antigen " + this.name;
		}

		@Override
		public FindingRow doubted(String why) {
			return new Expressed(this.name, this.antigen, join(why, this.note), false);
		}

		@Override
		public String words() {
			return this.name + " " + this.antigen.words();
		}

		@Override
		public CaseField field() {
			return CaseField.ANTIGENS;
		}

	}

	/** Findings of the karyotype: codes that rules know, and the text as reported. */
	record Karyotype(List<String> findings, String note, boolean sure) implements FindingRow {

		public Karyotype {
			findings = List.copyOf(findings);
		}

		@Override
		public String line() {
			return KaryotypeLine.line(this.findings);
		}

		@Override
		public String about() {
			return "field " + CaseField.CYTOGENETICS.key();
		}

		@Override
		public FindingRow doubted(String why) {
			return new Karyotype(this.findings, join(why, this.note), false);
		}

		@Override
		public String words() {
			return this.findings.stream()
				.map((finding) -> Words.of(CaseField.CYTOGENETICS, finding))
				.collect(Collectors.joining(", "));
		}

		@Override
		public CaseField field() {
			return CaseField.CYTOGENETICS;
		}

	}

	/** A value of a field, in the unit of the field. */
	record Measured(CaseField field, Value value, String note, boolean sure) implements FindingRow {

		@Override
		public String line() {
			return MeasureLine.line(this.field, this.value);
		}

		@Override
		public String about() {
			return "field " + this.field.key();
		}

		@Override
		public FindingRow doubted(String why) {
			return new Measured(this.field, this.value, join(why, this.note), false);
		}

		@Override
		public String words() {
			return this.field.label().replaceFirst("\\?$", "") + ": " + Words.of(this.field, this.value);
		}

	}

	/** Something that was asked for and stays unknown, with the reason. */
	record NotKnown(CaseField field, String about, String reason) implements FindingRow {

		@Override
		public String line() {
			return this.about + " " + this.reason;
		}

		@Override
		public FindingRow doubted(String why) {
			return this;
		}

		@Override
		public String words() {
			return this.about + " stays unknown: " + this.reason;
		}

		@Override
		public String note() {
			return "";
		}

		@Override
		public boolean sure() {
			return false;
		}

	}

	private static String join(String why, String note) {
		return note.isEmpty() || note.equals(why) ? why : why + " " + note;
	}

}
