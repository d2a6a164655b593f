package org.nextline.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.Disease;

/**
 * Two books side by side: which cases a change can concern at all, in which of them it
 * may differ, and what becomes of each option there. The first two questions are cheap
 * and never say no where the third finds something.
 */
public final class Comparison {

	/** Named criteria that gates of the engine ask for. */
	private static final List<String> ASKED_BY_GATES = List.of("ALLO_PROHIBITIVE", "LINEAGE_SWITCH");

	private static final Upkeep NOBODY = new Upkeep("", null);

	private final Advisor before;

	private final Advisor after;

	private final Set<Disease> diseases = EnumSet.noneOf(Disease.class);

	private final Set<Disease> throughout = EnumSet.noneOf(Disease.class);

	private final Set<String> offering = new HashSet<>();

	private final List<Speaking> speaking = new ArrayList<>();

	private final boolean agents;

	private boolean everywhere;

	/**
	 * A row that changed and speaks of options that other rules offer.
	 *
	 * @param diseases diseases in which it can
	 * @param before its conditions before
	 * @param after its conditions after
	 */
	private record Speaking(Set<Disease> diseases, List<Criterion> before, List<Criterion> after) {
	}

	public Comparison(RuleBook before, RuleBook after) {
		this(new Advisor(before), new Advisor(after));
	}

	/**
	 * @param old asks the book of before
	 * @param fresh asks the book of after
	 */
	public Comparison(Advisor old, Advisor fresh) {
		RuleBook before = old.book();
		RuleBook after = fresh.book();
		this.before = old;
		this.after = fresh;
		this.agents = !List.copyOf(before.agents().all()).equals(List.copyOf(after.agents().all()));
		this.everywhere = this.agents || !before.cards().keySet().equals(after.cards().keySet())
				|| ASKED_BY_GATES.stream()
					.anyMatch((name) -> !definition(name, before).equals(definition(name, after)));
		changed(before.rules(), after.rules(), OptionRule::id, Comparison::withoutWords).forEach(this::rule);
		changed(before.safety(), after.safety(), SafetyRule::id, Comparison::withoutWords).forEach(this::safety);
		changed(before.candidacy(), after.candidacy(), Candidacy::id, Function.identity())
			.forEach((pair) -> speaks(pair, Candidacy::diseases, Candidacy::conditions));
		changed(before.tki().rows(), after.tki().rows(), TkiTable.Row::id, Function.identity())
			.forEach((pair) -> speaks(pair, (row) -> EnumSet.allOf(Disease.class), (row) -> List.of(row.when())));
		if (this.everywhere) {
			this.diseases.addAll(EnumSet.allOf(Disease.class));
		}
	}

	private static List<Criterion> definition(String name, RuleBook book) {
		return book.definitions().texts().containsKey(name) ? List.of(book.grammar().parse(name)) : List.of();
	}

	/** A row before and after; null where it is missing. */
	private record Pair<T>(@Nullable T before, @Nullable T after) {

		T any() {
			return (this.after != null) ? this.after : Objects.requireNonNull(this.before);
		}

		List<T> both() {
			List<T> both = new ArrayList<>();
			if (this.before != null) {
				both.add(this.before);
			}
			if (this.after != null) {
				both.add(this.after);
			}
			return both;
		}

	}

	private static <T> List<Pair<T>> changed(List<T> before, List<T> after, Function<T, String> id,
			Function<T, ?> meaning) {
		Map<String, T> old = before.stream()
			.collect(Collectors.toMap(id, Function.identity(), (one, two) -> one, LinkedHashMap::new));
		Map<String, T> fresh = after.stream()
			.collect(Collectors.toMap(id, Function.identity(), (one, two) -> one, LinkedHashMap::new));
		Set<String> ids = new LinkedHashSet<>(old.keySet());
		ids.addAll(fresh.keySet());
		List<Pair<T>> changed = new ArrayList<>();
		for (String one : ids) {
			T was = old.get(one);
			T is = fresh.get(one);
			boolean same = was != null && is != null && Objects.equals(meaning.apply(was), meaning.apply(is));
			if (!same) {
				changed.add(new Pair<>(was, is));
			}
		}
		return changed;
	}

	/** What of a rule decides; its words do not. */
	private static OptionRule withoutWords(OptionRule rule) {
		return new OptionRule(rule.id(), rule.kind(), rule.categories(), "", "", rule.alternatives(), rule.actsOn(),
				rule.flags(), rule.onlyRules(), rule.exceptRules(), rule.lane(), rule.card(), rule.diseases(),
				rule.when(), rule.unless(), rule.strength(), rule.evidence(), "", rule.regulatory(), List.of(), "",
				rule.check(), NOBODY);
	}

	private static SafetyRule withoutWords(SafetyRule row) {
		return new SafetyRule(row.id(), row.targets(), row.diseases(), row.alsoWhen(), row.when(), row.severity(), "",
				List.of(), row.check(), NOBODY);
	}

