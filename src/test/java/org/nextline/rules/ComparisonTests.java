package org.nextline.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.nextline.knowledge.Example;
import org.nextline.knowledge.SharedPack;
import org.nextline.scores.Derivations;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.Strength;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a change of the book does in a case: against the plain verdicts of both books, and
 * the cheap questions against the full answer.
 */
class ComparisonTests {

	private static final RuleBook BOOK = SharedPack.PACK.book();

	private static final int CHANGES = 15;

	private static final Advisor OLD = new Advisor(BOOK);

	private static final List<CaseFacts> EXAMPLES = examples();

	private static List<CaseFacts> examples() {
		Set<CaseFacts> facts = new LinkedHashSet<>();
		new TreeMap<>(SharedPack.PACK.cases()).values()
			.forEach((answers) -> facts.add(CaseReader.read(answers).facts()));
		SharedPack.PACK.examples()
			.stream()
			.map(Example::answers)
			.forEach((answers) -> facts.add(CaseReader.read(answers).facts()));
		return List.copyOf(facts);
	}

	/** An example of the disease with facts of two others added, some of them unknown. */
	private static CaseFacts random(Random chance, Set<Disease> diseases) {
		List<CaseFacts> some = EXAMPLES.stream()
			.filter((facts) -> facts.disease().filter(diseases::contains).isPresent())
			.toList();
		Map<CaseField, Fact> known = new EnumMap<>(CaseField.class);
		known.putAll(some.get(chance.nextInt(some.size())).known());
		for (int more = 0; more < 2; more++) {
			some.get(chance.nextInt(some.size())).known().forEach(known::putIfAbsent);
		}
		int unknownPercent = chance.nextInt(40);
		known.keySet().removeIf((field) -> field != CaseField.DISEASE && chance.nextInt(100) < unknownPercent);
		return Derivations.complete(CaseFacts.of(known), BOOK.agents());
	}

	private static RuleBook with(List<OptionRule> rules, List<SafetyRule> safety, List<Candidacy> candidacy,
			TkiTable tki) {
		return new RuleBook(BOOK.agents(), BOOK.definitions(), rules, safety, tki, BOOK.cards(), BOOK.sources(),
				BOOK.monitoring(), BOOK.prerequisites(), BOOK.care(), BOOK.interactions(), BOOK.foreclosures(),
				candidacy);
	}

	private static <T> List<T> replaced(List<T> rows, T row, List<T> by) {
		List<T> all = new ArrayList<>(rows);
		int at = all.indexOf(row);
		all.remove(at);
		all.addAll(at, by);
		return all;
	}

	private static OptionRule rule(String id) {
		return BOOK.rule(id).orElseThrow();
	}

	private static RuleBook without(String id) {
		return with(replaced(BOOK.rules(), rule(id), List.of()), BOOK.safety(), BOOK.candidacy(), BOOK.tki());
	}

	private static RuleBook when(String id, Function<String, String> change) {
		OptionRule rule = rule(id);
		return rewritten(rule, BOOK.grammar().parse(change.apply(Grammar.print(rule.when()))), rule.strength());
	}

	private static RuleBook rewritten(OptionRule rule, Criterion when, Clauses<Strength> strength) {
		OptionRule other = new OptionRule(rule.id(), rule.kind(), rule.categories(), rule.title(), rule.dose(),
				rule.alternatives(), rule.actsOn(), rule.flags(), rule.onlyRules(), rule.exceptRules(), rule.lane(),
				rule.card(), rule.diseases(), when, rule.unless(), strength, rule.evidence(), rule.result(),
				rule.regulatory(), rule.sources(), rule.because(), rule.check(), rule.upkeep());
		return with(replaced(BOOK.rules(), rule, List.of(other)), BOOK.safety(), BOOK.candidacy(), BOOK.tki());
	}

	private static <T> T any(Random chance, List<T> rows) {
		return rows.get(chance.nextInt(rows.size()));
	}

