package org.nextline.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Agent;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.Alteration;
import org.nextline.vocabulary.Antigen;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Dating;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.Kind;
import org.nextline.vocabulary.TherapyCategory;
import org.nextline.vocabulary.TreatmentHistory;
import org.nextline.vocabulary.Truth;
import org.nextline.vocabulary.Value;
import org.nextline.vocabulary.Words;

/**
 * A case as criteria see it: its facts (derived ones included, stale ones left out), its
 * history, and the agent and regimen being judged.
 */
public final class Situation {

	/** Drug classes that are implied by others taken. */
	private static final Map<String, String> IMPLIED = Map.of("POSACONAZOLE", "STRONG_CYP3A4_INHIBITOR", "WARFARIN",
			"ANTICOAGULANT", "DABIGATRAN", "ANTICOAGULANT", "P_GP_AND_STRONG_CYP3A4_INDUCER", "STRONG_CYP3A4_INDUCER");

	/** Derived fields are asked for by what they follow from. */
	private static final Map<CaseField, List<CaseField>> ASKED_BY = Map.ofEntries(
			Map.entry(CaseField.LOW_POTASSIUM_OR_MAGNESIUM, List.of(CaseField.POTASSIUM, CaseField.MAGNESIUM)),
			Map.entry(CaseField.CIRCULATING_BLASTS, List.of(CaseField.WBC, CaseField.BLOOD_BLASTS)),
			Map.entry(CaseField.TKI_LINE, List.of(CaseField.PRIOR_THERAPIES)),
			Map.entry(CaseField.PRIOR_LINES, List.of(CaseField.PRIOR_THERAPIES)),
			Map.entry(CaseField.CURRENT_THERAPY, List.of(CaseField.PRIOR_THERAPIES)),
			Map.entry(CaseField.CBTKI_STATUS, List.of(CaseField.PRIOR_THERAPIES)),
			Map.entry(CaseField.NCBTKI_STATUS, List.of(CaseField.PRIOR_THERAPIES)),
			Map.entry(CaseField.BCL2I_STATUS, List.of(CaseField.PRIOR_THERAPIES)),
			Map.entry(CaseField.MONTHS_SINCE_VENETOCLAX_END, List.of(CaseField.PRIOR_THERAPIES)),
			Map.entry(CaseField.HCT_CI, List.of(CaseField.COMORBIDITIES)),
			Map.entry(CaseField.HIGH_RISK_ACA, List.of(CaseField.CYTOGENETICS)));

	/**
	 * Where the list of treatments is known, a status waits for how one of them ended.
	 */
	private static final Map<CaseField, String> EXPOSURES = Map.of(CaseField.CBTKI_STATUS, "COVALENT_BTK_INHIBITOR",
			CaseField.NCBTKI_STATUS, "NONCOVALENT_BTK_INHIBITOR", CaseField.BCL2I_STATUS, "BCL2_INHIBITOR",
			CaseField.MONTHS_SINCE_VENETOCLAX_END, "BCL2_INHIBITOR");

	/** Questions that only make sense after another one. */
	private static final Map<CaseField, CaseField> FOLLOWS = Map.ofEntries(
			Map.entry(CaseField.INFECTION_CONTROLLED, CaseField.ACTIVE_INFECTION),
			Map.entry(CaseField.INFECTION_REFRACTORY, CaseField.ACTIVE_INFECTION),
			Map.entry(CaseField.GVHD_GRADE, CaseField.ACTIVE_GVHD),
			Map.entry(CaseField.CHEST_RADIOTHERAPY, CaseField.CUMULATIVE_ANTHRACYCLINE_MG_M2),
			Map.entry(CaseField.GESTATION_WEEKS, CaseField.PREGNANT),
			Map.entry(CaseField.PREGNANCY_EXCEPTION_AGREED, CaseField.PREGNANT),
			Map.entry(CaseField.HBV_PROPHYLAXIS, CaseField.HEPATITIS_B),
			Map.entry(CaseField.PLANNED_DONOR, CaseField.PRIOR_ALLO_HSCT),
			Map.entry(CaseField.HLA_LOSS, CaseField.PRIOR_ALLO_HSCT),
			Map.entry(CaseField.MONTHS_SINCE_ALLO_HSCT, CaseField.PRIOR_ALLO_HSCT),
			Map.entry(CaseField.WORST_GVHD_GRADE, CaseField.PRIOR_ALLO_HSCT),
			Map.entry(CaseField.CARDIAC_CONTROLLED, CaseField.CARDIAC_HISTORY),
			Map.entry(CaseField.MONTHS_SINCE_PANCREATITIS, CaseField.PANCREATITIS_HISTORY),
			Map.entry(CaseField.CHILD_PUGH, CaseField.SEVERE_LIVER_DISEASE));

