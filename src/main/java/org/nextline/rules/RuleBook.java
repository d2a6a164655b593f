package org.nextline.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.nextline.vocabulary.Agents;

/**
 * All rules of one release with what they need. Immutable.
 *
 * @param agents the catalogue of agents
 * @param definitions the named criteria
 * @param rules options, guards and modifiers
 * @param safety safety rows
 * @param tki the tables for CML
 * @param cards titles of group cards by key
 * @param sources sources by id
 * @param monitoring what to watch
 * @param prerequisites tests at relapse
 * @param care supportive care
 * @param interactions drugs that act on one another, beside the safety rows
 * @param foreclosures what treatments close for later
 * @param candidacy criteria of candidacy for transplantation and CAR T cells
 */
public record RuleBook(Agents agents, Definitions definitions, List<OptionRule> rules, List<SafetyRule> safety,
		TkiTable tki, Map<String, String> cards, Map<String, Source> sources, List<Monitoring> monitoring,
		List<Prerequisite> prerequisites, List<CareRule> care, List<Interaction> interactions,
		List<Foreclosure> foreclosures, List<Candidacy> candidacy) {

	public RuleBook {
		rules = List.copyOf(rules);
		safety = List.copyOf(safety);
		cards = new LinkedHashMap<>(cards);
		sources = new LinkedHashMap<>(sources);
		monitoring = List.copyOf(monitoring);
		prerequisites = List.copyOf(prerequisites);
		care = List.copyOf(care);
		interactions = List.copyOf(interactions);
		foreclosures = List.copyOf(foreclosures);
		candidacy = List.copyOf(candidacy);
	}

	public Optional<OptionRule> rule(String id) {
		return this.rules.stream().filter((rule) -> rule.id().equals(id)).findFirst();
	}

	/** A grammar that knows the agents and names of this book. */
	public Grammar grammar() {
		return new Grammar(this.agents, this.definitions);
	}

}
