package org.nextline.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.nextline.vocabulary.Alteration;
import org.nextline.vocabulary.AlterationKind;
import org.nextline.vocabulary.Antigen;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.Kind;
import org.nextline.vocabulary.Phase;
import org.nextline.vocabulary.PriorTherapy;
import org.nextline.vocabulary.Value;

/**
 * Random conditions over the whole grammar, and random cases that they can be asked of.
 */
final class RandomTrees {

	private static final List<String> DRUGS = List.of("gilteritinib", "quizartinib", "venetoclax", "azacitidine",
			"imatinib", "dasatinib", "ponatinib", "FLT3_INHIBITOR", "BCR_ABL1_TKI", "HMA", "7+3", "AZA-VEN",
			"ALLO_HSCT", "CAR_T");

	private static final List<String> LESIONS = List.of("FLT3 ITD", "FLT3 TKD", "FLT3 MUTATION F691L",
			"IDH1 MUTATION R132*", "KMT2A FUSION", "KMT2A REARRANGEMENT", "BCR::ABL1 FUSION",
			"BCR::ABL1 MUTATION T315I/F317*", "MEN1 MUTATION", "TP53 DELETION", "NPM1 MUTATION");

	private static final List<CaseField> PLAIN = Arrays.stream(CaseField.values())
		.filter((field) -> !field.kind().codes().isEmpty() || field.kind().type() == Kind.Type.NUMBER
				|| field.kind().type() == Kind.Type.YES_NO)
		.toList();

	/** Few fields, so that random cases often know what random conditions ask. */
	private static final List<CaseField> FEW = List.of(CaseField.SETTING, CaseField.DISEASE, CaseField.AGE_YEARS,
			CaseField.ECOG, CaseField.PREGNANT, CaseField.SITES, CaseField.CYTOGENETICS, CaseField.DONOR_AVAILABLE,
			CaseField.CONCOMITANT, CaseField.MARROW_BLASTS);

	private RandomTrees() {
	}

	/** What may stand in a condition. */
	enum Reach {

		/** The whole grammar, fields of the whole catalogue. */
		EVERYTHING,
		/** The whole grammar, over few fields. */
		FEW_FIELDS,
		/**
		 * What can only be settled by learning more, never turned. Left out are IS KNOWN
		 * and UNTESTED, which ask what is known; FOUND, which takes what is not listed
		 * for absent; PLANNED and UNAVAILABLE (and what rests on it: INTOL_ALL,
		 * UNUSABLE), which take a list left out for an empty one; and COUNT_ALT, which
		 * counts the list as it stands.
		 */
		MONOTONE

	}

	static Arbitrary<Criterion> tree(Reach reach) {
		return tree(reach, 3);
	}

	private static Arbitrary<Criterion> tree(Reach reach, int depth) {
		if (depth == 0) {
			return leaf(reach);
		}
		Arbitrary<Criterion> part = Arbitraries.lazy(() -> tree(reach, depth - 1));
		Arbitrary<List<Criterion>> parts = part.list().ofMinSize(2).ofMaxSize(3);
		return Arbitraries.oneOf(leaf(reach), parts.map(Criterion.All::new), parts.map(Criterion.Any::new),
				part.map(Criterion.Not::new), Combinators.combine(parts, Arbitraries.integers().between(1, 2))
					.as((of, least) -> new Criterion.AtLeast(least, of)));
	}

	private static Arbitrary<Criterion> leaf(Reach reach) {
		List<Arbitrary<Criterion>> kinds = new ArrayList<>();
		kinds.add(Arbitraries.of((reach == Reach.EVERYTHING) ? PLAIN : FEW).flatMap(RandomTrees::about));
		kinds.add(function(reach));
		kinds.add(measure(reach));
		kinds.add(Arbitraries.of(named(reach)).map(Asked.GRAMMAR::parse));
		if (reach != Reach.MONOTONE) {
			kinds.add(Arbitraries.of((reach == Reach.EVERYTHING) ? List.of(CaseField.values()) : FEW)
				.map(Criterion.Known::new));
		}
		kinds.add(Arbitraries.just((Criterion) new Criterion.Always()));
		return Arbitraries.oneOf(kinds);
	}

	private static List<String> named(Reach reach) {
		List<String> names = new ArrayList<>(
				List.of("AML_RR", "ADULT", "FLT3_MUT", "KMT2A_R", "QT_NO(450)", "QT_NO(480)"));
		if (reach != Reach.MONOTONE) {
			names.addAll(List.of("ACTIVE_TX", "DTA_ONLY", "NO_TARGET", "CP"));
		}
		return names;
	}

