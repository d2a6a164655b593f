package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.CareRule;
import org.nextline.rules.Foreclosure;
import org.nextline.rules.Interaction;
import org.nextline.rules.OptionRule;
import org.nextline.rules.RuleBook;
import org.nextline.rules.SafetyRule;
import org.nextline.vocabulary.Disease;

/**
 * A test as the library lists it.
 *
 * @param key the row and the place among its tests, such as {@code AML-R-010.1}
 * @param kind what it tests
 * @param id the row that carries it
 * @param title what the row is about
 * @param example the test itself
 * @param disease disease of its case; null when the case does not say
 * @param text all that a search looks into, in small letters
 */
record BookTest(String key, Kind kind, String id, String title, Example example, @Nullable Disease disease,
		String text) {

	/** What a test is about. */
	enum Kind {

		OPTION, GUARD, MODIFIER, SAFETY, CARE, WHOLE

	}

	/** All tests of a pack, in the order of their rows. */
	static List<BookTest> of(Pack pack) {
		Map<String, Kind> kinds = new HashMap<>();
		Map<String, String> titles = new HashMap<>();
		name(pack.book(), kinds, titles);
		Map<String, List<Example>> byRow = new LinkedHashMap<>();
		Stream.concat(pack.examples().stream(), pack.careExamples().stream())
			.forEach((example) -> byRow.computeIfAbsent(example.ruleId(), (id) -> new ArrayList<>()).add(example));
		List<BookTest> tests = new ArrayList<>();
		byRow.forEach((id, examples) -> {
			for (int index = 0; index < examples.size(); index++) {
				tests.add(of(id + "." + (index + 1), kinds.getOrDefault(id, Kind.CARE), titles.getOrDefault(id, id),
						examples.get(index)));
			}
		});
		pack.wholeCases().forEach((whole) -> tests.add(of(whole)));
		return tests;
	}

	private static BookTest of(WholeCase whole) {
		return of(whole.test().ruleId() + ".1", Kind.WHOLE, String.join(", ", whole.supported()), whole.test());
	}

	private static BookTest of(String key, Kind kind, String title, Example example) {
		Object disease = example.answers().get("disease");
		Set<String> names = Stream.of(Disease.values()).map(Enum::name).collect(Collectors.toSet());
		Disease known = names.contains(String.valueOf(disease)) ? Disease.valueOf(String.valueOf(disease)) : null;
		String text = Query.folded(String.join("\n", example.ruleId(), title, example.name(), example.expect(),
				(example.agent() != null) ? example.agent() : "", (known != null) ? known.shortName() : ""));
		return new BookTest(key, kind, example.ruleId(), title, example, known, text);
	}

	private static void name(RuleBook book, Map<String, Kind> kinds, Map<String, String> titles) {
		for (OptionRule rule : book.rules()) {
			kinds.put(rule.id(), Kind.valueOf(rule.kind().name()));
			titles.put(rule.id(), rule.title());
		}
		for (SafetyRule row : book.safety()) {
			kinds.put(row.id(), Kind.SAFETY);
			titles.put(row.id(), row.message());
		}
		for (CareRule row : book.care()) {
			titles.put(row.id(), row.title());
		}
		for (Interaction row : book.interactions()) {
			titles.put(row.id(), row.text());
		}
		for (Foreclosure row : book.foreclosures()) {
			titles.put(row.id(), row.what());
		}
	}

	/** Whether its row has a page in the library. */
	public boolean isPaged() {
		return this.kind != Kind.CARE && this.kind != Kind.WHOLE;
	}

}
