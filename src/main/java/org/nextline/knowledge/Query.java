package org.nextline.knowledge;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a list shows, as its address says it. Nonsense means the default.
 *
 * @param path path of the list
 * @param q words that a row must have
 * @param filters chosen values by name of the filter; a filter not chosen is absent
 * @param sort the column it is sorted by
 * @param descending whether the order is reversed
 * @param page from 1
 */
record Query(String path, String q, Map<String, String> filters, String sort, boolean descending, int page) {

	private static final int MOST_WORDS = 8;

	/**
	 * Reads an address.
	 * @param path path of the list
	 * @param given what the address says
	 * @param filters values by name of the filter
	 * @param columns columns that can be sorted, the default first
	 */
	static Query of(String path, Map<String, String> given, Map<String, List<String>> filters, List<String> columns) {
		String q = given.getOrDefault("q", "");
		Map<String, String> chosen = new LinkedHashMap<>();
		filters.forEach((name, values) -> {
			String value = given.getOrDefault(name, "");
			if (values.contains(value)) {
				chosen.put(name, value);
			}
		});
		String sort = given.getOrDefault("sort", "");
		String page = given.getOrDefault("page", "");
		return new Query(path, (q.length() > 200) ? q.substring(0, 200) : q, chosen,
				columns.contains(sort) ? sort : columns.get(0), "desc".equals(given.get("dir")),
				page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1);
	}

	static String folded(String text) {
		return text.toLowerCase(Locale.ROOT);
	}

	/** Whether the text, in small letters, has every word that is asked for. */
	boolean fits(String text) {
		return words().allMatch(text::contains);
	}

	private Stream<String> words() {
		return Arrays.stream(folded(this.q).strip().split("[\\s,]+"))
			.filter((word) -> !word.isEmpty())
			.limit(MOST_WORDS);
	}

	/** What the filter is set to; empty when it is not. */
	public String chosen(String filter) {
		return this.filters.getOrDefault(filter, "");
	}

	boolean allows(String filter, String value) {
		String chosen = chosen(filter);
		return chosen.isEmpty() || chosen.equals(value);
	}

	/** Whether words are asked for. */
	public boolean isAsked() {
		return words().findAny().isPresent();
	}

	/** Whether anything is left out. */
	public boolean isNarrowed() {
		return isAsked() || !this.filters.isEmpty();
	}

	/** Address of another page of the same list. */
	public String page(int number) {
		return address(this.sort, this.descending, number);
	}

	/** Address of the list in the order that a click on the heading asks for. */
	public String turn(String column) {
		return address(column, this.sort.equals(column) && !this.descending, 1);
	}

	/** For screen readers: how the column is sorted; null when it is not. */
	public @Nullable String sorted(String column) {
		return !this.sort.equals(column) ? null : this.descending ? "descending" : "ascending";
	}

	private String address(String column, boolean down, int number) {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath(this.path);
		Map<String, String> values = new LinkedHashMap<>();
		if (!this.q.isBlank()) {
			values.put("q", this.q);
		}
		values.putAll(this.filters);
		values.put("sort", column);
		if (down) {
			values.put("dir", "desc");
		}
		if (number > 1) {
			values.put("page", String.valueOf(number));
		}
		values.keySet().forEach((name) -> address.queryParam(name, "{" + name + "}"));
		return address.encode().buildAndExpand(values).toUriString();
	}

}
