package org.nextline.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Advice.Member;
import org.nextline.rules.Advice.Option;
import org.nextline.rules.Advice.Reason;
import org.nextline.vocabulary.Absence;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.EvidenceLevel;
import org.nextline.vocabulary.Strength;
import org.nextline.vocabulary.TherapyCategory;
import org.nextline.vocabulary.Truth;

/**
 * Makes cards, lanes and lists of what was judged. Holds the gates G-CARD, G-MODIFIER,
 * G-ORDER, G-TIE, G-HANG, G-LIST, G-NOTADVISED and G-ALWAYS, and the ranking of what to
 * find out first.
 */
final class Cards {

	/**
	 * Genes that are looked for by panels; untested they make one line, never a card
	 * (gate G-HANG).
	 */
	private static final Set<String> RARE = Set.of("NTRK1", "NTRK2", "NTRK3", "ABL1", "ABL2", "CSF1R", "PDGFRA",
			"PDGFRB", "LYN", "CRLF2", "JAK1", "JAK2", "JAK3", "STAT5B", "EPOR", "SH2B3", "IL7R", "KIT", "NUP98",
			"UBTF");

	/** From so many unknown facts on an option is folded away (gate G-HANG). */
	private static final int LITTLE_KNOWN = 3;

	/** So many drugs that one row rules out are listed one by one. */
	private static final int FEW = 3;

	/** Place of what no order names. */
	private static final int LAST = 99;

	/** Reasons that a rule which does not stand is given at most. */
	private static final int MOST_REASONS = 2;

	/** Gates whose words say no more than a row that speaks as well. */
	private static final Set<String> SAID = Set.of("G-PRIOR", "G-PREG");

	/** A check that so many options share is printed once for the page. */
	private static final int SHARED = 3;

	private static final Set<TherapyCategory> TARGETED = Set.of(TherapyCategory.FLT3_INHIBITOR,
			TherapyCategory.IDH_INHIBITOR, TherapyCategory.MENIN_INHIBITOR);

	private static final Set<String> SUPPORTIVE = Set.of("SUPPORTIVE", "VACCINE", "PROCEDURE");

	/** The rows of gate G-ALWAYS. */
	static final List<String> ALWAYS = List.of("G-ALWAYS-TRIAL", "G-ALWAYS-SUPPORT");

	private static final Map<String, List<String>> AUTHORITIES = Map.of("US", List.of("FDA"), "EU",
			List.of("EMA", "EC", "EU"), "UK", List.of("MHRA"), "JP", List.of("PMDA", "MHLW"), "CN", List.of("NMPA"));

	private final RuleBook book;

	private final Gates gates;

	private final Situation situation;

	private final List<Consistency.Contradiction> contradictions;

	private final List<Judged> judged;

	private final @Nullable Disease disease;

	private final boolean comfort;

	private final boolean frail;

	private final Chapter chapter;

	private final List<Chapter.Asked> modifiers;

	Cards(RuleBook book, Gates gates, Situation situation, List<Consistency.Contradiction> contradictions,
			List<Judged> judged) {
		this.book = book;
		this.gates = gates;
		this.situation = situation;
		this.contradictions = contradictions;
		this.judged = judged;
		this.disease = situation.facts().disease().orElse(null);
		this.chapter = gates.chapter(this.disease);
		this.comfort = situation.truth(this.chapter.kept(gates.comfort())).isTrue();
		this.frail = situation.truth(this.chapter.kept(gates.frail())).isTrue();
		this.modifiers = this.chapter.modifiers()
			.stream()
			.filter((one) -> one.holds(situation).isTrue() && (!one.rule().is(OptionRule.Flag.ON_REQUEST)
					|| one.rule().actsOn().stream().anyMatch(this::planned)))
			.toList();
	}

	private boolean planned(String target) {
		return this.gates.planned(target).decide(this.situation).isTrue();
	}

	// A regimen in the making: all rules that offer it

	private record Draft(Verdict verdict, Member member, TherapyCategory category, Lane lane, @Nullable String card,
			EvidenceLevel evidence, boolean folded, boolean rare, Order order) {
	}

	private record Order(int lane, int lead, int turn, Strength strength, int precedes, int place,
			EvidenceLevel evidence, int specificity, int licensed, int checks, int tie) implements Comparable<Order> {

		private static final Comparator<Order> BY = Comparator.comparingInt(Order::lane)
			.thenComparingInt(Order::lead)
			.thenComparingInt(Order::turn)
			.thenComparing(Order::strength)
			.thenComparingInt(Order::precedes)
			.thenComparingInt(Order::place)
			.thenComparing(Order::evidence)
			.thenComparing(Comparator.comparingInt(Order::specificity).reversed())
			.thenComparingInt(Order::tie)
			.thenComparingInt(Order::licensed)
			.thenComparingInt(Order::checks);

		@Override
		public int compareTo(Order other) {
			return BY.compare(this, other);
		}

	}

