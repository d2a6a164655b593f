package org.nextline.knowledge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Shift;
import org.nextline.rules.Verdict;
import org.nextline.vocabulary.Strength;

/** What the pages show of the impact of a proposal. */
final class ImpactReport {

	private ImpactReport() {
	}

	/**
	 * How far a run is.
	 *
	 * @param run the run
	 */
	record Progress(ImpactRun run) {

		public boolean active() {
			return this.run.state().active();
		}

		public boolean waits() {
			return this.run.state() == ImpactRun.State.WAITING;
		}

		public int percent() {
			return this.run.percent();
		}

		/**
		 * How long it is likely to take still, in words; empty while that is not known.
		 */
		public String left() {
			long read = this.run.counts().read();
			if (read == 0) {
				return "";
			}
			double each = this.run.times().all().toMillis() / (double) read;
			return words(Duration.ofMillis((long) (each * Math.max(0, this.run.counts().all() - read))));
		}

	}

	/**
	 * All groups of a kind.
	 *
	 * @param kind what becomes of the options
	 * @param cases in how many cases
	 * @param groups by option
	 */
	record Section(Shift.Kind kind, long cases, List<Shown> groups) {

		public boolean grave() {
			return this.kind.grave();
		}

		/** How many cases of its options are still to be read. */
		public long left() {
			return this.groups.stream().mapToLong(Shown::left).sum();
		}

	}

	/**
	 * A group as the page shows it.
	 *
	 * @param group the group
	 */
	record Shown(ImpactGroup group) {

		public String id() {
			return "group-" + this.group.kind().name().toLowerCase(Locale.ROOT) + "-"
					+ Integer.toHexString(this.group.option().hashCode());
		}

		public String title() {
			return this.group.title();
		}

		public String option() {
			return this.group.option();
		}

		public long cases() {
			return this.group.cases();
		}

		public long left() {
			return this.group.left();
		}

		public long single() {
			return this.group.read().single();
		}

		public ImpactTicks.@Nullable Tick whole() {
			return this.group.whole();
		}

		public List<Turn> turns() {
			return this.group.turns()
				.stream()
				.map((turn) -> new Turn(turn.was(), turn.becomes(), turn.cases()))
				.toList();
		}

	}

	/** From which verdict to which, in so many cases. */
	record Turn(Verdict was, Verdict becomes, long cases) {

		public boolean same() {
			return this.was == this.becomes;
		}

	}

	/**
	 * Kinds in their order, each with its groups; kinds that do not occur are left out.
	 */
	static List<Section> sections(List<ImpactGroup> groups, Map<Shift.Kind, Long> counts) {
		List<Section> sections = new ArrayList<>();
		for (Shift.Kind kind : Shift.Kind.values()) {
			List<Shown> some = groups.stream().filter((group) -> group.kind() == kind).map(Shown::new).toList();
			if (!some.isEmpty()) {
				sections.add(new Section(kind, counts.getOrDefault(kind, 0L), some));
			}
		}
		return sections;
	}

	/**
	 * One case in a list.
	 *
	 * @param id of the case
	 * @param words what lists call it; empty when it is no longer stored
	 * @param line what becomes of the option
	 * @param tick who has read it; null while nobody has
	 */
	record Row(UUID id, String words, ImpactStore.Line line, ImpactTicks.@Nullable Tick tick) {

		public String from() {
			return place(this.line.from());
		}

		public String to() {
			return place(this.line.to());
		}

	}

	/** A place in words: lane, strength and rank; empty for none. */
	static String place(String stored) {
		String[] parts = stored.split(" ");
		if (parts.length != 3) {
			return "";
		}
		return Strength.valueOf(parts[1]).label() + " · " + org.nextline.rules.Lane.valueOf(parts[0]).label()
				+ " · no. " + parts[2];
	}

	static String place(Shift.@Nullable Place place) {
		return place(ImpactStore.place(place));
	}

	/** What the time of a run went to, in one sentence. */
	static String time(ImpactRun run) {
		Duration all = run.times().all();
		long share = Math.round(100.0 * run.times().reading().toNanos() / Math.max(1, all.toNanos()));
		return Optional.of(all)
			.filter((one) -> run.counts().read() > 0)
			.map((one) -> "It took " + words(one) + " of work, " + share + " % of it reading the cases.")
			.orElse("");
	}

	private static String words(Duration duration) {
		if (duration.toMillis() < 1000) {
			return "less than a second";
		}
		long seconds = Math.round(duration.toMillis() / 1000.0);
		return (seconds < 90) ? seconds + ((seconds == 1) ? " second" : " seconds")
				: Math.round(seconds / 60.0) + " minutes";
	}

}
