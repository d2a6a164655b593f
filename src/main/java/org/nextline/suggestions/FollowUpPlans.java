package org.nextline.suggestions;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.nextline.cases.Attention;
import org.nextline.rules.Event;
import org.nextline.rules.FollowUp;
import org.nextline.vocabulary.Value;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the plans of what to watch. Whatever is done to a check adds a row to its
 * history.
 */
@Service
public class FollowUpPlans {

	private static final String PLAN = "id, case_id, number, decision_id, treatment, course, made_at, made_by";

	private static final String CHECK = "id, version, plan_id, case_id, state";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

	private final JdbcClient jdbc;

	private final JsonMapper json = JsonMapper.builder().build();

	private final Attention attention;

	FollowUpPlans(JdbcClient jdbc, Attention attention) {
		this.attention = attention;
		this.jdbc = jdbc;
	}

	/** What was done to a check. */
	enum Act {

		PLANNED, ADDED, MOVED, RESULT, CORRECTED, REMOVED, RESTORED, REPEATED, SETTLED, REPLACED, EVENT

	}

	/**
	 * A check as it is stored.
	 *
	 * @param id of the check
	 * @param version counts its states from 1
	 * @param planId the plan that it belongs to
	 * @param caseId the case
	 * @param state as it stands
	 */
	record Check(UUID id, int version, UUID planId, UUID caseId, CheckState state) {
	}

	/**
	 * A state that a check had.
	 *
	 * @param number of the state
	 * @param act what was done
	 * @param why in words, may be empty
	 * @param state the check after it
	 * @param when when
	 * @param by by whom
	 */
	record Past(int number, Act act, String why, CheckState state, String when, String by) {

		/** The day it was due, or what was found. */
		public String words() {
			CheckResult result = this.state.result();
			if (result == null || (this.act != Act.RESULT && this.act != Act.CORRECTED)) {
				return PlanPage.due(this.state.first().orElse(null), this.state.last().orElse(null));
			}
			List<String> words = new ArrayList<>();
			words.add(FollowUpPlan.day(LocalDate.parse(result.on())));
			this.state.limits()
				.stream()
				.map((limit) -> found(result, limit))
				.filter((one) -> !one.isEmpty())
				.distinct()
				.forEach(words::add);
			for (CheckState.Judged one : this.state.judged()) {
				if (!one.limit().measured()) {
					words.add(one.limit().title() + ": " + switch (one.crossed()) {
						case TRUE -> "yes";
						case FALSE -> "no";
						case UNKNOWN -> "not clear";
					});
				}
			}
			if (!result.note().isEmpty()) {
				words.add(result.note());
			}
			return String.join("; ", words);
		}

	}

