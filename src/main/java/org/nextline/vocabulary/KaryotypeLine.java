package org.nextline.vocabulary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.FindingLine.Cursor;
import org.nextline.vocabulary.FindingLine.Outcome;

/** Reads a karyotype in ISCN, or one finding of it: {@code t(8;21)(q22;q22)}. */
final class KaryotypeLine {

	private static final String ABNORMALITY = "(?:[+-]?\\??(?:der|inv|ins|idic|iso|dic|del|dup|add|trp|rea|rec|mar|min|hsr|dmin|t|i|r|ring)?"
			+ "(?:\\([^()\\s]{1,40}\\)){1,3}(?:[a-z]{1,4}(?:\\([^()\\s]{1,40}\\)){1,2})*"
			+ "|[+-]\\??(?:\\d{1,2}|[XY]|r|\\d?mar\\d?|mar)(?![0-9A-Za-z])|\\d{0,2}(?:dmin|mar)|idem|sl|sdl\\d?|inc)(?:x\\d{1,2})?c?";

	private static final String CLONE = "\\d{2,3}(?:[~-]\\d{2,3})?(?:<\\dn>)?\\s?,\\s?X[XY?]{0,3}c?(?:\\s?,\\s?"
			+ ABNORMALITY + ")*+\\s?(?:\\[(?:cp\\s?)?\\d{1,3}])?";

	/** A whole karyotype. */
	static final Pattern ISCN = Pattern
		.compile("(?<![A-Za-z0-9])" + CLONE + "(?:\\s?/{1,2}\\s?" + CLONE + ")*+(?<=[\\])XYc0-9a-z])(?![A-Za-z0-9(])");

	/** One abnormality by its chromosomes. */
	static final Pattern ONE = Pattern.compile(
			"(?<![A-Za-z0-9)])(?:(?:der|inv|ins|idic|del|dup|add|abn|dic|t|i)\\s?\\([0-9XYpqv;,]{1,12}\\)(?:\\([^()\\s]{1,30}\\))?"
					+ "|(?:del\\s?\\(?|deletion (?:of )?)(?:5q|7q|17p|11q|13q)\\)?(?![A-Za-z0-9])|(?:5q|7q|17p|11q|13q)(?:-(?![A-Za-z0-9])|\\s?(?:deletion|del)(?![A-Za-z]))"
					+ "|(?:monosomy|trisomy)\\s?(?:\\d{1,2})(?![0-9])|inv\\s?16(?![0-9])|iAMP21|i\\s?\\(?17q\\)?)",
			Pattern.CASE_INSENSITIVE);

	/** More of a karyotype, which could not be read. */
	private static final Pattern GOES_ON = Pattern
		.compile("\\s?(?:,\\s?(?:[+?\\-]|[a-z]{1,5}\\s?\\(|idem|sl|mar|inc)|[/?~(\\[])", Pattern.CASE_INSENSITIVE);

	private static final Pattern BY_WORD = FindingLine.word(
			"(?<normal>normal (?:male |female )?karyotype|karyotype\\s?[:=]?\\s*normal|cytogenetically normal|normal cytogenetics|cytogenetics?\\s?[:=]?\\s*normal)"
					+ "|(?<complex>complex karyotype|karyotype\\s?[:=]?\\s*complex|cytogenetics?\\s?[:=]?\\s*complex)"
					+ "|(?<monosomal>monosomal karyotype|karyotype\\s?[:=]?\\s*monosomal)");

	private static final Pattern NONE = Pattern
		.compile("(?i)(?:no|without|negative for|neg\\.? for)\\s+(?:evidence of\\s+)?(?:an?\\s+)?");

	private static final Pattern DETAIL = Pattern
		.compile("(?i)(?:(?:by|on|in)\\s+)?(?:FISH|interphase FISH|karyotyp(?:e|ing)|G-?banding)(?![A-Za-z])"
				+ "|(?:in\\s+)?" + FindingLine.NUMBER + "\\s*%(?:\\s*(?:of\\s+)?(?:nuclei|cells|interphases))?"
				+ "|\\[?\\d{1,3}\\s*/\\s*\\d{1,3}]?(?:\\s*(?:cells|metaphases|nuclei))?|\\[\\d{1,3}]");

	private static final Pattern PARTS = Pattern.compile("([a-zA-Z]+)?\\(([^()]+)\\)(?:\\(([^()]+)\\))?");

