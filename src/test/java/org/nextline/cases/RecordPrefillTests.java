package org.nextline.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.PartialDate;

import static org.assertj.core.api.Assertions.assertThat;

/** A relapse begins with what the record says, and says what is too old. */
class RecordPrefillTests {

	private static final List<RecordPrefill.Entry> COURSE = List.of(
			entry("DIAGNOSIS", "date", "2026-01-05", "disease", "AML"),
			entry("FINDING", "date", "2026-01-07", "phase", "DIAGNOSIS", "text", "FLT3 ITD positive VAF 41 %"),
			entry("FINDING", "date", "2026-01-07", "phase", "DIAGNOSIS", "text", "IDH2 p.R140Q mutated VAF 20 %"),
			entry("FINDING", "date", "2026-01-07", "phase", "DIAGNOSIS", "text", "NPM1 not detected"),
			entry("FINDING", "date", "2026-01-07", "phase", "DIAGNOSIS", "text", "LVEF 64 %"),
			entry("FINDING", "date", "2026-01-07", "phase", "DIAGNOSIS", "text", "46,XX[20]"),
			entry("TREATMENT", "date", "2026-01-08", "end", "2026-01-15", "regimen", "7+3", "response", "CR", "reason",
					"COMPLETED"),
			entry("REMISSION", "date", "2026-02-12", "remission", "CR"),
			entry("TRANSPLANT", "date", "2026-04-01", "transplant", "ALLO", "donor", "HAPLO"),
			entry("RELAPSE", "date", "2026-11-12", "relapse", "RELAPSE"), entry("FINDING", "date", "2026-11-10",
					"phase", "RELAPSE", "text", "FLT3 ITD positive VAF 38 %", "source", "Laboratory"),
			entry("FINDING", "date", "2026-11-14", "phase", "RELAPSE", "text", "ECOG 1"));

	@Test
	void takesWhatIsOfThisRelapse() {
		CaseForm form = new CaseForm();
		RecordPrefill.fill(form, COURSE, List.of());

		assertThat(form.text("d.diagnosed")).isEqualTo("2026-01-05");
		assertThat(form.text("d.remission")).isEqualTo("2026-02-12");
		assertThat(form.text("d.relapsed")).isEqualTo("2026-11-12");
		assertThat(form.text("f.disease")).isEqualTo("AML");
		assertThat(form.text("alterations[0].vafPercent")).isEqualTo("38");
		assertThat(form.text("alterations[0].date")).isEqualTo("2026-11-10");
		assertThat(form.text("alterations[0].phase")).isEmpty();
		assertThat(form.text("f.ecog")).isEqualTo("1");
		assertThat(form.text("f.ecog.date")).isEqualTo("2026-11-14");
		assertThat(form.text("f.ecog.source")).isEqualTo("Record");
		assertThat(form.text("priorTherapies[0].name")).isEqualTo("7+3");
		assertThat(form.text("priorTherapies[0].monthsAgo")).isEqualTo("2026-01-15");
		assertThat(form.text("f.priorAlloHsct")).isEqualTo("yes");
		assertThat(form.text("f.hsctDonorType")).isEqualTo("HAPLO");
		assertThat(form.has("f.priorAutoHsct")).isFalse();
		assertThat(form.has("paste.text")).isFalse();
	}

	@Test
	void whatIsTooOldIsNamedAndIsNoFactOfThisRelapse() {
		CaseForm form = new CaseForm();
		RecordPrefill.Shown shown = RecordPrefill.fill(form, COURSE, List.of());

		assertThat(shown.old()).extracting(RecordPrefill.Line::words)
			.containsExactly("IDH2 mutation R140Q, VAF 20 %", "NPM1 tested and not found",
					"Left ventricular ejection fraction: 64 %", "normal, 46,XX[20]");
		assertThat(shown.old().get(2).why()).contains("enter a value of now");
		assertThat(form.has("f.lvef")).isFalse();
		assertThat(form.has("f.knownAbsent")).isFalse();
		assertThat(form.has("f.cytogenetics")).isFalse();
		assertThat(form.texts("f.cytogeneticsAtDiagnosis")).containsExactly("normal");
		assertThat(form.text("alterations[1].gene")).isEqualTo("IDH2");
		assertThat(form.text("alterations[1].phase")).isEqualTo("DIAGNOSIS");
	}

	@Test
	void afterARelapseThatIsEnteredAlreadyAllIsOld() {
		CaseForm form = new CaseForm();
		RecordPrefill.Shown shown = RecordPrefill.fill(form, COURSE,
				List.of(PartialDate.read("2026-11-12").orElseThrow()));

		assertThat(form.has("d.relapsed")).isFalse();
		assertThat(form.has("f.ecog")).isFalse();
		assertThat(form.rows(CaseField.ALTERATIONS))
			.noneMatch((row) -> form.text("alterations[" + row + "].phase").isEmpty());
		assertThat(shown.old()).extracting(RecordPrefill.Line::words).contains("FLT3 ITD, VAF 38 %");
	}

	private static RecordPrefill.Entry entry(String kind, String... parts) {
		Map<String, String> all = new LinkedHashMap<>();
		for (int at = 0; at < parts.length; at += 2) {
			all.put(parts[at], parts[at + 1]);
		}
		return new RecordPrefill.Entry(RecordKind.named(kind).orElseThrow(),
				PartialDate.read(all.getOrDefault("date", "")).orElse(null), all);
	}

}
