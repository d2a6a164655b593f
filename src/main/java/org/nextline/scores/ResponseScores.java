package org.nextline.scores;

import java.util.List;
import java.util.Optional;

import org.nextline.vocabulary.CheckMark;

/** Response, early and late (reference, 1.6 and 4.1). */
final class ResponseScores {

	private ResponseScores() {
	}

	static List<Score> all() {
		return List.of(response());
	}

	private static Score response() {
		return new Written(Sheet.of("eln2022_response", "ELN 2022 response", "Response in AML (ELN 2022)", Topic.CARE,
				"4.1", "AML after treatment",
				List.of(Input.number("bmBlasts", "Marrow blasts", "%", 0, 100).tried(2.0, 20.0),
						Input.number("anc", "Neutrophils", "10^9/L", 0, 100).tried(0.2, 0.7, 2.0),
						Input.number("plt", "Platelets, untransfused", "10^9/L", 0, 5000).tried(20.0, 70.0, 200.0),
						Input.yesNo("circulatingBlasts", "Circulating blasts"),
						Input.yesNo("extramedullary", "Extramedullary disease")),
				List.of(Group.of("CR", "neutrophils 1.0 and platelets 100 or more"),
						Group.of("CRh", "neutrophils 0.5 and platelets 50 or more"),
						Group.of("CRi", "neutrophils 1.0 or platelets 100 or more"),
						Group.of("MLFS", "no recovery of counts"),
						Group
							.of("NOT_CR", "marrow blasts 5 % or more, circulating blasts or extramedullary disease")
							.called("not in remission")),
				"Marrow blasts below 5 %, no circulating blasts, no extramedullary disease; then by counts, in the order "
						+ "CR, CRh, CRi, MLFS",
				"At response assessment.", "Partial response and refractory disease are not told apart here.",
				"Doehner H et al., Blood 2022;140:1345-1377", CheckMark.V), ResponseScores::answer)
			.saying("MLFS asks for marrow spicules and 200 cells counted, or cellularity of 10 % or more. Counts without "
					+ "transfusion or growth factor for some days.");
	}

	private static void answer(Inputs in, Tally tally) {
		boolean left = (in.knows("bmBlasts") && in.number("bmBlasts") >= 5) || in.knownYes("circulatingBlasts")
				|| in.knownYes("extramedullary");
		if (left || in.number("bmBlasts") >= 5 || in.yes("circulatingBlasts") || in.yes("extramedullary")) {
			tally.because("Leukaemia", "still found").group("NOT_CR");
			return;
		}
		double neutrophils = in.number("anc");
		double platelets = in.number("plt");
		String group = (neutrophils >= 1 && platelets >= 100) ? "CR" : (neutrophils >= 0.5 && platelets >= 50) ? "CRh"
				: (neutrophils >= 1 || platelets >= 100) ? "CRi" : "MLFS";
		tally.because("Leukaemia", "not found")
			.because("Neutrophils", Score.plain(neutrophils) + " x 10^9/L")
			.because("Platelets", Score.plain(platelets) + " x 10^9/L")
			.group(group);
	}

	/** Children with relapsed AML: blasts after the first course. */
	static Score early() {
		String words = "4-year survival %s %%; 338 children, Relapsed AML 2001/01";
		return new Written(Sheet.of("paediatric_aml_day28", "Day-28 marrow", "Children with relapsed AML: early response",
				Topic.AML, "1.6", "338 children with relapsed AML, Relapsed AML 2001/01",
				List.of(Input.number("marrowBlastsDay28", "Marrow blasts on day 28 of the first re-induction", "%", 0,
						100)
					.tried(2.0, 8.0, 15.0, 50.0), Input.age("ageYears", "Age", 0, 110).asGuard()),
				List.of(early("LE5", "5 % or less", words, 52), early("6_10", "above 5 to 10 %", words, 36),
						early("11_20", "above 10 to 20 %", words, 21), early("GT20", "above 20 %", words, 14)),
				"Marrow blasts on day 28: 5 % or less, above 5 to 10, above 10 to 20, above 20",
				"After the first re-induction; stronger than the time to relapse.",
				"Not for the choice of the first treatment of the relapse; not for adults.",
				"Creutzig U et al., Haematologica 2014", CheckMark.V), (in, tally) -> {
					double blasts = in.number("marrowBlastsDay28");
					tally.because("Marrow blasts", Score.plain(blasts) + " %")
						.group((blasts <= 5) ? "LE5" : (blasts <= 10) ? "6_10" : (blasts <= 20) ? "11_20" : "GT20");
				})
			.outside((in) -> (in.knows("ageYears") && in.years("ageYears") >= 18)
					? Optional.of("Made for children.") : Optional.empty())
			.saying("The paper prints whole percents; values between them are counted with the class below the next "
					+ "one. Survival of a group, not the chance of this child.");
	}

	private static Group early(String name, String condition, String words, int survival) {
		return Group
			.published(name, condition, words.formatted(survival), CheckMark.V,
					Measure.percent("Survival at 4 years", survival))
			.called(condition);
	}

}
