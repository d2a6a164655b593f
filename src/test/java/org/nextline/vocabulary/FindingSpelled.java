package org.nextline.vocabulary;

import java.util.stream.Collectors;

/** What was read of a pasted text, spelled out exactly and in one line. */
final class FindingSpelled {

	private FindingSpelled() {
	}

	static String spelled(FindingText.Reading reading) {
		return reading.pieces()
			.stream()
			.map((piece) -> piece.read()
					? piece.rows().stream().map(FindingSpelled::spelled).collect(Collectors.joining("; "))
					: "unread: " + piece.said())
			.collect(Collectors.joining("; "));
	}

	/** A question mark in front stands for what is not ticked by itself. */
	static String spelled(FindingRow row) {
		String text;
		if (row instanceof FindingRow.Found found) {
			Alteration one = found.alteration();
			text = one.gene() + " " + one.kind() + ((one.variant() != null) ? " " + one.variant() : "")
					+ ((one.vafPercent() != null) ? " " + Value.plain(one.vafPercent()) + " %" : "");
		}
		else if (row instanceof FindingRow.Absent absent) {
			text = "no " + absent.name();
		}
		else if (row instanceof FindingRow.Expressed expressed) {
			Antigen antigen = expressed.antigen();
			text = expressed.name()
					+ ((antigen.positive() == null) ? "" : antigen.positive() ? " positive" : " negative")
					+ ((antigen.percent() != null) ? " " + Value.plain(antigen.percent()) + " %" : "")
					+ (antigen.mixed() ? " mixed" : "");
		}
		else if (row instanceof FindingRow.Karyotype karyotype) {
			text = "karyotype " + String.join(" & ", karyotype.findings());
		}
		else if (row instanceof FindingRow.Measured measured) {
			text = measured.field().key() + " " + measured.value().words();
		}
		else {
			FindingRow.NotKnown open = (FindingRow.NotKnown) row;
			return open.about() + " unknown: " + open.reason();
		}
		return row.sure() ? text : "?" + text;
	}

}
