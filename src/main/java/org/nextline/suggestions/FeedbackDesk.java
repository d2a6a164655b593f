package org.nextline.suggestions;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.nextline.vocabulary.Alteration;
import org.nextline.vocabulary.Antigen;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseWriter;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.Value;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what clinicians hold against rules to those who write them. */
@Service
class FeedbackDesk {

	private static final String COLUMNS = "id, treatment, stood, rule_ids, disease, release, facts, expected, words, "
			+ "sent_at, sent_by, answer, answer_words, answered_by";

	/** Lines of a page. */
	static final int PAGE = 20;

	private final JdbcClient jdbc;

	private final JsonMapper json = JsonMapper.builder().build();

	FeedbackDesk(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	private record Row(UUID id, String treatment, String stood, String ruleIds, String disease, String release,
			String facts, String expected, String words, OffsetDateTime sentAt, String sentBy, String answer,
			String answerWords, String answeredBy) {

		Feedback feedback() {
			return new Feedback(this.id, this.treatment, this.stood,
					this.ruleIds.isEmpty() ? List.of() : Arrays.asList(this.ruleIds.split(",")), this.disease,
					this.release, this.facts, this.expected, this.words, this.sentAt.toInstant(), this.sentBy,
					this.answer, this.answerWords, this.answeredBy);
		}

	}

	/**
	 * The facts without anything that tells whose they are: no dates, no sources, ages in
	 * whole years. What followed from dates stands as if it were stated.
	 */
	static CaseFacts withoutIdentity(CaseFacts facts) {
		Map<CaseField, Fact> plain = new EnumMap<>(CaseField.class);
		facts.known().forEach((field, fact) -> {
			if (field != CaseField.REGION || fact.derivedFrom() == null) {
				plain.put(field, new Fact(plain(field, fact.value()), null, null, fact.phase(), null));
			}
		});
		return CaseFacts.of(plain);
	}

	private static Value plain(CaseField field, Value value) {
		if (value instanceof Value.Alterations alterations) {
			return new Value.Alterations(alterations.found()
				.stream()
				.map((one) -> new Alteration(one.gene(), one.kind(), one.variant(), one.vafPercent(), one.phase(),
						null))
				.toList());
		}
		if (value instanceof Value.Antigens antigens) {
			Map<String, Antigen> byName = new LinkedHashMap<>();
			antigens.byName()
				.forEach((name, one) -> byName.put(name,
						new Antigen(one.positive(), one.percent(), one.mixed(), one.phase(), null)));
			return new Value.Antigens(byName);
		}
		boolean age = field == CaseField.AGE_YEARS || field == CaseField.AGE_AT_DIAGNOSIS_YEARS;
		if (age && value instanceof Value.Number number && number.amount() >= 2) {
			return new Value.Number(Math.floor(number.amount()));
		}
		return value;
	}

	/** The facts as a test of the library has them, one to a line. */
	String asCase(CaseFacts plain) {
		List<String> lines = new ArrayList<>();
		CaseWriter.write(plain).forEach((key, value) -> lines.add(key + ": " + this.json.writeValueAsString(value)));
		return String.join("\n", lines);
	}

	@Transactional
	public UUID send(Receipt receipt, Standing standing, String expected, String words, String person) {
		CaseFacts plain = withoutIdentity(receipt.asked());
		UUID id = UUID.randomUUID();
		this.jdbc
			.sql("insert into rule_feedback (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', '', '')")
			.params(id, standing.title(), standing.words(), String.join(",", standing.ruleIds()),
					plain.disease().map(Enum::name).orElse(""), receipt.release(), asCase(plain), expected, words,
					Instant.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC), person)
			.update();
		standing.ruleIds()
			.stream()
			.distinct()
			.forEach((rule) -> this.jdbc.sql("insert into rule_feedback_rule (feedback_id, rule_id) values (?, ?)")
				.params(id, rule)
				.update());
		return id;
	}

