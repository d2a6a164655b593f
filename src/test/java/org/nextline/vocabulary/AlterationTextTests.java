package org.nextline.vocabulary;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Alterations and exclusions as people write them. */
class AlterationTextTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			flt3 itd 38         | FLT3      | ITD                | -     | 38
			FLT3-ITD            | FLT3      | ITD                | -     | -
			FLT3 ITD, VAF 38 %  | FLT3      | ITD                | -     | 38
			FLT3 ITD vaf: 12,5% | FLT3      | ITD                | -     | 12.5
			FLT3 D835Y          | FLT3      | MUTATION           | D835Y | -
			flt3 tkd d835y      | FLT3      | TKD                | D835Y | -
			BCR::ABL1           | BCR::ABL1 | FUSION             | -     | -
			BCR::ABL1 T315I     | BCR::ABL1 | MUTATION           | T315I | -
			BCR-ABL1            | BCR::ABL1 | FUSION             | -     | -
			bcr-abl1 p.T315I    | BCR::ABL1 | MUTATION           | T315I | -
			BCR::ABL T315I      | BCR::ABL1 | MUTATION           | T315I | -
			PML-RARA            | PML::RARA | FUSION             | -     | -
			bcr::abl1 t315i 62  | BCR::ABL1 | MUTATION           | T315I | 62
			NPM1 mut            | NPM1      | MUTATION           | -     | -
			NPM1 mutated        | NPM1      | MUTATION           | -     | -
			NPM1 p.W288fs*12    | NPM1      | MUTATION           | W288fs*12 | -
			KMT2A-PTD           | KMT2A     | TANDEM_DUPLICATION | -     | -
			KMT2A-r             | KMT2A     | REARRANGEMENT      | -     | -
			KMT2A rearranged    | KMT2A     | REARRANGEMENT      | -     | -
			TP53 del            | TP53      | DELETION           | -     | -
			UBTF-TD             | UBTF      | TANDEM_DUPLICATION | -     | -
			  IDH1   R132C  9   | IDH1      | MUTATION           | R132C | 9
			""")
	void readsWhatIsWritten(String text, String gene, AlterationKind kind, String variant, Double vaf) {
		Alteration read = AlterationText.read(text).orElseThrow();

		assertThat(read).isEqualTo(new Alteration(gene, kind, variant, vaf, null, null));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			FLT3 ITD 0.38     | 0.38 can be a share, a ratio or a percentage
			FLT3 ITD VAF 0,38 | 0,38 can be a share, a ratio or a percentage
			FLT3 ITD 1        | 1 can be a share, a ratio or a percentage
			FLT3 ITD 0 %      | Write "FLT3 neg" if it was not found
			BCR-ABL1 12%      | 12% beside BCR::ABL1 can be a share of cells or the level of the transcript
			KMT2A::MLLT3 40   | 40 beside KMT2A::MLLT3
			""")
	void refusesToGuessWhatANumberMeansAndSaysWhy(String text, String why) {
		assertThat(AlterationText.read(text)).isEmpty();
		assertThat(AlterationText.doubt(text)).hasValueSatisfying((doubt) -> assertThat(doubt).contains(why));
		CaseReader.Reading reading = CaseReader.read(Map.of("alterations", List.of(text)));
		assertThat(reading.faults()).singleElement().satisfies((fault) -> assertThat(fault.toString()).contains(why));
	}

	@ParameterizedTest
	@ValueSource(strings = { "FLT3 ITD 0.38 %", "FLT3 ITD 38", "BCR::ABL1 T315I 62", "BCR::ABL1", "NPM1 mut 1,5" })
	void doubtsNothingElse(String text) {
		assertThat(AlterationText.doubt(text)).isEmpty();
		assertThat(AlterationText.read(text)).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "FLT3 TKD", "PTPN11", "BCR::ABL1", "KMT2A" })
	void namesOfGenesKeepTheirCase(String absent) {
		assertThat(Words.of(CaseField.KNOWN_ABSENT, absent)).isEqualTo(absent);
		assertThat(Words.of(CaseField.KNOWN_ABSENT, Value.Codes.of(List.of(absent)))).isEqualTo(absent);
	}

	@ParameterizedTest
	@CsvSource({ "T315I, T315I", "p.T315I, T315I", "p.(Thr315Ile), T315I", "p.Arg132His, R132H", "t315i, T315I",
			"p.Trp288Cysfs*12, W288Cfs*12", "W288fs*12, W288fs*12", "p.Arg882*, R882*", "R132, R132", "e13a2, e13a2",
			"exon 14, exon 14", "M244V, M244V" })
	void aProteinVariantHasOneForm(String written, String form) {
		assertThat(AlterationText.variant(written)).isEqualTo(form);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   ", "FLT3", "FLT3 something", "FLT3 ITD 138", "FLT3 ITD 38 40", "FLT3 ITD TKD",
			"<script> ITD", "A::B::C", "12 ITD", "HLA-DR", "FLT3 ITD -3" })
	void doesNotGuessAtWhatItCannotRead(String text) {
		assertThat(AlterationText.read(text)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "T315I,T315I", "t315i,T315I", "p.T315I,T315I", "p.(Thr315Ile),T315I", "Thr315Ile,T315I",
			"p.Arg132His,R132H", "p.V600E,V600E", "p.(Trp288Cysfs*12),W288Cfs*12", "W288fs*12,W288fs*12",
			"p.Gln61*,Q61*", "c.944C>T,c.944C>T", "e13a3,e13a3", "exon 8,exon 8", "w288fs*12,W288fs*12" })
	void writesAVariantInTheShortForm(String written, String variant) {
		assertThat(new Alteration("BCR::ABL1", AlterationKind.MUTATION, written, null, null, null).variant())
			.isEqualTo(variant);
	}

	@ParameterizedTest
	@CsvSource({ "E255V/T315I,true", "'p.E255V, p.T315I',true", "E255V + T315I,true", "T315I,false", "W288fs*12,false",
			"Trp288Cysfs*12,false" })
	void tellsSeveralVariantsFromOne(String written, boolean several) {
		assertThat(AlterationText.several(written)).isEqualTo(several);
	}

	@Test
	void whatIsReadIsReadAgainFromItsWords() {
		for (String text : new String[] { "FLT3 ITD 38", "BCR::ABL1 T315I", "KMT2A-PTD", "NPM1 mut", "MLLT3::KMT2A",
				"TP53 del" }) {
			Alteration read = AlterationText.read(text).orElseThrow();
			assertThat(AlterationText.read(read.words().replace("tandem duplication", "PTD"))).contains(read);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			FLT3               | FLT3      | -                  | -
			flt3               | FLT3      | -                  | -
			FLT3 ITD           | FLT3      | ITD                | -
			FLT3-ITD           | FLT3      | ITD                | -
			FLT3 MUTATION      | FLT3      | MUTATION           | -
			BCR::ABL1          | BCR::ABL1 | -                  | -
			BCR::ABL1 T315I    | BCR::ABL1 | -                  | T315I
			BCR::ABL1 MUTATION T315I | BCR::ABL1 | MUTATION     | T315I
			KMT2A-PTD          | KMT2A     | TANDEM_DUPLICATION | -
			KMT2A REARRANGEMENT | KMT2A    | REARRANGEMENT      | -
			HLA-DR             | HLA-DR    | -                  | -
			BCR::ABL1 p.Thr315Ile | BCR::ABL1 | -               | T315I
			""")
	void readsWhatWasNotFound(String text, String gene, AlterationKind kind, String variant) {
		assertThat(Absence.read(text)).isEqualTo(new Absence(gene, kind, variant));
	}

	@Test
	void anAbsenceContradictsWhatItExcludesAndNothingElse() {
		Alteration itd = Alteration.of("FLT3", AlterationKind.ITD);
		Alteration variant = new Alteration("FLT3", AlterationKind.MUTATION, "F691L", null, null, null);
		Alteration fusion = Alteration.of("MLLT3::KMT2A", AlterationKind.FUSION);

		assertThat(Absence.read("FLT3").contradicts(itd)).isTrue();
		assertThat(Absence.read("FLT3 ITD").contradicts(itd)).isTrue();
		assertThat(Absence.read("FLT3 TKD").contradicts(itd)).isFalse();
		assertThat(Absence.read("NPM1").contradicts(itd)).isFalse();
		assertThat(Absence.read("FLT3 f691l").contradicts(variant)).isTrue();
		assertThat(Absence.read("FLT3 D835Y").contradicts(variant)).isFalse();
		assertThat(Absence.read("FLT3 D835Y").contradicts(itd)).isFalse();
		assertThat(Absence.read("KMT2A").contradicts(fusion)).isTrue();
		assertThat(Absence.read("KMT2A::MLLT3").contradicts(fusion)).isTrue();
		assertThat(Absence.read("KMT2A fusion").contradicts(fusion)).isTrue();
		assertThat(Absence.read("KMT2A-PTD").contradicts(fusion)).isFalse();
		assertThat(Absence.read("BCR::ABL1").contradicts(Alteration.of("ABL1", AlterationKind.MUTATION))).isFalse();
	}

}
