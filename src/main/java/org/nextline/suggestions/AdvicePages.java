package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Advice;
import org.nextline.rules.Lane;
import org.nextline.rules.Missing;
import org.nextline.rules.OptionRule;
import org.nextline.rules.Regulatory;
import org.nextline.rules.Severity;
import org.nextline.rules.Situation;
import org.nextline.rules.Source;
import org.nextline.rules.Verdict;
import org.nextline.rules.Warning;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Dating;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.PartialDate;
import org.nextline.vocabulary.Section;
import org.nextline.vocabulary.Strength;
import org.nextline.vocabulary.Value;
import org.nextline.vocabulary.Words;

/** Lays out advice for the page. */
final class AdvicePages {

	/** Cards of treatment that stand open at most, weaker ones being folded away. */
	private static final int CARDS = 7;

	/** Cards of treatment that stand open at least. */
	private static final int LEAST_CARDS = 4;

	private static final String CONTRADICTORY = "Contradictory data:";

	private static final Map<String, List<String>> AUTHORITIES = Map.of("US", List.of("FDA"), "EU",
			List.of("EMA", "EC", "EU"), "UK", List.of("MHRA"), "JP", List.of("PMDA", "MHLW"), "CN", List.of("NMPA"));

	private static final String EVERYWHERE = "ALL";

	private static final Map<String, String> STATUSES = Map.of("APPROVED", "approved", "OFF_LABEL", "off-label",
			"NOT_APPROVED", "not approved", "WITHDRAWN", "withdrawn", "INVESTIGATIONAL", "investigational",
			"LICENSED_DRUG", "licensed drug, other use");

	/** Reasons that stand on a card; those of further rows stand under "why". */
	private static final int REASONS = 2;

	private final Advised advised;

	private final Advice advice;

	private final CaseFacts facts;

	private final @Nullable Disease disease;

	private final Situation situation;

	private final Map<Advice.Option, String> anchors = new IdentityHashMap<>();

	private final CarePages care;

	private int cards;

	private AdvicePages(Advised advised) {
		this.advised = advised;
		this.advice = advised.advice();
		this.facts = this.advice.facts();
		this.disease = this.facts.disease().orElse(null);
		this.situation = Situation.of(this.facts, advised.release().book().agents());
		this.care = new CarePages(advised, this::cited);
	}

	static AdvicePage of(Advised advised) {
		return new AdvicePages(advised).page();
	}

	private static List<Advice.Option> supported(List<Advice.Option> options, Lane lane) {
		return options.stream()
			.filter((option) -> option.lane() == lane && option.verdict() == Verdict.SUPPORTED)
			.toList();
	}

	/**
	 * How many cards of treatment stand open: all strong ones, and weaker ones while
	 * there is room.
	 */
	private static int open(List<Advice.Option> options, int room) {
		int strong = (int) options.stream()
			.filter((option) -> option.strength().compareTo(Strength.RECOMMENDED) <= 0)
			.count();
		return Math.min(options.size(), Math.max(strong, Math.max(LEAST_CARDS, room)));
	}

	private AdvicePage page() {
		List<Advice.Option> options = this.advice.options();
		List<AdvicePage.Lane> lanes = new ArrayList<>();
		List<Advice.Option> next = supported(options, Lane.NEXT);
		for (Lane lane : List.of(Lane.NOW, Lane.NEXT)) {
			List<Advice.Option> all = (lane == Lane.NEXT) ? next : supported(options, lane);
			if (!all.isEmpty()) {
				int open = (lane == Lane.NEXT) ? all.size() : open(all, CARDS - next.size());
				lanes.add(new AdvicePage.Lane(lane.label(), all.subList(0, open).stream().map(this::card).toList(),
						all.subList(open, all.size()).stream().map(this::card).toList()));
			}
		}
		List<AdvicePage.Card> alongside = options.stream()
			.filter((option) -> option.lane() == Lane.ALONGSIDE && !option.folded())
			.map(this::card)
			.toList();
		List<AdvicePage.Card> conditional = options.stream()
			.filter((option) -> option.lane() != Lane.ALONGSIDE && option.verdict() == Verdict.CONDITIONAL
					&& !option.folded())
			.map(this::card)
			.toList();
		Map<List<AdvicePage.Ask>, List<AdvicePage.Card>> byNeed = new LinkedHashMap<>();
		conditional.forEach((card) -> byNeed.computeIfAbsent(card.needs(), (needs) -> new ArrayList<>()).add(card));
		List<AdvicePage.Would> would = new ArrayList<>();
		byNeed.forEach((needs, cards) -> would.add(new AdvicePage.Would(needs, cards)));
		List<AdvicePage.Card> folded = options.stream().filter(Advice.Option::folded).map(this::card).toList();
		List<String> notices = new ArrayList<>(this.advice.notices());
		StatedFitness.difference(this.facts).ifPresent(notices::add);
		return new AdvicePage(this.advised.release().version(), this.advised.release().publishedAt(),
				Headline.of(this.facts), known(this.advised.stated()), this.advised.stated().known().size(), stale(),
				notices.stream().filter((notice) -> notice.startsWith(CONTRADICTORY)).toList(),
				notices.stream().filter((notice) -> !notice.startsWith(CONTRADICTORY)).toList(), lanes, alongside,
				refused(true), would, conditional.size(), folded, refused(false), keptAway(), asks(),
				WorkUp.of(this.advised, this.situation, (option) -> this.anchors.getOrDefault(option, "")), derived(),
				this.care.page(), CandidacySheets.of(this.advised));
	}

