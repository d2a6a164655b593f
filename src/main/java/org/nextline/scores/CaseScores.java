package org.nextline.scores;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.TreatmentHistory;
import org.nextline.vocabulary.Truth;
import org.nextline.vocabulary.Value;

/**
 * The scores that make sense for a case, fed with its facts. What a case does not tell is
 * unknown to the score; what has no field is left open.
 */
public final class CaseScores {

	private static final Set<Disease> TRANSPLANTED = EnumSet.of(Disease.AML, Disease.APL, Disease.B_ALL, Disease.T_ALL,
			Disease.MPAL, Disease.CML, Disease.CLL, Disease.RICHTER, Disease.T_PLL, Disease.BPDCN);

	private static final Set<Disease> IN_RISK_INDEX = EnumSet.of(Disease.AML, Disease.APL, Disease.B_ALL, Disease.T_ALL,
			Disease.CML, Disease.CLL);

	private static final Set<String> REMISSIONS = Set.of("CR", "CRH", "CRI", "CRC");

	private static final Set<String> NO_REMISSION = Set.of("PR", "SD", "NO_RESPONSE", "PD");

	/** Months from which the time to transplantation scores. */
	private static final double LATE_TRANSPLANT = 12;

	private final CaseFacts facts;

	private final CaseGenetics genetics;

	private final TreatmentHistory history;

	private final List<CaseScore> scores = new ArrayList<>();

	private CaseScores(CaseFacts complete, Agents agents) {
		this.facts = complete.atThisRelapse();
		this.genetics = new CaseGenetics(complete);
		this.history = new TreatmentHistory(complete, agents);
	}

	/**
	 * The scores of a case, those that decide most first.
	 * @param complete the facts with everything that follows from them
	 * @param agents the catalogue, which knows classes of agents
	 */
	public static List<CaseScore> of(CaseFacts complete, Agents agents) {
		CaseScores scores = new CaseScores(complete, agents);
		complete.disease().ifPresent(scores::score);
		return List.copyOf(scores.scores);
	}

	private void score(Disease disease) {
		switch (disease) {
			case AML -> leukaemia();
			case B_ALL, T_ALL -> lymphoblastic(disease);
			case CML -> chronicMyeloid();
			case CLL -> chronicLymphocytic();
			default -> {
				// no score of its own
			}
		}
		transplant(disease);
		if (disease == Disease.AML && adult()) {
			fitness();
		}
		lysis(disease);
		background(disease);
	}

	private void add(CaseScore.Use use, Feed feed) {
		this.scores.add(feed.result(use));
	}

	private Feed feed(String id) {
		return new Feed(id, this.facts);
	}

	private boolean is(CaseField field, String... codes) {
		return this.facts.code(field).filter(Set.of(codes)::contains).isPresent();
	}

	private OptionalDouble number(CaseField field) {
		return this.facts.number(field);
	}

	private boolean comfort() {
		return is(CaseField.GOALS_OF_CARE, "COMFORT");
	}

	/** An adult, or of unknown age. */
	private boolean adult() {
		return number(CaseField.AGE_YEARS).orElse(99) >= 18;
	}

	private Truth conditions(String code) {
		return this.facts.codes(CaseField.OTHER_CONDITIONS)
			.map((codes) -> Truth.of(codes.contains(code)))
			.orElse(Truth.UNKNOWN);
	}

	private Truth answer(CaseField field) {
		return this.facts.code(field).map((answer) -> Truth.of(answer.equals("yes"))).orElse(Truth.UNKNOWN);
	}

	private Truth extramedullary() {
		return this.facts.codes(CaseField.SITES)
			.map((sites) -> Truth.of(sites.stream().anyMatch((site) -> !site.equals("MARROW"))))
			.orElse(Truth.UNKNOWN);
	}

	// AML

