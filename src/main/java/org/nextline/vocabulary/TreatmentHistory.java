package org.nextline.vocabulary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.PriorTherapy.ReasonStopped;

/**
 * The earlier treatments of a case, read with the catalogue: regimens count as each of
 * their components. When the list was left out every question is answered with UNKNOWN; a
 * list that is given is complete.
 */
public final class TreatmentHistory {

	private static final Set<String> RESPONSES = Set.of("CR", "CRH", "CRI", "MLFS", "PR", "MMR");

	private static final Set<String> REMISSIONS = Set.of("CR", "CRH", "CRI");

	/**
	 * Classes taken without a planned end: relapse on them is failure whatever came
	 * before (gate G-PRIOR).
	 */
	private static final Set<String> CONTINUOUS = Set.of("BCR_ABL1_TKI", "BTK_INHIBITOR", "MENIN_INHIBITOR",
			"IDH_INHIBITOR", "FLT3_INHIBITOR", "BCL2_INHIBITOR");

	/** Partner drugs and backbones, at which gate G-PRIOR never looks. */
	private static final Set<String> PARTNERS = Set.of("CYTOTOXIC", "CORTICOSTEROID", "ANTI_CD20", "SUPPORTIVE",
			"PROCEDURE", "VACCINE", "REGIMEN", "ASPARAGINASE", "CYTOREDUCTIVE", "RETINOID");

	/** Months within which a relapse on a limited course counts as its failure. */
	private static final double FAILURE_MONTHS = 3;

	private final Agents agents;

	private final @Nullable List<Course> courses;

	/** Of each course, what each agent that it names counts as. */
	private final List<List<Set<String>>> meanings = new ArrayList<>();

	private final List<String> unknownNames = new ArrayList<>();

	private final @Nullable Set<String> intolerances;

	private final Set<String> statedIntolerances;

	/**
	 * One entry of the list, expanded.
	 *
	 * @param entry as it was entered
	 * @param named the agents and regimens it names
	 * @param keys all keys it counts as, components included
	 */
	public record Course(PriorTherapy entry, Set<String> named, Set<String> keys) {
	}

	public TreatmentHistory(CaseFacts facts, Agents agents) {
		this.agents = agents;
		this.courses = facts.therapies().map(this::expand).orElse(null);
		this.intolerances = facts.codes(CaseField.INTOLERANCES).map(this::canonical).orElse(null);
		Fact stated = facts.get(CaseField.INTOLERANCES);
		this.statedIntolerances = (this.intolerances != null && stated != null && !stated.derived()) ? this.intolerances
				: Set.of();
	}

	private Set<String> canonical(Set<String> names) {
		Set<String> keys = new LinkedHashSet<>();
		names.forEach((name) -> keys.add(this.agents.named(name).map(Agent::key).orElse(name)));
		return keys;
	}

	private List<Course> expand(List<PriorTherapy> entries) {
		List<Course> expanded = new ArrayList<>();
		for (PriorTherapy entry : entries) {
			Set<String> named = new LinkedHashSet<>();
			this.agents.namedIn(entry.name()).forEach((agent) -> named.add(agent.key()));
			boolean known = !named.isEmpty();
			for (String name : entry.agents()) {
				List<Agent> found = this.agents.namedIn(name);
				if (found.isEmpty()) {
					this.unknownNames.add(name);
				}
				else {
					known = true;
				}
				found.forEach((agent) -> named.add(agent.key()));
			}
			if (!known) {
				this.unknownNames.add(entry.name());
			}
			else if (entry.agents().isEmpty()) {
				this.unknownNames.addAll(this.agents.unknownIn(entry.name()));
			}
			Set<String> keys = new LinkedHashSet<>();
			named.forEach((key) -> keys.addAll(this.agents.partsOf(key)));
			expanded.add(new Course(entry, named, keys));
			this.meanings.add(named.stream().map(this.agents::meaningsOf).toList());
		}
		return expanded;
	}

	/** Whether the list was given. */
	public boolean known() {
		return this.courses != null;
	}

	/** The courses; empty when none were given or the list is unknown. */
	public List<Course> courses() {
		return (this.courses != null) ? this.courses : List.of();
	}

	/** Names that the catalogue does not know. */
	public List<String> unknownNames() {
		return List.copyOf(this.unknownNames);
	}

	/** Courses that contain the agent, regimen, class (or group). */
	public List<Course> coursesOf(String target) {
		List<Course> courses = courses();
		List<Course> found = new ArrayList<>();
		for (int index = 0; index < courses.size(); index++) {
			if (contains(index, target)) {
				found.add(courses.get(index));
			}
		}
		return found;
	}

	/** Courses of the same regimen, by name or by exactly the same components. */
	public List<Course> coursesOfRegimen(Set<String> regimen) {
		List<Course> found = new ArrayList<>();
		for (Course course : courses()) {
			if (sameRegimen(course, regimen)) {
				found.add(course);
			}
		}
		return found;
	}

