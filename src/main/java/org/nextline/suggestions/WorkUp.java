package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import org.nextline.rules.Advice;
import org.nextline.rules.Criterion;
import org.nextline.rules.Missing;
import org.nextline.rules.OptionRule;
import org.nextline.rules.Prerequisite;
import org.nextline.rules.Question;
import org.nextline.rules.RuleBook;
import org.nextline.rules.Situation;
import org.nextline.rules.Verdict;
import org.nextline.vocabulary.Absence;
import org.nextline.vocabulary.Alteration;
import org.nextline.vocabulary.Antigen;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.PartialDate;
import org.nextline.vocabulary.Phase;
import org.nextline.vocabulary.Words;

/**
 * The tests at relapse that concern a case: done or not, and what rests on them.
 *
 * @param open not done, and this advice asks for them
 * @param other not done, and nothing in this advice waits for them
 * @param done done, with the facts that answer them
 */
record WorkUp(List<Test> open, List<Test> other, List<Test> done) {

	/** How many tests concern the case. */
	public int count() {
		return this.open.size() + this.other.size() + this.done.size();
	}

	/** All of them, those to do first. */
	List<Test> all() {
		return Stream.of(this.open, this.other, this.done).flatMap(List::stream).toList();
	}

	/**
	 * A test at relapse.
	 *
	 * @param id its id
	 * @param test what to do
	 * @param when by when
	 * @param done whether every part of it is known at this relapse
	 * @param why why it is done, while it is open; may be empty
	 * @param parts its parts, each known or not
	 * @param opens options of this case that wait for it
	 * @param bearsOn options of this case that it changes or clears
	 */
	@JsonPropertyOrder({ "id", "test", "when", "done", "why", "parts", "opens", "bearsOn" })
	record Test(String id, String test, String when, boolean done, String why, List<Part> parts, List<Opening> opens,
			List<Opening> bearsOn) {

		/** The parts that are known; what one fact answers stands once. */
		public List<Part> known() {
			Set<String> told = new LinkedHashSet<>();
			return this.parts.stream().filter((part) -> part.state() == State.KNOWN && told.add(part.words())).toList();
		}

		/**
		 * The parts that only an earlier sample answers; what one fact answers stands
		 * once.
		 */
		public List<Part> stale() {
			Set<String> told = new LinkedHashSet<>();
			return this.parts.stream()
				.filter((part) -> part.state() == State.EARLIER_SAMPLE && told.add(part.words()))
				.toList();
		}

		/** What is not known, where a part is. */
		public List<String> lacking() {
			return known().isEmpty() ? List.of()
					: this.parts.stream()
						.filter((part) -> part.state() == State.UNKNOWN)
						.map(Part::label)
						.distinct()
						.toList();
		}

		/** Place of the first open part in the entry form; empty when it has none. */
		public String anchor() {
			return this.parts.stream()
				.filter((part) -> part.state() != State.KNOWN && !part.field().isEmpty())
				.map((part) -> "f-" + part.field())
				.findFirst()
				.orElse("");
		}

	}

	/** What is known of a part. */
	enum State {

		KNOWN, EARLIER_SAMPLE, UNKNOWN

	}

	/**
	 * A part of a test.
	 *
	 * @param field the field in which it is entered
	 * @param label what it is
	 * @param state whether it is known at this relapse
	 * @param facts the facts that answer it, in words
	 * @param date when that was observed; null when it is not entered
	 */
	@JsonPropertyOrder({ "field", "label", "state", "facts", "date" })
	record Part(String field, String label, State state, List<String> facts,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String date) {

		/** The facts with their date, or that it is not entered. */
		public String words() {
			String text = String.join(", ", this.facts);
			String day = this.date;
			String dated = (day == null) ? "" : PartialDate.read(day).map(PartialDate::words).orElse(day);
			return (dated.isEmpty() || text.contains(dated)) ? text : text + " (" + dated + ")";
		}

	}

	/**
	 * An option that rests on a test.
	 *
	 * @param title what it is
	 * @param anchor its card on the page; empty when it has none
	 */
	record Opening(String title, @JsonIgnore String anchor) {
	}

	/**
	 * The tests for a case.
	 * @param advised the advice
	 * @param situation the case
	 * @param anchors place of the card of an option on the page
	 */
	static WorkUp of(Advised advised, Situation situation, Function<Advice.Option, String> anchors) {
		return new Reading(advised, situation, anchors).workUp();
	}

