package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Lane;
import org.nextline.rules.Severity;
import org.nextline.rules.Verdict;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.EvidenceLevel;
import org.nextline.vocabulary.Strength;
import org.nextline.vocabulary.TherapyCategory;
import tools.jackson.databind.JsonNode;

/**
 * An advice as it was stored, read from its own words: nothing is asked again, so that it
 * reads as it did then whatever became of rules and engine.
 *
 * @param options what was offered, best first
 * @param refused what was not advised
 * @param others what did not apply
 * @param asks what was to be found out first
 * @param notices what was to be known first
 * @param care supportive care that held
 */
record StoredAnswer(List<Option> options, List<Refused> refused, List<Other> others, List<Ask> asks,
		List<String> notices, List<Care> care) {

	/**
	 * An option.
	 *
	 * @param rank its place
	 * @param lane when it had its place, as a code
	 * @param category what kind of treatment, as a code
	 * @param title its name
	 * @param verdict SUPPORTED or CONDITIONAL
	 * @param strength how strongly, as a code
	 * @param level how good the evidence
	 * @param rationale why, in words
	 * @param ruleIds rows that stand behind it
	 * @param regimens interchangeable regimens; the option itself when it is one
	 * @param evidence what it rested on
	 * @param told what to mind
	 * @param checks what to check first
	 * @param why the statements with their facts
	 * @param needs what would settle it
	 * @param watch what to watch
	 * @param closes what it closes for later
	 * @param care rows of supportive care that go with it
	 * @param interactions drugs that act on one another, in words
	 * @param dose doses for recognition
	 * @param nextStep whether it is the step after remission
	 * @param folded whether it was folded away
	 */
	record Option(int rank, String lane, String category, String title, Verdict verdict, String strength, String level,
			String rationale, List<String> ruleIds, List<Regimen> regimens, List<Proof> evidence, List<Told> told,
			List<Told> checks, List<Why> why, List<Ask> needs, List<Watch> watch, List<Closes> closes,
			List<String> care, List<String> interactions, String dose, boolean nextStep, boolean folded) {

		public boolean group() {
			return this.regimens.size() > 1;
		}

		public String strengthLabel() {
			return label(Strength.values(), this.strength, Strength::label);
		}

		public String categoryLabel() {
			String label = StoredAnswer.category(this.category);
			return this.title.toLowerCase(java.util.Locale.ROOT).startsWith(label.toLowerCase(java.util.Locale.ROOT))
					? "" : label;
		}

		public String levelWords() {
			return label(EvidenceLevel.values(), this.level, EvidenceLevel::meaning);
		}

		/** Whether it is treatment, now or next, rather than what goes alongside. */
		boolean treatment() {
			return !this.lane.equals(Lane.ALONGSIDE.name());
		}

	}

	/** One regimen of an option, with what is said of it alone. */
	record Regimen(String title, String strength, String level, List<Told> told, List<Told> checks, List<Ask> needs,
			List<Why> why, List<Proof> evidence, String rationale, List<String> ruleIds, String dose) {
	}

	/** A source, and what it showed. */
	record Proof(String ruleId, String citation, String result, String url, String check) {

		public String checkWords() {
			return label(CheckMark.values(), this.check, CheckMark::words);
		}

	}

	/** Something to mind. */
	record Told(String ruleId, String severity, String message, List<String> missing) {

		public String severityLabel() {
			return label(Severity.values(), this.severity, Severity::label);
		}

	}

	/** A statement of a rule, and what the case said of it. */
	record Why(String criterion, String result, List<String> facts, String ruleId) {
	}

	/** A fact to find out, and what rests on it. */
	record Ask(String label, List<String> supports, int decides, int clears) {
	}

	/**
	 * What to watch, when, and what calls for action; under some regimens or under all.
	 */
	record Watch(String what, String when, String change, List<String> regimens) {
	}

	/** What an option closes for later, and by which of its drugs. */
	record Closes(String what, String text, String interval, List<String> by) {

		/**
		 * What is closed; where an option has several regimens with the drugs that do so.
		 */
		String words(boolean group) {
			return (group && !this.by.isEmpty()) ? this.what + " (by " + String.join(", ", this.by) + ")" : this.what;
		}

	}

	/** What was not advised. */
	record Refused(String category, String title, boolean correctable, List<String> ruleIds, List<String> reasons) {

		public String categoryLabel() {
			String label = StoredAnswer.category(this.category);
			return label.equals(this.title) ? "" : label;
		}

	}

	/** What did not apply. */
	record Other(String category, String title, String ruleId, List<String> failed) {
	}

	/** Supportive care that held. */
	record Care(String id, String title, String text) {
	}

	/** Options of treatment that were supported in a lane, best first. */
	List<Option> supported(Lane lane) {
		return this.options.stream()
			.filter((one) -> one.lane().equals(lane.name()) && one.verdict() == Verdict.SUPPORTED)
			.toList();
	}

	/** Options of treatment that waited for something. */
	public List<Option> conditional() {
		return this.options.stream().filter((one) -> one.treatment() && one.verdict() == Verdict.CONDITIONAL).toList();
	}

	public List<Option> now() {
		return supported(Lane.NOW);
	}

	public List<Option> next() {
		return supported(Lane.NEXT);
	}

	public List<Option> alongside() {
		return this.options.stream().filter((one) -> !one.treatment()).toList();
	}

	/** How every treatment stood, by key. */
	Map<String, Standing> standings() {
		Map<String, Standing> standings = new LinkedHashMap<>();
		for (Option option : this.options) {
			for (Regimen one : option.regimens()) {
				String key = Standing.key(option.category(), one.title());
				standings.putIfAbsent(key,
						new Standing(key, one.title(), option.category(), option.verdict(), option.lane(),
								one.strength(), option.rank(),
								one.told()
									.stream()
									.filter((told) -> !told.severity().equals(Severity.WARN.name()))
									.map(Told::message)
									.distinct()
									.sorted()
									.toList(),
								one.rationale().isBlank() ? List.of() : List.of(one.rationale()),
								one.needs().stream().map(Ask::label).distinct().sorted().toList(), one.ruleIds()));
			}
		}
		for (Refused one : this.refused) {
			for (String title : Standing.titles(one.title())) {
				String key = Standing.key(one.category(), title);
				standings.putIfAbsent(key, new Standing(key, title, one.category(), Verdict.VETOED, "", "", 0,
						List.of(), one.reasons(), List.of(), one.ruleIds()));
			}
		}
		for (Other one : this.others) {
			String key = Standing.key(one.category(), one.title());
			Standing fresh = new Standing(key, one.title(), one.category(), Verdict.NOT_APPLICABLE, "", "", 0,
					List.of(), one.failed(), List.of(), List.of(one.ruleId()));
			standings.merge(key, fresh, (known, more) -> (known.verdict() == Verdict.NOT_APPLICABLE)
					? known.and(more.reasons(), more.ruleIds()) : known);
		}
		return standings;
	}

	static String category(String code) {
		return label(TherapyCategory.values(), code, TherapyCategory::label);
	}

	/** The words for a code; a code that is no longer known stands for itself. */
	private static <E extends Enum<E>> String label(E[] all, String code,
			java.util.function.Function<E, String> words) {
		for (E one : all) {
			if (one.name().equals(code)) {
				return words.apply(one);
			}
		}
		return code;
	}

	static StoredAnswer read(JsonNode answer) {
		return new StoredAnswer(each(answer, "options").map(StoredAnswer::option).toList(),
				each(answer, "notAdvised")
					.map((one) -> new Refused(text(one, "category"), text(one, "title"), yes(one, "correctable"),
							texts(one, "ruleIds"), texts(one, "reasons")))
					.toList(),
				each(answer, "notApplicable")
					.map((one) -> new Other(text(one, "category"), text(one, "title"), text(one, "ruleId"),
							texts(one, "failed")))
					.toList(),
				each(answer, "missing").map(StoredAnswer::ask).toList(), texts(answer, "notices"),
				each(answer, "care").filter((one) -> text(one, "result").equals("TRUE"))
					.map((one) -> new Care(text(one, "id"), text(one, "title"), text(one, "text")))
					.distinct()
					.toList());
	}

	private static Option option(JsonNode option) {
		List<Regimen> members = each(option, "members").map(StoredAnswer::regimen).toList();
		if (members.isEmpty()) {
			members = List.of(regimen(option));
		}
		return new Option(number(option, "rank"), text(option, "lane"), text(option, "category"), text(option, "title"),
				verdict(option), text(option, "strength"), text(option, "evidenceLevel"), text(option, "rationale"),
				texts(option, "ruleIds"), members, proofs(option), told(option, false), told(option, true),
				whys(option), each(option, "needs").map(StoredAnswer::ask).toList(),
				each(option, "monitoring")
					.map((one) -> new Watch(text(one, "what"), text(one, "when"), text(one, "change"),
							texts(one, "regimens")))
					.toList(),
				each(option, "forecloses").filter((one) -> !text(one, "result").equals("FALSE"))
					.map((one) -> new Closes(text(one, "what"), text(one, "text"), text(one, "interval"),
							texts(one, "agents")))
					.toList(),
				texts(option, "care"),
				each(option, "interactions").filter((one) -> !yes(one, "unknown"))
					.map((one) -> text(one, "drug") + " with " + text(one, "with") + ": " + text(one, "message"))
					.distinct()
					.toList(),
				text(option, "dose"), yes(option, "nextStep"), yes(option, "folded"));
	}

	private static Regimen regimen(JsonNode one) {
		return new Regimen(text(one, "title"), text(one, "strength"), text(one, "evidenceLevel"), told(one, false),
				told(one, true), each(one, "needs").map(StoredAnswer::ask).toList(), whys(one), proofs(one),
				text(one, "rationale"), texts(one, "ruleIds"), text(one, "dose"));
	}

	private static List<Why> whys(JsonNode node) {
		return each(node, "why").map(
				(one) -> new Why(text(one, "criterion"), text(one, "result"), texts(one, "facts"), text(one, "ruleId")))
			.toList();
	}

	private static List<Proof> proofs(JsonNode node) {
		return each(node, "evidence")
			.map((one) -> new Proof(text(one, "ruleId"), text(one, "citation"), text(one, "keyResult"),
					text(one, "url"), text(one, "check")))
			.toList();
	}

	private static Verdict verdict(JsonNode option) {
		return text(option, "verdict").equals(Verdict.SUPPORTED.name()) ? Verdict.SUPPORTED : Verdict.CONDITIONAL;
	}

	private static List<Told> told(JsonNode option, boolean unknown) {
		return each(option, "warnings").filter((one) -> yes(one, "unknown") == unknown)
			.map((one) -> new Told(text(one, "ruleId"), text(one, "severity"), text(one, "message"),
					texts(one, "missing").stream().map(StoredAnswer::field).distinct().toList()))
			.toList();
	}

	/** The label of a field whose key begins the text. */
	private static String field(String key) {
		String plain = key.replaceAll("[^A-Za-z0-9].*", "");
		String rest = key.substring(plain.length()).replaceAll("^[^A-Za-z0-9]+", "").replaceAll("[\\])]$", "");
		return CaseField.named(plain)
			.map((field) -> field.label().replace("?", "") + (rest.isEmpty() ? "" : ": " + rest))
			.orElse(key);
	}

	private static Ask ask(JsonNode one) {
		return new Ask(text(one, "label").replace("?", ""), texts(one, "supports"), number(one, "decides"),
				number(one, "clears"));
	}

	private static Stream<JsonNode> each(JsonNode node, String name) {
		JsonNode list = node.get(name);
		if (list == null || !list.isArray()) {
			return Stream.empty();
		}
		List<JsonNode> all = new ArrayList<>();
		list.forEach(all::add);
		return all.stream();
	}

	private static List<String> texts(JsonNode node, String name) {
		return each(node, name).map(StoredAnswer::plain).toList();
	}

	private static String text(JsonNode node, String name) {
		return plain(node.get(name));
	}

	private static String plain(@Nullable JsonNode value) {
		return (value == null || value.isNull()) ? "" : value.isString() ? value.stringValue() : value.toString();
	}

	private static int number(JsonNode node, String name) {
		JsonNode value = node.get(name);
		return (value != null && value.isNumber()) ? value.intValue() : 0;
	}

	private static boolean yes(JsonNode node, String name) {
		JsonNode value = node.get(name);
		return value != null && value.isBoolean() && value.booleanValue();
	}

}
