package org.nextline.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Dating;
import org.nextline.vocabulary.FindingRow;
import org.nextline.vocabulary.PartialDate;
import org.nextline.vocabulary.Phase;

/**
 * Begins the form of a relapse with what the record says. A finding that the rules would
 * not accept as one of this relapse (gate G-SAMPLE), and a value measured before it, is
 * named and not taken over as a present one.
 */
final class RecordPrefill {

	/**
	 * How many days before the relapse its work-up may begin, when no remission is known.
	 */
	private static final int WORK_UP = 31;

	private final CaseForm form;

	private final List<Entry> entries;

	private final Shown shown = new Shown(new ArrayList<>(), new ArrayList<>());

	private final @Nullable PartialDate relapsed;

	private final @Nullable PartialDate remission;

	private RecordPrefill(CaseForm form, List<Entry> entries, List<PartialDate> entered) {
		this.form = form;
		this.entries = entries;
		this.relapsed = entries.stream()
			.filter((entry) -> entry.kind() == RecordKind.RELAPSE)
			.map(Entry::date)
			.filter((date) -> date != null && entered.stream().noneMatch((one) -> near(one, date)))
			.reduce((first, second) -> second)
			.orElse(null);
		this.remission = (this.relapsed == null) ? null
				: entries.stream()
					.filter((entry) -> entry.kind() == RecordKind.REMISSION)
					.map(Entry::date)
					.filter((date) -> date != null && date.earliest().isBefore(this.relapsed.latest()))
					.reduce((first, second) -> second)
					.orElse(null);
	}

	/**
	 * An entry of the record.
	 *
	 * @param kind what it is
	 * @param date when, or null
	 * @param parts as typed
	 */
	record Entry(RecordKind kind, @Nullable PartialDate date, Map<String, String> parts) {

		String text(String part) {
			return this.parts.getOrDefault(part, "");
		}

		/** Where it comes from, as the fact says it. */
		String source() {
			return text("source").isEmpty() ? "Record" : "Record: " + text("source");
		}

	}

	/**
	 * A fact of the record.
	 *
	 * @param words the fact
	 * @param when its date and sample, may be empty
	 * @param from where it comes from
	 * @param why why it is not taken over, or what to look at; may be empty
	 */
	record Line(String words, String when, String from, String why) {
	}

	/**
	 * What was taken over, and what was not.
	 *
	 * @param taken facts that stand in the form now
	 * @param old facts that are too old for the rules
	 */
	record Shown(List<Line> taken, List<Line> old) {

		public boolean isEmpty() {
			return this.taken.isEmpty() && this.old.isEmpty();
		}

	}

	/**
	 * Fills the form.
	 * @param form of the new relapse
	 * @param entries of the record, oldest first, without those taken out
	 * @param entered dates of relapses that are entered already
	 */
	static Shown fill(CaseForm form, List<Entry> entries, List<PartialDate> entered) {
		RecordPrefill prefill = new RecordPrefill(form, entries, entered);
		prefill.course();
		prefill.therapies();
		prefill.transplants();
		prefill.findings();
		return prefill.shown;
	}

	private static boolean near(PartialDate one, @Nullable PartialDate other) {
		return other != null && !other.latest().isBefore(one.earliest().minusDays(14))
				&& !other.earliest().isAfter(one.latest().plusDays(14));
	}

	private static String when(Entry entry) {
		String date = (entry.date() != null) ? entry.date().words() : "undated";
		String phase = entry.text("phase").toLowerCase(java.util.Locale.ROOT);
		return phase.isEmpty() ? date : date + ", sample at " + phase;
	}

	private void taken(String words, Entry entry, String why) {
		this.shown.taken().add(new Line(words, when(entry), entry.source(), why));
	}

	private void old(String words, Entry entry, String why) {
		this.shown.old().add(new Line(words, when(entry), entry.source(), why));
	}

	// The course

	private void course() {
		Optional<Entry> diagnosis = this.entries.stream()
			.filter((entry) -> entry.kind() == RecordKind.DIAGNOSIS)
			.findFirst();
		diagnosis.ifPresent((entry) -> {
			put("d.diagnosed", entry.date());
			put(CaseForm.name(CaseField.DISEASE), entry.text("disease"));
			taken("First diagnosis: " + entry.text("disease"), entry, "See that this relapse is the same disease.");
		});
		if (this.relapsed == null) {
			return;
		}
		put("d.relapsed", this.relapsed);
		this.entries.stream()
			.filter((entry) -> entry.kind() == RecordKind.RELAPSE && this.relapsed.equals(entry.date()))
			.findFirst()
			.ifPresent((entry) -> {
				put(CaseForm.name(CaseField.SETTING), entry.text("relapse"));
				taken("This relapse", entry, "");
			});
		if (this.remission != null) {
			put("d.remission", this.remission);
			this.entries.stream()
				.filter((entry) -> entry.kind() == RecordKind.REMISSION && this.remission.equals(entry.date()))
				.findFirst()
				.ifPresent((entry) -> taken("Last remission began", entry, ""));
		}
	}

	private void put(String name, @Nullable PartialDate date) {
		if (date != null) {
			this.form.put(name, date.toString());
		}
	}

	private void put(String name, String value) {
		if (!value.isEmpty()) {
			this.form.put(name, value);
		}
	}

