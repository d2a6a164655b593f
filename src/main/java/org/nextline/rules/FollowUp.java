package org.nextline.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.Disease;

/**
 * What to watch under a treatment, and on which days.
 */
public final class FollowUp {

	/** Longest time that is laid out, in months. */
	private static final int LONGEST = 240;

	private FollowUp() {
	}

	/**
	 * One thing to watch, with the row it comes from.
	 *
	 * @param row the row
	 * @param watch what to look at
	 */
	public record Watched(Monitoring row, Watch watch) {
	}

	// What

	/**
	 * What to watch under one regimen of an option in this case.
	 * @param option the card
	 * @param member the regimen
	 * @param situation the case
	 * @param book the rules
	 */
	public static List<Watched> of(Advice.Option option, Advice.Member member, Situation situation, RuleBook book) {
		Set<String> names = new LinkedHashSet<>();
		names.add(option.category().name());
		member.reasons().forEach((reason) -> names(reason.rule(), names));
		List<String> agents = member.agents().stream().filter((key) -> !member.optional().contains(key)).toList();
		Set<Disease> diseases = situation.facts().disease().map(Set::of).orElse(Set.of());
		return of(names, agents, diseases, book, (only) -> !only.decide(situation).isFalse());
	}

	/**
	 * What to watch under the regimens of a rule, in any case.
	 * @param rule an option, or a guard or modifier that a row names
	 * @param book the rules
	 */
	public static List<Watched> of(OptionRule rule, RuleBook book) {
		if (rule.kind() != OptionRule.Kind.OPTION) {
			return book.monitoring()
				.stream()
				.filter((row) -> row.targets().contains(rule.id()))
				.flatMap((row) -> row.watches().stream().map((watch) -> new Watched(row, watch)))
				.toList();
		}
		Set<Watched> all = new LinkedHashSet<>();
		List<List<String>> regimens = rule.alternatives().isEmpty() ? List.of(List.of())
				: rule.alternatives().stream().map(Alternative::required).toList();
		for (int nth = 0; nth < regimens.size(); nth++) {
			Set<String> names = new LinkedHashSet<>();
			names.add((rule.alternatives().isEmpty() ? rule.category()
					: rule.categoryOf(rule.alternatives().get(nth), book.agents()))
				.name());
			names(rule, names);
			for (Disease disease : rule.diseases()) {
				all.addAll(of(names, regimens.get(nth), Set.of(disease), book, (only) -> true));
			}
		}
		return List.copyOf(all);
	}

	/** What to watch under an agent or regimen by itself, in any case. */
	public static List<Watched> of(String agent, RuleBook book) {
		return of(Set.of(), List.of(agent), EnumSet.allOf(Disease.class), book, (only) -> true).stream()
			.filter((one) -> one.row().targets().stream().noneMatch(FollowUp::anything))
			.toList();
	}

	private static boolean anything(String target) {
		return target.equals(Agents.ANY) || target.equals(Agents.SYSTEMIC);
	}

	private static void names(OptionRule rule, Set<String> names) {
		names.add(rule.id());
		names.add(rule.category().name());
	}

	private static List<Watched> of(Set<String> names, List<String> agents, Set<Disease> diseases, RuleBook book,
			Predicate<Criterion> holds) {
		List<Watched> found = new ArrayList<>();
		for (Monitoring.Role role : Monitoring.Role.values()) {
			if (role == Monitoring.Role.LAST && !found.isEmpty()) {
				break;
			}
			Set<Examination> spoken = EnumSet.noneOf(Examination.class);
			found.forEach((one) -> {
				spoken.add(one.watch().test());
				spoken.addAll(one.watch().with());
			});
			for (Monitoring row : book.monitoring()) {
				Criterion only = row.only();
				boolean applies = row.role() == role && row.diseases().stream().anyMatch(diseases::contains)
						&& row.targets()
							.stream()
							.anyMatch((target) -> names.contains(target) || means(target, agents, book.agents()))
						&& (only == null || holds.test(only));
				if (applies) {
					row.watches()
						.stream()
						.filter((watch) -> concerns(watch, agents, book.agents()))
						.filter((watch) -> role == Monitoring.Role.SPECIFIC || !spoken.contains(watch.test()))
						.forEach((watch) -> found.add(new Watched(row, watch)));
				}
			}
		}
		found.sort(Comparator.comparing((one) -> one.watch().test()));
		return found;
	}

	private static boolean means(String target, List<String> agents, Agents catalogue) {
		if (target.equals(Agents.ANY)) {
			return true;
		}
		return agents.stream()
			.flatMap((agent) -> catalogue.partsOf(agent).stream())
			.anyMatch((part) -> part.equals(target) || catalogue.in(part, target));
	}

	private static boolean concerns(Watch watch, List<String> agents, Agents catalogue) {
		return watch.targets().isEmpty()
				|| watch.targets().stream().anyMatch((target) -> means(target, agents, catalogue));
	}

