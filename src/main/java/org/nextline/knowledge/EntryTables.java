package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The tables of a form, row by row: the steps of a care row, what to watch, the cells of
 * the tables for CML, products with limits of their own.
 */
final class EntryTables {

	private static final Pattern ACT = Pattern.compile("(if|lacking|seen)\\s+(.*?)\\s*(?:->|\u2192)\\s*(.*)");

	private EntryTables() {
	}

	// From an entry

	/** The rows of a table by their columns, as they are typed. */
	static List<Map<String, String>> rows(String key, Map<String, ?> entry) {
		List<Map<String, String>> rows = new ArrayList<>();
		Object value = entry.get(key);
		if (key.equals("cells") && value instanceof Map<?, ?> cells) {
			Map<?, ?> messages = (entry.get("messages") instanceof Map<?, ?> map) ? map : Map.of();
			cells.forEach((agent, cell) -> rows.add(row("agent", String.valueOf(agent), "value", String.valueOf(cell),
					"message", EntryDiff.text(messages.get(agent)))));
			messages.forEach((agent, message) -> {
				if (!cells.containsKey(agent)) {
					rows.add(row("agent", String.valueOf(agent), "value", "", "message", EntryDiff.text(message)));
				}
			});
		}
		if (value instanceof List<?> list) {
			list.forEach((one) -> {
				if (one instanceof Map<?, ?> map) {
					rows.add(row(key, map));
				}
			});
		}
		return rows;
	}

	private static Map<String, String> row(String... pairs) {
		Map<String, String> row = new LinkedHashMap<>();
		for (int index = 0; index < pairs.length; index += 2) {
			row.put(pairs[index], pairs[index + 1].strip());
		}
		return row;
	}

	private static Map<String, String> row(String key, Map<?, ?> map) {
		return switch (key) {
			case "parts" -> row("heading", EntryDiff.text(map.get("heading")), "lines", lines(map.get("lines")));
			case "watch" -> row("test", EntryDiff.text(map.get("test")), "with", EntryDiff.text(map.get("with")),
					"what", EntryDiff.text(map.get("what")), "for", EntryDiff.text(map.get("for")), "when",
					lines(map.get("when")), "also", EntryDiff.text(map.get("also")), "act", acts(map.get("act")));
			default -> row("agent", EntryDiff.text(map.get("agent")), "when", EntryDiff.text(map.get("when")), "words",
					EntryDiff.text(map.get("words")));
		};
	}

	private static String lines(@Nullable Object value) {
		return (value instanceof List<?> list) ? String.join("\n", list.stream().map(String::valueOf).toList())
				: EntryDiff.text(value);
	}

	/**
	 * What calls for action, one a line: {@code if qtcf > 500 -> change the treatment}.
	 */
	private static String acts(@Nullable Object value) {
		List<String> lines = new ArrayList<>();
		if (value instanceof List<?> list) {
			list.forEach((one) -> {
				if (one instanceof Map<?, ?> act) {
					String head = (act.get("if") != null) ? "if " + act.get("if") + part(act, "at")
							: (act.get("lacking") != null) ? "lacking " + act.get("lacking") + part(act, "by")
									: "seen " + EntryDiff.text(act.get("seen"));
					lines.add(head + " -> " + EntryDiff.text(act.get("do")));
				}
			});
		}
		return String.join("\n", lines);
	}

	private static String part(Map<?, ?> act, String key) {
		return (act.get(key) != null) ? " " + key + " " + act.get(key) : "";
	}

	// To an entry

	/**
	 * Writes what was typed into a table.
	 * @param faults told of what cannot be read, by its place
	 */
	static void write(String key, List<Map<String, String>> typed, Map<String, Object> entry,
			Map<String, String> faults) {
		if (key.equals("cells")) {
			Map<String, Object> cells = new LinkedHashMap<>();
			Map<String, Object> messages = new LinkedHashMap<>();
			for (int row = 0; row < typed.size(); row++) {
				String agent = cell(typed.get(row), "agent");
				String value = cell(typed.get(row), "value");
				if (agent.isEmpty() && !(value + cell(typed.get(row), "message")).isEmpty()) {
					faults.put("cells." + row + ".agent", "Say which drug this is about.");
				}
				put(cells, agent, value);
				put(messages, agent, cell(typed.get(row), "message"));
			}
			keep(entry, "cells", cells.isEmpty() ? null : cells);
			keep(entry, "messages", messages.isEmpty() ? null : messages);
			return;
		}
		List<Object> rows = new ArrayList<>();
		for (int row = 0; row < typed.size(); row++) {
			Map<String, Object> written = written(key, typed.get(row), key + "." + row, faults);
			if (!written.isEmpty()) {
				rows.add(written);
			}
		}
		keep(entry, key, rows.isEmpty() ? null : rows);
	}