	private void leukaemia() {
		boolean overt = !is(CaseField.SETTING, "MRD_RELAPSE", "MRD_PERSISTENCE");
		boolean unfit = is(CaseField.FITNESS, "UNFIT", "FRAIL");
		if (number(CaseField.AGE_YEARS).orElse(99) >= 15) {
			add(CaseScore.Use.PROGNOSIS, feed("epi_aml_first_relapse").code("disease", CaseField.DISEASE)
				.code("setting", CaseField.SETTING)
				.number("relapseNumber", CaseField.RELAPSE_NUMBER)
				.number("firstRemissionMonths", CaseField.FIRST_REMISSION_MONTHS)
				.put("cytogeneticsAtDiagnosis", this.genetics.karyotypeAtDiagnosis(),
						CaseField.CYTOGENETICS_AT_DIAGNOSIS, "")
				.number("ageYears", CaseField.AGE_YEARS)
				.yesNo("priorHsct", CaseField.PRIOR_HSCT));
		}
		if (adult() && overt && !unfit && !comfort()) {
			add(CaseScore.Use.PROGNOSIS, feed("goelams_rr_aml").code("disease", CaseField.DISEASE)
				.truth("flt3Itd", this.genetics.duplication(), CaseField.ALTERATIONS, "")
				.truth("highRiskCytogenetics", this.genetics.adverseLesion(), CaseField.CYTOGENETICS,
						"adverse lesion of ELN 2022")
				.code("setting", CaseField.SETTING)
				.put("firstRemissionMonths",
						is(CaseField.SETTING, "PRIMARY_REFRACTORY") ? null
								: known(CaseField.FIRST_REMISSION_MONTHS),
						CaseField.FIRST_REMISSION_MONTHS, "")
				.number("ageYears", CaseField.AGE_YEARS)
				.yesNo("priorAlloHsct", CaseField.PRIOR_ALLO_HSCT));
		}
		add(CaseScore.Use.PROGNOSIS, geneticRisk());
		if (adult() && unfit && !comfort()) {
			add(CaseScore.Use.PROGNOSIS, lessIntensive());
		}
		if (is(CaseField.PRIOR_ALLO_HSCT, "yes") && overt) {
			add(CaseScore.Use.PROGNOSIS,
					feed("post_allo_timing").number("monthsSinceAlloHsct", CaseField.MONTHS_SINCE_ALLO_HSCT));
			add(CaseScore.Use.PROGNOSIS, feed("schmid_ric_2012").code("disease", CaseField.DISEASE)
				.number("monthsSinceAlloHsct", CaseField.MONTHS_SINCE_ALLO_HSCT)
				.number("marrowBlasts", CaseField.MARROW_BLASTS)
				.yesNo("acuteGvhdAfterHsct", CaseField.ACUTE_GVHD_AFTER_HSCT)
				.note("Whether conditioning was of reduced intensity is not recorded; the factors were found after it."));
		}
	}

	private @Nullable Object known(CaseField field) {
		return number(field).isPresent() ? number(field).getAsDouble() : null;
	}

	private Feed geneticRisk() {
		Feed feed = feed("eln2022")
			.put("karyotype", this.genetics.karyotype(), CaseField.CYTOGENETICS, "at this relapse")
			.put("fusions", this.genetics.fusions(), CaseField.ALTERATIONS, "at this relapse")
			.truth("flt3Itd", this.genetics.duplication(), CaseField.ALTERATIONS, "at this relapse")
			.truth("npm1", this.genetics.mutated("NPM1"), CaseField.ALTERATIONS, "at this relapse")
			.truth("cebpaBzip", this.genetics.inFrameBzip(), CaseField.ALTERATIONS, "at this relapse")
			.truth("tp53", this.genetics.mutated("TP53"), CaseField.ALTERATIONS, "at this relapse")
			.put("tp53Vaf", this.genetics.share("TP53"), CaseField.ALTERATIONS, "at this relapse")
			.number("ageYears", CaseField.AGE_YEARS);
		for (String gene : Lesions.MYELODYSPLASIA_RELATED) {
			feed.truth(gene.toLowerCase(Locale.ROOT), this.genetics.mutated(gene), CaseField.ALTERATIONS,
					"at this relapse");
		}
		this.facts.code(CaseField.ELN2022_RISK_AT_DIAGNOSIS)
			.ifPresent((risk) -> feed.note("At diagnosis: " + Group.spoken(risk) + ". That class is kept."));
		this.facts.code(CaseField.ELN2022_RISK)
			.ifPresent((risk) -> feed.note("Stated for this relapse: " + Group.spoken(risk) + "; the rules use it."));
		return feed.note("From the findings at this relapse.");
	}

	private Feed lessIntensive() {
		Feed feed = feed("eln2024_less_intensive").code("disease", CaseField.DISEASE)
			.truth("priorHma", this.history.prior("HMA"), CaseField.PRIOR_THERAPIES, "")
			.truth("flt3Itd", this.genetics.duplication(), CaseField.ALTERATIONS, "")
			.put("plannedRegimen", plannedRegimen(), CaseField.PLANNED_AGENTS, "");
		for (String gene : List.of("TP53", "DDX41", "IDH1", "NRAS", "KRAS")) {
			feed.truth(gene.toLowerCase(Locale.ROOT), this.genetics.mutated(gene), CaseField.ALTERATIONS, "");
		}
		return feed;
	}

