package org.nextline.cases;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Disease;

/**
 * What the worklist shows, as the address says it. Nonsense means the default.
 *
 * @param q words that the case must have: name, record number, disease, gene
 * @param disease code, or empty for all
 * @param status OPEN, DRAFT or ALL
 * @param need CROSSED, CHANGED, OVERDUE, MISSING or UNDECIDED: only cases that need
 * attention for this; empty for all
 * @param sort attention, changed, patient, disease, setting or relapse
 * @param descending whether the order is reversed
 * @param page from 0
 */
record WorklistQuery(String q, String disease, String status, String need, String sort, boolean descending, int page) {

	static final int PAGE = 25;

	/** For what the list can be narrowed to cases that need attention. */
	static final List<String> NEEDS = List.of("CROSSED", "CHANGED", "OVERDUE", "MISSING", "UNDECIDED");

	private static final List<String> SORTS = List.of("attention", "changed", "patient", "disease", "setting",
			"relapse");

	private static final int MOST_PAGES = 100_000;

	static WorklistQuery of(String q, String disease, String status, String need, String sort, String dir,
			String page) {
		boolean known = Arrays.stream(Disease.values()).anyMatch((one) -> one.name().equals(disease));
		String order = SORTS.contains(sort) ? sort : "attention";
		boolean descending = dir.isEmpty() ? order.equals("changed") : dir.equals("desc");
		return new WorklistQuery((q.length() > 200) ? q.substring(0, 200) : q, known ? disease : "",
				List.of("OPEN", "DRAFT", "ALL").contains(status) ? status : "ALL", NEEDS.contains(need) ? need : "",
				order, descending, page(page));
	}

	/** The number of a page; what cannot be one is the first. */
	static int page(String text) {
		return text.matches("\\d{1,6}") ? Math.min(Integer.parseInt(text), MOST_PAGES) : 0;
	}

	/** Whether anything is left out. */
	public boolean isNarrowed() {
		return !this.q.isBlank() || !this.disease.isEmpty() || !this.need.isEmpty() || !this.status.equals("ALL");
	}

	/** The condition of SQL on the line {@code l}, beginning with "and". */
	String condition() {
		StringBuilder condition = new StringBuilder();
		if (!this.status.equals("ALL")) {
			condition.append(" and l.status = :status");
		}
		if (!this.disease.isEmpty()) {
			condition.append(" and l.disease = :disease");
		}
		condition.append(switch (this.need) {
			case "CROSSED" -> " and l.limit_crossed = true";
			case "CHANGED" -> " and l.advice_changed = true";
			case "OVERDUE" -> " and l.overdue = true";
			case "MISSING" -> " and l.tests_missing > 0";
			case "UNDECIDED" -> " and l.decided = false and l.status = 'OPEN'";
			default -> "";
		});
		return condition.toString();
	}

	/** The parameters of the condition. */
	Map<String, Object> parameters() {
		Map<String, Object> parameters = new LinkedHashMap<>();
		if (!this.status.equals("ALL")) {
			parameters.put("status", this.status);
		}
		if (!this.disease.isEmpty()) {
			parameters.put("disease", this.disease);
		}
		return parameters;
	}

	/** The order of SQL on the line {@code l}; one index serves each. */
	String order() {
		String way = this.descending ? " desc" : "";
		return switch (this.sort) {
			case "patient" -> "l.sort_name" + way + ", l.case_id" + way;
			case "disease" -> "l.disease" + way + ", l.case_id" + way;
			case "setting" -> "l.setting" + way + ", l.case_id" + way;
			case "relapse" -> "l.relapse_number" + way + ", l.case_id" + way;
			case "changed" -> "l.changed_at" + way + ", l.case_id" + way;
			default -> "l.attention desc, l.changed_at desc, l.case_id";
		};
	}

	/** The order that a click on the heading of the column asks for. */
	public String turn(String column) {
		boolean descends = this.sort.equals(column) ? !this.descending : column.equals("changed");
		return descends ? "desc" : "asc";
	}

	/** For screen readers: how the column is sorted; null when it is not. */
	public @Nullable String sorted(String column) {
		return !this.sort.equals(column) ? null : this.descending ? "descending" : "ascending";
	}

}
