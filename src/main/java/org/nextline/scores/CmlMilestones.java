package org.nextline.scores;

import java.util.List;

import org.nextline.vocabulary.CheckMark;

/** ELN milestones of CML on a TKI (reference, section 1.11). */
final class CmlMilestones extends Score {

	CmlMilestones() {
		super(new Sheet("eln_cml_milestones", "ELN milestones for CML on a TKI",
				"CML on a TKI with a typical e13a2 or e14a2 transcript, measured on the international scale",
				List.of(Input.number("monthsOnTki", "Months on this TKI", "months", 3, 600).cuts(5, 10.5),
						Input.number("bcrAbl1Is", "BCR::ABL1 (IS)", "%", 0, 100).cuts(0.1, 1, 10),
						Input.yesNo("confirmed", "Confirmed by a second test within 1-3 months")),
				List.of(Group.of("OPTIMAL", "up to 10 % at 3 months, 1 % at 6, 0.1 % at 12 and later"),
						Group.of("WARNING",
								"above 10 % once at 3 months, above 1 to 10 % at 6, above 0.1 to 1 % at 12 "
										+ "and later"),
						Group.of("FAILURE",
								"above 10 %, confirmed, at 3 months; above 10 % at 6; above 1 % at 12 and " + "later")),
				"BCR::ABL1 by time: the row at 3 months holds under 5 months, that at 6 under 10.5 months, that at 12 "
						+ "from then on",
				"At every molecular test on a TKI.",
				"Not for atypical transcripts or values off the international scale. Losing MMR after stopping "
						+ "treatment is not resistance.",
				"Hochhaus A et al., Leukemia 2020;34:966-984; Apperley J et al., Leukemia 2025;39:1797-1813",
				CheckMark.P));
	}

	@Override
	void tally(Inputs in, Tally tally) {
		double months = in.number("monthsOnTki");
		double level = in.number("bcrAbl1Is");
		String group;
		String row;
		if (months < 5) {
			row = "row at 3 months";
			group = (level <= 10) ? "OPTIMAL" : in.yes("confirmed") ? "FAILURE" : "WARNING";
		}
		else if (months < 10.5) {
			row = "row at 6 months";
			group = (level <= 1) ? "OPTIMAL" : (level <= 10) ? "WARNING" : "FAILURE";
		}
		else {
			row = (months <= 15) ? "row at 12 months" : "row of any later time";
			group = (level <= 0.1) ? "OPTIMAL" : (level <= 1) ? "WARNING" : "FAILURE";
			if (months > 15 && group.equals("WARNING")) {
				tally.warn("Above 0.1 %: loss of MMR if it had been reached. With a resistance mutation or high-risk "
						+ "chromosome abnormality it is failure.");
			}
		}
		tally.because("BCR::ABL1", plain(level) + " %, " + row).group(group);
		if (!group.equals("OPTIMAL")) {
			tally.warn("First check adherence and interactions and repeat the test; then sequence the ABL1 kinase "
					+ "domain. ELN 2025 leaves the switch on failure to an individual decision.");
		}
	}

	@Override
	List<String> cautions(Inputs in) {
		return List.of("For typical transcripts (e13a2, e14a2) on the international scale only.");
	}

}
