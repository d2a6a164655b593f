package org.nextline.vocabulary;

import java.util.List;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is pasted: nothing is lost, nothing is invented, nothing breaks. */
class FindingTextProperties {

	private static final List<String> SCRAPS = List.of("FLT3", "-ITD", " ITD", "NPM1", "IDH2", " R140Q", "p.",
			"BCR::ABL1", " T315I", " neg", " wt", "+", "-", " VAF ", "38", " %", "0.38", ",", ", ", "; ", "\n",
			"t(8;21)", "(q22;q22)", "46,XY", ",inv(16)", ",-7", "[20]", "/", "CD19", " 98%", " dim", "CD22",
			" not done", " n.d.", "no ", "negative: ", "WBC ", "12.4", " G/L", "Hb ", "MRD ", "<", "0.01", " and ",
			" or ", "(", ")", ".", "diagnosis", "ECOG ", "1", "foo", " mutated", "\u00b5", "\u2079", "KMT2A", "MLL-AF9",
			" IS", "x10^9/L", "\t", "\u0000");

	@Provide
	Arbitrary<String> pasted() {
		Arbitrary<String> scraps = Arbitraries.of(SCRAPS).list().ofMaxSize(25).map((all) -> String.join("", all));
		return Arbitraries.oneOf(scraps, Arbitraries.strings().ofMaxLength(120));
	}

	@Property(tries = 3000)
	void everyCharacterIsInAPiece(@ForAll("pasted") String text) {
		FindingText.Reading reading = FindingText.read(text);

		String all = reading.pieces().stream().map(FindingText.Piece::text).collect(Collectors.joining());
		assertThat(all).isEqualTo(text.isBlank() ? "" : text);
		reading.pieces().forEach((piece) -> assertThat(piece.read()).isEqualTo(piece.why().isEmpty() || piece.read()));
	}

	@Property(tries = 2000)
	void whatIsFoundStandsInTheText(@ForAll("pasted") String text) {
		for (FindingText.Piece piece : FindingText.read(text).pieces()) {
			for (FindingRow row : piece.rows()) {
				if (row instanceof FindingRow.Expressed expressed) {
					assertThat(piece.text()).containsIgnoringCase(expressed.name());
				}
				if (row instanceof FindingRow.Absent) {
					assertThat(piece.text()).containsPattern("(?i)neg|wt|-|no |not ");
				}
				if (row instanceof FindingRow.Found found && found.alteration().vafPercent() != null) {
					assertThat(piece.text()).containsPattern("\\d");
				}
			}
		}
	}

}
