package org.nextline.scores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the table of scores in docs/knowledge-coverage.md, the list of the reference and
 * the scores together; what fails names the lines to write.
 */
class ScoreCoverageTests {

	private static final Path DOCUMENT = Path.of("docs/knowledge-coverage.md");

	private static final Pattern ROW = Pattern
		.compile("\\| ([a-z][a-z0-9_]+) \\| (\\d\\.\\d+) \\| ([^|]+) \\| ([VPM]?) ?\\| ([^|]*)\\|");

	/** Section by name. */
	private static final Map<String, String> REFERENCE = new LinkedHashMap<>();

	private static List<String> lines = List.of();

	@BeforeAll
	static void read() throws IOException {
		lines = Files.readAllLines(DOCUMENT);
		Files.readAllLines(Path.of("src/test/resources/reference-scores.txt"))
			.stream()
			.filter((line) -> !line.startsWith("#") && !line.isBlank())
			.forEach((line) -> REFERENCE.put(line.split(" ")[0], line.split(" ")[1]));
	}

	@Test
	void everyScoreOfTheReferenceStandsOnceWithItsStateOrTheReasonWhyNot() {
		Map<String, List<Matcher>> rows = new LinkedHashMap<>();
		lines.stream()
			.map(ROW::matcher)
			.filter(Matcher::matches)
			.forEach((row) -> rows.computeIfAbsent(row.group(1), (id) -> new ArrayList<>()).add(row));
		List<String> wanted = new ArrayList<>();
		REFERENCE.forEach((id, section) -> {
			List<Matcher> found = rows.getOrDefault(id, List.of());
			if (found.size() != 1 || !right(id, section, found.get(0))) {
				wanted.add(line(id, section));
			}
		});

		assertThat(wanted).as("lines that must stand once in " + DOCUMENT).isEmpty();
		assertThat(rows.keySet()).as("scores that the reference does not have").isSubsetOf(REFERENCE.keySet());
	}

	private static boolean right(String id, String section, Matcher row) {
		return Scores.find(id).isPresent() ? row.group().equals(line(id, section))
				: row.group(2).equals(section) && row.group(3).matches("not encoded: .+") && row.group(4).isEmpty();
	}

	private static String line(String id, String section) {
		return Scores.find(id)
			.map((score) -> "| " + id + " | " + score.sheet().section() + " | encoded | " + score.sheet().check()
					+ " | " + score.sheet().name() + " |")
			.orElse("| " + id + " | " + section + " | not encoded: why |  |  |");
	}

	@Test
	void everyScoreIsOneOfTheReference() {
		assertThat(Scores.all()).allSatisfy((score) -> {
			assertThat(REFERENCE).containsEntry(score.id(), score.sheet().section());
			assertThat(score.sheet().source()).isNotBlank();
			assertThat(score.sheet().population()).isNotBlank();
			assertThat(score.sheet().formula()).isNotBlank();
			assertThat(score.sheet().whenToUse()).isNotBlank();
		});
	}

	@Test
	void theNumberOfScoresIsRight() {
		assertThat(lines).contains(Scores.all().size() + " of " + REFERENCE.size() + " are encoded.");
	}

}
