package org.nextline.knowledge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.nextline.knowledge.CaseSpace.Search;
import org.nextline.knowledge.Firing.Subject;
import org.nextline.rules.Advisor;
import org.nextline.rules.Alternative;
import org.nextline.rules.Clauses;
import org.nextline.rules.Condition;
import org.nextline.rules.Criterion;
import org.nextline.rules.Decision;
import org.nextline.rules.Fields;
import org.nextline.rules.Grammar;
import org.nextline.rules.Interview;
import org.nextline.rules.OptionRule;
import org.nextline.rules.Question;
import org.nextline.rules.RuleBook;
import org.nextline.rules.SafetyRule;
import org.nextline.rules.Severity;
import org.nextline.rules.Source;
import org.nextline.rules.Threshold;
import org.nextline.rules.Verdict;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Strength;
import org.nextline.vocabulary.TherapyCategory;
import org.nextline.vocabulary.Truth;

/**
 * Finds what is wrong with a rule book before anybody relies on it: rows that can never
 * stand, that say nothing of their own, that contradict others, and patients to whom
 * nothing is offered. Every example patient is confirmed by the engine; what is called
 * impossible is proven over the facts that the conditions tell apart. With a base only
 * what differs from it is looked at.
 */
final class Checks {

	/** Changes whenever the same book could be judged differently. */
	static final String VERSION = "2";

	/** Rows that are found to speak against a regimen one after another at most. */
	private static final int VETOES = 12;

	private static final Set<Disease> ACUTE = EnumSet.of(Disease.AML, Disease.APL, Disease.B_ALL, Disease.T_ALL,
			Disease.MPAL, Disease.BPDCN);

	private static final List<String> ACUTE_SETTINGS = List.of("RELAPSE", "PRIMARY_REFRACTORY", "MRD_RELAPSE");

	private static final List<String> CML_SETTINGS = List.of("RESISTANCE", "INTOLERANCE", "PROGRESSION",
			"TREATMENT_FREE_REMISSION_LOSS");

	private static final List<String> CHRONIC_SETTINGS = List.of("RELAPSE", "PRIMARY_REFRACTORY", "PROGRESSION",
			"INTOLERANCE");

	/**
	 * Parts of a case in which patients of one disease and setting differ before anything
	 * is known of their organs, history, medicines and goals, which are left unknown.
	 */
	private static final Set<org.nextline.vocabulary.Section> TOLD_APART = EnumSet.of(
			org.nextline.vocabulary.Section.DISEASE, org.nextline.vocabulary.Section.THIS_RELAPSE,
			org.nextline.vocabulary.Section.GENETICS, org.nextline.vocabulary.Section.IMMUNOPHENOTYPE);

	private static final Set<CaseField> TOLD_APART_TOO = EnumSet.of(CaseField.AGE_YEARS, CaseField.FITNESS,
			CaseField.PRIOR_THERAPIES, CaseField.PRIOR_ALLO_HSCT);

	/** Emergencies and counts, left unknown as the organs are. */
	private static final Set<CaseField> LEFT_OPEN = EnumSet.of(CaseField.CLINICAL_FINDINGS,
			CaseField.SEVERE_BLEEDING_NOW, CaseField.PLATELETS, CaseField.ANC, CaseField.HEMOGLOBIN_GL);

	/** Facts that nearly every condition looks at. */
	private static final Set<CaseField> USUAL = EnumSet.of(CaseField.DISEASE, CaseField.SETTING, CaseField.AGE_YEARS,
			CaseField.PRIOR_THERAPIES, CaseField.CURRENT_THERAPY, CaseField.RELAPSE_NUMBER, CaseField.KNOWN_ABSENT,
			CaseField.UNAVAILABLE_AGENTS);

	/** Rows that rule a changed rule out on some patients, named at most. */
	private static final int CLASHES = 6;

	private final RuleBook book;

	private final List<Example> examples;

	private final @Nullable RuleBook base;

	private final boolean otherAgents;

	private final Advisor advisor;

	private final Firing firing;

	private final UnaryOperator<CaseFacts> complete;

	private final LocalDate today;

	private @Nullable Space last;

	/**
	 * @param book the book
	 * @param examples the tests of its rules
	 * @param base the book that it is compared with; null to look at everything
	 * @param complete adds what follows from the facts of a test
	 * @param today the day on which reviews are due
	 */
	Checks(RuleBook book, List<Example> examples, @Nullable RuleBook base, UnaryOperator<CaseFacts> complete,
			LocalDate today) {
		this.book = book;
		this.examples = List.copyOf(examples);
		this.base = base;
		this.otherAgents = base != null
				&& !List.copyOf(base.agents().all()).equals(List.copyOf(this.book.agents().all()));
		this.advisor = new Advisor(this.book);
		this.firing = new Firing(this.book);
		this.complete = complete;
		this.today = today;
	}

	/**
	 * A part of the work.
	 *
	 * @param about a row or a disease
	 * @param work finds what there is to find
	 */
	record Step(String about, Supplier<List<CheckFinding>> work) {

		List<CheckFinding> run() {
			return this.work.get();
		}

	}