	private final Shared shared;

	private final @Nullable String agent;

	private final Set<String> regimen;

	private Situation(Shared shared, @Nullable String agent, Set<String> regimen) {
		this.shared = shared;
		this.agent = agent;
		this.regimen = regimen;
	}

	private static final class Shared {

		private final CaseFacts facts;

		private final Agents agents;

		private final TreatmentHistory history;

		private final Genetics genetics;

		private final Set<String> planned;

		private final Set<String> unavailable;

		private final @Nullable Set<String> medication;

		private final Map<CaseField, Fact> stale;

		private Usability usability = Usability.NONE;

		private Map<CaseField, List<String>> words = Map.of();

		private Map<CaseField, Set<Missing>> missing = Map.of();

		private final Answers answers;

		private final Map<String, List<String>> genetic = new HashMap<>();

		private final Map<String, List<String>> courses = new HashMap<>();

		private Shared(CaseFacts facts, Agents agents, Map<CaseField, Fact> stale, @Nullable QuickForms forms) {
			this.answers = new Answers(forms);
			this.facts = facts;
			this.agents = agents;
			this.stale = stale;
			this.history = new TreatmentHistory(facts, agents);
			this.genetics = new Genetics(facts);
			this.planned = canonical(facts, CaseField.PLANNED_AGENTS);
			this.unavailable = canonical(facts, CaseField.UNAVAILABLE_AGENTS);
			this.medication = facts.codes(CaseField.CONCOMITANT).map((codes) -> {
				Set<String> all = new LinkedHashSet<>(codes);
				codes.stream().map(IMPLIED::get).filter(Objects::nonNull).forEach(all::add);
				return all;
			}).orElse(null);
		}

		private Set<String> canonical(CaseFacts facts, CaseField field) {
			Set<String> names = facts.codes(field).orElse(Set.of());
			if (names.isEmpty()) {
				return Set.of();
			}
			Set<String> keys = new LinkedHashSet<>();
			names.forEach((name) -> keys
				.add(this.agents.hasClass(name) ? name : this.agents.named(name).map(Agent::key).orElse(name)));
			return keys;
		}

	}

	/**
	 * The case without any agent being judged.
	 * @param facts the facts, derived ones included
	 * @param agents the catalogue
	 */
	public static Situation of(CaseFacts facts, Agents agents) {
		return of(facts, agents, null);
	}

	/**
	 * The case without any agent being judged, which remembers its answers.
	 * @param facts the facts, derived ones included
	 * @param agents the catalogue
	 * @param forms the quick forms to be asked; null for those that are asked first
	 */
	static Situation of(CaseFacts facts, Agents agents, @Nullable QuickForms forms) {
		CaseFacts effective = facts;
		Map<CaseField, Fact> stale = Map.of();
		for (Map.Entry<CaseField, Fact> entry : facts.known().entrySet()) {
			if (entry.getKey().dating() == Dating.SAMPLE && !entry.getValue().atThisRelapse()) {
				stale = stale.isEmpty() ? new EnumMap<>(CaseField.class) : stale;
				stale.put(entry.getKey(), entry.getValue());
				effective = effective.without(entry.getKey());
			}
		}
		return new Situation(new Shared(effective, agents, stale, forms), null, Set.of());
	}

	/** The same case while this agent, as part of this regimen, is being judged. */
	public Situation judging(@Nullable String agent, Set<String> regimen) {
		if (agent == null && this.agent == null && regimen.isEmpty() && this.regimen.isEmpty()) {
			return this;
		}
		return new Situation(this.shared, agent, regimen);
	}

