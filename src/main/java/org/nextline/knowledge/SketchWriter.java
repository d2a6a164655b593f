package org.nextline.knowledge;

import java.util.List;
import java.util.stream.Collectors;

import org.nextline.rules.Criterion;
import org.nextline.rules.Grammar;
import org.nextline.vocabulary.Value;

/** Writes a condition as a sketch. */
final class SketchWriter implements Criterion.Visitor<Sketch> {

	static final SketchWriter WRITER = new SketchWriter();

	/** How a condition is named that only the line of grammar can say. */
	static final String AS_WRITTEN = "AS_WRITTEN";

	private SketchWriter() {
	}

	private List<Sketch> parts(List<Criterion> parts) {
		return parts.stream().map((part) -> part.accept(this)).collect(Collectors.toList());
	}

	@Override
	public Sketch all(Criterion.All criterion) {
		return new Sketch.Group(Sketch.Together.ALL, "", parts(criterion.parts()));
	}

	@Override
	public Sketch any(Criterion.Any criterion) {
		return new Sketch.Group(Sketch.Together.ANY, "", parts(criterion.parts()));
	}

	@Override
	public Sketch not(Criterion.Not criterion) {
		Criterion part = criterion.part();
		if (part instanceof Criterion.Known known) {
			return new Sketch.Line(known.about().key(), "IS UNKNOWN", List.of(), "");
		}
		if (part instanceof Criterion.Is is && is.codes().size() == 1) {
			return new Sketch.Line(is.about().key(), "!=", List.copyOf(is.codes()), "");
		}
		if (part instanceof Criterion.Any any) {
			return new Sketch.Group(Sketch.Together.NONE, "", parts(any.parts()));
		}
		return new Sketch.Group(Sketch.Together.NONE, "", List.of(part.accept(this)));
	}

	@Override
	public Sketch atLeast(Criterion.AtLeast criterion) {
		return new Sketch.Group(Sketch.Together.LEAST, String.valueOf(criterion.least()), parts(criterion.parts()));
	}

	@Override
	public Sketch is(Criterion.Is criterion) {
		return new Sketch.Line(criterion.about().key(), (criterion.codes().size() == 1) ? "=" : "IN",
				List.copyOf(criterion.codes()), "");
	}

	@Override
	public Sketch within(Criterion.Within criterion) {
		return new Sketch.Line(criterion.about().key(), criterion.operator().symbol(),
				List.of(Value.plain(criterion.limit())), "");
	}

	@Override
	public Sketch has(Criterion.Has criterion) {
		return new Sketch.Line(criterion.about().key(), (criterion.codes().size() == 1) ? "CONTAINS" : "CONTAINS_ANY",
				List.copyOf(criterion.codes()), "");
	}

	@Override
	public Sketch exactly(Criterion.Exactly criterion) {
		return new Sketch.Line(criterion.about().key(), "EQUALS", List.copyOf(criterion.codes()), "");
	}

	@Override
	public Sketch hasClass(Criterion.HasClass criterion) {
		return new Sketch.Line(criterion.about().key(), "CONTAINS_CLASS", List.of(criterion.className()), "");
	}

	@Override
	public Sketch known(Criterion.Known criterion) {
		return new Sketch.Line(criterion.about().key(), "IS KNOWN", List.of(), "");
	}

	@Override
	public Sketch asks(Criterion.Asks criterion) {
		return new Sketch.Line(criterion.question().name(), "", criterion.of(), "");
	}

	@Override
	public Sketch counts(Criterion.Counts criterion) {
		return new Sketch.Line(criterion.measure().name(), criterion.operator().symbol(), List.of(criterion.of()),
				Value.plain(criterion.limit()));
	}

	@Override
	public Sketch named(Criterion.Named criterion) {
		String argument = criterion.argument();
		return new Sketch.Line(criterion.name(), "", (argument != null) ? List.of(argument) : List.of(), "");
	}

	@Override
	public Sketch always(Criterion.Always criterion) {
		return new Sketch.Line(Grammar.print(criterion), "", List.of(), "");
	}

}
