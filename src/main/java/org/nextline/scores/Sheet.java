package org.nextline.scores;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CheckMark;

/**
 * What is written about a score.
 *
 * @param id name in the interface
 * @param shortName what it is called at the bedside
 * @param name name on the page
 * @param topic what it is about
 * @param section section of the clinical reference that it follows
 * @param population patients it was made for, with era
 * @param inputs what it takes
 * @param groups what it leads to, from the first to the last; empty for a plain number
 * @param formula the formula in words
 * @param whenToUse when to use it
 * @param whenNot when not to use it
 * @param source citation
 * @param check how far the score was checked against its source
 * @param unit unit of the points; empty where they are points
 * @param most largest total; null where there is none
 */
public record Sheet(String id, String shortName, String name, Topic topic, String section, String population,
		List<Input> inputs, List<Group> groups, String formula, String whenToUse, String whenNot, String source,
		CheckMark check, String unit, @Nullable Double most) {

	public Sheet {
		inputs = List.copyOf(inputs);
		groups = List.copyOf(groups);
	}

	static Sheet of(String id, String shortName, String name, Topic topic, String section, String population,
			List<Input> inputs, List<Group> groups, String formula, String whenToUse, String whenNot, String source,
			CheckMark check) {
		return new Sheet(id, shortName, name, topic, section, population, inputs, groups, formula, whenToUse, whenNot,
				source, check, "", null);
	}

	/** The same sheet of a formula that gives a number in this unit. */
	Sheet in(String measure) {
		return new Sheet(this.id, this.shortName, this.name, this.topic, this.section, this.population, this.inputs,
				this.groups, this.formula, this.whenToUse, this.whenNot, this.source, this.check, measure, this.most);
	}

	/** The same sheet of a score with so many points at most. */
	Sheet outOf(double points) {
		return new Sheet(this.id, this.shortName, this.name, this.topic, this.section, this.population, this.inputs,
				this.groups, this.formula, this.whenToUse, this.whenNot, this.source, this.check, this.unit, points);
	}

	/** The input of this name. */
	public @Nullable Input input(String key) {
		return this.inputs.stream().filter((one) -> one.key().equals(key)).findFirst().orElse(null);
	}

	/** The group of this name in words. */
	public String words(String group) {
		return Objects.requireNonNull(this.groups.stream()
			.filter((one) -> one.name().equals(group))
			.map(Group::words)
			.findFirst()
			.orElse(Group.spoken(group)));
	}

	/** Groups whose published numbers may be drawn. */
	public List<Group> charted() {
		return this.groups.stream().filter(Group::charted).toList();
	}

}
