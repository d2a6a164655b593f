package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;

/** What differs between two states of an entry, field by field and word by word. */
final class EntryDiff {

	private EntryDiff() {
	}

	/** What a piece of text is in a difference. */
	enum Kind {

		SAME, GONE, NEW

	}

	/** A piece of text that stays, goes or comes. */
	record Piece(Kind kind, String text) {
	}

	/**
	 * A field that differs.
	 *
	 * @param field its key
	 * @param before what it said; empty when it was not there
	 * @param after what it says; empty when it is no longer there
	 * @param pieces both in one, word by word
	 */
	record Line(String field, String before, String after, List<Piece> pieces) {
	}

	/** The fields that differ, in the order of the newer entry. */
	static List<Line> of(Map<String, ?> before, Map<String, ?> after) {
		Set<String> fields = new LinkedHashSet<>(after.keySet());
		fields.addAll(before.keySet());
		List<Line> lines = new ArrayList<>();
		for (String field : fields) {
			String old = text(before.get(field));
			String fresh = text(after.get(field));
			if (!old.equals(fresh)) {
				lines.add(new Line(field, old, fresh, pieces(old, fresh)));
			}
		}
		return lines;
	}

	private static List<Piece> pieces(String before, String after) {
		List<String> old = words(before);
		List<String> fresh = words(after);
		List<Piece> pieces = new ArrayList<>();
		int at = 0;
		for (AbstractDelta<String> delta : DiffUtils.diff(old, fresh).getDeltas()) {
			add(pieces, Kind.SAME, old.subList(at, delta.getSource().getPosition()));
			add(pieces, Kind.GONE, delta.getSource().getLines());
			add(pieces, Kind.NEW, delta.getTarget().getLines());
			at = delta.getSource().getPosition() + delta.getSource().size();
		}
		add(pieces, Kind.SAME, old.subList(at, old.size()));
		return pieces;
	}

	private static void add(List<Piece> pieces, Kind kind, List<String> words) {
		if (!words.isEmpty()) {
			pieces.add(new Piece(kind, String.join("", words)));
		}
	}

	/** Words with the blanks after them, so that joining gives the text back. */
	private static List<String> words(String text) {
		return text.isEmpty() ? List.of() : Arrays.asList(text.split("(?<=\\s)(?=\\S)|(?<=[(){},;])(?=\\S)"));
	}

	/** A value as a person reads it. */
	static String text(@org.jspecify.annotations.Nullable Object value) {
		if (value == null) {
			return "";
		}
		if (value instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.map((entry) -> entry.getKey() + ": " + text(entry.getValue()))
				.collect(Collectors.joining("; "));
		}
		if (value instanceof Collection<?> list) {
			boolean plain = list.stream().noneMatch((one) -> one instanceof Map<?, ?>);
			return list.stream().map(EntryDiff::text).collect(Collectors.joining(plain ? ", " : "\n"));
		}
		return String.valueOf(value).strip();
	}

}
