package org.nextline.rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextline.vocabulary.Truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextline.rules.Asked.ask;
import static org.nextline.vocabulary.Truth.FALSE;
import static org.nextline.vocabulary.Truth.TRUE;
import static org.nextline.vocabulary.Truth.UNKNOWN;

/**
 * What was found, not found or not tested: section 2 of the reference, sentence by
 * sentence.
 */
class GeneticsTests {

	private static Truth alt(String lesion, String facts) {
		return ask("ALT(" + lesion + ")", facts);
	}

	private static Truth found(String lesion, String facts) {
		return ask("FOUND(" + lesion + ")", facts);
	}

	// Found, not found, not tested

	@Test
	void whatIsListedIsFound() {
		assertThat(alt("FLT3 ITD", "disease: AML, alterations: [FLT3 ITD]")).isEqualTo(TRUE);
		assertThat(found("FLT3 ITD", "disease: AML, alterations: [FLT3 ITD]")).isEqualTo(TRUE);
	}

	@Test
	void whatIsNeitherListedNorExcludedIsUnknownButNotFound() {
		assertThat(alt("FLT3 ITD", "disease: AML, alterations: [NPM1 mut]")).isEqualTo(UNKNOWN);
		assertThat(alt("FLT3 ITD", "disease: AML, alterations: []")).isEqualTo(UNKNOWN);
		assertThat(alt("FLT3 ITD", "disease: AML")).isEqualTo(UNKNOWN);
		assertThat(found("FLT3 ITD", "disease: AML, alterations: []")).isEqualTo(FALSE);
		assertThat(found("FLT3 ITD", "disease: AML")).isEqualTo(FALSE);
	}

	@Test
	void anotherKindInTheSameGeneSaysNothing() {
		assertThat(alt("FLT3 ITD", "disease: AML, alterations: [FLT3 TKD]")).isEqualTo(UNKNOWN);
		assertThat(alt("KMT2A FUSION", "disease: AML, alterations: [KMT2A-PTD]")).isEqualTo(UNKNOWN);
	}

	@Test
	void aTranscriptWrittenBesideTheFusionSaysNothingOfTheKinaseDomain() {
		String fusion = "disease: B_ALL, alterations: [{gene: 'BCR::ABL1', kind: FUSION, variant: e14a2}]";
		assertThat(alt("BCR::ABL1 FUSION", fusion)).isEqualTo(TRUE);
		assertThat(alt("BCR::ABL1 MUTATION T315I", fusion)).isEqualTo(UNKNOWN);
		assertThat(ask("COUNT_ALT(BCR::ABL1 MUTATION) = 0", fusion)).isEqualTo(UNKNOWN);
	}

	@ParameterizedTest
	@CsvSource({ "p.T315I", "p.(Thr315Ile)", "Thr315Ile", "t315i" })
	void aVariantIsKnownHoweverItIsWritten(String written) {
		String facts = "disease: CML, alterations: [{gene: ABL1, kind: MUTATION, variant: '" + written + "'}]";
		assertThat(alt("BCR::ABL1 MUTATION T315I", facts)).isEqualTo(TRUE);
		assertThat(alt("BCR::ABL1 MUTATION E255V", facts)).isEqualTo(FALSE);
		assertThat(alt("BCR::ABL1 MUTATION T315I", facts.replace("ABL1", "BCR-ABL1"))).isEqualTo(TRUE);
	}

	@Test
	void aCodingChangeAloneDoesNotSayWhichProteinChange() {
		String coding = "disease: CML, alterations: [{gene: 'BCR::ABL1', kind: MUTATION, variant: 'c.944C>T'}]";
		assertThat(alt("BCR::ABL1 MUTATION T315I", coding)).isEqualTo(UNKNOWN);
		assertThat(alt("BCR::ABL1 MUTATION", coding)).isEqualTo(TRUE);
	}

	// Tested and not found