	private @Nullable String plannedRegimen() {
		Set<String> planned = this.facts.codes(CaseField.PLANNED_AGENTS).orElse(Set.of());
		if (planned.contains("ivosidenib")) {
			return "AZA+IVO";
		}
		return (planned.contains("venetoclax") || planned.contains("VENETOCLAX_COMBINATION")) ? "AZA+VEN" : null;
	}

	// ALL

	private void lymphoblastic(Disease disease) {
		double age = number(CaseField.AGE_YEARS).orElse(99);
		boolean childProtocol = age < 22 && is(CaseField.PROTOCOL_GROUP, "COG", "BFM_INTREALL", "R3");
		boolean relapse = !this.facts.knows(CaseField.SETTING) || is(CaseField.SETTING, "RELAPSE");
		if (relapse && (age < 18 || childProtocol)) {
			add(CaseScore.Use.PROGNOSIS, child("bfm_s_group", disease));
			add(CaseScore.Use.PROGNOSIS, child("intreall", disease));
			if (is(CaseField.PROTOCOL_GROUP, "COG")) {
				add(CaseScore.Use.PROGNOSIS,
						child("cog_all_relapse", disease).number("mrdEndReinduction", CaseField.MRD_END_REINDUCTION));
			}
		}
		if (adult() && !is(CaseField.SETTING, "MRD_PERSISTENCE")) {
			add(CaseScore.Use.PROGNOSIS, feed("adult_all_cr1_strata")
				.put("firstRemissionMonths",
						is(CaseField.SETTING, "PRIMARY_REFRACTORY") ? null
								: known(CaseField.FIRST_REMISSION_MONTHS),
						CaseField.FIRST_REMISSION_MONTHS, "")
				.code("setting", CaseField.SETTING)
				.number("ageYears", CaseField.AGE_YEARS)
				.yesNo("priorAlloHsct", CaseField.PRIOR_ALLO_HSCT)
				.truth("extramedullary", extramedullary(), CaseField.SITES, "")
				.truth("phPositive", this.genetics.philadelphia(), CaseField.ALTERATIONS, ""));
		}
	}

	private Feed child(String id, Disease disease) {
		Feed feed = feed(id).put("lineage", (disease == Disease.B_ALL) ? "B" : "T", CaseField.DISEASE, "")
			.number("ageYears", CaseField.AGE_YEARS)
			.number("relapseNumber", CaseField.RELAPSE_NUMBER)
			.number("monthsFromDiagnosis", CaseField.MONTHS_FROM_DIAGNOSIS)
			.truth("extramedullary", extramedullary(), CaseField.SITES, "")
			.truth("phPositive", this.genetics.philadelphia(), CaseField.ALTERATIONS, "")
			.yesNo("priorAlloHsct", CaseField.PRIOR_ALLO_HSCT);
		boolean free = this.facts.codes(CaseField.SITES).filter((sites) -> !sites.contains("MARROW")).isPresent();
		feed.put("marrowBlasts",
				number(CaseField.MARROW_BLASTS).isPresent() ? known(CaseField.MARROW_BLASTS) : free ? 0.0 : null,
				CaseField.MARROW_BLASTS,
				(free && number(CaseField.MARROW_BLASTS).isEmpty()) ? "below 5 %: marrow is not among the sites" : "");
		if (!id.equals("cog_all_relapse")) {
			OptionalDouble end = number(CaseField.MONTHS_FROM_END_OF_THERAPY);
			boolean on = end.isPresent() && end.getAsDouble() < 0;
			feed.put("monthsFromEndOfTherapy", (end.isPresent() && !on) ? end.getAsDouble() : null,
					CaseField.MONTHS_FROM_END_OF_THERAPY, "")
				.put("onTherapy", end.isPresent() ? (Object) on : null, CaseField.MONTHS_FROM_END_OF_THERAPY,
						on ? "before the end of therapy" : "");
		}
		return feed;
	}

	// CML

