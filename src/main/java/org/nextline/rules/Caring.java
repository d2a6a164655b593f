package org.nextline.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.CarePlan.Closing;
import org.nextline.rules.CarePlan.Interplay;
import org.nextline.rules.CarePlan.Line;
import org.nextline.rules.CarePlan.Where;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.TherapyCategory;
import org.nextline.vocabulary.Truth;
import org.nextline.vocabulary.Words;

/**
 * Finds what goes with an advice: rows of care, interactions, and what options close for
 * later. Unknown is "check first", never no.
 */
final class Caring {

	/** Leaves about these say nothing that the reader does not see anyway. */
	private static final Set<CaseField> PLAIN = Set.of(CaseField.DISEASE, CaseField.SETTING, CaseField.SEX,
			CaseField.AGE_YEARS);

	/** Kinds of medication that are one drug. */
	private static final Set<String> DRUGS = Set.of("POSACONAZOLE", "WARFARIN", "DABIGATRAN", "VITAMIN_A");

	/** Names that are spoken with a vowel first. */
	private static final Set<String> VOWELS = Set.of("SSRI", "H2", "OATP");

	private static final Set<String> TRANSPLANTS = Set.of("allogeneic HSCT", "autologous HSCT");

	private final RuleBook book;

	private final Gates gates;

	private final Advice advice;

	private final Situation situation;

	private final Safety safety;

	private final @Nullable Disease disease;

	private final Map<CareRule, Drawn> drawn = new IdentityHashMap<>();

	Caring(RuleBook book, Gates gates, Advice advice) {
		this.book = book;
		this.gates = gates;
		this.advice = advice;
		this.situation = Situation.of(advice.facts(), book.agents());
		this.safety = new Safety(gates, this.situation);
		this.disease = advice.facts().disease().orElse(null);
	}

	/** A row with the options that it was found with. */
	private static final class Drawn {

		private Finding finding;

		private final Set<Integer> options = new LinkedHashSet<>();

		private Drawn(Finding finding) {
			this.finding = finding;
		}

	}

	CarePlan plan() {
		for (CareRule rule : this.book.care()) {
			if (!rule.tied() && concerns(rule.diseases())) {
				Finding finding = rule.when().explain(this.situation);
				if (!finding.truth().isFalse()) {
					this.drawn.put(rule, new Drawn(finding));
				}
			}
		}
		List<List<Interplay>> interplays = new ArrayList<>();
		List<List<Closing>> closings = new ArrayList<>();
		List<Advice.Option> options = this.advice.options();
		for (int index = 0; index < options.size(); index++) {
			Map<String, Interplay> acting = new LinkedHashMap<>();
			Map<String, Closing> closing = new LinkedHashMap<>();
			for (Advice.Member member : options.get(index).members()) {
				beside(member, index, acting, closing);
			}
			interplays.add(graveFirst(acting));
			closings.add(List.copyOf(closing.values()));
		}
		List<Line> lines = lines();
		List<CarePlan.Beside> beside = new ArrayList<>();
		for (int index = 0; index < options.size(); index++) {
			Integer place = index;
			beside.add(new CarePlan.Beside(lines.stream().filter((line) -> line.options().contains(place)).toList(),
					interplays.get(index), closings.get(index)));
		}
		return new CarePlan(lines, beside, this.advice.notAdvised().stream().map(this::behind).toList());
	}

	private boolean concerns(Set<Disease> diseases) {
		return diseases.isEmpty() || (this.disease != null && diseases.contains(this.disease));
	}

	private static List<Interplay> graveFirst(Map<String, Interplay> acting) {
		return acting.values()
			.stream()
			.sorted(Comparator.comparing(Interplay::unknown)
				.thenComparing(Comparator.comparing(Interplay::severity).reversed()))
			.toList();
	}

	// One regimen

