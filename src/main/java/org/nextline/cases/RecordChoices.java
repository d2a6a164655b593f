package org.nextline.cases;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Phase;
import org.nextline.vocabulary.PriorTherapy;
import org.nextline.vocabulary.Words;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Words for what the record asks, and the codes from which it lets choose. */
@Component
class RecordChoices {

	private final MessageSource words;

	RecordChoices(MessageSource words) {
		this.words = words;
	}

	String label(String part) {
		return message("record.part." + part);
	}

	/** How to answer; empty when it is plain. */
	String hint(String part) {
		return Objects.requireNonNullElse(
				this.words.getMessage("record.hint." + part, null, "", LocaleContextHolder.getLocale()), "");
	}

	/** Codes of the part with their words; empty when it is typed. */
	Map<String, String> of(String part) {
		return switch (part) {
			case "disease" -> diseases();
			case "response" -> messages("cases.response.", responses());
			case "remission" -> messages("cases.response.", List.of("CR", "CRH", "CRI", "MLFS", "PR", "MMR"));
			case "reason" ->
				messages("cases.reason.", Arrays.stream(PriorTherapy.ReasonStopped.values()).map(Enum::name).toList());
			case "transplant" -> messages("record.transplant.", List.of("ALLO", "AUTO"));
			case "donor" -> codes(CaseField.HSCT_DONOR_TYPE);
			case "match" -> codes(CaseField.HLA_MATCH);
			case "residual" -> codes(CaseField.MRD_STATUS);
			case "relapse" -> codes(CaseField.SETTING);
			case "phase" -> messages("cases.phase.", Arrays.stream(Phase.values()).map(Enum::name).toList());
			default -> Map.of();
		};
	}

	/** The answer in words. */
	String words(String part, String answer) {
		return of(part).getOrDefault(answer, answer);
	}

	String message(String key, Object... about) {
		Locale locale = LocaleContextHolder.getLocale();
		return this.words.getMessage(key, about, locale);
	}

	private static List<String> responses() {
		return PriorTherapy.RESPONSES.stream().filter((code) -> !code.equals("UNKNOWN")).toList();
	}

	private static Map<String, String> diseases() {
		Map<String, String> all = new LinkedHashMap<>();
		for (Disease disease : Disease.values()) {
			all.put(disease.name(), disease.shortName() + " \u2013 " + disease.label());
		}
		return all;
	}

	private static Map<String, String> codes(CaseField field) {
		Map<String, String> all = new LinkedHashMap<>();
		field.kind().codes().forEach((code) -> all.put(code, Words.of(field, code)));
		return all;
	}

	private Map<String, String> messages(String prefix, List<String> codes) {
		Map<String, String> all = new LinkedHashMap<>();
		codes.forEach((code) -> all.put(code, message(prefix + code)));
		return all;
	}

}
