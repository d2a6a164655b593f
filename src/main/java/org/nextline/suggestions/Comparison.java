package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Verdict;
import org.nextline.vocabulary.EvidenceLevel;

/**
 * Two or three treatments of one advice side by side.
 *
 * @param sides the treatments
 * @param rows what is said of each, aspect by aspect
 */
record Comparison(List<Side> sides, List<Row> rows) {

	/** Treatments that can stand side by side. */
	static final int MOST = 3;

	/** A treatment of the comparison. */
	record Side(Standing standing) {
	}

	/**
	 * What is said of one aspect.
	 *
	 * @param name of the aspect
	 * @param cells the lines for each treatment
	 */
	record Row(String name, List<List<String>> cells) {

		/** Whether anything is said of any of them. */
		boolean said() {
			return this.cells.stream().anyMatch((cell) -> !cell.isEmpty());
		}

	}

	static Comparison of(StoredAnswer answer, List<String> keys) {
		Map<String, Standing> standings = answer.standings();
		List<Standing> chosen = keys.stream()
			.distinct()
			.map(standings::get)
			.filter(java.util.Objects::nonNull)
			.limit(MOST)
			.toList();
		List<Map<String, List<String>>> told = chosen.stream()
			.map((one) -> told(one, option(answer, one).orElse(null), answer))
			.toList();
		List<Row> rows = new ArrayList<>();
		for (String name : List.of("for", "against", "check", "needs", "evidence", "burden", "beside", "interactions",
				"watch", "closes")) {
			Row row = new Row(name, told.stream().map((one) -> one.getOrDefault(name, List.of())).toList());
			if (row.said()) {
				rows.add(row);
			}
		}
		return new Comparison(chosen.stream().map(Side::new).toList(), rows);
	}

	private static Optional<StoredAnswer.Option> option(StoredAnswer answer, Standing standing) {
		return answer.options()
			.stream()
			.filter((option) -> option.category().equals(standing.category()))
			.filter((option) -> option.regimens().stream().anyMatch((one) -> one.title().equals(standing.title())))
			.findFirst();
	}

	private static Map<String, List<String>> told(Standing standing, StoredAnswer.@Nullable Option option,
			StoredAnswer answer) {
		Map<String, List<String>> told = new LinkedHashMap<>();
		if (option == null) {
			told.put("against", standing.reasons());
			return told;
		}
		StoredAnswer.Regimen regimen = option.regimens()
			.stream()
			.filter((one) -> one.title().equals(standing.title()))
			.findFirst()
			.orElseThrow();
		Set<String> reasons = new LinkedHashSet<>(standing.reasons());
		regimen.why()
			.stream()
			.filter((one) -> one.result().equals("TRUE"))
			.map((one) -> one.criterion() + (one.facts().isEmpty() ? "" : " [" + String.join("; ", one.facts()) + "]"))
			.forEach(reasons::add);
		told.put("for", List.copyOf(reasons));
		told.put("against",
				regimen.told().stream().map((one) -> one.severityLabel() + ": " + one.message()).distinct().toList());
		told.put("check",
				regimen.checks()
					.stream()
					.map((one) -> String.join(", ", one.missing()) + ": " + one.message())
					.distinct()
					.toList());
		told.put("needs", (standing.verdict() == Verdict.CONDITIONAL) ? standing.needs() : List.of());
		told.put("evidence", evidence(regimen));
		told.put("burden", regimen.dose().isEmpty() ? List.of() : List.of(regimen.dose()));
		told.put("beside",
				answer.care()
					.stream()
					.filter((one) -> option.care().contains(one.id()))
					.map(StoredAnswer.Care::title)
					.distinct()
					.toList());
		told.put("interactions", option.interactions());
		told.put("watch",
				option.watch()
					.stream()
					.filter((one) -> one.regimens().isEmpty() || one.regimens().contains(standing.title()))
					.map((one) -> one.what() + " " + one.when() + (one.change().isEmpty() ? "" : ": " + one.change()))
					.toList());
		told.put("closes",
				option.closes()
					.stream()
					.map((one) -> one.words(option.group())
							+ (one.interval().isEmpty() ? "" : " (" + one.interval() + ")") + ": " + one.text())
					.toList());
		return told;
	}

	/** The level, and each result once with all that it rests on. */
	private static List<String> evidence(StoredAnswer.Regimen regimen) {
		Map<String, List<String>> byResult = new LinkedHashMap<>();
		for (StoredAnswer.Proof one : regimen.evidence()) {
			byResult.computeIfAbsent(one.result(), (fresh) -> new ArrayList<>())
				.add(one.citation() + " (" + one.checkWords() + ")");
		}
		List<String> evidence = new ArrayList<>();
		evidence.add("Level " + regimen.level()
				+ java.util.Arrays.stream(EvidenceLevel.values())
					.filter((one) -> one.name().equals(regimen.level()))
					.map((one) -> ": " + one.meaning())
					.findFirst()
					.orElse(""));
		byResult.forEach((result, sources) -> evidence
			.add((result.isEmpty() ? "" : result + " ") + String.join("; ", sources.stream().distinct().toList())));
		return evidence;
	}

}