	/** All parts of the work, in an order that is always the same. */
	List<Step> steps() {
		List<Step> steps = new ArrayList<>();
		steps.add(new Step("", this::quick));
		for (OptionRule rule : this.book.rules()) {
			if (changed(rule)) {
				steps.add(new Step(rule.id(), () -> weighed(rule.id(), of(rule))));
			}
		}
		for (SafetyRule row : this.book.safety()) {
			if (changed(row)) {
				steps.add(new Step(row.id(), () -> weighed(row.id(), of(row))));
			}
		}
		for (Disease disease : Disease.values()) {
			if (!lost(disease).isEmpty() || this.base == null) {
				steps.add(new Step(disease.shortName(), () -> gaps(disease)));
			}
		}
		return steps;
	}

	/** What was so in the base already weighs less: this change did not bring it. */
	private List<CheckFinding> weighed(String id, List<CheckFinding> found) {
		RuleBook before = this.base;
		if (before == null || found.isEmpty()) {
			return found;
		}
		Checks earlier = new Checks(before, List.of(), null, this.complete, this.today);
		List<CheckFinding> known = before.rule(id)
			.map(earlier::of)
			.orElseGet(() -> Optional.ofNullable(row(before, id)).map(earlier::of).orElse(List.of()));
		return found.stream()
			.map((one) -> known.stream().anyMatch((was) -> was.samePoint(one)) ? one.lighter() : one)
			.toList();
	}

	/** What is found without any search: sources and tests. */
	List<CheckFinding> quick() {
		List<CheckFinding> found = new ArrayList<>();
		for (OptionRule rule : this.book.rules()) {
			RuleBook before = this.base;
			OptionRule was = (before != null) ? before.rule(rule.id()).orElse(null) : null;
			if (before == null || !rule.equals(was)) {
				sources(rule.id(), rule.sources(), (was != null) ? was.sources() : List.of(), found);
				untested(rule, found);
			}
		}
		for (SafetyRule row : this.book.safety()) {
			SafetyRule was = (this.base != null) ? row(this.base, row.id()) : null;
			if (this.base == null || !row.equals(was)) {
				sources(row.id(), row.sources(), (was != null) ? was.sources() : List.of(), found);
			}
		}
		return found;
	}

	/**
	 * What is found of one row at once, while it is being written: sources, tests, and
	 * whether any patient can meet it.
	 */
	List<CheckFinding> glance(String id) {
		List<CheckFinding> found = new ArrayList<>();
		quick().stream().filter((one) -> one.row().equals(id)).forEach(found::add);
		this.book.rule(id)
			.filter((rule) -> rule.kind() == OptionRule.Kind.OPTION && changed(rule))
			.ifPresent((rule) -> {
				List<CheckFinding> unmet = regimens(rule).stream()
					.flatMap((regimen) -> Optional.ofNullable(unmet(rule, regimen)).stream())
					.toList();
				if (unmet.size() == regimens(rule).size()) {
					found.add(unmet.get(0));
				}
			});
		return found;
	}

	private static @Nullable SafetyRule row(RuleBook book, String id) {
		return book.safety().stream().filter((row) -> row.id().equals(id)).findFirst().orElse(null);
	}

	// What is looked at

	/** Whether anything that a search could tell apart differs from the base. */
	private boolean changed(OptionRule rule) {
		RuleBook before = this.base;
		if (before == null || this.otherAgents) {
			return true;
		}
		return before.rule(rule.id()).map((was) -> !sameLogic(rule, was)).orElse(true);
	}

	private static boolean sameLogic(OptionRule one, OptionRule other) {
		return one.kind() == other.kind() && one.when().equals(other.when())
				&& Objects.equals(one.unless(), other.unless()) && one.strength().equals(other.strength())
				&& one.alternatives().equals(other.alternatives()) && one.actsOn().equals(other.actsOn())
				&& one.flags().equals(other.flags()) && one.diseases().equals(other.diseases())
				&& one.onlyRules().equals(other.onlyRules()) && one.exceptRules().equals(other.exceptRules())
				&& one.categories().equals(other.categories());
	}

	private boolean changed(SafetyRule row) {
		RuleBook before = this.base;
		if (before == null || this.otherAgents) {
			return true;
		}
		SafetyRule was = row(before, row.id());
		return was == null || !row.when().equals(was.when()) || !row.severity().equals(was.severity())
				|| !row.targets().equals(was.targets()) || !row.diseases().equals(was.diseases())
				|| !Objects.equals(row.alsoWhen(), was.alsoWhen());
	}

	/** Options of the base that no longer stand as they did. */
	private List<OptionRule> lost(Disease disease) {
		RuleBook before = this.base;
		if (before == null) {
			return List.of();
		}
		return directed(before, disease).stream()
			.filter((was) -> this.book.rule(was.id()).map((now) -> !sameLogic(now, was)).orElse(true))
			.toList();
	}

	private static List<OptionRule> directed(RuleBook book, Disease disease) {
		return book.rules()
			.stream()
			.filter((rule) -> rule.kind() == OptionRule.Kind.OPTION && rule.diseases().contains(disease)
					&& rule.categories().stream().anyMatch(TherapyCategory::diseaseDirected))
			.toList();
	}

	/** A space that knows the claims; the last one again where it does. */
	private CaseSpace space(Claim... claims) {
		List<Condition> asked = Firing.conditions(List.of(claims));
		Space known = this.last;
		if (known != null && known.conditions().containsAll(asked)) {
			return known.space();
		}
		CaseSpace space = new CaseSpace(this.book, this.advisor, asked);
		this.last = new Space(Set.copyOf(asked), space);
		return space;
	}

	private record Space(Set<Condition> conditions, CaseSpace space) {
	}

	private static CheckFinding finding(CheckKind kind, CheckWeight weight, String row, String other, String words,
			String basis, @Nullable CaseFacts patient) {
		return CheckFinding.of(kind, weight, row, other, words, basis, patient);
	}

