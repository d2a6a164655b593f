package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.Alteration;
import org.nextline.vocabulary.Antigen;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseWriter;
import org.nextline.vocabulary.Phase;
import org.nextline.vocabulary.PriorTherapy;
import org.nextline.vocabulary.TherapyCategory;
import org.nextline.vocabulary.Value;

/**
 * A stored case as a test may keep it: facts alone. Dates have become ages and lengths,
 * or are gone; words that somebody typed freely are gone.
 *
 * @param answers the facts
 * @param removed what was left out or changed, in words
 */
record Deidentified(Map<String, Object> answers, List<String> removed) {

	/** Above this age people are few enough to be known by it. */
	private static final double OLDEST = 89;

	/** A variant as laboratories write it, such as p.(Thr315Ile) or c.2503G>T. */
	private static final String VARIANT = "(?i)other|(?:[pcg]\\.)?\\(?[A-Z]{0,3}\\d+[A-Z0-9*_>=+-]{0,20}\\)?";

	private static final String ABSENCE = "[A-Z0-9]{2,10}(?:::[A-Z0-9]{2,10})?(?: [A-Z_]{3,20}(?: [A-Z0-9*]{1,12})?)?";

	private static final Set<String> CATEGORIES = Arrays.stream(TherapyCategory.values())
		.map(Enum::name)
		.collect(Collectors.toSet());

	/** Takes out of a case what could tell whose it is. */
	static Deidentified of(CaseFacts facts, Agents agents) {
		return new Cleaner(agents).clean(facts);
	}

	private static final class Cleaner {

		private final Agents agents;

		private final List<String> removed = new ArrayList<>(
				List.of("Name, record number and date of birth: they never come with a case."));

		private int dates;

		private int origins;

		private Cleaner(Agents agents) {
			this.agents = agents;
		}

		private Deidentified clean(CaseFacts facts) {
			Map<String, Object> answers = new LinkedHashMap<>();
			List<String> relative = new ArrayList<>();
			facts.known().forEach((field, fact) -> {
				if (fact.derived()) {
					relative.add(field.label());
				}
				Value value = value(field, fact.value());
				this.dates += (fact.observed() != null) ? 1 : 0;
				this.origins += (fact.source() != null) ? 1 : 0;
				Object plain = CaseWriter.plain(value);
				Phase phase = fact.phase();
				answers.put(field.key(),
						(phase != null) ? new LinkedHashMap<>(Map.of("value", plain, "phase", phase.name())) : plain);
			});
			if (!relative.isEmpty()) {
				this.removed.add("Dates of the course became: " + String.join(", ", relative) + ".");
			}
			if (this.dates > 0) {
				this.removed
					.add("Dates of results: " + this.dates + " left out. Whether a sample is of this relapse stays.");
			}
			if (this.origins > 0) {
				this.removed.add("Where a result comes from: " + this.origins + " left out.");
			}
			return new Deidentified(answers, List.copyOf(this.removed));
		}

		private Value value(CaseField field, Value value) {
			if (value instanceof Value.Number number
					&& (field == CaseField.AGE_YEARS || field == CaseField.AGE_AT_DIAGNOSIS_YEARS)
					&& number.amount() > OLDEST) {
				this.removed.add(field.label() + ": above 89 years, written as 90.");
				return new Value.Number(OLDEST + 1);
			}
			if (value instanceof Value.Codes codes) {
				return codes(field, codes);
			}
			if (value instanceof Value.Alterations found) {
				return new Value.Alterations(found.found().stream().map(this::alteration).toList());
			}
			if (value instanceof Value.Antigens antigens) {
				Map<String, Antigen> byName = new LinkedHashMap<>();
				antigens.byName().forEach((name, one) -> {
					this.dates += (one.observed() != null) ? 1 : 0;
					byName.put(name, new Antigen(one.positive(), one.percent(), one.mixed(), one.phase(), null));
				});
				return new Value.Antigens(byName);
			}
			if (value instanceof Value.Therapies therapies) {
				return new Value.Therapies(therapies.courses().stream().map(this::course).toList());
			}
			return value;
		}

		/** Codes stay; of what is typed freely only what the book knows stays. */
		private Value codes(CaseField field, Value.Codes codes) {
			Set<String> kept = new LinkedHashSet<>();
			for (String name : codes.names()) {
				boolean known = switch (field.kind().type()) {
					case AGENTS, TARGETS -> this.agents.withKey(name).isPresent() || this.agents.named(name).isPresent()
							|| this.agents.hasClass(name) || CATEGORIES.contains(name);
					case ABSENCES -> name.matches(ABSENCE);
					default -> field.kind().codes().contains(name);
				};
				if (known) {
					kept.add(name);
				}
				else {
					this.removed.add(field.label() + ": free text left out.");
				}
			}
			return new Value.Codes(kept);
		}

		private Alteration alteration(Alteration one) {
			this.dates += (one.observed() != null) ? 1 : 0;
			String variant = one.variant();
			if (variant != null && !variant.matches(VARIANT)) {
				this.removed.add(one.gene() + ": the words on the variant left out.");
				variant = null;
			}
			return new Alteration(one.gene(), one.kind(), variant, one.vafPercent(), one.phase(), null);
		}

		private PriorTherapy course(PriorTherapy one) {
			List<String> known = one.agents()
				.stream()
				.filter((name) -> this.agents.withKey(name).isPresent() || this.agents.named(name).isPresent())
				.toList();
			boolean named = this.agents.withKey(one.name()).isPresent() || this.agents.named(one.name()).isPresent();
			if (!named || known.size() < one.agents().size()) {
				this.removed.add("A treatment with a name of its own is called \"other treatment\""
						+ (known.isEmpty() ? "." : "; its known drugs stay."));
			}
			return new PriorTherapy(named ? one.name() : "other treatment", known, one.bestResponse(),
					one.reasonStopped(), one.monthsAgo());
		}

	}

}
