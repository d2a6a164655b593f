package org.nextline.cases;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.PartialDate;
import org.nextline.vocabulary.Value;

/**
 * The dates of a course, and what follows from them.
 *
 * @param born birth date of the patient; null when not known
 * @param diagnosed first diagnosis; null when not known
 * @param remission start of the last remission; null when not known
 * @param relapsed this relapse; null when not known
 * @param entered the day on which the case was entered; stands in for the relapse where
 * only the age is asked
 */
record CourseDates(@Nullable PartialDate born, @Nullable PartialDate diagnosed, @Nullable PartialDate remission,
		@Nullable PartialDate relapsed, LocalDate entered) {

	/** Mean length of a month in days. */
	private static final double MONTH = 30.4375;

	/**
	 * The facts that follow from the dates, whatever is stated. Lengths need dates known
	 * at least to the month, ages at least to the year.
	 * @param facts for the number of the relapse: only in the first one are first and
	 * last remission the same
	 */
	Map<CaseField, Fact> derived(CaseFacts facts) {
		Map<CaseField, Fact> derived = new EnumMap<>(CaseField.class);
		PartialDate now = (this.relapsed != null) ? this.relapsed : PartialDate.of(this.entered);
		String at = (this.relapsed != null) ? "relapse " + now.words() : "entry on " + now.words();
		if (this.born != null) {
			age(derived, CaseField.AGE_YEARS, this.born, now, at);
			if (this.diagnosed != null) {
				age(derived, CaseField.AGE_AT_DIAGNOSIS_YEARS, this.born, this.diagnosed,
						"diagnosis " + this.diagnosed.words());
			}
		}
		if (this.relapsed != null) {
			if (this.diagnosed != null) {
				months(derived, CaseField.MONTHS_FROM_DIAGNOSIS, this.diagnosed, this.relapsed, "diagnosis");
			}
			if (this.remission != null) {
				months(derived, CaseField.LAST_REMISSION_MONTHS, this.remission, this.relapsed, "remission");
				if (facts.number(CaseField.RELAPSE_NUMBER).orElse(0) == 1) {
					months(derived, CaseField.FIRST_REMISSION_MONTHS, this.remission, this.relapsed, "remission");
				}
			}
		}
		return derived;
	}

	/** The facts, and what follows from the dates where nothing was stated. */
	CaseFacts complete(CaseFacts facts) {
		CaseFacts complete = facts;
		for (Map.Entry<CaseField, Fact> entry : derived(facts).entrySet()) {
			if (!facts.knows(entry.getKey()) && plausible(entry.getKey(), entry.getValue())) {
				complete = complete.with(entry.getKey(), fitting(entry.getKey(), entry.getValue(), facts));
			}
		}
		return complete;
	}

	/**
	 * An age stated in whole years must not look lower than the age at diagnosis, which
	 * the dates give to the month.
	 */
	private static Fact fitting(CaseField field, Fact derived, CaseFacts facts) {
		OptionalDouble age = facts.number(CaseField.AGE_YEARS);
		if (field == CaseField.AGE_AT_DIAGNOSIS_YEARS && age.isPresent()
				&& derived.value() instanceof Value.Number years && years.amount() > age.getAsDouble()
				&& years.amount() < age.getAsDouble() + 1) {
			return Fact.derived(new Value.Number(age.getAsDouble()), derived.derivedFrom() + ", to the year");
		}
		return derived;
	}

	static boolean plausible(CaseField field, Fact fact) {
		return fact.value() instanceof Value.Number number && field.kind().plausible(number.amount());
	}

	private static void age(Map<CaseField, Fact> derived, CaseField field, PartialDate born, PartialDate then,
			String at) {
		Period life = Period.between(middle(born), middle(then));
		double years = life.getYears() + (life.getMonths() + life.getDays() / 31.0) / 12;
		int decimals = (born.month() == 0 || then.month() == 0) ? 0 : field.kind().decimals();
		double floored = BigDecimal.valueOf(years).setScale(decimals, RoundingMode.FLOOR).doubleValue();
		String precision = (decimals == 0) ? ", to the year" : "";
		derived.put(field, Fact.derived(new Value.Number(floored), "birth " + born.words() + " and " + at + precision));
	}

	private static void months(Map<CaseField, Fact> derived, CaseField field, PartialDate from, PartialDate to,
			String name) {
		if (from.month() == 0 || to.month() == 0) {
			return;
		}
		double months = ChronoUnit.DAYS.between(middle(from), middle(to)) / MONTH;
		double rounded = BigDecimal.valueOf(months).setScale(1, RoundingMode.HALF_UP).doubleValue();
		derived.put(field,
				Fact.derived(new Value.Number(rounded), name + " " + from.words() + " and relapse " + to.words()));
	}

	/**
	 * Months from a date to a day, 1 decimal; a date known to the month counts from its
	 * middle.
	 */
	static double monthsSince(PartialDate date, LocalDate day) {
		double months = ChronoUnit.DAYS.between(middle(date), day) / MONTH;
		return BigDecimal.valueOf(Math.max(0, months)).setScale(1, RoundingMode.HALF_UP).doubleValue();
	}

	private static LocalDate middle(PartialDate date) {
		LocalDate first = date.earliest();
		return first.plusDays(ChronoUnit.DAYS.between(first, date.latest()) / 2);
	}

}
