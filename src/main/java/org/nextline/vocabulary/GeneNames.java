package org.nextline.vocabulary;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Genes that laboratories report in leukaemia, by HGNC symbol and by the names they had
 * before. A word that is not among them is never taken for a gene.
 */
final class GeneNames {

	private static final Set<String> SYMBOLS = set("ABL1 ABL2 AFDN AFF1 ALK ARID1A ASXL1 ASXL2 ATM BCL2 BCL6 BCOR "
			+ "BCORL1 BCR BIRC3 BRAF BTG1 BTK CALR CARD11 CBFA2T3 CBFB CBL CCND1 CCND3 CDKN2A CDKN2B CEBPA CHD2 "
			+ "CREBBP CRLF2 CSF1R CSF3R CTCF CUX1 CXCR4 DDX3X DDX41 DEK DNM2 DNMT3A EBF1 EGR2 ELL EP300 EPOR ERG ETNK1 "
			+ "ETV6 EZH2 FAT1 FBXW7 FGFR1 FIP1L1 FLT3 FUS GATA1 GATA2 GATA3 GLIS2 HLF HNRNPK HOXA9 IDH1 IDH2 IGH IKZF1 IL7R "
			+ "IRF4 JAK1 JAK2 JAK3 KAT6A KDM5A KDM6A KIT KLF2 KMT2A KMT2C KMT2D KRAS LMO1 LMO2 LYN MAP2K1 MECOM MEF2D "
			+ "MEN1 MLF1 MLLT1 MLLT10 MLLT3 MLLT6 MNX1 MPL MRTFA MYC MYD88 MYH11 NF1 NFKBIE NOTCH1 NOTCH2 NOTCH3 NPM1 NRAS "
			+ "NSD1 NSD2 NT5C2 NTRK1 NTRK2 NTRK3 NUP214 NUP98 NUTM1 P2RY8 PAX5 PBX1 PDGFRA PDGFRB PHF6 PICALM PIGA PLCG2 PML "
			+ "POT1 PPM1D PRPF8 PTEN PTPN1 PTPN11 RAD21 RARA RB1 RBM15 RPL10 RPS15 RUNX1 RUNX1T1 SAMD9 SAMD9L SET "
			+ "SETBP1 SETD2 SF3B1 SH2B3 SMC1A SMC3 SRSF2 STAG2 STAT3 STAT5B STIL SUZ12 TAL1 TCF3 TCL1A TET2 TLX1 TLX3 TP53 "
			+ "TRAF3 TYK2 U2AF1 U2AF2 UBTF WT1 XPO1 ZBTB16 ZNF384 ZRSR2");

	/** Genes of which only mutations are reported, so that "positive" says all. */
	private static final Set<String> MUTATED_ONLY = set("ASXL1 BCOR BRAF BTK CALR CBL CEBPA CSF3R DDX41 DNMT3A EZH2 "
			+ "GATA2 IDH1 IDH2 JAK3 KRAS MAP2K1 MYD88 NPM1 NRAS PHF6 PLCG2 PPM1D PTPN11 SETBP1 SF3B1 SRSF2 STAG2 TET2 "
			+ "U2AF1 ZRSR2");

	private static final Map<String, String> NOW_CALLED = Map.ofEntries(Map.entry("MLL", "KMT2A"),
			Map.entry("MLL1", "KMT2A"), Map.entry("AML1", "RUNX1"), Map.entry("CBFA2", "RUNX1"),
			Map.entry("ETO", "RUNX1T1"), Map.entry("AF9", "MLLT3"), Map.entry("AF4", "AFF1"), Map.entry("AF6", "AFDN"),
			Map.entry("AF10", "MLLT10"), Map.entry("ENL", "MLLT1"), Map.entry("TEL", "ETV6"), Map.entry("E2A", "TCF3"),
			Map.entry("EVI1", "MECOM"), Map.entry("ABL", "ABL1"), Map.entry("PLZF", "ZBTB16"),
			Map.entry("C-KIT", "KIT"), Map.entry("CKIT", "KIT"), Map.entry("P53", "TP53"), Map.entry("MOZ", "KAT6A"),
			Map.entry("CBP", "CREBBP"));