	// Cards

	private AdvicePage.Card card(Advice.Option option) {
		List<OptionRule> rules = option.members()
			.stream()
			.flatMap((member) -> member.reasons().stream())
			.map(Advice.Reason::rule)
			.distinct()
			.toList();
		List<OptionRule> leading = option.lead().reasons().stream().map(Advice.Reason::rule).distinct().toList();
		List<Regulatory> regulatory = (option.group() ? rules : leading).stream()
			.flatMap((rule) -> rule.regulatory().stream())
			.distinct()
			.toList();
		Set<String> interacting = this.care.told(option);
		List<AdvicePage.Told> told = told(option, true).stream()
			.filter((one) -> !interacting.contains(one.ruleId()))
			.toList();
		String category = option.category().label();
		boolean said = option.title().toLowerCase(Locale.ROOT).startsWith(category.toLowerCase(Locale.ROOT));
		String id = "option-" + ++this.cards;
		this.anchors.put(option, id);
		return new AdvicePage.Card(option, id, said ? "" : category,
				leading.stream()
					.map(OptionRule::because)
					.filter((text) -> !text.isBlank())
					.distinct()
					.limit(REASONS)
					.toList(),
				leading.stream().map(OptionRule::result).filter((text) -> !text.isBlank()).limit(1).toList(),
				option.members().stream().map(this::regimen).toList(),
				told.stream().filter((one) -> one.severity() != Severity.WARN).toList(),
				told.stream().filter((one) -> one.severity() == Severity.WARN).toList(), told(option, false),
				needs(option.lead()), statuses(regulatory), notHere(regulatory), leading.get(0).check(),
				WatchBody.of(option, this.situation, this.advised.release().book()),
				option.members().stream().flatMap((member) -> member.additions().stream()).distinct().toList(),
				this.care.beside(option));
	}

	private AdvicePage.Regimen regimen(Advice.Member member) {
		List<AdvicePage.Ground> grounds = new ArrayList<>();
		List<AdvicePage.Proof> evidence = new ArrayList<>();
		Set<String> seen = new LinkedHashSet<>();
		for (Advice.Reason reason : member.reasons()) {
			OptionRule rule = reason.rule();
			if (!seen.add(rule.id())) {
				continue;
			}
			grounds.add(new AdvicePage.Ground(rule.id(), rule.because(),
					Because.statements(reason.when()).stream().map(Statement::of).toList(), (reason.unless() != null)
							? Because.alternatives(reason.unless()).stream().map(Statement::of).toList() : List.of()));
			evidence.add(new AdvicePage.Proof(rule.id(), rule.evidence(), rule.result(), rule.check(),
					rule.sources().stream().map(this::cited).toList(), rule.upkeep().reviewBy()));
		}
		return new AdvicePage.Regimen(member.title(), member.strength(), member.lead().rule().evidence(),
				member.lead().rule().dose(),
				member.optional().stream().map(this.advised.release().book().agents()::label).toList(), grounds,
				evidence);
	}

	private AdvicePage.Cited cited(String id) {
		Source source = this.advised.release().book().sources().get(id);
		return (source != null)
				? new AdvicePage.Cited(id, source.citation(), source.url(), source.checked(), source.retracted())
				: new AdvicePage.Cited(id, id, "", "", "");
	}

	/** What to mind, or what to check first; one line for what says the same. */
	private List<AdvicePage.Told> told(Advice.Option option, boolean definite) {
		Map<String, List<Warning>> same = new LinkedHashMap<>();
		Map<String, Set<String>> members = new LinkedHashMap<>();
		for (Advice.Member member : option.members()) {
			for (Warning warning : definite ? member.warnings() : member.checks()) {
				same.computeIfAbsent(warning.message(), (key) -> new ArrayList<>()).add(warning);
				members.computeIfAbsent(warning.message(), (key) -> new LinkedHashSet<>()).add(member.title());
			}
		}
		List<AdvicePage.Told> told = new ArrayList<>();
		same.forEach((message, warnings) -> {
			Severity severity = warnings.stream()
				.map(Warning::severity)
				.max(Comparator.naturalOrder())
				.orElse(Severity.WARN);
			Set<String> concerned = members.getOrDefault(message, Set.of());
			int end = endOfSentence(message);
			told.add(new AdvicePage.Told(message.substring(0, end), message.substring(end).trim(),
					(concerned.size() < option.members().size()) ? List.copyOf(concerned) : List.of(),
					labels(warnings.stream().flatMap((warning) -> warning.missing().stream()).toList()), severity,
					warnings.get(0).ruleId()));
		});
		told.sort(Comparator.comparing(AdvicePage.Told::severity).reversed());
		return told;
	}

