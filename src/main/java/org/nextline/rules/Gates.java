package org.nextline.rules;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;

/**
 * The conditions that the global gates of the reference (section 4) ask for, written
 * once.
 */
final class Gates {

	private final Criterion pregnant;

	private final Criterion infection;

	private final Criterion uncontrolledInfection;

	private final Criterion alloProhibitive;

	private final Criterion tolerable;

	private final Criterion comfort;

	private final Criterion frail;

	private final @Nullable Criterion lineageSwitch;

	private final Map<String, Criterion> failed = new ConcurrentHashMap<>();

	private final Map<String, Criterion> planned = new ConcurrentHashMap<>();

	private final Map<String, Criterion> intolerant = new ConcurrentHashMap<>();

	private final Reach reach;

	private final RuleBook book;

	private final Map<Disease, Chapter> chapters = new ConcurrentHashMap<>();

	private final Chapter withoutDisease;

	Gates(RuleBook book) {
		Grammar grammar = book.grammar();
		this.book = book;
		this.reach = new Reach(book);
		this.pregnant = grammar.parse("pregnant = yes");
		this.infection = grammar.parse("activeInfection = yes");
		this.uncontrolledInfection = grammar.parse("activeInfection = yes AND infectionControlled = no");
		this.alloProhibitive = grammar.parse("ALLO_PROHIBITIVE");
		this.tolerable = grammar.parse("toxicityDoseDependent = yes AND toxicityGrade <= 2");
		this.comfort = grammar.parse("goalsOfCare = COMFORT");
		this.frail = grammar.parse("fitness = FRAIL OR ecog >= 3");
		this.withoutDisease = new Chapter(book, this, null);
		this.lineageSwitch = book.definitions().texts().containsKey("LINEAGE_SWITCH") ? grammar.parse("LINEAGE_SWITCH")
				: null;
	}

	/** The chapter for a disease, or for cases in which it is not known. */
	Chapter chapter(@Nullable Disease disease) {
		return (disease == null) ? this.withoutDisease
				: this.chapters.computeIfAbsent(disease, (key) -> new Chapter(this.book, this, key));
	}

	/** The conditions that no agent is judged by. */
	List<Criterion> all() {
		return List.of(this.pregnant, this.infection, this.uncontrolledInfection, this.alloProhibitive, this.tolerable,
				this.comfort, this.frail);
	}

	Reach reach() {
		return this.reach;
	}

	Criterion pregnant() {
		return this.pregnant;
	}

	Criterion infection() {
		return this.infection;
	}

	Criterion uncontrolledInfection() {
		return this.uncontrolledInfection;
	}

	Criterion alloProhibitive() {
		return this.alloProhibitive;
	}

	/**
	 * A dose-dependent toxicity of grade 2 or less does not bar a drug (gate G-PRIOR).
	 */
	Criterion tolerable() {
		return this.tolerable;
	}

	Criterion comfort() {
		return this.comfort;
	}

	Criterion frail() {
		return this.frail;
	}

	/**
	 * Lymphoblastic leukaemia whose relapse clone is myeloid, where the book names it.
	 */
	@Nullable Criterion lineageSwitch() {
		return this.lineageSwitch;
	}

	Criterion failed(String agent) {
		return this.failed.computeIfAbsent(agent, (key) -> new Criterion.Asks(Question.FAILED, List.of(key)));
	}

	Criterion planned(String agent) {
		return this.planned.computeIfAbsent(agent, (key) -> new Criterion.Asks(Question.PLANNED, List.of(key)));
	}

	Criterion intolerant(String agent) {
		return this.intolerant.computeIfAbsent(agent, (key) -> new Criterion.Asks(Question.INTOL, List.of(key)));
	}

	/** Whether the leaf is the term "no donor" (gate G-DONOR). */
	static boolean noDonor(Criterion leaf) {
		return leaf instanceof Criterion.Is is && is.about() == CaseField.DONOR_AVAILABLE && is.codes().contains("NONE")
				&& is.codes().size() == 1;
	}

}