	/** Pairs that are one fusion also where only a dash or a stroke joins them. */
	private static final Set<String> FUSIONS = set("BCR::ABL1 BCR::JAK2 CBFA2T3::GLIS2 CBFB::MYH11 DEK::NUP214 "
			+ "ETV6::ABL1 ETV6::PDGFRB ETV6::RUNX1 FIP1L1::PDGFRA FUS::ERG KAT6A::CREBBP MNX1::ETV6 NUP214::ABL1 "
			+ "P2RY8::CRLF2 PICALM::MLLT10 PML::RARA RBM15::MRTFA RUNX1::RUNX1T1 SET::NUP214 STAT5B::RARA STIL::TAL1 "
			+ "TCF3::HLF TCF3::PBX1 ZBTB16::RARA MLLT3::KMT2A AFF1::KMT2A AFDN::KMT2A MLLT1::KMT2A MLLT10::KMT2A");

	/** Names that are words, too, unless they are written in capitals. */
	private static final Pattern WORD = Pattern.compile("[a-zA-Z-]+");

	private static final Set<String> NO_WORD = set("KRAS NRAS BRAF CEBPA BCOR CALR UBTF MECOM RARA STIL CKIT");

	/** One gene, or two that are joined; old names and old ways of joining included. */
	private static final Pattern PATTERN = pattern();

	private GeneNames() {
	}

	private static Set<String> set(String names) {
		return Arrays.stream(names.split(" ")).collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private static Pattern pattern() {
		Set<String> names = new LinkedHashSet<>(SYMBOLS);
		names.addAll(NOW_CALLED.keySet());
		String one = names.stream()
			.sorted((left, right) -> right.length() - left.length())
			.map(Pattern::quote)
			.collect(Collectors.joining("|", "(?:", ")"));
		return Pattern.compile("(?<![A-Za-z0-9])(?:(" + one + ")\\s?(::|[-/\u2013])\\s?(" + one + ")(?![A-Za-z0-9])|("
				+ one + ")(?![A-Za-z0-9]))", Pattern.CASE_INSENSITIVE);
	}

	/**
	 * The gene or fusion at this place of a text.
	 *
	 * @param symbol as it is written today
	 * @param old the name that was written, when it is an older one; else empty
	 * @param from where it begins
	 * @param to where it ends
	 */
	record Named(String symbol, String old, int from, int to) {
	}

	/** Finds the next gene or fusion, or null when there is none. */
	static @Nullable Named next(String text, int from) {
		Matcher matcher = PATTERN.matcher(text);
		int at = from;
		while (at <= text.length() && matcher.find(at)) {
			Named named = named(matcher);
			if (named != null) {
				return named;
			}
			at = matcher.end();
		}
		return null;
	}

	private static @Nullable Named named(Matcher matcher) {
		if (matcher.group(4) != null) {
			return single(matcher.group(4), matcher.start(4));
		}
		String first = symbol(matcher.group(1));
		String second = symbol(matcher.group(3));
		String fusion = first + "::" + second;
		if (matcher.group(2).equals("::") || FUSIONS.contains(fusion) || first.equals("KMT2A")
				|| first.equals("NUP98")) {
			boolean old = !first.equalsIgnoreCase(matcher.group(1)) || !second.equalsIgnoreCase(matcher.group(3));
			return new Named(fusion, old ? matcher.group() : "", matcher.start(), matcher.end());
		}
		return single(matcher.group(1), matcher.start(1));
	}

	private static @Nullable Named single(String written, int from) {
		String upper = written.toUpperCase(Locale.ROOT);
		if (WORD.matcher(written).matches() && !written.equals(upper) && !NO_WORD.contains(upper)) {
			return null;
		}
		String symbol = symbol(written);
		return new Named(symbol, symbol.equals(upper) ? "" : written, from, from + written.length());
	}

	/** The symbol as HGNC writes it today. */
	private static String symbol(String written) {
		String name = written.toUpperCase(Locale.ROOT);
		return NOW_CALLED.getOrDefault(name, name);
	}

	/** The symbols that are known. */
	static Set<String> symbols() {
		return Collections.unmodifiableSet(SYMBOLS);
	}

	/**
	 * The only kind of alteration that a laboratory reports of it, if there is only one.
	 */
	static Optional<AlterationKind> onlyKind(String gene) {
		if (gene.contains("::")) {
			return Optional.of(AlterationKind.FUSION);
		}
		return MUTATED_ONLY.contains(gene) ? Optional.of(AlterationKind.MUTATION) : Optional.empty();
	}

}
