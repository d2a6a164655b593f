package org.nextline.suggestions;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextline.vocabulary.Truth;

import static org.assertj.core.api.Assertions.assertThat;

/** Limits of checks, on both sides of their numbers. */
class PlanLimitTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

	private static final PlanLimit QT = new PlanLimit("QTcF above 500 ms", "qtcf", ">", 500.0, "stop");

	private static final PlanLimit FEVER = PlanLimit.judged("fever", "come in");

	@ParameterizedTest
	@CsvSource({ ">,500,FALSE", ">,500.1,TRUE", ">=,499.9,FALSE", ">=,500,TRUE", "<,500,FALSE", "<,499.9,TRUE",
			"<=,500.1,FALSE", "<=,500,TRUE" })
	void aNumberDecides(String operator, double amount, Truth crossed) {
		assertThat(new PlanLimit("", "qtcf", operator, 500.0, "").crossedBy(amount)).isEqualTo(crossed);
	}

	@Test
	void whatWasNotMeasuredOrNotAnsweredIsUnknown() {
		CheckState check = check(Map.of(), Map.of());
		assertThat(check.judged()).extracting(CheckState.Judged::crossed).containsOnly(Truth.UNKNOWN);
		assertThat(check.crossing()).isEqualTo(CheckState.Crossing.UNCLEAR);
		assertThat(check(Map.of("qtcf", 480.0), Map.of("1", "unclear")).crossing())
			.isEqualTo(CheckState.Crossing.UNCLEAR);
		assertThat(check(Map.of("qtcf", 480.0), Map.of("1", "no")).crossing()).isEqualTo(CheckState.Crossing.NONE);
		assertThat(check(Map.of("qtcf", 512.0), Map.of()).crossing()).isEqualTo(CheckState.Crossing.CROSSED);
		assertThat(check(Map.of(), Map.of("1", "yes")).settled("seen").crossing())
			.isEqualTo(CheckState.Crossing.SETTLED);
	}

	@Test
	void aCheckIsOverdueTheDayAfterItsLast() {
		CheckState open = check(Map.of(), Map.of()).again(TODAY.minusDays(3), TODAY);
		assertThat(open.overdue(TODAY)).isFalse();
		assertThat(open.overdue(TODAY.plusDays(1))).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "512|512", "512 ms|512", "480,5|480.5" })
	void numbersAreReadWithOrWithoutTheirUnit(String typed, double amount) {
		CheckForm form = CheckForm.of(Map.of("on", "2026-11-30", "n.qtcf", typed));
		CheckResult result = form.result(check(Map.of(), Map.of()), TODAY);
		assertThat(form.faults()).isEmpty();
		assertThat(result).isNotNull();
		assertThat(result.numbers()).containsEntry("qtcf", amount);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "<512", "about 500", "1,200", "9999" })
	void numbersThatCannotBeReadForSureAreRefused(String typed) {
		CheckForm form = CheckForm.of(Map.of("on", "2026-11-30", "n.qtcf", typed));
		assertThat(form.result(check(Map.of(), Map.of()), TODAY)).isNull();
		assertThat(form.faults()).containsOnlyKeys("n.qtcf");
	}

	private static CheckState check(Map<String, Double> numbers, Map<String, String> answers) {
		return new CheckState("ROW", "ECG", "ECG", "weekly", false, false, false, "", "2026-11-28", "2026-11-30",
				List.of(QT, FEVER), CheckState.Status.DONE, new CheckResult("2026-11-30", numbers, answers, ""), "");
	}

}
