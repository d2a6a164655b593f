package org.nextline.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Truth;

/** The explaining form of evaluation: looks at every part and keeps what it rests on. */
final class Explanation implements Criterion.Visitor<Finding> {

	private final Situation situation;

	private final @Nullable Quick known;

	Explanation(Situation situation) {
		this(situation, null);
	}

	/**
	 * For a single statement of which the sentence and the truth are known.
	 * @param situation the case
	 * @param known the statement
	 */
	Explanation(Situation situation, @Nullable Quick known) {
		this.situation = situation;
		this.known = known;
	}

	@Override
	public Finding all(Criterion.All criterion) {
		return group(criterion, criterion.parts(),
				(parts) -> parts.stream().map(Finding::truth).reduce(Truth.TRUE, Truth::and));
	}

	@Override
	public Finding any(Criterion.Any criterion) {
		return group(criterion, criterion.parts(),
				(parts) -> parts.stream().map(Finding::truth).reduce(Truth.FALSE, Truth::or));
	}

	@Override
	public Finding not(Criterion.Not criterion) {
		return group(criterion, List.of(criterion.part()), (parts) -> parts.get(0).truth().not());
	}

	@Override
	public Finding atLeast(Criterion.AtLeast criterion) {
		return group(criterion, criterion.parts(), (parts) -> {
			int sure = (int) parts.stream().filter((part) -> part.truth().isTrue()).count();
			int possible = (int) parts.stream().filter((part) -> !part.truth().isFalse()).count();
			return criterion.verdict(sure, possible);
		});
	}

	@Override
	public Finding named(Criterion.Named criterion) {
		return group(criterion, List.of(criterion.body()), (parts) -> parts.get(0).truth());
	}

	private Finding group(Criterion criterion, List<Criterion> members, Function<List<Finding>, Truth> join) {
		List<Finding> parts = new ArrayList<>();
		members.forEach((member) -> parts.add(member.accept(this)));
		return group(criterion, criterion.words(), join.apply(parts), parts);
	}

	/** What a criterion says by what its parts say. */
	static Finding group(Criterion criterion, String sentence, Truth truth, List<Finding> parts) {
		return new Finding(criterion, sentence, truth, parts, List.of(),
				truth.isUnknown() ? MissingFacts.ofUnknown(parts) : Set.of());
	}

	private Finding leaf(Criterion criterion, List<String> facts, Supplier<Set<Missing>> missing) {
		Quick quick = this.known;
		Truth truth = (quick != null) ? this.situation.truth(quick) : criterion.decide(this.situation);
		return new Finding(criterion, (quick != null) ? quick.words() : criterion.words(), truth, List.of(), facts,
				truth.isUnknown() ? missing.get() : Set.of());
	}

	private Finding leaf(Criterion criterion, CaseField about) {
		return leaf(criterion, this.situation.words(about), () -> this.situation.missing(about));
	}

	@Override
	public Finding is(Criterion.Is criterion) {
		return leaf(criterion, criterion.about());
	}

	@Override
	public Finding within(Criterion.Within criterion) {
		return leaf(criterion, criterion.about());
	}

	@Override
	public Finding has(Criterion.Has criterion) {
		return leaf(criterion, criterion.about());
	}

	@Override
	public Finding exactly(Criterion.Exactly criterion) {
		return leaf(criterion, criterion.about());
	}

	@Override
	public Finding hasClass(Criterion.HasClass criterion) {
		return leaf(criterion, criterion.about());
	}

	@Override
	public Finding known(Criterion.Known criterion) {
		return leaf(criterion, criterion.about());
	}

	@Override
	public Finding asks(Criterion.Asks criterion) {
		return leaf(criterion, this.situation.words(criterion), () -> this.situation.missing(criterion));
	}

	@Override
	public Finding counts(Criterion.Counts criterion) {
		return leaf(criterion, this.situation.words(criterion), () -> this.situation.missing(criterion));
	}

	@Override
	public Finding always(Criterion.Always criterion) {
		return leaf(criterion, List.of(), Set::of);
	}

}
