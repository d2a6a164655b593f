package org.nextline.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Fault;

/** ELN 2022 genetic risk of AML under intensive therapy (reference, section 1.3). */
final class Eln2022 extends Score {

	private static final String SURVIVAL = "Median survival %s (Beat AML, n = 513, newly diagnosed patients; not "
			+ "survival after relapse)";

	Eln2022() {
		super(new Sheet("eln2022", "ELN 2022 genetic risk (AML, intensive therapy)",
				"AML at initial diagnosis, intensive chemotherapy",
				List.of(Input.list("fusions", "Fusions",
						List.of(List.of(), List.of("t(8;21)"), List.of("t(9;11)"), List.of("t(6;9)"))),
						Input.list("mutations", "Mutations",
								List.of(List.of(), List.of("NPM1"), List.of("TP53"), List.of("CEBPA bZIP in-frame"),
										List.of("ASXL1"), List.of("NPM1", "ASXL1"), List.of("NPM1", "TP53"))),
						Input.yesNo("flt3Itd", "FLT3-ITD"), Input.text("karyotype", "Karyotype", "normal", "-7"),
						Input.number("flt3ItdAllelicRatio", "FLT3-ITD allelic ratio", "", 0, 100).asGuard(),
						Input.number("tp53Vaf", "TP53 variant allele frequency", "%", 0, 100).cuts(10)),
				List.of(new Group("FAVORABLE", "favorable lesion", SURVIVAL.formatted("not reached"), CheckMark.V),
						new Group("INTERMEDIATE", "neither favorable nor adverse", SURVIVAL.formatted("16.8 months"),
								CheckMark.V),
						new Group("ADVERSE", "adverse lesion", SURVIVAL.formatted("9.7 months"), CheckMark.V),
						Group.of("UNDETERMINED", "what is not tested could change the class")),
				"The first that holds: core-binding factor fusion, favorable; adverse cytogenetic lesion, adverse; "
						+ "t(9;11), intermediate; TP53 at 10 % or more, adverse; NPM1 without FLT3-ITD, favorable; "
						+ "in-frame bZIP CEBPA, favorable; myelodysplasia-related gene, adverse; everything else, "
						+ "intermediate",
				"Genetics at initial diagnosis, intensive chemotherapy. At relapse, keep the class at diagnosis and "
						+ "record a second one beside it.",
				"Not for APL; in children only with caution. The allelic ratio of FLT3-ITD has no role.",
				"Doehner H et al., Blood 2022;140:1345-1377", CheckMark.V));
	}

	@Override
	Optional<String> outside(Inputs in) {
		return Lesions.promyelocytic(findings(in)) ? Optional.of("Not made for APL.") : Optional.empty();
	}

	@Override
	List<Fault> clashes(Inputs in) {
		List<Fault> faults = new ArrayList<>();
		if (in.knows("karyotype")) {
			Lesions.unknown("karyotype", in.text("karyotype")).ifPresent(faults::add);
		}
		if (in.knows("mutations")) {
			List<?> mutations = in.list("mutations");
			faults.addAll(Lesions.faults("mutations", mutations));
			for (int place = 0; place < mutations.size(); place++) {
				if (Lesions.openCebpa(mutations.get(place))) {
					faults.add(new Fault("mutations[" + place + "]", "Say which CEBPA mutation it is: "
							+ "\"CEBPA bZIP in-frame\" or \"CEBPA non-bZIP\"; only the first is favorable."));
				}
			}
			if (Lesions.duplication(mutations) && Boolean.FALSE.equals(in.known().get("flt3Itd"))) {
				faults.add(new Fault("flt3Itd", "FLT3-ITD stands among the mutations, but flt3Itd says no."));
			}
		}
		return faults;
	}

	@Override
	void tally(Inputs in, Tally tally) {
		if (coreBindingFactor(findings(in))) {
			favorableFusion(in, tally);
			return;
		}
		if (Lesions.adverse(findings(in)).isPresent()) {
			adverse(in, tally);
			return;
		}
		if (!in.knows("karyotype")) {
			in.ask("fusions");
		}
		boolean told = in.knows("karyotype") || Lesions.byChromosomes(findings(in));
		if (!told) {
			in.ask("karyotype");
		}
		if (!in.knows("karyotype")) {
			tally.warn("The karyotype is known only by the fusion; an adverse abnormality beside it, such as -7, would "
					+ "make the class adverse.");
		}
		if (Lesions.translocation911(findings(in))) {
			tally.because("t(9;11)", "takes precedence over adverse gene mutations").group("INTERMEDIATE");
			return;
		}
		byGenes(in, tally);
	}

