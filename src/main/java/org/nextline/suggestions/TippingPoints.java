package org.nextline.suggestions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

import org.nextline.knowledge.Release;
import org.nextline.rules.Criterion;
import org.nextline.rules.Verdict;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.Value;
import org.nextline.vocabulary.Words;

/**
 * Numbers of a case that stand near a limit, and what would follow on its other side.
 * Every limit that the rules set is tried through the engine; what changes no option is
 * not told.
 */
final class TippingPoints {

	/** How far a limit may be, as a part of the number, to be near. */
	private static final double NEAR = 0.2;

	/** In a first relapse one of them stands for the other. */
	private static final List<CaseField> REMISSIONS = List.of(CaseField.FIRST_REMISSION_MONTHS,
			CaseField.LAST_REMISSION_MONTHS);

	/** Limits that are tried for one number in one direction. */
	private static final int MOST_TRIED = 6;

	/** Tipping points that are told. */
	private static final int MOST = 8;

	/** Effects that are told of one tipping point. */
	private static final int MOST_EFFECTS = 4;

	private final TherapyAdvisor advisor;

	private final Advised advised;

	private final Release release;

	private final CaseFacts stated;

	private final Map<String, Standing> standings;

	/**
	 * A number near a limit.
	 *
	 * @param label what it is
	 * @param now the number as it stands
	 * @param at from where on an option changes, in words
	 * @param effects what would change, in words
	 * @param more how many effects are left out
	 * @param distance how far it is, as a part of the number
	 */
	record Tip(String label, String now, String at, List<String> effects, int more, double distance) {
	}

	private TippingPoints(TherapyAdvisor advisor, Advised advised) {
		this.advisor = advisor;
		this.advised = advised;
		this.release = advised.release();
		this.stated = advised.stated();
		this.standings = Standings.of(advised);
	}

	/** The tipping points of a case, the nearest first. */
	static List<Tip> of(TherapyAdvisor advisor, Advised advised) {
		Optional<Disease> disease = advised.advice().facts().disease();
		if (disease.isEmpty()) {
			return List.of();
		}
		TippingPoints points = new TippingPoints(advisor, advised);
		List<Tip> tips = new ArrayList<>();
		Map<CaseField, Set<Criterion.Within>> limits = Limits.of(advised.release().book(), disease.get());
		Set<Criterion.Within> remissions = new LinkedHashSet<>();
		REMISSIONS.forEach((field) -> remissions.addAll(limits.getOrDefault(field, Set.of())));
		REMISSIONS.forEach((field) -> limits.put(field, remissions));
		limits.forEach((field, asked) -> {
			if (points.movable(field)) {
				double amount = points.stated.number(field).orElseThrow();
				points.nearest(field, amount, asked, true).ifPresent(tips::add);
				if (field != CaseField.AGE_YEARS) {
					points.nearest(field, amount, asked, false).ifPresent(tips::add);
				}
			}
		});
		return tips.stream().sorted(Comparator.comparingDouble(Tip::distance)).limit(MOST).toList();
	}

	/** Whether it is a number that can be another one, and is not told already. */
	private boolean movable(CaseField field) {
		return this.stated.number(field).isPresent() && !Limits.COUNTS.contains(field)
				&& !(field == CaseField.LAST_REMISSION_MONTHS
						&& moved(field, 0).number(CaseField.FIRST_REMISSION_MONTHS).equals(OptionalDouble.of(0)));
	}

	private Optional<Tip> nearest(CaseField field, double amount, Set<Criterion.Within> limits, boolean up) {
		for (Candidate candidate : candidates(field, amount, limits, up)) {
			Advised other = this.advisor.advise(moved(field, candidate.amount()), this.release);
			List<Change> changes = Change.between(this.standings, Standings.of(other))
				.stream()
				.filter((change) -> change.kind().matters())
				.toList();
			if (!changes.isEmpty() && !contradicts(other)) {
				return Optional.of(tip(field, amount, candidate, changes));
			}
		}
		return Optional.empty();
	}

	/**
	 * A number on the other side of a limit.
	 *
	 * @param amount the number
	 * @param words where that side begins, in words
	 */
	private record Candidate(double amount, String words) {
	}