	/** A page of feedback, the latest first. */
	List<Feedback> page(String answer, String rule, int page) {
		return this.jdbc
			.sql("select " + COLUMNS + " from rule_feedback f where answer = ? and (? = '' or exists (select 1 from "
					+ "rule_feedback_rule r where r.feedback_id = f.id and r.rule_id = ?)) "
					+ "order by sent_at desc, id limit " + PAGE + " offset " + (page * PAGE))
			.params(answer, rule, rule)
			.query(Row.class)
			.list()
			.stream()
			.map(Row::feedback)
			.toList();
	}

	/** How much feedback there is. */
	int count(String answer, String rule) {
		return this.jdbc
			.sql("select count(*) from rule_feedback f where answer = ? and (? = '' or exists (select 1 from "
					+ "rule_feedback_rule r where r.feedback_id = f.id and r.rule_id = ?))")
			.params(answer, rule, rule)
			.query(Integer.class)
			.single();
	}

	Optional<Feedback> find(UUID id) {
		return this.jdbc.sql("select " + COLUMNS + " from rule_feedback where id = ?")
			.param(id)
			.query(Row.class)
			.optional()
			.map(Row::feedback);
	}

	/**
	 * Says what became of it; only once.
	 * @return whether it was still open
	 */
	@Transactional
	public boolean answer(UUID id, boolean taken, String words, String person) {
		return this.jdbc
			.sql("update rule_feedback set answer = ?, answer_words = ?, answered_at = ?, answered_by = ? "
					+ "where id = ? and answer = 'OPEN'")
			.params(taken ? "TAKEN" : "DECLINED", words,
					Instant.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC), person, id)
			.update() == 1;
	}

	/**
	 * How the decisions that stand went with a rule.
	 *
	 * @param ruleId the rule
	 * @param chosen decisions that followed it
	 * @param passed decisions that passed over what it offered, though it stood before
	 * what was chosen
	 * @param against decisions for what it speaks against
	 * @param reasons why, with how often, the most frequent first
	 */
	record Overridden(String ruleId, int chosen, int passed, int against, Map<DecisionReason, Integer> reasons) {

		/** In how many of a hundred decisions it was not followed. */
		public int rate() {
			int all = this.chosen + this.passed + this.against;
			return (all == 0) ? 0 : Math.round(100f * (this.passed + this.against) / all);
		}

		public int decisions() {
			return this.chosen + this.passed + this.against;
		}

	}

	private record Weighed(String ruleId, String part, String reasons) {
	}

	/**
	 * The rules that standing decisions went with or against, most often overridden
	 * first.
	 */
	List<Overridden> overridden() {
		Map<String, int[]> counts = new LinkedHashMap<>();
		Map<String, Map<DecisionReason, Integer>> reasons = new LinkedHashMap<>();
		this.jdbc
			.sql("select r.rule_id, r.part, d.reasons from case_decision_rule r join case_decision d on "
					+ "d.id = r.decision_id where d.number = (select max(o.number) from case_decision o where "
					+ "o.case_id = d.case_id) order by r.rule_id")
			.query(Weighed.class)
			.list()
			.forEach((one) -> {
				int[] count = counts.computeIfAbsent(one.ruleId(), (fresh) -> new int[3]);
				count[List.of("CHOSEN", "PASSED", "AGAINST").indexOf(one.part())]++;
				if (!one.part().equals("CHOSEN") && !one.reasons().isEmpty()) {
					Map<DecisionReason, Integer> told = reasons.computeIfAbsent(one.ruleId(),
							(fresh) -> new EnumMap<>(DecisionReason.class));
					for (String reason : one.reasons().split(",")) {
						told.merge(DecisionReason.valueOf(reason), 1, Integer::sum);
					}
				}
			});
		List<Overridden> overridden = new ArrayList<>();
		counts.forEach((rule, count) -> overridden
			.add(new Overridden(rule, count[0], count[1], count[2], reasons.getOrDefault(rule, Map.of()))));
		overridden.sort(java.util.Comparator.comparing(Overridden::rate)
			.thenComparing(Overridden::decisions)
			.reversed()
			.thenComparing(Overridden::ruleId));
		return overridden;
	}

}
