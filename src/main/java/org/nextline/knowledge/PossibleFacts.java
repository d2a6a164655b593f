package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Condition;
import org.nextline.rules.Criterion;
import org.nextline.rules.Measure;
import org.nextline.rules.Question;
import org.nextline.rules.RuleBook;
import org.nextline.rules.Threshold;
import org.nextline.vocabulary.Agent;
import org.nextline.vocabulary.Alteration;
import org.nextline.vocabulary.AlterationKind;
import org.nextline.vocabulary.Antigen;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.Kind;
import org.nextline.vocabulary.PriorTherapy;
import org.nextline.vocabulary.PriorTherapy.ReasonStopped;
import org.nextline.vocabulary.Value;

/**
 * The facts that a rule book can tell apart, finitely many: a number stands for the
 * region between two limits, an alteration, antigen, drug or treatment for itself.
 */
final class PossibleFacts {

	/** Sets that are asked for what they contain. */
	private static final Set<CaseField> LISTS = Set.of(CaseField.ALTERATIONS, CaseField.KNOWN_ABSENT,
			CaseField.ANTIGENS, CaseField.PRIOR_THERAPIES, CaseField.CURRENT_THERAPY, CaseField.INTOLERANCES);

	/** Variants that no row names, for conditions that count how many there are. */
	private static final List<String> OTHER_VARIANTS = List.of("A900V", "A901V", "A902V", "A903V", "A904V", "A905V");

	private final List<Possible> all = new ArrayList<>();

	private final Map<CaseField, List<Possible>> byField = new EnumMap<>(CaseField.class);

	private final RuleBook book;

	/**
	 * One fact that a case may have.
	 *
	 * @param name unlike any other
	 * @param field the field it belongs to
	 * @param group facts of one group exclude each other; null when it goes with all
	 * @param value value of a field that has one; null in lists and sets
	 * @param member member of a set, antigen or alteration that is known absent; null
	 * elsewhere
	 * @param alteration alteration found, or null
	 * @param antigen what is known of the antigen, or null
	 * @param course treatment given, or null
	 */
	record Possible(String name, CaseField field, @Nullable String group, @Nullable Value value,
			@Nullable String member, @Nullable Alteration alteration, @Nullable Antigen antigen,
			@Nullable PriorTherapy course) {

		/** Whether it only says that the set or list is known, be it empty. */
		boolean listed() {
			return this.value == null && this.member == null && this.alteration == null && this.course == null;
		}

		/** Months since a course that ended; NaN for everything else. */
		double ago() {
			PriorTherapy given = this.course;
			return (given != null && given.reasonStopped() != ReasonStopped.ONGOING && given.monthsAgo() != null)
					? given.monthsAgo() : Double.NaN;
		}

		/** Whether both are courses of the same drugs that ended for the same reason. */
		boolean endedAs(Possible other) {
			return this.course != null && other.course != null
					&& this.course.reasonStopped() == other.course.reasonStopped();
		}

	}

	/**
	 * The facts that conditions ask for.
	 * @param book the book
	 * @param conditions its conditions
	 * @param more further sentences that are not bound to an agent
	 */
	PossibleFacts(RuleBook book, Collection<Condition> conditions, Collection<Criterion> more) {
		this.book = book;
		Set<Criterion> leaves = new LinkedHashSet<>();
		conditions.forEach((condition) -> leaves(condition.criterion(), leaves));
		more.forEach((sentence) -> leaves(sentence, leaves));
		Set<CaseField> fields = new TreeSet<>();
		leaves.forEach((leaf) -> fields.addAll(org.nextline.rules.Fields.of(leaf)));
		fields.addAll(List.of(CaseField.DISEASE, CaseField.KD_MUTATION_TESTED, CaseField.PRIOR_THERAPIES,
				CaseField.UNAVAILABLE_AGENTS, CaseField.PLANNED_AGENTS));
		fields.stream().filter((field) -> !LISTS.contains(field)).forEach((field) -> values(field, leaves));
		genetics(leaves);
		antigens(leaves);
		courses(leaves, conditions);
	}

	List<Possible> all() {
		return this.all;
	}

	List<Possible> of(CaseField field) {
		return this.byField.getOrDefault(field, List.of());
	}

	/** Facts that exclude each other. */
	List<Possible> group(String name) {
		return this.all.stream().filter((one) -> name.equals(one.group())).toList();
	}

	/** The fact that the set or list of the field is known; null when it has no such. */
	@Nullable Possible listed(CaseField field) {
		return of(field).stream().filter(Possible::listed).findFirst().orElse(null);
	}

