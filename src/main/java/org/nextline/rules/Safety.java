package org.nextline.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Strength;
import org.nextline.vocabulary.TherapyCategory;
import org.nextline.vocabulary.Truth;

/**
 * Everything that can speak against a regimen in one case: safety rows, guards, the
 * tables for CML, and the gates G-SAFETY, G-GUARD, G-PREG, G-INFECT, G-PRIOR, G-ORGAN and
 * G-REGION.
 */
final class Safety implements Usability {

	/**
	 * Rows that allow treatment in pregnancy, for the agents that they list (gate
	 * G-PREG).
	 */
	private static final Set<String> ALLOWED_IN_PREGNANCY = Set.of("AML-R-147", "AML-R-175", "ALL-R-110", "ALL-R-137",
			"CML-R-044", "CML-R-045", "CML-R-046", "CML-R-048", "CLL-R-055", "HCL-R-014");

	private static final Set<TherapyCategory> NOT_IN_PREGNANCY = Set.of(TherapyCategory.CAR_T,
			TherapyCategory.ALLO_HSCT, TherapyCategory.AUTO_HSCT, TherapyCategory.RADIOTHERAPY);

	private static final Set<TherapyCategory> NOT_IN_INFECTION = Set.of(TherapyCategory.CAR_T,
			TherapyCategory.BISPECIFIC_T_CELL_ENGAGER, TherapyCategory.ALLO_HSCT, TherapyCategory.PI3K_INHIBITOR,
			TherapyCategory.INTENSIVE_CHEMOTHERAPY);

	private static final Set<String> NOT_IN_INFECTION_CLASSES = Set.of("CAR_T", "BISPECIFIC_T_CELL_ENGAGER",
			"PI3K_INHIBITOR", "PURINE_ANALOGUE", "ANTI_CD52", "INTENSIVE_REGIMEN");

	private static final Set<String> MYELOSUPPRESSIVE = Set.of("ANTI_CD20", "BCL2_INHIBITOR", "CYTOTOXIC", "HMA",
			"ANTIBODY_DRUG_CONJUGATE", "FLT3_INHIBITOR", "BCR_ABL1_TKI", "BTK_INHIBITOR", "CYTOREDUCTIVE",
			"JAK_INHIBITOR");

	/** Responses that show that what is taken now works. */
	static final Set<String> WORKING = Set.of("CR", "CRH", "CRI", "CRC", "MLFS", "PR", "PR_L");

	/** What a guard acts on because it was given before. */
	private static final Set<String> ROLES = Set.of("THIS_AGENT", "THIS_REGIMEN");

	/** Settings in which the disease grows under what is taken now. */
	static final Set<String> GROWING = Set.of("RELAPSE", "RESISTANCE", "PROGRESSION");

	/** The row on transplant risk in AML, which says what gate G-ORGAN would say. */
	static final String TRANSPLANT_RISK = "AML-S-069";

	private static final String NOT_IN_PREGNANCY_WORDS = "Not in pregnancy. A pregnancy test comes before the first dose.";

	private static final String NOT_YET = "Uncontrolled infection: not until it is controlled.";

	private final Gates gates;

	private final Situation situation;

	private final Chapter chapter;

	private final Map<String, Truth> answered = new HashMap<>();

	private final Set<String> asking = new HashSet<>();

	/** How gate G-INFECT looks at a regimen. */
	enum Infection {

		/** Not at all. */
		NONE,
		/** It suppresses the marrow. */
		SUPPRESSIVE,
		/** It must not be given in uncontrolled infection. */
		GRAVE;

		static Infection of(Alternative option, TherapyCategory category, Agents agents) {
			if (NOT_IN_INFECTION.contains(category) || Reach.intensive(option, agents)
					|| any(option, NOT_IN_INFECTION_CLASSES, agents)) {
				return GRAVE;
			}
			return (category == TherapyCategory.AUTO_HSCT || any(option, MYELOSUPPRESSIVE, agents)) ? SUPPRESSIVE
					: NONE;
		}