	void use(Usability usability) {
		this.shared.usability = usability;
	}

	/** A question asked itself: what is decided meanwhile is not remembered. */
	void cut() {
		this.shared.answers.cut();
	}

	public CaseFacts facts() {
		return this.shared.facts;
	}

	/** Facts that do not count because their sample is not from this relapse. */
	public Map<CaseField, Fact> stale() {
		return this.shared.stale;
	}

	public Agents agents() {
		return this.shared.agents;
	}

	public TreatmentHistory history() {
		return this.shared.history;
	}

	Genetics genetics() {
		return this.shared.genetics;
	}

	@Nullable String agent() {
		return this.agent;
	}

	Set<String> regimen() {
		return this.regimen;
	}

	/** The truth of a condition; each is decided once a case. */
	Truth truth(Quick quick) {
		return this.shared.answers.truth(quick, this);
	}

	/** What a condition says and rests on; each is explained once a case. */
	Finding finding(Quick quick) {
		return this.shared.answers.finding(quick, this);
	}

	boolean knows(CaseField field) {
		if (field == CaseField.DONOR_AVAILABLE && this.shared.facts.is(field, "UNKNOWN")) {
			return false;
		}
		return this.shared.facts.knows(field);
	}

	Truth is(Criterion.Is asked) {
		Fact fact = this.shared.facts.get(asked.about());
		if (fact == null) {
			return Truth.UNKNOWN;
		}
		if (fact.value() instanceof Value.YesNo answer) {
			return Truth.of(asked.codes().contains(answer.yes() ? "yes" : "no"));
		}
		String code = ((Value.Code) fact.value()).name();
		if (asked.codes().contains(code)) {
			return Truth.TRUE;
		}
		return (asked.about() == CaseField.DONOR_AVAILABLE && code.equals("UNKNOWN")) ? Truth.UNKNOWN : Truth.FALSE;
	}

	Truth within(Criterion.Within asked) {
		Fact fact = this.shared.facts.get(asked.about());
		return (fact != null && fact.value() instanceof Value.Number number)
				? Truth.of(asked.operator().holds(number.amount(), asked.limit())) : Truth.UNKNOWN;
	}

	Truth has(Criterion.Has asked) {
		Set<String> codes = set(asked.about());
		if (codes == null) {
			return Truth.UNKNOWN;
		}
		for (String code : asked.codes()) {
			String wanted = code.equals("THIS_AGENT") ? this.agent : code;
			if (wanted != null && (codes.contains(wanted)
					|| (asked.about().kind().type() == Kind.Type.AGENTS && isPart(wanted, codes)))) {
				return Truth.TRUE;
			}
		}
		return Truth.FALSE;
	}

	private boolean isPart(String wanted, Set<String> keys) {
		for (String key : keys) {
			if (this.shared.agents.partsOf(key).contains(wanted)) {
				return true;
			}
		}
		return false;
	}

	private @Nullable Set<String> set(CaseField field) {
		if (field == CaseField.CONCOMITANT) {
			return this.shared.medication;
		}
		Fact fact = this.shared.facts.get(field);
		return (fact != null && fact.value() instanceof Value.Codes codes) ? codes.names() : null;
	}

	Truth exactly(Criterion.Exactly asked) {
		Set<String> codes = set(asked.about());
		return (codes != null) ? Truth.of(codes.equals(asked.codes())) : Truth.UNKNOWN;
	}

	Truth hasClass(Criterion.HasClass asked) {
		Set<String> codes = set(asked.about());
		if (codes == null) {
			return Truth.UNKNOWN;
		}
		for (String key : codes) {
			for (String part : this.shared.agents.partsOf(key)) {
				if (this.shared.agents.in(part, asked.className())) {
					return Truth.TRUE;
				}
			}
		}
		return Truth.FALSE;
	}