	private boolean contains(int course, String target) {
		for (Set<String> meanings : this.meanings.get(course)) {
			if (meanings.contains(target)) {
				return true;
			}
		}
		return false;
	}

	private boolean sameRegimen(Course course, Set<String> regimen) {
		if (regimen.isEmpty()) {
			return false;
		}
		if (regimen.size() == 1) {
			String only = regimen.iterator().next();
			if (course.named().contains(only)) {
				return true;
			}
			// a product such as CPX-351 is no repeat of the regimen with the same drugs
			if (this.agents.withKey(only).filter((agent) -> agent.classes().contains("REGIMEN")).isEmpty()) {
				return false;
			}
		}
		return within(course.named(), regimen) && within(regimen, course.named());
	}

	/** Whether every single drug of one regimen is in the other. */
	private boolean within(Set<String> one, Set<String> other) {
		for (String key : one) {
			for (String single : this.agents.singlesOf(key)) {
				if (!has(other, single)) {
					return false;
				}
			}
		}
		return true;
	}

	private boolean has(Set<String> regimen, String single) {
		for (String key : regimen) {
			if (this.agents.singlesOf(key).contains(single)) {
				return true;
			}
		}
		return false;
	}

	/** PRIOR(x). */
	public Truth prior(String target) {
		if (!known()) {
			return Truth.UNKNOWN;
		}
		for (int index = 0; index < courses().size(); index++) {
			if (contains(index, target)) {
				return Truth.TRUE;
			}
		}
		return Truth.FALSE;
	}

	/** PRIOR(THIS_REGIMEN): the same regimen by name or exactly the same components. */
	public Truth priorRegimen(Set<String> regimen) {
		if (!known()) {
			return Truth.UNKNOWN;
		}
		for (Course course : courses()) {
			if (sameRegimen(course, regimen)) {
				return Truth.TRUE;
			}
		}
		return Truth.FALSE;
	}

	/** PRIOR_OTHER(class, x): a member of the class other than x. */
	public Truth priorOther(String className, String key) {
		if (!known()) {
			return Truth.UNKNOWN;
		}
		for (Course course : courses()) {
			for (String part : course.keys()) {
				if (!part.equals(key) && this.agents.in(part, className)) {
					return Truth.TRUE;
				}
			}
		}
		return Truth.FALSE;
	}

	/** FAILED(x) for an agent, regimen or class, in the sense of gate G-PRIOR. */
	public Truth failed(String target) {
		if (!known()) {
			return Truth.UNKNOWN;
		}
		Truth truth = Truth.FALSE;
		for (int index = 0; index < courses().size(); index++) {
			if (contains(index, target)) {
				truth = truth.or(failed(courses().get(index), target));
			}
		}
		return truth;
	}

	/**
	 * FAILED(THIS_AGENT): a cytotoxic or other partner drug counts only when the same
	 * regimen failed; of a regimen every targeted, antibody, cellular or HMA part counts.
	 */
	public Truth failedThis(String key, Set<String> regimen) {
		Truth truth = partner(key) ? failedRegimen(regimen) : failed(key);
		for (String part : this.agents.partsOf(key)) {
			if (!part.equals(key) && !partner(part)) {
				truth = truth.or(failed(part));
			}
		}
		return truth;
	}

	/** FAILED(THIS_REGIMEN). */
	public Truth failedRegimen(Set<String> regimen) {
		if (!known()) {
			return Truth.UNKNOWN;
		}
		Truth truth = Truth.FALSE;
		for (Course course : courses()) {
			if (sameRegimen(course, regimen)) {
				for (String key : regimen) {
					truth = truth.or(failed(course, key));
				}
			}
		}
		return truth;
	}

	/** Whether gate G-PRIOR never looks at the agent by itself. */
	public boolean partner(String key) {
		Optional<Agent> agent = this.agents.withKey(key);
		return agent.isEmpty() || agent.get().classes().stream().anyMatch(PARTNERS::contains);
	}

	private Truth failed(Course course, String target) {
		ReasonStopped reason = course.entry().reasonStopped();
		if (reason == null) {
			return Truth.UNKNOWN;
		}
		return switch (reason) {
			case REFRACTORY -> Truth.TRUE;
			case RELAPSED_ON -> continuous(course, target) ? Truth.TRUE : relapsedOnLimited(course.entry());
			default -> Truth.FALSE;
		};
	}

	/** Whether the agent is taken without a planned end. */
	public boolean continuous(String key) {
		for (String name : CONTINUOUS) {
			if (this.agents.in(key, name)) {
				return true;
			}
		}
		return false;
	}

	private boolean continuous(Course course, String target) {
		for (String key : course.keys()) {
			if ((this.agents.partsOf(target).contains(key) || this.agents.in(key, target)) && continuous(key)) {
				return true;
			}
		}
		return false;
	}

	private Truth relapsedOnLimited(PriorTherapy entry) {
		Truth noResponse = (entry.bestResponse() == null) ? Truth.UNKNOWN
				: Truth.of(!RESPONSES.contains(entry.bestResponse()));
		Truth soon = (entry.monthsAgo() == null) ? Truth.UNKNOWN : Truth.of(entry.monthsAgo() <= FAILURE_MONTHS);
		return noResponse.or(soon);
	}