		/** Parts that may be left out and go in uncontrolled infection. */
		static List<String> droppable(Alternative option, Agents agents) {
			return option.optional().stream().filter((key) -> in(key, NOT_IN_INFECTION_CLASSES, agents)).toList();
		}

		private static boolean any(Alternative option, Set<String> classes, Agents agents) {
			return option.required().stream().anyMatch((key) -> in(key, classes, agents));
		}

		private static boolean in(String key, Set<String> classes, Agents agents) {
			return agents.partsOf(key)
				.stream()
				.anyMatch((part) -> classes.stream().anyMatch((name) -> agents.in(part, name)));
		}

	}

	Safety(Gates gates, Situation situation) {
		this.gates = gates;
		this.situation = situation;
		this.chapter = gates.chapter(situation.facts().disease().orElse(null));
		situation.use(this);
	}

	Chapter chapter() {
		return this.chapter;
	}

	/** Whether the rule allows treatment in pregnancy, for the agents that it lists. */
	static boolean allowedInPregnancy(OptionRule rule) {
		return ALLOWED_IN_PREGNANCY.contains(rule.id());
	}

	/** Whether gate G-PREG looks at the regimen. */
	static boolean notInPregnancy(OptionRule rule, Alternative option, TherapyCategory category, Agents agents) {
		boolean continued = option.required().isEmpty() && rule.continuesCurrent();
		boolean systemic = continued || option.required().stream().anyMatch((key) -> agents.in(key, Agents.SYSTEMIC));
		return !allowedInPregnancy(rule) && (systemic || NOT_IN_PREGNANCY.contains(category));
	}

	/** Parts that may be left out and go in pregnancy. */
	static List<String> droppedInPregnancy(OptionRule rule, Alternative option, Agents agents) {
		return allowedInPregnancy(rule) ? List.of()
				: option.optional()
					.stream()
					.filter((key) -> agents.in(key, Agents.SYSTEMIC)
							|| NOT_IN_PREGNANCY.stream().anyMatch((category) -> agents.in(key, category.name())))
					.toList();
	}

	// All that speaks against a regimen

	/** Effects on one regimen of a rule: what holds, and what is not known. */
	List<Effect> on(OptionRule rule, Alternative option) {
		return on(this.chapter.offer(rule, option));
	}

	/** Effects on one regimen: what holds, and what is not known. */
	List<Effect> on(Offer offer) {
		Effects effects = new Effects(this.situation, false);
		speak(offer, effects);
		return effects.heard();
	}

	/**
	 * Rows, guards and tables that avoid a single agent (gate G-LIST).
	 * @param open whether the agent stands in an option that waits for a fact: guards
	 * that act on certain rules only are then left to those rules
	 */
	List<Effect> alone(String agent, boolean open) {
		Objections all = this.chapter.alone(agent);
		List<Objections.Guard> guards = all.guards()
			.stream()
			.filter((guard) -> guard.rule().onlyRules().isEmpty() || (!open && repeated(guard.rule(), agent)))
			.toList();
		Effects effects = new Effects(this.situation, true);
		speak(new Objections(all.rows(), guards, all.cells()), effects);
		return effects.heard().stream().filter((effect) -> effect.avoids() && !effect.optionalOnly()).toList();
	}

	/** What asks for caution with a single agent. */
	List<Warning> cautions(String agent) {
		Effects effects = new Effects(this.situation, true);
		speak(this.chapter.alone(agent), effects);
		return effects.heard()
			.stream()
			.map(Effect::warning)
			.filter((warning) -> warning.severity() == Severity.CAUTION)
			.toList();
	}

