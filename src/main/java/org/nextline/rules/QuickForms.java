package org.nextline.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Makes quick forms: one for every different criterion, and one for every agent and
 * regimen where the answer depends on them. Can be asked by several threads.
 */
final class QuickForms {

	private final Map<Key, Quick> made = new HashMap<>();

	private volatile int size;

	private final Map<Criterion, Quick> kept = new IdentityHashMap<>();

	/**
	 * What makes a quick form different from another one.
	 *
	 * @param criterion the criterion
	 * @param text its text, because equal sets of codes may be written in another order
	 * @param agent the agent it is asked of; null where that does not matter
	 * @param regimen the regimen it is asked of; empty where that does not matter
	 */
	private record Key(Criterion criterion, String text, @Nullable String agent, Set<String> regimen) {
	}

	/** The quick form of a criterion that no agent is judged by. */
	Quick of(Criterion criterion) {
		return of(criterion, null, Set.of());
	}

	/** Makes the quick form of a criterion that is asked by itself later. */
	void keep(Criterion criterion) {
		this.kept.put(criterion, of(criterion));
	}

	/** The quick form of exactly this criterion, if it was kept. */
	@Nullable Quick kept(Criterion criterion) {
		return this.kept.get(criterion);
	}

	/**
	 * The quick form of a criterion.
	 * @param criterion the criterion
	 * @param agent the agent being judged, or null
	 * @param regimen the regimen that it is part of
	 */
	synchronized Quick of(Criterion criterion, @Nullable String agent, Set<String> regimen) {
		boolean bound = Stage.agentBound(criterion) || Stage.asksForPlans(criterion);
		Key key = bound ? new Key(criterion, Grammar.print(criterion), agent, Set.copyOf(regimen))
				: new Key(criterion, Grammar.print(criterion), null, Set.of());
		Quick known = this.made.get(key);
		if (known != null) {
			return known;
		}
		Parts read = criterion.accept(Reading.PARTS);
		List<Quick> parts = new ArrayList<>();
		read.criteria().forEach((part) -> parts.add(of(part, agent, regimen)));
		Quick quick = new Quick(this, this.made.size(), criterion, read.join(), parts, key.agent(),
				bound ? regimen : Set.of());
		this.made.put(key, quick);
		this.size = this.made.size();
		return quick;
	}

	/** The quick form of a value that depends on the case. */
	<T> QuickClauses<T> of(Clauses<T> clauses, @Nullable String agent, Set<String> regimen) {
		return new QuickClauses<>(clauses.clauses()
			.stream()
			.map((clause) -> new QuickClauses.Clause<>(clause.value(), of(clause.when(), agent, regimen)))
			.toList(), clauses.otherwise());
	}

	/** How many there are: the room that a case needs to remember their answers. */
	int size() {
		return this.size;
	}

	private record Parts(Quick.Join join, List<Criterion> criteria) {
	}

	/** Reads how a criterion is put together. */
	private static final class Reading implements Criterion.Visitor<Parts> {

		private static final Reading PARTS = new Reading();

		private static final Parts STATEMENT = new Parts(Quick.Join.NONE, List.of());

		@Override
		public Parts all(Criterion.All criterion) {
			return new Parts(Quick.Join.ALL, criterion.parts());
		}

		@Override
		public Parts any(Criterion.Any criterion) {
			return new Parts(Quick.Join.ANY, criterion.parts());
		}

		@Override
		public Parts not(Criterion.Not criterion) {
			return new Parts(Quick.Join.NOT, List.of(criterion.part()));
		}

		@Override
		public Parts atLeast(Criterion.AtLeast criterion) {
			return new Parts(Quick.Join.AT_LEAST, criterion.parts());
		}

		@Override
		public Parts named(Criterion.Named criterion) {
			return new Parts(Quick.Join.SAME, List.of(criterion.body()));
		}

		@Override
		public Parts is(Criterion.Is criterion) {
			return STATEMENT;
		}

		@Override
		public Parts within(Criterion.Within criterion) {
			return STATEMENT;
		}

		@Override
		public Parts has(Criterion.Has criterion) {
			return STATEMENT;
		}

		@Override
		public Parts exactly(Criterion.Exactly criterion) {
			return STATEMENT;
		}

		@Override
		public Parts hasClass(Criterion.HasClass criterion) {
			return STATEMENT;
		}

		@Override
		public Parts known(Criterion.Known criterion) {
			return STATEMENT;
		}

		@Override
		public Parts asks(Criterion.Asks criterion) {
			return STATEMENT;
		}

		@Override
		public Parts counts(Criterion.Counts criterion) {
			return STATEMENT;
		}

		@Override
		public Parts always(Criterion.Always criterion) {
			return STATEMENT;
		}

	}

}
