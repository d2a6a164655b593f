package org.nextline.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the worklist, a page at a time: which cases, then those cases, in a number of
 * statements that hangs on the words of the search alone.
 */
@Service
@Transactional(readOnly = true)
class Worklist {

	/** Beyond so many, cases are not counted: "more than 1,000". */
	static final int COUNTED = 1000;

	private final JdbcClient jdbc;

	private final WordIndex words;

	private final RelapseCases cases;

	private final Patients patients;

	Worklist(JdbcClient jdbc, WordIndex words, RelapseCases cases, Patients patients) {
		this.jdbc = jdbc;
		this.words = words;
		this.cases = cases;
		this.patients = patients;
	}

	/**
	 * A page of a list.
	 *
	 * @param rows what stands on it
	 * @param number of the page, from 0
	 * @param count how many there are in all, at most {@link #COUNTED}
	 * @param many whether there are more than that
	 * @param next whether a page follows
	 */
	record Part<T>(List<T> rows, int number, int count, boolean many, boolean next) {

		static <T> Part<T> none() {
			return new Part<>(List.of(), 0, 0, false, false);
		}

		public boolean isEmpty() {
			return this.rows.isEmpty();
		}

		<R> Part<R> map(Function<T, R> turned) {
			return new Part<>(this.rows.stream().map(turned).toList(), this.number, this.count, this.many, this.next);
		}

	}

	/** A case with why it is listed. */
	record Row(RelapseCase relapse, WorklistLine line) {
	}

	Part<Row> page(WorklistQuery query) {
		if (SearchWords.isNothing(query.q())) {
			return Part.none();
		}
		WordIndex.Narrowed narrowed = this.words.narrow(SearchWords.asked(query.q()), true, "l.case_id");
		if (narrowed.none()) {
			return Part.none();
		}
		Map<String, Object> parameters = new LinkedHashMap<>(narrowed.parameters());
		parameters.putAll(query.parameters());
		String from = " from worklist_line l where 1 = 1" + query.condition() + narrowed.condition();
		Part<UUID> found = part("select l.case_id" + from + " order by " + query.order(), from, parameters,
				query.page(), WorklistQuery.PAGE);
		return rows(found);
	}

	/** The first cases that fit, latest first, without the drafts. */
	List<RelapseCase> search(String typed, int most) {
		WorklistQuery query = WorklistQuery.of(typed, "", "OPEN", "", "changed", "desc", "");
		if (SearchWords.isNothing(typed)) {
			return List.of();
		}
		WordIndex.Narrowed narrowed = this.words.narrow(SearchWords.asked(typed), true, "l.case_id");
		if (narrowed.none()) {
			return List.of();
		}
		Map<String, Object> parameters = new LinkedHashMap<>(narrowed.parameters());
		parameters.putAll(query.parameters());
		List<UUID> ids = this.jdbc
			.sql("select l.case_id from worklist_line l where 1 = 1" + query.condition() + narrowed.condition()
					+ " order by " + query.order() + " limit " + most)
			.params(parameters)
			.query(UUID.class)
			.list();
		return inOrder(ids, this.cases.withIds(ids), RelapseCase::getId);
	}

	/** Patients that fit, by name. */
	Part<Patient> patients(String typed, int page, int size) {
		if (SearchWords.isNothing(typed)) {
			return Part.none();
		}
		WordIndex.Narrowed narrowed = this.words.narrow(SearchWords.asked(typed), false, "p.id");
		if (narrowed.none()) {
			return Part.none();
		}
		String from = " from patient p where 1 = 1" + narrowed.condition();
		Part<UUID> found = part("select p.id" + from + " order by p.family_name, p.given_name, p.record_number", from,
				narrowed.parameters(), page, size);
		List<Patient> patients = inOrder(found.rows(), this.patients.withIds(found.rows()), Patient::getId);
		return new Part<>(patients, found.number(), found.count(), found.many(), found.next());
	}

	private Part<UUID> part(String select, String from, Map<String, Object> parameters, int page, int size) {
		int count = this.jdbc
			.sql("select count(*) from (select 1 as one" + from + " limit " + (COUNTED + 1) + ") counted")
			.params(parameters)
			.query(Integer.class)
			.single();
		List<UUID> ids = this.jdbc.sql(select + " limit " + (size + 1) + " offset " + ((long) page * size))
			.params(parameters)
			.query(UUID.class)
			.list();
		boolean next = ids.size() > size;
		return new Part<>(next ? ids.subList(0, size) : ids, page, Math.min(count, COUNTED), count > COUNTED, next);
	}

	private Part<Row> rows(Part<UUID> found) {
		if (found.isEmpty()) {
			return new Part<>(List.of(), found.number(), found.count(), found.many(), false);
		}
		Map<UUID, RelapseCase> cases = byId(this.cases.withIds(found.rows()), RelapseCase::getId);
		Map<UUID, WorklistLine> lines = lines(found.rows());
		List<Row> rows = new ArrayList<>();
		for (UUID id : found.rows()) {
			RelapseCase relapse = cases.get(id);
			WorklistLine line = lines.get(id);
			if (relapse != null && line != null) {
				rows.add(new Row(relapse, line));
			}
		}
		return new Part<>(rows, found.number(), found.count(), found.many(), found.next());
	}

	private record Stored(UUID caseId, boolean limitCrossed, boolean adviceChanged, @Nullable String nextCheck,
			boolean overdue, int testsMissing, String missingWords, boolean decided, String status) {

		WorklistLine line() {
			return new WorklistLine(this.caseId, this.limitCrossed, this.adviceChanged,
					(this.nextCheck != null) ? LocalDate.parse(this.nextCheck) : null, this.overdue, this.testsMissing,
					this.missingWords, this.decided, this.status.equals("DRAFT"));
		}

	}

	private Map<UUID, WorklistLine> lines(Collection<UUID> ids) {
		Map<UUID, WorklistLine> lines = new HashMap<>();
		this.jdbc.sql(
				"select case_id, limit_crossed, advice_changed, next_check, overdue, tests_missing, missing_words, decided, status "
						+ "from worklist_line where case_id in (:ids)")
			.param("ids", ids)
			.query(Stored.class)
			.list()
			.forEach((stored) -> lines.put(stored.caseId(), stored.line()));
		return lines;
	}

	private static <T> Map<UUID, T> byId(Collection<T> all, Function<T, UUID> id) {
		return all.stream().collect(Collectors.toMap(id, Function.identity()));
	}

	private static <T> List<T> inOrder(List<UUID> ids, Collection<T> all, Function<T, UUID> id) {
		Map<UUID, T> known = byId(all, id);
		return ids.stream().map(known::get).filter(Objects::nonNull).toList();
	}

}
