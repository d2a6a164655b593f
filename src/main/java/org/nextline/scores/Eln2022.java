package org.nextline.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Fault;

/** ELN 2022 genetic risk of AML under intensive therapy (reference, section 1.3). */
final class Eln2022 extends Score {

	private static final String SURVIVAL = "Median survival %s (Beat AML, n = 513, newly diagnosed patients; not "
			+ "survival after relapse)";

	private static final String UNDETERMINED = "UNDETERMINED";

	/** Genes that can be answered one by one. */
	private static final List<String> ONE_BY_ONE = Stream
		.concat(Stream.of("npm1", "tp53", "cebpaBzip"), Lesions.MYELODYSPLASIA_RELATED.stream().map(Eln2022::key))
		.toList();

	Eln2022() {
		super(Sheet.of("eln2022", "ELN 2022", "ELN 2022 genetic risk (AML, intensive therapy)", Topic.AML, "1.3",
				"AML at initial diagnosis, intensive chemotherapy", inputs(),
				List.of(group("FAVORABLE", "favorable lesion", "not reached", null),
						group("INTERMEDIATE", "neither favorable nor adverse", "16.8 months", 16.8),
						group("ADVERSE", "adverse lesion", "9.7 months", 9.7),
						Group.of(UNDETERMINED, "what is not tested could change the class")),
				"The first that holds: core-binding factor fusion, favorable; adverse cytogenetic lesion, adverse; "
						+ "t(9;11), intermediate; TP53 at 10 % or more, adverse; NPM1 without FLT3-ITD, favorable; "
						+ "in-frame bZIP CEBPA, favorable; myelodysplasia-related gene, adverse; everything else, "
						+ "intermediate",
				"Genetics at initial diagnosis, intensive chemotherapy. At relapse, keep the class at diagnosis and "
						+ "record a second one beside it.",
				"Not for APL; in children only with caution. The allelic ratio of FLT3-ITD has no role.",
				"Doehner H et al., Blood 2022;140:1345-1377", CheckMark.V));
	}

	private static Group group(String name, String condition, String survival, @Nullable Double months) {
		return Group.published(name, condition, SURVIVAL.formatted(survival), CheckMark.V,
				Measure.months("Median survival", months));
	}

	private static List<Input> inputs() {
		List<Input> inputs = new ArrayList<>();
		inputs.add(Input.text("karyotype", "Karyotype", "normal", "-7")
			.hint("normal, complex, or the abnormalities, such as -7 or del(5q)"));
		inputs.add(Input
			.list("fusions", "Fusions found",
					List.of(List.of(), List.of("t(8;21)"), List.of("t(9;11)"), List.of("t(6;9)")))
			.hint("With commas between them; \"none\" when they were looked for"));
		inputs.add(Input
			.list("mutations", "Mutations",
					List.of(List.of(), List.of("NPM1"), List.of("TP53"), List.of("CEBPA bZIP in-frame"),
							List.of("ASXL1"), List.of("NPM1", "ASXL1"), List.of("NPM1", "TP53")))
			.offForm());
		inputs.add(gene("NPM1"));
		inputs.add(Input.yesNo("flt3Itd", "FLT3-ITD"));
		inputs.add(Input.number("flt3ItdAllelicRatio", "FLT3-ITD allelic ratio", "", 0, 100)
			.asGuard()
			.hint("Not used by ELN 2022"));
		inputs.add(Input.yesNo("cebpaBzip", "CEBPA mutation in frame in its bZIP domain"));
		inputs.add(gene("TP53"));
		inputs.add(Input.number("tp53Vaf", "TP53 variant allele frequency", "%", 0, 100).tried(5.0, 40.0));
		Lesions.MYELODYSPLASIA_RELATED.forEach((name) -> inputs.add(gene(name)));
		inputs.add(Input.age("ageYears", "Age", 0, 110).asGuard());
		inputs.add(Input.code("disease", "Disease", "AML", "APL").words("AML", "AML", "APL", "APL").asGuard());
		return inputs;
	}

	private static Input gene(String name) {
		return Input.yesNo(key(name), name + " mutated");
	}

	private static String key(String gene) {
		return gene.toLowerCase(Locale.ROOT);
	}

	@Override
	Optional<String> outside(Inputs in) {
		return (in.knownAs("disease", "APL") || findings(in).promyelocytic()) ? Optional.of("Not made for APL.")
				: Optional.empty();
	}

