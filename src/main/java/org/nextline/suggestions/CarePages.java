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
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.nextline.rules.Advice;
import org.nextline.rules.CarePlan;
import org.nextline.rules.CareRule;
import org.nextline.rules.CareTopic;
import org.nextline.rules.Missing;
import org.nextline.rules.Severity;
import org.nextline.rules.Verdict;

/** Lays out what goes with the advice: care, interactions, what options close for later. */
final class CarePages {

	/** Words that only point to other rows say nothing once those rows speak themselves. */
	private static final Pattern POINTER = Pattern.compile("\\b[A-Z]+-[RSMC]-\\d+\\b");

	private final Advice advice;

	private final CarePlan plan;

	private final Function<String, AdvicePage.Cited> cited;

	private final Map<Advice.Option, Integer> places = new IdentityHashMap<>();

	private final Map<Advice.NotAdvised, Integer> refused = new IdentityHashMap<>();

	CarePages(Advised advised, Function<String, AdvicePage.Cited> cited) {
		this.advice = advised.advice();
		this.plan = advised.care();
		this.cited = cited;
		this.advice.options().forEach((option) -> this.places.put(option, this.places.size()));
		this.advice.notAdvised().forEach((one) -> this.refused.put(one, this.refused.size()));
	}

	// The page

	CarePage page() {
		List<CarePage.Topic> topics = new ArrayList<>();
		List<CarePage.First> first = new ArrayList<>();
		for (CareTopic topic : CareTopic.values()) {
			List<CarePlan.Line> lines = this.plan.lines()
				.stream()
				.filter((line) -> line.rule().topic() == topic && onPage(line))
				.toList();
			if (!lines.isEmpty()) {
				CarePage.Topic laid = topic(topic, lines);
				topics.add(laid);
				laid.lines()
					.stream()
					.filter(CarePage.Line::now)
					.forEach((line) -> first.add(new CarePage.First(line.title(), laid.anchor())));
			}
		}
		return new CarePage(topics, first);
	}

	/** Care that goes only with what is not yet an option stands on its cards alone. */
	private boolean onPage(CarePlan.Line line) {
		return line.options().isEmpty()
				|| line.options().stream().anyMatch((place) -> supported(this.advice.options().get(place)));
	}

	private static boolean supported(Advice.Option option) {
		return option.verdict() == Verdict.SUPPORTED;
	}

