package org.nextline.knowledge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.Words;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the checks of a book came to, as a page shows it.
 *
 * @param content hash of what is checked
 * @param known whether they were begun at all
 * @param running whether they go on
 * @param failed why they ended early, or null
 * @param done parts that are done
 * @param total parts there are
 * @param step the row or disease that is looked at now
 * @param begunAt when they began, or null
 * @param endedAt when they ended, or null
 * @param findings the gravest first
 */
record CheckView(String content, boolean known, boolean running, @Nullable String failed, int done, int total,
		String step, @Nullable Instant begunAt, @Nullable Instant endedAt, List<Shown> findings) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/**
	 * A finding as it is shown.
	 *
	 * @param finding what was found
	 * @param acceptance why it may stay, or null
	 */
	record Shown(CheckFinding finding, CheckStore.@Nullable Acceptance acceptance) {

		/** Whether it keeps a proposal from review. */
		public boolean open() {
			return this.finding.weight() == CheckWeight.STOPS
					|| (this.finding.weight() == CheckWeight.ASKS && this.acceptance == null);
		}

		/** The facts of the example, in words by their question. */
		public Map<String, String> patient() {
			Map<String, String> lines = new LinkedHashMap<>();
			CaseFacts facts = CaseReader.read(this.finding.patient()).facts();
			facts.known()
				.forEach((field, fact) -> lines.put(field.label().replace("?", ""), Words.of(field, fact.value())));
			return lines;
		}

		/** The example as the entry form reads it. */
		public String facts() {
			return JSON.writeValueAsString(this.finding.patient());
		}

	}

	static CheckView of(String content, CheckStore.@Nullable Run run, List<CheckFinding> findings,
			Map<String, CheckStore.Acceptance> accepted, boolean working) {
		List<Shown> shown = new ArrayList<>(
				findings.stream().map((one) -> new Shown(one, accepted.get(one.key()))).toList());
		shown.sort(Comparator.comparing((Shown one) -> one.finding().weight())
			.thenComparing((one) -> one.acceptance() != null)
			.thenComparing((one) -> one.finding().kind())
			.thenComparing((one) -> one.finding().row()));
		if (run == null) {
			return new CheckView(content, working, working, null, 0, 0, "", null, null, List.of());
		}
		return new CheckView(content, true, working && !run.ended(), (working || run.ended()) ? null : run.failed(),
				run.done(), run.total(), run.step(), run.begunAt(), run.endedAt(), List.copyOf(shown));
	}

	/** Whether all parts were looked at. */
	public boolean ended() {
		return this.endedAt != null;
	}

	/** Share that is done, in per cent. */
	public int percent() {
		return (this.total > 0) ? this.done * 100 / this.total : 0;
	}

	public long count(CheckWeight weight) {
		return this.findings.stream().filter((one) -> one.finding().weight() == weight).count();
	}

	/** Findings that keep a proposal from review. */
	public long openCount() {
		return this.findings.stream().filter(Shown::open).count();
	}

	List<String> obstacles() {
		return this.findings.stream().filter(Shown::open).map((one) -> {
			CheckFinding finding = one.finding();
			String row = finding.row().isEmpty() ? "" : finding.row() + ": ";
			return row + finding.words()
					+ ((finding.weight() == CheckWeight.STOPS) ? "" : " Mend it, or accept it with a reason below.");
		}).toList();
	}

}
