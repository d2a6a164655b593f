package org.nextline.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.TreatmentHistory;
import org.nextline.vocabulary.Truth;
import org.nextline.vocabulary.Value;
import org.nextline.vocabulary.Words;

/** Reports data that contradict each other before any advice (gate G-CONSISTENT). */
public final class Consistency {

	private static final String BEGIN = "Contradictory data: ";

	/** Leukaemias that relapse only from a complete remission. */
	private static final Set<Disease> ACUTE = EnumSet.of(Disease.AML, Disease.APL, Disease.B_ALL, Disease.T_ALL,
			Disease.MPAL, Disease.BPDCN);

	private final CaseFacts facts;

	private final Situation situation;

	private final List<Contradiction> found = new ArrayList<>();

	private Consistency(Situation situation) {
		this.facts = situation.facts();
		this.situation = situation;
	}

	/**
	 * Two facts that cannot both be right.
	 *
	 * @param message both facts in words, beginning with "Contradictory data:"
	 * @param fields the fields concerned
	 */
	public record Contradiction(String message, Set<CaseField> fields) {
	}

	/** All contradictions of a case, derived facts included. */
	public static List<Contradiction> of(Situation situation) {
		Consistency check = new Consistency(situation);
		check.person();
		check.transplant();
		check.fitness();
		check.disease();
		check.remission();
		check.answers();
		return List.copyOf(check.found);
	}

	private void report(String words, CaseField first, CaseField... rest) {
		this.found.add(new Contradiction(BEGIN + words, EnumSet.of(first, rest)));
	}

	private boolean stated(CaseField field) {
		Fact fact = this.facts.get(field);
		return fact != null && !fact.derived();
	}

	private String said(CaseField field) {
		Fact fact = this.facts.get(field);
		return field.label().replace("?", "").toLowerCase(java.util.Locale.ROOT) + " "
				+ ((fact != null) ? Words.of(field, fact.value()) : "not known");
	}

	private void person() {
		if (this.facts.is(CaseField.SEX, "M") && this.facts.is(CaseField.PREGNANT, "yes")) {
			report("sex male and pregnant.", CaseField.SEX, CaseField.PREGNANT);
		}
		OptionalDouble ecog = this.facts.number(CaseField.ECOG);
		OptionalDouble karnofsky = this.facts.number(CaseField.KARNOFSKY);
		if (ecog.isPresent() && karnofsky.isPresent() && stated(CaseField.KARNOFSKY)
				&& Math.abs(ecog.getAsDouble() - converted(karnofsky.getAsDouble())) > 1) {
			report("ECOG " + Value.plain(ecog.getAsDouble()) + " and Karnofsky " + Value.plain(karnofsky.getAsDouble())
					+ " differ by more than one level.", CaseField.ECOG, CaseField.KARNOFSKY);
		}
		OptionalDouble lansky = this.facts.number(CaseField.LANSKY);
		if (ecog.isPresent() && lansky.isPresent() && this.facts.number(CaseField.AGE_YEARS).orElse(99) < 16
				&& Math.abs(ecog.getAsDouble() - converted(lansky.getAsDouble())) > 1) {
			report("ECOG " + Value.plain(ecog.getAsDouble()) + " and Lansky " + Value.plain(lansky.getAsDouble())
					+ " differ by more than one level.", CaseField.ECOG, CaseField.LANSKY);
		}
	}

	private static int converted(double karnofsky) {
		return (karnofsky >= 90) ? 0 : (karnofsky >= 70) ? 1 : (karnofsky >= 50) ? 2 : (karnofsky >= 30) ? 3 : 4;
	}