	private static final class Reading {

		private final Advised advised;

		private final Advice advice;

		private final RuleBook book;

		private final CaseFacts facts;

		private final CaseFacts stated;

		private final Situation situation;

		private final Function<Advice.Option, String> anchors;

		Reading(Advised advised, Situation situation, Function<Advice.Option, String> anchors) {
			this.advised = advised;
			this.advice = advised.advice();
			this.book = advised.release().book();
			this.facts = this.advice.facts();
			this.stated = advised.stated();
			this.situation = situation;
			this.anchors = anchors;
		}

		WorkUp workUp() {
			List<Test> open = new ArrayList<>();
			List<Test> other = new ArrayList<>();
			List<Test> done = new ArrayList<>();
			Disease disease = this.facts.disease().orElse(null);
			for (Prerequisite one : this.book.prerequisites()) {
				Criterion only = one.only();
				boolean concerns = disease != null && one.diseases().contains(disease)
						&& (only == null || !only.decide(this.situation).isFalse());
				if (concerns) {
					Test test = test(one, disease);
					(test.done() ? done : asked(test) ? open : other).add(test);
				}
			}
			return new WorkUp(open, other, done);
		}

		private Test test(Prerequisite one, Disease disease) {
			List<Part> parts = one.doneIf()
				.stream()
				.filter((name) -> CaseField.named(name)
					.map((field) -> field.diseases().contains(disease))
					.orElse(Boolean.TRUE))
				.map(this::part)
				.toList();
			boolean done = !parts.isEmpty() && parts.stream().allMatch((part) -> part.state() == State.KNOWN);
			Set<String> lacking = parts.stream()
				.filter((part) -> part.state() != State.KNOWN)
				.map(Reading::key)
				.collect(Collectors.toCollection(LinkedHashSet::new));
			Map<String, Opening> opens = new LinkedHashMap<>();
			Map<String, Opening> bearsOn = new LinkedHashMap<>();
			Set<String> offered = new LinkedHashSet<>();
			for (Advice.Option option : this.advice.options()) {
				Opening opening = new Opening(option.title(), this.anchors.apply(option));
				offered.addAll(option.ruleIds());
				boolean waits = option.verdict() == Verdict.CONDITIONAL
						&& option.members().stream().anyMatch((member) -> any(member.needs(), lacking));
				boolean checks = option.members()
					.stream()
					.flatMap((member) -> member.checks().stream())
					.anyMatch((check) -> any(check.missing(), lacking));
				boolean names = option.ruleIds().stream().anyMatch(one.unlocks()::contains);
				if (waits) {
					opens.putIfAbsent(option.title(), opening);
				}
				else if (checks || names) {
					bearsOn.putIfAbsent(option.title(), opening);
				}
			}
			unlisted(one, lacking, offered).forEach((title) -> opens.putIfAbsent(title, new Opening(title, "")));
			opens.keySet().forEach(bearsOn::remove);
			return new Test(one.id(), one.test(), one.when(), done, done ? "" : one.say(), parts,
					List.copyOf(opens.values()), List.copyOf(bearsOn.values()));
		}

		/** Options that wait for it and have no card, such as those of rare fusions. */
		private Set<String> unlisted(Prerequisite one, Set<String> lacking, Set<String> offered) {
			return this.advice.outcomes()
				.stream()
				.filter((outcome) -> outcome.verdict() == Verdict.CONDITIONAL && !offered.contains(outcome.ruleId())
						&& one.unlocks().contains(outcome.ruleId()) && any(outcome.missing(), lacking))
				.map((outcome) -> this.book.rule(outcome.ruleId()).map(OptionRule::title))
				.flatMap(Optional::stream)
				.collect(Collectors.toCollection(LinkedHashSet::new));
		}

		private boolean asked(Test test) {
			Set<String> lacking = test.parts()
				.stream()
				.filter((part) -> part.state() != State.KNOWN)
				.map(Reading::key)
				.collect(Collectors.toSet());
			return !test.opens().isEmpty()
					|| this.advice.missing().stream().anyMatch((fact) -> any(Set.of(fact.missing()), lacking));
		}

		/** Genes and antigens by their names, other facts by their fields. */
		private static String key(Part part) {
			boolean sample = part.field().equals(CaseField.ALTERATIONS.key())
					|| part.field().equals(CaseField.ANTIGENS.key());
			return sample ? part.label().split(" ")[0] : part.field();
		}