	private void chronicMyeloid() {
		boolean onTreatment = !is(CaseField.SETTING, "TREATMENT_FREE_REMISSION_LOSS");
		boolean chronic = !this.facts.knows(CaseField.CML_PHASE) || is(CaseField.CML_PHASE, "CHRONIC");
		if (onTreatment && chronic && number(CaseField.MONTHS_ON_TKI).orElse(99) >= 3) {
			Feed feed = feed("eln_cml_milestones").number("monthsOnTki", CaseField.MONTHS_ON_TKI)
				.number("bcrAbl1Is", CaseField.BCR_ABL1_IS)
				.yesNo("confirmed", CaseField.BCR_ABL1_CONFIRMED)
				.truth("resistanceMutation", this.genetics.domainMutation(), CaseField.ALTERATIONS, "")
				.yesNo("highRiskAca", CaseField.HIGH_RISK_ACA)
				.code("transcriptType", CaseField.TRANSCRIPT_TYPE);
			this.facts.find(CaseField.CML_RESPONSE)
				.ifPresent((fact) -> feed.note("The rules use the response class "
						+ Group.spoken(fact.value().words())
						+ ((fact.derivedFrom() != null) ? " (" + fact.derivedFrom() + ")." : ", as stated.")));
			add(CaseScore.Use.PROGNOSIS, feed);
		}
	}

	// CLL

	private void chronicLymphocytic() {
		boolean treated = number(CaseField.PRIOR_LINES).orElse(1) > 0;
		if (treated) {
			add(CaseScore.Use.PROGNOSIS, feed("ball").code("disease", CaseField.DISEASE)
				.number("b2mMgL", CaseField.B2M_MG_L)
				.code("sex", CaseField.SEX)
				.number("hemoglobinGL", CaseField.HEMOGLOBIN_GL)
				.number("ldhXUln", CaseField.LDH_X_ULN)
				.put("monthsFromStartOfLastTherapy", sinceStart(), CaseField.PRIOR_THERAPIES, sinceStartFrom()));
		}
		add(CaseScore.Use.PROGNOSIS, binet());
		add(CaseScore.Use.PROGNOSIS, rai());
	}

	/**
	 * Months from the start of the last therapy: on a current one those that it lasts; of
	 * an earlier one only that it began before its end, which settles it from 24 months.
	 */
	private @Nullable Object sinceStart() {
		boolean ongoing = this.facts.codes(CaseField.CURRENT_THERAPY).filter((agents) -> !agents.isEmpty()).isPresent();
		if (ongoing) {
			return known(CaseField.MONTHS_ON_CURRENT_THERAPY);
		}
		OptionalDouble end = lastDose();
		return (this.history.known() && end.isPresent() && end.getAsDouble() >= 24) ? end.getAsDouble() : null;
	}

	private String sinceStartFrom() {
		boolean ongoing = this.facts.codes(CaseField.CURRENT_THERAPY).filter((agents) -> !agents.isEmpty()).isPresent();
		return ongoing ? "months on the current treatment" : "at least: months since its last dose";
	}

	private OptionalDouble lastDose() {
		boolean dated = this.history.courses().stream().allMatch((course) -> course.entry().monthsAgo() != null);
		return dated ? this.history.courses()
			.stream()
			.map((course) -> course.entry().monthsAgo())
			.filter((months) -> months != null)
			.mapToDouble(Double::doubleValue)
			.min() : OptionalDouble.empty();
	}

	private Truth fromCll() {
		Truth stated = answer(CaseField.CYTOPENIA_FROM_DISEASE);
		return (stated.isUnknown() && is(CaseField.AUTOIMMUNE_CYTOPENIA, "yes")) ? Truth.FALSE : stated;
	}

	private Feed binet() {
		return feed("binet").number("hemoglobinGL", CaseField.HEMOGLOBIN_GL)
			.number("platelets", CaseField.PLATELETS)
			.number("enlargedAreas", CaseField.ENLARGED_AREAS)
			.truth("cytopeniaDueToCll", fromCll(), CaseField.CYTOPENIA_FROM_DISEASE, "");
	}

