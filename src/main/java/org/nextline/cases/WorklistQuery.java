package org.nextline.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Disease;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;

/**
 * What the worklist shows, as the address says it. Nonsense means the default.
 *
 * @param q words that the case must have: name, record number, disease, gene
 * @param disease code, or empty for all
 * @param status OPEN, DRAFT or ALL
 * @param sort changed, patient, disease, setting or relapse
 * @param descending whether the order is reversed
 * @param page from 0
 */
record WorklistQuery(String q, String disease, String status, String sort, boolean descending, int page) {

	private static final int PAGE = 25;

	private static final int MOST_PAGES = 100_000;

	private static final int MOST_WORDS = 6;

	static WorklistQuery of(String q, String disease, String status, String sort, String dir, String page) {
		boolean known = Arrays.stream(Disease.values()).anyMatch((one) -> one.name().equals(disease));
		String order = List.of("changed", "patient", "disease", "setting", "relapse").contains(sort) ? sort : "changed";
		boolean descending = dir.isEmpty() ? order.equals("changed") : dir.equals("desc");
		return new WorklistQuery((q.length() > 200) ? q.substring(0, 200) : q, known ? disease : "",
				List.of("OPEN", "DRAFT", "ALL").contains(status) ? status : "OPEN", order, descending, page(page));
	}

	/** The number of a page; what cannot be one is the first. */
	static int page(String text) {
		return text.matches("\\d{1,6}") ? Math.min(Integer.parseInt(text), MOST_PAGES) : 0;
	}

	/** Whether anything is left out. */
	public boolean isNarrowed() {
		return !this.q.isBlank() || !this.disease.isEmpty() || !this.status.equals("OPEN");
	}

	Pageable pageable() {
		Sort.Direction direction = this.descending ? Sort.Direction.DESC : Sort.Direction.ASC;
		String[] properties = switch (this.sort) {
			case "patient" -> new String[] { "patient.familyName", "patient.givenName" };
			case "disease" -> new String[] { "disease" };
			case "setting" -> new String[] { "setting" };
			case "relapse" -> new String[] { "relapseNumber" };
			default -> new String[] { "updatedAt" };
		};
		return PageRequest.of(this.page, PAGE, Sort.by(direction, properties).and(Sort.by("id")));
	}

	Specification<RelapseCase> wanted() {
		return (cases, query, build) -> {
			Join<RelapseCase, Patient> patient = cases.join("patient", JoinType.LEFT);
			List<Predicate> all = new ArrayList<>();
			if (!this.status.equals("ALL")) {
				all.add(build.equal(cases.get("status"), CaseStatus.valueOf(this.status)));
			}
			if (!this.disease.isEmpty()) {
				all.add(build.equal(cases.get("disease"), this.disease));
			}
			Arrays.stream(this.q.strip().split("[\\s,]+"))
				.filter((word) -> !word.isEmpty())
				.limit(MOST_WORDS)
				.forEach((word) -> all.add(has(word, cases, patient, build)));
			return build.and(all.toArray(Predicate[]::new));
		};
	}

	private static Predicate has(String word, Root<RelapseCase> cases, Join<RelapseCase, Patient> patient,
			CriteriaBuilder build) {
		List<Predicate> any = new ArrayList<>();
		String like = PatientKeeper.like(word);
		for (Expression<String> text : List.<Expression<String>>of(patient.get("familyName"), patient.get("givenName"),
				patient.get("recordNumber"), cases.get("genes"), cases.get("typedName"))) {
			any.add(build.like(build.lower(text), like, '!'));
		}
		List<String> diseases = diseases(word);
		if (!diseases.isEmpty()) {
			any.add(cases.get("disease").in(diseases));
		}
		return build.or(any.toArray(Predicate[]::new));
	}

	private static List<String> diseases(String word) {
		String plain = word.toLowerCase(Locale.ROOT);
		return Arrays.stream(Disease.values())
			.filter((disease) -> disease.shortName().toLowerCase(Locale.ROOT).contains(plain)
					|| disease.label().toLowerCase(Locale.ROOT).contains(plain)
					|| disease.name().toLowerCase(Locale.ROOT).replace("_", "").equals(plain.replace("-", "")))
			.map(Enum::name)
			.toList();
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
