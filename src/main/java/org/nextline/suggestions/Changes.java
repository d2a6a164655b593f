package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.knowledge.Release;
import org.nextline.rules.RuleBook;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.Words;

/**
 * What changed between two advices of a case, each change with its cause. The cause is
 * found by asking again with the facts, the passing of time, or the release changed one
 * at a time; only when none of them alone explains the change are they tried together.
 */
final class Changes {

	/** Changed facts that are tried one at a time; more are named as a whole. */
	private static final int MOST_FACTS = 30;

	private final TherapyAdvisor advisor;

	private final Receipt from;

	private final Receipt to;

	private final @Nullable Release before;

	private final @Nullable Release after;

	private final Set<CaseField> stated = new LinkedHashSet<>();

	private final Set<CaseField> passed = new LinkedHashSet<>();

	private final boolean otherRelease;

	private final boolean otherEngine;

	private final Map<Inputs, Map<String, Standing>> asked = new LinkedHashMap<>();

	/** What can make an advice another one. */
	enum Cause {

		FACTS("The patient's facts"), TIME("Time passed"), RELEASE("The release"), ENGINE("The engine"),
		TOGETHER("Only together"), OPEN("Cause not found");

		private final String label;

		Cause(String label) {
			this.label = label;
		}

		public String label() {
			return this.label;
		}

	}

	/** A cause, with what it was in words. */
	record Because(Cause cause, String words) {
	}

	/** A change with its causes. */
	record Explained(Change change, List<Because> because) {
	}

	/** A fact that is another one than before. */
	record Differing(String label, String before, String after, boolean time) {
	}

	/** Some of the inputs as they are now, all others as they were. */
	private record Inputs(Set<CaseField> fields, boolean release) {
	}

	Changes(TherapyAdvisor advisor, Receipt from, Receipt to, @Nullable Release before, @Nullable Release after) {
		this.advisor = advisor;
		this.from = from;
		this.to = to;
		this.before = before;
		this.after = after;
		this.otherRelease = !from.releaseSha256().equals(to.releaseSha256());
		this.otherEngine = !from.engine().equals(to.engine()) || !from.engine().equals(Engine.VERSION);
		for (CaseField field : CaseField.values()) {
			Fact then = from.asked().get(field);
			Fact now = to.asked().get(field);
			if (!Objects.equals(then, now)) {
				(byTime(then, now) ? this.passed : this.stated).add(field);
			}
		}
	}

	/**
	 * A derived fact that differs although nobody touched the case, or although it
	 * follows from the same dates.
	 */
	private boolean byTime(@Nullable Fact then, @Nullable Fact now) {
		if (then == null || now == null || then.derivedFrom() == null || now.derivedFrom() == null) {
			return false;
		}
		return this.from.caseVersion() == this.to.caseVersion() || then.derivedFrom().equals(now.derivedFrom());
	}

	/** The facts that differ, in words. */
	List<Differing> facts() {
		List<Differing> facts = new ArrayList<>();
		for (CaseField field : CaseField.values()) {
			if (this.stated.contains(field) || this.passed.contains(field)) {
				facts.add(new Differing(label(field), words(field, this.from.asked()), words(field, this.to.asked()),
						this.passed.contains(field)));
			}
		}
		return facts;
	}

	boolean otherRelease() {
		return this.otherRelease;
	}

	boolean otherEngine() {
		return !this.from.engine().equals(this.to.engine());
	}

	/** The changes with their causes. */
	List<Explained> explain(List<Change> changes) {
		return changes.stream().map((change) -> new Explained(change, because(change))).toList();
	}

	private List<Because> because(Change change) {
		if (this.before == null || this.after == null) {
			return List.of(new Because(Cause.OPEN,
					"Release " + ((this.before == null) ? this.from.release() : this.to.release())
							+ " is no longer stored, so nothing can be asked of it again."));
		}
		List<Because> because = new ArrayList<>();
		String key = change.after().key();
		Standing end = ask(all(), true, key, change);
		if (this.otherEngine) {
			Standing start = ask(Set.of(), false, key, change);
			boolean startDiffers = !new Change(change.kind(), change.after(), change.before()).reachedBy(start);
			if (startDiffers || !change.reachedBy(end)) {
				because.add(new Because(Cause.ENGINE,
						"version " + this.from.engine() + " then, " + this.to.engine() + " for the later one, and "
								+ Engine.VERSION + " today, which answers the same question otherwise."));
			}
			if (change.reachedBy(start)) {
				return because;
			}
		}
		if (!change.reachedBy(end)) {
			if (because.isEmpty()) {
				because.add(new Because(Cause.OPEN,
						"asking again does not give the stored answer; \u201cVerify\u201d says what differs."));
			}
			return because;
		}
		because.addAll(causes(change, key));
		return because;
	}

	private Set<CaseField> all() {
		Set<CaseField> all = new LinkedHashSet<>(this.stated);
		all.addAll(this.passed);
		return all;
	}

	/** The smallest sets of causes that explain the change. */
	private List<Because> causes(Change change, String key) {
		List<Cause> possible = new ArrayList<>();
		if (!this.stated.isEmpty()) {
			possible.add(Cause.FACTS);
		}
		if (!this.passed.isEmpty()) {
			possible.add(Cause.TIME);
		}
		if (this.otherRelease) {
			possible.add(Cause.RELEASE);
		}
		for (int size = 1; size <= possible.size(); size++) {
			List<Because> found = new ArrayList<>();
			for (Set<Cause> causes : subsets(possible, size)) {
				if (change.reachedBy(ask(fields(causes), causes.contains(Cause.RELEASE), key, change))) {
					found.add(told(causes, change, key));
				}
			}
			if (!found.isEmpty()) {
				return found;
			}
		}
		return List.of(new Because(Cause.OPEN, "neither facts, nor time, nor release differ."));
	}

