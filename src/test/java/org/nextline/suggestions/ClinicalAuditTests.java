package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nextline.knowledge.SharedPack;
import org.nextline.rules.Advice;
import org.nextline.vocabulary.Strength;
import org.nextline.rules.Verdict;

import tools.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whole cases of acute leukaemia with the advice that the reference asks for, derived by
 * hand row by row.
 */
class ClinicalAuditTests {

	private static final Set<String> EXPECTATIONS = Set.of("first", "offers", "order", "asksFirst", "refuses",
			"blocked", "nowhere", "warns", "notes", "checks", "says");

	@TestFactory
	Stream<DynamicTest> acuteMyeloidLeukaemia() {
		return cases("aml");
	}

	@TestFactory
	Stream<DynamicTest> acutePromyelocyticLeukaemia() {
		return cases("apl");
	}

	@TestFactory
	Stream<DynamicTest> blasticPlasmacytoidDendriticCellNeoplasm() {
		return cases("bpdcn");
	}

	@TestFactory
	Stream<DynamicTest> precursorBLeukaemia() {
		return cases("b-all");
	}

	@TestFactory
	Stream<DynamicTest> philadelphiaPositiveLeukaemia() {
		return cases("ph-positive");
	}

	@TestFactory
	Stream<DynamicTest> tCellLeukaemia() {
		return cases("t-all");
	}

	@TestFactory
	Stream<DynamicTest> mixedPhenotypeLeukaemia() {
		return cases("mpal");
	}