	// Rules

	private List<CheckFinding> of(OptionRule rule) {
		List<CheckFinding> found = new ArrayList<>();
		if (rule.kind() != OptionRule.Kind.OPTION) {
			acting(rule, found);
			return found;
		}
		List<Alternative> regimens = regimens(rule);
		Map<Alternative, CheckFinding> dead = new LinkedHashMap<>();
		for (Alternative regimen : regimens) {
			CheckFinding never = dead(rule, regimen);
			if (never != null) {
				dead.put(regimen, never);
			}
		}
		if (dead.size() == regimens.size() && dead.values().stream().map(CheckFinding::words).distinct().count() == 1) {
			return List.of(dead.values().iterator().next());
		}
		dead.forEach((regimen, one) -> found
			.add(finding(one.kind(), lighter(one.weight(), dead.size() < regimens.size()), one.row(), one.other(),
					label(regimen) + ": " + decapitalized(one.words()), basis(rule), facts(one))));
		List<Alternative> living = regimens.stream().filter((regimen) -> !dead.containsKey(regimen)).toList();
		if (living.isEmpty()) {
			return found;
		}
		always(rule, found);
		grades(rule, living, found);
		if (this.base != null) {
			clashes(rule, living, found);
		}
		Set<OptionRule> others = new LinkedHashSet<>();
		living.forEach((regimen) -> sameRegimen(rule, regimen).forEach(others::add));
		for (OptionRule other : others) {
			pair(rule, other, found);
			if (this.base != null && !changed(other)) {
				pair(other, rule, found);
			}
		}
		return found;
	}

	/** What it offers; one without a drug where it offers none. */
	private static List<Alternative> regimens(OptionRule rule) {
		return rule.alternatives().isEmpty() ? List.of(new Alternative(List.of(), List.of())) : rule.alternatives();
	}

	/** What concerns one regimen of several does not stop the rule. */
	private static CheckWeight lighter(CheckWeight weight, boolean others) {
		return (others && weight == CheckWeight.STOPS) ? CheckWeight.ASKS : weight;
	}

	private static @Nullable CaseFacts facts(CheckFinding one) {
		return one.patient().isEmpty() ? null : CaseReader.read(one.patient()).facts();
	}

	private static String decapitalized(String words) {
		return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
	}

	private String label(Alternative regimen) {
		return regimen.required().isEmpty() ? "This"
				: regimen.required()
					.stream()
					.map((key) -> "CURRENT".equals(key) ? "what is taken now" : this.book.agents().label(key))
					.collect(Collectors.joining(" + "));
	}

	private static String basis(OptionRule rule) {
		Criterion unless = rule.unless();
		return Grammar.print(rule.when()) + "\n" + ((unless != null) ? Grammar.print(unless) : "") + "\n"
				+ rule.strength().text() + "\n"
				+ rule.alternatives().stream().map(Alternative::text).collect(Collectors.joining(" | "));
	}

	private static String basis(SafetyRule row) {
		return Grammar.print(row.when()) + "\n" + row.severity().text() + "\n" + row.targets();
	}

	/** Whether a regimen of a rule can never be advised, and why. */
	private @Nullable CheckFinding dead(OptionRule rule, Alternative regimen) {
		Subject subject = this.firing.subject(regimen);
		Claim applies = this.firing.applies(rule, subject);
		CaseFacts patient = space(applies, graded(rule, subject)).seek(applies).found();
		if (patient == null) {
			return unmet(rule, regimen);
		}
		return Firing.continuesCurrent(regimen) ? null : vetoed(rule, regimen, applies, patient);
	}

	/** Whether no patient can meet the rule, and why; null when one can. */
	private @Nullable CheckFinding unmet(OptionRule rule, Alternative regimen) {
		Subject subject = this.firing.subject(regimen);
		Claim holds = Claim.all(this.firing.disease(rule.diseases()), Firing.is(rule.when(), Truth.TRUE, subject));
		Claim applies = this.firing.applies(rule, subject);
		Search search = space(applies, holds).seek(applies);
		if (search.found() != null) {
			return null;
		}
		if (!search.settled()) {
			return unsettled(rule.id(), "whether it can ever apply", basis(rule));
		}
		Search met = space(applies, holds).seek(holds);
		return finding(CheckKind.NEVER_FIRES, CheckWeight.STOPS, rule.id(), "",
				met.none() ? "No patient can meet its condition."
						: "Whenever its condition holds, one of its own exclusions holds too.",
				basis(rule), met.found());
	}

	/**
	 * Any grade: names the conditions of the grades, so that one space serves all
	 * questions.
	 */
	private static Claim graded(OptionRule rule, Subject subject) {
		return Firing.grade(rule.strength(), (one) -> true, subject);
	}

	private static CheckFinding unsettled(String row, String what, String basis) {
		return finding(CheckKind.UNSETTLED, CheckWeight.TELLS, row, "",
				"The search could not settle " + what + ": look at it by hand.", basis, null);
	}