	private void beside(Advice.Member member, int index, Map<String, Interplay> acting, Map<String, Closing> closing) {
		Set<String> optional = Set.copyOf(member.optional());
		Alternative option = new Alternative(
				member.agents().stream().filter((agent) -> !optional.contains(agent)).toList(), member.optional());
		OptionRule rule = member.lead().rule();
		TherapyCategory category = rule.categoryOf(option, this.book.agents());
		for (Reach.Care reached : this.gates.reach().care(option, category)) {
			if (concerns(reached.rule().diseases())) {
				draw(reached.rule(), reached.hit(), option, index);
			}
		}
		for (Reach.Closed reached : this.gates.reach().closed(option, category)) {
			if (concerns(reached.rule().diseases())) {
				close(reached.rule(), reached.hit(), option, closing);
			}
		}
		for (Effect effect : this.safety.on(rule, option)) {
			Interplay interplay = taken(effect);
			if (interplay == null) {
				interplay = planned(effect, option);
			}
			if (interplay != null) {
				merge(interplay, acting);
			}
		}
		for (Reach.Acting reached : this.gates.reach().acting(option, category)) {
			if (concerns(reached.rule().diseases())) {
				act(reached, option, acting);
			}
		}
	}

	private void draw(CareRule rule, Reach.Hit hit, Alternative option, int index) {
		Finding finding = rule.when().explain(judging(hit, option));
		if (finding.truth().isFalse()) {
			return;
		}
		Drawn known = this.drawn.computeIfAbsent(rule, (key) -> new Drawn(finding));
		known.options.add(index);
		if (finding.truth().isTrue() && known.finding.truth().isUnknown()) {
			known.finding = finding;
		}
	}

	private Situation judging(Reach.Hit hit, Alternative option) {
		return this.situation.judging(hit.agents().stream().findFirst().orElse(option.first()), option.regimen());
	}

	private void close(Foreclosure rule, Reach.Hit hit, Alternative option, Map<String, Closing> closing) {
		Finding finding = rule.when().explain(judging(hit, option));
		if (finding.truth().isFalse()) {
			return;
		}
		Set<String> names = new LinkedHashSet<>(hit.agents().stream().map(this.book.agents()::label).toList());
		Closing known = closing.get(rule.id());
		if (known != null) {
			names.addAll(known.agents());
		}
		closing.put(rule.id(),
				new Closing(rule, List.copyOf(names), !hit.required() && (known == null || known.optionalOnly()),
						finding.truth(), facts(finding), finding.missing()));
	}

	// Interactions

	/**
	 * The interaction that a safety row, guard or table row is about; null when it is
	 * about none.
	 */
	private @Nullable Interplay taken(Effect effect) {
		Criterion condition = effect.finding().criterion();
		Set<String> asked = medication(condition);
		if (asked.isEmpty()) {
			return null;
		}
		boolean open = effect.unknown();
		Set<String> codes = open ? asked : entered(asked);
		boolean about = open ? asks(effect.missing()) : !codes.isEmpty();
		if (!about) {
			return null;
		}
		return new Interplay(effect.id(), effect.severity(), open, effect.agents(), names(effect.agents()),
				words(codes), Where.TAKEN, effect.message(), !open && clears(condition, codes, effect.agents()),
				open ? Set.of(Missing.of(CaseField.CONCOMITANT)) : Set.of());
	}

	/** What a row says of another drug that is planned; null when it is about none. */
	private @Nullable Interplay planned(Effect effect, Alternative option) {
		if (effect.unknown()) {
			return null;
		}
		Set<String> own = new LinkedHashSet<>();
		option.required().forEach((key) -> own.addAll(this.book.agents().partsOf(key)));
		List<String> others = Stage.leaves(effect.finding().criterion())
			.stream()
			.filter((leaf) -> leaf instanceof Criterion.Asks asks && asks.question() == Question.PLANNED
					&& leaf.decide(this.situation).isTrue())
			.map((leaf) -> ((Criterion.Asks) leaf).of().get(0))
			.filter((target) -> this.book.agents().withKey(target).isPresent() && !own.contains(target)
					&& !TRANSPLANTS.contains(target))
			.distinct()
			.toList();
		if (others.isEmpty()) {
			return null;
		}
		return new Interplay(effect.id(), effect.severity(), false, effect.agents(), names(effect.agents()),
				names(others), Where.PLANNED, effect.message(), false, Set.of());
	}

	private static boolean asks(Set<Missing> missing) {
		return missing.stream().anyMatch((one) -> one.field() == CaseField.CONCOMITANT);
	}

