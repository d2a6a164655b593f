package org.nextline.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.PartialDate;
import org.nextline.vocabulary.Truth;
import org.nextline.vocabulary.Value;

/**
 * Works the candidacy sheets of one case. The conditions are those that also veto the
 * options; where an option has a stricter limit of its own that is passed, the sheet says
 * so.
 */
final class Worksheets {

	/** Mean length of a month in days. */
	private static final double MONTH = 30.4375;

	private static final double WEEKS = 7 / MONTH;

	/** Facts that go without saying on a sheet. */
	private static final Set<CaseField> SAID = Set.of(CaseField.DISEASE, CaseField.SETTING);

	/** What a limit does not rest on, though its condition names it. */
	private static final Set<CaseField> BESIDE = Set.of(CaseField.DISEASE, CaseField.SETTING,
			CaseField.CURRENT_RESPONSE, CaseField.WITHIN_TRIAL, CaseField.REGION);

	private final RuleBook book;

	private final Situation situation;

	private final List<Judged> judged;

	private final @Nullable Disease disease;

	Worksheets(RuleBook book, Situation situation, List<Judged> judged) {
		this.book = book;
		this.situation = situation;
		this.judged = judged;
		this.disease = situation.facts().disease().orElse(null);
	}

	/** One sheet for each treatment; none while the disease is not known. */
	List<Worksheet> all() {
		if (this.disease == null || this.book.candidacy().isEmpty()) {
			return List.of();
		}
		return Stream.of(Candidacy.Sheet.values()).map(this::sheet).toList();
	}

	private Worksheet sheet(Candidacy.Sheet sheet) {
		List<Judged> offered = this.judged.stream().filter((one) -> one.category() == sheet.category()).toList();
		if (offered.isEmpty()) {
			return new Worksheet(sheet, List.of(), List.of());
		}
		List<Judged> called = offered.stream().filter((one) -> one.verdict() != Verdict.NOT_APPLICABLE).toList();
		List<Worksheet.Line> lines = this.book.candidacy()
			.stream()
			.filter((row) -> row.sheet() == sheet && this.disease != null && row.diseases().contains(this.disease))
			.map((row) -> line(row, called))
			.toList();
		return new Worksheet(sheet, lines, called.stream().map(this::ruled).toList());
	}

	private Worksheet.Ruled ruled(Judged one) {
		return new Worksheet.Ruled(one.rule().id(), title(one), one.verdict(), one.correctable(),
				one.offer().plan() || one.nextStep());
	}

	private String title(Judged one) {
		String first = one.option().first();
		return (one.rule().alternatives().size() > 1 && first != null)
				? one.rule().title() + ": " + this.book.agents().label(first) : one.rule().title();
	}

	private Worksheet.Line line(Candidacy row, List<Judged> called) {
		Finding against = explain(row.againstWhen());
		Finding caution = explain(row.cautionWhen());
		List<Worksheet.Fit> fits = new ArrayList<>();
		Truth fitting = row.products().isEmpty() ? Truth.TRUE : Truth.FALSE;
		Set<Missing> missing = new TreeSet<>();
		for (Candidacy.Product product : row.products()) {
			Finding fit = product.when().explain(this.situation);
			fits.add(new Worksheet.Fit(this.book.agents().label(product.agent()), product.words(), fit.truth()));
			fitting = fitting.or(fit.truth());
			missing.addAll(fit.missing());
		}
		Truth barred = truth(against).or(fitting.not());
		Truth doubtful = truth(caution);
		Worksheet.State range = state(row, against, barred, doubtful, called);
		boolean settled = barred.isTrue() || range == Worksheet.State.MET;
		if (settled || !fitting.isUnknown()) {
			missing.clear();
		}
		if (!settled) {
			lacking(against, missing);
			if (!doubtful.isTrue()) {
				lacking(caution, missing);
			}
		}
		List<Worksheet.Stricter> limits = barred.isTrue() ? List.of() : stricter(row, called);
		Worksheet.State state = limits.isEmpty() ? range : narrowed(range, row, called);
		return new Worksheet.Line(row, state, range, facts(row, against, caution), limits, asked(missing),
				over(truth(against).isTrue() ? against : caution), fits);
	}

	/** Questions in their turn; the response is among them, for a sheet lasts longer. */
	private Set<Missing> asked(Set<Missing> missing) {
		Set<Missing> first = new TreeSet<>();
		missing.forEach((one) -> first.add(this.situation.before(one)));
		Set<Missing> asked = new TreeSet<>(this.situation.asked(first));
		missing.stream().filter((one) -> one.field() == CaseField.CURRENT_RESPONSE).forEach(asked::add);
		return asked;
	}

