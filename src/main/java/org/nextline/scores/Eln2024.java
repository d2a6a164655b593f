package org.nextline.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Fault;

/** ELN 2024 genetic risk of AML under less-intensive therapy (reference, section 1.4). */
final class Eln2024 extends Score {

	private static final String SURVIVAL = "Median survival about %s months (azacitidine-venetoclax, first line)";

	private static final List<String> GENES = List.of("TP53", "DDX41", "IDH1", "NRAS", "KRAS");

	private static final List<String> KEYS = List.of("tp53", "ddx41", "idh1", "nras", "kras");

	Eln2024() {
		super(Sheet.of("eln2024_less_intensive", "ELN 2024", "ELN 2024 genetic risk (AML, less-intensive therapy)",
				Topic.AML, "1.4",
				"AML at initial diagnosis, less-intensive therapy with a hypomethylating agent, no such agent before",
				inputs(),
				List.of(group("FAVORABLE", "DDX41, IDH1 with azacitidine and ivosidenib, or no signalling mutation",
						26.5), group("INTERMEDIATE", "FLT3-ITD, NRAS or KRAS", 12.1), group("ADVERSE", "TP53", 5.5)),
				"The first that holds: TP53, adverse; DDX41, favorable; IDH1 with planned azacitidine and ivosidenib, "
						+ "favorable; FLT3-ITD, NRAS or KRAS, intermediate; everything else, favorable",
				"Relapse after intensive therapy, when salvage with a hypomethylating agent is planned; informative "
						+ "at best.",
				"Not after an earlier hypomethylating agent; not for APL.",
				"Doehner H et al., Blood 2024;144:2169-2173", CheckMark.V));
	}

	private static Group group(String name, String condition, double months) {
		return Group.published(name, condition, SURVIVAL.formatted(Score.plain(months)), CheckMark.M,
				Measure.months("Median survival", months));
	}

	private static List<Input> inputs() {
		List<Input> inputs = new ArrayList<>();
		inputs.add(Input
			.list("mutations", "Mutations",
					List.of(List.of(), List.of("TP53"), List.of("DDX41"), List.of("IDH1"), List.of("NRAS"),
							List.of("IDH1", "NRAS")))
			.offForm());
		GENES.forEach((gene) -> inputs.add(Input.yesNo(gene.toLowerCase(Locale.ROOT), gene + " mutated")));
		inputs.add(Input.yesNo("flt3Itd", "FLT3-ITD"));
		inputs.add(Input.code("plannedRegimen", "Planned regimen", "AZA+IVO", "AZA+VEN", "OTHER")
			.words("AZA+IVO", "azacitidine + ivosidenib", "AZA+VEN", "azacitidine + venetoclax", "OTHER", "another")
			.also("azacitidine+ivosidenib", "AZA+IVO", "ivo+aza", "AZA+IVO", "azacitidine+venetoclax", "AZA+VEN",
					"ven+aza", "AZA+VEN"));
		inputs.add(Input.yesNo("priorHma", "Earlier hypomethylating agent").asGuard());
		inputs.add(Input.text("karyotype", "Karyotype", "normal").asGuard().hint("Only APL matters here"));
		inputs.add(Input.code("disease", "Disease", "AML", "APL").words("AML", "AML", "APL", "APL").asGuard());
		return inputs;
	}

	@Override
	Optional<String> outside(Inputs in) {
		if (in.knownYes("priorHma")) {
			return Optional.of("Does not apply after an earlier hypomethylating agent.");
		}
		if (in.knownAs("disease", "APL")
				|| (in.knows("karyotype") && in.report("", in.text("karyotype")).promyelocytic())) {
			return Optional.of("Not made for APL.");
		}
		return Optional.empty();
	}

	@Override
	List<Fault> clashes(Inputs in) {
		List<Fault> faults = new ArrayList<>();
		if (in.knows("karyotype")) {
			Lesions.denied("karyotype", in.text("karyotype")).ifPresent(faults::add);
		}
		if (in.knows("mutations")) {
			faults.addAll(Lesions.faults("mutations", in.list("mutations")));
			faults.addAll(Eln2022.deniedGenes(in, in.list("mutations"), sheet().inputs()));
			if (Lesions.duplication(in.list("mutations")) && in.knownNo("flt3Itd")) {
				faults.add(new Fault("flt3Itd", "FLT3-ITD stands among the mutations, but flt3Itd says no."));
			}
		}
		return faults;
	}

	private static boolean mutated(Inputs in, String gene) {
		return Eln2022.mutated(in, gene, KEYS);
	}

	private static boolean known(Inputs in, String gene) {
		return in.knows(gene.toLowerCase(Locale.ROOT)) || in.knows("mutations");
	}

	@Override
	boolean possible(Inputs in) {
		return true;
	}

	@Override
	void tally(Inputs in, Tally tally) {
		if (mutated(in, "TP53")) {
			tally.because("TP53", "mutated").group("ADVERSE");
			return;
		}
		if (mutated(in, "DDX41")) {
			tally.because("DDX41", "mutated; read as favorable whatever signals beside it").group("FAVORABLE");
			return;
		}
		boolean planned = in.knownAs("plannedRegimen", "AZA+IVO");
		if (planned && mutated(in, "IDH1")) {
			tally.because("IDH1", "mutated, azacitidine and ivosidenib planned").group("FAVORABLE");
			return;
		}
		if (!signalling(in)) {
			tally.because("Signalling", "no FLT3-ITD, NRAS or KRAS").group("FAVORABLE");
		}
		else if (!in.knows("plannedRegimen") && mutated(in, "IDH1")
				&& in.text("plannedRegimen").equals("AZA+IVO")) {
			tally.because("IDH1", "mutated, azacitidine and ivosidenib planned").group("FAVORABLE");
		}
		else {
			tally.because("Signalling", "FLT3-ITD, NRAS or KRAS").group("INTERMEDIATE");
		}
	}

	private static boolean signalling(Inputs in) {
		boolean listed = in.knows("mutations") && Lesions.duplication(in.list("mutations"));
		boolean found = listed || in.knownYes("flt3Itd") || (known(in, "NRAS") && mutated(in, "NRAS"))
				|| (known(in, "KRAS") && mutated(in, "KRAS"));
		return found || mutated(in, "NRAS") || mutated(in, "KRAS") || in.yes("flt3Itd");
	}

	@Override
	List<String> cautions(Inputs in) {
		List<String> cautions = new ArrayList<>();
		if (!in.knows("priorHma")) {
			cautions.add("Holds only when no hypomethylating agent was given before.");
		}
		cautions
			.add("Made for newly diagnosed patients; at relapse after intensive therapy it is informative at best.");
		return cautions;
	}

}