	Advice advice(Judging judging) {
		Map<String, List<Judged>> byCard = new LinkedHashMap<>();
		for (Judged one : this.judged) {
			byCard.computeIfAbsent(one.offer().cardKey(), (key) -> new ArrayList<>()).add(one);
		}
		List<Draft> drafts = new ArrayList<>();
		List<List<Judged>> vetoed = new ArrayList<>();
		for (List<Judged> same : byCard.values()) {
			Verdict best = same.stream().map(Judged::verdict).min(Comparator.naturalOrder()).orElseThrow();
			if (best == Verdict.SUPPORTED || best == Verdict.CONDITIONAL) {
				drafts.add(draft(same, best));
			}
			else if (best == Verdict.VETOED) {
				vetoed.add(same.stream().filter((one) -> one.verdict() == Verdict.VETOED).toList());
			}
		}
		List<String> notices = new ArrayList<>(
				this.contradictions.stream().map(Consistency.Contradiction::message).toList());
		List<Draft> rare = drafts.stream().filter(Draft::rare).toList();
		drafts.removeAll(rare);
		notice(rare, notices);
		List<Warning> shared = shared(drafts);
		Set<Missing> once = shared.stream()
			.flatMap((warning) -> warning.missing().stream())
			.collect(Collectors.toSet());
		List<Option> options = ranked(grouped(drafts), once);
		options = always(options);
		List<Advice.NotAdvised> notAdvised = notAdvised(vetoed, options, judging.safety());
		names(notices);
		course(options, notices);
		planned(judging.safety(), options, notices);
		nothingLeft(options, vetoed, notices);
		return new Advice(this.situation.facts(), options, notAdvised, notApplicable(), missing(drafts, shared), shared,
				notices, this::outcomes, new Worksheets(this.book, this.situation, this.judged)::all);
	}

	private Draft draft(List<Judged> same, Verdict best) {
		List<Judged> leading = same.stream()
			.filter((one) -> one.verdict() == best)
			.sorted(Comparator.comparing((Judged one) -> one.nextStep())
				.thenComparing(Judged::strength)
				.thenComparing((one) -> one.rule().evidence())
				.thenComparing(Comparator.comparingInt((Judged one) -> one.specificity(this.situation)).reversed()))
			.toList();
		Judged lead = leading.get(0);
		TherapyCategory category = lead.category();
		Strength strength = leading.stream().map(Judged::strength).min(Comparator.naturalOrder()).orElseThrow();
		List<String> additions = new ArrayList<>(
				leading.stream().flatMap((one) -> one.notes().stream()).distinct().toList());
		Strength before = strength;
		boolean lowered = leading.stream().filter((one) -> one.strength() == before).allMatch(Cards::cautioned);
		List<String> modified = new ArrayList<>();
		int turn = LAST;
		int inOrder = LAST;
		int precedes = (cellularFirst(category) || favoured(lead.option())) ? 0 : 1;
		int tie = 1;
		for (Chapter.Asked holding : this.modifiers) {
			OptionRule modifier = holding.rule();
			int place = place(modifier, leading, category, lead.option());
			if (place >= 0 && modifier.is(OptionRule.Flag.PRECEDES) && modifier.is(OptionRule.Flag.RANKS)) {
				inOrder = Math.min(inOrder, place);
			}
			else if (place >= 0) {
				if (modifier.is(OptionRule.Flag.PRECEDES)) {
					precedes = 0;
				}
				if (modifier.is(OptionRule.Flag.BREAKS_TIES)) {
					tie = 0;
				}
				if (holding.strength().in(this.situation) == Strength.CAUTION && !modifier.is(OptionRule.Flag.TEXT_ONLY)
						&& !lowered) {
					strength = strength.lowered();
					lowered = true;
				}
				if (modifier.is(OptionRule.Flag.RAISES) && leading.stream().anyMatch(this::onTarget)) {
					strength = strength.stronger(holding.strength().in(this.situation));
				}
				if (modifier.is(OptionRule.Flag.RANKS)) {
					turn = Math.min(turn, turn(modifier, category, lead.option()));
				}
				additions.add(modifier.because());
				modified.add(modifier.id());
			}
		}
		leading.stream()
			.filter((one) -> one.offer().strength().in(this.situation) == Strength.CAUTION
					&& before.compareTo(Strength.CAUTION) < 0 && one.category().diseaseDirected())
			.map((one) -> "Caution on the grounds of \u201c" + one.rule().title() + "\u201d: " + one.rule().because())
			.distinct()
			.forEach(additions::add);
		same.stream()
			.filter((one) -> one.verdict() == Verdict.VETOED && !overtaken(one) && !answered(one, leading))
			.map(Cards::notOnTheGrounds)
			.distinct()
			.forEach(additions::add);
		List<Warning> warnings = leading.stream()
			.flatMap((one) -> one.effects().stream())
			.map(Effect::warning)
			.distinct()
			.sorted(Comparator.comparing(Warning::severity).reversed())
			.toList();
		Map<Missing, Warning> checks = new TreeMap<>();
		List<Warning> others = new ArrayList<>();
		for (Warning check : lead.checks()) {
			if (check.missing().isEmpty()) {
				others.add(check);
			}
			check.missing().forEach((missing) -> checks.putIfAbsent(missing, check));
		}
		others.addAll(checks.values());
		others.sort(Comparator.comparing(Warning::severity).reversed());
		Set<Missing> needs = (best == Verdict.CONDITIONAL) ? lead.needs() : Set.of();
		if (best == Verdict.CONDITIONAL) {
			needs = leading.stream()
				.map(Judged::needs)
				.min(Comparator.comparing(Cards::onPanel).thenComparingInt(Set::size))
				.orElse(needs);
		}
		List<Reason> reasons = leading.stream()
			.map((one) -> new Reason(one.rule(), one.strength(), this.situation.finding(one.when()),
					(one.unless() != null) ? this.situation.finding(one.unless()) : null))
			.toList();
		List<String> optional = leading.stream().flatMap((one) -> one.option().optional().stream()).distinct().toList();
		List<String> agents = new ArrayList<>(lead.option().required());
		agents.addAll(optional);
		Member member = new Member(title(lead), agents, optional, strength, reasons, warnings, others, additions,
				modified, lead.nextStep(), needs);
		Strength shown = strength;
		Lane lane = leading.stream()
			.filter((one) -> one.nextStep() == lead.nextStep())
			.map((one) -> lane(one, shown))
			.min(Comparator.naturalOrder())
			.orElseThrow();
		boolean directed = category.diseaseDirected();
		Set<Missing> decisive = needs;
		boolean rareOnly = best == Verdict.CONDITIONAL && onPanel(decisive);
		Order order = new Order(lane.ordinal(), leads(category, strength), turn, strength, precedes, inOrder,
				lead.rule().evidence(), lead.specificity(this.situation), licensed(lead.rule()), others.size(), tie);
		String card = lead.rule().card();
		return new Draft(best, member, category, lane, card, lead.rule().evidence(),
				best == Verdict.CONDITIONAL && (decisive.size() >= LITTLE_KNOWN || !directed && decisive.size() > 1),
				rareOnly, order);
	}