	/** Kinds of medication that a condition asks for. */
	static Set<String> medication(Criterion condition) {
		return Stage.leaves(condition)
			.stream()
			.filter((leaf) -> leaf instanceof Criterion.Asks asks && asks.question() == Question.INTERACT)
			.flatMap((leaf) -> ((Criterion.Asks) leaf).of().stream())
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private Set<String> entered(Set<String> asked) {
		return asked.stream()
			.flatMap((code) -> this.situation.taken(code).stream())
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** Whether the condition would no longer hold if these were not taken. */
	private boolean clears(Criterion condition, Set<String> codes, List<String> agents) {
		CaseFacts facts = this.situation.facts();
		List<String> rest = facts.codes(CaseField.CONCOMITANT)
			.orElse(Set.of())
			.stream()
			.filter((code) -> !codes.contains(code))
			.toList();
		Situation without = Situation.of(facts.with(CaseField.CONCOMITANT, rest), this.book.agents());
		new Safety(this.gates, without);
		List<String> judged = agents.isEmpty() ? java.util.Arrays.asList((String) null) : agents;
		return judged.stream()
			.allMatch((agent) -> condition.decide(without.judging(agent, (agent != null) ? Set.of(agent) : Set.of()))
				.isFalse());
	}

	private void act(Reach.Acting reached, Alternative option, Map<String, Interplay> acting) {
		Interaction rule = reached.rule();
		Reach.Hit first = reached.first();
		Reach.Hit second = reached.second();
		if (first != null) {
			Truth when = rule.when().decide(judging(first, option));
			if (!when.isFalse()) {
				taken(rule, when, List.copyOf(first.agents()), acting);
				if (!rule.with().isEmpty()) {
					together(rule, when, first, option, acting);
					others(rule, when, List.copyOf(first.agents()), rule.with(), option, acting);
				}
			}
		}
		if (second != null) {
			Truth when = rule.when().decide(judging(second, option));
			if (!when.isFalse()) {
				others(rule, when, List.copyOf(second.agents()), rule.agents(), option, acting);
			}
		}
	}

	private void taken(Interaction rule, Truth when, List<String> agents, Map<String, Interplay> acting) {
		boolean known = this.situation.facts().knows(CaseField.CONCOMITANT);
		Set<String> codes = known ? entered(new LinkedHashSet<>(rule.takes())) : new LinkedHashSet<>(rule.takes());
		if (!codes.isEmpty()) {
			merge(interplay(rule, when, agents, words(codes), Where.TAKEN, known), acting);
		}
	}

	/** Drugs that are planned, or given now against the leukaemia. */
	private void others(Interaction rule, Truth when, List<String> agents, List<String> with, Alternative option,
			Map<String, Interplay> acting) {
		among(rule, when, agents, with, option, this.situation.planned(), Where.PLANNED, acting);
		Set<String> current = this.situation.facts().codes(CaseField.CURRENT_THERAPY).orElse(null);
		if (current != null) {
			among(rule, when, agents, with, option, current, Where.CURRENT, acting);
		}
		else if (againstLeukaemia(with) && acting.values().stream().noneMatch((one) -> one.id().equals(rule.id()))) {
			merge(interplay(rule, when, agents, named(with), Where.CURRENT, false), acting);
		}
	}

	/** Whether some of these can be among the treatments of the leukaemia. */
	private boolean againstLeukaemia(List<String> targets) {
		return targets.stream()
			.flatMap((target) -> this.book.agents().withKey(target).isPresent()
					? this.book.agents().withKey(target).stream() : this.book.agents().members(target).stream())
			.anyMatch((agent) -> !agent.in("SUPPORTIVE") && !agent.in("VACCINE"));
	}

	/** Two drugs of one regimen. */
	private void together(Interaction rule, Truth when, Reach.Hit hit, Alternative option,
			Map<String, Interplay> acting) {
		List<String> all = new ArrayList<>(option.required());
		all.addAll(option.optional());
		Set<String> parts = all.stream()
			.flatMap((key) -> this.book.agents().partsOf(key).stream())
			.collect(Collectors.toCollection(LinkedHashSet::new));
		Set<String> first = parts.stream()
			.filter((part) -> hit.agents().contains(part) || member(part, rule.agents()))
			.collect(Collectors.toCollection(LinkedHashSet::new));
		Set<String> second = parts.stream()
			.filter((part) -> member(part, rule.with()) && !kin(part, first))
			.collect(Collectors.toCollection(LinkedHashSet::new));
		if (second.isEmpty() && first.size() > 1) {
			List<String> same = first.stream().filter((part) -> member(part, rule.with())).toList();
			if (same.size() > 1) {
				merge(interplay(rule, when, List.of(same.get(0)), names(same.subList(1, same.size())),
						Where.SAME_OPTION, true), acting);
			}
			return;
		}
		if (!second.isEmpty()) {
			merge(interplay(rule, when, List.copyOf(first), names(second), Where.SAME_OPTION, true), acting);
		}
	}

	/** Whether a part is one of these, or they are forms or components of one another. */
	private boolean kin(String part, Set<String> others) {
		return others.stream()
			.anyMatch((other) -> other.equals(part) || this.book.agents().partsOf(other).contains(part)
					|| this.book.agents().partsOf(part).contains(other));
	}

	private void among(Interaction rule, Truth when, List<String> agents, List<String> with, Alternative option,
			Set<String> others, Where where, Map<String, Interplay> acting) {
		Set<String> own = new LinkedHashSet<>();
		option.required().forEach((key) -> own.addAll(this.book.agents().partsOf(key)));
		option.optional().forEach((key) -> own.addAll(this.book.agents().partsOf(key)));
		Set<String> second = others.stream()
			.flatMap((key) -> this.book.agents().partsOf(key).stream())
			.filter((part) -> !own.contains(part) && member(part, with))
			.filter((part) -> where != Where.CURRENT || agents.stream().noneMatch((agent) -> replaces(agent, part)))
			.collect(Collectors.toCollection(LinkedHashSet::new));
		if (!second.isEmpty()) {
			merge(interplay(rule, when, agents, names(second), where, true), acting);
		}
	}

	/**
	 * Whether one takes the place of the other: inhibitors of one class are not given
	 * together.
	 */
	private boolean replaces(String agent, String other) {
		return this.book.agents()
			.withKey(agent)
			.map((one) -> one.classes()
				.stream()
				.anyMatch((name) -> (name.endsWith("_INHIBITOR") || name.endsWith("_TKI"))
						&& this.book.agents().in(other, name)))
			.orElse(false);
	}

	private boolean member(String part, List<String> targets) {
		return targets.stream().anyMatch((target) -> target.equals(part) || this.book.agents().in(part, target));
	}

	private Interplay interplay(Interaction rule, Truth when, List<String> agents, String other, Where where,
			boolean known) {
		boolean open = !known || when.isUnknown();
		Set<Missing> missing = new TreeSet<>();
		if (!known) {
			missing.addAll(
					this.situation.missing((where == Where.TAKEN) ? CaseField.CONCOMITANT : CaseField.CURRENT_THERAPY));
		}
		if (when.isUnknown()) {
			missing.addAll(rule.when().explain(this.situation).missing());
		}
		return new Interplay(rule.id(), rule.severity(), open, agents, names(agents), other, where, rule.text(),
				known && where != Where.SAME_OPTION, missing);
	}

	/** One row speaks once of an option and one other drug; what is known leads. */
	private void merge(Interplay one, Map<String, Interplay> acting) {
		String key = one.id() + " " + one.where() + " " + one.other() + " " + one.unknown();
		Interplay known = acting.get(key);
		if (known == null) {
			acting.put(key, one);
			return;
		}
		Set<String> agents = new LinkedHashSet<>(known.agents());
		agents.addAll(one.agents());
		Severity severity = (one.severity().compareTo(known.severity()) > 0) ? one.severity() : known.severity();
		acting.put(key, new Interplay(known.id(), severity, known.unknown(), List.copyOf(agents), names(agents),
				known.other(), known.where(), known.message(), known.clears() && one.clears(), known.missing()));
	}

	/** Interactions that rows which refuse a regimen rest on. */
	private List<Interplay> behind(Advice.NotAdvised refused) {
		Map<String, Interplay> acting = new LinkedHashMap<>();
		for (String id : refused.ruleIds()) {
			Criterion condition = condition(id);
			if (condition == null) {
				continue;
			}
			Set<String> codes = entered(medication(condition));
			List<String> agents = concerned(id, refused.agents());
			if (!codes.isEmpty() && holds(condition, agents)) {
				merge(new Interplay(id, Severity.AVOID, false, agents, names(agents), words(codes), Where.TAKEN, "",
						clears(condition, codes, agents), Set.of()), acting);
			}
		}
		return List.copyOf(acting.values());
	}

	private boolean holds(Criterion condition, List<String> agents) {
		return agents.stream()
			.anyMatch((agent) -> condition.decide(this.situation.judging(agent, Set.of(agent))).isTrue());
	}

	private @Nullable Criterion condition(String id) {
		for (SafetyRule row : this.book.safety()) {
			if (row.id().equals(id)) {
				return row.when();
			}
		}
		for (TkiTable.Row row : this.book.tki().rows()) {
			if (row.id().equals(id)) {
				return row.when();
			}
		}
		return this.book.rule(id).map(OptionRule::unless).orElse(null);
	}

	/**
	 * The parts of a refused regimen that the row is about; all of them when it names
	 * none.
	 */
	private List<String> concerned(String id, List<String> agents) {
		List<String> targets = this.book.safety()
			.stream()
			.filter((row) -> row.id().equals(id))
			.flatMap((row) -> row.targets().stream())
			.toList();
		List<String> parts = agents.stream()
			.flatMap((key) -> this.book.agents().partsOf(key).stream())
			.distinct()
			.filter((part) -> member(part, targets))
			.toList();
		return parts.isEmpty() ? agents : parts;
	}

	// Words

	private String names(Iterable<String> keys) {
		List<String> names = new ArrayList<>();
		keys.forEach((key) -> names.add(this.book.agents().label(key)));
		return String.join(", ", names);
	}

	private static String words(Set<String> codes) {
		boolean strong = codes.contains("STRONG_CYP3A4_INHIBITOR");
		return codes.stream()
			.filter((code) -> !strong || !code.equals("POSACONAZOLE"))
			.map(Caring::word)
			.collect(Collectors.joining(", "));
	}

	/** A kind of medication inside a sentence: {@code a strong CYP3A4 inhibitor}. */
	private static String word(String code) {
		String name = Words.of(CaseField.CONCOMITANT, code);
		String inSentence = Character.isLowerCase(name.charAt(1))
				? name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1) : name;
		if (DRUGS.contains(code)) {
			return inSentence;
		}
		boolean vowel = "aeiou".indexOf(inSentence.charAt(0)) >= 0 || VOWELS.stream().anyMatch(inSentence::startsWith);
		return (vowel ? "an " : "a ") + inSentence;
	}

	private String named(List<String> targets) {
		return targets.stream()
			.map((target) -> this.book.agents().withKey(target).isPresent() ? this.book.agents().label(target)
					: target.replace('_', ' ').toLowerCase(java.util.Locale.ROOT))
			.collect(Collectors.joining(", "));
	}

	private List<Line> lines() {
		List<Line> lines = new ArrayList<>();
		for (CareRule rule : this.book.care()) {
			Drawn known = this.drawn.get(rule);
			if (known != null) {
				Finding finding = known.finding;
				lines.add(new Line(rule, finding.truth(), finding.truth().isTrue() ? facts(finding) : List.of(),
						finding.missing(), List.copyOf(known.options)));
			}
		}
		lines.sort(Comparator.comparing((Line line) -> line.rule().topic())
			.thenComparing((line) -> line.rule().kind() != CareRule.Kind.NOW)
			.thenComparing((line) -> line.rule().kind() == CareRule.Kind.CARD));
		return lines;
	}

	/**
	 * The facts that make a finding hold, without those that every reader of the page
	 * sees.
	 */
	static List<String> facts(Finding finding) {
		Set<String> facts = new LinkedHashSet<>();
		collect(finding, finding.truth(), facts);
		return List.copyOf(facts);
	}

	private static void collect(Finding finding, Truth truth, Set<String> facts) {
		Criterion criterion = finding.criterion();
		if (finding.truth() != truth
				|| (criterion instanceof Criterion.Named named && named.name().equals("ACTIVE_TX"))) {
			return;
		}
		if (finding.leaf()) {
			boolean plain = PLAIN.containsAll(Fields.of(criterion)) || criterion instanceof Criterion.Known;
			if (!plain) {
				finding.facts().stream().filter((fact) -> !fact.endsWith(": not known")).forEach(facts::add);
			}
			return;
		}
		Truth below = (criterion instanceof Criterion.Not) ? truth.not() : truth;
		finding.parts().forEach((part) -> collect(part, below, facts));
	}

}
