package org.nextline.rules;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Kind;
import org.nextline.vocabulary.Truth;

/**
 * A condition on a case: a tree that decides in three-valued logic, and explains itself
 * as a {@link Finding}. Its text and the tree are two faces of one thing: see
 * {@link Grammar}.
 */
public sealed interface Criterion {

	/** Decides, stopping as soon as the answer is settled. */
	Truth decide(Situation situation);

	/**
	 * Decides every part and keeps what each rests on; always agrees with
	 * {@link #decide}.
	 */
	default Finding explain(Situation situation) {
		return accept(new Explanation(situation));
	}

	/** The criterion as a sentence, without its first capital. */
	default String words() {
		return accept(Sentences.PLAIN);
	}

	<R> R accept(Visitor<R> visitor);

	/**
	 * Reads the tree; a new kind of criterion does not compile until every reader knows
	 * it.
	 */
	interface Visitor<R> {

		R all(All criterion);

		R any(Any criterion);

		R not(Not criterion);

		R atLeast(AtLeast criterion);

		R is(Is criterion);

		R within(Within criterion);

		R has(Has criterion);

		R exactly(Exactly criterion);

		R hasClass(HasClass criterion);

		R known(Known criterion);

		R asks(Asks criterion);

		R counts(Counts criterion);

		R named(Named criterion);

		R always(Always criterion);

	}

	private static List<Criterion> group(List<Criterion> parts, int least) {
		if (parts.size() < least) {
			throw new IllegalArgumentException("A group of criteria needs at least " + least);
		}
		return List.copyOf(parts);
	}

	/** Every part holds. */
	record All(List<Criterion> parts) implements Criterion {

		public All {
			parts = group(parts, 2);
		}

		@Override
		public Truth decide(Situation situation) {
			Truth truth = Truth.TRUE;
			for (Criterion part : this.parts) {
				Truth next = part.decide(situation);
				if (next == Truth.FALSE) {
					return Truth.FALSE;
				}
				if (next == Truth.UNKNOWN) {
					truth = Truth.UNKNOWN;
				}
			}
			return truth;
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.all(this);
		}

	}

	/** At least one part holds. */
	record Any(List<Criterion> parts) implements Criterion {

		public Any {
			parts = group(parts, 2);
		}

		@Override
		public Truth decide(Situation situation) {
			Truth truth = Truth.FALSE;
			for (Criterion part : this.parts) {
				Truth next = part.decide(situation);
				if (next == Truth.TRUE) {
					return Truth.TRUE;
				}
				if (next == Truth.UNKNOWN) {
					truth = Truth.UNKNOWN;
				}
			}
			return truth;
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.any(this);
		}

	}

	/** The part does not hold. */
	record Not(Criterion part) implements Criterion {

		@Override
		public Truth decide(Situation situation) {
			return this.part.decide(situation).not();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.not(this);
		}

	}

	/** At least so many of the parts hold. */
	record AtLeast(int least, List<Criterion> parts) implements Criterion {

		public AtLeast {
			parts = group(parts, 1);
			if (least < 1 || least > parts.size()) {
				throw new IllegalArgumentException("At least " + least + " of " + parts.size() + " cannot be asked");
			}
		}

		@Override
		public Truth decide(Situation situation) {
			int sure = 0;
			int possible = 0;
			for (Criterion part : this.parts) {
				Truth next = part.decide(situation);
				sure += (next == Truth.TRUE) ? 1 : 0;
				possible += (next == Truth.FALSE) ? 0 : 1;
			}
			return verdict(sure, possible);
		}

		Truth verdict(int sure, int possible) {
			return (sure >= this.least) ? Truth.TRUE : (possible < this.least) ? Truth.FALSE : Truth.UNKNOWN;
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.atLeast(this);
		}

	}

	/**
	 * The field has one of the codes; for a question the codes are {@code yes} and
	 * {@code no}.
	 */
	record Is(CaseField about, Set<String> codes) implements Criterion {