	private Feed rai() {
		Truth enlarged = number(CaseField.LARGEST_NODE_CM).isPresent()
				? Truth.of(number(CaseField.LARGEST_NODE_CM).getAsDouble() > 1.5) : Truth.UNKNOWN;
		Truth site = this.facts.codes(CaseField.SITES)
			.map((sites) -> Truth.of(sites.contains("NODAL")))
			.orElse(Truth.UNKNOWN);
		Truth nodes = enlarged.isUnknown() ? site : site.isTrue() ? Truth.TRUE : enlarged;
		Truth spleen = (number(CaseField.SPLEEN_CM).orElse(0) > 0) ? Truth.TRUE : Truth.UNKNOWN; // the liver has no field
		Truth lymphocytes = (number(CaseField.ALC).orElse(0) >= 5) ? Truth.TRUE : Truth.UNKNOWN;
		return feed("rai").number("hemoglobinGL", CaseField.HEMOGLOBIN_GL)
			.number("platelets", CaseField.PLATELETS)
			.truth("nodes", nodes, CaseField.LARGEST_NODE_CM, "largest node above 1.5 cm, or nodal site")
			.truth("splenomegalyOrHepatomegaly", spleen, CaseField.SPLEEN_CM, "spleen palpable")
			.truth("lymphocytosis", lymphocytes, CaseField.ALC, "")
			.truth("cytopeniaDueToCll", fromCll(), CaseField.CYTOPENIA_FROM_DISEASE, "");
	}

	// Transplantation

	private void transplant(Disease disease) {
		boolean open = !comfort() && !is(CaseField.GOALS_OF_CARE, "LIFE_PROLONGING")
				&& number(CaseField.AGE_YEARS).orElse(50) <= 75;
		boolean planned = this.facts.codes(CaseField.PLANNED_AGENTS)
			.filter((agents) -> agents.contains("ALLO_HSCT") || agents.contains("allogeneic HSCT"))
			.isPresent();
		boolean donor = this.facts.knows(CaseField.DONOR_AVAILABLE) && !is(CaseField.DONOR_AVAILABLE, "UNKNOWN");
		boolean asked = planned || donor
				|| (disease != Disease.CLL && disease != Disease.CML && is(CaseField.GOALS_OF_CARE, "CURATIVE"));
		boolean judged = this.facts.knows(CaseField.COMORBIDITIES) || this.facts.knows(CaseField.HCT_CI);
		if (!TRANSPLANTED.contains(disease) || !open || !(asked || judged)) {
			return;
		}
		if (this.facts.knows(CaseField.COMORBIDITIES) || !this.facts.knows(CaseField.HCT_CI)) {
			add(CaseScore.Use.TRANSPLANT, comorbidities());
		}
		add(CaseScore.Use.TRANSPLANT,
				feed("hct_ci_age").number("hctCi", CaseField.HCT_CI).number("ageYears", CaseField.AGE_YEARS));
		if (asked && IN_RISK_INDEX.contains(disease)) {
			add(CaseScore.Use.TRANSPLANT, riskIndex(disease));
		}
		if (asked) {
			add(CaseScore.Use.TRANSPLANT, ebmt(disease));
		}
	}

	private Feed comorbidities() {
		Feed feed = feed("hct_ci").put("comorbidities",
				this.facts.codes(CaseField.COMORBIDITIES).map((codes) -> (Object) new ArrayList<>(codes)).orElse(null),
				CaseField.COMORBIDITIES, "");
		this.facts.codes(CaseField.COMORBIDITIES).ifPresent((ticked) -> {
			Set<String> measured = new LinkedHashSet<>(Comorbidity.measured(measured()));
			measured.removeAll(ticked);
			if (ticked.contains("pulmonarySevere")) {
				measured.remove("pulmonaryModerate");
			}
			if (ticked.contains("hepaticModSevere")) {
				measured.remove("hepaticMild");
			}
			for (Comorbidity.Item item : Comorbidity.ITEMS) {
				if (measured.contains(item.key())) {
					feed.note("A measured value makes \"" + item.label() + "\" (" + item.weight()
							+ "), which is not ticked: check the comorbidities.");
				}
			}
			OptionalDouble stated = number(CaseField.HCT_CI);
			if (stated.isPresent() && stated.getAsDouble() != Comorbidity.points(ticked)) {
				feed.note("HCT-CI " + Score.plain(stated.getAsDouble()) + " was stated; the rules use that.");
			}
		});
		return feed;
	}

	private Inputs measured() {
		Map<String, Object> values = new java.util.HashMap<>();
		number(CaseField.DLCO).ifPresent((value) -> values.put("dlco", value));
		number(CaseField.FEV1).ifPresent((value) -> values.put("fev1", value));
		number(CaseField.CREATININE_MG_DL).ifPresent((value) -> values.put("creatinineMgDl", value));
		number(CaseField.BILIRUBIN_ULN).ifPresent((value) -> values.put("bilirubinUln", value));
		number(CaseField.ALT_ULN).ifPresent((value) -> values.put("altUln", value));
		number(CaseField.LVEF).ifPresent((value) -> values.put("lvef", value));
		if (number(CaseField.HEIGHT_CM).isPresent() && number(CaseField.WEIGHT_KG).isPresent() && adult()) {
			double metres = number(CaseField.HEIGHT_CM).getAsDouble() / 100;
			values.put("bmi", number(CaseField.WEIGHT_KG).getAsDouble() / (metres * metres));
		}
		return Inputs.of(values);
	}