	/** The single statements of a condition, named criteria opened. */
	static void leaves(Criterion criterion, Collection<Criterion> found) {
		if (criterion instanceof Criterion.All all) {
			all.parts().forEach((part) -> leaves(part, found));
		}
		else if (criterion instanceof Criterion.Any any) {
			any.parts().forEach((part) -> leaves(part, found));
		}
		else if (criterion instanceof Criterion.AtLeast least) {
			least.parts().forEach((part) -> leaves(part, found));
		}
		else if (criterion instanceof Criterion.Not not) {
			leaves(not.part(), found);
		}
		else if (criterion instanceof Criterion.Named named) {
			leaves(named.body(), found);
		}
		else {
			found.add(criterion);
		}
	}

	private void add(String name, CaseField field, @Nullable String group, @Nullable Value value,
			@Nullable String member, @Nullable Alteration alteration, @Nullable Antigen antigen,
			@Nullable PriorTherapy course) {
		Possible possible = new Possible(name, field, group, value, member, alteration, antigen, course);
		this.all.add(possible);
		this.byField.computeIfAbsent(field, (key) -> new ArrayList<>()).add(possible);
	}

	private void single(CaseField field, String word, Value value) {
		add(field.key() + " = " + word, field, field.key(), value, null, null, null, null);
	}

	private void member(CaseField field, String code) {
		add(field.key() + " has " + code, field, null, null, code, null, null, null);
	}

	private void values(CaseField field, Set<Criterion> leaves) {
		Kind kind = field.kind();
		switch (kind.type()) {
			case NUMBER -> regions(field, leaves)
				.forEach((amount) -> single(field, Value.plain(amount), new Value.Number(amount)));
			case CODE -> kind.codes().forEach((code) -> single(field, code, new Value.Code(code)));
			case YES_NO ->
				List.of(true, false).forEach((yes) -> single(field, yes ? "yes" : "no", new Value.YesNo(yes)));
			case CODES, TARGETS -> {
				add(field.key() + " known", field, null, null, null, null, null, null);
				codes(field, leaves).forEach((code) -> member(field, code));
			}
			default -> {
			}
		}
	}

	/** One number for each region that the limits make. */
	private static Set<Double> regions(CaseField field, Set<Criterion> leaves) {
		TreeMap<Double, Threshold> limits = new TreeMap<>();
		for (Criterion leaf : leaves) {
			if (leaf instanceof Criterion.Within within && within.about() == field) {
				limits.put(within.limit(), new Threshold(leaf));
			}
		}
		Set<Double> numbers = new TreeSet<>();
		if (limits.isEmpty()) {
			numbers.add(field.kind().min());
			return numbers;
		}
		numbers.add(limits.firstEntry().getValue().below());
		limits.forEach((limit, threshold) -> {
			numbers.add(limit);
			Double next = limits.higherKey(limit);
			if (next == null || threshold.above() < next) {
				numbers.add(threshold.above());
			}
		});
		numbers.removeIf((number) -> !field.kind().plausible(number));
		return numbers;
	}

	private Set<String> codes(CaseField field, Set<Criterion> leaves) {
		Set<String> codes = new TreeSet<>();
		for (Criterion leaf : leaves) {
			if (leaf instanceof Criterion.Has has && has.about() == field) {
				codes.addAll(has.codes());
			}
			if (leaf instanceof Criterion.Exactly exactly && exactly.about() == field) {
				codes.addAll(exactly.codes());
			}
			if (leaf instanceof Criterion.Asks asks) {
				switch (asks.question()) {
					case CYTO -> addIf(field == CaseField.CYTOGENETICS, codes, asks.of());
					case INTERACT -> addIf(field == CaseField.CONCOMITANT, codes, asks.of());
					case PLANNED -> addIf(field == CaseField.PLANNED_AGENTS, codes, asks.of());
					case UNAVAILABLE -> addIf(field == CaseField.UNAVAILABLE_AGENTS, codes, asks.of());
					case UNUSABLE, UNUSABLE_OTHER, INTOL_ALL ->
						addIf(field == CaseField.UNAVAILABLE_AGENTS, codes, members(asks.of()));
					default -> {
					}
				}
			}
		}
		codes.remove("THIS_AGENT");
		return codes;
	}

	private static void addIf(boolean really, Set<String> codes, Collection<String> more) {
		if (really) {
			codes.addAll(more);
		}
	}

