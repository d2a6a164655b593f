package org.nextline.scores;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Fault;

/** A score whose arithmetic is a function beside its sheet. */
final class Written extends Score {

	private final Arithmetic arithmetic;

	private int decimals = 10;

	private Function<Inputs, Optional<String>> outside = (in) -> Optional.empty();

	private Function<Inputs, List<Fault>> clashes = (in) -> List.of();

	private Function<Inputs, List<String>> cautions = (in) -> List.of();

	private Function<List<String>, @Nullable String> undecided = (reached) -> null;

	private Function<@Nullable String, String> words = (group) -> "";

	/** What a score does with known inputs. */
	interface Arithmetic {

		void tally(Inputs in, Tally tally);

	}

	Written(Sheet sheet, Arithmetic arithmetic) {
		super(sheet);
		this.arithmetic = arithmetic;
	}

	/** The same score, shown with so many decimals. */
	Written decimals(int number) {
		this.decimals = number;
		return this;
	}

	/** The same score, with a reason why it does not apply. */
	Written outside(Function<Inputs, Optional<String>> reason) {
		this.outside = reason;
		return this;
	}

	/** The same score, refusing inputs that cannot stand together. */
	Written refusing(Function<Inputs, List<Fault>> faults) {
		this.clashes = faults;
		return this;
	}

	/** The same score, with what to keep in mind whatever comes out. */
	Written saying(String... words) {
		List<String> always = List.of(words);
		return sayingOf((in) -> always);
	}

	/** The same score, with what to keep in mind. */
	Written sayingOf(Function<Inputs, List<String>> words) {
		this.cautions = words;
		return this;
	}

	/** The same score, with the group that stands when several can be reached. */
	Written deciding(Function<List<String>, @Nullable String> group) {
		this.undecided = group;
		return this;
	}

	/** The same score, with words for a result without published groups. */
	Written wording(Function<@Nullable String, String> outcome) {
		this.words = outcome;
		return this;
	}

	@Override
	void tally(Inputs in, Tally tally) {
		this.arithmetic.tally(in, tally);
	}

	@Override
	Optional<String> outside(Inputs in) {
		return this.outside.apply(in);
	}

	@Override
	List<Fault> clashes(Inputs in) {
		return this.clashes.apply(in);
	}

	@Override
	List<String> cautions(Inputs in) {
		return this.cautions.apply(in);
	}

	@Override
	@Nullable String undecided(List<String> reached) {
		return this.undecided.apply(reached);
	}

	@Override
	String words(@Nullable Double points, @Nullable String group) {
		return this.words.apply(group);
	}

	@Override
	int decimals() {
		return this.decimals;
	}

	/** Adds the points where the factor is there. */
	static void factor(Tally tally, String name, boolean there, int points) {
		tally.add(name, there ? points : 0, there ? "present" : "absent");
	}

}
