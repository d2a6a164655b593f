package org.nextline.suggestions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.nextline.rules.Advice;
import org.nextline.rules.FollowUp;
import org.nextline.rules.OptionRule;
import org.nextline.rules.RuleBook;
import org.nextline.rules.Situation;
import org.nextline.vocabulary.Disease;

import org.springframework.stereotype.Component;

/** The rows on what to watch that belong to a decision. */
@Component
class PlanRows {

	private final Receipts receipts;

	PlanRows(Receipts receipts) {
		this.receipts = receipts;
	}

	/**
	 * What to watch under what was decided, by the release that was asked then.
	 * @param decision the decision
	 * @return empty when nothing was chosen from the advice; no value when the release of
	 * the advice is no longer kept
	 */
	Optional<List<FollowUp.Watched>> of(CaseDecision decision) {
		if (decision.choice() != CaseDecision.Choice.OPTION) {
			return Optional.of(List.of());
		}
		return this.receipts.find(decision.receiptId())
			.flatMap(this.receipts::replay)
			.map((advised) -> of(decision.key(), advised));
	}

	private static List<FollowUp.Watched> of(String key, Advised advised) {
		RuleBook book = advised.release().book();
		Situation situation = Situation.of(advised.advice().facts(), book.agents());
		for (Advice.Option option : advised.advice().options()) {
			for (Advice.Member member : option.members()) {
				if (Standing.key(option.category().name(), member.title()).equals(key)) {
					return FollowUp.of(option, member, situation, book);
				}
			}
		}
		Map<String, Standing> standings = Standings.of(advised);
		Standing standing = standings.get(key);
		Set<Disease> diseases = advised.advice().facts().disease().map(Set::of).orElse(Set.of());
		return (standing == null) ? List.of()
				: standing.ruleIds()
					.stream()
					.flatMap((id) -> book.rule(id).stream())
					.filter((rule) -> rule.kind() == OptionRule.Kind.OPTION)
					.flatMap((rule) -> FollowUp.of(rule, book).stream())
					.filter((one) -> one.row().diseases().stream().anyMatch(diseases::contains))
					.distinct()
					.toList();
	}

}