	private void transplant() {
		if (this.facts.is(CaseField.PRIOR_ALLO_HSCT, "no")) {
			if (stated(CaseField.MONTHS_SINCE_ALLO_HSCT)) {
				report("no allogeneic transplant in the past, and " + said(CaseField.MONTHS_SINCE_ALLO_HSCT) + ".",
						CaseField.PRIOR_ALLO_HSCT, CaseField.MONTHS_SINCE_ALLO_HSCT);
			}
			if (this.facts.is(CaseField.ACTIVE_GVHD, "yes")) {
				report("no allogeneic transplant in the past, and active graft-versus-host disease.",
						CaseField.PRIOR_ALLO_HSCT, CaseField.ACTIVE_GVHD);
			}
			if (this.situation.history().prior("ALLO_HSCT") == Truth.TRUE) {
				report("no allogeneic transplant in the past, and one among the earlier treatments.",
						CaseField.PRIOR_ALLO_HSCT, CaseField.PRIOR_THERAPIES);
			}
		}
		if (this.facts.is(CaseField.ACTIVE_GVHD, "no") && this.facts.number(CaseField.GVHD_GRADE).orElse(0) > 0) {
			report("no active graft-versus-host disease, and its grade entered as "
					+ Value.plain(this.facts.number(CaseField.GVHD_GRADE).orElse(0)) + ".", CaseField.ACTIVE_GVHD,
					CaseField.GVHD_GRADE);
		}
		if (this.facts.is(CaseField.PRIOR_ALLO_HSCT, "no")
				&& (this.facts.number(CaseField.WORST_GVHD_GRADE).orElse(0) > 0
						|| this.facts.is(CaseField.ACUTE_GVHD_AFTER_HSCT, "yes"))) {
			report("no allogeneic transplant in the past, and graft-versus-host disease after it.",
					CaseField.PRIOR_ALLO_HSCT, CaseField.WORST_GVHD_GRADE, CaseField.ACUTE_GVHD_AFTER_HSCT);
		}
	}

	private void fitness() {
		if (stated(CaseField.FITNESS) && this.facts.is(CaseField.FITNESS, "FIT")) {
			if (this.facts.number(CaseField.ECOG).orElse(0) >= 3) {
				report("stated fit, and " + said(CaseField.ECOG) + ".", CaseField.FITNESS, CaseField.ECOG);
			}
			if (this.facts.number(CaseField.LVEF).orElse(100) < 40) {
				report("stated fit, and " + said(CaseField.LVEF) + ".", CaseField.FITNESS, CaseField.LVEF);
			}
			if (this.facts.number(CaseField.HCT_CI).orElse(0) >= 5) {
				report("stated fit, and " + said(CaseField.HCT_CI) + ".", CaseField.FITNESS, CaseField.HCT_CI);
			}
		}
	}

	private void disease() {
		double marrow = this.facts.number(CaseField.MARROW_BLASTS).orElse(0);
		double blood = this.facts.number(CaseField.BLOOD_BLASTS).orElse(0);
		if (this.facts.is(CaseField.SETTING, "MRD_RELAPSE") && marrow >= 5) {
			report("MRD relapse, and marrow blasts " + Value.plain(marrow) + " %: that is an overt relapse.",
					CaseField.SETTING, CaseField.MARROW_BLASTS);
		}
		this.situation.genetics()
			.contradicted()
			.forEach((finding, absent) -> report(
					finding + " in the karyotype, and " + absent + " entered as tested and not found.",
					CaseField.CYTOGENETICS, CaseField.KNOWN_ABSENT, CaseField.ALTERATIONS));
		Truth promyelocytic = this.situation.genetics().alteration(Lesion.of("PML::RARA FUSION"));
		if (this.facts.disease().filter(Disease.AML::equals).isPresent() && promyelocytic.isTrue()) {
			report("AML, and PML::RARA found: that is APL.", CaseField.DISEASE, CaseField.ALTERATIONS);
		}
		if (this.facts.disease().filter(Disease.APL::equals).isPresent() && promyelocytic.isFalse()) {
			report("APL, and PML::RARA tested and not found.", CaseField.DISEASE, CaseField.KNOWN_ABSENT);
		}
		boolean early = this.facts.is(CaseField.CML_PHASE, "CHRONIC")
				|| this.facts.is(CaseField.CML_PHASE, "ACCELERATED");
		if (early && (marrow >= 20 || blood >= 20)) {
			report("CML in " + Words.of(CaseField.CML_PHASE, this.facts.code(CaseField.CML_PHASE).orElse(""))
				.toLowerCase(java.util.Locale.ROOT) + ", and blasts of 20 % or more: that is blast phase.",
					CaseField.CML_PHASE, CaseField.MARROW_BLASTS, CaseField.BLOOD_BLASTS);
		}
	}