	/** Numbers on the other side of the limits, the nearest first. */
	private static List<Candidate> candidates(CaseField field, double amount, Set<Criterion.Within> limits,
			boolean up) {
		int decimals = field.kind().decimals();
		double step = Math.pow(10, -decimals);
		NavigableMap<Double, String> candidates = new TreeMap<>();
		for (Criterion.Within asked : limits) {
			double limit = asked.limit();
			boolean holds = asked.operator().holds(amount, limit);
			for (double near : new double[] { limit - step, limit, limit + step }) {
				double rounded = BigDecimal.valueOf(near).setScale(decimals, RoundingMode.HALF_UP).doubleValue();
				boolean beyond = (up ? rounded > amount : rounded < amount)
						&& asked.operator().holds(rounded, limit) != holds;
				double far = Math.abs(rounded - amount);
				if (beyond && field.kind().plausible(rounded)
						&& far <= Math.max(NEAR * Math.max(Math.abs(amount), Math.abs(limit)), whole(field))) {
					candidates.putIfAbsent(rounded, words(field, rounded, limit, up));
				}
			}
		}
		return (up ? candidates : candidates.descendingMap()).entrySet()
			.stream()
			.limit(MOST_TRIED)
			.map((one) -> new Candidate(one.getKey(), one.getValue()))
			.toList();
	}

	private static String words(CaseField field, double amount, double limit, boolean up) {
		String at = Words.of(field, new Value.Number(limit));
		return ((amount == limit) ? (up ? "from " : "down to ") : (up ? "above " : "below ")) + at;
	}

	/** One step of a short scale is near, whatever part of the number it is. */
	private static double whole(CaseField field) {
		return (field.kind().decimals() == 0 && field.kind().max() <= 10) ? 1 : 0;
	}

	private CaseFacts moved(CaseField field, double amount) {
		CaseFacts moved = put(this.stated, field, amount);
		CaseField twin = (field == CaseField.FIRST_REMISSION_MONTHS) ? CaseField.LAST_REMISSION_MONTHS
				: (field == CaseField.LAST_REMISSION_MONTHS) ? CaseField.FIRST_REMISSION_MONTHS : field;
		boolean same = twin != field && this.stated.number(twin).isPresent()
				&& this.stated.number(twin).getAsDouble() == this.stated.number(field).orElseThrow();
		return same ? put(moved, twin, amount) : moved;
	}

	private static CaseFacts put(CaseFacts facts, CaseField field, double amount) {
		Fact fact = facts.find(field).orElseThrow();
		return facts.with(field,
				new Fact(new Value.Number(amount), fact.observed(), fact.source(), fact.phase(), fact.derivedFrom()));
	}

	private boolean contradicts(Advised other) {
		return other.advice()
			.notices()
			.stream()
			.anyMatch((notice) -> notice.startsWith("Contradictory data:")
					&& !this.advised.advice().notices().contains(notice));
	}

	private static Tip tip(CaseField field, double amount, Candidate at, List<Change> changes) {
		List<String> effects = changes.stream().map(TippingPoints::effect).toList();
		int told = Math.min(MOST_EFFECTS, effects.size());
		return new Tip(field.label().replace("?", ""), Words.of(field, new Value.Number(amount)), at.words(),
				effects.subList(0, told), effects.size() - told,
				Math.abs(at.amount() - amount) / Math.max(1, Math.abs(amount)));
	}

	/** What would become of a treatment, in words. */
	static String effect(Change change) {
		String title = change.after().title();
		return switch (change.kind()) {
			case GAINED -> title + (change.before().offered() ? " would be supported" : " would also be an option");
			case LOST -> title + " would no longer apply";
			case VETOED -> title + " would not be advised";
			case CONDITIONAL -> title + " would be conditional"
					+ (change.after().needs().isEmpty() ? "" : " on " + String.join(", ", change.after().needs()));
			case MOVED -> title + " would be \u201c" + change.after().strengthLabel() + "\u201d instead of \u201c"
					+ change.before().strengthLabel() + "\u201d";
			case CAUTION -> title + " would call for more caution";
			case EASED -> title + " would call for less caution";
			case NEEDS -> title + " would ask for other facts";
			case SHIFTED, ASIDE ->
				title + ((change.after().verdict() == Verdict.VETOED) ? " would not be advised" : " would not apply");
		};
	}

}
