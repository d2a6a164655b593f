package org.nextline.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Strength;
import org.nextline.vocabulary.TherapyCategory;
import org.nextline.vocabulary.TreatmentHistory;

/**
 * One regimen of an option rule with everything about it that is the same in every case:
 * the quick forms of its conditions, and what can speak against it.
 */
final class Offer {

	private final OptionRule rule;

	private final Alternative option;

	private final TherapyCategory category;

	private final Set<String> regimen;

	private final String label;

	private final String cardKey;

	private final boolean cellular;

	private final boolean needsCurrent;

	private final boolean retried;

	private final Quick when;

	private final Quick staged;

	private final boolean asksForResponse;

	private final Set<CaseField> fields;

	private final boolean asksForCurrent;

	private final @Nullable Quick[] unless = new Quick[4];

	private final QuickClauses<Strength> strength;

	private final Objections objections;

	private final boolean notInPregnancy;

	private final Safety.Infection infection;

	private final List<String> droppedInPregnancy;

	private final List<String> droppedInInfection;

	private final List<String> optionalTransplants;

	private final List<Part> parts = new ArrayList<>();

	private final List<Obtained> obtained = new ArrayList<>();

	/**
	 * A part, for gate G-PRIOR: an agent of the regimen, or what a named regimen
	 * contains.
	 *
	 * @param key the agent
	 * @param agents the agent of the regimen that it is or belongs to
	 * @param required whether the regimen cannot do without it
	 * @param whole whether it stands in the regimen itself
	 * @param partner whether it is a partner drug, whose failure is not looked at
	 * @param continuous whether it is taken without a planned end
	 * @param taken the statement that it is taken now
	 * @param failed the statement that it failed
	 * @param intolerant the statement that it was not tolerated
	 * @param underIt what to say where the disease grows under it
	 * @param failedBefore what to say where it failed
	 * @param notTolerated what to say where it was not tolerated
	 */
	record Part(String key, List<String> agents, boolean required, boolean whole, boolean partner, boolean continuous,
			Quick taken, Quick failed, Quick intolerant, String underIt, String failedBefore, String notTolerated) {
	}

	/**
	 * Something that has to be had, for gate G-REGION.
	 *
	 * @param unavailable the statement that it cannot be had
	 * @param agents the parts of the regimen that this concerns
	 * @param required whether the regimen cannot do without them
	 * @param message what to say where it cannot be had
	 */
	record Obtained(Quick unavailable, List<String> agents, boolean required, String message) {
	}

	Offer(Chapter chapter, OptionRule rule, Alternative option) {
		Agents agents = chapter.book().agents();
		QuickForms forms = chapter.forms();
		this.rule = rule;
		this.option = option;
		this.category = rule.categoryOf(option, agents);
		this.regimen = option.regimen();
		this.label = option.required().stream().map(agents::label).collect(Collectors.joining(" + "));
		this.cardKey = cardKey(rule, option, this.category);
		this.cellular = option.required()
			.stream()
			.anyMatch((key) -> agents.in(key, "CAR_T") || agents.in(key, "BISPECIFIC_T_CELL_ENGAGER"));
		this.needsCurrent = option.required().isEmpty() && rule.continuesCurrent();
		this.retried = rule.judgesFailureItself();
		this.when = of(forms, rule.when());
		this.asksForResponse = Stage.asksForResponse(rule.when());
		this.staged = of(forms, Stage.withoutResponse(rule.when()).orElse(new Criterion.Always()));
		this.fields = new LinkedHashSet<>(Fields.of(rule.when()));
		this.asksForCurrent = this.fields.contains(CaseField.CURRENT_THERAPY);
		Criterion exclusions = rule.unless();
		if (exclusions != null) {
			this.fields.addAll(Fields.of(exclusions));
			for (int index = 0; index < this.unless.length; index++) {
				this.unless[index] = left(exclusions, (index & 1) != 0, (index & 2) != 0, chapter)
					.map((one) -> of(forms, one))
					.orElse(null);
			}
		}
		this.strength = forms.of(rule.strength(), option.first(), this.regimen);
		this.objections = Objections.to(chapter, rule, option, this.category);
		this.notInPregnancy = Safety.notInPregnancy(rule, option, this.category, agents);
		this.infection = Safety.Infection.of(option, this.category, agents);
		this.droppedInPregnancy = Safety.droppedInPregnancy(rule, option, agents);
		this.droppedInInfection = Safety.Infection.droppable(option, agents);
		this.optionalTransplants = option.optional()
			.stream()
			.filter((key) -> agents.in(key, TherapyCategory.ALLO_HSCT.name()))
			.toList();
		TreatmentHistory drugs = new TreatmentHistory(CaseFacts.nothing(), agents);
		option.required().forEach((key) -> parts(key, true, drugs, agents, forms));
		option.optional().forEach((key) -> parts(key, false, drugs, agents, forms));
		obtained(forms, this.category.name(), this.category.label(), List.copyOf(this.regimen), true);
		option.required()
			.forEach((key) -> agents.partsOf(key)
				.forEach((part) -> obtained(forms, part, agents.label(part), List.of(key), true)));
		option.optional()
			.forEach((key) -> agents.partsOf(key)
				.forEach((part) -> obtained(forms, part, agents.label(part), List.of(key), false)));
	}