	@Override
	List<Fault> clashes(Inputs in) {
		List<Fault> faults = new ArrayList<>();
		if (in.knows("karyotype")) {
			String text = in.text("karyotype");
			Lesions.denied("karyotype", text).or(() -> Lesions.unreadable("karyotype", text)).ifPresent(faults::add);
		}
		if (in.knows("fusions")) {
			faults.addAll(Lesions.fusionFaults("fusions", in.list("fusions")));
		}
		if (in.knows("mutations")) {
			List<?> mutations = in.list("mutations");
			faults.addAll(Lesions.faults("mutations", mutations));
			faults.addAll(deniedGenes(in, mutations, sheet().inputs()));
			if (Lesions.duplication(mutations) && in.knownNo("flt3Itd")) {
				faults.add(new Fault("flt3Itd", "FLT3-ITD stands among the mutations, but flt3Itd says no."));
			}
			if (in.knownNo("cebpaBzip") && mutations.stream().anyMatch(Lesions::inFrameBzip)) {
				faults.add(new Fault("cebpaBzip", "CEBPA bZIP in-frame stands among the mutations, but is denied."));
			}
		}
		if (in.knownNo("flt3Itd") && in.knows("flt3ItdAllelicRatio") && in.number("flt3ItdAllelicRatio") > 0) {
			faults.add(new Fault("flt3ItdAllelicRatio", "An allelic ratio is given, but flt3Itd says no."));
		}
		if (in.knownNo("tp53") && in.knows("tp53Vaf") && in.number("tp53Vaf") > 0) {
			faults.add(new Fault("tp53Vaf", "A variant allele frequency is given, but TP53 is said not to be mutated."));
		}
		return faults;
	}

	/** Genes that stand in the list and are denied beside it. */
	static List<Fault> deniedGenes(Inputs in, List<?> mutations, List<Input> inputs) {
		return inputs.stream()
			.filter((input) -> in.knownNo(input.key())
					&& Lesions.mutated(mutations, input.key().toUpperCase(Locale.ROOT)))
			.map((input) -> new Fault(input.key(),
					input.key().toUpperCase(Locale.ROOT) + " stands among the mutations, but is denied."))
			.toList();
	}

	@Override
	boolean possible(Inputs in) {
		return true;
	}

	@Override
	void tally(Inputs in, Tally tally) {
		Lesions.Report findings = findings(in);
		if (findings.coreBinding()) {
			favorableFusion(in, tally, findings);
			return;
		}
		if (findings.adverse().isPresent()) {
			adverse(in, tally, findings.adverse().get());
			return;
		}
		if (!in.knows("karyotype")) {
			in.ask("fusions");
		}
		if (!in.knows("karyotype") && !findings.byChromosomes()) {
			in.ask("karyotype");
		}
		if (!in.knows("karyotype")) {
			tally.warn("The karyotype is known only by the fusion; an adverse abnormality beside it, such as -7, would "
					+ "make the class adverse.");
		}
		if (findings.translocation911()) {
			tally.because("t(9;11)", "takes precedence over adverse gene mutations").group("INTERMEDIATE");
			return;
		}
		byGenes(in, tally);
	}

	private void byGenes(Inputs in, Tally tally) {
		boolean high = in.knows("tp53Vaf") && in.number("tp53Vaf") >= 10;
		if (high || (mutated(in, "TP53") && in.number("tp53Vaf") >= 10)) {
			tally.because("TP53", "mutated at 10 % or more").group("ADVERSE");
			return;
		}
		boolean nucleophosmin = mutated(in, "NPM1");
		boolean duplication = nucleophosmin && duplication(in);
		if (nucleophosmin && !duplication) {
			tally.because("NPM1", "mutated without FLT3-ITD").group("FAVORABLE");
			return;
		}
		if (inFrameBzip(in)) {
			tally.because("CEBPA", "in-frame mutation of bZIP").group("FAVORABLE");
			return;
		}
		String related = related(in);
		if (!related.isEmpty()) {
			tally.because(related, "myelodysplasia-related gene mutated").group("ADVERSE");
			if (nucleophosmin) {
				tally.warn("NPM1 with FLT3-ITD would be intermediate, " + related
						+ " makes it adverse: groups differ on it.");
			}
			return;
		}
		tally
			.because("Lesions", nucleophosmin ? "NPM1 with FLT3-ITD, no adverse lesion"
					: "neither favorable nor adverse, whether FLT3-ITD is there or not")
			.group("INTERMEDIATE");
	}

