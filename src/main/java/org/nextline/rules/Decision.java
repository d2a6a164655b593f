package org.nextline.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * What a rule book decides in one case: a verdict for every regimen that the option rules
 * of its disease offer, in a fixed order. Without any explanation.
 */
public final class Decision {

	private final List<Offer> offers;

	private final Verdict[] verdicts;

	Decision(List<Offer> offers, Verdict[] verdicts) {
		this.offers = offers;
		this.verdicts = verdicts;
	}

	/** Number of regimens that were judged; none when the disease is not known. */
	public int size() {
		return this.verdicts.length;
	}

	/**
	 * The rule that offers a regimen.
	 * @param index from 0
	 */
	public OptionRule rule(int index) {
		return this.offers.get(index).rule();
	}

	/**
	 * A regimen.
	 * @param index from 0
	 */
	public Alternative regimen(int index) {
		return this.offers.get(index).option();
	}

	/**
	 * The key of the option that a regimen is part of: rules that offer the same share
	 * it.
	 * @param index from 0
	 */
	String option(int index) {
		return this.offers.get(index).cardKey();
	}

	/**
	 * The verdict on a regimen.
	 * @param index from 0
	 */
	public Verdict verdict(int index) {
		return this.verdicts[index];
	}

	/** The verdicts on all regimens of a rule, in its order. */
	public List<Verdict> of(String ruleId) {
		List<Verdict> found = new ArrayList<>();
		for (int index = 0; index < this.verdicts.length; index++) {
			if (rule(index).id().equals(ruleId)) {
				found.add(this.verdicts[index]);
			}
		}
		return found;
	}

}
