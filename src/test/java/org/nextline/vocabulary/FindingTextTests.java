package org.nextline.vocabulary;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/**
 * Findings as they stand in letters and reports; a question mark is what is not ticked.
 */
class FindingTextTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					FLT3-ITD VAF 38 %, NPM1 wt, TP53 wt | FLT3 ITD 38 %; no NPM1; no TP53
					FLT3-ITD+ | FLT3 ITD
					FLT3 ITD neg | no FLT3 ITD
					FLT3-ITD: negative | no FLT3 ITD
					FLT3-ITD | ?FLT3 ITD
					flt3 itd 38 | ?FLT3 ITD 38 %
					FLT3-ITD 0.38 | unread: FLT3-ITD 0.38
					FLT3-ITD 38 bp VAF 12,5% | FLT3 ITD 12.5 %
					FLT3-ITD allelic ratio 0.6 | unread: FLT3-ITD allelic ratio 0.6
					FLT3+ | unread: FLT3+
					FLT3 wt | no FLT3
					FLT3 D835Y 5% | FLT3 MUTATION D835Y 5 %
					FLT3-TKD (D835Y) VAF 5 % | FLT3 TKD D835Y 5 %
					IDH2 p.R140Q 22% | IDH2 MUTATION R140Q 22 %
					IDH2 p.(Arg140Gln), VAF 22 % | IDH2 MUTATION R140Q 22 %
					IDH1 R132C, VAF: 31% | IDH1 MUTATION R132C 31 %
					IDH1/IDH2 wt | no IDH1; no IDH2
					IDH1/2 wt | no IDH1; no IDH2
					NPM1 mut | NPM1 MUTATION
					NPM1 positive | NPM1 MUTATION
					NPM1 42 % | unread: NPM1 42 %
					NPM1 VAF 42% | NPM1 MUTATION 42 %
					NPM1 VAF 0.42 | unread: NPM1 VAF 0.42
					NPM1 c.860_863dup p.(Trp288Cysfs*12) VAF 34% | NPM1 MUTATION W288Cfs*12 34 %
					NPM1 type A mutated, FLT3 ITD not detected | NPM1 MUTATION; no FLT3 ITD
					NPM1 | unread: NPM1
					NPM1 not done | NPM1 unknown: not done
					NPM1 n.d. | unread: NPM1 n.d.
					NPM1: pending | NPM1 unknown: pending
					NPM1- | no NPM1
					no FLT3-ITD | no FLT3 ITD
					No mutations in FLT3, NPM1, IDH1 or IDH2. | no FLT3; no NPM1; no IDH1; no IDH2
					Negative: FLT3-ITD, FLT3-TKD, NPM1 | no FLT3 ITD; no FLT3 TKD; no NPM1
					FLT3, NPM1, IDH1: negative | no FLT3; no NPM1; no IDH1
					FLT3, NPM1 wt | unread: FLT3; no NPM1
					FLT3 and NPM1 wild-type | no FLT3; no NPM1
					FLT3-ITD and NPM1 wt | ?FLT3 ITD; no NPM1
					FLT3-ITD neg and NPM1 mut | no FLT3 ITD; NPM1 MUTATION
					Negative for FLT3-ITD, IDH2 R140Q 22% | unread: Negative for FLT3-ITD, IDH2 R140Q 22%
					KMT2A neg | unread: KMT2A neg
					KMT2A rearranged | KMT2A REARRANGEMENT
					KMT2A-PTD not detected | no KMT2A PTD
					MLL-AF9 positive | KMT2A::MLLT3 FUSION
					KMT2A::MLLT3 fusion detected | KMT2A::MLLT3 FUSION
					AML1-ETO + | RUNX1::RUNX1T1 FUSION
					PML-RARA pos | PML::RARA FUSION
					TP53 R248Q VAF 45%, del(17p) | TP53 MUTATION R248Q 45 %; ?karyotype del(17p)
					TP53 del | ?TP53 DELETION
					TP53 VUS | unread: TP53 VUS
					TP53 c.743G>A p.R248Q VAF 45.3% | TP53 MUTATION R248Q 45.3 %
					BCR-ABL1 T315I | BCR::ABL1 MUTATION T315I
					BCR::ABL1 p.T315I VAF 62% | BCR::ABL1 MUTATION T315I 62 %
					BCR-ABL1 E255V/T315I | BCR::ABL1 MUTATION E255V; BCR::ABL1 MUTATION T315I
					BCR::ABL1 12 % | unread: BCR::ABL1 12 %
					BCR::ABL1 (IS) 12,5 % | bcrAbl1Is 12.5
					BCR-ABL1 0.032% IS | bcrAbl1Is 0.032
					BCR::ABL1 IS <0.0032 % | unread: BCR::ABL1 IS <0.0032 %
					BCR-ABL1 not detected | no BCR::ABL1
					ABL1 kinase domain: no mutation | unread: ABL1 kinase domain: no mutation
					t(8;21)(q22;q22) | ?karyotype t(8;21)
					t(8;21) by FISH in 45 % of nuclei | ?karyotype t(8;21)
					46,XY,inv(16) | karyotype inv(16) & 46,XY,inv(16)
					46,XY,inv(16)(p13.1q22)[18]/46,XY[2] | karyotype inv(16) & 46,XY,inv(16)(p13.1q22)[18]/46,XY[2]
					Karyotype: 46,XX[20] | karyotype normal & 46,XX[20]
					46,XX | karyotype normal & 46,XX
					45,XY,-7 | karyotype -7 & 45,XY,-7
					46,XY,t(9;11)(p21;q23)[20] | karyotype t(9;11) & 46,XY,t(9;11)(p21;q23)[20]
					46,XX,t(6;11)(q27;q23)[20] | karyotype t(v;11q23) & 46,XX,t(6;11)(q27;q23)[20]
					46,XX,t(9;11)(q34;p15) | ?karyotype 46,XX,t(9;11)(q34;p15)
					44,XY,del(5)(q13q33),-7,add(12)(p13),-17,+mar[12]/46,XY[8] | ?karyotype del(5q) & -7 & -17 & complex & monosomal & 44,XY,del(5)(q13q33),-7,add(12)(p13),-17,+mar[12]/46,XY[8]; ?karyotypeAbnormalityCount 5
					47,XY,+8[10] | karyotype +8 & 47,XY,+8[10]
					46,XX,t(9;22)(q34;q11.2)[20], FLT3-ITD neg | karyotype t(9;22) & 46,XX,t(9;22)(q34;q11.2)[20]; no FLT3 ITD
					46,XY[5]//46,XX[15] | unread: 46,XY[5]//46,XX[15]
					45,X,-Y[8]/46,XY[12] | ?karyotype 45,X,-Y[8]/46,XY[12]
					FISH: del(17p) 45 % | ?karyotype del(17p)
					FISH: del(17p) neg | unread: FISH: del(17p) neg
					Cytogenetics: complex | ?karyotype complex
					normal karyotype | karyotype normal
					trisomy 8 | ?karyotype +8
					11q deletion | ?karyotype del(11q)
					CD19 98% CD22 dim | CD19 98 %; CD22 positive mixed
					CD19 98% | CD19 98 %
					CD33+, CD34+, CD117+, CD7- | CD33 positive; CD34 positive; CD117 positive; CD7 negative
					CD33 pos (85 %), CD123 pos, CD19 neg | CD33 positive 85 %; CD123 positive; CD19 negative
					CD22 partial | CD22 mixed
					CD20 +/- | CD20 mixed
					CD56+ | unread: CD56+
					cyCD3+ | unread: cyCD3+
					CD19 <5% | unread: CD19 <5%
					HLA-DR+ MPO neg TdT pos | HLA-DR positive; MPO negative; TdT positive
					CD34+CD117+ | CD34 positive; CD117 positive
					WBC 12.4 G/L, Hb 9.2 g/dL, Plt 48 G/L | wbc 12.4; hemoglobinGL 92; platelets 48
					WBC 12.4 | wbc 12.4
					WBC 450 | unread: WBC 450
					WBC 12400/µL | wbc 12.4
					WBC 12,400 | unread: WBC 12,400
					Hb 92 | hemoglobinGL 92
					Hb 9.2 | unread: Hb 9.2
					Hb 92 g/L | hemoglobinGL 92
					platelets 150,000/µl | platelets 150
					Plt 48 x10^9/L | platelets 48
					Plt 48 × 10⁹/L | platelets 48
					ANC 0.8 | anc 0.8
					neutrophils 800 /µL | anc 0.8
					LVEF 58 % | lvef 58
					EF 55-60% | unread: EF 55-60%
					creatinine 1.1 mg/dL | creatinineMgDl 1.1
					creatinine 97 µmol/L | creatinineMgDl 1.1
					creatinine 1.1 | creatinineMgDl 1.1
					creatinine 13 | unread: creatinine 13
					QTc 471 ms | ?qtcf 471
					QTcF 471 ms | qtcf 471
					QTcB 471 ms | unread: QTcB 471 ms
					ECOG 1 | ecog 1
					ECOG 1-2 | unread: ECOG 1-2
					PS 1 | unread: PS 1
					KPS 80 % | karnofsky 80
					marrow blasts 55 % | marrowBlasts 55
					PB blasts 12% | bloodBlasts 12
					blasts 40 % | unread: blasts 40 %
					BM blasts >90 % | unread: BM blasts >90 %
					MRD neg | mrdStatus NEGATIVE
					MRD positive 0.02 % by flow | mrdStatus POSITIVE; mrd 0.02; mrdMethod FLOW
					MRD 2 x 10^-4 | ?mrd 0.02
					MRD <0.01% | unread: MRD <0.01%
					bilirubin 1.1 | unread: bilirubin 1.1
					bilirubin 1.1 mg/dL | bilirubinMgDl 1.1
					ALT 45 U/L | unread: ALT 45 U/L
					ALT 100 U/L (ULN 40) | altUln 2.5
					ALT 2.5 x ULN | altUln 2.5
					K 4.1, Mg 0.85 mmol/L | potassium 4.1; magnesium 0.85
					Mg 0.85 | unread: Mg 0.85
					IGHV unmutated | ighvMutated no
					IGHV mutated | ighvMutated yes
					CNS2 | cnsStatus CNS2
					wt | unread: wt
					not done | unread: not done
					TKD negative | unread: TKD negative
					foo mutated | unread: foo mutated
					patient is well | unread: patient is well
					At diagnosis FLT3-ITD+ | unread: At diagnosis FLT3-ITD+
					family history: TP53 mutated | unread: family history: TP53 mutated
					NPM1 mutation without FLT3-ITD | unread: NPM1 mutation without FLT3-ITD
					FLT3-ITD not NPM1+ | unread: FLT3-ITD not NPM1+
					Mutations: NPM1 (VAF 42 %), DNMT3A R882H | NPM1 MUTATION 42 %; DNMT3A MUTATION R882H
					eGFR 60 | unread: eGFR 60
					Hb 9.2 g/dL Plt 48 G/L FLT3-ITD+ NPM1+ | hemoglobinGL 92; platelets 48; FLT3 ITD; NPM1 MUTATION
					ECOG not assessed | ECOG unknown: not assessed
					FLT3-ITD pos neg | unread: FLT3-ITD pos neg
					IDH2 R140Q 0 % | unread: IDH2 R140Q 0 %
					NPM1 mut; FLT3-ITD neg. TP53 wt | NPM1 MUTATION; no FLT3 ITD; no TP53
					• FLT3-ITD neg | no FLT3 ITD
					- NPM1 mut | NPM1 MUTATION
					JAK2 V617F 12 % | JAK2 MUTATION V617F 12 %
					EVI1 positive | unread: EVI1 positive
					Negative for FLT3-ITD, IDH2 R140Q | no FLT3 ITD; no IDH2 R140Q
					no FLT3-ITD, NPM1 mutation | unread: no FLT3-ITD, NPM1 mutation
					no FLT3-ITD or NPM1 mutation | no FLT3 ITD; no NPM1
					IDH1 R132C, IDH2 R140Q: negative | no IDH1 R132C; no IDH2 R140Q
					IDH1 R132C, IDH2 R140Q negative | ?IDH1 MUTATION R132C; no IDH2 R140Q
					FLT3-ITD 38 %, FLT3-ITD neg | ?FLT3 ITD 38 %; ?no FLT3 ITD
					2026-11-12: FLT3-ITD+ | unread: 2026-11-12: FLT3-ITD+
					FLT3 D835Y, FLT3-ITD+, NPM1 mut | FLT3 MUTATION D835Y; FLT3 ITD; NPM1 MUTATION
					WBC 12 G/L; Hb 9.2 g/dL; NRAS G12D 3 %; KRAS wt | wbc 12; hemoglobinGL 92; NRAS MUTATION G12D 3 %; no KRAS
					""")
	void readsWhatIsWrittenAndNothingElse(String text, String expected) {
		FindingText.Reading reading = FindingText.read(text);
		assertThat(FindingSpelled.spelled(reading)).isEqualTo(expected);

		for (FindingRow row : reading.rows()) {
			if (!(row instanceof FindingRow.NotKnown)) {
				assertThat(FindingText.read(row.line()).rows()).as(row.line())
					.extracting((again) -> FindingSpelled.spelled(again).replace("?", ""))
					.startsWith(FindingSpelled.spelled(row).replace("?", ""));
			}
		}
	}

	@Test
	void readsAWholeReport() {
		FindingText.Reading reading = FindingText.read("""
				Bone marrow: marrow blasts 62 %
				Flow: CD33+, CD34+, CD117+, CD7-, CD56+
				Cytogenetics: 46,XX,t(8;21)(q22;q22.1)[17]/46,XX[3]
				NGS: KIT p.D816V VAF 21 %, NRAS p.(Gly12Asp) VAF 4,5 %, FLT3-ITD not detected; NPM1 wild-type
				WBC 38.2 G/L, Hb 8.8 g/dL, platelets 31 G/L
				The patient is in good general condition. ECOG 1.
				""");

		assertThat(reading.rows()).extracting(FindingSpelled::spelled)
			.containsExactly("marrowBlasts 62", "CD33 positive", "CD34 positive", "CD117 positive", "CD7 negative",
					"karyotype t(8;21) & 46,XX,t(8;21)(q22;q22.1)[17]/46,XX[3]", "KIT MUTATION D816V 21 %",
					"NRAS MUTATION G12D 4.5 %", "no FLT3 ITD", "no NPM1", "wbc 38.2", "hemoglobinGL 88", "platelets 31",
					"ecog 1");
		assertThat(reading.unread()).extracting(FindingText.Piece::said)
			.containsExactly("CD56+", "The patient is in good general condition.");
	}

	@Test
	void whatStandsAfterAnotherSampleIsNotTickedByItself() {
		FindingText.Reading reading = FindingText.read("At diagnosis 2024:\nFLT3-ITD+\nNPM1 mut");

		assertThat(reading.rows()).noneMatch(FindingRow::sure);
		assertThat(reading.rows().get(0).note()).contains("At diagnosis 2024");
	}

	@ParameterizedTest
	@ValueSource(strings = { "FLT3", "NPM1 ?", "wt", "negative", "TP53 42 %", "CD19", "MRD", "Karyotype:",
			"46,XY,t(8;21", "46,XY, complex", "46,XX, inv (16)", "46,XY,t(8;21)(q22;q22", "46,XY?", "46,XY/",
			"45,XX,-7?", "FLT3-ITD VAF 138 %", "<script>alert(1)</script>", "WBC", "ECOG 7", "LVEF 200 %",
			"t(8;21) neg", "no evidence of relapse", "NPM1 mut?", "FLT3-ITD: see below", "CD19 -> CD22", "is mutated",
			"set", "kit", "NPM1 and/or FLT3 mutated", "TP53 aberrant", "FLT3-ITD (external lab)", "MRD 0 %", "Hb 9",
			"0", "%", "()" })
	void doesNotGuess(String text) {
		assertThat(FindingText.read(text).rows().stream().filter(FindingRow::sure)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "46,XY", "((((((((((((((((", "46,XX,t(", "FLT3-", "A/", "1,2,", "CD19 98% ", "-7,+8,",
			"NPM1 and ", "del(", "[20]/46,XY", "t(1;2)(q1;q2)", "x10^9/L", "negative: ", "\u0000\uD83D", "IDH1/",
			"no no ", "<5% " })
	void staysQuickWhateverIsPasted(String part) {
		String text = part.repeat(FindingText.MOST / part.length());

		assertTimeout(Duration.ofSeconds(15), () -> FindingText.read(text));
	}

	@Test
	void moreThanCanBeReadIsGivenBack() {
		String text = "NPM1 mut\n" + "x".repeat(FindingText.MOST);

		FindingText.Reading reading = FindingText.read(text);

		assertThat(reading.rows()).hasSize(1);
		assertThat(reading.pieces().stream().map(FindingText.Piece::text).collect(Collectors.joining()))
			.isEqualTo(text);
		assertThat(reading.unread().get(reading.unread().size() - 1).why()).contains("more than can be read");
	}

	@Test
	void knowsTheGenesOfWhichRulesSpeak() {
		Set<String> missing = new TreeSet<>();
		for (String gene : List.of("ABL1", "ASXL1", "ATM", "BCL2", "BCOR", "BRAF", "BTK", "CEBPA", "CRLF2", "DNMT3A",
				"EZH2", "FLT3", "IDH1", "IDH2", "IL7R", "JAK1", "JAK2", "JAK3", "KIT", "KMT2A", "KRAS", "MAP2K1",
				"MECOM", "MEN1", "NOTCH1", "NPM1", "NRAS", "NUP98", "PDGFRB", "PLCG2", "PML", "PTPN11", "RUNX1",
				"SF3B1", "SRSF2", "STAG2", "TET2", "TP53", "U2AF1", "UBTF", "WT1", "BCR", "CBFB", "MYH11", "RUNX1T1",
				"DEK", "NUP214", "RARA", "ZBTB16", "TCF3", "HLF", "NTRK1", "NTRK2", "NTRK3", "CSF1R", "EPOR", "LYN",
				"SH2B3")) {
			if (!GeneNames.symbols().contains(gene)) {
				missing.add(gene);
			}
		}
		assertThat(missing).isEmpty();
	}

	@Test
	void everyRowFitsItsField() {
		Stream.of("FLT3-ITD VAF 38 %, NPM1 wt, CD19 98% CD22 dim, 46,XY,inv(16), WBC 12.4 G/L, MRD neg, IGHV mutated")
			.flatMap((text) -> FindingText.read(text).rows().stream())
			.forEach((row) -> assertThat(Arrays.asList(CaseField.values())).contains(row.field()));
	}

}
