package org.nextline.vocabulary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Writes a case as plain maps and lists, in the order of the catalogue;
 * {@link CaseReader} reads it back.
 */
public final class CaseWriter {

	private CaseWriter() {
	}

	/** The stated facts by field key; derived facts are left out, for they follow. */
	public static Map<String, Object> write(CaseFacts facts) {
		Map<String, Object> answers = new LinkedHashMap<>();
		facts.known().forEach((field, fact) -> {
			if (!fact.derived()) {
				answers.put(field.key(), answer(fact));
			}
		});
		return answers;
	}

	private static Object answer(Fact fact) {
		Object value = plain(fact.value());
		if (fact.observed() == null && fact.source() == null && fact.phase() == null) {
			return value;
		}
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("value", value);
		put(details, "date", (fact.observed() != null) ? fact.observed().toString() : null);
		put(details, "source", fact.source());
		put(details, "phase", (fact.phase() != null) ? fact.phase().name() : null);
		return details;
	}

	/** The value as JSON or YAML would hold it. */
	public static Object plain(Value value) {
		if (value instanceof Value.Number number) {
			double amount = number.amount();
			if (amount == Math.rint(amount)) {
				return (long) amount;
			}
			return amount;
		}
		if (value instanceof Value.YesNo answer) {
			return answer.yes();
		}
		if (value instanceof Value.Codes codes) {
			return new ArrayList<>(codes.names());
		}
		if (value instanceof Value.Alterations alterations) {
			return alterations.found().stream().map(CaseWriter::alteration).toList();
		}
		if (value instanceof Value.Antigens antigens) {
			Map<String, Object> byName = new LinkedHashMap<>();
			antigens.byName().forEach((name, antigen) -> byName.put(name, antigen(antigen)));
			return byName;
		}
		if (value instanceof Value.Therapies therapies) {
			return therapies.courses().stream().map(CaseWriter::course).toList();
		}
		return value.words();
	}

	private static Map<String, Object> alteration(Alteration alteration) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("gene", alteration.gene());
		details.put("kind", alteration.kind().name());
		put(details, "variant", alteration.variant());
		put(details, "vafPercent", alteration.vafPercent());
		put(details, "phase", (alteration.phase() != null) ? alteration.phase().name() : null);
		put(details, "date", (alteration.observed() != null) ? alteration.observed().toString() : null);
		return details;
	}

	private static Map<String, Object> antigen(Antigen antigen) {
		Map<String, Object> details = new LinkedHashMap<>();
		put(details, "positive", antigen.positive());
		put(details, "percent", antigen.percent());
		if (antigen.mixed()) {
			details.put("mixed", true);
		}
		put(details, "phase", (antigen.phase() != null) ? antigen.phase().name() : null);
		put(details, "date", (antigen.observed() != null) ? antigen.observed().toString() : null);
		return details;
	}

	private static Map<String, Object> course(PriorTherapy course) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("name", course.name());
		if (!course.agents().isEmpty()) {
			details.put("agents", List.copyOf(course.agents()));
		}
		put(details, "bestResponse", course.bestResponse());
		put(details, "reasonStopped", (course.reasonStopped() != null) ? course.reasonStopped().name() : null);
		put(details, "monthsAgo", course.monthsAgo());
		return details;
	}

	private static void put(Map<String, Object> details, String name, @Nullable Object value) {
		if (value != null) {
			details.put(name, value);
		}
	}

}