	/** Agents of the targets: themselves, or the members of a class. */
	private Set<String> members(Collection<String> targets) {
		Set<String> keys = new LinkedHashSet<>();
		for (String target : targets) {
			if (this.book.agents().withKey(target).isPresent()) {
				keys.add(target);
			}
			else if (!target.equals("SYSTEMIC_ANTILEUKAEMIC")) {
				this.book.agents()
					.members(target)
					.stream()
					.filter((agent) -> !agent.investigational())
					.map(Agent::key)
					.forEach(keys::add);
			}
		}
		return keys;
	}

	private void genetics(Set<Criterion> leaves) {
		Set<String> lesions = new TreeSet<>();
		Map<String, Integer> counted = new TreeMap<>();
		for (Criterion leaf : leaves) {
			if (leaf instanceof Criterion.Asks asks
					&& (asks.question() == Question.ALT || asks.question() == Question.FOUND)) {
				lesions.addAll(asks.of());
			}
			if (leaf instanceof Criterion.Counts counts && counts.measure() == Measure.COUNT_ALT) {
				lesions.add(counts.of());
				counted.merge(counts.of(), (int) counts.limit() + 1, Math::max);
			}
		}
		Set<String> found = new LinkedHashSet<>();
		Set<String> absent = new LinkedHashSet<>();
		for (String lesion : lesions) {
			String[] words = lesion.split("\\s+");
			AlterationKind kind = AlterationKind.valueOf(words[1]);
			absent.add(words[0] + " " + kind);
			List<String> variants = (words.length > 2) ? Arrays.asList(words[2].split("/")) : List.of();
			for (String variant : variants) {
				String sample = variant.endsWith("*") ? variant.substring(0, variant.length() - 1) + "H" : variant;
				found.add(words[0] + " " + kind + " " + sample);
			}
			if (variants.isEmpty()) {
				found.add(words[0] + " " + kind);
			}
		}
		counted.forEach((lesion,
				most) -> OTHER_VARIANTS.stream().limit(most).forEach((variant) -> found.add(lesion + " " + variant)));
		found.forEach((text) -> {
			String[] words = text.split("\\s+");
			boolean precise = words.length == 2 && found.stream().anyMatch((other) -> other.startsWith(text + " "));
			String variant = (words.length > 2) ? words[2] : precise ? "other" : null;
			add("found " + text, CaseField.ALTERATIONS, null, null, null,
					new Alteration(words[0], AlterationKind.valueOf(words[1]), variant, null, null, null), null, null);
		});
		absent.forEach((text) -> add("absent " + text, CaseField.KNOWN_ABSENT, null, null, text, null, null, null));
	}

	private void antigens(Set<Criterion> leaves) {
		Set<String> names = new TreeSet<>();
		for (Criterion leaf : leaves) {
			if (leaf instanceof Criterion.Asks asks) {
				asks.of().stream().filter(Antigen.NAMES::contains).forEach(names::add);
			}
		}
		this.book.agents()
			.all()
			.forEach((agent) -> this.book.agents().targetAntigen(agent.key()).ifPresent(names::add));
		for (String name : names) {
			String group = "antigen " + name;
			add(name + " positive", CaseField.ANTIGENS, group, null, name, null,
					new Antigen(true, null, false, null, null), null);
			add(name + " negative", CaseField.ANTIGENS, group, null, name, null,
					new Antigen(false, null, false, null, null), null);
			add(name + " mixed", CaseField.ANTIGENS, group, null, name, null, new Antigen(true, null, true, null, null),
					null);
		}
	}

	private void courses(Set<Criterion> leaves, Collection<Condition> conditions) {
		Map<String, Set<Double>> months = new LinkedHashMap<>();
		Set<Double> anyRegimen = new TreeSet<>();
		for (Criterion leaf : leaves) {
			if (leaf instanceof Criterion.Counts counts && counts.measure() == Measure.MONTHS_SINCE) {
				Threshold threshold = new Threshold(leaf);
				if (counts.of().startsWith("THIS_")) {
					anyRegimen.addAll(threshold.around());
				}
				else {
					members(List.of(counts.of())).forEach(
							(key) -> months.computeIfAbsent(key, (one) -> new TreeSet<>()).addAll(threshold.around()));
				}
			}
		}
		Set<String> given = new LinkedHashSet<>();
		for (Criterion leaf : leaves) {
			if (leaf instanceof Criterion.Asks asks && about(asks.question())) {
				given.addAll(members(asks.of()));
			}
			if (leaf instanceof Criterion.Counts counts && counts.measure() != Measure.COUNT_ALT) {
				given.addAll(members(List.of(counts.of())));
			}
			if (leaf instanceof Criterion.Has has && has.about() == CaseField.CURRENT_THERAPY) {
				given.addAll(members(has.codes()));
			}
			if (leaf instanceof Criterion.HasClass member) {
				given.addAll(members(List.of(member.className())));
			}
		}
		Set<Set<String>> regimens = new LinkedHashSet<>();
		conditions.stream().map(Condition::regimen).filter((one) -> !one.isEmpty()).forEach((regimen) -> {
			given.addAll(regimen.stream().filter((key) -> this.book.agents().withKey(key).isPresent()).toList());
			if (regimen.size() > 1) {
				regimens.add(new TreeSet<>(regimen));
			}
		});
		add("priorTherapies known", CaseField.PRIOR_THERAPIES, null, null, null, null, null, null);
		given.forEach((key) -> {
			Set<Double> when = new TreeSet<>(months.getOrDefault(key, Set.of()));
			when.addAll(anyRegimen);
			courses(Set.of(key), when, months.getOrDefault(key, Set.of()));
		});
		regimens.forEach((regimen) -> courses(regimen, anyRegimen, Set.of()));
	}