	@Test
	void anExcludedGeneExcludesEveryKindAndVariant() {
		assertThat(alt("FLT3 ITD", "knownAbsent: [FLT3]")).isEqualTo(FALSE);
		assertThat(alt("FLT3 TKD", "knownAbsent: [FLT3]")).isEqualTo(FALSE);
		assertThat(alt("FLT3 MUTATION F691L", "knownAbsent: [FLT3]")).isEqualTo(FALSE);
	}

	@Test
	void anExcludedKindExcludesOnlyThatKind() {
		assertThat(alt("FLT3 ITD", "knownAbsent: [FLT3 ITD]")).isEqualTo(FALSE);
		assertThat(alt("FLT3 TKD", "knownAbsent: [FLT3 ITD]")).isEqualTo(UNKNOWN);
	}

	@Test
	void anExcludedVariantExcludesOnlyThatVariant() {
		assertThat(alt("BCR::ABL1 MUTATION T315I", "knownAbsent: ['BCR::ABL1 T315I']")).isEqualTo(FALSE);
		assertThat(alt("BCR::ABL1 MUTATION F317L", "knownAbsent: ['BCR::ABL1 T315I']")).isEqualTo(UNKNOWN);
		assertThat(alt("BCR::ABL1 MUTATION", "knownAbsent: ['BCR::ABL1 T315I']")).isEqualTo(UNKNOWN);
		assertThat(alt("BCR::ABL1 MUTATION T315I/F317L", "knownAbsent: ['BCR::ABL1 T315I']")).isEqualTo(UNKNOWN);
		assertThat(alt("BCR::ABL1 MUTATION T315I/F317L", "knownAbsent: ['BCR::ABL1 T315I', 'BCR::ABL1 F317L']"))
			.isEqualTo(FALSE);
	}

	@Test
	void anExcludedDomainMutationWrittenUnderAbl1CountsForBcrAbl1() {
		assertThat(alt("BCR::ABL1 MUTATION T315I", "disease: CML, knownAbsent: [ABL1 T315I]")).isEqualTo(FALSE);
		assertThat(alt("BCR::ABL1 MUTATION T315I", "disease: CML, alterations: [ABL1 T315I]")).isEqualTo(TRUE);
	}

	// Fusions

	@Test
	void aFusionCountsForBothItsGenes() {
		String facts = "disease: AML, alterations: ['MLLT3::KMT2A fusion']";
		assertThat(alt("KMT2A FUSION", facts)).isEqualTo(TRUE);
		assertThat(alt("MLLT3 FUSION", facts)).isEqualTo(TRUE);
		assertThat(alt("MLLT3::KMT2A FUSION", facts)).isEqualTo(TRUE);
		assertThat(alt("KMT2A MUTATION", facts)).isEqualTo(UNKNOWN);
	}

	@Test
	void aFusionIsTheSameReadFromEitherEnd() {
		assertThat(alt("MLLT3::KMT2A FUSION", "disease: AML, alterations: ['KMT2A::MLLT3']")).isEqualTo(TRUE);
		assertThat(alt("BCR::ABL1 FUSION", "disease: B_ALL, knownAbsent: ['ABL1::BCR']")).isEqualTo(FALSE);
	}

	@Test
	void fusionAndRearrangementOfANamedFusionAreInterchangeable() {
		assertThat(alt("BCR::ABL1 FUSION", "alterations: [{gene: 'BCR::ABL1', kind: REARRANGEMENT}]")).isEqualTo(TRUE);
		assertThat(alt("BCR::ABL1 REARRANGEMENT", "alterations: [{gene: 'BCR::ABL1', kind: FUSION}]")).isEqualTo(TRUE);
		assertThat(alt("BCR::ABL1 REARRANGEMENT", "knownAbsent: ['BCR::ABL1 FUSION']")).isEqualTo(FALSE);
	}

