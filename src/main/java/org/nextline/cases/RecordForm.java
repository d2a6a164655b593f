package org.nextline.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.FindingRow;
import org.nextline.vocabulary.FindingText;
import org.nextline.vocabulary.PartialDate;

/** An entry of the record as it is typed: perhaps wrong, kept to the letter. */
final class RecordForm {

	private final RecordKind kind;

	private final Map<String, String> parts = new LinkedHashMap<>();

	RecordForm(RecordKind kind, Map<String, String> typed) {
		this.kind = kind;
		for (RecordKind.Part part : kind.parts()) {
			String text = Objects.requireNonNullElse(typed.get(part.name()), "").strip();
			this.parts.put(part.name(), text.substring(0, Math.min(text.length(), part.most() + 1)));
		}
	}

	RecordKind kind() {
		return this.kind;
	}

	String text(String part) {
		return this.parts.getOrDefault(part, "");
	}

	boolean has(String part) {
		return !text(part).isEmpty();
	}

	/** All parts that say something. */
	Map<String, String> stated() {
		Map<String, String> stated = new LinkedHashMap<>();
		this.parts.forEach((name, text) -> {
			if (!text.isEmpty()) {
				stated.put(name, text);
			}
		});
		return stated;
	}

	/** The finding that the text is, when it is exactly one. */
	@Nullable FindingRow finding() {
		List<FindingText.Piece> pieces = FindingText.read(text("text")).pieces();
		if (pieces.size() != 1 || !pieces.get(0).read()) {
			return null;
		}
		List<FindingRow> rows = pieces.get(0).rows();
		FindingRow first = rows.get(0);
		// A formula of chromosomes also says how many abnormalities there are.
		boolean one = rows.size() == 1 || first instanceof FindingRow.Karyotype;
		return (one && !(first instanceof FindingRow.NotKnown)) ? first : null;
	}

	/** Everything that cannot be right. */
	List<Slip> slips(RecordChoices choices, @Nullable PartialDate born, LocalDate today) {
		List<Slip> slips = new ArrayList<>();
		for (RecordKind.Part part : this.kind.parts()) {
			String text = text(part.name());
			String label = choices.label(part.name());
			if (text.isEmpty()) {
				if (part.needed()) {
					slips.add(new Slip(part.name(), label + " is missing."));
				}
			}
			else if (text.length() > part.most()) {
				slips.add(new Slip(part.name(), label + ": this is longer than " + part.most() + " characters."));
			}
			else if (part.type() == RecordKind.Part.Type.DATE) {
				dated(part.name(), label, born, today).ifPresent(slips::add);
			}
			else if (part.type() == RecordKind.Part.Type.CHOICE && !choices.of(part.name()).containsKey(text)) {
				slips.add(new Slip(part.name(), label + ": choose one of the list."));
			}
			else if (part.type() == RecordKind.Part.Type.NUMBER && !text.matches("[1-9]|1\\d|20")) {
				slips.add(new Slip(part.name(), label + ": a whole number from 1 to 20."));
			}
		}
		ordered().ifPresent(slips::add);
		if (text("reason").equals("ONGOING") && has("end")) {
			slips.add(new Slip("reason", "It is said to be ongoing, and an end is given. Which is right?"));
		}
		if (this.kind == RecordKind.FINDING && has("text") && text("text").length() <= 300 && finding() == null) {
			slips.add(new Slip("text", unread()));
		}
		return slips;
	}

	private Optional<Slip> dated(String name, String label, @Nullable PartialDate born, LocalDate today) {
		Optional<PartialDate> date = PartialDate.read(text(name));
		if (date.isEmpty()) {
			return Optional.of(new Slip(name,
					label + ": \"" + text(name) + "\" is not a date; write 2025, 2025-03 or 2025-03-12."));
		}
		if (date.get().earliest().isAfter(today)) {
			return Optional.of(new Slip(name, label + ": " + date.get().words() + " lies in the future."));
		}
		if (date.get().year() < 1940 || (born != null && date.get().latest().isBefore(born.earliest()))) {
			return Optional.of(new Slip(name, label + ": " + date.get().words() + " is too long ago."));
		}
		return Optional.empty();
	}

	private Optional<Slip> ordered() {
		Optional<PartialDate> begin = PartialDate.read(text("date"));
		Optional<PartialDate> end = PartialDate.read(text("end"));
		if (begin.isPresent() && end.isPresent() && end.get().latest().isBefore(begin.get().earliest())) {
			return Optional.of(new Slip("end", "It ends (" + end.get().words() + ") before it begins."));
		}
		return Optional.empty();
	}

	private String unread() {
		List<FindingText.Piece> pieces = FindingText.read(text("text")).pieces();
		for (FindingText.Piece piece : pieces) {
			if (!piece.read()) {
				return "\"" + piece.said() + "\" cannot be read. " + piece.why();
			}
		}
		return pieces.stream()
			.anyMatch((piece) -> piece.rows().stream().anyMatch((row) -> row instanceof FindingRow.NotKnown))
					? "What was not done is no finding. Note it as a comment elsewhere."
					: "More than one finding is written. Enter each by itself, or paste them all on the patient's page.";
	}

}