	/** Whether something speaks against the regimen on every patient. */
	private @Nullable CheckFinding vetoed(OptionRule rule, Alternative regimen, Claim applies, CaseFacts first) {
		Set<String> speaking = new LinkedHashSet<>();
		List<Claim> claims = new ArrayList<>(List.of(applies));
		CaseFacts patient = first;
		while (speaking.size() < VETOES) {
			if (verdict(rule, regimen, patient) != Verdict.VETOED) {
				return null;
			}
			Set<String> against = new TreeSet<>(this.advisor.against(patient, rule.id(), regimen));
			against.removeAll(speaking);
			List<Claim> spared = new ArrayList<>();
			for (String id : against) {
				Claim silent = silent(id, regimen);
				if (silent != null) {
					speaking.add(id);
					spared.add(silent);
				}
			}
			if (spared.isEmpty()) {
				return null;
			}
			claims.addAll(spared);
			Claim all = Claim.all(claims);
			Search next = space(all).seek(all);
			if (next.none()) {
				return finding(CheckKind.CONTRADICTED, CheckWeight.STOPS, rule.id(), String.join(", ", speaking),
						"Wherever it applies, " + String.join(", ", speaking)
								+ ((speaking.size() == 1) ? " rules" : " rule") + " it out: it is never advised.",
						basis(rule), first);
			}
			if (next.found() == null) {
				return null;
			}
			patient = next.found();
		}
		return null;
	}

	private @Nullable Verdict verdict(OptionRule rule, Alternative regimen, CaseFacts patient) {
		Decision decision = this.advisor.decide(patient);
		for (int index = 0; index < decision.size(); index++) {
			if (decision.rule(index).id().equals(rule.id()) && decision.regimen(index).equals(regimen)) {
				return decision.verdict(index);
			}
		}
		return null;
	}

	/**
	 * The row or gate does not speak against the regimen; null where that is not known.
	 */
	private @Nullable Claim silent(String id, Alternative regimen) {
		SafetyRule row = row(this.book, id);
		if (row != null) {
			return Claim.all(parts(regimen).map((part) -> Claim.not(this.firing.avoids(row, part))).toList());
		}
		OptionRule guard = this.book.rule(id).filter((rule) -> rule.kind() == OptionRule.Kind.GUARD).orElse(null);
		if (guard != null) {
			return Claim.all(parts(regimen).map((part) -> Claim.not(this.firing.avoids(guard, part))).toList());
		}
		return switch (id) {
			case "G-PREG" -> holds("pregnant = no");
			case "G-COMFORT" -> Claim.not(holds("goalsOfCare = COMFORT"));
			default -> null;
		};
	}

	private Claim holds(String text) {
		return Firing.is(this.book.grammar().parse(text), Truth.TRUE, Subject.NOBODY);
	}

	/** Everything that a row can be asked of within a regimen. */
	private Stream<Subject> parts(Alternative regimen) {
		Set<String> keys = new LinkedHashSet<>();
		regimen.required().forEach((key) -> {
			keys.add(key);
			keys.addAll(this.book.agents().partsOf(key));
		});
		return keys.isEmpty() ? Stream.of(Subject.NOBODY)
				: keys.stream().map((key) -> new Subject(key, regimen.regimen()));
	}

	private void always(OptionRule rule, List<CheckFinding> found) {
		if (rule.when() instanceof Criterion.Always || rule.id().startsWith("G-ALWAYS")) {
			return;
		}
		always(rule.id(), rule.when(), rule.diseases(), rule.alternatives().stream().map(this.firing::subject).toList(),
				basis(rule), found);
	}

	/** Whether there is no patient of its diseases whom the condition leaves out. */
	private void always(String id, Criterion when, Set<Disease> diseases, List<Subject> subjects, String basis,
			List<CheckFinding> found) {
		if (diseases.isEmpty()) {
			return;
		}
		List<Subject> asked = Fields.agentBound(when) && !subjects.isEmpty() ? subjects : List.of(Subject.NOBODY);
		Claim patient = this.firing.disease(diseases);
		boolean open = false;
		for (Subject subject : asked) {
			Claim fails = Claim.all(patient, Firing.is(when, Truth.FALSE, subject));
			Claim unknown = Claim.all(patient, Firing.is(when, Truth.UNKNOWN, subject));
			CaseSpace space = space(fails);
			if (!space.seek(fails).none()) {
				return;
			}
			open |= !space.seek(unknown).none();
		}
		Claim holds = Claim.all(patient, Firing.is(when, Truth.TRUE, asked.get(0)));
		String whom = diseases.stream().sorted().map(Disease::shortName).collect(Collectors.joining(", "));
		found.add(finding(CheckKind.ALWAYS_FIRES, open ? CheckWeight.TELLS : CheckWeight.ASKS, id, "",
				open ? "Once everything is known, there is no patient with " + whom + " whom its condition leaves out."
						: "It holds for every patient with " + whom + ", whatever else is known.",
				basis, space(holds).seek(holds).found()));
	}

	/** Grades that another one always comes before, whatever regimen is judged. */
	private void grades(OptionRule rule, List<Alternative> living, List<CheckFinding> found) {
		if (rule.strength().clauses().stream().anyMatch((clause) -> Fields.agentBound(clause.when()))) {
			return;
		}
		Criterion unless = rule.unless();
		boolean bound = Fields.agentBound(rule.when()) || (unless != null && Fields.agentBound(unless));
		List<CheckFinding> never = new ArrayList<>();
		for (Alternative regimen : living.subList(0, bound ? living.size() : 1)) {
			Subject subject = this.firing.subject(regimen);
			List<CheckFinding> here = new ArrayList<>();
			grades(rule.id(), rule.strength(), this.firing.applies(rule, subject), subject, basis(rule), here);
			if (regimen == living.get(0)) {
				never.addAll(here);
			}
			never.removeIf((one) -> here.stream().noneMatch(one::samePoint));
			if (never.isEmpty()) {
				return;
			}
		}
		found.addAll(never);
	}