	@Test
	void aRearrangementOfAGeneIsNoNamedFusion() {
		assertThat(alt("MLLT3::KMT2A FUSION", "alterations: [KMT2A rearrangement]")).isEqualTo(UNKNOWN);
		assertThat(alt("KMT2A FUSION", "alterations: [KMT2A rearrangement]")).isEqualTo(UNKNOWN);
		assertThat(ask("KMT2A_R", "alterations: [KMT2A rearrangement]")).isEqualTo(TRUE);
	}

	@Test
	void aTandemDuplicationOfKmt2aIsNoRearrangement() {
		String facts = "alterations: [KMT2A-PTD], knownAbsent: [KMT2A fusion, KMT2A rearrangement]";
		assertThat(ask("KMT2A_R", facts)).isEqualTo(FALSE);
		assertThat(ask("KMT2A_NOT_TRANSLOCATED", facts)).isEqualTo(TRUE);
	}

	@Test
	void anExcludedGeneExcludesItsFusions() {
		assertThat(alt("MLLT3::KMT2A FUSION", "knownAbsent: [KMT2A]")).isEqualTo(FALSE);
		assertThat(alt("KMT2A FUSION", "knownAbsent: [KMT2A]")).isEqualTo(FALSE);
	}

	@Test
	void oneExcludedFusionDoesNotExcludeItsGenes() {
		assertThat(alt("KMT2A FUSION", "knownAbsent: ['MLLT3::KMT2A']")).isEqualTo(UNKNOWN);
	}

	// Karyotype

	@ParameterizedTest
	@CsvSource({ "t(9;22), BCR::ABL1 FUSION", "t(15;17), PML::RARA FUSION", "t(8;21), RUNX1::RUNX1T1 FUSION",
			"inv(16), CBFB::MYH11 FUSION", "t(16;16), CBFB::MYH11 FUSION", "t(6;9), DEK::NUP214 FUSION",
			"t(9;11), MLLT3::KMT2A FUSION", "inv(3), MECOM REARRANGEMENT", "t(3;3), MECOM REARRANGEMENT",
			"t(17;19), TCF3::HLF FUSION", "del(17p), TP53 DELETION" })
	void aKaryotypeThatDefinesAFusionCountsAsThatFusion(String finding, String lesion) {
		String facts = "disease: AML, cytogenetics: ['" + finding + "']";
		assertThat(alt(lesion, facts)).isEqualTo(TRUE);
		assertThat(found(lesion, facts)).isEqualTo(TRUE);
		String normal = "disease: AML, cytogenetics: [normal]";
		assertThat(alt(lesion, normal)).as("a normal karyotype does not prove it absent").isEqualTo(UNKNOWN);
		assertThat(found(lesion, normal)).isEqualTo(FALSE);
	}

	@Test
	void translocation911CountsForKmt2a() {
		assertThat(ask("KMT2A_R", "cytogenetics: ['t(9;11)']")).isEqualTo(TRUE);
	}

	// Variants

	@Test
	void aPointVariantMatchesWhateverKindItWasStoredUnder() {
		assertThat(alt("FLT3 MUTATION F691L", "alterations: [{gene: FLT3, kind: TKD, variant: F691L}]"))
			.isEqualTo(TRUE);
		assertThat(alt("FLT3 MUTATION F691L", "alterations: [{gene: FLT3, kind: MUTATION, variant: f691l}]"))
			.isEqualTo(TRUE);
	}

	@Test
	void f691lIsNoLabelTkdAndD835IsOne() {
		assertThat(ask("FLT3_TKD", "alterations: [FLT3 F691L], knownAbsent: [FLT3 TKD]")).isEqualTo(FALSE);
		assertThat(alt("FLT3 TKD", "alterations: [{gene: FLT3, kind: TKD, variant: F691L}]")).isEqualTo(UNKNOWN);
		assertThat(alt("FLT3 TKD", "alterations: [{gene: FLT3, kind: MUTATION, variant: D835Y}]")).isEqualTo(TRUE);
		assertThat(alt("FLT3 TKD", "alterations: [{gene: FLT3, kind: MUTATION, variant: I836del}]")).isEqualTo(TRUE);
	}

