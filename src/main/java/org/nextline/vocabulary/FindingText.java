package org.nextline.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.FindingLine.Outcome;

/**
 * Reads findings as they stand in letters and laboratory reports:
 * {@code FLT3-ITD VAF 38 %, NPM1 wt, 46,XY,inv(16)(p13q22)}. It never guesses: what it
 * cannot read it gives back, piece by piece, with the reason.
 */
public final class FindingText {

	/** How much is read at once; what lies beyond is given back. */
	public static final int MOST = 8_000;

	/** How long a part may be in which several findings stand without a comma. */
	private static final int MOST_PART = 600;

	private static final int MOST_SENTENCE = 2000;

	private static final Pattern HEADING = Pattern
		.compile("(?i)(?:(?<chromosomes>fish|cytogenetics?|karyotype|chromosomes?|conventional cytogenetics)"
				+ "|molecular(?: genetics| pathology| biology)?|genetics|mutations?|ngs|myeloid panel|(?:gene )?panel|pcr"
				+ "|flow(?: cytometry)?|immunophenotype|facs|labs?|laboratory|cbc|fbc|blood counts?|bloods|chemistry"
				+ "|echo(?:cardiography)?|ecg|ekg|results?|findings?|bone marrow|marrow|performance)\\s*:\\s*");

	private static final Pattern BULLET = Pattern.compile("[-*\u2022\u2013]\\s+");

	/** What goes on with the part before a comma. */
	private static final Pattern GOES_ON = Pattern.compile(
			"(?i)\\s*(?:VAF|AF|allel|p\\.|c\\.|N[MP]_|exon|\\d+(?:[.,]\\d+)?\\s*%|pos(?:itive)?\\b|neg(?:ative)?\\b|detected|not detected|wt\\b|wild[- ]?type|dim\\b|partial\\b|weak\\b|bright\\b).*");

	private static final Pattern JOINING = Pattern.compile("(?i)\\s+(?:and|und|&|\\+)\\s+|\\s*\\+\\s+(?=[A-Z])");

	private static final Pattern SHARED_FIRST = Pattern.compile(
			"(?i)\\s*(?<result>negative|neg\\.?|wild[- ]?type|wt|not detected|not found|no mutations?(?: detected| found)?|unmutated"
					+ "|positive|pos\\.?|mutated)\\s*(?::|for|in)\\s+(?<list>.+)",
			Pattern.DOTALL);

	private static final Pattern SHARED_LAST = Pattern.compile(
			"(?i)\\s*(?<list>[^:]+?)\\s*(?<colon>:)?\\s*(?:(?:all|both)\\s+)?(?<result>negative|neg\\.?|wild[- ]?type|wt|not detected|not found|unmutated"
					+ "|positive|pos\\.?|mutated|not done|not tested|pending)\\s*[.]?\\s*",
			Pattern.DOTALL);

	private static final Pattern LISTED = Pattern.compile("\\s*(?:,|/|&|\\band\\b|\\bor\\b|\\bund\\b)\\s*");

	/** Genes that are written as one with their numbers. */
	private static final Pattern TWINS = Pattern.compile("(?i)\\bIDH1/2\\b");

	/** A sentence that denies something, perhaps more than the first thing it names. */
	private static final Pattern DENIES = Pattern.compile("(?i)(?:no|without)\\s.+");

	private static final Pattern SAMPLE = Pattern.compile(
			"(?i)\\b(?:diagnosis|diagnostic|baseline|initial(?:ly)?|remission|relapse|relapsed|previous(?:ly)?|earlier|day \\d+|(?:19|20)\\d\\d)\\b");

	/** Words that would turn the meaning of what follows. */
	private static final Pattern TURNS = Pattern.compile(
			"(?i)(?<![A-Za-z])(?:no|not|without|except|but|instead|versus|vs|if|unless|rather|excluded?|history|family|previous(?:ly)?|prior)(?![A-Za-z])");

	private final String text;

	private final List<Piece> pieces = new ArrayList<>();

	private FindingText(String text) {
		this.text = text;
	}

	/**
	 * A stretch of the text. All pieces together are the text.
	 *
	 * @param text the stretch, with what parts it from the next
	 * @param rows the findings read from it; empty when it could not be read
	 * @param why why it could not be read; empty when it was
	 */
	public record Piece(String text, List<FindingRow> rows, String why) {

		public Piece {
			rows = List.copyOf(rows);
		}

		/** Whether it was read. */
		public boolean read() {
			return !this.rows.isEmpty();
		}

		/** The stretch without what surrounds it. */
		public String said() {
			return this.text.replaceAll("^[\\s,;]+|[\\s,;]+$", "");
		}

	}

