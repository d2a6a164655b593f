package org.nextline.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.TherapyCategory;

/**
 * How one option stands in one case under one book: all rules that offer the same
 * regimen, taken together as {@link Cards} takes them.
 *
 * @param key of the option
 * @param title its name
 * @param verdict the best of its rules
 * @param place where it stands on the page; null when it is not offered
 * @param judged what became of each of its rules; empty for what is always offered
 * @param warnings what is to be minded, by what it comes from
 * @param situation the case
 */
record Standing(String key, String title, Verdict verdict, Shift.@Nullable Place place, List<Judged> judged,
		Map<String, String> warnings, Situation situation) {

	/** So many reasons are told at most. */
	private static final int MOST = 3;

	/** Every option of an advice, and everything that was judged and is none. */
	static Map<String, Standing> all(Advice advice, List<Judged> judged, Situation situation, RuleBook book) {
		Map<String, List<Judged>> byKey = new LinkedHashMap<>();
		judged.forEach((one) -> byKey.computeIfAbsent(one.offer().cardKey(), (key) -> new ArrayList<>()).add(one));
		Map<String, Shift.Place> places = new LinkedHashMap<>();
		Map<String, Standing> all = new LinkedHashMap<>();
		for (Advice.Option option : advice.options()) {
			for (Advice.Member member : option.members()) {
				OptionRule rule = member.lead().rule();
				List<String> required = member.agents().subList(0, member.agents().size() - member.optional().size());
				Alternative regimen = new Alternative(required, List.of());
				String key = Offer.cardKey(rule, regimen, rule.categoryOf(regimen, book.agents()));
				Shift.Place place = new Shift.Place(option.lane(), member.strength(), option.rank());
				places.put(key, place);
				if (!byKey.containsKey(key)) {
					all.put(key,
							new Standing(key, rule.title(), option.verdict(), place, List.of(), Map.of(), situation));
				}
			}
		}
		byKey.forEach((key, same) -> {
			Verdict best = same.stream().map(Judged::verdict).min(Comparator.naturalOrder()).orElseThrow();
			List<Judged> leading = same.stream().filter((one) -> one.verdict() == best).toList();
			all.put(key, new Standing(key, title(same.get(0)), best, places.get(key), same,
					Shift.offered(best) ? warnings(leading) : Map.of(), situation));
		});
		return all;
	}

	/** A name that is the same in every case. */
	private static String title(Judged one) {
		String label = one.offer().label();
		TherapyCategory category = one.category();
		return label.isEmpty() ? one.rule().title()
				: category.diseaseDirected() ? label : category.label() + ": " + label;
	}

	private static Map<String, String> warnings(List<Judged> leading) {
		Map<String, String> warnings = new LinkedHashMap<>();
		for (Judged one : leading) {
			one.effects()
				.forEach((effect) -> warnings.putIfAbsent(effect.id() + " " + effect.severity(), effect.message()));
			one.checks()
				.forEach((check) -> check.missing()
					.forEach((missing) -> warnings.putIfAbsent(missing + " " + check.severity(),
							"check first: " + missing.label())));
		}
		return warnings;
	}

	/**
	 * Why it is not supported, in words.
	 * @param of ids of the rules that a reader would look at; where none of them is among
	 * its rules, all are
	 */
	String why(Set<String> of) {
		return (this.verdict == Verdict.SUPPORTED) ? "" : String.join("; ", grounds(of));
	}

	/**
	 * What its verdict rests on, in words.
	 * @param of ids of the rules that a reader would look at; where none of them is among
	 * its rules, all are
	 */
	List<String> grounds(Set<String> of) {
		List<Judged> asked = this.judged.stream().filter((one) -> of.contains(one.rule().id())).toList();
		return (asked.isEmpty() ? this.judged : asked).stream()
			.filter((one) -> one.verdict() == this.verdict)
			.flatMap((one) -> reasons(one).stream())
			.distinct()
			.limit(MOST)
			.toList();
	}

	private List<String> reasons(Judged one) {
		return switch (one.verdict()) {
			case SUPPORTED -> Findings.reasons(this.situation.finding(one.when()));
			case CONDITIONAL ->
				one.needs().stream().sorted().map((missing) -> "not known: " + missing.label()).toList();
			case VETOED -> one.vetoes().stream().map(Judged.Veto::reason).toList();
			case NOT_APPLICABLE ->
				one.failed().isEmpty() ? Findings.reasons(this.situation.finding(one.when())) : one.failed();
		};
	}

	/** Ids of the rules whose verdict is the option's. */
	Set<String> leading() {
		return this.judged.stream()
			.filter((one) -> one.verdict() == this.verdict)
			.map((one) -> one.rule().id())
			.collect(Collectors.toSet());
	}

}