	/** One change of the kind that people make. */
	private static RuleBook changed(Random chance) {
		OptionRule rule = any(chance, BOOK.rules());
		SafetyRule row = any(chance, BOOK.safety());
		return switch (chance.nextInt(8)) {
			case 0 -> without(rule.id());
			case 1 -> rewritten(rule, new Criterion.All(List.of(rule.when(), BOOK.grammar().parse("ageYears >= 60"))),
					rule.strength());
			case 2 -> rewritten(rule,
					new Criterion.Any(List.of(rule.when(), BOOK.grammar().parse("ecog <= 1 AND ageYears >= 18"))),
					rule.strength());
			case 3 -> rewritten(rule, rule.when(), Clauses.always(Strength.values()[chance.nextInt(4)]));
			case 4 -> with(BOOK.rules(), replaced(BOOK.safety(), row, List.of()), BOOK.candidacy(), BOOK.tki());
			case 5 -> with(BOOK.rules(),
					replaced(BOOK.safety(), row,
							List.of(new SafetyRule(row.id(), row.targets(), row.diseases(), row.alsoWhen(),
									new Criterion.Any(List.of(row.when(), BOOK.grammar().parse("ageYears >= 70"))),
									Clauses.always(Severity.values()[chance.nextInt(3)]), row.message(), row.sources(),
									row.check(), row.upkeep()))),
					BOOK.candidacy(), BOOK.tki());
			case 6 -> with(BOOK.rules(), BOOK.safety(),
					replaced(BOOK.candidacy(), any(chance, BOOK.candidacy()), List.of()), BOOK.tki());
			default -> with(BOOK.rules(), BOOK.safety(), BOOK.candidacy(),
					new TkiTable(replaced(BOOK.tki().rows(), any(chance, BOOK.tki().rows()), List.of())));
		};
	}

	/**
	 * Whatever the change: a case that is passed over is a case in which nothing differs.
	 */
	@Test
	void passesOverOnlyCasesInWhichNothingDiffers() {
		Random chance = new Random(1);
		int passed = 0;
		int differing = 0;
		for (int change = 0; change < CHANGES; change++) {
			Comparison comparison = new Comparison(OLD, new Advisor(changed(chance)));
			Set<Disease> one = one(chance, comparison);
			for (int round = 0; round < 30 && !one.isEmpty(); round++) {
				CaseFacts facts = random(chance, one);
				boolean may = comparison.mayDiffer(facts, facts);
				List<Shift> shifts = comparison.of(facts, facts);
				assertThat(may || shifts.isEmpty()).as("passed over although %s", shifts).isTrue();
				differing += shifts.isEmpty() ? 0 : 1;
				passed += may ? 0 : 1;
			}
		}
		assertThat(passed).isGreaterThan(30);
		assertThat(differing).isGreaterThan(10);
	}

	/** One of the diseases that a change concerns, for each needs its chapter made. */
	private static Set<Disease> one(Random chance, Comparison comparison) {
		List<Disease> all = comparison.diseases().stream().sorted().toList();
		return all.isEmpty() ? Set.of() : Set.of(any(chance, all));
	}

	/** Every verdict that differs is told, with both verdicts; and no other. */
	@Test
	void tellsEveryVerdictThatDiffers() {
		Random chance = new Random(11);
		int told = 0;
		for (int change = 0; change < CHANGES; change++) {
			Advisor fresh = new Advisor(changed(chance));
			Comparison comparison = new Comparison(OLD, fresh);
			Set<Disease> one = one(chance, comparison);
			for (int round = 0; round < 30 && !one.isEmpty(); round++) {
				CaseFacts facts = random(chance, one);
				Map<String, String> expected = differing(verdicts(OLD.decide(facts)), verdicts(fresh.decide(facts)));
				Map<String, String> shifts = new TreeMap<>();
				comparison.of(facts, facts)
					.stream()
					.filter((shift) -> shift.was() != shift.becomes() && !shift.option().startsWith("G-ALWAYS"))
					.forEach((shift) -> shifts.put(shift.option(), shift.was() + " " + shift.becomes()));
				assertThat(shifts).isEqualTo(expected);
				told += shifts.size();
			}
		}
		assertThat(told).isGreaterThan(10);
	}

	private static Map<String, Verdict> verdicts(Decision decision) {
		Map<String, Verdict> best = new TreeMap<>();
		for (int index = 0; index < decision.size(); index++) {
			String key = decision.option(index);
			Verdict verdict = decision.verdict(index);
			Verdict known = best.get(key);
			best.put(key, (known == null || verdict.compareTo(known) < 0) ? verdict : known);
		}
		return best;
	}

	private static Map<String, String> differing(Map<String, Verdict> was, Map<String, Verdict> becomes) {
		Set<String> keys = new TreeSet<>(was.keySet());
		keys.addAll(becomes.keySet());
		return keys.stream()
			.filter((key) -> was.getOrDefault(key, Verdict.NOT_APPLICABLE) != becomes.getOrDefault(key,
					Verdict.NOT_APPLICABLE))
			.collect(Collectors.toMap(Function.identity(),
					(key) -> was.getOrDefault(key, Verdict.NOT_APPLICABLE) + " "
							+ becomes.getOrDefault(key, Verdict.NOT_APPLICABLE),
					(one, two) -> one, LinkedHashMap::new));
	}