	static int endOfSentence(String message) {
		for (int at = message.indexOf(". "); at >= 0; at = message.indexOf(". ", at + 1)) {
			boolean abbreviated = message.substring(0, at).endsWith("e.g") || message.substring(0, at).endsWith("i.e");
			if (!abbreviated && at > 20) {
				return at + 1;
			}
		}
		return message.length();
	}

	private List<AdvicePage.Ask> needs(Advice.Member member) {
		List<AdvicePage.Ask> asks = new ArrayList<>();
		Because.needed(member)
			.forEach((missing, supports) -> asks
				.add(new AdvicePage.Ask(missing.label(), anchor(missing), 1, 0, supports)));
		return asks;
	}

	private List<String> statuses(List<Regulatory> regulatory) {
		List<String> own = own();
		Map<String, List<String>> authorities = new LinkedHashMap<>();
		regulatory.stream()
			.sorted(Comparator.comparing((Regulatory one) -> !own.contains(one.authority())))
			.forEach(
					(one) -> authorities.computeIfAbsent(status(one), (key) -> new ArrayList<>()).add(one.authority()));
		List<String> statuses = new ArrayList<>();
		authorities.forEach((status, of) -> statuses.add(of.contains(EVERYWHERE) ? status
				: of.stream().distinct().collect(Collectors.joining(", ")) + " " + status));
		return statuses;
	}

	private static String status(Regulatory one) {
		String since = (one.since() != null)
				? " " + PartialDate.read(one.since()).map(PartialDate::words).orElse(one.since()) : "";
		return STATUSES.getOrDefault(one.status(), one.status()) + since
				+ (one.scope().isEmpty() ? "" : " (" + one.scope() + ")");
	}

	private List<String> own() {
		return this.facts.code(CaseField.REGION)
			.map((region) -> AUTHORITIES.getOrDefault(region, List.of()))
			.orElse(List.of());
	}

	private boolean notHere(List<Regulatory> regulatory) {
		List<String> own = own();
		return !own.isEmpty() && regulatory.stream().anyMatch((one) -> one.status().equals("APPROVED"))
				&& regulatory.stream()
					.noneMatch((one) -> one.status().equals("APPROVED")
							&& (own.contains(one.authority()) || one.authority().equals(EVERYWHERE)));
	}

	// Not advised

	private List<AdvicePage.Refused> refused(boolean correctable) {
		return this.advice.notAdvised()
			.stream()
			.filter((one) -> one.called() && one.correctable() == correctable)
			.sorted(Comparator.comparing(this::wouldBe))
			.map(this::refused)
			.toList();
	}

	/**
	 * Drugs of this disease that no rule calls for here and that this patient should be
	 * kept away from.
	 */
	private List<AdvicePage.Refused> keptAway() {
		return this.advice.notAdvised().stream().filter((one) -> !one.called()).map(this::refused).toList();
	}

	private AdvicePage.Refused refused(Advice.NotAdvised one) {
		return new AdvicePage.Refused(one.title(),
				one.category().label().equals(one.title()) ? "" : one.category().label(), one.reasons(), one.ruleIds(),
				this.care.behind(one));
	}

	/** How strongly a rule would have offered it. */
	private Strength wouldBe(Advice.NotAdvised refused) {
		return refused.ruleIds()
			.stream()
			.flatMap((id) -> this.advised.release().book().rule(id).stream())
			.filter((rule) -> rule.kind() == OptionRule.Kind.OPTION)
			.map((rule) -> rule.strength().otherwise())
			.min(Comparator.naturalOrder())
			.orElse(Strength.AVOID);
	}

	// What to find out

	/** Place of a field in the entry form. */
	static String anchor(Missing missing) {
		return "f-" + missing.field().key();
	}

