package org.nextline.scores;

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

import org.nextline.vocabulary.Fault;

/**
 * Reads the genetic lesions that the classes of AML rest on, in the notation of the
 * laboratory.
 */
final class Lesions {

	/** Genes of which a mutation is myelodysplasia-related in ELN 2022. */
	static final List<String> MYELODYSPLASIA_RELATED = List.of("ASXL1", "BCOR", "EZH2", "RUNX1", "SF3B1", "SRSF2",
			"STAG2", "U2AF1", "ZRSR2");

	private static final Set<String> DECIDING = Set.of("ASXL1", "BCOR", "EZH2", "RUNX1", "SF3B1", "SRSF2", "STAG2",
			"U2AF1", "ZRSR2", "NPM1", "TP53", "CEBPA", "DDX41", "IDH1", "IDH2", "NRAS", "KRAS", "FLT3");

	/** Other genes that are spelled nearly like a deciding one. */
	private static final Set<String> ALIKE = Set.of("TP63", "TP73", "ASXL2", "ASXL3", "EZH1", "STAG1", "STAG3", "RUNX2",
			"RUNX3", "U2AF2", "SF3A1", "SF3B2", "SRSF1", "HRAS", "MRAS", "RRAS", "CEBPE", "CEBPB", "CEBPD", "CEBPG",
			"FLT1", "FLT4", "FLI1", "BCORL1", "NPM3", "NPM2", "IDH3A", "BCR", "BCL2", "BCL6", "IDO1");

	private static final Pattern ADVERSE = Pattern.compile("t\\(6;9\\)|dek::nup214|t\\(9;22\\)|bcr::abl1|philadelphia"
			+ "|t\\(8;16\\)|kat6a::crebbp|inv\\(3\\)|t\\(3;3\\)|3q26|mecom|(?<!del\\()11q23"
			+ "|t\\(4;11\\)|t\\(6;11\\)|t\\(11;19\\)|kmt2a::(?!mllt3(?!\\d))|kmt2a-?rearr|kmt2ar\\b|kmt2a-r\\b"
			+ "|kmt2a-?fus|(?<![\\w)])-5(?!\\d)|monosomy5(?!\\d)|del(?:etion)?\\(?5\\)?\\(?q|5q-|5qdel|add\\(?5\\)?\\(?q"
			+ "|(?<![\\w)])-7(?!\\d)|monosomy7(?!\\d)|(?<![\\w)])-17(?!\\d)|monosomy17|abn\\(17\\)?\\(?p"
			+ "|del(?:etion)?\\(?17\\)?\\(?p|17p-|17pdel|add\\(?17\\)?\\(?p|i\\(17\\)?\\(?q");

	private static final Pattern KMT2A_BANDS = Pattern
		.compile("t\\((?:\\w+;11\\)\\([pq][\\d.]*;q23" + "|11;\\w+\\)\\(q23|\\w+;11\\)\\(v;q23)");

	private static final Pattern KMT2A_PARTNER_FIRST = Pattern.compile("(?<!mllt3)::kmt2a");

	/** Says that KMT2A is rearranged without naming its partner. */
	private static final Pattern KMT2A_ALONE = Pattern
		.compile("kmt2a-?rearr\\w*|kmt2ar\\b|kmt2a-r\\b|kmt2a-?fus\\w*|t\\(v;11q23[\\d.]*\\)|11q23[\\d.]*");

	private static final Pattern CLASS_DEFINING = Pattern.compile(
			"t\\(6;9\\)|dek::nup214|t\\(9;22\\)|bcr::abl1|t\\(8;16\\)|kat6a::crebbp|inv\\(3\\)|t\\(3;3\\)|mecom"
					+ "|t\\(4;11\\)|t\\(6;11\\)|t\\(11;19\\)|t\\(v;11|kmt2a::|::kmt2a|kmt2a-?rearr|kmt2ar\\b|kmt2a-r\\b");

	private static final Pattern INVERSION_16 = Pattern.compile("inv\\(?16(?!\\d)|t\\(16;16\\)|cbfb::myh11");

	private static final Pattern TRANSLOCATION_8_21 = Pattern.compile("t\\(8;21\\)|runx1::runx1t1");

	private static final Pattern TRANSLOCATION_9_11 = Pattern
		.compile("t\\(9;11\\)|mllt3::kmt2a|kmt2a::mllt3(?!\\d)");

	private static final Pattern PROMYELOCYTIC = Pattern.compile("t\\(15;17\\)|pml::rara");

	private static final Pattern BANDS = Pattern.compile("(?:t|inv)\\(\\w+(?:;\\w+)?\\)");