	private void rule(Pair<OptionRule> pair) {
		OptionRule any = pair.any();
		if (Cards.ALWAYS.contains(any.id())) {
			pair.both().forEach((rule) -> this.throughout.addAll(rule.diseases()));
			this.diseases.addAll(this.throughout);
		}
		else if (pair.both().stream().allMatch((rule) -> rule.kind() == OptionRule.Kind.OPTION)) {
			this.offering.add(any.id());
			pair.both().forEach((rule) -> this.diseases.addAll(rule.diseases()));
		}
		else {
			speaks(pair, OptionRule::diseases, (rule) -> List.of(rule.when()));
		}
	}

	private void safety(Pair<SafetyRule> pair) {
		speaks(pair, (row) -> (row.alsoWhen() != null) ? EnumSet.allOf(Disease.class) : row.diseases(),
				(row) -> List.of(row.when()));
	}

	private <T> void speaks(Pair<T> pair, Function<T, Set<Disease>> in, Function<T, List<Criterion>> when) {
		Set<Disease> concerned = EnumSet.noneOf(Disease.class);
		pair.both().forEach((row) -> concerned.addAll(in.apply(row)));
		this.diseases.addAll(concerned);
		T was = pair.before();
		T is = pair.after();
		this.speaking.add(new Speaking(concerned, (was != null) ? when.apply(was) : List.of(),
				(is != null) ? when.apply(is) : List.of()));
	}

	/**
	 * Whether the catalogues of agents differ, so that facts have to be completed twice.
	 */
	public boolean agentsDiffer() {
		return this.agents;
	}

	/** Diseases whose cases the change can concern. */
	public Set<Disease> diseases() {
		return Set.copyOf(this.diseases);
	}

	/** Whether the change can concern the case. */
	public boolean concerns(CaseFacts facts) {
		Disease disease = facts.disease().orElse(null);
		return (disease != null) ? this.diseases.contains(disease) : this.everywhere;
	}

	/**
	 * Whether anything may differ in the case, at the cost of two decisions.
	 * @param old the facts, derived ones included, as the book of before has them
	 * @param fresh the facts as the book of after has them; mostly the same
	 */
	public boolean mayDiffer(CaseFacts old, CaseFacts fresh) {
		if (!concerns(old)) {
			return false;
		}
		Disease disease = old.disease().orElse(null);
		if (this.everywhere || (disease != null && this.throughout.contains(disease))) {
			return true;
		}
		Situation oldCase = this.before.situation(old);
		Situation newCase = this.after.situation(fresh);
		Map<String, Verdict> was = new HashMap<>();
		Map<String, Verdict> becomes = new HashMap<>();
		boolean offered = collect(this.before.decide(oldCase), was) | collect(this.after.decide(newCase), becomes);
		return offered || !was.equals(becomes)
				|| this.speaking.stream()
					.filter((row) -> disease == null || row.diseases().contains(disease))
					.anyMatch((row) -> heard(row.before(), oldCase) || heard(row.after(), newCase));
	}

	/** The best verdict of each option, and whether a changed rule offers one. */
	private boolean collect(Decision decision, Map<String, Verdict> best) {
		boolean offered = false;
		for (int index = 0; index < decision.size(); index++) {
			Verdict verdict = decision.verdict(index);
			if (verdict != Verdict.NOT_APPLICABLE) {
				best.merge(decision.option(index), verdict, (one, two) -> (one.compareTo(two) <= 0) ? one : two);
				offered |= Shift.offered(verdict) && this.offering.contains(decision.rule(index).id());
			}
		}
		return offered;
	}

	private static boolean heard(List<Criterion> conditions, Situation situation) {
		return conditions.stream()
			.anyMatch((one) -> Stage.agentBound(one) || Stage.asksForPlans(one) || !one.decide(situation).isFalse());
	}

	/**
	 * What becomes of the options in a case; empty when everything stays as it is.
	 * @param old the facts, derived ones included, as the book of before has them
	 * @param fresh the facts as the book of after has them; mostly the same
	 */
	public List<Shift> of(CaseFacts old, CaseFacts fresh) {
		Map<String, Standing> was = this.before.standings(old);
		Map<String, Standing> becomes = this.after.standings(fresh);
		Set<String> keys = new LinkedHashSet<>(was.keySet());
		keys.addAll(becomes.keySet());
		List<Shift> shifts = new ArrayList<>();
		for (String key : keys) {
			Shift shift = shift(was.get(key), becomes.get(key));
			if (shift != null) {
				shifts.add(shift);
			}
		}
		if (shifts.stream().allMatch((shift) -> shift.kind() == Shift.Kind.CAUTIONED)) {
			reordered(was, becomes, shifts);
		}
		return shifts;
	}