	/** Whether the disease is in remission now; unknown before it was assessed. */
	private Truth remission() {
		if (is(CaseField.CURRENT_RESPONSE, REMISSIONS.toArray(String[]::new))
				|| is(CaseField.SETTING, "MRD_RELAPSE", "MRD_PERSISTENCE")) {
			return Truth.TRUE;
		}
		return is(CaseField.CURRENT_RESPONSE, NO_REMISSION.toArray(String[]::new)) ? Truth.FALSE : Truth.UNKNOWN;
	}

	private @Nullable Object remissionNumber() {
		if (number(CaseField.REMISSION_NUMBER).isPresent()) {
			return number(CaseField.REMISSION_NUMBER).getAsDouble();
		}
		boolean relapse = is(CaseField.SETTING, "RELAPSE");
		OptionalDouble relapses = number(CaseField.RELAPSE_NUMBER);
		return (relapse && relapses.isPresent()) ? relapses.getAsDouble() + 1 : null;
	}

	private Feed riskIndex(Disease disease) {
		Feed feed = feed("rdri").code("disease", CaseField.DISEASE);
		switch (disease) {
			case AML, APL -> feed
				.put("statusAtHct", remission().isTrue() ? "CR" : remission().isFalse() ? "ACTIVE" : null,
						CaseField.CURRENT_RESPONSE, "")
				.put("driCytogenetics", (disease == Disease.APL) ? null : this.genetics.transplantClass(),
						CaseField.CYTOGENETICS, "at this relapse");
			case B_ALL, T_ALL -> feed
				.put("statusAtHct", remission().isTrue() ? "CR" : remission().isFalse() ? "ACTIVE" : null,
						CaseField.CURRENT_RESPONSE, "")
				.put("remissionNumber", remissionNumber(), CaseField.REMISSION_NUMBER, "");
			case CML -> feed.put("statusAtHct", phase(), CaseField.CML_PHASE, "")
				.yesNo("previousBlastPhase", CaseField.PREVIOUS_ADVANCED_PHASE);
			default -> feed.put("statusAtHct", response(), CaseField.CURRENT_RESPONSE, "");
		}
		return feed.note("The status is that at transplantation; until then it can change.");
	}

	private @Nullable String phase() {
		if (is(CaseField.CML_PHASE, "CHRONIC") || is(CaseField.SECOND_CHRONIC_PHASE, "yes")) {
			return "CP";
		}
		return is(CaseField.CML_PHASE, "ACCELERATED") ? "AP"
				: is(CaseField.CML_PHASE, "BLAST_MYELOID", "BLAST_LYMPHOID") ? "BP" : null;
	}

	private @Nullable String response() {
		if (remission().isTrue()) {
			return "CR";
		}
		return is(CaseField.CURRENT_RESPONSE, "PR", "PR_L") ? "PR"
				: is(CaseField.CURRENT_RESPONSE, "SD", "NO_RESPONSE", "PD") ? "ADV" : null;
	}

	private Feed ebmt(Disease disease) {
		OptionalDouble since = number(CaseField.MONTHS_FROM_DIAGNOSIS);
		boolean late = since.isPresent() && since.getAsDouble() >= LATE_TRANSPLANT;
		boolean relapsed = is(CaseField.SETTING, "RELAPSE", "MRD_RELAPSE");
		String donor = this.facts.code(CaseField.DONOR_AVAILABLE)
			.filter((code) -> !code.equals("UNKNOWN") && !code.equals("NONE"))
			.orElse(null);
		Truth sexes = answer(CaseField.DONOR_RECIPIENT_SEX);
		return feed("ebmt_score").number("ageYears", CaseField.AGE_YEARS)
			.put("stage", stage(disease), CaseField.CURRENT_RESPONSE, "")
			.put("inCr1", relapsed ? (Object) false : null, CaseField.SETTING, relapsed ? "relapsed" : "")
			.put("monthsDiagnosisToHct", late ? since.getAsDouble() : null, CaseField.MONTHS_FROM_DIAGNOSIS,
					"at least: months from diagnosis to this relapse")
			.put("hlaIdenticalSibling", (donor != null) ? (Object) donor.equals("MATCHED_SIBLING") : null,
					CaseField.DONOR_AVAILABLE, "")
			.truth("femaleDonorMaleRecipient",
					(sexes.isUnknown() && is(CaseField.SEX, "F")) ? Truth.FALSE : sexes,
					CaseField.DONOR_RECIPIENT_SEX, (sexes.isUnknown() && is(CaseField.SEX, "F")) ? "from sex" : "");
	}