	// When

	/**
	 * The days of a treatment that are known.
	 *
	 * @param start the first day of treatment
	 * @param cycleDays length of a cycle in days, from 7 to 84
	 * @param days days of other events, in order; those of cycles stand before what
	 * follows from their length
	 */
	public record Course(LocalDate start, int cycleDays, Map<Event, List<LocalDate>> days) {

		/** Length of a cycle where nothing else is known. */
		public static final int USUAL_CYCLE = 28;

		public Course {
			if (cycleDays < 7 || cycleDays > 84) {
				throw new IllegalArgumentException("A cycle of " + cycleDays + " days cannot be right");
			}
			days = Map.copyOf(days);
		}

		/** A treatment of which only the first day is known. */
		public static Course from(LocalDate start) {
			return new Course(start, USUAL_CYCLE, Map.of());
		}

		/** The same, with the days of an event. */
		public Course with(Event event, LocalDate... on) {
			Map<Event, List<LocalDate>> more = new EnumMap<>(Event.class);
			more.putAll(this.days);
			more.put(event, List.of(on));
			return new Course(this.start, this.cycleDays, more);
		}

		/** The days on which the event fell or is to fall; empty when not known. */
		List<LocalDate> of(Timing.Reference reference) {
			List<LocalDate> known = this.days.getOrDefault(reference.event(), List.of());
			if (reference.event() == Event.START) {
				return List.of(this.start);
			}
			if (reference.numbered()) {
				return Timing.numbers(reference)
					.filter((nth) -> nth <= known.size() || reference.event() == Event.CYCLE)
					.mapToObj((nth) -> nth(reference.event(), nth))
					.toList();
			}
			return known;
		}

		/** How many days of the event are known. */
		int known(Event event) {
			return this.days.getOrDefault(event, List.of()).size();
		}

		private LocalDate nth(Event event, int nth) {
			List<LocalDate> known = this.days.getOrDefault(event, List.of());
			if (nth <= known.size()) {
				return known.get(nth - 1);
			}
			LocalDate last = known.isEmpty() ? this.start : known.get(known.size() - 1);
			return last.plusDays((long) this.cycleDays * (nth - Math.max(1, known.size())));
		}

		/** The last day of the cycle of this number. */
		LocalDate lastOfCycle(int nth) {
			return nth(Event.CYCLE, nth + 1).minusDays(1);
		}

	}

	/**
	 * Something that is due.
	 *
	 * @param watched what to look at
	 * @param timing the line it follows from
	 * @param from the day, or the first of several
	 * @param to the last day on which it is in time
	 * @param standing whether it comes again and again between the two, too often to name
	 * each day
	 * @param estimated whether the day rests on an assumed length of a cycle
	 * @param openEnded whether more follow after what is laid out
	 */
	public record Due(Watched watched, Timing timing, LocalDate from, LocalDate to, boolean standing, boolean estimated,
			boolean openEnded) {
	}

	/**
	 * Something that waits for an event whose day is not known, or that only an event
	 * calls for.
	 *
	 * @param watched what to look at
	 * @param words when, in words
	 * @param event the event it waits for; null when no day can ever be told
	 */
	public record Waiting(Watched watched, String words, @Nullable Event event) {
	}

	/**
	 * A plan.
	 *
	 * @param due what is due, in order of days
	 * @param waiting what has no day yet
	 */
	public record Plan(List<Due> due, List<Waiting> waiting) {

		public Plan {
			due = List.copyOf(due);
			waiting = List.copyOf(waiting);
		}

	}

	/**
	 * Lays out what is due from the start over the first months. What goes on without end
	 * is laid out to the last of them; of an interval such as 4-6 weeks the shorter
	 * counts, and the longer is how late it may be.
	 * @param watched what to look at
	 * @param course the days that are known
	 * @param months how many months from the start, from 1 to 240
	 */
	public static Plan plan(List<Watched> watched, Course course, int months) {
		if (months < 1 || months > LONGEST) {
			throw new IllegalArgumentException("A plan over " + months + " months cannot be right");
		}
		LocalDate horizon = course.start().plusMonths(months);
		List<Due> due = new ArrayList<>();
		List<Waiting> waiting = new ArrayList<>();
		for (Watched one : watched) {
			Course own = (one.row().cycleDays() > 0) ? new Course(course.start(), one.row().cycleDays(), course.days())
					: course;
			for (Timing timing : one.watch().when()) {
				Event unknown = unknown(timing, own);
				if (unknown != null) {
					waiting.add(new Waiting(one, timing.words(), unknown));
				}
				else {
					due.addAll(days(one, timing, own, horizon));
				}
			}
			if (!one.watch().also().isEmpty()) {
				waiting.add(new Waiting(one, one.watch().also(), null));
			}
		}
		due.sort(Comparator.comparing(Due::from).thenComparing((one) -> one.watched().watch().test()));
		return new Plan(due, waiting);
	}