	private static final Pattern ABNORMALITY = Pattern
		.compile("[+-](?:\\d+|mar|[xy]|r|\\d*mar)|(?:\\+|-)?(?:t|inv|del|add|abn|i|dup|ins|der|idic|r|dic|trp|hsr|dmin)"
				+ "\\(.+|\\d+[pq]-|\\d?dmin");

	private static final Pattern COUNTED = Pattern
		.compile("(\\d+)(?:or)?(?:more)?(?:unrelated|chromosom\\w*|cytogenetic)*(?:abnormalit|aberration)");

	/** Anything that a report on chromosomes says. */
	private static final Pattern REPORT = Pattern
		.compile("normal|diploid|4\\d,?x|complex|monosom|trisom|polysom|aberrat|abnorm|[+-](?:\\d|x|y|mar)|\\(\\w+"
				+ "|\\d+[pq][+-]|\\d+[pq]del|del\\d|::|kmt2a|mecom|3q26|11q23|philadelphia|inv16|intermediate|other"
				+ "|recurrent|^none$|^46x[xy]$");

	private static final Pattern DENIED = Pattern
		.compile("(?i)\\b(?:negative|absent|excluded|not\\s+(?:found|detected|present|seen)|without|ruled\\s+out"
				+ "|no\\s+(?:inv|t\\s*\\(|del|evidence|-))");

	private static final Pattern HEAD = Pattern.compile("[A-Z0-9]+");

	/** A gene with a word upon it: {@code NPM1c}, {@code TP53mut}. */
	private static final Pattern MARKED = Pattern.compile("([A-Z0-9]+?)(?:C|MUT|MUTATED|MUTANT|MUTATION|POS|POSITIVE)");

	private static final Pattern SPACE = Pattern.compile("\\s+");

	private static final Pattern DASH = Pattern.compile("[\\u2010\\u2011\\u2012\\u2013\\u2212]");

	private static final Pattern CELLS = Pattern.compile("\\[[^\\]]*\\]");

	private static final Pattern PAIR = Pattern.compile("\\((\\w+)[:,](\\w+)\\)");

	/** Names that genes had before. */
	private static final Map<String, String> NOW_CALLED = Map.of("aml1", "runx1", "eto", "runx1t1", "mll", "kmt2a",
			"af9", "mllt3", "af6", "afdn", "evi1", "mecom");

	private static final Pattern OLD_NAME = Pattern.compile("(?<![a-z])(aml1|eto|mll|af9|af6|evi1)(?![a-z0-9])");

	private static final Pattern JOINED = Pattern
		.compile("\\b(cbfb|runx1|bcr|dek|kat6a|pml|gata2|mllt3|afdn)[-/](myh11|runx1t1|abl1?|nup214|crebbp|rara"
				+ "|mecom|kmt2a)\\b");

	private static final Pattern KMT2A_JOINED = Pattern.compile("\\bkmt2a[-/](?!ptd|r\\b|rearr|fus|mut|itd|\\d)(\\w+)");

	private Lesions() {
	}

	/** Lower case, without spaces, dashes of one kind, fusions joined by two colons. */
	private static String plain(String text) {
		String plain = SPACE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
		plain = DASH.matcher(plain).replaceAll("-");
		plain = CELLS.matcher(plain).replaceAll("");
		plain = PAIR.matcher(plain).replaceAll("($1;$2)");
		plain = OLD_NAME.matcher(plain).replaceAll((match) -> NOW_CALLED.getOrDefault(match.group(), match.group()));
		plain = JOINED.matcher(plain).replaceAll((match) -> {
			String second = match.group(2).startsWith("abl") ? "abl1" : match.group(2);
			return Matcher.quoteReplacement(match.group(1) + "::" + second);
		});
		return KMT2A_JOINED.matcher(plain).replaceAll("kmt2a::$1");
	}

	/**
	 * What a report on chromosomes and fusions says.
	 *
	 * @param inversion16 whether inv(16) or t(16;16) stands there
	 * @param translocation821 whether t(8;21) stands there
	 * @param translocation911 whether t(9;11) stands there
	 * @param promyelocytic whether t(15;17) stands there
	 * @param byChromosomes whether a lesion is named by its chromosomes, as only a
	 * karyotype or FISH tells
	 * @param complex whether the karyotype is complex in itself
	 * @param adverse why the findings are adverse; empty when they are not
	 */
	record Report(boolean inversion16, boolean translocation821, boolean translocation911, boolean promyelocytic, boolean byChromosomes,
			boolean complex, Optional<String> adverse) {

		/** Whether a core-binding factor fusion stands there. */
		boolean coreBinding() {
			return this.inversion16 || this.translocation821;
		}

	}