	/** INTOL(x): stopped as intolerant, or named among the intolerances. */
	public Truth intolerant(String target) {
		Truth stated = statedIntolerant(target);
		if (stated.isTrue()) {
			return Truth.TRUE;
		}
		Truth stopped = known() ? Truth.FALSE : Truth.UNKNOWN;
		for (int index = 0; index < courses().size(); index++) {
			if (contains(index, target)) {
				ReasonStopped reason = courses().get(index).entry().reasonStopped();
				stopped = stopped.or((reason == null) ? Truth.UNKNOWN : Truth.of(reason == ReasonStopped.INTOLERANT));
			}
		}
		return stated.or(stopped);
	}

	private Truth statedIntolerant(String target) {
		if (this.intolerances == null) {
			return known() ? Truth.FALSE : Truth.UNKNOWN;
		}
		for (String key : this.intolerances) {
			if (this.agents.partsOf(key).contains(target) || this.agents.in(key, target)) {
				return Truth.TRUE;
			}
		}
		return Truth.FALSE;
	}

	/** Whether the agent itself is named among the intolerances. */
	public boolean namedIntolerant(String key) {
		return this.intolerances != null && this.intolerances.contains(key);
	}

	/**
	 * Whether the drug by itself was not tolerated: stated so, or stopped so when it was
	 * given alone.
	 */
	public boolean intolerantAlone(String key) {
		return this.statedIntolerances.contains(key) || courses().stream()
			.anyMatch((course) -> course.entry().reasonStopped() == ReasonStopped.INTOLERANT
					&& course.named().equals(Set.of(key)));
	}

	/** Whether the regimen as such was stopped as intolerant. */
	public boolean regimenIntolerant(Set<String> regimen) {
		for (Course course : courses()) {
			if (course.entry().reasonStopped() == ReasonStopped.INTOLERANT && sameRegimen(course, regimen)) {
				return true;
			}
		}
		return false;
	}

	/** DONE(x): completed and never failed. */
	public Truth done(String target) {
		if (!known()) {
			return Truth.UNKNOWN;
		}
		Truth completed = Truth.FALSE;
		for (Course course : coursesOf(target)) {
			ReasonStopped reason = course.entry().reasonStopped();
			completed = completed.or((reason == null) ? Truth.UNKNOWN : Truth.of(reason == ReasonStopped.COMPLETED));
		}
		return completed.and(failed(target).not());
	}

	/** RESPONDED(x): a response of the kind that counts for it. */
	public Truth responded(String target) {
		if (!known()) {
			return Truth.UNKNOWN;
		}
		boolean strict = target.equals("gilteritinib") || target.equals("CAR_T") || this.agents.in(target, "CAR_T")
				|| target.endsWith("_CAR_T");
		Truth truth = Truth.FALSE;
		for (Course course : coursesOf(target)) {
			String response = course.entry().bestResponse();
			truth = truth.or((response == null) ? Truth.UNKNOWN
					: Truth.of((strict ? REMISSIONS : RESPONSES).contains(response)));
		}
		return truth;
	}

	/**
	 * Bounds of the number of different courses of the class that failed: surely failed,
	 * and possibly failed. The same drug or regimen given twice counts once.
	 */
	public Optional<int[]> countFailed(String className) {
		return count(className, (course) -> failed(course, className));
	}

	/** Bounds of the number of different courses of the class that were not tolerated. */
	public Optional<int[]> countIntolerant(String className) {
		return count(className, (course) -> {
			ReasonStopped reason = course.entry().reasonStopped();
			return (reason == null) ? Truth.UNKNOWN : Truth.of(reason == ReasonStopped.INTOLERANT);
		});
	}

	private Optional<int[]> count(String className, java.util.function.Function<Course, Truth> test) {
		if (!known()) {
			return Optional.empty();
		}
		Set<Set<String>> sure = new HashSet<>();
		Set<Set<String>> possible = new HashSet<>();
		for (Course course : coursesOf(className)) {
			Truth truth = test.apply(course);
			if (truth.isTrue()) {
				sure.add(course.named());
			}
			if (!truth.isFalse()) {
				possible.add(course.named());
			}
		}
		return Optional.of(new int[] { sure.size(), possible.size() });
	}

	/** MONTHS_SINCE(x): months since its last dose, when it was given and dated. */
	public OptionalDouble monthsSince(String target) {
		return coursesOf(target).stream()
			.map((course) -> course.entry().monthsAgo())
			.filter(Objects::nonNull)
			.mapToDouble(Double::doubleValue)
			.min();
	}

	/** Keys of all different members of the class among the courses. */
	public Set<String> members(String className) {
		Set<String> keys = new LinkedHashSet<>();
		courses().forEach(
				(course) -> course.keys().stream().filter((key) -> this.agents.in(key, className)).forEach(keys::add));
		return keys;
	}

}