	/** What the bands must begin with, by the abnormality; the empty text allows any. */
	private static final Map<String, List<String>> BANDS = Map.ofEntries(Map.entry("t(8;21)", List.of("q22", "q22")),
			Map.entry("t(16;16)", List.of("p13", "q22")), Map.entry("t(15;17)", List.of("q2", "q")),
			Map.entry("t(6;9)", List.of("p2", "q34")), Map.entry("t(8;16)", List.of("p11", "p13")),
			Map.entry("t(9;22)", List.of("q34", "q11")), Map.entry("t(17;19)", List.of("q2", "p13")),
			Map.entry("t(9;11)", List.of("p2", "q23")), Map.entry("t(3;3)", List.of("q21", "q26")),
			Map.entry("t(14;14)", List.of("q11", "q32")), Map.entry("t(X;14)", List.of("q28", "q11")),
			Map.entry("inv(16)", List.of("p13", "q22")), Map.entry("inv(3)", List.of("q21", "q26")),
			Map.entry("inv(14)", List.of("q11", "q32")));

	private static final Set<String> NUMERIC = Set.of("-5", "-7", "-17", "+8", "+12", "+19");

	private static final List<String> ARMS = List.of("del(5q)", "del(7q)", "del(17p)", "del(11q)", "del(13q)");

	private static final Set<String> CORE_BINDING = Set.of("t(8;21)", "inv(16)", "t(16;16)");

	/** Abnormalities that define a class, beside which "complex" is not counted. */
	private static final Set<String> CLASS_DEFINING = Set.of("t(8;21)", "inv(16)", "t(16;16)", "t(15;17)", "t(9;11)",
			"t(v;11q23)", "t(6;9)", "t(8;16)", "t(9;22)", "inv(3)", "t(3;3)", "t(3q26;v)");

	private static final String WHOLE = "This states the karyotype as a whole: what is not named counts as not found.";

	private KaryotypeLine() {
	}

	/**
	 * Reads a karyotype or a finding of one.
	 * @param text the line
	 * @param headed whether a heading says that it is about chromosomes
	 */
	static Optional<Outcome> read(String text, boolean headed) {
		Matcher whole = ISCN.matcher(text);
		if (whole.lookingAt() && whole.end() > 0 && text.substring(whole.end()).matches("[\\s.]*")) {
			return Optional.of(iscn(whole.group().strip()));
		}
		return byWord(text, headed).or(() -> one(text, headed));
	}

	private static Optional<Outcome> byWord(String text, boolean headed) {
		String plain = text.strip().toLowerCase(Locale.ROOT).replaceFirst("[.]$", "");
		if (headed && (plain.equals("normal") || plain.equals("complex") || plain.equals("monosomal"))) {
			return Optional.of(worded(plain));
		}
		Matcher word = BY_WORD.matcher(text.strip());
		if (!word.lookingAt() || !text.strip().substring(word.end()).matches("[\\s.]*")) {
			return Optional.empty();
		}
		return Optional.of(worded(
				(word.group("normal") != null) ? "normal" : (word.group("complex") != null) ? "complex" : "monosomal"));
	}

	private static Outcome worded(String code) {
		boolean normal = code.equals("normal");
		return Outcome.of(new FindingRow.Karyotype(List.of(code), normal ? "" : WHOLE, normal));
	}

	/** A single finding, as FISH reports it. */
	private static Optional<Outcome> one(String text, boolean headed) {
		Cursor cursor = new Cursor(text);
		boolean none = cursor.takes(NONE);
		Matcher found = cursor.take(ONE).orElse(null);
		if (found == null && headed) {
			found = cursor.take(Pattern.compile("[+-](?:\\d{1,2}|[XY])(?![0-9A-Za-z])")).orElse(null);
		}
		if (found == null) {
			return Optional.empty();
		}
		String written = found.group();
		while (true) {
			if (cursor.rest().strip().matches("[-\u2013\u2212]")) {
				none = true;
				break;
			}
			cursor.skip(":=,()[].");
			if (cursor.ended()) {
				break;
			}
			if (cursor.takes(FindingLine.EITHER)) {
				return Optional.of(FindingLine.either(written));
			}
			Matcher notDone = cursor.take(FindingLine.NOT_DONE).orElse(null);
			if (notDone != null) {
				cursor.skip(".)");
				return cursor.ended() ? Optional.of(Outcome.of(new FindingRow.NotKnown(CaseField.CYTOGENETICS, written,
						notDone.group().toLowerCase(Locale.ROOT)))) : Optional.empty();
			}
			if (cursor.takes(FindingLine.NEGATIVE)) {
				none = true;
			}
			else if (!cursor.takes(FindingLine.POSITIVE) && !cursor.takes(Pattern.compile("\\+"))
					&& !cursor.takes(DETAIL)) {
				return Optional.empty();
			}
		}
		if (none) {
			return Optional.of(Outcome.refused(written + " not found: one finding that is missing says nothing of the "
					+ "rest, so it cannot stand in the karyotype. Give the whole karyotype."));
		}
		String code = code(written).orElse(null);
		if (code == null) {
			return Optional.of(Outcome
				.of(new FindingRow.Karyotype(List.of(written), "No rule knows it; it is kept as text.", false)));
		}
		return Optional.of(Outcome.of(new FindingRow.Karyotype(List.of(code), WHOLE, false)));
	}