	/**
	 * Guards that avoid a regimen in this rule alone, or because it was given before.
	 */
	List<Effect> inItsRule(Offer offer) {
		Effects effects = new Effects(this.situation, true);
		offer.objections()
			.guards()
			.stream()
			.filter((guard) -> guard.required() && (!guard.rule().onlyRules().isEmpty()
					|| ROLES.stream().anyMatch(guard.rule().actsOn()::contains)))
			.forEach((guard) -> guard(guard, effects));
		return effects.heard().stream().filter(Effect::avoids).toList();
	}

	/**
	 * Guards on certain rules that speak of a drug as such; against a drug alone they are
	 * about giving it again.
	 */
	private boolean repeated(OptionRule guard, String agent) {
		return !guard.is(OptionRule.Flag.ALONE_ONLY) || this.situation.history().prior(agent).isTrue();
	}

	/** Says everything that speaks against a regimen. */
	void speak(Offer offer, Hearing effects) {
		boolean agreed = offer.notInPregnancy()
				&& this.situation.facts().is(CaseField.PREGNANCY_EXCEPTION_AGREED, "yes");
		speak(offer.objections(), agreed ? new Agreed(effects) : effects);
		List<String> agents = offer.option().required();
		if (offer.notInPregnancy()) {
			gate("G-PREG", this.gates.pregnant(), agreed ? Severity.CAUTION : Severity.AVOID, agents,
					agreed ? "Pregnancy: a life-saving exception has been agreed with the patient and obstetrics."
							: NOT_IN_PREGNANCY_WORDS,
					effects);
		}
		else if (!offer.droppedInPregnancy().isEmpty()
				&& !this.situation.facts().is(CaseField.PREGNANCY_EXCEPTION_AGREED, "yes")) {
			gate("G-PREG", this.chapter.kept(this.gates.pregnant()), Severity.AVOID, offer.droppedInPregnancy(), false,
					NOT_IN_PREGNANCY_WORDS, effects);
		}
		infection(offer, effects);
		prior(offer, effects);
		unavailable(offer, effects);
		if (!this.chapter.concerns(TRANSPLANT_RISK, this.situation)) {
			transplantRisk(offer, effects);
		}
		candidacy(offer, effects);
	}

	/** A transplant that may be added goes, one that is the option itself is avoided. */
	private void transplantRisk(Offer offer, Hearing effects) {
		boolean required = offer.category() == TherapyCategory.ALLO_HSCT;
		List<String> agents = required ? offer.option().required() : offer.optionalTransplants();
		if (required || !agents.isEmpty()) {
			gate("G-ORGAN", this.chapter.kept(this.gates.alloProhibitive()), Severity.AVOID, agents, required,
					"Transplant risk is prohibitive: discuss with the transplant centre.", effects);
		}
	}

	/**
	 * A criterion of candidacy that is not met speaks against every option of its
	 * treatment, unless a row or gate already says so. On a plan it is named where the
	 * plan leaves time to settle it. While it is open it is to be checked first only
	 * where its caution is reached.
	 */
	private void candidacy(Offer offer, Hearing effects) {
		for (Chapter.Limit limit : this.chapter.limits(offer.category())) {
			Candidacy row = limit.row();
			Truth truth = this.situation.truth(limit.against());
			boolean plan = offer.plan() && row.settled() != Candidacy.Settled.BY_GATES;
			boolean cautioned = limit.caution() != null && this.situation.truth(limit.caution()).isTrue();
			if (truth.isFalse() || (truth.isUnknown() && !cautioned) || !effects.hears(truth)
					|| (plan && row.settled() == Candidacy.Settled.BY_PLAN) || effects.said(row.heldBy(), truth)) {
				continue;
			}
			effects.hear(row.id(), plan ? Severity.WARN : Severity.AVOID, truth.isUnknown(), offer.option().required(),
					true, (plan ? "Before the transplant: " : "") + row.speech(), limit.against());
		}
	}