	private void remission() {
		OptionalDouble first = this.facts.number(CaseField.FIRST_REMISSION_MONTHS);
		OptionalDouble last = this.facts.number(CaseField.LAST_REMISSION_MONTHS);
		boolean acute = this.facts.disease().map(ACUTE::contains).orElse(false);
		if (this.facts.is(CaseField.SETTING, "RELAPSE") && acute && first.isPresent() && first.getAsDouble() == 0
				&& last.orElse(0) == 0) {
			report("relapse, and a remission of 0 months: without a remission it is refractory disease.",
					CaseField.SETTING, CaseField.FIRST_REMISSION_MONTHS);
		}
		if (this.facts.is(CaseField.SETTING, "RELAPSE") && acute && neverInRemission()) {
			report("relapse, and no remission with any earlier treatment.", CaseField.SETTING,
					CaseField.PRIOR_THERAPIES);
		}
		if (this.facts.number(CaseField.RELAPSE_NUMBER).orElse(0) == 1 && first.isPresent() && last.isPresent()
				&& Math.abs(first.getAsDouble() - last.getAsDouble()) > 0.05) {
			report("first relapse, and the first remission (" + Value.plain(first.getAsDouble())
					+ " months) and the last (" + Value.plain(last.getAsDouble()) + " months) differ.",
					CaseField.FIRST_REMISSION_MONTHS, CaseField.LAST_REMISSION_MONTHS);
		}
	}

	private boolean neverInRemission() {
		List<TreatmentHistory.Course> courses = this.situation.history().courses();
		return !courses.isEmpty() && !this.facts.knows(CaseField.FIRST_REMISSION_MONTHS)
				&& courses.stream()
					.allMatch((course) -> Set.of("NO_RESPONSE", "PD", "SD", "PR")
						.contains(String.valueOf(course.entry().bestResponse())));
	}

	/** A stated value wins over what follows from other facts, but not in silence. */
	private void answers() {
		if (stated(CaseField.TP53_ABERRANT) && this.facts.is(CaseField.TP53_ABERRANT, "no")) {
			if (this.facts.has(CaseField.CYTOGENETICS, "del(17p)")) {
				report("no TP53 aberration, and del(17p) found.", CaseField.TP53_ABERRANT, CaseField.CYTOGENETICS);
			}
			if (this.situation.genetics().alteration(Lesion.of("TP53 MUTATION")).isTrue()) {
				report("no TP53 aberration, and a TP53 mutation found.", CaseField.TP53_ABERRANT,
						CaseField.ALTERATIONS);
			}
		}
		never(CaseField.CBTKI_STATUS, "COVALENT_BTK_INHIBITOR", "a covalent BTK inhibitor");
		never(CaseField.NCBTKI_STATUS, "NONCOVALENT_BTK_INHIBITOR", "a non-covalent BTK inhibitor");
		never(CaseField.BCL2I_STATUS, "BCL2_INHIBITOR", "a BCL2 inhibitor");
		int treatments = this.situation.history().courses().size();
		if (stated(CaseField.PRIOR_LINES) && this.facts.number(CaseField.PRIOR_LINES).orElse(1) == 0
				&& treatments > 0) {
			report("no earlier line of treatment, and earlier treatments listed.", CaseField.PRIOR_LINES,
					CaseField.PRIOR_THERAPIES);
		}
		int inhibitors = this.situation.history().members("BCR_ABL1_TKI").size();
		OptionalDouble line = this.facts.number(CaseField.TKI_LINE);
		if (stated(CaseField.TKI_LINE) && line.isPresent() && line.getAsDouble() < inhibitors) {
			report("TKI number " + Value.plain(line.getAsDouble()) + ", and " + inhibitors
					+ " different TKIs among the treatments.", CaseField.TKI_LINE, CaseField.PRIOR_THERAPIES);
		}
		if (this.facts.is(CaseField.PREGNANT, "no") && stated(CaseField.PREGNANT)
				&& this.facts.number(CaseField.GESTATION_WEEKS).orElse(0) > 0) {
			report("not pregnant, and " + said(CaseField.GESTATION_WEEKS) + ".", CaseField.PREGNANT,
					CaseField.GESTATION_WEEKS);
		}
		if (this.facts.is(CaseField.SETTING, "TREATMENT_FREE_REMISSION_LOSS")
				&& this.facts.is(CaseField.TFR_ATTEMPT, "no")) {
			report("treatment-free remission lost, and stopping the TKI never tried.", CaseField.SETTING,
					CaseField.TFR_ATTEMPT);
		}
	}

	private void never(CaseField status, String className, String words) {
		if (stated(status) && this.facts.is(status, "NAIVE")
				&& this.situation.history().prior(className) == Truth.TRUE) {
			report("never " + words + ", and one among the treatments.", status, CaseField.PRIOR_THERAPIES);
		}
	}

}