	/** The code of a single abnormality, when rules know it. */
	static Optional<String> code(String written) {
		String text = written.strip().replaceAll("\\s", "").replace('\u2212', '-');
		String lower = text.toLowerCase(Locale.ROOT);
		for (String code : Cytogenetics.CODES) {
			if (code.contains("(") && code.equalsIgnoreCase(text)) {
				return Optional.of(code);
			}
		}
		if (NUMERIC.contains(lower)) {
			return Optional.of(lower);
		}
		Matcher numbered = Pattern.compile("(monosomy|trisomy)(\\d{1,2})").matcher(lower);
		if (numbered.matches()) {
			String code = (numbered.group(1).equals("trisomy") ? "+" : "-") + numbered.group(2);
			return NUMERIC.contains(code) ? Optional.of(code) : Optional.empty();
		}
		if (lower.equals("inv16")) {
			return Optional.of("inv(16)");
		}
		if (lower.equals("iamp21")) {
			return Optional.of("iAMP21");
		}
		if (lower.matches("i\\(?17q\\)?|i\\(17\\)\\(q10\\)")) {
			return Optional.of("i(17q)");
		}
		for (String arm : ARMS) {
			String bare = arm.substring(4, arm.length() - 1);
			if (lower.replaceAll("deletion(?:of)?|del|[()-]", "").equals(bare)) {
				return Optional.of(arm);
			}
		}
		return parts(text);
	}

	private static Optional<String> parts(String text) {
		Matcher parts = PARTS.matcher(text);
		if (!parts.matches() || parts.group(1) == null || text.contains("?")) {
			return Optional.empty();
		}
		String what = parts.group(1).toLowerCase(Locale.ROOT);
		String chromosomes = parts.group(2).replace(',', ';').toUpperCase(Locale.ROOT);
		String bands = (parts.group(3) != null) ? parts.group(3).toLowerCase(Locale.ROOT) : "";
		if (what.equals("del") && bands.matches("[pq].*")) {
			String arm = "del(" + chromosomes + bands.charAt(0) + ")";
			return ARMS.contains(arm) ? Optional.of(arm) : Optional.empty();
		}
		if (what.equals("add") && chromosomes.equals("17") && bands.startsWith("p")) {
			return Optional.of("abn(17p)");
		}
		String plain = what + "(" + chromosomes + ")";
		List<String> expected = BANDS.get(plain);
		if (expected != null) {
			return fits(bands, expected) ? Optional.of(plain) : Optional.empty();
		}
		if (!what.equals("t")) {
			return Optional.empty();
		}
		List<String> joined = Arrays.asList(chromosomes.split(";"));
		List<String> at = Arrays.asList(bands.split(";"));
		for (int index = 0; index < joined.size() && index < at.size(); index++) {
			if (joined.get(index).equals("11") && at.get(index).startsWith("q23")) {
				return Optional.of("t(v;11q23)");
			}
			if (joined.get(index).equals("3") && at.get(index).startsWith("q26")) {
				return Optional.of("t(3q26;v)");
			}
		}
		return Optional.empty();
	}

	private static boolean fits(String bands, List<String> expected) {
		if (bands.isEmpty()) {
			return true;
		}
		String first = expected.get(0);
		String second = expected.get(1);
		Matcher two = Pattern.compile("([pq][0-9.]*);?([pq][0-9.]*)").matcher(bands);
		return two.matches() && two.group(1).startsWith(first) && two.group(2).startsWith(second);
	}

	// A whole karyotype