	@Test
	void anUnstatedTkdCountsAsTheUsualHotSpotToBeConfirmed() {
		String facts = "disease: AML, alterations: [FLT3 TKD]";
		assertThat(ask("FLT3_TKD", facts)).isEqualTo(TRUE);
		assertThat(alt("FLT3 TKD D835*/I836*", facts)).isEqualTo(TRUE);
		assertThat(alt("FLT3 MUTATION F691L", facts)).isEqualTo(UNKNOWN);
		assertThat(Asked.situation(facts).genetics().variantToConfirm(Lesion.of("FLT3 TKD"))).isTrue();
	}

	@Test
	void anUnstatedIdhMutationCountsAsTheUsualHotSpotToBeConfirmed() {
		String facts = "disease: AML, alterations: [IDH1 mut, IDH2 mut]";
		assertThat(ask("IDH1_R132", facts)).isEqualTo(TRUE);
		assertThat(ask("IDH2_MUT", facts)).isEqualTo(TRUE);
		assertThat(Asked.situation(facts).genetics().variantToConfirm(Lesion.of("IDH1 MUTATION R132*"))).isTrue();
	}

	@Test
	void anUnstatedIdhMutationIsNoOtherVariantThanTheHotSpot() {
		assertThat(alt("IDH1 MUTATION S280F", "disease: AML, alterations: [IDH1 mut]")).isEqualTo(UNKNOWN);
		assertThat(alt("IDH2 MUTATION Q316E", "disease: AML, alterations: [IDH2 mut]")).isEqualTo(UNKNOWN);
	}

	@Test
	void aStatedHotSpotNeedsNoConfirmation() {
		String facts = "disease: AML, alterations: [IDH1 R132C]";
		assertThat(ask("IDH1_R132", facts)).isEqualTo(TRUE);
		assertThat(Asked.situation(facts).genetics().variantToConfirm(Lesion.of("IDH1 MUTATION R132*"))).isFalse();
	}

	@Test
	void aStarMeansAnyEnding() {
		assertThat(ask("IDH2_MUT", "alterations: [IDH2 R140Q]")).isEqualTo(TRUE);
		assertThat(ask("IDH2_MUT", "alterations: [IDH2 R172K]")).isEqualTo(TRUE);
		assertThat(ask("IDH2_MUT", "alterations: [IDH2 R14Q]")).isEqualTo(FALSE);
	}

	@Test
	void men1AndBcl2WithoutVariantCountAsResistant() {
		assertThat(alt("MEN1 MUTATION M327*/G331*", "alterations: [MEN1 mut]")).isEqualTo(TRUE);
		assertThat(alt("BCL2 MUTATION G101V", "alterations: [BCL2 mut]")).isEqualTo(TRUE);
		assertThat(alt("MEN1 MUTATION M327*/G331*", "alterations: [MEN1 M327I]")).isEqualTo(TRUE);
		assertThat(alt("MEN1 MUTATION M327*/G331*", "alterations: [MEN1 R5W]")).isEqualTo(FALSE);
	}

	@Test
	void everyOtherUnstatedVariantIsUnknown() {
		assertThat(alt("BTK MUTATION L528W", "alterations: [BTK mut]")).isEqualTo(UNKNOWN);
		assertThat(found("BTK MUTATION L528W", "alterations: [BTK mut]")).isEqualTo(UNKNOWN);
		assertThat(alt("BCR::ABL1 MUTATION T315I", "disease: CML, alterations: ['BCR::ABL1 mut']")).isEqualTo(UNKNOWN);
	}

