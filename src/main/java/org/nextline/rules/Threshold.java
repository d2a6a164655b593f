package org.nextline.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Kind;
import org.nextline.vocabulary.Value;

/**
 * A number that a condition compares a fact with, and the values around it that show on
 * which side it changes its mind.
 *
 * @param comparison the comparison: a {@link Criterion.Within} or
 * {@link Criterion.Counts}
 */
public record Threshold(Criterion comparison) {

	public Threshold {
		if (!(comparison instanceof Criterion.Within) && !(comparison instanceof Criterion.Counts)) {
			throw new IllegalArgumentException("Not a comparison with a number: " + comparison);
		}
	}

	/** The numbers of a condition, named criteria opened, each comparison once. */
	public static List<Threshold> of(Criterion criterion) {
		Set<Threshold> found = new LinkedHashSet<>();
		for (Criterion leaf : Stage.leaves(criterion)) {
			if (leaf instanceof Criterion.Within || leaf instanceof Criterion.Counts) {
				found.add(new Threshold(leaf));
			}
		}
		return List.copyOf(found);
	}

	/** The field whose number is compared; empty when a function gives the number. */
	public Optional<CaseField> field() {
		return (this.comparison instanceof Criterion.Within within) ? Optional.of(within.about()) : Optional.empty();
	}

	public Operator operator() {
		return (this.comparison instanceof Criterion.Within within) ? within.operator()
				: ((Criterion.Counts) this.comparison).operator();
	}

	/** The limit, in the unit of the field. */
	public double limit() {
		return (this.comparison instanceof Criterion.Within within) ? within.limit()
				: ((Criterion.Counts) this.comparison).limit();
	}

	/**
	 * The least difference that can be entered: 1 for counts and grades, else 0.1 or what
	 * the decimals of the field allow.
	 */
	public double step() {
		Optional<CaseField> field = field();
		if (field.isEmpty()) {
			return (((Criterion.Counts) this.comparison).measure() == Measure.MONTHS_SINCE) ? 0.1 : 1;
		}
		Kind kind = field.get().kind();
		if (field.get() == CaseField.KARNOFSKY || field.get() == CaseField.LANSKY) {
			return 10;
		}
		if (kind.decimals() == 0) {
			return kind.unit().isEmpty() ? 1 : 0.1;
		}
		return Math.pow(10, -kind.decimals());
	}

	/** The value next below the limit. */
	public double below() {
		return rounded(limit() - step());
	}

	/** The value next above the limit. */
	public double above() {
		return rounded(limit() + step());
	}

	/** The values around the limit that can be entered: below, at and above it. */
	public List<Double> around() {
		return List.of(below(), limit(), above()).stream().filter(this::possible).toList();
	}

	/** Whether the value can be entered. */
	public boolean possible(double value) {
		return field().map((field) -> field.kind().plausible(value)).orElse(value >= 0);
	}

	/** Whether the comparison holds for the value. */
	public boolean holds(double value) {
		return operator().holds(value, limit());
	}

	/** As it is written in the grammar: {@code qtcf > 480}. */
	public String text() {
		return Grammar.print(this.comparison);
	}

	private double rounded(double value) {
		return Double.parseDouble(Value.plain(value));
	}

}
