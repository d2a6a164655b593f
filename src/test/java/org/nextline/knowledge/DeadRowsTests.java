package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nextline.knowledge.CaseSpace.Wish;
import org.nextline.rules.Advice;
import org.nextline.rules.Advisor;
import org.nextline.rules.Alternative;
import org.nextline.rules.Condition;
import org.nextline.rules.Criterion;
import org.nextline.rules.Decision;
import org.nextline.rules.OptionRule;
import org.nextline.rules.RuleBook;
import org.nextline.rules.SafetyRule;
import org.nextline.rules.Verdict;
import org.nextline.rules.Warning;
import org.nextline.scores.Derivations;
import org.nextline.vocabulary.Agent;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.Truth;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No row of the shipped pack is dead: every regimen of every rule is supported in
 * somebody, every guard and safety row speaks of somebody and is silent of another. The
 * engine judges patients from the examples; for what they do not reach the case space is
 * searched for what is decisive, which is then laid over an example. Where two rules of
 * one regimen disagree, the card says so.
 */
class DeadRowsTests {

	/** A rule of the shipped pack that only some of its regimens are searched by. */
	private static final String CURRENT = "CURRENT";

	/** Questions on the response to the treatment of this relapse. */
	private static final Set<CaseField> RESPONSE = Set.of(CaseField.CURRENT_RESPONSE, CaseField.MRD_END_REINDUCTION,
			CaseField.REMISSION_NUMBER);

	private static final Pack PACK = SharedPack.PACK;

	private static final RuleBook BOOK = PACK.book();

	private static final Advisor ADVISOR = new Advisor(BOOK);

	private static final List<Patient> PATIENTS = new ArrayList<>();

	/** An example as a patient, with what the engine says of it. */
	private record Patient(Example example, CaseFacts stated, Advice advice, Set<String> supported, Set<String> heard) {
	}

	@BeforeAll
	static void judge() {
		for (Example example : PACK.examples()) {
			CaseFacts stated = CaseReader.read(example.answers()).facts();
			Advice advice = ADVISOR.advise(Derivations.complete(stated, BOOK.agents()));
			PATIENTS.add(new Patient(example, stated, advice, supported(stated), heard(advice)));
		}
	}

	@Test
	void everyRegimenOfEveryRuleIsSupportedInSomebody() {
		Set<String> supported = PATIENTS.stream()
			.flatMap((patient) -> patient.supported().stream())
			.collect(Collectors.toSet());
		List<String> dead = new ArrayList<>();
		int regimens = 0;
		for (OptionRule rule : BOOK.rules()) {
			if (rule.kind() != OptionRule.Kind.OPTION) {
				continue;
			}
			for (Alternative option : rule.alternatives()) {
				regimens++;
				if (!isIn(supported, rule, option) && !searched(rule, option)) {
					dead.add(key(rule, option));
				}
			}
		}
		assertThat(regimens).isGreaterThan(450);
		assertThat(dead).isEmpty();
	}

	/** Unknown is not silent: somebody has to be known not to be meant. */
	@Test
	void everyGuardAndModifierHoldsForSomebodyAndNotForAnother() {
		Map<String, Set<String>> expected = PACK.examples()
			.stream()
			.collect(Collectors.groupingBy(Example::ruleId,
					Collectors.mapping(Example::expect, Collectors.toCollection(TreeSet::new))));
		assertThat(BOOK.rules()).filteredOn((rule) -> rule.kind() != OptionRule.Kind.OPTION && !orders(rule))
			.hasSizeGreaterThan(80)
			.allSatisfy((rule) -> assertThat(expected.getOrDefault(rule.id(), Set.of())).as(rule.id())
				.contains("TRUE", "FALSE"));
	}

	/**
	 * The rows that only order options have no examples; the patients of others tell. For
	 * the one on early T-precursor leukaemia the patients are also given another subtype.
	 */
	@Test
	void everyRowThatOnlyOrdersHoldsForSomebodyAndNotForAnother() {
		assertThat(BOOK.rules()).filteredOn(DeadRowsTests::orders)
			.hasSize(3)
			.allSatisfy((rule) -> assertThat(PATIENTS)
				.filteredOn((patient) -> patient.stated().disease().filter(rule.diseases()::contains).isPresent())
				.flatMap((patient) -> List.of(patient.advice().facts(),
						patient.advice().facts().with(CaseField.IMMUNOPHENOTYPE_SUBTYPE, "T_LBL")))
				.extracting((facts) -> ADVISOR.decide(rule.when(), facts, null, Set.of()).toString())
				.as(rule.id())
				.contains("TRUE", "FALSE"));
	}

	private static boolean orders(OptionRule rule) {
		return rule.id().startsWith("G-ORDER");
	}

