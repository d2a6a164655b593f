package org.nextline.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Fault;

/** ELN 2024 genetic risk of AML under less-intensive therapy (reference, section 1.4). */
final class Eln2024 extends Score {

	private static final String SURVIVAL = "Median survival about %s months (azacitidine-venetoclax, first line)";

	Eln2024() {
		super(new Sheet("eln2024_less_intensive", "ELN 2024 genetic risk (AML, less-intensive therapy)",
				"AML at initial diagnosis, less-intensive therapy with a hypomethylating agent, no such agent before",
				List.of(Input.list("mutations", "Mutations",
						List.of(List.of(), List.of("TP53"), List.of("DDX41"), List.of("IDH1"), List.of("NRAS"),
								List.of("IDH1", "NRAS"))),
						Input.yesNo("flt3Itd", "FLT3-ITD"),
						Input.yesNo("priorHma", "Earlier hypomethylating agent").asGuard(),
						Input.code("plannedRegimen", "Planned regimen", "AZA+IVO", "AZA+VEN"),
						Input.text("karyotype", "Karyotype", "normal").asGuard()),
				List.of(new Group("FAVORABLE", "DDX41, IDH1 with azacitidine and ivosidenib, or no signalling mutation",
						SURVIVAL.formatted("26.5"), CheckMark.M),
						new Group("INTERMEDIATE", "FLT3-ITD, NRAS or KRAS", SURVIVAL.formatted("12.1"), CheckMark.M),
						new Group("ADVERSE", "TP53", SURVIVAL.formatted("5.5"), CheckMark.M),
						Group.of(Result.NOT_APPLICABLE, "after a hypomethylating agent, or APL")),
				"The first that holds: TP53, adverse; DDX41, favorable; IDH1 with planned azacitidine and ivosidenib, "
						+ "favorable; FLT3-ITD, NRAS or KRAS, intermediate; everything else, favorable",
				"Relapse after intensive therapy, when salvage with a hypomethylating agent is planned; informative "
						+ "at best.",
				"Not after an earlier hypomethylating agent; not for APL.",
				"Doehner H et al., Blood 2024;144:2169-2173", CheckMark.V));
	}

	@Override
	Optional<String> outside(Inputs in) {
		if (in.knownYes("priorHma")) {
			return Optional.of("Does not apply after an earlier hypomethylating agent.");
		}
		if (in.knows("karyotype") && Lesions.promyelocytic(in.text("karyotype"))) {
			return Optional.of("Not made for APL.");
		}
		return Optional.empty();
	}

	@Override
	List<Fault> clashes(Inputs in) {
		List<Fault> faults = new ArrayList<>();
		if (in.knows("mutations")) {
			faults.addAll(Lesions.faults("mutations", in.list("mutations")));
			if (Lesions.duplication(in.list("mutations")) && Boolean.FALSE.equals(in.known().get("flt3Itd"))) {
				faults.add(new Fault("flt3Itd", "FLT3-ITD stands among the mutations, but flt3Itd says no."));
			}
		}
		return faults;
	}

	@Override
	void tally(Inputs in, Tally tally) {
		List<?> mutations = in.list("mutations");
		if (Lesions.mutated(mutations, "TP53")) {
			tally.because("TP53", "mutated").group("ADVERSE");
			return;
		}
		if (Lesions.mutated(mutations, "DDX41")) {
			tally.because("DDX41", "mutated; read as favorable whatever signals beside it").group("FAVORABLE");
			return;
		}
		boolean isocitrate = Lesions.mutated(mutations, "IDH1");
		if (isocitrate && in.knownAs("plannedRegimen", "AZA+IVO")) {
			tally.because("IDH1", "mutated, azacitidine and ivosidenib planned").group("FAVORABLE");
			return;
		}
		boolean signalling = Lesions.mutated(mutations, "NRAS") || Lesions.mutated(mutations, "KRAS")
				|| Lesions.duplication(mutations) || in.yes("flt3Itd");
		if (!signalling) {
			tally.because("Signalling", "no FLT3-ITD, NRAS or KRAS").group("FAVORABLE");
		}
		else if (isocitrate && in.text("plannedRegimen").equals("AZA+IVO")) {
			tally.because("IDH1", "mutated, azacitidine and ivosidenib planned").group("FAVORABLE");
		}
		else {
			tally.because("Signalling", "FLT3-ITD, NRAS or KRAS").group("INTERMEDIATE");
		}
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
