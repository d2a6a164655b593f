package org.nextline.suggestions;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Advice;
import org.nextline.rules.Severity;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.EvidenceLevel;
import org.nextline.vocabulary.Strength;

/**
 * The advice for one case as it stands on the page.
 *
 * @param release its release
 * @param publishedAt when that was published
 * @param headline the case in one line
 * @param known the facts that are known, by section
 * @param knownCount how many were stated
 * @param staleCount how many do not count for this relapse
 * @param contradictions data that cannot both be right
 * @param notices what else to know first
 * @param lanes treatment now and next, each with its cards
 * @param alongside care, work-up and trials in lines
 * @param blocked what is blocked now and can be corrected first
 * @param conditional what would be an option if something were known
 * @param conditionalCount how many cards that are
 * @param folded what little is known of
 * @param notAdvised what this patient should not get
 * @param keptAway drugs of this disease to keep away from, though no rule calls for them
 * @param missing what to find out first
 * @param workUp tests at relapse
 * @param derived facts that follow from others
 * @param care supportive care
 * @param candidacy the worked sheets of transplantation and CAR T cells
 */
record AdvicePage(String release, Instant publishedAt, List<String> headline, List<KnownFacts> known, int knownCount,
		long staleCount, List<String> contradictions, List<String> notices, List<Lane> lanes, List<Card> alongside,
		List<Refused> blocked, List<Would> conditional, int conditionalCount, List<Card> folded,
		List<Refused> notAdvised, List<Refused> keptAway, List<Ask> missing, WorkUp workUp, List<Line> derived,
		CarePage care, List<CandidacySheet> candidacy) {

	/** How many of the missing facts stand open; the rest is folded. */
	private static final int FIRST = 6;

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

	/** The day of publication, as dates are written here. */
	public String publishedOn() {
		return DAY.format(this.publishedAt.atZone(ZoneId.systemDefault()));
	}

	/** Number of cards of treatment. */
	public int optionCount() {
		return this.lanes.stream().mapToInt((lane) -> lane.cards().size() + lane.further().size()).sum();
	}

	/** What is blocked now, in one line. */
	public String blockedTitles() {
		return this.blocked.stream().map(Refused::title).collect(Collectors.joining("; "));
	}

	public List<Ask> firstMissing() {
		return this.missing.subList(0, Math.min(FIRST, this.missing.size()));
	}

	public List<Ask> otherMissing() {
		return this.missing.subList(Math.min(FIRST, this.missing.size()), this.missing.size());
	}

	/** One of the lanes with its cards, and weaker ones that are folded away. */
	record Lane(String label, List<Card> cards, List<Card> further) {
	}

	/** Known facts of one section. */
	record KnownFacts(String section, List<Line> lines) {
	}

	/**
	 * A fact in one line.
	 *
	 * @param label what
	 * @param text its value with its unit
	 * @param detail its date and source, or what it follows from; may be empty
	 * @param stale whether it does not count for this relapse
	 */
	record Line(String label, String text, String detail, boolean stale) {
	}

	/**
	 * One card.
	 *
	 * @param option the option
	 * @param id its anchor on the page
	 * @param category what kind of treatment; empty where the title says it
	 * @param reasons why it is offered, in words
	 * @param results key results
	 * @param regimens its members
	 * @param cautions what lowers its strength
	 * @param notes routine measures
	 * @param checks what to check first
	 * @param needs what is decisive and not known
	 * @param statuses status by authority, the own region first
	 * @param notHere whether it is not approved in the region of the case
	 * @param mark how far its leading rule was checked
	 * @param monitoring what to watch
	 * @param additions words that other rows add
	 * @param beside interactions, care that goes with it, and what it closes for later
	 */
	record Card(Advice.Option option, String id, String category, List<String> reasons, List<String> results,
			List<Regimen> regimens, List<Told> cautions, List<Told> notes, List<Told> checks, List<Ask> needs,
			List<String> statuses, boolean notHere, CheckMark mark, List<WatchBody> monitoring, List<String> additions,
			CarePage.Beside beside) {

		public Regimen lead() {
			return this.regimens.get(0);
		}

		/** Tells its leading regimen from others of the advice. */
		public String key() {
			return Standing.key(this.option.category().name(), this.option.lead().title());
		}

		public boolean nextStep() {
			return this.option.lead().nextStep();
		}

		/** The facts to check first, in one line. */
		public List<String> checkLabels() {
			return this.checks.stream().flatMap((check) -> check.labels().stream()).distinct().toList();
		}

	}

	/**
	 * One regimen of a card.
	 *
	 * @param title its name
	 * @param strength how strongly
	 * @param level how good the evidence
	 * @param dose doses for recognition
	 * @param optional parts that may be left out, in words
	 * @param grounds the rules that offer it, with their trees
	 * @param evidence its sources
	 */
	record Regimen(String title, Strength strength, EvidenceLevel level, String dose, List<String> optional,
			List<Ground> grounds, List<Proof> evidence) {
	}

	/**
	 * One rule that offers a regimen.
	 *
	 * @param ruleId its id
	 * @param because the reason in words
	 * @param statements what has to hold
	 * @param exclusions what would rule it out
	 */
	record Ground(String ruleId, String because, List<Statement> statements, List<Statement> exclusions) {
	}

	/**
	 * The evidence of one rule.
	 *
	 * @param ruleId its id
	 * @param level how good it is
	 * @param result the key result in words
	 * @param mark how far the row was checked
	 * @param sources what it rests on
	 * @param reviewBy by when it has to be looked through again; null when not recorded
	 */
	record Proof(String ruleId, EvidenceLevel level, String result, CheckMark mark, List<Cited> sources,
			@Nullable LocalDate reviewBy) {
	}

	/**
	 * A source as it is cited.
	 *
	 * @param id its id
	 * @param citation as it is cited
	 * @param url where it can be read; may be empty
	 * @param checked how far it was checked; may be empty
	 * @param retracted why and when it was retracted; empty while it stands
	 */
	record Cited(String id, String citation, String url, String checked, String retracted) {
	}

	/**
	 * Something to mind.
	 *
	 * @param first its first sentence
	 * @param rest the other sentences; may be empty
	 * @param regimens the members it concerns; empty for all
	 * @param labels facts that would settle it; empty unless it is a check
	 * @param severity how grave
	 * @param ruleId the row it comes from
	 */
	record Told(String first, String rest, List<String> regimens, List<String> labels, Severity severity,
			String ruleId) {
	}

	/**
	 * A fact to find out.
	 *
	 * @param label what to ask for
	 * @param anchor its place in the entry form
	 * @param decides number of options that it settles
	 * @param clears number of checks that it clears
	 * @param why what rests on it, in sentences
	 */
	record Ask(String label, String anchor, int decides, int clears, List<String> why) {
	}

	/** Cards that wait for the same facts. */
	record Would(List<Ask> needs, List<Card> cards) {
	}

	/**
	 * What this patient should not get.
	 *
	 * @param title what it is
	 * @param category what kind of treatment; empty where the title says it
	 * @param reasons why, in words
	 * @param ruleIds rows that speak against it
	 * @param together interactions that stand behind it
	 */
	record Refused(String title, String category, List<String> reasons, List<String> ruleIds,
			List<CarePage.Together> together) {
	}

}
