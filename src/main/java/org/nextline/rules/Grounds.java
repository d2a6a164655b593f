package org.nextline.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Strength;
import org.nextline.vocabulary.TherapyCategory;

/**
 * What decides on one regimen of an option rule, written down for proofs about all cases:
 * the ways in which it can stand, and the bars that speak against it. It promises two
 * things and no more. A regimen that stands does so by one of its ways; a bar whose
 * claims all hold speaks against the regimen, whatever else is known. {@link Judging} and
 * {@link Safety} decide a single case, and may find more against a regimen than is
 * written here.
 */
public final class Grounds {

	private final Disease disease;

	private final Offer offer;

	private final Reach reach;

	private final Agents agents;

	private final List<Way> ways = new ArrayList<>();

	private final List<Bar> bars = new ArrayList<>();

	/**
	 * A statement on a case.
	 *
	 * @param criterion the condition
	 * @param agent the agent that it is asked of, or null
	 * @param regimen the regimen that it is asked of; empty where that does not matter
	 * @param holds whether it is true; else it is false or unknown
	 */
	public record Claim(Criterion criterion, @Nullable String agent, Set<String> regimen, boolean holds) {

		static Claim of(Criterion criterion, boolean holds) {
			return new Claim(criterion, null, Set.of(), holds);
		}

		static Claim of(Quick quick, boolean holds) {
			return new Claim(quick.criterion(), quick.agent(), quick.regimen(), holds);
		}

	}

	/**
	 * A way in which the regimen can stand: supported only while its condition is true,
	 * conditional only while it is not false.
	 *
	 * @param when the condition
	 * @param with what holds beside it
	 * @param supports whether it can be supported at all
	 */
	public record Way(Claim when, List<Claim> with, boolean supports) {

		public Way {
			with = List.copyOf(with);
		}

	}

	/**
	 * Something that speaks against the regimen while all its claims hold.
	 *
	 * @param id the row or gate
	 * @param severity how grave at least; AVOID rules out
	 * @param claims what has to hold
	 * @param dropped optional parts that alone it is about; empty where it is about the
	 * regimen
	 */
	public record Bar(String id, Severity severity, List<Claim> claims, Set<String> dropped) {

		public Bar {
			claims = List.copyOf(claims);
			dropped = Set.copyOf(dropped);
		}

	}

	Grounds(Disease disease, Offer offer, @Nullable Claim taken, Chapter chapter) {
		this.disease = disease;
		this.offer = offer;
		this.reach = chapter.gates().reach();
		this.agents = chapter.book().agents();
		ways(taken);
		gates(chapter);
		rows();
		history();
		candidacy(chapter);
	}

	/**
	 * What decides on every regimen that a case of a disease can be offered.
	 * @param book the book
	 */
	public static Function<Disease, List<Grounds>> of(RuleBook book) {
		Gates gates = new Gates(book);
		return (disease) -> gates.chapter(disease).grounds(disease);
	}

	/**
	 * The row that puts this kind of option into every advice where nothing else of the
	 * kind stands (gate G-ALWAYS); empty where the book has none.
	 */
	public static Optional<String> always(RuleBook book, TherapyCategory category) {
		return Cards.ALWAYS.stream()
			.flatMap((id) -> book.rule(id).stream())
			.filter((rule) -> rule.category() == category)
			.map(OptionRule::id)
			.findFirst();
	}

	/** The disease in which it is offered. */
	public Disease disease() {
		return this.disease;
	}

	/** The rule that offers it. */
	public OptionRule rule() {
		return this.offer.rule();
	}

	public Alternative regimen() {
		return this.offer.option();
	}

	public TherapyCategory category() {
		return this.offer.category();
	}

	/** The regimen in words; the title of the rule where it offers no drug. */
	public String label() {
		return this.offer.label().isEmpty() ? rule().title() : this.offer.label();
	}

	public List<Way> ways() {
		return List.copyOf(this.ways);
	}

	public List<Bar> bars() {
		return List.copyOf(this.bars);
	}

	/** Whether the regimen is one of these or cannot do without one of them. */
	public boolean means(List<String> targets) {
		Reach.Hit hit = this.reach.hit(targets, this.offer.option(), this.offer.category());
		return targets.contains(rule().id()) || (hit != null && hit.required());
	}

	/** Parts that may be left out and are, or contain, one of these. */
	public List<String> optional(List<String> targets) {
		return this.offer.option()
			.optional()
			.stream()
			.filter((key) -> this.agents.partsOf(key)
				.stream()
				.anyMatch((part) -> targets.stream()
					.anyMatch((target) -> part.equals(target) || this.agents.in(part, target))))
			.toList();
	}

