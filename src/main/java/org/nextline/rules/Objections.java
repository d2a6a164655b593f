package org.nextline.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.Strength;
import org.nextline.vocabulary.TherapyCategory;

/**
 * The rows that can speak against a regimen, each with the agents it means: the same in
 * every case, so prepared once.
 *
 * @param rows safety rows, in the order of the book
 * @param guards guards, in the order of the book
 * @param cells cells of the tables for CML; empty in other diseases
 */
record Objections(List<Row> rows, List<Guard> guards, List<Cell> cells) {

	/** Regimens that stand without their asparaginase. */
	private static final Set<String> WITHOUT_ASPARAGINASE = Set.of("UKALL R3", "ALL-REZ BFM",
			"paediatric-inspired ALL protocol", "bortezomib + VPLD", "daratumumab + VPLD");

	/**
	 * A condition as it is asked of one agent of the regimen.
	 *
	 * @param agents the agent; empty where the regimen has none
	 * @param when the condition
	 * @param unless the exclusions, or null when there are none
	 * @param grade how grave, by further conditions
	 * @param <T> the kind of grade
	 */
	record Asked<T>(List<String> agents, Quick when, @Nullable Quick unless, QuickClauses<T> grade) {
	}

	/**
	 * A safety row.
	 *
	 * @param rule the row
	 * @param elsewhere the condition under which it holds in this disease; null when it
	 * is a row of this disease
	 * @param required whether it means a part that the regimen cannot do without
	 * @param asked what it asks of one agent
	 */
	record Row(SafetyRule rule, @Nullable Quick elsewhere, boolean required, Asked<Severity> asked) {
	}

	/**
	 * A guard.
	 *
	 * @param rule the row
	 * @param required whether it means a part that the regimen cannot do without
	 * @param asked what it asks of one agent
	 */
	record Guard(OptionRule rule, boolean required, Asked<Strength> asked) {
	}

	/**
	 * A cell of the tables for CML.
	 *
	 * @param row the row of the table
	 * @param agent the drug
	 * @param required whether the regimen cannot do without the drug
	 * @param asked its condition and value
	 */
	record Cell(TkiTable.Row row, String agent, boolean required, Asked<TkiTable.Cell> asked) {
	}

	/** Everything that can speak against a regimen of a rule. */
	static Objections to(Chapter chapter, OptionRule rule, Alternative option, TherapyCategory category) {
		boolean pregnancyAllowed = Safety.allowedInPregnancy(rule);
		List<Row> rows = new ArrayList<>();
		for (Reach.Row reached : chapter.gates().reach().rows(option, category)) {
			SafetyRule row = reached.rule();
			if (chapter.concerns(row) && !(pregnancyAllowed && Safety.onPregnancyAlone(row.when()))) {
				rows.addAll(row(chapter, row, reached.hit(), option));
			}
		}
		List<Guard> guards = new ArrayList<>();
		for (Chapter.Asked one : chapter.guards()) {
			OptionRule guard = one.rule();
			if (guard.exceptRules().contains(rule.id())
					|| (!guard.onlyRules().isEmpty() && !guard.onlyRules().contains(rule.id()))
					|| (guard.is(OptionRule.Flag.ALONE_ONLY) && option.required().size() != 1)
					|| (pregnancyAllowed && Safety.onPregnancyAlone(guard.when()))) {
				continue;
			}
			Reach.Hit hit = role(chapter, guard, rule, option, category);
			if (hit != null && (hit.required() || !guard.is(OptionRule.Flag.ALONE_ONLY))) {
				guards.addAll(guard(chapter, guard, hit, option));
			}
		}
		return new Objections(List.copyOf(rows), List.copyOf(guards), cells(chapter, option));
	}

	/** What can speak against a single agent, whatever offers it (gate G-LIST). */
	static Objections alone(Chapter chapter, String agent) {
		Alternative alone = new Alternative(List.of(agent), List.of());
		List<Row> rows = new ArrayList<>();
		for (Reach.Row reached : chapter.gates().reach().rows(alone, Reach.ALONE)) {
			SafetyRule row = reached.rule();
			if (chapter.concerns(row) && !row.targets().contains(Agents.ANY)) {
				rows.addAll(row(chapter, row, reached.hit(), alone));
			}
		}
		List<Guard> guards = new ArrayList<>();
		for (Reach.Guard reached : chapter.gates().reach().guards(alone, Reach.ALONE)) {
			OptionRule guard = reached.rule();
			if ((guard.onlyRules().isEmpty() || !guard.actsOn().contains("ALLO_HSCT")) && chapter.disease() != null
					&& guard.diseases().contains(chapter.disease()) && !guard.is(OptionRule.Flag.ON_REQUEST)) {
				guards.addAll(guard(chapter, guard, reached.hit(), alone));
			}
		}
		return new Objections(List.copyOf(rows), List.copyOf(guards), cells(chapter, alone));
	}