	private void parts(String key, boolean required, TreatmentHistory drugs, Agents agents, QuickForms forms) {
		for (String part : agents.partsOf(key)) {
			String name = agents.label(part);
			this.parts.add(new Part(part, List.of(key), required, part.equals(key), drugs.partner(part),
					drugs.continuous(part), of(forms, new Criterion.Has(CaseField.CURRENT_THERAPY, Set.of(part))),
					of(forms, new Criterion.Asks(Question.FAILED, List.of(part))),
					of(forms, new Criterion.Asks(Question.INTOL, List.of(part))),
					name + " is taken now and the disease came back or resists under it.",
					name + " has failed before in this patient.", name + " was not tolerated before."));
		}
	}

	/** The key of the option that the regimen of the rule is part of. */
	static String cardKey(OptionRule rule, Alternative option, TherapyCategory category) {
		String regimen = String.join("+", new TreeSet<>(option.required()));
		return regimen.isEmpty() ? rule.id() : (category.diseaseDirected() ? "" : category + ":") + regimen;
	}

	private Quick of(QuickForms forms, Criterion criterion) {
		return forms.of(criterion, this.option.first(), this.regimen);
	}

	private void obtained(QuickForms forms, String target, String label, List<String> concerned, boolean required) {
		this.obtained.add(new Obtained(of(forms, new Criterion.Asks(Question.UNAVAILABLE, List.of(target))), concerned,
				required, label + " is entered as not available or not suitable."));
	}

	/** The exclusions without what does not count yet; empty when nothing is left. */
	private Optional<Criterion> left(Criterion exclusions, boolean responseUnknown, boolean agreed, Chapter chapter) {
		Optional<Criterion> kept = Optional.of(exclusions);
		if (responseUnknown) {
			kept = kept.flatMap((one) -> Stage.without(one, Stage::future));
		}
		if (plan()) {
			kept = kept.flatMap((one) -> Stage.without(one, Gates::noDonor));
		}
		if (agreed) {
			kept = kept.flatMap((one) -> Stage.without(one, chapter.gates().pregnant()::equals));
		}
		return kept;
	}

	OptionRule rule() {
		return this.rule;
	}

	Alternative option() {
		return this.option;
	}

	TherapyCategory category() {
		return this.category;
	}

	Set<String> regimen() {
		return this.regimen;
	}

	/** Its agents by name; empty when it offers no drug. */
	String label() {
		return this.label;
	}

	/** What rules that offer the same have in common (gate G-CARD). */
	String cardKey() {
		return this.cardKey;
	}

	/** Whether it is an explicit plan row (gate G-PLAN). */
	boolean plan() {
		return this.rule.is(OptionRule.Flag.PLAN);
	}

	/** Whether it is given as CAR T cells or a T-cell engager. */
	boolean cellular() {
		return this.cellular;
	}

	/** Whether the rule judges earlier failure itself. */
	boolean retried() {
		return this.retried;
	}

	/** Whether it continues a drug and none of that kind is known to be taken. */
	boolean needsCurrent() {
		return this.needsCurrent;
	}

	Quick when() {
		return this.when;
	}

	/** The condition without terms on the response; holds when nothing is left of it. */
	Quick staged() {
		return this.staged;
	}

	/** Whether the condition speaks of the response to the treatment of this relapse. */
	boolean asksForResponse() {
		return this.asksForResponse;
	}

	/** Whether the condition looks at what is taken now. */
	boolean asksForCurrent() {
		return this.asksForCurrent;
	}

	/** The fields that the condition and the exclusions look at. */
	Set<CaseField> fields() {
		return this.fields;
	}

	/**
	 * The exclusions that count; null when there are none.
	 * @param responseUnknown whether terms on the response do not count yet
	 * @param agreed whether treatment in pregnancy was agreed as an exception
	 */
	@Nullable Quick unless(boolean responseUnknown, boolean agreed) {
		return this.unless[(responseUnknown ? 1 : 0) + (agreed ? 2 : 0)];
	}

	QuickClauses<Strength> strength() {
		return this.strength;
	}

	Objections objections() {
		return this.objections;
	}

	/** Whether gate G-PREG looks at it. */
	boolean notInPregnancy() {
		return this.notInPregnancy;
	}

	Safety.Infection infection() {
		return this.infection;
	}

	/** Parts that may be left out and go in pregnancy. */
	List<String> droppedInPregnancy() {
		return this.droppedInPregnancy;
	}

	/** Parts that may be left out and go in uncontrolled infection. */
	List<String> droppedInInfection() {
		return this.droppedInInfection;
	}

	/** Allogeneic transplants that may be added. */
	List<String> optionalTransplants() {
		return this.optionalTransplants;
	}

	List<Part> parts() {
		return this.parts;
	}

	List<Obtained> obtained() {
		return this.obtained;
	}

}