	/** Why a further rule that offers the same does not stand. */
	private static String notOnTheGrounds(Judged vetoed) {
		return "Not on the grounds of \u201c" + vetoed.rule().title() + "\u201d: "
				+ vetoed.vetoes()
					.stream()
					.map(Judged.Veto::reason)
					.distinct()
					.limit(MOST_REASONS)
					.collect(Collectors.joining("; "))
					.replaceAll("\\.$", "")
				+ ".";
	}

	/**
	 * In B-ALL after transplantation or from second relapse, with cure as the goal, CAR T
	 * cells lead among equals.
	 */
	private boolean cellularFirst(TherapyCategory category) {
		return category == TherapyCategory.CAR_T && this.disease == Disease.B_ALL
				&& this.situation.facts().is(CaseField.GOALS_OF_CARE, "CURATIVE")
				&& (this.situation.facts().is(CaseField.PRIOR_ALLO_HSCT, "yes")
						|| this.situation.facts().number(CaseField.RELAPSE_NUMBER).orElse(0) >= 2);
	}

	/** Whether the comorbidity table for CML favours the drug (CML-R-034). */
	private boolean favoured(Alternative option) {
		return this.disease == Disease.CML && option.required().size() == 1
				&& this.book.tki().favoured(option.required().get(0), this.situation).isTrue();
	}

	/**
	 * Whether a caution has lowered the strength; several lower it once (gate G-SAFETY).
	 */
	private static boolean cautioned(Judged one) {
		return one.category().diseaseDirected() && one.effects()
			.stream()
			.anyMatch((effect) -> effect.severity() == Severity.CAUTION && !effect.optionalOnly());
	}

	/** Whether only the response that was reached speaks against the row. */
	private boolean overtaken(Judged one) {
		Quick unless = one.unless();
		if (unless == null || !one.vetoes().stream().allMatch((veto) -> veto.id().equals(one.rule().id()))) {
			return false;
		}
		Set<Criterion> against = holding(unless);
		return !against.isEmpty() && against.stream().allMatch(Stage::future);
	}

	/** Whether what speaks against the row is the very ground of another that stands. */
	private boolean answered(Judged one, List<Judged> standing) {
		Quick unless = one.unless();
		if (unless == null || !one.vetoes().stream().allMatch((veto) -> veto.id().equals(one.rule().id()))) {
			return false;
		}
		Set<Criterion> against = holding(unless);
		return !against.isEmpty() && standing.stream().anyMatch((other) -> holding(other.when()).containsAll(against));
	}

	/** The single statements that are true. */
	private Set<Criterion> holding(Quick condition) {
		return Findings.leaves(this.situation.finding(condition))
			.stream()
			.filter((leaf) -> leaf.truth().isTrue())
			.map(Finding::criterion)
			.collect(Collectors.toSet());
	}

	/** Whether the option waits for a gene that only panels look for. */
	private static boolean onPanel(Set<Missing> needs) {
		return needs.stream().anyMatch((one) -> RARE.contains(one.subject()));
	}

	/** Whether a rule rests on an alteration that was found. */
	private boolean onTarget(Judged one) {
		return Findings.leaves(this.situation.finding(one.when()))
			.stream()
			.anyMatch((leaf) -> leaf.truth().isTrue() && leaf.criterion() instanceof Criterion.Asks asks
					&& asks.question() == Question.ALT);
	}

	/**
	 * Turn of a regimen in an order of categories: single targeted drugs come together,
	 * first.
	 */
	private static int turn(OptionRule modifier, TherapyCategory category, Alternative option) {
		boolean targeted = TARGETED.contains(category);
		if (targeted && option.required().size() == 1) {
			return 0;
		}
		int place = modifier.actsOn()
			.indexOf(targeted ? TherapyCategory.VENETOCLAX_COMBINATION.name() : category.name());
		return (place >= 0) ? place : LAST;
	}

	private int place(OptionRule modifier, List<Judged> leading, TherapyCategory category, Alternative option) {
		int place = 0;
		for (String target : modifier.actsOn()) {
			if (means(target, leading, category, option)) {
				return place;
			}
			place++;
		}
		return -1;
	}

	private boolean means(String target, List<Judged> leading, TherapyCategory category, Alternative option) {
		if (target.equals(category.name())) {
			return true;
		}
		for (Judged one : leading) {
			if (one.rule().id().equals(target)) {
				return true;
			}
		}
		for (String key : option.required()) {
			if (target.equals(Agents.ANY) || this.book.agents().meaningsOf(key).contains(target)) {
				return true;
			}
		}
		return false;
	}

	private String title(Judged lead) {
		List<String> required = lead.option().required();
		if (required.isEmpty() || lead.category() == TherapyCategory.SUPPORTIVE_CARE
				|| lead.category() == TherapyCategory.PALLIATIVE_CARE) {
			return (lead.rule().alternatives().size() > 1) ? lead.rule().title() + ": " + lead.offer().label()
					: lead.rule().title();
		}
		return lead.rule().continuesCurrent() ? lead.rule().title() + ": " + lead.offer().label()
				: lead.offer().label();
	}

