package org.nextline.scores;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Fault;
import org.nextline.vocabulary.Value;

/**
 * One published score. A score is written for known inputs; what unknown ones could lead
 * to is found by trying their answers.
 */
public abstract class Score {

	private final Sheet sheet;

	private final Map<String, Input> inputs = new LinkedHashMap<>();

	Score(Sheet sheet) {
		this.sheet = sheet;
		sheet.inputs().forEach((input) -> this.inputs.put(input.key(), input));
	}

	/** What is written about the score. */
	public Sheet sheet() {
		return this.sheet;
	}

	/** Name in the interface. */
	public String id() {
		return this.sheet.id();
	}

	/**
	 * Writes parts, points and group. Reading an input that is not known ends the attempt
	 * and tries each of its answers instead, so an input is read only where it matters;
	 * guards are asked only with {@link Inputs#knows}.
	 */
	abstract void tally(Inputs in, Tally tally);

	/**
	 * Why the score does not apply, if something known says so. Asks only what is known.
	 */
	Optional<String> outside(Inputs in) {
		return Optional.empty();
	}

	/** Inputs that cannot stand together. Asks only what is known. */
	List<Fault> clashes(Inputs in) {
		return List.of();
	}

	/** Whether answers that are tried can stand together with what is known. */
	boolean possible(Inputs in) {
		return clashes(in).isEmpty();
	}

	/** Cautions that hold whatever the result is. Asks only what is known. */
	List<String> cautions(Inputs in) {
		return List.of();
	}

	/**
	 * Group when unknown inputs lead to several; none, unless the score has one for that.
	 * @param reached the groups that can be reached
	 */
	@Nullable String undecided(List<String> reached) {
		return null;
	}

	/**
	 * Whether the points run through all values between the smallest and the largest, so
	 * that every group between the outer ones can be reached.
	 */
	boolean continuous() {
		return false;
	}

	/** How the parts lead to the points, in words; the parts add up unless said. */
	String adding() {
		return "";
	}

	/** Decimals that points are shown with; cut-offs are compared before rounding. */
	int decimals() {
		return 10;
	}

	/** Outcome in words of a result without published groups. */
	String words(@Nullable Double points, @Nullable String group) {
		return "";
	}

	/**
	 * What was sent, as inputs, with everything that is wrong with it.
	 * @param sent answers by name; an absent answer or null is unknown
	 */
	public InputReader.Reading read(Map<String, ? extends @Nullable Object> sent) {
		InputReader.Reading reading = InputReader.read(this.inputs, sent);
		List<Fault> faults = new ArrayList<>(reading.faults());
		faults.addAll(clashes(reading.inputs()));
		return new InputReader.Reading(reading.inputs(), faults);
	}

	/** The input of this name. */
	public Optional<Input> input(String key) {
		return Optional.ofNullable(this.inputs.get(key));
	}

	/** The result for inputs that were read without fault. */
	public Result calculate(Inputs in) {
		Optional<String> reason = outside(in);
		if (reason.isPresent()) {
			return Result.notApplicable(id(), reason.get(), this.sheet.source());
		}
		Completions found = new Completions();
		Set<String> asked = new LinkedHashSet<>();
		explore(in.toTry(), asked, found);
		List<String> reached = inOrder(found.groups());
		String group = (reached.size() == 1 && !found.ungrouped()) ? reached.get(0)
				: (reached.size() > 1 && !found.ungrouped()) ? undecided(reached) : null;
		Double min = rounded(found.min());
		Double max = rounded(found.max());
		Double points = Objects.equals(found.min(), found.max()) ? min : null;
		List<String> warnings = new ArrayList<>(found.warnings());
		warnings.addAll(cautions(in));
		boolean nothing = reached.isEmpty() && found.min() == null;
		boolean valid = !Result.INVALID.equals(group) && !Result.NOT_APPLICABLE.equals(group) && !nothing;
		return new Result(id(), points, group, valid, new Result.Reachable(min, max, reached), List.copyOf(asked),
				outcome(points, group, reached, asked), warnings, found.parts(), this.sheet.source());
	}

	private void explore(Inputs in, Set<String> asked, Completions found) {
		Tally tally = new Tally();
		try {
			tally(in, tally);
		}
		catch (Inputs.Unknown unknown) {
			Input input = this.inputs.get(unknown.key());
			if (input == null || input.guard()) {
				throw new IllegalStateException(id() + " reads " + unknown.key() + " without knowing it", unknown);
			}
			asked.add(input.key());
			for (Object answer : input.completions()) {
				in.attempt(input.key(), answer);
				explore(in, asked, found);
			}
			in.attempt(input.key(), null);
			return;
		}
		if (possible(in)) {
			found.add(tally);
		}
	}

	private List<String> inOrder(Set<String> groups) {
		List<String> names = this.sheet.groups().stream().map(Group::name).toList();
		List<String> reached = new ArrayList<>(names.stream().filter(groups::contains).toList());
		if (continuous() && reached.size() > 1) {
			int first = names.indexOf(reached.get(0));
			int last = names.indexOf(reached.get(reached.size() - 1));
			reached = new ArrayList<>(names.subList(first, last + 1));
		}
		for (String other : groups) {
			if (!reached.contains(other)) {
				reached.add(other);
			}
		}
		return reached;
	}

	private @Nullable Double rounded(@Nullable Double points) {
		if (points == null || points.isInfinite() || points.isNaN()) {
			return null;
		}
		return java.math.BigDecimal.valueOf(points).setScale(decimals(), java.math.RoundingMode.HALF_UP).doubleValue();
	}

	private String outcome(@Nullable Double points, @Nullable String group, List<String> reached, Set<String> asked) {
		String open = asked.isEmpty() ? "" : String.join(", ", asked.stream().map((key) -> label(key)).toList());
		if (reached.isEmpty() && points == null && asked.isEmpty()) {
			return words(null, null);
		}
		if (group == null && points == null && !asked.isEmpty()) {
			return "Not decided: " + open + ((asked.size() == 1) ? " is" : " are") + " not known."
					+ ((reached.size() > 1) ? " Still possible: " + said(reached) + "." : "");
		}
		if (group != null && reached.size() > 1) {
			return (words(points, group) + " Not decided further: " + open + ((asked.size() == 1) ? " is" : " are")
					+ " not known. Still possible: " + said(reached) + ".")
				.trim();
		}
		String published = this.sheet.groups()
			.stream()
			.filter((one) -> one.name().equals(group))
			.map(Group::outcome)
			.findFirst()
			.orElse("");
		String words = words(points, group);
		return (words + " " + published).trim();
	}

	private String said(List<String> groups) {
		return String.join(", ", groups.stream().map(this.sheet::words).toList());
	}

	private String label(String key) {
		Input input = this.inputs.get(key);
		return (input != null) ? input.label() : key;
	}

	/** A number in words, without needless decimals. */
	static String plain(double number) {
		return Value.plain(number);
	}

}
