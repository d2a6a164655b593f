package org.nextline.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.FindingRow;
import org.nextline.vocabulary.FindingText;
import org.nextline.vocabulary.PartialDate;

/** Findings pasted into the record of a patient. */
final class RecordPaste {

	private final Map<String, String> sent;

	private final FindingText.Reading reading;

	private final List<RecordEntry> there;

	private final RecordKeeper records;

	private final String fault;

	RecordPaste(Map<String, String> sent, List<RecordEntry> there, RecordKeeper records, RecordChoices choices,
			@Nullable PartialDate born, LocalDate today) {
		this.sent = sent;
		String text = sent.getOrDefault(PasteBox.TEXT, "").strip();
		this.reading = FindingText.read(text.substring(0, Math.min(text.length(), FindingText.MOST + 1)));
		this.there = there.stream()
			.filter((entry) -> entry.getKind() == RecordKind.FINDING && !entry.isRemoved())
			.toList();
		this.records = records;
		this.fault = new RecordForm(RecordKind.FINDING,
				Map.of("text", "NPM1 mut", "date", get(PasteBox.DATE), "phase", phase(), "source", get("paste.source")))
			.slips(choices, born, today)
			.stream()
			.map(Slip::message)
			.findFirst()
			.orElse("");
	}

	private String get(String name) {
		return this.sent.getOrDefault(name, "").strip();
	}

	private String phase() {
		return get(PasteBox.PHASE).isEmpty() ? "RELAPSE" : get(PasteBox.PHASE);
	}

	String text() {
		return get(PasteBox.TEXT);
	}

	PasteBox.Shown shown() {
		List<PasteBox.Line> lines = new ArrayList<>();
		List<String> open = new ArrayList<>();
		List<FindingRow> rows = this.reading.rows();
		for (int number = 0; number < rows.size(); number++) {
			FindingRow row = rows.get(number);
			if (row instanceof FindingRow.NotKnown) {
				open.add(row.words());
				continue;
			}
			String other = other(row);
			boolean same = other.equals(row.line());
			String said = same ? "Recorded already for this sample."
					: other.isEmpty() ? "" : "Recorded for this sample: " + other + ". Ticked, both stand.";
			lines.add(new PasteBox.Line(number, PasteBox.printed(row.words()), row.note(), said,
					row.sure() && other.isEmpty(), !same));
		}
		List<PasteBox.Unread> unread = this.reading.unread()
			.stream()
			.map((piece) -> new PasteBox.Unread(piece.said(), piece.why()))
			.toList();
		return new PasteBox.Shown(text(), get(PasteBox.PHASE), get(PasteBox.DATE), lines, open, unread, this.fault);
	}

	/** What is recorded of the same thing in the same sample; empty when nothing is. */
	private String other(FindingRow row) {
		String said = "";
		for (RecordEntry entry : this.there) {
			Map<String, String> parts = this.records.parts(entry.getParts());
			RecordForm form = new RecordForm(RecordKind.FINDING, parts);
			FindingRow stored = form.finding();
			boolean sample = form.text("date").equals(get(PasteBox.DATE)) && form.text("phase").equals(phase());
			if (sample && stored != null && stored.about().equals(row.about())) {
				if (stored.line().equals(row.line())) {
					return row.line();
				}
				said = stored.line();
			}
		}
		return said;
	}

	/** The findings that were ticked, as entries. */
	List<RecordForm> chosen(Set<Integer> chosen) {
		List<RecordForm> forms = new ArrayList<>();
		List<FindingRow> rows = this.reading.rows();
		for (int number = 0; number < rows.size(); number++) {
			FindingRow row = rows.get(number);
			if (chosen.contains(number) && !(row instanceof FindingRow.NotKnown) && !other(row).equals(row.line())) {
				Map<String, String> parts = new LinkedHashMap<>();
				parts.put("text", row.line());
				parts.put("date", get(PasteBox.DATE));
				parts.put("phase", phase());
				parts.put("source", get("paste.source"));
				forms.add(new RecordForm(RecordKind.FINDING, parts));
			}
		}
		return forms;
	}

	/** What was neither ticked nor recorded. */
	String left(Set<Integer> chosen) {
		List<String> left = new ArrayList<>();
		int number = 0;
		for (FindingText.Piece piece : this.reading.pieces()) {
			boolean done = piece.read();
			for (FindingRow row : piece.rows()) {
				done &= chosen.contains(number++) || row instanceof FindingRow.NotKnown
						|| other(row).equals(row.line());
			}
			if (!done) {
				left.add(piece.said());
			}
		}
		return String.join("\n", left);
	}

}