	private static Map<String, Object> written(String key, Map<String, String> typed, String place,
			Map<String, String> faults) {
		Map<String, Object> row = new LinkedHashMap<>();
		switch (key) {
			case "parts" -> {
				put(row, "heading", cell(typed, "heading"));
				List<String> lines = split(cell(typed, "lines"));
				if (!lines.isEmpty()) {
					row.put("lines", lines);
				}
			}
			case "watch" -> {
				put(row, "test", cell(typed, "test"));
				list(row, "with", cell(typed, "with"));
				put(row, "what", cell(typed, "what"));
				list(row, "for", cell(typed, "for"));
				List<String> when = split(cell(typed, "when"));
				if (!when.isEmpty()) {
					row.put("when", (when.size() == 1) ? when.get(0) : when);
				}
				put(row, "also", cell(typed, "also"));
				List<Object> acts = new ArrayList<>();
				split(cell(typed, "act")).forEach((line) -> {
					Map<String, Object> act = act(line);
					if (act.isEmpty()) {
						faults.put(place + ".act",
								"\u201c" + line + "\u201d: write what is seen, an arrow, and what to do: "
										+ "if qtcf > 500 -> change the treatment; seen a rash -> stop; "
										+ "lacking a response by month 6 -> change.");
					}
					acts.add(act);
				});
				if (!acts.isEmpty()) {
					row.put("act", acts);
				}
			}
			default -> List.of("agent", "when", "words").forEach((name) -> put(row, name, cell(typed, name)));
		}
		return row;
	}

	private static Map<String, Object> act(String line) {
		Map<String, Object> act = new LinkedHashMap<>();
		Matcher matcher = ACT.matcher(line);
		if (matcher.matches()) {
			String kind = matcher.group(1);
			String head = matcher.group(2);
			String time = kind.equals("if") ? " at " : kind.equals("lacking") ? " by " : "";
			int at = time.isEmpty() ? -1 : head.lastIndexOf(time);
			act.put(kind, (at < 0) ? head : head.substring(0, at));
			if (at >= 0) {
				act.put(time.strip(), head.substring(at + time.length()));
			}
			act.put("do", matcher.group(3));
		}
		return act;
	}

	private static String cell(Map<String, String> row, String key) {
		return row.getOrDefault(key, "").strip();
	}

	private static List<String> split(String text) {
		return text.lines().map(String::strip).filter((line) -> !line.isEmpty()).toList();
	}

	private static void list(Map<String, Object> row, String key, String text) {
		List<String> values = java.util.Arrays.stream(text.split(","))
			.map(String::strip)
			.filter((value) -> !value.isEmpty())
			.toList();
		if (!values.isEmpty()) {
			row.put(key, values);
		}
	}

	private static void put(Map<String, Object> row, String key, String value) {
		if (!value.isEmpty() && !key.isEmpty()) {
			row.put(key, value);
		}
	}

	private static void keep(Map<String, Object> entry, String key, @Nullable Object value) {
		if (value != null) {
			entry.put(key, value);
		}
		else {
			entry.remove(key);
		}
	}

	/** Without blank cells, to compare rows. */
	static List<Map<String, String>> filled(List<Map<String, String>> rows) {
		return rows.stream().map((row) -> {
			Map<String, String> kept = new LinkedHashMap<>();
			row.forEach((key, value) -> {
				if (!value.isBlank()) {
					kept.put(key, value.strip());
				}
			});
			return kept;
		}).filter((row) -> !row.isEmpty()).toList();
	}

}
