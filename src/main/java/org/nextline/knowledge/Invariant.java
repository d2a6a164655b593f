package org.nextline.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Criterion;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Disease;

/**
 * A sentence that must hold for every possible patient, whatever the rules say.
 *
 * @param id begins with INV-
 * @param sentence the sentence in plain words
 * @param diseases the diseases in which it is asked; all where it names none
 * @param when the patients it is about: on whom this is true; null for all
 * @param unless the patients it spares: on whom this is true; null for none. One on whom
 * it is unknown is not spared
 * @param demand what must hold of them
 * @param of agents, classes and categories that the demand is about
 * @param except rules that it does not ask of
 * @param because why it must hold
 * @param basis gates, rows and sections of the reference that say so
 * @param sources ids of citations; may be none
 * @param check how far it was checked
 */
public record Invariant(String id, String sentence, Set<Disease> diseases, @Nullable Criterion when,
		@Nullable Criterion unless, Demand demand, List<String> of, Set<String> except, String because,
		List<String> basis, List<String> sources, CheckMark check) {

	public Invariant {
		diseases = Set.copyOf(diseases);
		of = List.copyOf(of);
		except = Set.copyOf(except);
		basis = List.copyOf(basis);
		sources = List.copyOf(sources);
	}

	/** What must hold of every patient that an invariant is about. */
	public enum Demand {

		/** None of it stands; what is missing a fact may wait for it. */
		NEVER_SUPPORTED("is never supported", "at most it waits for a missing fact"),
		/** None of it stands, nor waits for a fact. */
		NEVER_OFFERED("is never offered", "neither supported nor conditional"),
		/** It is offered with a caution beside it, or not at all. */
		ALWAYS_WARNED("is never offered without a caution", "vetoed, or a row asks for caution"),
		/** An option of the kind is among the options. */
		ALWAYS_PRESENT("is always among the options", "supported, whatever else is known");

		private final String words;

		private final String meaning;

		Demand(String words, String meaning) {
			this.words = words;
			this.meaning = meaning;
		}

		/** The end of its sentence. */
		public String words() {
			return this.words;
		}

		/** What that means among the options. */
		public String meaning() {
			return this.meaning;
		}

	}

	/**
	 * The checkable form in words.
	 * @param agents the catalogue that the names are read with
	 */
	public String formal(Agents agents) {
		StringBuilder words = new StringBuilder();
		if (!this.diseases.isEmpty() && this.diseases.size() < Disease.values().length) {
			words.append("In ")
				.append(this.diseases.stream().sorted().map(Disease::shortName).collect(Collectors.joining(", ")))
				.append(": ");
		}
		if (this.when != null) {
			words.append("when ").append(this.when.words()).append(", ");
		}
		if (this.unless != null) {
			words.append("as long as it is not known that ").append(this.unless.words()).append(", ");
		}
		if (this.when == null && this.unless == null) {
			words.append("in every patient ");
		}
		String named = this.of.stream().map((one) -> Names.target(one, agents)).collect(Collectors.joining(" or "));
		words.append(named)
			.append(' ')
			.append(this.demand.words())
			.append(" (")
			.append(this.demand.meaning())
			.append(')');
		if (!this.except.isEmpty()) {
			words.append(", but for ").append(this.except.stream().sorted().collect(Collectors.joining(", ")));
		}
		return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
	}

}