	/**
	 * What was read.
	 *
	 * @param pieces in the order of the text, without a gap
	 */
	public record Reading(List<Piece> pieces) {

		public Reading {
			pieces = List.copyOf(pieces);
		}

		/** All findings, in the order of the text. */
		public List<FindingRow> rows() {
			return this.pieces.stream().flatMap((piece) -> piece.rows().stream()).toList();
		}

		/** What could not be read. */
		public List<Piece> unread() {
			return this.pieces.stream().filter((piece) -> !piece.read()).toList();
		}

	}

	/** Reads one line or many. */
	public static Reading read(String text) {
		if (text.isBlank()) {
			return new Reading(List.of());
		}
		FindingText reader = new FindingText(text);
		int end = Math.min(text.length(), MOST);
		int from = 0;
		for (int to : reader.sentences(end)) {
			reader.sentence(from, to);
			from = to;
		}
		if (end < text.length()) {
			reader.pieces.add(new Piece(text.substring(end), List.of(), "This is more than can be read at once."));
		}
		return new Reading(Doubts.of(reader.pieces));
	}

	/** Whether the words tell one sample from another. */
	static boolean tellsSample(String text) {
		return SAMPLE.matcher(text).find();
	}

	/** Ends of sentences and lines; semicolons inside brackets do not end one. */
	private List<Integer> sentences(int end) {
		List<Integer> ends = new ArrayList<>();
		int depth = 0;
		for (int at = 0; at < end; at++) {
			char letter = this.text.charAt(at);
			if (letter == '\n' || letter == '\r' || letter == '\t' || letter == '\u2022') {
				depth = 0;
				ends.add(at + 1);
			}
			else if (letter == '(' || letter == '[') {
				depth++;
			}
			else if (letter == ')' || letter == ']') {
				depth = Math.max(0, depth - 1);
			}
			else if (depth == 0 && (letter == ';' || letter == '|' || fullStop(at, end))) {
				ends.add(at + 1);
			}
		}
		if (ends.isEmpty() || ends.get(ends.size() - 1) < end) {
			ends.add(end);
		}
		return ends;
	}

	private boolean fullStop(int at, int end) {
		return this.text.charAt(at) == '.' && at + 1 < end && this.text.charAt(at + 1) == ' ' && at >= 2
				&& Character.isLetterOrDigit(this.text.charAt(at - 2)) && !this.text.substring(0, at).endsWith(" vs");
	}

	/** Adds a piece; blanks and marks alone go to the piece before. */
	private void add(int from, int to, Outcome outcome) {
		if (from >= to) {
			return;
		}
		String part = this.text.substring(from, to);
		boolean nothing = part.replaceAll("[\\s,;.|\u2022*\u00a0-]", "").isEmpty();
		if (nothing && !this.pieces.isEmpty()) {
			Piece last = this.pieces.remove(this.pieces.size() - 1);
			this.pieces.add(new Piece(last.text() + part, last.rows(), last.why()));
			return;
		}
		if (this.pieces.size() == 1 && this.pieces.get(0).text().replaceAll("[\\s,;.|\u2022*\u00a0-]", "").isEmpty()) {
			part = this.pieces.remove(0).text() + part;
		}
		this.pieces.add(new Piece(part, outcome.rows(), outcome.why()));
	}

	private void sentence(int from, int to) {
		int before = this.pieces.size();
		whole(from, to);
		Doubts.ofOneSentence(this.pieces.subList(Math.min(before, this.pieces.size()), this.pieces.size()));
	}

	private void whole(int from, int to) {
		String part = this.text.substring(from, to);
		Optional<Outcome> shared = (part.length() > MOST_SENTENCE) ? Optional.empty() : shared(part);
		if (shared.isPresent()) {
			add(from, to, shared.get());
			return;
		}
		int at = from;
		int[] whole = KaryotypeLine.whole(part, 0);
		while (whole != null) {
			int start = from + whole[0];
			String before = this.text.substring(at, start);
			int heading = headingAtEnd(before);
			parts(at, at + heading);
			int end = from + whole[1];
			if (KaryotypeLine.goesOn(part, whole[1])) {
				add(at + heading, to,
						Outcome.refused("The karyotype cannot be read as a whole, so nothing is taken from it."));
				return;
			}
			Outcome outcome = KaryotypeLine.read(this.text.substring(start, end), true)
				.orElseGet(() -> Outcome.refused("The karyotype cannot be read."));
			add(at + heading, end, outcome);
			at = end;
			whole = KaryotypeLine.whole(part, whole[1]);
		}
		parts(at, to);
	}

