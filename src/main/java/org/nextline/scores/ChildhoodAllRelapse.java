package org.nextline.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Fault;

/**
 * First relapse of childhood ALL by time, site and lineage: BFM groups, IntReALL strata
 * and the scheme of COG (reference, section 1.7).
 */
final class ChildhoodAllRelapse extends Score {

	/** Whose scheme it is. */
	enum Scheme {

		BFM, INTREALL, COG

	}

	private enum Time {

		VERY_EARLY, EARLY, LATE

	}

	private static final String UNCLASSED = "Not classed: without extramedullary disease the marrow needs 25 % blasts "
			+ "or more; with less, repeat the marrow.";

	private static final String NOT_FOR = "Not for second relapse, relapse after allogeneic transplantation, "
			+ "Ph-positive ALL, Burkitt leukaemia, or infants on their own protocols.";

	private final Scheme scheme;

	ChildhoodAllRelapse(Scheme scheme) {
		super(sheet(scheme));
		this.scheme = scheme;
	}

	private static Sheet sheet(Scheme scheme) {
		String population = "Under 18 years (trials to 21), first relapse of Ph-negative ALL after frontline "
				+ "chemotherapy";
		String when = "First relapse of Ph-negative ALL under 18 years.";
		String times = "Very early: under 18 months from diagnosis and under 6 months from the end of therapy; early: "
				+ "18 months or more and under 6; late: 6 months or more from the end of therapy. Then site and "
				+ "lineage by the table.";
		return switch (scheme) {
			case BFM -> Sheet.of("bfm_s_group", "BFM S1-S4", "BFM groups S1 to S4, first relapse of childhood ALL",
					Topic.ALL, "1.7", population, inputs(false),
					List.of(Group.of("S1", "late isolated extramedullary relapse"), Group.of("S2",
							"earlier isolated extramedullary relapse; B lineage: combined relapse, early or late, or "
									+ "late isolated marrow relapse"),
							Group.of("S3", "B lineage: early isolated marrow relapse"),
							Group.of("S4", "very early relapse in the marrow, or T lineage in the marrow")),
					times, when, NOT_FOR,
					"ASH table of risk stratification schemes for first relapse; Blood 2022;139:1785", CheckMark.P);
			case INTREALL -> Sheet.of("intreall", "IntReALL", "IntReALL strata, first relapse of childhood ALL",
					Topic.ALL, "1.7", population, inputs(false),
					List.of(Group.of("SR", "S1 or S2, other than very early isolated extramedullary relapse")
						.called("SR (standard risk)"),
							Group.of("HR", "S3 or S4, or very early isolated extramedullary relapse")
								.called("HR (high risk)")),
					times, when, NOT_FOR,
					"IntReALL, derived from the BFM groups; Blood 2022;139:1785 for definitions", CheckMark.P);
			case COG -> Sheet.of("cog_all_relapse", "COG", "COG scheme, first relapse of childhood ALL", Topic.ALL,
					"1.7", population, inputs(true),
					List.of(Group.of("LOW", "late B-lineage relapse, MRD after block 1 below 0.1 %"),
							Group.of("INTERMEDIATE", "late B-lineage relapse, MRD after block 1 of 0.1 % or more"),
							Group.of("HIGH", "early B-lineage relapse, or any T-lineage relapse")),
					"Late: marrow relapse 36 months or more from diagnosis, isolated extramedullary relapse 18 months "
							+ "or more. Late B lineage is low or intermediate by MRD after block 1; everything else is "
							+ "high.",
					"Beside the BFM groups, where the clinic follows COG.", NOT_FOR,
					"ASH table of risk stratification schemes for first relapse", CheckMark.P);
		};
	}

	private static List<Input> inputs(boolean cog) {
		List<Input> inputs = new ArrayList<>();
		inputs.add(Input.code("lineage", "Lineage", "B", "T")
			.words("B", "B lineage", "T", "T lineage")
			.also("B_ALL", "B", "T_ALL", "T", "B lineage", "B", "T lineage", "T"));
		Input months = Input.number("monthsFromDiagnosis", "Time from diagnosis", "months", 0, 300);
		inputs.add(cog ? months.tried(10.0, 24.0, 48.0) : months.tried(10.0, 30.0));
		if (!cog) {
			inputs.add(Input.number("monthsFromEndOfTherapy", "Time from end of frontline therapy", "months", 0, 300)
				.tried(0.0, 6.0));
			inputs.add(Input.yesNo("onTherapy", "Still on frontline therapy"));
		}
		inputs.add(Input.number("marrowBlasts", "Marrow blasts", "%", 0, 100).tried(1.0, 10.0, 60.0));
		inputs.add(Input.yesNo("extramedullary", "Extramedullary disease").hint("CNS, testis or elsewhere"));
		if (cog) {
			inputs.add(Input.number("mrdEndReinduction", "MRD after block 1", "%", 0, 100).tried(0.01, 1.0));
		}
		inputs.add(Input.age("ageYears", "Age", 0, 21).asGuard());
		inputs.add(Input.count("relapseNumber", "Number of this relapse", 1, 20).asGuard());
		inputs.add(Input.yesNo("phPositive", "Ph-positive (BCR::ABL1)").asGuard());
		inputs.add(Input.yesNo("priorAlloHsct", "Relapse after allogeneic transplantation").asGuard());
		inputs.add(Input.yesNo("matureB", "Mature B-cell (Burkitt) leukaemia").asGuard());
		return inputs;
	}