	private static String anchor(CareTopic topic) {
		return "care-" + topic.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static String anchor(CareRule rule) {
		return rule.id().toLowerCase(Locale.ROOT);
	}

	private CarePage.Topic topic(CareTopic topic, List<CarePlan.Line> all) {
		List<CarePage.Line> lines = new ArrayList<>();
		List<CarePlan.Line> triggers = held(all, CareRule.Kind.TRIGGER);
		if (!triggers.isEmpty()) {
			lines.add(triggered(topic, triggers));
		}
		all.stream()
			.filter((line) -> line.truth().isTrue() && line.rule().kind() != CareRule.Kind.TRIGGER
					&& line.rule().kind() != CareRule.Kind.CARD)
			.forEach((line) -> lines.add(line(line)));
		return new CarePage.Topic(anchor(topic), topic.label(), lines, open(all),
				held(all, CareRule.Kind.CARD).stream().map(this::card).toList());
	}

	private static List<CarePlan.Line> held(List<CarePlan.Line> all, CareRule.Kind kind) {
		return all.stream().filter((line) -> line.truth().isTrue() && line.rule().kind() == kind).toList();
	}

	/** All reasons that call for one thing make one line. */
	private CarePage.Line triggered(CareTopic topic, List<CarePlan.Line> triggers) {
		String reasons = triggers.stream().map((line) -> line.rule().title()).collect(Collectors.joining("; "));
		String what = (topic == CareTopic.PALLIATIVE) ? "Involve palliative care now" : topic.label();
		return new CarePage.Line(what + ": " + reasons, "", null, null,
				triggers.stream()
					.map((line) -> line.rule().check())
					.max(Comparator.naturalOrder())
					.orElse(triggers.get(0).rule().check()),
				triggers.stream().flatMap((line) -> line.facts().stream()).distinct().toList(), List.of(), true,
				List.of(), triggers.stream().map((line) -> line.rule().id()).collect(Collectors.joining(", ")));
	}

	private CarePage.Line line(CarePlan.Line line) {
		CareRule rule = line.rule();
		String title = (rule.kind() == CareRule.Kind.TRIGGER)
				? rule.title().substring(0, 1).toUpperCase(Locale.ROOT) + rule.title().substring(1) : rule.title();
		return new CarePage.Line(title, rule.text(), rule.strength(), rule.evidence(), rule.check(), line.facts(),
				with(line), rule.kind() == CareRule.Kind.NOW && line.truth().isTrue(),
				rule.sources().stream().map(this.cited).toList(), rule.id());
	}

	/** The options that a line goes with; none when it goes with every treatment offered. */
	private List<String> with(CarePlan.Line line) {
		List<Integer> directed = new ArrayList<>();
		for (Advice.Option option : this.advice.options()) {
			if (supported(option) && option.category().diseaseDirected()) {
				directed.add(this.places.getOrDefault(option, 0));
			}
		}
		if (line.options().isEmpty() || (directed.size() > 1 && line.options().containsAll(directed))) {
			return List.of();
		}
		return line.options()
			.stream()
			.map((place) -> this.advice.options().get(place))
			.filter(CarePages::supported)
			.map(Advice.Option::title)
			.distinct()
			.toList();
	}

	/** What is not known, each set of facts once with all that depends on it. */
	private List<CarePage.Open> open(List<CarePlan.Line> all) {
		Map<Set<Missing>, List<CarePage.Line>> byMissing = new LinkedHashMap<>();
		all.stream()
			.filter((line) -> line.truth().isUnknown())
			.forEach((line) -> byMissing.computeIfAbsent(line.missing(), (key) -> new ArrayList<>()).add(line(line)));
		List<CarePage.Open> open = new ArrayList<>();
		byMissing.forEach((missing, lines) -> {
			List<Missing> sorted = missing.stream().sorted().toList();
			open.add(new CarePage.Open(AdvicePages.labels(sorted),
					sorted.isEmpty() ? "" : AdvicePages.anchor(sorted.get(0)), lines));
		});
		return open;
	}

	private CarePage.Card card(CarePlan.Line line) {
		return new CarePage.Card(anchor(line.rule()), line(line), line.rule().parts());
	}

	// One option

	CarePage.Beside beside(Advice.Option option) {
		Integer place = this.places.get(option);
		if (place == null) {
			return CarePage.Beside.NOTHING;
		}
		CarePlan.Beside beside = this.plan.options().get(place);
		List<CarePlan.Line> plain = beside.lines()
			.stream()
			.filter((line) -> line.rule().kind() != CareRule.Kind.CARD)
			.toList();
		return new CarePage.Beside(together(beside.interplays()), perhaps(beside.interplays()),
				plain.stream().filter((line) -> line.truth().isTrue()).map(this::line).toList(), open(plain),
				held(beside.lines(), CareRule.Kind.CARD).stream().map(this::card).toList(),
				beside.closings().stream().map((closing) -> closing(closing, option)).toList());
	}

	/** Rows that say what to do with the same two drugs make one line. */
	private static List<CarePage.Together> together(List<CarePlan.Interplay> all) {
		Map<List<Object>, List<CarePlan.Interplay>> same = new LinkedHashMap<>();
		List<CarePlan.Interplay> known = all.stream().filter((one) -> !one.unknown()).toList();
		for (CarePlan.Interplay one : known) {
			if (!said(one, known)) {
				same.computeIfAbsent(List.of(one.drug(), one.other(), one.where()), (key) -> new ArrayList<>())
					.add(one);
			}
		}
		List<CarePage.Together> together = new ArrayList<>();
		same.values().forEach((group) -> {
			CarePlan.Interplay lead = group.get(0);
			String message = group.stream()
				.map(CarePlan.Interplay::message)
				.distinct()
				.collect(Collectors.joining(" "));
			int end = AdvicePages.endOfSentence(message);
			together.add(new CarePage.Together(lead.drug(), lead.other(), lead.where().name(),
					group.stream().map(CarePlan.Interplay::severity).max(Comparator.naturalOrder()).orElse(Severity.WARN),
					message.substring(0, end), message.substring(end).trim(),
					group.stream().allMatch(CarePlan.Interplay::clears),
					group.stream().map(CarePlan.Interplay::id).distinct().toList()));
		});
		together.sort(Comparator.comparing(CarePage.Together::severity).reversed());
		return together;
	}

	/** Whether a row only points to others that speak for all of its drugs. */
	private static boolean said(CarePlan.Interplay one, List<CarePlan.Interplay> all) {
		if (!POINTER.matcher(one.message()).find()) {
			return false;
		}
		Set<String> others = all.stream()
			.filter((other) -> other != one && other.other().equals(one.other()) && other.where() == one.where())
			.flatMap((other) -> other.agents().stream())
			.collect(Collectors.toSet());
		return others.containsAll(one.agents());
	}

	private static List<CarePage.Perhaps> perhaps(List<CarePlan.Interplay> all) {
		Map<String, Set<String>> byDrug = new LinkedHashMap<>();
		all.stream()
			.filter(CarePlan.Interplay::unknown)
			.forEach((one) -> byDrug.computeIfAbsent(one.drug(), (key) -> new LinkedHashSet<>()).add(one.other()));
		return byDrug.entrySet()
			.stream()
			.map((entry) -> new CarePage.Perhaps(entry.getKey(), List.copyOf(entry.getValue())))
			.toList();
	}

	/** Rows whose words stand as interactions, so that they are not told twice. */
	Set<String> told(Advice.Option option) {
		Integer place = this.places.get(option);
		return (place == null) ? Set.of()
				: this.plan.options()
					.get(place)
					.interplays()
					.stream()
					.filter((one) -> !one.unknown())
					.map(CarePlan.Interplay::id)
					.collect(Collectors.toSet());
	}

	private static CarePage.Closing closing(CarePlan.Closing closing, Advice.Option option) {
		List<String> by = (option.agents().size() > 1 && !closing.agents().contains(option.title())) ? closing.agents()
				: List.of();
		return new CarePage.Closing(closing.rule().what(), by, closing.rule().text(), closing.rule().interval(),
				closing.facts(), AdvicePages.labels(closing.missing().stream().sorted().toList()),
				closing.rule().check(), closing.rule().basis());
	}

	/** What clears when another drug is stopped, in words, for what is not advised. */
	List<CarePage.Together> behind(Advice.NotAdvised one) {
		Integer place = this.refused.get(one);
		return (place == null) ? List.of() : together(this.plan.refused().get(place));
	}

}
