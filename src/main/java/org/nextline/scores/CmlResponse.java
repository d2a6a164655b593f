package org.nextline.scores;

import java.util.Optional;
import java.util.OptionalDouble;

import org.nextline.vocabulary.AlterationKind;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.Value;

/**
 * Response class on the current TKI by the ELN 2020 grid (reference, table 1a of the CML
 * file).
 */
final class CmlResponse {

	private CmlResponse() {
	}

	/**
	 * OPTIMAL, WARNING or FAILURE with what it follows from; empty when it cannot be
	 * computed.
	 */
	static Optional<Fact> of(CaseFacts facts) {
		if (facts.is(CaseField.SETTING, "TREATMENT_FREE_REMISSION_LOSS")) {
			return Optional.empty();
		}
		Optional<String> computed = grid(facts);
		boolean resistance = facts.is(CaseField.SETTING, "RESISTANCE");
		if (computed.isEmpty()) {
			boolean held = facts.is(CaseField.ADHERENCE_CONFIRMED, "no");
			String from = "resistance stated by the clinician, class not computable: confirm";
			return resistance ? Optional.of(held
					? fact("WARNING", from + "; held at warning while adherence is not given") : fact("FAILURE", from))
					: Optional.empty();
		}
		String value = computed.get();
		String from = "from BCR::ABL1 and months on the TKI, ELN 2020";
		if (value.equals("FAILURE") && facts.is(CaseField.ADHERENCE_CONFIRMED, "no")) {
			return Optional.of(fact("WARNING", from + "; held at warning while adherence is not given"));
		}
		if (value.equals("FAILURE") && !facts.is(CaseField.BCR_ABL1_CONFIRMED, "yes")
				&& !facts.is(CaseField.CHR_LOST, "yes")) {
			from += "; confirm first, repeat in 2-6 weeks";
		}
		return Optional.of(fact(value, from));
	}

	private static Fact fact(String value, String from) {
		return Fact.derived(new Value.Code(value), from);
	}

	private static Optional<String> grid(CaseFacts facts) {
		if (facts.is(CaseField.CHR_LOST, "yes")) {
			return Optional.of("FAILURE");
		}
		OptionalDouble months = facts.number(CaseField.MONTHS_ON_TKI);
		OptionalDouble level = facts.number(CaseField.BCR_ABL1_IS);
		if (facts.is(CaseField.TRANSCRIPT_TYPE, "ATYPICAL") || months.isEmpty() || level.isEmpty()
				|| months.getAsDouble() < 2.5) {
			return Optional.empty();
		}
		double time = months.getAsDouble();
		double value = level.getAsDouble();
		if (time < 5) {
			boolean confirmed = facts.is(CaseField.BCR_ABL1_CONFIRMED, "yes");
			return Optional.of((value <= 10) ? "OPTIMAL" : confirmed ? "FAILURE" : "WARNING");
		}
		if (time < 10.5) {
			return Optional.of((value <= 1) ? "OPTIMAL" : (value <= 10) ? "WARNING" : "FAILURE");
		}
		if (time > 15 && (facts.is(CaseField.HIGH_RISK_ACA, "yes") || mutated(facts))) {
			return Optional.of("FAILURE");
		}
		return Optional.of((value <= 0.1) ? "OPTIMAL" : (value <= 1) ? "WARNING" : "FAILURE");
	}

	private static boolean mutated(CaseFacts facts) {
		return facts.alterations()
			.stream()
			.anyMatch((one) -> one.atThisRelapse() && one.kind() == AlterationKind.MUTATION
					&& (one.gene().equals("BCR::ABL1") || one.gene().equals("ABL1")));
	}

}
