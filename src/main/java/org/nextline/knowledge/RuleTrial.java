package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Advice;
import org.nextline.rules.Criterion;
import org.nextline.rules.Finding;
import org.nextline.rules.RuleBook;
import org.nextline.rules.Situation;
import org.nextline.rules.Verdict;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.Truth;

import org.springframework.stereotype.Service;

/** Tries a rule that is being written on cases of the author's choice. */
@Service
class RuleTrial {

	private final Assessor assessor;

	private final CaseArchive archive;

	RuleTrial(Assessor assessor, CaseArchive archive) {
		this.assessor = assessor;
		this.archive = archive;
	}

	/**
	 * A case to try a rule on.
	 *
	 * @param key {@code case:} and an id, or {@code test:} and a number
	 * @param words what it is called
	 * @param facts its facts
	 */
	record Subject(String key, String words, CaseFacts facts) {
	}

	/**
	 * A statement as it stands in a case.
	 *
	 * @param words the statement
	 * @param truth what the case says of it
	 * @param facts the facts it rests on
	 * @param group how its parts go together; empty for a single statement
	 * @param parts the statements below
	 */
	record Tried(String words, Truth truth, List<String> facts, String group, List<Tried> parts) {

		static Tried of(Finding finding) {
			Criterion criterion = finding.criterion();
			if (finding.leaf()) {
				return new Tried(Outline.sentence(finding.words()), finding.truth(), finding.facts(), "", List.of());
			}
			if (criterion instanceof Criterion.Not && finding.parts().get(0).leaf()) {
				return new Tried(Outline.sentence(finding.words()), finding.truth(), finding.parts().get(0).facts(), "",
						List.of());
			}
			if (criterion instanceof Criterion.Named && finding.parts().size() == 1 && !finding.parts().get(0).leaf()) {
				Tried body = of(finding.parts().get(0));
				return new Tried(Outline.sentence(finding.words()), finding.truth(), List.of(), body.group(),
						body.parts());
			}
			String group = (criterion instanceof Criterion.All) ? "ALL" : (criterion instanceof Criterion.Any) ? "ANY"
					: (criterion instanceof Criterion.Not) ? "NONE" : "";
			boolean named = criterion instanceof Criterion.Named;
			return new Tried(named ? Outline.sentence(finding.words()) : "", finding.truth(), List.of(), group,
					finding.parts().stream().map(Tried::of).toList());
		}

	}

	/**
	 * What a rule does in a case.
	 *
	 * @param subject the case
	 * @param before its verdicts in the release
	 * @param after its verdicts as it is written now; empty when it cannot be read
	 * @param when what the condition says
	 * @param unless what the exclusions say; null when it has none
	 */
	record Effect(Subject subject, Set<String> before, Set<String> after, @Nullable Tried when,
			@Nullable Tried unless) {

		public boolean changed() {
			return !this.before.equals(this.after);
		}

	}

	/** Cases to choose from: the rule's own tests, and stored cases that fit the words. */
	Map<String, String> choices(List<Example> tests, String words) {
		Map<String, String> choices = new LinkedHashMap<>();
		for (int index = 0; index < tests.size(); index++) {
			choices.put("test:" + index, tests.get(index).name());
		}
		this.archive.search(words, 12).forEach((entry) -> choices.put("case:" + entry.id(), entry.words()));
		return choices;
	}

	/** The cases of these keys; what is no case is left out. */
	List<Subject> subjects(List<String> keys, List<Example> tests) {
		List<Subject> subjects = new ArrayList<>();
		for (String key : keys) {
			if (key.matches("test:\\d{1,3}")) {
				int index = Integer.parseInt(key.substring(5));
				if (index < tests.size()) {
					Example test = tests.get(index);
					subjects.add(new Subject(key, test.name(), CaseReader.read(test.answers()).facts()));
				}
			}
			else if (key.matches("case:[0-9a-f-]{36}")) {
				this.archive.find(UUID.fromString(key.substring(5)))
					.ifPresent((entry) -> subjects.add(new Subject(key, entry.words(), entry.facts())));
			}
		}
		return subjects;
	}

	/**
	 * Tries it.
	 * @param ruleId the rule
	 * @param before the book as it is published
	 * @param after the book with what was written; null when that cannot be read
	 * @param when the condition as it is written; null when it cannot be read
	 * @param unless the exclusions; null when there are none or they cannot be read
	 */
	List<Effect> on(List<Subject> subjects, String ruleId, RuleBook before, @Nullable RuleBook after,
			@Nullable Criterion when, @Nullable Criterion unless) {
		return subjects.stream().map((subject) -> {
			CaseFacts facts = this.assessor.complete(subject.facts(), before);
			Situation situation = Situation.of(facts, before.agents());
			return new Effect(subject, verdicts(subject.facts(), ruleId, before),
					(after != null) ? verdicts(subject.facts(), ruleId, after) : Set.of(),
					(when != null) ? Tried.of(when.explain(situation)) : null,
					(unless != null) ? Tried.of(unless.explain(situation)) : null);
		}).toList();
	}

	private Set<String> verdicts(CaseFacts stated, String ruleId, RuleBook book) {
		Advice advice = this.assessor.advise(stated, book);
		return advice.outcomes()
			.stream()
			.filter((outcome) -> outcome.ruleId().equals(ruleId))
			.map(RuleTrial::word)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static String word(Advice.Outcome outcome) {
		Truth truth = outcome.truth();
		if (truth != null) {
			return truth.name();
		}
		return (outcome.verdict() == Verdict.VETOED && outcome.correctable()) ? "BLOCKED"
				: String.valueOf(outcome.verdict());
	}

}