	private void speak(Objections objections, Hearing effects) {
		for (Objections.Row row : objections.rows()) {
			row(row, effects);
		}
		for (Objections.Guard guard : objections.guards()) {
			guard(guard, effects);
		}
		for (Objections.Cell cell : objections.cells()) {
			cell(cell, effects);
		}
	}

	private boolean here(Objections.Row row) {
		return row.elsewhere() == null || this.situation.truth(row.elsewhere()).isTrue();
	}

	private void row(Objections.Row row, Hearing effects) {
		Objections.Asked<Severity> asked = row.asked();
		Truth truth = this.situation.truth(asked.when());
		if (truth.isFalse() || !effects.hears(truth) || !here(row)) {
			return;
		}
		String id = row.rule().id();
		String message = row.rule().message();
		Severity severity = asked.grade().in(this.situation);
		List<QuickClauses.Clause<Severity>> open = asked.grade().open(this.situation);
		for (QuickClauses.Clause<Severity> clause : open) {
			if (clause.value().compareTo(severity) > 0 && (truth.isUnknown() || onRegionAlone(clause.when()))) {
				severity = clause.value();
			}
		}
		effects.hear(id, severity, truth.isUnknown(), asked.agents(), row.required(), message, asked.when());
		if (truth.isTrue() && effects.hears(Truth.UNKNOWN)) {
			for (QuickClauses.Clause<Severity> clause : open) {
				if (clause.value().compareTo(severity) > 0) {
					effects.hear(id, clause.value(), true, asked.agents(), row.required(), message, clause.when());
				}
			}
		}
	}

	/** While only the region is unknown, the stricter word holds (gate G-REGION). */
	private boolean onRegionAlone(Quick open) {
		Set<Missing> missing = this.situation.finding(open).missing();
		return !missing.isEmpty() && missing.stream().allMatch((one) -> one.field() == CaseField.REGION);
	}

	private void guard(Objections.Guard guard, Hearing effects) {
		Objections.Asked<Strength> asked = guard.asked();
		Truth truth = this.situation.truth(asked.when());
		if (truth.isFalse() || !effects.hears(truth)
				|| (asked.unless() != null && this.situation.truth(asked.unless()).isTrue())) {
			return;
		}
		Strength strength = asked.grade().in(this.situation);
		effects.hear(guard.rule().id(), (strength == Strength.AVOID) ? Severity.AVOID : Severity.CAUTION,
				truth.isUnknown(), asked.agents(), guard.required(), guard.rule().because(), asked.when());
	}

	private void cell(Objections.Cell cell, Hearing effects) {
		TkiTable.Row row = cell.row();
		Objections.Asked<TkiTable.Cell> asked = cell.asked();
		Truth truth = this.situation.truth(asked.when());
		if (truth.isFalse() || !effects.hears(truth)) {
			return;
		}
		TkiTable.Cell value = asked.grade().in(this.situation);
		if (truth.isUnknown()) {
			for (QuickClauses.Clause<TkiTable.Cell> open : asked.grade().open(this.situation)) {
				value = (open.value().compareTo(value) > 0) ? open.value() : value;
			}
		}
		Severity severity = severity(value);
		if (severity != null) {
			effects.hear(row.id(), severity, truth.isUnknown(), asked.agents(), cell.required(),
					row.message(cell.agent()), asked.when());
		}
		else if (truth.isTrue() && row.messages().containsKey(cell.agent())) {
			effects.hear(row.id(), Severity.WARN, false, asked.agents(), cell.required(), row.message(cell.agent()),
					asked.when());
		}
		if (truth.isTrue() && effects.hears(Truth.UNKNOWN)) {
			for (QuickClauses.Clause<TkiTable.Cell> open : asked.grade().open(this.situation)) {
				Severity possible = severity(open.value());
				if (possible != null && open.value().compareTo(value) > 0) {
					effects.hear(row.id(), possible, true, asked.agents(), cell.required(), row.message(cell.agent()),
							open.when());
				}
			}
		}
	}