	/** The event whose day is not known and that the line rests on, or null. */
	private static @Nullable Event unknown(Timing timing, Course course) {
		if (course.of(timing.from()).isEmpty()) {
			return timing.from().event();
		}
		if (timing instanceof Timing.Every every) {
			for (Timing.Point point : new Timing.Point[] { every.begin(), every.until() }) {
				Timing.Reference event = (point != null) ? point.event() : null;
				if (event != null && course.of(event).isEmpty()) {
					return event.event();
				}
			}
		}
		return null;
	}

	private static List<Due> days(Watched watched, Timing timing, Course course, LocalDate horizon) {
		List<Due> days = new ArrayList<>();
		int nth = timing.from().first();
		for (LocalDate base : course.of(timing.from())) {
			boolean assumed = assumed(watched, timing.from().event(), nth, course);
			if (timing instanceof Timing.Around around) {
				boolean end = around.side() == Timing.Around.Side.END;
				LocalDate day = end ? course.lastOfCycle(nth) : base;
				days.add(new Due(watched, timing, day, day, false,
						end ? assumed(watched, Event.CYCLE, nth + 1, course) : assumed, false));
			}
			else if (timing instanceof Timing.On on) {
				for (Timing.Stretch at : on.at()) {
					days.add(new Due(watched, timing, moment(new Span(at.first(), on.unit()), timing.from(), base),
							moment(new Span(at.last(), on.unit()), timing.from(), base), false, assumed, false));
				}
			}
			else if (timing instanceof Timing.Since since) {
				LocalDate first = moment(since.span(), timing.from(), base);
				days.add(new Due(watched, timing, first, horizon, true, assumed, true));
			}
			else if (timing instanceof Timing.Every every) {
				days.addAll(again(watched, every, base, nth, course, horizon));
			}
			nth++;
		}
		days.removeIf((one) -> one.from().isAfter(horizon));
		return days;
	}

	/** Whether the first day of the cycle of this number rests on an assumed length. */
	private static boolean assumed(Watched watched, Event event, int nth, Course course) {
		return event == Event.CYCLE && nth > 1 && nth > course.known(Event.CYCLE) && watched.row().cycleDays() == 0;
	}

	/** Day 8 of a treatment that begins on day 1 is seven days later. */
	private static LocalDate moment(Span span, Timing.Reference from, LocalDate base) {
		if (span.unit() == Span.Unit.DAY) {
			return base.plusDays((long) span.amount() - from.event().firstDay());
		}
		return span.after(base);
	}

	private static LocalDate moment(Timing.Point point, Timing.Reference from, LocalDate base, Course course) {
		Span span = point.span();
		Timing.Reference event = point.event();
		if (span != null) {
			return moment(span, from, base);
		}
		return (event != null) ? course.of(event).get(0) : base;
	}

	private static List<Due> again(Watched watched, Timing.Every every, LocalDate base, int nth, Course course,
			LocalDate horizon) {
		Timing.Rhythm rhythm = every.rhythm();
		Timing.Point begin = every.begin();
		Timing.Point until = every.until();
		LocalDate first = (begin != null) ? moment(begin, every.from(), base, course) : base;
		LocalDate last = (until != null) ? moment(until, every.from(), base, course) : null;
		boolean assumed = assumed(watched, begin, course) || assumed(watched, until, course);
		if (every.from().event() == Event.CYCLE && last == null) {
			last = course.lastOfCycle(nth);
			assumed = assumed || assumed(watched, Event.CYCLE, nth + 1, course);
		}
		boolean open = last == null || last.isAfter(horizon);
		LocalDate end = (last == null || last.isAfter(horizon)) ? horizon : last;
		List<Due> days = new ArrayList<>();
		if (rhythm.dense()) {
			if (!first.isAfter(end)) {
				days.add(new Due(watched, every, first, end, true, assumed, open));
			}
			return days;
		}
		int count = (begin != null) ? 0 : 1;
		for (LocalDate day = step(first, count, rhythm); !day.isAfter(end); day = step(first, ++count, rhythm)) {
			LocalDate late = new Span(rhythm.most() - rhythm.least(), rhythm.unit()).after(day);
			days.add(new Due(watched, every, day, late, false, assumed, open));
		}
		return days;
	}

	private static boolean assumed(Watched watched, Timing.@Nullable Point point, Course course) {
		Timing.Reference event = (point != null) ? point.event() : null;
		return event != null && assumed(watched, event.event(), event.first(), course);
	}

	private static LocalDate step(LocalDate first, int count, Timing.Rhythm rhythm) {
		return new Span(count * rhythm.least(), rhythm.unit()).after(first);
	}

}