	@SuppressWarnings("unchecked")
	private static Stream<DynamicTest> cases(String file) {
		Map<String, Object> read = YAMLMapper.builder()
			.build()
			.readValue(Objects.requireNonNull(ClinicalAuditTests.class.getResourceAsStream("/audit/" + file + ".yaml")),
					Map.class);
		Map<String, Object> bases = (Map<String, Object>) read.getOrDefault("bases", Map.of());
		return ((List<Map<String, Object>>) read.get("cases")).stream()
			.map((one) -> DynamicTest.dynamicTest(String.valueOf(one.get("case")),
					() -> expect(one, Bedside.ofAnswers(answers(one, bases)))));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> answers(Map<String, Object> one, Map<String, Object> bases) {
		Map<String, Object> answers = new LinkedHashMap<>();
		if (one.containsKey("like")) {
			answers.putAll((Map<String, Object>) Objects.requireNonNull(bases.get(one.get("like"))));
		}
		((Map<String, Object>) one.getOrDefault("facts", Map.of())).forEach((key, value) -> {
			answers.put(key, value);
			if (value == null) {
				answers.remove(key);
			}
		});
		return answers;
	}

	private static void expect(Map<String, Object> one, Bedside bedside) {
		Set<String> wanted = new HashSet<>(one.keySet());
		wanted.removeAll(Set.of("case", "like", "facts"));
		assertThat(EXPECTATIONS).containsAll(wanted);
		assertThat(wanted).isNotEmpty();
		Advised advised = new Advised(bedside.advice());
		List<String> faults = new ArrayList<>();
		if (one.containsKey("first")) {
			advised.first(String.valueOf(one.get("first"))).ifPresent(faults::add);
		}
		map(one, "offers")
			.forEach((regimen, strength) -> advised.offers(regimen, String.valueOf(strength)).ifPresent(faults::add));
		map(one, "asksFirst")
			.forEach((regimen, keys) -> advised.asksFirst(regimen, strings(keys)).ifPresent(faults::add));
		map(one, "warns").forEach((regimen, ids) -> advised.warns(regimen, strings(ids)).ifPresent(faults::add));
		map(one, "notes")
			.forEach((regimen, words) -> advised.notes(regimen, String.valueOf(words)).ifPresent(faults::add));
		advised.order(list(one, "order")).ifPresent(faults::add);
		list(one, "refuses").forEach((agent) -> advised.notAdvised(agent, false).ifPresent(faults::add));
		list(one, "blocked").forEach((agent) -> advised.notAdvised(agent, true).ifPresent(faults::add));
		list(one, "nowhere").forEach((agent) -> advised.nowhere(agent).ifPresent(faults::add));
		list(one, "says").stream()
			.filter((words) -> bedside.advice().notices().stream().noneMatch((notice) -> notice.contains(words)))
			.forEach((words) -> faults.add("no notice says \"" + words + "\": " + bedside.advice().notices()));
		list(one, "checks").stream()
			.filter((key) -> !bedside.checked().contains(key))
			.forEach((key) -> faults.add(key + " is not checked first: " + bedside.checked()));
		assertThat(faults).isEmpty();
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Map<String, Object> one, String key) {
		return (Map<String, Object>) one.getOrDefault(key, Map.of());
	}

	private static List<String> list(Map<String, Object> one, String key) {
		return strings(one.getOrDefault(key, List.of()));
	}

	private static List<String> strings(Object value) {
		return ((List<?>) value).stream().map(String::valueOf).toList();
	}

	/** Advice asked by regimen, written as in the reference, or by the id of a row. */
	private record Advised(Advice advice) {

		private record Place(Advice.Option option, Advice.Member member) {
		}

		private Stream<Place> places() {
			return this.advice.options()
				.stream()
				.flatMap((option) -> option.members().stream().map((member) -> new Place(option, member)));
		}

		private static boolean means(Place place, String regimen) {
			if (regimen.matches("[A-Z]+-R-\\d+")) {
				return place.member().reasons().stream().anyMatch((reason) -> reason.rule().id().equals(regimen));
			}
			return Bedside.required(place.member()).equals(parts(regimen));
		}

		/** The parts of a regimen; what has a name of its own is one. */
		private static Set<String> parts(String regimen) {
			return SharedPack.PACK.book().agents().withKey(regimen).isPresent() ? Set.of(regimen)
					: Arrays.stream(regimen.split(" \\+ ")).collect(Collectors.toSet());
		}

		private Optional<Place> find(String regimen) {
			return places().filter((place) -> means(place, regimen)).findFirst();
		}

		Optional<String> first(String regimen) {
			return places().filter((place) -> place.option().rank() == 1).anyMatch((place) -> means(place, regimen))
					? Optional.empty()
					: Optional.of(regimen + " is not first: " + this.advice.options().get(0).title());
		}

		Optional<String> offers(String regimen, String strength) {
			Optional<Place> place = find(regimen).filter((one) -> one.option().verdict() == Verdict.SUPPORTED);
			if (place.isEmpty()) {
				return Optional.of(regimen + " is not offered");
			}
			Strength found = place.get().member().strength();
			return (found.name().equals(strength)) ? Optional.empty()
					: Optional.of(regimen + " is " + found + ", not " + strength);
		}

		Optional<String> asksFirst(String regimen, List<String> keys) {
			Optional<Place> place = find(regimen).filter((one) -> one.option().verdict() == Verdict.CONDITIONAL);
			if (place.isEmpty()) {
				return Optional.of(regimen + " does not ask first");
			}
			Set<String> asked = place.get()
				.member()
				.needs()
				.stream()
				.flatMap((missing) -> Stream.of(missing.key(), missing.field().key()))
				.collect(Collectors.toSet());
			return asked.containsAll(keys) ? Optional.empty()
					: Optional.of(regimen + " asks " + asked + ", not " + keys);
		}

		Optional<String> warns(String regimen, List<String> ids) {
			Optional<Place> place = find(regimen);
			if (place.isEmpty()) {
				return Optional.of(regimen + " is not there to warn of");
			}
			Set<String> said = new HashSet<>(Bedside.warnings(place.get().member()));
			said.addAll(place.get().member().modifiers());
			return said.containsAll(ids) ? Optional.empty() : Optional.of(regimen + " says " + said + ", not " + ids);
		}

		Optional<String> notes(String regimen, String words) {
			return find(regimen)
				.filter((place) -> place.member().additions().stream().anyMatch((note) -> note.contains(words)))
				.isPresent() ? Optional.empty() : Optional.of(regimen + " does not say " + words);
		}

		Optional<String> order(List<String> regimens) {
			List<Place> places = places().toList();
			List<Integer> found = regimens.stream()
				.map((regimen) -> find(regimen).map(places::indexOf).orElse(-1))
				.toList();
			boolean right = !found.contains(-1) && found.equals(found.stream().sorted().distinct().toList());
			return right ? Optional.empty() : Optional.of(regimens + " stand at " + found);
		}

		Optional<String> notAdvised(String regimen, boolean correctable) {
			Optional<Advice.NotAdvised> entry = this.advice.notAdvised()
				.stream()
				.filter((one) -> one.agents().containsAll(parts(regimen)))
				.findFirst();
			if (entry.isEmpty()) {
				return Optional.of(regimen + " is not among the refused");
			}
			if (find(regimen).isPresent()) {
				return Optional.of(regimen + " is refused and offered");
			}
			return (entry.get().correctable() == correctable) ? Optional.empty() : Optional
				.of(regimen + (correctable ? " cannot" : " can") + " be corrected: " + entry.get().reasons());
		}

		/** Not offered at all, not even as a part that may be added. */
		Optional<String> nowhere(String regimen) {
			boolean one = parts(regimen).size() == 1 && !regimen.matches("[A-Z]+-R-\\d+");
			return places().filter((place) -> one ? place.member().agents().contains(regimen) : means(place, regimen))
				.findFirst()
				.map((place) -> regimen + " is offered: " + place.option().title());
		}

	}

}