	private static Arbitrary<Criterion> about(CaseField field) {
		Kind kind = field.kind();
		return switch (kind.type()) {
			case NUMBER -> Combinators.combine(Arbitraries.of(Operator.values()), amount(kind))
				.as((operator, limit) -> new Criterion.Within(field, operator, limit));
			case YES_NO -> Arbitraries.of("yes", "no").map((code) -> new Criterion.Is(field, Set.of(code)));
			case CODE -> codes(kind).map((codes) -> new Criterion.Is(field, codes));
			default -> Arbitraries.oneOf(codes(kind).map((codes) -> new Criterion.Has(field, codes)),
					codes(kind).map((codes) -> new Criterion.Exactly(field, codes)));
		};
	}

	private static Arbitrary<Set<String>> codes(Kind kind) {
		return Arbitraries.of(kind.codes()).set().ofMinSize(1).ofMaxSize(Math.min(3, kind.codes().size()));
	}

	private static Arbitrary<Double> amount(Kind kind) {
		return Arbitraries.doubles().between(kind.min(), kind.max()).ofScale(2);
	}

	private static Arbitrary<Criterion> function(Reach reach) {
		Arbitrary<String> drug = Arbitraries.of(DRUGS);
		Arbitrary<String> lesion = Arbitraries.of(LESIONS);
		List<Arbitrary<Criterion>> functions = new ArrayList<>();
		functions.add(ask(Question.ALT, lesion));
		functions.add(ask(Question.CYTO, Arbitraries.of("t(8;21)", "inv(16)", "complex", "t(9;22)")));
		for (Question question : List.of(Question.AG_POS, Question.AG_NEG, Question.AG_MIXED)) {
			functions.add(ask(question, Arbitraries.of("CD19", "CD33")));
		}
		for (Question question : List.of(Question.PRIOR, Question.FAILED, Question.INTOL, Question.DONE,
				Question.RESPONDED)) {
			functions.add(ask(question, drug));
		}
		functions
			.add(Arbitraries.just(new Criterion.Asks(Question.PRIOR_OTHER, List.of("FLT3_INHIBITOR", "gilteritinib"))));
		functions.add(ask(Question.INTERACT, Arbitraries.of("POSACONAZOLE", "STRONG_CYP3A4_INHIBITOR", "WARFARIN")));
		if (reach != Reach.MONOTONE) {
			functions.add(ask(Question.FOUND, lesion));
			functions.add(ask(Question.UNTESTED, Arbitraries.of("FLT3", "CD33", "KMT2A")));
			functions.add(Arbitraries.just(new Criterion.Asks(Question.ANY_UNTESTED, List.of("FLT3", "CD33"))));
			for (Question question : List.of(Question.PLANNED, Question.UNAVAILABLE, Question.UNUSABLE,
					Question.TKI_AVOID, Question.TKI_OK, Question.TKI_PREF)) {
				functions.add(ask(question, drug));
			}
			functions.add(ask(Question.INTOL_ALL, Arbitraries.of("FLT3_INHIBITOR", "BCR_ABL1_TKI")));
			functions.add(
					Arbitraries.just(new Criterion.Asks(Question.UNUSABLE_OTHER, List.of("BCR_ABL1_TKI", "imatinib"))));
			functions.add(Arbitraries
				.just(new Criterion.Asks(Question.THIS_AGENT_IN, List.of("gilteritinib", "venetoclax"))));
			functions.add(ask(Question.FAILED, Arbitraries.of("THIS_AGENT", "THIS_REGIMEN", "CURRENT")));
		}
		return Arbitraries.oneOf(functions);
	}

	private static Arbitrary<Criterion> ask(Question question, Arbitrary<String> of) {
		return of.map((name) -> new Criterion.Asks(question, List.of(name)));
	}

	private static Arbitrary<Criterion> measure(Reach reach) {
		Arbitrary<Criterion> counts = Combinators
			.combine(Arbitraries.of(Measure.COUNT_FAILED, Measure.COUNT_INTOL, Measure.MONTHS_SINCE),
					Arbitraries.of(DRUGS), Arbitraries.of(Operator.values()), Arbitraries.integers().between(0, 4))
			.as((measure, of, operator, limit) -> new Criterion.Counts(measure, of, operator, limit));
		if (reach == Reach.MONOTONE) {
			return counts;
		}
		return Arbitraries.oneOf(counts,
				Combinators
					.combine(Arbitraries.of(LESIONS), Arbitraries.of(Operator.values()),
							Arbitraries.integers().between(0, 3))
					.as((of, operator, limit) -> new Criterion.Counts(Measure.COUNT_ALT, of, operator, limit)));
	}

	// Cases

