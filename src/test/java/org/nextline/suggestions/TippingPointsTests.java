package org.nextline.suggestions;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader;

import static org.assertj.core.api.Assertions.assertThat;

/** Numbers near a limit are told with what would follow on its other side. */
class TippingPointsTests {

	private static CaseFacts facts() {
		return CaseReader.read(SampleCases.firstRelapseAmlWithFlt3Itd()).facts();
	}

	private static List<TippingPoints.Tip> tips(CaseFacts facts) {
		return TippingPoints.of(ChangesTests.ADVISOR, ChangesTests.ADVISOR.advise(facts));
	}

	@Test
	void aRemissionJustTooShortTellsWhatALongerOneWouldOpen() {
		List<TippingPoints.Tip> tips = tips(facts().with(CaseField.FIRST_REMISSION_MONTHS, 11.6));
		assertThat(tips).anySatisfy((tip) -> {
			assertThat(tip.label()).isEqualTo(CaseField.FIRST_REMISSION_MONTHS.label());
			assertThat(tip.now()).isEqualTo("11.6 months");
			assertThat(tip.at()).isEqualTo("from 12 months");
			assertThat(tip.effects()).isNotEmpty();
		});
	}

	@Test
	void aQtcBelowItsLimitTellsWhatALongerOneWouldForbid() {
		List<TippingPoints.Tip> tips = tips(facts().with(CaseField.QTCF, 496));
		assertThat(tips).anySatisfy((tip) -> {
			assertThat(tip.label()).isEqualTo(CaseField.QTCF.label());
			assertThat(tip.at()).isEqualTo("above 500 ms");
			assertThat(String.join("; ", tip.effects())).contains("Gilteritinib would not be advised");
		});
	}

	@Test
	void theNumberToldIsTheNearestAtWhichAnythingChanges() {
		CaseFacts facts = facts().with(CaseField.QTCF, 496);
		Advised now = ChangesTests.ADVISOR.advise(facts);
		Advised below = ChangesTests.ADVISOR.advise(facts.with(CaseField.QTCF, 500));
		assertThat(Change.between(Standings.of(now), Standings.of(below))).noneMatch((one) -> one.kind().matters());
	}

	@Test
	void aNumberFarFromEveryLimitIsNotTold() {
		assertThat(tips(facts().with(CaseField.QTCF, 350))).noneMatch((tip) -> tip.label().contains("QTc"));
	}

	@Test
	void agesOnlyGrow() {
		assertThat(tips(facts().with(CaseField.AGE_YEARS, 60.5)))
			.noneMatch((tip) -> tip.label().equals(CaseField.AGE_YEARS.label())
					&& (tip.at().startsWith("below") || tip.at().startsWith("down")));
	}

}