	private Lane lane(Judged lead, Strength strength) {
		TherapyCategory category = lead.category();
		if (category == TherapyCategory.PALLIATIVE_CARE && (this.comfort || this.frail)) {
			return Lane.NOW;
		}
		if (category == TherapyCategory.CLINICAL_TRIAL) {
			return (strength == Strength.PREFERRED) ? Lane.NOW : Lane.ALONGSIDE;
		}
		if (lead.nextStep()) {
			return Lane.NEXT;
		}
		Lane own = lead.rule().lane();
		return (own != null) ? own : Lane.of(category);
	}

	private int leads(TherapyCategory category, Strength strength) {
		if (this.comfort && category == TherapyCategory.PALLIATIVE_CARE) {
			return 0;
		}
		return (category == TherapyCategory.CLINICAL_TRIAL && strength == Strength.PREFERRED) ? 1 : 2;
	}

	private int licensed(OptionRule rule) {
		List<String> authorities = this.situation.facts()
			.code(CaseField.REGION)
			.map((region) -> AUTHORITIES.getOrDefault(region, List.of()))
			.orElse(List.of());
		boolean approved = rule.regulatory()
			.stream()
			.anyMatch((one) -> one.status().equals("APPROVED")
					&& (authorities.isEmpty() || authorities.contains(one.authority())));
		return approved ? 0 : 1;
	}

	private void notice(List<Draft> rare, List<String> notices) {
		if (!rare.isEmpty()) {
			String genes = rare.stream()
				.flatMap((draft) -> draft.member().needs().stream())
				.map(Missing::subject)
				.filter(RARE::contains)
				.distinct()
				.sorted()
				.collect(Collectors.joining(", "));
			String options = rare.stream()
				.map((draft) -> draft.member().title())
				.distinct()
				.collect(Collectors.joining("; "));
			notices.add("Gene or fusion panel not entered (" + genes + "): could open " + options + ".");
		}
	}

	/** Checks that many options share, so that they are printed once for the page. */
	private List<Warning> shared(List<Draft> drafts) {
		Map<Missing, Warning> gravest = new TreeMap<>();
		Map<Missing, Integer> counts = new TreeMap<>();
		for (Draft draft : drafts) {
			for (Warning check : draft.member().checks()) {
				for (Missing missing : check.missing()) {
					counts.merge(missing, 1, Integer::sum);
					gravest.merge(missing, check,
							(left, right) -> (right.severity().compareTo(left.severity()) > 0) ? right : left);
				}
			}
		}
		int enough = Math.max(2, Math.min(SHARED, drafts.size() / 2 + 1));
		List<Warning> shared = new ArrayList<>();
		counts.forEach((missing, count) -> {
			Warning check = gravest.get(missing);
			if (count >= enough && check != null) {
				shared.add(new Warning(check.ruleId(), check.severity(), List.of(), check.message(), true,
						Set.of(missing)));
			}
		});
		shared.sort(Comparator.comparing(Warning::severity).reversed());
		return shared;
	}

	private static Member without(Member member, Set<Missing> once) {
		return new Member(member.title(), member.agents(), member.optional(), member.strength(), member.reasons(),
				member.warnings(),
				member.checks()
					.stream()
					.filter((check) -> check.missing().isEmpty() || !once.containsAll(check.missing()))
					.toList(),
				member.additions(), member.modifiers(), member.nextStep(), member.needs());
	}

	private List<List<Draft>> grouped(List<Draft> drafts) {
		Map<String, List<Draft>> groups = new LinkedHashMap<>();
		int single = 0;
		for (Draft draft : drafts) {
			String card = draft.card();
			String key = (card != null && this.book.cards().containsKey(card))
					? card + " " + draft.verdict() + " " + draft.lane() + " " + draft.folded() : "single " + single++;
			groups.computeIfAbsent(key, (one) -> new ArrayList<>()).add(draft);
		}
		groups.values()
			.forEach((group) -> group
				.sort(Comparator.comparing(Draft::order).thenComparing((draft) -> draft.member().title())));
		return new ArrayList<>(groups.values());
	}

	private List<Option> ranked(List<List<Draft>> groups, Set<Missing> once) {
		groups.sort(Comparator.comparing((List<Draft> group) -> group.get(0).verdict())
			.thenComparing((group) -> group.get(0).folded())
			.thenComparing((group) -> group.get(0).order())
			.thenComparing((group) -> heading(group)));
		List<Option> options = new ArrayList<>();
		int rank = 0;
		List<Draft> before = null;
		for (List<Draft> group : groups) {
			Draft lead = group.get(0);
			boolean tie = before != null && before.get(0).verdict() == lead.verdict()
					&& before.get(0).folded() == lead.folded() && before.get(0).order().compareTo(lead.order()) == 0;
			rank = tie ? rank : options.size() + 1;
			before = group;
			List<Member> members = group.stream().map((draft) -> without(draft.member(), once)).toList();
			List<String> agents = members.stream().flatMap((member) -> member.agents().stream()).distinct().toList();
			options.add(new Option(rank, lead.lane(), lead.category(), heading(group), agents, lead.verdict(),
					lead.member().strength(), lead.evidence(), members, lead.folded()));
		}
		return options;
	}

	private String heading(List<Draft> group) {
		String card = group.get(0).card();
		if (group.size() > 1 && card != null) {
			return this.book.cards().getOrDefault(card, group.get(0).member().title());
		}
		return group.get(0).member().title();
	}

