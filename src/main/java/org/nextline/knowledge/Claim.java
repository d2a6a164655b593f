package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.logicng.formulas.Formula;
import org.logicng.formulas.FormulaFactory;
import org.nextline.knowledge.CaseSpace.Wish;

/** What shall hold of a patient who is searched for: wishes, joined. */
sealed interface Claim {

	/** Whether it holds where the wishes come true or not. */
	boolean holds(Function<Wish, Boolean> truth);

	Formula formula(Function<Wish, Formula> formulas, FormulaFactory factory);

	/** Adds every wish that it speaks of. */
	void collect(List<Wish> wishes);

	static Claim of(Wish wish) {
		return new Single(wish);
	}

	static Claim not(Claim claim) {
		return new Not(claim);
	}

	static Claim all(List<Claim> claims) {
		return new Joined(true, claims);
	}

	static Claim all(Claim... claims) {
		return new Joined(true, List.of(claims));
	}

	static Claim any(List<Claim> claims) {
		return new Joined(false, claims);
	}

	/** Every wish that the claim speaks of. */
	static List<Wish> wishes(Claim claim) {
		List<Wish> wishes = new ArrayList<>();
		claim.collect(wishes);
		return wishes;
	}

	record Single(Wish wish) implements Claim {

		@Override
		public boolean holds(Function<Wish, Boolean> truth) {
			return truth.apply(this.wish);
		}

		@Override
		public Formula formula(Function<Wish, Formula> formulas, FormulaFactory factory) {
			return formulas.apply(this.wish);
		}

		@Override
		public void collect(List<Wish> wishes) {
			wishes.add(this.wish);
		}

	}

	record Not(Claim claim) implements Claim {

		@Override
		public boolean holds(Function<Wish, Boolean> truth) {
			return !this.claim.holds(truth);
		}

		@Override
		public Formula formula(Function<Wish, Formula> formulas, FormulaFactory factory) {
			return factory.not(this.claim.formula(formulas, factory));
		}

		@Override
		public void collect(List<Wish> wishes) {
			this.claim.collect(wishes);
		}

	}

	/** All of them hold, or any one does. */
	record Joined(boolean every, List<Claim> claims) implements Claim {

		public Joined {
			claims = List.copyOf(claims);
		}

		@Override
		public boolean holds(Function<Wish, Boolean> truth) {
			return this.every ? this.claims.stream().allMatch((claim) -> claim.holds(truth))
					: this.claims.stream().anyMatch((claim) -> claim.holds(truth));
		}

		@Override
		public Formula formula(Function<Wish, Formula> formulas, FormulaFactory factory) {
			List<Formula> parts = this.claims.stream().map((claim) -> claim.formula(formulas, factory)).toList();
			return this.every ? factory.and(parts) : factory.or(parts);
		}

		@Override
		public void collect(List<Wish> wishes) {
			this.claims.forEach((claim) -> claim.collect(wishes));
		}

	}

}