	/** The facts in words; genes and antigens that are asked for together in one. */
	static List<String> labels(List<Missing> missing) {
		Map<CaseField, List<String>> details = new LinkedHashMap<>();
		List<String> labels = new ArrayList<>();
		for (Missing one : new LinkedHashSet<>(missing)) {
			boolean sample = !one.detail().isEmpty()
					&& (one.field() == CaseField.ALTERATIONS || one.field() == CaseField.ANTIGENS);
			if (sample) {
				details.computeIfAbsent(one.field(), (field) -> new ArrayList<>()).add(one.detail());
			}
			else {
				labels.add(one.label().replace("?", ""));
			}
		}
		details.values().forEach((names) -> labels.add(String.join(", ", names)));
		return labels;
	}

	private record Kin(CaseField field, List<String> ruleIds, int decides, int clears) {
	}

	private List<AdvicePage.Ask> asks() {
		Map<Missing, Set<String>> messages = new LinkedHashMap<>();
		this.advice.checks()
			.forEach((check) -> check.missing()
				.forEach((missing) -> messages.computeIfAbsent(missing, (key) -> new LinkedHashSet<>())
					.add(words(check))));
		for (Advice.Option option : this.advice.options()) {
			for (Advice.Member member : option.members()) {
				Because.needed(member)
					.forEach((missing, supports) -> messages.computeIfAbsent(missing, (key) -> new LinkedHashSet<>())
						.add(option.title() + ": " + String.join("; ", supports)));
				member.checks()
					.forEach((check) -> check.missing()
						.forEach((missing) -> messages.computeIfAbsent(missing, (key) -> new LinkedHashSet<>())
							.add(words(check))));
			}
		}
		Map<Kin, List<Missing>> kin = new LinkedHashMap<>();
		for (Advice.MissingFact fact : this.advice.missing()) {
			Missing missing = fact.missing();
			List<String> ids = missing.detail().isEmpty() ? List.of(missing.field().key())
					: fact.ruleIds().stream().sorted().toList();
			kin.computeIfAbsent(new Kin(missing.field(), ids, fact.decides(), fact.clears()),
					(key) -> new ArrayList<>())
				.add(missing);
		}
		List<AdvicePage.Ask> asks = new ArrayList<>();
		kin.forEach((key, missing) -> {
			Set<String> why = new LinkedHashSet<>();
			missing.forEach((one) -> why.addAll(messages.getOrDefault(one, Set.of())));
			asks.add(
					new AdvicePage.Ask(
							(missing.size() == 1) ? missing
								.get(0)
								.label()
									: missing.stream().map(Missing::detail).collect(Collectors.joining(", "))
											+ (key.field() == CaseField.ANTIGENS ? " by flow cytometry"
													: " on this relapse"),
							anchor(missing.get(0)), key.decides(), key.clears(), List.copyOf(why)));
		});
		return asks;
	}

	private static String words(Warning check) {
		return ((check.severity() == Severity.WARN) ? "" : check.severity().label() + ": ") + check.message();
	}

	// Facts

	private long stale() {
		return this.advised.stated()
			.known()
			.entrySet()
			.stream()
			.filter((entry) -> stale(entry.getKey(), entry.getValue()))
			.count();
	}

	private static boolean stale(CaseField field, Fact fact) {
		if (fact.value() instanceof Value.Alterations alterations) {
			return alterations.found().stream().anyMatch((one) -> !one.atThisRelapse());
		}
		if (fact.value() instanceof Value.Antigens antigens) {
			return antigens.byName().values().stream().anyMatch((one) -> !one.atThisRelapse());
		}
		return field.dating() == Dating.SAMPLE && !fact.atThisRelapse();
	}

	/** The facts that are known, by section. */
	static List<AdvicePage.KnownFacts> known(CaseFacts stated) {
		Map<Section, List<AdvicePage.Line>> lines = new LinkedHashMap<>();
		stated.known().forEach((field, fact) -> {
			List<String> detail = new ArrayList<>();
			if (fact.phase() != null) {
				detail.add("sample: " + fact.phase().name().toLowerCase(Locale.ROOT));
			}
			if (fact.observed() != null) {
				detail.add(fact.observed().words());
			}
			if (fact.source() != null) {
				detail.add(fact.source());
			}
			if (fact.derivedFrom() != null) {
				detail.add(fact.derivedFrom());
			}
			lines.computeIfAbsent(field.section(), (section) -> new ArrayList<>())
				.add(new AdvicePage.Line(field.label().replace("?", ""), Words.of(field, fact.value()),
						String.join(", ", detail), stale(field, fact)));
		});
		return lines.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((entry) -> new AdvicePage.KnownFacts(entry.getKey().label(), entry.getValue()))
			.toList();
	}

	private List<AdvicePage.Line> derived() {
		List<AdvicePage.Line> lines = new ArrayList<>();
		this.facts.known().forEach((field, fact) -> {
			String from = fact.derivedFrom();
			if (from != null) {
				lines.add(new AdvicePage.Line(field.label().replace("?", ""), Words.of(field, fact.value()), from,
						false));
			}
		});
		return lines;
	}

}