	/**
	 * Supportive care and the question of a trial are always among the options (gate
	 * G-ALWAYS).
	 */
	private List<Option> always(List<Option> options) {
		List<Option> all = new ArrayList<>(options);
		int last = (int) options.stream().filter((option) -> option.verdict() == Verdict.SUPPORTED).count();
		for (Chapter.Asked asked : this.chapter.always()) {
			OptionRule rule = asked.rule();
			if ((this.comfort && rule.category() == TherapyCategory.CLINICAL_TRIAL) || options.stream()
				.anyMatch((option) -> option.verdict() == Verdict.SUPPORTED && option.category() == rule.category())) {
				continue;
			}
			Reason reason = new Reason(rule, rule.strength().otherwise(), this.situation.finding(asked.when()), null);
			Member member = new Member(rule.title(), List.of(), List.of(), rule.strength().otherwise(), List.of(reason),
					List.of(), List.of(), List.of(), List.of(), false, Set.of());
			all.add(last, new Option(0, Lane.ALONGSIDE, rule.category(), rule.title(), List.of(), Verdict.SUPPORTED,
					rule.strength().otherwise(), rule.evidence(), List.of(member), false));
			last++;
		}
		return (all.size() == options.size()) ? options : renumbered(all);
	}

	private static List<Option> renumbered(List<Option> options) {
		List<Option> numbered = new ArrayList<>();
		int before = -1;
		int rank = 0;
		for (Option option : options) {
			rank = (option.rank() != 0 && option.rank() == before) ? rank : numbered.size() + 1;
			before = option.rank();
			numbered.add(new Option(rank, option.lane(), option.category(), option.title(), option.agents(),
					option.verdict(), option.strength(), option.evidence(), option.members(), option.folded()));
		}
		return numbered;
	}

	// Not advised

	private List<Advice.NotAdvised> notAdvised(List<List<Judged>> vetoed, List<Option> options, Safety safety) {
		Map<String, Advice.NotAdvised> entries = new LinkedHashMap<>();
		for (List<Judged> same : vetoed) {
			Judged first = same.get(0);
			if (first.option().required().isEmpty() && !first.category().diseaseDirected()
					&& first.category() != TherapyCategory.OBSERVATION) {
				continue;
			}
			Set<String> ids = new LinkedHashSet<>();
			Set<String> reasons = new LinkedHashSet<>();
			same.forEach((one) -> {
				ids.add(one.rule().id());
				one.vetoes().forEach((veto) -> ids.add(veto.id()));
				one.vetoes()
					.stream()
					.filter((veto) -> !SAID.contains(veto.id()))
					.forEach((veto) -> reasons.add(veto.reason()));
			});
			if (reasons.isEmpty()) {
				same.forEach((one) -> one.vetoes().forEach((veto) -> reasons.add(veto.reason())));
			}
			boolean correctable = same.stream().anyMatch(Judged::correctable);
			entries.put(first.offer().cardKey(), new Advice.NotAdvised(first.category(), title(first),
					first.option().required(), correctable, true, List.copyOf(ids), List.copyOf(reasons)));
		}
		listed(safety, required(options, Verdict.SUPPORTED), required(options, Verdict.CONDITIONAL), entries);
		categories(options.stream()
			.filter((option) -> option.verdict() == Verdict.SUPPORTED)
			.map(Option::category)
			.collect(Collectors.toSet()), entries);
		return merged(entries.values()).stream()
			.sorted(Comparator.comparing(Advice.NotAdvised::correctable)
				.thenComparing(Advice.NotAdvised::called)
				.reversed()
				.thenComparing(Advice.NotAdvised::category)
				.thenComparing(Advice.NotAdvised::title))
			.toList();
	}

	private static Set<String> required(List<Option> options, Verdict verdict) {
		return options.stream()
			.filter((option) -> option.verdict() == verdict)
			.flatMap((option) -> option.members().stream())
			.flatMap((member) -> member.agents().stream().filter((agent) -> !member.optional().contains(agent)))
			.collect(Collectors.toSet());
	}

	/** Regimens of one category against which the same speaks make one entry. */
	private static List<Advice.NotAdvised> merged(java.util.Collection<Advice.NotAdvised> entries) {
		Map<String, Advice.NotAdvised> merged = new LinkedHashMap<>();
		for (Advice.NotAdvised entry : entries) {
			String key = entry.category() + " " + entry.correctable() + " " + entry.called() + " " + entry.reasons();
			Advice.NotAdvised same = merged.get(key);
			if (same == null) {
				merged.put(key, entry);
				continue;
			}
			Set<String> agents = new LinkedHashSet<>(same.agents());
			agents.addAll(entry.agents());
			Set<String> ids = new LinkedHashSet<>(same.ruleIds());
			ids.addAll(entry.ruleIds());
			merged.put(key, new Advice.NotAdvised(entry.category(), same.title() + "; " + entry.title(),
					List.copyOf(agents), entry.correctable(), entry.called(), List.copyOf(ids), entry.reasons()));
		}
		return List.copyOf(merged.values());
	}

