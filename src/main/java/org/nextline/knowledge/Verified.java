package org.nextline.knowledge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.nextline.rules.Verdict;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.CaseWriter;
import org.nextline.vocabulary.Disease;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was found of one invariant of a pack, as it is kept and shown.
 *
 * @param id the invariant
 * @param sentence its sentence
 * @param formal its checkable form in words
 * @param because why it must hold
 * @param diseases the diseases in which it is asked
 * @param state proven, broken or not decided
 * @param regimens how many regimens it was asked of
 * @param rests rows and gates that keep it
 * @param patients patients on whom it fails
 * @param open regimens of which nothing was decided
 * @param at when it was found
 */
record Verified(String id, String sentence, String formal, String because, List<Disease> diseases, Proof.State state,
		int regimens, List<Proof.Rest> rests, List<Patient> patients, List<Proof.Open> open, Instant at) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/**
	 * A patient on whom it fails, confirmed by the engine.
	 *
	 * @param answers the facts in the shape of the API
	 * @param disease the disease
	 * @param ruleId the rule that offers what it must not
	 * @param regimen what is offered
	 * @param verdict how it stands
	 */
	record Patient(Map<String, Object> answers, Disease disease, String ruleId, String regimen, Verdict verdict) {

		/** What is known of the patient, line by line. */
		public List<TestDesk.FactLine> getLines() {
			return TestDesk.lines(facts());
		}

		/** The facts in a row: {@code Age 18 years; CD19 negative}. */
		public String getWords() {
			return getLines().stream()
				.map((line) -> line.label() + ": " + line.words())
				.collect(Collectors.joining("; "));
		}

		/** The facts as an address carries them. */
		public String getAddress() {
			return JSON.writeValueAsString(this.answers);
		}

		/** The facts as a test is written, one a line. */
		public String getTyped() {
			List<String> lines = new ArrayList<>();
			this.answers.forEach((key, value) -> lines.add(key + ": " + JSON.writeValueAsString(value)));
			return String.join("\n", lines);
		}

		/** Whether what must always be there is missing. */
		public boolean isLack() {
			return this.verdict == Verdict.NOT_APPLICABLE;
		}

		CaseFacts facts() {
			return CaseReader.read(this.answers).facts();
		}

	}

	static Verified of(Proof proof, Pack pack, Instant at) {
		Invariant one = proof.invariant();
		return new Verified(one.id(), one.sentence(), one.formal(pack.book().agents()), one.because(),
				one.diseases().stream().sorted().toList(), proof.state(), proof.regimens(), proof.rests(),
				proof.broken()
					.stream()
					.map((broken) -> new Patient(new LinkedHashMap<>(CaseWriter.write(broken.facts())),
							broken.disease(), broken.ruleId(), broken.regimen(), broken.verdict()))
					.toList(),
				proof.open(), at);
	}

	String text() {
		return JSON.writeValueAsString(this);
	}

	static Verified read(String text) {
		return JSON.readValue(text, Verified.class);
	}

}
