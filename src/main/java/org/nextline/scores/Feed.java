package org.nextline.scores;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.Fault;
import org.nextline.vocabulary.Truth;

/** Feeds one score with the facts of a case; what is not known stays unknown. */
final class Feed {

	private final Score score;

	private final CaseFacts facts;

	private final Map<String, Object> sent = new LinkedHashMap<>();

	private final Map<String, CaseField> fields = new HashMap<>();

	private final Map<String, String> details = new HashMap<>();

	private final List<String> notes = new ArrayList<>();

	Feed(String id, CaseFacts facts) {
		this.score = Scores.get(id);
		this.facts = facts;
	}

	/** The input is the number of this field. */
	Feed number(String key, CaseField field) {
		OptionalDouble amount = this.facts.number(field);
		return put(key, amount.isPresent() ? (Object) amount.getAsDouble() : null, field, "");
	}

	/** The input is the answer to this question. */
	Feed yesNo(String key, CaseField field) {
		return put(key, this.facts.code(field).map((answer) -> (Object) answer.equals("yes")).orElse(null), field, "");
	}

	/** The input is the code of this field, where the score takes it. */
	Feed code(String key, CaseField field) {
		Input input = this.score.input(key).orElseThrow();
		return put(key, this.facts.code(field).filter((code) -> input.meant(code) != null).orElse(null), field, "");
	}

	/** The input is whether this holds. */
	Feed truth(String key, Truth truth, CaseField field, String detail) {
		return put(key, truth.isUnknown() ? null : (Object) truth.isTrue(), field, detail);
	}

	/**
	 * The input is this answer.
	 * @param value the answer; null where it is not known
	 * @param field the field that it comes from, or would come from
	 * @param detail what it follows from, where it is not the field itself
	 */
	Feed put(String key, @Nullable Object value, CaseField field, String detail) {
		this.fields.put(key, field);
		if (value != null && !this.sent.containsKey(key)) {
			this.sent.put(key, value);
			this.details.put(key, detail);
		}
		return this;
	}

	/** The input would come from this field; it is not fed here. */
	Feed asks(String key, CaseField field) {
		this.fields.put(key, field);
		return this;
	}

	Feed note(String words) {
		if (!words.isEmpty()) {
			this.notes.add(words);
		}
		return this;
	}

	/** The score with its result. */
	CaseScore result(CaseScore.Use use) {
		InputReader.Reading reading = this.score.read(this.sent);
		Result result = reading.faults().isEmpty() ? this.score.calculate(reading.inputs())
				: Result.notApplicable(this.score.id(),
						"Outside its limits: "
								+ reading.faults().stream().map(Fault::message).collect(Collectors.joining(" ")),
						this.score.sheet().source());
		List<CaseScore.Given> given = new ArrayList<>();
		this.sent.forEach((key, value) -> given.add(given(key, value)));
		List<CaseScore.Open> open = new ArrayList<>();
		for (String key : result.missing()) {
			Input input = this.score.input(key).orElseThrow();
			open.add(new CaseScore.Open(key, input.label(), this.fields.get(key)));
		}
		return new CaseScore(this.score, use, result, given, open, this.notes, this.sent);
	}

	private CaseScore.Given given(String key, Object value) {
		Input input = this.score.input(key).orElseThrow();
		CaseField field = this.fields.getOrDefault(key, CaseField.DISEASE);
		List<String> detail = new ArrayList<>();
		String from = this.details.getOrDefault(key, "");
		if (!from.isEmpty()) {
			detail.add(from);
		}
		Optional<Fact> fact = this.facts.find(field);
		fact.map(Fact::observed).ifPresent((date) -> detail.add(date.words()));
		if (from.isEmpty()) {
			fact.map(Fact::derivedFrom).ifPresent(detail::add);
		}
		Object said = (value instanceof Number number) ? (Object) number.doubleValue() : value;
		return new CaseScore.Given(key, input.label(), input.said(said), field, String.join(", ", detail));
	}

}
