package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Advice;
import org.nextline.rules.Missing;
import org.nextline.rules.Verdict;
import org.nextline.vocabulary.Agents;

/**
 * A case with what the whole advice must say of it. An option is named by its drugs, as
 * in {@code azacitidine + venetoclax}, or by the id of a rule that offers it.
 *
 * @param test its id, name and facts
 * @param first the option that must stand first, or null
 * @param supported options that must stand
 * @param conditional options that must wait, with the facts they must ask for
 * @param vetoed options that must not be advised
 * @param blocked options that must be blocked until something is corrected
 * @param absent options that must not be offered, neither supported nor conditional
 */
public record WholeCase(Example test, @Nullable String first, List<String> supported,
		Map<String, List<String>> conditional, List<String> vetoed, List<String> blocked, List<String> absent) {

	/** What the test of a whole case expects, and gives when it passes. */
	static final String AS_STATED = "AS_STATED";

	/** What it gives when it does not. */
	static final String OTHERWISE = "OTHERWISE";

	private static final String ROW = "[A-Z]+-R-\\d+";

	public WholeCase {
		supported = List.copyOf(supported);
		conditional = new LinkedHashMap<>(conditional);
		vetoed = List.copyOf(vetoed);
		blocked = List.copyOf(blocked);
		absent = List.copyOf(absent);
	}

	/** Every option that it names. */
	Set<String> named() {
		Set<String> named = new LinkedHashSet<>();
		if (this.first != null) {
			named.add(this.first);
		}
		Stream.of(this.supported, this.conditional.keySet(), this.vetoed, this.blocked, this.absent)
			.forEach(named::addAll);
		return named;
	}

	/** Parts of an option; a regimen with a key of its own is one. */
	static Set<String> parts(String option, Agents agents) {
		return agents.withKey(option).isPresent() ? Set.of(option)
				: new LinkedHashSet<>(List.of(option.split(" \\+ ")));
	}

	static boolean row(String option) {
		return option.matches(ROW);
	}

	/** Everything in which an advice differs from what is stated. */
	List<String> differences(Advice advice, Agents agents) {
		Reader reader = new Reader(advice, agents);
		List<String> faults = new ArrayList<>();
		if (this.first != null && !reader.leads(this.first)) {
			faults.add(this.first + " does not stand first: " + reader.said(this.first));
		}
		this.supported.stream()
			.filter((option) -> !reader.stands(option, Verdict.SUPPORTED))
			.forEach((option) -> faults.add(option + ": expected SUPPORTED, got " + reader.said(option)));
		this.conditional.forEach((option, keys) -> {
			if (!reader.stands(option, Verdict.CONDITIONAL)) {
				faults.add(option + ": expected CONDITIONAL, got " + reader.said(option));
			}
			else if (!reader.asked(option).containsAll(keys)) {
				faults.add(option + ": does not ask for " + String.join(", ", keys));
			}
		});
		this.vetoed.stream()
			.filter((option) -> !reader.refused(option, false))
			.forEach((option) -> faults.add(option + ": expected VETOED, got " + reader.said(option)));
		this.blocked.stream()
			.filter((option) -> !reader.refused(option, true))
			.forEach((option) -> faults.add(option + ": expected BLOCKED, got " + reader.said(option)));
		this.absent.stream()
			.filter(reader::offered)
			.forEach((option) -> faults.add(option + ": must not be offered, got " + reader.said(option)));
		return faults;
	}

	/** Reads an advice by the names of options. */
	private record Reader(Advice advice, Agents agents) {

		private record Place(Advice.Option option, Advice.Member member) {
		}

		private Stream<Place> places() {
			return this.advice.options()
				.stream()
				.flatMap((option) -> option.members().stream().map((member) -> new Place(option, member)));
		}

		private boolean means(Place place, String option) {
			if (row(option)) {
				return place.member().reasons().stream().anyMatch((reason) -> reason.rule().id().equals(option));
			}
			Set<String> required = new LinkedHashSet<>(place.member().agents());
			place.member().optional().forEach(required::remove);
			return required.equals(parts(option, this.agents));
		}

		boolean stands(String option, Verdict verdict) {
			return places().anyMatch((place) -> means(place, option) && place.option().verdict() == verdict);
		}

		boolean leads(String option) {
			return places().anyMatch((place) -> means(place, option) && place.option().rank() == 1);
		}

		Set<String> asked(String option) {
			return places().filter((place) -> means(place, option))
				.flatMap((place) -> place.member().needs().stream())
				.flatMap((Missing missing) -> Stream.of(missing.key(), missing.field().key()))
				.collect(Collectors.toSet());
		}

		private Stream<Advice.NotAdvised> refusals(String option) {
			return this.advice.notAdvised()
				.stream()
				.filter((one) -> row(option) ? one.ruleIds().contains(option)
						: one.agents().containsAll(parts(option, this.agents)));
		}

		boolean refused(String option, boolean correctable) {
			return refusals(option).anyMatch((one) -> one.correctable() == correctable)
					&& places().noneMatch((place) -> means(place, option));
		}

		/** Offered in any way; a single drug also as a part of a regimen. */
		boolean offered(String option) {
			boolean single = !row(option) && parts(option, this.agents).size() == 1;
			return places()
				.anyMatch((place) -> single ? place.member().agents().contains(option) : means(place, option));
		}

		String said(String option) {
			Optional<Place> place = places().filter((one) -> means(one, option)).findFirst();
			if (place.isPresent()) {
				return place.get().option().verdict().name();
			}
			return refusals(option).findFirst()
				.map((one) -> one.correctable() ? "BLOCKED" : Verdict.VETOED.name())
				.orElse(offered(option) ? "a part of another option" : "nothing");
		}

	}

}