	/** Somebody else changed the check meanwhile. */
	static final class Meanwhile extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Meanwhile() {
			super("The check was changed meanwhile");
		}

	}

	private record PlanRow(UUID id, UUID caseId, int number, UUID decisionId, String treatment, String course,
			OffsetDateTime madeAt, String madeBy) {
	}

	private record CheckRow(UUID id, int version, UUID planId, UUID caseId, String state) {
	}

	private record PastRow(int number, String act, String why, String state, OffsetDateTime madeAt, String madeBy) {
	}

	// Plans

	/** All plans of a case, the one that stands first. */
	List<FollowUpPlan> of(UUID caseId) {
		return this.jdbc.sql("select " + PLAN + " from follow_up_plan where case_id = ? order by number desc")
			.param(caseId)
			.query(PlanRow.class)
			.list()
			.stream()
			.map((row) -> new FollowUpPlan(row.id(), row.caseId(), row.number(), row.decisionId(), row.treatment(),
					this.json.readValue(row.course(), FollowUpPlan.Days.class), row.madeAt().toInstant(), row.madeBy()))
			.toList();
	}

	/** The plan that stands. */
	Optional<FollowUpPlan> standing(UUID caseId) {
		return of(caseId).stream().findFirst();
	}

	/**
	 * Makes a plan; what was open in the one before is replaced.
	 * @param decision the decision that it follows
	 * @param days the days that are known
	 * @param watched what to watch
	 * @param number of the plan; a number that is taken is refused by the store
	 * @param person who makes it
	 */
	@Transactional
	FollowUpPlan make(CaseDecision decision, FollowUpPlan.Days days, List<FollowUp.Watched> watched, int number,
			String person) {
		Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
		FollowUpPlan plan = new FollowUpPlan(UUID.randomUUID(), decision.caseId(), number, decision.id(),
				decision.treatment(), days, now, person);
		List<Check> before = checks(decision.caseId()).stream()
			.filter((one) -> one.state().status() == CheckState.Status.OPEN)
			.toList();
		this.jdbc.sql("insert into follow_up_plan (" + PLAN + ") values (?, ?, ?, ?, ?, ?, ?, ?)")
			.params(plan.id(), plan.caseId(), number, decision.id(), decision.treatment(),
					this.json.writeValueAsString(days), now.atOffset(ZoneOffset.UTC), person)
			.update();
		before.forEach((one) -> change(one, one.state().with(CheckState.Status.REPLACED), Act.REPLACED, "", person));
		PlanLayout.of(watched, days.course(), days.months()).forEach((state) -> add(plan, state, Act.PLANNED, person));
		return plan;
	}

	/**
	 * Lays out what waited for an event, once its day is known.
	 * @param plan the plan
	 * @param watched the rows that it was made of
	 * @param event the event
	 * @param on its day
	 * @param person who tells it
	 */
	@Transactional
	void happened(FollowUpPlan plan, List<FollowUp.Watched> watched, Event event, LocalDate on, String person) {
		FollowUpPlan.Days after = plan.course().with(event, on);
		int updated = this.jdbc.sql("update follow_up_plan set course = ? where id = ? and course = ?")
			.params(this.json.writeValueAsString(after), plan.id(), this.json.writeValueAsString(plan.course()))
			.update();
		if (updated == 0) {
			throw new Meanwhile();
		}
		Set<String> known = new HashSet<>();
		PlanLayout.of(watched, plan.course().course(), plan.course().months()).forEach((one) -> known.add(one.mark()));
		for (Check one : checks(plan.caseId())) {
			if (one.planId().equals(plan.id()) && one.state().status() == CheckState.Status.OPEN
					&& one.state().from() == null && one.state().event().equals(event.name())) {
				change(one, one.state().with(CheckState.Status.REPLACED), Act.EVENT, event.words(), person);
			}
		}
		PlanLayout.of(watched, after.course(), after.months())
			.stream()
			.filter((one) -> !known.contains(one.mark()))
			.forEach((one) -> add(plan, one, Act.PLANNED, person));
	}

	// Checks

	/** All checks of all plans of a case. */
	List<Check> checks(UUID caseId) {
		return this.jdbc.sql("select " + CHECK + " from follow_up_check where case_id = ? order by due_from, id")
			.param(caseId)
			.query(CheckRow.class)
			.list()
			.stream()
			.map(this::check)
			.toList();
	}

	/** The check with this id. */
	Optional<Check> find(UUID id) {
		return this.jdbc.sql("select " + CHECK + " from follow_up_check where id = ?")
			.param(id)
			.query(CheckRow.class)
			.optional()
			.map(this::check);
	}

	private Check check(CheckRow row) {
		return new Check(row.id(), row.version(), row.planId(), row.caseId(), read(row.state()));
	}

	private CheckState read(String state) {
		return this.json.readValue(state, CheckState.class);
	}

	/** Every state that the check had, the latest first. */
	List<Past> past(UUID id) {
		return this.jdbc
			.sql("select number, act, why, state, made_at, made_by from follow_up_check_version where check_id = ? "
					+ "order by number desc")
			.param(id)
			.query(PastRow.class)
			.list()
			.stream()
			.map((row) -> new Past(row.number(), Act.valueOf(row.act()), row.why(), read(row.state()),
					TIME.format(row.madeAt().atZoneSameInstant(ZoneId.systemDefault())), row.madeBy()))
			.toList();
	}

	/** Adds a check to a plan. */
	@Transactional
	UUID add(FollowUpPlan plan, CheckState state, Act act, String person) {
		return add(plan.id(), plan.caseId(), state, act, person);
	}

	private UUID add(UUID planId, UUID caseId, CheckState state, Act act, String person) {
		UUID id = UUID.randomUUID();
		this.jdbc.sql(
				"insert into follow_up_check (id, version, plan_id, case_id, status, due_from, due_to, crossed, state) "
						+ "values (?, 1, ?, ?, ?, ?, ?, ?, ?)")
			.params(Arrays.asList(id, planId, caseId, state.status().name(), state.from(), state.to(),
					state.crossing().name(), this.json.writeValueAsString(state)))
			.update();
		note(id, 1, act, "", state, person);
		tell(caseId);
		return id;
	}

	/**
	 * Puts a check into another state.
	 * @param check as it was seen
	 * @param state the new state
	 * @param act what is done
	 * @param why in words, may be empty
	 * @param person who does it
	 * @throws Meanwhile when the check is no longer as it was seen
	 */
	@Transactional
	void change(Check check, CheckState state, Act act, String why, String person) {
		int updated = this.jdbc
			.sql("update follow_up_check set version = version + 1, status = ?, due_from = ?, due_to = ?, crossed = ?, "
					+ "state = ? where id = ? and version = ?")
			.params(Arrays.asList(state.status().name(), state.from(), state.to(), state.crossing().name(),
					this.json.writeValueAsString(state), check.id(), check.version()))
			.update();
		if (updated == 0) {
			throw new Meanwhile();
		}
		note(check.id(), check.version() + 1, act, why, state, person);
		tell(check.caseId());
	}

	/** Tells the worklist where the plan stands now. */
	private void tell(UUID caseId) {
		PlanSummary summary = summary(caseId, LocalDate.now());
		LocalDate due = Stream
			.concat(summary.overdue().stream(), summary.next().stream().filter((one) -> !one.running()))
			.map(PlanSummary.Due::to)
			.min(Comparator.naturalOrder())
			.orElse(null);
		this.attention.checks(caseId, due, !summary.crossed().isEmpty() || !summary.unclear().isEmpty());
	}

	/** Puts the same check on another day as well. */
	@Transactional
	UUID repeat(Check check, CheckState state, Act act, String person) {
		return add(check.planId(), check.caseId(), state, act, person);
	}

	private void note(UUID id, int number, Act act, String why, CheckState state, String person) {
		this.jdbc
			.sql("insert into follow_up_check_version (check_id, number, act, why, state, made_at, made_by) "
					+ "values (?, ?, ?, ?, ?, ?, ?)")
			.params(id, number, act.name(), why, this.json.writeValueAsString(state),
					Instant.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC), person)
			.update();
	}

	// What others ask

	/**
	 * Where the plans of cases stand, asked in one statement.
	 * @param cases ids of cases
	 * @param today the day to judge from
	 * @return by case; a case without an open check and without a limit that calls is
	 * left out
	 */
	public Map<UUID, PlanSummary> summaries(Collection<UUID> cases, LocalDate today) {
		Map<UUID, List<Check>> byCase = new LinkedHashMap<>();
		if (!cases.isEmpty()) {
			this.jdbc
				.sql("select " + CHECK + " from follow_up_check where case_id in (:cases) and ((status = 'OPEN' and "
						+ "due_from is not null) or crossed in ('CROSSED', 'UNCLEAR')) order by due_from, id")
				.param("cases", cases)
				.query(CheckRow.class)
				.list()
				.forEach((row) -> byCase.computeIfAbsent(row.caseId(), (fresh) -> new ArrayList<>()).add(check(row)));
		}
		Map<UUID, PlanSummary> summaries = new LinkedHashMap<>();
		byCase.forEach((id, checks) -> summaries.put(id, summary(id, checks, today)));
		return summaries;
	}

	/** Where the plan of one case stands; empty lists when there is none. */
	public PlanSummary summary(UUID caseId, LocalDate today) {
		PlanSummary known = summaries(List.of(caseId), today).get(caseId);
		return (known != null) ? known : new PlanSummary(caseId, List.of(), List.of(), List.of(), List.of());
	}

	private static PlanSummary summary(UUID caseId, List<Check> checks, LocalDate today) {
		List<PlanSummary.Due> overdue = new ArrayList<>();
		List<PlanSummary.Due> next = new ArrayList<>();
		List<PlanSummary.Crossed> crossed = new ArrayList<>();
		List<PlanSummary.Crossed> unclear = new ArrayList<>();
		for (Check one : checks) {
			CheckState state = one.state();
			LocalDate from = state.first().orElse(null);
			LocalDate to = state.last().orElse(null);
			if (state.status() == CheckState.Status.OPEN && from != null && to != null) {
				PlanSummary.Due due = new PlanSummary.Due(one.id(), state.what(), from, to, state.running());
				if (state.overdue(today)) {
					overdue.add(due);
				}
				else if (!to.isBefore(today)) {
					next.add(due);
				}
			}
			if (state.crossing() == CheckState.Crossing.CROSSED || state.crossing() == CheckState.Crossing.UNCLEAR) {
				state.crossedLimits().forEach((limit) -> crossed.add(crossed(one, limit)));
				state.unclearLimits().forEach((limit) -> unclear.add(crossed(one, limit)));
			}
		}
		crossed.sort(Comparator.comparing(PlanSummary.Crossed::on).reversed());
		unclear.sort(Comparator.comparing(PlanSummary.Crossed::on).reversed());
		return new PlanSummary(caseId, overdue, next, crossed, unclear);
	}

	private static PlanSummary.Crossed crossed(Check check, PlanLimit limit) {
		CheckResult result = java.util.Objects.requireNonNull(check.state().result());
		return new PlanSummary.Crossed(check.id(), check.state().what(), LocalDate.parse(result.on()), limit.title(),
				found(result, limit), limit.action());
	}

	/** The number that was found for a limit, with its unit; empty without one. */
	static String found(CheckResult result, PlanLimit limit) {
		@Nullable Double amount = limit.about().map((field) -> result.numbers().get(field.key())).orElse(null);
		return (amount == null) ? ""
				: limit.about()
					.map((field) -> field.label() + " " + Value.plain(amount) + " " + field.kind().unit())
					.orElse("")
					.strip();
	}

}