	Truth asks(Criterion.Asks asked) {
		String first = resolved(asked.of().get(0));
		TreatmentHistory history = this.shared.history;
		return switch (asked.question()) {
			case ALT -> this.shared.genetics.alteration(Lesion.of(first));
			case FOUND -> this.shared.genetics.listed(Lesion.of(first));
			case CYTO -> karyotype(first);
			case AG_POS -> antigen(first, "positive");
			case AG_NEG -> antigen(first, "negative");
			case AG_MIXED -> antigen(first, "mixed");
			case UNTESTED -> Truth.of(untested(first));
			case ANY_UNTESTED -> Truth.of(asked.of().stream().anyMatch(this::untested));
			case PRIOR -> first.equals("THIS_REGIMEN") ? history.priorRegimen(this.regimen) : history.prior(first);
			case PRIOR_OTHER -> history.priorOther(first, resolved(asked.of().get(1)));
			case FAILED -> failed(asked.of().get(0), first);
			case INTOL -> history.intolerant(first);
			case INTOL_ALL -> intolerantAll(first);
			case DONE -> history.done(first);
			case RESPONDED -> history.responded(first);
			case PLANNED -> Truth.of(planned(first));
			case UNAVAILABLE -> Truth.of(unavailable(first));
			case UNUSABLE -> unusable(first);
			case UNUSABLE_OTHER -> unusableMembers(first, resolved(asked.of().get(1)));
			case INTERACT ->
				(this.shared.medication == null) ? Truth.UNKNOWN : Truth.of(this.shared.medication.contains(first));
			case TKI_AVOID -> tki(first, this.shared.usability::tkiAvoid);
			case TKI_OK -> tki(first, this.shared.usability::tkiOk);
			case TKI_PREF -> tki(first, this.shared.usability::tkiPreferred);
			case THIS_AGENT_IN -> Truth.of(this.agent != null && asked.of().contains(this.agent));
		};
	}

	private Truth karyotype(String finding) {
		return this.shared.facts.karyotype().map((codes) -> Truth.of(codes.contains(finding))).orElse(Truth.UNKNOWN);
	}

	/**
	 * What is taken now, as it was entered, that counts as this kind of medication; empty
	 * when nothing is or medication is not known.
	 */
	List<String> taken(String code) {
		return this.shared.facts.codes(CaseField.CONCOMITANT)
			.orElse(Set.of())
			.stream()
			.filter((entered) -> entered.equals(code) || code.equals(IMPLIED.get(entered)))
			.toList();
	}

	/** Agents, classes and categories that are under consideration. */
	Set<String> planned() {
		return this.shared.planned;
	}

	private Truth tki(String key, java.util.function.Function<String, Truth> table) {
		if (!key.equals("CURRENT")) {
			return table.apply(key);
		}
		String current = this.agent;
		return (current != null) ? table.apply(current) : Truth.UNKNOWN;
	}

	private Truth failed(String asked, String resolved) {
		if (asked.equals("THIS_REGIMEN")) {
			return this.shared.history.failedRegimen(this.regimen);
		}
		return asked.equals("THIS_AGENT") ? this.shared.history.failedThis(resolved, this.regimen)
				: this.shared.history.failed(resolved);
	}

	private String resolved(String name) {
		if (name.equals("THIS_AGENT") || name.equals("CURRENT")) {
			return (this.agent != null) ? this.agent : name;
		}
		if (name.equals("TARGET_ANTIGEN")) {
			return (this.agent != null) ? this.shared.agents.targetAntigen(this.agent).orElse(name) : name;
		}
		return name;
	}

	private Truth antigen(String name, String asked) {
		Antigen antigen = this.shared.facts.antigens().get(name);
		if (antigen == null || !antigen.atThisRelapse()) {
			return Truth.UNKNOWN;
		}
		if (antigen.mixed()) {
			return Truth.of(asked.equals("mixed"));
		}
		Boolean positive = antigen.positive();
		if (positive == null) {
			return Truth.UNKNOWN;
		}
		return switch (asked) {
			case "positive" -> Truth.of(positive);
			case "negative" -> Truth.of(!positive);
			default -> Truth.FALSE;
		};
	}