	@Override
	Optional<String> outside(Inputs in) {
		if (in.knows("relapseNumber") && in.number("relapseNumber") != 1) {
			return Optional.of("Made for the first relapse only; this is relapse number "
					+ plain(in.number("relapseNumber")) + ".");
		}
		if (in.knownYes("phPositive")) {
			return Optional.of("Not made for Ph-positive ALL.");
		}
		if (in.knownYes("priorAlloHsct")) {
			return Optional.of("Not made for relapse after allogeneic transplantation.");
		}
		if (in.knownYes("matureB")) {
			return Optional.of("Not made for mature B-cell (Burkitt) leukaemia.");
		}
		return Optional.empty();
	}

	@Override
	List<Fault> clashes(Inputs in) {
		List<Fault> faults = new ArrayList<>();
		boolean ended = in.knows("monthsFromEndOfTherapy");
		if (ended && in.knownYes("onTherapy") && in.number("monthsFromEndOfTherapy") > 0) {
			faults.add(new Fault("onTherapy",
					"Still on therapy and months from its end cannot both be right; leave one of them out."));
		}
		if (ended && in.knows("monthsFromDiagnosis")
				&& in.number("monthsFromEndOfTherapy") > in.number("monthsFromDiagnosis")) {
			faults.add(new Fault("monthsFromEndOfTherapy", "The end of therapy cannot lie before the diagnosis."));
		}
		return faults;
	}

	@Override
	void tally(Inputs in, Tally tally) {
		if (this.scheme == Scheme.COG && in.text("lineage").equals("T")) {
			tally.because("Lineage", "T lineage: high, wherever and whenever").group("HIGH");
			return;
		}
		boolean outside = in.yes("extramedullary");
		double blasts = in.number("marrowBlasts");
		if (!outside && blasts < 25) {
			tally.because("Site", UNCLASSED).warn(UNCLASSED);
			return;
		}
		boolean marrow = !outside || blasts >= 5;
		tally.because("Site",
				!marrow ? "isolated extramedullary" : outside ? "combined with marrow" : "isolated marrow");
		tally.group(switch (this.scheme) {
			case BFM -> group(in, tally, marrow, outside);
			case INTREALL -> stratum(in, tally, marrow, outside);
			case COG -> cog(in, tally, marrow);
		});
	}

	private static String group(Inputs in, Tally tally, boolean marrow, boolean outside) {
		if (!marrow) {
			Time time = time(in, tally);
			warnOfProtocol(time, tally);
			return (time == Time.LATE) ? "S1" : "S2";
		}
		if (lineage(in, tally).equals("T")) {
			return "S4";
		}
		Time time = time(in, tally);
		return (time == Time.VERY_EARLY) ? "S4" : (time == Time.EARLY && !outside) ? "S3" : "S2";
	}

	private static String stratum(Inputs in, Tally tally, boolean marrow, boolean outside) {
		if (!marrow) {
			Time time = time(in, tally);
			warnOfProtocol(time, tally);
			return (time == Time.VERY_EARLY) ? "HR" : "SR";
		}
		return List.of("S3", "S4").contains(group(in, tally, true, outside)) ? "HR" : "SR";
	}

	private static void warnOfProtocol(Time time, Tally tally) {
		if (time == Time.VERY_EARLY) {
			tally.warn("Very early isolated extramedullary relapse is S2 by BFM but HR by IntReALL (to be confirmed "
					+ "locally): follow the protocol of the centre.");
		}
	}

	private static String lineage(Inputs in, Tally tally) {
		String lineage = in.text("lineage");
		tally.because("Lineage", lineage.equals("T") ? "T lineage in the marrow" : "B lineage");
		return lineage;
	}

	private static Time time(Inputs in, Tally tally) {
		boolean on = in.knows("onTherapy") ? in.yes("onTherapy")
				: !in.knows("monthsFromEndOfTherapy") && in.yes("onTherapy");
		Time time = (!on && in.number("monthsFromEndOfTherapy") >= 6) ? Time.LATE
				: (in.number("monthsFromDiagnosis") < 18) ? Time.VERY_EARLY : Time.EARLY;
		tally.because("Time", switch (time) {
			case LATE -> "late: 6 months or more from the end of therapy";
			case EARLY -> "early: 18 months or more from diagnosis, under 6 from the end of therapy";
			case VERY_EARLY -> "very early: under 18 months from diagnosis, under 6 from the end of therapy";
		});
		return time;
	}

	private static String cog(Inputs in, Tally tally, boolean marrow) {
		boolean late = in.number("monthsFromDiagnosis") >= (marrow ? 36 : 18);
		tally.because("Time", (late ? "late: " : "early: not ") + (marrow ? "36" : "18") + " months or more from "
				+ "diagnosis");
		if (!late) {
			return "HIGH";
		}
		boolean residual = in.number("mrdEndReinduction") >= 0.1;
		tally.because("MRD after block 1", residual ? "0.1 % or more" : "below 0.1 %");
		return residual ? "INTERMEDIATE" : "LOW";
	}

	@Override
	List<String> cautions(Inputs in) {
		List<String> cautions = new ArrayList<>();
		if (in.knows("ageYears") && in.years("ageYears") >= 18) {
			cautions.add("Made for children; trials took patients up to 21 years.");
		}
		cautions.add("Only for a first relapse of Ph-negative ALL, not after allogeneic transplantation.");
		return cautions;
	}

	@Override
	String words(@Nullable Double points, @Nullable String group) {
		return (group == null) ? UNCLASSED : "Survival by group is not quoted: it was not checked.";
	}

}
