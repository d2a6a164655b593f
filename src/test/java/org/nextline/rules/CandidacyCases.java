package org.nextline.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.nextline.knowledge.Example;
import org.nextline.knowledge.SharedPack;
import org.nextline.scores.Derivations;
import org.nextline.vocabulary.Alteration;
import org.nextline.vocabulary.AlterationKind;
import org.nextline.vocabulary.Antigen;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.Kind;
import org.nextline.vocabulary.PriorTherapy;
import org.nextline.vocabulary.Value;

/**
 * Random cases on which candidacy for transplantation and CAR T cells turns: cases of the
 * pack with some of the facts that limits rest on drawn anew, on both sides of every
 * limit, and some forgotten.
 */
final class CandidacyCases {

	private static final RuleBook BOOK = SharedPack.PACK.book();

	/** Share of the facts that is not known. */
	private static final List<Double> UNKNOWN = List.of(0.05, 0.2, 0.5);

	private static final List<String> DRUGS = List.of("allogeneic HSCT", "donor lymphocytes", "tisagenlecleucel",
			"brexucabtagene autoleucel", "obecabtagene autoleucel", "lisocabtagene maraleucel", "blinatumomab",
			"inotuzumab ozogamicin", "gemtuzumab ozogamicin", "alemtuzumab", "bendamustine", "fludarabine", "ibrutinib",
			"venetoclax", "pirtobrutinib", "nivolumab", "imatinib", "dasatinib", "ponatinib", "asciminib", "cladribine",
			"vemurafenib", "R-CHOP", "revumenib", "intrathecal therapy");

	private static final List<CaseFacts> BASES = bases();

	private static final Map<CaseField, Set<Double>> LIMITS = new TreeMap<>();

	private static final List<CaseField> FIELDS = fields();

	private CandidacyCases() {
	}

	/** Cases with everything that follows from what is stated. */
	static Arbitrary<CaseFacts> complete() {
		return Arbitraries.longs().map((seed) -> {
			Random random = new Random(seed);
			return Derivations.complete(drawn(random), BOOK.agents());
		});
	}

	private static List<CaseFacts> bases() {
		return Stream
			.concat(SharedPack.PACK.cases().values().stream(),
					SharedPack.PACK.examples()
						.stream()
						.filter((example) -> BOOK.rule(example.ruleId())
							.filter((rule) -> rule.categories()
								.stream()
								.anyMatch((category) -> category == Candidacy.Sheet.TRANSPLANT.category()
										|| category == Candidacy.Sheet.CAR_T.category()))
							.isPresent())
						.map(Example::answers))
			.map((answers) -> CaseReader.read(answers).facts())
			.toList();
	}

	/** Fields that rules and criteria of candidacy rest on, and the numbers they name. */
	private static List<CaseField> fields() {
		List<Criterion> conditions = new ArrayList<>();
		BOOK.candidacy().forEach((row) -> conditions.addAll(row.conditions()));
		Set<CaseField> fields = EnumSet.noneOf(CaseField.class);
		for (Criterion condition : conditions) {
			for (Criterion leaf : Stage.leaves(condition)) {
				fields.addAll(Fields.of(leaf));
				if (leaf instanceof Criterion.Within within) {
					LIMITS.computeIfAbsent(within.about(), (field) -> new TreeSet<>()).add(within.limit());
				}
			}
		}
		fields.removeAll(Set.of(CaseField.DISEASE, CaseField.KNOWN_ABSENT));
		fields.addAll(Set.of(CaseField.ORGAN_LIMIT_REVERSIBLE, CaseField.PERFORMANCE_REVERSIBLE,
				CaseField.PLANNED_AGENTS, CaseField.REGION, CaseField.CYTOGENETICS, CaseField.SEX));
		return List.copyOf(fields);
	}

