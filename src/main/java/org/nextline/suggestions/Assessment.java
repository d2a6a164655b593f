package org.nextline.suggestions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import org.nextline.rules.Advice;
import org.nextline.rules.CarePlan;
import org.nextline.rules.CareRule;
import org.nextline.rules.CareTopic;
import org.nextline.rules.Finding;
import org.nextline.rules.Lane;
import org.nextline.rules.Missing;
import org.nextline.rules.OptionRule;
import org.nextline.rules.Severity;
import org.nextline.rules.Situation;
import org.nextline.rules.Source;
import org.nextline.rules.Verdict;
import org.nextline.rules.Warning;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseWriter;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.EvidenceLevel;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.Strength;
import org.nextline.vocabulary.TherapyCategory;
import org.nextline.vocabulary.Truth;

/**
 * The answer of the assessment API: the advice for one case in the shape of the contract.
 *
 * @param id what the sender calls the case; only in bulk
 * @param release the release that was asked
 * @param derived fitness when known, and every fact that follows from others
 * @param options what may be offered, best first
 * @param notAdvised what this patient should not get, with reasons
 * @param notApplicable why not everything else
 * @param missing what to find out first, ranked
 * @param workUp tests at relapse, done or not, and the options that rest on them
 * @param warnings checks that many options share
 * @param scores scores that make sense for the case
 * @param notices contradictions and other things to know first
 * @param care supportive care that holds, or that depends on what is not known
 * @param candidacy the worked sheets of transplantation and CAR T cells
 */
@JsonPropertyOrder({ "id", "release", "derived", "options", "notAdvised", "notApplicable", "missing", "workUp",
		"warnings", "scores", "notices", "care", "candidacy" })
