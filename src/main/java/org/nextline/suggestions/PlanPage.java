package org.nextline.suggestions;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Event;

/**
 * The checks of a case as the page shows them.
 *
 * @param crossed checks with a crossed limit that nobody dealt with
 * @param unclear checks with a limit that could not be judged
 * @param overdue what should have been done
 * @param soon what is due within four weeks
 * @param running what goes on all the time
 * @param later what comes after that, by month
 * @param waiting what has no day yet
 * @param done what has a result, latest first
 * @param past what was taken out or replaced
 * @param events events whose day would lay out more
 */
record PlanPage(List<Line> crossed, List<Line> unclear, List<Line> overdue, List<Line> soon, List<Line> running,
		List<Month> later, List<Line> waiting, List<Line> done, List<Line> past, List<Event> events) {

	private static final int SOON_DAYS = 28;

	private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

	/**
	 * One check.
	 *
	 * @param check as it is stored
	 * @param due its day or days in words; empty without one
	 * @param on the day of the result in words; empty without one
	 * @param found the numbers that were found
	 * @param crossed limits that are crossed
	 * @param unclear limits that could not be judged
	 */
	record Line(FollowUpPlans.Check check, String due, String on, List<String> found, List<PlanLimit> crossed,
			List<PlanLimit> unclear) {

		public CheckState state() {
			return this.check.state();
		}

	}

	/** Checks of a month. */
	record Month(String name, List<Line> lines) {
	}

	static Line line(FollowUpPlans.Check check) {
		CheckState state = check.state();
		CheckResult result = state.result();
		return new Line(check, due(state.first().orElse(null), state.last().orElse(null)),
				(result != null) ? FollowUpPlan.day(LocalDate.parse(result.on())) : "",
				(result == null) ? List.of()
						: state.limits()
							.stream()
							.map((limit) -> FollowUpPlans.found(result, limit))
							.filter((one) -> !one.isEmpty())
							.distinct()
							.toList(),
				state.crossedLimits(), state.unclearLimits());
	}

	static String due(@Nullable LocalDate from, @Nullable LocalDate to) {
		if (from == null || to == null) {
			return "";
		}
		return FollowUpPlan.day(from) + (from.equals(to) ? "" : " \u2013 " + FollowUpPlan.day(to));
	}

	/**
	 * The page.
	 * @param checks all checks of the case
	 * @param today the day to judge from
	 */
	static PlanPage of(List<FollowUpPlans.Check> checks, LocalDate today) {
		List<Line> crossed = new ArrayList<>();
		List<Line> unclear = new ArrayList<>();
		List<Line> overdue = new ArrayList<>();
		List<Line> soon = new ArrayList<>();
		List<Line> running = new ArrayList<>();
		Map<String, List<Line>> later = new LinkedHashMap<>();
		List<Line> waiting = new ArrayList<>();
		List<Line> done = new ArrayList<>();
		List<Line> past = new ArrayList<>();
		List<Event> events = new ArrayList<>();
		for (FollowUpPlans.Check check : checks) {
			CheckState state = check.state();
			Line line = line(check);
			LocalDate from = state.first().orElse(null);
			switch (state.status()) {
				case REMOVED, REPLACED -> past.add(line);
				case DONE -> {
					done.add(line);
					if (state.crossing() == CheckState.Crossing.CROSSED) {
						crossed.add(line);
					}
					else if (state.crossing() == CheckState.Crossing.UNCLEAR) {
						unclear.add(line);
					}
				}
				case OPEN -> {
					if (from == null) {
						waiting.add(line);
						event(state, events);
					}
					else if (state.overdue(today)) {
						overdue.add(line);
					}
					else if (state.running()) {
						running.add(line);
					}
					else if (!from.isAfter(today.plusDays(SOON_DAYS))) {
						soon.add(line);
					}
					else {
						later.computeIfAbsent(MONTH.format(from), (fresh) -> new ArrayList<>()).add(line);
					}
				}
			}
		}
		Comparator<Line> latest = Comparator
			.comparing((Line one) -> java.util.Objects.requireNonNull(one.state().result()).on())
			.reversed();
		done.sort(latest);
		crossed.sort(latest);
		return new PlanPage(crossed, unclear, overdue, soon, running,
				later.entrySet().stream().map((month) -> new Month(month.getKey(), month.getValue())).toList(), waiting,
				done, past, events);
	}

	private static void event(CheckState state, List<Event> events) {
		for (Event event : Event.values()) {
			if (event.name().equals(state.event()) && !event.recurs() && !events.contains(event)) {
				events.add(event);
			}
		}
	}

	/** Whether nothing is open. */
	public boolean idle() {
		return this.overdue.isEmpty() && this.soon.isEmpty() && this.running.isEmpty() && this.later.isEmpty()
				&& this.waiting.isEmpty();
	}

}
