package org.nextline.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.nextline.vocabulary.Fault;

/**
 * Reads the genetic lesions that the classes of AML rest on, in the notation of the
 * laboratory.
 */
final class Lesions {

	/** Genes of which a mutation is myelodysplasia-related in ELN 2022. */
	static final Set<String> MYELODYSPLASIA_RELATED = Set.of("ASXL1", "BCOR", "EZH2", "RUNX1", "SF3B1", "SRSF2",
			"STAG2", "U2AF1", "ZRSR2");

	private static final Set<String> DECIDING = Set.of("ASXL1", "BCOR", "EZH2", "RUNX1", "SF3B1", "SRSF2", "STAG2",
			"U2AF1", "ZRSR2", "NPM1", "TP53", "CEBPA", "DDX41", "IDH1", "IDH2", "NRAS", "KRAS", "FLT3");

	/** Other genes that are spelled nearly like a deciding one. */
	private static final Set<String> ALIKE = Set.of("TP63", "TP73", "ASXL2", "ASXL3", "EZH1", "STAG1", "STAG3", "RUNX2",
			"RUNX3", "U2AF2", "SF3A1", "SF3B2", "SRSF1", "HRAS", "MRAS", "RRAS", "CEBPE", "CEBPB", "CEBPD", "CEBPG",
			"FLT1", "FLT4", "FLI1", "BCORL1", "NPM3", "NPM2", "IDH3A", "BCR", "BCL2", "BCL6", "IDO1");

	private static final Set<String> NOT_KNOWN = Set.of("unknown", "not known", "not done", "not tested", "failed",
			"pending", "n/a", "na", "?", "-", "none available", "not available", "no growth");

	private static final Pattern ADVERSE = Pattern.compile(
			"t\\(6;9\\)|dek::nup214|t\\(9;22\\)|bcr(?:::|-)abl1|t\\(8;16\\)|kat6a::crebbp|inv\\(3\\)|t\\(3;3\\)|3q26"
					+ "|mecom|t\\(v;11q23|11q23|t\\(4;11\\)|t\\(6;11\\)|t\\(11;19\\)|kmt2a::(?!mllt3)|kmt2a-?rearr|kmt2ar\\b"
					+ "|kmt2a-r\\b|(?<![\\w)])-5(?!\\d)|monosomy5(?!\\d)|del\\(5q|del\\(5\\)\\(q|5q-|add\\(5\\)\\(q|add\\(5q"
					+ "|(?<![\\w)])-7(?!\\d)|monosomy7(?!\\d)|(?<![\\w)])-17(?!\\d)|monosomy17|abn\\(17p|del\\(17p"
					+ "|del\\(17\\)\\(p|add\\(17p|add\\(17\\)\\(p|17p-|i\\(17q|i\\(17\\)\\(q");

	private static final Pattern KMT2A_BANDS = Pattern
		.compile("t\\((?:\\w+;11\\)\\([pq][\\d.]*;q23" + "|11;\\w+\\)\\(q23|\\w+;11\\)\\(v;q23)");

	private static final Pattern KMT2A_PARTNER_FIRST = Pattern.compile("(?<!mllt3)::kmt2a");

	private static final Pattern CLASS_DEFINING = Pattern.compile(
			"t\\(6;9\\)|dek::nup214|t\\(9;22\\)|bcr(?:::|-)abl1|t\\(8;16\\)|kat6a::crebbp|inv\\(3\\)|t\\(3;3\\)|mecom"
					+ "|t\\(4;11\\)|t\\(6;11\\)|t\\(11;19\\)|t\\(v;11|kmt2a::");

	private static final Pattern BANDS = Pattern.compile("(?:t|inv)\\(\\w+(?:;\\w+)?\\)");

	private static final Pattern ABNORMALITY = Pattern
		.compile("[+-](?:\\d+|mar|[xy]|r|\\d*mar)|(?:\\+|-)?(?:t|inv|del|add|abn|i|dup|ins|der|idic|r|dic|trp|hsr|dmin)"
				+ "\\(.+|\\d+[pq]-|\\d?dmin");

