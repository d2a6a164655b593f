package org.nextline.scores;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Where a score writes its parts, its group and its cautions, for known inputs. */
final class Tally {

	private final List<Part> parts = new ArrayList<>();

	private final List<String> warnings = new ArrayList<>();

	private @Nullable Double points;

	private @Nullable String group;

	/** A part of the total. */
	Tally add(String name, double value, String why) {
		this.parts.add(new Part(name, value, why));
		this.points = ((this.points != null) ? this.points : 0) + value;
		return this;
	}

	/** A reason without points. */
	Tally because(String name, String why) {
		this.parts.add(new Part(name, null, why));
		return this;
	}

	/** The total, where it is not the sum of its parts. */
	Tally total(double value) {
		this.points = value;
		return this;
	}

	/** Total of the parts so far. */
	double points() {
		return (this.points != null) ? this.points : 0;
	}

	Tally group(String name) {
		this.group = name;
		return this;
	}

	Tally warn(String words) {
		this.warnings.add(words);
		return this;
	}

	@Nullable Double total() {
		return this.points;
	}

	@Nullable String group() {
		return this.group;
	}

	List<Part> parts() {
		return this.parts;
	}

	List<String> warnings() {
		return this.warnings;
	}

}