	/**
	 * Reads a report.
	 * @param fusions fusions as they were found; may be empty
	 * @param karyotype the karyotype, which alone tells of complexity; may be empty
	 */
	static Report read(String fusions, String karyotype) {
		String chromosomes = plain(karyotype.isEmpty() ? fusions : karyotype);
		String plain = plain(fusions) + "," + plain(karyotype);
		boolean inversion = INVERSION_16.matcher(plain).find();
		boolean eight = TRANSLOCATION_8_21.matcher(plain).find();
		boolean t911 = TRANSLOCATION_9_11.matcher(plain).find();
		return new Report(inversion, eight, t911, PROMYELOCYTIC.matcher(plain).find(), BANDS.matcher(plain).find(),
				complex(chromosomes), adverse(plain, chromosomes, inversion || eight, t911));
	}

	private static Optional<String> adverse(String plain, String chromosomes, boolean core, boolean t911) {
		String rest = plain;
		if (t911) {
			rest = rest.replaceAll("t\\(9;11\\)(?:\\([^)]*\\))?", "")
				.replace("mllt3::kmt2a", "")
				.replaceAll("kmt2a::mllt3(?!\\d)", "");
			rest = KMT2A_ALONE.matcher(rest).replaceAll("");
		}
		Matcher match = ADVERSE.matcher(rest);
		if (match.find()) {
			return Optional.of(spelled(match.group()));
		}
		if (KMT2A_BANDS.matcher(rest).find() || KMT2A_PARTNER_FIRST.matcher(rest).find()) {
			return Optional.of("KMT2A rearranged");
		}
		if (monosomal(chromosomes) && !core) {
			return Optional.of("monosomal karyotype");
		}
		if (complex(chromosomes) && !core && !t911 && !CLASS_DEFINING.matcher(plain).find()) {
			return Optional.of("complex karyotype");
		}
		return Optional.empty();
	}

	private static String spelled(String found) {
		if (found.contains("kmt2a") || found.contains("11q23") || found.startsWith("t(v;11")) {
			return "KMT2A rearranged";
		}
		if (found.contains("::") || found.equals("mecom")) {
			return found.toUpperCase(Locale.ROOT);
		}
		long open = found.chars().filter((one) -> one == '(').count();
		long shut = found.chars().filter((one) -> one == ')').count();
		return (open > shut) ? found + ")" : found;
	}

	private static boolean complex(String plain) {
		if (plain.contains("complex") && !plain.matches(".*(?:not|non)-?complex.*")) {
			return true;
		}
		Matcher counted = COUNTED.matcher(plain);
		if (counted.find() && counted.group(1).length() < 4 && Integer.parseInt(counted.group(1)) >= 3) {
			return true;
		}
		List<String> found = abnormalities(plain);
		boolean onlyGains = found.stream().allMatch((one) -> one.matches("\\+\\d+"));
		return found.size() >= 3 && !onlyGains;
	}

	private static boolean monosomal(String plain) {
		if (plain.contains("monosomal") && !plain.matches(".*(?:not|non)-?monosomal.*")) {
			return true;
		}
		List<String> found = abnormalities(plain);
		long lost = found.stream().filter((one) -> one.matches("-\\d+")).count();
		boolean structural = found.stream().anyMatch((one) -> one.contains("(") || one.endsWith("-"));
		return lost >= 2 || (lost == 1 && structural);
	}

	private static List<String> abnormalities(String plain) {
		Set<String> found = new LinkedHashSet<>();
		for (String part : plain.split("[,/]")) {
			if (ABNORMALITY.matcher(part).matches()) {
				found.add(part);
			}
		}
		return new ArrayList<>(found);
	}

	/** A text that says what was not found, where only findings are read. */
	static Optional<Fault> denied(String field, String text) {
		return DENIED.matcher(text).find() ? Optional.of(new Fault(field, "\"" + text
				+ "\" says what was not found. Write only what was found, or \"normal\"; leave out what is not known."))
				: Optional.empty();
	}

	/** A text that is no report on chromosomes. */
	static Optional<Fault> unreadable(String field, String text) {
		return REPORT.matcher(plain(text)).find() ? Optional.empty()
				: Optional.of(new Fault(field, "\"" + text + "\" cannot be read as a karyotype. Write \"normal\", "
						+ "\"complex\", or the abnormalities, such as -7 or del(5q)."));
	}

	/** A text that says nothing was found out. */
	static Optional<Fault> unknown(String field, String text) {
		return InputReader.NOT_KNOWN.contains(text.trim().toLowerCase(Locale.ROOT))
				? Optional.of(new Fault(field, "\"" + text + "\" is no finding. Leave out what is not known."))
				: Optional.empty();
	}

