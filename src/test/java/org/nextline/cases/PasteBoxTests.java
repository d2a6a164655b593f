package org.nextline.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Pasted findings meet a form in which something is entered already. */
class PasteBoxTests {

	@Test
	void takesOverWhatIsTickedAndKeepsTheRest() {
		CaseForm form = form("paste.text", "FLT3-ITD VAF 38 %, NPM1 wt, CD22 dim, WBC 12.4 G/L, foo bar", "paste.date",
				"2026-11-12");

		int taken = new PasteBox(form).take(Set.of(0, 1, 3));

		assertThat(taken).isEqualTo(3);
		assertThat(form.text("alterations[0].gene")).isEqualTo("FLT3");
		assertThat(form.text("alterations[0].vafPercent")).isEqualTo("38");
		assertThat(form.text("alterations[0].date")).isEqualTo("2026-11-12");
		assertThat(form.texts("f.knownAbsent")).containsExactly("NPM1");
		assertThat(form.text("f.knownAbsent.date")).isEqualTo("2026-11-12");
		assertThat(form.text("f.wbc")).isEqualTo("12.4");
		assertThat(form.rows(org.nextline.vocabulary.CaseField.ANTIGENS)).isEmpty();
		assertThat(form.text("paste.text")).isEqualTo("CD22 dim\nfoo bar");
	}

	@Test
	void nothingEnteredIsReplacedUnlessItIsTicked() {
		CaseForm form = form("f.wbc", "10", "alterations[0].gene", "FLT3", "alterations[0].kind", "ITD",
				"alterations[0].vafPercent", "20", "f.knownAbsent", "NPM1", "paste.text",
				"WBC 12.4 G/L; FLT3-ITD VAF 38 %; NPM1 mut; IDH1 wt");
		PasteBox.Shown shown = new PasteBox(form).shown();

		assertThat(shown.lines()).extracting(PasteBox.Line::ticked).containsExactly(false, false, false, true);
		assertThat(shown.lines()).extracting(PasteBox.Line::there)
			.containsExactly("Entered already: 10 \u00d7 10\u2079/L. Ticked, it is replaced.",
					"Entered already: FLT3 ITD, VAF 20 %. Ticked, it is replaced.",
					"Entered already: NPM1 tested and not found. Ticked, it is replaced.", "");

		new PasteBox(form).take(ticked(shown));
		assertThat(form.text("f.wbc")).isEqualTo("10");
		assertThat(form.text("alterations[0].vafPercent")).isEqualTo("20");
		assertThat(form.texts("f.knownAbsent")).containsExactly("NPM1", "IDH1");

		new PasteBox(form).take(Set.of(0, 1, 2));
		assertThat(form.text("f.wbc")).isEqualTo("12.4");
		assertThat(form.text("alterations[0].vafPercent")).isEqualTo("38");
		assertThat(form.text("alterations[1].gene")).isEqualTo("NPM1");
		assertThat(form.texts("f.knownAbsent")).containsExactly("IDH1");
		assertThat(form.text("paste.text")).isEmpty();
	}

	@Test
	void whatIsEnteredAlreadyIsSaidAndNotAskedAgain() {
		CaseForm form = form("f.wbc", "12,4", "antigens[0].name", "CD19", "antigens[0].positive", "yes",
				"f.cytogenetics", "inv(16)", "f.cytogenetics.text", "46,XY,inv(16)", "f.cytogenetics.known", "these",
				"paste.text", "WBC 12.4 G/L; CD19+; 46,XY,inv(16)");

		assertThat(new PasteBox(form).shown().lines()).allMatch((line) -> !line.ticked() && !line.possible())
			.extracting(PasteBox.Line::there)
			.containsOnly("Entered already.");
	}

	@Test
	void anEarlierSampleStaysApart() {
		CaseForm form = form("f.disease", "AML", "f.knownAbsent", "TP53", "paste.phase", "DIAGNOSIS", "paste.text",
				"FLT3-ITD+; NPM1 wt; LVEF 58 %; 46,XY,t(8;21)(q22;q22); marrow blasts 60 %");
		PasteBox.Shown shown = new PasteBox(form).shown();

		assertThat(shown.lines()).extracting(PasteBox.Line::possible).containsExactly(true, false, false, true, true);
		new PasteBox(form).take(Set.of(0, 1, 2, 3, 4));
		assertThat(form.text("alterations[0].phase")).isEqualTo("DIAGNOSIS");
		assertThat(form.texts("f.knownAbsent")).containsExactly("TP53");
		assertThat(form.has("f.lvef")).isFalse();
		assertThat(form.texts("f.cytogeneticsAtDiagnosis")).containsExactly("t(8;21)");
		assertThat(form.has("f.cytogenetics")).isFalse();
		assertThat(form.text("f.marrowBlasts.phase")).isEqualTo("DIAGNOSIS");
	}

	@Test
	void aDateThatCannotBeReadStopsAll() {
		CaseForm form = form("paste.text", "NPM1 wt", "paste.date", "soon");

		assertThat(new PasteBox(form).take(Set.of(0))).isZero();
		assertThat(new PasteBox(form).shown().fault()).contains("\"soon\" is not a date");
	}

	private static Set<Integer> ticked(PasteBox.Shown shown) {
		return IntStream.range(0, shown.lines().size())
			.filter((at) -> shown.lines().get(at).ticked())
			.boxed()
			.collect(Collectors.toSet());
	}

	private static CaseForm form(String... typed) {
		Map<String, List<String>> sent = new LinkedHashMap<>();
		for (int at = 0; at < typed.length; at += 2) {
			sent.put(typed[at], List.of(typed[at + 1]));
		}
		return new CaseForm(sent);
	}

}
