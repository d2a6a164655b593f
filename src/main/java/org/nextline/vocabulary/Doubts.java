package org.nextline.vocabulary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Findings that cannot be confirmed by themselves because of what stands around them. */
final class Doubts {

	private Doubts() {
	}

	/**
	 * What is only named may share the result that follows: in "IDH1 R132C, IDH2 neg"
	 * nobody knows. And a karyotype may go on with what could not be read.
	 */
	static void ofOneSentence(List<FindingText.Piece> pieces) {
		boolean negative = false;
		boolean unread = false;
		for (int index = pieces.size() - 1; index >= 0; index--) {
			FindingText.Piece piece = pieces.get(index);
			List<FindingRow> rows = new ArrayList<>(piece.rows());
			for (int row = rows.size() - 1; row >= 0; row--) {
				FindingRow one = rows.get(row);
				if (negative && one instanceof FindingRow.Found found && found.named() && found.sure()) {
					rows.set(row, found.doubted("The result that follows may be meant for it, too."));
				}
				if (unread && one instanceof FindingRow.Karyotype && one.sure()) {
					rows.set(row, one.doubted("What follows it could not be read and may belong to it."));
				}
				negative |= one instanceof FindingRow.Absent || one instanceof FindingRow.NotKnown;
			}
			unread |= !piece.read();
			pieces.set(index, new FindingText.Piece(piece.text(), rows, piece.why()));
		}
	}

	/** Doubts that only the whole text gives. */
	static List<FindingText.Piece> of(List<FindingText.Piece> pieces) {
		Map<String, String> said = new HashMap<>();
		Map<String, Boolean> twice = new HashMap<>();
		for (FindingText.Piece piece : pieces) {
			for (FindingRow row : piece.rows()) {
				String before = said.putIfAbsent(row.about(), row.words());
				if (before != null && !before.equals(row.words())) {
					twice.put(row.about(), true);
				}
			}
		}
		List<FindingText.Piece> all = new ArrayList<>();
		String sample = "";
		for (FindingText.Piece piece : pieces) {
			if (!piece.read() && FindingText.tellsSample(piece.said())) {
				sample = shortened(piece.said());
			}
			String after = sample;
			all.add(each(piece, (row) -> {
				FindingRow looked = twice.containsKey(row.about()) ? row.doubted("The text says two things of it.")
						: row;
				return after.isEmpty() ? looked
						: looked.doubted("It stands after \"" + after + "\": see from which sample it is.");
			}));
		}
		return all;
	}

	private static FindingText.Piece each(FindingText.Piece piece, UnaryOperator<FindingRow> look) {
		return new FindingText.Piece(piece.text(), piece.rows().stream().map(look).toList(), piece.why());
	}

	private static String shortened(String text) {
		return (text.length() > 60) ? text.substring(0, 60) + "..." : text;
	}

}
