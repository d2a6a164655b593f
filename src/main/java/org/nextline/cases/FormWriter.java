package org.nextline.cases;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Alteration;
import org.nextline.vocabulary.Antigen;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.Kind;
import org.nextline.vocabulary.PartialDate;
import org.nextline.vocabulary.PriorTherapy;
import org.nextline.vocabulary.Value;

/** Writes stored facts back into the form, as they could have been typed. */
final class FormWriter {

	private FormWriter() {
	}

	static CaseForm write(CaseFacts stated, CourseDates dates, @Nullable UUID patient, int version) {
		CaseForm form = new CaseForm();
		if (patient != null) {
			form.put("patient", patient.toString());
		}
		form.put("version", String.valueOf(version));
		date(form, "d.diagnosed", dates.diagnosed());
		date(form, "d.remission", dates.remission());
		date(form, "d.relapsed", dates.relapsed());
		stated.known().forEach((field, fact) -> {
			if (!fact.derived()) {
				answer(form, field, fact);
			}
		});
		return form;
	}

	private static void date(CaseForm form, String name, @Nullable PartialDate date) {
		if (date != null) {
			form.put(name, date.toString());
		}
	}

	private static void answer(CaseForm form, CaseField field, Fact fact) {
		String name = CaseForm.name(field);
		if (fact.value() instanceof Value.Alterations alterations) {
			int row = 0;
			for (Alteration alteration : alterations.found()) {
				form.write(row++, alteration);
			}
			if (row == 0) {
				form.put(name + ".known", CaseForm.NONE);
			}
		}
		else if (fact.value() instanceof Value.Antigens antigens) {
			antigens(form, antigens.byName());
		}
		else if (fact.value() instanceof Value.Therapies therapies) {
			form.put(name + ".known", therapies.courses().isEmpty() ? CaseForm.NONE : CaseForm.THESE);
			therapies(form, therapies.courses());
		}
		else if (fact.value() instanceof Value.Codes codes) {
			codes(form, field, codes);
		}
		else {
			form.put(name, fact.value().words());
		}
		date(form, name + ".date", fact.observed());
		if (fact.phase() != null) {
			form.put(name + ".phase", fact.phase().name());
		}
		if (fact.source() != null) {
			form.put(name + ".source", fact.source());
		}
	}

	private static void codes(CaseForm form, CaseField field, Value.Codes codes) {
		String name = CaseForm.name(field);
		List<String> allowed = field.kind().codes();
		form.put(name, codes.names().stream().filter((code) -> allowed.isEmpty() || allowed.contains(code)).toList());
		if (!allowed.isEmpty()) {
			form.put(name + ".text", codes.names().stream().filter((code) -> !allowed.contains(code)).toList());
		}
		if (field.kind().type() == Kind.Type.CODES || field.kind().type() == Kind.Type.AGENTS) {
			form.put(name + ".known", codes.names().isEmpty() ? CaseForm.NONE : CaseForm.THESE);
		}
	}

	private static void antigens(CaseForm form, Map<String, Antigen> byName) {
		int row = 0;
		for (Map.Entry<String, Antigen> entry : byName.entrySet()) {
			Antigen antigen = entry.getValue();
			put(form, CaseField.ANTIGENS, row, "name", entry.getKey());
			if (antigen.positive() != null) {
				put(form, CaseField.ANTIGENS, row, "positive", antigen.positive() ? "yes" : "no");
			}
			if (antigen.percent() != null) {
				put(form, CaseField.ANTIGENS, row, "percent", Value.plain(antigen.percent()));
			}
			if (antigen.mixed()) {
				put(form, CaseField.ANTIGENS, row, "mixed", "yes");
			}
			if (antigen.phase() != null) {
				put(form, CaseField.ANTIGENS, row, "phase", antigen.phase().name());
			}
			date(form, CaseForm.cell(CaseField.ANTIGENS, row, "date"), antigen.observed());
			row++;
		}
	}

	private static void therapies(CaseForm form, List<PriorTherapy> courses) {
		int row = 0;
		for (PriorTherapy course : courses) {
			put(form, CaseField.PRIOR_THERAPIES, row, "name", course.name());
			if (!course.agents().isEmpty()) {
				put(form, CaseField.PRIOR_THERAPIES, row, "agents", String.join(", ", course.agents()));
			}
			if (course.bestResponse() != null) {
				put(form, CaseField.PRIOR_THERAPIES, row, "bestResponse", course.bestResponse());
			}
			if (course.reasonStopped() != null) {
				put(form, CaseField.PRIOR_THERAPIES, row, "reasonStopped", course.reasonStopped().name());
			}
			if (course.monthsAgo() != null) {
				put(form, CaseField.PRIOR_THERAPIES, row, "monthsAgo", Value.plain(course.monthsAgo()));
			}
			row++;
		}
	}

	private static void put(CaseForm form, CaseField field, int row, String cell, String value) {
		form.put(CaseForm.cell(field, row, cell), value);
	}

}
