package org.nextline.suggestions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.nextline.rules.Advice;
import org.nextline.rules.Missing;
import org.nextline.rules.OptionRule;
import org.nextline.rules.Severity;
import org.nextline.rules.Verdict;

/** How every treatment stands in an advice, in the same words as one that is stored. */
final class Standings {

	private Standings() {
	}

	/** How every treatment stands, by key. */
	static Map<String, Standing> of(Advised advised) {
		Advice advice = advised.advice();
		Map<String, Standing> standings = new LinkedHashMap<>();
		for (Advice.Option option : advice.options()) {
			for (Advice.Member member : option.members()) {
				String key = Standing.key(option.category().name(), member.title());
				standings.computeIfAbsent(key, (fresh) -> standing(fresh, option, member));
			}
		}
		for (Advice.NotAdvised one : advice.notAdvised()) {
			for (String title : Standing.titles(one.title())) {
				String key = Standing.key(one.category().name(), title);
				standings.computeIfAbsent(key, (fresh) -> new Standing(fresh, title, one.category().name(),
						Verdict.VETOED, "", "", 0, List.of(), one.reasons(), List.of(), one.ruleIds()));
			}
		}
		for (Advice.NotApplicable one : advice.notApplicable()) {
			String key = Standing.key(one.category().name(), one.title());
			Standing fresh = new Standing(key, one.title(), one.category().name(), Verdict.NOT_APPLICABLE, "", "", 0,
					List.of(), List.of(), List.of(), List.of(one.ruleId()));
			standings.merge(key, fresh, (known, more) -> (known.verdict() == Verdict.NOT_APPLICABLE)
					? known.and(List.of(), more.ruleIds()) : known);
		}
		return standings;
	}

	/**
	 * The same standing with its reasons: why something does not apply is only found when
	 * somebody asks.
	 */
	static Standing explained(Standing standing, Advised advised) {
		if (standing.verdict() != Verdict.NOT_APPLICABLE) {
			return standing;
		}
		List<String> failed = advised.advice()
			.notApplicable()
			.stream()
			.filter((one) -> Standing.key(one.category().name(), one.title()).equals(standing.key()))
			.flatMap((one) -> one.failed().stream())
			.distinct()
			.toList();
		return standing.and(failed, List.of());
	}

	private static Standing standing(String key, Advice.Option option, Advice.Member member) {
		List<OptionRule> rules = member.reasons().stream().map(Advice.Reason::rule).distinct().toList();
		String rationale = String.join(" ", rules.stream().map(OptionRule::because).distinct().toList());
		return new Standing(key, member.title(), option.category().name(), option.verdict(), option.lane().name(),
				member.strength().name(), option.rank(),
				member.warnings()
					.stream()
					.filter((warning) -> warning.severity() != Severity.WARN)
					.map((warning) -> warning.message())
					.distinct()
					.sorted()
					.toList(),
				rationale.isBlank() ? List.of() : List.of(rationale),
				Because.needed(member)
					.keySet()
					.stream()
					.map(Missing::label)
					.map((label) -> label.replace("?", ""))
					.distinct()
					.sorted()
					.toList(),
				option.group() ? rules.stream().map(OptionRule::id).toList() : option.ruleIds());
	}

}