	/** Every AVOID that holds for an agent of this disease (gate G-LIST). */
	private void listed(Safety safety, Set<String> offered, Set<String> open, Map<String, Advice.NotAdvised> entries) {
		Map<String, TherapyCategory> agents = agentsOfTheCase();
		Map<String, List<Effect>> effects = new LinkedHashMap<>();
		Map<String, List<String>> byRow = new LinkedHashMap<>();
		agents.keySet().forEach((agent) -> {
			if (!offered.contains(agent)) {
				List<Effect> alone = safety.alone(agent, open.contains(agent))
					.stream()
					.filter((effect) -> entries.values()
						.stream()
						.noneMatch((entry) -> entry.agents().contains(agent) && entry.ruleIds().contains(effect.id())))
					.toList();
				effects.put(agent, alone);
				alone.forEach((effect) -> byRow.computeIfAbsent(effect.id(), (id) -> new ArrayList<>()).add(agent));
			}
		});
		Set<String> guards = this.chapter.guards()
			.stream()
			.map((guard) -> guard.rule().id())
			.collect(Collectors.toSet());
		Map<String, List<String>> groups = new LinkedHashMap<>();
		effects.forEach((agent, all) -> {
			List<Effect> alone = all.stream()
				.filter((effect) -> !(guards.contains(effect.id())
						&& contains(agent, Objects.requireNonNull(byRow.get(effect.id())))))
				.toList();
			String key = keyOf(agent, entries);
			boolean own = entries.containsKey(key)
					|| alone.stream().anyMatch((effect) -> byRow.getOrDefault(effect.id(), List.of()).size() <= FEW);
			TherapyCategory category = Objects.requireNonNull(agents.get(agent));
			if (own) {
				alone.forEach(
						(effect) -> away(key, List.of(agent), category, effect, guards.contains(effect.id()), entries));
			}
			else {
				alone.forEach((effect) -> groups.computeIfAbsent(effect.id(), (id) -> new ArrayList<>()).add(agent));
			}
		});
		// guards, and rows that rule out many at once, are about what the disease calls
		// for
		groups.forEach((id, keys) -> keys.stream()
			.flatMap((key) -> effects.getOrDefault(key, List.of()).stream())
			.filter((effect) -> effect.id().equals(id))
			.findFirst()
			.ifPresent((effect) -> away("class " + keys, keys, Objects.requireNonNull(agents.get(keys.get(0))), effect,
					guards.contains(id), entries)));
		this.judged.stream()
			.filter((one) -> one.verdict() == Verdict.NOT_APPLICABLE && one.option().required().size() == 1
					&& agents.containsKey(one.option().required().get(0))
					&& !offered.contains(one.option().required().get(0))
					&& !open.contains(one.option().required().get(0)))
			.forEach((one) -> {
				String agent = one.option().required().get(0);
				safety.inItsRule(one.offer())
					.forEach((effect) -> away(keyOf(agent, entries), List.of(agent), one.category(), effect, true,
							entries));
			});
		onRequest(entries);
	}

	/** The reason of a guard, with what was found in this case. */
	private static String told(Effect effect, boolean guard) {
		String found = guard ? Findings.leaves(effect.finding())
			.stream()
			.filter((leaf) -> leaf.truth().isTrue())
			.flatMap((leaf) -> leaf.facts().stream())
			.filter((fact) -> !fact.startsWith(CaseField.DISEASE.label()))
			.distinct()
			.limit(FEW)
			.collect(Collectors.joining("; ")) : "";
		return effect.message() + (found.isEmpty() ? "" : " Here: " + found + ".");
	}

	/** Whether a regimen contains a drug that is listed itself. */
	private boolean contains(String key, List<String> listed) {
		return listed.stream().anyMatch((one) -> !one.equals(key) && this.book.agents().partsOf(key).contains(one));
	}

