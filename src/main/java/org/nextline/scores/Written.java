package org.nextline.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.nextline.vocabulary.Fault;

/** A score whose arithmetic is a function beside its sheet. */
final class Written extends Score {

	private final Arithmetic arithmetic;

	private int decimals = 10;

	private Function<Inputs, Optional<String>> outside = (in) -> Optional.empty();

	private Function<Inputs, List<Fault>> clashes = (in) -> List.of();

	private Function<Inputs, List<String>> cautions = (in) -> List.of();

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
		List<Fault> faults = new ArrayList<>(this.clashes.apply(in));
		sheet().inputs().forEach((input) -> {
			if (input.unit().equals(WHOLE) && in.knows(input.key())
					&& in.number(input.key()) != Math.rint(in.number(input.key()))) {
				faults.add(new Fault(input.key(), input.label() + " is a whole number " + input.range() + "."));
			}
		});
		return faults;
	}

	@Override
	List<String> cautions(Inputs in) {
		return this.cautions.apply(in);
	}

	@Override
	int decimals() {
		return this.decimals;
	}

	/** Unit of what is counted. */
	static final String WHOLE = "points";

	/** A whole number of points, each of which is tried. */
	static Input count(String key, String label, int min, int max) {
		List<Object> all = new ArrayList<>();
		for (int value = min; value <= max; value++) {
			all.add((double) value);
		}
		return new Input(key, label, Input.Kind.NUMBER, WHOLE, (double) min, (double) max, List.of(), false, all);
	}

	/** A number that is tried with these values only. */
	static Input tried(Input input, Object... values) {
		return new Input(input.key(), input.label(), input.kind(), input.unit(), input.min(), input.max(),
				input.allowed(), input.guard(), List.of(values));
	}

	/** Adds the points where the factor is there. */
	static void factor(Tally tally, String name, boolean there, int points) {
		tally.add(name, there ? points : 0, there ? "present" : "absent");
	}

	/** Percentages in words. */
	static String percent(String words, Object number) {
		return String.format(Locale.ROOT, words, number);
	}

}
