package org.nextline.suggestions;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.nextline.rules.Event;
import org.nextline.rules.FollowUp;

/**
 * A plan of what to watch after a decision.
 *
 * @param id of the plan
 * @param caseId the case
 * @param number counts the plans of the case from 1; the highest stands
 * @param decisionId the decision that it follows
 * @param treatment what was chosen; empty when nothing was
 * @param course the days that are known
 * @param madeAt when it was made
 * @param madeBy by whom
 */
record FollowUpPlan(UUID id, UUID caseId, int number, UUID decisionId, String treatment, Days course, Instant madeAt,
		String madeBy) {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

	/**
	 * The days of the treatment.
	 *
	 * @param start the first day, as an ISO date
	 * @param months how many months are laid out, from 1 to 60
	 * @param cycleDays length of a cycle in days, from 7 to 84; 0 when it is not known
	 * @param events days of other events by their code, as ISO dates
	 */
	record Days(String start, int months, int cycleDays, Map<String, String> events) {

		Days {
			events = Map.copyOf(events);
		}

		LocalDate first() {
			return LocalDate.parse(this.start);
		}

		Days with(Event event, LocalDate on) {
			Map<String, String> more = new LinkedHashMap<>(this.events);
			more.put(event.name(), on.toString());
			return new Days(this.start, this.months, this.cycleDays, more);
		}

		/** The same for the layout of days. */
		FollowUp.Course course() {
			FollowUp.Course course = (this.cycleDays > 0)
					? new FollowUp.Course(first(), this.cycleDays, Map.of(Event.CYCLE, List.of(first())))
					: FollowUp.Course.from(first());
			for (Map.Entry<String, String> one : this.events.entrySet()) {
				course = course.with(Event.valueOf(one.getKey()), LocalDate.parse(one.getValue()));
			}
			return course;
		}

	}

	static String day(LocalDate day) {
		return DAY.format(day);
	}

	public String startDay() {
		return day(this.course.first());
	}

	/** The last day that is laid out. */
	public String lastDay() {
		return day(this.course.first().plusMonths(this.course.months()));
	}

	public String made() {
		return day(LocalDate.ofInstant(this.madeAt, ZoneId.systemDefault()));
	}

}
