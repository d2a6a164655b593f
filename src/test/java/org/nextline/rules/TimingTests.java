package org.nextline.rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** When something is checked: one line in a pack, one phrase on the page. */
class TimingTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			before START | before the start
			before each DOSE | before each dose
			at each VISIT | at each visit
			at PROGRESSION | at progression
			end of CYCLE 1-2 | at the end of cycles 1-2
			day 8 | on day 8
			day 8, 15 | on days 8 and 15
			day 21-28 of CYCLE 1 | on days 21-28 of cycle 1
			day 28, 60, 100 after TRANSPLANT | on days 28, 60 and 100 after the transplant
			hour 6-8, 24 after each RAMP_UP_STEP | at 6-8 and 24 hours after each ramp-up step
			week 8-12 | in weeks 8-12
			month 3, 6, 12 after SWITCH | at 3, 6 and 12 months after the switch
			year 1 after TRANSPLANT | at 1 year after the transplant
			from month 12 | from month 12
			daily | daily
			twice weekly until week 2 | twice weekly until week 2
			weekly in CYCLE 1 | weekly in cycle 1
			monthly from CYCLE 2 | monthly from cycle 2
			every 2 weeks from month 1 until month 2 | every 2 weeks from month 1 until month 2
			every 4-6 weeks until month 24 after REMISSION | every 4-6 weeks until month 24 after remission
			daily until "the counts recover" | daily until the counts recover
			yearly until year 15 after INFUSION | yearly until year 15 after the infusion of cells
			""")
	void aLineIsReadSaidAndWrittenBack(String line, String words) {
		Timing timing = Timings.read(line);

		assertThat(timing.words()).isEqualTo(words);
		assertThat(timing.line()).isEqualTo(line);
		assertThat(Timings.read(timing.line())).isEqualTo(timing);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			weakly until week 4 | column 1: | Did you mean weekly?
			day | column 4: | expected a number
			day x | column 5: | expected a number, not "x"
			before STRAT | column 8: | Did you mean START?
			day 8 after TRANSPLANT 2 | column 25: | happens once
			end of START | column 13: | only a CYCLE has an end
			before CYCLE | column 13: | comes again
			day 28-21 | column 10: | from low to high
			every 2 fortnights | column 19: | no unit of time
			weekly until week 4 or so | column 21: | cannot follow here
			weekly until | column 13: | expected a moment
			""")
	void whatCannotBeReadIsNamedWithItsPlace(String line, String place, String reason) {
		assertThatExceptionOfType(GrammarFault.class).isThrownBy(() -> Timings.read(line))
			.withMessageStartingWith(place)
			.withMessageContaining(reason);
	}

	@Test
	void aMissingResultIsSaidWithItsDay() {
		Trigger.Lacking lacking = new Trigger.Lacking("CR", Timings.read("day 28 after INFUSION"));

		assertThat(lacking.words()).isEqualTo("no CR by day 28 after the infusion of cells");
		assertThat(new Trigger(lacking, "change the treatment").words())
			.isEqualTo("No CR by day 28 after the infusion of cells: change the treatment");
		assertThat(new Trigger.Lacking("response", Timings.read("month 6")).words())
			.isEqualTo("no response by 6 months");
	}

}