		private static boolean any(Set<Missing> missing, Set<String> keys) {
			return missing.stream().anyMatch((one) -> {
				boolean sample = one.field() == CaseField.ALTERATIONS || one.field() == CaseField.ANTIGENS;
				return keys.contains(sample ? one.subject() : one.field().key());
			});
		}

		// One part

		private Part part(String name) {
			return CaseField.named(name)
				.map(this::field)
				.orElseGet(() -> Antigen.NAMES.contains(name) ? antigen(name) : gene(name));
		}

		private Part field(CaseField field) {
			Fact fact = this.facts.get(field);
			Fact earlier = this.stated.get(field);
			State state = (fact != null) ? State.KNOWN : (earlier != null) ? State.EARLIER_SAMPLE : State.UNKNOWN;
			Fact told = (fact != null) ? fact : earlier;
			String label = field.label().replace("?", "");
			return new Part(field.key(), label, state,
					(told != null) ? List.of(label + ": " + Words.of(field, told.value())) : List.of(),
					(told != null) ? day(told.observed()) : null);
		}

		private Part antigen(String name) {
			Antigen antigen = this.facts.antigens().get(name);
			boolean known = !untested(name);
			State state = known ? State.KNOWN
					: (antigen != null && !antigen.atThisRelapse()) ? State.EARLIER_SAMPLE : State.UNKNOWN;
			Fact whole = this.stated.get(CaseField.ANTIGENS);
			PartialDate observed = (antigen != null && antigen.observed() != null) ? antigen.observed()
					: (antigen != null && whole != null) ? whole.observed() : null;
			return new Part(CaseField.ANTIGENS.key(), name, state,
					(antigen != null) ? List.of(name + " " + antigen.words() + earlier(antigen.phase())) : List.of(),
					day(observed));
		}

		private Part gene(String name) {
			String gene = name.split(" ")[0];
			List<Alteration> found = this.stated.alterations()
				.stream()
				.filter((one) -> one.gene().equals(gene))
				.toList();
			Fact absent = this.stated.get(CaseField.KNOWN_ABSENT);
			boolean listed = this.stated.codes(CaseField.KNOWN_ABSENT)
				.orElse(Set.of())
				.stream()
				.anyMatch((entry) -> Absence.read(entry).gene().equals(gene));
			String field = CaseField.ALTERATIONS.key();
			String label = written(name);
			if (!untested(name)) {
				Fact whole = this.stated.get(CaseField.ALTERATIONS);
				PartialDate observed = Stream
					.concat(found.stream().filter(Alteration::atThisRelapse).map(Alteration::observed),
							Stream.of((found.isEmpty() && absent != null) ? absent.observed() : null,
									(!found.isEmpty() && whole != null) ? whole.observed() : null))
					.filter(Objects::nonNull)
					.findFirst()
					.orElse(null);
				List<String> words = found.stream()
					.filter(Alteration::atThisRelapse)
					.map(Alteration::words)
					.distinct()
					.toList();
				return new Part(field, label, State.KNOWN,
						words.isEmpty() ? List.of(label + ": tested, not found") : words, day(observed));
			}
			Optional<Alteration> earlier = found.stream().filter((one) -> !one.atThisRelapse()).findFirst();
			if (earlier.isPresent()) {
				return new Part(field, label, State.EARLIER_SAMPLE,
						List.of(earlier.get().words() + earlier(earlier.get().phase())), day(earlier.get().observed()));
			}
			if (listed && absent != null && !absent.atThisRelapse()) {
				return new Part(field, label, State.EARLIER_SAMPLE,
						List.of(gene + " not found" + earlier(absent.phase())), day(absent.observed()));
			}
			return new Part(field, label, State.UNKNOWN, List.of(), null);
		}

		/** As people write it: {@code FLT3 ITD}, {@code KMT2A rearrangement}. */
		private static String written(String name) {
			String[] words = name.split(" ");
			return (words.length == 2 && words[1].length() > 3) ? words[0] + " " + words[1].toLowerCase(Locale.ROOT)
					: name;
		}

		private static String earlier(@Nullable Phase phase) {
			return (phase == null || phase == Phase.RELAPSE) ? ""
					: " at " + phase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
		}

		private static @Nullable String day(@Nullable PartialDate date) {
			return (date != null) ? date.toString() : null;
		}

		private boolean untested(String name) {
			return !new Criterion.Asks(Question.UNTESTED, List.of(name)).decide(this.situation).isFalse();
		}

	}

}