record Assessment(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object id, Published release,
		Map<String, Derived> derived, List<Option> options, List<NotAdvised> notAdvised,
		List<NotApplicable> notApplicable, List<Needed> missing, List<WorkUp.Test> workUp, List<Told> warnings,
		List<Scored> scores, List<String> notices, List<Care> care, List<WrittenSheet> candidacy) {

	/** The release that was asked. */
	@JsonPropertyOrder({ "version", "publishedAt", "sha256" })
	record Published(String version, Instant publishedAt, String sha256) {
	}

	/** A fact that was derived, or fitness as it was stated. */
	@JsonPropertyOrder({ "value", "source", "because" })
	record Derived(Object value, String source, List<String> because) {
	}

	/** One card. */
	@JsonPropertyOrder({ "rank", "lane", "category", "title", "agents", "verdict", "strength", "evidenceLevel",
			"rationale", "ruleIds", "evidence", "regulatory", "warnings", "needs", "why", "exclusions", "additions",
			"modifiers", "monitoring", "dose", "nextStep", "folded", "members", "interactions", "care", "forecloses" })
	record Option(int rank, Lane lane, TherapyCategory category, String title, List<String> agents, Verdict verdict,
			Strength strength, EvidenceLevel evidenceLevel, String rationale, List<String> ruleIds,
			List<Evidence> evidence, List<Status> regulatory, List<Told> warnings, List<Need> needs, List<Why> why,
			List<Why> exclusions, List<String> additions, List<String> modifiers, List<WatchBody> monitoring,
			String dose, boolean nextStep, boolean folded, List<Member> members, List<Together> interactions,
			List<String> care, List<Foreclosed> forecloses) {
	}

	/**
	 * Two drugs that act on one another; with {@code unknown} it is not known whether the
	 * other one is taken.
	 */
	@JsonPropertyOrder({ "ruleId", "severity", "agents", "drug", "with", "where", "message", "clears", "unknown",
			"missing" })
	record Together(String ruleId, Severity severity, List<String> agents, String drug, String with,
			CarePlan.Where where, String message, boolean clears, boolean unknown, List<String> missing) {
	}

	/** What an option closes, narrows or delays for later. */
	@JsonPropertyOrder({ "id", "what", "closes", "agents", "text", "interval", "result", "facts", "missing", "basis",
			"check" })
	record Foreclosed(String id, String what, List<String> closes, List<String> agents, String text, String interval,
			Truth result, List<String> facts, List<String> missing, List<String> basis, CheckMark check) {
	}

	/**
	 * A row of supportive care: TRUE holds, UNKNOWN depends on what is missing.
	 * {@code ranks} are those of the options it goes with, empty when it concerns the
	 * case.
	 */
	@JsonPropertyOrder({ "id", "topic", "kind", "title", "text", "parts", "result", "facts", "missing", "ranks",
			"strength", "evidenceLevel", "check", "sources" })
	record Care(String id, CareTopic topic, CareRule.Kind kind, String title, String text, List<CareRule.Part> parts,
			Truth result, List<String> facts, List<String> missing, List<Integer> ranks,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Strength strength,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable EvidenceLevel evidenceLevel, CheckMark check,
			List<String> sources) {
	}

	/** One of the interchangeable regimens of a card. */
	@JsonPropertyOrder({ "title", "agents", "optional", "strength", "evidenceLevel", "rationale", "ruleIds", "evidence",
			"regulatory", "warnings", "needs", "why", "additions", "modifiers", "dose" })
	record Member(String title, List<String> agents, List<String> optional, Strength strength,
			EvidenceLevel evidenceLevel, String rationale, List<String> ruleIds, List<Evidence> evidence,
			List<Status> regulatory, List<Told> warnings, List<Need> needs, List<Why> why, List<String> additions,
			List<String> modifiers, String dose) {
	}

	/** A source, and how far the row that rests on it was checked. */
	@JsonPropertyOrder({ "id", "citation", "keyResult", "url", "ruleId", "check", "checked" })
	record Evidence(String id, String citation, String keyResult, String url, String ruleId, CheckMark check,
			String checked) {
	}

	/** Status with one authority. */
	@JsonPropertyOrder({ "authority", "status", "since", "scope" })
	record Status(String authority, String status, @Nullable String since, String scope) {
	}

	/** Something to mind, or to check first. */
	@JsonPropertyOrder({ "ruleId", "severity", "agents", "message", "unknown", "missing" })
	record Told(String ruleId, Severity severity, List<String> agents, String message, boolean unknown,
			List<String> missing) {
	}

	/** A fact that would settle the option, and which value would support it. */
	@JsonPropertyOrder({ "field", "label", "detail", "supports" })
	record Need(String field, String label, String detail, List<String> supports) {
	}

	/** A statement of the rule, and what the case says of it. */
	@JsonPropertyOrder({ "criterion", "result", "facts", "ruleId", "parts" })
	record Why(String criterion, Truth result, List<String> facts,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String ruleId,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Why> parts) {
	}

	/** What this patient should not get. */
	@JsonPropertyOrder({ "category", "title", "agents", "verdict", "correctable", "ruleIds", "reasons" })
	record NotAdvised(TherapyCategory category, String title, List<String> agents, Verdict verdict, boolean correctable,
			List<String> ruleIds, List<String> reasons) {
	}

	/** Why something else does not apply. */
	@JsonPropertyOrder({ "category", "title", "agents", "ruleId", "failed" })
	record NotApplicable(TherapyCategory category, String title, List<String> agents, String ruleId,
			List<String> failed) {
	}

	/** A fact to find out. */
	@JsonPropertyOrder({ "field", "label", "detail", "decides", "clears", "ruleIds" })
	record Needed(String field, String label, String detail, int decides, int clears, List<String> ruleIds) {
	}

	static Assessment of(Advised advised) {
		return of(null, advised);
	}

	static Assessment of(@Nullable Object id, Advised advised) {
		Advice advice = advised.advice();
		Writing writing = new Writing(advised);
		return new Assessment(id,
				new Published(advised.release().version(), advised.release().publishedAt(), advised.release().sha256()),
				derived(advised), writing.options(),
				advice.notAdvised()
					.stream()
					.map((one) -> new NotAdvised(one.category(), one.title(), one.agents(), Verdict.VETOED,
							one.correctable(), one.ruleIds(), one.reasons()))
					.toList(),
				advice.notApplicable()
					.stream()
					.map((one) -> new NotApplicable(one.category(), one.title(), one.agents(), one.ruleId(),
							one.failed()))
					.toList(),
				advice.missing()
					.stream()
					.map((one) -> new Needed(one.missing().field().key(), one.missing().label(), one.missing().detail(),
							one.decides(), one.clears(), one.ruleIds()))
					.toList(),
				WorkUp.of(advised, writing.situation, (option) -> "").all(),
				advice.checks().stream().map(Assessment::told).toList(), Scored.of(advised), advice.notices(),
				advised.care().lines().stream().map((line) -> care(line, advice)).toList(),
				advice.candidacy().stream().map(WrittenSheet::of).toList());
	}

	private static Care care(CarePlan.Line line, Advice advice) {
		CareRule rule = line.rule();
		return new Care(rule.id(), rule.topic(), rule.kind(), rule.title(), rule.text(), rule.parts(), line.truth(),
				line.facts(), keys(line.missing()),
				line.options().stream().map((place) -> advice.options().get(place).rank()).distinct().toList(),
				rule.strength(), rule.evidence(), rule.check(), rule.sources());
	}

	private static List<String> keys(Set<Missing> missing) {
		return missing.stream().sorted().map(Missing::key).toList();
	}

	private static Map<String, Derived> derived(Advised advised) {
		Map<String, Derived> derived = new LinkedHashMap<>();
		advised.advice().facts().known().forEach((field, fact) -> {
			String from = fact.derivedFrom();
			if (from != null) {
				derived.put(field.key(), new Derived(CaseWriter.plain(fact.value()), "DERIVED", List.of(from)));
			}
			else if (field == CaseField.FITNESS) {
				derived.put(field.key(), new Derived(CaseWriter.plain(fact.value()), "STATED", stated(fact, advised)));
			}
		});
		return derived;
	}

	private static List<String> stated(Fact fact, Advised advised) {
		List<String> because = new ArrayList<>();
		because.add("as entered; a stated value wins over what follows from other facts");
		if (fact.observed() != null) {
			because.add("on " + fact.observed().words());
		}
		if (fact.source() != null) {
			because.add("source: " + fact.source());
		}
		StatedFitness.difference(advised.advice().facts()).ifPresent(because::add);
		return because;
	}

	private static Told told(Warning warning) {
		return new Told(warning.ruleId(), warning.severity(), warning.agents(), warning.message(), warning.unknown(),
				warning.missing().stream().sorted().map(Missing::key).toList());
	}

	/** Writes the options of one advice. */
	private static final class Writing {

		private final Advised advised;

		private final Situation situation;

		Writing(Advised advised) {
			this.advised = advised;
			this.situation = Situation.of(advised.advice().facts(), advised.release().book().agents());
		}

		List<Option> options() {
			List<Option> written = new ArrayList<>();
			List<Advice.Option> options = this.advised.advice().options();
			for (int place = 0; place < options.size(); place++) {
				written.add(option(options.get(place), this.advised.care().options().get(place)));
			}
			return written;
		}

		private static Together together(CarePlan.Interplay one) {
			return new Together(one.id(), one.severity(), one.agents(), one.drug(), one.other(), one.where(),
					one.message(), one.clears(), one.unknown(), keys(one.missing()));
		}

		private static Foreclosed foreclosed(CarePlan.Closing one) {
			return new Foreclosed(one.rule().id(), one.rule().what(), one.rule().closes(), one.agents(),
					one.rule().text(), one.rule().interval(), one.truth(), one.facts(), keys(one.missing()),
					one.rule().basis(), one.rule().check());
		}

		private Option option(Advice.Option option, CarePlan.Beside beside) {
			List<Member> members = option.members().stream().map(this::member).toList();
			Member lead = members.get(0);
			Set<Told> warnings = new LinkedHashSet<>();
			members.forEach((member) -> warnings.addAll(member.warnings()));
			List<Told> ordered = warnings.stream()
				.sorted(Comparator.comparing(Told::unknown)
					.thenComparing(Comparator.comparing(Told::severity).reversed()))
				.toList();
			List<Why> why = new ArrayList<>();
			List<Why> exclusions = new ArrayList<>();
			for (Advice.Reason reason : option.lead().reasons()) {
				String ruleId = reason.rule().id();
				Because.statements(reason.when()).forEach((finding) -> why.add(why(finding, ruleId, true)));
				Finding unless = reason.unless();
				if (unless != null) {
					Because.alternatives(unless).forEach((finding) -> exclusions.add(why(finding, ruleId, true)));
				}
			}
			return new Option(option.rank(), option.lane(), option.category(), option.title(), option.agents(),
					option.verdict(), option.strength(), option.evidence(), lead.rationale(), option.ruleIds(),
					lead.evidence(), lead.regulatory(), ordered, lead.needs(), why, exclusions, lead.additions(),
					lead.modifiers(), WatchBody.of(option, this.situation, this.advised.release().book()), lead.dose(),
					option.lead().nextStep(), option.folded(), option.group() ? members : List.of(),
					beside.interplays().stream().map(Writing::together).toList(),
					beside.lines().stream().map((line) -> line.rule().id()).toList(),
					beside.closings().stream().map(Writing::foreclosed).toList());
		}

		private Member member(Advice.Member member) {
			List<OptionRule> rules = member.reasons().stream().map(Advice.Reason::rule).distinct().toList();
			List<Evidence> evidence = new ArrayList<>();
			rules.forEach((rule) -> rule.sources().forEach((id) -> evidence.add(evidence(rule, id))));
			List<Status> regulatory = rules.stream()
				.flatMap((rule) -> rule.regulatory().stream())
				.map((one) -> new Status(one.authority(), one.status(), one.since(), one.scope()))
				.distinct()
				.toList();
			List<Need> needs = new ArrayList<>();
			Because.needed(member)
				.forEach((missing, supports) -> needs
					.add(new Need(missing.field().key(), missing.label(), missing.detail(), supports)));
			List<Why> why = member.reasons()
				.stream()
				.flatMap((reason) -> Because.statements(reason.when())
					.stream()
					.map((finding) -> why(finding, reason.rule().id(), false)))
				.toList();
			return new Member(member.title(), member.agents(), member.optional(), member.strength(),
					member.lead().rule().evidence(),
					String.join(" ", rules.stream().map(OptionRule::because).distinct().toList()),
					rules.stream().map(OptionRule::id).toList(), evidence, regulatory,
					Stream.concat(member.warnings().stream(), member.checks().stream()).map(Assessment::told).toList(),
					needs, why, member.additions(), member.modifiers(), member.lead().rule().dose());
		}

		private Evidence evidence(OptionRule rule, String id) {
			Source source = this.advised.release().book().sources().get(id);
			return (source != null) ? new Evidence(id, source.citation(), rule.result(), source.url(), rule.id(),
					rule.check(), source.checked())
					: new Evidence(id, id, rule.result(), "", rule.id(), rule.check(), "");
		}

		private static Why why(Finding finding, @Nullable String ruleId, boolean deep) {
			return new Why(Because.sentence(finding), finding.truth(), Because.facts(finding), ruleId,
					deep ? Because.parts(finding).stream().map((part) -> why(part, null, true)).toList() : List.of());
		}

	}

}
