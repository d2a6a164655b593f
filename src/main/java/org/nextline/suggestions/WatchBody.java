package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import org.nextline.rules.Advice;
import org.nextline.rules.Examination;
import org.nextline.rules.FollowUp;
import org.nextline.rules.RuleBook;
import org.nextline.rules.Situation;
import org.nextline.rules.Span;
import org.nextline.rules.Timing;
import org.nextline.rules.Trigger;
import org.nextline.rules.Watch;
import org.nextline.vocabulary.CheckMark;

/**
 * One thing to watch under an option, for programs and for the page.
 *
 * @param what what to look at
 * @param when when, in words
 * @param change what calls for action and what to do, in words; may be empty
 * @param id the row it comes from
 * @param test what is looked at, as a code
 * @param with what is looked at together with it
 * @param response whether it tells of the disease, not of harm done by the treatment
 * @param regimens the members of a group card that it concerns; empty for all
 * @param schedule when, step by step
 * @param limits what calls for action
 * @param check how far the row was checked
 */
@JsonPropertyOrder({ "what", "when", "change", "id", "test", "with", "response", "regimens", "schedule", "limits",
		"check" })
record WatchBody(String what, String when, String change, String id, Examination test, Set<Examination> with,
		boolean response, List<String> regimens, List<Step> schedule, List<Limit> limits, CheckMark check) {

	/**
	 * A step of the schedule.
	 *
	 * @param kind BEFORE, AT or END of the event, ON certain days, EVERY so often, FROM
	 * some time on, or WORDS when no day can be told
	 * @param words as a person reads it
	 * @param event what it counts from
	 * @param first the first of its numbers, for example of cycles
	 * @param last the last of its numbers
	 * @param each whether each one is meant
	 * @param unit unit of what follows
	 * @param on numbers of the days, weeks or months, each with its first and last
	 * @param times how often in one interval
	 * @param every shortest and longest interval
	 * @param from when first
	 * @param until the last moment, or what ends it
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	@JsonPropertyOrder({ "kind", "words", "event", "first", "last", "each", "unit", "on", "times", "every", "from",
			"until" })
	record Step(String kind, String words, @Nullable String event, @Nullable Integer first, @Nullable Integer last,
			@Nullable Boolean each, Span.@Nullable Unit unit, @Nullable List<List<Integer>> on, @Nullable Integer times,
			@Nullable List<Integer> every, @Nullable String from, @Nullable String until) {

		static Step of(Timing timing) {
			Timing.Reference reference = timing.from();
			String kind;
			Span.Unit unit = null;
			List<List<Integer>> on = null;
			Integer times = null;
			List<Integer> every = null;
			String from = null;
			String until = null;
			if (timing instanceof Timing.Around around) {
				kind = around.side().name();
			}
			else if (timing instanceof Timing.On days) {
				kind = "ON";
				unit = days.unit();
				on = days.at().stream().map((one) -> List.of(one.first(), one.last())).toList();
			}
			else if (timing instanceof Timing.Since since) {
				kind = "FROM";
				from = since.span().words();
			}
			else {
				Timing.Every again = (Timing.Every) timing;
				kind = "EVERY";
				unit = again.rhythm().unit();
				times = again.rhythm().times();
				every = List.of(again.rhythm().least(), again.rhythm().most());
				Timing.Point begin = again.begin();
				Timing.Point end = again.until();
				from = (begin != null) ? begin.words() : null;
				until = (end != null) ? end.words() : again.untilWords().isEmpty() ? null : again.untilWords();
			}
			return new Step(kind, timing.words(), reference.event().name(),
					reference.numbered() ? reference.first() : null, reference.numbered() ? reference.last() : null,
					reference.each() ? Boolean.TRUE : null, unit, on, times, every, from, until);
		}

		static Step words(String words) {
			return new Step("WORDS", words, null, null, null, null, null, null, null, null, null, null);
		}

	}

	/**
	 * What calls for action: a value beyond its limit, something that should have come by
	 * a certain time, or something that is seen.
	 *
	 * @param words as a person reads it
	 * @param field field of the value
	 * @param operator how it is compared
	 * @param number its limit
	 * @param unit unit of the number
	 * @param at when the value counts
	 * @param lacking what should have come
	 * @param by by when
	 * @param action what to do
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	@JsonPropertyOrder({ "words", "field", "operator", "number", "unit", "at", "lacking", "by", "action" })
	record Limit(String words, @Nullable String field, @Nullable String operator, @Nullable Double number,
			@Nullable String unit, @Nullable Step at, @Nullable String lacking, @Nullable Step by, String action) {

		static Limit of(Trigger trigger) {
			Trigger.Limit limit = trigger.limit();
			if (limit instanceof Trigger.Crossed crossed) {
				Timing at = crossed.at();
				return new Limit(limit.words(), crossed.value().about().key(), crossed.value().operator().symbol(),
						crossed.value().limit(), crossed.value().about().kind().unit(),
						(at != null) ? Step.of(at) : null, null, null, trigger.action());
			}
			if (limit instanceof Trigger.Lacking lacking) {
				return new Limit(limit.words(), null, null, null, null, null, lacking.what(), Step.of(lacking.by()),
						trigger.action());
			}
			return new Limit(limit.words(), null, null, null, null, null, null, null, trigger.action());
		}

	}

	/** What to watch under all regimens of a card; what is the same stands once. */
	static List<WatchBody> of(Advice.Option option, Situation situation, RuleBook book) {
		Map<FollowUp.Watched, Set<String>> members = new LinkedHashMap<>();
		for (Advice.Member member : option.members()) {
			FollowUp.of(option, member, situation, book)
				.forEach((one) -> members.computeIfAbsent(one, (key) -> new LinkedHashSet<>()).add(member.title()));
		}
		return members.entrySet()
			.stream()
			.sorted(java.util.Comparator.comparing((entry) -> entry.getKey().watch().test()))
			.map((entry) -> of(entry.getKey(),
					(entry.getValue().size() < option.members().size()) ? List.copyOf(entry.getValue()) : List.of()))
			.toList();
	}

	private static WatchBody of(FollowUp.Watched watched, List<String> regimens) {
		Watch watch = watched.watch();
		List<Step> schedule = new ArrayList<>(watch.when().stream().map(Step::of).toList());
		if (!watch.also().isEmpty()) {
			schedule.add(Step.words(watch.also()));
		}
		return new WatchBody(watch.label(), watch.words(),
				watch.triggers().stream().map(Trigger::words).collect(Collectors.joining(". ")), watched.row().id(),
				watch.test(), new TreeSet<>(watch.with()), watch.test().response(), regimens, schedule,
				watch.triggers().stream().map(Limit::of).toList(), watched.row().mark());
	}

	/** Whether it was not checked against its source. */
	public boolean toConfirm() {
		return this.check != CheckMark.V;
	}

}