	static @Nullable Severity severity(TkiTable.Cell cell) {
		return switch (cell) {
			case AVOID -> Severity.AVOID;
			case CAUTION -> Severity.CAUTION;
			case WARN -> Severity.WARN;
			default -> null;
		};
	}

	private void gate(String id, Criterion criterion, Severity severity, List<String> agents, String message,
			Hearing effects) {
		gate(id, this.chapter.kept(criterion), severity, agents, message, effects);
	}

	private void gate(String id, Quick condition, Severity severity, List<String> agents, String message,
			Hearing effects) {
		gate(id, condition, severity, agents, true, message, effects);
	}

	private void gate(String id, Quick condition, Severity severity, List<String> agents, boolean required,
			String message, Hearing effects) {
		Truth truth = this.situation.truth(condition);
		if (!truth.isFalse() && effects.hears(truth)) {
			effects.hear(id, severity, truth.isUnknown(), agents, required, message, condition);
		}
	}

	static boolean onPregnancyAlone(Criterion criterion) {
		List<Criterion> leaves = Stage.leaves(criterion);
		return leaves.stream().anyMatch((leaf) -> about(leaf) == CaseField.PREGNANT) && leaves.stream()
			.allMatch((leaf) -> about(leaf) == CaseField.PREGNANT || about(leaf) == CaseField.DISEASE);
	}

	private static @Nullable CaseField about(Criterion leaf) {
		return (leaf instanceof Criterion.Is is) ? is.about() : null;
	}

	/**
	 * Hears with an exception agreed for this pregnancy: what avoids for pregnancy alone
	 * is a caution.
	 *
	 * @param hearing who hears it
	 */
	private record Agreed(Hearing hearing) implements Hearing {

		@Override
		public boolean hears(Truth truth) {
			return this.hearing.hears(truth);
		}

		@Override
		public void hear(String id, Severity severity, boolean unknown, List<String> agents, boolean required,
				String message, Quick because) {
			boolean agreed = severity == Severity.AVOID && onPregnancyAlone(because.criterion());
			this.hearing.hear(id, agreed ? Severity.CAUTION : severity, unknown, agents, required, message, because);
		}

	}

	private void infection(Offer offer, Hearing effects) {
		if (offer.infection() != Infection.NONE) {
			infection(offer.option().required(), offer.infection() == Infection.GRAVE, effects);
		}
		if (offer.infection() != Infection.GRAVE && !offer.droppedInInfection().isEmpty()) {
			gate("G-INFECT", this.chapter.kept(this.gates.uncontrolledInfection()), Severity.AVOID,
					offer.droppedInInfection(), false, NOT_YET, effects);
		}
	}

	private void infection(List<String> agents, boolean grave, Hearing effects) {
		if (this.situation.facts().is(CaseField.ACTIVE_INFECTION, "yes")
				&& !this.situation.facts().is(CaseField.INFECTION_CONTROLLED, "no")) {
			gate("G-INFECT", this.gates.infection(), Severity.CAUTION, agents,
					"Active infection: control it first, delay if the disease allows.", effects);
			if (!this.situation.facts().knows(CaseField.INFECTION_CONTROLLED)) {
				gate("G-INFECT", this.gates.uncontrolledInfection(), grave ? Severity.AVOID : Severity.CAUTION, agents,
						grave ? "Is the infection controlled? Not while it is not." : "Is the infection controlled?",
						effects);
			}
			return;
		}
		gate("G-INFECT", this.gates.uncontrolledInfection(), grave ? Severity.AVOID : Severity.CAUTION, agents, NOT_YET,
				effects);
	}

