package org.nextline.suggestions;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Candidacy;
import org.nextline.rules.Clauses;
import org.nextline.rules.Criterion;
import org.nextline.rules.OptionRule;
import org.nextline.rules.RuleBook;
import org.nextline.rules.SafetyRule;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;

/** The limits that the rules of a disease set for numbers. */
final class Limits implements Criterion.Visitor<Boolean> {

	private final Map<CaseField, Set<Criterion.Within>> limits = new EnumMap<>(CaseField.class);

	private Limits() {
	}

	/**
	 * What is asked of numbers, by field, as the options, their exclusions and the safety
	 * rows set them.
	 */
	static Map<CaseField, Set<Criterion.Within>> of(RuleBook book, Disease disease) {
		Limits limits = new Limits();
		for (OptionRule rule : book.rules()) {
			if (rule.diseases().contains(disease)) {
				limits.read(rule.when());
				limits.read(rule.unless());
				limits.read(rule.strength());
			}
		}
		for (SafetyRule rule : book.safety()) {
			if (rule.diseases().contains(disease) || rule.alsoWhen() != null) {
				limits.read(rule.alsoWhen());
				limits.read(rule.when());
				limits.read(rule.severity());
			}
		}
		for (Candidacy one : book.candidacy()) {
			if (one.diseases().contains(disease)) {
				limits.read(one.cautionWhen());
				limits.read(one.againstWhen());
			}
		}
		return limits.limits;
	}

	private void read(@Nullable Criterion criterion) {
		if (criterion != null) {
			criterion.accept(this);
		}
	}

	private <T> void read(Clauses<T> clauses) {
		clauses.clauses().forEach((clause) -> read(clause.when()));
	}

	private Boolean each(List<Criterion> parts) {
		parts.forEach(this::read);
		return true;
	}

	@Override
	public Boolean within(Criterion.Within criterion) {
		this.limits.computeIfAbsent(criterion.about(), (fresh) -> new LinkedHashSet<>()).add(criterion);
		return true;
	}

	@Override
	public Boolean all(Criterion.All criterion) {
		return each(criterion.parts());
	}

	@Override
	public Boolean any(Criterion.Any criterion) {
		return each(criterion.parts());
	}

	@Override
	public Boolean atLeast(Criterion.AtLeast criterion) {
		return each(criterion.parts());
	}

	@Override
	public Boolean not(Criterion.Not criterion) {
		read(criterion.part());
		return true;
	}

	@Override
	public Boolean named(Criterion.Named criterion) {
		read(criterion.body());
		return true;
	}

	@Override
	public Boolean is(Criterion.Is criterion) {
		return false;
	}

	@Override
	public Boolean has(Criterion.Has criterion) {
		return false;
	}

	@Override
	public Boolean exactly(Criterion.Exactly criterion) {
		return false;
	}

	@Override
	public Boolean hasClass(Criterion.HasClass criterion) {
		return false;
	}

	@Override
	public Boolean known(Criterion.Known criterion) {
		return false;
	}

	@Override
	public Boolean asks(Criterion.Asks criterion) {
		return false;
	}

	@Override
	public Boolean counts(Criterion.Counts criterion) {
		return false;
	}

	@Override
	public Boolean always(Criterion.Always criterion) {
		return false;
	}

	/** Fields whose number cannot be another one: they count what has happened. */
	static final Set<CaseField> COUNTS = Set.of(CaseField.RELAPSE_NUMBER, CaseField.REMISSION_NUMBER,
			CaseField.PRIOR_LINES, CaseField.AGE_AT_DIAGNOSIS_YEARS, CaseField.HEIGHT_CM);

}