	@Test
	void aGeneWithAStatedVariantCountsAsSequenced() {
		assertThat(alt("BCR::ABL1 MUTATION T315I", "disease: CML, alterations: ['BCR::ABL1 F317L']")).isEqualTo(FALSE);
		assertThat(alt("FLT3 MUTATION F691L", "alterations: [FLT3 D835Y]")).isEqualTo(FALSE);
		assertThat(alt("FLT3 ITD", "alterations: [FLT3 D835Y]")).as("another kind was not looked for")
			.isEqualTo(UNKNOWN);
	}

	@Test
	void aGeneWithAStatedAndAnUnstatedVariantStaysUnknown() {
		assertThat(alt("BTK MUTATION L528W", "alterations: [BTK C481S, BTK mut]")).isEqualTo(UNKNOWN);
	}

	// CML

	@Test
	void domainSequencingThatFoundNothingExcludesEveryDomainMutation() {
		String facts = "disease: CML, kdMutationTested: true, alterations: []";
		assertThat(alt("BCR::ABL1 MUTATION", facts)).isEqualTo(FALSE);
		assertThat(ask("T315I", facts)).isEqualTo(FALSE);
		assertThat(ask("T315I", "disease: CML, kdMutationTested: false, alterations: []")).isEqualTo(UNKNOWN);
		assertThat(ask("T315I", "disease: CML, kdMutationTested: true, alterations: ['BCR::ABL1 T315I']"))
			.isEqualTo(TRUE);
	}

	@Test
	void domainSequencingSaysNothingOfTheFusion() {
		assertThat(alt("BCR::ABL1 FUSION", "disease: B_ALL, kdMutationTested: true")).isEqualTo(UNKNOWN);
	}

	@Test
	void bcrAbl1IsTrueInCmlByDefinitionAndOnlyThere() {
		assertThat(ask("PH_POS", "disease: CML")).isEqualTo(TRUE);
		assertThat(ask("PH_POS", "disease: CML, knownAbsent: ['BCR::ABL1']")).isEqualTo(TRUE);
		assertThat(ask("PH_POS", "disease: B_ALL")).isEqualTo(UNKNOWN);
	}

	@Test
	void pmlRaraIsNotAssumedInApl() {
		assertThat(alt("PML::RARA FUSION", "disease: APL")).isEqualTo(UNKNOWN);
	}

	// Counting

	@Test
	void countsDifferentAlterations() {
		String two = "disease: CML, alterations: ['BCR::ABL1 T315I', 'BCR::ABL1 E255V', 'BCR::ABL1 T315I']";
		assertThat(ask("COUNT_ALT(BCR::ABL1 MUTATION) = 2", two)).isEqualTo(TRUE);
		assertThat(ask("SINGLE_KD_MUTATION", two)).isEqualTo(FALSE);
		assertThat(ask("COUNT_ALT(BCR::ABL1 MUTATION) = 0", "disease: CML, kdMutationTested: true")).isEqualTo(TRUE);
		assertThat(ask("COUNT_ALT(BCR::ABL1 MUTATION) = 0", "disease: CML")).isEqualTo(UNKNOWN);
	}

	// Samples

	@Test
	void aFindingFromDiagnosisDoesNotCount() {
		String facts = "disease: AML, alterations: [{gene: FLT3, kind: ITD, phase: DIAGNOSIS}]";
		assertThat(alt("FLT3 ITD", facts)).isEqualTo(UNKNOWN);
		assertThat(found("FLT3 ITD", facts)).as("it was listed once, so that the list does not exclude it")
			.isEqualTo(UNKNOWN);
		assertThat(found("FLT3 TKD", facts)).isEqualTo(FALSE);
		assertThat(found("FLT3 ITD", facts + ", knownAbsent: [FLT3]")).isEqualTo(FALSE);
		assertThat(alt("FLT3 ITD", "disease: AML, alterations: [{gene: FLT3, kind: ITD, phase: RELAPSE}]"))
			.isEqualTo(TRUE);
	}

