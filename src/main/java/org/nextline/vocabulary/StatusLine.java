package org.nextline.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.FindingLine.Cursor;
import org.nextline.vocabulary.FindingLine.Outcome;

/** Reads results that are words: MRD, IGHV, the CNS status. */
final class StatusLine {

	static final Pattern NAME = Pattern.compile(
			"(?<![A-Za-z0-9])(?:(?:[A-Z0-9]+[- ])?MRD|measurable residual disease|minimal residual disease|IGHV|[MU]-IGHV|CNS\\s?[123])(?![A-Za-z0-9])",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern MRD = Pattern.compile(
			"(?:(?<what>[A-Z0-9]+)[- ])?(?:MRD|measurable residual disease|minimal residual disease)(?![A-Za-z0-9])",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern METHOD = FindingLine.word(
			"(?:by |using |\\()?(?:(?<flow>flow(?: cytometry)?|MFC|MPFC|FACS)|(?<dpcr>d(?:d|igital )?PCR)|(?<qpcr>RT-?qPCR|q?PCR|RQ-?PCR|RT-?PCR)|(?<ngs>NGS))");

	private static final Pattern AMOUNT = Pattern.compile("(?<amount>" + FindingLine.NUMBER + ")\\s*%");

	private static final Pattern POWER = Pattern.compile("(?i)(?<amount>" + FindingLine.NUMBER
			+ ")\\s*(?:[x\u00d7*]\\s*10\\s*(?:\\^\\s*)?[-\u2212\u207b]\\s*(?<ten>[1-6\u00b2\u00b3\u2074\u2075\u2076])|e-0?(?<e>[1-6]))");

	private static final Pattern IGHV = Pattern.compile("(?:(?<short>[MU])-IGHV|IGHV)(?<rest>.*)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern CNS = Pattern.compile("CNS(?: status)?\\s?[:=]?\\s?(?:CNS)?(?<class>[123])[.\\s]*",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern COUNTED = Pattern.compile(
			"(?<count>[1-4]?\\d) (?:chromosome|chromosomal|karyotype) abnormalities[.\\s]*", Pattern.CASE_INSENSITIVE);

	private static final String SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076";

	private StatusLine() {
	}

	/** The result as a report would write it. */
	static String line(CaseField field, Value value) {
		String words = value.words();
		return switch (field) {
			case MRD -> "MRD " + words + " %";
			case MRD_STATUS -> "MRD " + words.toLowerCase(Locale.ROOT);
			case MRD_METHOD -> "MRD by " + (words.equals("QPCR") ? "qPCR" : words.equals("DPCR") ? "dPCR" : words);
			case BCR_ABL1_IS -> "BCR::ABL1 " + words + " % IS";
			case IGHV_MUTATED -> "IGHV " + (words.equals("yes") ? "mutated" : "unmutated");
			case KARYOTYPE_ABNORMALITY_COUNT -> words + " chromosome abnormalities";
			default -> words;
		};
	}

	static Optional<Outcome> read(String text) {
		Matcher counted = COUNTED.matcher(text);
		if (counted.matches()) {
			return Optional.of(Outcome.of(new FindingRow.Measured(CaseField.KARYOTYPE_ABNORMALITY_COUNT,
					new Value.Number(Integer.parseInt(counted.group("count"))), "", true)));
		}
		Matcher cns = CNS.matcher(text);
		if (cns.matches()) {
			return Optional.of(Outcome.of(new FindingRow.Measured(CaseField.CNS_STATUS,
					new Value.Code("CNS" + cns.group("class")), "", true)));
		}
		Matcher ighv = IGHV.matcher(text);
		if (ighv.matches()) {
			return ighv(ighv.group("short"), ighv.group("rest"));
		}
		Cursor cursor = new Cursor(text);
		Matcher mrd = cursor.take(MRD).orElse(null);
		return (mrd != null) ? mrd(mrd.group("what"), cursor) : Optional.empty();
	}

	private static Optional<Outcome> ighv(@Nullable String letter, String rest) {
		String said = rest.strip().replaceFirst("^[:=]\\s*", "").replaceFirst("[.\\s]+$", "").toLowerCase(Locale.ROOT);
		if (FindingLine.NOT_DONE.matcher(said).matches()) {
			return Optional.of(Outcome.of(new FindingRow.NotKnown(CaseField.IGHV_MUTATED, "IGHV", said)));
		}
		Boolean mutated = null;
		if (letter != null && said.isEmpty()) {
			mutated = letter.equalsIgnoreCase("M");
		}
		else if (letter == null && said.matches("(?:gene )?(?:status )?(?:un-?mutated|not mutated)")) {
			mutated = false;
		}
		else if (letter == null && said.matches("(?:gene )?(?:status )?(?:mutated|mut\\.?)")) {
			mutated = true;
		}
		else if (said.isEmpty()) {
			return Optional.of(Outcome.refused("IGHV: write mutated or unmutated."));
		}
		return Optional.ofNullable(mutated)
			.map((yes) -> Outcome.of(new FindingRow.Measured(CaseField.IGHV_MUTATED, new Value.YesNo(yes), "", true)));
	}

	private static Optional<Outcome> mrd(@Nullable String what, Cursor cursor) {
		String method = null;
		String status = null;
		Double level = null;
		if (what != null) {
			Matcher named = METHOD.matcher(what);
			if (named.matches()) {
				method = method(named);
			}
			else if (!what.equalsIgnoreCase("post") && !what.equalsIgnoreCase("pre")) {
				return Optional.of(Outcome.refused(what + " MRD: which marker is meant has to be chosen in the form."));
			}
			else {
				return Optional.empty();
			}
		}
		while (true) {
			if (cursor.rest().strip().matches("[-\u2013\u2212]")) {
				status = "NEGATIVE";
				break;
			}
			cursor.skip(":=,()[].-\u2013\u2212");
			if (cursor.ended()) {
				break;
			}
			Matcher bound = cursor.take(FindingLine.BOUND).orElse(null);
			if (bound != null) {
				if (!"NEGATIVE".equals(status)) {
					return Optional.of(Outcome.refused("MRD " + bound.group().strip()
							+ " is a limit: write what the laboratory reports, MRD negative or MRD positive."));
				}
				continue;
			}
			if (cursor.takes(FindingLine.EITHER)) {
				return Optional.of(FindingLine.either("MRD"));
			}
			Matcher notDone = cursor.take(FindingLine.NOT_DONE).orElse(null);
			if (notDone != null && status == null && level == null) {
				cursor.skip(".)");
				return cursor.ended() ? Optional.of(Outcome
					.of(new FindingRow.NotKnown(CaseField.MRD_STATUS, "MRD", notDone.group().toLowerCase(Locale.ROOT))))
						: Optional.empty();
			}
			Matcher by = cursor.take(METHOD).orElse(null);
			if (by != null && method == null) {
				method = method(by);
				continue;
			}
			String result = cursor.takes(FindingLine.NEGATIVE) ? "NEGATIVE"
					: (cursor.takes(FindingLine.POSITIVE) || cursor.takes(Pattern.compile("\\+{1,3}"))) ? "POSITIVE"
							: null;
			if (result != null && status == null) {
				status = result;
				continue;
			}
			Double amount = amount(cursor);
			if (amount == null || level != null) {
				return Optional.empty();
			}
			level = amount;
		}
		return Optional.of(outcome(status, level, method));
	}

	private static String method(Matcher matcher) {
		return (matcher.group("flow") != null) ? "FLOW"
				: (matcher.group("dpcr") != null) ? "DPCR" : (matcher.group("qpcr") != null) ? "QPCR" : "NGS";
	}

	/** In percent. */
	private static @Nullable Double amount(Cursor cursor) {
		Matcher power = cursor.take(POWER).orElse(null);
		if (power != null) {
			String ten = (power.group("ten") != null) ? power.group("ten") : power.group("e");
			int exponent = SUPERSCRIPTS.contains(ten) ? SUPERSCRIPTS.indexOf(ten) : Integer.parseInt(ten);
			return new java.math.BigDecimal(power.group("amount").replace(',', '.')).movePointLeft(exponent - 2)
				.doubleValue();
		}
		Matcher percent = cursor.take(AMOUNT).orElse(null);
		return (percent != null) ? FindingLine.share(percent.group("amount")) : null;
	}

	private static Outcome outcome(@Nullable String status, @Nullable Double level, @Nullable String method) {
		if (status == null && level == null && method == null) {
			return Outcome.refused("MRD: no result is stated.");
		}
		if (level != null && (level > 100 || (level > 0 && "NEGATIVE".equals(status)))) {
			return Outcome.refused("MRD: \"" + Value.plain(level) + " %\" does not fit"
					+ ((level > 100) ? "." : " with \"negative\"."));
		}
		List<FindingRow> rows = new ArrayList<>();
		if (status != null) {
			rows.add(new FindingRow.Measured(CaseField.MRD_STATUS, new Value.Code(status), "", true));
		}
		if (level != null && level == 0 && status == null) {
			return Outcome.refused("MRD 0 %: write what the laboratory reports, MRD negative or positive.");
		}
		if (level != null && level > 0) {
			boolean cells = "FLOW".equals(method);
			rows.add(new FindingRow.Measured(CaseField.MRD, new Value.Number(level),
					cells ? "" : "Tick it if it is a share of the nucleated cells, and not a ratio of transcripts.",
					cells));
		}
		if (method != null) {
			rows.add(new FindingRow.Measured(CaseField.MRD_METHOD, new Value.Code(method), "", true));
		}
		return new Outcome(rows, "");
	}

}
