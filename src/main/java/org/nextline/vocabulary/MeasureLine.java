package org.nextline.vocabulary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.FindingLine.Outcome;

/**
 * Reads measured values and scores: {@code Hb 9.2 g/dL}, {@code LVEF 58 %},
 * {@code ECOG 1}. A value without a unit is taken only when a single unit makes it
 * possible.
 */
final class MeasureLine {

	/**
	 * One unit in which a value is reported.
	 *
	 * @param words as it is shown
	 * @param written how it is recognised, after spaces are taken out and letters made
	 * small
	 * @param factor turns it into the unit of the field
	 * @param least the smallest number that is ever reported in it
	 * @param most the largest
	 * @param cells whether it counts single cells, so that there are no decimals
	 */
	private record Unit(String words, Pattern written, double factor, double least, double most, boolean cells) {

		boolean possible(double amount) {
			return amount >= this.least && amount <= this.most && (!this.cells || amount == Math.rint(amount));
		}

	}

	/** What is measured. */
	private record Measure(Pattern name, CaseField field, List<Unit> units, boolean unitNeeded, String note) {
	}

	private static final Pattern VALUE = Pattern.compile(
			"\\s*(?:[:=]|of|is|was)?\\s*(?<bound>[<>\u2264\u2265~\u2248]=?\\s*)?(?<amount>" + FindingLine.NUMBER
					+ ")(?<range>\\s*(?:-|\u2013|to)\\s*\\d[\\d.,]*)?\\s*(?<unit>.*)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern LIMIT = Pattern
		.compile("(?i)(?<unit>.*?)[\\s,(\\[]*(?:ULN|upper limit(?: of normal)?)\\s*[:=]?\\s*(?<limit>"
				+ FindingLine.NUMBER + ")[\\s)\\]]*(?:U/L|IU/L)?[\\s)\\]]*");

	private static final String GIGA = "(?:x?10(?:\\^|\\*|e)?9/?l|x?109/l|g/l|gpt/l|/nl|k/ul|k/mm3|x?10(?:\\^|\\*)?3/ul|thou(?:sand)?/ul|tsd/ul)";

	private static final String MICRO = "(?:/ul|cells/ul|/mm3|/cmm|/mm\\^3)";

	private static final List<Measure> MEASURES = measures();

	static final Pattern NAME = Pattern.compile(
			MEASURES.stream().map((measure) -> measure.name().pattern()).collect(Collectors.joining("|")),
			Pattern.CASE_INSENSITIVE);

	/** Values that cannot be taken whatever they are, with the reason. */
	private static final Map<Pattern, String> NEVER = never();

	private MeasureLine() {
	}

	private static Unit unit(String words, String written, double factor, double least, double most) {
		return new Unit(words, Pattern.compile(written), factor, least, most, false);
	}

	private static Unit cells(double least, double most) {
		return new Unit("/\u00b5L", Pattern.compile(MICRO), 0.001, least, most, true);
	}

	private static List<Measure> measures() {
		List<Measure> all = new ArrayList<>();
		add(all, "WBC|WCC|leu[ck]ocytes|leuko|white (?:blood )?cells?(?: count)?|white count", CaseField.WBC,
				unit("10^9/L", GIGA, 1, 0, 1500), cells(50, 1_500_000));
		add(all, "ANC|neutrophils|neutros?|absolute neutrophil count", CaseField.ANC, unit("10^9/L", GIGA, 1, 0, 100),
				cells(20, 100_000));
		add(all, "ALC|lymphocytes|absolute lymphocyte count", CaseField.ALC, unit("10^9/L", GIGA, 1, 0, 1500),
				cells(50, 1_500_000));
		add(all, "platelets|plts?|thrombocytes|PLT count|platelet count", CaseField.PLATELETS,
				unit("10^9/L", GIGA, 1, 0, 5000), cells(1000, 5_000_000));
		add(all, "Hb|ha?emoglobin|Hgb", CaseField.HEMOGLOBIN_GL, unit("g/L", "g/l", 1, 20, 250),
				unit("g/dL", "g/dl|g%", 10, 2, 25), unit("mmol/L", "mmol/l", 16.114, 1.5, 15.5));
		add(all, "marrow blasts|(?:bone[ -]?)?marrow blasts?|BM blasts?|blasts? (?:in (?:the )?)?(?:\\(?BM\\)?|(?:bone[ -]?)?marrow)",
				CaseField.MARROW_BLASTS, unit("%", "%", 1, 0, 100));
		add(all, "blood blasts|(?:peripheral )?blood blasts?|PB blasts?|peripheral blasts?|blasts? (?:in (?:the )?)?(?:\\(?PB\\)?|(?:peripheral )?blood)",
				CaseField.BLOOD_BLASTS, unit("%", "%", 1, 0, 100));
		add(all, "LVEF|EF|ejection fraction", CaseField.LVEF, unit("%", "%", 1, 5, 85));
		add(all, "QTcF|QTc ?\\(?(?:Fridericia|F)\\)?|Fridericia QTc", CaseField.QTCF,
				unit("ms", "ms(?:ec)?", 1, 300, 700));
		all.add(new Measure(name("QTc"), CaseField.QTCF, List.of(unit("ms", "ms(?:ec)?", 1, 300, 700)), false,
				"The formula is not stated. Tick it if it is Fridericia."));
		add(all, "creatinine|crea|SCr|Cr", CaseField.CREATININE_MG_DL, unit("mg/dL", "mg/dl|mg%", 1, 0.1, 20),
				unit("\u00b5mol/L", "[\u03bcu]mol/l", 1 / 88.42, 9, 1770));
		add(all, "CrCl|creatinine clearance|CCl", CaseField.CRCL, unit("mL/min", "ml/min", 1, 0, 250));
		add(all, "bilirubin|total bilirubin|bili|TBil", CaseField.BILIRUBIN_MG_DL, unit("mg/dL", "mg/dl", 1, 0, 60),
				unit("\u00b5mol/L", "[\u03bcu]mol/l", 1 / 17.104, 1, 1000));
		add(all, "potassium|K\\+?", CaseField.POTASSIUM, unit("mmol/L", "mmol/l|meq/l", 1, 1.5, 9));
		add(all, "magnesium|Mg(?:\\+\\+|2\\+)?", CaseField.MAGNESIUM, unit("mmol/L", "mmol/l", 1, 0.1, 4),
				unit("mg/dL", "mg/dl", 1 / 2.4305, 0.3, 9));
		add(all, "phosphate|phosphorus", CaseField.PHOSPHATE, unit("mmol/L", "mmol/l", 1, 0.1, 6),
				unit("mg/dL", "mg/dl", 1 / 3.097, 0.3, 18));
		add(all, "uric acid|urate", CaseField.URIC_ACID, unit("\u00b5mol/L", "[\u03bcu]mol/l", 1, 20, 2000),
				unit("mg/dL", "mg/dl", 59.48, 0.4, 33));
		add(all, "albumin", CaseField.ALBUMIN_GL, unit("g/L", "g/l", 1, 5, 70), unit("g/dL", "g/dl", 10, 0.5, 7));
		add(all, "IgG", CaseField.IGG_GL, unit("g/L", "g/l", 1, 0, 60), unit("mg/dL", "mg/dl", 0.01, 10, 6000));
		add(all, "b2m|beta-?2[ -]?microglobulin|\u03b22m", CaseField.B2M_MG_L,
				unit("mg/L", "mg/l|[\u03bcu]g/ml", 1, 0.5, 60));
		add(all, "DLCO", CaseField.DLCO, unit("% predicted", "%(?:pred(?:icted|\\.)?)?", 1, 5, 200));
		add(all, "FEV1", CaseField.FEV1, unit("% predicted", "%(?:pred(?:icted|\\.)?)?", 1, 5, 200));
		add(all, "SpO2|oxygen saturation|O2 sat(?:uration)?", CaseField.SPO2, unit("%", "%", 1, 50, 100));
		add(all, "weight", CaseField.WEIGHT_KG, unit("kg", "kg", 1, 2, 300), unit("lb", "lbs?", 0.45359237, 5, 660));
		add(all, "height", CaseField.HEIGHT_CM, unit("cm", "cm", 1, 40, 230), unit("m", "m", 100, 0.4, 2.3));
		add(all, "spleen|spleen(?: (?:below costal margin|BCM))?", CaseField.SPLEEN_CM, unit("cm below costal margin",
				"cm(?:bcm|below(?:the)?(?:left)?costalmargin|belowcostalmargin)", 1, 0, 40));
		plain(all, "ECOG|ECOG(?: PS| performance status)?|WHO PS", CaseField.ECOG);
		add(all, "KPS|Karnofsky(?: index| PS| performance status)?", CaseField.KARNOFSKY, unit("%", "%", 1, 0, 100));
		plain(all, "Lansky|Lansky(?: score)?", CaseField.LANSKY);
		plain(all, "HCT-CI|HCT-?CI", CaseField.HCT_CI);
		plain(all, "G8", CaseField.G8);
		limited(all, "LDH", CaseField.LDH_X_ULN);
		limited(all, "ALT|ALAT|GPT|SGPT", CaseField.ALT_ULN);
		limited(all, "lipase", CaseField.LIPASE_ULN);
		limited(all, "CK|creatine kinase", CaseField.CK_ULN);
		return all;
	}

	private static Pattern name(String names) {
		return Pattern.compile("(?<![A-Za-z0-9])(?:" + names + ")(?![A-Za-z0-9])", Pattern.CASE_INSENSITIVE);
	}

	private static void add(List<Measure> all, String names, CaseField field, Unit... units) {
		all.add(new Measure(name(names), field, List.of(units), false, ""));
	}

	private static void plain(List<Measure> all, String names, CaseField field) {
		add(all, names, field, unit("", "", 1, field.kind().min(), field.kind().max()));
	}

	/** Reported in units of a laboratory whose upper limit has to be known. */
	private static void limited(List<Measure> all, String names, CaseField field) {
		all.add(new Measure(name(names), field,
				List.of(unit("x ULN", "x?uln|times(?:the)?uln|xupperlimit(?:ofnormal)?", 1, 0, field.kind().max())),
				true, ""));
	}

	private static Map<Pattern, String> never() {
		Map<Pattern, String> never = new LinkedHashMap<>();
		never.put(name("QTcB|QTc ?\\(?Bazett\\)?"), "QTc by Bazett: the rules ask for Fridericia. Enter that value.");
		never.put(name("QT"), "QT without correction for the rate: enter the QTc by Fridericia.");
		never.put(name("eGFR|GFR"),
				"eGFR is not the creatinine clearance by Cockcroft and Gault. Enter the creatinine or the clearance.");
		never.put(name("blasts?"), "Blasts: write whether of marrow or blood.");
		never.put(name("AST|ASAT|GOT|SGOT"), "AST is not kept; the rules ask for ALT.");
		never.put(name("PS"), "PS: write which scale, for example ECOG 1.");
		never.put(name("neutrophils? %|lymphocytes? %"),
				"A share of the differential is not kept: enter absolute counts.");
		return never;
	}

	/** Whether the text begins with something that is measured. */
	static @Nullable Matcher named(String text, int from) {
		Matcher matcher = NAME.matcher(text);
		return matcher.find(from) ? matcher : null;
	}

	/** The value as a report would write it. */
	static String line(CaseField field, Value value) {
		if (!(value instanceof Value.Number number)) {
			return StatusLine.line(field, value);
		}
		for (Measure measure : MEASURES) {
			if (measure.field() == field) {
				String pattern = measure.name().pattern();
				String first = pattern.substring(pattern.indexOf("(?:") + 3).split("[|)]")[0];
				return (first + " " + Value.plain(number.amount()) + " " + measure.units().get(0).words()).strip();
			}
		}
		return StatusLine.line(field, value);
	}

	static Optional<Outcome> read(String text) {
		Optional<Outcome> status = StatusLine.read(text);
		if (status.isPresent()) {
			return status;
		}
		Measure best = null;
		int end = 0;
		for (Measure measure : MEASURES) {
			Matcher matcher = measure.name().matcher(text);
			if (matcher.lookingAt() && matcher.end() > end) {
				best = measure;
				end = matcher.end();
			}
		}
		for (Map.Entry<Pattern, String> entry : NEVER.entrySet()) {
			Matcher matcher = entry.getKey().matcher(text);
			if (matcher.lookingAt() && matcher.end() > end
					&& text.substring(matcher.end()).matches("[\\s:=(]*[<>~]?\\s*\\d.*|\\s*")) {
				return Optional.of(Outcome.refused(entry.getValue()));
			}
		}
		return (best != null) ? value(text.substring(0, end), best, text.substring(end)) : Optional.empty();
	}

	private static Optional<Outcome> value(String name, Measure measure, String rest) {
		String said = rest.strip().replaceFirst("^[:=]\\s*", "").replaceFirst("[.\\s]+$", "");
		if (said.isEmpty()) {
			return Optional.of(Outcome.refused(name + ": no value is stated."));
		}
		if (FindingLine.EITHER.matcher(said).matches()) {
			return Optional.of(FindingLine.either(name));
		}
		if (FindingLine.NOT_DONE.matcher(said).matches()) {
			return Optional
				.of(Outcome.of(new FindingRow.NotKnown(measure.field(), name, said.toLowerCase(Locale.ROOT))));
		}
		Matcher value = VALUE.matcher(rest);
		if (!value.matches()) {
			return Optional.empty();
		}
		if (value.group("bound") != null) {
			return Optional.of(FindingLine.bound(value.group("bound") + value.group("amount")));
		}
		if (value.group("range") != null) {
			return Optional.of(Outcome.refused(name + ": a range is not one value. Enter the one that counts."));
		}
		return amount(name, measure, value.group("amount"), value.group("unit").replaceFirst("[.\\s]+$", ""));
	}

	private static Optional<Outcome> amount(String name, Measure measure, String amount, String unitWritten) {
		String written = unitWritten;
		if (measure.unitNeeded()) {
			Matcher limit = LIMIT.matcher(written);
			if (limit.matches() && limit.group("unit").strip().matches("(?i)(?:I?U/L)?")) {
				return Optional.of(timesLimit(name, measure, amount, limit.group("limit")));
			}
		}
		String plain = written.toLowerCase(Locale.ROOT)
			.replaceAll("\\s", "")
			.replace('\u00b5', 'u')
			.replace('\u03bc', 'u')
			.replace("\u2079", "^9")
			.replace("\u00b3", "^3")
			.replace('\u00d7', 'x')
			.replaceFirst("^\\((.*)\\)$", "$1");
		if (plain.isEmpty()) {
			return Optional.of(withoutUnit(name, measure, amount));
		}
		for (Unit unit : measure.units()) {
			if (unit.written().matcher(plain).matches()) {
				return Optional.of(withUnit(name, measure, amount, unit));
			}
		}
		if (plain.matches("[a-z%^*/0-9.]{1,14}") && !plain.matches("\\d.*")) {
			return Optional.of(Outcome
				.refused(name + ": the unit \"" + written.strip() + "\" does not fit; write " + units(measure) + "."));
		}
		return Optional.empty();
	}

	private static String units(Measure measure) {
		return measure.unitNeeded() ? "it in times the upper limit (x ULN), or add the limit: (ULN 40)"
				: measure.units()
					.stream()
					.map((unit) -> unit.words().isEmpty() ? "no unit" : unit.words())
					.collect(Collectors.joining(" or "));
	}

	private static Outcome timesLimit(String name, Measure measure, String amount, String limit) {
		Double value = FindingLine.number(amount);
		Double upper = FindingLine.number(limit);
		if (value == null || upper == null || upper == 0) {
			return unclear(name, amount);
		}
		return measured(name, measure, value / upper, "From " + amount + " with the upper limit " + limit + ".", true);
	}

	private static Outcome unclear(String name, String amount) {
		return Outcome
			.refused(name + " " + amount + ": the comma or point may part thousands or decimals. Write it without.");
	}

	private static Outcome withUnit(String name, Measure measure, String amount, Unit unit) {
		Double value = unit.cells() ? Double.valueOf(amount.replaceAll("[.,](?=\\d{3}$)", "").replace(',', '.'))
				: unit.words().startsWith("%") ? Double.valueOf(FindingLine.share(amount)) : FindingLine.number(amount);
		if (value == null) {
			return unclear(name, amount);
		}
		if (!unit.possible(value)) {
			return Outcome.refused(name + ": " + amount + " " + unit.words() + " is not possible.");
		}
		String note = (unit.factor() == 1) ? "" : "From " + amount + " " + unit.words() + ".";
		return measured(name, measure, value * unit.factor(), note, true);
	}

	private static Outcome withoutUnit(String name, Measure measure, String amount) {
		Double value = FindingLine.number(amount);
		if (value == null) {
			return unclear(name, amount);
		}
		List<Unit> possible = measure.units().stream().filter((unit) -> unit.possible(value)).toList();
		if (measure.unitNeeded() || possible.size() > 1) {
			return Outcome.refused(name + " " + amount + ": the unit is missing. Write " + units(measure) + ".");
		}
		if (possible.isEmpty()) {
			return Outcome.refused(name + ": " + amount + " is not possible in " + units(measure) + ".");
		}
		Unit unit = possible.get(0);
		boolean one = measure.units().size() == 1;
		String note = one ? "" : "No unit is stated; only " + unit.words() + " makes this possible.";
		return measured(name, measure, value * unit.factor(), note, true);
	}

	private static Outcome measured(String name, Measure measure, double amount, String note, boolean sure) {
		CaseField field = measure.field();
		double scale = Math.pow(10, Math.max(field.kind().decimals(), (field.kind().decimals() == 0) ? 0 : 2));
		boolean converted = !note.isEmpty();
		double value = converted ? Math.round(amount * scale) / scale : amount;
		if (!field.kind().plausible(value)) {
			return Outcome.refused(name + ": " + Value.plain(value) + " " + field.kind().unit()
					+ " is not possible; expected " + field.kind().range() + ".");
		}
		if (field.kind().unit().isEmpty() && field.kind().decimals() == 0 && value != Math.rint(value)) {
			return Outcome.refused(name + ": " + Value.plain(value) + " is no whole number.");
		}
		if ((field == CaseField.KARNOFSKY || field == CaseField.LANSKY) && value % 10 != 0) {
			return Outcome.refused(name + " is given in tens, not " + Value.plain(value) + ".");
		}
		String said = measure.note().isEmpty() ? note : measure.note();
		return Outcome
			.of(new FindingRow.Measured(field, new Value.Number(value), said, sure && measure.note().isEmpty()));
	}

}