	@Test
	void aGeneFoundIntactExcludesItsFusionsHoweverTheyAreCalled() {
		assertThat(ask("KMT2A_R", "disease: AML, knownAbsent: [KMT2A REARRANGEMENT]")).isEqualTo(FALSE);
		assertThat(ask("KMT2A_R", "disease: AML, knownAbsent: [KMT2A fusion]")).isEqualTo(FALSE);
		assertThat(alt("KMT2A TANDEM_DUPLICATION", "disease: AML, knownAbsent: [KMT2A REARRANGEMENT]"))
			.isEqualTo(UNKNOWN);
	}

	@ParameterizedTest
	@CsvSource({ "p.R132H", "p.Arg132His", "p.(Arg132Cys)", "r132s" })
	void aVariantCountsHoweverItIsWritten(String variant) {
		assertThat(ask("IDH1_R132",
				"disease: AML, alterations: [{gene: IDH1, kind: MUTATION, variant: '" + variant + "'}]"))
			.isEqualTo(TRUE);
	}

	@Test
	void theNameOfATranscriptIsNoProofOfSequencing() {
		String fusion = "disease: B_ALL, alterations: [{gene: 'BCR::ABL1', kind: FUSION, variant: e1a2}]";
		assertThat(ask("PH_POS", fusion)).isEqualTo(TRUE);
		assertThat(ask("T315I", fusion)).isEqualTo(UNKNOWN);
		assertThat(ask("NO_T315I", fusion)).isEqualTo(UNKNOWN);
		assertThat(alt("FLT3 MUTATION F691L",
				"disease: AML, alterations: [{gene: FLT3, kind: ITD, variant: exon 14, vafPercent: 30}]"))
			.isEqualTo(UNKNOWN);
		assertThat(alt("FLT3 MUTATION F691L",
				"disease: AML, alterations: [{gene: FLT3, kind: TKD, variant: D835Y, vafPercent: 30}]"))
			.isEqualTo(FALSE);
	}

	@Test
	void aVariantWrittenTwiceIsOne() {
		assertThat(ask("SINGLE_KD_MUTATION",
				"disease: CML, alterations: [{gene: 'BCR::ABL1', kind: MUTATION, variant: T315I},"
						+ " {gene: ABL1, kind: MUTATION, variant: t315i}]"))
			.isEqualTo(TRUE);
	}

	@Test
	void aKaryotypeInFreeTextOnlyLeavesEveryFindingOpen() {
		String text = "disease: AML, cytogenetics: ['46,XX,t(8;21)(q22;q22)[20]']";
		assertThat(ask("CYTO(t(8;21))", text)).isEqualTo(UNKNOWN);
		assertThat(ask("CYTO(complex)", text)).isEqualTo(UNKNOWN);
		assertThat(ask("CYTO(complex)", "disease: AML, cytogenetics: ['t(8;21)', '46,XX,t(8;21)(q22;q22)[20]']"))
			.isEqualTo(FALSE);
		assertThat(ask("CYTO(complex)", "disease: AML, cytogenetics: []")).isEqualTo(FALSE);
	}

	@Test
	void aKaryotypeFromRemissionDoesNotCount() {
		String facts = "disease: AML, cytogenetics: {value: ['t(8;21)'], phase: REMISSION}";
		assertThat(ask("CYTO(t(8;21))", facts)).isEqualTo(UNKNOWN);
		assertThat(alt("RUNX1::RUNX1T1 FUSION", facts)).isEqualTo(UNKNOWN);
	}

	@Test
	void anExclusionFromDiagnosisDoesNotCount() {
		assertThat(alt("FLT3 ITD", "disease: AML, knownAbsent: {value: [FLT3], phase: DIAGNOSIS}")).isEqualTo(UNKNOWN);
	}

	@Test
	void aKaryotypeThatIsGivenIsComplete() {
		assertThat(ask("CYTO(complex)", "cytogenetics: [normal]")).isEqualTo(FALSE);
		assertThat(ask("CYTO(complex)", "cytogenetics: []")).isEqualTo(FALSE);
		assertThat(ask("CYTO(complex)", "disease: AML")).isEqualTo(UNKNOWN);
	}

