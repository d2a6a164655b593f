package org.nextline.knowledge;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.nextline.rules.Grammar;
import org.nextline.rules.OptionRule;

import static org.assertj.core.api.Assertions.assertThat;

/** Conditions while they are being written. */
class SketchTests {

	private static final Grammar GRAMMAR = SharedPack.PACK.book().grammar();

	@Test
	void everyConditionOfThePackGoesIntoBoxesAndBack() {
		for (OptionRule rule : SharedPack.PACK.book().rules()) {
			SketchReader.Reading reading = SketchReader.read(Sketch.of(rule.when()), GRAMMAR);
			assertThat(reading.faults()).as(rule.id()).isEmpty();
			assertThat(reading.text()).as(rule.id()).isEqualTo(Grammar.print(rule.when()));
		}
	}

	@Test
	void everyFaultStandsAtItsPlace() {
		Sketch.Group sketch = new Sketch.Group(Sketch.Together.ALL, "",
				List.of(new Sketch.Line("qtcf", ">", List.of("48000"), ""), Sketch.Line.empty(),
						new Sketch.Group(Sketch.Together.ANY, "", List.of()),
						new Sketch.Line("bilirubinUln", ">", List.of("150 %"), ""),
						new Sketch.Line("FAILED", "", List.of("gilteritinip"), ""),
						new Sketch.Line("hairColour", "=", List.of("red"), "")));
		Map<String, String> faults = SketchReader.read(sketch, GRAMMAR).faults();
		assertThat(faults).containsOnlyKeys("0", "1", "2", "3", "4", "5");
		assertThat(faults.get("0")).contains("between", "ms");
		assertThat(faults.get("1")).contains("Choose what");
		assertThat(faults.get("2")).contains("group is empty");
		assertThat(faults.get("3")).contains("\"150 %\" is a percentage", "as 1.5 for 150 %");
		assertThat(faults.get("4")).contains("gilteritinib");
		assertThat(faults.get("5")).contains("hairColour");
	}

	@Test
	void aRangeThatNothingLiesInIsRefused() {
		Sketch.Group sketch = new Sketch.Group(Sketch.Together.ALL, "",
				List.of(new Sketch.Line("ageYears", ">=", List.of("60"), ""),
						new Sketch.Line("ageYears", "<", List.of("60"), "")));
		assertThat(SketchReader.read(sketch, GRAMMAR).faults()).containsOnlyKeys("1");
		Sketch.Group fine = new Sketch.Group(Sketch.Together.ALL, "",
				List.of(new Sketch.Line("ageYears", ">=", List.of("60"), ""),
						new Sketch.Line("ageYears", "<=", List.of("60"), "")));
		assertThat(SketchReader.read(fine, GRAMMAR).faults()).isEmpty();
	}

	@Test
	void partsMoveByTheirPaths() {
		Sketch.Group top = Sketch.of(GRAMMAR.parse("ageYears >= 18 AND (ecog <= 2 OR fitness = FIT) AND qtcf < 480"));
		assertThat(text(Sketch.move(top, "2", Sketch.Move.UP)))
			.isEqualTo("ageYears >= 18 AND qtcf < 480 AND (ecog <= 2 OR fitness = FIT)");
		assertThat(text(Sketch.move(top, "1", Sketch.Move.UNGROUP)))
			.isEqualTo("ageYears >= 18 AND ecog <= 2 AND fitness = FIT AND qtcf < 480");
		assertThat(text(Sketch.move(top, "2", Sketch.Move.INTO)))
			.isEqualTo("ageYears >= 18 AND (ecog <= 2 OR fitness = FIT OR qtcf < 480)");
		assertThat(text(Sketch.move(top, "1.1", Sketch.Move.OUT)))
			.isEqualTo("ageYears >= 18 AND ecog <= 2 AND fitness = FIT AND qtcf < 480");
		assertThat(text(Sketch.move(top, "1.0", Sketch.Move.DUPLICATE)))
			.isEqualTo("ageYears >= 18 AND (ecog <= 2 OR ecog <= 2 OR fitness = FIT) AND qtcf < 480");
		assertThat(text(Sketch.move(top, "1", Sketch.Move.REMOVE))).isEqualTo("ageYears >= 18 AND qtcf < 480");
		assertThat(Sketch.move(top, "9.9", Sketch.Move.REMOVE)).isEqualTo(top);
		assertThat(Sketch.move(top, "no path", Sketch.Move.REMOVE)).isEqualTo(top);
	}

	@Test
	void everyEntryOfThePackGoesThroughItsFormUnchanged() {
		PackText pack = PackText.of(ShippedPack.files());
		pack.places().stream().filter((place) -> EntryForm.known(place.section())).forEach((place) -> {
			Map<String, Object> entry = pack.read(place.section(), place.key()).orElseThrow();
			if (place.key().endsWith("(x)")) {
				return;
			}
			EntryForm form = EntryForm.of(place.section(), entry, GRAMMAR);
			EntryForm.Reading reading = form.read(entry, GRAMMAR);
			assertThat(reading.faults()).as(place.key()).isEmpty();
			assertThat(reading.entry()).as(place.key()).isEqualTo(entry);
			EntryForm again = EntryForm.kept(place.section(), form.keep());
			assertThat(again.read(entry, GRAMMAR).entry()).as(place.key()).isEqualTo(entry);
		});
	}

	private static String text(Sketch.Group sketch) {
		return SketchReader.read(sketch, GRAMMAR).text();
	}

}