	static Arbitrary<CaseFacts> facts() {
		List<Arbitrary<Map<CaseField, Value>>> answers = new ArrayList<>();
		for (CaseField field : FEW) {
			answers.add(some(field, value(field)));
		}
		answers.add(some(CaseField.QTCF, value(CaseField.QTCF)));
		answers.add(some(CaseField.LOW_POTASSIUM_OR_MAGNESIUM, value(CaseField.LOW_POTASSIUM_OR_MAGNESIUM)));
		answers.add(some(CaseField.KD_MUTATION_TESTED, value(CaseField.KD_MUTATION_TESTED)));
		answers.add(some(CaseField.ALTERATIONS, alteration().list().ofMaxSize(3).map(Value.Alterations::new)));
		answers.add(some(CaseField.KNOWN_ABSENT, Arbitraries
			.of("FLT3", "FLT3 TKD", "FLT3 F691L", "IDH1", "KMT2A", "BCR::ABL1 T315I", "MEN1", "TP53", "BCR::ABL1")
			.list()
			.ofMaxSize(3)
			.map((names) -> new Value.Codes(new LinkedHashSet<>(names)))));
		answers.add(some(CaseField.ANTIGENS, antigens()));
		answers.add(some(CaseField.PRIOR_THERAPIES, course().list().ofMaxSize(3).map(Value.Therapies::new)));
		for (CaseField field : List.of(CaseField.PLANNED_AGENTS, CaseField.UNAVAILABLE_AGENTS, CaseField.INTOLERANCES,
				CaseField.CURRENT_THERAPY)) {
			answers.add(some(field,
					Arbitraries.of("gilteritinib", "imatinib", "dasatinib", "venetoclax")
						.set()
						.ofMaxSize(2)
						.map(Value.Codes::new)));
		}
		return Combinators.combine(answers).as((each) -> {
			Map<CaseField, Fact> known = new EnumMap<>(CaseField.class);
			each.forEach((one) -> one.forEach((field, value) -> known.put(field, Fact.stated(value))));
			return CaseFacts.of(known);
		});
	}

	private static Arbitrary<Map<CaseField, Value>> some(CaseField field, Arbitrary<? extends Value> value) {
		return value.injectNull(0.4).map((one) -> (one != null) ? Map.of(field, one) : Map.of());
	}

	static Arbitrary<Value> value(CaseField field) {
		Kind kind = field.kind();
		return switch (kind.type()) {
			case NUMBER -> amount(kind).map(Value.Number::new);
			case YES_NO -> Arbitraries.of(true, false).map(Value.YesNo::new);
			case CODE -> Arbitraries.of(kind.codes()).map(Value.Code::new);
			default -> Arbitraries.of(kind.codes()).set().ofMaxSize(3).map(Value.Codes::new);
		};
	}

	static Arbitrary<Alteration> alteration() {
		return Arbitraries.of(new Alteration("FLT3", AlterationKind.ITD, null, null, null, null),
				new Alteration("FLT3", AlterationKind.TKD, null, null, null, null),
				new Alteration("FLT3", AlterationKind.MUTATION, "F691L", null, null, null),
				new Alteration("FLT3", AlterationKind.TKD, "D835Y", 12.0, null, null),
				new Alteration("IDH1", AlterationKind.MUTATION, null, null, null, null),
				new Alteration("IDH1", AlterationKind.MUTATION, "R132C", null, null, null),
				new Alteration("MLLT3::KMT2A", AlterationKind.FUSION, null, null, null, null),
				new Alteration("KMT2A", AlterationKind.REARRANGEMENT, null, null, null, null),
				new Alteration("BCR::ABL1", AlterationKind.FUSION, null, null, null, null),
				new Alteration("BCR::ABL1", AlterationKind.MUTATION, "T315I", null, null, null),
				new Alteration("BCR::ABL1", AlterationKind.MUTATION, null, null, null, null),
				new Alteration("NPM1", AlterationKind.MUTATION, null, null, Phase.DIAGNOSIS, null));
	}

	private static Arbitrary<Value> antigens() {
		Arbitrary<Antigen> antigen = Combinators
			.combine(Arbitraries.of(true, false).injectNull(0.2), Arbitraries.of(true, false),
					Arbitraries.of(Phase.RELAPSE, Phase.DIAGNOSIS).injectNull(0.6))
			.as((positive, mixed, phase) -> new Antigen(positive, null, mixed, phase, null));
		return Arbitraries.maps(Arbitraries.of("CD19", "CD33"), antigen)
			.ofMaxSize(2)
			.map((map) -> new Value.Antigens(new LinkedHashMap<>(map)));
	}

	private static Arbitrary<PriorTherapy> course() {
		return Combinators
			.combine(Arbitraries.of("gilteritinib", "7+3", "AZA-VEN", "imatinib", "dasatinib", "allogeneic HSCT"),
					Arbitraries.of("CR", "PR", "NO_RESPONSE").injectNull(0.3),
					Arbitraries.of(PriorTherapy.ReasonStopped.class).injectNull(0.3),
					Arbitraries.doubles().between(0, 12).ofScale(0).injectNull(0.3))
			.as((name, response, reason, months) -> new PriorTherapy(name, List.of(), response, reason, months));
	}

}