	private Worksheet.@Nullable Passing over(@Nullable Finding finding) {
		return (finding != null && finding.truth().isTrue()) ? passing(finding) : null;
	}

	private @Nullable Finding explain(@Nullable Criterion criterion) {
		return (criterion != null) ? criterion.explain(this.situation) : null;
	}

	private static Truth truth(@Nullable Finding finding) {
		return (finding != null) ? finding.truth() : Truth.FALSE;
	}

	private static void lacking(@Nullable Finding finding, Set<Missing> missing) {
		if (finding != null && finding.truth().isUnknown()) {
			missing.addAll(finding.missing());
		}
	}

	private Worksheet.State state(Candidacy row, @Nullable Finding against, Truth barred, Truth doubtful,
			List<Judged> called) {
		if (!row.asked()) {
			return Worksheet.State.BEDSIDE;
		}
		if (barred.isTrue()) {
			return (against != null && against.truth().isTrue() && modifiable(row, against, called))
					? Worksheet.State.MODIFIABLE : Worksheet.State.NOT_MET;
		}
		if (doubtful.isTrue()) {
			return Worksheet.State.CAUTION;
		}
		return (barred.isUnknown() || doubtful.isUnknown()) ? Worksheet.State.UNKNOWN : Worksheet.State.MET;
	}

	/**
	 * As the options are judged: what gate G-BLOCKED lists; what a plan that stands
	 * leaves time for (gate G-PLAN); and the search for a donor (gate G-DONOR).
	 */
	private boolean modifiable(Candidacy row, Finding against, List<Judged> called) {
		boolean cellular = row.sheet() == Candidacy.Sheet.CAR_T;
		if (row.settled() == Candidacy.Settled.BY_SEARCH
				|| Correctable.generally(this.situation, cellular).can(against)) {
			return true;
		}
		boolean planned = called.stream().anyMatch((one) -> one.offer().plan() && (stands(one) || one.correctable()));
		return planned && (row.settled() != Candidacy.Settled.BY_GATES || Correctable.beforeTransplant().can(against));
	}

	private static boolean stands(Judged one) {
		return one.verdict() == Verdict.SUPPORTED || one.verdict() == Verdict.CONDITIONAL;
	}

	// Stricter limits of single options

	private List<Worksheet.Stricter> stricter(Candidacy row, List<Judged> called) {
		if (row.settled() == Candidacy.Settled.BY_PLAN || row.settled() == Candidacy.Settled.BY_SEARCH) {
			return List.of();
		}
		List<Worksheet.Stricter> limits = new ArrayList<>();
		for (Judged one : called) {
			Set<String> reasons = new LinkedHashSet<>();
			for (Judged.Veto veto : one.vetoes()) {
				Findings.deciding(this.situation.finding(veto.because()))
					.stream()
					.filter((leaf) -> touches(row, leaf.criterion()))
					.flatMap((leaf) -> Findings.reasons(leaf).stream())
					.forEach(reasons::add);
			}
			if (!reasons.isEmpty()) {
				limits.add(new Worksheet.Stricter(one.rule().id(), title(one), String.join("; ", reasons)));
			}
		}
		return limits.stream().distinct().toList();
	}

	/** Whether a statement asks what the criterion asks. */
	static boolean touches(Candidacy row, Criterion leaf) {
		Set<String> asked = subjects(leaf);
		return row.conditions()
			.stream()
			.flatMap((condition) -> Stage.leaves(condition).stream())
			.flatMap((own) -> subjects(own).stream())
			.anyMatch(asked::contains);
	}

	/** What a single statement asks of: fields, or what a function is asked of. */
	private static Set<String> subjects(Criterion leaf) {
		if (leaf instanceof Criterion.Asks asks) {
			return Set.copyOf(asks.of());
		}
		if (leaf instanceof Criterion.Counts counts) {
			return Set.of(counts.of());
		}
		if (leaf instanceof Criterion.Known) {
			return Set.of();
		}
		Set<String> subjects = new LinkedHashSet<>();
		Set<String> codes = (leaf instanceof Criterion.Has has) ? has.codes() : Set.of();
		Fields.of(leaf)
			.stream()
			.filter((field) -> !BESIDE.contains(field))
			.forEach((field) -> subjects.addAll(codes.isEmpty() ? List.of(field.key())
					: codes.stream().map((code) -> field.key() + " " + code).toList()));
		return subjects;
	}

