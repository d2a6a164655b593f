package org.nextline.suggestions;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.nextline.cases.Attention;
import org.nextline.rules.Verdict;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was decided; rows are only added. */
@Service
class Decisions {

	private static final String COLUMNS = "id, case_id, number, receipt_id, receipt_sha256, choice, treatment, "
			+ "treatment_key, stood, against, reasons, words, decided_by, decided_on, board, why_changed, recorded_at, "
			+ "recorded_by";

	private final JdbcClient jdbc;

	private final Attention attention;

	Decisions(JdbcClient jdbc, Attention attention) {
		this.attention = attention;
		this.jdbc = jdbc;
	}

	private record Row(UUID id, UUID caseId, int number, UUID receiptId, String receiptSha256, String choice,
			String treatment, String treatmentKey, String stood, String against, String reasons, String words,
			String decidedBy, String decidedOn, String board, String whyChanged, OffsetDateTime recordedAt,
			String recordedBy) {

		CaseDecision decision() {
			return new CaseDecision(this.id, this.caseId, this.number, this.receiptId, this.receiptSha256,
					CaseDecision.Choice.valueOf(this.choice), this.treatment, this.treatmentKey, this.stood,
					this.against.isEmpty() ? List.of() : Arrays.asList(this.against.split("\n")),
					this.reasons.isEmpty() ? List.of()
							: Arrays.stream(this.reasons.split(",")).map(DecisionReason::valueOf).toList(),
					this.words, this.decidedBy, LocalDate.parse(this.decidedOn), this.board, this.whyChanged,
					this.recordedAt.toInstant(), this.recordedBy);
		}

	}

	/**
	 * Writes down a decision.
	 * @param receipt the advice that it was taken on
	 * @param answer what that advice said
	 * @param form a form without faults
	 * @param number the number of the decision
	 * @param person who writes it down
	 */
	@Transactional
	public CaseDecision record(Receipt receipt, StoredAnswer answer, DecisionForm form, int number, String person) {
		Optional<Standing> chosen = Choices.of(answer).find(form.choice()).map(Choices.Item::standing);
		String treatment = switch (form.kind()) {
			case OPTION -> chosen.orElseThrow().title();
			case OTHER -> form.other();
			case NONE -> "";
		};
		List<String> against = chosen.filter((one) -> one.verdict() == Verdict.VETOED)
			.map((one) -> one.reasons().stream().map((reason) -> reason.replace('\n', ' ')).toList())
			.orElse(List.of());
		CaseDecision decision = new CaseDecision(UUID.randomUUID(), receipt.caseId(), number, receipt.id(),
				receipt.sha256(), form.kind(), treatment, chosen.map(Standing::key).orElse(""),
				chosen.map(Standing::words).orElse(""), against, form.because(), form.words(), form.decidedBy(),
				form.day().orElseThrow(), form.board(), form.whyChanged(), Instant.now().truncatedTo(ChronoUnit.MICROS),
				person);
		this.jdbc
			.sql("insert into case_decision (" + COLUMNS
					+ ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
			.params(decision.id(), decision.caseId(), number, receipt.id(), receipt.sha256(), decision.choice().name(),
					treatment, decision.key(), decision.stood(), String.join("\n", against),
					form.because().stream().map(Enum::name).collect(Collectors.joining(",")), decision.words(),
					decision.decidedBy(), decision.decidedOn().toString(), decision.board(), decision.whyChanged(),
					decision.recordedAt().atOffset(ZoneOffset.UTC), person)
			.update();
		weigh(decision, chosen, answer);
		this.attention.decided(decision.caseId());
		return decision;
	}

	/** Notes the rules that it follows, passes over, or goes against. */
	private void weigh(CaseDecision decision, Optional<Standing> chosen, StoredAnswer answer) {
		Set<String> followed = new LinkedHashSet<>();
		Set<String> passed = new LinkedHashSet<>();
		Set<String> against = new LinkedHashSet<>();
		chosen.ifPresent((one) -> ((one.verdict() == Verdict.VETOED) ? against : followed).addAll(one.ruleIds()));
		int rank = chosen.filter(Standing::offered).map(Standing::rank).orElse(Integer.MAX_VALUE);
		answer.now().stream().filter((one) -> one.rank() < rank).forEach((one) -> passed.addAll(one.ruleIds()));
		passed.removeAll(followed);
		note(decision, "CHOSEN", followed);
		note(decision, "PASSED", passed);
		note(decision, "AGAINST", against);
	}

	private void note(CaseDecision decision, String part, Set<String> rules) {
		rules.forEach(
				(rule) -> this.jdbc.sql("insert into case_decision_rule (decision_id, rule_id, part) values (?, ?, ?)")
					.params(decision.id(), rule, part)
					.update());
	}

	/** All decisions of a case, the one that stands first. */
	List<CaseDecision> of(UUID caseId) {
		return this.jdbc.sql("select " + COLUMNS + " from case_decision where case_id = ? order by number desc")
			.param(caseId)
			.query(Row.class)
			.list()
			.stream()
			.map(Row::decision)
			.toList();
	}

}