	/** Entries of a list of fusions that cannot be meant. */
	static List<Fault> fusionFaults(String field, List<?> fusions) {
		List<Fault> faults = new ArrayList<>();
		for (int place = 0; place < fusions.size(); place++) {
			String path = field + "[" + place + "]";
			if (!(fusions.get(place) instanceof String entry)) {
				faults.add(new Fault(path, "A fusion is a text such as t(8;21) or CBFB::MYH11."));
				continue;
			}
			unknown(path, entry).ifPresent(faults::add);
			denied(path, entry).ifPresent(faults::add);
		}
		return faults;
	}

	/** Entries of a list of mutations that cannot be meant. */
	static List<Fault> faults(String field, List<?> mutations) {
		List<Fault> faults = new ArrayList<>();
		for (int place = 0; place < mutations.size(); place++) {
			String path = field + "[" + place + "]";
			if (!(mutations.get(place) instanceof String entry)) {
				faults.add(new Fault(path, "A mutation is a text such as NPM1."));
				continue;
			}
			String gene = gene(entry);
			unknown(path, entry).ifPresent(faults::add);
			if (entry.toLowerCase(Locale.ROOT)
				.matches(".*\\b(?:wt|wild.?type|negative|absent|not found|not detected|unmutated)\\b.*")) {
				faults.add(new Fault(path, "\"" + entry
						+ "\": list only what was found; what is not listed counts as tested and absent."));
			}
			else if (!DECIDING.contains(gene) && !ALIKE.contains(gene)) {
				DECIDING.stream()
					.sorted()
					.filter((known) -> slip(gene, known))
					.findFirst()
					.ifPresent((known) -> faults
						.add(new Fault(path, "\"" + entry + "\" is not known here. Did you mean " + known + "?")));
			}
		}
		return faults;
	}

	private static boolean slip(String gene, String known) {
		char[] left = gene.toCharArray();
		char[] right = known.toCharArray();
		Arrays.sort(left);
		Arrays.sort(right);
		return Arrays.equals(left, right)
				|| (gene.length() == known.length() && differences(gene, known) == 1 && known.length() >= 4);
	}

	private static int differences(String left, String right) {
		int differences = 0;
		for (int place = 0; place < left.length(); place++) {
			differences += (left.charAt(place) == right.charAt(place)) ? 0 : 1;
		}
		return differences;
	}

	/** The gene at the head of an entry: {@code SRSF2} of {@code SRSF2 P95H}. */
	private static String gene(String entry) {
		Matcher head = HEAD.matcher(entry.toUpperCase(Locale.ROOT));
		if (!head.find()) {
			return "";
		}
		String gene = head.group();
		Matcher marked = MARKED.matcher(gene);
		return (marked.matches() && DECIDING.contains(marked.group(1))) ? marked.group(1) : gene;
	}

	/** Whether the entry names a fusion rather than a mutation. */
	static boolean fusion(Object entry) {
		String text = String.valueOf(entry);
		boolean joined = text.indexOf(':') >= 0 || text.indexOf('-') >= 0 || text.indexOf('/') >= 0;
		return joined && plain(text).contains("::");
	}

	/** Whether a mutation of the gene is listed; a fusion of it is none. */
	static boolean mutated(List<?> mutations, String gene) {
		return mutations.stream()
			.map(String::valueOf)
			.anyMatch((entry) -> gene(entry).equals(gene) && !fusion(entry));
	}

	/** Whether the list itself names an internal tandem duplication of FLT3. */
	static boolean duplication(List<?> mutations) {
		return mutations.stream()
			.map((entry) -> String.valueOf(entry).toUpperCase(Locale.ROOT))
			.anyMatch((entry) -> entry.startsWith("FLT3") && entry.contains("ITD"));
	}

	/** Whether the entry says that CEBPA is mutated in frame in its bZIP domain. */
	static boolean inFrameBzip(Object entry) {
		String plain = plain(String.valueOf(entry));
		return plain.startsWith("cebpa") && plain.contains("bzip") && !plain.contains("nonbzip")
				&& !plain.contains("non-bzip") && !plain.contains("notbzip") && !plain.contains("outside")
				&& plain.matches(".*in-?frame.*") && !plain.contains("notin") && !plain.contains("out-of-frame")
				&& !plain.contains("frameshift");
	}

	/** Whether the entry leaves open which domain of CEBPA is mutated. */
	static boolean openCebpa(Object entry) {
		String plain = plain(String.valueOf(entry));
		boolean told = plain.contains("non") || plain.contains("frame") || plain.contains("tad")
				|| plain.contains("outside") || plain.contains("notbzip");
		return plain.startsWith("cebpa") && !told;
	}

}