	private <T> void grades(String id, Clauses<T> clauses, Claim applies, Subject subject, String basis,
			List<CheckFinding> found) {
		List<Claim> earlier = new ArrayList<>(List.of(applies));
		for (Clauses.Clause<T> clause : clauses.clauses()) {
			List<Claim> reached = new ArrayList<>(earlier);
			reached.add(Firing.is(clause.when(), Truth.TRUE, subject));
			Claim claim = Claim.all(reached);
			if (space(claim).seek(claim).none()) {
				found.add(finding(CheckKind.NEVER_FIRES, CheckWeight.ASKS, id, "", "The grade \"" + clause.value()
						+ "\" can never count: where the row applies, \"" + clause.when().words() + "\" never decides.",
						basis, null));
			}
			earlier.add(Claim.not(Firing.is(clause.when(), Truth.TRUE, subject)));
		}
		if (!clauses.clauses().isEmpty()) {
			Claim otherwise = Claim.all(earlier);
			if (space(otherwise).seek(otherwise).none()) {
				found.add(finding(CheckKind.NEVER_FIRES, CheckWeight.ASKS, id, "",
						"The grade \"" + clauses.otherwise() + "\" can never count: another grade always comes first.",
						basis, null));
			}
		}
	}

	// Two rules

	private Stream<OptionRule> sameRegimen(OptionRule rule, Alternative regimen) {
		Set<Disease> diseases = rule.diseases();
		return this.book.rules()
			.stream()
			.filter((other) -> other.kind() == OptionRule.Kind.OPTION && !other.id().equals(rule.id())
					&& other.diseases().stream().anyMatch(diseases::contains)
					&& other.alternatives().stream().anyMatch((one) -> one.regimen().equals(regimen.regimen())));
	}

	private static boolean comparable(OptionRule one, OptionRule other) {
		return one.flags().equals(other.flags()) && one.categories().equals(other.categories())
				&& one.lane() == other.lane();
	}

	/**
	 * Rows that rule the regimens out on some of the patients whom the rule is about,
	 * each with such a patient; only rows that look at the same findings.
	 */
	private void clashes(OptionRule rule, List<Alternative> living, List<CheckFinding> found) {
		Set<CaseField> own = told(rule.when());
		int told = 0;
		for (SafetyRule row : this.book.safety()) {
			if (told < CLASHES && reaches(row.severity(), Severity.AVOID) && meets(told(row.when()), own)
					&& (row.alsoWhen() != null || row.diseases().stream().anyMatch(rule.diseases()::contains))) {
				told += clash(rule, living, row.id(), row.targets(), (part) -> this.firing.avoids(row, part), found);
			}
		}
		for (OptionRule guard : this.book.rules()) {
			if (told < CLASHES && guard.kind() == OptionRule.Kind.GUARD && reaches(guard.strength(), Strength.AVOID)
					&& meets(told(guard.when()), own)
					&& guard.diseases().stream().anyMatch(rule.diseases()::contains)) {
				told += clash(rule, living, guard.id(), guard.actsOn(), (part) -> this.firing.avoids(guard, part),
						found);
			}
		}
	}

	private int clash(OptionRule rule, List<Alternative> living, String id, List<String> targets,
			Function<Subject, Claim> avoids, List<CheckFinding> found) {
		for (Alternative regimen : living) {
			if (Firing.continuesCurrent(regimen) || !meant(targets, rule, regimen)) {
				continue;
			}
			Claim both = Claim.all(this.firing.applies(rule, this.firing.subject(regimen)),
					Claim.any(parts(regimen).map(avoids).toList()));
			CaseFacts patient = space(both).seek(both).found();
			if (patient != null && this.advisor.against(patient, rule.id(), regimen).contains(id)) {
				found.add(finding(CheckKind.CONTRADICTED, CheckWeight.TELLS, rule.id(), id,
						label(regimen) + ": on some patients to whom it applies, " + id + " rules it out.", basis(rule),
						patient));
				return 1;
			}
		}
		return 0;
	}

	/** What a condition looks at, beyond what nearly all do. */
	private static Set<CaseField> told(Criterion when) {
		Set<CaseField> fields = EnumSet.noneOf(CaseField.class);
		fields.addAll(Fields.of(when));
		fields.removeAll(USUAL);
		return fields;
	}

	private static boolean meets(Set<CaseField> one, Set<CaseField> other) {
		return one.stream().anyMatch(other::contains);
	}

	/** What the one adds to the other, and whether they agree. */
	private void pair(OptionRule rule, OptionRule other, List<CheckFinding> found) {
		List<Alternative> shared = rule.alternatives()
			.stream()
			.filter((regimen) -> !regimen.required().isEmpty()
					&& other.alternatives().stream().anyMatch((one) -> one.regimen().equals(regimen.regimen())))
			.toList();
		if (comparable(rule, other)) {
			covered(rule, other, shared, found);
		}
		for (Alternative regimen : shared) {
			if (opposed(rule, other, regimen, found)) {
				return;
			}
		}
	}

