package org.nextline.cases;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Absence;
import org.nextline.vocabulary.Alteration;
import org.nextline.vocabulary.AlterationText;
import org.nextline.vocabulary.Antigen;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Dating;
import org.nextline.vocabulary.FindingRow;
import org.nextline.vocabulary.FindingText;
import org.nextline.vocabulary.PartialDate;
import org.nextline.vocabulary.Phase;
import org.nextline.vocabulary.Value;
import org.nextline.vocabulary.Words;

/**
 * Findings pasted into the form of a relapse: shown as rows to confirm, each beside what
 * is entered already, and taken over only when somebody ticks them.
 */
final class PasteBox {

	static final String TEXT = "paste.text";

	static final String PHASE = "paste.phase";

	static final String DATE = "paste.date";

	private final CaseForm form;

	private final FindingText.Reading reading;

	private final List<FindingRow> rows;

	private final String phase;

	private boolean karyotypeTaken;

	PasteBox(CaseForm form) {
		this.form = form;
		this.reading = FindingText.read(form.text(TEXT));
		this.rows = this.reading.rows();
		this.phase = form.text(PHASE).equals(Phase.RELAPSE.name()) ? "" : form.text(PHASE);
	}

	/**
	 * What the page shows of the box.
	 *
	 * @param text what was pasted
	 * @param phase of the sample, may be empty
	 * @param date of the sample, as typed
	 * @param lines findings to confirm
	 * @param open what stays unknown, and why
	 * @param unread what could not be read, and why
	 * @param fault what is wrong with the box itself, may be empty
	 */
	record Shown(String text, String phase, String date, List<Line> lines, List<String> open, List<Unread> unread,
			String fault) {

		public boolean isEmpty() {
			return this.text.isEmpty();
		}

	}

	/**
	 * A finding to confirm.
	 *
	 * @param number which of the rows
	 * @param words the finding
	 * @param note what has to be looked at; may be empty
	 * @param there what is entered already; may be empty
	 * @param ticked whether it is ticked by itself
	 * @param possible whether it can be taken over
	 */
	record Line(int number, String words, String note, String there, boolean ticked, boolean possible) {
	}

	/** A piece that could not be read. */
	record Unread(String said, String why) {
	}

	/** What stands already where a finding would go. */
	private record There(String words, boolean same, boolean possible) {

		static final There NOTHING = new There("", false, true);

		static There already() {
			return new There("Entered already.", true, true);
		}

		static There replaced(String words) {
			return new There("Entered already: " + words + ". Ticked, it is replaced.", false, true);
		}

		static There impossible(String why) {
			return new There(why, false, false);
		}

	}

	Shown shown() {
		List<Line> lines = new ArrayList<>();
		List<String> open = new ArrayList<>();
		for (int number = 0; number < this.rows.size(); number++) {
			FindingRow row = this.rows.get(number);
			if (row instanceof FindingRow.NotKnown) {
				open.add(row.words());
				continue;
			}
			There there = there(row);
			lines.add(new Line(number, printed(row.words()), row.note(), printed(there.words()),
					row.sure() && there == There.NOTHING, there.possible() && !there.same()));
		}
		List<Unread> unread = this.reading.unread()
			.stream()
			.map((piece) -> new Unread(piece.said(), piece.why()))
			.toList();
		return new Shown(this.form.text(TEXT), this.form.text(PHASE), this.form.text(DATE), lines, open, unread,
				fault());
	}

	/** Units as they are printed. */
	static String printed(String words) {
		return words.replace("10^9/L", "\u00d7 10\u2079/L");
	}

	/** What is wrong with the date that holds for all. */
	private String fault() {
		String date = this.form.text(DATE);
		return (date.isEmpty() || PartialDate.read(date).isPresent()) ? ""
				: "\"" + date + "\" is not a date; write 2025, 2025-03 or 2025-03-12.";
	}

	/**
	 * Takes over what was ticked; what was not read stays in the box.
	 * @return how many findings were taken over
	 */
	int take(Set<Integer> chosen) {
		if (!fault().isEmpty()) {
			return 0;
		}
		int taken = 0;
		int number = 0;
		List<String> left = new ArrayList<>();
		for (FindingText.Piece piece : this.reading.pieces()) {
			boolean done = piece.read();
			for (FindingRow row : piece.rows()) {
				boolean ticked = chosen.contains(number++) && there(row).possible();
				if (ticked) {
					take(row);
					taken++;
				}
				done &= ticked || row instanceof FindingRow.NotKnown || there(row).same();
			}
			if (!done) {
				left.add(piece.said());
			}
		}
		this.form.put(TEXT, String.join("\n", left));
		return taken;
	}