	private @Nullable String stage(Disease disease) {
		if (disease == Disease.CML) {
			String phase = phase();
			return "BP".equals(phase) ? "LATE" : "AP".equals(phase) ? "INTERMEDIATE" : null;
		}
		if (remission().isFalse() && disease != Disease.CLL) {
			return "LATE";
		}
		Object reached = remissionNumber();
		if (!remission().isTrue() || !(reached instanceof Double number) || disease == Disease.CLL) {
			return null;
		}
		return (number >= 3) ? "LATE" : (number == 2) ? "INTERMEDIATE" : "EARLY";
	}

	// Fitness

	private void fitness() {
		if (comfort()) {
			return;
		}
		Truth failing = answer(CaseField.HEART_FAILURE);
		Truth lung = conditions("PULMONARY_DISEASE").or(answer(CaseField.CHRONIC_LUNG_DISEASE));
		boolean noLiver = conditions("LIVER_DISEASE").isFalse() && !is(CaseField.SEVERE_LIVER_DISEASE, "yes");
		add(CaseScore.Use.FITNESS, feed("ferrara").number("ageYears", CaseField.AGE_YEARS)
			.number("ecog", CaseField.ECOG)
			.yesNo("ecogRelatedToLeukaemia", CaseField.ECOG_RELATED_TO_LEUKAEMIA)
			.number("lvef", CaseField.LVEF)
			.truth("cardiomyopathy", failing.or(conditions("CARDIOMYOPATHY")), CaseField.OTHER_CONDITIONS, "")
			.number("dlco", CaseField.DLCO)
			.number("fev1", CaseField.FEV1)
			.truth("pulmonaryDisease", lung, CaseField.OTHER_CONDITIONS, "")
			.yesNo("dialysis", CaseField.DIALYSIS)
			.put("childPugh",
					this.facts.code(CaseField.CHILD_PUGH).map((code) -> (Object) code).orElse(noLiver ? "NONE" : null),
					CaseField.CHILD_PUGH, this.facts.knows(CaseField.CHILD_PUGH) ? "" : "no liver disease")
			.truth("refractoryInfection",
					answer(CaseField.INFECTION_REFRACTORY).isUnknown() && is(CaseField.ACTIVE_INFECTION, "no")
							? Truth.FALSE : answer(CaseField.INFECTION_REFRACTORY),
					CaseField.INFECTION_REFRACTORY, "")
			.truth("dyspnoeaAtRestOrOxygen", conditions("DYSPNOEA_AT_REST_OR_OXYGEN"), CaseField.OTHER_CONDITIONS, "")
			.truth("refractoryHeartFailure", failing.and(answer(CaseField.CARDIAC_CONTROLLED).not()),
					CaseField.HEART_FAILURE, "")
			.number("altUln", CaseField.ALT_ULN)
			.truth("liverDisease", conditions("LIVER_DISEASE"), CaseField.OTHER_CONDITIONS, "")
			.truth("acuteViralHepatitis", conditions("ACUTE_VIRAL_HEPATITIS"), CaseField.OTHER_CONDITIONS, "")
			.truth("cognitiveDependence", conditions("COGNITIVE_DEPENDENCE"), CaseField.OTHER_CONDITIONS, "")
			.truth("uncontrolledNeoplasia", conditions("UNCONTROLLED_SECOND_CANCER"), CaseField.OTHER_CONDITIONS, "")
			.note(fitnessNote()));
		add(CaseScore.Use.FITNESS, feed("viale_a_criteria").number("ageYears", CaseField.AGE_YEARS)
			.number("ecog", CaseField.ECOG)
			.yesNo("heartFailure", CaseField.HEART_FAILURE)
			.number("lvef", CaseField.LVEF)
			.number("dlco", CaseField.DLCO)
			.number("fev1", CaseField.FEV1)
			.number("crcl", CaseField.CRCL)
			.number("bilirubinUln", CaseField.BILIRUBIN_ULN));
	}

