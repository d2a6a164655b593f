package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A part of a condition as the editor shows it.
 *
 * @param name name of its inputs
 * @param path its place for the buttons, such as {@code when.0.2}
 * @param group how its parts go together; empty for a statement
 * @param least how many must hold, for "at least"
 * @param parts its parts
 * @param about what the statement is about, in words
 * @param operator how it compares
 * @param operators what to choose from
 * @param choices answers to choose from
 * @param typed what is typed
 * @param takesText whether something is typed
 * @param unit unit of a number
 * @param counted whether it has a limit of its own
 * @param limit that limit
 * @param fault what is wrong; null when nothing is
 * @param first whether nothing stands above it
 * @param last whether nothing stands below it
 */
record SketchView(String name, String path, String group, String least, List<SketchView> parts, String about,
		String operator, Map<String, String> operators, List<Choice> choices, String typed, boolean takesText,
		String unit, boolean counted, String limit, @Nullable String fault, boolean first, boolean last) {

	/** An answer that can be chosen. */
	record Choice(String code, String words, boolean chosen) {
	}

	public boolean isLine() {
		return this.group.isEmpty();
	}

	/** Whether an answer is needed at all. */
	public boolean isCompared() {
		return !this.operator.startsWith("IS ");
	}

	static SketchView of(String key, Sketch.Group sketch, Map<String, String> faults, Abouts abouts) {
		return view(key, sketch, faults, abouts, true, true);
	}

	private static SketchView view(String path, Sketch sketch, Map<String, String> faults, Abouts abouts,
			boolean first, boolean last) {
		String name = "c." + path;
		String fault = faults.get(path);
		if (sketch instanceof Sketch.Group group) {
			List<SketchView> parts = new ArrayList<>();
			int count = group.parts().size();
			for (int index = 0; index < count; index++) {
				parts.add(view(path + "." + index, group.parts().get(index), faults, abouts, index == 0,
						index == count - 1));
			}
			return new SketchView(name, path, group.together().name(), group.least(), parts, "", "", Map.of(),
					List.of(), "", false, "", false, "", fault, first, last);
		}
		Sketch.Line line = (Sketch.Line) sketch;
		List<Choice> choices = abouts.answers(line.about())
			.entrySet()
			.stream()
			.map((answer) -> new Choice(answer.getKey(), answer.getValue(), line.values().contains(answer.getKey())))
			.toList();
		return new SketchView(name, path, "", "", List.of(), abouts.label(line.about()), line.operator(),
				abouts.operators(line.about()), choices, choices.isEmpty() ? String.join(", ", line.values()) : "",
				abouts.takesText(line.about()), abouts.unit(line.about()), abouts.counted(line.about()), line.limit(),
				fault, first, last);
	}

}