	/**
	 * Whether the disease came back or resists under this continuous drug, no response to
	 * it is entered, and the rule is not itself about what is taken now.
	 */
	private boolean failing(Offer offer, Offer.Part part) {
		return part.continuous() && !offer.asksForCurrent() && !offer.rule().continuesCurrent()
				&& this.situation.truth(part.taken()).isTrue()
				&& this.situation.facts().code(CaseField.SETTING).filter(GROWING::contains).isPresent()
				&& this.situation.facts().code(CaseField.CURRENT_RESPONSE).filter(WORKING::contains).isEmpty()
				&& !this.situation.facts().is(CaseField.LYMPHOCYTOSIS_ONLY, "yes");
	}

	/**
	 * A regimen counts as each of its parts; a part that may be left out only goes
	 * itself.
	 */
	private void prior(Offer offer, Hearing effects) {
		for (Offer.Part part : offer.parts()) {
			boolean required = part.required();
			if (failing(offer, part)) {
				gate("G-PRIOR", part.taken(), Severity.AVOID, part.agents(), required, part.underIt(), effects);
			}
			if (!part.partner() && !offer.retried()) {
				gate("G-PRIOR", part.failed(), Severity.AVOID, part.agents(), required, part.failedBefore(), effects);
			}
			boolean looked = !part.partner() || (part.whole()
					? this.situation.history().namedIntolerant(part.key())
							|| this.situation.history().regimenIntolerant(offer.regimen())
					: this.situation.history().intolerantAlone(part.key()));
			boolean continued = (offer.asksForCurrent() || offer.rule().continuesCurrent())
					&& this.situation.truth(part.taken()).isTrue()
					&& !this.situation.history().namedIntolerant(part.key());
			if (looked && !continued && !this.situation.truth(this.chapter.kept(this.gates.tolerable())).isTrue()) {
				gate("G-PRIOR", part.intolerant(), Severity.AVOID, part.agents(), required, part.notTolerated(),
						effects);
			}
		}
	}

	/** What cannot be had is no option, whole or in part (gate G-REGION). */
	private void unavailable(Offer offer, Hearing effects) {
		if (!this.situation.knows(CaseField.UNAVAILABLE_AGENTS)) {
			return;
		}
		for (Offer.Obtained one : offer.obtained()) {
			gate("G-REGION", one.unavailable(), Severity.AVOID, one.agents(), one.required(), one.message(), effects);
		}
	}

	// Usability of single agents

	@Override
	public Truth avoided(String agent) {
		return guarded(agent, () -> avoidedBy(this.chapter.avoiding(agent)), Truth.FALSE);
	}

	private Truth avoidedBy(List<Objections.Row> rows) {
		Truth truth = Truth.FALSE;
		for (Objections.Row row : rows) {
			if (here(row)) {
				truth = truth.or(avoids(row));
			}
		}
		return truth;
	}

	/**
	 * Whether the row avoids its drug. One that would avoid every systemic drug says
	 * nothing of a single one while it is unknown.
	 */
	private Truth avoids(Objections.Row row) {
		Truth holds = this.situation.truth(row.asked().when());
		if (holds.isFalse() || row.asked().grade().in(this.situation) != Severity.AVOID) {
			return Truth.FALSE;
		}
		return (holds.isUnknown() && row.rule().targets().contains(Agents.SYSTEMIC)) ? Truth.FALSE : holds;
	}

	@Override
	public Set<Missing> avoidMissing(String agent) {
		if (!this.asking.add("ROWS " + agent)) {
			this.situation.cut();
			return Set.of();
		}
		Set<Missing> missing = new TreeSet<>();
		for (Objections.Row row : this.chapter.avoiding(agent)) {
			if (here(row) && avoids(row).isUnknown()) {
				missing.addAll(this.situation.finding(row.asked().when()).missing());
			}
		}
		this.asking.remove("ROWS " + agent);
		return missing;
	}

	@Override
	public Truth tkiAvoid(String agent) {
		return guarded("AVOID " + agent, () -> atLeast(TkiTable.Cell.AVOID, agent), Truth.FALSE);
	}

