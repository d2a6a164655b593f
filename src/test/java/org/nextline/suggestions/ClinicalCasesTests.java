package org.nextline.suggestions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nextline.rules.Advice;
import org.nextline.rules.Lane;
import org.nextline.rules.Missing;
import org.nextline.rules.Verdict;
import tools.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whole cases, as a clinician would enter them, and the advice that the reference calls
 * for: what stands now and next and in which order, what waits for which fact, what is
 * ruled out and what is blocked until something is corrected. The files say how they are
 * read.
 */
class ClinicalCasesTests {

	private static final List<String> FILES = List.of("cml", "cll", "rt", "hcl", "tpll");

	private static final YAMLMapper YAML = YAMLMapper.builder().build();

	@TestFactory
	Stream<DynamicContainer> casesAreAdvisedAsTheReferenceSays() {
		return FILES.stream().map((name) -> DynamicContainer.dynamicContainer(name, cases(name)));
	}

	@SuppressWarnings("unchecked")
	private static Stream<DynamicTest> cases(String name) {
		Map<String, Object> file = read(name);
		Map<String, Object> base = (Map<String, Object>) file.get("base");
		return ((List<Map<String, Object>>) Objects.requireNonNull(file.get("cases"))).stream()
			.map((one) -> DynamicTest.dynamicTest(one.get("name").toString(), () -> check(base, one)));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> read(String name) {
		try (InputStream file = ClinicalCasesTests.class.getResourceAsStream("/clinical-cases/" + name + ".yaml")) {
			return YAML.readValue(Objects.requireNonNull(file), Map.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@SuppressWarnings("unchecked")
	private static void check(Map<String, Object> base, Map<String, Object> expected) {
		Map<String, Object> answers = new LinkedHashMap<>(base);
		((Map<String, Object>) expected.getOrDefault("facts", Map.of())).forEach((key, value) -> {
			answers.put(key, value);
			if (value == null) {
				answers.remove(key);
			}
		});
		Bedside advised = Bedside.ofAnswers(answers);

		assertThat(nowAndNext(advised.advice())).isEqualTo(expected.get("supported"));
		assertThat(alongside(advised.advice())).containsAll(list(expected, "alongside"));
		Map<String, Set<String>> conditional = conditional(advised.advice());
		map(expected, "conditional")
			.forEach((option, facts) -> assertThat(conditional.get(option)).as(option + " waits for")
				.containsExactlyInAnyOrderElementsOf((List<String>) facts));
		map(expected, "vetoed").forEach((agents, ids) -> refused(advised.advice(), agents, false, (List<String>) ids));
		map(expected, "blocked").forEach((agents, ids) -> refused(advised.advice(), agents, true, (List<String>) ids));
		assertThat(advised.advice().notices().stream().anyMatch((text) -> text.startsWith("Contradictory data:")))
			.isEqualTo(Boolean.TRUE.equals(expected.get("contradictory")));
		nothingRefusedIsOffered(advised.advice());
	}

	@SuppressWarnings("unchecked")
	private static List<String> list(Map<String, Object> expected, String name) {
		return (List<String>) expected.getOrDefault(name, List.of());
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Map<String, Object> expected, String name) {
		return (Map<String, Object>) expected.getOrDefault(name, Map.of());
	}

	/** {@code PREFERRED a = b}: equal ranks; {@code c | d}: members of one card. */
	private static List<String> nowAndNext(Advice advice) {
		List<String> lines = new ArrayList<>();
		int before = -1;
		for (Advice.Option option : advice.options()) {
			if (option.verdict() != Verdict.SUPPORTED || option.lane() == Lane.ALONGSIDE) {
				continue;
			}
			String members = option.members()
				.stream()
				.map((member) -> key(option, member)
						+ ((member.strength() != option.strength()) ? " " + member.strength() : ""))
				.collect(Collectors.joining(" | "));
			if (option.rank() == before) {
				lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " = " + members);
			}
			else {
				lines.add(((option.lane() == Lane.NEXT) ? "NEXT " : "") + option.strength() + " " + members);
			}
			before = option.rank();
		}
		return lines;
	}

	/** The drugs of an option; the leading row where it is none of drugs. */
	private static String key(Advice.Option option, Advice.Member member) {
		String drugs = member.agents()
			.stream()
			.filter((agent) -> !member.optional().contains(agent))
			.collect(Collectors.joining(" + "));
		return (drugs.isEmpty() || !option.category().diseaseDirected()) ? member.lead().rule().id() : drugs;
	}

	private static List<String> alongside(Advice advice) {
		return advice.options()
			.stream()
			.filter((option) -> option.verdict() == Verdict.SUPPORTED && option.lane() == Lane.ALONGSIDE)
			.flatMap((option) -> option.ruleIds().stream())
			.toList();
	}

	private static Map<String, Set<String>> conditional(Advice advice) {
		Map<String, Set<String>> waiting = new LinkedHashMap<>();
		advice.options()
			.stream()
			.filter((option) -> option.verdict() == Verdict.CONDITIONAL)
			.forEach((option) -> option.members()
				.forEach((member) -> waiting.put(key(option, member),
						member.needs().stream().map(Missing::key).collect(Collectors.toSet()))));
		return waiting;
	}

	private static void refused(Advice advice, String named, boolean correctable, List<String> ids) {
		Set<String> agents = new LinkedHashSet<>(List.of(named.split(", ")));
		boolean row = ids.equals(List.of(named));
		if (row) {
			assertThat(advice.notAdvised()).as("%s refused, correctable %s", named, correctable)
				.anyMatch((one) -> one.correctable() == correctable && one.ruleIds().containsAll(ids)
						&& one.agents().isEmpty());
			return;
		}
		for (String agent : agents) {
			List<Advice.NotAdvised> entries = advice.notAdvised()
				.stream()
				.filter((one) -> one.agents().contains(agent))
				.toList();
			assertThat(entries).as("%s refused, correctable %s", agent, correctable)
				.anyMatch((one) -> one.correctable() == correctable);
			assertThat(entries.stream().flatMap((one) -> one.ruleIds().stream())).as("%s refused for", agent)
				.containsAll(ids);
		}
	}

	/** No drug is both offered as it is and refused as it is (gate G-NOTADVISED). */
	private static void nothingRefusedIsOffered(Advice advice) {
		Set<String> offered = advice.options()
			.stream()
			.filter((option) -> option.verdict() == Verdict.SUPPORTED)
			.flatMap((option) -> option.members().stream())
			.filter((member) -> Bedside.required(member).size() == 1)
			.flatMap((member) -> Bedside.required(member).stream())
			.collect(Collectors.toSet());
		advice.notAdvised()
			.stream()
			.filter((one) -> one.agents().size() == 1)
			.forEach((one) -> assertThat(offered).as(one.reasons().toString()).doesNotContain(one.agents().get(0)));
	}

}
