package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nextline.knowledge.Example;
import org.nextline.knowledge.SharedPack;
import org.nextline.rules.Advice;
import org.nextline.rules.Advisor;
import org.nextline.rules.Fields;
import org.nextline.rules.OptionRule;
import org.nextline.rules.Verdict;
import org.nextline.scores.Derivations;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No option disappears for a test that was not done. From every example that fires a rule
 * each fact that the rule's condition rests on is left out in turn: the rule then asks
 * for it, or stands on other facts; it is never silently not applicable.
 */
class DecisiveFactTests {

	private static final Advisor ADVISOR = new Advisor(SharedPack.PACK.book());

	/** Fields whose absence hides a row by a gate of the reference, and which gate. */
	private static final Map<CaseField, String> GATED = Map.of(
			// rows that need a site are not applicable until the sites are recorded
			CaseField.SITES, "G-SITES",
			// while the response is open a row in remission is the next step, and its
			// plan stands
			CaseField.CURRENT_RESPONSE, "G-PLAN",
			// without a disease no row is asked; a row fires only in its own
			CaseField.DISEASE, "G-SCOPE",
			// settings of the request: left out means none named
			CaseField.PLANNED_AGENTS, "vocabulary: left out = none", CaseField.UNAVAILABLE_AGENTS,
			"vocabulary: left out = none");

	private static final String QUIET = "the reference asks only once it IS KNOWN: ";

	private static final String LISTED = "FOUND: what is not listed is not there";

	/** Rows that do fall silent without a fact, each by the word of the reference. */
	private static final Map<String, String> SILENT = Map.ofEntries(
			Map.entry("ALL-R-003 marrowBlasts", QUIET + "BURDEN_HIGH; ALL-R-001 covers the rest"),
			Map.entry("ALL-R-016 marrowBlasts", QUIET + "BURDEN_HIGH; ALL-R-017 covers the rest"),
			Map.entry("ALL-R-018 downSyndrome", QUIET + "Down syndrome"),
			Map.entry("ALL-R-104 goalsOfCare", QUIET + "goals of care lead the missing list anyway"),
			Map.entry("ALL-R-106 wbc", QUIET + "leukocytes"),
			Map.entry("ALL-R-107 hepatitisB", QUIET + "hepatitis B; safety rows ask for it"),
			Map.entry("ALL-R-129 activeInfection", QUIET + "infection; G-INFECT asks for it"),
			Map.entry("AML-R-138 monocyticDifferentiation", QUIET + "monocytic differentiation"),
			Map.entry("AML-R-142 clinicalFindings", QUIET + "findings that were not ticked"),
			Map.entry("AML-R-192 clinicalFindings", QUIET + "findings that were not ticked"),
			Map.entry("CML-R-021 marrowBlasts", QUIET + "CML_BLASTS20 beside the stated phase"),
			Map.entry("CML-R-066 marrowBlasts", QUIET + "blasts beside the stated phase"),
			Map.entry("CML-R-031 secondChronicPhase", QUIET + "second chronic phase"),
			Map.entry("CML-R-041 tfrAttempt", QUIET + "an attempt to stop"),
			Map.entry("CML-R-042 tfrAttempt", QUIET + "an attempt to stop"), Map.entry("AML-R-044 NUP98::NSD1", LISTED),
			Map.entry("CML-R-008 BCR::ABL1", LISTED + " (KD_EXPLAINS_2G_FAILURE)"),
			Map.entry("AML-R-068 fitness", "derived instead: an LVEF of 42 % is unfit unless stated otherwise"),
			Map.entry("CLL-R-056 currentTherapy", "derived instead: a list without an ongoing course means none"));

	/** One fact left out of one example. */
	private record Gap(Example example, OptionRule rule, String fact, CaseField field, Map<String, Object> answers) {

		String name() {
			return this.rule.id() + " " + this.fact;
		}

	}

	@TestFactory
	Stream<DynamicContainer> whatIsLeftOutIsAskedForOrNotNeeded() {
		return SharedPack.PACK.examples()
			.stream()
			.filter((example) -> example.expect().equals("SUPPORTED"))
			.filter((example) -> rule(example).kind() == OptionRule.Kind.OPTION)
			.collect(Collectors.groupingBy(Example::ruleId, LinkedHashMap::new, Collectors.toList()))
			.entrySet()
			.stream()
			.map((entry) -> DynamicContainer.dynamicContainer(entry.getKey(),
					entry.getValue()
						.stream()
						.flatMap((example) -> gaps(example).stream())
						.filter((gap) -> !SILENT.containsKey(gap.name()))
						.map((gap) -> DynamicTest.dynamicTest(gap.example().name() + ", without " + gap.fact(),
								() -> staysOrAsks(gap)))));
	}

	private static OptionRule rule(Example example) {
		return SharedPack.PACK.book().rule(example.ruleId()).orElseThrow();
	}

	@Test
	void everyExceptionIsStillOne() {
		Set<String> silent = SharedPack.PACK.examples()
			.stream()
			.filter((example) -> example.expect().equals("SUPPORTED"))
			.filter((example) -> rule(example).kind() == OptionRule.Kind.OPTION)
			.flatMap((example) -> gaps(example).stream())
			.filter((gap) -> SILENT.containsKey(gap.name()))
			.filter((gap) -> outcomes(gap).stream().allMatch((one) -> one.verdict() == Verdict.NOT_APPLICABLE))
			.map(Gap::name)
			.collect(Collectors.toSet());

		assertThat(silent).containsExactlyInAnyOrderElementsOf(SILENT.keySet());
	}