	private String fitnessNote() {
		return this.facts.find(CaseField.FITNESS)
			.map((Fact fact) -> "The rules use the fitness " + Group.spoken(fact.value().words())
					+ (fact.derived() ? ", derived from these and other limits." : ", as stated."))
			.orElse("");
	}

	// Tumour lysis

	private void lysis(Disease disease) {
		boolean residual = is(CaseField.SETTING, "MRD_RELAPSE", "MRD_PERSISTENCE", "INTOLERANCE");
		if (comfort() || residual || remission().isTrue()) {
			return;
		}
		if (disease == Disease.CLL) {
			Feed feed = feed("tls_venetoclax_cll").number("largestNodeCm", CaseField.LARGEST_NODE_CM)
				.number("alc", CaseField.ALC)
				.number("crcl", CaseField.CRCL);
			this.facts.find(CaseField.TLS_RISK)
				.filter((fact) -> !fact.derived())
				.ifPresent((fact) -> feed
					.note("Stated: " + Group.spoken(fact.value().words()) + " (medium here); the rules use that."));
			add(CaseScore.Use.LYSIS, feed);
			return;
		}
		String called = switch (disease) {
			case AML, B_ALL, T_ALL -> disease.name();
			case CML -> is(CaseField.CML_PHASE, "ACCELERATED") ? "CML_ACCELERATED"
					: is(CaseField.CML_PHASE, "BLAST_MYELOID", "BLAST_LYMPHOID")
							? "CML_" + this.facts.code(CaseField.CML_PHASE).orElse("") : "";
			default -> "";
		};
		if (!called.isEmpty()) {
			add(CaseScore.Use.LYSIS, feed("tls_cairo_2010").put("disease", called, CaseField.DISEASE, "")
				.number("wbc", CaseField.WBC)
				.number("ldhXUln", CaseField.LDH_X_ULN)
				.put("renalDysfunctionOrInvolvement", is(CaseField.DIALYSIS, "yes") ? (Object) true : null,
						CaseField.DIALYSIS, "on dialysis"));
		}
	}

	// Background

	private void background(Disease disease) {
		if (disease == Disease.CML
				&& (!this.facts.knows(CaseField.CML_PHASE) || is(CaseField.CML_PHASE, "CHRONIC"))) {
			add(CaseScore.Use.BACKGROUND, baseline("elts"));
			add(CaseScore.Use.BACKGROUND, baseline("sokal"));
		}
		if (disease == Disease.CLL) {
			add(CaseScore.Use.BACKGROUND, feed("cll_ipi").yesNo("tp53Aberrant", CaseField.TP53_ABERRANT)
				.yesNo("ighvMutated", CaseField.IGHV_MUTATED)
				.number("b2mMgL", CaseField.B2M_MG_L)
				.put("stage", raiOrBinet(), CaseField.ENLARGED_AREAS, "from counts, nodes and spleen")
				.number("ageYears", CaseField.AGE_YEARS));
		}
	}

	/** Values at diagnosis are known only where they carry that phase. */
	private Feed baseline(String id) {
		Feed feed = feed(id).number("ageYears", CaseField.AGE_AT_DIAGNOSIS_YEARS);
		Map<String, CaseField> fields = Map.of("spleenCm", CaseField.SPLEEN_CM, "bloodBlasts", CaseField.BLOOD_BLASTS,
				"platelets", CaseField.PLATELETS);
		for (String key : List.of("spleenCm", "bloodBlasts", "platelets")) {
			CaseField field = fields.getOrDefault(key, CaseField.PLATELETS);
			this.genetics.atDiagnosis(field, Value.Number.class)
				.ifPresent((value) -> feed.put(key, value.amount(), field, "at diagnosis"));
		}
		return feed.note("Of values at diagnosis, before any treatment; those of today do not count.");
	}

	private @Nullable String raiOrBinet() {
		Result rai = rai().result(CaseScore.Use.BACKGROUND).result();
		if (rai.group() != null && !Result.NOT_APPLICABLE.equals(rai.group())) {
			return "Rai " + rai.group();
		}
		if (!rai.reachable().groups().isEmpty() && !rai.reachable().groups().contains("0")
				&& !rai.reachable().groups().contains(Result.NOT_APPLICABLE)) {
			return "Rai " + rai.reachable().groups().get(0);
		}
		String binet = binet().result(CaseScore.Use.BACKGROUND).result().group();
		return (binet != null && !Result.NOT_APPLICABLE.equals(binet)) ? "Binet " + binet : null;
	}

}
