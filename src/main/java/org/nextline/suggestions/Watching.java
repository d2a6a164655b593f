package org.nextline.suggestions;

import java.util.List;

import org.nextline.rules.Advice;
import org.nextline.rules.Monitoring;
import org.nextline.rules.RuleBook;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.Disease;

/** Finds what to watch under a treatment. */
final class Watching {

	private Watching() {
	}

	/** The rows of the book that concern the regimen in this disease. */
	static List<Monitoring> of(Advice.Member member, Disease disease, RuleBook book) {
		return book.monitoring()
			.stream()
			.filter((row) -> row.diseases().isEmpty() || row.diseases().contains(disease))
			.filter((row) -> row.targets().stream().anyMatch((target) -> concerns(target, member, book.agents())))
			.toList();
	}

	private static boolean concerns(String target, Advice.Member member, Agents agents) {
		boolean byRule = member.reasons()
			.stream()
			.map(Advice.Reason::rule)
			.anyMatch((rule) -> rule.id().equals(target) || rule.category().name().equals(target)
					|| target.equals(rule.card()));
		return byRule || member.agents()
			.stream()
			.filter((agent) -> !member.optional().contains(agent))
			.flatMap((agent) -> agents.partsOf(agent).stream())
			.anyMatch((part) -> part.equals(target) || agents.in(part, target));
	}

}