	/**
	 * The safety rows that a single agent is avoided by, each asked of the agent itself.
	 */
	static List<Row> avoiding(Chapter chapter, String agent) {
		Alternative alone = new Alternative(List.of(agent), List.of());
		List<Row> rows = new ArrayList<>();
		for (Reach.Row reached : chapter.gates().reach().rows(alone, Reach.ALONE)) {
			SafetyRule row = reached.rule();
			if (chapter.concerns(row) && !row.targets().contains(Agents.ANY)) {
				rows.addAll(row(chapter, row, new Reach.Hit(Set.of(agent), true), alone));
			}
		}
		return List.copyOf(rows);
	}

	/** A row as it is asked of each agent that it means, one after another. */
	private static List<Row> row(Chapter chapter, SafetyRule row, Reach.Hit hit, Alternative option) {
		boolean required = hit.required() && !droppable(chapter, hit, option);
		return each(hit,
				(agents, agent) -> new Row(row, chapter.elsewhere(row), required,
						new Asked<>(agents, chapter.forms().of(row.when(), agent, option.regimen()), null,
								chapter.forms().of(row.severity(), agent, option.regimen()))));
	}

	private static List<Guard> guard(Chapter chapter, OptionRule guard, Reach.Hit hit, Alternative option) {
		Criterion unless = guard.unless();
		return each(hit,
				(agents, agent) -> new Guard(guard, hit.required(),
						new Asked<>(agents, chapter.forms().of(guard.when(), agent, option.regimen()),
								(unless != null) ? chapter.forms().of(unless, agent, option.regimen()) : null,
								chapter.forms().of(guard.strength(), agent, option.regimen()))));
	}

	private interface Asking<T> {

		T of(List<String> agents, @Nullable String agent);

	}

	private static <T> List<T> each(Reach.Hit hit, Asking<T> asking) {
		if (hit.agents().isEmpty()) {
			return List.of(asking.of(List.of(), null));
		}
		return hit.agents().stream().map((agent) -> asking.of(List.of(agent), agent)).toList();
	}

	/**
	 * Whether every part that a row means may be dropped from its regimen (reference for
	 * ALL, section 0).
	 */
	private static boolean droppable(Chapter chapter, Reach.Hit hit, Alternative option) {
		return !hit.agents().isEmpty() && option.required().stream().anyMatch(WITHOUT_ASPARAGINASE::contains)
				&& hit.agents().stream().allMatch((key) -> chapter.book().agents().in(key, "ASPARAGINASE"));
	}

	/** The parts that a guard means, by role, rule, agent, class or category. */
	private static Reach.@Nullable Hit role(Chapter chapter, OptionRule guard, OptionRule rule, Alternative option,
			TherapyCategory category) {
		List<String> actsOn = guard.actsOn();
		if (actsOn.contains("THIS_AGENT")) {
			return rule.judgesFailureItself() ? null : new Reach.Hit(new LinkedHashSet<>(option.required()), true);
		}
		if (actsOn.contains("THIS_REGIMEN")) {
			String first = option.first();
			return (guard.categories().contains(category) && first != null && !rule.judgesFailureItself())
					? new Reach.Hit(Set.of(first), true) : null;
		}
		if (actsOn.contains(rule.id())) {
			return new Reach.Hit(option.regimen(), true);
		}
		for (Reach.Guard reached : chapter.gates().reach().guards(option, category)) {
			if (reached.rule() == guard) {
				return reached.hit();
			}
		}
		return null;
	}

	private static List<Cell> cells(Chapter chapter, Alternative option) {
		if (chapter.disease() != org.nextline.vocabulary.Disease.CML) {
			return List.of();
		}
		List<Cell> cells = new ArrayList<>();
		option.required().forEach((key) -> cells.addAll(cells(chapter, key, key, option.regimen(), true)));
		option.optional().forEach((key) -> cells.addAll(cells(chapter, key, key, option.regimen(), false)));
		return List.copyOf(cells);
	}

	/** The cells about a drug, asked of this agent of this regimen. */
	static List<Cell> cells(Chapter chapter, String drug, @Nullable String agent, Set<String> regimen,
			boolean required) {
		List<Cell> cells = new ArrayList<>();
		for (TkiTable.Row row : chapter.book().tki().rows()) {
			Clauses<TkiTable.Cell> values = row.cells().get(drug);
			if (values != null) {
				cells.add(new Cell(row, drug, required,
						new Asked<>(List.of(drug), chapter.forms().of(row.when(), agent, regimen), null,
								chapter.forms().of(values, agent, regimen))));
			}
		}
		return List.copyOf(cells);
	}

}
