package org.nextline.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.nextline.vocabulary.Agent;
import org.nextline.vocabulary.Agents;

import static org.assertj.core.api.Assertions.assertThat;

/** The catalogue of agents is the one of the reference: classes, names, parts, codes. */
class AgentCatalogueTests {

	private static final Agents AGENTS = SharedPack.PACK.book().agents();

	private static List<String[]> reference() throws IOException {
		return Files.readAllLines(Path.of("src/test/resources/reference-agents.txt"))
			.stream()
			.filter((line) -> !line.startsWith("#") && !line.isBlank())
			.map((line) -> Arrays.copyOf(line.split("\\s*\\|\\s*", -1), 5))
			.toList();
	}

	private static List<String> list(String cell) {
		return (cell == null) ? List.of()
				: Arrays.stream(cell.split(",")).map(String::trim).filter((one) -> !one.isEmpty()).toList();
	}

	@Test
	void everyAgentOfTheReferenceIsThereAndNoOther() throws IOException {
		assertThat(AGENTS.all()).extracting(Agent::key)
			.containsExactlyInAnyOrderElementsOf(reference().stream().map((row) -> row[0]).toList())
			.hasSize(230);
	}

	@Test
	void classesNamesPartsAndCodesAreThoseOfTheReference() throws IOException {
		for (String[] row : reference()) {
			Agent agent = AGENTS.withKey(row[0]).orElseThrow();
			assertThat(agent.classes()).as(row[0]).isEqualTo(Set.copyOf(list(row[1])));
			assertThat(agent.synonyms()).as(row[0]).containsExactlyInAnyOrderElementsOf(list(row[2]));
			assertThat(agent.components()).as(row[0]).containsExactlyElementsOf(list(row[3]));
			assertThat(agent.atc()).as(row[0]).isEqualTo((row[4] == null) ? "" : row[4].trim());
		}
	}

}
