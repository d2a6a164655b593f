package org.nextline.rules;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Missing facts in their order, each once. Immutable. */
final class MissingFacts extends AbstractSet<Missing> {

	private final Missing[] facts;

	private MissingFacts(Missing[] facts) {
		this.facts = facts;
	}

	/** These facts in order. */
	static Set<Missing> of(Collection<Missing> facts) {
		if (facts.isEmpty()) {
			return Set.of();
		}
		if (facts instanceof MissingFacts already) {
			return already;
		}
		Missing[] sorted = facts.toArray(new Missing[0]);
		Arrays.sort(sorted);
		return distinct(sorted, sorted.length);
	}

	/** What would settle one of the findings that are unknown. */
	static Set<Missing> ofUnknown(List<Finding> findings) {
		Set<Missing> all = Set.of();
		for (Finding finding : findings) {
			if (finding.truth().isUnknown()) {
				all = all.isEmpty() ? finding.missing() : union(all, finding.missing());
			}
		}
		return all;
	}

	/** The facts of both. */
	static Set<Missing> union(Set<Missing> left, Set<Missing> right) {
		if (left == right || left.containsAll(right)) {
			return of(left);
		}
		if (left.isEmpty()) {
			return of(right);
		}
		Missing[] all = Arrays.copyOf(left.toArray(new Missing[0]), left.size() + right.size());
		int at = left.size();
		for (Missing missing : right) {
			all[at++] = missing;
		}
		Arrays.sort(all);
		return distinct(all, all.length);
	}

	private static MissingFacts distinct(Missing[] sorted, int size) {
		int kept = 1;
		for (int index = 1; index < size; index++) {
			if (sorted[index].compareTo(sorted[kept - 1]) != 0) {
				sorted[kept++] = sorted[index];
			}
		}
		return new MissingFacts((kept == sorted.length) ? sorted : Arrays.copyOf(sorted, kept));
	}

	@Override
	public Iterator<Missing> iterator() {
		return Arrays.asList(this.facts).iterator();
	}

	@Override
	public boolean contains(Object one) {
		return one instanceof Missing missing && Arrays.binarySearch(this.facts, missing) >= 0;
	}

	@Override
	public Object[] toArray() {
		return this.facts.clone();
	}

	@Override
	public int size() {
		return this.facts.length;
	}

}
