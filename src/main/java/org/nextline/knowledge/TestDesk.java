package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Advice;
import org.nextline.rules.CareRule;
import org.nextline.rules.Condition;
import org.nextline.rules.Criterion;
import org.nextline.rules.Foreclosure;
import org.nextline.rules.Interaction;
import org.nextline.rules.Interview;
import org.nextline.rules.RuleBook;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.Words;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.web.server.ResponseStatusException;

/** Finds the tests that a page is about, and looks into what they gave. */
@Service
class TestDesk {

	private final Library library;

	private final ProposalDesk proposals;

	private final Assessor assessor;

	TestDesk(Library library, ProposalDesk proposals, Assessor assessor) {
		this.library = library;
		this.proposals = proposals;
		this.assessor = assessor;
	}

	/**
	 * The release in force, or the draft of a proposal.
	 * @param proposal id of the proposal; null for the release
	 */
	TestPlace place(@Nullable String proposal) {
		if (proposal == null || proposal.isBlank()) {
			Shelf shelf = this.library.current();
			return new TestPlace(shelf.pack(), List.of(), null, shelf.release().version());
		}
		if (!proposal.matches("[0-9a-fA-F-]{36}")) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		ProposalDesk.Folder folder = this.proposals.folder(UUID.fromString(proposal));
		DraftPack draft = this.proposals.draft(folder);
		return new TestPlace(draft.pack(), draft.faults(), folder.proposal(), folder.proposal().getBaseRelease());
	}

	/**
	 * A fact of a case in words.
	 *
	 * @param label what it is
	 * @param words what is known of it
	 * @param derived whether it follows from others
	 */
	record FactLine(String label, String words, boolean derived) {
	}

	/**
	 * A condition of the tested row in the case.
	 *
	 * @param part {@code when}, {@code unless}
	 * @param agent the drug that it is judged by; empty when none
	 * @param tree the condition with what the case says of each part
	 */
	record Seen(String part, String agent, RuleTrial.Tried tree) {

		/** The word of its part, without its number. */
		public String word() {
			return this.part.split(" ")[0];
		}

	}

	/**
	 * Why a test gave what it gave.
	 *
	 * @param facts the facts of its case
	 * @param seen the conditions of its row in the case
	 * @param against what else speaks against the option in the case
	 */
	record Look(List<FactLine> facts, List<Seen> seen, List<String> against) {
	}

	/** Looks into a test. */
	Look look(TestRun run, BookTest test) {
		CaseFacts stated = CaseReader.read(test.example().answers()).facts();
		RuleBook book = run.pack().book();
		CaseFacts facts = this.assessor.complete(stated, book);
		return new Look(lines(facts), seen(run, test, facts), against(run, test, facts));
	}

	static List<FactLine> lines(CaseFacts facts) {
		List<FactLine> lines = new ArrayList<>();
		facts.known()
			.forEach((field,
					fact) -> lines.add(new FactLine(field.label(),
							(field == CaseField.KNOWN_ABSENT) ? fact.value().words() : Words.of(field, fact.value()),
							fact.derived())));
		return lines;
	}

	private static List<Seen> seen(TestRun run, BookTest test, CaseFacts facts) {
		Interview interview = run.advisor().interview(facts);
		Map<String, Seen> seen = new LinkedHashMap<>();
		String agent = test.example().agent();
		for (Condition condition : conditions(run.pack().book(), test.id())) {
			boolean meant = agent == null || condition.agent() == null || agent.equals(condition.agent())
					|| run.pack().book().agents().partsOf(agent).contains(condition.agent());
			if (meant) {
				seen.putIfAbsent(condition.part(), new Seen(condition.part(),
						(condition.agent() != null) ? run.pack().book().agents().label(condition.agent()) : "",
						RuleTrial.Tried
							.of(interview.explain(condition.criterion(), condition.agent(), condition.regimen()))));
			}
		}
		return List.copyOf(seen.values());
	}

	/** The conditions of a row: an option, a safety row, or a row beside the options. */
	private static List<Condition> conditions(RuleBook book, String id) {
		List<Condition> conditions = new ArrayList<>();
		book.rule(id).ifPresent((rule) -> conditions.addAll(Condition.of(rule, book)));
		book.safety()
			.stream()
			.filter((row) -> row.id().equals(id))
			.forEach((row) -> conditions.addAll(Condition.of(row, book)));
		if (conditions.isEmpty()) {
			Criterion when = beside(book, id);
			if (when != null) {
				conditions.add(new Condition(id, "when", when, Set.of(), null, Set.of()));
			}
		}
		return conditions;
	}

	private static @Nullable Criterion beside(RuleBook book, String id) {
		return book.care()
			.stream()
			.filter((row) -> row.id().equals(id))
			.map(CareRule::when)
			.findFirst()
			.or(() -> book.interactions()
				.stream()
				.filter((row) -> row.id().equals(id))
				.map(Interaction::when)
				.findFirst())
			.or(() -> book.foreclosures()
				.stream()
				.filter((row) -> row.id().equals(id))
				.map(Foreclosure::when)
				.findFirst())
			.orElse(null);
	}

	private static List<String> against(TestRun run, BookTest test, CaseFacts facts) {
		if (test.kind() != BookTest.Kind.OPTION) {
			return List.of();
		}
		Advice advice = run.advisor().advise(facts);
		Set<String> reasons = new LinkedHashSet<>();
		advice.notAdvised()
			.stream()
			.filter((one) -> one.ruleIds().contains(test.id()))
			.forEach((one) -> one.reasons().forEach((reason) -> reasons.add(one.title() + ": " + reason)));
		advice.notApplicable()
			.stream()
			.filter((one) -> one.ruleId().equals(test.id()))
			.forEach((one) -> one.stated().forEach((reason) -> reasons.add(one.title() + ": " + reason)));
		return List.copyOf(reasons);
	}

}
