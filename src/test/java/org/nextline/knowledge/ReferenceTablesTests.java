package org.nextline.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nextline.rules.Monitoring;
import org.nextline.rules.Prerequisite;
import org.nextline.rules.RuleBook;
import org.nextline.vocabulary.Disease;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the tables of the reference that name what to watch and what to test at relapse,
 * the pack and docs/knowledge-coverage.md together; what fails names the lines to write.
 */
class ReferenceTablesTests {

	private static final RuleBook BOOK = SharedPack.PACK.book();

	private static final List<Row> ROWS = new ArrayList<>();

	private static final Set<String> IDS = new TreeSet<>();

	/**
	 * A row of the reference.
	 *
	 * @param kind monitoring or prerequisite
	 * @param table its table
	 * @param name its name there
	 * @param pack ids of the rows of the pack that hold it
	 * @param unlocks what the reference says it unlocks
	 * @param added what the pack adds
	 */
	private record Row(String kind, String table, String name, List<String> pack, Set<String> unlocks,
			Set<String> added) {

		String line() {
			return "| " + this.table + " | " + this.name + " | encoded | " + String.join(", ", this.pack) + " |";
		}

	}

	@BeforeAll
	static void read() throws IOException {
		BOOK.rules().forEach((rule) -> IDS.add(rule.id()));
		BOOK.safety().forEach((row) -> IDS.add(row.id()));
		BOOK.tki().rows().forEach((row) -> IDS.add(row.id()));
		Files.readAllLines(Path.of("src/test/resources/reference-tables.txt"))
			.stream()
			.filter((line) -> !line.startsWith("#") && !line.isBlank())
			.map((line) -> line.split("\\|", -1))
			.map((cells) -> new Row(cells[0].trim(), cells[1].trim(), cells[2].trim(), list(cells[3]),
					(cells.length > 4) ? expanded(cells[4]) : Set.of(),
					(cells.length > 5) ? expanded(cells[5]) : Set.of()))
			.forEach(ROWS::add);
	}

	private static List<String> list(String cell) {
		return Arrays.stream(cell.split(",")).map(String::trim).filter((one) -> !one.isEmpty()).toList();
	}

	/** {@code AML-R-010..021} stands for the ids in between that exist. */
	private static Set<String> expanded(String cell) {
		Set<String> ids = new TreeSet<>();
		for (String one : list(cell)) {
			int range = one.indexOf("..");
			if (range < 0) {
				ids.add(one);
				continue;
			}
			String prefix = one.substring(0, one.lastIndexOf('-', range) + 1);
			String first = one.substring(prefix.length(), range);
			int last = Integer.parseInt(one.substring(range + 2));
			for (int number = Integer.parseInt(first); number <= last; number++) {
				String id = prefix + String.format("%0" + first.length() + "d", number);
				if (IDS.contains(id)) {
					ids.add(id);
				}
			}
		}
		return ids;
	}

	private static List<Row> rows(String kind) {
		return ROWS.stream().filter((row) -> row.kind().equals(kind)).toList();
	}

	@Test
	void theTablesAreWhole() {
		assertThat(rows("monitoring")).hasSize(15 + 9 + 23 + 2 + 11);
		assertThat(rows("prerequisite")).hasSize(25 + 13 + 20);
	}

	@Test
	void everyRowOnWhatToWatchIsInThePackAndTheReverse() {
		Set<String> held = new LinkedHashSet<>();
		rows("monitoring").forEach((row) -> held.addAll(row.pack()));

		assertThat(BOOK.monitoring()).extracting(Monitoring::id).containsExactlyInAnyOrderElementsOf(held);
	}

	@Test
	void everyTestAtRelapseOpensWhatTheReferenceSays() {
		Set<String> held = new LinkedHashSet<>();
		rows("prerequisite").forEach((row) -> {
			Set<String> opened = new TreeSet<>();
			BOOK.prerequisites()
				.stream()
				.filter((one) -> row.pack().contains(one.id()))
				.forEach((one) -> opened.addAll(one.unlocks()));
			Set<String> wanted = new TreeSet<>(row.unlocks());
			wanted.addAll(row.added());
			assertThat(opened).as(row.table() + ": " + row.name()).isEqualTo(wanted);
			held.addAll(row.pack());
		});

		assertThat(BOOK.prerequisites()).extracting(Prerequisite::id).containsExactlyInAnyOrderElementsOf(held);
	}

	@Test
	void everyDiseaseHasItsTests() {
		assertThat(Disease.values()).allSatisfy(
				(disease) -> assertThat(BOOK.prerequisites().stream().filter((one) -> one.diseases().contains(disease)))
					.as(disease.name())
					.hasSizeGreaterThan(3));
	}

	@Test
	void theWordsOfATestNameNoRows() {
		assertThat(BOOK.prerequisites())
			.allSatisfy((one) -> assertThat(one.test() + one.when() + one.say()).as(one.id())
				.doesNotContainPattern("[A-Z]+-[RSMC]-\\d"));
	}

	@Test
	void theCoveragePageAccountsForEveryRow() throws IOException {
		List<String> lines = Files.readAllLines(Path.of("docs/knowledge-coverage.md"));
		List<String> wanted = new ArrayList<>(ROWS.stream().map(Row::line).toList());
		wanted.removeAll(lines);

		assertThat(wanted).as("lines that must stand in docs/knowledge-coverage.md").isEmpty();
		assertThat(ROWS.stream().map(Row::line).distinct()).as("every row has a name of its own").hasSize(ROWS.size());
	}

}