	private boolean untested(String name) {
		String subject = resolved(name);
		if (Antigen.NAMES.contains(subject)) {
			Antigen antigen = this.shared.facts.antigens().get(subject);
			return antigen == null || !antigen.atThisRelapse() || (antigen.positive() == null && !antigen.mixed());
		}
		return this.shared.genetics.untested(Lesion.of(subject));
	}

	/**
	 * Whether it is under consideration; the components of the product that is being
	 * judged are no other drug beside it.
	 */
	private boolean planned(String target) {
		for (String key : this.shared.planned) {
			boolean judged = key.equals(this.agent);
			if (judged ? key.equals(target) || this.shared.agents.in(key, target)
					: this.shared.agents.meaningsOf(key).contains(target) || target.equals(Agents.ANY)) {
				return true;
			}
			List<Agent> members = this.shared.agents.members(key);
			if (members.size() == 1 && members.get(0).key().equals(target)) {
				return true;
			}
		}
		return false;
	}

	private boolean unavailable(String target) {
		Set<String> named = this.shared.unavailable;
		if (named.isEmpty()) {
			return false;
		}
		if (named.contains(target)) {
			return true;
		}
		if (this.shared.agents.withKey(target).isPresent()) {
			for (String name : named) {
				if (this.shared.agents.in(target, name)) {
					return true;
				}
			}
			return false;
		}
		boolean any = false;
		for (Agent agent : this.shared.agents.members(target)) {
			if (!agent.investigational()) {
				any = true;
				if (!unavailable(agent.key())) {
					return false;
				}
			}
		}
		return any;
	}

	private List<Agent> usable(String className) {
		return this.shared.agents.members(className).stream().filter((agent) -> !agent.investigational()).toList();
	}

	private Truth intolerantAll(String className) {
		Truth all = Truth.TRUE;
		Truth one = Truth.FALSE;
		for (Agent agent : usable(className)) {
			Truth intolerant = this.shared.history.intolerant(agent.key());
			all = all
				.and(intolerant.or(this.shared.history.failed(agent.key())).or(Truth.of(unavailable(agent.key()))));
			one = one.or(intolerant);
		}
		return all.and(one);
	}

	private Truth unusable(String target) {
		if (this.shared.agents.withKey(target).isPresent()) {
			return Truth.of(unavailable(target))
				.or(this.shared.history.failed(target))
				.or(this.shared.history.intolerant(target))
				.or(this.shared.usability.tkiAvoid(target))
				.or(this.shared.usability.avoided(target));
		}
		return unusableMembers(target, "");
	}

	private Truth unusableMembers(String className, String except) {
		Truth all = Truth.of(!usable(className).isEmpty());
		for (Agent agent : usable(className)) {
			if (!agent.key().equals(except)) {
				all = all.and(unusable(agent.key()));
			}
		}
		return all;
	}

	Truth counts(Criterion.Counts asked) {
		String of = resolved(asked.of());
		return switch (asked.measure()) {
			case COUNT_ALT -> alterations(of, asked);
			case COUNT_FAILED -> between(this.shared.history.countFailed(of), asked);
			case COUNT_INTOL -> between(this.shared.history.countIntolerant(of), asked);
			case MONTHS_SINCE -> monthsSince(of, asked);
		};
	}

	private Truth alterations(String of, Criterion.Counts asked) {
		OptionalInt count = this.shared.genetics.count(Lesion.of(of));
		return count.isPresent() ? Truth.of(asked.operator().holds(count.getAsInt(), asked.limit())) : Truth.UNKNOWN;
	}

	private static Truth between(Optional<int[]> bounds, Criterion.Counts asked) {
		if (bounds.isEmpty()) {
			return Truth.UNKNOWN;
		}
		boolean held = false;
		boolean failed = false;
		for (int count = bounds.get()[0]; count <= bounds.get()[1]; count++) {
			boolean holds = asked.operator().holds(count, asked.limit());
			held |= holds;
			failed |= !holds;
		}
		return (held && failed) ? Truth.UNKNOWN : Truth.of(held);
	}

	private Truth monthsSince(String of, Criterion.Counts asked) {
		if (of.equals("THIS_REGIMEN")) {
			return monthsSince(this.shared.history.priorRegimen(this.regimen),
					this.shared.history.coursesOfRegimen(this.regimen), asked);
		}
		return monthsSince(this.shared.history.prior(of), this.shared.history.coursesOf(of), asked);
	}

