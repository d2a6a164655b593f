package org.nextline.scores;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Value;

/** What all completions of the unknown inputs have in common, and where they differ. */
final class Completions {

	private final Set<String> groups = new LinkedHashSet<>();

	private final Map<String, Range> parts = new LinkedHashMap<>();

	private final Set<String> warnings = new LinkedHashSet<>();

	private @Nullable Double min;

	private @Nullable Double max;

	private boolean ungrouped;

	private int tried;

	private record Range(Part first, @Nullable Double min, @Nullable Double max, boolean same, int times) {

		Range and(Part other) {
			Double points = other.points();
			Double least = (this.min == null || points == null) ? null : (Double) Math.min(this.min, points);
			Double most = (this.max == null || points == null) ? null : (Double) Math.max(this.max, points);
			return new Range(this.first, least, most, this.same && this.first.equals(other), this.times + 1);
		}

	}

	void add(Tally tally) {
		Double points = tally.total();
		if (points != null) {
			this.min = (this.min == null) ? points : (Double) Math.min(this.min, points);
			this.max = (this.max == null) ? points : (Double) Math.max(this.max, points);
		}
		String group = tally.group();
		if (group != null) {
			this.groups.add(group);
		}
		else {
			this.ungrouped = true;
		}
		for (Part part : tally.parts()) {
			Range range = this.parts.get(part.name());
			this.parts.put(part.name(),
					(range == null) ? new Range(part, part.points(), part.points(), true, 1) : range.and(part));
		}
		if (this.tried == 0) {
			this.warnings.addAll(tally.warnings());
		}
		else {
			this.warnings.retainAll(tally.warnings());
		}
		this.tried++;
	}

	Set<String> groups() {
		return this.groups;
	}

	boolean ungrouped() {
		return this.ungrouped;
	}

	@Nullable Double min() {
		return this.min;
	}

	@Nullable Double max() {
		return this.max;
	}

	Set<String> warnings() {
		return this.warnings;
	}

	/** Parts with points where all agree, and with their range where not. */
	List<Part> parts() {
		List<Part> all = new ArrayList<>();
		this.parts.forEach((name, range) -> {
			if (range.same() && range.times() == this.tried) {
				all.add(range.first());
			}
			else if (range.min() != null && range.max() != null && range.times() == this.tried) {
				boolean agree = range.min().equals(range.max());
				all.add(agree ? new Part(name, range.min(), "the same whatever is not known") : new Part(name, null,
						"not known: " + Value.plain(range.min()) + " to " + Value.plain(range.max()) + " points"));
			}
		});
		return all;
	}

}