	/** Where a heading begins that stands at the end; else the length. */
	private static int headingAtEnd(String before) {
		Matcher heading = HEADING.matcher(before);
		int at = before.length();
		while (heading.find()) {
			if (heading.end() == before.length()) {
				at = heading.start();
			}
		}
		return at;
	}

	/** Parts between commas; decimal commas and commas in brackets do not part. */
	private void parts(int from, int to) {
		int start = from;
		int depth = 0;
		for (int at = from; at < to; at++) {
			char letter = this.text.charAt(at);
			depth += (letter == '(' || letter == '[') ? 1 : (letter == ')' || letter == ']') ? -1 : 0;
			depth = Math.max(depth, 0);
			boolean decimal = at > from && at + 1 < to && Character.isDigit(this.text.charAt(at - 1))
					&& Character.isDigit(this.text.charAt(at + 1));
			if (letter == ',' && depth == 0 && !decimal
					&& !GOES_ON.matcher(this.text.substring(at + 1, Math.min(to, at + 60))).lookingAt()) {
				part(start, at + 1);
				start = at + 1;
			}
		}
		part(start, to);
	}

	private void part(int from, int to) {
		String part = this.text.substring(from, to);
		String bare = bare(part);
		if (bare.isEmpty()) {
			add(from, to, Outcome.refused("There is nothing to read in it."));
			return;
		}
		boolean headed = chromosomes(part);
		Outcome whole = one(bare, headed);
		if (whole.read()) {
			add(from, to, whole);
			return;
		}
		if (bare.length() > MOST_PART) {
			add(from, to, whole);
			return;
		}
		Outcome apart = joined(bare, headed).or(() -> several(bare, headed)).orElse(null);
		add(from, to, (apart != null) ? apart : whole);
	}

	/** The part without heading, bullet and what surrounds it. */
	private static String bare(String part) {
		String bare = part.replaceAll("^[\\s,;.|\u2022\u00a0]+|[\\s,;|\u2022\u00a0]+$", "");
		Matcher bullet = BULLET.matcher(bare);
		if (bullet.lookingAt()) {
			bare = bare.substring(bullet.end());
		}
		Matcher heading = HEADING.matcher(bare);
		while (heading.lookingAt() && heading.end() < bare.length()) {
			bare = bare.substring(heading.end()).strip();
			heading = HEADING.matcher(bare);
		}
		return bare;
	}

	private static boolean chromosomes(String part) {
		Matcher heading = HEADING.matcher(part.replaceAll("^[\\s,;.|*\u2022\u00a0-]+", ""));
		return heading.lookingAt() && heading.group("chromosomes") != null;
	}

	/** Reads what is said of one thing. */
	private static Outcome one(String text, boolean headed) {
		if (text.length() > 400) {
			return Outcome.refused("This is too long for one finding.");
		}
		Optional<Outcome> outcome = KaryotypeLine.read(text, headed);
		outcome = outcome.or(() -> GeneLine.read(text))
			.or(() -> AntigenLine.read(text))
			.or(() -> MeasureLine.read(text));
		return outcome.orElseGet(() -> Outcome.refused(reason(text)));
	}

	private static String reason(String text) {
		String plain = text.strip().replaceFirst("[.]$", "");
		if (FindingLine.NEGATIVE.matcher(plain).matches() || FindingLine.POSITIVE.matcher(plain).matches()
				|| FindingLine.NOT_DONE.matcher(plain).matches() || plain.matches("[+-]+")) {
			return "\"" + plain + "\": of what? Write the name before the result.";
		}
		if (plain.toUpperCase(Locale.ROOT).matches("(?:ITD|TKD|PTD)\\b.*")) {
			return "The gene is missing before it.";
		}
		return (text.length() <= MOST_PART && subject(text, 0) != null)
				? "This cannot be read as a whole, so nothing is taken from it."
				: "It names nothing that is known here.";
	}

	/** Two findings that a word joins, each of which can be read. */
	private static Optional<Outcome> joined(String text, boolean headed) {
		Matcher joining = JOINING.matcher(text);
		while (joining.find()) {
			Outcome left = one(text.substring(0, joining.start()), headed);
			if (!left.read()) {
				continue;
			}
			String rest = text.substring(joining.end());
			Outcome right = one(rest, headed);
			if (right.read()) {
				return Optional.of(both(left, right));
			}
			Optional<Outcome> more = joined(rest, headed);
			if (more.isPresent()) {
				return Optional.of(both(left, more.get()));
			}
		}
		return Optional.empty();
	}

	private static Outcome both(Outcome left, Outcome right) {
		List<FindingRow> rows = new ArrayList<>(left.rows());
		rows.addAll(right.rows());
		return new Outcome(rows, "");
	}