	/**
	 * Both advices of a case side by side: what differs first, then what stays, each in
	 * the order in which the book of after shows it.
	 * @param old the facts, derived ones included, as the book of before has them
	 * @param fresh the facts as the book of after has them; mostly the same
	 */
	public List<Beside> beside(CaseFacts old, CaseFacts fresh) {
		Map<String, Shift> shifts = of(old, fresh).stream()
			.collect(Collectors.toMap(Shift::option, Function.identity()));
		Map<String, Standing> was = this.before.standings(old);
		Map<String, Standing> becomes = this.after.standings(fresh);
		Set<String> keys = new LinkedHashSet<>(becomes.keySet());
		keys.addAll(was.keySet());
		return keys.stream()
			.map((key) -> beside(was.get(key), becomes.get(key), shifts.get(key)))
			.filter(Beside::told)
			.sorted(Comparator.comparing((Beside one) -> one.shift() == null)
				.thenComparing((one) -> one.becomes().verdict())
				.thenComparing((one) -> rank(one.becomes()))
				.thenComparing((one) -> one.was().verdict())
				.thenComparing((one) -> rank(one.was()))
				.thenComparing(Beside::title))
			.toList();
	}

	private static int rank(Beside.Side side) {
		Shift.Place place = side.place();
		return (place != null) ? place.rank() : Integer.MAX_VALUE;
	}

	private static Beside beside(@Nullable Standing was, @Nullable Standing becomes, @Nullable Shift shift) {
		Standing any = (becomes != null) ? becomes : Objects.requireNonNull(was);
		return new Beside(any.key(), any.title(), side(was, becomes), side(becomes, was), shift);
	}

	private static Beside.Side side(@Nullable Standing standing, @Nullable Standing other) {
		if (standing == null) {
			return Beside.Side.ABSENT;
		}
		Set<String> leading = (other != null && Shift.offered(other.verdict())) ? other.leading() : Set.of();
		return new Beside.Side(standing.verdict(), standing.place(), standing.grounds(leading),
				List.copyOf(standing.warnings().values()));
	}

	private static @Nullable Shift shift(@Nullable Standing was, @Nullable Standing becomes) {
		Standing any = (becomes != null) ? becomes : Objects.requireNonNull(was);
		Verdict old = (was != null) ? was.verdict() : Verdict.NOT_APPLICABLE;
		Verdict fresh = (becomes != null) ? becomes.verdict() : Verdict.NOT_APPLICABLE;
		Shift.Place from = (was != null) ? was.place() : null;
		Shift.Place to = (becomes != null) ? becomes.place() : null;
		if (old != fresh) {
			return new Shift(Shift.Kind.of(old, fresh), any.key(), any.title(), old, fresh, from, to,
					reason(was, becomes));
		}
		if (was == null || becomes == null || !Shift.offered(old)) {
			return null;
		}
		String warnings = difference(was.warnings(), becomes.warnings());
		if (from != null && to != null && to.movedFrom(from)) {
			return new Shift(Shift.Kind.MOVED, any.key(), any.title(), old, fresh, from, to, warnings);
		}
		return warnings.isEmpty() ? null
				: new Shift(Shift.Kind.CAUTIONED, any.key(), any.title(), old, fresh, from, to, warnings);
	}

	/** What speaks against it now, or what did before where that is gone. */
	private static String reason(@Nullable Standing was, @Nullable Standing becomes) {
		if (becomes == null) {
			return "No rule offers it any more";
		}
		Set<String> offered = (was != null && Shift.offered(was.verdict())) ? was.leading() : Set.of();
		if (was == null || becomes.verdict().compareTo(was.verdict()) > 0) {
			return becomes.why(offered);
		}
		String before = was.why(becomes.leading());
		return before.isEmpty() ? "" : "Before: " + before;
	}

	private static String difference(Map<String, String> was, Map<String, String> becomes) {
		List<String> words = new ArrayList<>();
		becomes.forEach((key, message) -> {
			if (!was.containsKey(key)) {
				words.add("New: " + message);
			}
		});
		was.forEach((key, message) -> {
			if (!becomes.containsKey(key)) {
				words.add("Gone: " + message);
			}
		});
		return String.join(" ", words);
	}

	/** The option that comes forward most, where nothing but the order differs. */
	private static void reordered(Map<String, Standing> was, Map<String, Standing> becomes, List<Shift> shifts) {
		record Jump(Standing was, Standing becomes, int by) {
		}
		List<Jump> jumps = new ArrayList<>();
		becomes.forEach((key, standing) -> {
			Standing old = was.get(key);
			Shift.Place to = standing.place();
			Shift.Place from = (old != null) ? old.place() : null;
			if (old != null && from != null && to != null && from.rank() > to.rank()) {
				jumps.add(new Jump(old, standing, from.rank() - to.rank()));
			}
		});
		jumps.stream()
			.max(Comparator.comparingInt(Jump::by).thenComparing((jump) -> jump.becomes().key()))
			.filter((jump) -> shifts.stream().noneMatch((shift) -> shift.option().equals(jump.becomes().key())))
			.ifPresent((jump) -> shifts
				.add(new Shift(Shift.Kind.REORDERED, jump.becomes().key(), jump.becomes().title(), jump.was().verdict(),
						jump.becomes().verdict(), jump.was().place(), jump.becomes().place(), "")));
	}

}
