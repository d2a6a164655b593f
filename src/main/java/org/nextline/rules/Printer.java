package org.nextline.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.nextline.vocabulary.Value;

/** Writes a tree as one line of the grammar. */
final class Printer implements Criterion.Visitor<String> {

	static final Printer LINE = new Printer();

	private Printer() {
	}

	private String join(List<Criterion> parts, String word) {
		return parts.stream()
			.map((part) -> (part instanceof Criterion.All || part instanceof Criterion.Any)
					? "(" + part.accept(this) + ")" : part.accept(this))
			.collect(Collectors.joining(" " + word + " "));
	}

	@Override
	public String all(Criterion.All criterion) {
		return join(criterion.parts(), "AND");
	}

	@Override
	public String any(Criterion.Any criterion) {
		return join(criterion.parts(), "OR");
	}

	@Override
	public String not(Criterion.Not criterion) {
		Criterion part = criterion.part();
		if (part instanceof Criterion.Known known) {
			return known.about().key() + " IS UNKNOWN";
		}
		if (part instanceof Criterion.Is is && is.codes().size() == 1) {
			return is.about().key() + " != " + is.codes().iterator().next();
		}
		boolean group = part instanceof Criterion.All || part instanceof Criterion.Any;
		return group ? "NOT (" + part.accept(this) + ")" : "NOT " + part.accept(this);
	}

	@Override
	public String atLeast(Criterion.AtLeast criterion) {
		return "AT_LEAST(" + criterion.least() + ", "
				+ criterion.parts().stream().map((part) -> part.accept(this)).collect(Collectors.joining(", ")) + ")";
	}

	@Override
	public String is(Criterion.Is criterion) {
		return criterion.about().key() + ((criterion.codes().size() == 1) ? " = " + criterion.codes().iterator().next()
				: " IN " + set(criterion.codes()));
	}

	@Override
	public String within(Criterion.Within criterion) {
		return criterion.about().key() + " " + criterion.operator().symbol() + " " + Value.plain(criterion.limit());
	}

	@Override
	public String has(Criterion.Has criterion) {
		return criterion.about().key() + ((criterion.codes().size() == 1)
				? " CONTAINS " + criterion.codes().iterator().next() : " CONTAINS_ANY " + set(criterion.codes()));
	}

	@Override
	public String exactly(Criterion.Exactly criterion) {
		return criterion.about().key() + " EQUALS " + set(criterion.codes());
	}

	@Override
	public String hasClass(Criterion.HasClass criterion) {
		return criterion.about().key() + " CONTAINS_CLASS " + criterion.className();
	}

	@Override
	public String known(Criterion.Known criterion) {
		return criterion.about().key() + " IS KNOWN";
	}

	@Override
	public String asks(Criterion.Asks criterion) {
		return criterion.question() + "(" + String.join(", ", criterion.of()) + ")";
	}

	@Override
	public String counts(Criterion.Counts criterion) {
		return criterion.measure() + "(" + criterion.of() + ") " + criterion.operator().symbol() + " "
				+ Value.plain(criterion.limit());
	}

	@Override
	public String named(Criterion.Named criterion) {
		return criterion.name() + ((criterion.argument() != null) ? "(" + criterion.argument() + ")" : "");
	}

	@Override
	public String always(Criterion.Always criterion) {
		return "ALWAYS";
	}

	private static String set(Set<String> codes) {
		return "{" + String.join(", ", codes) + "}";
	}

}