	private void byGenes(Inputs in, Tally tally) {
		boolean highVaf = in.knows("tp53Vaf") && in.number("tp53Vaf") >= 10;
		if (highVaf || (Lesions.mutated(in.list("mutations"), "TP53") && in.number("tp53Vaf") >= 10)) {
			tally.because("TP53", "mutated at 10 % or more").group("ADVERSE");
			return;
		}
		List<?> mutations = in.list("mutations");
		boolean nucleophosmin = Lesions.mutated(mutations, "NPM1");
		boolean duplication = nucleophosmin && (Lesions.duplication(mutations) || in.yes("flt3Itd"));
		List<String> related = Lesions.MYELODYSPLASIA_RELATED.stream()
			.filter((gene) -> Lesions.mutated(mutations, gene))
			.sorted()
			.toList();
		if (nucleophosmin && !duplication) {
			tally.because("NPM1", "mutated without FLT3-ITD").group("FAVORABLE");
		}
		else if (mutations.stream().anyMatch(Lesions::inFrameBzip)) {
			tally.because("CEBPA", "in-frame mutation of bZIP").group("FAVORABLE");
		}
		else if (!related.isEmpty()) {
			tally.because(String.join(", ", related), "myelodysplasia-related gene mutated").group("ADVERSE");
			if (nucleophosmin) {
				tally.warn("NPM1 with FLT3-ITD would be intermediate, " + String.join(", ", related)
						+ " makes it adverse: groups differ on it.");
			}
		}
		else {
			tally.because("Lesions", nucleophosmin ? "NPM1 with FLT3-ITD" : "neither favorable nor adverse")
				.group("INTERMEDIATE");
		}
	}

	private void favorableFusion(Inputs in, Tally tally) {
		tally.because("Core-binding factor fusion", "favorable, whatever else is mutated").group("FAVORABLE");
		boolean tp53 = (in.knows("mutations") && Lesions.mutated(in.list("mutations"), "TP53"))
				|| (in.knows("tp53Vaf") && in.number("tp53Vaf") > 0);
		if (tp53 || Lesions.isComplex(findings(in))) {
			tally.warn("TP53 or a complex karyotype stands beside the core-binding factor fusion: review the class.");
		}
	}

	private void adverse(Inputs in, Tally tally) {
		String why = Lesions.adverse(findings(in)).orElse("");
		boolean nucleophosmin = in.knows("mutations") && Lesions.mutated(in.list("mutations"), "NPM1");
		tally.because("Adverse cytogenetic lesion", why + (nucleophosmin ? ", also with NPM1" : "")).group("ADVERSE");
	}

	private static boolean coreBindingFactor(String findings) {
		return Lesions.inversion16(findings) || Lesions.translocation821(findings);
	}

	/** Everything that is known of chromosomes and fusions, as one text. */
	private static String findings(Inputs in) {
		Stream<String> fusions = in.knows("fusions") ? in.list("fusions").stream().map(String::valueOf)
				: Stream.empty();
		Stream<String> listed = in.knows("mutations")
				? in.list("mutations").stream().map(String::valueOf).filter((entry) -> entry.contains("::"))
				: Stream.empty();
		Stream<String> karyotype = in.knows("karyotype") ? Stream.of(in.text("karyotype")) : Stream.empty();
		return Stream.of(fusions, listed, karyotype)
			.flatMap((texts) -> texts)
			.distinct()
			.collect(Collectors.joining(","));
	}

	@Override
	List<String> cautions(Inputs in) {
		List<String> cautions = new ArrayList<>();
		cautions.add("Made for the genetics at initial diagnosis; never overwrite that class with one at relapse.");
		if (in.knows("flt3ItdAllelicRatio")) {
			cautions.add("The allelic ratio of FLT3-ITD was not used: ELN 2022 has no role for it.");
		}
		return cautions;
	}

	@Override
	@Nullable String undecided() {
		return "UNDETERMINED";
	}

}
