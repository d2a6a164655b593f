package org.nextline.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Strength;
import org.nextline.vocabulary.TherapyCategory;

/**
 * What became of one alternative of one option rule.
 *
 * @param offer the regimen of a rule
 * @param option the regimen, parts that fell away left out
 * @param verdict the verdict after all gates
 * @param strength the strength, cautions counted
 * @param when the condition, terms that do not count yet left out
 * @param unless the exclusions that count; null when there are none
 * @param effects what safety says of it
 * @param checks facts to check first
 * @param vetoes why it is vetoed; empty otherwise
 * @param correctable whether every veto can be corrected
 * @param needs what is decisive and unknown; empty unless conditional
 * @param failed why it does not apply; empty otherwise
 * @param nextStep whether it waits for remission
 * @param sites whether only the unknown site of disease keeps it away
 * @param notes further words
 */
record Judged(Offer offer, Alternative option, Verdict verdict, Strength strength, Quick when, @Nullable Quick unless,
		List<Effect> effects, List<Warning> checks, List<Veto> vetoes, boolean correctable, Set<Missing> needs,
		List<String> failed, boolean nextStep, boolean sites, List<String> notes) {

	/**
	 * One obstacle.
	 *
	 * @param id row or gate
	 * @param reason in words
	 * @param because its condition
	 */
	record Veto(String id, String reason, Quick because) {
	}

	OptionRule rule() {
		return this.offer.rule();
	}

	TherapyCategory category() {
		return this.offer.category();
	}

	/** What the advice says became of it. */
	Advice.Outcome outcome() {
		Set<Missing> missing = this.needs;
		if (this.verdict != Verdict.CONDITIONAL) {
			missing = new TreeSet<>();
			for (Warning check : this.checks) {
				missing.addAll(check.missing());
			}
		}
		return new Advice.Outcome(rule().id(), this.option.first(), this.verdict, this.correctable, null, missing);
	}

	/** Number of facts of the patient that the rule rests on. */
	int specificity(Situation situation) {
		Set<List<String>> facts = new HashSet<>();
		for (Finding leaf : Findings.leaves(situation.finding(this.when))) {
			if (leaf.truth().isTrue() && !(leaf.criterion() instanceof Criterion.Known)) {
				facts.add(leaf.facts());
			}
		}
		return facts.size();
	}

}