	@Override
	public Truth tkiOk(String agent) {
		return guarded("OK " + agent, () -> atLeast(TkiTable.Cell.CAUTION, agent).not(), Truth.TRUE);
	}

	@Override
	public Truth tkiPreferred(String agent) {
		return guarded("PREF " + agent, () -> preferred(agent), Truth.FALSE);
	}

	/**
	 * Whether a row gives the drug this value or a worse one; unknown while a finding
	 * that would is unknown.
	 */
	private Truth atLeast(TkiTable.Cell value, String agent) {
		Truth truth = Truth.FALSE;
		for (Objections.Cell cell : this.chapter.cells(agent)) {
			Truth reached = reached(value, cell.asked().grade());
			if (!reached.isFalse() && counts(cell)) {
				truth = truth.or(reached.and(this.situation.truth(cell.asked().when())));
				if (truth.isTrue()) {
					return truth;
				}
			}
		}
		return truth;
	}

	/** Whether a cell has this value or a worse one; unknown while it depends. */
	private Truth reached(TkiTable.Cell value, QuickClauses<TkiTable.Cell> grade) {
		if (grade.in(this.situation).compareTo(value) >= 0) {
			return Truth.TRUE;
		}
		for (QuickClauses.Clause<TkiTable.Cell> open : grade.open(this.situation)) {
			if (open.value().compareTo(value) >= 0) {
				return Truth.UNKNOWN;
			}
		}
		return Truth.FALSE;
	}

	/**
	 * Comorbidities are asked for in CML; elsewhere a row of theirs counts when it holds,
	 * and an answer that is not there leaves nothing open.
	 */
	private boolean counts(Objections.Cell cell) {
		return cell.row().mutation() || this.chapter.disease() == Disease.CML
				|| this.situation.truth(cell.asked().when()).isTrue();
	}

	/** Whether the mutation table favours the drug. */
	private Truth preferred(String agent) {
		Truth truth = Truth.FALSE;
		for (Objections.Cell cell : this.chapter.cells(agent)) {
			if (cell.row().mutation() && cell.asked().grade().in(this.situation) == TkiTable.Cell.PREF) {
				truth = truth.or(this.situation.truth(cell.asked().when()));
			}
		}
		return truth;
	}

	@Override
	public Set<Missing> tkiMissing(String agent, TkiTable.Cell cell) {
		if (!this.asking.add("MISSING " + agent)) {
			this.situation.cut();
			return Set.of();
		}
		return missingOf(agent, cell);
	}

	/** What would settle the rows that could give this value or a worse one. */
	private Set<Missing> missingOf(String agent, TkiTable.Cell value) {
		Set<Missing> missing = Set.of();
		for (Objections.Cell cell : this.chapter.cells(agent)) {
			if (this.situation.truth(cell.asked().when()).isFalse() || !counts(cell)) {
				continue;
			}
			if (cell.asked().grade().in(this.situation).compareTo(value) >= 0) {
				missing = MissingFacts.union(missing, this.situation.finding(cell.asked().when()).missing());
				continue;
			}
			for (QuickClauses.Clause<TkiTable.Cell> open : cell.asked().grade().open(this.situation)) {
				if (open.value().compareTo(value) >= 0) {
					missing = MissingFacts.union(missing, this.situation.finding(open.when()).missing());
				}
			}
		}
		this.asking.remove("MISSING " + agent);
		return missing;
	}

	/**
	 * Tables and safety rows ask of each other's drugs; a question asked within itself is
	 * answered with the rest.
	 */
	private Truth guarded(String question, java.util.function.Supplier<Truth> answer, Truth within) {
		Truth known = this.answered.get(question);
		if (known != null) {
			return known;
		}
		if (!this.asking.add(question)) {
			this.situation.cut();
			return within;
		}
		Truth truth = answer.get();
		this.asking.remove(question);
		this.answered.put(question, truth);
		return truth;
	}

}
