package org.nextline.suggestions;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.PartialDate;

import org.springframework.util.MultiValueMap;

/**
 * A decision as it is being typed.
 *
 * @param choice key of a treatment of the advice, or {@code OTHER}, or {@code NONE}
 * @param other another treatment
 * @param reasons why, by name
 * @param words why, in words
 * @param decidedBy who decided
 * @param decidedOn on which day
 * @param board at which board
 * @param whyChanged why the decision before is changed
 * @param seen the number of the decision that was seen when typing began
 */
record DecisionForm(String choice, String other, List<String> reasons, String words, String decidedBy, String decidedOn,
		String board, String whyChanged, String seen) {

	private static final int MOST_WORDS = 4000;

	private static final int MOST_WHY = 2000;

	private static final int MOST_LINE = 200;

	/** Letters that say more than "ok". */
	private static final int LEAST_REASON = 10;

	static DecisionForm fresh(String choice, String person, LocalDate today, @Nullable CaseDecision last) {
		return new DecisionForm(choice, "", List.of(), "", person, today.toString(), (last != null) ? last.board() : "",
				"", String.valueOf((last != null) ? last.number() : 0));
	}

	static DecisionForm of(MultiValueMap<String, String> sent) {
		return new DecisionForm(text(sent, "choice"), text(sent, "other"), sent.getOrDefault("reason", List.of()),
				text(sent, "words"), text(sent, "decidedBy"), text(sent, "decidedOn"), text(sent, "board"),
				text(sent, "whyChanged"), text(sent, "seen"));
	}

	private static String text(MultiValueMap<String, String> sent, String name) {
		String value = sent.getFirst(name);
		return (value != null) ? value.strip() : "";
	}

	/** The same after a look at the decision that somebody took meanwhile. */
	DecisionForm seen(int number) {
		return new DecisionForm(this.choice, this.other, this.reasons, this.words, this.decidedBy, this.decidedOn,
				this.board, this.whyChanged, String.valueOf(number));
	}

	CaseDecision.Choice kind() {
		return this.choice.equals("OTHER") ? CaseDecision.Choice.OTHER
				: this.choice.equals("NONE") ? CaseDecision.Choice.NONE : CaseDecision.Choice.OPTION;
	}

	List<DecisionReason> because() {
		List<DecisionReason> because = new ArrayList<>();
		for (DecisionReason one : DecisionReason.values()) {
			if (this.reasons.contains(one.name())) {
				because.add(one);
			}
		}
		return because;
	}

	Optional<LocalDate> day() {
		try {
			return Optional.of(LocalDate.parse(this.decidedOn));
		}
		catch (DateTimeParseException ex) {
			return PartialDate.read(this.decidedOn)
				.filter((date) -> date.day() != 0)
				.map((date) -> LocalDate.of(date.year(), date.month(), date.day()));
		}
	}

	/** Everything that is wrong, by the name of its input. */
	Map<String, String> faults(Choices choices, LocalDate today, boolean changes) {
		Map<String, String> faults = new LinkedHashMap<>();
		Optional<Choices.Item> item = choices.find(this.choice);
		if (this.choice.isEmpty()) {
			faults.put("choice", "Say what was decided: one of the options, another treatment, or none.");
		}
		else if (kind() == CaseDecision.Choice.OPTION && item.isEmpty()) {
			faults.put("choice", "This is not among the treatments of this advice. Choose again.");
		}
		if (kind() == CaseDecision.Choice.OTHER) {
			other(faults, choices);
		}
		boolean explained = this.words.length() >= LEAST_REASON;
		if (!this.choice.isEmpty() && kind() != CaseDecision.Choice.OPTION && because().isEmpty()) {
			faults.put("reason", "Say why none of the options was chosen: at least one reason.");
		}
		if (item.filter(Choices.Item::vetoed).isPresent() && !explained) {
			faults.put("words", "Something speaks against " + item.get().standing().title()
					+ ". Write down why it is chosen all the same.");
		}
		else if (because().contains(DecisionReason.OTHER) && this.words.isEmpty()) {
			faults.put("words", "The reason is another one: write down which.");
		}
		else if (this.words.length() > MOST_WORDS) {
			faults.put("words", "This is longer than " + MOST_WORDS + " characters.");
		}
		if (this.decidedBy.isEmpty()) {
			faults.put("decidedBy", "Say who decided.");
		}
		else if (this.decidedBy.length() > MOST_LINE) {
			faults.put("decidedBy", "This is longer than " + MOST_LINE + " characters.");
		}
		dated(faults, today);
		if (this.board.length() > MOST_LINE) {
			faults.put("board", "This is longer than " + MOST_LINE + " characters.");
		}
		if (changes && this.whyChanged.isEmpty()) {
			faults.put("whyChanged", "Say why the decision before is changed.");
		}
		else if (this.whyChanged.length() > MOST_WHY) {
			faults.put("whyChanged", "This is longer than " + MOST_WHY + " characters.");
		}
		return faults;
	}

	private void other(Map<String, String> faults, Choices choices) {
		if (this.other.isEmpty()) {
			faults.put("other", "Name the other treatment.");
		}
		else if (this.other.length() > MOST_LINE) {
			faults.put("other", "This is longer than " + MOST_LINE + " characters.");
		}
		else {
			choices.named(this.other)
				.ifPresent((item) -> faults.put("other",
						item.standing().title() + " is among the treatments of this advice (" + item.standing().words()
								+ "): choose it there, so that what is said of it is seen."));
		}
	}

	private void dated(Map<String, String> faults, LocalDate today) {
		Optional<LocalDate> day = day();
		if (day.isEmpty()) {
			faults.put("decidedOn", "Give the day of the decision, such as " + today + ".");
		}
		else if (day.get().isAfter(today)) {
			faults.put("decidedOn", "This day is yet to come.");
		}
		else if (day.get().isBefore(LocalDate.of(1990, 1, 1))) {
			faults.put("decidedOn", "This day is too long ago to be meant.");
		}
	}

}
