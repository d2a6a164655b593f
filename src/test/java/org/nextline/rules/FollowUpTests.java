package org.nextline.rules;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.nextline.rules.FollowUp.Course;
import org.nextline.rules.FollowUp.Due;
import org.nextline.rules.FollowUp.Plan;
import org.nextline.rules.FollowUp.Waiting;
import org.nextline.rules.FollowUp.Watched;
import org.nextline.vocabulary.CheckMark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Monitoring laid out over days. */
class FollowUpTests {

	private static final LocalDate START = LocalDate.of(2026, 3, 2);

	private static Watched watched(int cycleDays, String also, String... lines) {
		Watch watch = new Watch(Examination.ECG, Set.of(), "", Set.of(),
				Arrays.stream(lines).map(Timings::read).toList(), also, List.of());
		return new Watched(new Monitoring("X-MO-01", List.of("gilteritinib"), Set.of(), Monitoring.Role.SPECIFIC, null,
				cycleDays, CheckMark.M, List.of(watch)), watch);
	}

	private static Plan plan(Course course, int months, String... lines) {
		return FollowUp.plan(List.of(watched(0, "", lines)), course, months);
	}

	private static List<String> days(Plan plan) {
		return plan.due()
			.stream()
			.map((due) -> due.from() + (due.to().equals(due.from()) ? "" : " to " + due.to()))
			.toList();
	}

	@Test
	void dayOneIsTheFirstDayOfTreatment() {
		assertThat(days(plan(Course.from(START), 3, "before START", "day 1, 8, 15"))).containsExactly("2026-03-02",
				"2026-03-02", "2026-03-09", "2026-03-16");
	}

	@Test
	void dayZeroIsTheDayOfCellsOrTransplant() {
		Course course = Course.from(START).with(Event.TRANSPLANT, LocalDate.of(2026, 4, 10));

		assertThat(days(plan(course, 12, "day 28, 100 after TRANSPLANT"))).containsExactly("2026-05-08", "2026-07-19");
	}

	@Test
	void aStretchKeepsItsFirstAndLastDay() {
		assertThat(days(plan(Course.from(START), 6, "day 21-28", "week 8-12")))
			.containsExactly("2026-03-22 to 2026-03-29", "2026-04-27 to 2026-05-25");
	}

	@Test
	void whatComesAgainEndsWithItsLastMoment() {
		assertThat(days(plan(Course.from(START), 12, "weekly until day 28"))).containsExactly("2026-03-09",
				"2026-03-16", "2026-03-23");
		assertThat(days(plan(Course.from(START), 12, "weekly until week 4"))).containsExactly("2026-03-09",
				"2026-03-16", "2026-03-23", "2026-03-30");
	}

	@Test
	void whatGoesOnWithoutEndIsLaidOutToTheLastMonth() {
		Plan plan = plan(Course.from(START), 6, "monthly from month 2");

		assertThat(days(plan)).containsExactly("2026-05-02", "2026-06-02", "2026-07-02", "2026-08-02", "2026-09-02");
		assertThat(plan.due()).allMatch(Due::openEnded);
	}

	@Test
	void monthsKeepTheDayOfTheMonthAsFarAsTheyHaveIt() {
		assertThat(days(plan(Course.from(LocalDate.of(2026, 1, 31)), 4, "monthly"))).containsExactly("2026-02-28",
				"2026-03-31", "2026-04-30", "2026-05-31");
	}

	@Test
	void theShorterIntervalCountsAndTheLongerIsHowLateItMayBe() {
		Course course = Course.from(START).with(Event.REMISSION, LocalDate.of(2026, 4, 1));

		assertThat(days(plan(course, 4, "every 4-6 weeks until month 24 after REMISSION")))
			.containsExactly("2026-04-29 to 2026-05-13", "2026-05-27 to 2026-06-10", "2026-06-24 to 2026-07-08");
	}

	@Test
	void whatIsDoneMoreOftenThanWeeklyIsOneStandingEntry() {
		Plan plan = plan(Course.from(START), 2, "twice weekly until week 2", "daily until \"the counts recover\"");

		assertThat(plan.due()).allMatch(Due::standing);
		assertThat(days(plan)).containsExactly("2026-03-02 to 2026-03-16", "2026-03-02 to 2026-05-02");
		assertThat(plan.due()).extracting(Due::openEnded).containsExactly(false, true);
	}

	@Test
	void cyclesFollowFromTheirUsualLengthUnlessTheirDaysAreKnown() {
		Plan assumed = plan(Course.from(START), 6, "day 1 of CYCLE 2-3", "end of CYCLE 1");
		assertThat(days(assumed)).containsExactly("2026-03-29", "2026-03-30", "2026-04-27");
		assertThat(assumed.due()).allMatch(Due::estimated);

		Course known = Course.from(START).with(Event.CYCLE, START, LocalDate.of(2026, 4, 6));
		Plan plan = plan(known, 6, "day 1 of CYCLE 2-3", "end of CYCLE 1");
		assertThat(days(plan)).containsExactly("2026-04-05", "2026-04-06", "2026-05-04");
		assertThat(plan.due()).extracting(Due::estimated).containsExactly(false, false, true);
	}

	@Test
	void aRowThatKnowsItsCyclesNeedsNoEstimate() {
		Plan plan = FollowUp.plan(List.of(watched(21, "", "day 1 of CYCLE 2", "weekly in CYCLE 2")), Course.from(START),
				6);

		assertThat(days(plan)).containsExactly("2026-03-23", "2026-03-30", "2026-04-06");
		assertThat(plan.due()).noneMatch(Due::estimated);
	}

	@Test
	void everyStepOfARampUpHasItsChecks() {
		Course course = Course.from(START)
			.with(Event.RAMP_UP_STEP, START, LocalDate.of(2026, 3, 9), LocalDate.of(2026, 3, 16));

		assertThat(days(plan(course, 2, "hour 6-8, 24 after each RAMP_UP_STEP"))).containsExactly("2026-03-02",
				"2026-03-03", "2026-03-09", "2026-03-10", "2026-03-16", "2026-03-17");
	}

	@Test
	void whatHasNoDayYetWaitsForItsEvent() {
		Plan plan = FollowUp.plan(
				List.of(watched(0, "with breathlessness", "at each VISIT", "monthly after INFUSION", "day 8")),
				Course.from(START), 12);

		assertThat(days(plan)).containsExactly("2026-03-09");
		assertThat(plan.waiting()).extracting(Waiting::words)
			.containsExactly("at each visit", "monthly after the infusion of cells", "with breathlessness");
		assertThat(plan.waiting()).extracting(Waiting::event).containsExactly(Event.VISIT, Event.INFUSION, null);
	}

	@Test
	void nothingIsDueAfterTheLastMonth() {
		assertThat(days(plan(Course.from(START), 3, "month 3, 6, 12"))).containsExactly("2026-06-02");
	}

	@Test
	void nonsenseIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> plan(Course.from(START), 0, "daily"));
		assertThatIllegalArgumentException().isThrownBy(() -> new Course(START, 3, java.util.Map.of()));
	}

}