	@Test
	void everySafetyRowSpeaksOfSomebodyAndIsSilentOfAnother() {
		List<String> dead = new ArrayList<>();
		List<String> always = new ArrayList<>();
		for (SafetyRule row : BOOK.safety()) {
			List<Patient> concerned = PATIENTS.stream()
				.filter((patient) -> patient.stated().disease().filter(row.diseases()::contains).isPresent())
				.toList();
			if (concerned.stream().noneMatch((patient) -> patient.heard().contains(row.id()))
					&& !bites(row, concerned)) {
				dead.add(row.id());
			}
			if (concerned.stream().allMatch((patient) -> patient.heard().contains(row.id()))) {
				always.add(row.id());
			}
		}
		assertThat(BOOK.safety()).hasSizeGreaterThan(200);
		assertThat(dead).isEmpty();
		assertThat(always).isEmpty();
	}

	/**
	 * Gate G-CARD: of rows that offer one regimen the best verdict leads, and a vetoed
	 * one adds its reason; unless that reason is a response reached in the meantime, or
	 * the very ground of the one that leads.
	 */
	@Test
	void whereRulesOfOneRegimenDisagreeTheCardSaysSo() {
		List<String> silent = new ArrayList<>();
		Set<String> pairs = new TreeSet<>();
		for (Patient patient : PATIENTS) {
			CaseFacts facts = patient.advice().facts();
			for (Advice.Option option : patient.advice().options()) {
				for (Advice.Member member : option.members()) {
					Map<String, Verdict> others = others(facts, member);
					others.forEach((id, verdict) -> {
						OptionRule other = BOOK.rule(id).orElseThrow();
						if (verdict != Verdict.VETOED) {
							return;
						}
						pairs.add(member.lead().rule().id() + " over " + id);
						boolean said = member.additions().stream().anyMatch((text) -> text.contains(other.title()));
						if (!said && !ground(other, member, facts)) {
							silent.add(patient.example().name() + ": " + member.lead().rule().id() + " over " + id);
						}
					});
				}
			}
		}
		assertThat(pairs).hasSizeGreaterThan(50);
		assertThat(silent).isEmpty();
	}

	/** The other rules that offer the regimen of a member, with their verdicts. */
	private static Map<String, Verdict> others(CaseFacts facts, Advice.Member member) {
		Set<String> standing = member.reasons()
			.stream()
			.map((reason) -> reason.rule().id())
			.collect(Collectors.toSet());
		List<String> required = member.agents().stream().filter((agent) -> !member.optional().contains(agent)).toList();
		Map<String, Verdict> found = new TreeMap<>();
		Decision decision = ADVISOR.decide(facts);
		for (int index = 0; index < decision.size(); index++) {
			String id = decision.rule(index).id();
			List<String> offered = decision.regimen(index).required();
			if (!standing.contains(id) && !offered.isEmpty() && Set.copyOf(offered).equals(Set.copyOf(required))) {
				found.merge(id, decision.verdict(index), (one, two) -> (one.compareTo(two) < 0) ? one : two);
			}
		}
		return found;
	}

	/** Whether all that excludes the other row was asked for by one that stands. */
	static boolean ground(OptionRule other, Advice.Member member, CaseFacts facts) {
		Criterion unless = other.unless();
		if (unless == null) {
			return false;
		}
		Set<Criterion> against = holding(unless, facts, member);
		Set<Criterion> asked = member.reasons()
			.stream()
			.flatMap((reason) -> holding(reason.rule().when(), facts, member).stream())
			.collect(Collectors.toSet());
		return !against.isEmpty() && against.stream().allMatch((leaf) -> asked.contains(leaf) || future(leaf));
	}

	/** What speaks of a response reached, of this relapse or after re-induction. */
	private static boolean future(Criterion leaf) {
		return leaf instanceof Criterion.Is is && RESPONSE.contains(is.about())
				|| leaf instanceof Criterion.Within within && RESPONSE.contains(within.about());
	}

	private static Set<Criterion> holding(Criterion criterion, CaseFacts facts, Advice.Member member) {
		List<Criterion> leaves = new ArrayList<>();
		PossibleFacts.leaves(criterion, leaves);
		String agent = member.agents().get(0);
		return leaves.stream()
			.filter((leaf) -> ADVISOR.decide(leaf, facts, agent, Set.copyOf(member.agents())).isTrue())
			.collect(Collectors.toSet());
	}