	// Ways

	private void ways(@Nullable Claim taken) {
		List<Claim> with = (taken != null) ? List.of(taken) : List.of();
		Claim when = Claim.of(this.offer.when(), true);
		if (this.offer.needsCurrent()) {
			this.ways.add(new Way(when, List.of(known(CaseField.CURRENT_THERAPY, false)), false));
			return;
		}
		this.ways.add(new Way(when, with, true));
		if (this.offer.asksForResponse() && !this.offer.plan()) {
			List<Claim> open = new ArrayList<>(with);
			open.add(known(CaseField.CURRENT_RESPONSE, false));
			this.ways.add(new Way(Claim.of(this.offer.staged(), true), open, true));
		}
	}

	private static Claim known(CaseField field, boolean holds) {
		return Claim.of(new Criterion.Known(field), holds);
	}

	private static Claim is(CaseField field, Set<String> codes, boolean holds) {
		return Claim.of(new Criterion.Is(field, codes), holds);
	}

	private static Claim agreed(boolean holds) {
		return is(CaseField.PREGNANCY_EXCEPTION_AGREED, Set.of("yes"), holds);
	}

	// Bars

	private void bar(String id, Severity severity, Claim... claims) {
		this.bars.add(new Bar(id, severity, List.of(claims), Set.of()));
	}

	private void drop(String id, List<String> parts, Claim... claims) {
		Set<String> keys = new LinkedHashSet<>();
		for (String key : this.offer.option().optional()) {
			if (parts.contains(key) || this.agents.partsOf(key).stream().anyMatch(parts::contains)) {
				keys.add(key);
			}
		}
		if (!keys.isEmpty()) {
			this.bars.add(new Bar(id, Severity.AVOID, List.of(claims), keys));
		}
	}

	/**
	 * That which rules the regimen out: what speaks against a plan and may be put right
	 * before the transplant does not. Empty where nothing of it is left.
	 */
	private List<Claim> grave(Claim against) {
		return !this.offer.plan() ? List.of(against)
				: Correctable.beforeTransplant()
					.lasting(against.criterion())
					.map((left) -> new Claim(left, against.agent(), against.regimen(), true))
					.stream()
					.toList();
	}

	private void avoid(String id, Claim against, Claim... more) {
		grave(against).forEach((grave) -> {
			List<Claim> claims = new ArrayList<>(List.of(grave));
			claims.addAll(List.of(more));
			this.bars.add(new Bar(id, Severity.AVOID, claims, Set.of()));
		});
	}

	private void gates(Chapter chapter) {
		Gates gates = chapter.gates();
		boolean plan = this.offer.plan();
		exclusions();
		if (!rule().category().care() && !rule().is(OptionRule.Flag.COMFORT)) {
			bar("G-COMFORT", Severity.AVOID, Claim.of(gates.comfort(), true));
		}
		if (category() == TherapyCategory.ALLO_HSCT && !plan) {
			bar("G-DONOR", Severity.AVOID, is(CaseField.DONOR_AVAILABLE, Set.of("NONE"), true));
		}
		if (this.offer.notInPregnancy()) {
			bar("G-PREG", Severity.AVOID, Claim.of(gates.pregnant(), true), agreed(false));
			bar("G-PREG", Severity.CAUTION, Claim.of(gates.pregnant(), true), agreed(true));
		}
		else if (!this.offer.droppedInPregnancy().isEmpty()) {
			drop("G-PREG", this.offer.droppedInPregnancy(), Claim.of(gates.pregnant(), true), agreed(false));
		}
		Claim infection = Claim.of(gates.uncontrolledInfection(), true);
		if (this.offer.infection() == Safety.Infection.GRAVE) {
			avoid("G-INFECT", infection);
		}
		else {
			drop("G-INFECT", this.offer.droppedInInfection(), infection);
		}
		if (!chapter.concerns(Safety.TRANSPLANT_RISK)) {
			Claim risk = Claim.of(gates.alloProhibitive(), true);
			if (category() == TherapyCategory.ALLO_HSCT) {
				avoid("G-ORGAN", risk);
			}
			else {
				drop("G-ORGAN", this.offer.optionalTransplants(), risk);
			}
		}
	}