	private boolean here() {
		return this.phase.isEmpty();
	}

	private static boolean samePhase(String one, String other) {
		return one.replace(Phase.RELAPSE.name(), "").equals(other.replace(Phase.RELAPSE.name(), ""));
	}

	private There there(FindingRow row) {
		if (row instanceof FindingRow.Found found) {
			return found(found.alteration());
		}
		if (row instanceof FindingRow.Absent absent) {
			return absent(absent.name());
		}
		if (row instanceof FindingRow.Expressed expressed) {
			return expressed(expressed);
		}
		if (row instanceof FindingRow.Karyotype karyotype) {
			return karyotype(karyotype);
		}
		return (row instanceof FindingRow.Measured measured) ? measured(measured) : There.NOTHING;
	}

	private void take(FindingRow row) {
		if (row instanceof FindingRow.Found found) {
			takeFound(found.alteration());
		}
		else if (row instanceof FindingRow.Absent absent) {
			takeAbsent(absent.name());
		}
		else if (row instanceof FindingRow.Expressed expressed) {
			takeExpressed(expressed);
		}
		else if (row instanceof FindingRow.Karyotype karyotype) {
			takeKaryotype(karyotype);
		}
		else if (row instanceof FindingRow.Measured measured) {
			String name = CaseForm.name(measured.field());
			this.form.put(name, measured.value().words());
			sampled(measured.field());
		}
	}

	/** Date and phase of the field as a whole. */
	private void sampled(CaseField field) {
		String name = CaseForm.name(field);
		this.form.remove(name + ".source");
		put(name + ".date", this.form.text(DATE));
		put(name + ".phase", (field.dating() == Dating.SAMPLE) ? this.phase : "");
	}

	private void put(String name, String value) {
		if (value.isEmpty()) {
			this.form.remove(name);
		}
		else {
			this.form.put(name, value);
		}
	}

	// Numbers and codes

	private There measured(FindingRow.Measured row) {
		CaseField field = row.field();
		if (!here() && field.dating() == Dating.CURRENT) {
			return There.impossible("The rules ask for the value now; one of an earlier sample is not taken.");
		}
		String name = CaseForm.name(field);
		String typed = this.form.text(name);
		if (typed.isEmpty()) {
			return There.NOTHING;
		}
		boolean same = typed.replace(',', '.').equals(row.value().words())
				&& samePhase(this.form.text(name + ".phase"), this.phase);
		return same ? There.already() : There.replaced(worded(field, typed) + ofWhen(name));
	}

	private static String worded(CaseField field, String typed) {
		if (row(field)) {
			return typed;
		}
		return field.kind().codes().contains(typed) ? Words.of(field, typed)
				: (typed + " " + field.kind().unit()).strip();
	}

	private static boolean row(CaseField field) {
		return CaseForm.CELLS.containsKey(field);
	}

	private String ofWhen(String name) {
		String phase = this.form.text(name + ".phase").toLowerCase(Locale.ROOT);
		String date = this.form.text(name + ".date");
		String when = phase.isEmpty() ? date : date.isEmpty() ? "at " + phase : "at " + phase + ", " + date;
		return when.isEmpty() ? "" : " (" + when + ")";
	}

	// Alterations found

	private String cell(CaseField field, int row, String cell) {
		return this.form.text(CaseForm.cell(field, row, cell));
	}

	/** The row that says the same or something else of the same alteration. */
	private @Nullable Integer rowOf(Alteration one) {
		for (int row : this.form.rows(CaseField.ALTERATIONS)) {
			boolean gene = AlterationText.gene(cell(CaseField.ALTERATIONS, row, "gene")).equals(one.gene());
			boolean kind = cell(CaseField.ALTERATIONS, row, "kind").equals(one.kind().name());
			String variant = cell(CaseField.ALTERATIONS, row, "variant");
			boolean same = variant.isEmpty() || one.variant() == null
					|| AlterationText.variant(variant).equalsIgnoreCase(one.variant());
			if (gene && kind && same && samePhase(cell(CaseField.ALTERATIONS, row, "phase"), this.phase)) {
				return row;
			}
		}
		return null;
	}