	private Lesions() {
	}

	private static String plain(String text) {
		return text.toLowerCase(Locale.ROOT)
			.replaceAll("\\s+", "")
			.replace('\u2212', '-')
			.replace('\u2013', '-')
			.replaceAll("\\[[^\\]]*\\]", "");
	}

	static boolean inversion16(String text) {
		String plain = plain(text);
		return plain.contains("inv(16)") || plain.contains("t(16;16)") || plain.contains("cbfb::myh11")
				|| plain.contains("cbfb-myh11");
	}

	static boolean translocation821(String text) {
		String plain = plain(text);
		return plain.contains("t(8;21)") || plain.contains("runx1::runx1t1") || plain.contains("runx1-runx1t1");
	}

	static boolean translocation911(String text) {
		String plain = plain(text);
		return plain.contains("t(9;11)") || plain.contains("mllt3::kmt2a") || plain.contains("kmt2a::mllt3");
	}

	static boolean promyelocytic(String text) {
		String plain = plain(text);
		return plain.contains("t(15;17)") || plain.contains("pml::rara");
	}

	/**
	 * Whether a lesion is named by its chromosomes, as only a karyotype or FISH tells.
	 */
	static boolean byChromosomes(String text) {
		return BANDS.matcher(plain(text)).find();
	}

	/** Why the findings are adverse, if they are. */
	static Optional<String> adverse(String text) {
		String plain = plain(text);
		boolean t911 = translocation911(text);
		String rest = plain.replaceAll("t\\(9;11\\)(?:\\([^)]*\\))?", "")
			.replace("mllt3::kmt2a", "")
			.replace("kmt2a::mllt3", "");
		var match = ADVERSE.matcher(rest);
		if (match.find()) {
			return Optional.of(match.group());
		}
		if (KMT2A_BANDS.matcher(rest).find() || KMT2A_PARTNER_FIRST.matcher(rest).find()) {
			return Optional.of("KMT2A rearranged");
		}
		boolean cbf = inversion16(text) || translocation821(text);
		if (monosomal(plain) && !cbf) {
			return Optional.of("monosomal karyotype");
		}
		if (complex(plain) && !cbf && !t911 && !CLASS_DEFINING.matcher(plain).find()) {
			return Optional.of("complex karyotype");
		}
		return Optional.empty();
	}

	/** Whether the karyotype is complex in itself. */
	static boolean isComplex(String text) {
		return complex(plain(text));
	}

	private static boolean complex(String plain) {
		if (plain.contains("complex") && !plain.matches(".*(?:not|non)-?complex.*")) {
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

	/** A text that says nothing was found out. */
	static Optional<Fault> unknown(String field, String text) {
		return NOT_KNOWN.contains(text.trim().toLowerCase(Locale.ROOT))
				? Optional.of(new Fault(field, "\"" + text + "\" is no finding. Leave out what is not known."))
				: Optional.empty();
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
			if (entry.toLowerCase(Locale.ROOT).matches(".*\\b(?:wt|wild.?type|negative|absent|not found)\\b.*")) {
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
		String head = entry.trim().toUpperCase(Locale.ROOT).split("[\\s(,]+")[0];
		return head.contains("::") ? head : head.split("-")[0];
	}

	/** Whether a mutation of the gene is listed; a fusion of it is none. */
	static boolean mutated(List<?> mutations, String gene) {
		return mutations.stream().map(String::valueOf).anyMatch((entry) -> gene(entry).equals(gene));
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
				&& !plain.contains("non-bzip") && plain.matches(".*in-?frame.*") && !plain.contains("notin")
				&& !plain.contains("frameshift");
	}

	/** Whether the entry leaves open which domain of CEBPA is mutated. */
	static boolean openCebpa(Object entry) {
		String plain = plain(String.valueOf(entry));
		boolean told = plain.contains("non") || plain.contains("frame") || plain.contains("tad")
				|| plain.contains("outside");
		return plain.startsWith("cebpa") && !told;
	}

}