	@Test
	void aRetiredRuleIsALossUnlessAnotherOffersTheSame() {
		CaseFacts facts = flt3();
		List<Shift> shifts = new Comparison(OLD, new Advisor(without("AML-R-010"))).of(facts, facts);
		assertThat(shifts).filteredOn((shift) -> shift.option().equals("gilteritinib"))
			.singleElement()
			.satisfies((one) -> {
				assertThat(one.was()).isEqualTo(Verdict.SUPPORTED);
				assertThat(one.kind().grave()).isTrue();
				assertThat(one.from()).isNotNull();
				assertThat(one.to()).isNull();
			});
	}

	@Test
	void anAgeLimitIsALossWithTheAgeAsItsReason() {
		CaseFacts facts = flt3();
		List<Shift> shifts = new Comparison(OLD, new Advisor(when("AML-R-010", (text) -> text + " AND ageYears >= 80")))
			.of(facts, facts);
		assertThat(shifts).filteredOn((shift) -> shift.kind() == Shift.Kind.LOST)
			.singleElement()
			.satisfies((one) -> assertThat(one.reason()).containsIgnoringCase("age"));
	}

	@Test
	void anotherStrengthIsAMove() {
		CaseFacts facts = flt3();
		OptionRule rule = rule("AML-R-010");
		List<Shift> shifts = new Comparison(OLD,
				new Advisor(rewritten(rule, rule.when(), Clauses.always(Strength.CONSIDER))))
			.of(facts, facts);
		assertThat(shifts).filteredOn((shift) -> shift.option().equals("gilteritinib"))
			.singleElement()
			.satisfies((one) -> {
				assertThat(one.kind()).isEqualTo(Shift.Kind.MOVED);
				assertThat(one.to().strength().compareTo(one.from().strength())).isPositive();
			});
	}

	@Test
	void otherWordsConcernNoCase() {
		OptionRule rule = rule("AML-R-010");
		OptionRule other = new OptionRule(rule.id(), rule.kind(), rule.categories(), "Another title", rule.dose(),
				rule.alternatives(), rule.actsOn(), rule.flags(), rule.onlyRules(), rule.exceptRules(), rule.lane(),
				rule.card(), rule.diseases(), rule.when(), rule.unless(), rule.strength(), rule.evidence(),
				"Another result", rule.regulatory(), rule.sources(), "Another reason", rule.check(), rule.upkeep());
		RuleBook after = with(replaced(BOOK.rules(), rule, List.of(other)), BOOK.safety(), BOOK.candidacy(),
				BOOK.tki());
		assertThat(new Comparison(OLD, new Advisor(after)).diseases()).isEmpty();
	}

	@Test
	void aNamedCriterionConcernsTheDiseasesOfTheRulesThatUseIt() {
		Map<String, String> texts = new LinkedHashMap<>(BOOK.definitions().texts());
		assertThat(texts).containsKey("AML_RR");
		texts.compute("AML_RR", (name, text) -> "(" + text + ") AND ageYears >= 90");
		Definitions definitions = new Definitions(texts);
		Grammar grammar = new Grammar(BOOK.agents(), definitions);
		List<OptionRule> rules = BOOK.rules()
			.stream()
			.map((rule) -> rewritten(rule, grammar.parse(Grammar.print(rule.when())), rule.strength()).rule(rule.id())
				.orElseThrow())
			.toList();
		RuleBook after = new RuleBook(BOOK.agents(), definitions, rules, BOOK.safety(), BOOK.tki(), BOOK.cards(),
				BOOK.sources(), BOOK.monitoring(), BOOK.prerequisites(), BOOK.care(), BOOK.interactions(),
				BOOK.foreclosures(), BOOK.candidacy());
		Comparison comparison = new Comparison(OLD, new Advisor(after));
		assertThat(comparison.diseases()).contains(Disease.AML).doesNotContain(Disease.CLL);
		CaseFacts facts = flt3();
		assertThat(comparison.mayDiffer(facts, facts)).isTrue();
		assertThat(comparison.of(facts, facts)).anyMatch((shift) -> shift.kind() == Shift.Kind.LOST);
	}

	/** Whether no other rule offers gilteritinib. */
	private static boolean alone(Decision decision) {
		for (int index = 0; index < decision.size(); index++) {
			if (decision.option(index).equals("gilteritinib") && !decision.rule(index).id().equals("AML-R-010")
					&& decision.verdict(index) != Verdict.NOT_APPLICABLE) {
				return false;
			}
		}
		return true;
	}

	private static CaseFacts flt3() {
		return EXAMPLES.stream()
			.filter((facts) -> facts.disease().filter(Disease.AML::equals).isPresent())
			.map((facts) -> Derivations.complete(facts, BOOK.agents()))
			.filter((facts) -> facts.number(CaseField.AGE_YEARS).orElse(99) < 80)
			.filter((facts) -> OLD.decide(facts).of("AML-R-010").contains(Verdict.SUPPORTED))
			.filter((facts) -> alone(OLD.decide(facts)))
			.findFirst()
			.orElseThrow();
	}

}
