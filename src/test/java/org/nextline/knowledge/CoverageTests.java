package org.nextline.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nextline.rules.CareRule;
import org.nextline.rules.Criterion;
import org.nextline.rules.Fields;
import org.nextline.rules.OptionRule;
import org.nextline.rules.RuleBook;
import org.nextline.rules.SafetyRule;
import org.nextline.rules.TkiTable;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Disease;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds docs/knowledge-coverage.md, the list of reference ids and the pack together; what
 * fails names the lines to write.
 */
class CoverageTests {

	private static final Path DOCUMENT = Path.of("docs/knowledge-coverage.md");

	private static final List<String> PREFIXES = List.of("AML", "ALL", "CML", "CLL", "RT", "HCL", "TPLL", "GEN");

	private static final Pattern ROW = Pattern
		.compile("\\| ([A-Z]+-[RSMC]-\\d+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]*)\\|");

	private static final Pattern REASON = Pattern
		.compile("(merged into|retired: |not encoded: |next issue, not yet encoded).*");

	/** Kind by id: rule, safety, table or retired. */
	private static final Map<String, String> REFERENCE = new LinkedHashMap<>();

	/** What it is and the file that holds it, by id, of everything in the pack. */
	private static final Map<String, String> ENCODED = new TreeMap<>();

	private static final Map<String, String> FILES = new HashMap<>();

	private static List<String> lines = List.of();

	private static RuleBook book = PackReader.read(ShippedPack.files()).book();

	@BeforeAll
	static void read() throws IOException {
		lines = Files.readAllLines(DOCUMENT);
		Files.readAllLines(Path.of("src/test/resources/reference-ids.txt"))
			.stream()
			.filter((line) -> !line.startsWith("#") && !line.isBlank())
			.forEach((line) -> REFERENCE.put(line.split(" ")[0], line.split(" ")[1]));
		ShippedPack.files().forEach((path, text) -> {
			Matcher matcher = Pattern.compile("(?m)^\\s*- id: ([A-Z]+-[RSMC]-\\d+)\\s*$").matcher(text);
			while (matcher.find()) {
				FILES.put(matcher.group(1), path);
			}
		});
		book.rules()
			.stream()
			.filter((rule) -> !rule.id().startsWith("G-"))
			.forEach((rule) -> ENCODED.put(rule.id(), rule.kind().name().toLowerCase(java.util.Locale.ROOT)));
		book.safety()
			.stream()
			.filter((row) -> !row.id().startsWith("G-"))
			.forEach((row) -> ENCODED.put(row.id(), "safety row"));
		book.tki().rows().forEach((row) -> ENCODED.put(row.id(), row.mutation() ? "mutation row" : "comorbidity row"));
	}

	@Test
	void everyIdOfTheReferenceStandsOnce() {
		Map<String, Integer> times = new TreeMap<>();
		rows().forEach((row) -> times.merge(row.group(1), 1, Integer::sum));
		List<String> wanted = new ArrayList<>();
		REFERENCE.keySet().forEach((id) -> {
			int count = times.getOrDefault(id, 0);
			if (count != 1) {
				wanted.add(line(id) + "   stands " + count + " times");
			}
		});
		assertThat(wanted).as("lines that must stand once in " + DOCUMENT).isEmpty();
		assertThat(times.keySet()).as("ids that the reference does not have").isSubsetOf(REFERENCE.keySet());
	}

	@Test
	void whatIsSaidToBeEncodedIsInThePackAndTheReverse() {
		List<String> wanted = new ArrayList<>();
		rows().forEach((row) -> {
			String id = row.group(1);
			boolean right = ENCODED.containsKey(id) ? row.group().equals(line(id))
					: REASON.matcher(row.group(3)).matches() && row.group(4).isBlank();
			if (!right) {
				wanted.add(line(id));
			}
		});
		assertThat(wanted).as("lines to write in " + DOCUMENT).isEmpty();
		assertThat(ENCODED.keySet()).as("encoded, but not in the list of reference ids")
			.isSubsetOf(REFERENCE.keySet())
			.noneMatch((id) -> "retired".equals(REFERENCE.get(id)));
		assertThat(rows().filter((row) -> "retired".equals(REFERENCE.get(row.group(1)))))
			.allMatch((row) -> row.group(3).startsWith("retired: "));
	}

	@Test
	void theReferenceIsWhole() {
		Map<String, Integer> kinds = new TreeMap<>();
		REFERENCE.values().forEach((kind) -> kinds.merge(kind, 1, Integer::sum));
		assertThat(kinds)
			.containsExactlyInAnyOrderEntriesOf(Map.of("rule", 452, "safety", 227, "table", 43, "retired", 6));
	}

	@Test
	void theCountsAreRight() {
		List<String> wanted = new ArrayList<>();
		PREFIXES.forEach((prefix) -> wanted.add(counts(prefix, (id) -> id.startsWith(prefix + "-"))));
		wanted.add(counts("all", (id) -> true));
		for (Disease disease : EnumSet.allOf(Disease.class)) {
			wanted.add(byDisease(disease));
		}
		for (String kind : List.of("R", "S")) {
			for (String prefix : PREFIXES) {
				marks(prefix + "-" + kind).ifPresent(wanted::add);
			}
		}
		wanted.removeAll(lines);
		assertThat(wanted).as("counts to write in " + DOCUMENT).isEmpty();
	}

	// Supportive care has no ids in the reference: its blocks are counted instead

	private static final Pattern BLOCK = Pattern.compile("\\| (\\d\\.\\d-\\d+) \\| ([^|]+) \\| ([^|]*) \\| ([^|]*)\\|");

