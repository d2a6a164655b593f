package org.nextline.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextline.vocabulary.Alteration;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.PartialDate;
import org.nextline.vocabulary.Phase;
import org.nextline.vocabulary.PriorTherapy.ReasonStopped;

import static org.assertj.core.api.Assertions.assertThat;

/** What people type becomes facts, or a fault at the very input. */
class FormReaderTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

	private final CaseForm form = new CaseForm();

	@Test
	void aBlankIsUnknown() {
		type("f.ageYears", " ").type("f.pregnant", "").type("f.setting", "").type("alterations[0].gene", "");

		assertThat(read().facts().known()).isEmpty();
		assertThat(read().slips()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "0,7 | 0.7", "0.7 | 0.7", ",5 | 0.5", " 12 | 12", "1,25 | 1.25" })
	void acceptsADecimalComma(String typed, double amount) {
		type("f.bilirubinUln", typed);

		assertThat(read().facts().number(CaseField.BILIRUBIN_ULN)).hasValue(amount);
	}

	@ParameterizedTest
	@ValueSource(strings = { "47l", "428 ms", "1e3", "NaN", "--4", "four hundred", "4 28", "<script>" })
	void namesTheFieldOfANumberThatCannotBeRead(String typed) {
		type("f.qtcf", typed);

		assertThat(read().facts().knows(CaseField.QTCF)).isFalse();
		assertThat(read().slips()).singleElement().satisfies((slip) -> {
			assertThat(slip.name()).isEqualTo("f.qtcf");
			assertThat(slip.message()).startsWith("QTc (Fridericia) must be a plain number in ms");
		});
	}

	@Test
	void namesAllFaultsAtOnce() {
		type("f.ageYears", "230").type("f.lvef", "7000")
			.type("f.ecog", "1.5")
			.type("f.disease", "AMLL")
			.type("f.nonsense", "1")
			.type("alterations[3].gene", "FLT3")
			.type("priorTherapies[2].monthsAgo", "soon")
			.type("priorTherapies[2].name", "7+3")
			.type("f.mrd.date", "yesterday");

		assertThat(read().slips()).extracting(Slip::name)
			.containsExactlyInAnyOrder("f.ageYears", "f.lvef", "f.ecog", "f.disease", "", "alterations[3].kind",
					"priorTherapies[2].monthsAgo", "f.mrd.date");
		assertThat(read().slips()).extracting(Slip::message)
			.anyMatch((message) -> message.contains("230") && message.contains("between 0 and 110 years"))
			.anyMatch((message) -> message.contains("Did you mean AML?"))
			.anyMatch((message) -> message.contains("There is no field \"nonsense\""));
	}

	@Test
	void aSetIsUnknownOrNoneOrSome() {
		assertThat(read().facts().knows(CaseField.SITES)).isFalse();

		type("f.sites.known", "none");
		assertThat(read().facts().codes(CaseField.SITES)).hasValueSatisfying((sites) -> assertThat(sites).isEmpty());

		type("f.sites.known", "");
		this.form.put("f.sites", List.of("MARROW", "CNS"));
		assertThat(read().facts().codes(CaseField.SITES))
			.hasValueSatisfying((sites) -> assertThat(sites).containsExactly("MARROW", "CNS"));
	}

	@Test
	void noneAndSomeAtOnceIsAFault() {
		type("f.sites.known", "none").type("f.sites", "CNS");
		type("f.concomitant.known", "these");

		assertThat(read().slips()).extracting(Slip::name).containsExactly("f.sites", "f.concomitant");
	}

	@Test
	void readsAlterationsAsTheyAreWritten() {
		type("alterations.text", "flt3 itd 38; NPM1 mut; idh1 neg").type("alterations[0].gene", "BCR::ABL1 T315I");

		Typed typed = read();

		assertThat(typed.slips()).isEmpty();
		assertThat(typed.facts().alterations()).extracting(Alteration::words)
			.containsExactly("BCR::ABL1 mutation T315I", "FLT3 ITD, VAF 38 %", "NPM1 mutation");
		assertThat(typed.facts().codes(CaseField.KNOWN_ABSENT))
			.hasValueSatisfying((absent) -> assertThat(absent).containsExactly("IDH1"));
	}

	@Test
	void keepsAnAlterationThatCannotBeReadWhereItWasTyped() {
		type("alterations.text", "flt3 maybe");

		assertThat(read().slips()).singleElement().satisfies((slip) -> {
			assertThat(slip.name()).isEqualTo("alterations.text");
			assertThat(slip.message()).contains("flt3 maybe");
		});
	}

	@Test
	void foundAndNotFoundContradict() {
		type("alterations.text", "FLT3 ITD").type("f.knownAbsent", "FLT3");

		assertThat(read().slips()).extracting(Slip::name).containsExactly("f.knownAbsent");
	}

	@Test
	void nothingFoundIsAnAnswer() {
		type("f.alterations.known", "none");

		assertThat(read().facts().knows(CaseField.ALTERATIONS)).isTrue();
		assertThat(read().facts().alterations()).isEmpty();
	}

	@Test
	void anAntigenWithoutAResultWasNotTested() {
		type("antigens[0].name", "CD33").type("antigens[1].name", "CD123")
			.type("antigens[1].positive", "yes")
			.type("antigens[1].percent", "64,5 %")
			.type("antigens[1].phase", "DIAGNOSIS");

		assertThat(read().facts().antigens()).containsOnlyKeys("CD123");
		assertThat(read().facts().antigens().get("CD123").percent()).isEqualTo(64.5);
		assertThat(read().facts().antigens().get("CD123").phase()).isEqualTo(Phase.DIAGNOSIS);
	}

	@Test
	void namesAnAntigenThatIsEnteredTwice() {
		type("antigens[0].name", "CD33").type("antigens[0].positive", "yes");
		type("antigens[4].name", "CD33").type("antigens[4].positive", "no");

		assertThat(read().slips()).extracting(Slip::name).containsExactly("antigens[4].name");
	}

	@Test
	void readsTreatmentsWithMonthsOrADate() {
		type("priorTherapies[0].name", "7+3").type("priorTherapies[0].reasonStopped", "COMPLETED")
			.type("priorTherapies[0].monthsAgo", "10,5")
			.type("priorTherapies[5].agents", "azacitidine + venetoclax")
			.type("priorTherapies[5].monthsAgo", "2026-08");

		assertThat(read().slips()).isEmpty();
		assertThat(read().facts().therapies()).hasValueSatisfying((courses) -> {
			assertThat(courses.get(0).reasonStopped()).isEqualTo(ReasonStopped.COMPLETED);
			assertThat(courses.get(0).monthsAgo()).isEqualTo(10.5);
			assertThat(courses.get(1).agents()).containsExactly("azacitidine", "venetoclax");
			assertThat(courses.get(1).monthsAgo()).isEqualTo(3.3);
		});
	}

	@Test
	void factsCarryDateAndSample() {
		type("f.marrowBlasts", "40").type("f.marrowBlasts.date", "2025-03").type("f.marrowBlasts.phase", "DIAGNOSIS");

		assertThat(read().facts().find(CaseField.MARROW_BLASTS)).hasValueSatisfying((fact) -> {
			assertThat(fact.observed()).isEqualTo(new PartialDate(2025, 3, 0));
			assertThat(fact.atThisRelapse()).isFalse();
		});
	}

	@Test
	void datesGiveAgeAndLengths() {
		type("p.born", "1968-03-12").type("d.diagnosed", "2025-08-19")
			.type("d.remission", "2025-10")
			.type("d.relapsed", "2026-07-08")
			.type("f.relapseNumber", "1");

		CaseFacts facts = read().facts();

		assertThat(facts.number(CaseField.AGE_YEARS)).hasValueCloseTo(58.3, org.assertj.core.data.Offset.offset(0.05));
		assertThat(facts.number(CaseField.LAST_REMISSION_MONTHS)).hasValue(8.7);
		assertThat(facts.number(CaseField.FIRST_REMISSION_MONTHS)).hasValue(8.7);
		assertThat(facts.number(CaseField.MONTHS_FROM_DIAGNOSIS)).hasValue(10.6);
		assertThat(facts.find(CaseField.LAST_REMISSION_MONTHS)).hasValueSatisfying((fact) -> {
			assertThat(fact.derived()).isTrue();
			assertThat(fact.derivedFrom()).isEqualTo("remission Oct 2025 and relapse 8 Jul 2026");
		});
		assertThat(read().stated().knows(CaseField.AGE_YEARS)).isFalse();
	}

	@Test
	void ofAgeOnTheBirthdayAndNotBefore() {
		type("p.born", "2008-06-10").type("d.relapsed", "2026-06-10");
		assertThat(read().facts().number(CaseField.AGE_YEARS)).hasValue(18);

		type("d.relapsed", "2026-06-09");
		assertThat(read().facts().number(CaseField.AGE_YEARS).orElseThrow()).isLessThan(18);
	}

	@Test
	void aYearAloneGivesNoLength() {
		type("d.remission", "2025").type("d.relapsed", "2026-07-08");

		assertThat(read().facts().knows(CaseField.LAST_REMISSION_MONTHS)).isFalse();
		assertThat(read().slips()).isEmpty();
	}

	@Test
	void aStatedLengthWinsWhenItSaysWhy() {
		type("d.remission", "2025-10-01").type("d.relapsed", "2026-07-08").type("f.lastRemissionMonths", "14");

		assertThat(read().slips()).singleElement().satisfies((slip) -> {
			assertThat(slip.name()).isEqualTo("f.lastRemissionMonths.source");
			assertThat(slip.message()).contains("14 months is stated, but the dates give 9.2");
		});

		type("f.lastRemissionMonths.source", "CR was seen in another hospital in May");
		assertThat(read().slips()).isEmpty();
		assertThat(read().facts().number(CaseField.LAST_REMISSION_MONTHS)).hasValue(14);
		assertThat(read().facts().find(CaseField.LAST_REMISSION_MONTHS).orElseThrow().source()).contains("another");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "d.diagnosed=2026-05 d.relapsed=2026-01 | d.relapsed | is before the first diagnosis",
					"d.remission=2026-05 d.relapsed=2026-01 | d.relapsed | is before the remission",
					"d.diagnosed=2026-05 d.remission=2025-01 | d.remission | is before the first diagnosis",
					"p.born=2020 d.diagnosed=2010 | d.diagnosed | is before the birth",
					"p.born=2030 | p.born | lies in the future", "d.relapsed=12.11.2026 | d.relapsed | is not a date",
					"d.relapsed=2026-02-31 | d.relapsed | is not a date", "p.born=1880 | p.born | is too long ago" })
	void namesWhatCannotHaveBeen(String typed, String at, String message) {
		Stream.of(typed.split(" ")).map((part) -> part.split("=")).forEach((part) -> type(part[0], part[1]));

		assertThat(read().slips()).singleElement().satisfies((slip) -> {
			assertThat(slip.name()).isEqualTo(at);
			assertThat(slip.message()).contains(message);
		});
	}

	@Test
	void sameYearIsNoContradiction() {
		type("d.diagnosed", "2026-05").type("d.remission", "2026").type("d.relapsed", "2026");

		assertThat(read().slips()).isEmpty();
	}

	@Test
	void aRemissionLongerThanLifeIsAFault() {
		type("f.ageYears", "8").type("f.firstRemissionMonths", "130");

		assertThat(read().slips()).extracting(Slip::name).containsExactly("f.firstRemissionMonths");
	}

	@Test
	void anAgentIsKnownByAnyOfItsNames() {
		type("f.currentTherapy", "Xospata, unheard-of");

		assertThat(
				read((name) -> name.equals("Xospata") ? "gilteritinib" : name).facts().codes(CaseField.CURRENT_THERAPY))
			.hasValueSatisfying((agents) -> assertThat(agents).containsExactly("gilteritinib", "unheard-of"));
	}

	@Test
	void keepsToWhatBelongsToACase() {
		CaseForm sent = new CaseForm(java.util.Map.of("_csrf", List.of("secret"), "alterations[9999].gene",
				List.of("FLT3"), "alterations[0].constructor", List.of("x"), "f.ecog", List.of("1")));

		assertThat(sent.typed()).containsOnlyKeys("f.ecog");
	}

	@ParameterizedTest
	@MethodSource("samples")
	void everySampleCanBeReadAndTypedAgain(String number, CaseFacts stated, CourseDates dates) {
		CaseForm written = FormWriter.write(stated, dates, java.util.UUID.randomUUID(), 0);

		Typed typed = new FormReader(written, dates.born(), dates.entered(), TODAY, (name) -> name).read();

		assertThat(typed.slips()).isEmpty();
		assertThat(typed.stated().known()).isEqualTo(stated.known());
		assertThat(typed.dates()).isEqualTo(dates);
		assertThat(typed.facts().known()).as("facts of a sample").hasSizeGreaterThanOrEqualTo(18);
	}

	static Stream<org.junit.jupiter.params.provider.Arguments> samples() {
		return SamplePatients.all().stream().flatMap((sample) -> sample.relapses().stream().map((relapse) -> {
			CaseReader.Reading reading = CaseReader.read(relapse.facts());
			assertThat(reading.faults()).as(sample.patient().recordNumber()).isEmpty();
			return org.junit.jupiter.params.provider.Arguments.of(sample.patient().recordNumber(), reading.facts(),
					relapse.dates(sample.patient().identity().born()));
		}));
	}

	@Test
	void samplesShowTheBreadth() {
		assertThat(SamplePatients.all()).hasSizeGreaterThanOrEqualTo(30)
			.extracting((sample) -> sample.patient().recordNumber())
			.doesNotHaveDuplicates();
		assertThat(SamplePatients.all().stream().flatMap((sample) -> sample.relapses().stream()))
			.extracting((relapse) -> relapse.facts().get("disease"))
			.contains("AML", "APL", "BPDCN", "CML", "B_ALL", "T_ALL", "CLL", "HCL");
	}

	private FormReaderTests type(String name, String text) {
		this.form.put(name, text);
		return this;
	}

	private Typed read() {
		return read((name) -> name);
	}

	private Typed read(UnaryOperator<String> agents) {
		@Nullable PartialDate none = null;
		return new FormReader(this.form, none, TODAY, TODAY, agents).read();
	}

}