	// Untested

	@Test
	void aGeneIsUntestedWhileNothingIsKnownOfIt() {
		assertThat(ask("UNTESTED(FLT3)", "disease: AML")).isEqualTo(TRUE);
		assertThat(ask("UNTESTED(FLT3)", "alterations: [FLT3 ITD]")).isEqualTo(FALSE);
		assertThat(ask("UNTESTED(FLT3)", "knownAbsent: [FLT3 ITD]")).isEqualTo(FALSE);
		assertThat(ask("UNTESTED(KMT2A)", "alterations: ['MLLT3::KMT2A']")).isEqualTo(FALSE);
		assertThat(ask("UNTESTED(FLT3)", "alterations: [{gene: FLT3, kind: ITD, phase: DIAGNOSIS}]")).isEqualTo(TRUE);
	}

	@Test
	void anAlterationIsUntestedWhileOnlyAnotherIsKnown() {
		assertThat(ask("UNTESTED(FLT3 ITD)", "alterations: [FLT3 D835Y]")).isEqualTo(TRUE);
		assertThat(ask("UNTESTED(FLT3 ITD)", "knownAbsent: [FLT3 ITD]")).isEqualTo(FALSE);
		assertThat(ask("UNTESTED(FLT3 ITD)", "knownAbsent: [FLT3]")).isEqualTo(FALSE);
		assertThat(ask("UNTESTED(FLT3 ITD)", "knownAbsent: [FLT3 F691L]")).isEqualTo(TRUE);
	}

	@Test
	void oneUntestedOfSeveralIsEnough() {
		assertThat(ask("ANY_UNTESTED(FLT3, CD33)", "knownAbsent: [FLT3]")).isEqualTo(TRUE);
		assertThat(ask("ANY_UNTESTED(FLT3, CD33)", "knownAbsent: [FLT3], antigens: {CD33: true}")).isEqualTo(FALSE);
	}

	// Antigens

	@Test
	void anAntigenIsPositiveNegativeMixedOrUnknown() {
		assertThat(ask("AG_POS(CD33)", "antigens: {CD33: {positive: true, percent: 80}}")).isEqualTo(TRUE);
		assertThat(ask("AG_NEG(CD33)", "antigens: {CD33: {positive: true}}")).isEqualTo(FALSE);
		assertThat(ask("AG_NEG(CD33)", "antigens: {CD33: {positive: false}}")).isEqualTo(TRUE);
		assertThat(ask("AG_MIXED(CD33)", "antigens: {CD33: {positive: true}}")).isEqualTo(FALSE);
		for (String function : new String[] { "AG_POS", "AG_NEG", "AG_MIXED" }) {
			assertThat(ask(function + "(CD33)", "antigens: {CD19: true}")).isEqualTo(UNKNOWN);
			assertThat(ask(function + "(CD33)", "disease: AML")).isEqualTo(UNKNOWN);
			assertThat(ask(function + "(CD33)", "antigens: {CD33: {positive: true, phase: DIAGNOSIS}}"))
				.isEqualTo(UNKNOWN);
		}
	}

	@Test
	void aMixedAntigenIsNeitherPositiveNorNegative() {
		String facts = "antigens: {CD19: {positive: true, mixed: true}}";
		assertThat(ask("AG_POS(CD19)", facts)).isEqualTo(FALSE);
		assertThat(ask("AG_NEG(CD19)", facts)).isEqualTo(FALSE);
		assertThat(ask("AG_MIXED(CD19)", facts)).isEqualTo(TRUE);
	}

	@Test
	void aPercentageAloneDecidesNothing() {
		assertThat(ask("AG_POS(CD33)", "antigens: {CD33: {percent: 15}}")).isEqualTo(UNKNOWN);
	}

}