	/** Whether the case space has a patient in whom the regimen is supported. */
	private static boolean searched(OptionRule rule, Alternative option) {
		List<Condition> conditions = new ArrayList<>();
		for (String part : List.of("when", "unless")) {
			List<Condition> all = Condition.of(rule, BOOK).stream().filter((one) -> one.part().equals(part)).toList();
			all.stream()
				.filter((one) -> one.agent() == null || option.required().contains(CURRENT)
						|| option.regimen().contains(one.agent()))
				.findFirst()
				.or(() -> all.stream().findFirst())
				.ifPresent(conditions::add);
		}
		CaseSpace space = new CaseSpace(BOOK, ADVISOR, conditions);
		Optional<CaseFacts> decisive = space.find(conditions.stream()
			.map((one) -> Wish.of(one, one.part().equals("when") ? Truth.TRUE : Truth.FALSE))
			.toList());
		List<Patient> concerned = PATIENTS.stream()
			.filter((patient) -> patient.stated().disease().filter(rule.diseases()::contains).isPresent())
			.toList();
		return concerned.stream()
			.anyMatch((patient) -> decisive.filter((top) -> isIn(supported(laid(top, patient.stated())), rule, option))
				.isPresent()) || concerned.stream().anyMatch((patient) -> exchanged(patient.example(), rule, option));
	}

	/** The same patient, with the drug and another of its class in each other's place. */
	@SuppressWarnings("unchecked")
	private static boolean exchanged(Example example, OptionRule rule, Alternative option) {
		for (String own : option.required()) {
			for (Agent other : BOOK.agents().members("BCR_ABL1_TKI")) {
				CaseReader.Reading reading = CaseReader
					.read((Map<String, Object>) exchanged(example.answers(), own, other.key()));
				if (reading.faults().isEmpty() && isIn(supported(reading.facts()), rule, option)) {
					return true;
				}
			}
		}
		return false;
	}

	private static Object exchanged(Object value, String one, String other) {
		if (value instanceof String text) {
			return text.equals(one) ? other : text.equals(other) ? one : text;
		}
		if (value instanceof List<?> list) {
			return list.stream().map((part) -> exchanged(part, one, other)).toList();
		}
		if (value instanceof Map<?, ?> map) {
			Map<Object, Object> copy = new LinkedHashMap<>();
			map.forEach((key, part) -> copy.put(key, exchanged(part, one, other)));
			return copy;
		}
		return value;
	}

	/** Whether the row speaks of somebody on whom its condition holds. */
	private static boolean bites(SafetyRule row, List<Patient> concerned) {
		List<String> targets = row.targets()
			.stream()
			.flatMap((target) -> BOOK.agents().withKey(target).isPresent() ? List.of(target).stream()
					: BOOK.agents().members(target).stream().map(Agent::key))
			.toList();
		for (Condition condition : Condition.of(row, BOOK)) {
			List<Criterion> parts = new ArrayList<>(List.of(condition.criterion()));
			if (condition.criterion() instanceof Criterion.Any any) {
				parts.addAll(any.parts());
			}
			CaseSpace space = new CaseSpace(BOOK, ADVISOR, List.of(condition));
			for (Criterion part : parts) {
				Wish wish = new Wish(part, Truth.TRUE, condition.agent(), condition.regimen());
				CaseFacts top = space.find(List.of(wish)).orElse(CaseFacts.nothing()).without(CaseField.DISEASE);
				for (Patient patient : concerned) {
					CaseFacts stated = laid(top, patient.stated());
					if (hears(row, stated) || hears(row, stated.with(CaseField.PLANNED_AGENTS, targets))) {
						return true;
					}
				}
			}
		}
		return false;
	}

	private static boolean hears(SafetyRule row, CaseFacts stated) {
		return heard(ADVISOR.advise(Derivations.complete(stated, BOOK.agents()))).contains(row.id());
	}

	private static CaseFacts laid(CaseFacts top, CaseFacts base) {
		CaseFacts[] result = { base };
		top.known().forEach((field, fact) -> result[0] = result[0].with(field, fact));
		return result[0];
	}

	private static boolean isIn(Set<String> supported, OptionRule rule, Alternative option) {
		return option.required().contains(CURRENT)
				? supported.stream().anyMatch((key) -> key.startsWith(rule.id() + " "))
				: supported.contains(key(rule, option));
	}

	private static String key(OptionRule rule, Alternative option) {
		return rule.id() + " " + option.required();
	}

	private static Set<String> supported(CaseFacts stated) {
		Set<String> found = new TreeSet<>();
		Decision decision = ADVISOR.decide(Derivations.complete(stated, BOOK.agents()));
		for (int index = 0; index < decision.size(); index++) {
			if (decision.verdict(index) == Verdict.SUPPORTED) {
				found.add(key(decision.rule(index), decision.regimen(index)));
			}
		}
		return found;
	}

	/** Rows that say something of this patient for certain, not only "check first". */
	private static Set<String> heard(Advice advice) {
		Set<String> found = new TreeSet<>();
		advice.options().forEach((option) -> option.members().forEach((member) -> {
			certain(member.warnings(), found);
			certain(member.checks(), found);
		}));
		certain(advice.checks(), found);
		advice.notAdvised().forEach((one) -> found.addAll(one.ruleIds()));
		return found;
	}

	private static void certain(List<Warning> warnings, Set<String> found) {
		warnings.stream().filter((warning) -> !warning.unknown()).map(Warning::ruleId).forEach(found::add);
	}

}
