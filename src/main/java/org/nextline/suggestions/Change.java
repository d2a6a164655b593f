package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.nextline.rules.Verdict;

/**
 * How one treatment stands otherwise than before.
 *
 * @param kind what became of it
 * @param before how it stood
 * @param after how it stands
 */
record Change(Kind kind, Standing before, Standing after) {

	/** What becomes of a treatment; what matters most first. */
	enum Kind {

		GAINED("Gained", "gained"), LOST("Lost", "lost"), VETOED("Newly not advised", "newly not advised"),
		CONDITIONAL("Newly conditional", "newly conditional"), MOVED("Moved", "moved"),
		CAUTION("More to mind", "with more to mind"), EASED("Less to mind", "with less to mind"),
		NEEDS("Asks for other facts", "asking for other facts"), SHIFTED("Other rank only", "of other rank"),
		ASIDE("Not offered, for another reason", "not offered for another reason");

		private final String label;

		private final String counted;

		Kind(String label, String counted) {
			this.label = label;
			this.counted = counted;
		}

		public String label() {
			return this.label;
		}

		/** Whether it changes what a person would do, rather than where a line stands. */
		boolean matters() {
			return this.compareTo(SHIFTED) < 0;
		}

	}

	/** Everything that changed, what matters most first. */
	static List<Change> between(Map<String, Standing> before, Map<String, Standing> after) {
		Set<String> keys = new LinkedHashSet<>(after.keySet());
		keys.addAll(before.keySet());
		Map<Kind, List<Change>> byKind = new EnumMap<>(Kind.class);
		for (String key : keys) {
			Standing then = before.get(key);
			Standing now = after.get(key);
			if (then == null && now != null) {
				then = Standing.unnamed(now);
			}
			else if (now == null && then != null) {
				now = Standing.unnamed(then);
			}
			if (then != null && now != null) {
				Standing was = then;
				Standing is = now;
				kind(was, is).ifPresent((kind) -> byKind.computeIfAbsent(kind, (fresh) -> new ArrayList<>())
					.add(new Change(kind, was, is)));
			}
		}
		return byKind.values().stream().flatMap(List::stream).toList();
	}

	private static Optional<Kind> kind(Standing then, Standing now) {
		if (then.verdict() != now.verdict()) {
			return Optional.of(switch (now.verdict()) {
				case SUPPORTED -> Kind.GAINED;
				case CONDITIONAL -> Kind.CONDITIONAL;
				case VETOED -> then.offered() ? Kind.VETOED : Kind.ASIDE;
				case NOT_APPLICABLE -> then.offered() ? Kind.LOST : Kind.ASIDE;
			});
		}
		if (!now.offered()) {
			return Optional.empty();
		}
		if (!then.strength().equals(now.strength()) || !then.lane().equals(now.lane())) {
			return Optional.of(Kind.MOVED);
		}
		if (!then.cautions().equals(now.cautions())) {
			return Optional.of(then.cautions().containsAll(now.cautions()) ? Kind.EASED : Kind.CAUTION);
		}
		if (!then.needs().equals(now.needs())) {
			return Optional.of(Kind.NEEDS);
		}
		return (then.rank() != now.rank()) ? Optional.of(Kind.SHIFTED) : Optional.empty();
	}

	/** Whether a standing has already what changed here. */
	boolean reachedBy(Standing other) {
		return switch (this.kind) {
			case GAINED, LOST, VETOED, CONDITIONAL, ASIDE -> other.verdict() == this.after.verdict();
			case MOVED -> other.verdict() == this.after.verdict() && other.strength().equals(this.after.strength())
					&& other.lane().equals(this.after.lane());
			case CAUTION, EASED ->
				other.verdict() == this.after.verdict() && other.cautions().equals(this.after.cautions());
			case NEEDS -> other.verdict() == this.after.verdict() && other.needs().equals(this.after.needs());
			case SHIFTED -> other.alike(this.after);
		};
	}

	/** What there is to mind now that was not there before. */
	public List<String> newCautions() {
		return this.after.cautions().stream().filter((one) -> !this.before.cautions().contains(one)).toList();
	}

	/** What there was to mind before that is no longer there. */
	public List<String> goneCautions() {
		return (this.after.verdict() == Verdict.NOT_APPLICABLE) ? List.of()
				: this.before.cautions().stream().filter((one) -> !this.after.cautions().contains(one)).toList();
	}

	/** How many changes there are that matter, in words; empty when none does. */
	static String counted(List<Change> changes) {
		Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
		changes.stream()
			.filter((one) -> one.kind().matters())
			.forEach((one) -> counts.merge(one.kind(), 1, Integer::sum));
		List<String> words = new ArrayList<>();
		counts.forEach((kind, count) -> words.add(count + " " + kind.counted));
		return String.join(", ", words);
	}

}