	private void staysOrAsks(Gap gap) {
		Advice advice = advice(gap);
		List<Advice.Outcome> outcomes = outcomes(advice, gap);
		assertThat(outcomes).as("the rule is asked").isNotEmpty();
		if (outcomes.stream().anyMatch((outcome) -> outcome.verdict() == Verdict.SUPPORTED)) {
			return;
		}
		assertThat(outcomes)
			.as("%s \"%s\" without %s: %s", gap.rule().id(), gap.example().name(), gap.fact(), whyNot(advice, gap))
			.anyMatch((outcome) -> outcome.verdict() == Verdict.CONDITIONAL);
		Set<String> asked = outcomes.stream()
			.filter((outcome) -> outcome.verdict() == Verdict.CONDITIONAL)
			.flatMap((outcome) -> outcome.missing().stream())
			.flatMap((missing) -> Stream.of(missing.key(), missing.field().key()))
			.collect(Collectors.toSet());
		assertThat(asked).as("%s without %s", gap.rule().id(), gap.fact()).containsAnyElementsOf(answersOf(gap));
	}

	private static Advice advice(Gap gap) {
		CaseReader.Reading reading = CaseReader.read(gap.answers());
		assertThat(reading.faults()).isEmpty();
		return ADVISOR.advise(Derivations.complete(reading.facts(), SharedPack.PACK.book().agents()));
	}

	private static List<Advice.Outcome> outcomes(Gap gap) {
		return outcomes(advice(gap), gap);
	}

	private static List<Advice.Outcome> outcomes(Advice advice, Gap gap) {
		return advice.outcomes()
			.stream()
			.filter((outcome) -> outcome.ruleId().equals(gap.rule().id()))
			.filter((outcome) -> gap.example().agent() == null || outcome.agent() == null
					|| outcome.agent().equals(gap.example().agent()))
			.toList();
	}

	private static List<String> whyNot(Advice advice, Gap gap) {
		return advice.notApplicable()
			.stream()
			.filter((one) -> one.ruleId().equals(gap.rule().id()))
			.flatMap((one) -> one.failed().stream())
			.toList();
	}

	/** The keys that count as asking for the fact. */
	private static Set<String> answersOf(Gap gap) {
		Set<String> keys = new LinkedHashSet<>(List.of(gap.fact(), gap.field().key()));
		switch (gap.field()) {
			case ALTERATIONS -> {
				keys.addAll(List.of(gap.fact().split("::")));
				// domain mutations are asked for by the sequencing, karyotype by itself
				keys.addAll(List.of("kdMutationTested", "cytogenetics"));
			}
			// derived facts are asked for by what they follow from
			case LAST_REMISSION_MONTHS -> keys.add("firstRemissionMonths");
			case FIRST_REMISSION_MONTHS ->
				keys.addAll(List.of("lastRemissionMonths", "monthsFromDiagnosis", "monthsFromEndOfTherapy"));
			default -> {
			}
		}
		return keys;
	}

	private static List<Gap> gaps(Example example) {
		OptionRule rule = rule(example);
		Set<CaseField> rests = Fields.of(rule.when());
		List<Gap> gaps = new ArrayList<>();
		for (CaseField field : rests) {
			Object answer = example.answers().get(field.key());
			if (answer == null || GATED.containsKey(field) || field == CaseField.KNOWN_ABSENT) {
				continue;
			}
			if (field == CaseField.ALTERATIONS) {
				genes(example)
					.forEach((gene) -> gaps.add(new Gap(example, rule, gene, field, withoutGene(example, gene))));
			}
			else if (field == CaseField.ANTIGENS && answer instanceof Map<?, ?> antigens) {
				antigens.keySet().forEach((name) -> {
					Map<Object, Object> fewer = new LinkedHashMap<>(antigens);
					fewer.remove(name);
					gaps.add(new Gap(example, rule, String.valueOf(name), field, with(example, field, fewer)));
				});
			}
			else {
				gaps.add(new Gap(example, rule, field.key(), field, with(example, field, null)));
			}
		}
		return gaps;
	}

	private static Map<String, Object> with(Example example, CaseField field, Object answer) {
		Map<String, Object> answers = new LinkedHashMap<>(example.answers());
		answers.put(field.key(), answer);
		return answers;
	}

	/** Genes that the case says anything of. */
	private static Set<String> genes(Example example) {
		Set<String> genes = new LinkedHashSet<>();
		CaseReader.read(example.answers()).facts().alterations().forEach((one) -> genes.add(one.gene()));
		list(example, CaseField.KNOWN_ABSENT).forEach((entry) -> genes.add(gene(entry)));
		return genes;
	}

	private static Map<String, Object> withoutGene(Example example, String gene) {
		Map<String, Object> answers = new LinkedHashMap<>(example.answers());
		for (CaseField field : List.of(CaseField.ALTERATIONS, CaseField.KNOWN_ABSENT)) {
			if (answers.get(field.key()) instanceof List<?>) {
				answers.put(field.key(),
						list(example, field).stream().filter((entry) -> !gene(entry).equals(gene)).toList());
			}
		}
		if (gene.equals("BCR::ABL1")) {
			// the sequencing is the same test
			answers.remove(CaseField.KD_MUTATION_TESTED.key());
		}
		return answers;
	}

	private static List<?> list(Example example, CaseField field) {
		return (example.answers().get(field.key()) instanceof List<?> list) ? list : List.of();
	}

	private static String gene(Object entry) {
		String text = (entry instanceof Map<?, ?> details) ? String.valueOf(details.get("gene"))
				: String.valueOf(entry);
		return text.trim().split("[\\s-]+")[0];
	}

}