	@Test
	void everyBlockOfSupportiveCareStandsOnceWithItsRows() throws IOException {
		Map<String, String> blocks = new LinkedHashMap<>();
		Files.readAllLines(Path.of("src/test/resources/care-blocks.txt"))
			.stream()
			.filter((line) -> !line.startsWith("#") && !line.isBlank())
			.forEach((line) -> blocks.put(line.split(" ")[0], line.substring(line.indexOf(' ') + 1)));
		Map<String, String> found = new LinkedHashMap<>();
		List<String> named = new ArrayList<>();
		List<Matcher> rows = lines.stream().map(BLOCK::matcher).filter(Matcher::matches).toList();
		rows.forEach((row) -> {
			found.put(row.group(1), row.group(2).trim());
			List<String> ids = List.of(row.group(3).trim().split(", "));
			assertThat(ids).as("rows of block " + row.group(1)).isNotEmpty().doesNotContain("");
			named.addAll(ids);
		});
		assertThat(rows).as("every block once").hasSameSizeAs(found.keySet());
		assertThat(found).isEqualTo(blocks);
		List<String> known = new ArrayList<>(ENCODED.keySet());
		book.care().forEach((row) -> known.add(row.id()));
		book.interactions().forEach((row) -> known.add(row.id()));
		book.foreclosures().forEach((row) -> known.add(row.id()));
		assertThat(known).as("rows that are named and exist").containsAll(named);
		assertThat(named).as("no row of care without its block")
			.containsAll(book.care().stream().map(CareRule::id).toList());
	}

	@Test
	void everyInteractionAndForeclosureStandsWithWhatItRestsOn() {
		List<String> wanted = new ArrayList<>();
		book.interactions()
			.forEach((row) -> wanted.add("| " + row.id() + " | " + String.join(", ", row.basis()) + " |"));
		book.foreclosures()
			.forEach((row) -> wanted
				.add("| " + row.id() + " | " + row.what() + " | " + String.join(", ", row.basis()) + " |"));
		assertThat(lines.stream().filter((line) -> line.startsWith("| INT-") || line.startsWith("| FC-")))
			.as("lines to write in " + DOCUMENT)
			.containsExactlyElementsOf(wanted);
	}

	private static Stream<Matcher> rows() {
		return lines.stream().map(ROW::matcher).filter(Matcher::matches);
	}

	private static String line(String id) {
		String what = ENCODED.get(id);
		if (what == null) {
			return "| " + id + " | " + REFERENCE.get(id) + " | (why it is not encoded) |  |";
		}
		return "| " + id + " | " + what + " | encoded | " + FILES.get(id) + " |";
	}

	private static String counts(String name, Predicate<String> ours) {
		StringBuilder line = new StringBuilder("| " + name + " |");
		for (String kind : List.of("rule", "safety", "table")) {
			List<String> ids = of(kind).filter(ours).toList();
			line.append(" " + ids.stream().filter(ENCODED::containsKey).count() + " of " + ids.size() + " |");
		}
		return line + " " + of("retired").filter(ours).count() + " |";
	}

	private static Stream<String> of(String kind) {
		return REFERENCE.entrySet().stream().filter((entry) -> entry.getValue().equals(kind)).map(Map.Entry::getKey);
	}

	private static String byDisease(Disease disease) {
		StringBuilder line = new StringBuilder("| " + name(disease) + " |");
		for (OptionRule.Kind kind : OptionRule.Kind.values()) {
			line.append(" " + book.rules()
				.stream()
				.filter((rule) -> !rule.id().startsWith("G-") && rule.kind() == kind
						&& rule.diseases().contains(disease))
				.count() + " |");
		}
		line.append(" " + book.safety().stream().filter((row) -> holds(row, disease)).count() + " |");
		Collection<TkiTable.Row> table = (disease == Disease.CML) ? book.tki().rows() : List.of();
		long open = book.rules()
			.stream()
			.filter((rule) -> !rule.id().startsWith("G-") && rule.check() == CheckMark.M
					&& rule.diseases().contains(disease))
			.count()
				+ book.safety().stream().filter((row) -> row.check() == CheckMark.M && holds(row, disease)).count();
		return line + " " + table.size() + " | " + open + " |";
	}

	private static boolean holds(SafetyRule row, Disease disease) {
		Criterion also = row.alsoWhen();
		return row.diseases().contains(disease) || (also != null && Fields.diseases(also).contains(disease));
	}

	private static String name(Disease disease) {
		return Set.of(Disease.B_ALL, Disease.T_ALL, Disease.T_PLL, Disease.RICHTER).contains(disease)
				? disease.shortName() : disease.name();
	}

	private static java.util.Optional<String> marks(String name) {
		Map<CheckMark, Integer> counts = new TreeMap<>();
		book.rules()
			.stream()
			.filter((rule) -> rule.id().startsWith(name + "-"))
			.forEach((rule) -> counts.merge(rule.check(), 1, Integer::sum));
		book.safety()
			.stream()
			.filter((row) -> row.id().startsWith(name + "-"))
			.forEach((row) -> counts.merge(row.check(), 1, Integer::sum));
		if (counts.isEmpty()) {
			return java.util.Optional.empty();
		}
		return java.util.Optional.of("| " + name + " | " + counts.getOrDefault(CheckMark.V, 0) + " | "
				+ counts.getOrDefault(CheckMark.P, 0) + " | " + counts.getOrDefault(CheckMark.M, 0) + " |");
	}

}
