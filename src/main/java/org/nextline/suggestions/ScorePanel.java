package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.nextline.scores.CaseScore;
import org.nextline.scores.CaseScores;
import org.nextline.scores.Input;
import org.nextline.scores.Sheet;
import org.nextline.vocabulary.Value;

/**
 * The scores of a case beside its advice.
 *
 * @param groups scores by what they are good for
 * @param waiting scores of which nothing is known yet
 * @param outside scores that do not apply, with the reason
 */
record ScorePanel(List<Use> groups, List<Entry> waiting, List<Entry> outside) {

	/** So many open inputs are all named; of more only the first. */
	private static final int MOST_NAMED = 5;

	private static final int FIRST_NAMED = 3;

	/** Scores of one use; background is folded. */
	record Use(String label, boolean folded, List<Entry> scores) {
	}

	/**
	 * One score.
	 *
	 * @param sheet what is written about it
	 * @param view its result
	 * @param given facts that fed it
	 * @param open what is not known, with the place where it is entered
	 * @param notes what else to know
	 * @param calculator address of the calculator with what is known
	 */
	record Entry(Sheet sheet, ScoreView view, List<CaseScore.Given> given, List<Asked> open, List<String> notes,
			String calculator) {

		/** What is open, as far as it is named. */
		public List<Asked> asked() {
			return this.open.subList(0, this.open.size() - more());
		}

		/** How much more is open. */
		public int more() {
			return (this.open.size() > MOST_NAMED) ? this.open.size() - FIRST_NAMED : 0;
		}

	}

	/**
	 * An input that is not known.
	 *
	 * @param label what to find out
	 * @param anchor its place in the entry form; empty where a case has no field for it
	 */
	record Asked(String label, String anchor) {
	}

	static ScorePanel of(Advised advised) {
		Map<CaseScore.Use, List<Entry>> groups = new LinkedHashMap<>();
		List<Entry> waiting = new ArrayList<>();
		List<Entry> outside = new ArrayList<>();
		for (CaseScore one : CaseScores.of(advised.advice().facts(), advised.release().book().agents())) {
			Entry entry = entry(one);
			if (one.outside()) {
				outside.add(entry);
			}
			else if (!fed(one)) {
				waiting.add(entry);
			}
			else {
				groups.computeIfAbsent(one.use(), (use) -> new ArrayList<>()).add(entry);
			}
		}
		List<Use> uses = new ArrayList<>();
		for (CaseScore.Use use : CaseScore.Use.values()) {
			List<Entry> entries = groups.get(use);
			if (entries != null) {
				uses.add(new Use(use.label(), use == CaseScore.Use.BACKGROUND, entries));
			}
		}
		return new ScorePanel(uses, waiting, outside);
	}

	/** Whether anything that counts is known of it. */
	private static boolean fed(CaseScore one) {
		return one.given()
			.stream()
			.anyMatch((given) -> one.score().input(given.input()).filter((input) -> !input.guard()).isPresent());
	}

	private static Entry entry(CaseScore one) {
		List<Asked> open = one.open()
			.stream()
			.map((missing) -> new Asked(missing.label(), (missing.field() != null) ? "f-" + missing.field().key() : ""))
			.toList();
		Map<String, List<String>> answers = new LinkedHashMap<>();
		one.score().sheet().inputs().forEach((input) -> {
			Object value = one.sent().get(input.key());
			if (value != null) {
				answers.put(input.key(), written(input, value));
			}
		});
		return new Entry(one.score().sheet(), ScoreView.of(one.score(), one.result()), one.given(), open, one.notes(),
				CalculatorController.address(one.score().id(), answers));
	}

	/** An answer as it is typed into a calculator. */
	private static List<String> written(Input input, Object value) {
		if (value instanceof Boolean yes) {
			return List.of(yes ? "yes" : "no");
		}
		if (value instanceof Number number) {
			return List.of(Value.plain(number.doubleValue()));
		}
		if (value instanceof List<?> list) {
			List<String> entries = list.stream().map(String::valueOf).toList();
			return entries.isEmpty() ? List.of(CalculatorForm.NONE)
					: input.allowed().isEmpty() ? List.of(String.join(", ", entries)) : entries;
		}
		return List.of(String.valueOf(value));
	}

	/** How many scores say something. */
	public int count() {
		return this.groups.stream().mapToInt((use) -> use.scores().size()).sum();
	}

	/** Whether there is nothing to show. */
	public boolean isEmpty() {
		return this.groups.isEmpty() && this.waiting.isEmpty() && this.outside.isEmpty();
	}

}
