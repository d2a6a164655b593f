package org.nextline.knowledge;

import java.util.List;

import org.nextline.rules.FollowUp;

/**
 * An agent with all that the book says of it.
 *
 * @param line it in short
 * @param components its parts
 * @param regimens regimens that it is part of
 * @param antigen the antigen it is aimed at; may be empty
 * @param suggested options that offer it
 * @param acting guards and modifiers that act on it
 * @param cautions safety rows that mean it and look at the patient alone
 * @param interactions safety rows on it, or on every treatment, that look at other drugs
 * @param watched what to watch under it
 * @param care supportive care that is given because of it
 * @param general safety rows that mean every treatment
 * @param cells what the tables for CML say of it
 * @param statuses status by authority
 */
record AgentPage(AgentLine line, List<RulePage.Part> components, List<RulePage.Part> regimens, String antigen,
		List<RuleLine> suggested, List<RuleLine> acting, List<RuleLine> cautions, List<RuleLine> interactions,
		List<FollowUp.Watched> watched, List<RuleLine> care, List<RuleLine> general, List<Cell> cells,
		List<RulePage.Status> statuses) {

	/**
	 * A finding of the tables for CML and what it means for the agent.
	 *
	 * @param id id of the row
	 * @param finding the finding
	 * @param values what it means, and when; the last one is what stands otherwise
	 * @param message what to do; may be empty
	 */
	record Cell(String id, String finding, List<Value> values, String message) {
	}

	/** What a finding means when this holds; the condition of the last one is empty. */
	record Value(String name, String when) {
	}

}
