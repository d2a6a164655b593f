package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.nextline.rules.Advice;
import org.nextline.vocabulary.Agent;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.TherapyCategory;

/**
 * The answer to "why not this?".
 *
 * @param asked what was asked; may be empty
 * @param offered cards that have it after all
 * @param answers why it is not offered otherwise
 * @param more how many answers are left out
 * @param ideas what could be asked
 */
record WhyNot(String asked, List<String> offered, List<Answer> answers, int more, List<String> ideas) {

	private static final int MOST = 12;

	private static final int MOST_TEXT = 80;

	/**
	 * One treatment that is not offered.
	 *
	 * @param title what it is
	 * @param category what kind of treatment
	 * @param refused whether something speaks against it; otherwise it does not apply
	 * @param grounds why, for each of its rules
	 */
	record Answer(String title, String category, boolean refused, List<Ground> grounds) {
	}

	/** Why one rule does not offer it. */
	record Ground(String ruleId, List<String> reasons) {
	}

	static WhyNot ask(String text, Advised advised) {
		String asked = text.strip();
		asked = (asked.length() > MOST_TEXT) ? asked.substring(0, MOST_TEXT) : asked;
		Advice advice = advised.advice();
		Search search = new Search(asked, advised.release().book().agents());
		if (asked.isEmpty()) {
			return new WhyNot("", List.of(), List.of(), 0, ideas(advice));
		}
		List<String> offered = advice.options()
			.stream()
			.filter((option) -> search.means(option.category(), option.title(), option.agents(), option.ruleIds())
					|| option.members().stream().anyMatch((member) -> search.titled(member.title())))
			.map(Advice.Option::title)
			.distinct()
			.toList();
		List<Answer> answers = new ArrayList<>();
		advice.notAdvised()
			.stream()
			.filter((one) -> search.means(one.category(), one.title(), one.agents(), one.ruleIds()))
			.forEach((one) -> answers.add(new Answer(one.title(), one.category().label(), true,
					List.of(new Ground(String.join(", ", one.ruleIds()), one.reasons())))));
		Map<String, List<Advice.NotApplicable>> byTitle = new LinkedHashMap<>();
		advice.notApplicable()
			.stream()
			.filter((one) -> search.means(one.category(), one.title(), one.agents(), List.of(one.ruleId())))
			.forEach((one) -> byTitle.computeIfAbsent(one.title(), (title) -> new ArrayList<>()).add(one));
		byTitle.forEach((title, rows) -> answers.add(new Answer(title, rows.get(0).category().label(), false,
				rows.stream().map((row) -> new Ground(row.ruleId(), row.failed())).distinct().toList())));
		int more = Math.max(0, answers.size() - MOST);
		return new WhyNot(asked, offered, answers.subList(0, answers.size() - more), more,
				answers.isEmpty() ? ideas(advice) : List.of());
	}

	/** Kinds of treatment for this disease that are not among the options. */
	private static List<String> ideas(Advice advice) {
		Set<TherapyCategory> offered = new TreeSet<>();
		advice.options().forEach((option) -> offered.add(option.category()));
		Set<TherapyCategory> others = new TreeSet<>();
		advice.notApplicable().forEach((one) -> others.add(one.category()));
		advice.notAdvised().forEach((one) -> others.add(one.category()));
		others.removeAll(offered);
		return others.stream().map(TherapyCategory::label).toList();
	}

	/** What a person typed, and what it can mean. */
	private static final class Search {

		private final String text;

		private final Set<String> keys = new LinkedHashSet<>();

		Search(String text, Agents agents) {
			this.text = folded(text);
			for (Agent agent : agents.namedIn(text)) {
				this.keys.add(agent.key());
			}
		}

		boolean means(TherapyCategory category, String title, List<String> agents, List<String> ruleIds) {
			return titled(title) || titled(category.label()) || titled(category.name())
					|| agents.stream().anyMatch((agent) -> this.keys.contains(agent) || titled(agent))
					|| ruleIds.stream().anyMatch((id) -> folded(id).equals(this.text));
		}

		boolean titled(String name) {
			return folded(name).contains(this.text);
		}

		private static String folded(String text) {
			String folded = text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ").trim();
			return (folded.endsWith("s") && folded.length() > 5) ? folded.substring(0, folded.length() - 1) : folded;
		}

	}

}
