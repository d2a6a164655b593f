package org.nextline.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps by which words cases and patients are found, and finds them. */
@Component
class WordIndex {

	/** As many owners of a word are fetched; a word of more narrows nothing. */
	static final int FEW = 500;

	/** So many rows of a word are read; one owner can have several. */
	private static final int ROWS = 4 * FEW;

	private final JdbcClient jdbc;

	private final JdbcTemplate batch;

	WordIndex(JdbcClient jdbc, JdbcTemplate batch) {
		this.jdbc = jdbc;
		this.batch = batch;
	}

	/**
	 * From now on the owner is found by these words and no others.
	 * @param owner id of a case or a patient
	 * @param ofCase whether it is a case
	 * @param words in their written form
	 */
	void keep(UUID owner, boolean ofCase, Set<String> words) {
		forget(owner);
		this.batch.batchUpdate("insert into search_word (owner_id, word, of_case) values (?, ?, ?)",
				words.stream().map((word) -> new Object[] { owner, word, ofCase }).toList());
	}

	void forget(UUID owner) {
		this.jdbc.sql("delete from search_word where owner_id = ?").param(owner).update();
	}

	/**
	 * What a search comes to.
	 *
	 * @param few the only owners that can fit; null when that are too many to name
	 * @param condition of SQL on the column of the owner for the words that are left
	 * @param parameters of the condition
	 */
	record Narrowed(@Nullable Collection<UUID> few, String condition, Map<String, Object> parameters) {

		boolean none() {
			return this.few != null && this.few.isEmpty();
		}

	}

	/**
	 * Narrows a list to the owners that have a word beginning with each of those.
	 * @param words to look for
	 * @param ofCase whether cases are looked for
	 * @param column of SQL that holds the id of the owner
	 */
	Narrowed narrow(List<String> words, boolean ofCase, String column) {
		Map<String, List<UUID>> found = new LinkedHashMap<>();
		words.forEach((word) -> found.put(word, owners(word, ofCase)));
		Optional<String> rarest = words.stream()
			.filter((word) -> found.getOrDefault(word, List.of()).size() <= FEW)
			.min(Comparator.comparingInt((word) -> found.getOrDefault(word, List.of()).size()));
		StringBuilder condition = new StringBuilder();
		Map<String, Object> parameters = new LinkedHashMap<>();
		rarest.ifPresent((word) -> {
			condition.append(" and ").append(column).append(" in (:few)");
			parameters.put("few", found.getOrDefault(word, List.of()));
		});
		List<String> left = new ArrayList<>(words);
		rarest.ifPresent(left::remove);
		for (int at = 0; at < left.size(); at++) {
			String word = left.get(at);
			String after = SearchWords.after(word);
			condition.append(" and exists (select 1 from search_word w where w.owner_id = ")
				.append(column)
				.append(" and w.word >= :from")
				.append(at)
				.append(after.isEmpty() ? ")" : " and w.word < :to" + at + ")");
			parameters.put("from" + at, word);
			if (!after.isEmpty()) {
				parameters.put("to" + at, after);
			}
		}
		return new Narrowed(rarest.map((word) -> found.getOrDefault(word, List.of())).orElse(null),
				condition.toString(), parameters);
	}

	/** Who has a word that begins so; more than {@link #FEW} when there are many. */
	private List<UUID> owners(String word, boolean ofCase) {
		String after = SearchWords.after(word);
		JdbcClient.StatementSpec asked = this.jdbc
			.sql("select owner_id from search_word where of_case = :ofCase and word >= :from"
					+ (after.isEmpty() ? "" : " and word < :to") + " limit " + ROWS)
			.param("ofCase", ofCase)
			.param("from", word);
		List<UUID> owners = (after.isEmpty() ? asked : asked.param("to", after)).query(UUID.class).list();
		return (owners.size() < ROWS) ? owners.stream().distinct().toList() : owners;
	}

}