	private void covered(OptionRule rule, OptionRule other, List<Alternative> shared, List<CheckFinding> found) {
		List<String> covered = new ArrayList<>();
		CaseFacts patient = null;
		for (Alternative regimen : shared) {
			Subject subject = this.firing.subject(regimen);
			Claim applies = this.firing.applies(rule, subject);
			Claim more = Claim.all(applies, Claim
				.not(Claim.all(this.firing.applies(other, subject), Firing.atLeastAsStrong(other, rule, subject))));
			if (space(more).seek(more).none()) {
				CaseFacts both = space(applies).seek(applies).found();
				if (both != null) {
					covered.add(label(regimen));
					patient = both;
				}
			}
		}
		if (!covered.isEmpty()) {
			boolean whole = covered.size() == rule.alternatives().size();
			found.add(finding(CheckKind.COVERED, CheckWeight.ASKS, rule.id(), other.id(),
					"Wherever it " + (whole ? "applies" : "offers " + String.join(" or ", covered)) + ", " + other.id()
							+ " offers the same at least as strongly: it adds nothing there.",
					basis(rule) + "\n" + basis(other), patient));
		}
	}

	/** The one favours what the other advises against. */
	private boolean opposed(OptionRule rule, OptionRule other, Alternative regimen, List<CheckFinding> found) {
		boolean favours = reaches(rule.strength(), Strength.PREFERRED)
				|| reaches(rule.strength(), Strength.RECOMMENDED);
		if (!favours) {
			return false;
		}
		Subject subject = this.firing.subject(regimen);
		for (Strength grade : List.of(Strength.AVOID, Strength.CAUTION)) {
			if (!reaches(other.strength(), grade)) {
				continue;
			}
			Claim both = Claim.all(this.firing.applies(rule, subject),
					Firing.grade(rule.strength(), (one) -> one.compareTo(Strength.RECOMMENDED) <= 0, subject),
					this.firing.applies(other, subject),
					Firing.grade(other.strength(), (one) -> one == grade, subject));
			CaseFacts patient = space(both).seek(both).found();
			if (patient != null) {
				found.add(finding(CheckKind.CONTRADICTED,
						(grade == Strength.AVOID) ? CheckWeight.STOPS : CheckWeight.ASKS, rule.id(), other.id(),
						"Favours " + label(regimen) + " for a patient for whom " + other.id() + " says \""
								+ grade.label().toLowerCase(Locale.ROOT)
								+ "\". The stronger of the two is what the card shows.",
						basis(rule) + "\n" + basis(other), patient));
				return true;
			}
		}
		return false;
	}

	private static <T> boolean reaches(Clauses<T> clauses, T grade) {
		return clauses.otherwise() == grade || clauses.clauses().stream().anyMatch((clause) -> clause.value() == grade);
	}

	// Guards, modifiers, safety rows

	private void acting(OptionRule rule, List<CheckFinding> found) {
		List<Subject> subjects = Fields.agentBound(rule.when()) ? judged(rule) : List.of(Subject.NOBODY);
		boolean open = false;
		for (Subject subject : subjects) {
			Claim applies = this.firing.applies(rule, subject);
			Search search = space(applies).seek(applies);
			if (search.found() != null) {
				grades(rule.id(), rule.strength(), applies, subject, basis(rule), found);
				always(rule, found);
				silenced(rule.id(), rule.actsOn(), rule.diseases(),
						rule.kind() == OptionRule.Kind.GUARD && reaches(rule.strength(), Strength.AVOID), found);
				return;
			}
			open |= !search.settled();
		}
		found.add(open ? unsettled(rule.id(), "whether it can ever apply", basis(rule))
				: finding(CheckKind.NEVER_FIRES, CheckWeight.STOPS, rule.id(), "",
						"No patient can meet its condition without one of its exclusions.", basis(rule), null));
	}

	/**
	 * What a guard or modifier is asked of; a role stands for every regimen of its kind.
	 */
	private List<Subject> judged(OptionRule rule) {
		if (rule.actsOn().stream().noneMatch((target) -> target.startsWith("THIS_"))) {
			return this.firing.subjects(rule.actsOn());
		}
		return this.book.rules()
			.stream()
			.filter((option) -> option.kind() == OptionRule.Kind.OPTION
					&& option.diseases().stream().anyMatch(rule.diseases()::contains)
					&& option.categories().stream().anyMatch(rule.categories()::contains))
			.flatMap((option) -> option.alternatives().stream())
			.filter((regimen) -> !Firing.continuesCurrent(regimen))
			.map(this.firing::subject)
			.distinct()
			.toList();
	}

	/** Options that a row which changed rules out on every patient from now on. */
	private void silenced(String id, List<String> targets, Set<Disease> diseases, boolean avoids,
			List<CheckFinding> found) {
		if (this.base == null || !avoids) {
			return;
		}
		for (OptionRule rule : this.book.rules()) {
			if (rule.kind() != OptionRule.Kind.OPTION || changed(rule)
					|| rule.diseases().stream().noneMatch(diseases::contains)) {
				continue;
			}
			for (Alternative regimen : rule.alternatives()) {
				if (meant(targets, rule, regimen)) {
					CheckFinding never = dead(rule, regimen);
					if (never != null && never.kind() == CheckKind.CONTRADICTED && never.other().contains(id)) {
						found.add(finding(never.kind(), never.weight(), rule.id(), never.other(),
								((rule.alternatives().size() > 1) ? label(regimen) + ": " : "") + never.words(),
								basis(rule), facts(never)));
					}
				}
			}
		}
	}

	private boolean meant(List<String> targets, OptionRule rule, Alternative regimen) {
		return targets.stream()
			.anyMatch((target) -> target.equals(Agents.ANY) || target.startsWith("THIS_") || target.equals(rule.id())
					|| rule.categories().stream().anyMatch((category) -> category.name().equals(target))
					|| regimen.required()
						.stream()
						.flatMap((key) -> Stream.concat(Stream.of(key), this.book.agents().partsOf(key).stream()))
						.anyMatch((part) -> part.equals(target) || this.book.agents().in(part, target)));
	}

