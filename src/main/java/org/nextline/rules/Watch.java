package org.nextline.rules;

import java.util.List;
import java.util.Set;

/**
 * One thing to watch under a treatment: a test, or a group that is done together.
 *
 * @param test what is looked at
 * @param with what is looked at together with it
 * @param what in words, where it is more than the name of the test
 * @param targets the only agents that it concerns; empty for all of its row
 * @param when when it is due
 * @param also when else, where that cannot be told in days; may be empty
 * @param triggers what calls for action
 */
public record Watch(Examination test, Set<Examination> with, String what, Set<String> targets, List<Timing> when,
		String also, List<Trigger> triggers) {

	public Watch {
		with = Set.copyOf(with);
		targets = Set.copyOf(targets);
		when = List.copyOf(when);
		triggers = List.copyOf(triggers);
	}

	/** What to look at, as a person reads it. */
	public String label() {
		return this.what.isEmpty() ? this.test.label() : this.what;
	}

	/** When, as a person reads it; empty when only an event calls for it. */
	public String words() {
		String timed = Timing.words(this.when);
		if (this.also.isEmpty()) {
			return timed;
		}
		return timed.isEmpty() ? this.also : timed + "; " + this.also;
	}

}
