package org.nextline.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Alteration;
import org.nextline.vocabulary.Antigen;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.CaseWriter;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.FindingRow;
import org.nextline.vocabulary.PartialDate;
import org.nextline.vocabulary.Phase;
import org.nextline.vocabulary.Value;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Entries of the record as text, and back; findings as facts of the vocabulary. */
@Component
class RecordStore {

	private static final TypeReference<LinkedHashMap<String, String>> PARTS = new TypeReference<>() {
	};

	private static final TypeReference<LinkedHashMap<String, Object>> ANSWERS = new TypeReference<>() {
	};

	private final JsonMapper json = JsonMapper.builder().build();

	String parts(Map<String, String> stated) {
		return this.json.writeValueAsString(stated);
	}

	Map<String, String> parts(String stored) {
		return this.json.readValue(stored, PARTS);
	}

	/** The finding of a form as a fact, with its date, phase and source. */
	@Nullable String fact(RecordForm form) {
		FindingRow row = form.finding();
		if (row == null) {
			return null;
		}
		PartialDate date = PartialDate.read(form.text("date")).orElse(null);
		Phase phase = phase(form.text("phase"));
		String source = form.has("source") ? form.text("source") : null;
		CaseFacts facts = CaseFacts.nothing()
			.with(row.field(), new Fact(value(row, date, phase), date, source, phase, null));
		return this.json.writeValueAsString(CaseWriter.write(facts));
	}

	private static @Nullable Phase phase(String name) {
		for (Phase phase : Phase.values()) {
			if (phase.name().equals(name)) {
				return phase;
			}
		}
		return null;
	}

	private static Value value(FindingRow row, @Nullable PartialDate date, @Nullable Phase phase) {
		if (row instanceof FindingRow.Found found) {
			Alteration one = found.alteration();
			return new Value.Alterations(
					List.of(new Alteration(one.gene(), one.kind(), one.variant(), one.vafPercent(), phase, date)));
		}
		if (row instanceof FindingRow.Absent absent) {
			return Value.Codes.of(List.of(absent.name()));
		}
		if (row instanceof FindingRow.Expressed expressed) {
			Antigen one = expressed.antigen();
			return new Value.Antigens(
					Map.of(expressed.name(), new Antigen(one.positive(), one.percent(), one.mixed(), phase, date)));
		}
		if (row instanceof FindingRow.Karyotype karyotype) {
			return Value.Codes.of(karyotype.findings());
		}
		return ((FindingRow.Measured) row).value();
	}

	/** The field and fact of a finding, or null when the entry is none. */
	Map.@Nullable Entry<CaseField, Fact> fact(@Nullable String stored) {
		if (stored == null) {
			return null;
		}
		CaseFacts facts = CaseReader.read(this.json.readValue(stored, ANSWERS)).facts();
		return facts.known().isEmpty() ? null : Objects.requireNonNull(facts.known().entrySet().iterator().next());
	}

}