	private static Truth monthsSince(Truth given, List<TreatmentHistory.Course> courses, Criterion.Counts asked) {
		if (!given.isTrue()) {
			return given;
		}
		boolean undated = false;
		double months = Double.POSITIVE_INFINITY;
		for (TreatmentHistory.Course course : courses) {
			Double ago = course.entry().monthsAgo();
			undated |= ago == null;
			months = (ago != null) ? Math.min(months, ago) : months;
		}
		if (months == Double.POSITIVE_INFINITY) {
			return Truth.UNKNOWN;
		}
		Truth truth = Truth.of(asked.operator().holds(months, asked.limit()));
		// an undated course may be later than the dated ones, never make the last one
		// earlier
		boolean settled = switch (asked.operator()) {
			case LESS, AT_MOST -> truth.isTrue();
			case MORE, AT_LEAST -> truth.isFalse();
			case EQUAL -> false;
		};
		return (undated && !settled) ? Truth.UNKNOWN : truth;
	}

	// What a finding rests on, in words

	List<String> words(CaseField field) {
		if (this.shared.words.isEmpty()) {
			this.shared.words = new EnumMap<>(CaseField.class);
		}
		return this.shared.words.computeIfAbsent(field, this::said);
	}

	private List<String> said(CaseField field) {
		Fact fact = this.shared.facts.get(field);
		if (fact != null) {
			return List.of(words(field, fact));
		}
		Fact stale = this.shared.stale.get(field);
		if (stale != null) {
			return List.of(words(field, stale) + " (sample not from this relapse: repeat)");
		}
		return List.of(Sentences.shortened(field) + ": not known");
	}

	private static String words(CaseField field, Fact fact) {
		StringBuilder text = new StringBuilder(Sentences.shortened(field)).append(": ")
			.append(Words.of(field, fact.value()));
		if (fact.observed() != null) {
			text.append(" (").append(fact.observed().words()).append(')');
		}
		if (fact.derivedFrom() != null) {
			text.append(" (").append(fact.derivedFrom()).append(')');
		}
		return text.toString();
	}

	List<String> words(Criterion.Asks asked) {
		String first = resolved(asked.of().get(0));
		return switch (asked.question().subject()) {
			case ALTERATION -> genetic(first);
			case TEST,
					TESTS ->
				asked.of()
					.stream()
					.map(this::resolved)
					.map((name) -> name + (untested(name) ? ": not tested on this relapse" : ": tested"))
					.toList();
			case KARYOTYPE -> words(CaseField.CYTOGENETICS);
			case ANTIGEN -> {
				Antigen antigen = this.shared.facts.antigens().get(first);
				yield List.of((antigen != null) ? first + " " + antigen.words() : first + ": not tested");
			}
			case MEDICATION -> words(CaseField.CONCOMITANT);
			case TARGETS -> List.of((this.agent != null) ? this.shared.agents.label(this.agent) : "no agent");
			case TARGET, CLASS_AND_AGENT -> courses(first);
		};
	}

	private List<String> genetic(String asked) {
		return this.shared.genetic.computeIfAbsent(asked, this::reported);
	}

	private List<String> reported(String asked) {
		Lesion lesion = Lesion.of(asked);
		List<Alteration> concerning = this.shared.genetics.concerning(lesion);
		if (!concerning.isEmpty()) {
			return concerning.stream()
				.map((one) -> one.words() + ((one.observed() != null) ? " (" + one.observed().words() + ")" : ""))
				.toList();
		}
		List<String> earlier = this.shared.facts.alterations()
			.stream()
			.filter((one) -> !one.atThisRelapse() && one.gene().equals(lesion.gene()))
			.map((one) -> one.words() + " at " + String.valueOf(one.phase()).toLowerCase(java.util.Locale.ROOT)
					+ " only: repeat on this relapse")
			.toList();
		if (!earlier.isEmpty()) {
			return earlier;
		}
		return List.of(lesion.gene() + (this.shared.genetics.untested(new Lesion(lesion.gene(), null, List.of()))
				? ": not tested" : ": tested, not found"));
	}

