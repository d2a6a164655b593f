package org.nextline.rules;

import java.util.List;
import java.util.Set;

import org.nextline.vocabulary.Truth;

/**
 * What goes with the advice for one case: supportive care, interactions, and what each
 * option closes for later. It changes no verdict.
 *
 * @param lines care for the case and for its options, each row once, in the order of the
 * page
 * @param options what stands beside each option, in the order of the advice
 * @param refused interactions that stand behind what is not advised, in the order of the
 * advice
 */
public record CarePlan(List<Line> lines, List<Beside> options, List<List<Interplay>> refused) {

	public CarePlan {
		lines = List.copyOf(lines);
		options = List.copyOf(options);
		refused = refused.stream().map(List::copyOf).toList();
	}

	/**
	 * What it says of a row of care, an interaction or a foreclosure: TRUE where it
	 * stands, UNKNOWN where it is to be checked first, else FALSE.
	 */
	public Truth truth(String id) {
		boolean held = false;
		boolean open = false;
		for (Line line : this.lines) {
			held |= line.rule().id().equals(id) && line.truth().isTrue();
			open |= line.rule().id().equals(id) && line.truth().isUnknown();
		}
		for (Beside beside : this.options) {
			for (Closing closing : beside.closings()) {
				held |= closing.rule().id().equals(id) && closing.truth().isTrue();
				open |= closing.rule().id().equals(id) && closing.truth().isUnknown();
			}
			for (Interplay interplay : beside.interplays()) {
				held |= interplay.id().equals(id) && !interplay.unknown();
				open |= interplay.id().equals(id) && interplay.unknown();
			}
		}
		return held ? Truth.TRUE : open ? Truth.UNKNOWN : Truth.FALSE;
	}

	/**
	 * A row of care that holds, or whose condition is not known.
	 *
	 * @param rule the row
	 * @param truth TRUE, or UNKNOWN: check first
	 * @param facts the facts that make it hold, in words
	 * @param missing what would settle it; empty unless unknown
	 * @param options places in the advice of the options it goes with; empty when it
	 * concerns the case
	 */
	public record Line(CareRule rule, Truth truth, List<String> facts, Set<Missing> missing, List<Integer> options) {

		public Line {
			facts = List.copyOf(facts);
			missing = Set.copyOf(missing);
			options = List.copyOf(options);
		}

	}

	/**
	 * What stands beside one option.
	 *
	 * @param lines care that goes with it
	 * @param interplays interactions of its drugs
	 * @param closings what it closes for later
	 */
	public record Beside(List<Line> lines, List<Interplay> interplays, List<Closing> closings) {

		public Beside {
			lines = List.copyOf(lines);
			interplays = List.copyOf(interplays);
			closings = List.copyOf(closings);
		}

	}

	/**
	 * Two drugs that act on one another in this case.
	 *
	 * @param id the row that says so
	 * @param severity how grave
	 * @param unknown whether it is not known that the other one is taken: check first
	 * @param agents agents of the option, by key
	 * @param drug the drugs of the option, by name
	 * @param other what they act on one another with, by name
	 * @param where where the other one comes from
	 * @param message what to do, in words
	 * @param clears whether nothing of it remains once the other one is stopped
	 * @param missing what would settle it; empty unless unknown
	 */
	public record Interplay(String id, Severity severity, boolean unknown, List<String> agents, String drug,
			String other, Where where, String message, boolean clears, Set<Missing> missing) {

		public Interplay {
			agents = List.copyOf(agents);
			missing = Set.copyOf(missing);
		}

	}

	/** Where the other drug of an interaction comes from. */
	public enum Where {

		/** Taken now for something else. */
		TAKEN,
		/** Part of the same option. */
		SAME_OPTION,
		/** Treatment of the leukaemia that is given now. */
		CURRENT,
		/** Under consideration. */
		PLANNED

	}

	/**
	 * What an option closes, narrows or delays for later.
	 *
	 * @param rule the row
	 * @param agents its agents that do so, by name
	 * @param optionalOnly whether only parts that may be left out do so
	 * @param truth TRUE, or UNKNOWN when its condition is not known
	 * @param facts the facts that make it hold, in words
	 * @param missing what would settle it; empty unless unknown
	 */
	public record Closing(Foreclosure rule, List<String> agents, boolean optionalOnly, Truth truth, List<String> facts,
			Set<Missing> missing) {

		public Closing {
			agents = List.copyOf(agents);
			facts = List.copyOf(facts);
			missing = Set.copyOf(missing);
		}

	}

}
