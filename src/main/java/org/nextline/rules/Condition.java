package org.nextline.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.Disease;

/**
 * One condition of a rule book with its place, judged for one agent where it depends on
 * the agent.
 *
 * @param id the row
 * @param part {@code when}, {@code unless}, {@code strength 1}, {@code severity 1},
 * {@code also}, {@code cell imatinib 1}
 * @param criterion the condition
 * @param diseases diseases in which the row holds
 * @param agent the agent being judged, or null
 * @param regimen the regimen being judged; empty when none is
 */
public record Condition(String id, String part, Criterion criterion, Set<Disease> diseases, @Nullable String agent,
		Set<String> regimen) {

	public Condition {
		diseases = Set.copyOf(diseases);
		regimen = Set.copyOf(regimen);
	}

	/** All conditions of a book: of rules, safety rows and the tables for CML. */
	public static List<Condition> of(RuleBook book) {
		List<Condition> conditions = new ArrayList<>();
		book.rules().forEach((rule) -> conditions.addAll(of(rule, book)));
		book.safety().forEach((row) -> conditions.addAll(of(row, book)));
		Set<Disease> cml = Set.of(Disease.CML);
		for (TkiTable.Row row : book.tki().rows()) {
			conditions.add(new Condition(row.id(), "when", row.when(), cml, null, Set.of()));
			new TreeMap<>(row.cells()).forEach((agent, cells) -> clauses(row.id(), "cell " + agent, cells, cml,
					List.of(new Judging(agent, Set.of(agent))), conditions));
		}
		return List.copyOf(conditions);
	}

	/** The conditions of one rule, for every regimen that it is judged by. */
	public static List<Condition> of(OptionRule rule, RuleBook book) {
		List<Judging> judged = new ArrayList<>();
		rule.alternatives().forEach((option) -> judged.add(judging(option, book.agents())));
		rule.actsOn().forEach((target) -> acted(target, book.agents()).forEach(judged::add));
		List<Condition> conditions = new ArrayList<>();
		add(rule.id(), "when", rule.when(), rule.diseases(), judged, conditions);
		Criterion unless = rule.unless();
		if (unless != null) {
			add(rule.id(), "unless", unless, rule.diseases(), judged, conditions);
		}
		clauses(rule.id(), "strength", rule.strength(), rule.diseases(), judged, conditions);
		return conditions;
	}

	/** The conditions of one safety row. */
	public static List<Condition> of(SafetyRule row, RuleBook book) {
		List<Judging> judged = row.targets()
			.stream()
			.flatMap((target) -> acted(target, book.agents()).stream())
			.toList();
		List<Condition> conditions = new ArrayList<>();
		add(row.id(), "when", row.when(), row.diseases(), judged, conditions);
		Criterion also = row.alsoWhen();
		if (also != null) {
			add(row.id(), "also", also, row.diseases(), judged, conditions);
		}
		clauses(row.id(), "severity", row.severity(), row.diseases(), judged, conditions);
		return conditions;
	}

	private record Judging(@Nullable String agent, Set<String> regimen) {
	}

	/** What is taken now stands for the first drug of its kind. */
	private static Judging judging(Alternative option, Agents agents) {
		String first = option.first();
		if ("CURRENT".equals(first)) {
			String current = agents.members("BCR_ABL1_TKI").get(0).key();
			return new Judging(current, Set.of(current));
		}
		return new Judging(first, option.regimen());
	}

	private static List<Judging> acted(String target, Agents agents) {
		if (agents.withKey(target).isPresent()) {
			return List.of(new Judging(target, Set.of(target)));
		}
		return agents.members(target)
			.stream()
			.filter((agent) -> !agent.investigational())
			.map((agent) -> new Judging(agent.key(), Set.of(agent.key())))
			.toList();
	}

	private static <T> void clauses(String id, String part, Clauses<T> clauses, Set<Disease> diseases,
			List<Judging> judged, List<Condition> conditions) {
		int place = 1;
		for (Clauses.Clause<T> clause : clauses.clauses()) {
			add(id, part + " " + place++, clause.when(), diseases, judged, conditions);
		}
	}

	private static void add(String id, String part, Criterion criterion, Set<Disease> diseases, List<Judging> judged,
			List<Condition> conditions) {
		List<Judging> different = new ArrayList<>(new LinkedHashSet<>(judged));
		if (different.isEmpty()) {
			different.add(new Judging(null, Set.of()));
		}
		boolean bound = Stage.agentBound(criterion);
		for (Judging one : bound ? different : different.subList(0, 1)) {
			conditions.add(new Condition(id, part, criterion, diseases, one.agent(), one.regimen()));
		}
	}

}