	/** Where no option is left because of it, it speaks against the treatment as such. */
	private Worksheet.State narrowed(Worksheet.State state, Candidacy row, List<Judged> called) {
		Correctable correctable = Correctable.generally(this.situation, row.sheet() == Candidacy.Sheet.CAR_T);
		boolean every = true;
		boolean can = false;
		for (Judged one : called) {
			List<Finding> touching = one.vetoes()
				.stream()
				.flatMap((veto) -> Findings.deciding(this.situation.finding(veto.because())).stream())
				.filter((leaf) -> touches(row, leaf.criterion()))
				.toList();
			every &= !touching.isEmpty();
			can |= one.correctable() || touching.stream().anyMatch(correctable::can);
		}
		if (every) {
			return can ? Worksheet.State.MODIFIABLE : Worksheet.State.NOT_MET;
		}
		return (state == Worksheet.State.MET) ? Worksheet.State.CAUTION : state;
	}

	// Facts

	private List<String> facts(Candidacy row, @Nullable Finding against, @Nullable Finding caution) {
		List<Finding> telling = new ArrayList<>();
		if (truth(against).isTrue() && against != null) {
			telling.add(against);
		}
		else if (truth(caution).isTrue() && caution != null) {
			telling.add(caution);
		}
		else {
			Stream.of(against, caution).filter((one) -> one != null).forEach(telling::add);
			row.products().forEach((product) -> telling.add(product.when().explain(this.situation)));
		}
		Set<String> facts = new LinkedHashSet<>();
		for (Finding finding : telling) {
			Stream<Finding> leaves = finding.truth().isUnknown() ? Findings.leaves(finding).stream()
					: Findings.deciding(finding).stream();
			boolean open = finding.truth().isUnknown();
			leaves
				.filter((leaf) -> !(open && leaf.truth().isUnknown()) && !(leaf.criterion() instanceof Criterion.Known)
						&& Fields.of(leaf.criterion()).stream().noneMatch(SAID::contains))
				.forEach((leaf) -> facts.addAll(leaf.facts()));
		}
		facts.removeIf((fact) -> fact.endsWith(": not known"));
		return List.copyOf(facts);
	}

	// Intervals

	/** When time alone makes a true finding false; null when it does not. */
	private Worksheet.@Nullable Passing passing(Finding finding) {
		Criterion criterion = finding.criterion();
		List<Finding> parts = finding.parts().stream().filter((part) -> part.truth().isTrue()).toList();
		if (criterion instanceof Criterion.Named) {
			return passing(parts.get(0));
		}
		if (criterion instanceof Criterion.All) {
			return parts.stream()
				.map(this::passing)
				.filter(Objects::nonNull)
				.min(Comparator.comparingDouble(Worksheet.Passing::months))
				.orElse(null);
		}
		if (criterion instanceof Criterion.Any) {
			List<Worksheet.Passing> all = parts.stream().map(this::passing).filter(Objects::nonNull).toList();
			return (all.size() < parts.size()) ? null
					: all.stream().max(Comparator.comparingDouble(Worksheet.Passing::months)).orElse(null);
		}
		return interval(criterion);
	}

	private Worksheet.@Nullable Passing interval(Criterion leaf) {
		if (leaf instanceof Criterion.Counts counts && counts.measure() == Measure.MONTHS_SINCE
				&& counts.operator() == Operator.LESS) {
			double left = counts.limit() - this.situation.history().monthsSince(counts.of()).orElse(0);
			return (left > 0) ? new Worksheet.Passing(rounded(left), null) : null;
		}
		if (leaf instanceof Criterion.Within within && within.operator() == Operator.LESS) {
			Fact fact = this.situation.facts().get(within.about());
			boolean months = within.about() == CaseField.MONTHS_SINCE_ALLO_HSCT;
			if (fact != null && fact.value() instanceof Value.Number number
					&& (months || within.about() == CaseField.IMMUNOSUPPRESSION_STOPPED_WEEKS)) {
				double left = (within.limit() - number.amount()) * (months ? 1 : WEEKS);
				return new Worksheet.Passing(rounded(left), day(fact.observed(), left));
			}
		}
		return null;
	}

	private static @Nullable LocalDate day(@Nullable PartialDate entered, double months) {
		return (entered != null && entered.day() > 0) ? entered.latest().plusDays((long) Math.ceil(months * MONTH))
				: null;
	}

	private static double rounded(double months) {
		return Math.ceil(months * 10 - 1e-9) / 10;
	}

}
