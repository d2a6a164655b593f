package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.nextline.rules.OptionRule;
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
	Look look(TestRun run, Example test) {
		CaseFacts stated = CaseReader.read(test.answers()).facts();
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

	private static List<Seen> seen(TestRun run, Example test, CaseFacts facts) {
		Interview interview = run.advisor().interview(facts);
		Map<String, Seen> seen = new LinkedHashMap<>();
		String agent = test.agent();
		for (Condition condition : conditions(run.pack().book(), test.ruleId())) {
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

	/** Whether the row is an option, so that a test of it expects a verdict. */
	static boolean option(RuleBook book, String id) {
		return book.rule(id).filter((rule) -> rule.kind() == OptionRule.Kind.OPTION).isPresent();
	}

	/** The conditions of a row: an option, a safety row, or a row beside the options. */
	static List<Condition> conditions(RuleBook book, String id) {
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

	private static List<String> against(TestRun run, Example test, CaseFacts facts) {
		if (!option(run.pack().book(), test.ruleId())) {
			return List.of();
		}
		Advice advice = run.advisor().advise(facts);
		Set<String> reasons = new LinkedHashSet<>();
		advice.notAdvised()
			.stream()
			.filter((one) -> one.ruleIds().contains(test.ruleId()))
			.forEach((one) -> one.reasons().forEach((reason) -> reasons.add(one.title() + ": " + reason)));
		advice.notApplicable()
			.stream()
			.filter((one) -> one.ruleId().equals(test.ruleId()))
			.forEach((one) -> one.stated().forEach((reason) -> reasons.add(one.title() + ": " + reason)));
		return List.copyOf(reasons);
	}

	// Writing tests into a proposal

	/** Sections whose entries can carry tests. */
	private static final List<Section> CARRYING = List.of(Section.RULES, Section.SAFETY, Section.CARE,
			Section.INTERACTIONS, Section.FORECLOSES);

	/**
	 * Where a row stands in a draft, with its entry.
	 *
	 * @param section its section
	 * @param entry what it says
	 */
	record Carrier(Section section, Map<String, Object> entry) {

		/** Its tests as they are kept. */
		List<Map<?, ?>> tests() {
			List<Map<?, ?>> tests = new ArrayList<>();
			if (this.entry.get("examples") instanceof List<?> list) {
				list.forEach((one) -> tests.add((one instanceof Map<?, ?> map) ? map : Map.of()));
			}
			return tests;
		}

	}

	/** The row of a proposal's draft that carries tests. */
	Optional<Carrier> carrier(Proposal proposal, String row) {
		PackText text = PackText.of(this.proposals.draft(this.proposals.folder(proposal.getId())).files());
		return CARRYING.stream()
			.flatMap((section) -> text.read(section, row).map((entry) -> new Carrier(section, entry)).stream())
			.findFirst();
	}

	/**
	 * Puts tests into a row of a proposal.
	 * @param place place of the test that is replaced; null when they are new
	 * @param was the test that is replaced, as it was when its form was opened
	 * @param tests the tests; none to take it out
	 */
	void put(Proposal proposal, String row, @Nullable Integer place, String was, List<Map<String, Object>> tests,
			String person) {
		Carrier carrier = carrier(proposal, row).orElseThrow(ProposalNotFound::new);
		RuleChange change = this.proposals.take(proposal.getId(), carrier.section(), row, person);
		if (change.getAction() == Action.RETIRE) {
			throw new ProposalRefused(row + " goes with this proposal, and its tests with it.");
		}
		if (!change.getTyped().isEmpty()) {
			throw new ProposalRefused(row + " is half written in the editor. Mend what is marked there first, "
					+ "so that nothing that was typed is lost.");
		}
		Map<String, Object> entry = new LinkedHashMap<>(change.entry());
		List<Object> all = new ArrayList<>((entry.get("examples") instanceof List<?> list) ? list : List.of());
		if (place == null) {
			all.addAll(tests);
		}
		else {
			if (place >= all.size() || !fingerprint((Map<?, ?>) all.get(place)).equals(was)) {
				throw new ChangeConflict(change.getId());
			}
			all.remove((int) place);
			all.addAll(place, tests);
		}
		if (all.isEmpty()) {
			entry.remove("examples");
		}
		else {
			entry.put("examples", all);
		}
		this.proposals.write(change.getId(), change.getVersion(), entry, "", person);
	}

	/** Tells a test from what it was. */
	static String fingerprint(Map<?, ?> example) {
		return ShippedPack.hash(Map.of("test", EntryDiff.text(example))).substring(0, 16);
	}

}