	private List<String> courses(String target) {
		if (target.equals("THIS_REGIMEN") && this.shared.history.known()) {
			return given("this regimen", this.shared.history.coursesOfRegimen(this.regimen));
		}
		return this.shared.courses.computeIfAbsent(target, this::given);
	}

	private List<String> given(String target) {
		if (!this.shared.history.known()) {
			return List.of("Earlier treatments: not known");
		}
		return given(label(target), this.shared.history.coursesOf(target));
	}

	private static List<String> given(String label, List<TreatmentHistory.Course> courses) {
		return courses.isEmpty() ? List.of(label + ": not given before")
				: courses.stream().map((course) -> course.entry().words()).toList();
	}

	private String label(String target) {
		if (this.shared.agents.withKey(target).isPresent()) {
			return this.shared.agents.label(target);
		}
		for (TherapyCategory category : TherapyCategory.values()) {
			if (category.name().equals(target)) {
				return category.label();
			}
		}
		return Sentences.spelled(target);
	}

	List<String> words(Criterion.Counts asked) {
		return (asked.measure() == Measure.COUNT_ALT) ? genetic(resolved(asked.of())) : courses(resolved(asked.of()));
	}

	// What would settle it

	Set<Missing> missing(CaseField field) {
		if (this.shared.missing.isEmpty()) {
			this.shared.missing = new EnumMap<>(CaseField.class);
		}
		return this.shared.missing.computeIfAbsent(field, this::lacking);
	}

	/** Fields that may be asked for in place of this one. */
	static Set<CaseField> sources(CaseField field) {
		return switch (field) {
			case LAST_REMISSION_MONTHS -> Set.of(CaseField.FIRST_REMISSION_MONTHS);
			case ALTERATIONS -> Set.of(CaseField.KD_MUTATION_TESTED);
			default -> Set.copyOf(ASKED_BY.getOrDefault(field, List.of()));
		};
	}

	private Set<Missing> lacking(CaseField field) {
		Set<Missing> missing = new TreeSet<>();
		List<CaseField> sources = ASKED_BY.get(field);
		if (sources != null) {
			sources.stream().filter((one) -> !knows(one)).forEach((one) -> missing.add(Missing.of(one)));
		}
		if (field == CaseField.LAST_REMISSION_MONTHS
				&& this.shared.facts.number(CaseField.RELAPSE_NUMBER).orElse(0) == 1) {
			missing.add(Missing.of(CaseField.FIRST_REMISSION_MONTHS));
		}
		String exposure = EXPOSURES.get(field);
		if (missing.isEmpty() && exposure != null) {
			missing.add(new Missing(CaseField.PRIOR_THERAPIES, label(exposure)));
		}
		if (missing.isEmpty()) {
			missing.add(Missing.of(field));
		}
		return missing;
	}

	Set<Missing> missing(Criterion.Asks asked) {
		String first = resolved(asked.of().get(0));
		return switch (asked.question().subject()) {
			case ALTERATION -> Set.of(genetic(Lesion.of(first)));
			case KARYOTYPE -> Set.of(Missing.of(CaseField.CYTOGENETICS));
			case ANTIGEN -> Set.of(new Missing(CaseField.ANTIGENS, first));
			case MEDICATION -> Set.of(Missing.of(CaseField.CONCOMITANT));
			case TEST, TESTS, TARGETS -> Set.of();
			case TARGET, CLASS_AND_AGENT -> treatment(asked, first);
		};
	}

