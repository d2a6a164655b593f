package org.nextline.rules;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Truth;

/**
 * The quick form of a criterion. Equal criteria share one quick form, so that a case
 * decides each of them once and explains it once, however many rules ask it. The
 * criterion stays the definition: a quick form answers what its criterion answers.
 */
final class Quick {

	/** How the answers of the parts are joined. */
	enum Join {

		ALL, ANY, NOT, AT_LEAST, SAME,
		/** A single statement: there are no parts. */
		NONE

	}

	private final QuickForms forms;

	private final int number;

	private final Criterion criterion;

	private final Join join;

	private final Quick[] parts;

	private final int least;

	private final @Nullable String agent;

	private final Set<String> regimen;

	/** The field that a statement is about, where it is about one. */
	private final @Nullable CaseField about;

	/** Fields that can be missing while it is unknown. */
	private final Set<CaseField> asksFor = EnumSet.noneOf(CaseField.class);

	private @Nullable String words;

	/**
	 * @param forms the forms that it is one of
	 * @param number its place among them
	 * @param criterion what it is the quick form of
	 * @param join how its parts are joined
	 * @param parts its parts, in order
	 * @param agent the agent it is asked of, where the answer depends on it
	 * @param regimen the regimen it is asked of, where the answer depends on it
	 */
	Quick(QuickForms forms, int number, Criterion criterion, Join join, List<Quick> parts, @Nullable String agent,
			Set<String> regimen) {
		this.forms = forms;
		this.number = number;
		this.criterion = criterion;
		this.join = join;
		this.parts = parts.toArray(new Quick[0]);
		this.least = (criterion instanceof Criterion.AtLeast atLeast) ? atLeast.least() : 0;
		this.agent = agent;
		this.regimen = regimen;
		this.about = Fields.about(criterion);
		parts.forEach((part) -> this.asksFor.addAll(part.asksFor));
		if (join == Join.NONE) {
			this.asksFor.addAll(Fields.missing(criterion));
		}
	}

	QuickForms forms() {
		return this.forms;
	}

	int number() {
		return this.number;
	}

	Criterion criterion() {
		return this.criterion;
	}

	/** The agent it is asked of; null where the answer does not depend on it. */
	@Nullable String agent() {
		return this.agent;
	}

	/** The regimen it is asked of; empty where the answer does not depend on it. */
	Set<String> regimen() {
		return this.regimen;
	}

	/** The criterion as a sentence; written once, not once a case. */
	String words() {
		String known = this.words;
		if (known == null) {
			known = this.criterion.words();
			this.words = known;
		}
		return known;
	}

	/** Decides without looking at what the case already knows of it. */
	Truth decide(Situation situation) {
		return switch (this.join) {
			case ALL -> all(situation);
			case ANY -> any(situation);
			case NOT -> situation.truth(this.parts[0]).not();
			case AT_LEAST -> atLeast(situation);
			case SAME -> situation.truth(this.parts[0]);
			case NONE -> this.criterion.decide(asked(situation));
		};
	}

	private Situation asked(Situation situation) {
		return situation.judging(this.agent, this.regimen);
	}

	private Truth all(Situation situation) {
		Truth truth = Truth.TRUE;
		for (Quick part : this.parts) {
			Truth next = situation.truth(part);
			if (next == Truth.FALSE) {
				return Truth.FALSE;
			}
			if (next == Truth.UNKNOWN) {
				truth = Truth.UNKNOWN;
			}
		}
		return truth;
	}

	private Truth any(Situation situation) {
		Truth truth = Truth.FALSE;
		for (Quick part : this.parts) {
			Truth next = situation.truth(part);
			if (next == Truth.TRUE) {
				return Truth.TRUE;
			}
			if (next == Truth.UNKNOWN) {
				truth = Truth.UNKNOWN;
			}
		}
		return truth;
	}

	private Truth atLeast(Situation situation) {
		int sure = 0;
		int possible = 0;
		for (Quick part : this.parts) {
			Truth next = situation.truth(part);
			sure += (next == Truth.TRUE) ? 1 : 0;
			possible += (next == Truth.FALSE) ? 0 : 1;
		}
		return (sure >= this.least) ? Truth.TRUE : (possible < this.least) ? Truth.FALSE : Truth.UNKNOWN;
	}

	/** Explains without looking at what the case already knows of it. */
	Finding explain(Situation situation) {
		if (this.join == Join.NONE) {
			return this.criterion.accept(new Explanation(asked(situation), this));
		}
		Finding[] findings = new Finding[this.parts.length];
		for (int index = 0; index < findings.length; index++) {
			findings[index] = situation.finding(this.parts[index]);
		}
		return Explanation.group(this.criterion, words(), situation.truth(this), List.of(findings));
	}

	/**
	 * Whether one of the fields is among what leaves it open; the quick form of looking
	 * through {@link Finding#missing()}.
	 */
	boolean waitsFor(Set<CaseField> fields, Situation situation) {
		if (!canWaitFor(fields) || !situation.truth(this).isUnknown()) {
			return false;
		}
		if (this.join == Join.NONE) {
			CaseField field = this.about;
			return any(fields, (field != null) ? situation.missing(field) : situation.finding(this).missing());
		}
		for (Quick part : this.parts) {
			if (part.waitsFor(fields, situation)) {
				return true;
			}
		}
		return false;
	}

	private static boolean any(Set<CaseField> fields, Set<Missing> missing) {
		for (Missing one : missing) {
			if (fields.contains(one.field())) {
				return true;
			}
		}
		return false;
	}

	private boolean canWaitFor(Set<CaseField> fields) {
		for (CaseField field : fields) {
			if (this.asksFor.contains(field)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public String toString() {
		return Grammar.print(this.criterion);
	}

}
