package org.nextline.rules;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a check counts from. */
public enum Event {

	/** The first day of the treatment. */
	START("the start", 1),
	/** The first day of a cycle or block. */
	CYCLE("cycle", 1),
	/** The day on which the dose goes up a step. */
	RAMP_UP_STEP("ramp-up step", 0),
	/** Any dose, infusion of the drug or intrathecal injection. */
	DOSE("dose", 0),
	/** The last dose. */
	LAST_DOSE("the last dose", 0),
	/** The infusion of cells. */
	INFUSION("the infusion of cells", 0),
	/** The transplantation. */
	TRANSPLANT("the transplant", 0),
	/** The day on which remission was found. */
	REMISSION("remission", 0),
	/** The day on which a drug was replaced by another. */
	SWITCH("the switch", 0),
	/** The day on which treatment ended. */
	STOP("the end of treatment", 0),
	/** A visit, whenever it is. */
	VISIT("visit", 0),
	/** Progression or loss of response. */
	PROGRESSION("progression", 0);

	private final String words;

	private final int firstDay;

	Event(String words, int firstDay) {
		this.words = words;
		this.firstDay = firstDay;
	}

	/** As it stands in a sentence. */
	public String words() {
		return this.words;
	}

	/**
	 * The number of the day itself: treatment and cycles begin on day 1, transplants and
	 * cell infusions are day 0.
	 */
	public int firstDay() {
		return this.firstDay;
	}

	/** Whether it comes again, so that it may be numbered or said of each. */
	public boolean recurs() {
		return this == CYCLE || this == RAMP_UP_STEP || this == DOSE || this == VISIT;
	}

	static Event of(String name) {
		return Arrays.stream(values())
			.filter((event) -> event.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("there is no event \"" + name + "\"; expected one of "
					+ Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "))));
	}

}