	private static List<Set<Cause>> subsets(List<Cause> possible, int size) {
		List<Set<Cause>> subsets = new ArrayList<>();
		for (int bits = 1; bits < (1 << possible.size()); bits++) {
			if (Integer.bitCount(bits) == size) {
				Set<Cause> subset = new LinkedHashSet<>();
				for (int at = 0; at < possible.size(); at++) {
					if ((bits & (1 << at)) != 0) {
						subset.add(possible.get(at));
					}
				}
				subsets.add(subset);
			}
		}
		return subsets;
	}

	private Set<CaseField> fields(Set<Cause> causes) {
		Set<CaseField> fields = new LinkedHashSet<>();
		if (causes.contains(Cause.FACTS)) {
			fields.addAll(this.stated);
		}
		if (causes.contains(Cause.TIME)) {
			fields.addAll(this.passed);
		}
		return fields;
	}

	private Because told(Set<Cause> causes, Change change, String key) {
		Map<Cause, String> words = new EnumMap<>(Cause.class);
		for (Cause cause : causes) {
			words.put(cause, switch (cause) {
				case FACTS -> facts(this.stated, causes, change, key);
				case TIME -> facts(this.passed, causes, change, key);
				case RELEASE -> release(change);
				default -> "";
			});
		}
		if (causes.size() == 1) {
			Cause cause = causes.iterator().next();
			return new Because(cause, words.getOrDefault(cause, ""));
		}
		List<String> parts = new ArrayList<>();
		words.forEach((cause, what) -> parts.add(cause.label().toLowerCase(java.util.Locale.ROOT) + " (" + what + ")"));
		return new Because(Cause.TOGETHER, String.join(" and ", parts) + "; neither alone explains it.");
	}

	/** Which of the facts it was, tried one at a time. */
	private String facts(Set<CaseField> fields, Set<Cause> causes, Change change, String key) {
		if (fields.size() == 1 || fields.size() > MOST_FACTS) {
			return (fields.size() == 1) ? words(fields.iterator().next()) : fields.size() + " facts that differ";
		}
		boolean release = causes.contains(Cause.RELEASE);
		Set<CaseField> others = new LinkedHashSet<>(fields(causes));
		others.removeAll(fields);
		List<String> enough = new ArrayList<>();
		List<String> needed = new ArrayList<>();
		for (CaseField field : fields) {
			Set<CaseField> alone = new LinkedHashSet<>(others);
			alone.add(field);
			if (change.reachedBy(ask(alone, release, key, change))) {
				enough.add(words(field));
			}
		}
		if (!enough.isEmpty()) {
			return String.join("; or by itself: ", enough);
		}
		for (CaseField field : fields) {
			Set<CaseField> without = new LinkedHashSet<>(fields(causes));
			without.remove(field);
			if (!change.reachedBy(ask(without, release, key, change))) {
				needed.add(words(field));
			}
		}
		return needed.isEmpty() ? "several facts together" : String.join("; together with: ", needed);
	}

	/** The rules of the treatment that the two releases have otherwise. */
	private String release(Change change) {
		RuleBook then = Objects.requireNonNull(this.before).book();
		RuleBook now = Objects.requireNonNull(this.after).book();
		Set<String> ids = new LinkedHashSet<>(change.after().ruleIds());
		ids.addAll(change.before().ruleIds());
		List<String> rules = new ArrayList<>();
		for (String id : ids) {
			boolean had = then.rule(id).isPresent();
			boolean has = now.rule(id).isPresent();
			if (had && has && !then.rule(id).equals(now.rule(id))) {
				rules.add(id + " changed");
			}
			else if (had && !has) {
				rules.add(id + " retired");
			}
			else if (!had && has) {
				rules.add(id + " is new");
			}
		}
		return this.to.release() + " instead of " + this.from.release()
				+ (rules.isEmpty() ? "" : " (" + String.join(", ", rules) + ")");
	}

	/** How the treatment stands when these inputs are as they are now. */
	private Standing ask(Set<CaseField> fields, boolean release, String key, Change change) {
		Map<String, Standing> standings = this.asked.computeIfAbsent(new Inputs(Set.copyOf(fields), release),
				this::ask);
		Standing found = standings.get(key);
		return (found != null) ? found : Standing.unnamed(change.after());
	}

	private Map<String, Standing> ask(Inputs inputs) {
		CaseFacts facts = this.from.asked();
		for (CaseField field : inputs.fields()) {
			Fact now = this.to.asked().get(field);
			facts = (now != null) ? facts.with(field, now) : facts.without(field);
		}
		Release release = Objects.requireNonNull(inputs.release() ? this.after : this.before);
		return Standings.of(this.advisor.advise(facts, release));
	}

	private static String label(CaseField field) {
		return field.label().replace("?", "");
	}

	private String words(CaseField field) {
		return label(field) + " was " + words(field, this.from.asked()) + ", is " + words(field, this.to.asked());
	}

	static String words(CaseField field, CaseFacts facts) {
		Fact fact = facts.get(field);
		if (fact == null) {
			return "not known";
		}
		String date = (fact.observed() != null) ? " (" + fact.observed().words() + ")" : "";
		String sample = fact.atThisRelapse() ? "" : ", earlier sample";
		return Words.of(field, fact.value()) + date + sample;
	}

}
