package org.nextline.knowledge;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.FollowUp;
import org.nextline.rules.Prerequisite;
import org.nextline.vocabulary.EvidenceLevel;

/**
 * A rule or safety row, readable on one page.
 *
 * @param line it in short
 * @param categories its categories in words
 * @param dose doses for recognition; may be empty
 * @param regimens the regimens that it offers
 * @param targets what it acts on; empty for options
 * @param flags what is special about it
 * @param onlyRules the only rules that it acts on
 * @param exceptRules rules that it spares
 * @param when what has to hold
 * @param whenLine the same in the grammar
 * @param alsoWhen what makes it hold in other diseases too
 * @param alsoLine the same in the grammar; may be empty
 * @param unless what rules it out
 * @param unlessLine the same in the grammar; may be empty
 * @param degrees how strongly it speaks, and when; the last one is what stands otherwise
 * @param evidence how good the evidence is; null for safety rows
 * @param result the key result; may be empty
 * @param statuses status by authority
 * @param sources what it rests on
 * @param monitoring what to watch
 * @param prerequisites tests that open or change it
 * @param examples the cases it carries as its own tests
 * @param sentence the whole condition as a sentence
 */
record RulePage(RuleLine line, List<String> categories, String dose, List<Regimen> regimens, List<Part> targets,
		List<String> flags, List<String> onlyRules, List<String> exceptRules, List<Outline> when, String whenLine,
		List<Outline> alsoWhen, String alsoLine, List<Outline> unless, String unlessLine, List<Step> degrees,
		@Nullable EvidenceLevel evidence, String result, List<Status> statuses, List<SourceLine> sources,
		List<FollowUp.Watched> monitoring, List<Prerequisite> prerequisites, List<Example> examples, String sentence) {

	/** One regimen that it offers. */
	record Regimen(List<Part> required, List<Part> optional) {
	}

	/**
	 * An agent, class or category.
	 *
	 * @param key key of the agent; empty when it is none
	 * @param name its name
	 */
	record Part(String key, String name) {
	}

	/** How strongly it speaks when this holds; nothing has to hold in the last one. */
	record Step(RuleLine.Degree degree, List<Outline> when) {
	}

	/**
	 * Status with one authority.
	 *
	 * @param authority who decided; empty for all of them
	 * @param status what was decided
	 * @param since when; may be empty
	 * @param scope for whom; may be empty
	 * @param ruleIds rules that say so
	 */
	record Status(String authority, String status, String since, String scope, List<String> ruleIds) {
	}

}