	private There found(Alteration one) {
		Optional<String> denied = here()
				? absences().stream().filter((entry) -> Absence.read(entry).contradicts(one)).findFirst()
				: Optional.empty();
		if (denied.isPresent()) {
			return There.replaced(denied.get() + " tested and not found");
		}
		Integer row = rowOf(one);
		if (row == null) {
			return There.NOTHING;
		}
		String variant = cell(CaseField.ALTERATIONS, row, "variant");
		String vaf = cell(CaseField.ALTERATIONS, row, "vafPercent").replace("%", "").strip().replace(',', '.');
		boolean same = (one.variant() == null || AlterationText.variant(variant).equals(one.variant()))
				&& (one.vafPercent() == null || vaf.equals(Value.plain(one.vafPercent())));
		return same ? There.already()
				: There.replaced((one.gene() + " " + cell(CaseField.ALTERATIONS, row, "kind") + " " + variant).strip()
						+ (vaf.isEmpty() ? "" : ", VAF " + vaf + " %"));
	}

	private void takeFound(Alteration one) {
		if (here()) {
			List<String> absent = new ArrayList<>(absences());
			if (absent.removeIf((entry) -> Absence.read(entry).contradicts(one))) {
				this.form.put(CaseForm.name(CaseField.KNOWN_ABSENT), absent);
			}
		}
		Integer there = rowOf(one);
		int row = (there != null) ? there : this.form.nextRow(CaseField.ALTERATIONS);
		this.form.write(row, new Alteration(one.gene(), one.kind(), one.variant(), one.vafPercent(),
				here() ? null : Phase.valueOf(this.phase), PartialDate.read(this.form.text(DATE)).orElse(null)));
		this.form.remove(CaseForm.name(CaseField.ALTERATIONS) + ".known");
	}

	// Tested and not found

	private List<String> absences() {
		String name = CaseForm.name(CaseField.KNOWN_ABSENT);
		return samePhase(this.form.text(name + ".phase"), "") ? this.form.list(name) : List.of();
	}

	private List<Integer> contradicted(String entry) {
		Absence absence = Absence.read(entry);
		return this.form.rows(CaseField.ALTERATIONS).stream().filter((row) -> {
			String text = cell(CaseField.ALTERATIONS, row, "gene");
			String kind = cell(CaseField.ALTERATIONS, row, "kind");
			String variant = cell(CaseField.ALTERATIONS, row, "variant");
			return !text.isEmpty() && here() && samePhase(cell(CaseField.ALTERATIONS, row, "phase"), "")
					&& kind(kind)
						.map((one) -> absence.contradicts(new Alteration(AlterationText.gene(text), one,
								variant.isEmpty() ? null : variant, null, null, null)))
						.orElse(false);
		}).toList();
	}

	private static Optional<org.nextline.vocabulary.AlterationKind> kind(String name) {
		for (org.nextline.vocabulary.AlterationKind kind : org.nextline.vocabulary.AlterationKind.values()) {
			if (kind.name().equals(name)) {
				return Optional.of(kind);
			}
		}
		return Optional.empty();
	}

	private There absent(String entry) {
		String name = CaseForm.name(CaseField.KNOWN_ABSENT);
		List<String> listed = this.form.list(name);
		if (!listed.isEmpty() && !samePhase(this.form.text(name + ".phase"), this.phase)) {
			return There.impossible("The list of what was tested and not found belongs to another sample; "
					+ "the form keeps one sample.");
		}
		List<Integer> found = contradicted(entry);
		if (!found.isEmpty()) {
			return There.replaced(found.stream()
				.map((row) -> (cell(CaseField.ALTERATIONS, row, "gene") + " "
						+ cell(CaseField.ALTERATIONS, row, "kind"))
					.strip() + " found")
				.reduce((one, other) -> one + ", " + other)
				.orElse(""));
		}
		return listed.stream().anyMatch(entry::equalsIgnoreCase) ? There.already() : There.NOTHING;
	}

	private void takeAbsent(String entry) {
		contradicted(entry).forEach((row) -> this.form.removeRow(CaseField.ALTERATIONS, row));
		String name = CaseForm.name(CaseField.KNOWN_ABSENT);
		Set<String> all = new LinkedHashSet<>(this.form.list(name));
		if (all.isEmpty()) {
			sampled(CaseField.KNOWN_ABSENT);
		}
		all.add(entry);
		this.form.put(name, all);
	}

	// Antigens

