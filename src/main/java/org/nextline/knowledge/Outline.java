package org.nextline.knowledge;

import java.util.List;
import java.util.Locale;

import org.nextline.rules.Criterion;

/**
 * A condition as it is read on a page: a sentence, and the sentences below it.
 *
 * @param words the sentence; for a group without a name how its parts belong together
 * @param group how the parts belong together: ALL, ANY, NONE, LEAST or empty
 * @param least how many have to hold when the group is LEAST, else 0
 * @param named whether it has a name of its own, so that its parts stand folded
 * @param parts the sentences below
 */
record Outline(String words, String group, int least, boolean named, List<Outline> parts) {

	/** The statements that have to hold together, in order. */
	static List<Outline> together(Criterion criterion) {
		Outline whole = of(criterion);
		return (whole.group().equals("ALL") && !whole.named()) ? whole.parts() : List.of(whole);
	}

	/** The statements of which one is enough, in order. */
	static List<Outline> alternatives(Criterion criterion) {
		Outline whole = of(criterion);
		return (whole.group().equals("ANY") && !whole.named()) ? whole.parts() : List.of(whole);
	}

	static Outline of(Criterion criterion) {
		return criterion.accept(new Reader());
	}

	static String sentence(String words) {
		if (words.isEmpty()) {
			return words;
		}
		int first = words.offsetByCodePoints(0, 1);
		return words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
	}

	/** Writes the tree as an outline. */
	private static final class Reader implements Criterion.Visitor<Outline> {

		private static Outline leaf(Criterion criterion) {
			return new Outline(sentence(criterion.words()), "", 0, false, List.of());
		}

		private List<Outline> parts(List<Criterion> parts) {
			return parts.stream().map((part) -> part.accept(this)).toList();
		}

		@Override
		public Outline all(Criterion.All criterion) {
			return new Outline("", "ALL", 0, false, parts(criterion.parts()));
		}

		@Override
		public Outline any(Criterion.Any criterion) {
			return new Outline("", "ANY", 0, false, parts(criterion.parts()));
		}

		@Override
		public Outline not(Criterion.Not criterion) {
			Outline part = criterion.part().accept(this);
			if (part.parts().isEmpty()) {
				return leaf(criterion);
			}
			if (part.named()) {
				return new Outline(sentence(criterion.words()), part.group(), part.least(), true, part.parts());
			}
			return new Outline("", "NONE", 0, false, part.group().equals("ANY") ? part.parts() : List.of(part));
		}

		@Override
		public Outline atLeast(Criterion.AtLeast criterion) {
			return new Outline("", "LEAST", criterion.least(), false, parts(criterion.parts()));
		}

		@Override
		public Outline is(Criterion.Is criterion) {
			return leaf(criterion);
		}

		@Override
		public Outline within(Criterion.Within criterion) {
			return leaf(criterion);
		}

		@Override
		public Outline has(Criterion.Has criterion) {
			return leaf(criterion);
		}

		@Override
		public Outline exactly(Criterion.Exactly criterion) {
			return leaf(criterion);
		}

		@Override
		public Outline hasClass(Criterion.HasClass criterion) {
			return leaf(criterion);
		}

		@Override
		public Outline known(Criterion.Known criterion) {
			return leaf(criterion);
		}

		@Override
		public Outline asks(Criterion.Asks criterion) {
			return leaf(criterion);
		}

		@Override
		public Outline counts(Criterion.Counts criterion) {
			return leaf(criterion);
		}

		@Override
		public Outline named(Criterion.Named criterion) {
			String words = sentence(criterion.words());
			Outline body = criterion.body().accept(this);
			if (body.words().equals(words)) {
				return new Outline(words, body.group(), body.least(), !body.parts().isEmpty(), body.parts());
			}
			if (body.words().isEmpty()) {
				return new Outline(words, body.group(), body.least(), true, body.parts());
			}
			return new Outline(words, "", 0, true, List.of(body));
		}

		@Override
		public Outline always(Criterion.Always criterion) {
			return leaf(criterion);
		}

	}

}