	private void exclusions() {
		Quick settled = this.offer.unless(false, false);
		if (settled == null) {
			return;
		}
		boolean same = true;
		for (boolean open : List.of(false, true)) {
			for (boolean agreed : List.of(false, true)) {
				Quick left = this.offer.unless(open, agreed);
				same &= left != null && left.criterion().equals(settled.criterion());
			}
		}
		if (same) {
			avoid(rule().id(), Claim.of(settled, true));
			return;
		}
		for (boolean open : List.of(false, true)) {
			for (boolean agreed : List.of(false, true)) {
				Quick left = this.offer.unless(open, agreed);
				if (left != null) {
					avoid(rule().id(), Claim.of(left, true), known(CaseField.CURRENT_RESPONSE, !open), agreed(agreed));
				}
			}
		}
	}

	private void rows() {
		for (Objections.Row row : this.offer.objections().rows()) {
			List<Claim> claims = new ArrayList<>();
			Quick elsewhere = row.elsewhere();
			if (elsewhere != null) {
				claims.add(Claim.of(elsewhere, true));
			}
			graded(row.rule().id(), row.asked(), (severity) -> severity, claims, row.required());
		}
		for (Objections.Guard guard : this.offer.objections().guards()) {
			graded(guard.rule().id(), guard.asked(),
					(strength) -> (strength == Strength.AVOID) ? Severity.AVOID : Severity.CAUTION, List.of(),
					guard.required());
		}
		for (Objections.Cell cell : this.offer.objections().cells()) {
			graded(cell.row().id(), cell.asked(), Safety::severity, List.of(), cell.required());
		}
	}

	private interface Grade<T> {

		@Nullable Severity of(T value);

	}

	/** A bar for every value that the row can have. */
	private <T> void graded(String id, Objections.Asked<T> asked, Grade<T> grade, List<Claim> before,
			boolean required) {
		List<Claim> claims = new ArrayList<>(before);
		claims.add(Claim.of(asked.when(), true));
		Quick unless = asked.unless();
		if (unless != null) {
			claims.add(Claim.of(unless, false));
		}
		List<Claim> earlier = new ArrayList<>();
		for (QuickClauses.Clause<T> clause : asked.grade().clauses()) {
			List<Claim> here = new ArrayList<>(claims);
			here.addAll(earlier);
			here.add(Claim.of(clause.when(), true));
			graded(id, asked, grade.of(clause.value()), here, required);
			earlier.add(Claim.of(clause.when(), false));
		}
		claims.addAll(earlier);
		graded(id, asked, grade.of(asked.grade().otherwise()), claims, required);
	}

	private void graded(String id, Objections.Asked<?> asked, @Nullable Severity severity, List<Claim> claims,
			boolean required) {
		if (severity == null) {
			return;
		}
		boolean avoids = severity == Severity.AVOID;
		List<Claim> all = new ArrayList<>(claims);
		if (avoids && this.offer.notInPregnancy() && Safety.onPregnancyAlone(asked.when().criterion())) {
			all.add(agreed(false));
		}
		if (avoids && !required) {
			drop(id, asked.agents(), all.toArray(Claim[]::new));
		}
		else if (avoids) {
			avoid(id, Claim.of(asked.when(), true), all.toArray(Claim[]::new));
		}
		else if (required) {
			bar(id, severity, all.toArray(Claim[]::new));
		}
	}

	private void history() {
		for (Offer.Part part : this.offer.parts()) {
			List<Claim> failing = List.of(Claim.of(part.taken(), true), is(CaseField.SETTING, Safety.GROWING, true),
					is(CaseField.CURRENT_RESPONSE, Safety.WORKING, false),
					is(CaseField.LYMPHOCYTOSIS_ONLY, Set.of("yes"), false));
			if (part.continuous() && !this.offer.asksForCurrent() && !rule().continuesCurrent()) {
				against("G-PRIOR", part.required(), part.agents(), failing.toArray(Claim[]::new));
			}
			if (!part.partner() && !this.offer.retried()) {
				against("G-PRIOR", part.required(), part.agents(), Claim.of(part.failed(), true));
			}
		}
		for (Offer.Obtained one : this.offer.obtained()) {
			against("G-REGION", one.required(), one.agents(), Claim.of(one.unavailable(), true));
		}
	}

	private void against(String id, boolean required, List<String> parts, Claim... claims) {
		if (!required) {
			drop(id, parts, claims);
		}
		else if (!this.offer.plan()) {
			bar(id, Severity.AVOID, claims);
		}
	}

	private void candidacy(Chapter chapter) {
		if (!this.offer.plan()) {
			chapter.limits(category())
				.forEach((limit) -> bar(limit.row().id(), Severity.AVOID, Claim.of(limit.against(), true)));
		}
	}

}