	private static boolean mutated(Inputs in, String gene) {
		return mutated(in, gene, ONE_BY_ONE);
	}

	/**
	 * Whether the gene is mutated. A list that is given is complete.
	 * @param oneByOne keys of genes: where one of them is answered, others are asked so
	 */
	static boolean mutated(Inputs in, String gene, List<String> oneByOne) {
		String key = key(gene);
		if (in.knows(key)) {
			return in.yes(key);
		}
		boolean asked = !in.knows("mutations") && oneByOne.stream().anyMatch(in::knows);
		return asked ? in.yes(key) : Lesions.mutated(in.list("mutations"), gene);
	}

	private static boolean duplication(Inputs in) {
		boolean listed = in.knows("mutations") && Lesions.duplication(in.list("mutations"));
		boolean ratio = in.knows("flt3ItdAllelicRatio") && in.number("flt3ItdAllelicRatio") > 0;
		return listed || ratio || in.yes("flt3Itd");
	}

	private static boolean inFrameBzip(Inputs in) {
		if (in.knows("cebpaBzip")) {
			return in.yes("cebpaBzip");
		}
		if (!in.knows("mutations")) {
			return in.yes("cebpaBzip");
		}
		List<?> mutations = in.list("mutations");
		if (mutations.stream().anyMatch(Lesions::inFrameBzip)) {
			return true;
		}
		return mutations.stream().anyMatch(Lesions::openCebpa) && in.yes("cebpaBzip");
	}

	private static String related(Inputs in) {
		List<String> found = new ArrayList<>();
		for (String gene : Lesions.MYELODYSPLASIA_RELATED) {
			boolean known = in.knows(key(gene)) || in.knows("mutations");
			if (known && mutated(in, gene)) {
				found.add(gene);
			}
		}
		if (found.isEmpty()) {
			Lesions.MYELODYSPLASIA_RELATED.stream()
				.filter((gene) -> mutated(in, gene))
				.findFirst()
				.ifPresent(found::add);
		}
		return String.join(", ", found);
	}

	private static void favorableFusion(Inputs in, Tally tally, Lesions.Report findings) {
		tally.because("Core-binding factor fusion", "favorable, whatever else is mutated").group("FAVORABLE");
		boolean tp53 = in.knownYes("tp53") || (in.knows("mutations") && Lesions.mutated(in.list("mutations"), "TP53"))
				|| (in.knows("tp53Vaf") && in.number("tp53Vaf") > 0);
		if (tp53 || findings.complex()) {
			tally.warn("TP53 or a complex karyotype stands beside the core-binding factor fusion: review the class.");
		}
	}

	private static void adverse(Inputs in, Tally tally, String why) {
		boolean nucleophosmin = in.knownYes("npm1")
				|| (in.knows("mutations") && Lesions.mutated(in.list("mutations"), "NPM1"));
		tally.because("Adverse cytogenetic lesion", why + (nucleophosmin ? ", also with NPM1" : "")).group("ADVERSE");
	}

	/** Everything that is known of chromosomes and fusions. */
	private static Lesions.Report findings(Inputs in) {
		StringBuilder text = new StringBuilder();
		if (in.knows("fusions")) {
			in.list("fusions").forEach((entry) -> text.append(entry).append(','));
		}
		if (in.knows("mutations")) {
			in.list("mutations").stream().filter(Lesions::fusion).forEach((entry) -> text.append(entry).append(','));
		}
		return in.report(text.toString(), in.knows("karyotype") ? in.text("karyotype") : "");
	}

	@Override
	List<String> cautions(Inputs in) {
		List<String> cautions = new ArrayList<>();
		cautions.add("Made for the genetics at initial diagnosis; never overwrite that class with one at relapse.");
		if (in.knows("ageYears") && in.years("ageYears") < 18) {
			cautions.add("Made for adults; in children only with caution.");
		}
		if (in.knows("flt3ItdAllelicRatio")) {
			cautions.add("The allelic ratio of FLT3-ITD was not used: ELN 2022 has no role for it.");
		}
		return cautions;
	}

	@Override
	@Nullable String undecided(List<String> reached) {
		return UNDETERMINED;
	}

}