	private List<Subject> subjects(Criterion when, Collection<String> targets) {
		List<Subject> subjects = this.firing.subjects(targets);
		return Fields.agentBound(when) ? subjects : subjects.subList(0, 1);
	}

	private List<CheckFinding> of(SafetyRule row) {
		List<CheckFinding> found = new ArrayList<>();
		boolean open = false;
		for (Subject subject : subjects(row.when(), row.targets())) {
			Claim speaks = this.firing.speaks(row, subject);
			Search search = space(speaks).seek(speaks);
			if (search.found() != null) {
				if (row.severity().clauses().stream().noneMatch((clause) -> Fields.agentBound(clause.when()))) {
					grades(row.id(), row.severity(), speaks, subject, basis(row), found);
				}
				if (!(row.when() instanceof Criterion.Always) && row.alsoWhen() == null) {
					always(row.id(), row.when(), row.diseases(), subjects(row.when(), row.targets()), basis(row),
							found);
				}
				covered(row, subject, found);
				silenced(row.id(), row.targets(),
						(row.alsoWhen() != null) ? EnumSet.allOf(Disease.class) : row.diseases(),
						reaches(row.severity(), Severity.AVOID), found);
				return found;
			}
			open |= !search.settled();
		}
		found.add(open ? unsettled(row.id(), "whether it can ever speak", basis(row)) : finding(CheckKind.NEVER_FIRES,
				CheckWeight.STOPS, row.id(), "", "No patient can meet its condition.", basis(row), null));
		return found;
	}

	/** Rows that another one says already, as gravely, for the same drugs. */
	private void covered(SafetyRule row, Subject subject, List<CheckFinding> found) {
		if (Fields.agentBound(row.when()) || !row.severity().clauses().isEmpty()
				|| row.severity().otherwise() == Severity.WARN) {
			return;
		}
		for (SafetyRule other : this.book.safety()) {
			if (other != row && other.severity().clauses().isEmpty() && !Fields.agentBound(other.when())
					&& other.targets().containsAll(row.targets())
					&& other.severity().otherwise().compareTo(row.severity().otherwise()) >= 0) {
				Claim more = Claim.all(this.firing.speaks(row, subject), Claim.not(this.firing.speaks(other, subject)));
				if (space(more).seek(more).none()) {
					Claim speaks = this.firing.speaks(row, subject);
					found.add(finding(CheckKind.COVERED, CheckWeight.ASKS, row.id(), other.id(),
							"Wherever it speaks, " + other.id() + " says as much of the same drugs.",
							basis(row) + "\n" + basis(other), space(speaks).seek(speaks).found()));
				}
			}
		}
	}

	// Patients without an option

	private static List<String> settings(Disease disease) {
		if (ACUTE.contains(disease)) {
			return ACUTE_SETTINGS;
		}
		return (disease == Disease.CML) ? CML_SETTINGS : CHRONIC_SETTINGS;
	}

	/**
	 * Settings in which there is a patient whom no rule offers a treatment of the
	 * disease.
	 */
	private List<CheckFinding> gaps(Disease disease) {
		List<OptionRule> lost = lost(disease);
		List<Claim> none = new ArrayList<>(List.of(this.firing.disease(EnumSet.of(disease))));
		for (OptionRule rule : directed(this.book, disease)) {
			List<Alternative> regimens = Fields.agentBound(rule.when()) ? rule.alternatives()
					: rule.alternatives().stream().limit(1).toList();
			if (regimens.isEmpty()) {
				none.add(Firing.fails(rule, Subject.NOBODY));
			}
			regimens.forEach((regimen) -> none.add(Firing.fails(rule, this.firing.subject(regimen))));
		}
		if (!lost.isEmpty()) {
			none.add(Claim.any(lost.stream()
				.flatMap((rule) -> rule.alternatives()
					.stream()
					.map((regimen) -> this.firing.applies(rule, this.firing.subject(regimen))))
				.toList()));
		}
		if (!ACUTE.contains(disease) && disease != Disease.CML) {
			none.add(holds("ageYears >= 18"));
		}
		none.add(Claim.not(holds("treatmentIndication = no")));
		none.add(unremarkable(none));
		Claim gap = Claim.all(none);
		CaseSpace space = space(gap, setting("RELAPSE"));
		List<CheckFinding> found = new ArrayList<>();
		for (String setting : settings(disease)) {
			CaseFacts patient = space.seek(Claim.all(gap, setting(setting))).found();
			if (patient != null && directedVerdicts(this.advisor, patient).isEmpty()) {
				CheckFinding left = gap(disease, setting, patient, lost);
				if (left != null) {
					found.add(left);
				}
			}
		}
		return found;
	}

	private Claim setting(String setting) {
		return holds("setting = " + setting);
	}