		public Is {
			codes = Collections.unmodifiableSet(new LinkedHashSet<>(codes));
			if (codes.isEmpty()) {
				throw new IllegalArgumentException(about.key() + " needs at least one code");
			}
			if (about.kind().type() != Kind.Type.CODE && about.kind().type() != Kind.Type.YES_NO) {
				throw new IllegalArgumentException(about.key() + " is not compared with a code");
			}
		}

		@Override
		public Truth decide(Situation situation) {
			return situation.is(this);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.is(this);
		}

	}

	/** The number stands in the relation to the limit, in the unit of its field. */
	record Within(CaseField about, Operator operator, double limit) implements Criterion {

		public Within {
			if (about.kind().type() != Kind.Type.NUMBER) {
				throw new IllegalArgumentException(about.key() + " is not a number");
			}
		}

		@Override
		public Truth decide(Situation situation) {
			return situation.within(this);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.within(this);
		}

	}

	/**
	 * The set has at least one of the codes; {@code THIS_AGENT} stands for the agent
	 * being judged.
	 */
	record Has(CaseField about, Set<String> codes) implements Criterion {

		public Has {
			codes = Collections.unmodifiableSet(new LinkedHashSet<>(codes));
			if (codes.isEmpty() || !about.kind().type().set()) {
				throw new IllegalArgumentException(about.key() + " is not a set, or nothing is asked of it");
			}
		}

		@Override
		public Truth decide(Situation situation) {
			return situation.has(this);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.has(this);
		}

	}

	/** The set has exactly these codes. */
	record Exactly(CaseField about, Set<String> codes) implements Criterion {

		public Exactly {
			codes = Collections.unmodifiableSet(new LinkedHashSet<>(codes));
			if (!about.kind().type().set()) {
				throw new IllegalArgumentException(about.key() + " is not a set");
			}
		}

		@Override
		public Truth decide(Situation situation) {
			return situation.exactly(this);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.exactly(this);
		}

	}

	/** The set of agents has a member of the class. */
	record HasClass(CaseField about, String className) implements Criterion {

		public HasClass {
			if (about.kind().type() != Kind.Type.AGENTS && about.kind().type() != Kind.Type.TARGETS) {
				throw new IllegalArgumentException(about.key() + " is not a set of agents");
			}
		}

		@Override
		public Truth decide(Situation situation) {
			return situation.hasClass(this);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.hasClass(this);
		}

	}

	/** The field is known; never UNKNOWN itself. */
	record Known(CaseField about) implements Criterion {

		@Override
		public Truth decide(Situation situation) {
			return Truth.of(situation.knows(this.about));
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.known(this);
		}

	}

	/** A yes-no function of the reference. */
	record Asks(Question question, List<String> of) implements Criterion {

		public Asks {
			of = List.copyOf(of);
			if (of.isEmpty()) {
				throw new IllegalArgumentException(question + " needs to know of what");
			}
		}

		@Override
		public Truth decide(Situation situation) {
			return situation.asks(this);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.asks(this);
		}

	}

	/** A number of the reference's functions stands in the relation to the limit. */
	record Counts(Measure measure, String of, Operator operator, double limit) implements Criterion {

		@Override
		public Truth decide(Situation situation) {
			return situation.counts(this);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.counts(this);
		}

	}

	/**
	 * A criterion that has a name of its own.
	 *
	 * @param name its name, for example {@code FLT3_MUT}
	 * @param argument the number put in for {@code x}, for example {@code 450} of
	 * {@code QT_NO(450)}; null for most
	 * @param body what the name stands for
	 */
	record Named(String name, @Nullable String argument, Criterion body) implements Criterion {

		@Override
		public Truth decide(Situation situation) {
			return this.body.decide(situation);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.named(this);
		}

	}

	/** Holds in every case. */
	record Always() implements Criterion {

		@Override
		public Truth decide(Situation situation) {
			return Truth.TRUE;
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.always(this);
		}

	}

}