	private static Outcome iscn(String text) {
		if (text.contains("//")) {
			return Outcome.refused(text + ": cells of patient and donor stand together. Enter those of the patient.");
		}
		Set<String> codes = new LinkedHashSet<>();
		Set<String> other = new LinkedHashSet<>();
		Set<String> all = new LinkedHashSet<>();
		boolean plain = true;
		int abnormal = 0;
		for (String clone : text.split("/")) {
			List<String> parts = parted(clone.replaceAll("\\[[^\\]]*]", ""));
			boolean odd = !parts.get(0).equals("46") || !parts.get(1).matches("XX|XY");
			plain &= !odd;
			List<String> abnormalities = parts.subList(2, parts.size());
			abnormal += (odd || !abnormalities.isEmpty()) ? 1 : 0;
			for (String one : abnormalities) {
				all.add(one);
				code(one).or(() -> secondPhiladelphia(one)).ifPresentOrElse(codes::add, () -> other.add(one));
			}
		}
		if (all.isEmpty() && plain) {
			return Outcome.of(new FindingRow.Karyotype(List.of("normal", text), "", true));
		}
		return judged(text, codes, other, all, abnormal);
	}

	private static Optional<String> secondPhiladelphia(String one) {
		return one.matches("\\+der\\(22\\)t\\(9;22\\).*") ? Optional.of("second Ph") : Optional.empty();
	}

	private static Outcome judged(String text, Set<String> codes, Set<String> other, Set<String> all, int abnormal) {
		long monosomies = all.stream().filter((one) -> one.matches("-\\d{1,2}")).count();
		long structural = all.stream().filter((one) -> one.contains("(") || one.contains("mar")).count();
		boolean defining = codes.stream().anyMatch(CLASS_DEFINING::contains);
		boolean clear = other.stream().noneMatch((one) -> one.contains("?") || one.matches("idem|sl|sdl\\d?|inc"));
		List<String> notes = new ArrayList<>();
		if (all.size() >= 3) {
			if (!defining && structural > 0 && clear) {
				codes.add("complex");
				notes.add("Complex: " + all.size() + " abnormalities are counted.");
			}
			else {
				notes.add(all.size() + " abnormalities are counted; whether it is complex is left to you.");
			}
		}
		if (monosomies >= 1 && (monosomies >= 2 || structural >= 1)) {
			if (codes.stream().noneMatch(CORE_BINDING::contains)) {
				codes.add("monosomal");
				notes.add("Monosomal: " + monosomies + ((monosomies == 1) ? " monosomy" : " monosomies")
						+ ((structural > 0) ? " and a structural abnormality." : "."));
			}
		}
		if (!other.isEmpty()) {
			notes.add("No rule knows " + String.join(", ", other) + "; kept as text.");
		}
		if (all.isEmpty()) {
			notes.add("No abnormality is named beside the number of chromosomes; kept as text.");
		}
		boolean sure = notes.isEmpty() && abnormal == 1;
		if (!sure) {
			notes.add("What is not named counts as not found.");
		}
		List<String> findings = new ArrayList<>(codes);
		findings.add(text);
		FindingRow karyotype = new FindingRow.Karyotype(findings, String.join(" ", notes), sure);
		if (all.size() < 3 || abnormal != 1 || !clear) {
			return Outcome.of(karyotype);
		}
		return Outcome.of(karyotype, new FindingRow.Measured(CaseField.KARYOTYPE_ABNORMALITY_COUNT,
				new Value.Number(all.size()), "Counted from the formula.", false));
	}

	/** The parts of a clone; commas inside brackets do not part. */
	private static List<String> parted(String clone) {
		List<String> parts = new ArrayList<>();
		int depth = 0;
		StringBuilder part = new StringBuilder();
		for (char letter : clone.toCharArray()) {
			depth += (letter == '(') ? 1 : (letter == ')') ? -1 : 0;
			if (letter == ',' && depth == 0) {
				parts.add(part.toString().strip());
				part.setLength(0);
			}
			else {
				part.append(letter);
			}
		}
		parts.add(part.toString().strip());
		return parts;
	}

	/**
	 * Whether a karyotype that ends here goes on with something that was not understood.
	 */
	static boolean goesOn(String text, int end) {
		Matcher matcher = GOES_ON.matcher(text);
		matcher.region(end, text.length());
		return matcher.lookingAt();
	}

	/** The findings as a report would write them. */
	static String line(List<String> findings) {
		String last = findings.get(findings.size() - 1);
		if (ISCN.matcher(last).matches()) {
			return last;
		}
		return (last.matches("normal|complex|monosomal") ? "Karyotype: " : "FISH: ") + last;
	}

	/** Where a whole karyotype stands in the text, or null. */
	static int @Nullable [] whole(String text, int from) {
		Matcher matcher = ISCN.matcher(text);
		int at = from;
		while (at <= text.length() && matcher.find(at)) {
			if (matcher.end() > matcher.start() && matcher.group().contains(",")) {
				return new int[] { matcher.start(), matcher.end() };
			}
			at = Math.max(matcher.end(), at + 1);
		}
		return null;
	}

}