	private static boolean about(Question question) {
		return switch (question) {
			case PRIOR, PRIOR_OTHER, FAILED, INTOL, INTOL_ALL, DONE, RESPONDED, UNUSABLE, UNUSABLE_OTHER, TKI_AVOID,
					TKI_OK, TKI_PREF ->
				true;
			default -> false;
		};
	}

	private void courses(Set<String> keys, Set<Double> months, Set<Double> failures) {
		Set<Double> when = months.isEmpty() ? Set.of(8.0) : months;
		when.forEach((ago) -> course(keys, "CR", ReasonStopped.COMPLETED, ago));
		double last = when.iterator().next();
		Set<Double> failed = failures.isEmpty() ? Set.of(last) : failures;
		failed.forEach((ago) -> course(keys, "NO_RESPONSE", ReasonStopped.REFRACTORY, ago));
		course(keys, "CR", ReasonStopped.INTOLERANT, last);
		course(keys, "CR", ReasonStopped.ONGOING, 0);
	}

	private void course(Set<String> keys, String response, ReasonStopped reason, double ago) {
		String name = String.join(" + ", keys);
		add("given " + name + " " + reason + " " + Value.plain(ago), CaseField.PRIOR_THERAPIES, "course " + name, null,
				null, null, null, new PriorTherapy(name, List.copyOf(keys), response, reason, ago));
	}

	/** A case with these facts and no others. */
	static CaseFacts facts(Collection<Possible> chosen) {
		Map<CaseField, Fact> known = new EnumMap<>(CaseField.class);
		Map<CaseField, Set<String>> sets = new EnumMap<>(CaseField.class);
		List<Alteration> alterations = new ArrayList<>();
		Map<String, Antigen> antigens = new LinkedHashMap<>();
		List<PriorTherapy> courses = new ArrayList<>();
		boolean treated = false;
		for (Possible one : chosen) {
			if (one.value() != null) {
				known.put(one.field(), Fact.stated(one.value()));
			}
			else if (one.alteration() != null) {
				alterations.add(one.alteration());
			}
			else if (one.antigen() != null && one.member() != null) {
				antigens.put(one.member(), one.antigen());
			}
			else if (one.field() == CaseField.PRIOR_THERAPIES) {
				treated = true;
				if (one.course() != null) {
					courses.add(one.course());
				}
			}
			else {
				Set<String> members = sets.computeIfAbsent(one.field(), (field) -> new LinkedHashSet<>());
				if (one.member() != null) {
					members.add(one.member());
				}
			}
		}
		sets.forEach((field, members) -> known.put(field, Fact.stated(new Value.Codes(members))));
		if (!alterations.isEmpty()) {
			known.put(CaseField.ALTERATIONS, Fact.stated(new Value.Alterations(alterations)));
		}
		if (!antigens.isEmpty()) {
			known.put(CaseField.ANTIGENS, Fact.stated(new Value.Antigens(antigens)));
		}
		if (treated) {
			known.put(CaseField.PRIOR_THERAPIES, Fact.stated(new Value.Therapies(courses)));
			Set<String> taken = new LinkedHashSet<>();
			courses.stream()
				.filter((course) -> course.reasonStopped() == ReasonStopped.ONGOING)
				.forEach((course) -> taken.addAll(course.agents()));
			known.put(CaseField.CURRENT_THERAPY, Fact.stated(new Value.Codes(taken)));
		}
		return CaseFacts.of(known);
	}

}
