package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Criterion;
import org.nextline.rules.Grammar;
import org.nextline.rules.GrammarFault;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Kind;

/**
 * Makes a condition of a sketch, and names every fault at its place.
 */
final class SketchReader {

	private final Grammar grammar;

	private final Map<String, String> faults = new LinkedHashMap<>();

	private SketchReader(Grammar grammar) {
		this.grammar = grammar;
	}

	/**
	 * What was read.
	 *
	 * @param criterion the condition; null when anything is wrong
	 * @param text the line of grammar, as far as it can be written
	 * @param faults what is wrong, by the path of the part
	 */
	record Reading(@Nullable Criterion criterion, String text, Map<String, String> faults) {
	}

	static Reading read(Sketch.Group sketch, Grammar grammar) {
		SketchReader reader = new SketchReader(grammar);
		Criterion criterion = reader.criterion(sketch, "");
		boolean sound = reader.faults.isEmpty() && criterion != null;
		String text = (sound && criterion != null) ? Grammar.print(criterion) : text(sketch, true);
		return new Reading(sound ? criterion : null, text, reader.faults);
	}

	private @Nullable Criterion criterion(Sketch sketch, String path) {
		return (sketch instanceof Sketch.Group group) ? group(group, path) : line((Sketch.Line) sketch, path);
	}

	private @Nullable Criterion group(Sketch.Group group, String path) {
		List<Criterion> parts = new ArrayList<>();
		for (int index = 0; index < group.parts().size(); index++) {
			Criterion part = criterion(group.parts().get(index), path.isEmpty() ? "" + index : path + "." + index);
			if (part != null) {
				parts.add(part);
			}
		}
		if (group.parts().isEmpty()) {
			this.faults.put(path, "This group is empty: add a statement, or remove the group.");
			return null;
		}
		ranges(group, path);
		if (parts.size() < group.parts().size()) {
			return null;
		}
		return switch (group.together()) {
			case ALL -> (parts.size() == 1) ? parts.get(0) : new Criterion.All(parts);
			case ANY -> (parts.size() == 1) ? parts.get(0) : new Criterion.Any(parts);
			case NONE -> new Criterion.Not((parts.size() == 1) ? parts.get(0) : new Criterion.Any(parts));
			case LEAST -> least(group, parts, path);
		};
	}

	private @Nullable Criterion least(Sketch.Group group, List<Criterion> parts, String path) {
		if (!group.least().matches("\\d{1,3}") || Integer.parseInt(group.least()) < 1
				|| Integer.parseInt(group.least()) > parts.size()) {
			this.faults.put(path, "Say how many of the " + parts.size() + " must hold: 1 to " + parts.size() + ".");
			return null;
		}
		return new Criterion.AtLeast(Integer.parseInt(group.least()), parts);
	}

	/** In "all of", a lower limit above an upper one can never hold. */
	private void ranges(Sketch.Group group, String path) {
		if (group.together() != Sketch.Together.ALL) {
			return;
		}
		Map<String, double[]> limits = new LinkedHashMap<>();
		for (int index = 0; index < group.parts().size(); index++) {
			if (group.parts().get(index) instanceof Sketch.Line line && line.values().size() == 1) {
				Optional<CaseField> field = CaseField.named(line.about());
				OptionalDouble amount = amount(line.values().get(0));
				if (field.isPresent() && field.get().kind().type() == Kind.Type.NUMBER && amount.isPresent()) {
					double[] range = limits.computeIfAbsent(line.about(),
							(key) -> new double[] { Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY });
					double limit = amount.getAsDouble();
					switch (line.operator()) {
						case ">" -> range[0] = Math.max(range[0], Math.nextUp(limit));
						case ">=" -> range[0] = Math.max(range[0], limit);
						case "<" -> range[1] = Math.min(range[1], Math.nextDown(limit));
						case "<=" -> range[1] = Math.min(range[1], limit);
						case "=" -> {
							range[0] = Math.max(range[0], limit);
							range[1] = Math.min(range[1], limit);
						}
						default -> {
						}
					}
					if (range[0] > range[1]) {
						this.faults.put(path.isEmpty() ? "" + index : path + "." + index, field.get().label()
								+ " cannot be in this range and in the one above: nothing lies in both.");
					}
				}
			}
		}
	}

	private @Nullable Criterion line(Sketch.Line line, String path) {
		if (line.blank()) {
			this.faults.put(path, "Choose what this statement is about, or remove it.");
			return null;
		}
		Optional<CaseField> field = CaseField.named(line.about());
		if (field.isPresent()) {
			String fault = fault(field.get(), line);
			if (fault != null) {
				this.faults.put(path, fault);
				return null;
			}
		}
		try {
			return this.grammar.parse(text(line));
		}
		catch (GrammarFault ex) {
			String reason = ex.reason();
			this.faults.put(path, Character.toUpperCase(reason.charAt(0)) + reason.substring(1)
					+ (reason.endsWith(".") || reason.endsWith("?") ? "" : "."));
			return null;
		}
	}