	private static CaseFacts drawn(Random random) {
		CaseFacts facts = BASES.get(random.nextInt(BASES.size()));
		double often = random.nextDouble() * 0.4;
		for (CaseField field : FIELDS) {
			if (random.nextDouble() < often) {
				facts = facts.with(field, org.nextline.vocabulary.Fact.stated(value(field, random)));
			}
		}
		double unknown = UNKNOWN.get(random.nextInt(UNKNOWN.size()));
		for (CaseField field : CaseField.values()) {
			if (field != CaseField.DISEASE && random.nextDouble() < unknown) {
				facts = facts.without(field);
			}
		}
		return facts;
	}

	private static Value value(CaseField field, Random random) {
		Kind kind = field.kind();
		return switch (kind.type()) {
			case NUMBER -> new Value.Number(amount(field, random));
			case YES_NO -> new Value.YesNo(random.nextBoolean());
			case CODE -> new Value.Code(kind.codes().get(random.nextInt(kind.codes().size())));
			case CODES -> new Value.Codes(some(kind.codes(), random));
			case ANTIGENS -> new Value.Antigens(antigens(random));
			case ALTERATIONS -> new Value.Alterations(alterations(random));
			case THERAPIES -> new Value.Therapies(courses(random));
			default -> new Value.Codes(random.nextBoolean() ? Set.of("allogeneic HSCT", "sequential conditioning")
					: Set.of("allogeneic HSCT"));
		};
	}

	private static double amount(CaseField field, Random random) {
		Kind kind = field.kind();
		List<Double> limits = List.copyOf(LIMITS.getOrDefault(field, Set.of()));
		double step = Math.pow(10, -kind.decimals());
		double amount = (limits.isEmpty() || random.nextInt(4) == 0)
				? kind.min() + random.nextDouble() * (kind.max() - kind.min())
				: limits.get(random.nextInt(limits.size())) + (random.nextInt(3) - 1) * step;
		double rounded = Math.round(amount / step) * step;
		return Math.min(kind.max(), Math.max(kind.min(), rounded));
	}

	private static Set<String> some(List<String> codes, Random random) {
		Set<String> some = new LinkedHashSet<>();
		for (int more = random.nextInt(3); more > 0; more--) {
			some.add(codes.get(random.nextInt(codes.size())));
		}
		return some;
	}

	private static Map<String, Antigen> antigens(Random random) {
		Map<String, Antigen> antigens = new LinkedHashMap<>();
		for (String name : List.of("CD19", "CD22")) {
			if (random.nextInt(4) > 0) {
				antigens.put(name, new Antigen(random.nextInt(3) > 0, null, random.nextInt(5) == 0, null, null));
			}
		}
		return antigens;
	}

	private static List<Alteration> alterations(Random random) {
		List<Alteration> all = List.of(new Alteration("BCR::ABL1", AlterationKind.FUSION, null, null, null, null),
				new Alteration("BCR::ABL1", AlterationKind.MUTATION, "T315I", null, null, null),
				new Alteration("KMT2A", AlterationKind.REARRANGEMENT, null, null, null, null),
				new Alteration("MECOM", AlterationKind.REARRANGEMENT, null, null, null, null),
				new Alteration("TP53", AlterationKind.MUTATION, null, null, null, null));
		return all.stream().filter((one) -> random.nextInt(3) == 0).toList();
	}

	private static List<PriorTherapy> courses(Random random) {
		List<PriorTherapy> courses = new ArrayList<>();
		for (int more = random.nextInt(5); more > 0; more--) {
			Double months = (random.nextInt(5) == 0) ? null : Math.round(random.nextDouble() * 150) / 10.0;
			PriorTherapy.ReasonStopped[] reasons = PriorTherapy.ReasonStopped.values();
			courses.add(new PriorTherapy(DRUGS.get(random.nextInt(DRUGS.size())), List.of(),
					random.nextBoolean() ? "CR" : "NO_RESPONSE", reasons[random.nextInt(reasons.length)], months));
		}
		return courses;
	}

}