	/**
	 * Nothing is known beyond what tells patients apart; nothing was given yet that
	 * failed.
	 */
	private static Claim unremarkable(Collection<Claim> claims) {
		Set<CaseField> fields = EnumSet.noneOf(CaseField.class);
		Claim.wishes(Claim.all(List.copyOf(claims))).forEach((wish) -> fields.addAll(Fields.of(wish.criterion())));
		fields.addAll(List.of(CaseField.UNAVAILABLE_AGENTS, CaseField.PLANNED_AGENTS));
		fields.removeIf((field) -> (TOLD_APART.contains(field.section()) && !LEFT_OPEN.contains(field))
				|| TOLD_APART_TOO.contains(field));
		List<Claim> quiet = new ArrayList<>();
		fields.forEach((field) -> quiet.add(Firing.is(new Criterion.Known(field), Truth.FALSE, Subject.NOBODY)));
		quiet.add(Claim
			.not(Firing.is(new Criterion.Asks(Question.PRIOR, List.of(Agents.SYSTEMIC)), Truth.TRUE, Subject.NOBODY)));
		return Claim.all(quiet);
	}

	private static Set<String> directedVerdicts(Advisor advisor, CaseFacts patient) {
		Set<String> ids = new TreeSet<>();
		Decision decision = advisor.decide(patient);
		for (int index = 0; index < decision.size(); index++) {
			Verdict verdict = decision.verdict(index);
			if ((verdict == Verdict.SUPPORTED || verdict == Verdict.CONDITIONAL)
					&& decision.rule(index).categories().stream().anyMatch(TherapyCategory::diseaseDirected)) {
				ids.add(decision.rule(index).id());
			}
		}
		return ids;
	}

	/** Null where the base had nothing for the patient either. */
	private @Nullable CheckFinding gap(Disease disease, String setting, CaseFacts patient, List<OptionRule> lost) {
		String where = disease.shortName() + ", " + setting.toLowerCase(Locale.ROOT).replace('_', ' ');
		RuleBook before = this.base;
		Set<String> had = new TreeSet<>();
		if (before != null) {
			had.addAll(directedVerdicts(new Advisor(before), patient));
			Set<String> changed = new HashSet<>(lost.stream().map(OptionRule::id).toList());
			had.retainAll(changed);
			if (had.isEmpty()) {
				return null;
			}
		}
		String row = had.isEmpty() ? "" : had.iterator().next();
		String words = where + ": there is a patient to whom no rule offers a treatment of the disease"
				+ (had.isEmpty() ? "." : "; in the release " + String.join(", ", had) + " did.");
		return finding(CheckKind.NO_OPTION, CheckWeight.ASKS, row, where, words, disease + " " + setting, patient);
	}

	// Sources and tests

	private void sources(String id, List<String> sources, List<String> before, List<CheckFinding> found) {
		if (sources.isEmpty()) {
			found.add(finding(CheckKind.SOURCE,
					before.isEmpty() && this.base == null ? CheckWeight.TELLS : CheckWeight.ASKS, id, "",
					"It names no source.", "", null));
		}
		for (String key : sources) {
			Source source = this.book.sources().get(key);
			if (source == null) {
				continue;
			}
			boolean added = this.base != null && !before.contains(key);
			if (!source.retracted().isEmpty()) {
				found.add(finding(CheckKind.SOURCE, CheckWeight.ASKS, id, key,
						"Its source " + key + " was retracted: " + source.retracted(), source.retracted(), null));
			}
			if (source.overdue(this.today)) {
				found.add(finding(CheckKind.SOURCE, added ? CheckWeight.ASKS : CheckWeight.TELLS, id, key,
						"Its source " + key + " was due to be looked through again on " + source.reviewDue() + ".",
						String.valueOf(source.reviewDue()), null));
			}
		}
	}

	/** Numbers of its own that no test of the rule stands on both sides of. */
	private void untested(OptionRule rule, List<CheckFinding> found) {
		List<Interview> tests = this.examples.stream()
			.filter((example) -> example.ruleId().equals(rule.id()))
			.map((example) -> CaseReader.read(example.answers()))
			.filter((reading) -> reading.faults().isEmpty())
			.map((reading) -> this.advisor.interview(this.complete.apply(reading.facts())))
			.toList();
		Map<String, Condition> open = new LinkedHashMap<>();
		for (Condition condition : Condition.of(rule, this.book)) {
			for (Threshold threshold : own(condition.criterion())) {
				Set<Truth> seen = EnumSet.noneOf(Truth.class);
				tests.forEach((test) -> seen
					.add(test.decide(threshold.comparison(), condition.agent(), condition.regimen())));
				if (!seen.contains(Truth.TRUE) || !seen.contains(Truth.FALSE)) {
					open.putIfAbsent(threshold.comparison().words(), condition);
				}
			}
		}
		if (!open.isEmpty()) {
			found.add(finding(CheckKind.NUMBER_UNTESTED, CheckWeight.TELLS, rule.id(), "",
					"No test stands on both sides of: " + String.join("; ", open.keySet()) + ".", basis(rule), null));
		}
	}

	/** The numbers that stand in the condition itself, not in a named one. */
	private static List<Threshold> own(Criterion criterion) {
		List<Threshold> own = new ArrayList<>();
		collect(criterion, own);
		return own;
	}

	private static void collect(Criterion criterion, List<Threshold> own) {
		if (criterion instanceof Criterion.All all) {
			all.parts().forEach((part) -> collect(part, own));
		}
		else if (criterion instanceof Criterion.Any any) {
			any.parts().forEach((part) -> collect(part, own));
		}
		else if (criterion instanceof Criterion.AtLeast least) {
			least.parts().forEach((part) -> collect(part, own));
		}
		else if (criterion instanceof Criterion.Not not) {
			collect(not.part(), own);
		}
		else if (criterion instanceof Criterion.Within || criterion instanceof Criterion.Counts) {
			own.add(new Threshold(criterion));
		}
	}

}