	private Set<Missing> treatment(Criterion.Asks asked, String target) {
		Set<Missing> missing = new TreeSet<>();
		if (!this.shared.history.known()) {
			missing.add(Missing.of(CaseField.PRIOR_THERAPIES));
		}
		else if (!this.shared.history.coursesOf(target).isEmpty()) {
			missing.add(new Missing(CaseField.PRIOR_THERAPIES, label(target)));
		}
		boolean tables = asked.question() == Question.TKI_AVOID || asked.question() == Question.TKI_OK
				|| asked.question() == Question.TKI_PREF;
		if (tables || asked.question() == Question.UNUSABLE || asked.question() == Question.UNUSABLE_OTHER) {
			if (tables) {
				missing.clear();
			}
			List<String> keys = this.shared.agents.withKey(target).isPresent() ? List.of(target)
					: usable(target).stream().map(Agent::key).toList();
			TkiTable.Cell cell = (asked.question() == Question.TKI_OK) ? TkiTable.Cell.CAUTION : TkiTable.Cell.AVOID;
			keys.forEach((key) -> missing.addAll(this.shared.usability.tkiMissing(key, cell)));
			if (!tables) {
				keys.forEach((key) -> missing.addAll(this.shared.usability.avoidMissing(key)));
			}
		}
		if (missing.isEmpty()) {
			missing.add(Missing.of(CaseField.PRIOR_THERAPIES));
		}
		return missing;
	}

	private Missing genetic(Lesion lesion) {
		if (lesion.gene().equals("BCR::ABL1") && lesion.kind() == org.nextline.vocabulary.AlterationKind.MUTATION) {
			return this.shared.facts.is(CaseField.KD_MUTATION_TESTED, "yes")
					? new Missing(CaseField.ALTERATIONS, "BCR::ABL1 variant")
					: Missing.of(CaseField.KD_MUTATION_TESTED);
		}
		Lesion gene = new Lesion(lesion.gene(), null, List.of());
		boolean whole = this.shared.genetics.untested(gene) || lesion.kind() == null;
		return new Missing(CaseField.ALTERATIONS, whole ? lesion.gene() : lesion.words());
	}

	/** The question that comes before one that only makes sense after it. */
	Missing before(Missing missing) {
		CaseField first = FOLLOWS.get(missing.field());
		return (first != null && !knows(first)) ? Missing.of(first) : missing;
	}

	/**
	 * The questions to ask: a question that only makes sense after another one is left
	 * out while that one is open, and so is a result that lies in the future.
	 */
	Set<Missing> asked(Set<Missing> missing) {
		Set<Missing> asked = new TreeSet<>();
		for (Missing one : missing) {
			CaseField first = FOLLOWS.get(one.field());
			boolean open = first != null && !knows(first)
					&& missing.stream().anyMatch((other) -> other.field() == first);
			boolean idle = first != null && this.shared.facts.is(first, "no");
			boolean future = one.field() == CaseField.CURRENT_RESPONSE && missing.size() > 1;
			boolean residual = one.field() == CaseField.MRD_MARKER && missing.size() > 1
					&& this.shared.facts.code(CaseField.SETTING)
						.filter((setting) -> !setting.startsWith("MRD_"))
						.isPresent();
			if (!open && !idle && !future && !residual) {
				asked.add(one);
			}
		}
		return asked;
	}

	Set<Missing> missing(Criterion.Counts asked) {
		String of = resolved(asked.of());
		if (asked.measure() == Measure.COUNT_ALT) {
			return Set.of(genetic(Lesion.of(of)));
		}
		return this.shared.history.known() ? Set.of(new Missing(CaseField.PRIOR_THERAPIES, label(of)))
				: Set.of(Missing.of(CaseField.PRIOR_THERAPIES));
	}

	/**
	 * Names of agents or treatments that the catalogue does not know, as they were
	 * entered.
	 */
	List<String> unknownNames() {
		List<String> names = new ArrayList<>(this.shared.history.unknownNames());
		for (CaseField field : List.of(CaseField.CURRENT_THERAPY, CaseField.INTOLERANCES, CaseField.PLANNED_AGENTS,
				CaseField.UNAVAILABLE_AGENTS)) {
			this.shared.facts.codes(field)
				.orElse(Set.of())
				.stream()
				.filter((name) -> !this.shared.agents.hasClass(name) && this.shared.agents.named(name).isEmpty()
						&& !category(name))
				.forEach(names::add);
		}
		return names;
	}

	private static boolean category(String name) {
		for (TherapyCategory category : TherapyCategory.values()) {
			if (category.name().equals(name)) {
				return true;
			}
		}
		return false;
	}

}