	private static @Nullable String fault(CaseField field, Sketch.Line line) {
		if (line.operator().isEmpty()) {
			return "Choose how " + field.label() + " is compared.";
		}
		if (line.operator().startsWith("IS ")) {
			return null;
		}
		List<String> values = line.values().stream().filter((value) -> !value.isBlank()).toList();
		if (values.isEmpty()) {
			return "Say what " + field.label() + " is compared with.";
		}
		if (field.kind().type() == Kind.Type.NUMBER) {
			OptionalDouble amount = amount(values.get(0));
			String unit = field.kind().unit();
			if (amount.isEmpty() && values.get(0).contains("%") && !unit.contains("%")) {
				return "\"" + values.get(0) + "\" is a percentage; " + field.label() + " is written "
						+ (unit.isEmpty() ? "as a plain number." : "in " + unit + ", as 1.5 for 150 %.");
			}
			if (amount.isEmpty()) {
				return "\"" + values.get(0) + "\" is not a number" + (unit.isEmpty() ? "." : " in " + unit + ".");
			}
			if (!field.kind().plausible(amount.getAsDouble())) {
				return field.label() + " lies " + field.kind().range() + "; " + values.get(0) + " does not"
						+ (unit.isEmpty() ? "." : ". Its unit is " + unit + ".");
			}
			if (line.operator().equals("!=")) {
				return "A number is compared with below, at most, above, at least or exactly.";
			}
		}
		return null;
	}

	private static OptionalDouble amount(String text) {
		String plain = text.strip().replace(',', '.');
		return plain.matches("-?\\d{1,9}(\\.\\d{1,6})?") ? OptionalDouble.of(Double.parseDouble(plain))
				: OptionalDouble.empty();
	}

	/** The statement in the grammar. */
	private static String text(Sketch.Line line) {
		List<String> values = line.values().stream().map(String::strip).filter((value) -> !value.isEmpty()).toList();
		if (line.about().equals(SketchWriter.AS_WRITTEN)) {
			return values.isEmpty() ? "" : values.get(0);
		}
		Optional<CaseField> field = CaseField.named(line.about());
		if (field.isPresent()) {
			if (line.operator().startsWith("IS ")) {
				return line.about() + " " + line.operator();
			}
			boolean number = field.get().kind().type() == Kind.Type.NUMBER;
			String first = values.isEmpty() ? "" : number ? values.get(0).replace(',', '.') : values.get(0);
			return switch (line.operator()) {
				case "IN", "CONTAINS_ANY", "EQUALS" ->
					line.about() + " " + line.operator() + " {" + String.join(", ", values) + "}";
				case "=" -> (values.size() > 1) ? line.about() + " IN {" + String.join(", ", values) + "}"
						: line.about() + " = " + first;
				case "CONTAINS" ->
					(values.size() > 1) ? line.about() + " CONTAINS_ANY {" + String.join(", ", values) + "}"
							: line.about() + " CONTAINS " + first;
				default -> line.about() + " " + line.operator() + " " + first;
			};
		}
		String of = values.isEmpty() ? "" : "(" + String.join(", ", values) + ")";
		boolean counted = !line.operator().isEmpty() && !line.limit().isBlank();
		return line.about() + of
				+ (counted ? " " + line.operator() + " " + line.limit().strip().replace(',', '.') : "");
	}

	/** What can be written of a sketch that is not whole; blanks stand as "?". */
	private static String text(Sketch sketch, boolean top) {
		if (sketch instanceof Sketch.Line line) {
			return line.blank() ? "?" : text(line);
		}
		Sketch.Group group = (Sketch.Group) sketch;
		List<String> parts = group.parts().stream().map((part) -> text(part, false)).toList();
		String inner = switch (group.together()) {
			case ALL -> String.join(" AND ", parts);
			case ANY, NONE -> String.join(" OR ", parts);
			case LEAST -> "AT_LEAST(" + group.least() + ", " + String.join(", ", parts) + ")";
		};
		if (parts.isEmpty()) {
			inner = "?";
		}
		if (group.together() == Sketch.Together.NONE) {
			return "NOT (" + inner + ")";
		}
		return (top || parts.size() == 1 || group.together() == Sketch.Together.LEAST) ? inner : "(" + inner + ")";
	}

	/** Paths with faults below a prefix, for pages that point at them. */
	static Map<String, String> under(String prefix, Map<String, String> faults) {
		return faults.entrySet()
			.stream()
			.collect(Collectors.toMap((fault) -> fault.getKey().isEmpty() ? prefix : prefix + "." + fault.getKey(),
					Map.Entry::getValue, (left, right) -> left, LinkedHashMap::new));
	}

}
