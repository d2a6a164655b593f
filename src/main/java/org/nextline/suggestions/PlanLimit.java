package org.nextline.suggestions;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Operator;
import org.nextline.rules.Trigger;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Truth;

/**
 * What calls for action at a check.
 *
 * @param words as a person reads it
 * @param field field of the number that is compared; null where a person has to judge
 * @param operator how it is compared, as a symbol; null where a person has to judge
 * @param number the limit, in the unit of the field; null where a person has to judge
 * @param action what to do when it is crossed; may be empty
 */
record PlanLimit(String words, @Nullable String field, @Nullable String operator, @Nullable Double number,
		String action) {

	/** A limit that is compared with a number where the row has one. */
	static PlanLimit of(Trigger trigger) {
		if (trigger.limit() instanceof Trigger.Crossed crossed) {
			return new PlanLimit(trigger.limit().words(), crossed.value().about().key(),
					crossed.value().operator().symbol(), crossed.value().limit(), trigger.action());
		}
		return judged(trigger);
	}

	/** A limit that a person judges. */
	static PlanLimit judged(Trigger trigger) {
		return judged(trigger.limit().words(), trigger.action());
	}

	static PlanLimit judged(String words, String action) {
		return new PlanLimit(words, null, null, null, action);
	}

	/** Whether a number decides it. */
	public boolean measured() {
		return this.number != null;
	}

	/** The field of the number. */
	Optional<CaseField> about() {
		return Optional.ofNullable(this.field).flatMap(CaseField::named);
	}

	/**
	 * Whether the amount is beyond the limit.
	 * @param amount in the unit of the field; null when it is not known
	 * @return UNKNOWN without a number on either side
	 */
	Truth crossedBy(@Nullable Double amount) {
		Double limit = this.number;
		Optional<Operator> how = Arrays.stream(Operator.values())
			.filter((one) -> one.symbol().equals(this.operator))
			.findFirst();
		if (amount == null || limit == null || how.isEmpty()) {
			return Truth.UNKNOWN;
		}
		return Truth.of(how.get().holds(amount, limit));
	}

	/** The words with a first capital. */
	public String title() {
		int first = this.words.isEmpty() ? 0 : this.words.offsetByCodePoints(0, 1);
		return this.words.substring(0, first).toUpperCase(Locale.ROOT) + this.words.substring(first);
	}

}