	private void therapies() {
		int row = 0;
		for (Entry entry : this.entries) {
			if (entry.kind() != RecordKind.TREATMENT) {
				continue;
			}
			put(CaseForm.cell(CaseField.PRIOR_THERAPIES, row, "name"), entry.text("regimen"));
			put(CaseForm.cell(CaseField.PRIOR_THERAPIES, row, "agents"), entry.text("agents"));
			put(CaseForm.cell(CaseField.PRIOR_THERAPIES, row, "bestResponse"), entry.text("response"));
			put(CaseForm.cell(CaseField.PRIOR_THERAPIES, row, "reasonStopped"), entry.text("reason"));
			put(CaseForm.cell(CaseField.PRIOR_THERAPIES, row, "monthsAgo"), entry.text("end"));
			taken("Treatment: " + entry.text("regimen"), entry,
					(row == 0) ? "The list of treatments counts as complete: add what is missing." : "");
			row++;
		}
		if (row > 0) {
			this.form.put(CaseForm.name(CaseField.PRIOR_THERAPIES) + ".known", CaseForm.THESE);
		}
	}

	private void transplants() {
		for (Entry entry : this.entries) {
			if (entry.kind() == RecordKind.TRANSPLANT) {
				boolean allogeneic = entry.text("transplant").equals("ALLO");
				CaseField field = allogeneic ? CaseField.PRIOR_ALLO_HSCT : CaseField.PRIOR_AUTO_HSCT;
				this.form.put(CaseForm.name(field), "yes");
				if (allogeneic) {
					put(CaseForm.name(CaseField.HSCT_DONOR_TYPE), entry.text("donor"));
					put(CaseForm.name(CaseField.HLA_MATCH), entry.text("match"));
				}
				taken(allogeneic ? "Allogeneic transplant" : "Autologous transplant", entry, "");
			}
		}
	}

	// Findings

	/** Whether the sample is one of this relapse. */
	private boolean ofThisRelapse(Entry entry) {
		PartialDate date = entry.date();
		if (this.relapsed == null || date == null || !entry.text("phase").equals(Phase.RELAPSE.name())) {
			return false;
		}
		LocalDate since = (this.remission != null) ? this.remission.latest()
				: this.relapsed.earliest().minusDays(WORK_UP);
		return date.earliest().isAfter(since);
	}

	/** Whether a value that the rules take as the present one was measured since. */
	private boolean current(Entry entry) {
		return this.relapsed != null && entry.date() != null
				&& !entry.date().earliest().isBefore(this.relapsed.earliest());
	}

	/** A finding with the row that it is read as. */
	private record Found(Entry entry, FindingRow row) {
	}

	private void findings() {
		List<Found> all = new ArrayList<>();
		for (Entry entry : this.entries) {
			FindingRow row = (entry.kind() == RecordKind.FINDING)
					? new RecordForm(RecordKind.FINDING, entry.parts()).finding() : null;
			if (row != null) {
				all.add(new Found(entry, row));
			}
		}
		all.sort(Comparator.comparing((found) -> found.entry().date(),
				Comparator.nullsFirst(Comparator.naturalOrder())));
		// The latest of each is what counts.
		Map<String, Found> fresh = new LinkedHashMap<>();
		Map<String, Found> earlier = new LinkedHashMap<>();
		for (Found found : all) {
			Dating dating = found.row().field().dating();
			boolean counts = (dating == Dating.HISTORY)
					|| ((dating == Dating.SAMPLE) ? ofThisRelapse(found.entry()) : current(found.entry()));
			Map<String, Found> place = counts ? fresh : earlier;
			place.remove(found.row().about());
			place.put(found.row().about(), found);
		}
		fresh.values().forEach(this::take);
		earlier.values().stream().filter((found) -> !fresh.containsKey(found.row().about())).forEach(this::leave);
	}

	private void take(Found found) {
		enter(found, "");
		taken(PasteBox.printed(found.row().words()), found.entry(), "");
	}

	/**
	 * Names what is too old; what the form can mark as of an earlier sample stands there.
	 */
	private void leave(Found found) {
		Entry entry = found.entry();
		boolean current = found.row().field().dating() == Dating.CURRENT;
		boolean earlierSample = !entry.text("phase").isEmpty() && !entry.text("phase").equals(Phase.RELAPSE.name());
		boolean marked = earlierSample
				&& (found.row() instanceof FindingRow.Found || found.row() instanceof FindingRow.Expressed
						|| (found.row() instanceof FindingRow.Karyotype
								&& "AML".equals(this.form.text(CaseForm.name(CaseField.DISEASE)))
								&& entry.text("phase").equals(Phase.DIAGNOSIS.name())));
		if (marked) {
			enter(found, entry.text("phase"));
		}
		String why = current ? "Measured before this relapse: enter a value of now."
				: marked ? "From an earlier sample: it stands in the form as such, and the rules ask for a repeat."
						: "Not from a sample of this relapse: repeat the test.";
		old(PasteBox.printed(found.row().words()), entry, why);
	}

	/** Enters a finding as if it had been pasted, with its own date and sample. */
	private void enter(Found found, String phase) {
		Entry entry = found.entry();
		this.form.put(PasteBox.TEXT, found.row().line());
		this.form.put(PasteBox.PHASE, phase);
		this.form.put(PasteBox.DATE, (entry.date() != null) ? entry.date().toString() : "");
		Set<Integer> all = new LinkedHashSet<>(List.of(0));
		new PasteBox(this.form).take(all);
		CaseField field = found.row().field();
		if (!CaseForm.CELLS.containsKey(field)) {
			this.form.put(CaseForm.name(field) + ".source", entry.source());
		}
		this.form.remove(PasteBox.TEXT);
		this.form.remove(PasteBox.PHASE);
		this.form.remove(PasteBox.DATE);
	}

}