	private @Nullable Integer rowOfAntigen(String name) {
		return this.form.rows(CaseField.ANTIGENS)
			.stream()
			.filter((row) -> cell(CaseField.ANTIGENS, row, "name").equals(name))
			.findFirst()
			.orElse(null);
	}

	private There expressed(FindingRow.Expressed row) {
		Integer at = rowOfAntigen(row.name());
		if (at == null) {
			return There.NOTHING;
		}
		String positive = cell(CaseField.ANTIGENS, at, "positive");
		String percent = cell(CaseField.ANTIGENS, at, "percent").replace("%", "").strip().replace(',', '.');
		boolean mixed = !cell(CaseField.ANTIGENS, at, "mixed").isEmpty();
		if (positive.isEmpty() && percent.isEmpty() && !mixed) {
			return There.NOTHING;
		}
		Antigen antigen = row.antigen();
		boolean same = positive.equals(yes(antigen.positive()))
				&& percent.equals((antigen.percent() != null) ? Value.plain(antigen.percent()) : "")
				&& mixed == antigen.mixed() && samePhase(cell(CaseField.ANTIGENS, at, "phase"), this.phase);
		String words = (positive.equals("yes") ? "positive" : positive.equals("no") ? "negative" : "")
				+ (percent.isEmpty() ? "" : " " + percent + " %") + (mixed ? " mixed or dim" : "");
		return same ? There.already() : There.replaced(row.name() + " " + words.strip());
	}

	private static String yes(@Nullable Boolean positive) {
		return (positive == null) ? "" : positive ? "yes" : "no";
	}

	private void takeExpressed(FindingRow.Expressed row) {
		Integer there = rowOfAntigen(row.name());
		int at = (there != null) ? there : this.form.nextRow(CaseField.ANTIGENS);
		Antigen antigen = row.antigen();
		put(CaseForm.cell(CaseField.ANTIGENS, at, "name"), row.name());
		put(CaseForm.cell(CaseField.ANTIGENS, at, "positive"), yes(antigen.positive()));
		put(CaseForm.cell(CaseField.ANTIGENS, at, "percent"),
				(antigen.percent() != null) ? Value.plain(antigen.percent()) : "");
		put(CaseForm.cell(CaseField.ANTIGENS, at, "mixed"), antigen.mixed() ? "yes" : "");
		put(CaseForm.cell(CaseField.ANTIGENS, at, "phase"), this.phase);
		put(CaseForm.cell(CaseField.ANTIGENS, at, "date"), this.form.text(DATE));
	}

	// The karyotype

	private CaseField chromosomes() {
		boolean myeloid = "AML".equals(this.form.text(CaseForm.name(CaseField.DISEASE)));
		return (myeloid && this.phase.equals(Phase.DIAGNOSIS.name())) ? CaseField.CYTOGENETICS_AT_DIAGNOSIS
				: CaseField.CYTOGENETICS;
	}

	private There karyotype(FindingRow.Karyotype row) {
		String name = CaseForm.name(chromosomes());
		Set<String> there = new LinkedHashSet<>(this.form.texts(name));
		there.addAll(this.form.texts(name + ".text"));
		if (there.isEmpty() && !this.form.text(name + ".known").equals(CaseForm.NONE)) {
			return There.NOTHING;
		}
		if (this.karyotypeTaken || there.equals(new LinkedHashSet<>(row.findings()))) {
			return this.karyotypeTaken ? There.NOTHING : There.already();
		}
		return There.replaced(there.isEmpty() ? "none" : String.join(", ", there));
	}

	private void takeKaryotype(FindingRow.Karyotype row) {
		CaseField field = chromosomes();
		String name = CaseForm.name(field);
		List<String> coded = field.kind().codes();
		Set<String> codes = new LinkedHashSet<>(this.karyotypeTaken ? this.form.texts(name) : List.of());
		Set<String> texts = new LinkedHashSet<>(this.karyotypeTaken ? this.form.texts(name + ".text") : List.of());
		row.findings().forEach((finding) -> (coded.contains(finding) ? codes : texts).add(finding));
		this.form.put(name, codes);
		put(name + ".text", Objects.requireNonNullElse(String.join("; ", texts), ""));
		this.form.put(name + ".known", CaseForm.THESE);
		sampled(field);
		if (field == CaseField.CYTOGENETICS_AT_DIAGNOSIS) {
			this.form.remove(name + ".phase");
		}
		this.karyotypeTaken = true;
	}

}
