package org.nextline.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Fault;

/**
 * First relapse of childhood ALL by time, site and lineage: BFM groups and IntReALL
 * strata (reference, section 1.7).
 */
final class ChildhoodAllRelapse extends Score {

	private enum Time {

		VERY_EARLY, EARLY, LATE

	}

	private static final String UNCLASSED = "Not classed: without extramedullary disease the marrow needs 25 % blasts "
			+ "or more; with less, repeat the marrow.";

	private final boolean strata;

	ChildhoodAllRelapse(boolean intreall) {
		super(new Sheet(intreall ? "intreall" : "bfm_s_group",
				intreall ? "IntReALL strata, first relapse of childhood ALL"
						: "BFM groups S1 to S4, first relapse of childhood ALL",
				"Under 18 years (trials to 21), first relapse of Ph-negative ALL after frontline chemotherapy",
				List.of(Input.code("lineage", "Lineage", "B", "T"),
						Input.number("monthsFromDiagnosis", "Time from diagnosis", "months", 0, 300).cuts(18),
						Input.number("monthsFromEndOfTherapy", "Time from end of frontline therapy", "months", 0, 300)
							.cuts(6),
						Input.yesNo("onTherapy", "Still on frontline therapy"),
						Input.number("marrowBlasts", "Marrow blasts", "%", 0, 100).cuts(5, 25),
						Input.yesNo("extramedullary", "Extramedullary disease"),
						Input.number("ageYears", "Age", "years", 0, 21).asGuard(),
						Input.number("relapseNumber", "Number of this relapse", "", 0, 20).asGuard()),
				intreall ? List.of(Group.of("SR", "S1 or S2, other than very early isolated extramedullary relapse"),
						Group.of("HR", "S3 or S4, or very early isolated extramedullary relapse"))
						: List.of(Group.of("S1", "late isolated extramedullary relapse"), Group.of("S2",
								"earlier isolated extramedullary relapse; B lineage: combined relapse, early or late, "
										+ "or late isolated marrow relapse"),
								Group.of("S3", "B lineage: early isolated marrow relapse"),
								Group.of("S4", "very early relapse in the marrow, or T lineage in the marrow")),
				"Very early: under 18 months from diagnosis and under 6 months from the end of therapy; early: 18 "
						+ "months or more and under 6; late: 6 months or more from the end of therapy. Then site and "
						+ "lineage by the table.",
				"First relapse of Ph-negative ALL under 18 years.",
				"Not for second relapse, relapse after allogeneic transplantation, Ph-positive ALL, Burkitt leukaemia, "
						+ "or infants on their own protocols.",
				intreall ? "IntReALL, derived from the BFM groups; Blood 2022;139:1785 for definitions"
						: "ASH table of risk stratification schemes for first relapse; Blood 2022;139:1785",
				CheckMark.P));
		this.strata = intreall;
	}

	@Override
	Optional<String> outside(Inputs in) {
		if (in.knows("relapseNumber") && in.number("relapseNumber") != 1) {
			return Optional.of("Made for the first relapse only; this is relapse number "
					+ plain(in.number("relapseNumber")) + ".");
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
		boolean outside = in.yes("extramedullary");
		double blasts = in.number("marrowBlasts");
		if (!outside && blasts < 25) {
			tally.because("Site", UNCLASSED).warn(UNCLASSED);
			return;
		}
		boolean marrow = !outside || blasts >= 5;
		tally.because("Site",
				!marrow ? "isolated extramedullary" : outside ? "combined with marrow" : "isolated marrow");
		String group;
		if (!marrow) {
			Time time = time(in, tally);
			group = this.strata ? ((time == Time.VERY_EARLY) ? "HR" : "SR") : ((time == Time.LATE) ? "S1" : "S2");
			if (time == Time.VERY_EARLY) {
				tally.warn("Very early isolated extramedullary relapse is S2 by BFM but HR by IntReALL: follow the "
						+ "protocol of the centre.");
			}
		}
		else if (in.text("lineage").equals("T")) {
			tally.because("Lineage", "T lineage in the marrow");
			group = this.strata ? "HR" : "S4";
		}
		else {
			tally.because("Lineage", "B lineage");
			Time time = time(in, tally);
			String classed = (time == Time.VERY_EARLY) ? "S4" : (time == Time.EARLY && !outside) ? "S3" : "S2";
			group = !this.strata ? classed : classed.equals("S2") ? "SR" : "HR";
		}
		tally.group(group);
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
