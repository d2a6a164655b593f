package org.nextline.suggestions;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.nextline.rules.Candidacy;
import org.nextline.rules.Missing;
import org.nextline.rules.RuleBook;
import org.nextline.rules.Source;
import org.nextline.rules.Worksheet;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Value;

/** Lays out the worked candidacy sheets for the page. */
final class CandidacySheets {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

	private final RuleBook book;

	private final List<String> sources = new ArrayList<>();

	private CandidacySheets(RuleBook book) {
		this.book = book;
	}

	static List<CandidacySheet> of(Advised advised) {
		RuleBook book = advised.release().book();
		return advised.advice().candidacy().stream().map((sheet) -> new CandidacySheets(book).laidOut(sheet)).toList();
	}

	private CandidacySheet laidOut(Worksheet sheet) {
		List<CandidacySheet.Count> counts = Stream.of(Worksheet.State.values())
			.map((state) -> new CandidacySheet.Count(state, sheet.count(state)))
			.filter((count) -> count.number() > 0)
			.toList();
		List<CandidacySheet.Row> rows = sheet.lines()
			.stream()
			.sorted(Comparator.comparing(Worksheet.Line::state))
			.map(this::row)
			.toList();
		List<CandidacySheet.Option> options = sheet.options()
			.stream()
			.map((one) -> new CandidacySheet.Option(one.ruleId(), one.title(), one.verdict().name(), one.correctable(),
					one.plan()))
			.toList();
		return new CandidacySheet(sheet.sheet(), sheet.applies(), counts, rows, options, List.copyOf(this.sources));
	}

	private CandidacySheet.Row row(Worksheet.Line line) {
		Candidacy row = line.criterion();
		List<AdvicePage.Ask> asks = line.missing()
			.stream()
			.map((missing) -> new AdvicePage.Ask(asked(missing), AdvicePages.anchor(missing), 0, 0, List.of()))
			.toList();
		List<String> stricter = line.limits().stream().map((one) -> one.title() + ": " + one.reason()).toList();
		return new CandidacySheet.Row(row.id(), row.label(), line.state(), line.facts(), line.fits(), asks,
				limits(row, line.range()), stricter, row.bedside(), passes(line), row.change(), row.again(),
				row.sources().stream().map(this::reference).toList(), row.check());
	}

	/** What to ask for, as the clinician finds it in the form. */
	private static String asked(Missing missing) {
		return (missing.field() == CaseField.CLINICAL_FINDINGS) ? "What is present now"
				: missing.label().replace("?", "");
	}

	private static List<CandidacySheet.Limit> limits(Candidacy row, Worksheet.State state) {
		boolean against = state == Worksheet.State.NOT_MET || state == Worksheet.State.MODIFIABLE;
		List<CandidacySheet.Limit> limits = new ArrayList<>();
		if (!row.met().isEmpty()) {
			limits.add(new CandidacySheet.Limit(Worksheet.State.MET, row.met(), state == Worksheet.State.MET));
		}
		if (!row.caution().isEmpty()) {
			limits.add(
					new CandidacySheet.Limit(Worksheet.State.CAUTION, row.caution(), state == Worksheet.State.CAUTION));
		}
		if (!row.against().isEmpty()) {
			limits.add(new CandidacySheet.Limit(Worksheet.State.NOT_MET, row.against(), against));
		}
		return limits;
	}

	private static String passes(Worksheet.Line line) {
		Worksheet.Passing passing = line.passing();
		if (passing == null) {
			return "";
		}
		if (passing.on() != null) {
			return "on " + DAY.format(passing.on());
		}
		return Value.plain(passing.months()) + ((passing.months() == 1) ? " month" : " months")
				+ " after the interval was entered";
	}

	private int reference(String id) {
		Source source = this.book.sources().get(id);
		String citation = (source != null) ? source.citation() : id;
		if (!this.sources.contains(citation)) {
			this.sources.add(citation);
		}
		return this.sources.indexOf(citation) + 1;
	}

}