	/** Where a drug stands among the refused, or will stand. */
	private static String keyOf(String agent, Map<String, Advice.NotAdvised> entries) {
		return entries.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().agents().equals(List.of(agent)))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(agent);
	}

	/**
	 * Drugs that rules of this disease offer alone, that its guards name, or that are
	 * planned.
	 */
	private Map<String, TherapyCategory> agentsOfTheCase() {
		Map<String, TherapyCategory> agents = new LinkedHashMap<>(this.chapter.drugs());
		this.situation.planned()
			.stream()
			.filter((key) -> this.book.agents().withKey(key).isPresent())
			.forEach((key) -> agents.putIfAbsent(key,
					SUPPORTIVE.stream().anyMatch((name) -> this.book.agents().in(key, name))
							? TherapyCategory.SUPPORTIVE_CARE : TherapyCategory.OTHER_TARGETED));
		return agents;
	}

	/** Adds what speaks against drugs to the entry that they have, or makes one. */
	private void away(String key, List<String> keys, TherapyCategory category, Effect effect, boolean guard,
			Map<String, Advice.NotAdvised> entries) {
		Advice.NotAdvised known = entries.get(key);
		boolean called = guard || keys.size() > FEW;
		String reason = told(effect, guard);
		if (known == null) {
			entries.put(key,
					new Advice.NotAdvised(category,
							keys.stream().map(this.book.agents()::label).collect(Collectors.joining(", ")),
							List.copyOf(keys), correctable(effect), called, List.of(effect.id()), List.of(reason)));
		}
		else if (!known.ruleIds().contains(effect.id())) {
			entries.put(key,
					new Advice.NotAdvised(known.category(), known.title(), known.agents(),
							known.correctable() && correctable(effect), known.called() || called,
							joined(known.ruleIds(), effect.id()), joined(known.reasons(), reason)));
		}
	}

	/** Guards that are shown only when their agent is planned. */
	private void onRequest(Map<String, Advice.NotAdvised> entries) {
		for (Chapter.Asked asked : this.chapter.guards()) {
			OptionRule guard = asked.rule();
			if (!guard.is(OptionRule.Flag.ON_REQUEST) || asked.strength().in(this.situation) != Strength.AVOID
					|| !asked.holds(this.situation).isTrue()) {
				continue;
			}
			for (String key : guard.actsOn()) {
				if (planned(key)) {
					entries.put("planned " + key, new Advice.NotAdvised(guard.category(), this.book.agents().label(key),
							List.of(key), false, true, List.of(guard.id()), List.of(guard.because())));
				}
			}
		}
	}

	private void categories(Set<TherapyCategory> offered, Map<String, Advice.NotAdvised> entries) {
		for (Chapter.Asked asked : this.chapter.guards()) {
			OptionRule guard = asked.rule();
			for (String target : guard.actsOn()) {
				TherapyCategory category = category(target);
				if (category == null || !guard.categories().contains(category)
						|| asked.strength().in(this.situation) != Strength.AVOID
						|| !asked.holds(this.situation).isTrue()) {
					continue;
				}
				String key = "category " + category;
				boolean named = entries.entrySet()
					.stream()
					.anyMatch((entry) -> entry.getValue().category() == category && !entry.getKey().equals(key)
							&& (this.comfort || entry.getValue().ruleIds().contains(guard.id())));
				if (named || offered.contains(category)) {
					continue;
				}
				Advice.NotAdvised known = entries.get(key);
				boolean correctable = Correctable.generally(this.situation, false)
					.can(this.situation.finding(asked.when()));
				entries.put(key,
						(known == null)
								? new Advice.NotAdvised(category, category.label(), List.of(), correctable, false,
										List.of(guard.id()), List.of(guard.because()))
								: new Advice.NotAdvised(category, known.title(), known.agents(),
										known.correctable() && correctable, known.called(),
										joined(known.ruleIds(), guard.id()), joined(known.reasons(), guard.because())));
			}
		}
	}

	private static @Nullable TherapyCategory category(String name) {
		for (TherapyCategory category : TherapyCategory.values()) {
			if (category.name().equals(name)) {
				return category;
			}
		}
		return null;
	}

	private boolean correctable(Effect effect) {
		boolean cellular = effect.agents()
			.stream()
			.anyMatch((key) -> this.book.agents().in(key, "CAR_T")
					|| this.book.agents().in(key, "BISPECIFIC_T_CELL_ENGAGER"));
		return Correctable.generally(this.situation, cellular).can(effect.finding());
	}

	private static List<String> joined(List<String> list, String more) {
		List<String> all = new ArrayList<>(list);
		all.add(more);
		return all.stream().distinct().toList();
	}

	private List<Advice.NotApplicable> notApplicable() {
		List<Advice.NotApplicable> others = new ArrayList<>();
		for (Judged one : this.judged) {
			if (one.verdict() == Verdict.NOT_APPLICABLE) {
				String title = one.offer().label().isEmpty() ? one.rule().title() : one.offer().label();
				others.add(new Advice.NotApplicable(one.category(), title, one.option().required(), one.rule().id(),
						one.failed(), () -> this.situation.finding(one.when())));
			}
		}
		return others;
	}

	// What to find out first

	private List<Advice.MissingFact> missing(List<Draft> drafts, List<Warning> shared) {
		Map<Missing, Integer> decides = new TreeMap<>();
		Map<Missing, Integer> clears = new TreeMap<>();
		Map<Missing, Set<String>> ids = new TreeMap<>();
		for (Draft draft : drafts) {
			for (Missing missing : draft.member().needs()) {
				decides.merge(missing, 1, Integer::sum);
				draft.member().reasons().forEach((reason) -> rule(ids, missing, reason.rule().id()));
			}
			for (Warning check : draft.member().checks()) {
				if (check.severity() != Severity.WARN) {
					for (Missing missing : check.missing()) {
						clears.merge(missing, 1, Integer::sum);
						rule(ids, missing, check.ruleId());
					}
				}
			}
		}
		for (Judged one : this.judged) {
			if (one.sites()) {
				clears.merge(Missing.of(CaseField.SITES), 1, Integer::sum);
				rule(ids, Missing.of(CaseField.SITES), one.rule().id());
			}
		}
		for (CaseField field : List.of(CaseField.GOALS_OF_CARE, CaseField.DISEASE, CaseField.SETTING)) {
			if (!this.situation.knows(field)) {
				ids.computeIfAbsent(Missing.of(field), (key) -> new LinkedHashSet<>());
				if (field != CaseField.GOALS_OF_CARE) {
					decides.merge(Missing.of(field), 1, Integer::sum);
				}
			}
		}
		return ids.entrySet()
			.stream()
			.map((entry) -> new Advice.MissingFact(entry.getKey(), decides.getOrDefault(entry.getKey(), 0),
					clears.getOrDefault(entry.getKey(), 0), List.copyOf(entry.getValue())))
			.sorted(Comparator.comparing((Advice.MissingFact fact) -> fact.missing().field() != CaseField.GOALS_OF_CARE)
				.thenComparing((fact) -> fact.missing().field() != CaseField.TREATMENT_INDICATION)
				.thenComparing(Comparator.comparingInt(Advice.MissingFact::decides).reversed())
				.thenComparing((fact) -> fact.missing().field() != CaseField.PREGNANT)
				.thenComparing(Comparator.comparingInt(Advice.MissingFact::clears).reversed())
				.thenComparing(Advice.MissingFact::missing))
			.toList();
	}

	private static void rule(Map<Missing, Set<String>> ids, Missing missing, String id) {
		ids.computeIfAbsent(missing, (key) -> new LinkedHashSet<>()).add(id);
	}

	// Notices and outcomes

	private void names(List<String> notices) {
		this.situation.unknownNames()
			.stream()
			.distinct()
			.forEach((name) -> notices.add("\"" + shortened(name)
					+ "\" is not in the catalogue of agents: it is kept, but no rule can take it into account."));
		this.situation.stale()
			.keySet()
			.forEach((field) -> notices.add(field.label().replace("?", "")
					+ ": the result is not from a sample of this relapse and does not count; repeat the test."));
		boolean earlier = this.situation.facts().alterations().stream().anyMatch((one) -> !one.atThisRelapse());
		if (earlier) {
			notices.add("Alterations from an earlier sample do not count for this relapse; repeat the test.");
		}
		this.situation.facts()
			.codes(CaseField.KNOWN_ABSENT)
			.orElse(Set.of())
			.stream()
			.filter((entry) -> !Absence.read(entry).readable())
			.forEach((entry) -> notices.add("\"" + ((entry.length() > 80) ? entry.substring(0, 80) + "..." : entry)
					+ "\" is no gene: it is kept as tested and not found, but no rule reads it. "
					+ "Findings of the karyotype are listed under cytogenetics; what a given list does not hold is absent."));
		List<String> coded = CaseField.CYTOGENETICS.kind().codes();
		this.situation.facts()
			.codes(CaseField.CYTOGENETICS)
			.orElse(Set.of())
			.stream()
			.filter((finding) -> !coded.contains(finding))
			.forEach((finding) -> notices.add("Karyotype \"" + shortened(finding)
					+ "\" is kept as text, but no rule reads it: enter its findings one by one."));
		if (!this.situation.knows(CaseField.GOALS_OF_CARE)) {
			notices.add("Record the goals of care first.");
		}
	}

	private static String shortened(String text) {
		return (text.length() > 80) ? text.substring(0, 80) + "..." : text;
	}

	/** What the course says of the advice as a whole. */
	private void course(List<Option> options, List<String> notices) {
		Criterion lineage = this.gates.lineageSwitch();
		if (lineage != null && lineage.decide(this.situation).isTrue()) {
			notices.add("The relapse clone is myeloid (lineage switch): enter the disease again as AML or MPAL. "
					+ "The options here are those of lymphoblastic leukaemia.");
		}
		boolean remission = this.situation.facts()
			.code(CaseField.CURRENT_RESPONSE)
			.filter(Set.of("CR", "CRH", "CRI", "CRC")::contains)
			.isPresent();
		boolean both = List.of(Lane.NOW, Lane.NEXT)
			.stream()
			.allMatch((lane) -> options.stream()
				.anyMatch((option) -> option.lane() == lane && option.verdict() == Verdict.SUPPORTED
						&& option.category().diseaseDirected()));
		if (remission && both && Set.of(Disease.AML, Disease.APL, Disease.BPDCN).contains(this.disease)) {
			notices.add("In remission now: the next step stands under \u201c" + Lane.NEXT.label()
					+ "\u201d. What stands under \u201c" + Lane.NOW.label()
					+ "\u201d is for a remission that does not hold or is not deep enough.");
		}
	}

	/**
	 * What asks for caution with a drug or procedure that is planned but stands in no
	 * option.
	 */
	private void planned(Safety safety, List<Option> options, List<String> notices) {
		Set<String> shown = options.stream()
			.flatMap((option) -> option.members().stream())
			.flatMap((member) -> member.agents().stream())
			.collect(Collectors.toSet());
		this.situation.planned()
			.stream()
			.filter((agent) -> !shown.contains(agent) && this.book.agents().withKey(agent).isPresent())
			.forEach((agent) -> safety.cautions(agent)
				.forEach((caution) -> notices
					.add("Planned: " + this.book.agents().label(agent) + ". " + caution.message())));
	}

	private void nothingLeft(List<Option> options, List<List<Judged>> vetoed, List<String> notices) {
		if (this.disease == null) {
			notices.add("Enter the disease: without it no option can be named.");
			return;
		}
		boolean directed = options.stream()
			.anyMatch((option) -> option.verdict() == Verdict.SUPPORTED && option.category().diseaseDirected());
		boolean watching = options.stream()
			.anyMatch((option) -> option.verdict() == Verdict.SUPPORTED
					&& option.category() == TherapyCategory.OBSERVATION);
		if (directed || watching || this.comfort) {
			return;
		}
		Function<List<String>, String> list = (
				titles) -> titles.stream().distinct().limit(4).collect(Collectors.joining("; "));
		String conditional = list.apply(options.stream()
			.filter((option) -> option.verdict() == Verdict.CONDITIONAL && option.category().diseaseDirected())
			.map(Option::title)
			.toList());
		String against = list.apply(vetoed.stream()
			.map((same) -> same.get(0))
			.filter((one) -> one.category().diseaseDirected())
			.sorted(Comparator.comparing((Judged one) -> one.rule().strength().otherwise())
				.thenComparing((one) -> one.rule().evidence()))
			.map(this::title)
			.toList());
		notices.add("No disease-directed option is supported for this case."
				+ (conditional.isEmpty() ? "" : " Nearest, if what is missing is found: " + conditional + ".")
				+ (against.isEmpty() ? "" : " Nearest, but something speaks against them: " + against + "."));
	}

	private List<Advice.Outcome> outcomes() {
		List<Advice.Outcome> outcomes = new ArrayList<>();
		for (Judged one : this.judged) {
			outcomes.add(one.outcome());
		}
		for (OptionRule rule : this.book.rules()) {
			if (rule.kind() != OptionRule.Kind.OPTION && this.disease != null) {
				outcomes.add(new Advice.Outcome(rule.id(), null, null, false,
						rule.diseases().contains(this.disease) ? holds(rule) : Truth.FALSE,
						rule.when().explain(this.situation).missing()));
			}
		}
		return outcomes;
	}

	private Truth holds(OptionRule rule) {
		Criterion unless = rule.unless();
		Truth truth = rule.when().decide(this.situation);
		return (truth.isTrue() && unless != null && unless.decide(this.situation).isTrue()) ? Truth.FALSE : truth;
	}

}
