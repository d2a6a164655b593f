package org.nextline.rules;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Truth;

/**
 * What one case has already answered to the quick forms of one chapter; forms of another
 * chapter are answered without being remembered. For one thread.
 */
final class Answers {

	private static final Truth[] TRUTHS = Truth.values();

	private @Nullable QuickForms forms;

	/** By number: 0 while it was not asked, else one more than the place of the truth. */
	private byte[] truths;

	private @Nullable Finding[] findings = {};

	/** Questions that were answered within themselves, with the rest only. */
	private int cut;

	/**
	 * @param forms the quick forms to be asked; null for those that are asked first
	 */
	Answers(@Nullable QuickForms forms) {
		this.forms = forms;
		this.truths = new byte[(forms != null) ? forms.size() : 0];
	}

	Truth truth(Quick quick, Situation situation) {
		if (!remembers(quick)) {
			return quick.decide(situation);
		}
		int number = quick.number();
		if (number >= this.truths.length) {
			this.truths = Arrays.copyOf(this.truths, Math.max(number + 1, 2 * this.truths.length));
		}
		byte known = this.truths[number];
		if (known != 0) {
			return TRUTHS[known - 1];
		}
		int before = this.cut;
		Truth truth = quick.decide(situation);
		if (this.cut == before) {
			this.truths[number] = (byte) (truth.ordinal() + 1);
		}
		return truth;
	}

	Finding finding(Quick quick, Situation situation) {
		if (!remembers(quick)) {
			return quick.explain(situation);
		}
		int number = quick.number();
		if (number >= this.findings.length) {
			this.findings = Arrays.copyOf(this.findings, Math.max(number + 1, this.truths.length));
		}
		Finding finding = this.findings[number];
		if (finding == null) {
			int before = this.cut;
			finding = quick.explain(situation);
			if (this.cut == before) {
				this.findings[number] = finding;
			}
		}
		return finding;
	}

	private boolean remembers(Quick quick) {
		if (this.forms == null) {
			this.forms = quick.forms();
		}
		return this.forms == quick.forms();
	}

	/** A question asked itself: what is decided meanwhile does not last. */
	void cut() {
		this.cut++;
	}

}