	/**
	 * Findings one behind the other, with nothing between that would turn their meaning.
	 */
	private static Optional<Outcome> several(String text, boolean headed) {
		String told = FindingLine.NEGATIVE.matcher(FindingLine.NOT_DONE.matcher(text).replaceAll(" ")).replaceAll(" ");
		if (TURNS.matcher(told).find()) {
			return Optional.empty();
		}
		List<Integer> starts = new ArrayList<>();
		int[] subject = subject(text, 0);
		while (subject != null) {
			starts.add(subject[0]);
			subject = subject(text, subject[1]);
		}
		if (starts.size() < 2 || starts.get(0) != 0) {
			return Optional.empty();
		}
		List<FindingRow> rows = new ArrayList<>();
		for (int index = 0; index < starts.size(); index++) {
			int end = (index + 1 < starts.size()) ? starts.get(index + 1) : text.length();
			String said = text.substring(starts.get(index), end).strip();
			boolean dash = index + 1 < starts.size() && said.matches("(?s).*\\s[-\u2013\u2212]");
			Outcome outcome = one(said, headed);
			if (dash || !outcome.read()) {
				return Optional.empty();
			}
			rows.addAll(outcome.rows());
		}
		return Optional.of(new Outcome(rows, ""));
	}

	/** Where the next thing is named of which something can be said, or null. */
	private static int @Nullable [] subject(String text, int from) {
		int[] next = null;
		GeneNames.Named gene = GeneNames.next(text, from);
		if (gene != null) {
			next = new int[] { gene.from(), gene.to() };
		}
		for (Pattern pattern : List.of(AntigenLine.NAME, MeasureLine.NAME, StatusLine.NAME, KaryotypeLine.ONE)) {
			Matcher matcher = pattern.matcher(text);
			if (matcher.find(from) && (next == null || matcher.start() < next[0]
					|| (matcher.start() == next[0] && matcher.end() > next[1]))) {
				next = new int[] { matcher.start(), matcher.end() };
			}
		}
		return (next != null && next[1] > next[0]) ? next : null;
	}

	/** Several genes of which one result is stated. */
	private static Optional<Outcome> shared(String sentence) {
		String bare = TWINS.matcher(bare(sentence)).replaceAll("IDH1/IDH2").replaceFirst("[.]$", "");
		Matcher matcher = SHARED_FIRST.matcher(bare);
		boolean first = matcher.matches();
		if (!first && DENIES.matcher(bare).matches()) {
			return denied(bare);
		}
		if (!first) {
			matcher = SHARED_LAST.matcher(bare);
			if (!matcher.matches()) {
				return Optional.empty();
			}
		}
		String[] names = LISTED.split(matcher.group("list").strip());
		boolean clear = first || matcher.group("colon") != null;
		if (names.length < 2 || (!clear && matcher.group("list").contains(","))) {
			return Optional.empty();
		}
		Optional<Outcome> each = each(names, matcher.group("result"), !clear);
		return (clear && each.isEmpty() && subject(bare, 0) != null)
				? Optional.of(Outcome.refused("Which result belongs to what is not clear. Write each with its own."))
				: each;
	}

	/** Whether a "no" at the beginning holds for all that follows, only "or" tells. */
	private static Optional<Outcome> denied(String bare) {
		String[] names = LISTED.split(bare.replaceFirst("(?i)^(?:no|without)\\s+", ""));
		if (names.length < 2) {
			return Optional.empty();
		}
		if (bare.matches("(?is).*\\bn?or\\b.*")) {
			Optional<Outcome> each = each(names, "negative", false);
			if (each.isPresent()) {
				return each;
			}
		}
		return Optional.of(Outcome
			.refused("Whether \"no\" holds for all that is named is not clear. Write each with its result."));
	}

	private static Optional<Outcome> each(String[] names, String result, boolean genesOnly) {
		List<FindingRow> rows = new ArrayList<>();
		for (String name : names) {
			GeneNames.Named gene = GeneNames.next(name, 0);
			if (gene == null || gene.from() != 0) {
				return Optional.empty();
			}
			String rest = name.substring(gene.to()).strip();
			if (genesOnly ? !rest.isEmpty() : !rest
				.matches("(?i)(?:[- ]?(?:ITD|TKD|PTD|TD|mutations?|rearrangements?)|(?:p\\.)?[A-Z]\\d{1,4}[A-Z*]?)?")) {
				return Optional.empty();
			}
			Outcome outcome = GeneLine.read(name.strip() + " " + result).orElse(null);
			if (outcome == null || !outcome.read()) {
				return Optional.of(Outcome.refused((outcome != null) ? outcome.why() : "This cannot be read."));
			}
			rows.addAll(outcome.rows());
		}
		return Optional.of(new Outcome(rows, ""));
	}

}
