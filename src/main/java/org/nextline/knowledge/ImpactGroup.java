package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Shift;

/**
 * What becomes of one option, in so many cases.
 *
 * @param kind what becomes of it
 * @param option its key
 * @param title its name
 * @param cases in how many cases
 * @param turns from which verdict to which, and how often
 * @param read how much of it is read
 */
record ImpactGroup(Shift.Kind kind, String option, String title, long cases, List<ImpactStore.Group> turns,
		ImpactTicks.Read read) {

	/** Groups by kind, the gravest kind and the most cases first. */
	static List<ImpactGroup> of(List<ImpactStore.Group> turns, Map<ImpactTicks.Group, ImpactTicks.Read> read) {
		Map<ImpactTicks.Group, List<ImpactStore.Group>> groups = new LinkedHashMap<>();
		turns.forEach((turn) -> groups
			.computeIfAbsent(new ImpactTicks.Group(turn.kind(), turn.option()), (key) -> new ArrayList<>())
			.add(turn));
		List<ImpactGroup> all = new ArrayList<>();
		groups.forEach((group,
				some) -> all.add(new ImpactGroup(group.kind(), group.option(), some.get(0).title(),
						some.stream().mapToLong(ImpactStore.Group::cases).sum(), some,
						read.getOrDefault(group, ImpactTicks.Read.NOTHING))));
		all.sort(Comparator.comparing(ImpactGroup::kind)
			.thenComparing(Comparator.comparingLong(ImpactGroup::cases).reversed())
			.thenComparing(ImpactGroup::title));
		return all;
	}

	/** How many of its cases are still to be read. */
	long left() {
		return this.read.left(this.cases);
	}

	ImpactTicks.@Nullable Tick whole() {
		return this.read.whole();
	}

	/** What happens, as a sentence goes on after the name of the option. */
	String happening() {
		return switch (this.kind) {
			case LOST -> "is lost";
			case NEWLY_VETOED -> "is newly vetoed";
			case VETO_LIFTED -> "is no longer vetoed";
			case NEWLY_CONDITIONAL -> "becomes conditional";
			case GAINED -> "is gained";
			case SETTLED -> "is no longer conditional";
			case NO_LONGER_NAMED -> "is no longer named as not advised";
			case MOVED -> "moves";
			case CAUTIONED -> "has other cautions";
			case REORDERED -> "comes forward";
		};
	}

}
