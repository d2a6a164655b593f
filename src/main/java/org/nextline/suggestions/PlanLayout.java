package org.nextline.suggestions;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.FollowUp;
import org.nextline.rules.Timing;
import org.nextline.rules.Trigger;
import org.nextline.rules.Watch;
import org.nextline.vocabulary.CheckMark;

/**
 * Lays out the rows on what to watch as checks with days and limits. A limit that counts
 * at a certain time stands only at the checks of that time.
 */
final class PlanLayout {

	/** How far from the day of its limit a check may be to serve for it. */
	private static final long NEAR_DAYS = 14;

	private final FollowUp.Course course;

	private final int months;

	private PlanLayout(FollowUp.Course course, int months) {
		this.course = course;
		this.months = months;
	}

	/**
	 * The checks of a treatment, in order of days; those without a day last.
	 * @param watched what to watch
	 * @param course the days that are known
	 * @param months how many months from the start, from 1 to 240
	 */
	static List<CheckState> of(List<FollowUp.Watched> watched, FollowUp.Course course, int months) {
		PlanLayout layout = new PlanLayout(course, months);
		return watched.stream()
			.distinct()
			.flatMap((one) -> layout.checks(one).stream())
			.sorted(Comparator.comparing((CheckState one) -> one.first().orElse(LocalDate.MAX)))
			.toList();
	}

	private List<CheckState> checks(FollowUp.Watched one) {
		FollowUp.Plan plan = FollowUp.plan(List.of(one), this.course, this.months);
		List<PlanLimit> always = new ArrayList<>();
		List<Trigger> timed = new ArrayList<>();
		for (Trigger trigger : one.watch().triggers()) {
			if (when(trigger) == null) {
				always.add(PlanLimit.of(trigger));
			}
			else {
				timed.add(trigger);
			}
		}
		List<CheckState> checks = new ArrayList<>();
		plan.due().forEach((due) -> checks.add(state(one, due, always)));
		plan.waiting()
			.forEach((waiting) -> checks.add(
					state(one, waiting.words(), (waiting.event() != null) ? waiting.event().name() : "VISIT", always)));
		timed.forEach((trigger) -> attach(one, trigger, checks));
		return checks;
	}

	private static @Nullable Timing when(Trigger trigger) {
		if (trigger.limit() instanceof Trigger.Crossed crossed) {
			return crossed.at();
		}
		return (trigger.limit() instanceof Trigger.Lacking lacking) ? lacking.by() : null;
	}

	/** Puts a limit that counts at a certain time where it belongs. */
	private void attach(FollowUp.Watched one, Trigger trigger, List<CheckState> checks) {
		Watch watch = one.watch();
		Timing at = java.util.Objects.requireNonNull(when(trigger));
		FollowUp.Watched alone = new FollowUp.Watched(one.row(),
				new Watch(watch.test(), watch.with(), watch.what(), watch.targets(), List.of(at), "", List.of()));
		FollowUp.Plan days = FollowUp.plan(List.of(alone), this.course, this.months);
		for (FollowUp.Waiting waiting : days.waiting()) {
			boolean placed = false;
			for (int place = 0; place < checks.size(); place++) {
				if (checks.get(place).from() == null) {
					placed = true;
					checks.set(place, and(checks.get(place), PlanLimit.judged(trigger)));
				}
			}
			if (!placed) {
				checks.add(state(one, waiting.words(), (waiting.event() != null) ? waiting.event().name() : "VISIT",
						List.of(PlanLimit.judged(trigger))));
			}
		}
		for (FollowUp.Due due : days.due()) {
			List<Integer> places = places(due, checks);
			places.forEach((place) -> checks.set(place, and(checks.get(place), PlanLimit.of(trigger))));
			if (places.isEmpty()) {
				checks.add(state(one, due, List.of(PlanLimit.of(trigger))));
			}
		}
	}

	/** The checks in whose time the limit falls, or else the one that is nearest. */
	private static List<Integer> places(FollowUp.Due due, List<CheckState> checks) {
		List<Integer> within = new ArrayList<>();
		int nearest = -1;
		long best = NEAR_DAYS + 1;
		for (int place = 0; place < checks.size(); place++) {
			Optional<LocalDate> first = checks.get(place).first();
			Optional<LocalDate> last = checks.get(place).last();
			if (first.isEmpty() || last.isEmpty()) {
				continue;
			}
			if (!first.get().isAfter(due.to()) && !last.get().isBefore(due.from())) {
				within.add(place);
			}
			long apart = Math.min(Math.abs(ChronoUnit.DAYS.between(first.get(), due.to())),
					Math.abs(ChronoUnit.DAYS.between(last.get(), due.from())));
			if (!checks.get(place).running() && apart < best) {
				best = apart;
				nearest = place;
			}
		}
		if (due.standing() || !within.isEmpty()) {
			return within;
		}
		return (nearest >= 0) ? List.of(nearest) : List.of();
	}

	private static CheckState and(CheckState check, PlanLimit limit) {
		if (check.limits().contains(limit)) {
			return check;
		}
		List<PlanLimit> all = new ArrayList<>(check.limits());
		all.add(limit);
		return check.limits(all);
	}

	private static CheckState state(FollowUp.Watched one, FollowUp.Due due, List<PlanLimit> limits) {
		return new CheckState(one.row().id(), one.watch().test().label(), one.watch().label(), due.timing().words(),
				one.row().mark() != CheckMark.V, due.estimated(), due.standing(), "", due.from().toString(),
				due.to().toString(), limits, CheckState.Status.OPEN, null, "");
	}

	private static CheckState state(FollowUp.Watched one, String words, String event, List<PlanLimit> limits) {
		return new CheckState(one.row().id(), one.watch().test().label(), one.watch().label(), words,
				one.row().mark() != CheckMark.V, false, false, event, null, null, limits, CheckState.Status.OPEN, null,
				"");
	}

}
