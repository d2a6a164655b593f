package org.nextline.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import org.nextline.vocabulary.Truth;

/** The explaining form of evaluation: looks at every part and keeps what it rests on. */
final class Explanation implements Criterion.Visitor<Finding> {

	private final Situation situation;

	Explanation(Situation situation) {
		this.situation = situation;
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
		Finding body = criterion.agentBound() ? criterion.body().accept(this)
				: this.situation.explained(criterion.body(), this);
		return new Finding(criterion, body.truth(), List.of(body), List.of(), body.missing());
	}

	private Finding group(Criterion criterion, List<Criterion> members, Function<List<Finding>, Truth> join) {
		List<Finding> parts = new ArrayList<>();
		members.forEach((member) -> parts.add(member.accept(this)));
		Truth truth = join.apply(parts);
		Set<Missing> missing = new TreeSet<>();
		if (truth.isUnknown()) {
			parts.stream().filter((part) -> part.truth().isUnknown()).forEach((part) -> missing.addAll(part.missing()));
		}
		return new Finding(criterion, truth, parts, List.of(), missing);
	}

	private Finding leaf(Criterion criterion, List<String> facts, Set<Missing> missing) {
		Truth truth = criterion.decide(this.situation);
		return new Finding(criterion, truth, List.of(), facts, truth.isUnknown() ? missing : Set.of());
	}

	@Override
	public Finding is(Criterion.Is criterion) {
		return leaf(criterion, this.situation.words(criterion.about()), this.situation.missing(criterion.about()));
	}

	@Override
	public Finding within(Criterion.Within criterion) {
		return leaf(criterion, this.situation.words(criterion.about()), this.situation.missing(criterion.about()));
	}

	@Override
	public Finding has(Criterion.Has criterion) {
		return leaf(criterion, this.situation.words(criterion.about()), this.situation.missing(criterion.about()));
	}

	@Override
	public Finding exactly(Criterion.Exactly criterion) {
		return leaf(criterion, this.situation.words(criterion.about()), this.situation.missing(criterion.about()));
	}

	@Override
	public Finding hasClass(Criterion.HasClass criterion) {
		return leaf(criterion, this.situation.words(criterion.about()), this.situation.missing(criterion.about()));
	}

	@Override
	public Finding known(Criterion.Known criterion) {
		return leaf(criterion, this.situation.words(criterion.about()), Set.of());
	}

	@Override
	public Finding asks(Criterion.Asks criterion) {
		return leaf(criterion, this.situation.words(criterion), this.situation.missing(criterion));
	}

	@Override
	public Finding counts(Criterion.Counts criterion) {
		return leaf(criterion, this.situation.words(criterion), this.situation.missing(criterion));
	}

	@Override
	public Finding always(Criterion.Always criterion) {
		return leaf(criterion, List.of(), Set.of());
	}

}
